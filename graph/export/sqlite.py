"""An SQLite database: a table a type, with primary keys, foreign keys and indexes.

In: a folder or a store. Out: one file. A list is a JSON text, which `json_each` takes apart; true and false are 1 and 0. The view `relations` has every edge as
`relation`, `source`, `target`; the table `columns` says what every column means.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.network import Asked, rows_of
from graph.schema import EDGES, ENTRIES, NODES, Entry, NodeType, ends_of, name_of

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "strings": "TEXT", "integers": "TEXT"}
_LISTS = ("strings", "integers")


def sqlite(of: Path | Asked, to: Path) -> list[str]:
    """Write the database."""
    with closing(sqlite3.connect(to, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        for entry in ENTRIES:
            columns = [*ends_of(entry), *(item.name for item in entry.properties)]
            database.execute(_table(entry))
            database.executemany(f"INSERT INTO {_quoted(name_of(entry))} VALUES ({', '.join('?' * len(columns))})", map(_values, rows_of(of, entry)))
        for statement in chain(_indexes(), [_view()]):
            database.execute(statement)
        _describe(database)
        database.execute("COMMIT")
        _check(database)
    return []


def _quoted(name: str) -> str:
    return f'"{name}"'


def _table(entry: Entry) -> str:
    columns = [f"{_quoted(item.name)} {_TYPES[item.type]}" for item in entry.properties]
    if isinstance(entry, NodeType):
        return f"CREATE TABLE {_quoted(entry.label)} ({', '.join(['id TEXT NOT NULL PRIMARY KEY', *columns])})"
    ends = [f"{end} TEXT NOT NULL REFERENCES {_quoted(label)} (id)" for end, label in (("source", entry.source), ("target", entry.target))]
    key = f"PRIMARY KEY ({', '.join(map(_quoted, ('source', 'target', *entry.key)))})"
    return f"CREATE TABLE {_quoted(entry.name)} ({', '.join([*ends, *columns, key])})"


def _values(row: dict[str, Any]) -> list[Any]:
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in row.values()]


def _indexes() -> Iterator[str]:
    for node in NODES:
        for name in (item.name for item in node.properties if item.indexed or item.name == node.heading):
            yield f"CREATE INDEX {_quoted(f'{node.label}_{name}')} ON {_quoted(node.label)} ({_quoted(name)})"
    for edge in EDGES:
        yield f"CREATE INDEX {_quoted(f'{edge.name}_target')} ON {_quoted(edge.name)} (target)"


def _view() -> str:
    parts = (f"SELECT '{edge.name}' AS relation, source, target FROM {_quoted(edge.name)}" for edge in EDGES)
    return f"CREATE VIEW relations AS {' UNION ALL '.join(parts)}"


def _describe(database: sqlite3.Connection) -> None:
    database.execute('CREATE TABLE columns ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, says TEXT NOT NULL)')
    rows = [
        (name_of(entry), item.name, f"{item.type}, JSON" if item.type in _LISTS else item.type, item.says) for entry in ENTRIES for item in entry.properties
    ]
    database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", rows)


def _check(database: sqlite3.Connection) -> None:
    """Refuse a graph with an edge that has no end."""
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise GraphError(f"the graph has an edge {broken[0]} to a {broken[2]} that it lacks; run `viendan build` again")
