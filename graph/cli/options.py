"""What the commands share: options that mean the same everywhere, and how they speak.

In: nothing. Out: option types, and the ways to open a graph and to write rows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.speech import HELP, note, told, worded
from graph.output import Format, of_name, write

if TYPE_CHECKING:
    from extractors.workers import Limits
    from graph.api import Graph

DEFAULT = "build"
GraphOption = Annotated[str, typer.Option("--graph", metavar="DIR|ADDRESS", envvar="VIENDAN_GRAPH", help=HELP["shared.graph"])]
FormatOption = Annotated[Format | None, typer.Option("--format", help=HELP["shared.format"])]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False, help=HELP["shared.output"])]
BomOption = Annotated[bool, typer.Option("--bom/--no-bom", help=HELP["shared.bom"])]
TimeoutOption = Annotated[float, typer.Option("--timeout", min=0.001, help=HELP["shared.timeout"])]
DocArgument = Annotated[str, typer.Argument(metavar="DOC", help=HELP["shared.doc"])]
SecondsOption = Annotated[float, typer.Option("--seconds", min=1, help=HELP["shared.seconds"])]
MemoryOption = Annotated[int, typer.Option("--memory", min=256, metavar="MB", help=HELP["shared.memory"])]
SECONDS, MEMORY = 120.0, 2048
BOM = os.name == "nt"
FOLDER = Path(typer.get_app_dir("viendan")) / "catalogue"
CatalogueOption = Annotated[
    Path,
    typer.Option("--catalogue", metavar="DIR", envvar="VIENDAN_CATALOGUE", file_okay=False, show_default=HELP["own"], help=HELP["shared.catalogue"]),
]


def limits(seconds: float, memory: int) -> Limits:
    """Return what one document may take."""
    from extractors.workers import Limits

    return Limits(seconds, memory << 20)


def opened(graph: str) -> Graph:
    """Open the graph that `--graph` names."""
    from graph.api import connect

    return connect(graph)


def give(rows: Any, form: Format | None, output: Path | None, *, bom: bool = BOM, title: str | None = None, plain: bool = False) -> None:
    """Write rows, and say on standard error what the store notes of them; a table is in the language that is spoken, unless it is to be `plain`."""
    note(getattr(rows, "notes", ()))
    form = form or of_name(output)
    rows = worded(rows) if form is Format.table and not plain else rows
    note(write(rows, form, to=output, bom=bom, title=title, empty=told("no_rows")))
