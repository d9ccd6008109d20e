"""Which cell stands in which column, where only the order of cells and what they hold can say it.

In: the cells below a head, in order, and the columns of the head. Out: for each cell its column, and whether a row begins with it. The best path over all cells
is taken (Viterbi): a cell fits its column by what it holds, columns may be left out (missing and merged cells), a cell may go on in the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractors.tables.cells import BEGINS_TIME, IS_TIME, Cell
from extractors.tables.heads import UNIT_COLUMNS

_SKIP = {
    "title": 0.0,
    "group": -0.5,
    "note": -0.8,
    "money": -0.8,
    "place": -0.8,
}  # a column inside a row without a cell: -1.0, less where cells are often merged
_MERGED = -0.3  # a column before the first cell of a row
_UNFILLED = -0.3  # a column after the last cell of a row
_NEW_ROW = -1.2  # a row that begins without a number
_AGAIN = {"number": -1.5, "task": -2.0, "deadline": -3.0}  # a cell that goes on in the next one
_NOISE = -2.5  # a cell that belongs to no column: a page number, a footer
_TITLE = 1  # the column of titles: a heading over rows, after a number or without
_TEXT = 25  # characters from which a text is more likely a task than a product


@dataclass(frozen=True, slots=True)
class Placed:
    """The column of a cell (None where it belongs to none), and whether a row begins with it."""

    column: int | None
    begins: bool


def _number(cell: Cell, expected: bool) -> float:
    if not cell.marker:
        return -6.0
    if expected:
        return 5.0 if cell.time < BEGINS_TIME else 3.0
    return -3.0 if cell.time else 3.0


def _title(cell: Cell, _: bool) -> float:
    if cell.marker or cell.time == IS_TIME:
        return -5.0
    return 2.5 if cell.capitals or cell.glued == "section" else -1.0 if cell.units or cell.time or len(cell) > 200 else 0.0


def _unit(cell: Cell, _: bool) -> float:
    if cell.units:
        return 4.0
    if cell.marker or cell.capitals or cell.time == IS_TIME:
        return -5.0
    if cell.share > 0.15:
        return 1.5 if len(cell) < 250 else -2.0
    return -1.5 if len(cell) < 100 and not cell.time else -5.0


def _task(cell: Cell, _: bool) -> float:
    if cell.marker or cell.units or cell.time == IS_TIME:
        return -5.0 if cell.marker else -3.0
    if cell.time == BEGINS_TIME:
        return 1.0
    return 2.5 if len(cell) > _TEXT else 1.5


def _deadline(cell: Cell, _: bool) -> float:
    if cell.time:
        return (0.0, 2.0, 2.5, 4.0)[cell.time]
    if cell.marker == "number":
        return 0.5
    return -4.0 if cell.units or cell.marker or len(cell) > 160 else -0.5


def _remark(cell: Cell, _: bool) -> float:
    if cell.marker:
        return -3.0
    return -2.0 if cell.units or cell.time == IS_TIME else 1.0 if cell.time or len(cell) > 600 else 1.5


_FITS: Mapping[str, Callable[[Cell, bool], float]] = {
    **dict.fromkeys(("number", "step"), _number),
    **dict.fromkeys(UNIT_COLUMNS, _unit),
    "title": _title,
    "task": _task,
    "deadline": _deadline,
}


def fits(cell: Cell, column: str) -> bool:
    """Whether a cell may stand in a column by what it holds."""
    return _FITS.get(column, _remark)(cell, True) > 0


def align(cells: Sequence[Cell], columns: Sequence[str]) -> list[Placed]:
    """Return the place of every cell; the first two columns must be that of numbers and that of titles, a row of their own.

    Linear in the cells: every cell is tried in every column after every column.
    """
    if not cells:
        return []
    steps = [[_step(before, after, columns) for after in range(len(columns))] for before in range(len(columns))]
    expected = _expected(cells)
    scores = [[_FITS.get(column, _remark)(cell, at in expected) for column in columns] for at, cell in enumerate(cells)]
    best = [_MERGED * column + score for column, score in enumerate(scores[0])]
    ways: list[list[tuple[int, bool]]] = [[(-1, False)] * len(columns)]  # for each cell and column: the column before, and whether the cell is noise
    for fitting in scores[1:]:
        best, way = _extend(best, steps, fitting)
        ways.append(way)
    return _traced(best, ways)


def _extend(best: list[float], steps: list[list[float]], fits: list[float]) -> tuple[list[float], list[tuple[int, bool]]]:
    """Return the best scores after one more cell, and the way to each."""
    scores: list[float] = []
    way: list[tuple[int, bool]] = []
    for after, fit in enumerate(fits):
        before = max(range(len(fits)), key=lambda column: best[column] + steps[column][after])
        score, noise = best[before] + steps[before][after] + fit, best[after] + _NOISE
        scores.append(max(score, noise))
        way.append((after, True) if noise > score else (before, False))
    return scores, way


def _traced(best: list[float], ways: list[list[tuple[int, bool]]]) -> list[Placed]:
    """Follow the best path back."""
    column = max(range(len(best)), key=best.__getitem__)
    placed: list[Placed] = []
    for way in reversed(ways):
        before, noise = way[column]
        begins = before < 0 or column < before or column == before == 0 or (before == _TITLE and column != before)
        placed.append(Placed(None, False) if noise else Placed(column, begins))
        column = before
    return placed[::-1]


def _step(before: int, after: int, columns: Sequence[str]) -> float:
    """Return what it costs to go from one column to the next cell's."""
    if after == before:
        return _AGAIN.get(columns[after], -1.5)
    if before == _TITLE:
        return 0.0 if after == 0 else _NEW_ROW + _MERGED * (after - 2)
    if after > before:
        return sum(_SKIP.get(column, -1.0) for column in columns[before + 1 : after])
    unfilled = _UNFILLED * (len(columns) - 1 - before)
    return unfilled if after == 0 else unfilled + _NEW_ROW + _MERGED * max(0, after - 2)


def _expected(cells: Sequence[Cell]) -> frozenset[int]:
    """Return the cells whose number counts on, or begins to count; where rows are called steps, plain numbers count nothing."""
    called = next((cell.marker for cell in cells if cell.marker), "")
    found: set[int] = set()
    last = 0
    for at, cell in enumerate(cells):
        if cell.marker in ("roman", "letter", "step"):
            found.add(at)
            continue
        if cell.number is not None and called != "step" and cell.number in (1, last + 1, last + 2):
            found.add(at)
            last = cell.number
    return frozenset(found)
