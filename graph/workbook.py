"""An XLSX workbook: one sheet a table, its header frozen and with filters, every text a text, and every day of a column of days a day.

In: a path, then for each sheet its name, columns and rows. Out: the file, moved to its place whole, and notes of what does not fit: a cell holds 32,767
characters, and a longer text is cut and said to be. Rows beyond what a sheet holds are refused, never left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.cells import formula, inert, sayable, text_of
from graph.errors import GraphError
from graph.files import replacing_file

_CELL = 32_767  # UTF-16 units that a cell holds
_ROWS = 1_048_576  # that a sheet holds, its header among them
_NAME = 31  # characters of a sheet's name
_DAYS = frozenset({"date", "due", "since", "effective", "ends", "day"})  # columns whose ISO days are days of the sheet, which it sorts and filters
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_WIDE = frozenset({"task", "evidence", "detail", "title", "document", "sentence", "deadline", "text"})  # columns of long texts
_WIDTHS = {True: 60, False: 16}  # characters of a wide column and of another


class Workbook:
    """A workbook being written; `notes` says what was cut."""

    def __init__(self, to: Path) -> None:
        """Begin a workbook that will stand at `to`."""
        from openpyxl import Workbook as Book

        self.notes: list[str] = []
        self._to, self._book, self._stack = to, Book(write_only=True), ExitStack()

    def __enter__(self) -> Self:
        self._part = self._stack.enter_context(replacing_file(self._to))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                self._book.save(self._part)
            else:
                self._leave()
        finally:
            self._stack.__exit__(kind, error, trace)

    def _leave(self) -> None:
        """End the sheets that were begun, so that nothing of them is left open."""
        for sheet in self._book.worksheets:
            sheet.close()

    def sheet(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], count: int) -> None:
        """Add a sheet of `count` rows. Raises `GraphError` where a sheet cannot hold them."""
        if count >= _ROWS:
            raise GraphError(f"{name}: {count:,} rows, and a sheet of XLSX holds {_ROWS - 1:,}; take CSV, or export to sqlite or parquet")
        sheet = self._book.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", inert(name))[:_NAME])
        sheet.freeze_panes = "A2"
        self._look(sheet, columns, count)
        sheet.append([self._cell(sheet, column)[0] for column in columns])
        cut: dict[str, int] = {}
        for row in rows:
            made = [self._cell(sheet, value, day=column in _DAYS) for column, value in zip(columns, row, strict=True)]
            for column, (_, shortened) in zip(columns, made, strict=True):
                if shortened:
                    cut[column] = cut.get(column, 0) + 1
            sheet.append([value for value, _ in made])
        self.notes += [
            f"sheet {name}, column {column}: {n} {'text is' if n == 1 else 'texts are'} cut to the {_CELL:,} characters that a cell holds"
            for column, n in cut.items()
        ]

    def _look(self, sheet: Any, columns: Sequence[str], count: int) -> None:
        """Give columns their widths and the header its filters."""
        from openpyxl.utils import get_column_letter

        for place, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column in _WIDE]
        if columns:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"

    def _cell(self, sheet: Any, value: Any, *, day: bool = False) -> tuple[Any, bool]:
        """Return a cell, and whether its text is cut."""
        if day and isinstance(value, str) and (found := _day(sheet, value)) is not None:
            return found, False
        if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)):
            return value, False
        text, cut = _cut(sayable(text_of(value)))
        return (_text(sheet, text) if text[:1] == "#" or formula(text) else text), cut


def _day(sheet: Any, text: str) -> Any:
    """Return a cell that is a day; None where the text is none that a sheet can hold."""
    from openpyxl.cell import WriteOnlyCell

    if not _DAY.fullmatch(text):
        return None
    try:
        made = WriteOnlyCell(sheet, value=date.fromisoformat(text))
    except ValueError:
        return None
    made.number_format = "dd/mm/yyyy"
    return made


def _cut(text: str) -> tuple[str, bool]:
    if len(text) * 2 <= _CELL or len(text.encode("utf-16-le")) // 2 <= _CELL:
        return text, False
    return text.encode("utf-16-le")[: 2 * (_CELL - 1)].decode("utf-16-le", errors="ignore") + "…", True


def _text(sheet: Any, text: str) -> Any:
    """Return a cell that is a text, whatever it begins with, also after someone edits it."""
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    made.quotePrefix = True
    return made
