"""What is known of the documents that are cited: to the registry, to a catalogue of official metadata, to a built graph, and to the documents under check.

In: ids. Out: `Fact`s, each with who states it, and lives (`graph.validity`). What is only cited somewhere is told apart from what a text or a catalogue states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pyarrow as pa

from extractors.records import CHANGING_RELATIONS
from graph.catalogue import Catalogue
from graph.checking.alone import Linked, Row
from graph.link import numbered_tables
from graph.queries import query
from graph.schema import label
from graph.store import Store
from graph.validity import Act, Life, of_rows

REGISTRY, OBSERVED, TEXT, CITED, DRAFTS = "registry", "observed", "text", "cited", "drafts"
SAYS = {
    REGISTRY: "the codification",
    OBSERVED: "several public texts",
    TEXT: "its own text",
    CITED: "the graph, from others that cite it,",
    DRAFTS: "another document under check",
}
_AT_ONCE = 2000  # ids of one query
_SERIAL = 6  # digits of a serial that has neighbours


@dataclass(frozen=True, slots=True)
class Fact:
    """What someone states of a document."""

    id: str
    stated_by: str  # registry, observed, text, cited, drafts, or the name of a catalogue
    number: str | None
    date: str | None
    title: str | None
    effective: str | None = None

    @property
    def sure(self) -> bool:
        """Whether a text of its own or a catalogue states it, rather than others that cite it."""
        return self.stated_by not in (OBSERVED, CITED, DRAFTS)

    @property
    def says(self) -> str:
        """Who states it, in words."""
        return SAYS.get(self.stated_by, self.stated_by)


@cache
def registry() -> Mapping[str, Fact]:
    """Return what the codification and the catalogue of laws state, and what several public texts date alike."""
    held = numbered_tables()
    codified = {row["id"]: row for row in held["catalogue"].to_pylist()}
    found = {row["id"]: _attested(row, codified.get(row["id"])) for row in held["attested"].to_pylist()}
    return {**{identity: Fact(identity, REGISTRY, row["printed"], row["date"], row["title"], row["effective"]) for identity, row in codified.items()}, **found}


def _attested(row: Row, codified: Row | None) -> Fact:
    number = codified["printed"] if codified else None
    who = REGISTRY if codified or row["name"] else OBSERVED
    return Fact(row["id"], who, number, row["date"], row["name"] or row["title"], codified["effective"] if codified else None)


@cache
def _by_series() -> Mapping[tuple[str, str], tuple[Fact, ...]]:
    """Return what the registry states by day and series: an id without its serial."""
    index: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in registry().values():
        if fact.date and fact.stated_by == REGISTRY:
            index[fact.date, series(fact.id)].append(fact)
    return {key: tuple(facts) for key, facts in index.items()}


def series(identity: str) -> str:
    """Return an id without its serial.

    >>> series("tw/2020/1048-CT-BGDDT")
    'tw/2020/CT-BGDDT'
    """
    head, _, number = identity.rpartition("/")
    return f"{head}/{number.partition('-')[2]}"


def neighbours(identity: str) -> Iterator[str]:
    """Yield the ids whose serial differs in a digit, has one more, one less, or two in another order.

    >>> sorted(neighbours("tw/2020/7-CT-TTG"))[:4]
    ['tw/2020/1-CT-TTG', 'tw/2020/17-CT-TTG', 'tw/2020/2-CT-TTG', 'tw/2020/27-CT-TTG']
    """
    head, _, number = identity.rpartition("/")
    serial, _, rest = number.partition("-")
    if not serial.isdecimal() or len(serial) > _SERIAL:
        return
    made = {serial[:at] + digit + serial[at + cut :] for at in range(len(serial) + 1) for digit in "0123456789" for cut in (0, 1)}
    made |= {serial[:at] + serial[at + 1 :] for at in range(len(serial))}
    made |= {serial[:at] + serial[at + 1] + serial[at] + serial[at + 2 :] for at in range(len(serial) - 1)}
    yield from (f"{head}/{other}-{rest}" for other in sorted(made) if other and not other.startswith("0") and other != serial)


def as_printed(day: str | None) -> str:
    """Return a day as documents print it.

    >>> as_printed("2020-04-08"), as_printed("2020-01-28")
    ('08/4/2020', '28/01/2020')
    """
    if not day:
        return ""
    year, month, first = day.split("-")
    return f"{first}/{int(month) if int(month) > 2 else month}/{year}"


class Knowledge:
    """What all sources say of documents; ids are looked up together first (`prefetch`), then one by one."""

    def __init__(self, drafts: Linked, store: Store | None = None, official: Catalogue | None = None) -> None:
        """Take the documents under check, and where there are such a graph, and a catalogue of official lists."""
        self._drafts, self._store, self._official = drafts, store, official
        self._loaded = {extraction.document.id for extraction, _ in drafts.documents}
        self._graph: dict[str, Row | None] = {}
        self._listed: dict[str, list[Row]] = {}
        self._lives: dict[str, Life | None] = {}

    def prefetch(self, ids: Iterable[str]) -> None:
        """Look ids up in the graph and in the catalogue."""
        wanted = [identity for identity in dict.fromkeys(ids) if identity not in self._graph]
        self._graph.update(dict.fromkeys(wanted))
        for at in range(0, len(wanted) if self._store else 0, _AT_ONCE):
            assert self._store is not None
            rows = self._store.query(query("documents_by_id"), {"ids": wanted[at : at + _AT_ONCE], "ends": []})
            self._graph.update((row["id"], row) for row in rows)
        for row in self._rows_listed(wanted):
            self._listed.setdefault(row["id"], []).append(row)

    def _rows_listed(self, wanted: list[str]) -> list[dict[str, Any]]:
        return _where(self._official.documents, "id", wanted) if self._official else []

    def _in_graph(self, identity: str) -> Row | None:
        if identity not in self._graph:
            self.prefetch([identity])
        return self._graph[identity]

    def facts(self, identity: str) -> list[Fact]:
        """Return what is stated of a document, the surest first."""
        in_graph = self._in_graph(identity)
        listed = [Fact(identity, row["source"], row["number"], row["date"], row["title"], row["effective"]) for row in self._listed.get(identity, ())]
        found = [fact for fact in (registry().get(identity), *listed) if fact]
        if in_graph:
            found.append(_of_node(in_graph, TEXT if in_graph["loaded"] else CITED))
        if identity in self._loaded:
            found.append(_of_node(self._drafts.nodes[identity], DRAFTS))
        return sorted(found, key=lambda fact: not fact.sure)

    def cited(self, identity: str) -> Fact | None:
        """Return what the documents under check say of one that they cite."""
        node = self._drafts.nodes.get(identity)
        return _of_node(node, DRAFTS) if node else None

    def near(self, identity: str) -> list[Fact]:
        """Return what is stated of documents whose serial is a digit apart, the surest first."""
        ids = list(neighbours(identity))
        self.prefetch(ids)
        found = [fact for other in ids for fact in (self.facts(other) or filter(None, [self.cited(other)]))]
        return sorted(found, key=lambda fact: not fact.sure)

    def of_day(self, identity: str, day: str) -> tuple[Fact, ...]:
        """Return what the registry states of documents of one series and day."""
        return _by_series().get((day, series(identity)), ())

    def name(self, identity: str) -> str:
        """Return what people call a document."""
        row = self._in_graph(identity) or self._drafts.nodes.get(identity)
        if row is None:
            fact = next(iter(self.facts(identity)), None)
            return (fact and fact.number) or identity
        return label(row)

    def reference(self, identity: str) -> str:
        """Return a document as one would cite it: `Nghị định 71/2020/NĐ-CP ngày 30/6/2020`, `Luật Đất đai số 31/2024/QH15 ngày 18/01/2024`."""
        facts = [*self.facts(identity), *filter(None, [self.cited(identity)])]
        row = self._in_graph(identity) or self._drafts.nodes.get(identity)
        number, date = (next((getattr(fact, name) for fact in facts if getattr(fact, name)), None) for name in ("number", "date"))
        name = label({**row, "year": None}) if row else number or identity
        parts = [name, f"số {number}" if number and number not in name else "", f"ngày {as_printed(date)}" if date else ""]
        return " ".join(filter(None, parts))

    def day_of(self, identity: str) -> str | None:
        """Return a document's date, as the surest source has it."""
        return next((fact.date for fact in (*self.facts(identity), *filter(None, [self.cited(identity)])) if fact.date), None)

    def life(self, identity: str, besides: str | None = None) -> Life | None:
        """Return what is known of a document's life, without what the document `besides` does to it."""
        if identity not in self._lives:
            self._lives[identity] = self._life(identity)
        known = self._lives[identity]
        if known is None or besides is None or besides == identity:
            return known
        left = replace(known, acts=tuple(act for act in known.acts if act.by != besides))
        return replace(left, ends=None, ended_by=None, ends_stated_by=None) if known.ended_by == besides else left

    def _life(self, identity: str) -> Life | None:
        rows = self._store.query(query("lifetime"), {"id": identity}) if self._store and self._in_graph(identity) else []
        lives = [of_rows(rows)] if rows else []
        if node := self._drafts.nodes.get(identity):
            acts = self._drafts.acts.get(identity) or ({"relation": None},)
            lives.append(of_rows([{**node, **act} for act in acts]))
        elif listed := self._listed_life(identity):
            lives.append(listed)
        return _joined(lives) if lives else None

    def _listed_life(self, identity: str) -> Life | None:
        """Return the life of a document that lists alone know: its days, and the acts upon it."""
        self.prefetch([identity])
        row = next(iter(self._listed.get(identity, ())), None)
        if row is None or self._official is None:
            return None
        acts = [each for each in _where(self._official.relations, "target", [identity]) if each["relation"] in CHANGING_RELATIONS]
        self.prefetch(each["source"] for each in acts)
        made = tuple(self._act(each) for each in acts)
        ended = next((act for act in made if act.ends and act.since), None)
        ends = row["ends"] or (ended.since if ended else None)
        life = Life(
            identity, row["date"], row["effective"], row["source"], ends, ended.by if ended else None, row["source"] if ends else None, False, False, made
        )
        return replace(life, listed_by=(row["source"],), listed_status=row["status"], listed_on=row["as_of"])

    def _act(self, row: Row) -> Act:
        """Return an act of which a list tells."""
        by = next(iter(self._listed.get(row["source"], ())), None)
        day = by["effective"] if by else None
        return Act(row["relation"], row["source"], by["date"] if by else None, day, row["extent"], (), row["printed"], own=True, draft=False)


