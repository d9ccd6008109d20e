"""Tables by which the printed names of units are read: common nouns, titles, abbreviations, communes.

In: `naming.toml`, the units' part of `abbreviations.toml`, `wards.csv`. Out: look-ups over them, each made once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from extractors.errors import RegistryError
from extractors.registry import Place, _csv, _parsed, _toml, ascii_fold, fold_key

_SIGN = re.compile(r"[^\w,]|_")


@cache
def naming(name: str) -> Mapping[str, Any]:
    """Return a part of naming.toml."""
    return MappingProxyType(_parsed("naming.toml")[name])


@cache
def nouns() -> Mapping[str, tuple[str, ...]]:
    """Return the common nouns that each spelling stands for, by the spelling's key: without marks, but with them where it is one syllable.

    Raises `RegistryError` where two nouns have one spelling.
    """
    index: dict[str, tuple[str, ...]] = {}
    rows = [(noun, (noun,)) for part in ("central", "public", "nation") for noun in naming("noun")[part]]
    for spelling, meant in [*rows, *((row[0], tuple(row[1:])) for row in naming("noun")["same"])]:
        key = word_key(spelling) if " " in spelling else spelling.lower()
        if index.setdefault(key, meant) != meant:
            raise RegistryError(f"naming.toml: {spelling!r} is spelt like {', '.join(index[key])}")
    return MappingProxyType(index)


@cache
def noun_order() -> Mapping[str, int]:
    """Return the place of each noun in an id."""
    listed = [noun for part in ("central", "public", "nation") for noun in naming("noun")[part]]
    return MappingProxyType({noun: place for place, noun in enumerate(listed)})


def word_key(text: str) -> str:
    """Return the key of a phrase: its words and commas, without marks, case and other signs.

    >>> word_key("Tổ chức chính trị - xã hội"), word_key("khám bệnh, chữa bệnh")
    ('to chuc chinh tri xa hoi', 'kham benh , chua benh')
    """
    return " ".join(_SIGN.sub(" ", ascii_fold(text)).replace(",", " , ").split())


@cache
def unit_abbreviations() -> Mapping[str, str]:
    """Return what stands for words and phrases in names of units, the longest first."""
    rows = {row["short"]: row["long"] for row in _toml("abbreviations.toml", "unit")}
    return MappingProxyType({short: rows[short] for short in sorted(rows, key=lambda short: (-len(short), short))})


@cache
def wards_by_name() -> Mapping[str, tuple[Place, ...]]:
    """Return communes, those until 30 June 2025 and those since, by folded name with type; many provinces have one of a name."""
    index: dict[str, list[Place]] = {}
    for row in _csv("wards.csv"):
        place = Place(**row)
        index.setdefault(fold_key(place.full), []).append(place)
    return MappingProxyType({key: tuple(rows) for key, rows in index.items()})
