"""Units that many words describe before the word of duty: `Cơ quan quản lý nhà nước về tín ngưỡng, tôn giáo ở trung ương có trách nhiệm ...`.

In: a page and a unit's name, or the place where a common noun may be one. Out: the span of the word of duty up to which the words describe that unit; None
where another subject, another duty or a condition stands between them.
"""

from __future__ import annotations

from extractors.agencies import spaced
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.unitlists import behind, units_at
from extractors.unitnames import Name

_LONGEST = 260  # characters of a description
_MOST_WORDS = 45
_PART = rx(r"\s?,\s(?:và\s|hoặc\s)?")
_WORD = rx(r"(?<=\s)(?=\w)")
_BREAKS = (";", ":", ". ", "(", ")", "\n", " thì ", " mà ", " là ", " có quyền ", " và các ", " và những ", "“", "”")
_LAST = rx(
    r"(?:[,)]|\s(?:và|hoặc|không|chưa|chỉ|xin|người|những|được|bị|sẽ|đã|gồm|tự|có\sthể|đồng\sthời))\s$"
)  # right before a duty that is another's, or none
_BEHIND = ("với", "của", "nơi", "thuộc", "tại", "về", "do", "bởi", "từ", "cho", "theo", "và", "hoặc", ",")  # before a unit that belongs to a description
_OTHERS = rx(r"(?:các\s|mọi\s|những\s)?(?:người|cá\snhân|hộ|công\sdân|bên|chủ|ông|bà|hai\sbên)\s")
_MATTER = rx(r"\s(?:tượng|hợp|tiền|thuế|phí|mức|hạn|diện|khoản|nợ|đất|hóa\sđơn|thiết)\s$")  # before `phải`: what must be done, paid, kept
_TERMS = rx(r"\s(?:đáp\sứng|có\sđủ|đủ|là)\s")  # behind it: on what terms somebody may do something
_ALSO = rx(r"(?:\s(?:vẫn|còn|cũng|đều))?\s$")
_WAS = (" duoc ", " bi ", " do ")
_DUTY = ("modal", "lead", "giver.assigned", "giver.requested")


def bound_noun(page: Page, at: int, stop: int) -> list[Name]:
    """Return the common noun at a place that is a unit where a strong word of duty binds it: `Cơ sở cai nghiện có trách nhiệm ...`."""
    end = None if words("unlike").match(page, at, stop) else words("class", "bound").match(page, at, stop)
    return [Name(at, end, end, "class")] if end else []


def stretched_to(page: Page, name: Name, stop: int, *, first: bool) -> tuple[int, int] | None:
    """Return where the words end that describe a unit up to its word of duty, and where that begins; only the `first` words of a clause reach up to `phải`."""
    start, until = name.after, min(stop, name.after + _LONGEST)
    found = _first_duty(page, start, until)
    if found is None or words("modal", "strong" if first else "own").match(page, found[0], stop) is None or not page.text.startswith(" ", found[0] - 1):
        return None
    said = page.text[start : found[0]]
    if found[0] - start < 2 or len(said.split()) > _MOST_WORDS or any(mark in said for mark in _BREAKS) or _LAST.search(said):
        return None
    if words("modal", "own").match(page, found[0]) is None and (_MATTER.search(said) or _TERMS.match(page.text, found[1])):
        return None
    if _turns(page, start, found[0], stop) or _told_of(page, start, found[0], stop):
        return None
    return start + len(_ALSO.sub("", said)), found[0]


def _first_duty(page: Page, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the first word of duty; what units were given (`được giao quản lý`) describes them."""
    found = united(*_DUTY).search(page, start, stop)
    while found and page.folded.endswith(_WAS, start, found[0]):
        found = united(*_DUTY).search(page, found[1], stop)
    return found


def _turns(page: Page, start: int, duty: int, stop: int) -> bool:
    """Whether another subject begins behind a comma: persons, or units that the word of duty follows."""
    for part in _PART.finditer(page.text, start, duty):
        if _OTHERS.match(page.text, part.end()) or words("person").match(page, part.end()):
            return True
        names = units_at(page, part.end(), stop)
        if names and behind(page, names, stop) >= duty - 1:
            return True
    return False


def _told_of(page: Page, start: int, duty: int, stop: int) -> bool:
    """Whether the units right before the word of duty are an object: `cơ quan thuế hướng dẫn các chợ có trách nhiệm ...`."""
    for place in (mark.start() for mark in _WORD.finditer(page.text, start, duty)):
        names = units_at(page, place, stop) if words("attribute").match(page, place, stop) is None else []
        if names and behind(page, names, stop) == duty - 1:
            before = page.text[start:place].split()
            return not before or (before[-1] not in _BEHIND and not before[-1].endswith(","))
    return _persons_before(page, start, duty)


def _persons_before(page: Page, start: int, duty: int) -> bool:
    """Whether persons stand right before the word of duty, with no word between that makes them part of a description."""
    last = page.text.rfind(" ", start, duty - 1)
    two = page.text.rfind(" ", start, max(start, last))
    return any(words("person").match(page, spaced(page, place)) == duty - 1 for place in (last, two) if place >= 0)
