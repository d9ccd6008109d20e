"""From mentions to citations: who is cited, as far as this one document tells.

In: mentions with their readings, and the document's header. Out: `Citation`s and `Relation`s with raw offsets, canonical numbers, absolute
issuers, ids; and the units that they name. What stays open gets a reason: unknown is an answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.beside import Reading
from extractors.bodies import Body, existed, of_its_time, resolve_body
from extractors.codes import body_by_codes
from extractors.cosigners import lettered, several, together
from extractors.header import Header
from extractors.identifiers import Number, document_id, kind_identity, named_identity, parse
from extractors.inforce import Times, amends, in_force, law_of_day, laws_named, outdated, standing
from extractors.initials import named_in_full
from extractors.lawids import law_id
from extractors.letters import rx
from extractors.mentions import Mention
from extractors.registry import Law, Place, attested_numbers, congresses, fold_key, issuers, laws, merged_provinces, spelled_out
from extractors.repairs import is_damaged

NOT_LISTED = "no law of that name in the catalogue"
_CENTRAL_COMMITTEE = "tw/ban-chap-hanh-trung-uong"
_ASSEMBLY = ("Hiến pháp", "Bộ luật", "Luật")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with the document that it means."""

    mention: Mention
    number: Number | None
    year: int | None
    body: Body | None
    target: str | None
    reason: str | None
    confidence: float


def resolve(mentions: Sequence[Mention], header: Header) -> list[Resolved]:
    """Resolve each mention, first by itself, then by the other mentions of this document."""
    named = named_in_full(mentions)
    alone = _one_year([_alone(mention, before, header) for before, mention in zip((None, *named), named, strict=False)])
    said = _Said(alone)
    since = max((_not_before(item) for item in alone), default=None)
    times = Times(header.date, header.year, since or None, header.holds_from, header.month)
    return [_as_of(_together(item, said, times), times) for item in alone]


def _one_year(items: list[Resolved]) -> list[Resolved]:
    """Leave open a Party document's mention whose year is a slip: the text dates that number oftener by the same day and month of another year."""
    years: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for item in items:
        if item.number and item.number.party and item.mention.date:
            years[item.number.identity, item.mention.date[4:]][int(item.mention.date[:4])] += 1
    slips = {(*key, year) for key, found in years.items() for year, count in found.items() if count < max(found.values())}
    return [
        replace(item, target=None, reason="year misprinted: the text dates that number otherwise, too", confidence=0.5) if _slip(item) in slips else item
        for item in items
    ]


def _slip(item: Resolved) -> tuple[str, str, int] | None:
    date = item.mention.date
    return (item.number.identity, date[4:], int(date[:4])) if item.number and item.number.party and date else None


def _not_before(item: Resolved) -> str:
    """Return a date that a document with this citation cannot be older than: of the document cited, or the year in its number."""
    year = item.number.year if item.number else None
    if item.mention.date and year in {None, int(item.mention.date[:4])}:
        return item.mention.date
    return f"{year}-01-01" if year else ""


def _as_of(item: Resolved, times: Times) -> Resolved:
    """Tie a law that is named without a year to the one in force at a time; its number stays open, because the text does not say it."""
    mention = item.mention
    if item.number or item.year or mention.name is None or mention.kind not in (*_ASSEMBLY, "Pháp lệnh"):
        return item
    law, reason = in_force(mention.kind, mention.name, times)
    if law is None:
        return replace(item, reason=item.reason if item.reason == NOT_LISTED else reason)
    return replace(item, target=law_id(law), reason=reason, confidence=0.8)


_SPLIT_BY_SCAN = re.compile(r"[56]\s\d")  # these figures are also what scans make of `ố`
_IS_OF_A_LAW = re.compile(r"QH\d|CTN|HĐNN|/HĐBT|SL|/LCT")
_TITLE_AT_MOST = 250  # characters from a document to a name in its title


def _named(mention: Mention, year: int | None) -> str:
    """Return the id of a law that is known by name alone."""
    return document_id("tw", year, named_identity(mention.kind or "", "" if mention.kind == "Hiến pháp" else spelled_out(mention.name or "")))


