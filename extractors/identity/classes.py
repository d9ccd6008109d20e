"""Groups and classes of bodies: who is meant by `các sở, ban, ngành`, `UBND các xã`, `chủ đầu tư`.

In: the words of a name and the document's `Home`. Out: a `Body` of kind group or class: of the place or the body that it belongs to, of the centre (`tw`), or
of the whole country (`vn`); without id where the document does not say of which place; None where the name is no class.
"""

from __future__ import annotations

from extractors.bodies import Body, Home, local_row
from extractors.identity.known import at_place, local_name, of_the_country, registered, short_slug, speaker
from extractors.identity.nouns import Nouns, read_nouns
from extractors.identity.places import LEVELS, Placed, classed, placed
from extractors.identity.spelling import Words, heads
from extractors.registry import Place

_MOST_WORDS = 8  # of a class's name; what is longer is a sentence
_LONGEST_PURPOSE = 16  # of one that is told by what it is for
_LEVEL_NAMES = {"cac": "các cấp", "tinh": "cấp tỉnh", "huyen": "cấp huyện", "xa": "cấp xã"}


def general_nouns(words: Words, home: Home) -> Body | None:
    """Read a group or class of bodies by common nouns: `các sở, ban, ngành`."""
    found = read_nouns(words)
    return of_nouns(found, home) if found and not found.bare and not found.places and not found.for_a_purpose else None


def bare_nouns(words: Words, home: Home) -> Body | None:
    """Read a class by the head of bodies' names alone, `Tòa án`, or with what tells it from others of that head: `Hội đồng giám đốc thẩm`."""
    found = read_nouns(words)
    text = str(words)
    if found and found.for_a_purpose:
        return of_the_country(text) if len(words) <= _LONGEST_PURPOSE else None
    if not (found and found.bare and found.is_told_apart):
        return of_nouns(found, home) if found else None
    if len(words) > _MOST_WORDS or any(map(str.isupper, text[1:])):
        return None
    return of_the_country(f"{text[:1].lower()}{text[1:]}")


def of_nouns(found: Nouns, home: Home) -> Body | None:
    """Return the group or class of some nouns: whose it is, the nouns and the level make its id."""
    name = ", ".join(found.named)
    level = ", ".join(_LEVEL_NAMES[level] for level in found.levels)
    of_the_centre = found.owner is not None and found.owner.reads(0, "trung ương") is not None
    if of_the_centre and not found.central:
        return Body(f"các {name} Trung ương", f"tw/{short_slug(name)}-trung-uong", "central", None, "group")
    owner = owner_of(found.owner, home) if found.owner and not of_the_centre else None
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


def owner_of(words: Words, home: Home) -> Body | Place | None:
    """Return the body, or the place, that words behind `thuộc` name; the document's own where they say `Bộ`, `tỉnh`."""
    if own := speaker(words, home):
        return own
    first = words.said[0].lower() if words.said else ""
    if first in {"tỉnh", "thành", "thị", "huyện", "quận"}:
        found = placed(Words(("-", *words.said), ("-", *words.plain)), home)
        return found.place if found and not found.levels else None
    return registered(words, home, anywhere=True)


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
    return class_at(found, home) if found else None


def class_at(found: Placed, home: Home) -> Body | None:
    """Return the class of a body's kind at some levels: of the own province below it, of the whole country where the speaker is of the centre."""
    head = local_name(found.head)
    if len(found.head) and not (local_row(str(found.head)) or found.head.first(0, heads()) or read_nouns(found.head)):
        return None
    levels = () if found.levels == ("tinh",) and head.startswith("Sở ") else found.levels
    where = home.province if home.level != "central" and "tinh" not in found.levels else None
    if where is None and home.level != "central" and "tinh" not in found.levels:
        return Body(str(found.head), None, None, None, "class")
    name = " ".join(filter(None, [head, ", ".join(_LEVEL_NAMES[level] for level in levels)]))
    level = LEVELS.get(found.levels[0]) if len(found.levels) == 1 else None
    return Body(" ".join(filter(None, [name, where.full if where else ""])), f"{where.id if where else 'vn'}/{short_slug(name)}", level, where, "class")


def of_place(words: Words, home: Home) -> Body | None:
    """Read a body with its place: `UBND xã Tam Hợp`, `Bưu điện tỉnh`."""
    found = placed(words, home)
    if found is None or not found.head.first(0, heads()):
        return None
    if found.levels:
        return class_at(found, home)
    if found.place is None:
        return Body(str(words), None, found.level, None) if found.level else None
    return at_place(found)
