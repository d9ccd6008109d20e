"""Whether a document is in force, as an answer tells it: `graph.validity` with the sentence, whose it is and where it stands.

In: a store, a document's id, a day (ISO 8601). Out: the answer, or with it the document's life. Where only the year of issue is known, the life has that year.
"""

from __future__ import annotations

from dataclasses import asdict

from graph.mcp.cards import Told, cards, told
from graph.store import Row, Store
from graph.validity import Event, Life, Status, history, life, status

_HAPPENED = {"amended": "AMENDS", "repealed": "REPEALS", "replaced": "REPLACES", "suspended": "SUSPENDS"}
_EVENTS = 50


def standing(store: Store, identity: str, at: str) -> Row:
    """Return whether a document is in force on a day: `answer`, `since`, `by`, `extent`, `provisions`, `reason`, `evidence`."""
    known = life(store, identity)
    answer = status(known, at)
    return _status(answer, cards(store, [answer.by]), told(store, [answer.by] if answer.by else [], [identity]), known)


def lived(store: Store, identity: str, at: str) -> Row:
    """Return the same, and the document's life under `history`, day by day."""
    known = life(store, identity)
    answer, events = status(known, at), history(known)
    actors = {event.by for event in events[:_EVENTS] if event.by} | ({answer.by} if answer.by else set())
    named, sentences = cards(store, actors), told(store, actors, [identity])
    more = [f"history: the first {_EVENTS} of {len(events)}"] if len(events) > _EVENTS else []
    return {
        **_status(answer, named, sentences, known),
        "history": [_event(event, named, sentences, known) for event in events[:_EVENTS]],
        "limits": [*_unsure(known), *more],
    }


def _status(answer: Status, named: dict[str, Row], sentences: Told, known: Life) -> Row:
    found = asdict(answer) | {"provisions": list(answer.provisions), "by": named.get(answer.by) if answer.by else None}
    return found | {"evidence": _evidence(answer.by, answer.evidence, sentences, known)}


def _event(event: Event, named: dict[str, Row], sentences: Told, known: Life) -> Row:
    act = (event.by or "", _HAPPENED.get(event.what, ""), known.id)
    found = next(iter(sentences.get(act, [])), None) or _evidence(event.by, event.evidence, sentences, known)
    return asdict(event) | {"provisions": list(event.provisions), "by": named.get(event.by) if event.by else None, "evidence": found}


def _evidence(by: str | None, sentence: str | None, sentences: Told, known: Life) -> Row | None:
    """Return the sentence with its place; of another sentence than the act's first only who says so is known."""
    found = [row for (source, _, target), rows in sentences.items() if source == by and target == known.id for row in rows]
    exact = next((row for row in found if row["sentence"] == sentence), None)
    return exact or ({"sentence": sentence, "stated_by": by, "start": None, "end": None} if sentence else None)


def _unsure(known: Life) -> list[str]:
    """Say what the life does not know."""
    made = [] if known.loaded else ["only cited: its own text was not read, so what it says of its own effect is not known"]
    if not known.acts:
        made.append("no act upon it was read; that does not say that there is none")
    return [*made, "its day of effect has no sentence in the graph" if known.effective else "its day of effect is not known"]
