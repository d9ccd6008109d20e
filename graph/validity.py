"""Whether a document is in force on a day: what is known of its life and of the acts upon it in, one of three answers with its reason out.

*Not in force*: before its day of effect; after an act that ends the whole of it, or after its own term, unless a later amendment may have prolonged that.
*In force*: only where something proves it on that day: it took effect then, or was ended, amended or repealed in part later, or a catalogue says so for a later
day. All else is *not known*: that no act was read does not say that there is none; a later law of the same name is told of in the reason. What a draft would
do is not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from extractors.lawids import later_laws
from extractors.registry import Law
from graph.queries import query
from graph.schema import FROM_LISTS
from graph.store import Store
from graph.words import words

IN_FORCE, NOT_IN_FORCE, NOT_KNOWN = "in force", "not in force", "not known"
WHOLE, PART = "whole", "part"
_ENDING = ("REPEALS", "REPLACES")


@dataclass(frozen=True, slots=True)
class Act:
    """What another document does to one: the relation, how much of it, and from when as far as is known."""

    relation: str
    by: str
    date: str | None  # of the acting document
    since: str | None
    extent: str | None
    provisions: tuple[str, ...]
    evidence: str | None
    own: bool  # the acting document says so itself, or an official list
    draft: bool

    @property
    def ends(self) -> bool:
        """Whether the act ends the whole."""
        return self.relation in _ENDING and self.extent == WHOLE

    @property
    def changes(self) -> bool:
        """Whether the act changes a part of what holds, which shows that it held."""
        return self.own and not self.ends and self.relation != "SUSPENDS"

    @property
    def last(self) -> str | None:
        """The last day that the act shows the other document to hold on."""
        return max((day for day in (self.since, self.date) if day), default=None)


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a document's life."""

    id: str
    date: str | None  # of issue; of one that is dated by its year only the year's last day (`year_only`)
    effective: str | None
    effective_stated_by: str | None
    ends: str | None
    ended_by: str | None
    ends_stated_by: str | None
    loaded: bool
    draft: bool
    acts: tuple[Act, ...] = ()
    listed_by: tuple[str, ...] = ()  # official lists that hold it
    listed_status: str | None = None  # as the newest of them says of the day `listed_on`
    listed_on: str | None = None
    year_only: bool = False


REASONS = {key.removeprefix("force."): text for key, text in words("reasons", "en").items() if key.startswith("force.")}


class Reason(str):
    """Why an answer is given, in English, with what it is made of: a key of `REASONS`, and the day, the acting document and the lists that fill its blanks."""

    key: str
    blanks: dict[str, str | None]

    def __new__(cls, key: str = "", **blanks: str | None) -> Self:
        """Fill the blanks of a reason."""
        made = super().__new__(cls, REASONS[key].format(**blanks) if key else "")
        made.key, made.blanks = key, blanks
        return made

    def __deepcopy__(self, memo: object) -> Self:
        return self


@dataclass(frozen=True, slots=True)
class Status:
    """An answer for a day: since when, by which act, how much of the document, and why."""

    answer: str
    since: str | None = None
    by: str | None = None
    extent: str | None = None  # part: some provisions no longer hold, or not as they were
    provisions: tuple[str, ...] = ()  # of those
    reason: Reason = field(default_factory=Reason)
    evidence: str | None = None


def life(store: Store, identity: str) -> Life:
    """Return what a graph knows of a document's life. `identity` is an id of the graph (`Graph.find`)."""
    return of_rows(store.query(query("lifetime"), {"id": identity}))


def of_rows(rows: Sequence[Mapping[str, Any]]) -> Life:
    """Return the life that the rows of the question `lifetime` tell."""
    first = rows[0]
    facts = {name: first[name] for name in ("id", "date", "effective", "effective_stated_by", "ends", "ended_by", "ends_stated_by")}
    issued = first["date"] or (f"{first['year']}-12-31" if first["year"] else None)
    acts = tuple(_act(row) for row in rows if row["relation"])
    return Life(
        **{**facts, "date": issued},
        loaded=bool(first["loaded"]),
        draft=bool(first["draft"]),
        acts=acts,
        listed_by=tuple(first["listed_by"] or ()),
        listed_status=first["listed_status"],
        listed_on=first["listed_on"],
        year_only=first["date"] is None,
    )


def _act(row: Mapping[str, Any]) -> Act:
    places = tuple(dict.fromkeys(place for place in row["pinpoints"] or () if place))
    own = any(by == row["act_id"] or by.startswith(FROM_LISTS) for by in row["stated_by"] or ())
    evidence = next(iter(row["evidence"] or ()), None)
    return Act(row["relation"], row["act_id"], row["act_date"], row["since"], row["extent"], places, evidence, own, bool(row["act_draft"]))


