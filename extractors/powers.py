"""Which document can do what to another: two documents and an act in, yes or no out."""

from __future__ import annotations

from extractors.cues import ACTS, SPEAKING
from extractors.identifiers import Number
from extractors.mentions import Mention
from extractors.records import CHANGING_RELATIONS
from extractors.registry import kinds

LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_OF_ANY_LEVEL = ("Nghị quyết", "Nghị quyết liên tịch", "Hướng dẫn", "Công văn")
_OF_THE_PRIME_MINISTER = "TTg"
_LOCAL = frozenset({"UBND", "HĐND"})


def may(kind: str | None, number: Number | None, relation: str, patient: Mention) -> bool:
    """Whether a document can do that to another, by what the two are.

    None of the Party changes one of the state, none below a law a law, none of a province or below a decision a decree; what details another stands below it.
    """
    if relation == "GUIDES":
        return _may_guide(kind, number, patient)
    if relation not in CHANGING_RELATIONS:
        return True
    if number and number.party and not (patient.number and patient.number.party):
        return False
    if number and _LOCAL.intersection(number.codes) and _is_central(patient):
        return False
    row = kinds().get(kind or "")
    if relation == "AMENDS" and kind in LAWS and patient.kind in {"Nghị định", "Thông tư"}:
        return False  # which a law may end, and does not reword
    if row is None or kind == "Nghị quyết":
        return True
    if patient.kind in LAWS:
        return row.rank <= kinds()[patient.kind].rank + 1
    return (
        patient.kind != "Nghị định"
        or row.rank < kinds()["Quyết định"].rank
        or (kind == "Quyết định" and (number is None or _OF_THE_PRIME_MINISTER in number.codes))
    )


def _is_central(mention: Mention) -> bool:
    """Whether a document is surely none of a place: by its kind, or by its letters."""
    return mention.kind in {*LAWS, "Nghị định", "Thông tư", "Thông tư liên tịch"} or bool(mention.number and _OF_THE_PRIME_MINISTER in mention.number.codes)


def _may_guide(kind: str | None, number: Number | None, patient: Mention) -> bool:
    """Whether a document stands below another, or beside a resolution, which is of any level."""
    row, other = kinds().get(kind or ""), kinds().get(patient.kind or "")
    if row is None or other is None or (number and _LOCAL.intersection(number.codes)):
        return True
    return row.rank > other.rank or (row.rank == other.rank and (kind in _OF_ANY_LEVEL or patient.kind in _OF_ANY_LEVEL))


def alike(kind: str | None, other: str | None) -> bool:
    """Whether two documents are of one kind, as laws are that change one another."""
    return kind == other or {kind, other} <= {*LAWS}


def does(mention: Mention, relation: str) -> bool:
    """Whether a document of that kind can do that to another: a letter that is about an amendment amends nothing."""
    return relation not in ACTS or relation == "GUIDES" or mention.kind not in SPEAKING
