"""`viendan export`: the graph in another program's format."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cells import inert
from graph.cli.options import DEFAULT, GraphOption, opened
from graph.cli.speech import HELP, epilog, note

EXAMPLES = epilog("viendan export -o graph.gexf", "viendan export --to csv -o tables")


class ExportFormat(StrEnum):
    """A format of `graph.export.FORMATS`, which is not imported for the help alone."""

    graphml = "graphml"
    gexf = "gexf"
    jsonld = "jsonld"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    cypher = "cypher"
    neo4j_import = "neo4j-import"


def run(
    output: Annotated[Path, typer.Option("--output", "-o", help=HELP["export.output"])],
    to: Annotated[ExportFormat | None, typer.Option("--to", help=HELP["export.to"])] = None,
    graph: GraphOption = DEFAULT,
) -> None:
    """Write the graph for other programs: Gephi, spreadsheets, pandas, SQLite, RDF stores, Neo4j."""
    from graph.export import export

    opened_graph = opened(graph)
    note(export(opened_graph.folder or opened_graph.store, output, to and to.value))
    sys.stdout.write(f"{inert(str(output))}\n")
