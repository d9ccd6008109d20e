"""`viendan load`: a graph on disk in, the same graph on a Neo4j server out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.build import progress
from graph.cli.options import DEFAULT, say

EXAMPLES = "Example: NEO4J_PASSWORD=... viendan load neo4j://neo4j@localhost --graph build"


def run(
    server: Annotated[str, typer.Argument(metavar="ADDRESS", help="neo4j://user@host:7687/database; the password in NEO4J_PASSWORD, or asked for.")],
    graph: Annotated[Path, typer.Option(metavar="DIR", envvar="VIENDAN_GRAPH", help="Folder of a built graph.")] = Path(DEFAULT),
    beside: Annotated[bool, typer.Option("--beside", help="Load beside nodes of other labels, which are left as they are.")] = False,
) -> None:
    """Load the graph into a Neo4j database. What a rebuild no longer holds goes; a load that was cut short is finished by another."""
    from graph.generations import hold
    from graph.load import load
    from graph.store import parse, secret
    from graph.store.neo4j import Neo4j

    address = parse(server)
    if address is None:
        raise typer.BadParameter(f"{server!r} is no address; write neo4j://user@host:7687/database")
    held = hold(graph)
    store = Neo4j(address, secret(address), patience=300)
    with progress("loading") as report:
        done = load(held.folder, store, beside=beside, progress=report)
    store.close()
    removed = f", {done.removed} taken away" if done.removed else ""
    say(f"{address.uri}: {done.nodes} nodes, {done.edges} relationships{removed} ({done.seconds:.1f} s, {done.rows / done.seconds:.0f} rows a second)")
