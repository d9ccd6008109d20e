"""Which unit of the graph a text means.

In: a store and a text: an id, a name or part of it, an abbreviation or code, with a place or without: `STC`, `Sở GD&ĐT Bắc Giang`, `bo tai chinh`. Out: the id
of one unit, or all that can be meant. A kind of body without a place is every place's.
"""

from __future__ import annotations

import unicodedata

from graph.errors import AmbiguousUnit, UnknownUnit
from graph.find.bodies import Said, places_at_end, read_body, words_of
from graph.find.documents import refuse
from graph.find.nearest import nearest
from graph.find.typed import unified
from graph.queries import query
from graph.store import Row, Rows, Store

_WORDS = 12  # of a body's name at most
_COLUMNS = ("id", "name", "kind", "level", "place", "tasks")


def find_unit(store: Store, text: str) -> str:
    """Return the id of the unit that `text` names.

    Raises `UnknownUnit` or `AmbiguousUnit`.
    """
    ranked = _ranked(store, text)
    best = [row for rank, row in ranked if rank == ranked[0][0]]
    if len(best) > 1:
        raise AmbiguousUnit(text, [(row["id"], _line(row)) for row in best])
    return str(best[0]["id"])


def find_units(store: Store, text: str) -> Rows:
    """Return the units that `text` can name, best first: `id`, `name`, `kind`, `level`, `place`, and how many `tasks` they are charged with.

    Where an id, a whole name or a body of the registry is meant, parts of other names are not. Raises `UnknownUnit`.
    """
    return Rows(_COLUMNS, [row for _, row in _ranked(store, text)])


def scopes_of(text: str) -> list[str]:
    """Return the ids of the places that a text can name; none where it names no place."""
    return sorted(scope for scopes, rest in places_at_end(words_of(unified(unicodedata.normalize("NFC", text)))) if not rest for scope in scopes)


def _ranked(store: Store, text: str) -> list[tuple[int, Row]]:
    """Return the units that a text can name behind their ranks: 0 the id, 1 the name or the body, 2 another spelling of it, 3 a part of the name."""
    refuse(text, UnknownUnit)
    plain = unified(unicodedata.normalize("NFC", text))
    units = store.query(query("units_known"))
    typed, said = words_of(plain), read_body(plain)
    ranked = [(rank, row) for row in units if (rank := _rank(row, plain, typed, said)) is not None]
    if not ranked:
        near = nearest(plain, [(row["name"], row["name"]) for row in units])
        raise UnknownUnit(text, [(units[index]["id"], _line(units[index])) for index in near])
    named = any(rank < 3 for rank, _ in ranked)
    kept = [(rank, row) for rank, row in ranked if rank < 3 or not named]
    return sorted(kept, key=lambda item: (item[0], item[1]["kind"] != "body", -item[1]["tasks"], item[1]["id"]))


def _rank(row: Row, plain: str, typed: list[str], said: Said | None) -> int | None:
    if row["id"] == plain:
        return 0
    name = words_of(row["name"])
    if (typed and name == typed) or (said and _is(row, said, exact=True)):
        return 1
    if said and len(name) <= _WORDS and _is(row, said, exact=False):
        return 2
    return 3 if typed and f" {' '.join(typed)}" in f" {' '.join(name)}" else None


def _is(row: Row, said: Said, *, exact: bool) -> bool:
    """Whether a unit is a body that is named, in a place that is named: by its id, or by its name where a text spelt it otherwise."""
    scope, _, name = row["id"].partition("/")
    if said.nobody or (said.scopes and scope not in said.scopes) or (said.level and row["level"] != said.level):
        return False
    if exact:
        return name in said.local or (name in said.central and (scope == "tw" or scope in said.scopes))
    called = read_body(row["name"])
    return called is not None and bool(called.local & said.local or (called.central & said.central and scope == "tw"))


def _line(row: Row) -> str:
    return ", ".join(filter(None, (row["name"], row["kind"], row["place"])))
