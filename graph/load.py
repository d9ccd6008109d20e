"""Loading: a graph's folder in, the same graph in a Neo4j database out, however often it is done and wherever it was cut short.

Rows are merged by id, and edges by their ends and the key of their type; each gets exactly the properties of its row. What the database has beyond the
tables is taken away at the end. Until then a sign stands in the database (`graph.store.indexes`), so that a half-loaded graph is told from a whole one.
Data of another origin is left alone, and refused unless it is wanted beside.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from graph.errors import GraphError
from graph.schema import EDGES, ENTRIES, NODES, EdgeType, Entry, NodeType, ends_of, name_of, table_path
from graph.store import Row, Store
from graph.store.indexes import BEGIN, END, ONLINE, OURS, constraints, indexes

BATCH = 5000
_ALL = 3600.0  # seconds for a query over everything
Progress = Callable[[int, int | None, str], None]  # rows done, rows in all, type


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: the graph's size afterwards, the rows written, what was taken away, and the seconds it took."""

    nodes: int
    edges: int
    rows: int
    removed: int
    seconds: float


def load(folder: Path, store: Store, *, beside: bool = False, progress: Progress | None = None) -> Loaded:
    """Make a database hold the graph of a folder, and nothing else of its types; with `beside`, nodes of other labels are left there.

    Raises `GraphError` where there is no graph in the folder, the database holds what others made, or the server stays away.
    """
    _refuse_missing(folder)
    _refuse_foreign(store, beside)
    start = time.monotonic()
    _run(store, BEGIN, *constraints())
    rows = store.write(_batches(folder, progress))
    settled = {entry: _settled(store, folder, entry) for entry in reversed(ENTRIES)}  # edges first
    _run(store, *indexes(), ONLINE, END)
    nodes, edges = (sum(settled[entry][0] for entry in entries) for entries in (NODES, EDGES))
    return Loaded(nodes, edges, rows, sum(removed for _, removed in settled.values()), time.monotonic() - start)


def _run(store: Store, *statements: str) -> None:
    store.write((statement, []) for statement in statements)


def _refuse_missing(folder: Path) -> None:
    missing = [file for entry in ENTRIES if not (file := table_path(folder, entry)).exists()]
    if missing:
        raise GraphError(f"{folder}: no graph here, or one of an earlier version ({missing[0].name} is missing); run `viendan build PATH --out {folder}`")


def _refuse_foreign(store: Store, beside: bool) -> None:
    """Refuse a database whose nodes others made: ours are merged by id, and what is not in the tables is taken away."""
    held = sum(_count(store, node) for node in NODES)
    other = store.query("MATCH (n) RETURN count(n) AS n", timeout=_ALL)[0]["n"] - held
    if held and not _is_ours(store):
        raise GraphError(
            f"the database holds {held} nodes labelled {', '.join(node.label for node in NODES)} that `viendan load` did not make; give another one"
        )
    if other > 0 and not beside:
        labels = {row["label"] for row in store.query("CALL db.labels() YIELD label RETURN label")} - {node.label for node in NODES}
        raise GraphError(
            f"the database holds {other} nodes of another origin ({', '.join(sorted(labels)[:5])}); give another one, or --beside to load beside them"
        )


def _is_ours(store: Store) -> bool:
    named = (row["name"] for what in ("CONSTRAINTS", "INDEXES") for row in store.query(f"SHOW {what} YIELD name RETURN name"))
    return any(name.startswith(OURS) for name in named)


def _batches(folder: Path, progress: Progress | None) -> Iterator[tuple[str, list[Row]]]:
    """Yield the tables' rows, nodes first, each batch with the statement that merges it."""
    total = sum(pq.read_metadata(table_path(folder, entry)).num_rows for entry in ENTRIES)
    done = 0
    for entry in ENTRIES:
        statement, shaped = (_merge_node(entry), _same) if isinstance(entry, NodeType) else (_merge_edge(entry), _parted)
        for batch in pq.ParquetFile(table_path(folder, entry)).iter_batches(batch_size=BATCH):
            yield statement, [shaped(row) for row in batch.to_pylist()]
            done += batch.num_rows
            if progress:
                progress(done, total, name_of(entry))


