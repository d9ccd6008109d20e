"""A graph's tables on a Neo4j server, for tests: what was there before is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.link import rows
from graph.schema import EDGES, NODES
from graph.store import Store

_BATCH = 5000


def load(folder: Path, store: Store) -> None:
    """Put the graph of a folder in the place of what the server holds."""
    store.write([("MATCH (n) DETACH DELETE n", [])])
    store.write(_batches(folder))


def _batches(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for node in NODES:
        yield f"UNWIND $rows AS row CREATE (n:{node.label}) SET n = row RETURN count(n)", list(rows(folder, node))
    for edge in EDGES:
        held = [{"source": row.pop("source"), "target": row.pop("target"), "properties": row} for row in rows(folder, edge)]
        matched = f"MATCH (a:{edge.source} {{id: row.source}}), (b:{edge.target} {{id: row.target}})"
        yield f"UNWIND $rows AS row {matched} CREATE (a)-[r:{edge.name}]->(b) SET r = row.properties RETURN count(r)", held
