"""Rows on the terminal and in files: a table for people, CSV and XLSX for spreadsheets, JSON and JSON lines for programs.

In: rows as dictionaries, all with the same names. Out: text on standard output, or a file. JSON has lists and nodes whole; elsewhere a list of plain items is
its items with `; ` between them, and what holds more is JSON. In CSV and XLSX no cell is a formula, and on a terminal no text moves the cursor.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import GraphError

if TYPE_CHECKING:
    from rich.console import Console

Table = Sequence[dict[str, Any]]
_WIDE = 2000  # columns of a table that goes to a file or a pipe
_LONGEST = 300  # characters of a cell in a table
_NARROWEST = 12  # columns of the terminal that a cell needs to be read
_FORMULA = re.compile(r"[=+\-@\t\r]")
_WHOLE = frozenset({"id", "document", "other", "unit_id", "target", "source", "number", "date", "due", "code"})  # never broken over lines
_CELL = 32_767  # characters that a cell of a spreadsheet holds


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    json = "json"
    xlsx = "xlsx"


def write(rows: Table, form: Format | None = None, *, to: Path | None = None, title: str | None = None, bom: bool = os.name == "nt") -> None:
    """Write rows to standard output or to a file; without a format, as the file's ending says, else as a table.

    Raises `GraphError` where the file cannot be written, or XLSX has no file to go to.
    """
    form = form or of_name(to)
    if form is Format.xlsx:
        return _xlsx(rows, to, title)
    if to is None:
        if form is Format.table:
            return show(rows, title=title)
        return _print(TEXT[form](rows))
    text = _drawn(rows, title) if form is Format.table else TEXT[form](rows)
    return save(to, text.encode("utf-8-sig" if bom and form is Format.csv else "utf-8"))


def of_name(to: Path | None) -> Format:
    """Return the format that a file's ending names; a table where it names none.

    >>> of_name(Path("tasks.xlsx")).value, of_name(None).value
    ('xlsx', 'table')
    """
    ending = to.suffix.lower().lstrip(".") if to else ""
    return Format(ending) if ending in set(Format) else Format.table


def save(to: Path, data: bytes) -> None:
    """Write a file whole: beside its place first, then moved there."""
    part = to.with_name(f".{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(to)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise GraphError(f"{to}: cannot be written ({error.strerror or error}); give another place with --output") from error


def columns(rows: Table) -> list[str]:
    """Return the columns of rows, also of none where they know them."""
    return list(getattr(rows, "columns", None) or (rows[0] if rows else ()))


def console(width: int | None = None) -> Console:
    """Return the console of standard output; into a file or a pipe nothing is wrapped."""
    from rich.console import Console

    piped = not sys.stdout.isatty()
    return Console(soft_wrap=piped, width=width or (_WIDE if piped else None), highlight=False, markup=False, emoji=False)


def show(rows: Table, *, title: str | None = None) -> None:
    """Print rows as a table, or, where the terminal is too narrow for one, a record a row."""
    screen = console()
    if not rows:
        screen.print("no rows")
        return
    if sys.stdout.isatty() and _least(rows) > screen.width:
        _records(rows, title, screen)
        return
    screen.print(_table(rows, title))


def _least(rows: Table) -> int:
    """Return how many columns of a terminal a table of these rows needs."""
    return sum(
        max(len(name), *(len(text_of(row.get(name))) for row in rows)) + 2 if name in _WHOLE else max(len(name), _NARROWEST) + 2 for name in columns(rows)
    )


def _table(rows: Table, title: str | None) -> Any:
    from rich.table import Table as Drawn
    from rich.text import Text

    table = Drawn(title=Text(inert(title)) if title else None, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name in columns(rows):
        table.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
    for row in rows:
        table.add_row(*(Text(_short(row.get(name))) for name in columns(rows)))
    return table


def _records(rows: Table, title: str | None, screen: Console) -> None:
    if title:
        screen.print(inert(title), style="bold")
    width = max(map(len, columns(rows)))
    for row in rows:
        for name in columns(rows):
            if row.get(name) is not None:
                screen.print(f"{name:>{width}}  {_short(row[name])}", soft_wrap=name in _WHOLE)
        screen.print()


def _drawn(rows: Table, title: str | None) -> str:
    from rich.console import Console

    paper = Console(file=io.StringIO(), width=_WIDE, highlight=False, markup=False, emoji=False)
    paper.print(_table(rows, title) if rows else "no rows")
    return "\n".join(line.rstrip() for line in paper.file.getvalue().splitlines()) + "\n"  # type: ignore[attr-defined]


def text_of(value: Any) -> str:
    """Return a value as a person reads it.

    >>> text_of(["Điều 5", "Điều 7"]), text_of(True), text_of(None), text_of({"a": None, "b": 1})
    ('Điều 5; Điều 7', 'true', '', '{"b": 1}')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return "; ".join(text for item in value if (text := text_of(item)))
    return json.dumps(_known(value), ensure_ascii=False, default=str)


def _known(value: Any) -> Any:
    """Drop from nodes and relationships what is unknown."""
    if isinstance(value, dict):
        return {name: _known(item) for name, item in value.items() if item is not None}
    return [_known(item) for item in value] if isinstance(value, list) else value


def inert(text: str) -> str:
    """Return a text whose control characters are signs: it moves no cursor and rings no bell.

    >>> inert("a\\x1b[31mb")
    'a␛[31mb'
    """
    return "".join(
        chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\n\t" else "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" else c
        for c in text
    )


def _short(value: Any) -> str:
    text = inert(text_of(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _print(text: str) -> None:
    sys.stdout.write(text)


def _json(rows: Table) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1, default=str) + "\n"


def _jsonl(rows: Table) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def _csv(rows: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns(rows))
    writer.writerows([cell(row.get(name)) for name in columns(rows)] for row in rows)
    return file.getvalue()


TEXT: dict[Format, Callable[[Table], str]] = {Format.csv: _csv, Format.jsonl: _jsonl, Format.json: _json}


def cell(value: Any) -> Any:
    """Return a value as a spreadsheet holds it; a text that it would run as a formula begins with an apostrophe.

    >>> cell("=1+1"), cell(7), cell(None), cell(["a", "b"])
    ("'=1+1", 7, '', 'a; b')
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = text_of(value)
    return f"'{text}" if _FORMULA.match(text) else text


_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _xlsx(rows: Table, to: Path | None, title: str | None) -> None:
    if to is None:
        raise GraphError("XLSX is no text; name a file with --output, such as -o rows.xlsx")
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title or "rows")[:31])
    sheet.freeze_panes = "A2"
    for row in ([dict(zip(columns(rows), columns(rows), strict=True))] if columns(rows) else []) + list(rows):
        sheet.append([_written(sheet, row.get(name)) for name in columns(rows)])
    file = io.BytesIO()
    book.save(file)
    save(to, file.getvalue())


def _written(sheet: Any, value: Any) -> Any:
    """Return a cell; a text is a text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    made = WriteOnlyCell(sheet, value=_UNSAYABLE.sub("\ufffd", text_of(value))[:_CELL])
    made.data_type = "s"
    return made
