"""Tables whose cells are paragraphs of their own, one after the other.

In: a cleaned text. Out: tables of tasks. A head is a run of cells that name columns; the cells below it are put into its columns by what they hold and by the
order of the head; a head that is repeated goes on with the same table. The table ends where units come no more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.letters import rx
from extractors.tables.align import Placed, align, fits
from extractors.tables.cells import Cell, Span, Units, typed
from extractors.tables.heads import NUMBERS, UNIT_COLUMNS, arranged, column_of
from extractors.tables.rows import Row, Table, kind_of, of_hours, task_rows
from extractors.text import Text

_STOP = rx(
    r"(?:Nơi nhận|NƠI NHẬN|TM\.|KT\.|TL\.|TUQ\.|PHỤ LỤC|Phụ lục\s[IVX\d]|Ghi chú\s?:|Trên đây|Điều\s\d+\.|CHƯƠNG|Chương\s[IVX]+|CỘNG HÒA|CỘNG HOÀ|\[\d+\]\s)"
)
_OPENING = rx(r"(?:Trong quá trình|Trên cơ sở|Căn cứ|Yêu cầu|Đề nghị|Giao|Các (?:đơn vị|cơ quan|sở)|Thủ trưởng|Giám đốc|(?:Kế hoạch|Quyết định|Chỉ thị) này)\s")
_SECTION = rx(
    r"(?:(?:[IVX]{1,5}|\d{1,2}|[A-ZĐ])\s?[.)/]?\s)?(?i:tổ chức thực hiện|kinh phí thực hiện|chế độ (?:thông tin|báo cáo)|trách nhiệm (?:của|thi hành))(?!\w)"
)
_MARKER = rx(r"(?:Bước\s)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ])[.)]?(?!\w)")
_INDEX = rx(r"\(?\d{1,2}\)?|\(?[A-F]\)?")
_LONGEST_NAME = 60  # characters of the head of a column that no word explains
_MOST_COLUMNS = 14
_REACH = 4  # rows without units after which a table has ended
_NAMED = 0.15  # share of a cell that units take where it is about them
_LAST = 300  # characters of a text that still belongs to the last row
_UNCOUNTED = 2  # rows without numbers that are too few for a table
_FITTING = 0.7  # least share of cells that fit the column into which their order puts them


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its columns from left to right, numbers first, and the first cell below it."""

    columns: tuple[str, ...]
    below: int


def flattened(text: Text, units: Units, taken: Sequence[Span]) -> Iterator[Table]:
    """Yield the tables of flattened cells outside the spans `taken`, which are in order."""
    cells = list(_cells(text, taken))
    at = 0
    while at < len(cells):
        head = _head(text.clean, cells, at)
        if head is None:
            at += 1
            continue
        table = _table(text.clean, cells, at, head, units)
        if table:
            yield table
        at = next((index for index in range(head.below, len(cells)) if not table or cells[index][0] >= table.end), len(cells))


def _cells(text: Text, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the cells: paragraphs; where blank lines part the cells, with the paragraphs that a line break alone parts from them."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", text.clean)]
    apart = [_blank(text, before, after) for before, after in pairwise(spans)]
    blocks = sum(apart) * 2 > len(apart)
    held: Span | None = None
    for span, parted in zip(spans, [True, *apart], strict=False):
        within = bisect_right(taken, span[0], key=lambda place: place[0]) - 1
        if within >= 0 and span[0] < taken[within][1]:
            continue
        if held and not parted and (blocks or _goes_on(text.clean, held, span)):
            held = (held[0], span[1])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _blank(text: Text, before: Span, after: Span) -> bool:
    """Whether a blank line stands between two paragraphs in the source."""
    return text.raw.count("\n", text.to_raw(before[1] - 1), text.to_raw(after[0])) > 1


def _goes_on(clean: str, before: Span, after: Span) -> bool:
    """Whether a list of items goes on in the next line."""
    bullets = all(clean[span[0]] in "-+•*" for span in (before, after))
    return bullets and clean[before[1] - 1] in ";,"


def _head(clean: str, cells: Sequence[Span], at: int) -> Head | None:
    """Return the head that begins at a cell."""
    if column_of(clean[slice(*cells[at])]) is None:
        return None
    names, at = _names(clean, cells, at)
    if "number" in names[1:] or "step" in names[1:]:
        return None  # a line before the head
    while names and names[-1] is None and not (at < len(cells) and _MARKER.match(clean, *cells[at])):
        names, at = names[:-1], at - 1
    columns = arranged(names)
    if columns is None:
        return None
    numbers, others = (columns[0], columns[1:]) if columns[0] in NUMBERS else ("number", columns)
    return Head((numbers, "title", *others), _below_indexes(clean, cells, at))