def law_of(kind: str, name: str, date: str | None, year: int | None) -> str | None:
    """Return the id under which a law, a code or a constitution is cited, where the catalogue has it by name and date, or by name and year."""
    if kind == "Hiến pháp":
        return next((document_id("tw", law.year, named_identity(kind, "")) for law in laws_named(kind, "") if law.year == year), None)
    if kind not in (*_ASSEMBLY, "Pháp lệnh"):
        return None
    found = [law for law in laws_named(kind, name) if law.number and (law.date == date if date else year is not None and law.year == year)]
    return law_id(found[0]) if len(found) == 1 else None


def _alone(mention: Mention, before: Mention | None, header: Header) -> Resolved:
    """Resolve a mention by itself; `before` is the one before it, which a law named by its day may amend."""
    number, law = mention.number, None
    if number is None and mention.name is not None and mention.kind in (*_ASSEMBLY, "Pháp lệnh"):
        law = _law(mention)
    if _by_day(mention):
        law, why = law_of_day(mention.kind or "", mention.date or "", (before.name if before else "") or "" if mention.amending else None)
        if law is None:
            return Resolved(mention, None, mention.year, _body(mention, None, header), None, why, 0.5)
    if number and (meant := _as_listed(mention, _of_the_day(mention, number))) is not number:
        number, mention = meant, replace(mention, year=meant.year)
    number = number or (parse(law.number, kind=law.kind) if law and law.number else None)
    body = _body(mention, number, header)
    year = mention.year or (number.year if number else None) or (law.year if law else None)
    target, reason = (law_id(law), None) if law and not law.number and law.name else _target(mention, number, year, body)
    return Resolved(mention, number, year, body, target, reason, _confidence(mention, number, law))


def _of_the_day(mention: Mention, number: Number) -> Number:
    """Return the number of a law with the year of its day, where the catalogue has that serial of that day and none of the printed year."""
    if mention.date is None or number.year in {None, int(mention.date[:4])} or mention.kind not in _ASSEMBLY:
        return number
    dated = number.text.replace(f"/{number.year}/", f"/{mention.date[:4]}/", 1)
    known = _laws_by_number().get(dated)
    return (parse(dated, kind=mention.kind) or number) if known and known.date == mention.date and number.text not in _laws_by_number() else number


def _as_listed(mention: Mention, number: Number) -> Number:
    """Return the number of the one law of that name of which the printed number, which is no law's, has one part otherwise: a digit, the year, or the term."""
    if mention.name is None or mention.kind not in (*_ASSEMBLY, "Pháp lệnh") or number.text in _laws_by_number():
        return number
    near = [law for law in laws_named(mention.kind, mention.name) if mention.date in {None, law.date} and _one_part_off(law.number, number.text)]
    return (parse(near[0].number, kind=near[0].kind) or number) if len(near) == 1 else number


_PARTS = re.compile(r"0*(?P<serial>\d{1,3})/(?P<year>\d{4})/(?:PL-)?(?P<organ>QH|UBTVQH)(?P<term>\d{1,2})")


def _one_part_off(listed: str, printed: str) -> bool:
    """Whether two numbers of the Assembly differ in one part, a serial or a year in one digit.

    >>> _one_part_off("83/2015/QH13", "83/2015/QH14"), _one_part_off("54/2014/QH13", "34/2014/QH13"), _one_part_off("54/2014/QH13", "36/2014/QH13")
    (True, True, False)
    """
    one, other = _PARTS.fullmatch(listed), _PARTS.fullmatch(printed)
    if one is None or other is None or one["organ"] != other["organ"]:
        return False
    off = [name for name in ("serial", "year", "term") if one[name] != other[name]]
    if len(off) != 1:
        return False
    a, b = one[off[0]], other[off[0]]
    return off == ["term"] or (len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1)


@cache
def _laws_by_number() -> Mapping[str, Law]:
    return {law.number: law for law in laws()}


def _by_day(mention: Mention) -> bool:
    """Whether a law is named by nothing but its day."""
    return mention.date is not None and mention.number is None and mention.name is None and mention.kind in (*_ASSEMBLY, "Pháp lệnh")


def _law(mention: Mention) -> Law | None:
    """Return the catalogue's law of that name where year or date settle it."""
    rows = laws_named(mention.kind or "", mention.name or "")
    dated = [law for law in rows if mention.date and law.date == mention.date]
    of_year = [law for law in rows if mention.year and law.year == mention.year]
    for found in (dated, of_year):
        if len(found) == 1:
            return found[0]
    return None


