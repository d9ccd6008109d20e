"""Spreadsheets as documents: the bytes of an `.xlsx` come in, its sheets go out as text, a table as rows between bars.

A cell's result is its text, a day as it is written (`05/03/2020`). Rows with one cell are lines of their own: titles and headings stand so. A cell over
several rows or columns is said once. A spreadsheet that holds a document a row is a dump (`extractors.dumps`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from extractors.errors import ReadError
from extractors.readers.grid import framed
from extractors.readers.limits import Archive, shown
from extractors.readers.reading import Reading

_MOST_BLANK = 1_000  # rows behind which a sheet is taken for ended


def read_xlsx(path: Path, data: bytes) -> Reading:
    """Read a spreadsheet. Raises `ReadError` for one that is damaged or protected by a password."""
    sheets = [part for name, rows in sheets_of(path, data) if (part := "\n".join(_lines(list(rows))))]
    return Reading("\n\n".join(sheets))


def sheets_of(path: Path, data: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the name of each sheet that is shown, and its rows as texts."""
    from openpyxl import load_workbook

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(f"{shown(path)}: an old or protected spreadsheet; open it and save it as .xlsx without a password")
    archive = Archive(path, data)
    for name in archive.names():
        if name.startswith("xl/") and name.endswith(".xml"):
            archive.read(name)  # within bounds, before a library unfolds it
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title, _rows(sheet)


def _rows(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows of a sheet that hold anything."""
    blank = 0
    for row in sheet.iter_rows(values_only=True):
        texts = [text_of(value) for value in row]
        blank = 0 if any(texts) else blank + 1
        if blank > _MOST_BLANK:
            return
        if not blank:
            yield texts


def text_of(value: object) -> str:
    """Return a value as a person reads it.

    >>> [text_of(value) for value in (None, 3.0, 2.5, date(2020, 3, 5), " Sở Y tế ")]
    ['', '3', '2.5', '05/03/2020', 'Sở Y tế']
    """
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()


def _lines(rows: Sequence[list[str]]) -> Iterator[str]:
    """Yield the rows as lines, those of a table between bars and of one width."""
    width = max((index + 1 for row in rows for index, text in enumerate(row) if text), default=0)
    for row in rows:
        cells = [text for text in row if text]
        yield framed(row[:width]) if len(cells) > 1 else cells[0]
