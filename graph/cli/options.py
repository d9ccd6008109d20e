"""What the commands share: options that mean the same everywhere, and how they speak.

In: nothing. Out: option types, and the ways to open a graph, to write rows, and to say something on standard error.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.output import Format, inert, write

if TYPE_CHECKING:
    from extractors.workers import Limits
    from graph.api import Graph

DEFAULT = "build"
GraphOption = Annotated[
    str, typer.Option("--graph", metavar="DIR|ADDRESS", envvar="VIENDAN_GRAPH", help="Folder of a built graph, or neo4j://user@host:7687/database.")
]
FormatOption = Annotated[Format | None, typer.Option("--format", help="How rows are written; the ending of --output unless given, else a table.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", dir_okay=False, help="A file for the rows instead of standard output.")]
BomOption = Annotated[bool, typer.Option("--bom/--no-bom", help="Begin a CSV file with a byte order mark, for Excel.")]
TimeoutOption = Annotated[float, typer.Option("--timeout", min=0.001, help="Seconds that a query may take.")]
DocArgument = Annotated[str, typer.Argument(metavar="DOC", help="What you would write: 'Chỉ thị 666', 'NĐ 71/2020', a pasted citation, a name, a file, an id.")]
SecondsOption = Annotated[float, typer.Option("--seconds", min=1, help="Seconds of computing that one document may take; waiting for programs: ten times.")]
MemoryOption = Annotated[int, typer.Option("--memory", min=256, metavar="MB", help="Memory that reading one document may take.")]
SECONDS, MEMORY = 120.0, 2048
BOM = os.name == "nt"
FOLDER = Path(typer.get_app_dir("viendan")) / "catalogue"
CatalogueOption = Annotated[
    Path,
    typer.Option(
        "--catalogue", metavar="DIR", envvar="VIENDAN_CATALOGUE", file_okay=False, show_default="your own", help="Folder of the catalogue, one for all graphs."
    ),
]


def say(message: str) -> None:
    """Say something on standard error."""
    sys.stderr.write(f"{inert(message)}\n")


def limits(seconds: float, memory: int) -> Limits:
    """Return what one document may take."""
    from extractors.workers import Limits

    return Limits(seconds, memory << 20)


def opened(graph: str) -> Graph:
    """Open the graph that `--graph` names."""
    from graph.api import connect

    return connect(graph)


def give(rows: Any, form: Format | None, output: Path | None, *, bom: bool = BOM, title: str | None = None) -> None:
    """Write rows, and say on standard error what the store notes of them."""
    for note in getattr(rows, "notes", ()):
        say(f"note: {note}")
    for note in write(rows, form, to=output, bom=bom, title=title):
        say(f"note: {note}")
