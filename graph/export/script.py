"""One Cypher script: constraints, then nodes and edges in batches, then indexes; for a server that `viendan load` cannot reach.

In: a folder or a store. Out: a text in UTF-8, a statement a line, each ended by `;`, so that `cypher-shell --file` runs it. Statements
merge: running the script again changes nothing, and what it does not hold stays where it is. Where lines end in a text, its literal has `\\n`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from graph.network import Asked, rows_of
from graph.schema import ENTRIES, Entry, NodeType, ends_of
from graph.store.indexes import constraints, indexes

_ROWS, _LENGTH = 500, 200_000  # rows and characters of a statement at most, unless one row is longer
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPES = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
Row = dict[str, Any]
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
        for batch in _batches(rows_of(of, entry)):
            yield _merge(entry, batch)
    yield from indexes()


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Yield the rows a statement's worth at a time."""
    batch: list[Row] = []
    length = 0
    for row in rows:
        size = sum(len(str(value)) for value in row.values())
        if batch and (len(batch) == _ROWS or length + size > _LENGTH):
            yield batch
            batch, length = [], 0
        batch.append(row)
        length += size
    if batch:
        yield batch


def _merge(entry: Entry, batch: list[Row]) -> str:
    """Return the statement that merges a batch: a list a column, each of plain values, is read many times faster than a map a row."""
    types = {**dict.fromkeys(ends_of(entry), "string"), **{item.name: item.type for item in entry.properties}}
    columns = {name: _column(number, kind, [row[name] for row in batch]) for number, (name, kind) in enumerate(types.items())}
    places = {name: place for name, (_, place) in columns.items()}
    rows = f"WITH {', '.join(listed for listed, _ in columns.values())} UNWIND range(0, {len(batch) - 1}) AS i"
    if isinstance(entry, NodeType):
        return f"{rows} MERGE (n:{entry.label} {{id: {places['id']}}}) SET n = {_map(places)}"
    ends = f"MATCH (a:{entry.source} {{id: {places.pop('source')}}}) MATCH (b:{entry.target} {{id: {places.pop('target')}}})"
    return f"{rows} {ends} MERGE (a)-[r:{entry.name} {_map({name: places[name] for name in entry.key})}]->(b) SET r = {_map(places)}"


def _column(number: int, kind: str, values: list[Any]) -> tuple[str, str]:
    """Return a column's values under a name, and how the value of row `i` is had: a list is a text in which a separator ends each item."""
    name = f"c{number}"
    if kind not in ("strings", "integers"):
        return f"[{', '.join(map(literal, values))}] AS {name}", f"{name}[i]"
    separator = _absent({character for value in values for item in value or () for character in str(item)})
    texts = (None if value is None else "".join(f"{item}{separator}" for item in value) for value in values)
    items = f"split({name}[i], {literal(separator)})[..-1]"
    return f"[{', '.join(map(literal, texts))}] AS {name}", items if kind == "strings" else f"[x IN {items} | toInteger(x)]"


def _absent(characters: set[str]) -> str:
    """Return a character that is none of these, a separator of old where it may be."""
    return next(character for character in map(chr, chain(range(0x1F, 0x1B, -1), range(0xE000, 0xF900))) if character not in characters)


def _map(places: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'`{name}`: {place}' for name, place in places.items())}}}"


def literal(value: Any) -> str:
    r"""Return a plain value as Cypher.

    >>> print(literal("Điều 5\n'"), literal(None), literal(1), literal(True))
    'Điều 5\n\'' null 1 true
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f"'{_ESCAPES.sub(_escape, value)}'" if isinstance(value, str) else str(value)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":  # half a letter, which no server keeps
        return "\ufffd"
    return _ESCAPED.get(character) or f"\\u{ord(character):04x}"
