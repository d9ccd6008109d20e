"""A member of a list with the head that the list says once: of `các Sở: Y tế, Nội vụ` the member `Y tế` is `Sở Y tế`.

In: the head and the member as printed. Out: the names that both can make, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.bodies import local_row, resolve_central
from extractors.identity.places import TYPES, classed
from extractors.identity.spelling import Words, plain_words
from extractors.identity.titles import JOINTS, without_titles
from extractors.registry import fold_key, provinces_by_name
from extractors.writtenout import written_out


def composed(head: str, printed: str) -> Iterator[Words]:
    """Yield the names of a member of a list under a head."""
    member = plain_words(printed)
    begin = without_titles(plain_words(head)).rest
    places = classed(begin)
    if places:  # `UBND các huyện, thị xã: A, B`: the kind of each is not said
        before = len(places.head)
        province = provinces_by_name().get(fold_key(str(member)))
        if province and "tinh" in places.levels:
            yield Words.of(f"{places.head if before else 'Ủy ban nhân dân'} {province.full}")
        for type_ in TYPES:
            if any(begin.reads(at, type_) for at in range(before, len(begin))):
                yield Words.of(f"{places.head if before else 'Ủy ban nhân dân'} {type_} {member}")
        return
    noun = next((word for word in begin.said if word.lower() not in {"các", *JOINTS}), None)
    if noun:
        yield _named(noun, printed)


def _named(noun: str, member: str) -> Words:
    """Return noun and member as one name, by its code where the member is one: `TC` under `các Bộ`."""
    full = written_out(f"{noun[:1].upper()}{noun[1:]} {member}")
    known = local_row(full) or resolve_central(full)
    return Words.of(known.name if known else full)
