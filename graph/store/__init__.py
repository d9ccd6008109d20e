"""Where the graph is asked in Cypher: the embedded store, or a Neo4j server. Both take the same queries and give the same rows.

In: a folder or an address. Out: a `Store`.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from graph.errors import GraphError
from graph.store.address import Address, parse
from graph.store.rows import Row, Rows

STORE = "graph.kgl"  # the embedded store's file in a graph's folder
TIMEOUT = 30.0  # seconds that a query may take unless told otherwise
PASSWORD = "NEO4J_PASSWORD"  # the variable that holds it

__all__ = ["PASSWORD", "STORE", "TIMEOUT", "Address", "Row", "Rows", "Store", "open_store", "parse", "secret"]


class Store(Protocol):
    """A graph that answers Cypher."""

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int | None = None) -> Rows:
        """Return the rows of a read-only query; with a `limit` the first ones, and a note where there are more.

        Raises `QueryError` where the query is malformed, would write or read files, lacks a parameter, or takes longer than `timeout` seconds.
        """

    def write(self, batches: Iterable[tuple[str, list[Row]]]) -> int:
        """Run statements that write, each with the rows that it unwinds as `$rows`, and return how many rows there were.

        Raises `GraphError` where the store is only read, or a row finds no place.
        """

    def schema(self) -> Rows:
        """Return what the store holds: `element` (node, edge, index, constraint), `name`, `count`, `properties`."""

    def close(self) -> None:
        """Let go of the files or the connection."""


def open_store(where: Path | str) -> Store:
    """Open the graph in a folder, or on the server that an address names. Raises `GraphError` where there is none."""
    address = parse(str(where))
    if address is None:
        from graph.generations import hold
        from graph.store.embedded import Embedded

        held = hold(Path(where))
        return Embedded(held.folder / STORE, Path(where), held)
    from graph.store.neo4j import Neo4j

    return Neo4j(address, secret(address))


def secret(address: Address) -> str | None:
    """Return the password for a server: from the variable NEO4J_PASSWORD, else asked for where a user is named and a person is there to answer."""
    if (given := os.environ.get(PASSWORD)) is not None:
        return given
    if address.user is None:
        return None
    if not sys.stdin.isatty():
        raise GraphError(f"{address.uri}: set {PASSWORD} to the password of {address.user}")
    return getpass.getpass(f"password of {address.user} at {address.uri}: ")