def _body(mention: Mention, number: Number | None, header: Header) -> Body | None:
    """Return the issuing body: as printed, by the kind, or by the number's codes."""
    if number is None and _CONGRESS.match(mention.name or ""):
        return _central("dai-hoi-dai-bieu-toan-quoc")
    if mention.issuer and ("liên tịch" in (mention.kind or "") or several(mention.issuer)):
        return together(mention.issuer, header.home)
    if mention.issuer and number and number.party and mention.issuer == "BCT":
        return _central("bo-chinh-tri")  # elsewhere the letters are a ministry's
    if mention.issuer:
        return of_its_time(resolve_body(mention.issuer, header.home), mention.year or (number.year if number else None), header.home)
    if mention.kind in _ASSEMBLY:
        return _central("quoc-hoi")
    if mention.kind == "Pháp lệnh":
        return _central("uy-ban-thuong-vu-quoc-hoi")
    if number and "liên tịch" in (mention.kind or ""):
        return lettered(number, header.home, mention.kind if mention.form != "bare number" else None)
    body = body_by_codes(number.codes, header.home, kind=mention.kind) if number else None
    if body and number and number.party and body.id == _CENTRAL_COMMITTEE:
        return _of_the_party(number, mention.date, header) or replace(body, name="", id=None)
    body = body if body is None or existed(body, mention.year or (number.year if number else None)) else None
    return body if body and body.scope else _said_by(mention, number, header) or body


def _said_by(mention: Mention, number: Number | None, header: Header) -> Body | None:
    """Return the body whose document the words before a number say that it is, where its place is known."""
    year = mention.year or (number.year if number else None)
    body = of_its_time(resolve_body(mention.said_by, header.home), year, header.home) if mention.said_by else None
    party = issuers().get((body.id or "").removeprefix("tw/")) if body else None
    if party and party.party and not (number and number.party):
        return None  # `theo định hướng của Trung ương tại Công văn số 3/CV-BCĐ` is of a committee of it
    return body if body and body.scope else None


def _of_the_party(number: Number, date: str | None, header: Header) -> Body | None:
    """Return which of the Party's central organs issued a number of TW: what texts print of the documents of that number, or of that number and date."""
    seen = [row for row in attested_numbers().get(number.text, ()) if row.issuer and date in {None, row.date}]
    ids = {resolve_body(row.issuer, header.home).id for row in seen}
    one = next(iter(ids)) if len(ids) == 1 else None
    return _central(one.removeprefix("tw/")) if one and one.removeprefix("tw/") in issuers() else None


def _central(key: str) -> Body:
    return Body(issuers()[key].name, f"tw/{key}", "central", None)


def _target(mention: Mention, number: Number | None, year: int | None, body: Body | None) -> tuple[str | None, str | None]:
    """Return the id of the cited document, and a reason where it is missing or uncertain."""
    if number is None and (congress := _CONGRESS.match(mention.name or "")) and congress["term"] in _congress_years():
        return document_id("tw", _congress_years()[congress["term"]], f"nghi-quyet-dai-hoi-{congress['term'].lower()}"), None
    if number is None and mention.name is not None:
        rows = laws_named(mention.kind or "", mention.name)
        if not rows and mention.kind in (*_ASSEMBLY, "Pháp lệnh"):
            return None, NOT_LISTED
        if year and sum(law.year == year for law in rows) > 1:
            return _named(mention, None), "several laws of that name in that year"
        if mention.kind == "Hiến pháp" and not any(law.year == year and mention.date in {None, law.date, law.effective} for law in rows if year):
            return (_named(mention, None), "named without a year") if year is None else (None, "no constitution of that year or date")
        if year and _no_such_law(mention, year, rows):
            return None, "no law of that name in that year"
        return _named(mention, year), None if year else "named without a year"
    if number is None:
        return None, "short number" if mention.printed else "no number"
    if damaged := _damage(mention, number):
        return None, damaged
    if body is None or body.scope is None:
        return None, "issuer unknown" if body is None else "issuer's place unknown"
    return document_id(body.scope, year, kind_identity(number, mention.kind)), None if year else "no year or date"


def _damage(mention: Mention, number: Number) -> str | None:
    """Return why a number makes no node: it has two readings, or it is none that a document of its kind can have."""
    if _SPLIT_BY_SCAN.match(mention.printed or ""):
        return "number split in a scan, which has two readings"
    if any(map(is_damaged, number.codes)) or (mention.kind in _ASSEMBLY and number.kind is None and not _IS_OF_A_LAW.search(number.text)):
        return "number misprinted, or no law of this country"
    return None


