"""`viendan load`: a graph on disk in, the same graph on a Neo4j server out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.build import progress
from graph.cli.options import DEFAULT
from graph.cli.speech import HELP, epilog, say, told

EXAMPLES = epilog("NEO4J_PASSWORD=... viendan load neo4j://neo4j@localhost --graph build")


def run(
    server: Annotated[str, typer.Argument(metavar="ADDRESS", help=HELP["load.server"])],
    graph: Annotated[Path, typer.Option(metavar="DIR", envvar="VIENDAN_GRAPH", help=HELP["load.graph"])] = Path(DEFAULT),
    beside: Annotated[bool, typer.Option("--beside", help=HELP["load.beside"])] = False,
) -> None:
    """Load the graph into a Neo4j database. What a rebuild no longer holds goes; a load that was cut short is finished by another."""
    from graph.generations import hold
    from graph.load import load
    from graph.store import parse, secret
    from graph.store.neo4j import Neo4j

    address = parse(server)
    if address is None:
        raise typer.BadParameter(told("load.no_address", text=repr(server)))
    held = hold(graph)
    store = Neo4j(address, secret(address), patience=300)
    with progress(told("load.loading")) as report:
        done = load(held.folder, store, beside=beside, progress=report)
    store.close()
    counts = {"nodes": done.nodes, "edges": done.edges, "removed": done.removed}
    say(told("load.done", address=address.uri, **counts, seconds=f"{done.seconds:.1f}", speed=f"{done.rows / done.seconds:.0f}"))
