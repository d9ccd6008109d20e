"""What the document named before a citation tells of it: it stands in that one's title, in its list, changed it, or is in its name.

In: a clean text, its outline, the mentions and the readings of those before. Out: a `Reading`, or None where the words before it have to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.cues import ACTS, ALIAS, COORDINATE, COORDINATE_RELATION, GUIDES_TOO, JOINTS, LISTED, PLACED, QUOTES, TITLE
from extractors.intitles import in_amending_title, titled
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.pairs import Between, Pair, Reading
from extractors.passives import after_agent, by_agent

_FARTHEST = 700  # characters between two documents
_JOINT_AT_MOST = 60
_GOES_ON = re.compile(r"(?:^|[,;:])\s?\n")
_BEGINS = re.compile(r"\n\s?(?:[-+•]\s?)?(?:Căn\scứ|Điều\s\d|Xét|\d{1,2}\.\s[A-ZĐ])")


def in_name(mentions: Sequence[Mention], index: int) -> Reading | None:
    """A law inside the name of an amending law: cited, and amended by it."""
    mention = mentions[index]
    for back in range(index - 1, max(-1, index - 12), -1):
        outer = mentions[back]
        if outer.end >= mention.end and outer.start < mention.start:
            return Reading("CITES", None, inside=back, between=Between("AMENDS", "sửa đổi, bổ sung"))
    return None


def beside(clean: str, outline: Outline, mentions: Sequence[Mention], readings: Sequence[Reading], index: int) -> Reading | None:
    """Read a mention by the one before it: in its title, in its list, or said to change it."""
    pair = Pair.of(clean, mentions, readings, index)
    if pair is None or len(pair.words) > _FARTHEST or _parted(outline, pair):
        return None
    if changed := by_agent(pair):
        return changed
    if act := _second_act(pair):
        return Reading(*act)
    if ALIAS.search(pair.words):
        return Reading("CITES", None)
    return after_agent(pair) or titled(pair) or in_amending_title(pair) or _listed(pair)


def _second_act(pair: Pair) -> tuple[str, str] | None:
    """Return what this document does besides what it does to the one before: `thay thế Thông tư A và bãi bỏ Thông tư B`."""
    pattern = GUIDES_TOO if pair.before.relation == "GUIDES" else COORDINATE
    act = pattern.search(pair.plain) if pair.before.relation in ACTS else None
    return (COORDINATE_RELATION.get(act["cue"].casefold()[:3], "GUIDES"), pair.words[slice(*act.span("cue"))]) if act else None


def _parted(outline: Outline, pair: Pair) -> bool:
    """Whether a sentence ends between two mentions; a list may go on over a line that ends in `;` or `,`, and a number opens what is quoted."""
    if "\n" in pair.words:
        return not _GOES_ON.search(pair.words) or _BEGINS.search(pair.words) is not None
    return outline.sentence(pair.previous.start) != outline.sentence(pair.mention.start) and not QUOTES.search(pair.words)


def _listed(pair: Pair) -> Reading | None:
    """Read a further member of a list: it inherits the head's governing words; after a semicolon, those of the list outside any title."""
    before, last = pair.before, pair.words.rpartition(";")[2]
    plain = not last.strip() or (len(last) < _JOINT_AT_MOST and bool(JOINTS.fullmatch(without_marks(last))))
    behind_title = bool(TITLE.match(pair.plain)) and bool(LISTED.search(pair.words))
    in_title = before.between is not None and before.inside is not None and before.relation == "CITES"
    if (plain or behind_title) and (not in_title or ";" in pair.words or PLACED.search(pair.plain)):
        outer = _outer(pair)
        return Reading(outer.relation, outer.cue)
    return Reading("CITES", None, inside=before.inside) if plain and before.between else None


def _outer(pair: Pair) -> Reading:
    """Return the reading of the document outside whose title nothing stands, from a mention inside one or more."""
    at = pair.back
    while (inside := pair.readings[at].inside) is not None and inside < at:
        at = inside
    return pair.readings[at]