# the resolution of a congress bears its number, and is of its year
_CONGRESS = rx(r"(?:Đại\shội|ĐH)\s(?:đại\sbiểu\s)?(?:toàn\squốc\s)?(?:lần\sthứ\s)?(?P<term>[IVX]{1,5})(?![\w])")


@cache
def _congress_years() -> Mapping[str, int]:
    return {row.term: int(row.since[:4]) for row in congresses()}


_FIRST_YEAR = 1976  # of the laws that are still named today; a law named with an older year is another country's


def _no_such_law(mention: Mention, year: int, rows: Sequence[Law]) -> bool:
    """Whether the catalogue knows laws of a name and none of a year that cannot be missing: between two, or of the day and month of another year."""
    years = [law.year for law in rows if law.year]
    if mention.kind == "Hiến pháp" or not years or year in years:
        return False
    misprinted = any(law.date and mention.date and law.date[4:] == mention.date[4:] for law in rows)
    return misprinted or min(years) < year < max(years) or year < _FIRST_YEAR


def _confidence(mention: Mention, number: Number | None, law: Law | None) -> float:
    if number is None:
        return 0.5
    if law or mention.form in {"bare number", "short number", "list with one kind"}:
        return 0.9
    return 1.0


class _Said:
    """What the mentions of a document say in full, to be asked by those that say less: every look-up is one step, however many there are."""

    def __init__(self, found: Sequence[Resolved]) -> None:
        """Index the mentions with a number by identity, by kind and serial, and by kind and name."""
        self.by_identity: dict[str, dict[str, Resolved]] = defaultdict(dict)
        self.by_serial: dict[tuple[str | None, str], dict[str, Resolved]] = defaultdict(dict)
        self.by_printed: dict[str, dict[str, Resolved]] = defaultdict(dict)
        self.by_name: dict[tuple[str | None, str], dict[str, Resolved]] = defaultdict(dict)
        for item in found:
            if item.number:
                self._add(item, item.number)

    def _add(self, item: Resolved, number: Number) -> None:
        if item.target and item.year:
            self.by_identity[number.identity].setdefault(item.target, item)
        if item.mention.issuer and item.target:
            self.by_printed[number.text].setdefault(item.target, item)
        same = self.by_serial[item.mention.kind, number.serial.lstrip("0")]
        if number.text not in same or (item.year and not same[number.text].year):
            same[number.text] = item
        if item.mention.name and not item.mention.history:
            self.by_name[_name_key(item.mention)].setdefault(number.text, item)


def _name_key(mention: Mention) -> tuple[str | None, str]:
    return mention.kind, fold_key(spelled_out(mention.name or ""))


def _together(item: Resolved, said: _Said, times: Times) -> Resolved:
    """Complete a mention by another of the same document that says more."""
    if item.number is None and item.mention.printed:
        return _by_short(item, said)
    if item.number is None and item.mention.name is not None:
        return _by_name(item, said, times)
    named = _one(said.by_printed.get(item.number.text, {})) if item.number and not item.mention.issuer else None
    if named and named.body and item.year in {None, named.year}:
        return replace(item, target=named.target, body=named.body, year=named.year, reason=None)
    if item.number and (item.target is None or item.year is None):
        fuller = _one(said.by_identity.get(item.number.identity, {}))
        if fuller and (item.year in {None, fuller.year}) and (item.body is None or item.body.scope in {None, fuller.body.scope if fuller.body else None}):
            return replace(item, target=fuller.target, body=item.body if item.body and item.body.id else fuller.body, reason=None)
    return item


def _by_short(item: Resolved, said: _Said) -> Resolved:
    """`Nghị định 54` is the one decree of this document with that number."""
    serial, _, year = (item.mention.printed or "").partition("/")
    same = said.by_serial.get((item.mention.kind, serial.lstrip("0")), {})
    found = {text: other for text, other in same.items() if year in {"", str(other.year)}}
    full = _one(found)
    if full is None:
        return replace(item, reason="short number, several possible" if found else "short number without a full one")
    return replace(item, number=full.number, year=item.year or full.year, body=full.body, target=full.target, reason=full.reason, confidence=0.9)


