"""The signs of the page: which colour and dash each relation has, and to which band of legal rank a document belongs.

In: relation names of the graph, and the properties of one node. Out: `Relation` and `Band` rows. A new relation or band is one row here and its words in
`graph/words`; the page shows no sign that these tables lack. Colours are those of Okabe and Ito where they suffice, and colour is never the only sign: two
relations whose colours can be taken for one another have different dashes, and all are named; bands stand one under the other and are named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.identifiers import parse
from extractors.registry import issuers


@dataclass(frozen=True, slots=True)
class Relation:
    """How a relation is drawn: `dash` lists drawn and empty lengths of its line; `order` tells which leads up a chain, the surest first."""

    key: str
    color: str
    dash: tuple[int, ...] = ()
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the picture: documents of one legal rank, by level, and then by kind, number or issuer."""

    key: str
    fill: str
    line: str
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    number: str = ""
    issuer: str = ""

    def holds(self, node: Mapping[str, Any]) -> bool:
        """Say whether a document belongs here: the level must agree, and then the kind, the number or the issuer."""
        if self.levels and level(node) not in self.levels:
            return False
        if not (self.kinds or self.number or self.issuer):
            return True
        return node.get("kind") in self.kinds or _matches(self.number, node.get("number")) or _matches(self.issuer, node.get("issuer"))


def _matches(pattern: str, text: str | None) -> bool:
    return bool(pattern and text and re.search(pattern, text))


SOLID, DASHED, DOTTED, LONG, MIXED, CLOSE = (), (7, 3), (2, 3), (12, 3), (9, 3, 2, 3), (4, 2)

RELATIONS = (
    Relation("BASED_ON", "#0072B2", SOLID, 0),
    Relation("IMPLEMENTS", "#00805E", LONG, 1),
    Relation("PURSUANT_TO", "#2C8FC4", DASHED, 2),
    Relation("GUIDES", "#5B4EA6", MIXED, 3),
    Relation("AMENDS", "#9A6700", DASHED),
    Relation("REPLACES", "#D55E00", SOLID),
    Relation("REPEALS", "#C2210F", CLOSE),
    Relation("SUSPENDS", "#C2210F", MIXED),
    Relation("CORRECTS", "#9A6700", DOTTED),
    Relation("CONSOLIDATES", "#7A3E9D", LONG),
    Relation("CITES", "#5F6670", DOTTED),
    Relation("ASSIGNS/lead", "#AA3377", SOLID),
    Relation("ASSIGNS/coordinating", "#AA3377", CLOSE),
    Relation("ASSIGNS/assigned", "#AA3377", DASHED),
    Relation("ASSIGNS/requested", "#AA3377", MIXED),
    Relation("ISSUED_BY", "#3D4650", (1, 2)),
    Relation("SENT_TO", "#8A8F98", (1, 4)),
    Relation("PART_OF", "#8A8F98", LONG),
    Relation("SUCCEEDED_BY", "#8A8F98", DASHED),
)
PLACE = {relation.key: place for place, relation in enumerate(RELATIONS)}

_CENTRAL = ("central", "")
_PARTY_LOCAL = r"\b(Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy\b|Đảng bộ"
_LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh", "Sắc luật")
_CIRCULARS = ("Thông tư", "Thông tư liên tịch", "Thông tư liên bộ")
PARTY = Band("party", "#f5e1ec", "#A03070")
# The first band that holds a document is its own, so the narrow rows stand before the wide ones of the same level.
BANDS = (
    PARTY,
    Band("constitution", "#e6e6e6", "#222222", kinds=("Hiến pháp",)),
    Band("law", "#fde3d3", "#B84A00", _CENTRAL, _LAWS, r"(^|[/-])(UBTV)?QH\d*$", r"^(Ủy ban Thường vụ )?Quốc hội$"),
    Band("government", "#fdf0cf", "#966800", _CENTRAL, ("Nghị định",), r"-(CP|HĐBT|HĐCP)$", r"^(Chính phủ|Hội đồng (Bộ trưởng|Chính phủ))$"),
    Band("premier", "#fbf8cf", "#7A7200", _CENTRAL, (), r"-(TTg|CTN)$", r"^(Phó )?(Thủ tướng|Chủ tịch nước)"),
    Band("circular", "#d5f0e7", "#00775A", _CENTRAL, _CIRCULARS),
    Band("ministry", "#dff0fb", "#2A7FB0", ("central",)),
    Band("council", "#d3e3f2", "#005A91", ("province",), (), r"-HĐND\d*$", r"^(Thường trực )?(HĐND|Hội đồng nhân dân)\b"),
    Band("committee", "#dbe2f1", "#35558F", ("province",), (), r"\bUBND\b", r"^(Chủ tịch )?(UBND|Ủy ban nhân dân)\b"),
    Band("department", "#e2f1f5", "#3B7F93", ("province",)),
    Band("district", "#e9e9f2", "#5D5D86", ("district",)),
    Band("commune", "#efeaf2", "#7A648A", ("commune",)),
    Band("unknown", "#f0f0f0", "#707070"),
)
# Units stand below all documents: first those that are given work, then those that only issue, receive or contain.
WORKING = Band("working", "#fff3f9", "#AA3377")
OTHER = Band("other", "#f8f5f7", "#80607A")
ALL_BANDS = (*BANDS, WORKING, OTHER)


def level(node: Mapping[str, Any]) -> str:
    """Return the level a node states, else the one that its id's scope shows, else nothing.

    >>> level({"id": "tw/2020/71-ND-CP", "level": None}), level({"id": "dien-bien.dien-bien-phu/2016/1396-KH-UBND"}), level({"id": "unknown/-/1-BC"})
    ('central', 'district', '')
    """
    if node.get("level"):
        return str(node["level"])
    scope, slash, _ = str(node.get("id", "")).partition("/")
    if not slash or scope == "unknown":
        return ""
    return "central" if scope == "tw" else ("province", "district", "commune")[min(scope.count("."), 2)]


def band(node: Mapping[str, Any], *, unit: bool = False, working: bool = False) -> int:
    """Return the index in ALL_BANDS of the row where a node stands; `working` says that a unit is given work.

    >>> [ALL_BANDS[band({"id": "tw/2017/x", "number": number})].key for number in ("29-NQ/TW", "3260-KH/ĐĐQH15", "71/2020/NĐ-CP")]
    ['party', 'ministry', 'government']
    """
    if unit:
        return ALL_BANDS.index(WORKING if working else OTHER)
    if _of_the_party(node.get("number"), node.get("issuer")):
        return BANDS.index(PARTY)
    return next(index for index, row in enumerate(BANDS) if row is not PARTY and row.holds(node))


def _of_the_party(number: str | None, issuer: str | None) -> bool:
    """Say whether a document is the Party's: by its number, or without one by its issuer."""
    if number and (read := parse(number)):
        return read.party
    return bool(issuer) and (str(issuer) in _party() or _matches(_PARTY_LOCAL, issuer))


@cache
def _party() -> frozenset[str]:
    """Names of the bodies of the Party at the centre."""
    return frozenset(name for row in issuers().values() if row.party for name in (row.name, *row.aliases))


def relation(name: str, role: str | None = None) -> int:
    """Return the place in RELATIONS of an edge's type; that of a plain citation where the table lacks it."""
    return PLACE.get(f"{name}/{role or 'assigned'}" if name == "ASSIGNS" else name, PLACE["CITES"])