def status(known: Life, at: str) -> Status:
    """Return whether a document is in force on a day (ISO 8601).

    >>> act = Act("REPEALS", "tw/2020/1-TT-BYT", "2020-01-05", "2020-03-01", "whole", (), None, True, False)
    >>> known = Life("tw/2010/2-TT-BYT", "2010-01-01", "2010-02-15", "text", "2020-03-01", act.by, "text", True, False, (act,))
    >>> [status(known, day).answer for day in ("2010-01-20", "2015-01-01", "2020-03-01")]
    ['not in force', 'in force', 'not in force']
    """
    if known.draft:
        return Status(NOT_KNOWN, reason=Reason("draft"))
    if known.effective and at < known.effective:
        return Status(NOT_IN_FORCE, since=known.effective, reason=Reason("before_effect", day=known.effective))
    if known.date and at < known.date and not known.year_only:
        return Status(NOT_IN_FORCE, since=known.date, reason=Reason("before_issue", day=known.date))
    acts = [act for act in known.acts if not act.draft]
    if known.ends and known.ends <= at:
        return _ended(known, acts)
    if known.listed_status == NOT_IN_FORCE and known.listed_on and known.listed_on <= at:
        return Status(NOT_IN_FORCE, None, known.ended_by, WHOLE, reason=Reason("listed_ended", lists=_lists(known), day=known.listed_on))
    parts = [act for act in acts if act.changes and act.since and act.since <= at]
    suspended = next((act for act in acts if act.relation == "SUSPENDS" and act.extent == WHOLE and act.last and act.last <= at), None)
    doubt = suspended or next((act for act in acts if act.ends and act.since is None and (act.date is None or act.date <= at)), None)
    if doubt is not None:
        what = Reason("suspended" if suspended else "ended_from_unknown_day", by=doubt.by)
        return Status(NOT_KNOWN, by=doubt.by, extent=WHOLE, reason=what, evidence=doubt.evidence)
    proof = _proof(known, acts, at)
    if proof and (known.effective or known.date):
        return _changed(parts, proof)
    return Status(NOT_KNOWN, extent=PART if parts else None, provisions=_provisions(parts), reason=_why_not(known, acts, at))


def _ended(known: Life, acts: Iterable[Act]) -> Status:
    act = next((act for act in acts if act.by == known.ended_by and act.ends), None)
    if act is not None:
        what = Reason("replaced" if act.relation == "REPLACES" else "repealed", by=act.by)
        return Status(NOT_IN_FORCE, known.ends, act.by, WHOLE, reason=what, evidence=act.evidence)
    if known.ended_by == known.id:
        return Status(NOT_IN_FORCE, known.ends, None, WHOLE, reason=Reason("term_over"))
    return Status(NOT_IN_FORCE, known.ends, known.ended_by, WHOLE, reason=Reason("stated_ended", lists=known.ends_stated_by))


def _proof(known: Life, acts: Iterable[Act], at: str) -> Reason | None:
    """Return what shows that a document holds on a day on which nothing ended it."""
    if known.effective == at:
        return Reason("takes_effect", day=at)
    if known.ends and known.ends > at:
        return Reason("until", day=known.ends)
    if known.listed_status in {IN_FORCE, "partly"} and known.listed_on and at <= known.listed_on and (known.effective or known.date or "9999") <= at:
        return Reason("listed_partly" if known.listed_status == "partly" else "listed", lists=_lists(known), day=known.listed_on)
    later = next((act for act in sorted(acts, key=lambda act: act.last or "") if act.changes and act.last and act.last >= at), None)
    return Reason("changed_later", by=later.by, day=later.last) if later else None


def _lists(known: Life) -> str:
    return ", ".join(known.listed_by)


def _changed(parts: Sequence[Act], proof: Reason) -> Status:
    last = max(parts, key=lambda act: act.since or "", default=None)
    return Status(
        IN_FORCE, last.since if last else None, last.by if last else None, PART if parts else WHOLE, _provisions(parts), proof, last.evidence if last else None
    )


def _provisions(parts: Iterable[Act]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for act in parts for place in act.provisions))


def later_law(identity: str, at: str) -> Law | None:
    """Return the newest law of the name of another that holds on a day, as the catalogue of laws says."""
    return next((law for law in reversed(later_laws(identity)) if (law.effective or "9999") <= at), None)


def _why_not(known: Life, acts: Sequence[Act], at: str) -> Reason:
    """Return why nothing is known of a day."""
    if later := later_law(known.id, at):
        return Reason("later_law", law=later.number or later.name, day=later.effective)
    if not known.effective and not known.date:
        return Reason("undated")
    if any(act.last and act.last <= at for act in acts):
        return Reason("changed_before")
    return Reason("no_act_read" if known.loaded else "only_cited")


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a document's life: the day, what happened, by which document, and to how much of it."""

    day: str | None  # ISO 8601; the year alone where no more is known
    what: str  # issued, takes effect, amended, repealed, replaced, suspended, ends
    by: str | None = None
    extent: str | None = None
    provisions: tuple[str, ...] = ()
    evidence: str | None = None


_HAPPENED = {"AMENDS": "amended", "REPEALS": "repealed", "REPLACES": "replaced", "SUSPENDS": "suspended"}


def history(known: Life) -> list[Event]:
    """Return a document's life, day by day; what has no day comes last. An act counts from the day on which it holds, else from its date."""
    issued = known.date[:4] if known.date and known.year_only else known.date
    own = [Event(issued, "issued"), Event(known.effective, "takes effect")]
    over = [Event(known.ends, "ends")] if known.ended_by in {None, known.id} else []
    acts = [Event(act.since or act.date, _HAPPENED[act.relation], act.by, act.extent, act.provisions, act.evidence) for act in known.acts if not act.draft]
    return sorted((event for event in [*own, *acts, *over] if event.day or event.by), key=lambda event: event.day or "9999")
