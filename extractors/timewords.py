"""The words, numbers and marks that expressions of time are made of: a clean text in, `Word`s out, each with its letter of the grammar.

The words are rows of `registry/deadlines.toml`. Whatever else stands in a text is a bar, which no expression crosses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.letters import rx, without_marks
from extractors.registry import TimeWord, time_words

LETTERS: Mapping[str, str] = {
    "before": "B", "by": "b", "within": "W", "until": "U", "at": "a", "label": "L", "never": "Z", "from": "F", "since": "K",
    "every": "E", "periodic": "P", "times": "l", "day": "D", "workday": "k", "week": "w", "month": "M", "quarter": "Q", "year": "A",
    "hour": "h", "minute": "p", "side": "s", "next": "X", "this": "T", "session": "S", "filler": "c", "joint": "&", "number": "n", "weekday": "V",
}  # fmt: skip
BAR = "|"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBERS = (  # letter and pattern: day, month and year; month and year; day and month; an hour; a year; any other number
    ("x", r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"),
    ("m", r"\d{1,2}\s?[/-]\s?(?:19|20)\d\d"),
    ("t", r"\d{1,2}\s?/\s?\d{1,2}"),
    ("H", r"\d{1,2}\s?h\s?(?:\d\d)?"),
    ("y", r"(?:19|20)\d\d"),
    ("n", r"\d{1,3}(?:\s?\([^()\d]{2,20}\))?"),  # 05 (năm) ngày
)
_NUMBER = "|".join(rf"(?P<{name}>(?<![\w.,])(?<!\d/)(?:{pattern})(?![\w/]|[.,]\d))" for name, pattern in _NUMBERS)  # Quý IV/2025
_MARKS = {",": ",", ";": ";", "-": "-", ":": ":", "(": "(", "/": ""}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark; `code` is its letter in the grammar, `value` the number, or the numbers of a date as printed."""

    code: str
    start: int
    end: int
    value: Any = None


def plain(text: str) -> str:
    """Return a text without case and marks, letter for letter, so that offsets hold.

    >>> plain("Chậm nhất QUÝ IV")
    'cham nhat quy iv'
    """
    low = without_marks(text).lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in without_marks(text))


def words(text: str) -> list[Word]:
    """Return the words of time in a text, with bars between those that do not follow each other at once.

    >>> "".join(word.code for word in words("Sở Y tế báo cáo trước ngày 15 tháng 12 năm 2025"))
    '|BDnMnAy'
    """
    low = plain(text)
    found: list[Word] = []
    position = 0
    for match in _lexicon()[1].finditer(low):
        gap, word = low[position : match.start()], _word(text, match)
        if gap.strip() or "\n" in gap or word is None:
            found.append(Word(BAR, position, match.start()))
        if word and word.code:
            found.append(word)
        position = match.end()
    return found


@cache
def _lexicon() -> tuple[Mapping[str, tuple[tuple[str, TimeWord], ...]], re.Pattern[str]]:
    """Return the rows of each word as it is without marks, those first that count with their marks; and the pattern of all words."""
    rows: dict[str, list[tuple[str, TimeWord]]] = {}
    for row in time_words():
        for form in row.forms:
            rows.setdefault(plain(form), []).append((form, row))
    spelled = "|".join(form.replace(" ", r"\s{1,2}") for form in sorted(rows, key=len, reverse=True))
    pattern = rf"{_NUMBER}|(?P<roman>(?<!\w)(?:iv|i{{1,3}})(?!\w))|(?P<word>(?<!\w)(?:{spelled})(?![^\W\d_]))|(?P<mark>[,;:(/-])"
    return {key: tuple(sorted(found, key=lambda item: not item[1].exact)) for key, found in rows.items()}, rx(pattern)


def _word(text: str, match: re.Match[str]) -> Word | None:
    kind = match.lastgroup
    if kind == "word":
        printed = " ".join(text[slice(*match.span())].lower().split())
        row = next((row for form, row in _lexicon()[0][" ".join(match.group().split())] if not row.exact or form == printed), None)
        return Word(LETTERS[row.kind], *match.span(), row.value) if row else None
    if kind == "mark":
        return Word(_MARKS[match.group()], *match.span())
    if kind == "roman":
        return Word("r", *match.span(), _ROMAN[match.group()])
    numbers = tuple(map(int, re.findall(r"\d+", match.group())))
    return Word(kind or BAR, *match.span(), numbers[0] if kind in {"n", "y"} else numbers)
