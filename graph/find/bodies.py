"""Who a text means that names a body or a place, in folded letters: `so gd&dt bac giang`, `STC`, `UBND tinh`, `Bo TC`.

In: a body's name, abbreviation or code, and a place, in any case of letters, with marks or without. Out: a `Said`: the bodies of the registry and the scopes
that can be meant; or None where a word is left that neither knows. `extractors.bodies` reads names as documents print them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from extractors.registry import Place, abbreviations, ascii_fold, districts_by_name, issuers, locals_, places, slug

_TYPES = {"tinh": "tinh", "thanh pho": "thanh pho", "tp": "thanh pho", "huyen": "huyen", "quan": "quan", "thi xa": "thi xa", "tx": "thi xa"}
_LEVELS = {"tinh": "province", "huyen": "district", "quan": "district", "thi xa": "district", "xa": "commune", "phuong": "commune", "thi tran": "commune"}
_OFFICES = re.compile(
    r"(?:pho )?(?:chu tich|bo truong|thu truong|giam doc|tong giam doc|thong doc|chanh an|vien truong|tong cuc truong|cuc truong|truong ban|truong phong"
    r"|chanh(?= van phong)|chanh thanh tra|chu nhiem|bi thu) "
)
_LONGEST = 6  # words of a place's name


@dataclass(frozen=True, slots=True)
class Said:
    """Bodies of the centre by id, local ones by the last part of a unit's id, the places meant by id, and a level where only that is said."""

    central: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    level: str | None = None

    @property
    def nobody(self) -> bool:
        """Whether no body is named."""
        return not (self.central or self.local)


NOBODY = Said()


def read_body(text: str) -> Said | None:
    """Read a body, a place, or a body and its place.

    >>> said = read_body("Sở GD&ĐT Bắc Giang")
    >>> sorted(said.local), sorted(said.scopes)
    (['so-giao-duc-va-dao-tao'], ['bac-giang'])
    >>> sorted(read_body("bo tc").central), read_body("Bộ phận").__class__.__name__
    (['bo-tai-chinh'], 'NoneType')
    """
    found = words_of(text)
    for said in (_body(found), *([_body(found[office:])] if (office := _office(found)) else [])):
        if said:
            return said
    return None


def words_of(text: str) -> list[str]:
    """Return the folded words of a text; `và` joins names and is none."""
    return [part for word in re.findall(r"[a-z0-9]+", ascii_fold(text)) if word != "va" for part in _spelled().get(word, (word,))]


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    """Abbreviations of places: `HCM`."""
    names = {ascii_fold(place.name) for place in places().values()} | {ascii_fold(place.full) for place in places().values()}
    return {ascii_fold(short): tuple(ascii_fold(long).split()) for short, long in abbreviations().items() if ascii_fold(long) in names}


def _office(found: list[str]) -> int:
    """Return how many words name a person's office in front of a body."""
    match = _OFFICES.match(" ".join(found))
    return len(match.group().split()) if match else 0


def _body(found: list[str]) -> Said | None:
    """Read the words of a body and then a place; the body alone first: `Bảo hiểm xã hội Việt Nam`."""
    for scopes, level, rest in ((frozenset[str](), None, found), *_placed(found)):
        key = "".join(rest)
        central, local = _central().get(key, frozenset()), _local().get(key, frozenset())
        if central or local or not rest:
            return Said(central, local, scopes, level) if found else None
    return None


def _placed(found: list[str]) -> list[tuple[frozenset[str], str | None, list[str]]]:
    """Return the ways to take a place off the end of words: its scopes, the level where it is not named, the words before it."""
    made: list[tuple[frozenset[str], str | None, list[str]]] = []
    for scopes, rest in places_at_end(found):
        made.append((scopes, None, rest))
    for type_, level in _LEVELS.items():
        if len(found) > len(type_.split()) and " ".join(found).endswith(f" {type_}"):
            made.append((frozenset(), level, found[: -len(type_.split())]))
    return made


