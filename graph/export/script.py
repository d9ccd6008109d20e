"""One Cypher script: constraints, then nodes and edges in batches, then indexes; for a server that `viendan load` cannot reach.

In: a folder or a store. Out: a text in UTF-8, a statement a line, each ended by `;`, so that `cypher-shell --file` runs it. Statements
merge: running the script again changes nothing, and what it does not hold stays where it is. Where lines end in a text, its literal has `\\n`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.network import Asked, rows_of
from graph.schema import ENTRIES, EdgeType, Entry, NodeType
from graph.store.indexes import constraints, indexes

_ROWS, _LENGTH = 500, 200_000  # rows and characters of a statement at most, unless one row is longer
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPES = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HEAD = """\
// A graph of documents by Viendan. Run it with: cypher-shell --file NAME
// It may be run again: every statement merges.
"""


def cypher(of: Path | Asked, to: Path) -> list[str]:
    """Write the script."""
    with to.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(f"{statement};\n" for statement in _statements(of))
    return []


def _statements(of: Path | Asked) -> Iterator[str]:
    yield from constraints()
    for entry in ENTRIES:
        for batch in _batches(_literal(entry, row) for row in rows_of(of, entry)):
            yield f"UNWIND [{', '.join(batch)}] AS row {_merge(entry)}"
    yield from indexes()


def _batches(rows: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    length = 0
    for row in rows:
        if batch and (len(batch) == _ROWS or length + len(row) > _LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(row)
        length += len(row)
    if batch:
        yield batch


def _merge(entry: Entry) -> str:
    if isinstance(entry, NodeType):
        return f"MERGE (n:{entry.label} {{id: row.id}}) SET n = row"
    return f"MATCH (a:{entry.source} {{id: row.source}}) MATCH (b:{entry.target} {{id: row.target}}) {_merge_edge(entry)}"


def _merge_edge(edge: EdgeType) -> str:
    key = ", ".join(f"`{name}`: row.properties.`{name}`" for name in edge.key)
    return f"MERGE (a)-[r:{edge.name} {{{key}}}]->(b) SET r = row.properties"


def _literal(entry: Entry, row: dict[str, Any]) -> str:
    """Return a row as a literal; an edge's properties apart from its ends."""
    return literal(row if isinstance(entry, NodeType) else {"source": row.pop("source"), "target": row.pop("target"), "properties": row})


def literal(value: Any) -> str:
    r"""Return a value as Cypher; a map without what is unknown.

    >>> print(literal({"a": "Điều 5\n'", "b": None, "c": [1, True], "end": 7}))
    {`a`: 'Điều 5\n\'', `c`: [1, true], `end`: 7}
    """
    if isinstance(value, dict):
        return f"{{{', '.join(f'`{name}`: {literal(item)}' for name, item in value.items() if item is not None)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{_ESCAPES.sub(_escape, value)}'" if isinstance(value, str) else str(value)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":  # half a letter, which no server keeps
        return "\ufffd"
    return _ESCAPED.get(character) or f"\\u{ord(character):04x}"