def _by_name(item: Resolved, said: _Said, times: Times) -> Resolved:
    """A law named without a year is the one of that name that the document names in full, unless that one was replaced."""
    if item.year:
        return item
    full = _one(said.by_name.get(_name_key(item.mention), {}))
    if full is None or not _still_meant(item.mention, full, times):
        return item
    if full.year and outdated(item.mention.kind or "", item.mention.name or "", full.year, times):
        return item  # the document compares the law in force with an older one
    return replace(item, number=full.number, target=full.target, reason=full.reason, confidence=0.9)


def _still_meant(mention: Mention, full: Resolved, times: Times) -> bool:
    """Whether a law that amends another may be meant by its name alone: not where the other was replaced since."""
    day = times.span[0] if times.span else times.since or ""
    rows = [law for law in laws_named(mention.kind or "", mention.name or "") if full.number and law.number == full.number.text]
    return not any(amends(law) and not standing([law], day) for law in rows)


def _one(found: Mapping[str, Resolved]) -> Resolved | None:
    return next(iter(found.values())) if len(found) == 1 else None


def not_foretold(resolved: Sequence[Resolved], readings: Sequence[Reading]) -> list[Resolved]:
    """Take back the number of a law that is younger than the document in whose title its bare name stands."""
    return [_older(item, resolved[reading.inside]) if reading.inside is not None else item for item, reading in zip(resolved, readings, strict=True)]


def of_old_provinces(clean: str, resolved: Sequence[Resolved], readings: Sequence[Reading], header: Header) -> list[Resolved]:
    """Read `UBND tỉnh` on an older document as of its date, where the province of this one was made of others since: its title tells which it was.

    Where nothing tells, the issuer's place is unknown: it may have been any of them.
    """
    province = header.home.province
    olds = merged_provinces().get(province.id, ()) if province else ()
    until = max((old.until for old in olds if old.until), default="")
    if not olds or not header.year or (header.date or f"{header.year}-01-01") <= until:
        return list(resolved)
    loose = [_by_home(item, header) and len(_day(item)) > 0 and _day(item) <= until for item in resolved]
    told: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for item, reading, open_ in zip(resolved, readings, loose, strict=True):
        if open_ and item.number and reading.title:
            told[item.number.identity, item.year] |= {old.id for old in olds if re.search(rf"(?i:{old.type})\s{old.name}", clean[slice(*reading.title)])}
    return [_of_old(item, told, olds, header) if open_ else item for item, open_ in zip(resolved, loose, strict=True)]


def _day(item: Resolved) -> str:
    """Return the last day on which a cited document can have been issued."""
    return item.mention.date or (f"{item.year}-12-31" if item.year else "")


def _by_home(item: Resolved, header: Header) -> bool:
    """Whether the place of the issuer is this document's own, because the mention prints none."""
    if item.number is None or item.body is None or item.body.place is None or item.body.place != header.home.province:
        return False
    printed = item.mention.issuer
    return printed is None or fold_key(item.body.place.name) not in fold_key(printed)


def _of_old(item: Resolved, told: Mapping[tuple[str, int | None], set[str]], olds: Sequence[Place], header: Header) -> Resolved:
    if item.number is None:
        return item
    named = told.get((item.number.identity, item.year), set())
    which = [old for old in olds if len(olds) == 1 or named == {old.id}]
    if not which:
        body = replace(item.body, name=item.mention.issuer or item.body.name, id=None, place=None) if item.body else None
        return replace(item, body=body, target=None, reason="issuer's place unknown: its province was made of several", confidence=0.5)
    then = replace(header, home=replace(header.home, province=which[0]))
    body = _body(item.mention, item.number, then)
    target, reason = _target(item.mention, item.number, item.year, body)
    return replace(item, body=body, target=target, reason=reason)


def _older(item: Resolved, outer: Resolved) -> Resolved:
    """Read the bare name of a law in another document's title as of that document, not of this one."""
    mention = item.mention
    if mention.year or mention.printed or mention.name is None or outer.year is None or mention.kind not in (*_ASSEMBLY, "Pháp lệnh"):
        return item
    if item.reason == NOT_LISTED:
        return item
    if mention.start - outer.mention.end > _TITLE_AT_MOST:
        return replace(item, target=_named(mention, None), reason="named beside a document, perhaps in its title", confidence=0.5)
    named = replace(item, number=None, year=None, target=None, confidence=0.5)
    soon = f"{outer.year + 1}-12-31"  # it details a law that is passed and takes effect soon
    return _as_of(named, Times(outer.mention.date, outer.year, holds_from=soon)) if item.number is None or (item.number.year or 0) > outer.year else item
