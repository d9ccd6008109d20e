"""The printed lines of a text: without rules, page numbers and the running headers beside them.

In: a text with unified characters. Out: `Line`s, each with its place and its content, and the width of a full one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.letters import rx

_PAGE = rx(r"[-\s]*(?:Trang|trang|Page)?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?[-\s]*")
_LONGEST_PAGE = 15  # characters of a page number
_LONE_NUMBER = rx(r"[-\s]*\d{1,4}[-\s]*")
_LONGEST_LONE = 8
_BROKEN = rx(r"\d\s?[-/]$|/[A-ZĐ&]{2,}-$")  # ends inside a number of a document, whose letters follow
_GOES_ON = rx(r"[A-ZĐ]{2,}")
_COUNTED = rx(r"(?:S?TT|[Ss]tt|[Ss]ố\s?TT)\.?")  # heads the column of row numbers
_LONGEST_COUNTED = 6  # `Số TT.`
_TAG = rx(r"</?(?:div|p|span|strong|b|i|em|u|center|font|br|h[1-6])(?:\s[^<>\n]{0,200})?/?>\s*", re.IGNORECASE)
_RULE = rx(r"[-_=~.\s]{3,}|[|:+\s]*(?:-{3,}[|:+\s]*)+|-{2,}\s*PAGE.{0,12}-{2,}")
_OPENS_RULE = frozenset("-_=~.|:+")
_ENDS = frozenset(".;:!?…|")
_CLOSING = "”\"’')]"  # may stand behind what ends a sentence


class Line(NamedTuple):
    """One printed line: half-open offsets of its content, without the white space around it, and the content."""

    start: int
    end: int
    text: str


def printed_lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold anything."""
    at = 0
    for printed in text.split("\n"):
        content = printed.strip()
        if content and content[0] == "<":
            content = _untagged(content)
        if content and not (content[0] in _OPENS_RULE and _RULE.fullmatch(content)):
            start = at if content is printed else at + printed.index(content)
            yield Line(start, start + len(content), content)
        at += len(printed) + 1


def _untagged(content: str) -> str:
    """Return a line without the tags of HTML with which it begins, which Markdown may hold, and those with which it then ends."""
    start, end = 0, len(content)
    while tag := _TAG.match(content, start, end):
        start = tag.end()
    while end > start > 0 and content[end - 1] == ">" and _TAG.fullmatch(content, opened := content.rfind("<", start, end), end):
        end = opened
        while end > start and content[end - 1].isspace():
            end -= 1
    return content[start:end]


def full_width(lines: Sequence[Line]) -> int:
    """Return the width of a full line: what nine of ten lines stay under, zero where lines are not wrapped at all."""
    widths = sorted(len(line.text) for line in lines)
    width = widths[len(widths) * 9 // 10] if widths else 0
    return width if width <= 140 else 0


def without_pages(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out page numbers and the running headers beside them."""
    pages = frozenset((*_page_numbers(lines), *_inside_numbers(lines)))
    furniture = _running(lines, pages)
    if not pages and not furniture:
        return lines
    return [line for index, line in enumerate(lines) if index not in pages and line.text not in furniture]


def _page_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where page numbers stand: lone numbers that count on, some lines apart.

    Below the head of a table (`STT`) lone numbers count its rows, unless pages were counted before.
    """
    expected, before = {1, 2, 3}, -1
    for index, line in enumerate(lines):
        content = line.text
        if len(content) > _LONGEST_PAGE:
            continue
        page = _PAGE.fullmatch(content)
        if page and int(page[1]) in expected and (index - before > 8 or index - before == 1):
            expected, before = {int(page[1]) + 1, int(page[1]) + 2}, index
            yield index
        elif 1 in expected and _counts(content):
            return


def _inside_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where lone numbers stand inside the number of a document that a page's end broke: `30/2020/`, `12`, `NĐ-CP`."""
    for index in range(1, len(lines) - 1):
        lone = lines[index].text
        if len(lone) > _LONGEST_LONE or not _is_number(lone):
            continue
        before, after = lines[index - 1].text, lines[index + 1].text
        if before[-1] in "/-" and _BROKEN.search(before[-_LONGEST_PAGE:]) and _GOES_ON.match(after):
            yield index


def _counts(content: str) -> bool:
    """Whether a line heads the column in which a table counts its rows."""
    return len(content) <= _LONGEST_COUNTED and _COUNTED.fullmatch(content) is not None


def _running(lines: Sequence[Line], pages: frozenset[int]) -> frozenset[str]:
    """Return running headers: one short line that stands at least three times right beside a page number; numbers of a table's rows are none."""
    rows = next((index for index, line in enumerate(lines) if _counts(line.text)), len(lines))
    numbers = {index for index, line in enumerate(lines) if _is_number(line.text) and (index < rows or index in pages)}
    around = (other for index in numbers for other in (index - 1, index + 1) if 0 <= other < len(lines) and other not in numbers)
    beside = Counter(lines[other].text for other in around)
    return frozenset(item for item, count in beside.items() if count >= 3 and 8 <= len(item) <= 100 and not ended(item))


def _is_number(content: str) -> bool:
    last = content[-1]
    return (last == "-" or last.isdecimal()) and _LONE_NUMBER.fullmatch(content) is not None


def ended(line: str) -> bool:
    """Whether a line ends as a sentence or a cell does."""
    last = line[-1]
    return last in _ENDS or (last in _CLOSING and line.rstrip(_CLOSING)[-1:] in _ENDS)
