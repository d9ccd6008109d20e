"""Chains of documents: what a document rests on, step by step, or what rests on it.

In: a store and the id of a document. Out: a `Chain`: every document reached, each once and by the shortest way, with the edges that lead to it.
A parent is reached by BASED_ON, IMPLEMENTS, PURSUANT_TO or GUIDES.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.errors import BadArgument
from graph.errors import GraphError
from graph.queries import query
from graph.schema import label
from graph.store import Row, Store
from graph.words import words

Direction = Literal["up", "down"]
_QUERY = {"up": "parents", "down": "children"}


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a chain: how far it is, through which document and relations it was reached, and the sentence that says so."""

    depth: int
    id: str
    label: str
    date: str | None
    issuer: str | None
    via: str
    relations: tuple[str, ...]
    evidence: str | None
    level: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A document and all that it rests on (`up`), or all that rests on it (`down`)."""

    start: str
    label: str
    direction: Direction
    steps: tuple[Step, ...]
    more: int  # documents just beyond the depth asked for
    cut: bool = False  # whether documents within that depth were left out

    def under(self, via: str) -> Iterator[Step]:
        """Yield the steps reached through a document."""
        yield from (step for step in self.steps if step.via == via)

    def __str__(self) -> str:
        """Draw the chain as a tree, its relations as the texts have them."""
        return self.drawn("vi")

    def drawn(self, language: str) -> str:
        """Draw the chain as a tree, its relations in a language."""
        lines = [self.label, *self._lines(self.start, "", words("page", language))]
        if self.more:
            lines.append(f"… and {self.more} more a step further")
        return "\n".join(lines)

    def _lines(self, via: str, indent: str, said: Mapping[str, str]) -> Iterator[str]:
        steps = list(self.under(via))
        for index, step in enumerate(steps):
            last = index == len(steps) - 1
            tied = ", ".join(said[f"relation.{name}"] for name in step.relations)
            yield f"{indent}{'└─' if last else '├─'} {tied} {'→' if self.direction == 'up' else '←'} {step.label}{f' ({step.issuer})' if step.issuer else ''}"
            yield from self._lines(step.id, indent + ("   " if last else "│  "), said)

    def _repr_html_(self) -> str:
        """Show the tree in a notebook."""
        return f"<pre>{html.escape(str(self))}</pre>"


def chain(store: Store, start: str, *, direction: Direction = "up", depth: int = 6, most: int | None = None) -> Chain:
    """Return the chain from the document with the id `start`, at most `depth` steps long, and of at most `most` documents, the nearest first.

    Raises `GraphError` where no such document is in the graph, `BadArgument` for another direction or a depth below 1.
    """
    if direction not in _QUERY:
        raise BadArgument(f"direction {direction!r}: a chain goes {' or '.join(_QUERY)}")
    if depth < 1:
        raise BadArgument(f"depth {depth}: a chain has one step at least")
    first = store.query(query("document"), {"id": start})
    if not first:
        raise GraphError(f"{start}: no document with this id in the graph; `viendan show` finds one by its number or its title")
    seen, frontier = {start}, [start]
    steps: list[Step] = []
    for level in range(1, depth + 1):
        found = _next(store, frontier, seen, direction, level)
        steps += found
        if most is not None and len(steps) > most:
            return Chain(start, label(first[0]["document"]), direction, tuple(steps[:most]), 0, cut=True)
        frontier = [step.id for step in found]
        seen.update(frontier)
        if not frontier:
            break
    more = len(_next(store, frontier, seen, direction, depth + 1)) if frontier else 0
    return Chain(start, label(first[0]["document"]), direction, tuple(steps), more)


def _next(store: Store, frontier: list[str], seen: set[str], direction: Direction, depth: int) -> list[Step]:
    """Return the documents one step beyond `frontier` that were not seen before."""
    reached: dict[str, list[Row]] = {}
    for row in store.query(query(_QUERY[direction]), {"ids": sorted(frontier)}):
        identity = row["document"]["id"]
        if identity not in seen and (identity not in reached or reached[identity][0]["via"] == row["via"]):
            reached.setdefault(identity, []).append(row)
    return [_step(rows, depth) for rows in reached.values()]


def _step(rows: list[Row], depth: int) -> Step:
    document = rows[0]["document"]
    relations = tuple(row["relation"] for row in rows)
    evidence = next((row["evidence"][0] for row in rows if row["evidence"]), None)
    said = (document.get(name) for name in ("level", "place"))
    return Step(depth, document["id"], label(document), document.get("date"), document.get("issuer"), rows[0]["via"], relations, evidence, *said)
