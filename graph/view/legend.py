"""The signs of the page: what colour, dash and Vietnamese name each relation and each band of documents has.

In: relation names of the graph, and the properties of one node. Out: `Relation` and `Band` rows. A new relation or band is
one row here; the page shows no sign that these tables lack. Colours are those of Okabe and Ito where they suffice, and colour
is never the only sign: relations differ in dash and are named on the edge, bands stand one under the other and are named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Relation:
    """How one relation is named and drawn; `parent` marks those that lead to a parent document."""

    key: str
    name: str
    reverse: str
    color: str
    dashes: tuple[int, ...] = ()
    parent: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the picture: documents of one legal rank, by level, kind and the body's part of the number."""

    name: str
    fill: str
    line: str
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    number: str = ""

    def holds(self, node: Mapping[str, Any]) -> bool:
        """Say whether a document belongs here: the level must agree, and then the kind or the number."""
        if self.levels and level(node) not in self.levels:
            return False
        if not (self.kinds or self.number):
            return True
        by_number = self.number and re.search(self.number, node.get("number") or "")
        return bool(by_number) or node.get("kind") in self.kinds


RELATIONS = (
    Relation("BASED_ON", "căn cứ", "là căn cứ của", "#0072B2", parent=True),
    Relation("IMPLEMENTS", "thực hiện", "được thực hiện bởi", "#00805E", parent=True),
    Relation("PURSUANT_TO", "theo", "được làm theo bởi", "#2C8FC4", (7, 3), parent=True),
    Relation("GUIDES", "hướng dẫn", "được hướng dẫn bởi", "#5B4EA6", (9, 3, 2, 3), parent=True),
    Relation("AMENDS", "sửa đổi, bổ sung", "được sửa đổi, bổ sung bởi", "#9A6700", (10, 3)),
    Relation("REPLACES", "thay thế", "bị thay thế bởi", "#D55E00"),
    Relation("REPEALS", "bãi bỏ", "bị bãi bỏ bởi", "#C2210F", (4, 3)),
    Relation("SUSPENDS", "đình chỉ", "bị đình chỉ bởi", "#C2210F", (10, 3, 3, 3)),
    Relation("CORRECTS", "đính chính", "được đính chính bởi", "#9A6700", (2, 2)),
    Relation("CONSOLIDATES", "hợp nhất", "được hợp nhất trong", "#7A3E9D"),
    Relation("CITES", "viện dẫn", "được viện dẫn bởi", "#5F6670", (2, 3)),
    Relation("ASSIGNS/lead", "giao việc: chủ trì", "được giao chủ trì", "#AA3377"),
    Relation("ASSIGNS/coordinating", "giao việc: phối hợp", "được giao phối hợp", "#AA3377", (2, 3)),
    Relation("ASSIGNS/assigned", "giao việc: giao", "được giao", "#AA3377", (7, 3)),
    Relation("ASSIGNS/requested", "giao việc: đề nghị", "được đề nghị", "#AA3377", (9, 3, 2, 3)),
    Relation("ISSUED_BY", "do cơ quan ban hành", "ban hành", "#3D4650", (1, 2)),
    Relation("SENT_TO", "nơi nhận", "nhận văn bản", "#8A8F98", (1, 4)),
    Relation("PART_OF", "thuộc", "gồm", "#8A8F98"),
    Relation("SUCCEEDED_BY", "được kế thừa bởi", "kế thừa", "#8A8F98", (7, 3)),
)
BY_KEY = {relation.key: relation for relation in RELATIONS}

# The first band that holds a document is its own, so the narrow rows stand before the wide ones of the same level.
# Numbers of the Party carry a hyphen before the type and the Party body last (Hướng dẫn 36-HD/VPTW): 29-NQ/TW, 143-TB/BCS.
BANDS = (
    Band("Văn kiện Đảng", "#f5e1ec", "#A03070", number=r"^\d+\s*-\s*[A-ZĐ]{1,4}/"),
    Band("Hiến pháp", "#e6e6e6", "#222222", kinds=("Hiến pháp",)),
    Band(
        "Luật, pháp lệnh, NQ của Quốc hội",
        "#fde3d3",
        "#B84A00",
        ("central", ""),
        ("Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh", "Sắc luật"),
        r"QH\d*$",
    ),
    Band("Nghị định, NQ của Chính phủ", "#fdf0cf", "#966800", ("central", ""), ("Nghị định",), r"-(CP|HĐBT|HĐCP)$"),
    Band("Thủ tướng Chính phủ", "#fbf8cf", "#7A7200", number=r"-(TTg|CTN)$"),
    Band("Thông tư", "#d5f0e7", "#00775A", ("central", ""), ("Thông tư", "Thông tư liên tịch", "Thông tư liên bộ")),
    Band("Bộ, ngành trung ương", "#dff0fb", "#2A7FB0", ("central",)),
    Band("Nghị quyết HĐND cấp tỉnh", "#d3e3f2", "#005A91", ("province",), number=r"-HĐND\d*$"),
    Band("UBND cấp tỉnh", "#dbe2f1", "#35558F", ("province",), number=r"UBND|^$"),
    Band("Sở, ban, ngành cấp tỉnh", "#e2f1f5", "#3B7F93", ("province",)),
    Band("Cấp huyện", "#e9e9f2", "#5D5D86", ("district",)),
    Band("Cấp xã", "#efeaf2", "#7A648A", ("commune",)),
    Band("Chưa rõ cấp", "#f0f0f0", "#707070"),
)
# Units stand below all documents: first those that are given work, then those that only issue, receive or contain.
WORKING = Band("Đơn vị được giao việc", "#fff3f9", "#AA3377")
OTHER = Band("Cơ quan ban hành, nơi nhận", "#f8f5f7", "#80607A")
ALL_BANDS = (*BANDS, WORKING, OTHER)
ASIDE = len(ALL_BANDS) - 1  # folded away until asked for


def level(node: Mapping[str, Any]) -> str:
    """Return the level a node states, else the one that its id's scope shows, else nothing.

    >>> level({"id": "tw/2020/71-ND-CP", "level": None}), level({"id": "dien-bien.dien-bien-phu/2016/1396-KH-UBND"})
    ('central', 'district')
    """
    if node.get("level"):
        return str(node["level"])
    scope, slash, _ = str(node.get("id", "")).partition("/")
    if not slash:
        return ""
    return "central" if scope == "tw" else ("province", "district", "commune")[min(scope.count("."), 2)]


def band(node: Mapping[str, Any], *, working: bool = False) -> int:
    """Return the index in ALL_BANDS of the row where a node stands; `working` says that a unit is given work."""
    if node.get("type") == "Unit":
        return ALL_BANDS.index(WORKING if working else OTHER)
    return next(index for index, row in enumerate(BANDS) if row.holds(node))


def relation(data: Mapping[str, Any]) -> Relation:
    """Return the sign of an edge; an unknown relation is drawn grey under its own name."""
    name = str(data.get("relation"))
    key = f"{name}/{data.get('role') or 'assigned'}" if name == "ASSIGNS" else name
    return BY_KEY.get(key) or Relation(key, key, key, "#707070", (1, 1))
