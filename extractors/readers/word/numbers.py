"""Automatic numbers of paragraphs: `numbering.xml` and the styles come in, the number that Word prints before each paragraph goes out.

Paragraphs are asked in order, because each counts on from the one before. Bullets are dashes, which the outline knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractors.readers.word.package import Package, W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9
_MOST = 30_000  # that Word counts to


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts."""

    start: int
    form: str  # decimal, lowerLetter ...
    text: str  # Điều %1.
    gap: str
    plain: bool  # all numbers of it in digits (isLgl)
    restart: int  # the count of levels above, each of which begins it anew


class Numbers:
    """The lists of a Word file, and how far each has counted."""

    def __init__(self, package: Package) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}  # a list that is another's: its id, the name of the style
        self._named: dict[str, str] = {}  # the style's name, the list that has its levels
        self._nums: dict[str, tuple[str, dict[int, _Level]]] = {}  # numId: the list, levels of its own
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        if package.numbering is not None:
            self._read_lists(package.numbering)
        if package.styles is not None:
            self._read_styles(package.styles)

    def _read_lists(self, root: Any) -> None:
        for item in root.findall(f"{W}abstractNum"):
            name = item.get(f"{W}abstractNumId", "")
            self._abstract[name] = {_whole(level.get(f"{W}ilvl")): _level(level) for level in item.findall(f"{W}lvl")}
            for tag, table, key in (("numStyleLink", self._linked, name), ("styleLink", self._named, None)):
                if link := _value(item, tag):
                    table[key or link] = link if key else name
        for item in root.findall(f"{W}num"):
            own = {}
            abstract = _value(item, "abstractNumId") or ""
            abstract = self._named.get(self._linked.get(abstract, ""), abstract)
            for override in item.findall(f"{W}lvlOverride"):
                at = _whole(override.get(f"{W}ilvl"))
                level = override.find(f"{W}lvl")
                start = _value(override, "startOverride")
                base = _level(level) if level is not None else self._abstract.get(abstract, {}).get(at)
                if base and (start or level is not None):
                    own[at] = _started(base, _whole(start) if start else base.start)
            self._nums[item.get(f"{W}numId", "")] = (abstract, own)

    def _read_styles(self, root: Any) -> None:
        for style in root.iter(f"{W}style"):
            number = style.find(f"{W}pPr/{W}numPr")
            given = (_value(number, "numId"), _maybe(_value(number, "ilvl"))) if number is not None else (None, None)
            self._styles[style.get(f"{W}styleId", "")] = (*given, _value(style, "basedOn"))

    def of(self, paragraph: Any) -> str:
        """Return what Word prints before a paragraph, with the gap behind it; nothing where it has no number. Counts on."""
        number, level = self._place(paragraph)
        if number not in self._nums:
            return ""
        abstract, own = self._nums[number]
        levels = {**self._abstract.get(abstract, {}), **own}
        if level not in levels:
            return ""
        self._count(number, abstract, levels, level, own)
        return _printed(self._counts[abstract], levels, level)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        own = properties.find(f"{W}numPr")
        number, level = (_value(own, "numId"), _maybe(_value(own, "ilvl"))) if own is not None else (None, None)
        at, seen = _value(properties, "pStyle"), 0
        while at in self._styles and seen < 20 and (number is None or level is None):
            styled, at_level, based = self._styles[at]
            number, level = number if number is not None else styled, level if level is not None else at_level
            at, seen = based, seen + 1
        return number or "", level or 0

    def _count(self, number: str, abstract: str, levels: dict[int, _Level], level: int, own: dict[int, _Level]) -> None:
        """Count one on, and begin anew the levels below."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if level in own and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = None
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for below in range(level + 1, _LEVELS):
            if below not in levels or level < levels[below].restart:
                counts[below] = None


def _printed(counts: list[int | None], levels: dict[int, _Level], level: int) -> str:
    how = levels[level]
    if how.form == "none" and "%" not in how.text:
        return f"{how.text}{how.gap}" if how.text else ""
    if how.form == "bullet":
        return f"{how.text if how.text in {'+', '-', '•', '–', '*'} else '-'} "

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        said = levels.get(at)
        count = counts[at] if counts[at] is not None else said.start if said else 1
        return written(count or 0, "decimal" if how.plain else said.form if said else "decimal")

    text = re.sub(r"%([1-9])", one, how.text)
    return f"{text}{how.gap}" if text.strip() else ""


def written(count: int, form: str) -> str:
    """Write a number as a list does.

    >>> [written(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")], written(28, "lowerLetter")
    (['4', 'd', 'IV', '04'], 'bb')
    """
    count = min(max(count, 0), _MOST)
    if form in {"lowerLetter", "upperLetter"} and count:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and count:
        return roman(count).upper() if form == "upperRoman" else roman(count)
    if form == "none":
        return ""
    return f"{count:02}" if form == "decimalZero" else str(count)


def roman(count: int) -> str:
    """Write a number from 1 on in small Roman numerals.

    >>> roman(4), roman(29)
    ('iv', 'xxix')
    """
    out = []
    for value, letters in _ROMAN:
        out.append(letters * (count // value))
        count %= value
    return "".join(out)


def _level(element: Any) -> _Level:
    at = _whole(element.get(f"{W}ilvl"))
    gap = {"nothing": ""}.get(_value(element, "suff") or "", " ")
    restart = _value(element, "lvlRestart")
    plain = element.find(f"{W}isLgl") is not None
    start = _value(element, "start")
    form = _value(element, "numFmt") or "decimal"
    return _Level(_whole(start) if start else 0, form, _value(element, "lvlText") or "", gap, plain, _whole(restart) if restart else at)


def _started(level: _Level, start: int) -> _Level:
    return _Level(start, level.form, level.text, level.gap, level.plain, level.restart)


def _value(element: Any, tag: str) -> str | None:
    found = element.find(f"{W}{tag}")
    value: str | None = None if found is None else found.get(f"{W}val")
    return value


def _whole(text: str | None) -> int:
    return _maybe(text) or 0


def _maybe(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None
