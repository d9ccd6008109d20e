"""Which words govern a citation: those before it in, the relation that they tell and the words themselves out.

In: the words before a citation in its clause. Out: a relation and its cue, the nearest one; None where no known words govern it.
"""

from __future__ import annotations

import re

from extractors.cues import CHANGED_RULES, CLAUSE_VERB, COLON, CUES, NEAR, NEGATED
from extractors.letters import without_marks

_CUT_OFF = re.compile(r"\s?,\s?$")  # behind a verb of carrying out


def governing(left: str) -> tuple[str | None, str | None]:
    """Return the relation of the cue that ends nearest to the end of `left`, and its words."""
    left = left.replace("qui định", "quy định").replace("Qui định", "Quy định")
    window, best = left[-NEAR:], None
    plain = without_marks(window)
    for cue in CUES:
        for found in reversed(_all(cue.pattern, plain)):
            said = window[slice(*found.span("cue"))]
            if " " not in said and not cue.words.fullmatch(said):
                continue
            if best is None or found.end("cue") > best[0] or (found.end("cue") == best[0] and len(said) > len(best[2])):
                best = (found.end("cue"), cue.relation, said)
    if best and best[1] == "IMPLEMENTS" and _CUT_OFF.match(window, best[0]):
        return None, None  # `Qua 15 năm thực hiện, Luật ... đã`
    if best is None and (colon := COLON.search(left)):
        return _clause_cue(left[: colon.start()])
    if best and best[1] == "PURSUANT_TO":
        before = window[: best[0] - len(best[2])]
        others = best[2].casefold().startswith("theo") and before.endswith("khác ")  # `các trường hợp khác theo quy định của`
        if (NEGATED.search(before) and not others) or CHANGED_RULES.search(without_marks(before)):
            return "CITES", best[2]
    return (best[1], best[2]) if best else (None, None)


def _clause_cue(clause: str) -> tuple[str | None, str | None]:
    """Return the verb that governs a colon list: the last one of the clause before it."""
    found = list(CLAUSE_VERB.finditer(clause[-240:]))
    if not found:
        return None, None
    word = found[-1].group()
    return ("PURSUANT_TO" if word.casefold().startswith(("theo", "quy")) else "IMPLEMENTS"), word


def last(pattern: re.Pattern[str], left: str) -> list[re.Match[str]]:
    """Return the last match of a pattern that ends at the end of `left`, searched in its last characters."""
    return _all(pattern, left[-NEAR:])[-1:]


def _all(pattern: re.Pattern[str], window: str) -> list[re.Match[str]]:
    """Return the matches of a pattern, those too that begin inside another."""
    found, at = [], 0
    while match := pattern.search(window, at):
        found.append(match)
        at = match.start() + 1
    return found
