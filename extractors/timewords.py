"""The words, numbers and marks that expressions of time are made of: a clean text in, `Word`s out, each with its letter of the grammar.

The words are rows of `registry/deadlines.toml`. Whatever else stands in a text is a bar, which no expression crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from extractors.letters import plain
from extractors.registry.wording import TimeWord, time_words

LETTERS: Mapping[str, str] = {
    "before": "B", "by": "b", "within": "W", "until": "U", "at": "a", "label": "L", "colon": "L", "done": "d", "never": "Z", "term": "N",
    "from": "F", "since": "K", "every": "E", "periodic": "P", "times": "l", "side": "s", "next": "X", "this": "T", "filler": "c", "joint": "&",
    "minute": "p", "hour": "h", "day": "D", "workday": "k", "week": "w", "month": "M", "quarter": "Q", "year": "A",
    "session": "S", "number": "n", "weekday": "V",
}  # fmt: skip
BAR = "|"
_ROMAN = {"i": 1, "ii": 2, "il": 2, "iii": 3, "ill": 3, "iv": 4, "lv": 4}  # a scan prints l for I
_NUMBERS = (  # letter and pattern; the first that fits is read
    ("x", r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"),  # day, month and year
    ("m", r"\d{1,2}\s?[/-]\s?(?:19|20)\d\d"),  # month and year
    ("t", r"\d{1,2}\s?/\s?\d{1,2}"),  # day and month
    ("H", r"\d{1,2}\s?h\s?(?:\d\d)?"),  # 17h00
    ("y", r"(?:19|20)\d\d"),
    ("n", r"\d{1,3}(?:\s?\([^()\d]{2,20}\))?"),  # 05 (năm) ngày
)
_NUMBER = re.compile(rf"(?:{'|'.join(f'(?P<{letter}>{pattern})' for letter, pattern in _NUMBERS)})(?![\w/]|[.,]\d)")
_PART = re.compile(r"\d/$|.?[\w.,]$")  # what a number goes on from; but Quý IV/2025
_MARKS = {",": ",", ";": ";", "-": "-", ":": ":", "(": "(", "/": ""}


class Word(NamedTuple):
    """A word, number or mark; `code` is its letter in the grammar, `value` the number, or the numbers of a date as printed."""

    code: str
    start: int
    end: int
    value: Any = None


def words(text: str) -> list[Word]:
    """Return the words of time in a text, with bars between those that do not follow each other at once.

    >>> "".join(word.code for word in words("Sở Y tế báo cáo trước ngày 15 tháng 12 năm 2025"))
    '|BDnMnAy'
    """
    low = plain(text)
    found: list[Word] = []
    position = 0
    for step in _steps().finditer(low):
        if step.start() < position:
            continue
        mark = _MARKS.get(step[0])
        word = _word(text, low, step, found[-1] if found else None) if mark is None else Word(mark, *step.span())
        if word is None:
            continue
        gap = low[position : word.start]
        if gap and gap != " " and (gap.strip() or "\n" in gap):
            found.append(Word(BAR, position, word.start))
        if word.code:
            found.append(word)
        position = word.end
    return [*found, Word(BAR, position, len(text))] if low[position:].strip(" .)…") else found


def _word(text: str, low: str, step: re.Match[str], before: Word | None) -> Word | None:
    """Return the word or number that begins at a step; None where it is none of time's."""
    at, first = step.start(), step.group()
    if first[0].isdigit():
        return _number(low, at, before)
    if first in _ROMAN:
        return Word("r", at, step.end(), _ROMAN[first])
    following = _lexicon().get(first)
    match = following.pattern.match(low, at) if following else None
    if following is None or match is None:
        return None
    if match["word"] is None:
        return Word(LETTERS["colon"], *match.span())
    rows = following.rows.get(match["word"]) or following.rows[" ".join(match["word"].split())]
    row: TimeWord | None = rows[0][1]
    if rows[0][1].exact:
        printed = " ".join(text[slice(*match.span())].lower().split())
        row = next((row for form, row in rows if not row.exact or form == printed), None)
    return Word(LETTERS[row.kind], *match.span(), row.value) if row else None


def _number(low: str, at: int, before: Word | None) -> Word | None:
    """Read a number or date; one that is part of something else (`QH13`, `1.500`) is none, one glued to its unit by a scan is."""
    glued = before is not None and before.end == at and before.code in "DMAQ"
    match = None if not glued and _PART.match(low[max(0, at - 2) : at]) else _NUMBER.match(low, at)
    if match is None:
        return None
    kind = match.lastgroup or BAR
    numbers = tuple(map(int, re.findall(r"\d+", match.group())))
    return Word(kind, *match.span(), numbers[0] if kind in {"n", "y"} else numbers)


@dataclass(frozen=True, slots=True)
class _Following:
    """The words that begin with one syllable: their pattern, and the rows of each, those first that are compared with their marks."""

    pattern: re.Pattern[str]
    rows: Mapping[str, tuple[tuple[str, TimeWord], ...]]


@cache
def _lexicon() -> Mapping[str, _Following]:
    """Return the words of the registry by their first syllable without marks."""
    begun: dict[str, dict[str, list[tuple[str, TimeWord]]]] = {}
    for row in time_words():
        for form in row.forms:
            key = plain(form)
            begun.setdefault(key.split()[0], {}).setdefault(key, []).append((form, row))
    return {first: _following(rows) for first, rows in begun.items()}


@cache
def _steps() -> re.Pattern[str]:
    """Return the pattern of all that a word, number or mark may begin with.

    Syllables go by their first letters, because those are compared quickly.
    """
    syllables: dict[str, list[str]] = {}
    for syllable in sorted({*_lexicon(), *_ROMAN}, key=len, reverse=True):
        syllables.setdefault(syllable[0], []).append(syllable[1:])
    spelled = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in syllables.items())
    return re.compile(rf"(?<![^\W\d_])(?:{spelled})(?![^\W\d_])|\d+|[,;:(/-]")


def _following(rows: Mapping[str, list[tuple[str, TimeWord]]]) -> _Following:
    labels = [key for key, found in rows.items() if any(row.kind == "colon" for _, row in found)]
    label = rf"(?:{_alternatives(labels)})(?:\s[^\W\d_]{{1,7}}){{1,5}}\s?:|" if labels else ""
    exact = {key: tuple(sorted(found, key=lambda item: not item[1].exact)) for key, found in rows.items()}
    return _Following(re.compile(rf"{label}(?P<word>{_alternatives(rows)})(?![^\W\d_])"), exact)


def _alternatives(forms: Iterable[str]) -> str:
    return "|".join(form.replace(" ", r"\s{1,2}") for form in sorted(forms, key=len, reverse=True))
