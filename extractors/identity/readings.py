"""The ways to read a unit's name, once titles are off: each gives a `Body`, or None where the name is none of its kind.

In: the words of a name and the document's `Home`. Out: a `Body`. `READINGS` has them in the order in which they are tried; what the tables know comes first,
a name that only this document knows last.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import lru_cache

from extractors.bodies import Body, Home, local_row, resolve_body, resolve_central, unit_name
from extractors.identity.nouns import Nouns, read_nouns
from extractors.identity.places import LEVELS, TYPES, Placed, classed, placed
from extractors.identity.spelling import Words, heads, phrases
from extractors.identity.titles import JOINTS, Titled, past_plural
from extractors.registry import Place, fold_key, provinces_by_name, slug
from extractors.registry.naming import naming

_LONGEST_ID = 70  # letters; a longer name is told by a digest
_LONGEST_NAME = 22  # words of a body's own name; what is longer is a sentence
_LEVEL_NAMES = {"cac": "các cấp", "tinh": "cấp tỉnh", "huyen": "cấp huyện", "xa": "cấp xã"}
_NATION = re.compile(r"(?:Việt Nam|Trung ương|Quốc gia|quốc gia|Nhà nước|toàn quốc)$")


def issuer(home: Home) -> Body | None:
    """Return the body that a document speaks for."""
    return _issuer(home.body, replace(home, body=None)) if home.body else None


@lru_cache(maxsize=256)
def _issuer(name: str, home: Home) -> Body | None:
    body = resolve_body(name, home)
    return body if body.id else None


def speaker(words: Words, home: Home) -> Body | None:
    """Read `Bộ` or `Sở` alone: the document's own."""
    own = issuer(home)
    return own if own and len(words) == 1 and own.name.lower().startswith(f"{words.said[0].lower()} ") else None


def of_centre(words: Words, _: Home) -> Body | None:
    """Read a body of the centre by one of its names: `Bộ Tài chính`, `Chủ tịch nước`."""
    body = resolve_central(str(words))
    return replace(body, name=_central_name(body)) if body else None


def _central_name(body: Body) -> str:
    from extractors.registry import issuers

    return issuers()[str(body.id).removeprefix("tw/")].name


def general_nouns(words: Words, home: Home) -> Body | None:
    """Read a group or class of bodies by common nouns: `các sở, ban, ngành`."""
    found = read_nouns(words)
    return of_nouns(found, home) if found and not found.bare and not found.places else None


def bare_nouns(words: Words, home: Home) -> Body | None:
    """Read a class by the head of bodies' names alone: `Tòa án`, `hội đồng thẩm định`."""
    found = read_nouns(words)
    return of_nouns(found, home) if found else None


def of_nouns(found: Nouns, home: Home) -> Body | None:
    """Return the group or class of some nouns: whose it is, the nouns and the level make its id."""
    name = ", ".join(found.named)
    level = ", ".join(_LEVEL_NAMES[level] for level in found.levels)
    if found.owner and found.owner.reads(0, "trung ương"):
        return Body(f"các {name} Trung ương", f"tw/{short_slug(name)}-trung-uong", "central", None, "group")
    owner = _owner(found.owner, home) if found.owner else None
    scope, where = _scope_inside(owner) if owner and not found.national else _scope(found, home)
    if scope is None:
        return Body(name, None, None, None, "class")
    if found.levels == ("tinh",) and isinstance(where, Place):
        level = ""
    kind = "class" if scope == "vn" or len(found.named) == 1 else "group"
    whose = where.full if isinstance(where, Place) else f"của {where}" if where else ""
    full = " ".join(filter(None, [f"các {name}" if len(found.named) > 1 else name, level, whose]))
    own = LEVELS.get(found.levels[0]) if len(found.levels) == 1 else None
    place = where if isinstance(where, Place) else None
    return Body(full, f"{scope}/{short_slug(f'{name} {level}')}", own or ("central" if scope.startswith("tw") else place.level if place else None), place, kind)


def _scope(found: Nouns, home: Home) -> tuple[str | None, Place | str | None]:
    """Return whose a group is that no body is said to own."""
    if found.central:
        return "tw", None
    if found.national or home.level == "central":
        return "vn", None
    return (home.place.id, home.place) if home.place else (None, None)


def _owner(words: Words, home: Home) -> Body | Place | None:
    """Return the body, or the place, that words behind `thuộc` name; the document's own where they say `Bộ`, `tỉnh`."""
    if own := speaker(words, home):
        return own
    first = words.said[0].lower() if words.said else ""
    if first in {"tỉnh", "thành", "thị", "huyện", "quận"}:
        found = placed(Words(("-", *words.said), ("-", *words.plain)), home)
        return found.place if found and not found.levels else None
    for end in range(len(words), 0, -1):
        body = registered(words[:end], home)
        if body and body.id:
            return body
    return None


