"""What is due when: the work of units in the order of its days.

In: a store, and what narrows the work: units, places, a role, a period. Out: rows: first what has a day, then what comes again, then what has no day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.calendar import began, day_of
from graph.queries import query
from graph.recurring import comes
from graph.store import Row, Rows, Store


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which work is meant; None for all of it. Days are ISO dates; `scopes` are ids of places, for the bodies of these and of the places in them."""

    units: Sequence[str] | None = None
    scopes: Sequence[str] | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None


def tasks(store: Store, meant: Narrowed, *, undated: bool = False) -> Rows:
    """Return the work that is due in a period: on a day of it, or time and again with a day in it; with `undated`, also what has no day, at the end."""
    whose = {"units": meant.units, "scopes": meant.scopes, "role": meant.role}
    found = store.query(query("tasks"), {**whose, "since": meant.since, "until": meant.until})
    since, until = day_of(meant.since), day_of(meant.until)
    kept = [row for row in found if row["due"] or _comes(row, since, until)]
    return Rows(found.columns, [*kept, *(store.query(query("tasks_undated"), whose) if undated else [])], found.notes)


def further(store: Store, rows: Sequence[Row]) -> int:
    """Return how many further deadlines stand inside tasks of the documents that rows are of: the audit lists them."""
    ids = sorted({row["id"] for row in rows})
    found = store.query("MATCH (f:Finding)-[:ABOUT]->(d:Document) WHERE f.rule = 'further_deadline' AND d.id IN $ids RETURN count(f) AS n", {"ids": ids})
    return int(found[0]["n"])


def _comes(row: Row, since: date | None, until: date | None) -> bool:
    """Whether work that comes again does so in a period; where not even the document's year is known, in any."""
    first = began(row)
    return first is None or (since is None and until is None) or comes(row["recurrence"], first, since, until)
