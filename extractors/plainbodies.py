"""Who a name means that a scan left without marks, or that is printed in capitals: `CUC THUE TP HA NOI`.

In: words as printed, and the `Home` of the text. Out: the longest known body that begins at a word: one of the centre, its branch in a place, or a committee,
council, department or other body of a place. A name is compared without case and marks, so what it says must be in the registry as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.bodies import Body, Home, local_row, resolve_body
from extractors.registry import Place, body_words, districts_by_name, fold_key, issuers, provinces_by_name

_LONGEST = 16  # words
_TYPES = {"tinh": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã"}
_BRANCHES = ("Cục ", "Kho bạc ", "Bảo hiểm ", "Ngân hàng ", "Tòa án ", "Viện kiểm sát ", "Thanh tra ", "Liên đoàn ")
_HEADS = {
    "uy ban nhan dan": "UBND", "ubnd": "UBND", "hoi dong nhan dan": "HĐND", "hdnd": "HĐND",
    "toa an nhan dan": "Tòa án nhân dân", "vien kiem sat nhan dan": "Viện kiểm sát nhân dân",
    "tinh uy": "Tỉnh ủy", "thanh uy": "Thành ủy", "huyen uy": "Huyện ủy", "quan uy": "Quận ủy", "thi uy": "Thị ủy",
}  # fmt: skip


def longest_body(words: Sequence[str], at: int, home: Home, before: int | None = None) -> tuple[Body, int] | None:
    """Return the longest known body that begins at a word and ends before another, and the index behind its last word."""
    if at >= len(words) or not words[at][:1].isupper():
        return None
    for stop in range(min(len(words) if before is None else before, at + _LONGEST), at + 1, -1):
        if not splits(words, stop) and (body := _body(" ".join(words[at:stop]), home)):
            return body, stop
    return None


def body_that_ends(words: Sequence[str], stop: int, home: Home) -> Body | None:
    """Return the longest known body that ends before a word."""
    spans = (" ".join(words[at:stop]) for at in range(max(0, stop - _LONGEST), stop - 1) if words[at][:1].isupper())
    return next((body for span in spans if (body := _body(span, home))), None)


def opens_body(words: Sequence[str], at: int) -> bool:
    """Whether the name of a body begins at a word, known or not; marks are looked at where there are any."""
    spans = (" ".join(words[at : at + count]) for count in (1, 2, 3))
    return words[at][:1].isupper() and any((_key(span) if span.isascii() else span.casefold()) in _openings() for span in spans)


def splits(words: Sequence[str], stop: int) -> bool:
    """Whether a name would end inside the words with which another begins: `TRUNG ƯƠNG ĐẢNG` before `ĐOÀN QUỐC HỘI`."""
    return stop < len(words) and " ".join(words[stop - 1 : stop + 1]).casefold() in _openings()


@cache
def _openings() -> frozenset[str]:
    """Return the words with which names of bodies begin."""
    words = {word for part in ("named", "lettered") for word in body_words(part)} - {"Bộ"}  # a ministry has a row
    return frozenset(spelling for word in words for spelling in (word.casefold(), _key(word)))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """Return the words of a name without case, marks and `và`, which lost its mark."""
    return " ".join(word for word in fold_key(text.replace(".", " ")).split() if word != "va")


@cache
def _central() -> dict[str, str]:
    """Return the names of the centre's bodies and of the titles of their heads, by key."""
    return {_key(name): name for row in issuers().values() for name in (row.head, *row.aliases, row.name) if name and " " in name}


@cache
def _at_place() -> dict[str, str]:
    """Return the names of bodies that every place has, by key."""
    return {**_HEADS, **{_key(word): word for word in body_words("at_place")}}


@lru_cache(maxsize=4096)
def _body(printed: str, home: Home) -> Body | None:
    name = _central().get(_key(printed))
    if name:
        return resolve_body(name, home)
    return _of_place(printed, home)


def _of_place(printed: str, home: Home) -> Body | None:
    """Return the body of a place: what it is called, the type of the place, its name."""
    words = _key(printed).split()
    for at in range(1, len(words)):
        type_, length = next(((_TYPES[word], len(word.split())) for word in _TYPES if words[at : at + len(word.split())] == word.split()), (None, 0))
        place = _place(type_, " ".join(words[at + length :]), home)
        head = _head(" ".join(words[:at]), printed.split()[0], typed=type_ is not None) if place else None
        if place and head:
            return resolve_body(f"{head} {place.full}", home)
    return None


def _head(key: str, first: str, *, typed: bool) -> str | None:
    """Return how a body is called that a place has: a branch of the centre, a department, or what every place has.

    A short word that has marks must be printed with them (`BÀN TỈNH` is no `Ban`); a place without its type is that of a department or branch.
    """
    row, branch, local = local_row(key), _central().get(key), _at_place().get(key)
    department = row.name if row and row.name.startswith("Sở ") else None
    if local and (" " in local or first.isascii() or first.casefold() == local.casefold()) and typed:
        return local
    return department or (branch if branch and branch.startswith(_BRANCHES if typed else "Cục ") else None)


def _place(type_: str | None, key: str, home: Home) -> Place | None:
    """Return the province of that name, or the only district of that type and name, of several the own province's."""
    province = provinces_by_name().get(key)
    found = districts_by_name().get(fold_key(f"{type_} {key}"), ()) if type_ else ()
    if province and (type_ in {None, province.type} or (not found and type_ in {"tỉnh", "thành phố"})):
        return province
    own = [place for place in found if home.province and place.parent == home.province.id]
    return (own or list(found))[0] if len(own or found) == 1 else None
