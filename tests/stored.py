"""Compare a database with the tables of a graph's folder, value for value: every property of every node and edge, and that nothing else is there.

In: a folder, and an open driver. Out: the differences, as sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pyarrow.parquet as pq

from graph.schema import EDGES, NODES, EdgeType, NodeType, table_path

Held = dict[tuple[Any, ...], dict[str, Any]]


def differences(folder: Path, driver: neo4j.Driver) -> list[str]:
    """Return what the database has other than the tables."""
    found: list[str] = []
    with driver.session() as session:
        for entry in (*NODES, *EDGES):
            found += _compare(entry, dict(_in_tables(folder, entry)), list(_in_database(session, entry)))
        known = [node.label for node in NODES], [edge.name for edge in EDGES]
        for query, names in zip(("MATCH (n) UNWIND labels(n) AS name", "MATCH ()-[r]->() WITH type(r) AS name"), known, strict=True):
            found += [f"{row['name']} is no type" for row in session.run(f"{query} WITH DISTINCT name WHERE NOT name IN $names RETURN name", names=names)]
    return found


def _compare(entry: NodeType | EdgeType, expected: Held, held: list[tuple[tuple[Any, ...], dict[str, Any]]]) -> Iterator[str]:
    name = entry.label if isinstance(entry, NodeType) else entry.name
    for key, properties in held:
        wanted = expected.pop(key, None)
        if wanted is None:
            yield f"{name} {key}: is in no table, or twice"
        elif wanted != properties:
            yield f"{name} {key}: {properties} instead of {wanted}"
    yield from (f"{name} {key}: is missing" for key in expected)


def _in_tables(folder: Path, entry: NodeType | EdgeType) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for row in pq.read_table(table_path(folder, entry)).to_pylist():
        known = {name: value for name, value in row.items() if value is not None}
        if isinstance(entry, NodeType):
            yield (row["id"],), known
        else:
            yield (known.pop("source"), known.pop("target"), *(row[name] for name in entry.key)), known


def _in_database(session: neo4j.Session, entry: NodeType | EdgeType) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if isinstance(entry, NodeType):
        for row in session.run(f"MATCH (n:{entry.label}) RETURN properties(n) AS held"):
            yield (row["held"]["id"],), row["held"]
    else:
        for row in session.run(f"MATCH (a)-[r:{entry.name}]->(b) RETURN a.id AS source, b.id AS target, properties(r) AS held"):
            yield (row["source"], row["target"], *(row["held"].get(name) for name in entry.key)), row["held"]
