"""Which column of a dump says what: the names of columns come in, the field that each tells goes out, by a map or by the names that published dumps use.

Names are compared without marks, case and punctuation: `Số/Ký hiệu`, `so_ky_hieu` and `SoKyHieu` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.errors import BadArgument
from extractors.letters import without_marks

FIELDS = ("text", "id", "number", "date", "issuer", "title", "kind", "url")
OFFICIAL = ("id", "number", "date", "issuer", "title", "kind", "effective", "ends", "status", "document", "other", "relation")  # of lists without texts
# by field, the names in published dumps of Vietnamese law, the surest first
_PRESETS = {
    "text": "text content markdown content_markdown noi_dung toan_van noi_dung_toan_van full_text content_text noi_dung_text content_html noi_dung_html html "
    "html_content raw_text raw_content body van_ban page_content document_text document_content doc_content plain_text",
    "id": "id _id doc_id document_id item_id itemid van_ban_id id_van_ban vb_id uuid uid docid law_id",
    "number": "so_ky_hieu so_hieu so_van_ban so_hieu_van_ban so_hieu_vb number document_number doc_number law_number official_number symbol code",
    "date": "ngay_ban_hanh ngay_bh ngay_ky issued_date issue_date issuance_date date_issued promulgation_date issued_at date",
    "issuer": "co_quan_ban_hanh noi_ban_hanh don_vi_ban_hanh issuer issuing_agency issuing_authority issuing_body issued_by agency authority",
    "title": "trich_yeu title ten_van_ban tieu_de ten name",
    "kind": "loai_van_ban loai_vb document_type doc_type legal_type kind type",
    "url": "url link source_url nguon href",
    "effective": "ngay_co_hieu_luc ngay_hieu_luc ngay_hl hieu_luc_tu effective_date date_effective effective_from eff_from effect_date effective valid_from",
    "ends": "ngay_het_hieu_luc ngay_het_hl hieu_luc_den expiry_date expired_date expiration_date effective_to eff_to ends valid_to",
    "status": "tinh_trang_hieu_luc tinh_trang trang_thai_hieu_luc hieu_luc eff_status validity legal_status document_status status trang_thai",
    "document": "doc_id document_id source_doc_id van_ban_id id_van_ban vb_id law_id item_id id",
    "other": "other_doc_id other_id other_document_id related_doc_id related_id id_khac target_doc_id id_van_ban_lien_quan",
    "relation": "relationship relationship_type relation relation_type loai_quan_he quan_he moi_quan_he",
}
_ODD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """A map from fields to columns as a person gives it; what it leaves out of `fields` is found by name."""

    given: Mapping[str, str] = field(default_factory=dict, hash=False)
    fields: tuple[str, ...] = FIELDS

    @classmethod
    def parse(cls, told: str, fields: tuple[str, ...] = FIELDS) -> Columns:
        """Read `text=content_html,number=so_ky_hieu`. Raises `BadArgument` for what is no such map.

        >>> dict(Columns.parse("text=body, date=ngay").given)
        {'text': 'body', 'date': 'ngay'}
        """
        parts = [part.partition("=") for part in told.split(",") if part.strip()]
        found = {name.strip(): column.strip() for name, _, column in parts}
        wrong = [name for name, column in found.items() if name not in fields or not column]
        if wrong or not found:
            example = "text=content_html,number=so_ky_hieu" if "text" in fields else "number=so_ky_hieu,date=ngay_ban_hanh"
            raise BadArgument(f"columns {told!r}: give a list such as {example}; known are {', '.join(fields)}")
        return cls(found, fields)

    def of(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return by field the columns that may tell it, the surest first."""
        names = tuple(names)
        by_name = _by_name(names, self.fields)
        return by_name | {told: (column,) for told, column in self.given.items() if column in names}

    def missing(self, names: Iterable[str]) -> list[str]:
        """Return the columns that the map names and a file does not have."""
        return sorted(set(self.given.values()) - set(names))


@cache
def _by_name(names: tuple[str, ...], fields: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    folded = {_folded(name): name for name in reversed(names)}
    found = {told: tuple(folded[_folded(preset)] for preset in _PRESETS[told].split() if _folded(preset) in folded) for told in fields}
    return {told: tuple(dict.fromkeys(columns)) for told, columns in found.items() if columns}


def _folded(name: str) -> str:
    return _ODD.sub("", without_marks(name).casefold())
