"""Rows on a terminal: a table, or a record a row where the terminal is too narrow for one.

In: rows as dictionaries, all with the same names. Out: lines. Words are never broken over lines, so that an id can be copied; into a file or a pipe a row is
one line, however long.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.cells import inert, text_of

if TYPE_CHECKING:
    from rich.console import Console

Table = Sequence[dict[str, Any]]
NO_ROWS = "no rows"
_WIDE = 2000  # columns of a console that goes to a file or a pipe
_LONGEST = 300  # characters of a cell in a table
_NARROWEST = 12  # columns of the terminal that a cell of several words needs to be read


def columns(rows: Table) -> list[str]:
    """Return the columns of rows, also of none where they know them."""
    return list(getattr(rows, "columns", None) or (rows[0] if rows else ()))


def console(width: int | None = None) -> Console:
    """Return the console of standard output; into a file or a pipe nothing is wrapped."""
    from rich.console import Console

    piped = not sys.stdout.isatty()
    return Console(soft_wrap=piped, width=width or (_WIDE if piped else None), highlight=False, markup=False, emoji=False)


def show(rows: Table, *, title: str | None = None, empty: str = NO_ROWS) -> None:
    """Print rows as a table, or, where the terminal is too narrow for one, a record a row."""
    if not sys.stdout.isatty():
        sys.stdout.write(drawn(rows, title, empty))
        return
    screen, cells = console(), _cells(rows)
    if not rows:
        screen.print(empty)
    elif sum(_least(name, held) + 2 for name, held in cells.items()) > screen.width:
        _records(cells, title, screen)
    else:
        screen.print(_table(cells, title, screen.width))


def drawn(rows: Table, title: str | None, empty: str = NO_ROWS) -> str:
    """Return the table as text, a row a line."""
    head = f"{inert(title)}\n" if title else ""
    return head + ("".join(f"{line}\n" for line in _lines(_cells(rows))) if rows else f"{empty}\n")


def _lines(cells: dict[str, list[str]]) -> Iterator[str]:
    """Yield the header and the rows, each cell as wide as its column."""
    from rich.cells import cell_len

    columns = [[" ".join(text.split()) for text in (inert(name), *held)] for name, held in cells.items()]
    widths = [max(map(cell_len, column)) for column in columns]
    for row in zip(*columns, strict=True):
        yield "  ".join(text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)).rstrip()


def _cells(rows: Table) -> dict[str, list[str]]:
    """Return the texts of each column."""
    return {name: [short(row.get(name)) for row in rows] for name in columns(rows)}


def short(value: Any) -> str:
    """Return a value as a cell of a table shows it: inert, and not longer than can be read there."""
    text = inert(text_of(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _least(name: str, cells: Sequence[str]) -> int:
    """Return how many columns of a terminal a column needs: its longest word, and room to read where it has several."""
    from rich.cells import cell_len

    words = {word for text in cells for word in text.split()}
    several = any(len(text) > _NARROWEST and " " in text for text in cells)
    return max([cell_len(name), _NARROWEST if several else 0, *map(cell_len, words)])


def _widths(cells: dict[str, list[str]], room: int) -> dict[str, int]:
    """Return how wide each column is on a terminal that has room for the least of all: what needs little more gets it first, the rest is shared."""
    from rich.cells import cell_len

    widths = {name: _least(name, held) for name, held in cells.items()}
    more = {name: max(cell_len(text) for text in (name, *held)) - widths[name] for name, held in cells.items()}
    spare = room - sum(width + 2 for width in widths.values())
    for left, name in enumerate(sorted(more, key=more.__getitem__), start=-len(more)):
        given = min(more[name], spare // -left)
        widths[name], spare = widths[name] + given, spare - given
    return widths


def _table(cells: dict[str, list[str]], title: str | None, room: int) -> Any:
    from rich.table import Table as Drawn
    from rich.text import Text

    table = Drawn(title=Text(inert(title)) if title else None, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name, width in _widths(cells, room).items():
        table.add_column(Text(inert(name)), overflow="fold", width=width)
    for row in zip(*cells.values(), strict=True):
        table.add_row(*map(Text, row))
    return table


def _records(cells: dict[str, list[str]], title: str | None, screen: Console) -> None:
    from rich.table import Table as Drawn
    from rich.text import Text

    if title:
        screen.print(inert(title), style="bold")
    width = max(map(len, cells))
    for row in zip(*cells.values(), strict=True):
        for name, text in zip(map(inert, cells), row, strict=True):
            if _unbroken(text, screen.width - width - 2):
                screen.print(f"{name:>{width}}  {text}", soft_wrap=True)
            elif text:
                line = Drawn.grid(padding=(0, 2, 0, 0))
                line.add_column(width=width, justify="right")
                line.add_row(Text(name), Text(text))
                screen.print(line)
        screen.print()


def _unbroken(text: str, room: int) -> bool:
    """Whether a text has a word that does not fit: the terminal's own wrapping then leaves it whole to copy."""
    from rich.cells import cell_len

    return any(cell_len(word) > room for word in text.split())
