"""Names that no table has: units inside another body, bodies by their own name, offices.

In: the words of a name and the document's `Home`. Out: a `Body`; None where the name is no unit's. Tried last: what is read here is one unit only as far as
it is spelt alike.
"""

from __future__ import annotations

import re

from extractors.bodies import Body, Home
from extractors.identity.classes import owner_of
from extractors.identity.known import issuer, of_the_country, short, short_slug
from extractors.identity.spelling import Words, heads, phrases
from extractors.identity.titles import JOINTS, Titled, past_plural
from extractors.registry import slug
from extractors.registry.naming import naming

_LONGEST_NAME = 22  # words of a body's own name; what is longer is a sentence
_NATION = re.compile(r"(?:Việt Nam|Trung ương|Quốc gia|quốc gia|Nhà nước|toàn quốc)$")
_REGION = re.compile(r"[Kk]hu vực (?:[IVX]+|\d+)$")


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
        return own
    return alone(titled)


def alone(titled: Titled) -> Body:
    """Return the office that a title names without any body: `kế toán trưởng`; a deputy's has no id, for whose deputy it is is not said."""
    title = titled.titles[-1]
    return Body(title, None if title.startswith("phó") else f"vn/{slug(title)}", None, None, "office")


def inside(words: Words, home: Home) -> Body | None:
    """Read a unit inside another body that is said behind it, or is the document's own: `Vụ Pháp chế - Bộ Tài chính`, `Thanh tra Bộ`."""
    name, owner = _parted(words, home) or (words, _implied(words, home))
    is_inner = name.first(0, phrases("inner", "heads"))
    if owner is None or owner.id is None or not name.first(0, heads()) or _by_letters(name):
        return None
    by_owner = name.first(0, heads()) == len(name) and owner.level == "central"  # `Đảng ủy Chính phủ`: nothing else tells it
    scope = owner.id.replace("/", ".") if is_inner or by_owner else owner.id.partition("/")[0]
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


def _parted(words: Words, home: Home) -> tuple[Words, Body] | None:
    """Return a unit and the body that it is inside of: behind a dash, a comma or `thuộc`, or right behind its name."""
    for at in range(1, len(words)):
        joint = at + 1 if words.said[at] in {"-", ",", "/"} else words.first(at, phrases("inner", "owner")) or at
        if joint == at and not words.capital(at):
            continue
        if joint == at and words.said[at] == "Bộ" and at + 1 == len(words) and not words.first(0, phrases("inner", "whole")):
            continue  # `khu vực Nam Trung Bộ`
        body = owner_of(words[joint:], home) if joint < len(words) else None
        if isinstance(body, Body) and body.id and (joint > at or body.level == "central"):
            return words[:at], body
    return None


def _by_letters(words: Words) -> bool:
    """Whether a department is named by capital letters (`Cục QLCS`), which only its own people know; so begin taxes, too (`Thuế GTGT`)."""
    end = words.first(0, phrases("inner", "departments"))
    return end is not None and end < len(words) and words.said[end].isupper() and len(words.said[end]) > 1


def own_name(words: Words, home: Home) -> Body | None:
    """Read a name that no table has: a body of the document's place, or of the centre; by common nouns alone it is a class."""
    words = _trimmed(words)
    begins = words.first(0, heads())
    if not begins or _is_no_name(words, begins):
        return None
    text = short(str(words))
    of_the_centre = words.first(0, phrases("heads", "central"))
    if not any(words.capital(at) for at in range(begins, len(words))) and not (of_the_centre and of_the_centre < len(words) and words.capital(0)):
        head = short(str(words[:begins]))
        return of_the_country(head) if begins > 1 else None
    if _NATION.search(text) or of_the_centre:
        return Body(text, f"tw/{short_slug(text)}", "central", None)
    if home.level == "central":
        return _of_many(words, text) if _is_of_many(words) else Body(text, f"tw/{short_slug(text)}", "central", None)
    if home.place is None:
        return None
    many = _is_of_many(words[1:]) or (words.reads(0, "phòng") and home.level == "province")  # each of its departments, of its communes has one
    level, kind = (None, "class") if many else (home.level, "body")
    return Body(text, f"{home.place.id}/{short_slug(text)}", level, home.place, kind)


def regional(words: Words, _: Home) -> Body | None:
    """Read a body of the centre in a numbered region: `Chi cục Hải quan khu vực II`."""
    text = str(words)
    return Body(text, f"tw/{short_slug(text)}", "central", None) if _REGION.search(text) and words.first(0, heads()) else None


def _is_no_name(words: Words, begins: int) -> bool:
    """Whether what begins like a name is none: a sentence, a heading, letters, a ministry that no table has, of another country or misread."""
    return (
        len(words) > _LONGEST_NAME
        or (len(words) > begins and str(words).isupper())
        or _by_letters(words)
        or (begins == 1 and words.reads(0, "bộ") is not None)
        or (begins == len(words) == 1)
    )


def _is_of_many(words: Words) -> bool:
    """Whether every ministry, every province or every department has a body of this name."""
    if words.first(0, phrases("inner", "heads")):
        return True
    return any(words.first(at, phrases("inner", "many")) for at in range(len(words)))


def _of_many(words: Words, text: str) -> Body | None:
    return of_the_country(text) if not words.reads(0, "vụ") else None  # of which ministry is not said


def _trimmed(words: Words) -> Words:
    """Cut a name where a group is joined to it (`Mặt trận Tổ quốc và các tổ chức thành viên`); a letter for a name is none (`Công ty A`)."""
    end = next((at for at in range(1, len(words)) if words.said[at].lower() in JOINTS and past_plural(words, at + 1) > at + 1), len(words))
    return words[: end - (end > 1 and len(words.said[end - 1]) == 1 and words.capital(end - 1))]
