"""What a dump says of a document beside what its text says: the header and the given fields come in, a header and findings go out.

The text comes first: what is given settles only what the text leaves open (kind, number, date, issuer). Where both speak and differ, a finding says so; a
date before what the text cites, or of another year than it prints, is not believed, and a finding says that, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.bodies import Body, match_body, resolve_body
from extractors.forms import kind_named
from extractors.header import Header
from extractors.identifiers import Number, parse
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.ownissuers import settled_home
from extractors.records import Finding

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RULE = "metadata differs"
_CONTRADICT = 2  # documents later than what is given for the one that cites them; mentions of the number that is given for it
_WORD = re.compile(r"\w+")


def believed(given: Mapping[str, str], mentions: Iterable[Mention], own_year: int | None = None) -> dict[str, str]:
    """Return what is given without a date or number that the text contradicts.

    It prints another year for itself (`own_year`), cites documents that are later, or cites that number as another's.
    """
    day, number = _day(given), _number(given, kind_named(given.get("kind", "")), None)
    cited = list(mentions)
    later = {mention.printed or mention.name for mention in cited if day and mention.date and mention.date > day}
    year = number.year if number else None
    newer = {mention.printed or mention.name for mention in cited if year and mention.year and mention.year > year}
    named = sum(number is not None and mention.number is not None and mention.number.text == number.text for mention in cited)
    another = any(mention.date == day for mention in cited)  # a dump that takes the first date of a text takes that of a document cited there
    of_day = int(day[:4]) if day else None
    refused = {"date"} if len(later) >= _CONTRADICT or (later and another) or _differ(own_year, of_day) else set()
    refused |= {"number"} if len(newer) >= _CONTRADICT or named >= _CONTRADICT or _differ(own_year, year) else set()
    return {name: value for name, value in given.items() if name not in refused}


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def settled(header: Header, given: Mapping[str, str]) -> Header:
    """Return the header, with what the dump says where the text says nothing."""
    if not given:
        return header
    date = header.date or _day(given)
    kind = header.kind or kind_named(given.get("kind", ""))
    number = header.number or _number(given, kind, date)
    home = header.home if header.home.year else replace(header.home, year=int(date[:4]) if date else None)
    body = header.body if header.body and header.body.id else _body(given, replace(header, home=home)) or header.body
    year = header.year or (number.year if number else None) or (int(date[:4]) if date else None)
    return replace(header, kind=kind, number=number, date=date, year=year, body=body, home=settled_home(home, body))


def differences(header: Header, title: str | None, given: Mapping[str, str], held: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each field of which text and dump say different things, or that is not believed (not in `held`).

    `header` and `title` are the text's own.
    """
    number, day, body, kind = _number(given, header.kind, header.date), _day(given), _body(given, header), kind_named(given.get("kind", ""))
    found = (
        ("number", header.number and header.number.text, number and number.text, bool(header.number and number and header.number.identity != number.identity)),
        ("date", header.date, day, bool(header.date and day and header.date != day)),
        ("issuer", header.body and header.body.name, body and body.name, bool(header.body and header.body.id and body and body.id != header.body.id)),
        ("kind", header.kind, kind, bool(header.kind and kind and header.kind != kind)),
        ("title", title, given.get("title"), bool(title and given.get("title") and not _alike(title, given["title"]))),
    )
    for field in ("date", "number"):
        if given.get(field) and field not in held:
            yield Finding(
                _RULE, f"{field}: the dump says {given[field]}, and the text prints another year, cites what is later, or that number itself", 0, header.end
            )
    for field, said, told, differ in found:
        if differ:
            yield Finding(_RULE, f"{field}: the text says {said}, the dump {told}", 0, header.end)


def _number(given: Mapping[str, str], kind: str | None, date: str | None) -> Number | None:
    printed = given.get("number", "").strip()
    return parse(printed, kind=kind, date_year=int(date[:4]) if date else None) if printed else None


def _day(given: Mapping[str, str]) -> str | None:
    told = given.get("date", "")
    return told if _DAY.fullmatch(told) else None


def _body(given: Mapping[str, str], header: Header) -> Body | None:
    """Return the issuer that the dump names, if it names one wholly."""
    printed = given.get("issuer", "").strip()
    if not printed or match_body(printed, 0) != len(printed):
        return None
    body = resolve_body(printed, header.home)
    return body if body.id else None


def _alike(one: str, other: str) -> bool:
    """Whether two titles share most of their words, marks and case aside; a title may stand inside a longer one."""
    words, others = ({without_marks(word).casefold() for word in _WORD.findall(title)} for title in (one, other))
    return len(words & others) >= 0.6 * min(len(words), len(others)) if min(len(words), len(others)) > 2 else True
