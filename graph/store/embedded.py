"""The embedded Cypher store: node and edge tables in, a file that kglite opens out. A cache: it can always be made again.

What is done against the engine's known faults is done here and nowhere else: the schema is declared first, because the first row written
fixes a type's properties; the pass `fuse_order_by_top_k` is off, because it can turn correlated subqueries' values to null; the graph is read-only once
made.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import kglite
import pandas as pd
import pyarrow.parquet as pq

from graph.errors import GraphError, QueryError
from graph.link import table_path
from graph.schema import EDGES, NODES, EdgeType, NodeType, edge_type, node_type
from graph.store import Row

_DISABLED = ["fuse_order_by_top_k"]
_TYPES = {"string": "string", "integer": "integer", "boolean": "boolean"}
_PANDAS = {"int64": pd.Int64Dtype(), "bool": pd.BooleanDtype()}
_BATCH = 100_000


def make(tables: Path, file: Path) -> None:
    """Make the store's file from node and edge tables."""
    graph = kglite.KnowledgeGraph()
    graph.define_schema(_schema())
    for node in NODES:
        for frame in _frames(tables, node):
            graph.add_nodes(frame, node.label, "id", node_title_field=node.heading)
    for edge in EDGES:
        for frame in _frames(tables, edge):
            graph.add_relationships(frame, edge.name, edge.source, "source", edge.target, "target")
    graph.save(str(file))


def _schema() -> dict[str, Any]:
    """Return the schema as the engine takes it."""
    nodes = {node.label: {"required": ["id"], "optional": [p.name for p in node.properties], "types": _types(node)} for node in NODES}
    return {"nodes": nodes, "connections": {edge.name: {"source": edge.source, "target": edge.target, "property_types": _types(edge)} for edge in EDGES}}


def _types(entry: NodeType | EdgeType) -> dict[str, str]:
    return {item.name: _TYPES[item.type] for item in entry.properties if item.type in _TYPES}


def _frames(tables: Path, entry: NodeType | EdgeType) -> Any:
    """Yield a type's rows as frames, integers and booleans nullable."""
    for batch in pq.ParquetFile(table_path(tables, entry)).iter_batches(batch_size=_BATCH):
        if batch.num_rows:
            yield batch.to_pandas(types_mapper=lambda kind: _PANDAS.get(str(kind)))


class Embedded:
    """The store's file, opened for reading."""

    def __init__(self, file: Path) -> None:
        """Open the file; raises `GraphError` where it is missing or not of this version."""
        if not file.exists():
            raise GraphError(f"{file.parent}: no graph here; make one with `viendan build PATH --out {file.parent}`")
        try:
            self._graph = kglite.load(str(file))
        except kglite.KgError as error:
            raise GraphError(f"{file}: not readable by this version ({error}); run `viendan build` again") from error
        self._graph.read_only(True)
        kglite.set_query_warning_policy("silent")  # a type without edges is no slip; `graph.schema.unknown_words` tells slips

    def run(self, query: str, **parameters: Any) -> list[Row]:
        """Return the rows of a read-only query."""
        try:
            result: Any = self._graph.cypher(query, params=parameters or None, disabled_passes=_DISABLED)
            found = result.to_list()
        except kglite.KgError as error:
            raise QueryError(f"the query fails: {_said(error)}") from error
        return [{name: _plain(value) for name, value in row.items()} for row in found]

    def close(self) -> None:
        """Let go of the graph."""
        del self._graph


def _said(error: Exception) -> str:
    """Return the engine's message without what only its own users understand."""
    text = str(error)
    if isinstance(error, kglite.ReadOnlyError) or "read-only" in text.casefold():
        return "it would change the graph, which is only read here"
    return re.sub(r"^Cypher (?:execution |syntax )?error:?\s*", "", text)


def _plain(value: Any) -> Any:
    """Turn the engine's nodes, relationships and paths into plain values."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "properties" in value and "labels" in value:
        return {"labels": value["labels"], **_known(node_type(value["labels"][0]), value["properties"])}
    if "properties" in value and "type" in value:
        return {"type": value["type"], **_known(edge_type(value["type"]), value["properties"])}
    return {name: _plain(item) for name, item in value.items()}


def _known(entry: NodeType | EdgeType, properties: Row) -> Row:
    """Keep the schema's properties and drop the engine's own."""
    names = ("id", *(item.name for item in entry.properties))
    return {name: properties[name] for name in names if name in properties}
