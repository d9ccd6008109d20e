"""The ids of laws, and which laws of one name came after another.

In: a law of the catalogue, or its id. Out: its id, or later laws.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractors.identifiers import document_id, named_identity, parse
from extractors.inforce import amends, laws_named, passed_on
from extractors.registry import Law, laws


def law_id(law: Law) -> str:
    """Return the id of a law: by its number, else by its name."""
    number = parse(law.number, kind=law.kind) if law.number else None
    return document_id("tw", law.year, number.identity if number else named_identity(law.kind, law.name))


@cache
def _laws_by_id() -> Mapping[str, Law]:
    return {law_id(law): law for law in laws()}


def later_laws(identity: str) -> tuple[Law, ...]:
    """Return the laws that took effect after the law of an id and have its name, the oldest first; none after one that amends others.

    >>> [law.number for law in later_laws("tw/2003/13-QH11")], later_laws("tw/2024/31-QH15"), later_laws("tw/2009/36-QH12")
    (['45/2013/QH13', '31/2024/QH15'], (), ())
    """
    law = _laws_by_id().get(identity)
    if law is None or amends(law):
        return ()
    return tuple(other for other in laws_named(law.kind, law.name) if other.effective and passed_on(other) > passed_on(law))
