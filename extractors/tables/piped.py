"""Tables whose rows are lines with bars between the cells: Markdown, and what the readers print for Word and HTML.

In: a cleaned text. Out: tables of tasks. Here the place of a cell says its column; where a row has another number of cells than the head, what the cells hold
says it, as in flattened tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractors.tables.align import align
from extractors.tables.cells import Cell, Span, Units, typed
from extractors.tables.heads import NUMBERS, UNIT_COLUMNS, arranged, column_of
from extractors.tables.rows import Row, Table, kind_of, of_hours, task_rows

_RULE = re.compile(r"[|\s:+=-]+")
_BETWEEN = 2  # paragraphs that may stand between two rows of one table, as at a page's end
Line = tuple[int, int, list[Span]]


def piped(clean: str, units: Units) -> Iterator[Table]:
    """Yield the tables of lines with bars."""
    lines = list(_lines(clean))
    at = 0
    while at < len(lines):
        columns, below = _head(clean, lines, at)
        if not columns:
            at += 1
            continue
        stop = next((index for index in range(below, len(lines)) if _apart(clean, lines[index - 1], lines[index])), len(lines))
        table, at = _table(clean, lines[at], lines[below:stop], columns, units), stop
        if table:
            yield table


def _lines(clean: str) -> Iterator[Line]:
    """Yield the rows: lines with two bars or more, or one between two texts, each with the spans of its cells, empty ones too."""
    bar, end = clean.find("|"), 0
    while bar >= 0:
        start = clean.rfind("\n", end, bar) + 1 or end
        end = stop if (stop := clean.find("\n", bar)) >= 0 else len(clean)
        line = clean[start:end]
        if (line.count("|") > 1 or " | " in line) and not _RULE.fullmatch(line):
            yield start, end, _cells(clean, start, end)
        bar = clean.find("|", end)


def _cells(clean: str, start: int, end: int) -> list[Span]:
    """Return the spans of the cells between the bars of a line, without the white space around them."""
    bars = [start - 1, *(match.start() for match in re.compile(r"\|").finditer(clean, start, end)), end]
    spans = [_stripped(clean, left + 1, right) for left, right in pairwise(bars)]
    return spans[clean[start] == "|" : len(spans) - (clean[end - 1] == "|")]


def _stripped(clean: str, start: int, end: int) -> Span:
    text = clean[start:end]
    left = start + len(text) - len(text.lstrip())
    return left, max(left, start + len(text.rstrip()))


def _apart(clean: str, before: Line, after: Line) -> bool:
    """Whether more stands between two rows than may stand inside a table."""
    return clean.count("\n", before[1], after[0]) > _BETWEEN + 1


def _head(clean: str, lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """Return the columns that a line names, with the line below it where cells of the head are parted there, and the first row below."""
    names = _named(clean, lines[at])
    if sum(name is not None for name in names) < 2:
        return (), at
    below = at + 1
    if below < len(lines) and len(lines[below][2]) == len(names):
        under = _named(clean, lines[below])
        if all(name or start == end for name, (start, end) in zip(under, lines[below][2], strict=True)) and any(under):
            names, below = [lower or upper for lower, upper in zip(under, names, strict=True)], below + 1
    return arranged(names) or (), below


def _named(clean: str, line: Line) -> list[str | None]:
    return [column_of(clean[start:end]) for start, end in line[2]]


def _table(clean: str, head: Line, lines: Sequence[Line], columns: tuple[str, ...], units: Units) -> Table | None:
    """Return the table below a head."""
    rows = [row for line in lines if (row := _row(clean, line, columns, units))]
    found = tuple(task_rows(clean, rows, columns, units))
    if not found or of_hours(clean, rows):
        return None
    return Table(head[0], lines[-1][1], kind_of(clean, rows, columns), found)


def _row(clean: str, line: Line, columns: tuple[str, ...], units: Units) -> Row:
    """Return the cells of a line by column; a line that repeats the head, or numbers the columns, has none."""
    spans = line[2]
    texts = [clean[start:end] for start, end in spans]
    if [column_of(text) for text in texts].count(None) * 2 < len(texts) or (len(texts) > 2 and all(re.fullmatch(r"\(?[\dA-F]\)?", text) for text in texts)):
        return {}
    cells = [typed(clean, start, end, units) if end > start else None for start, end in spans]
    if len(cells) == len(columns):
        placed = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell]
    else:
        placed = _aligned([cell for cell in cells if cell], columns)
    if not _fitting(placed) or _goes_on(clean, placed):
        return {}
    return {column: [cell for _, cell in group] for column, group in groupby(placed, key=lambda item: item[0])}


def _goes_on(clean: str, placed: Sequence[tuple[str, Cell]]) -> bool:
    """Whether a row goes on with cells of the row before, from the page before: it has no number, and one of units begins inside a name."""
    names = [cell for column, cell in placed if column in UNIT_COLUMNS]
    return not any(column in NUMBERS for column, _ in placed) and any(clean[cell.start].islower() and not cell.share for cell in names)


def _aligned(cells: Sequence[Cell], columns: tuple[str, ...]) -> list[tuple[str, Cell]]:
    """Return the columns of the cells of a row from which cells are left out; nothing where they make more rows than one."""
    numbers = columns[0] if columns[0] in NUMBERS else "number"
    names = (numbers, "title", *(column for column in columns if column not in NUMBERS))
    places = align(cells, names)
    if any(place.begins for place in places[1:]):
        return []
    return [(names[place.column], cell) for place, cell in zip(places, cells, strict=True) if place.column is not None]


def _fitting(placed: Sequence[tuple[str, Cell]]) -> bool:
    """Whether no unit stands in a column where none can, nor a number or a long text in one of units."""
    return all(not (cell.marker == "number" or len(cell) > 700) for column, cell in placed if column in UNIT_COLUMNS)