def _where(rows: pa.Table, column: str, values: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of a table that have one of some values."""
    import pyarrow.compute as pc

    return list(rows.filter(pc.is_in(rows[column], value_set=pa.array(values, pa.string()))).to_pylist())


def _of_node(row: Row, stated_by: str) -> Fact:
    """Return what a node states; its title is its label where none is known."""
    title = None if row["title"] and row["number"] and row["title"].endswith(row["number"]) else row["title"]
    return Fact(row["id"], stated_by, row["number"], row["date"], title)


def _joined(lives: list[Life]) -> Life:
    """Return one life of several: the first that states something, the first end, all acts."""
    first = lives[0]
    listed = next((life for life in lives if life.listed_by), first)
    dated = min((life for life in lives if life.date), key=lambda life: life.year_only, default=first)
    ended = min((life for life in lives if life.ends), key=lambda life: life.ends or "", default=first)
    acts = {(act.relation, act.by): act for life in reversed(lives) for act in life.acts}
    return replace(
        first,
        date=dated.date,
        year_only=dated.year_only,
        effective=next((life.effective for life in lives if life.effective), None),
        effective_stated_by=next((life.effective_stated_by for life in lives if life.effective), None),
        ends=ended.ends,
        ended_by=ended.ended_by,
        ends_stated_by=ended.ends_stated_by,
        loaded=any(life.loaded for life in lives),
        draft=all(life.draft for life in lives),
        acts=tuple(acts.values()),
        listed_by=listed.listed_by,
        listed_status=listed.listed_status,
        listed_on=listed.listed_on,
    )
