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


class UnknownQuestion(ViendanError):
    """No question of the library has this name."""

    def __init__(self, name: str, nearest: Sequence[str]) -> None:
        """Say what was asked and what is near it."""
        hint = f"; nearest are: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no question {name!r}{hint}; `viendan ask` lists them all")
        self.nearest = tuple(nearest)


class MissingValue(ViendanError):
    """A question is asked without a value that it needs."""


class ValueUnknown(ViendanError):
    """A value for a question means nothing, or several things."""


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
