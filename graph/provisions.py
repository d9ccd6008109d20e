"""From a pinpoint to the provisions that it names.

In: `Điều 5, khoản 1 và 2`, as the extractors write it. Out: one path for each provision, and the ASCII name that stands in its id. A
list or a range of numbers is written out where the path holds one only; with two it is not said which belongs to which, so
the path stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.registry import slug

_PART = re.compile(r"(?P<unit>\S+(?: lục)?) (?P<items>.+)")
_LIST = re.compile(r"\s*(?:,|\bvà\b)\s*")
_RANGE = re.compile(r"(\d+)\s*(?:đến|-)\s*(\d+)")
_NEXT = re.compile(r", (?=(?:phần|chương|mục|điều|khoản|điểm|tiết|phụ lục) )", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a document: its path for people, and the ASCII name of it."""

    path: str
    name: str


def provisions(pinpoint: str) -> tuple[Provision, ...]:
    """Return the provisions of a pinpoint.

    >>> [provision.path for provision in provisions("Điều 7, khoản 1 và 3; Điều 9")]
    ['Điều 7, khoản 1', 'Điều 7, khoản 3', 'Điều 9']
    >>> provisions("Điều 5, khoản 2, điểm đ")[0].name
    'dieu-5.khoan-2.diem-dd'
    """
    paths = [path for group in pinpoint.split("; ") for path in _written_out(group)]
    return tuple(Provision(path, _name(path)) for path in dict.fromkeys(paths))


def _written_out(path: str) -> list[str]:
    parts = [_choices(part) for part in _NEXT.split(path)]
    several = [index for index, choices in enumerate(parts) if len(choices) > 1]
    if len(several) != 1:
        return [path]
    return [", ".join(choice if index == several[0] else parts[index][0] for index in range(len(parts))) for choice in parts[several[0]]]


def _choices(part: str) -> list[str]:
    """Write out one part: `khoản 1 và 2` is `khoản 1`, `khoản 2`."""
    match = _PART.fullmatch(part)
    if not match:
        return [part]
    items = [item for piece in _LIST.split(match["items"]) if piece for item in _items(piece)]
    return [f"{match['unit']} {item}" for item in items]


def _items(piece: str) -> list[str]:
    match = _RANGE.fullmatch(piece)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    return [str(number) for number in range(first, last + 1)] if 0 < last - first < _LONGEST else [piece]


def _name(path: str) -> str:
    """Return the ASCII name; điểm d and điểm đ are two points."""
    told = re.sub(r"\bđiểm đ(?=\d?\b)", "điểm dd", path)
    return ".".join(slug(part) for part in _NEXT.split(told))
