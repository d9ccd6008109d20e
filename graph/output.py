"""Rows on the terminal and in files: a table for people, CSV and XLSX for spreadsheets, JSON and JSON lines for programs.

In: rows as dictionaries, all with the same names. Out: text on standard output, or a file, which is written whole or not at all. What a value looks like is
`graph.cells`; how a table fits a terminal is `graph.screen`.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from graph.cells import cell, inert, json_of, text_of
from graph.errors import GraphError
from graph.files import save
from graph.screen import NO_ROWS, Table, columns, drawn, show

__all__ = ["Format", "Table", "cell", "columns", "inert", "of_name", "save", "show", "text_of", "write"]
_PLAIN = frozenset({"", ".txt"})  # endings of a table


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    json = "json"
    xlsx = "xlsx"


def write(
    rows: Table, form: Format | None = None, *, to: Path | None = None, title: str | None = None, bom: bool = os.name == "nt", empty: str = NO_ROWS
) -> list[str]:
    """Write rows to standard output or to a file; without a format, as the file's ending says, else as a table. Return what is to be said of it.

    A table of no rows says `empty`.

    Raises `GraphError` where the file cannot be written, its ending names no format, or XLSX has no file to go to.
    """
    form = form or of_name(to)
    if form is Format.xlsx:
        return _xlsx(rows, to, title)
    if to is None and form is Format.table:
        show(rows, title=title, empty=empty)
        return []
    text = drawn(rows, title, empty) if form is Format.table else TEXT[form](rows)
    marked = f"\ufeff{text}" if form is Format.csv and bom and not (to is None and sys.stdout.isatty()) else text
    if to is None:
        sys.stdout.write(marked)
    else:
        save(to, marked.encode("utf-8", errors="replace"))
    return []


def of_name(to: Path | None) -> Format:
    """Return the format that a file's ending names; a table where it has none. Raises `GraphError` for an ending of another kind.

    >>> of_name(Path("tasks.xlsx")).value, of_name(Path("tasks.txt")).value, of_name(None).value
    ('xlsx', 'table', 'table')
    """
    ending = to.suffix.lower() if to else ""
    if ending in _PLAIN:
        return Format.table
    if ending.lstrip(".") not in set(Format):
        raise GraphError(
            f"{to}: rows are not written as {ending}; give a file ending in .{', .'.join(form for form in Format if form != 'table')}, or a --format"
        )
    return Format(ending.lstrip("."))


def _json(rows: Table) -> str:
    return json_of(list(rows), indent=1) + "\n"


def _jsonl(rows: Table) -> str:
    return "".join(json_of(row) + "\n" for row in rows)


def _csv(rows: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([cell(name) for name in columns(rows)])
    writer.writerows([cell(row.get(name)) for name in columns(rows)] for row in rows)
    return file.getvalue()


TEXT: dict[Format, Callable[[Table], str]] = {Format.csv: _csv, Format.jsonl: _jsonl, Format.json: _json}


def _xlsx(rows: Table, to: Path | None, title: str | None) -> list[str]:
    if to is None:
        raise GraphError("XLSX is no text; name a file with --output, such as -o rows.xlsx")
    from graph.workbook import Workbook

    with Workbook(to) as book:
        book.sheet(title or "rows", columns(rows), ([row.get(name) for name in columns(rows)] for row in rows), len(rows))
    return book.notes
