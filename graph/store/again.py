"""The embedded store again after a few rows of its tables changed: what the tables still say is left as it is.

In: the folder of a graph with its store, and the folder of new tables. Out: a store that holds what `graph.store.embedded.make` makes of the new tables.
Written are only the nodes that differ, and of each type the edges that start where any of them differs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import kglite

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
    with duckdb.connect() as connection:
        for entry in ENTRIES:
            if not table_path(old, entry).samefile(table_path(new, entry)):
                _renew(graph, connection, entry, *(table_path(folder, entry) for folder in (old, new)))
    graph.save(str(new / STORE))
    return None


def _renew(graph: Any, connection: Any, entry: Entry, old: Path, new: Path) -> None:
    """Write anew what differs of a type."""
    connection.read_parquet(str(old)).create_view("old", replace=True)
    connection.read_parquet(str(new)).create_view("new", replace=True)
    key = ends_of(entry)[0]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE different AS {_DIFFERENT.format(key=key)}")
    rows = _rows(connection, f"FROM new WHERE {key} IN (FROM different)")
    if isinstance(entry, NodeType):
        _run(graph, _gone(entry), _rows(connection, "SELECT key FROM different WHERE key NOT IN (SELECT id FROM new)"))
        _run(graph, f"MERGE (x:{entry.label} {{id: row.id}}) {_set(entry)}", rows)
    else:
        _run(graph, f"MATCH (:{entry.source} {{id: row.key}})-[x:{entry.name}]->() DELETE x", _rows(connection, "FROM different"))
        _run(graph, f"{_ends(entry)} CREATE (a)-[x:{entry.name}]->(b) {_set(entry)}", rows)


def _gone(node: NodeType) -> str:
    return f"MATCH (x:{node.label} {{id: row.key}}) DETACH DELETE x"


def _ends(edge: EdgeType) -> str:
    return f"MATCH (a:{edge.source} {{id: row.source}}) MATCH (b:{edge.target} {{id: row.target}})"


def _set(entry: Entry) -> str:
    """Return the clause that gives a node or an edge what its row says."""
    return f"SET {', '.join(f'x.`{item.name}` = row.`{item.name}`' for item in entry.properties)}" if entry.properties else ""


def _rows(connection: Any, query: str) -> list[Row]:
    return list(connection.sql(query).to_arrow_table().to_pylist())


def _run(graph: Any, statement: str, rows: list[Row]) -> None:
    if rows:
        graph.cypher(f"UNWIND $rows AS row {statement}", params={"rows": rows})