def _scope_inside(owner: Body | Place) -> tuple[str | None, Place | str | None]:
    """Return the scope of what is inside of a body: a committee's is its place's, since all of the place's bodies are the committee's."""
    if isinstance(owner, Place):
        return owner.id, owner
    if owner.id is None or owner.kind != "body":
        return None, None
    if owner.id.endswith("/ubnd") and owner.place:
        return owner.place.id, owner.place
    return owner.id.replace("/", "."), owner.name


def of_all_places(words: Words, home: Home) -> Body | None:
    """Read a class of bodies, one in each place of a kind: `UBND các xã, phường`, `Sở Y tế các tỉnh`, `cấp huyện`."""
    found = classed(words)
    return _class(found, home) if found else None


def _class(found: Placed, home: Home) -> Body | None:
    """Return the class of a body's kind at some levels: of the own province below it, of the whole country where the speaker is of the centre."""
    head = _local_name(found.head)
    if len(found.head) and not (local_row(str(found.head)) or found.head.first(0, heads()) or read_nouns(found.head)):
        return None
    levels = () if found.levels == ("tinh",) and head.startswith("Sở ") else found.levels
    where = home.province if home.level != "central" and "tinh" not in found.levels else None
    if where is None and home.level != "central" and "tinh" not in found.levels:
        return Body(str(found.head), None, None, None, "class")
    name = " ".join(filter(None, [head, ", ".join(_LEVEL_NAMES[level] for level in levels)]))
    level = LEVELS.get(found.levels[0]) if len(found.levels) == 1 else None
    return Body(" ".join(filter(None, [name, where.full if where else ""])), f"{where.id if where else 'vn'}/{short_slug(name)}", level, where, "class")


def _local_name(head: Words) -> str:
    row = local_row(str(head))
    return row.name if row else short(str(head))


def short(name: str) -> str:
    """Return a name with committees and councils in the short form in which names have them."""
    return re.sub(r"[Ủủ]y ban nhân dân", "UBND", re.sub(r"[Hh]ội đồng nhân dân", "HĐND", name))


def registered(words: Words, home: Home) -> Body | None:
    """Read a body that the tables know, with its place; what a clause adds behind the name is cut: `Sở Y tế kiểm tra`."""
    for end in range(len(words), 0, -1):
        if end < len(words) and not _ends_at(words, end):
            continue
        body = _known(words[:end], home)
        if body:
            return body
    return None


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
    return replace(body, name=_central_name(body)) if body.id.startswith("tw/") else body


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


def of_place(words: Words, home: Home) -> Body | None:
    """Read a body with its place: `UBND xã Tam Hợp`, `Bưu điện tỉnh`."""
    found = placed(words, home)
    if found is None or not found.head.first(0, heads()):
        return None
    if found.levels:
        return _class(found, home)
    if found.place is None:
        return Body(str(words), None, found.level, None) if found.level else None
    return _at(found)


def known_at_place(words: Words, home: Home) -> Body | None:
    """Read a kind of body that the table has, with its place."""
    found = placed(words, home)
    return _at(found) if found and found.place and local_row(str(found.head)) else None


def branch(words: Words, home: Home) -> Body | None:
    """Read a branch named by its province alone: `Kho bạc Nhà nước Nghệ An`, `Viễn thông Cao Bằng`."""
    for at in range(max(1, len(words) - 4), len(words) - 1):
        place = provinces_by_name().get(fold_key(str(words[at:])))
        head = words[:at]
        if place and words.capital(at) and (local_row(str(head)) or resolve_central(str(head)) or head.first(0, phrases("heads", "words")) == at):
            return _at(Placed(head, place, "province"))
    return None


def _at(found: Placed) -> Body | None:
    if found.place is None:
        return None
    name = _local_name(found.head)
    return Body(f"{name} {found.place.full}", f"{found.place.id}/{short_slug(name)}", found.level, found.place)


def place_itself(words: Words, home: Home) -> Body | None:
    """Read a place that stands for its authorities: `thành phố Hà Nội`, `Tỉnh`."""
    if not words.first(0, TYPES):
        return None
    found = placed(Words(("UBND", *words.said), ("ubnd", *words.plain)), home)
    if found is None or found.place is None or len(found.head) > 1 or classed(words):
        return None
    return Body(f"UBND {found.place.full}", f"{found.place.id}/ubnd", found.level, found.place)


def inside(words: Words, home: Home) -> Body | None:
    """Read a unit inside another body that is said behind it, or is the document's own: `Vụ Pháp chế - Bộ Tài chính`, `Thanh tra Bộ`."""
    name, owner = _parted(words, home) or (words, _implied(words, home))
    is_inner = name.first(0, phrases("inner", "heads"))
    if owner is None or owner.id is None or not name.first(0, heads()) or _by_letters(name):
        return None
    scope = owner.id.replace("/", ".") if is_inner else owner.id.partition("/")[0]
    return Body(f"{short(str(name))} {owner.name}", f"{scope}/{short_slug(short(str(name)))}", owner.level, owner.place)


