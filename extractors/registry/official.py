"""What lists of law print beside a document, read by `official.toml`: whether it is in force, and how two documents are related.

In: a word as a list prints it. Out: one of `STATUSES`, or a `Tie` of two documents; None for a word that the table does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.registry import _parsed, _unique, slug

STATUSES = ("in force", "partly", "not in force", "not yet", "unknown")
_TABLE = "official.toml"


@dataclass(frozen=True, slots=True)
class Tie:
    """What a word says of a document and another: the relation, which of the two acts, and on how much of the other one."""

    relation: str | None  # one of `extractors.records.RELATIONS`; None where the word says of no act
    acts: str  # this, other
    extent: str | None  # whole, part


def status_of(word: str) -> str | None:
    """Return what a word says of a document's force.

    >>> status_of("Hết hiệu lực 1 phần"), status_of("het_hieu_luc"), status_of("ngưng hiệu lực"), status_of("đã đọc")
    ('partly', 'not in force', 'unknown', None)
    """
    return statuses().get(slug(word))


def tie_of(word: str) -> Tie | None:
    """Return what a word says the other document is to the first.

    >>> tie_of("Văn bản được sửa đổi bổ sung")
    Tie(relation='AMENDS', acts='this', extent='part')
    >>> tie_of("Văn bản thay thế").acts, tie_of("Văn bản liên quan").relation, tie_of("Sửa đổi")
    ('other', None, None)
    """
    return ties().get(slug(word))


@cache
def statuses() -> Mapping[str, str]:
    """Statuses by the keys of their words."""
    return _unique(_TABLE, _keyed((row["words"], row["is"]) for row in _parsed(_TABLE)["status"]))


@cache
def ties() -> Mapping[str, Tie]:
    """Ties by the keys of their words."""
    told = [(row["words"], Tie(row["relation"], row["acts"], row.get("extent"))) for row in _parsed(_TABLE)["relation"]]
    return _unique(_TABLE, _keyed([*told, (_parsed(_TABLE)["passed"]["words"], Tie(None, "this", None))]))


def _keyed(rows: Iterable[tuple[Iterable[str], Any]]) -> Iterable[tuple[str, Any]]:
    return ((slug(word), told) for words, told in rows for word in words)