def _merge_node(node: NodeType) -> str:
    return f"UNWIND $rows AS row MERGE (n:{node.label} {{id: row.id}}) SET n = row RETURN count(*) AS n"


def _merge_edge(edge: EdgeType) -> str:
    ends = f"MATCH (a:{edge.source} {{id: row.source}}) MATCH (b:{edge.target} {{id: row.target}})"
    key = ", ".join(f"`{name}`: row.properties.`{name}`" for name in edge.key)
    return f"UNWIND $rows AS row {ends} MERGE (a)-[r:{edge.name} {{{key}}}]->(b) SET r = row.properties RETURN count(*) AS n"


def _same(row: Row) -> Row:
    return row


def _parted(row: Row) -> Row:
    return {"source": row.pop("source"), "target": row.pop("target"), "properties": row}


def _settled(store: Store, folder: Path, entry: Entry) -> tuple[int, int]:
    """Return how much of a type the database holds now, and how much was taken away from it."""
    expected = _expected(folder, entry)
    if _count(store, entry) == expected:
        return expected, 0  # all rows are there by now, so nothing else is
    removed = _remove(store, folder, entry)
    if (found := _count(store, entry)) != expected:
        raise GraphError(f"{name_of(entry)}: the database holds {found}, the tables {expected}; does something else write into it? Load again")
    return expected, removed


def _remove(store: Store, folder: Path, entry: Entry) -> int:
    """Take away what the tables do not hold, and what the database holds twice; return how much it was."""
    names = _key(entry)
    held = set(zip(*(pq.read_table(table_path(folder, entry), columns=[name])[name].to_pylist() for name in names), strict=True))
    stale: list[Row] = []
    for row in store.query(_keys(entry), timeout=_ALL):
        key = tuple(row[name] for name in names)
        if key in held:
            held.remove(key)
        else:
            stale.append({"place": row["place"]})
    store.write((_delete(entry), stale[first : first + BATCH]) for first in range(0, len(stale), BATCH))
    return len(stale)


def _pattern(entry: Entry) -> str:
    return f"MATCH (x:{entry.label})" if isinstance(entry, NodeType) else f"MATCH (a:{entry.source})-[x:{entry.name}]->(b:{entry.target})"


def _keys(entry: Entry) -> str:
    ends = {"id": "x.id"} if isinstance(entry, NodeType) else {"source": "a.id", "target": "b.id"}
    named = ", ".join(f"{ends.get(name, f'x.`{name}`')} AS `{name}`" for name in _key(entry))
    return f"{_pattern(entry)} RETURN elementId(x) AS place, {named}"


def _delete(entry: Entry) -> str:
    return f"UNWIND $rows AS row {_pattern(entry)} WHERE elementId(x) = row.place {'DETACH ' if isinstance(entry, NodeType) else ''}DELETE x"


def _count(store: Store, entry: Entry) -> int:
    return int(store.query(f"{_pattern(entry)} RETURN count(x) AS n", timeout=_ALL)[0]["n"])


def _expected(folder: Path, entry: Entry) -> int:
    """Return how many different keys a table has."""
    import duckdb

    names = ", ".join(f'"{name}"' for name in _key(entry))
    with duckdb.connect() as connection:
        counted: Any = connection.execute(f"SELECT count(*) FROM (SELECT DISTINCT {names} FROM read_parquet(?))", [str(table_path(folder, entry))]).fetchone()
    return int(counted[0])


def _key(entry: Entry) -> tuple[str, ...]:
    return (*ends_of(entry), *(entry.key if isinstance(entry, EdgeType) else ()))
