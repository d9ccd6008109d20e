"""Who a unit's printed name means: one identity however it is spelt, and none for what is no unit.

In: a name as printed, the head that a member of a list leaves out, and the `Home` of the document. Out: a `Body` with id, kind, level and place; without id
where the text is no unit's name, or leaves it open whose. An id is scope/name: a place's for its bodies, `tw` for bodies of the centre, `vn` for classes of
the whole country, and for units inside a body that body's own (`tw.bo-y-te/vu-phap-che`). Work for an office (`Giám đốc Sở Tài chính`) is work for its body.
What comes first: spelling, then titles, then `READINGS` in their order, the surest first.
"""

from __future__ import annotations

from functools import lru_cache

from extractors.bodies import Body, Home
from extractors.identity.classes import bare_nouns, general_nouns, of_all_places, of_place
from extractors.identity.known import branch, field, known_at_place, of_centre, place_itself, registered, speaker
from extractors.identity.members import composed
from extractors.identity.own import alone, inside, office, own_name, regional
from extractors.identity.spelling import Words, is_none, plain_words
from extractors.identity.titles import without_titles

__all__ = ["identify"]

READINGS = (of_centre, speaker, place_itself, field, general_nouns, of_all_places, registered, of_place, branch, regional, inside, bare_nouns, own_name)
KNOWN = (of_centre, registered, known_at_place)  # those that find only what a table has


@lru_cache(maxsize=8192)
def identify(printed: str, home: Home, head: str | None = None) -> Body:
    """Return the body, office, class or group that a name means in a document.

    >>> identify("Giám đốc Sở GD&ĐT tỉnh Lào Cai", Home()).id
    'lao-cai/so-giao-duc-va-dao-tao'
    >>> identify("Như Điều 3", Home(level="central")).id
    """
    nobody = Body(printed, None, None, None)
    words = plain_words(printed)
    for full in composed(head, printed) if head else ():
        if body := _known(full, home):
            return body
    if is_none(words):
        return nobody
    return _read(words, home) or nobody


def _known(words: Words, home: Home) -> Body | None:
    """Return the body of a name that a head completes, where the tables know it."""
    rest = without_titles(words).rest
    return next((body for read in KNOWN if (body := read(rest, home)) and body.id), None)


def _read(words: Words, home: Home) -> Body | None:
    if body := of_centre(words, home):
        return body
    titled = without_titles(words)
    if body := office(titled, home):
        return body
    rest = titled.rest
    if titled.noun and not rest.reads(0, titled.noun):
        rest = Words.of(f"{titled.noun[:1].upper()}{titled.noun[1:]} {rest}".strip())
    found = next((body for read in READINGS if (body := read(rest, home))), None) if rest.said else None
    return found or (alone(titled) if titled.titles and not titled.rest.said else None)
