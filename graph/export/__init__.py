"""The graph in other programs' formats: one row of `FORMATS` a format, its module imported when it is asked for.

In: a folder of node and edge tables, or a store, and a path. Out: a file or a folder, written whole or not at all, and what is to be said of it. Values are
those of `graph.schema` under its own names; what a format cannot hold is said at the head of its module.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import BadArgument
from graph.files import replacing_file, replacing_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.network import Asked

    Writer = Callable[[Path | Asked, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its name, the endings of its files (none for a folder), the function that writes it, and what it is for."""

    name: str
    endings: tuple[str, ...]
    writer: str  # module of this package, and function
    says: str

    def write(self, of: Path | Asked, to: Path) -> list[str]:
        """Write the graph into a new file, or an empty folder, and return what is to be said of it."""
        module, _, name = self.writer.partition(":")
        made: Writer = getattr(import_module(f"{__name__}.{module}"), name)
        return made(of, to)


FORMATS = (
    Export("graphml", (".graphml",), "gephi:graphml", "GraphML for Gephi, yEd, Cytoscape and networkx"),
    Export("gexf", (".gexf",), "gephi:gexf", "GEXF for Gephi"),
    Export("jsonld", (".jsonld",), "rdf:jsonld", "JSON-LD in the terms of ELI and schema.org"),
    Export("csv", (), "folders:csv_folder", "a folder of CSV files, one a type"),
    Export("xlsx", (".xlsx",), "sheets:xlsx", "a workbook with a sheet a type"),
    Export("parquet", (), "folders:parquet_folder", "a folder of Parquet files, one a type"),
    Export("sqlite", (".sqlite", ".sqlite3", ".db"), "sqlite:sqlite", "an SQLite database with keys and indexes"),
    Export("cypher", (".cypher", ".cql"), "script:cypher", "a script for cypher-shell"),
    Export("neo4j-import", (), "neo4j_import:write", "a folder for `neo4j-admin database import`"),
)


def named(name: str) -> Export:
    """Return the format of that name. Raises `BadArgument` with the list of them."""
    found = next((row for row in FORMATS if row.name == name), None)
    if found is None:
        raise BadArgument(f"no format {name!r}; known are {', '.join(row.name for row in FORMATS)}")
    return found


def of_path(path: Path) -> Export:
    """Return the format that a file's ending names. Raises `BadArgument` with the list of formats.

    >>> of_path(Path("graph.gexf")).name
    'gexf'
    """
    found = next((row for row in FORMATS if path.suffix.lower() in row.endings), None)
    if found is None:
        endings = ", ".join(ending for row in FORMATS for ending in row.endings)
        folders = ", ".join(row.name for row in FORMATS if not row.endings)
        raise BadArgument(f"{path}: the ending names no format; end it in one of {endings}, or name the format of a folder: {folders}")
    return found


def export(of: Path | Asked, path: Path | str, to: str | None = None) -> list[str]:
    """Write the graph of a folder or a store to a path, in the format named, else in that of the path's ending; return what is to be said of it.

    Raises `BadArgument` for an unknown format, `GraphError` where it cannot be written, or a folder holds what is not of this export.
    """
    place = Path(path)
    form = named(to) if to else of_path(place)
    with (replacing_file if form.endings else replacing_folder)(place) as part:
        return form.write(of, part)
