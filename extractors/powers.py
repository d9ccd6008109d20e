"""Which document can do what to another: two documents and an act in, yes or no out."""

from __future__ import annotations

from extractors.cues import ACTS, SPEAKING
from extractors.identifiers import Number
from extractors.mentions import Mention
from extractors.records import CHANGING_RELATIONS
from extractors.registry import kinds

LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_LOCAL = frozenset({"UBND", "HĐND"})


def may(kind: str | None, number: Number | None, relation: str, patient: Mention) -> bool:
    """Whether a document can change another: none of the Party one of the state, none below a law a law, none of a province or below a decision a decree."""
    if relation not in CHANGING_RELATIONS:
        return True
    if number and number.party and not (patient.number and patient.number.party):
        return False
    if number and _LOCAL.intersection(number.codes) and patient.kind in {*LAWS, "Nghị định"}:
        return False
    row = kinds().get(kind or "")
    if row is None or kind == "Nghị quyết":
        return True
    if patient.kind in LAWS:
        return row.rank <= kinds()[patient.kind].rank + 1
    return patient.kind != "Nghị định" or row.rank <= kinds()["Quyết định"].rank


def does(mention: Mention, relation: str) -> bool:
    """Whether a document of that kind can do that to another: a letter that is about an amendment amends nothing."""
    return relation not in ACTS or relation == "GUIDES" or mention.kind not in SPEAKING
