"""Whether what a document cites was in force on its day: ended, replaced by what, passed and not yet in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lawids import law_id
from extractors.records import CHANGING_RELATIONS, PARENT_RELATIONS
from graph.checking.cases import Case
from graph.checking.known import REGISTRY, Knowledge, as_printed
from graph.checking.report import Finding
from graph.checking.titles import equal, same
from graph.validity import NOT_IN_FORCE, NOT_KNOWN, PART, Act, Life, Reason, Status, later_law, status

_ENDS = frozenset({"REPEALS", "REPLACES", "CORRECTS", "CONSOLIDATES"})  # who does so says that it no longer holds, or speaks of its text
_STEPS = 12  # of replacements that are followed


def answer(case: Case) -> Status:
    """Return whether what is cited is in force on the day; of a year, where that holds on its first day and on its last."""
    life = case.life()
    if life is None:
        return Status(NOT_KNOWN, reason=Reason("unknown"))
    first, last = (status(life, day) for day in (case.day.first, case.day.last))
    return last if first.answer == last.answer else Status(NOT_KNOWN, reason=Reason("changes_within_year"))


def not_in_force(case: Case) -> Iterator[Finding]:
    """An ended document is cited: since when, by what, and what to cite instead."""
    life, found = case.life(), answer(case)
    if life is None or case.settled is None or case.relation in _ENDS:
        return
    first = case.day.first
    ended = (life.ends or "9999") <= first
    listed = life.listed_status == NOT_IN_FORCE and (life.listed_on or "9999") <= first
    if found.answer == NOT_IN_FORCE and (ended or listed):
        yield _ended(case, life, found)


def later_of_its_name(case: Case) -> Iterator[Finding]:
    """A law is cited of which it is not known whether it is in force, and a later one of its name is."""
    if case.settled is None or case.relation in _ENDS or answer(case).answer != NOT_KNOWN:
        return
    if later := later_law(case.settled, case.day.first):
        name = f"{later.kind} {later.name} số {later.number} ngày {as_printed(later.date)}"
        message = f"a later law of this name exists, in force since {later.effective}"
        yield Finding("later_law_of_that_name", "info", message, name, law_id(later), law_id(later), REGISTRY)


def _gravity(case: Case) -> str:
    if case.relation == "BASED_ON":
        return "error"
    return "warning" if case.relation in (*PARENT_RELATIONS, *CHANGING_RELATIONS) else "info"


def _ended(case: Case, life: Life, found: Status) -> Finding:
    act = _ending(life, found.by)
    by = case.known.name(act.by) if act else None
    reason = found.reason.replace(act.by, by) if act and by else found.reason
    reason += f", replaced by {by}" if act and not found.by else ""
    newest = _newest(case, life, act)
    through = f"; {by} itself holds no longer" if act and newest != act.by and _takes_its_place(case.known, life.id, act) else ""
    since = f" since {found.since}" if found.since else ""
    stated_by = life.ends_stated_by or next(iter(life.listed_by), None)
    message = f"not in force{since}: {reason}{through}"
    return Finding(
        "not_in_force", _gravity(case), message, case.known.reference(newest) if newest else None, newest, act.by if act else None, stated_by, found.evidence
    )


def _newest(case: Case, life: Life, act: Act | None) -> str | None:
    """Return the newest document in the place of an ended one on the day; None where what ended it, or what followed, is not in its place."""
    seen = {life.id, case.paper.id}
    for _ in range(_STEPS):
        if act is None or act.by in seen or not _takes_its_place(case.known, life.id, act):
            return None
        seen.add(act.by)
        successor = case.known.life(act.by, case.paper.id)
        if successor is None or not successor.ends or successor.ends > case.day.first:
            return act.by
        life = successor
        act = _ending(life, life.ended_by)
    return None


def _ending(life: Life, by: str | None) -> Act | None:
    """Return the act that ends a document; where a list says that it ended and not by what, the last that is said to replace it."""
    if by is not None:
        return next((act for act in life.acts if act.by == by and act.ends), None)
    return max((act for act in life.acts if act.relation == "REPLACES" and act.extent != PART), key=lambda act: act.date or "", default=None)


def _takes_its_place(known: Knowledge, old: str, act: Act) -> bool:
    """Whether what ends a document also replaces it: it says so, or has the same kind and title."""
    if act.relation == "REPLACES":
        return True
    kinds = {re.sub(r"\d+$", "", one.rpartition("/")[2].partition("-")[2]) for one in (old, act.by)}
    titles = [next((fact.title for fact in (*known.facts(one), known.cited(one)) if fact and fact.title), None) for one in (old, act.by)]
    return len(kinds) == 1 and (same(*titles) or equal(*titles))


def not_yet_in_force(case: Case) -> Iterator[Finding]:
    """A document that is passed and not yet in force is cited.

    What takes effect with the document itself may be its basis (Nghị định 34/2016/NĐ-CP, Điều 61); what implements a law may come before its day. Of a law that
    was amended before its day it is not known whether that still is its day.
    """
    life, paper = case.life(), case.paper
    if life is None or case.settled is None or not life.effective or case.mention.late or len(paper.late) > 1:
        return  # a document that cites several later ones is hardly of its date
    day = max(case.day.last, paper.holds_from or "")
    begins = min([life.effective, *(fact.effective for fact in case.known.facts(case.settled) if fact.effective)])
    amended = any(act.relation == "AMENDS" and (act.date or "") < begins for act in life.acts)
    if begins <= day or (life.date or "") > case.day.last or amended:
        return
    said = f"passed, and not yet in force: it takes effect on {begins}"
    own = f", this document on {paper.holds_from}" if paper.holds_from else f", after {day}"
    yield Finding("not_yet_in_force", _early(case), said + own, by=case.settled)


def _early(case: Case) -> str:
    """Return how grave it is: the rule is for the bases of normative documents, whose numbers have their year."""
    paper = case.paper
    if case.relation == "BASED_ON" and (paper.numbered_year or case.document.number is None):
        return "error" if paper.numbered_year and paper.holds_from else "warning"
    return "warning" if case.relation == "PURSUANT_TO" and paper.holds_from else "info"
