"""Whether a document may rest on what it names as its basis, by rank; and what cannot be checked at all."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.identifiers import parse
from graph.checking.cases import Case
from graph.checking.report import Finding

_LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Nghị định")
_UNDER_LAWS = ("Nghị định", "Thông tư", "Thông tư liên tịch", "Chỉ thị")
_RANK = {"Bộ luật": 1, "Luật": 1, "Pháp lệnh": 2, "Nghị định": 4, "Thông tư liên tịch": 6, "Thông tư": 6, "Chỉ thị": 7}
_LEVELS = ("central", "province", "district", "commune")


def lower_basis(case: Case) -> Iterator[Finding]:
    """A normative document rests on one of lower rank (Luật Ban hành văn bản quy phạm pháp luật: a basis is of higher force)."""
    citation, document = case.citation, case.document
    if case.relation != "BASED_ON" or not document.kind or case.settled is None:
        return
    central = document.level == "central" and document.kind in _LAWS and citation.kind in _UNDER_LAWS and _RANK[citation.kind] > _RANK[document.kind]
    if central or _lower_place(case):
        yield Finding("lower_basis", "warning", f"a {document.kind} rests on a {citation.kind} of lower rank", by=case.settled)


def _lower_place(case: Case) -> bool:
    """Whether a normative act of a place rests on one of a place below it, or its council's on one of its committee."""
    citation, document = case.citation, case.document
    above, below = (_normative(number, kind) for number, kind in ((document.number, document.kind), (citation.number, citation.kind)))
    scope, other = document.id.partition("/")[0], (case.settled or "").partition("/")[0]
    if not above or not below or scope in ("tw", "unknown") or other in ("tw", "unknown"):
        return False
    return other.startswith(f"{scope}.") or (other == scope and (above, below) == ("HĐND", "UBND"))


def _normative(printed: str | None, kind: str | None) -> str | None:
    """Return the local body of a normative act: one with the year in its number."""
    number = parse(printed, kind=kind) if printed else None
    if number is None or number.year is None or kind not in ("Nghị quyết", "Quyết định"):
        return None
    return next((code for code in number.codes if code in ("HĐND", "UBND")), None)


def misprinted(case: Case) -> Iterator[Finding]:
    """A number is read other than it is printed; a short form (`Nghị quyết 27`) is none, nor are letters of another size."""
    citation = case.citation
    printed, number = citation.printed_number, citation.number
    if printed and number and any(map(str.isalpha, printed)) and printed.casefold() != number.casefold():
        yield Finding("misprinted_number", "info" if case.relation == "CITES" else "warning", f"printed {printed}; read as {number}", number)


def open_mention(case: Case) -> Iterator[Finding]:
    """A citation is tied to no document."""
    reason = case.mention.reason
    if reason and reason != "the document itself" and not case.mention.late and "misprinted" not in reason:
        yield Finding("not_tied", "info", reason)


def unknown(case: Case) -> Iterator[Finding]:
    """No catalogue and no graph knows the document."""
    if case.settled and not case.known.facts(case.settled):
        yield Finding("nobody_knows", "info", "no catalogue and no graph that was asked knows it")
