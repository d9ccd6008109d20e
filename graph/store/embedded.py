"""The embedded Cypher store: node and edge tables in, a file that kglite opens out. A cache: it can always be made again.

What is done against the engine's known faults is done here and nowhere else: the schema is declared first, because the first row written
fixes a type's properties; the pass `fuse_order_by_top_k` is off, because it can turn correlated subqueries' values to null; the graph is read-only once
made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import kglite

from graph.errors import GraphError, QueryError
from graph.generations import Held
from graph.schema import EDGES, NODES, EdgeType, NodeType, table_path, words
from graph.store import TIMEOUT, Row, Rows
from graph.store.cypher import blanked, nested, reads_files, unbounded

_DISABLED = ["fuse_order_by_top_k"]
_TYPES = {"string": "string", "integer": "integer", "number": "float", "boolean": "boolean"}
_BATCH = 100_000
_DEEPEST = 32  # open braces: many more subqueries within each other end the process
_TRUNCATED = "Result truncated by row_limit"  # said by `Rows.cut_at`
_NAMED = re.compile(r"(?:type|label|property) '(\w+)'")
_MOST_PATHS = 256
_MOST_WORK = 5_000_000  # rows and items that a query with a limit may go through: about as many hundred bytes of memory


def make(tables: Path, file: Path) -> None:
    """Make the store's file from node and edge tables."""
    graph = kglite.KnowledgeGraph()
    graph.define_schema(schema())
    for node in NODES:
        for frame in _frames(tables, node):
            graph.add_nodes(frame, node.label, "id", node_title_field=node.heading)
    for edge in EDGES:
        for frame in _frames(tables, edge):
            graph.add_relationships(frame, edge.name, edge.source, "source", edge.target, "target")
    graph.save(str(file))


def schema() -> dict[str, Any]:
    """Return the schema as the engine takes it."""
    nodes = {node.label: {"required": ["id"], "optional": [p.name for p in node.properties], "types": _types(node)} for node in NODES}
    return {"nodes": nodes, "connections": {edge.name: {"source": edge.source, "target": edge.target, "property_types": _types(edge)} for edge in EDGES}}


def _types(entry: NodeType | EdgeType) -> dict[str, str]:
    return {item.name: _TYPES[item.type] for item in entry.properties if item.type in _TYPES}


def _frames(tables: Path, entry: NodeType | EdgeType) -> Any:
    """Yield a type's rows as frames, integers and booleans nullable."""
    import pandas as pd
    import pyarrow.parquet as pq

    nullable = {"int64": pd.Int64Dtype(), "bool": pd.BooleanDtype()}
    for batch in pq.ParquetFile(table_path(tables, entry)).iter_batches(batch_size=_BATCH):
        if batch.num_rows:
            yield batch.to_pandas(types_mapper=lambda kind: nullable.get(str(kind)))


