"""Rows on the terminal: a table for people, JSON and CSV for programs.

In: rows as dictionaries, all with the same names. Out: text on standard output. Lists and nodes inside a cell are written as JSON in CSV and
shortened in a table; JSON has them whole.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Rows = Sequence[dict[str, Any]]
_WIDE = 2000  # columns of a table that goes to a file or a pipe
_LONGEST = 300  # characters of a cell in a table


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    csv = "csv"


def write(rows: Rows, form: Format, *, title: str | None = None) -> None:
    """Write rows to standard output in the asked form."""
    {Format.table: _table, Format.json: _json, Format.csv: _csv}[form](rows, title)


def console() -> Console:
    """Return the console of standard output; into a file or a pipe nothing is wrapped."""
    return Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else _WIDE, highlight=False)


def _table(rows: Rows, title: str | None) -> None:
    if not rows:
        console().print("no rows")
        return
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_short(value)) for value in row.values()))
    console().print(table)


def _short(value: Any) -> str:
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _json(rows: Rows, _: str | None) -> None:
    sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n")


def _csv(rows: Rows, _: str | None) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict, bool)) else value
