"""The embedded store again after a few rows of its tables changed: what the tables still say is left as it is.

In: the folder of a graph with its store, and the folder of new tables. Out: a store that holds what `graph.store.embedded.make` makes of the new tables.
Written are only the nodes that differ, and of each type the edges that start where any of them differs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import kglite
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.arrays import array, whole
from graph.engine import engine
from graph.schema import ENTRIES, EdgeType, Entry, NodeType, ends_of, table_path
from graph.store import STORE, Row
from graph.store.embedded import make, schema

_DIFFERENT = """
    SELECT key FROM (SELECT {key} AS key, CAST(hash(old) AS HUGEINT) AS said FROM old UNION ALL SELECT {key}, -CAST(hash(new) AS HUGEINT) FROM new)
    GROUP BY key HAVING sum(said) <> 0
"""


def remake(old: Path, new: Path) -> None:
    """Make the store of the tables in `new` from the store in `old`; where that cannot be opened, from nothing."""
    try:
        graph = kglite.load(str(old / STORE))
    except (kglite.KgError, OSError):
        return make(new, new / STORE)
    graph.define_schema(schema())
    with engine() as connection:
        for entry in ENTRIES:
            if not table_path(old, entry).samefile(table_path(new, entry)):
                _renew(graph, connection, entry, *(pq.ParquetFile(table_path(folder, entry)).read() for folder in (old, new)))
    graph.save(str(new / STORE))
    return None


def _renew(graph: Any, connection: Any, entry: Entry, old: pa.Table, new: pa.Table) -> None:
    """Write anew what differs of a type."""
    key = ends_of(entry)[0]
    different = _different(connection, key, *_unlike(old, new))
    rows = new.filter(pc.is_in(new[key], different)).to_pylist()
    if isinstance(entry, NodeType):
        _run(graph, _gone(entry), _keys(different.filter(pc.invert(pc.is_in(different, whole(new["id"]))))))
        _run(graph, f"MERGE (x:{entry.label} {{id: row.id}}) {_set(entry)}", rows)
    else:
        _run(graph, f"MATCH (:{entry.source} {{id: row.key}})-[x:{entry.name}]->() DELETE x", _keys(different))
        _run(graph, f"{_ends(entry)} CREATE (a)-[x:{entry.name}]->(b) {_set(entry)}", rows)


def _unlike(old: pa.Table, new: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return two tables without the rows that both begin with, and those that both end with."""
    begin = _most(min(len(old), len(new)), lambda at, to: old.slice(at, to - at).equals(new.slice(at, to - at)))
    old, new = old.slice(begin), new.slice(begin)
    end = _most(min(len(old), len(new)), lambda at, to: old.slice(len(old) - to, to - at).equals(new.slice(len(new) - to, to - at)))
    return old.slice(0, len(old) - end), new.slice(0, len(new) - end)


def _most(count: int, same: Callable[[int, int], bool]) -> int:
    """Return how many of so many rows are the same from the first on, by halves: `same` compares those from one to another.

    >>> _most(9, lambda at, to: to <= 6)
    6
    """
    least = 0
    while least < count:
        middle = (least + count + 1) // 2
        least, count = (middle, count) if same(least, middle) else (least, middle - 1)
    return least


def _different(connection: Any, key: str, old: pa.Table, new: pa.Table) -> pa.Array:
    """Return the keys whose rows differ between two tables."""
    if not len(old) and not len(new):
        return array((), pa.string())
    connection.from_arrow(old).create_view("old", replace=True)
    connection.from_arrow(new).create_view("new", replace=True)
    return whole(connection.sql(_DIFFERENT.format(key=key)).to_arrow_table()["key"])


def _gone(node: NodeType) -> str:
    return f"MATCH (x:{node.label} {{id: row.key}}) DETACH DELETE x"


def _ends(edge: EdgeType) -> str:
    return f"MATCH (a:{edge.source} {{id: row.source}}) MATCH (b:{edge.target} {{id: row.target}})"


def _set(entry: Entry) -> str:
    """Return the clause that gives a node or an edge what its row says."""
    return f"SET {', '.join(f'x.`{item.name}` = row.`{item.name}`' for item in entry.properties)}" if entry.properties else ""


def _keys(different: pa.Array) -> list[Row]:
    return [{"key": key} for key in different.to_pylist()]


def _run(graph: Any, statement: str, rows: list[Row]) -> None:
    if rows:
        graph.cypher(f"UNWIND $rows AS row {statement}", params={"rows": rows})
