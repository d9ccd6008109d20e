"""What an assistant may ask of a graph: one method a tool, its parameters as the assistant is told of them.

In: an open graph, and values as people type them. Out: answers as plain values, not yet bounded. Raises what finding and asking raise (`ViendanError`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from pydantic import Field

from graph.ask import READERS
from graph.chains import chain
from graph.errors import Ambiguous, QueryError, Unknown, ValueUnknown
from graph.find import find, find_units
from graph.mcp.cards import card, cards, told
from graph.mcp.lives import lived
from graph.mcp.texts import check_text
from graph.queries import query
from graph.schema import EDGES, NODES, ends_of, label, name_of, unknown_words
from graph.store import TIMEOUT, Row, Store
from graph.store.cypher import only_asks
from graph.tasks import Narrowed, tasks

CITED, STEPS, TASKS, CANDIDATES, ROWS = 30, 200, 100, 20, 500
_SENTENCES = 3
LISTED = ("listed_by", "listed_status", "listed_on")  # what official lists say
_PARTS = {"cites": "cited", "cited_by": "citing"}

Doc = Annotated[str, Field(max_length=4_000, description="A document: an id, a number ('71/2020/NĐ-CP'), a name ('Luật Giáo dục 2019') or a pasted citation.")]
Text = Annotated[str, Field(max_length=4_000, description="The citation as a document prints it or a person types it.")]
Draft = Annotated[str, Field(max_length=100_000, description="The text of a document or draft, in Vietnamese.")]
Day = Annotated[str, Field(max_length=40, description="The day asked about: 2025-11-01, 1/11/2025 or today.")]
Since = Annotated[str | None, Field(max_length=40, description="Only work due on this day or later: 2025-11-01, 1/11/2025 or today.")]
Until = Annotated[str | None, Field(max_length=40, description="Only work due on this day or earlier.")]
Way = Annotated[Literal["up", "down"], Field(description="up: what the document rests on; down: what rests on it.")]
Depth = Annotated[int, Field(ge=1, le=20, description="Steps at most.")]
Unit = Annotated[str, Field(max_length=400, description="A unit as people write it: 'Sở Tài chính Hà Nội', 'STC', 'bo tai chinh', or its id.")]
Cypher = Annotated[
    str, Field(max_length=20_000, description="One Cypher query that begins with MATCH, WITH, UNWIND, RETURN or CALL { }; paths need a greatest length.")
]
Limit = Annotated[int, Field(ge=1, le=ROWS, description="Rows at most.")]


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one store; `timeout` is what a query of the assistant may take, in seconds."""

    store: Store
    timeout: float = TIMEOUT

    def resolve_citation(self, text: Text) -> Row:
        """Tell which document a citation means: its id, label, date and issuer, and where texts cite it; or the candidates; or why it is not known."""
        made: Row = {"text": text, "answer": "not known", "document": None, "reason": None, "candidates": [], "nearest": [], "evidence": [], "limits": []}
        try:
            identity = find(self.store, text)
        except Ambiguous as error:
            shown = error.found[:CANDIDATES]
            more = [f"candidates: the first {len(shown)} of {len(error.found)}"] if len(shown) < len(error.found) else []
            return made | {"answer": "ambiguous", "reason": str(error).partition("; give the id")[0], "candidates": self._cards(shown), "limits": more}
        except Unknown as error:
            return made | {"reason": str(error).partition("; nearest")[0], "nearest": self._cards(error.nearest)}
        known = self._cards([identity])[0]
        return made | {"answer": "found", "document": known, "evidence": self._mentions(identity), "limits": _of(known)}

    def document(self, doc: Doc) -> Row:
        """Tell the facts of a document, what it cites and what cites it, each with its relation and the sentence that says so."""
        identity = find(self.store, doc)
        facts = self._facts(identity)
        made: Row = {"document": card(facts), "facts": {name: value for name, value in facts.items() if name != "labels"}}
        limits = _of(card(facts)) + (["its title is not known: the label stands for it"] if facts["title"] == label({**facts, "title": None}) else [])
        for part, question in _PARTS.items():
            rows = self.store.query(query(question), {"id": identity}, limit=CITED)
            made[part] = self._related(identity, rows, up=part == "cites")
            limits += [f"{part}: {note}" for note in rows.notes]
        return made | {"limits": limits}

    def chain(self, doc: Doc, direction: Way = "up", depth: Depth = 6) -> Row:
        """Tell what a document rests on, step by step (up), or what rests on it (down), with the sentence behind each step."""
        found = chain(self.store, find(self.store, doc), direction=direction, depth=depth, most=STEPS)
        near, far = {step.via for step in found.steps}, {step.id for step in found.steps}
        sentences = told(self.store, near, far) if direction == "up" else told(self.store, far, near)
        steps = []
        for step in found.steps:
            ends = (step.via, step.id) if direction == "up" else (step.id, step.via)
            said = [{"relation": relation, **row} for relation in step.relations for row in sentences.get((ends[0], relation, ends[1]), [])]
            steps.append({**asdict(step), "relations": list(step.relations), "evidence": said})
        limits = [f"steps: the nearest {STEPS}; there are more"] if found.cut else [f"{found.more} more documents one step further"] if found.more else []
        start = self._cards([found.start])[0]
        return {"document": start, "direction": direction, "depth": depth, "steps": steps, "limits": [*_of(start), *limits]}

    def validity(self, doc: Doc, at: Day = "today") -> Row:
        """Tell whether a document is in force on a day: 'in force', 'not in force' or 'not known', since when, by which act, why, and its life.

        'in force' is said only where something read proves it; 'not known' never means that it is in force.
        """
        identity, day = find(self.store, doc), self._day("at", at)
        facts = self._facts(identity)
        stated = {name: facts[name] for name in ("effective", "effective_stated_by", "ends", "ends_stated_by", "ended_by", *LISTED)}
        answer = lived(self.store, identity, day)
        return {"document": card(facts), "at": day, **answer, "stated": stated}

    def tasks_of_unit(self, unit: Unit, since: Since = None, until: Until = None) -> Row:
        """Tell what work documents give a unit, by the day on which it is due, with the sentences; without days also work that has none.

        A kind of body without a place ('STC') is that of every place.
        """
        units = find_units(self.store, unit)
        days = {name: self._day(name, value) for name, value in (("since", since), ("until", until)) if value is not None}
        ids = [row["id"] for row in units]
        rows = tasks(self.store, Narrowed(ids, since=days.get("since"), until=days.get("until")), undated=not days)
        undated = len(self.store.query(query("tasks_undated"), {"units": ids, "scopes": None, "role": None})) if days else 0
        limits = [f"tasks: the first {TASKS} of {len(rows)}"] if len(rows) > TASKS else []
        limits += [f"units: the first {CANDIDATES} of {len(units)}"] if len(units) > CANDIDATES else []
        limits += [f"{undated} tasks have no day that is known and are not listed; ask without days for them"] if undated else []
        return {"units": units[:CANDIDATES], "since": days.get("since"), "until": days.get("until"), "tasks": self._tasks(rows[:TASKS]), "limits": limits}

    def query(self, cypher: Cypher, limit: Limit = 50) -> Row:
        """Ask the graph in read-only Cypher; `cut` tells whether there are more rows than given."""
        if not only_asks(cypher):
            raise QueryError("the query is refused: it begins with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL { }, and calls no procedure")
        rows = self.store.query(cypher, timeout=self.timeout, limit=limit)
        notes = [*rows.notes, *(f"the schema knows no {word!r}" for word in unknown_words(cypher))]
        return {"columns": rows.columns, "rows": list(rows), "cut": rows.cut, "limits": notes}

    def check_text(self, text: Draft, at: Day = "today") -> Row:
        """Tell for each citation of a text which document of the graph it means, or why that is not known, and whether that is in force on a day."""
        return check_text(self.store, text, self._day("at", at))

    def _cards(self, ids: list[str] | tuple[str, ...]) -> list[Row]:
        found = cards(self.store, ids)
        return [found[identity] for identity in ids if identity in found]

    def _facts(self, identity: str) -> Row:
        found: Row = self.store.query(query("document"), {"id": identity})[0]["document"]
        return found

    def _mentions(self, identity: str) -> list[Row]:
        edges = self.store.query(query("mentions_of"), {"id": identity})
        sentences = told(self.store, {row["source"] for row in edges}, [identity])
        return [{"relation": relation, **row} for (_, relation, _), rows in sentences.items() for row in rows][:_SENTENCES]

    def _related(self, identity: str, rows: list[Row], *, up: bool) -> list[Row]:
        others = {row["document"]["id"] for row in rows}
        sentences = told(self.store, [identity], others) if up else told(self.store, others, [identity])
        made = []
        for row in rows:
            other = row["document"]["id"]
            key = (identity, row["relation"], other) if up else (other, row["relation"], identity)
            made.append({"relation": row["relation"], "document": card(row["document"]), "mentions": row["mentions"], "evidence": sentences.get(key, [])})
        return made

    def _tasks(self, rows: list[Row]) -> list[Row]:
        known = cards(self.store, (row["id"] for row in rows))
        kept = ("unit", "role", "task", "due", "recurrence", "deadline", "due_reason", "product")
        return [
            {
                **{name: row[name] for name in kept},
                "document": known.get(row["id"]),
                "evidence": {"sentence": row["evidence"], "stated_by": row["id"], "start": row["start"]},
            }
            for row in rows
        ]

    def _day(self, name: str, value: str) -> str:
        try:
            return str(READERS["date"](self.store, value.strip()))
        except ValueError as error:
            raise ValueUnknown(f"{name}: {error}") from error


def _of(known: Row) -> list[str]:
    """Say what is not known of a document for the graph's sake."""
    unread = "only cited, not read: what it says itself is not known, and what it cites only where other texts say so"
    unsettled = "no text settles for certain which document this is"
    return [note for note, told_so in ((unread, not known["read"]), (unsettled, not known["settled"])) if told_so]


def schema_line() -> str:
    """Return the graph's schema in one line, for whoever writes Cypher.

    >>> schema_line().partition("; ")[0][:47]
    'Document(id, number, kind, title, date, year, i'
    """
    nodes = [f"{name_of(node)}({', '.join([*ends_of(node), *(item.name for item in node.properties)])})" for node in NODES]
    ends: dict[tuple[str, str], list[str]] = {}
    for edge in EDGES:
        ends.setdefault((edge.source, edge.target), []).append(edge.name)
    edges = [f"({source})-[:{'|'.join(names)}]->({target})" for (source, target), names in ends.items()]
    return "; ".join([*nodes, *edges])


NAMES = ("resolve_citation", "document", "chain", "validity", "check_text", "tasks_of_unit", "query")
