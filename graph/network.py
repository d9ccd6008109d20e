"""The graph as networkx has it: for algorithms in notebooks, and for every program that networkx writes files for.

In: a folder of node and edge tables, or a store. Out: a `networkx.MultiDiGraph`. A node's key is its id, its attribute `type` its type, and `label` what people
call it, which Gephi and others show. An edge's key tells parallel ones apart, its attribute `relation` its type. All other attributes are the properties of
`graph.schema`; where a value is unknown there is no attribute, and lists are one text, a line an item, because GraphML and GEXF have neither null nor lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import networkx as nx

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
    """Return the whole graph of a folder or a store; with `lists`, lists stay lists and the unknown is None."""
    made = empty()
    for node in NODES:
        for row in _rows(of, node):
            add_node(made, node.label, row, lists=lists)
    for edge in EDGES:
        for row in _rows(of, edge):
            add_edge(made, edge.name, row.pop("source"), row.pop("target"), row, lists=lists)
    return made


def add_node(made: nx.MultiDiGraph, label: str, properties: Mapping[str, Any], *, lists: bool = False) -> None:
    """Add a node with its properties, its type and its name."""
    held = {name: value for name, value in properties.items() if name != "id"}
    made.add_node(properties["id"], type=label, label=heading(label, properties), **(held if lists else _plain(held)))


def add_edge(made: nx.MultiDiGraph, name: str, source: str, target: str, properties: Mapping[str, Any], *, lists: bool = False) -> None:
    """Add an edge with its properties and its type, under a key that tells it from parallel ones."""
    key = "/".join([name, *(str(properties[part]) for part in edge_type(name).key)])
    made.add_edge(source, target, key=key, relation=name, **(properties if lists else _plain(properties)))


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return properties that every format can hold."""
    return {
        name: "\n".join("" if item is None else str(item) for item in value) if isinstance(value, list) else value
        for name, value in properties.items()
        if value is not None
    }


def _rows(of: Path | Asked, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    """Yield the rows of a type, with `id`, or `source` and `target`, and every property."""
    if isinstance(of, Path):
        if entry.audited and not table_path(of, entry).exists():
            return
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(table_path(of, entry)).iter_batches():
            yield from batch.to_pylist()
    elif isinstance(entry, NodeType):
        for row in of.query(f"MATCH (n:{entry.label}) RETURN n ORDER BY n.id", timeout=_ALL):
            yield {name: value for name, value in row["n"].items() if name != "labels"}
    else:
        pattern = f"MATCH (a:{entry.source})-[r:{entry.name}]->(b:{entry.target})"
        for row in of.query(f"{pattern} RETURN a.id AS source, b.id AS target, r ORDER BY source, target", timeout=_ALL):
            yield {"source": row["source"], "target": row["target"], **{name: value for name, value in row["r"].items() if name != "type"}}
