"""Bodies that the tables know, and how a name becomes an id.

In: the words of a name and the document's `Home`. Out: a `Body`, absolute; None where no table has the name.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import lru_cache

from extractors.bodies import Body, Home, local_row, of_its_time, resolve_body, resolve_central, unit_name
from extractors.identity.places import TYPES, Placed, classed, placed
from extractors.identity.spelling import Words, phrases
from extractors.identity.titles import JOINTS
from extractors.registry import fold_key, issuers, provinces_by_name, slug
from extractors.registry.naming import naming

_SHORT = 2  # words: of so few many read alike without marks
_LONGEST_ID = 70  # letters; a longer name is told by a digest


def short_slug(name: str) -> str:
    """Return a name for an id; a long one ends in a digest, so that no two are cut to one."""
    whole = slug(name)
    if len(whole) <= _LONGEST_ID:
        return whole
    return f"{whole[:_LONGEST_ID].rpartition('-')[0]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def of_the_country(name: str) -> Body:
    """Return the class of all bodies of the country that a name means."""
    return Body(name, f"vn/{short_slug(name)}", None, None, "class")


def short(name: str) -> str:
    """Return a name with committees and councils in the short form in which names have them."""
    return re.sub(r"[Ủủ]y ban nhân dân", "UBND", re.sub(r"[Hh]ội đồng nhân dân", "HĐND", name))


def local_name(head: Words) -> str:
    row = local_row(str(head))
    return row.name if row else short(str(head))


def issuer(home: Home) -> Body | None:
    """Return the body that a document speaks for."""
    return _issuer(home.body, home) if home.body else None


@lru_cache(maxsize=256)
def _issuer(name: str, home: Home) -> Body | None:
    body = resolve_body(name, replace(home, body=None))
    return replace(body, name=unit_name(body)) if body.id else None


def speaker(words: Words, home: Home) -> Body | None:
    """Read `Bộ` or `Sở` alone: the document's own."""
    own = issuer(home)
    return own if own and len(words) == 1 and own.name.lower().startswith(f"{words.said[0].lower()} ") else None


def of_centre(words: Words, home: Home) -> Body | None:
    """Read a body of the centre by one of its names: `Bộ Tài chính`, `Chủ tịch nước`; in a province before it was one, the province's of that name."""
    body = resolve_central(str(words))
    if not body or not _is_spelt(words, body):
        return None
    if home.level != "central" and home.province:
        body = of_its_time(body, home.year or 0, home)
    return replace(body, name=_central_name(body)) if body.level == "central" else body


def _is_spelt(words: Words, body: Body) -> bool:
    """Whether a short name has the marks of a name of the body, too: `thử tương` is not `Thủ tướng`."""
    row = issuers()[str(body.id).removeprefix("tw/")]
    names = (row.name, *row.aliases, *([row.head] if row.head else []))
    return len(words) > _SHORT or any(words.reads(0, name) for name in names) or words.reads(0, body.name) is not None


def _central_name(body: Body) -> str:
    return issuers()[str(body.id).removeprefix("tw/")].name


def field(words: Words, home: Home) -> Body | None:
    """Read what a department or ministry is named after: `Tài chính` in a province's list of its departments, or in the Government's of ministries."""
    if home.level == "province":
        return _department(Words.of(f"Sở {words}"), None, home)
    own = issuer(home)
    return resolve_central(f"Bộ {words}") if own and own.name.lower() in naming("inner")["lawmakers"] else None


def registered(words: Words, home: Home, *, anywhere: bool = False) -> Body | None:
    """Read a body that the tables know, with its place; what a clause adds behind the name is cut: `Sở Y tế kiểm tra`.

    The name ends where a clause may go on; or, where none is known so, `anywhere`.
    """
    inside = range(len(words) - 1, 0, -1)
    ends = [len(words), *(end for end in inside if _ends_at(words, end)), *(end for end in inside if anywhere and not _ends_at(words, end))]
    return next((body for end in ends if end and (body := _known(words[:end], home))), None)


def _ends_at(words: Words, end: int) -> bool:
    """Whether a name may end before the word at `end`: at a joint, or at a small letter that begins no other body's name."""
    following = words.said[end]
    return following in JOINTS - {"và", "hoặc", "-"} or (following[0].islower() and following not in naming("tail")["words"] and following not in JOINTS)


def _known(words: Words, home: Home) -> Body | None:
    found = placed(words, home)
    if classed(words) or (found and (found.level == "commune" or found.levels)):
        return None
    text = str(words)
    if words.reads(0, "Tỉnh ủy") and home.province and home.province.type == "thành phố":
        text = f"Thành ủy{text[7:]}"
    if words.reads(0, "sở"):
        return _department(words, found, home)
    body = resolve_body(text, home)
    if not body.id:
        return None
    if not body.id.startswith("tw/"):
        return body
    return replace(body, name=_central_name(body)) if _is_spelt(words, body) else None


def _department(words: Words, found: Placed | None, home: Home) -> Body | None:
    """Return a province's department by a name that the table has; in a document of the centre it is every province's."""
    bare = found.head if found else words
    row = local_row(str(bare))
    if row is None:
        return None
    body = resolve_body(f"{row.name} {found.place.full}" if found and found.place else row.name, home)
    if body.id:
        return body
    return Body(row.name, f"vn/{slug(row.name)}", "province", None, "class") if home.level == "central" else None


def known_at_place(words: Words, home: Home) -> Body | None:
    """Read a kind of body that the table has, with its place."""
    found = placed(words, home)
    return at_place(found) if found and found.place and local_row(str(found.head)) else None


def branch(words: Words, home: Home) -> Body | None:
    """Read a branch named by its province alone: `Kho bạc Nhà nước Nghệ An`, `Viễn thông Cao Bằng`."""
    for at in range(max(1, len(words) - 4), len(words) - 1):
        place = provinces_by_name().get(fold_key(str(words[at:])))
        head = words[:at]
        if place and words.capital(at) and (local_row(str(head)) or resolve_central(str(head)) or head.first(0, phrases("heads", "words")) == at):
            return at_place(Placed(head, place, "province"))
    return None


def at_place(found: Placed) -> Body | None:
    if found.place is None:
        return None
    name = local_name(found.head)
    return Body(f"{name} {found.place.full}", f"{found.place.id}/{short_slug(name)}", found.level, found.place)


def place_itself(words: Words, home: Home) -> Body | None:
    """Read a place that stands for its authorities: `thành phố Hà Nội`, `Tỉnh`."""
    if not words.first(0, TYPES):
        return None
    found = placed(Words(("UBND", *words.said), ("ubnd", *words.plain)), home)
    if found is None or found.place is None or len(found.head) > 1 or classed(words):
        return None
    return Body(f"UBND {found.place.full}", f"{found.place.id}/ubnd", found.level, found.place)
