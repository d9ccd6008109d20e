"""The part of a graph that lies around one document.

In: the tables of a graph, in a folder or a store, and an id. Out: the ids within two steps of it, and the rows of tables among them. Units are reached and not
passed through: what one unit was sent has little to do with one another. Of a folder only what is needed is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.network import Asked, rows_of
from graph.schema import EDGES, EdgeType, NodeType, node_type, table_path

DRAWN = ("Document", "Unit")
LINES = tuple(entry for entry in EDGES if entry.source in DRAWN and entry.target in DRAWN)


def near(of: Path | Asked, identity: str) -> frozenset[str]:
    """Return the ids within two steps of a node.

    Raises `KeyError` where the graph has no such node.
    """
    documents, units = (_ids(of, name) for name in DRAWN)
    if identity not in documents and identity not in units:
        raise KeyError(f"no node {identity!r} in the graph")
    pairs = _pairs(of)
    first = {identity, *_beside(pairs, {identity})}
    return frozenset(first | _beside(pairs, first & documents))


def _ids(of: Path | Asked, name: str) -> set[str]:
    if isinstance(of, Path):
        return set(pq.read_table(table_path(of, node_type(name)), columns=["id"])["id"].to_pylist())
    return {row["id"] for row in rows_of(of, node_type(name))}


def _pairs(of: Path | Asked) -> pa.Table:
    """Return source and target of every line."""
    names = ["source", "target"]
    if isinstance(of, Path):
        return pa.concat_tables([pq.read_table(table_path(of, entry), columns=names) for entry in LINES])
    rows = [(row["source"], row["target"]) for entry in LINES for row in rows_of(of, entry)]
    return pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(names)})


def _beside(pairs: pa.Table, ids: set[str]) -> set[str]:
    held = pa.array(sorted(ids), pa.string())
    out, back = (pairs.filter(pc.is_in(pairs[name], value_set=held)) for name in ("source", "target"))
    return {*out["target"].to_pylist(), *back["source"].to_pylist()}


def rows_among(of: Path | Asked, entry: NodeType | EdgeType, kept: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a type whose node, or both whose ends, are `kept`; all of them where that is None."""
    ends = ("id",) if isinstance(entry, NodeType) else ("source", "target")
    if kept is None or not isinstance(of, Path):
        yield from (row for row in rows_of(of, entry) if kept is None or all(row[end] in kept for end in ends))
        return
    held = pa.array(sorted(kept), pa.string())
    for batch in pq.ParquetFile(table_path(of, entry)).iter_batches():
        rows = pa.table(batch)
        for end in ends:
            rows = rows.filter(pc.is_in(rows[end], value_set=held))
        yield from rows.to_pylist()
