"""A graph at a glance, for a notebook: how much it holds and what is cited most, as a table, and below it a small page.

In: an open graph. Out: HTML. The table needs no script, so that it remains where a notebook's viewer bars them; the page shows the whole graph where it is
small, else what is around the most cited document that was read.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Protocol

from graph.queries import query
from graph.schema import label
from graph.store import Rows, Store
from graph.view import inline

_SMALL = 2000  # nodes of a graph that is shown whole
_HEIGHT = 560


class Open(Protocol):
    """An open graph."""

    store: Store

    @property
    def folder(self) -> Path | None:
        """The folder of its tables."""


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
    """Return the table and, where there is anything to draw, the page of what is around the most cited document that was read."""
    held = counts(graph.store)
    cited = graph.store.query(query("glance_cited"))
    table = f"<p><b>{html.escape(name)}</b>: {html.escape(said(held))}</p>{_table(cited) if cited else ''}"
    first = graph.store.query(query("glance_loaded"))
    return f"{table}{inline(graph, doc=_around(graph, held, first[0]['id']), height=_HEIGHT)._repr_html_()}" if first else table


def _around(graph: Open, held: dict[str, int], identity: str) -> str | None:
    """Return the document around which a page shows a part of a graph; None for one that is shown whole."""
    return None if sum(held.get(name, 0) for name in ("Document", "Unit")) <= _SMALL else identity


def _table(cited: Rows) -> str:
    rows = (f"<tr><td>{html.escape(label(row['document']))}</td><td>{row['documents']}</td><td>{html.escape(row['document']['id'])}</td></tr>" for row in cited)
    return f"<table><thead><tr><th>most cited</th><th>by documents</th><th>id</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
