"""Tables whose columns are parted by runs of spaces, as in the text of a PDF that keeps its layout.

In: a cleaned text, read in its source, where the spaces are. Out: tables of tasks. Only what is certain is taken: a head whose every column is known, cells
that keep to their column, and rows whose task and units stand on one line each; of other rows nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from heapq import merge

from extractors.tables.cells import Span, Units, typed
from extractors.tables.heads import NUMBERS, UNIT_COLUMNS, arranged, column_of
from extractors.tables.rows import Row, Table, kind_of, of_hours, task_rows
from extractors.text import Text

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_SLACK = 2  # characters by which a cell may begin before its head or reach over the next
_BLANKS = 2  # blank lines after which a table has ended
# each begins with its blanks, because a pattern that begins with plain characters is looked for quickly
_GAPS = (re.compile(r"  (?<=\S  ) *(?=\S)"), re.compile(r"\t(?<=\S\t)\t*(?=\S)"))
_LINE = re.compile(r"[^\n\f]*(?:[\n\f]|$)")
Segments = list[Span]
Placed = list[tuple[int, Span]]


def spaced(text: Text, units: Units, taken: Sequence[Span]) -> Iterator[Table]:
    """Yield the tables of columns parted by spaces outside the clean spans `taken`."""
    at = 0
    for begin, end in _wide_lines(text.raw):
        head = _segments(text.raw, begin, end)
        columns = _columns(text.raw, head) if begin >= at else ()
        if not columns or any(start <= text.to_clean(head[0][0]) < stop for start, stop in taken):
            continue
        below = list(_below(text.raw, end + 1, [start - begin for start, _ in head]))
        table = _table(text, units, below, columns, (text.to_clean(head[0][0]), text.to_clean(head[-1][1])))
        if table:
            yield table
            at = max(segment[1] for placed in below for _, segment in placed)


def _wide_lines(raw: str) -> Iterator[Span]:
    """Yield the lines that spaces or tabs part at two places or more."""
    raw = raw.replace("\f", "\n")
    line, gaps = (0, 0), 0
    for gap in merge(*(pattern.finditer(raw) for pattern in _GAPS), key=re.Match.start):
        if gap.start() >= line[1]:
            end = raw.find("\n", gap.end())
            line, gaps = (raw.rfind("\n", 0, gap.start()) + 1, len(raw) if end < 0 else end), 0
        gaps += 1
        if gaps == 2:
            yield line


def _segments(raw: str, start: int, end: int) -> Segments:
    """Return the pieces of a line between tabs and runs of spaces."""
    return [match.span() for match in _SEGMENT.finditer(raw, start, end)]


def _columns(raw: str, head: Segments) -> tuple[str, ...]:
    """Return the columns that a line names, where it names every one."""
    if len(head) < 3:
        return ()
    names = [column_of(_folded(raw, span)) for span in head]
    return (arranged(names) or ()) if all(names) else ()


def _folded(raw: str, span: Span) -> str:
    return unicodedata.normalize("NFC", raw[slice(*span)])


def _below(raw: str, at: int, starts: Sequence[int]) -> Iterator[Placed]:
    """Yield the lines of the table, each as pieces with their columns, up to blank lines or a line that runs over its columns."""
    blank = 0
    for line in _LINE.finditer(raw, at):
        placed = [(_column(line.start(), segment, starts), segment) for segment in _segments(raw, *line.span())]
        blank = 0 if placed else blank + 1
        if blank > _BLANKS or any(column is None for column, _ in placed):
            return
        yield [(column or 0, segment) for column, segment in placed]


def _column(begin: int, segment: Span, starts: Sequence[int]) -> int | None:
    """Return the column in which a piece of a line stands, or None where it reaches over into the next."""
    left, right = segment[0] - begin, segment[1] - begin
    column = max((place for place, start in enumerate(starts) if start <= left + _SLACK), default=0)
    following = starts[column + 1] if column + 1 < len(starts) else right
    return column if right <= following + _SLACK else None


def _table(text: Text, units: Units, lines: Sequence[Placed], columns: tuple[str, ...], head: Span) -> Table | None:
    """Return the table below a head."""
    rows = [row for group in _rows(lines) if (row := _row(text, units, group, columns))]
    found = tuple(task_rows(text.clean, rows, columns, units))
    if not found or of_hours(text.clean, rows):
        return None
    last = max(segment[1] for placed in lines for _, segment in placed)
    return Table(head[0], text.to_clean(last - 1) + 1, kind_of(text.clean, rows, columns), found)


def _rows(lines: Sequence[Placed]) -> Iterator[dict[int, Segments]]:
    """Yield rows as pieces by column; a row begins with a line that has something in the first column."""
    row: dict[int, Segments] = {}
    for placed in lines:
        if row and any(column == 0 for column, _ in placed):
            yield row
            row = {}
        for column, segment in placed:
            row.setdefault(column, []).append(segment)
    if row:
        yield row


def _row(text: Text, units: Units, pieces: dict[int, Segments], columns: tuple[str, ...]) -> Row:
    """Return the cells of a row by column; nothing where its task or a unit is written over several lines."""
    row: Row = {}
    for column, segments in pieces.items():
        name = columns[column]
        if len(segments) > 1 and (name == "task" or name in UNIT_COLUMNS or name in NUMBERS):
            return {}
        start, end = text.to_clean(segments[0][0]), text.to_clean(segments[0][1] - 1) + 1
        if len(segments) == 1 and text.clean[start:end] == _folded(text.raw, segments[0]):
            row[name] = [typed(text.clean, start, end, units)]
    return row
