"""Where the title of a cited document stands: a citation and what follows it in, a span out."""

from __future__ import annotations

import re

from extractors.cues import CLAUSE, TITLE
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.outline import Outline

_OPENER = 120  # characters behind a document in which its title opens


def title(clean: str, outline: Outline, mentions: list[Mention], index: int) -> tuple[int, int] | None:
    """Return the span of the title that follows a mention; a law that is cited by its name has it in that name."""
    mention = mentions[index]
    opener = TITLE.match(without_marks(clean[mention.end : mention.end + _OPENER]))
    following = mentions[index + 1].start if index + 1 < len(mentions) else len(clean)
    if not opener or mention.form == "law by name" or following <= mention.end + opener.end():
        return None
    start = mention.end + opener.start("opens")
    end = _end(clean, start, outline.sentence(mention.start)[1], mentions, index)
    return (start, end) if end > start + 3 else None


def _end(clean: str, start: int, stop: int, mentions: list[Mention], index: int) -> int:
    """Return where a title ends: at a semicolon, a full stop, a line feed outside quotation marks, or before the next list member."""
    text = clean[start : min(stop, start + 600)]
    depth = 0
    for match in re.finditer(r"[“”\"();\n]|\.\s|\.$|:\s|/\.", text):
        mark = match.group()
        depth += {"“": 1, "”": -1, "(": 1, ")": -1}.get(mark, 0)
        if depth < 0 or (depth == 0 and mark[0] in ";\n./:"):
            text = text[: match.start()]
            break
    following = mentions[index + 1].start - start if index + 1 < len(mentions) else len(text)
    if 0 < following < len(text) and re.search(r"(?:,|\bvà|\bhoặc)\s?(?:các\s|số\s)?$", text[:following]):
        text = re.sub(r"\s?(?:,|\bvà|\bhoặc)\s?(?:các\s|số\s)?$", "", text[:following])
    clause = CLAUSE.search(text)
    return start + len((text[: clause.start()] if clause else text).rstrip(" ,;."))