def places_at_end(found: list[str]) -> list[tuple[frozenset[str], list[str]]]:
    """Return the places that words can end with, the longest name first: their ids, and the words before them."""
    made: list[tuple[frozenset[str], list[str]]] = []
    for count in range(min(_LONGEST, len(found)), 0, -1):
        before, name = found[:-count], " ".join(found[-count:])
        for type_, rest in _typed(before):
            if scopes := _scopes(type_, name):
                made += _inside(scopes, rest)
                made.append((scopes, rest))
    return made


def _inside(scopes: frozenset[str], rest: list[str]) -> list[tuple[frozenset[str], list[str]]]:
    """Return the districts of a province that are named before it: `huyện Châu Thành tỉnh Long An`."""
    made = []
    for count in range(min(_LONGEST, len(rest)), 0, -1):
        for type_, before in _typed(rest[:-count]):
            own = [row.id for row in districts_by_name().get(f"{type_} {' '.join(rest[-count:])}", ()) if row.parent in scopes]
            if own:
                made.append((frozenset(own), before))
    return made


def _typed(before: list[str]) -> list[tuple[str | None, list[str]]]:
    """Return the types of place that words end with, each with the words before it; none, too."""
    text = " ".join(before)
    found = [(type_, before[: -len(word.split())]) for word, type_ in _TYPES.items() if f" {text}".endswith(f" {word}")]
    return [*found, (None, before)] if not found else list(found)


def _scopes(type_: str | None, name: str) -> frozenset[str]:
    """Return the places of that name: provinces, and with their type districts."""
    provinces = [row for row in _provinces().get(name, ()) if type_ in {None, "tinh", "thanh pho"}]
    districts = districts_by_name().get(f"{type_} {name}", ()) if type_ else ()
    exact = [row for row in provinces if type_ and ascii_fold(row.type) == type_]
    return frozenset(row.id for row in (*(exact or ([] if districts else provinces)), *districts))


@cache
def _provinces() -> dict[str, tuple[Place, ...]]:
    index: dict[str, list[Place]] = defaultdict(list)
    for place in places().values():
        if not place.parent:
            index[" ".join(re.findall(r"[a-z0-9]+", ascii_fold(place.name)))].append(place)
    return {name: tuple(rows) for name, rows in index.items()}


def _key(name: str) -> str:
    return "".join(words_of(name))


@cache
def _central() -> dict[str, frozenset[str]]:
    """Ids of bodies of the centre by every way to write them: `Bộ Tài chính`, `BTC`, `Bộ TC`."""
    index: dict[str, set[str]] = defaultdict(set)
    for row in issuers().values():
        short = [f"Bộ {code[1:]}" for code in row.codes if row.name.startswith("Bộ ") and code[0] == "B" and len(code) > 2]
        for name in (row.name, *row.aliases, *row.codes, *short, *([row.head] if row.head else [])):
            index[_key(name)].add(row.id)
    return {key: frozenset(found) for key, found in index.items()}


@cache
def _local() -> dict[str, frozenset[str]]:
    """Last parts of the ids of local bodies by every way to write them: `Sở Tài chính`, `STC`, `Sở TC`, and the division of a district: `Phòng TC`."""
    index: dict[str, set[str]] = defaultdict(set)
    for row in locals_().values():
        parts = {row.id, *(slug(name) for name in (row.name, *row.spelled) if not row.name.startswith("Sở "))}
        short = [f"Sở {code[1:]}" for code in row.codes if row.name.startswith("Sở ") and code[0] == "S"]
        for name in (row.name, *row.spelled, *row.codes, *short):
            index[_key(name)] |= parts
            if name.startswith("Sở "):
                index[_key(f"Phòng {name[3:]}")].add(slug(f"Phòng {row.name[3:]}"))
    return {key: frozenset(found) for key, found in index.items()}


def codes(said: Said) -> frozenset[str]:
    """Return the folded codes that the named bodies have in numbers."""
    rows = [issuers()[key].codes for key in said.central] + [row.codes for row in locals_().values() if row.id in said.local]
    return frozenset(ascii_fold(code).replace("&", "") for found in rows for code in found)
