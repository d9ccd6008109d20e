"""A graph at a glance, for a notebook: how much it holds and what is cited most, as a table, and below it a small page.

In: an open graph. Out: HTML. The table needs no script, so that it remains where a notebook's viewer bars them; the page shows the whole graph where it is
small, else what is next to the most cited document that was read. Both ask the store for little, whatever the size of the graph.
"""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from typing import Any, Protocol

from graph.queries import query
from graph.schema import label
from graph.store import Rows, Store
from graph.view import InlinePage, inline

_SMALL = 60  # nodes of a graph that is shown whole
_NEAR = 30  # nodes shown of a larger one
_HEIGHT = 420


class Open(Protocol):
    """An open graph."""

    store: Store

    @property
    def full(self) -> Any:
        """The graph as networkx."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a graph, as a page takes it."""

    full: Any


def counts(store: Store) -> dict[str, int]:
    """Return how many nodes of each type there are, and as `read` the documents that were read."""
    held = {row["label"]: row["n"] for row in store.query(query("counts"))}
    return {**held, "read": store.query("MATCH (d:Document) WHERE d.loaded RETURN count(d) AS n")[0]["n"]}


def said(held: dict[str, int]) -> str:
    """Return counts in words.

    >>> said({"Document": 3, "Unit": 1200, "read": 1})
    '3 documents (1 read, 2 only cited), 1,200 units, 0 provisions, 0 findings'
    """
    documents, read = held.get("Document", 0), held["read"]
    rest = ", ".join(f"{held.get(name, 0):,} {name.lower()}s" for name in ("Unit", "Provision", "Finding"))
    return f"{documents:,} documents ({read:,} read, {documents - read:,} only cited), {rest}"


def glance(graph: Open, name: str) -> str:
    """Return the table and, where there is anything to draw, the page."""
    held = counts(graph.store)
    cited = graph.store.query(query("glance_cited"))
    table = f"<p><b>{html.escape(name)}</b>: {html.escape(said(held))}</p>{_table(cited) if cited else ''}"
    page = _page(graph, held)
    return f"{table}{page._repr_html_()}" if page else table


def _table(cited: Rows) -> str:
    rows = (f"<tr><td>{html.escape(label(row['document']))}</td><td>{row['documents']}</td><td>{html.escape(row['document']['id'])}</td></tr>" for row in cited)
    return f"<table><thead><tr><th>most cited</th><th>by documents</th><th>id</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _page(graph: Open, held: dict[str, int]) -> InlinePage | None:
    if sum(held.get(name, 0) for name in ("Document", "Unit")) <= _SMALL:
        return inline(graph, height=_HEIGHT) if held.get("Document") else None
    first = graph.store.query(query("glance_loaded"))
    if not first:
        return None
    identity = first[0]["id"]
    near = graph.store.query(query("glance_near"), {"id": identity})
    return inline(_Part(_nearest(near, identity)), doc=identity, height=_HEIGHT) if near else None


def _nearest(near: Rows, identity: str) -> Any:
    """Return the document and those tied to it most, as many as can be read."""
    ties = Counter({identity: 0})
    for row in near:
        ties[row["other"]["id"]] += row["edge"].get("mentions") or 1
    first = sorted(ties, key=lambda node: (node != identity, -ties[node], node))[:_NEAR]
    return near.graph(lists=True).subgraph(first)
