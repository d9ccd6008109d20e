"""From the cells of a table to lines: a grid of texts comes in, a line a row goes out, its cells between bars.

A table of data keeps every cell, empty ones too, so that columns can be told. One of layout (a letterhead, a signature) gives its cells one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

WIDEST = 100  # rows or columns that one cell is believed to reach over
_OBLIGING = ";,.:-"  # behind which nothing parts two lines of a cell


class Grid:
    """The cells of a table by row and column, filled row by row; a cell over several rows or columns is said once, at its first."""

    def __init__(self) -> None:
        self._rows: list[dict[int, str]] = []
        self._at = 0
        self._taken: dict[int, int] = {}  # the columns that a cell above reaches into, and the first row below it

    def row(self, skipped: int = 0) -> None:
        """Begin a row, whose first columns may be a gap."""
        self._rows.append({})
        self._at = min(max(skipped, 0), WIDEST)

    def cell(self, text: str, across: int = 1, down: int = 1) -> None:
        """Put the next cell of the row; one that reaches down takes the columns of the rows below."""
        row = len(self._rows) - 1
        while self._taken.get(self._at, 0) > row:
            self._at += 1
        across, down = min(max(across, 1), WIDEST), max(down, 1)
        self._rows[-1][self._at] = text
        if down > 1:
            self._taken.update(dict.fromkeys(range(self._at, self._at + across), row + down))
        self._at += across

    def texts(self) -> list[list[str]]:
        """Return the rows, all of one width; columns in which nothing begins are left out."""
        columns = sorted({column for row in self._rows for column in row})
        return [[row.get(column, "") for column in columns] for row in self._rows]


def is_grid(rows: list[list[str]]) -> bool:
    """Whether a table holds data: two rows or more with text in three columns or more; a letterhead or a signature has fewer."""
    return len(rows) > 1 and sum(any(cells) for cells in zip(*rows, strict=True)) > 2


def lines(rows: list[list[str]]) -> Iterator[str]:
    """Write a table, a line a row."""
    if is_grid(rows):
        yield from map(framed, rows)
        return
    for row in rows:
        if cells := [cell for cell in row if cell.strip()]:
            yield "\n".join(cells) if any("\n" in cell for cell in cells) else " | ".join(cells)


def framed(row: Iterable[str]) -> str:
    """Write a row of a table of data.

    >>> framed(["1", "Sở Nội vụ\\nSở Y tế", ""])
    '| 1 | Sở Nội vụ; Sở Y tế |  |'
    """
    return f"| {' | '.join(one_line(cell) for cell in row)} |"


def one_line(cell: str) -> str:
    """Write a cell as one line; where its lines were items of a list without marks between them, a semicolon parts them."""
    printed = [line.strip().replace("|", "/") for line in cell.splitlines() if line.strip()]
    joints = [" " if before[-1] in _OBLIGING or after[0].islower() else "; " for before, after in pairwise(printed)]
    return "".join(joint + line for joint, line in zip(["", *joints], printed, strict=False))
