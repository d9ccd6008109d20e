"""The numbers in a text without marks, which the extractor does not read: `can cu nghi dinh so 43/2014/nd-cp ngay 15/5/2014 cua chinh phu`.

In: a sentence. Out: a `Reading` for each number behind a kind's word, each with letters, and each further one of a list.
"""

from __future__ import annotations

import re

from extractors.registry import ascii_fold
from graph.find.bodies import NOBODY, Said
from graph.find.typed import BETWEEN, NUMBER, Reading, date_at, issuer, kind_words, number_of

_JOINT = re.compile(r"\s*(?:,|;|,?\s*\bva\b|\bhoac\b)\s*(?:so\s*)?")
_SO_BEFORE = re.compile(r"\s*[:.,]?\s*(?:\bso\s*[:.]?)?\s*$")
_KIND = 40  # characters before a number in which its kind's word stands
_ISSUER = 12  # words behind it that can name who issued it


def scanned(text: str) -> list[Reading]:
    """Return what a text says of each number in it."""
    plain, kind, end = ascii_fold(text), None, -1
    found: list[Reading] = []
    for match in NUMBER.finditer(plain):
        number, is_named, word = number_of(match.group()), *_kind_before(plain, match.start())
        listed = end >= 0 and _JOINT.fullmatch(plain, end, match.start()) is not None
        if number and (is_named or listed or len(number.parts) > 1):
            kind, end = kind if listed and not is_named else word, match.end()
            found.append(Reading(kind, number, None, *_behind(plain[end:])))
    return found


def _kind_before(plain: str, end: int) -> tuple[bool, str | None]:
    """Whether a kind's word stands right before a number, and the kind."""
    left = _SO_BEFORE.sub("", plain[max(0, end - _KIND) : end])
    for word, kind in kind_words():
        if left.endswith(word) and not left[: -len(word)][-1:].isalnum():
            return True, kind
    return False, None


def _behind(text: str) -> tuple[int | None, str | None, str | None, Said]:
    """Read year, date and issuer at the beginning of what follows a number."""
    rest = text.lstrip(" ,(")
    end, year, date = date_at(rest)
    some = BETWEEN.sub(" ", rest[end:]).split()[:_ISSUER]
    bodies = (issuer(" ".join(some[:count])) for count in range(len(some), 0, -1))
    return year, date, None, next((said for said in bodies if said), NOBODY)
