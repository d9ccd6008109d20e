"""The place that a body's name ends with: `UBND xã Tam Hợp`, `Bưu điện tỉnh`, `Công an các huyện`.

In: the words of a name and the document's `Home`. Out: `Placed`: the words of the body before its place, and the place; or the levels of places, where a
class of bodies is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.bodies import Home, named_place, place_of
from extractors.identity.spelling import Phrases, Words, class_phrases, phrases
from extractors.identity.titles import JOINTS, past_plural
from extractors.letters import spelt
from extractors.registry import COMMUNES, Place, districts_by_name, fold_key, places, provinces_by_name
from extractors.registry.naming import naming, wards_by_name

TYPES = Phrases(("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường"))
_AROUND = Phrases(("thành phố", "thị xã", "tỉnh", "huyện", "quận"))  # what a commune or a district lies in
LEVELS = {"tinh": "province", "huyen": "district", "xa": "commune"}
_NO_TYPE_BEFORE = frozenset({"tác", "tấn", "thị", "cựu"})  # `hợp tác xã`, `Thông tấn xã`
_NO_TYPE_AFTER = frozenset({"hội", "ủy", "uỷ", "đoàn", "lộ", "trưởng"})  # `xã hội`, `tỉnh ủy`
_OF_THE_CENTRE = Phrases(("trực thuộc", "thuộc Trung ương"))
_LONGEST = 6  # words of a place's name


@dataclass(frozen=True, slots=True)
class Placed:
    """A body's own words and its place; `levels` where bodies of all places of some levels are meant."""

    head: Words
    place: Place | None = None
    level: str | None = None
    levels: tuple[str, ...] = ()


def classed(words: Words) -> Placed | None:
    """Read `UBND các xã, phường`, `Công an cấp huyện`, `huyện, thị xã`: bodies of all places of a kind; None where no such place stands in the name."""
    if not words.hold(_kinds()):
        return None
    for at, word in enumerate(words.plain):
        if (word in _kinds() or word in class_phrases("plural").begun) and (levels := _listed(words, at)):
            end = at
            while end and words.said[end - 1].lower() in {"của", "thuộc", "tại", "ở", "các", *JOINTS}:
                end -= 1
            return Placed(words[:end], levels=tuple(level for level in ("cac", *LEVELS) if level in levels))
    return None


@cache
def _kinds() -> frozenset[str]:
    """Return the words, without marks, with which the kinds of places begin."""
    return frozenset({"cap", "thanh"}.union(*(phrases("level", level).begun for level in naming("level"))))


def _listed(words: Words, at: int) -> set[str]:
    """Return the levels of the list of kinds of places that begins at `at`: behind a plural or `cấp`, or of two kinds or more."""
    if words.reads(at, "các cấp"):
        return {"cac"}
    plural = past_plural(words, at)
    levels: set[str] = set()
    count, begin = 0, plural
    while found := _kind(words, begin, levels):
        level, begin, by_level = found
        levels.add(level)
        count += 2 if by_level else 1
        joint = begin
        while joint < len(words) and words.said[joint].lower() in JOINTS:
            joint += 1
        if joint == begin:
            break
        begin = past_plural(words, joint)
    named = count == 1 and words.capital(begin) and plural == at
    return levels if (plural > at or count > 1) and not named else set()


def _kind(words: Words, at: int, before: set[str]) -> tuple[str, int, bool] | None:
    """Return the level of the kind of place at `at`, where it ends, and whether `cấp` stands before it; a city is a province beside provinces."""
    if at >= len(words) or words.plain[at] not in _kinds():
        return None
    by_level = words.reads(at, "cấp")
    begin = by_level or at
    for level in naming("level"):
        if (end := words.first(begin, phrases("level", level))) and not _is_other(words, begin, end):
            return level, end, bool(by_level)
    if end := words.reads(begin, "thành phố"):
        province = by_level or before == {"tinh"} or words.first(end, _OF_THE_CENTRE)
        return ("tinh" if province else "huyen"), end, bool(by_level)
    return None


def _is_other(words: Words, at: int, end: int) -> bool:
    before = words.said[at - 1].lower() if at else ""
    after = words.said[end].lower() if end < len(words) else ""
    return before in _NO_TYPE_BEFORE or (end - at == 1 and after in _NO_TYPE_AFTER)


def placed(words: Words, home: Home) -> Placed | None:
    """Read a body and its place, named or told by the document's own; what stands behind it does not belong to the name.

    Where only the kind of place is told, and not whose it is, all of them are meant (`UBND xã` in a province's plan); an unknown name gives no place.
    """
    for at, type_, end in _types(words):
        head = words[: at - (at > 1 and words.said[at - 1].lower() == "của")]
        if not words.capital(end):
            return _told(head, type_, home)
        place, level = _named(words, type_, end, home)
        return Placed(head, place, level)
    return None


def _types(words: Words) -> Iterator[tuple[int, str, int]]:
    for at in (at for at, word in enumerate(words.plain) if at and word in TYPES.begun):
        for type_, end in words.matches(at, TYPES):
            if not _is_other(words, at, end):
                yield at, type_, end
                break


def _told(head: Words, type_: str, home: Home) -> Placed:
    """Return the place of which only the kind is told: the document's own, or all of that kind."""
    place, level = place_of(type_, "", "", home)
    if place:
        return Placed(head, place, level)
    if type_ == "thành phố" and home.level == "central":
        return Placed(head, level=None)
    own = {"province": "tinh", "district": "huyen", "commune": "xa"}[level or "district"]
    return Placed(head, level=level, levels=(own,))


def _named(words: Words, type_: str, at: int, home: Home) -> tuple[Place | None, str | None]:
    """Return the place of a type and of the name at `at`, the longest known; of communes that which lies in the place named behind it, or in the own."""
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        name = " ".join(words.said[at : at + count])
        around = _outer(words, at + count, home)
        if type_ in COMMUNES:
            found = _communes(type_, name, around)
            if found is not None:
                return found, "commune"
        elif fold_key(name) in provinces_by_name() or fold_key(f"{type_} {name}") in districts_by_name():
            return named_place(type_, name, around)
    return None, {"tỉnh": "province"}.get(type_, "commune" if type_ in COMMUNES else "district")


def _outer(words: Words, at: int, home: Home) -> Home:
    """Return the place around a commune or district: the one that is named behind it, else the document's own."""
    at += at < len(words) and words.said[at] in {",", "-"}
    for type_, end in words.matches(at, _AROUND):
        place, level = _named(words, type_, end, home) if words.capital(end) else (None, None)
        if place and level == "province":
            return Home(place, None, "province", home.year)
        if place:
            return Home(places().get(place.id.partition(".")[0]), place, "district", home.year)
    return home


def _communes(type_: str, name: str, around: Home) -> Place | None:
    """Return the one commune of a name in a place: those of the document's time, by 1 July 2025, first."""
    rows = wards_by_name().get(fold_key(f"{type_} {name}"), ())
    own = [row for row in rows if around.province and row.id.startswith(f"{around.province.id}.") and spelt(name, row.name)]
    if around.district:
        own = [row for row in own if row.parent == around.district.id] or own
    if around.year and around.year != 2025:
        own = [row for row in own if (row.until is None) == (around.year > 2025)] or own
    elif len(own) > 1:
        own = [row for row in own if row.until is None] or own
    return own[0] if len(own) == 1 else None
