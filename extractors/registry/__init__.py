"""The registry: tables of kinds, issuing bodies, local bodies, places and laws, loaded once and typed.

In: the TOML and CSV files beside this module. Out: frozen rows and look-ups over them. Every table is the one place for its
facts; grammar stays in Python.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_uppercase
from types import MappingProxyType
from typing import Any

from extractors.errors import RegistryError
from extractors.letters import PLAIN

_FOLDED = {**{ord(c): c.lower() for c in ascii_uppercase}, **{marked: plain.lower() for marked, plain in PLAIN.items()}, ord("Ð"): "d", ord("ð"): "d"}
COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_JOINS = re.compile(r"\b(?:và|&)\b|[^\w\s]|&")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document."""

    name: str
    rank: int  # 0 is highest
    letters: tuple[str, ...] = ()  # in numbers, canonical first
    short: tuple[str, ...] = ()  # what people write for the kind itself
    forms: tuple[str, ...] = ()  # other full names
    year: int | None = None  # numbers carry the year since
    two_series: bool = False  # numbers with the year and numbers without it are counted apart
    named: bool = False  # cited by name
    cited: bool = True  # False: a permit or contract, never a citation

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """Everything that a person may type for the kind."""
        return (self.name, *self.forms, *self.short)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body of the centre."""

    id: str
    name: str
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    head: str | None = None
    since: int | None = None
    until: int | None = None
    last: str | None = None  # its last day, ISO 8601
    successor: str | None = None
    act: str | None = None  # number of the document that made the successor
    party: bool = False


@dataclass(frozen=True, slots=True)
class Local:
    """A kind of local body; with a place it is one body."""

    id: str
    name: str
    codes: tuple[str, ...]
    spelled: tuple[str, ...] = ()
    head: str | None = None
    party: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A province, a district of one (`dien-bien.dien-bien-phu`), or a commune of either (`nghe-an.xa-tam-hop`)."""

    id: str
    name: str
    type: str  # tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu
    parent: str | None
    until: str | None
    successor: str | None

    @property
    def full(self) -> str:
        """Name with type: `tỉnh Bắc Giang`."""
        return f"{self.type} {self.name}"

    @property
    def level(self) -> str:
        """Administrative level."""
        return "province" if not self.parent else "commune" if self.type in COMMUNES else "district"


@dataclass(frozen=True, slots=True)
class Law:
    """A law, code or ordinance of the catalogue."""

    number: str  # empty where no text prints it
    kind: str
    name: str  # without the kind
    date: str | None
    effective: str | None
    source: str  # codification, or how many texts print it (corpus:3, numbered:2, dated:5), or unchecked

    @property
    def year(self) -> int | None:
        """Year of issue, from the date or the number."""
        printed = self.date or re.sub(r"^[^/]*/", "", self.number)
        return int(printed[:4]) if re.match(r"\d{4}\b", printed) else None


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress of the Party: Party numbers begin anew with its term."""

    term: str  # XIII
    since: str  # the day it opened


@dataclass(frozen=True, slots=True)
class Observed:
    """A document that texts cite, and how many of them print that date."""

    number: str
    kind: str
    date: str
    issuer: str
    title: str
    texts: str


@dataclass(frozen=True, slots=True)
class Codified:
    """A document of the official codification."""

    number: str
    kind: str
    title: str
    date: str
    effective: str | None


def ascii_fold(text: str) -> str:
    """Drop diacritics and case.

    >>> ascii_fold("Chỉ thị của Bộ GD&ĐT")
    'chi thi cua bo gd&dt'
    """
    plain = text.translate(_FOLDED)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return an ASCII name for ids.

    >>> slug("Sở Giáo dục và Đào tạo")
    'so-giao-duc-va-dao-tao'
    """
    return re.sub(r"[^a-z0-9]+", "-", ascii_fold(text)).strip("-")


@lru_cache(maxsize=8192)
def fold_key(text: str) -> str:
    """Return the key under which two spellings of one name meet: no case, marks of joining, or tone placement.

    >>> fold_key("Bộ giáo dục - Đào tạo") == fold_key("Bộ Giáo dục và Đào tạo")
    True
    """
    spelled = unicodedata.normalize("NFC", text).casefold()
    return ascii_fold(" ".join(_JOINS.sub(" ", spelled).split()))


