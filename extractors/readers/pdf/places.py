"""Tables without lines on a page: a page of pdfium and its text come in, the spans of the text that are tables go out, each with its rows.

The lines of a table's cells begin where its columns do, and a word belongs to the last column that begins before it. The head (`STT`, and words that tables
of tasks know) begins the table, a number in the first column each row; anything else there ends the table. What fits badly is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.readers.grid import framed

HEAD = re.compile(r"^\s*(?:S?TT|Stt|Số\s?(?:TT|thứ tự))\b", re.MULTILINE)
_NUMBER = re.compile(r"\d{1,3}[.)]?|[IVX]{1,4}[.)]?")
_NEAR = 2.5  # points between beginnings of one column
_MOST = 50_000  # characters of a page
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
Edit = tuple[int, int, str]
Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class _Word:
    """A word: its span in the text, from where to where it reaches, and whether it begins a line of its cell."""

    start: int
    end: int
    left: float
    right: float
    text: str
    opens: bool


def upright(page: Any, box: Box) -> Box:
    """Return where a box of a page lies when the page is turned as it is seen."""
    return _turned(box, page.get_rotation(), *page.get_size())


def lying(page: Any, box: Box) -> Box:
    """Return where a box of the page as it is seen lies before the page is turned."""
    width, height = page.get_size()
    turned = page.get_rotation()
    return _turned(box, (360 - turned) % 360, *((height, width) if turned % 180 else (width, height)))


def _turned(box: Box, degrees: int, width: float, height: float) -> Box:
    """Return a box turned clockwise, on a page that is so wide and high afterwards.

    >>> [_turned((10, 20, 30, 60), degrees, 100, 200) for degrees in (90, 180, 270)]
    [(20, 170, 60, 190), (70, 140, 90, 180), (40, 10, 80, 30)]
    """
    left, bottom, right, top = box
    if degrees == 90:
        return bottom, height - right, top, height - left
    if degrees == 180:
        return width - right, height - top, width - left, height - bottom
    return (width - top, left, width - bottom, right) if degrees == 270 else box


def tables(page: Any, textpage: Any, text: str) -> Iterator[Edit]:
    """Yield the spans of a page's text that are tables, each with its rows as lines."""
    if len(text) > _MOST or not HEAD.search(text):
        return
    words = list(_words(page, textpage, text))
    at = 0
    while at < len(words):
        found = _table(words, at) if words[at].opens and HEAD.match(f"{words[at].text} {words[at + 1].text if at + 1 < len(words) else ''}") else None
        if found:
            stop, rows = found
            yield words[at].start, words[stop - 1].end, "\n".join(map(framed, rows))
            at = stop
        else:
            at += 1


def _words(page: Any, textpage: Any, text: str) -> Iterator[_Word]:
    """Yield the words in the order in which they are printed."""
    for found in re.finditer(r"\S+", text):
        left = upright(page, textpage.get_charbox(found.start(), loose=True))[0]
        right = upright(page, textpage.get_charbox(found.end() - 1, loose=True))[2]
        yield _Word(*found.span(), left, right, found[0], found.start() == 0 or text[found.start() - 1] in "\r\n")


def _table(words: Sequence[_Word], at: int) -> tuple[int, list[list[str]]] | None:
    """Return where the table ends whose head begins at a word, and its rows."""
    from extractors.tables.heads import column_of

    first = words[at]
    stop = next((n for n in range(at + 1, len(words)) if words[n].opens and words[n].left <= first.right and not _NUMBER.fullmatch(words[n].text)), len(words))
    edges = _edges(words[at:stop])
    if len(edges) < _FEWEST_COLUMNS:
        return None
    rows: list[list[str]] = [[""] * len(edges)]
    for word in words[at:stop]:
        column = max(0, bisect_right(edges, word.left + _NEAR) - 1)
        if column == 0 and _NUMBER.fullmatch(word.text):
            rows.append([""] * len(edges))
        rows[-1][column] = f"{rows[-1][column]} {word.text}".strip()
    named = sum(column_of(cell) is not None for cell in rows[0])
    if named < 2 or not all(rows[0]) or len(rows) <= _FEWEST_ROWS or any(sum(map(bool, row)) < 2 for row in rows):
        return None
    return stop, rows


def _edges(words: Sequence[_Word]) -> list[float]:
    """Return where columns begin: where lines of cells begin twice or more, or once below a word of the head."""
    first = words[0]
    head = next((n for n, word in enumerate(words) if n and word.opens and word.left <= first.right), len(words))
    edges: list[list[float]] = []
    opened: set[int] = set()
    for left, opens in sorted((word.left, word.opens) for n, word in enumerate(words) if word.opens or n < head):
        if not edges or left - edges[-1][0] > _NEAR:
            edges.append([])
        edges[-1].append(left)
        if opens:
            opened.add(len(edges) - 1)
    return [first.left, *(group[0] for n, group in enumerate(edges) if n in opened and len(group) > 1 and group[0] > first.right)]
