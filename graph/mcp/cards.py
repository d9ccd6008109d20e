"""Documents and sentences as an answer shows them.

In: a store, ids and rows of it. Out: a card a document (id, label, date, issuer, whether it was read), and the sentences behind a relation, each with the
document whose text says so and the place in that text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.queries import query
from graph.schema import FROM_LISTS, label
from graph.store import Row, Store

Told = Mapping[tuple[str, str, str], list[Row]]  # sentences by source, relation and target
_EDGES = 5_000


def card(row: Mapping[str, Any]) -> Row:
    """Return what tells a document from others; `settled` is false where no text says for certain which document is meant."""
    names = ("id", "date", "year", "issuer")
    return {**{name: row.get(name) for name in names}, "label": label(row), "read": bool(row.get("loaded")), "settled": "@" not in row["id"]}


def cards(store: Store, ids: Iterable[str | None]) -> dict[str, Row]:
    """Return the cards of documents by their ids; those that the graph lacks are left out."""
    wanted = sorted({identity for identity in ids if identity})
    if not wanted:
        return {}
    return {row["id"]: card(row) for row in store.query(query("documents_by_id"), {"ids": wanted, "ends": []}) if row["id"] in wanted}


def told(store: Store, sources: Collection[str], targets: Collection[str]) -> Told:
    """Return the first sentence of each relation that documents have to others; a list, which is empty where there is none."""
    made: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    if sources and targets:
        asked = {"sources": sorted(sources), "targets": sorted(targets)}
        for row in store.query(query("sentences_between"), asked, limit=_EDGES):
            made[row["source"], row["relation"], row["target"]] = [_sentence(row)] if row["evidence"] else []
    return made


def _sentence(row: Row) -> Row:
    """Return the first mention: its sentence (of an official list its word), whose text says so, where, and how it was tied to the document."""
    columns = {"sentence": "evidence", "stated_by": "stated_by", "start": "starts", "end": "ends", "pinpoint": "pinpoints", "tie": "ties"}
    first = {name: next(iter(row[column] or ()), None) for name, column in columns.items()}
    nowhere = {"start": None, "end": None} if str(first["stated_by"]).startswith(FROM_LISTS) else {}  # an official list is no text
    return {**first, "pinpoint": first["pinpoint"] or None, **nowhere}
