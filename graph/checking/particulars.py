"""Whether number, date, issuer and title of a citation are those of one document: compared with who knows that document, and with each other.

Nothing is claimed of what nobody knows. Where of two particulars one must be wrong and it cannot be told which, that is what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.identifiers import is_body, parse
from extractors.registry import issuer_by_code, issuers
from graph.checking.cases import Case
from graph.checking.known import DRAFTS, OBSERVED, Fact, as_printed
from graph.checking.report import Finding
from graph.checking.titles import same, strange

_AMENDING = re.compile(r"(?:sua doi|bo sung|thay the)[^.;]{0,100}\b(?:cua|va|,)$")
_NUMBERED_BY_ISSUER = 1998  # since when the letters of a number name who issued it
_TERM = "0123456789"  # a term behind the letters of the Assembly: QH14


def wrong_date(case: Case) -> Iterator[Finding]:
    """The date is other than that of the number."""
    printed, target = case.citation.date, case.citation.target
    if not printed or not target or _date_of_another(case):
        return
    facts = [fact for fact in case.known.facts(target) if fact.date]
    other = next((fact for fact in facts if fact.date != printed and _speaks_of_others(fact, case)), None)
    if other is None or any(fact.date == printed for fact in facts):
        return
    if printed == case.document.date and not other.sure:
        return  # a heading in which the document's own date stands behind the number
    meant = _of_that_day(case, printed) if printed != other.effective else None
    if meant is not None and _titled(case, meant):
        yield _other_number(case, meant)
    elif meant is not None and not _titled(case, other):
        of_both = f"{_number(case, target)} is of {as_printed(other.date)}, and {as_printed(printed)} is the day of {_number(case, meant.id)}"
        message = f"number or date is wrong: {of_both}"
        yield Finding("number_or_date", "error" if other.sure else "warning", message, by=meant.id, stated_by=other.stated_by)
    elif printed == other.effective:
        message = f"{as_printed(printed)} is the day on which it takes effect; it is of {as_printed(other.date)}"
        yield Finding("wrong_date", "error", message, as_printed(other.date), stated_by=other.stated_by)
    elif meant is None and "number or date misprinted" in (case.mention.reason or ""):
        message = f"number or date is wrong: {_number(case, target)} is of {as_printed(other.date)}"
        yield Finding("number_or_date", "error" if other.sure else "warning", message, by=target, stated_by=other.stated_by)
    else:
        message = f"dated {as_printed(printed)}; {other.says} dates it {as_printed(other.date)}"
        yield Finding("wrong_date", "error" if other.sure else "warning", message, as_printed(other.date), stated_by=other.stated_by)


def _date_of_another(case: Case) -> bool:
    """Whether the date belongs to a law that amends the one that is named: `Luật sửa đổi một số điều của Luật Đấu thầu ngày 25/6/2025`."""
    citation = case.citation
    named = (citation.printed_number or citation.number or "") not in citation.text
    return named and bool(_AMENDING.search(case.before))


def _speaks_of_others(fact: Fact, case: Case) -> bool:
    """Whether a fact can contradict: not what this document says of itself."""
    return fact.id != case.paper.id


def _of_that_day(case: Case, printed: str) -> Fact | None:
    """Return the document of the printed day whose number is nearly that which is printed, or whose title is."""
    target = case.citation.target or ""
    near = [fact for fact in case.known.near(target) if fact.sure and fact.date == printed]
    titled = [fact for fact in case.known.of_day(target, printed) if fact.id != target and _titled(case, fact)]
    return next(iter([fact for fact in near if _titled(case, fact)] + titled + near), None)


def _titled(case: Case, fact: Fact) -> bool:
    return same(case.citation.title, fact.title)


def _other_number(case: Case, meant: Fact) -> Finding:
    return Finding(
        "wrong_number",
        "error",
        f"the number is another document's: date and title are of {_number(case, meant.id)} ({meant.says})",
        case.known.reference(meant.id),
        meant.id,
        meant.id,
        meant.stated_by,
    )


def wrong_number(case: Case) -> Iterator[Finding]:
    """Nobody knows the number, and one a digit apart has the same title: on the same day it is meant, on another one of the two is wrong."""
    citation = case.citation
    target = citation.target
    if not target or not citation.number or not citation.title or any(_vouched(fact, citation.date) for fact in case.known.facts(target)):
        return
    fact = next((fact for fact in case.known.near(target) if fact.id != case.paper.id and _titled(case, fact)), None)
    if fact is None:
        return
    if fact.sure and fact.date and fact.date == citation.date:
        yield _other_number(case, fact)
    elif fact.date and citation.date and fact.date != citation.date:
        who = "this or another document under check cites it" if fact.stated_by == DRAFTS else fact.says.strip(",")
        message = f"{_number(case, fact.id)} of {as_printed(fact.date)} bears this title, too ({who}): one of the two may be misprinted"
        yield Finding("one_title_two_numbers", "warning", message, by=fact.id, stated_by=fact.stated_by)


def _vouched(fact: Fact, date: str | None) -> bool:
    """Whether someone knows a number, or several texts date it so."""
    return fact.sure or (fact.stated_by == OBSERVED and fact.date == date)


def wrong_title(case: Case) -> Iterator[Finding]:
    """The title is of another matter than that of the number."""
    citation = case.citation
    if case.relation != "BASED_ON" or citation.pinpoint or not citation.title or not citation.target or not citation.number:
        return  # outside recitals what follows a number is as often what it rules as what it is called
    facts = [fact for fact in case.known.facts(citation.target) if fact.title and fact.sure]
    if not facts or not all(strange(citation.title, fact.title) for fact in facts):
        return
    if citation.date and any(fact.date and fact.date != citation.date for fact in facts):
        return  # said by the date
    message = f"the title is of another matter; {facts[0].says} has: {facts[0].title}"
    yield Finding("wrong_title", "warning", message, stated_by=facts[0].stated_by)


def wrong_issuer(case: Case) -> Iterator[Finding]:
    """The issuer that is printed is none that the number can be of."""
    citation = case.citation
    number = parse(citation.number, kind=citation.kind) if citation.number else None
    of_old = citation.year is None or citation.year < _NUMBERED_BY_ISSUER
    if number is None or number.kind is None or number.party or of_old or not citation.issuer_id or "của" not in citation.text:
        return
    scope, _, printed = citation.issuer_id.partition("/")
    coded = [issuer_by_code().get(code.rstrip(_TERM)) for code in number.codes]
    bodies = [row.id for row in coded if row]
    if scope != "tw" or len(bodies) != 1 or len(coded) != 1 or printed not in issuers() or "liên tịch" in citation.kind:
        return
    if _line(printed) & _line(bodies[0]):
        return
    message = f"of {citation.issuer}, but {citation.number} is a number of {issuers()[bodies[0]].name}"
    yield Finding("wrong_issuer", "warning", message, issuers()[bodies[0]].name)


def _line(body: str) -> set[str]:
    """Return a body with those that took over from it, one after the other."""
    found: set[str] = set()
    while body and body not in found:
        found.add(body)
        body = issuers()[body].successor or ""
    return found


def issuer_not_then(case: Case) -> Iterator[Finding]:
    """The issuer did not exist in the year of the date, or no longer."""
    citation = case.citation
    body = issuers().get((citation.issuer_id or "").removeprefix("tw/"))
    if body is None or not citation.date:
        return
    year = int(citation.date[:4])
    too_early = body.since and year < body.since and body.name.startswith("Bộ ")  # others may be another body of that name, of a province
    if (body.until and year > body.until) or too_early:
        message = f"{body.name} existed from {body.since or '…'} to {body.until or 'now'}; the date is of {year}"
        yield Finding("issuer_not_then", "warning", message)


def wrong_year(case: Case) -> Iterator[Finding]:
    """The year in the number is not that of the date."""
    citation = case.citation
    number = parse(citation.number, kind=citation.kind) if citation.number else None
    if number is None or number.year is None or not citation.date or str(number.year) == citation.date[:4] or not any(map(is_body, number.codes)):
        return  # a company's own letters count as they like
    if any(fact.date for fact in case.known.facts(citation.target or "") if fact.sure or fact.date != citation.date):
        return  # said by the date, or so it is
    yield Finding("wrong_year", "warning", f"the number is of {number.year}, the date of {citation.date[:4]}")


def later(case: Case) -> Iterator[Finding]:
    """A document cites one that came after it. Where it cites several such, its own date may be what is wrong, and that is said once."""
    target, late = case.mention.id, case.paper.late
    if not case.mention.late or target not in late or case.paper.consolidated:
        return
    day, own = case.known.day_of(target), as_printed(case.document.date) or str(case.document.year)
    said = f"it is of {as_printed(day) or target.split('/')[1]}, this document of {own}"
    if len(late) == 1:
        yield Finding("later_than_document", "error" if case.document.date else "info", said, by=target)
    elif case.mention is next(mention for mention in case.paper.mentions if mention.late and mention.id):
        more = f"; so {'is one more' if len(late) == 2 else f'are {len(late) - 1} more'}: the date of this document may be wrong, or read wrongly"
        yield Finding("later_than_document", "warning", said + more, by=target)


def _number(case: Case, identity: str) -> str:
    fact = next((fact for fact in (*case.known.facts(identity), case.known.cited(identity)) if fact and fact.number), None)
    return (fact and fact.number) or case.known.name(identity)
