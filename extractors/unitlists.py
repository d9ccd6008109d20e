"""Lists of units: one name behind another, with commas, semicolons and `và` between them.

In: a page and a place. Out: the `Name`s of the list that begins there. A head with a colon (`Giám đốc các Sở: Y tế, Nội vụ`) gives its members
instead of itself; persons are passed over, and so is one member that no class of words knows.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.agencies import spaced
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.unitnames import JOINT, PAREN, PROPER, Name, follow, heads, unit_at

_COLON = rx(r"\s?:\s?")
_AND = rx(r"(?:\s?,\s|\s(?:và|cùng)\s)")
_UNKNOWN = rx(r"[\w-]+(?:\s[\w-]+){0,6}?(?=\s?[,;]\s|\svà\s)")
_CLOSES = frozenset(".;\n)")
_PART = rx(r"[,;:]\s?(?:và\s)?|\svà\s")
_LAST = rx(r"[^\W\d_]+(?:\s[^\W\d_]+){0,7}\s")  # words of one member and the space before what follows them
_SHARED = rx(r"(?:[Cc]ác)\s(?:[Bb]ộ|[Ss]ở|(?P<places>[Tt]ỉnh|[Tt]hành\sphố|[Tt]ỉnh,\sthành\sphố))\s(?=[\Lu])")


def units_at(page: Page, position: int, stop: int) -> list[Name]:
    """Return the list of units that begins at `position`, up to `stop`."""
    found: list[Name] = []
    at: int | None = position
    while at is not None and (name := unit_at(page, at, stop)):
        members = _members(page, name, stop)
        found += members or [name]
        at = _next(page, found, stop)
    return found


def every_unit(page: Page, position: int, stop: int) -> list[Name]:
    """Return the units of a list that surely goes on up to `stop`: what no class of words knows is passed over, and so is a place alone."""
    found: list[Name] = []
    at = position
    while at < stop:
        names = units_at(page, at, stop)
        for name in names:
            if not _COLON.match(page.text, name.after) and not (found and words("capital", "place").match(page, name.start, stop)):
                found.append(name)
        joint = _PART.search(page.text, names[-1].after if names else at, stop)
        if not joint:
            break
        at = joint.end()
    return found


def behind(page: Page, names: list[Name], stop: int) -> int:
    """Return where the text goes on behind a list of units and the persons that it ends with: `các địa phương và Nhân dân cần ...`."""
    at = names[-1].after
    while joint := _AND.match(page.text, at, stop):
        plural = words("plural").match(page, joint.end(), stop)
        person = words("person").match(page, spaced(page, plural) if plural else joint.end(), stop)
        if person is None:
            return _past_unknown(page, at, joint.end(), stop)
        at = person
    return at


def _past_unknown(page: Page, at: int, member: int, stop: int) -> int:
    """Return where the last member of a list ends that no class of words knows, if a duty follows it: `Sở Y tế và trạm cân xe phải ...`; else `at`."""
    found = _LAST.match(page.text, member, stop)
    if words("stop", "member").match(page, member, stop):
        return at
    while found and not united("modal", "lead").match(page, found.end(), stop):
        found = _LAST.match(page.text, member, found.end() - 1)
    if not found or united("verb", "stop", "modal", "lead", "joint", "adverb", "giver.assigned").search(page, member, found.end()):
        return at
    return found.end() - 1


def _members(page: Page, head: Name, stop: int) -> list[Name]:
    """Return the members of a colon list, or of `các Bộ Tài chính, Công an`, each a name of its own."""
    colon = _COLON.match(page.text, head.end, stop)
    if not colon or not _plural_inside(page, head):
        return _shared_head(page, head, stop)
    found: list[Name] = []
    at: int | None = colon.end()
    while at is not None and (member := _member(page, at, stop, (head.start, head.end))):
        found.append(member)
        joint = JOINT.match(page.text, member.after, stop)
        at = joint.end() if joint and (";" not in joint[0]) else None
    return [] if len(found) == 1 and not _alone(page, found[0], stop) else found


def _alone(page: Page, member: Name, stop: int) -> bool:
    """Whether a list may have this one member: a duty, a mark, another unit or nothing follows; `Các cơ quan báo chí: Xây dựng kế hoạch` tells work."""
    if united("opening", "verb", "lead", "joint", "adverb").match(page, member.start, stop):
        return False
    joint = JOINT.match(page.text, member.after, stop)
    if member.after >= stop or page.text[member.after] in _CLOSES or (joint and unit_at(page, joint.end(), stop)):
        return True
    return united("modal", "lead", "joint", "verb", "adverb").match(page, spaced(page, member.after), stop) is not None


def _plural_inside(page: Page, head: Name) -> bool:
    return words("plural").search(page, head.start, head.end) is not None


def _member(page: Page, at: int, stop: int, head: tuple[int, int]) -> Name | None:
    """Return the member of a list whose head said what they all are: a field, a place, a proper name; or a unit with a head of its own."""
    if words("plural").match(page, at, stop) or words("office").match(page, at, stop):
        return None
    end = words("field").match(page, at, stop)
    if end is None:
        if page.text[at : at + 1].isupper() and (name := unit_at(page, at, stop)):
            return replace(name, head=head) if page.text[at : name.end].isupper() else name  # a code: `các Bộ: TC, XD`
        proper = PROPER.match(page.text, at, stop)
        if not proper:
            return None
        end = proper.end()
    end = follow(page, end, stop, "")
    paren = PAREN.match(page.text, end, stop)
    return Name(at, end, paren.end() if paren else end, "body", head)


def _shared_head(page: Page, head: Name, stop: int) -> list[Name]:
    """Return the members of `các Bộ Tài chính, Công an, Quốc phòng`."""
    shared = _SHARED.match(page.text, head.start)
    if not shared:
        return []
    found = [replace(head, kind="body")]
    while (joint := JOINT.match(page.text, found[-1].after, stop)) and ";" not in joint[0]:
        named = PROPER.match(page.text, joint.end(), stop) if shared["places"] and not heads(page, joint.end()) else None
        end = named.end() if named else words("field").match(page, joint.end(), stop)
        if not end:
            break
        found.append(Name(joint.end(), end, end, "body", (shared.start(), shared.end() - 1)))
    return found if len(found) > 1 else []


def _next(page: Page, found: list[Name], stop: int) -> int | None:
    """Return where the next unit of a list begins, after a joint; persons and one unknown member are passed over."""
    joint = JOINT.match(page.text, found[-1].after, stop)
    if not joint:
        return None
    at = joint.end()
    for passed in (None, _person(page, at, stop), _unknown(page, at, stop)):
        begin = at if passed is None else passed
        if begin is not None and unit_at(page, begin, stop):
            return begin
    return None


def _person(page: Page, at: int, stop: int) -> int | None:
    """Return where the list goes on after persons: `cán bộ, công chức và các phòng`."""
    plural = words("plural").match(page, at, stop)
    end = words("person").match(page, spaced(page, plural) if plural else at, stop)
    while end and (joint := JOINT.match(page.text, end, stop)):
        further = words("person").match(page, joint.end(), stop)
        if further is None:
            return joint.end()
        end = further
    return None


def _unknown(page: Page, at: int, stop: int) -> int | None:
    """Return where the list goes on after a member that no class of words knows."""
    found = _UNKNOWN.match(page.text, at, stop)
    if not found or united("verb", "stop", "modal", "lead", "joint", "adverb", "giver.assigned").search(page, at, found.end()):
        return None
    joint = JOINT.match(page.text, found.end(), stop)
    return joint.end() if joint else None