def _implied(words: Words, home: Home) -> Body | None:
    """Return the document's own body where a unit is one of those that it has inside."""
    owner = issuer(home)
    if owner is None or owner.id is None or owner.id.endswith(("/ubnd", "/hdnd")) or owner.name.lower() in naming("inner")["lawmakers"]:
        return None
    if not owner.name.startswith("Bộ "):
        return owner if words.first(0, phrases("inner", "heads")) else None
    head = words.first(0, phrases("inner", "ministry"))
    if head is None or (words.first(0, phrases("inner", "whole")) and head < len(words)):
        return None
    return owner


def _by_letters(words: Words) -> bool:
    """Whether a department is named by capital letters alone: `Cục QLCS`, which only its own people know."""
    end = words.first(0, phrases("inner", "departments"))
    return bool(end) and len(words) > (end or 0) and all(word.isupper() or word in JOINTS for word in words.said[end:])


def _parted(words: Words, home: Home) -> tuple[Words, Body] | None:
    """Return a unit and the body that it is inside of: behind a dash, a comma or `thuộc`, or right behind its name."""
    for at in range(1, len(words)):
        joint = at + 1 if words.said[at] in {"-", ",", "/"} else words.first(at, phrases("inner", "owner")) or at
        if joint == at and not words.capital(at):
            continue
        if joint == at and words.said[at] == "Bộ" and at + 1 == len(words) and not words.first(0, phrases("inner", "whole")):
            continue  # `khu vực Nam Trung Bộ`
        body = _owner(words[joint:], home) if joint < len(words) else None
        if isinstance(body, Body) and body.id and (joint > at or body.level == "central"):
            return words[:at], body
    return None


def field(words: Words, home: Home) -> Body | None:
    """Read what a department or ministry is named after: `Tài chính` in a province's list of its departments, or in the Government's of ministries."""
    if home.level == "province":
        return _department(Words.of(f"Sở {words}"), None, home)
    own = issuer(home)
    return resolve_central(f"Bộ {words}") if own and own.name.lower() in naming("inner")["lawmakers"] else None


def own_name(words: Words, home: Home) -> Body | None:
    """Read a name that no table has: a body of the document's place, or of the centre; by common nouns alone it is a class."""
    words = _trimmed(words)
    begins = words.first(0, heads())
    if not begins or len(words) > _LONGEST_NAME or _by_letters(words):
        return None
    text = short(str(words))
    of_the_centre = words.first(0, phrases("heads", "central"))
    if not any(words.capital(at) for at in range(begins, len(words))) and not (of_the_centre and of_the_centre < len(words) and words.capital(0)):
        head = short(str(words[:begins]))
        return Body(head, f"vn/{short_slug(head)}", None, None, "class") if begins > 1 else None
    if words.first(0, phrases("inner", "heads")) and home.level == "central":  # every ministry, every district has one
        return Body(text, f"vn/{short_slug(text)}", None, None, "class") if not words.reads(0, "vụ") else None
    if home.level == "central" or _NATION.search(text) or of_the_centre:
        return Body(text, f"tw/{short_slug(text)}", "central", None)
    kind = "class" if words.reads(0, "phòng") and home.level == "province" else "body"  # each of its districts or communes has one
    return Body(text, f"{home.place.id}/{short_slug(text)}", home.level, home.place, kind) if home.place else None


def _trimmed(words: Words) -> Words:
    """Cut a name where a group is joined to it (`Mặt trận Tổ quốc và các tổ chức thành viên`); a letter for a name is none (`Công ty A`)."""
    end = next((at for at in range(1, len(words)) if words.said[at].lower() in JOINTS and past_plural(words, at + 1) > at + 1), len(words))
    return words[: end - (end > 1 and len(words.said[end - 1]) == 1 and words.capital(end - 1))]


def office(titled: Titled, home: Home) -> Body | None:
    """Return the office that a title is by itself, or the document's own body that it is at the head of; None where a body follows."""
    if not titled.titles:
        return None
    if told := next((naming("office")[title] for title in titled.titles if title in naming("office")), None):
        return Body(told[1], told[0], "central", None, "office")
    own = issuer(home)
    if titled.noun and own and not titled.rest.said and own.name.lower().startswith(f"{titled.noun} "):
        return own
    if titled.rest.said or titled.noun:
        return None
    if own and own.id and own.id.endswith("/ubnd") and titled.titles[-1].endswith("chủ tịch"):
        return replace(own, name=unit_name(own))
    if titled.titles[-1].startswith("phó"):
        return Body(titled.titles[-1], None, None, None, "office")  # whose deputy is not said
    return Body(titled.titles[-1], f"vn/{slug(titled.titles[-1])}", None, None, "office")


def short_slug(name: str) -> str:
    """Return a name for an id; a long one ends in a digest, so that no two are cut to one."""
    whole = slug(name)
    if len(whole) <= _LONGEST_ID:
        return whole
    return f"{whole[:_LONGEST_ID].rpartition('-')[0]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


READINGS = (of_centre, speaker, place_itself, field, general_nouns, of_all_places, registered, of_place, branch, inside, bare_nouns, own_name)
KNOWN = (of_centre, registered, known_at_place)  # those that find only what a table has, or a place
