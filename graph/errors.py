"""What can go wrong with a graph, as types; each message names the way out."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.errors import ViendanError


class GraphError(ViendanError):
    """A graph cannot be built, opened or written."""


class CatalogueError(GraphError):
    """A list is refused by the catalogue, or is not in it."""


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


_LISTED = 20  # of what was found
_TYPED = 80  # characters of what was typed


def _shown(typed: str) -> str:
    return repr(typed if len(typed) <= _TYPED else f"{typed[:_TYPED]}…")


def _lines(found: Sequence[tuple[str, str]]) -> str:
    return "".join(f"\n  {identity}  {line}" for identity, line in found)


class Unknown(ViendanError):
    """Nothing in the graph is what was typed; `nearest` are the ids of what is near it."""

    what = "node"
    how = "write its id"

    def __init__(self, typed: str, nearest: Sequence[tuple[str, str]] = (), *, why: str | None = None) -> None:
        """Say what was typed, and why it names nothing, or what is near it as (id, line)."""
        hint = f": {why}" if why else f" in this graph; nearest are:{_lines(nearest)}" if nearest else f" in this graph; {self.how}"
        super().__init__(f"no {self.what} {_shown(typed)}{hint}")
        self.nearest = tuple(identity for identity, _ in nearest)


class Ambiguous(ViendanError):
    """Several things in the graph are what was typed; `found` are the ids of all of them."""

    what = "nodes"

    def __init__(self, typed: str, found: Sequence[tuple[str, str]], *, why: str | None = None) -> None:
        """List what was found as (id, line), the first of many."""
        more = f"\n  and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        super().__init__(f"{_shown(typed)} {why or f'can be {len(found)} {self.what}'}; give the id of one:{_lines(found[:_LISTED])}{more}")
        self.found = tuple(identity for identity, _ in found)


class UnknownDocument(Unknown):
    """No document of the graph is what was typed."""

    what = "document"
    how = "write its number, a part of its title, or an id"


class AmbiguousDocument(Ambiguous):
    """Several documents of the graph are what was typed."""

    what = "documents"


class UnknownUnit(Unknown):
    """No unit of the graph is what was typed."""

    what = "unit"
    how = "write its name with its place, or an id"


class AmbiguousUnit(Ambiguous):
    """Several units of the graph are what was typed."""

    what = "units"
