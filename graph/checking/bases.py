"""Whether a document may rest on what it names as its basis, by rank; and what cannot be checked at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.identifiers import canonical_code, parse
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
        below = "a lower rank" if central else "a place below it" if "." in (case.settled or "").partition("/")[0] else "the committee that it directs"
        yield Finding("lower_basis", "warning", f"a {document.kind} rests on a {citation.kind} of {below}", by=case.settled)


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
    """A number is read other than it is printed.

    A short form (`Nghị quyết 27`) is no misprint, nor are letters of another size or another spelling of a body's; signs between them are a minor matter.
    """
    citation = case.citation
    printed, number = citation.printed_number, citation.number
    if not printed or not number or not any(map(str.isalpha, printed)) or _spelled(printed) == _spelled(number):
        return
    minor = case.relation == "CITES" or _bare(printed) == _bare(number)
    yield Finding("misprinted_number", "info" if minor else "warning", f"printed {printed}; read as {number}", number)


def _spelled(number: str) -> list[str]:
    """Return the parts of a number and the signs between them, each body's letters in one spelling."""
    return [canonical_code(part.upper()) if part.isalpha() else part for part in re.split(r"([-/. ]+)", number.replace("- ", "-").replace(" -", "-"))]


def _bare(number: str) -> str:
    """Return the letters and digits of a number."""
    return "".join(filter(str.isalnum, number.casefold()))


def open_mention(case: Case) -> Iterator[Finding]:
    """A citation is tied to no document."""
    reason = case.mention.reason
    if reason and reason != "the document itself" and not case.mention.late and "misprinted" not in reason:
        yield Finding("not_tied", "info", reason)


def unknown(case: Case) -> Iterator[Finding]:
    """No catalogue and no graph knows the document."""
    if case.settled and not case.known.facts(case.settled):
        yield Finding("nobody_knows", "info", "no catalogue and no graph that was asked knows it")
