"""The graph as networkx has it: for algorithms in notebooks, and for every program that networkx writes files for.

In: a folder of node and edge tables, or a store. Out: a `networkx.MultiDiGraph`. A node's key is its id, its attribute `type` its type, and `label` what people
call it, which Gephi and others show. An edge's key tells parallel ones apart, its attribute `relation` its type. All other attributes are the properties of
`graph.schema`; where a value is unknown there is no attribute, lists are one text, a line an item, and a character that XML cannot hold is U+FFFD, because
GraphML and GEXF are XML and have neither null nor lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any, Protocol

import networkx as nx

from graph.cells import sayable
from graph.schema import EDGES, NODES, EdgeType, NodeType, edge_type, heading, table_path


class Asked(Protocol):
    """Anything that answers Cypher."""

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float) -> list[dict[str, Any]]:
        """Return the rows of a query."""


_ALL = 600.0  # seconds for all nodes or edges of one type from a server


def empty() -> nx.MultiDiGraph:
    """Return a graph without nodes."""
    return nx.MultiDiGraph()


def network(of: Path | Asked, *, lists: bool = False) -> nx.MultiDiGraph:
    """Return the whole graph of a folder or a store; in one order; with `lists`, lists stay lists and the unknown is None."""
    made = empty()
    for node in NODES:
        for row in sorted(rows_of(of, node), key=itemgetter("id")):
            add_node(made, node.label, row, lists=lists)
    for edge in EDGES:
        for row in sorted(rows_of(of, edge), key=itemgetter("source", "target", *edge.key)):
            add_edge(made, edge.name, row.pop("source"), row.pop("target"), row, lists=lists)
    return made


def add_node(made: nx.MultiDiGraph, label: str, properties: Mapping[str, Any], *, lists: bool = False) -> None:
    """Add a node with its properties, its type and its name."""
    held = {name: value for name, value in properties.items() if name != "id"}
    made.add_node(
        properties["id"], type=label, label=heading(label, properties) if lists else sayable(heading(label, properties)), **(held if lists else _plain(held))
    )


def add_edge(made: nx.MultiDiGraph, name: str, source: str, target: str, properties: Mapping[str, Any], *, lists: bool = False) -> None:
    """Add an edge with its properties and its type, under a key that tells it from parallel ones."""
    key = "/".join([name, *(str(properties[part]) for part in edge_type(name).key)])
    made.add_edge(source, target, key=key, relation=name, **(properties if lists else _plain(properties)))


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties that every format can hold."""
    return {name: _held(value) for name, value in properties.items() if value is not None}


def _held(value: Any) -> Any:
    if isinstance(value, list):
        value = "\n".join("" if item is None else str(item) for item in value)
    return sayable(value) if isinstance(value, str) else value


def rows_of(of: Path | Asked, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    """Yield the rows of a type from a folder or a store, with `id`, or `source` and `target`, and every property in the order of the schema."""
    return _of_folder(of, entry) if isinstance(of, Path) else _of_store(of, entry)


def count_of(of: Path | Asked, entry: NodeType | EdgeType) -> int:
    """Return how many rows a type has."""
    if not isinstance(of, Path):
        return int(of.query(f"MATCH {_pattern(entry)} RETURN count(*) AS n", timeout=_ALL)[0]["n"])
    if _lacks(of, entry):
        return 0
    import pyarrow.parquet as pq

    return int(pq.ParquetFile(table_path(of, entry)).metadata.num_rows)


def _lacks(folder: Path, entry: NodeType | EdgeType) -> bool:
    """Whether the audit has not written its tables."""
    return entry.audited and not table_path(folder, entry).exists()


def _of_folder(folder: Path, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    if _lacks(folder, entry):
        return
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(table_path(folder, entry)).iter_batches():
        yield from batch.to_pylist()


def _of_store(store: Asked, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    ends, held = (("id",), "n") if isinstance(entry, NodeType) else (("source", "target"), "r")
    returned = f"{held}.id AS id" if isinstance(entry, NodeType) else "a.id AS source, b.id AS target"
    keys = () if isinstance(entry, NodeType) else tuple(f"r.`{name}`" for name in entry.key)
    for row in store.query(f"MATCH {_pattern(entry)} RETURN {returned}, {held} AS held ORDER BY {', '.join((*ends, *keys))}", timeout=_ALL):
        yield {**{name: row[name] for name in ends}, **{item.name: row["held"].get(item.name) for item in entry.properties}}


def _pattern(entry: NodeType | EdgeType) -> str:
    return f"(n:{entry.label})" if isinstance(entry, NodeType) else f"(a:{entry.source})-[r:{entry.name}]->(b:{entry.target})"