@cache
def _parsed(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _toml(name: str, key: str) -> list[dict[str, Any]]:
    return [{"since" if k == "from" else k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in _parsed(name)[key]]


def _csv(name: str) -> list[dict[str, Any]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [{key: value or None for key, value in row.items()} for row in csv.DictReader(text.splitlines())]


@cache
def abbreviations() -> Mapping[str, str]:
    """Words that stand for others inside names."""
    return _unique("abbreviations.toml", ((row["short"], row["long"]) for row in _toml("abbreviations.toml", "abbreviation")))


@cache
def _short_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(re.escape(short), re.IGNORECASE), long) for short, long in abbreviations().items() if " " in short)


def spelled_out(name: str) -> str:
    """Return a name with its abbreviations written out.

    >>> spelled_out("Tổ chức HĐND và UBND")
    'Tổ chức Hội đồng nhân dân và Ủy ban nhân dân'
    """
    plain = " ".join(abbreviations().get(word, word) for word in name.split())
    for short, long in _short_phrases():
        plain = short.sub(long, plain)
    return plain


@cache
def kinds() -> Mapping[str, Kind]:
    """Document kinds by name."""
    return _unique("kinds.toml", ((row["name"], _row(Kind, row)) for row in _toml("kinds.toml", "kind")))


@cache
def issuers() -> Mapping[str, Issuer]:
    """Central bodies by id."""
    return _unique("issuers.toml", ((row["id"], _row(Issuer, row)) for row in _toml("issuers.toml", "issuer")))


@cache
def locals_() -> Mapping[str, Local]:
    """Kinds of local bodies by id."""
    return _unique("units.toml", ((row["id"], _row(Local, row)) for row in _toml("units.toml", "local")))


@cache
def places() -> Mapping[str, Place]:
    """Provinces and districts by id."""
    return _unique("places.csv", ((row["id"], Place(**row)) for row in _csv("places.csv")))


@cache
def laws() -> tuple[Law, ...]:
    """The catalogue of laws, codes and ordinances: the codified and printed ones, dates and rows kept by hand where those lack them.

    The day of effect of a row kept by hand is from memory, as its column says; it only tells whether a law that was passed was in force yet.
    """
    by_hand = [{("effective" if name == "effective_unchecked" else name): cell for name, cell in row.items()} for row in _csv("laws_added.csv")]
    numbered = {row["number"]: row for row in by_hand if row["number"]}
    listed = [_completed(row, numbered.get(row["number"], row)) for row in _csv("laws.csv")]
    known = {law.number for law in listed}
    return (*listed, *(Law(**{**row, "number": row["number"] or ""}) for row in by_hand if row["number"] not in known))


def _completed(row: dict[str, Any], by_hand: dict[str, Any]) -> Law:
    """Return a law of the codification, or of texts, whose commonest date may be that of a law that amends it: there the row kept by hand goes first.

    A day of effect kept by hand goes first everywhere: the one that the codification contradicts is what texts print.
    """
    date = row["date"] if row["source"] == "codification" else by_hand["date"] or row["date"]
    return Law(**{**row, "date": date or by_hand["date"], "effective": by_hand["effective"] or row["effective"], "kind": by_hand["kind"]})


@cache
def constitutions() -> tuple[Law, ...]:
    """The constitutions, the oldest first; they have no number."""
    return tuple(Law("", "Hiến pháp", "", row["date"], row["effective"], "Quốc hội") for row in _csv("constitutions.csv"))


@cache
def codified() -> Mapping[str, Codified]:
    """Codified documents that are no laws, by number."""
    return _unique("documents.csv", ((row["number"], Codified(**row)) for row in _csv("documents.csv")))


@cache
def observed() -> tuple[Observed, ...]:
    """Central documents that at least two public texts date alike, and hardly any otherwise; what they print of issuer and title, as often as not cut."""
    return tuple(Observed(**row) for row in _csv("observed.csv"))


@cache
def attested_numbers() -> Mapping[str, tuple[Observed, ...]]:
    """The observed documents by number: a number of the Party comes again with each congress."""
    index: dict[str, tuple[Observed, ...]] = {}
    for row in observed():
        index[row.number] = (*index.get(row.number, ()), row)
    return MappingProxyType(index)


@cache
def congresses() -> tuple[Congress, ...]:
    """The Party's congresses, the oldest first."""
    return tuple(Congress(row["term"], row["since"]) for row in _csv("congresses.csv"))


_AMENDING = re.compile(
    r"(?:ve )?(?:sua d[oe]i(?: b[oed]i? sung)?|bo sung)(?: (?:mot so|cac) (?:dieu|noi dung)(?: khoan)?| dieu \d+)?"
    r"(?: cua)? (?=(?:bo )?luat |cac luat |\d+ luat )"
)
_NUMBERED = re.compile(r" (?:so )?\d{1,3} \d{4} qh\d{1,2}(?!\w)")


def law_key(name: str) -> str:
    """Return the key of a law's name: as `fold_key`, and for a law that amends others in one wording, without their numbers.

    >>> law_key("sửa đổi một số điều của Luật A và Luật B") == law_key("Sửa đổi, bổ sung một số điều của Luật A số 1/2020/QH14, Luật B số 2/2020/QH14")
    True
    """
    key = fold_key(name)
    return _AMENDING.sub("sua doi ", _NUMBERED.sub("", key.replace("/", " ")), count=1) if _AMENDING.match(key) else key


_COUNTRY = re.compile(r"(?: tai)? viet nam$")


def without_country(key: str) -> str:
    """Return the key of a name without the country at its end.

    >>> without_country("dau tu nuoc ngoai tai viet nam")
    'dau tu nuoc ngoai'
    """
    return _COUNTRY.sub("", key)


@cache
def body_words(part: str) -> tuple[str, ...]:
    """Words with which printed names of bodies begin, a part of bodies.toml."""
    return tuple(_parsed("bodies.toml")["names"][part])


@cache
def laws_by_name() -> Mapping[tuple[str, str], tuple[Law, ...]]:
    """Laws by (kind, folded name), with the country at its end and without."""
    index: dict[tuple[str, str], list[Law]] = {}
    for law in laws():
        key = law_key(law.name)
        for name in {key, without_country(key)}:
            index.setdefault((law.kind, name), []).append(law)
    return MappingProxyType({key: tuple(rows) for key, rows in index.items()})


@cache
def kind_by_letters() -> Mapping[str, Kind]:
    """Kinds by the letters of a number; the first kind that claims letters has them."""
    index: dict[str, Kind] = {}
    for kind in kinds().values():
        for letters in kind.letters:
            index.setdefault(letters, kind)
    return MappingProxyType(index)


@cache
def issuer_by_code() -> Mapping[str, Issuer]:
    """Central bodies by code; the first that claims a code has it."""
    index: dict[str, Issuer] = {}
    for issuer in issuers().values():
        for code in issuer.codes:
            index.setdefault(code, issuer)
    return MappingProxyType(index)


@cache
def local_by_code() -> Mapping[str, Local]:
    """Kinds of local bodies by code."""
    return MappingProxyType({code: local for local in locals_().values() for code in local.codes})


@cache
def provinces_by_name() -> Mapping[str, Place]:
    """Provinces by folded name, with and without type."""
    rows = [place for place in places().values() if not place.parent]
    return MappingProxyType({fold_key(name): place for place in rows for name in (place.name, place.full)})


@cache
def merged_provinces() -> Mapping[str, tuple[Place, ...]]:
    """The provinces from which one was made, by its id: the old ones that went up in it, and the old one of its own name."""
    gone: dict[str, list[Place]] = {}
    for place in places().values():
        if place.successor and not place.parent:
            gone.setdefault(place.successor, []).append(place)
    renamed = {key for key, olds in gone.items() if len(olds) == 1 and fold_key(places()[key].name) in fold_key(olds[0].name)}
    return MappingProxyType({key: tuple(olds) if key in renamed else (places()[key], *olds) for key, olds in gone.items()})


@cache
def districts_by_name() -> Mapping[str, tuple[Place, ...]]:
    """Districts by folded name with type; a name may belong to several provinces."""
    index: dict[str, list[Place]] = {}
    for place in places().values():
        if place.parent:
            index.setdefault(fold_key(place.full), []).append(place)
    return MappingProxyType({key: tuple(rows) for key, rows in index.items()})


def _row(cls: type[Any], row: dict[str, Any]) -> Any:
    try:
        return cls(**row)
    except TypeError as error:
        raise RegistryError(f"a row of {cls.__name__} is malformed: {row}: {error}") from error


def _unique(table: str, rows: Any) -> Mapping[str, Any]:
    index: dict[str, Any] = {}
    for key, row in rows:
        if key in index:
            raise RegistryError(f"{table} has two rows {key!r}")
        index[key] = row
    return MappingProxyType(index)
