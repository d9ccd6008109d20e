"""What can go wrong with a graph, as types; each message names the way out."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.errors import ViendanError


class GraphError(ViendanError):
    """A graph cannot be built, opened or written."""


class NothingRead(GraphError):
    """No document of a build could be read."""


class QueryError(ViendanError):
    """A Cypher query is refused or fails."""


class UnknownDocument(ViendanError):
    """No document of the graph is what was typed."""

    def __init__(self, typed: str, nearest: Sequence[str]) -> None:
        """Say what was typed and what is near it."""
        hint = f"; nearest are: {'; '.join(nearest)}" if nearest else ""
        super().__init__(f"no document {typed!r} in this graph{hint}")
        self.nearest = tuple(nearest)


class AmbiguousDocument(ViendanError):
    """Several documents of the graph are what was typed."""

    def __init__(self, typed: str, found: Sequence[tuple[str, str]]) -> None:
        """List the documents found, as (id, label)."""
        rows = "\n".join(f"  {identity}  {label}" for identity, label in found)
        super().__init__(f"{typed!r} can be {len(found)} documents; give the id of one:\n{rows}")
        self.found = tuple(identity for identity, _ in found)
