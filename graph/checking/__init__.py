"""A document before it is signed: every citation tied as a build would tie it, and asked of all that is known, on the document's own day.

In: extractions with their texts, and where there are such a built graph and a catalogue of official lists. Out: a `Report` a document: what
each citation is tied to, whether it was in force, what replaced it, and particulars that contradict what is known. Nothing is claimed beyond what is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.records import Extraction
from graph.checking.alone import Linked, Mention, linked
from graph.checking.bases import lower_basis, misprinted, open_mention, unknown
from graph.checking.cases import Case, Paper, day_of
from graph.checking.force import answer, later_of_its_name, not_in_force, not_yet_in_force
from graph.checking.known import Knowledge, registry
from graph.checking.particulars import issuer_not_then, later, wrong_date, wrong_issuer, wrong_number, wrong_title, wrong_year
from graph.checking.report import OK, SEVERITIES, Cited, Finding, Report
from graph.schema import label
from graph.store import Store

if TYPE_CHECKING:
    from graph.catalogue import Catalogue

__all__ = ["OK", "RULES", "SEVERITIES", "Cited", "Finding", "Report", "check_read", "check_text", "prepare"]

RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    not_in_force,
    later_of_its_name,
    not_yet_in_force,
    later,
    wrong_date,
    wrong_number,
    wrong_title,
    wrong_issuer,
    wrong_year,
    issuer_not_then,
    lower_basis,
    misprinted,
    open_mention,
    unknown,
)


def prepare() -> None:
    """Load what every check needs, so that it may be done while something else is waited for."""
    registry()


def check_text(text: str, store: Store | None = None, official: Catalogue | None = None, *, at: str | None = None, name: str = "text") -> Report:
    """Check one text; `at` is the day that is asked about (ISO 8601), its own unless given."""
    from extractors.extraction import extract, of_text, whole_source

    source = replace(whole_source(of_text(text)), name=name)
    return check_read([(extract(source), source.text)], store, official, at=at)[0]


def check_read(
    documents: Sequence[tuple[Extraction, str]], store: Store | None = None, official: Catalogue | None = None, *, at: str | None = None
) -> list[Report]:
    """Check documents that were read, each with its text, in their order; they know of each other."""
    if not documents:
        return []
    alone = linked(documents, official)
    known = Knowledge(alone, store, official)
    known.prefetch(identity for mentions in alone.mentions.values() for mention in mentions for identity in (mention.id, mention.citation.target) if identity)
    return [_report(extraction, text, alone, known, at) for extraction, text in alone.documents]


def _report(extraction: Extraction, text: str, alone: Linked, known: Knowledge, at: str | None) -> Report:
    document = extraction.document
    mentions = alone.mentions[document.id]
    day, lines = day_of(document, text, mentions, at), _Lines(text)
    paper = Paper(document, text, mentions, day, alone.nodes[document.id]["effective"], known)
    cited = tuple(_cited(Case(paper, mention), lines) for mention in paper.mentions)
    name = label({**alone.nodes[document.id], "draft": False})
    return Report(extraction.source, document.id, name, document.draft, day.first, day.last, day.is_, cited, text)


def _cited(case: Case, lines: _Lines) -> Cited:
    citation, mention = case.citation, case.mention
    findings = sorted((found for rule in RULES for found in rule(case)), key=lambda found: -SEVERITIES.index(found.severity))
    return Cited(
        citation.start,
        citation.end,
        lines.at(citation.start),
        citation.text,
        citation.relation,
        citation.pinpoint,
        case.settled,
        _label(case, mention),
        mention.tie if case.settled else None,
        mention.reason,
        tuple(dict.fromkeys(fact.stated_by for fact in case.known.facts(case.settled))) if case.settled else (),
        answer(case).answer,
        tuple(findings),
    )


def _label(case: Case, mention: Mention) -> str:
    if case.settled:
        return case.known.name(case.settled)
    return " ".join(filter(None, (mention.citation.kind, mention.citation.number or mention.citation.title)))


class _Lines:
    """Tells the line of a place in a text, from 1."""

    def __init__(self, text: str) -> None:
        self._ends = [at for at, sign in enumerate(text) if sign == "\n"]

    def at(self, place: int) -> int:
        from bisect import bisect_left

        return bisect_left(self._ends, place) + 1
