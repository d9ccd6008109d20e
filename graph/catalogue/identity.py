"""Which document of the graph a row of a list is: what the row says comes in, the graph's id or the reason why there is none goes out.

An id is scope, year and number, as of a document that is read. The letters of the number and the issuer tell the scope; where they disagree, or neither tells
it, or the year is not known, the row has no id: it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.bodies import Body, Home, match_body, resolve_body
from extractors.codes import body_by_codes
from extractors.forms import kind_named
from extractors.identifiers import Number, document_id, kind_identity, parse
from extractors.registry import Place, districts_by_name, fold_key, issuer_by_code, issuers, local_by_code, places, provinces_by_name
from extractors.resolve import law_of

_JOINTS = (r"\s*[;|\n]\s*", r",\s+", r"\s+-\s+")  # between issuers that sign together, the surest first
_LABEL = re.compile(r"\s*(?:số|sô)?(?:\s*hiệu)?\s*:?\s*", re.IGNORECASE)  # before a number
_OF_THE_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d+")
_LONGEST_ISSUER, _MOST_TOGETHER = 300, 12  # characters; bodies
_KINDS_OF_THE_ASSEMBLY = frozenset(["Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết"])  # which the letters of their numbers do not tell apart
_IN_A_PLACE = frozenset(["ubnd", "hdnd"])


@dataclass(frozen=True, slots=True)
class Identity:
    """A row's document: its id in the graph, or why it has none; number, kind and issuer in the graph's spelling, as printed where that is not known."""

    id: str | None
    reason: str | None
    number: str | None = None
    kind: str | None = None
    issuer: str | None = None


def identify(told: Mapping[str, str]) -> Identity:
    """Return which document a row is; `told` holds number, kind, date (ISO), issuer and title as far as the row has them.

    >>> identify({"number": "12/2022/QĐ-UBND", "date": "2022-09-12", "issuer": "UBND tỉnh Bắc Giang"}).id
    'bac-giang/2022/12-2022-QD-UBND'
    >>> identify({"number": "12/2022/QĐ-UBND", "date": "2022-09-12"}).reason
    'no issuer'
    """
    day = told.get("date")
    dated = int(day[:4]) if day else None
    kind = kind_named(told.get("kind", ""))
    number = parse(_LABEL.sub("", told.get("number", ""), count=1), kind=kind, date_year=dated)
    if number is None:
        return _unnumbered(told, kind, day)
    body = _issuer(told.get("issuer", ""), number, kind, number.year or dated)
    kind = kind or number.kind
    named = body.name if isinstance(body, Body) else None
    identity, reason = _id(number, kind, dated, body)
    return Identity(identity, reason, number.text, kind, named or told.get("issuer"))


def _unnumbered(told: Mapping[str, str], kind: str | None, day: str | None) -> Identity:
    """Return a law or a constitution that the registry has by name and date."""
    title = told.get("title", "")
    name = title[len(kind) :].strip() if kind and title.lower().startswith(kind.lower()) else title
    law = law_of(kind, name, day, int(day[:4]) if day else None) if kind and (name or kind == "Hiến pháp") else None
    reason = None if law else "number not read" if any(map(str.isdigit, told.get("number", ""))) else "no number"
    return Identity(law, reason, told.get("number"), kind, told.get("issuer"))


def _id(number: Number, kind: str | None, dated: int | None, body: Body | str) -> tuple[str | None, str | None]:
    """Return the id, or the reason why there is none."""
    year = dated or number.year
    if year is None:
        return None, "no year"
    if dated and number.year and dated != number.year:
        return None, "number and date disagree on the year"
    if number.kind is None and kind not in _KINDS_OF_THE_ASSEMBLY and number.codes and _OF_THE_ASSEMBLY.fullmatch(number.codes[0]):
        return None, "a law or a resolution"
    if isinstance(body, str):
        return None, body
    return document_id(body.scope or "", year, kind_identity(number, kind)), None


def _issuer(printed: str, number: Number, kind: str | None, year: int | None) -> Body | str:
    """Return the body that issued a document, by the row and by the number's letters, or why it is not settled."""
    named = issuer_named(printed) if printed else None
    stated = _body_of(named, number) if isinstance(named, Place) else named
    lettered = body_by_codes(number.codes, Home(), kind=kind) or _together(number)
    if lettered and _existed(lettered, year):
        return stated or lettered if lettered.scope == (stated or lettered).scope else "number and issuer disagree"
    if stated is None:
        return "issuer or its place not known" if printed else "no issuer"
    local = bool(number.codes) and number.codes[0] in local_by_code() and number.codes[0] not in issuer_by_code()
    return "number and issuer disagree" if local and stated.level == "central" else stated


@lru_cache(maxsize=8192)
def issuer_named(printed: str) -> Body | Place | None:
    """Return the body that an issuer's name means wholly, the first of several with one scope, or the place that it is; None where its scope is not known.

    >>> issuer_named("Bộ Y tế, Bộ Tài chính").scope, issuer_named("UBND tỉnh"), issuer_named("Tỉnh Lào Cai").id
    ('tw', None, 'lao-cai')
    """
    if len(printed) > _LONGEST_ISSUER:
        return None
    if match_body(printed, 0) == len(printed) and (body := resolve_body(printed, Home())).scope:
        return body
    key = fold_key(printed)
    districts = districts_by_name().get(key, ())
    if found := provinces_by_name().get(key) or (districts[0] if len(districts) == 1 else None):
        return found
    return next((several for joint in _JOINTS if (several := _of_several(re.split(joint, printed)))), None)


def _of_several(parts: list[str]) -> Body | None:
    """Return the bodies that sign together as one, where all are known and of one scope."""
    if not 1 < len(parts) <= _MOST_TOGETHER or not all(parts):
        return None
    bodies = [issuer_named(part) for part in parts]
    known = [body for body in bodies if isinstance(body, Body)]
    alike = len(known) == len(bodies) and len({body.scope for body in known}) == 1
    return Body(" - ".join(body.name for body in known), None, known[0].level, known[0].place) if alike else None


def _body_of(place: Place, number: Number) -> Body | None:
    """Return the committee or council of a place that the number's letters name."""
    local = local_by_code().get(number.codes[0]) if number.codes else None
    return resolve_body(f"{local.name} {place.full}", _home(place)) if local and local.id in _IN_A_PLACE else None


def _home(place: Place) -> Home:
    return Home(places()[place.parent], place, place.level) if place.parent else Home(place, None, place.level)


def _together(number: Number) -> Body | None:
    """Return the bodies whose letters a joint number holds, where all are of the centre."""
    rows = [issuer_by_code().get(code.rstrip("0123456789")) for code in number.codes]
    names = [row.name for row in rows if row]
    return Body(" - ".join(names), None, "central", None) if len(names) == len(rows) > 1 else None


def _existed(body: Body, year: int | None) -> bool:
    """Whether a body that the letters of a number name existed in its year."""
    row = issuers().get((body.id or "").removeprefix("tw/"))
    return row is None or row.since is None or (year is not None and year >= row.since)
