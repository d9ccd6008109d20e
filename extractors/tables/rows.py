"""Rows of tasks from cells whose columns are known.

In: rows as cells by column. Out: `TaskRow`s: what is to be done, by whom, by when, in clean offsets. A row without units of its own, below one with units and
without a number, goes on under the merged cell of that one; where no column names who leads, the units of a section's heading do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.letters import rx
from extractors.tables.cells import Cell, Span, Units, units_in
from extractors.tables.heads import UNIT_COLUMNS

_HOUR = rx(r"\d{1,2}\s?(?:[hg:]\s?\d{2}|giờ)")
_LASTING = rx(r"(?:[Kk]hông quá |[Tt]rong |[Tt]ối đa )?\d{1,3}(?:[.,]\d{1,2})?\s?(?:[Nn]gày|[Gg]iờ|[Pp]hút|$)|[Gg]iờ hành chính")
_TOTAL = rx(r"(?:Tổng|Cộng|TỔNG|CỘNG)(?:\s(?:cộng|số|thời\sgian|CỘNG|SỐ)|$)")
_AMOUNT = rx(r"\d{1,3}(?:[.,]\d{1,2})?")  # of days, where the head says so
_CONDITION = rx(r"Khi (?:có|cần)[^\d]*$")  # says when, but no day
Row = dict[str, list[Cell]]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a table of tasks; all spans are half-open, in the clean text."""

    task: Span
    lead: tuple[Span, ...] = ()
    coordinating: tuple[Span, ...] = ()
    assigned: tuple[Span, ...] = ()
    deadline: Span | None = None  # the cell, where it holds a time
    product: Span | None = None
    merged: bool = False  # its units are said in a row before, in a merged cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table of tasks: the clean text that it covers, head included, and its rows."""

    start: int
    end: int
    kind: str  # tasks, or steps (of a procedure that recurs)
    rows: tuple[TaskRow, ...]


def task_rows(clean: str, rows: Sequence[Row], columns: Sequence[str], units: Units) -> Iterator[TaskRow]:
    """Yield the rows that give a task to units."""
    leads = any(column in ("lead", "assigned") for column in columns)
    section: tuple[Span, ...] = ()
    before: TaskRow | None = None
    for row in rows:
        task = _span(row.get("task", []))
        made = _made(clean, row, task, units)
        if task is not None and _TOTAL.match(clean, *task):
            before = None
            continue
        if _is_section(row):
            section, before = _section(clean, row, units), None
            continue
        made = _completed(made, row, before, () if leads else section)
        if task is not None and (made.lead or made.coordinating or made.assigned):
            yield made
            before = made
        elif task is not None:
            before = None


def _made(clean: str, row: Row, task: Span | None, units: Units) -> TaskRow:
    """Return the row with what its own cells say."""
    said: dict[str, list[Span]] = {role: [] for role in UNIT_COLUMNS}
    for column in UNIT_COLUMNS:
        for cell in row.get(column, []):
            for role, span in units_in(clean, (cell.start, cell.end), units, column):
                said[role].append(span)
    lead, coordinating, assigned = (tuple(said[role]) for role in UNIT_COLUMNS)
    deadline, product = _timed(clean, row.get("deadline", [])), _span(row.get("product", []) or row.get("target", []))
    return TaskRow(task or (0, 0), lead, coordinating, assigned, deadline, product)


def _span(cells: Sequence[Cell]) -> Span | None:
    return (cells[0].start, cells[-1].end) if cells else None


def _timed(clean: str, cells: Sequence[Cell]) -> Span | None:
    """Return the span of the time, without the full stop."""
    if not cells:
        return None
    start, end = cells[0].start, cells[-1].end
    if _CONDITION.match(clean, start, end) or not any(cell.time or _AMOUNT.fullmatch(clean, cell.start, cell.end) for cell in cells):
        return None
    return start, start + len(clean[start:end].rstrip(" .;"))


def _is_section(row: Row) -> bool:
    """Whether a row is a heading of those below: a number, and a text or units beside it."""
    rest = row.keys() - {"number", "step", "title"}
    return rest <= {"task"} or (len(rest) == 1 and rest <= set(UNIT_COLUMNS) and "number" in row)


def _section(clean: str, row: Row, units: Units) -> tuple[Span, ...]:
    """Return the units of a heading that is nothing but units."""
    cells = [cell for column in ("title", "task", *UNIT_COLUMNS) for cell in row.get(column, []) if cell.units]
    return tuple(span for cell in cells for _, span in units_in(clean, (cell.start, cell.end), units, "lead"))


def _completed(made: TaskRow, row: Row, before: TaskRow | None, section: tuple[Span, ...]) -> TaskRow:
    """Add the units that the row's own cells do not say: of the section, or of the merged cell above."""
    if section and not (made.lead or made.assigned):
        return replace(made, lead=section) if made.coordinating else replace(made, assigned=section)
    if before is None or made.lead or made.assigned or "number" in row or "step" in row:
        return made
    return replace(made, lead=before.lead, coordinating=made.coordinating or before.coordinating, assigned=before.assigned, merged=True)


def kind_of(clean: str, rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Return `steps` where the rows are steps of a procedure, so called or with days to take instead of days to keep; else `tasks`."""
    times = [clean[cell.start : cell.end] for row in rows for cell in row.get("deadline", [])]
    lasting = sum(bool(_LASTING.match(time)) for time in times) * 2 > len(times)
    called = any(cell.marker == "step" for row in rows for cell in row.get("number", []))
    return "steps" if "step" in columns or called or lasting else "tasks"


def of_hours(clean: str, rows: Sequence[Row]) -> bool:
    """Whether the times are those of a day, as in the schedule of a conference."""
    times = [clean[cell.start : cell.end] for row in rows for cell in row.get("deadline", [])]
    return bool(times) and sum(bool(_HOUR.search(time)) for time in times) * 2 > len(times)