def _names(clean: str, cells: Sequence[Span], at: int) -> tuple[list[str | None], int]:
    """Return the meanings of the cells that may name columns, and where they end; a cell that goes on in the next one is one."""
    names: list[str | None] = []
    words = ""
    while at < len(cells) and len(names) < _MOST_COLUMNS:
        text = clean[slice(*cells[at])]
        if names and text[0].islower() and column_of(f"{words} {text}"):
            words = f"{words} {text}"
            names[-1] = column_of(words)
        elif (name := column_of(text)) is None and not _may_name(text, names):
            break
        else:
            names.append(name)
            words = text
        at += 1
    return names, at


def _may_name(text: str, names: Sequence[str | None]) -> bool:
    """Whether a text that no word of the registry explains may still name a column: it is short, and its neighbours name one."""
    if len(text) > _LONGEST_NAME or text[-1] in ".;:":
        return False
    if names[-1:] == ["deadline"] or (names[-2:] == ["deadline", None] and text[-1].isdigit()):
        return not _MARKER.fullmatch(text)  # years under the head of times
    return names[-2:] != [None, None] and not _MARKER.match(text) and not any(map(str.isdigit, text[:4]))


def _below_indexes(clean: str, cells: Sequence[Span], at: int) -> int:
    """Return where the cells begin below a line that numbers the columns (`1`, `2`, `3` or `A`, `B`, `1`)."""
    stop = at
    while stop < len(cells) and _INDEX.fullmatch(clean, *cells[stop]):
        stop += 1
    numbers = [int(digits) for cell in cells[at:stop] if (digits := re.sub(r"\D", "", clean[slice(*cell)]))]
    return stop if len(numbers) > 2 and all(b == a + 1 for a, b in pairwise(numbers)) else at


def _table(clean: str, cells: Sequence[Span], at: int, head: Head, units: Units) -> Table | None:
    """Return the table whose head is at cells `at`, or None where the cells below do not fit it."""
    below = _below(clean, cells, head, units)
    placed = align(below, head.columns)
    rows = _with_units(clean, list(_rows(below, placed, head)))
    end = max((cell.end for row in rows for column in row.values() for cell in column), default=0)
    within = [(cell, place) for cell, place in zip(below, placed, strict=True) if cell.start < end]
    if not _enough(rows) or _scrambled(within, head):
        return None
    found = tuple(task_rows(clean, rows, head.columns, units))
    if not found or of_hours(clean, rows):
        return None
    return Table(cells[at][0], end, kind_of(clean, rows, head.columns), found)


def _below(clean: str, cells: Sequence[Span], head: Head, units: Units) -> list[Cell]:
    """Return the cells below a head, up to where units come no more; a head that is repeated is left out."""
    found: list[Cell] = []
    since, at = 0, head.below
    while at < len(cells) and since <= _REACH * len(head.columns) and not _STOP.match(clean, *cells[at]) and not _SECTION.match(clean, *cells[at]):
        again = _head(clean, cells, at)
        if again and _telling(again.columns) != _telling(head.columns):
            break
        if again:
            at = again.below
            continue
        found.append(typed(clean, *cells[at], units))
        since = 0 if found[-1].share > _NAMED else since + 1
        at += 1
    return found


def _telling(columns: Sequence[str]) -> list[str]:
    """Return the columns by which a head that is repeated is known: a line of numbers or a remark may be missing in it."""
    return [column for column in columns if column not in (*NUMBERS, "title", "note", "other")]


def _rows(cells: Sequence[Cell], placed: Sequence[Placed], head: Head) -> Iterator[Row]:
    """Yield rows as cells by column."""
    row: Row = {}
    for cell, place in zip(cells, placed, strict=True):
        if place.column is None:
            continue
        if place.begins and row:
            yield row
            row = {}
        row.setdefault(head.columns[place.column], []).append(cell)
    if row:
        yield row


def _with_units(clean: str, rows: list[Row]) -> list[Row]:
    """Return the rows up to the last that has units, without the text that follows it."""
    while rows and not any(cell.share > _NAMED for column in UNIT_COLUMNS for cell in rows[-1].get(column, [])):
        rows = rows[:-1]
    if rows:
        last = {column: cells for column, cells in rows[-1].items() if column == "task" or not _follows(clean, cells[0])}
        rows[-1] = {column: cells[: None if column == "task" else 1] for column, cells in last.items()}
    return rows


def _follows(clean: str, cell: Cell) -> bool:
    """Whether a text is the first after the table, and not a remark in its last row."""
    return len(cell) > _LAST or bool(_OPENING.match(clean, cell.start))


def _enough(rows: Sequence[Row]) -> bool:
    """Whether rows are told by numbers, or are many."""
    return len(rows) > _UNCOUNTED or any("number" in row or "step" in row for row in rows)


def _scrambled(cells: Sequence[tuple[Cell, Placed]], head: Head) -> bool:
    """Whether too many cells do not fit the columns into which their order puts them."""
    fitting = sum(place.column is not None and fits(cell, head.columns[place.column]) for cell, place in cells)
    return fitting < _FITTING * len(cells)
