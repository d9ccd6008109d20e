"""Whether documents are in force, for every day at once: the page asks no rule, it looks the day up.

In: rows of documents and of acts upon them. Out: for each document the spans of days on which one answer holds. The answers are those of `graph.validity`,
asked on each day on which one can change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from extractors.lawids import later_laws
from graph.validity import Life, Reason, Status, of_rows, status

_OWN = ("date", "effective", "ends", "listed_on")
_BEFORE = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Span:
    """From `day` to the next span's, one answer holds: how much of the document, why, and by which document."""

    day: str
    answer: str
    extent: str | None
    reason: Reason
    by: str | None
    provisions: tuple[str, ...]


def rows_of_life(document: Mapping[str, Any], acts: Iterable[tuple[str, Mapping[str, Any], Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Return the rows that the question `lifetime` gives: a document with each act upon it, given as relation, edge and acting document."""
    rows = [
        {
            **document,
            "relation": relation,
            "act_id": actor["id"],
            "act_date": actor.get("date"),
            "act_draft": actor.get("draft"),
            **{name: edge.get(name) for name in ("extent", "since", "pinpoints", "stated_by", "evidence")},
        }
        for relation, edge, actor in acts
    ]
    rows.sort(key=lambda row: (row["since"] or "9999", row["act_date"] or "9999", row["relation"], row["act_id"]))
    return rows or [{**document, "relation": None}]


def spans(rows: list[dict[str, Any]]) -> list[Span]:
    """Return the answers of a document over time, the first from the beginning of time."""
    known = of_rows(rows)
    found: list[Span] = []
    for day in sorted({_BEFORE, *_days(known)}):
        span = _span(day, status(known, day))
        if not found or _without_day(found[-1]) != _without_day(span):
            found.append(span)
    return found


def _span(day: str, told: Status) -> Span:
    by = told.by or told.reason.blanks.get("by")
    return Span(day, told.answer, told.extent, told.reason, by, told.provisions)


def _without_day(span: Span) -> tuple[Any, ...]:
    """Return what makes two neighbouring spans one; that a document takes effect on the very day is told for that day alone."""
    return (span.answer, span.extent, str(span.reason), span.by, span.provisions)


def _days(known: Life) -> Iterator[str]:
    """Yield every day on which an answer can change: those of its life and after the last that something speaks for, and those from which later laws hold."""
    for day in (getattr(known, name) for name in _OWN):
        yield from _around(day)
    yield from (law.effective for law in later_laws(known.id) if law.effective)
    for act in known.acts:
        for day in (act.since, act.date):
            yield from _around(day)


def _around(day: str | None) -> Iterator[str]:
    if day:
        yield day
        try:
            yield (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):  # a day that a text misprints has no day after it
            return