class Embedded:
    """The store's file, opened for reading."""

    def __init__(self, file: Path, where: Path | None = None, held: Held | None = None) -> None:
        """Open the file of the graph that a person names by `where`; `held` is let go of at the end.

        Raises `GraphError` where it is missing or not of this version.
        """
        where = where or file.parent
        self.folder, self.where, self._held = file.parent, where, held
        if not file.exists():
            raise GraphError(f"{where}: no graph here; make one with `viendan build PATH --out {where}`")
        try:
            self._graph = kglite.load(str(file))
        except kglite.KgError as error:
            raise GraphError(f"{file}: not readable by this version ({error}); run `viendan build` again") from error
        self._graph.read_only(True)
        kglite.set_query_warning_policy("silent")  # warnings are read from the result and passed on as notes

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int | None = None) -> Rows:
        """Return the rows of a read-only query; what the engine would cut short in silence is refused. One with a `limit` may do so much and no more."""
        _refuse(cypher)
        most: dict[str, Any] = {} if limit is None else {"row_limit": limit, "max_work_units": _MOST_WORK}
        try:
            result: Any = self._graph.cypher(
                cypher, params=dict(parameters or {}) or None, timeout_ms=max(1, int(timeout * 1000)), disabled_passes=_DISABLED, **most
            )
            found = result.to_list() if hasattr(result, "columns") else []
        except kglite.CypherTimeoutError as error:
            raise QueryError(f"the query fails: no answer in {timeout:g} s; ask for less, or give it more with --timeout") from error
        except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise QueryError(f"the query fails: {_said(error)}") from error
        if not hasattr(result, "columns"):
            raise QueryError("the query fails: FORMAT is the embedded store's alone; ask for rows, and write them with --format")
        made = Rows(result.columns, notes=_notes(cypher, result.warnings))
        if limit is not None and (every := result.diagnostics["total_rows"] or 0) > limit:
            made.cut_at(limit, every)
        made.extend({name: _plain(value, made) if isinstance(value, (list, dict)) else value for name, value in row.items()} for row in found)
        return made

    def write(self, batches: Iterable[tuple[str, list[Row]]]) -> int:
        """Refuse: this store is made whole by a build."""
        raise GraphError("the embedded store is made by `viendan build`; nothing else is written into it")

    def schema(self) -> Rows:
        """Return node and edge types with their counts."""
        made = Rows(["element", "name", "count", "properties"])
        nodes, edges = self._graph.node_type_counts(), {row["type"]: row["count"] for row in self._graph.relationship_types()}
        for node in NODES:
            made.append({"element": "node", "name": node.label, "count": nodes.get(node.label, 0), "properties": ["id", *(p.name for p in node.properties)]})
        for edge in EDGES:
            made.append({"element": "edge", "name": edge.name, "count": edges.get(edge.name, 0), "properties": [p.name for p in edge.properties]})
        return made

    def close(self) -> None:
        """Let go of the graph."""
        del self._graph
        if self._held:
            self._held.release()


def _refuse(cypher: str) -> None:
    """Refuse what would read files, and what the engine would answer in part only."""
    if reads_files(cypher):
        raise QueryError("the query fails: LOAD CSV reads files of this machine; it is not for questions")
    if nested(cypher) > _DEEPEST:
        raise QueryError(f"the query fails: it nests more than {_DEEPEST} braces; ask step by step")
    if unbounded(cypher):
        raise QueryError("the query fails: give every path a greatest length, as in [:BASED_ON*1..20]; without one the embedded store stops at ten steps")


def _notes(cypher: str, warnings: Iterable[str]) -> list[str]:
    """Return the engine's warnings; a type without an edge, or a property without a value, that the schema knows is no slip."""
    notes = [text for text in warnings if not (words() & set(_NAMED.findall(text)) or text.startswith(_TRUNCATED))]
    if "allshortestpaths" in blanked(cypher).casefold():
        notes.append(f"the embedded store gives at most {_MOST_PATHS} of the shortest paths between two nodes")
    return notes


def _said(error: Exception) -> str:
    """Return the engine's message without what only its own users understand."""
    text = str(error)
    if isinstance(error, kglite.ReadOnlyError) or "read-only" in text.casefold():
        return "it would change the graph, which is only read here"
    if "max_work_units" in text:
        return f"it goes through more than {_MOST_WORK:,} rows or items; ask for less"
    return re.sub(r"^Cypher (?:execution |syntax )?error:?\s*", "", text)


def _plain(value: Any, made: Rows) -> Any:
    """Turn the engine's nodes, relationships and paths into plain values."""
    if isinstance(value, list):
        return [_plain(item, made) for item in value]
    if not isinstance(value, dict):
        return value
    if "properties" in value and "labels" in value:
        return made.node(value["id"], value["labels"][0], value["properties"])
    if "properties" in value and "type" in value and "start" in value:
        return made.edge(value["id"], (value["start"], value["end"]), value["type"], value["properties"])
    return {name: _plain(item, made) for name, item in value.items()}
