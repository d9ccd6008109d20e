"""Where the graph is asked in Cypher: the embedded store, or a Neo4j server. Both take the same queries and give the same rows.

In: a query and its parameters. Out: rows as plain dictionaries: a node is its properties with `labels`, a relationship its properties with `type`.
"""

from __future__ import annotations

from typing import Any, Protocol

Row = dict[str, Any]


class Store(Protocol):
    """A graph that answers Cypher."""

    def run(self, query: str, **parameters: Any) -> list[Row]:
        """Return the rows of a read-only query.

        Raises `QueryError` where the query is malformed, would write, or lacks a parameter.
        """

    def close(self) -> None:
        """Let go of the files or the connection."""
