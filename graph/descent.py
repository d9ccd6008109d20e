"""What comes of a document: what rests on it, and how it comes down to provinces, districts and communes.

In: a store and the id of a document. Out: rows. `impact` has all that rests on it, directly and through others, with how many legal bases each direct one has;
`cascade` has what carries it out below the centre, with the delay in days; `missing` the places of which documents were read, and none rests on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from graph.chains import Chain, chain
from graph.queries import query
from graph.store import Row, Rows, Store

IMPACT = ("step", "document", "id", "level", "place", "date", "issuer", "relations", "through", "bases", "evidence")
CASCADE = ("level", "place", "document", "id", "issuer", "date", "delay", "step", "through", "relations", "evidence")
_LOCAL = ("province", "district", "commune")
_ORDER = {level: at for at, level in enumerate(("central", *_LOCAL))}


def impact(store: Store, identity: str, depth: int = 3) -> Rows:
    """Return what rests on a document, nearest first; `bases` says how many legal bases one has that has it for a basis: with 1 it would lose its only one.

    Raises `GraphError` where no such document is in the graph, `BadArgument` for a depth below 1.
    """
    bases = {row["id"]: row["bases"] for row in store.query(query("bases_of"), {"id": identity})}
    found = chain(store, identity, direction="down", depth=depth)
    return Rows(
        IMPACT,
        [
            {
                "step": step.depth,
                "document": step.label,
                "id": step.id,
                "level": step.level,
                "place": step.place,
                "date": step.date,
                "issuer": step.issuer,
                "relations": list(step.relations),
                "through": step.via,
                "bases": bases.get(step.id),
                "evidence": step.evidence,
            }
            for step in found.steps
        ],
        _more(found),
    )


def tally(rows: Iterable[Row], named: Callable[[str], str] = str) -> list[str]:
    """Return how much rests on a document, in lines: by level, as `named`, and by place, and how many would lose their only basis."""
    rows = list(rows)
    levels = Counter(row["level"] or "level not known" for row in rows)
    places = Counter(row["place"] for row in rows if row["place"])
    sole = sum(row["bases"] == 1 for row in rows)
    return [
        f"{len(rows)} documents rest on it, {sum(row['step'] == 1 for row in rows)} of them directly; {sole} have no other legal basis",
        f"by level: {', '.join(f'{named(level)} {n}' for level, n in sorted(levels.items(), key=lambda item: _ORDER.get(item[0], 9))) or 'none'}",
        f"by place: {', '.join(f'{place} {n}' for place, n in places.most_common(12)) or 'none'}",
    ]


def cascade(store: Store, identity: str, depth: int = 4) -> Rows:
    """Return what carries a document out in provinces, districts and communes, by level, place and day; `delay` counts days from the document's own date.

    Raises what `impact` raises.
    """
    found = chain(store, identity, direction="down", depth=depth)
    day = store.query(query("document"), {"id": identity})[0]["document"].get("date")
    steps = [step for step in found.steps if step.level in _LOCAL]
    steps.sort(key=lambda step: (_ORDER[str(step.level)], step.place or "", step.date or "9999", step.id))
    rows = [
        {
            "level": step.level,
            "place": step.place,
            "document": step.label,
            "id": step.id,
            "issuer": step.issuer,
            "date": step.date,
            "delay": (date.fromisoformat(step.date) - date.fromisoformat(day)).days if step.date and day else None,
            "step": step.depth,
            "through": step.via,
            "relations": list(step.relations),
            "evidence": step.evidence,
        }
        for step in steps
    ]
    return Rows(CASCADE, rows, _more(found))


def missing(store: Store, identity: str) -> Rows:
    """Return the places whose documents were read, none of which rests on a document: `place`, `documents`."""
    return store.query(query("not_carried_out"), {"id": identity})


def _more(found: Chain) -> list[str]:
    return [f"{found.more} more documents are a step further; a greater depth lists them"] if found.more else []
