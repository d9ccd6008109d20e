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
_FEW = 7  # words behind `Tổ chức`, which is a verb too
_PART = rx(r"\s?,\s(?:và\s|hoặc\s)?")
_WORD = rx(r"(?<=\s)(?=\w)")
_BREAKS = (";", ":", ". ", "(", ")", "\n", " thì ", " mà ", " là ", " có quyền ", " có thể ", " và các ", " và những ", "“", "”")
_LAST = rx(
    r"(?:[,)]|\s(?:và|hoặc|không|chưa|chỉ|xin|người|những|được|bị|sẽ|đã|gồm|tự|có\sthể|đồng\sthời))\s$"
)  # right before a duty that is another's, or none
_BEHIND = ("với", "của", "nơi", "thuộc", "tại", "về", "do", "bởi", "từ", "cho", "theo", "và", "hoặc", ",")  # before a unit that belongs to a description
_OTHERS = rx(r"(?:các\s|mọi\s|những\s)?(?:người|cá\snhân|hộ|công\sdân|bên|chủ|ông|bà|hai\sbên)\s")
_THING = rx(r"\s(?:tượng|hợp|tiền|thuế|phí|mức|hạn|diện|khoản|nợ|đất|hóa\sđơn|thiết)\s$")  # before `phải`: what must be done, paid, kept
_TERMS = rx(r"\s(?:đáp\sứng|có\s(?:đủ|tối\sthiểu|ít\snhất)|đủ|là)\s")  # behind it: on what terms somebody may do something
_ALSO = rx(r"(?:\s(?:vẫn|còn|cũng|đều))?\s$")
_ASIDE = rx(r",?\s(?:trong\sphạm\svi|theo\s(?:chức\snăng|phạm\svi|nhiệm\svụ))\s[^;:.()]+\s$|\s\(sau\sđây[^()]+\)\s$")  # within what a duty is, a short name
_WAS = (" duoc ", " bi ", " do ")
_DUTY = ("modal", "lead", "giver.assigned", "giver.requested")


def bound_noun(page: Page, at: int, stop: int) -> list[Name]:
    """Return the noun at a place that is a unit where a strong word of duty binds it: `Cơ sở cai nghiện có trách nhiệm`, `Trạm thủy văn có trách nhiệm`."""
    if words("unlike").match(page, at, stop):
        return []
    end = words("class", "bound").match(page, at, stop) or (words("capital", "bound").match(page, at, stop) if page.text[at : at + 1].isupper() else None)
    return [Name(at, end, end, "class")] if end else []


def stretched_to(page: Page, name: Name, stop: int, *, first: bool) -> tuple[int, int] | None:
    """Return where the words end that describe a unit up to its word of duty, and where that begins; only the `first` words of a clause reach up to `phải`."""
    found = _first_duty(page, name.after, min(stop, name.after + _LONGEST))
    if found is None or not page.text.startswith(" ", found[0] - 1) or not _binds(page, name, found, first=first):
        return None
    said = _ASIDE.sub(" ", page.text[name.after : found[0]])
    if not _describes(said) or _turns(page, name.after, found[0], stop) or _told_of(page, name.after, found[0], stop):
        return None
    return name.after + len(_ALSO.sub("", said)), found[0]


def _binds(page: Page, name: Name, duty: tuple[int, int], *, first: bool) -> bool:
    """Whether a word of duty may be that of a unit so far before it: a strong one; `phải` where it is neither part of a thing nor tells terms."""
    verb_like = page.folded.startswith("chuc", name.end + 1) and page.folded[name.start : name.end] == "to"
    if verb_like and (page.text.count(" ", name.after, duty[0]) > _FEW or "," in page.text[name.after : duty[0]]):
        return False  # more likely what somebody has to do than who
    if words("modal", "own").match(page, duty[0]):
        return True
    thing = _THING.search(page.text, name.after, duty[0])
    return first and words("modal", "strong").match(page, duty[0]) is not None and not thing and not _TERMS.match(page.text, duty[1])


def _describes(said: str) -> bool:
    """Whether words may describe a unit: not too many, over no mark or word that parts two statements."""
    return said.strip() != "" and len(said.split()) <= _MOST_WORDS and not any(mark in said for mark in _BREAKS) and not _LAST.search(_ALSO.sub(" ", said))


def _first_duty(page: Page, start: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the first word of duty; what units were given (`được giao quản lý`) describes them."""
    found = united(*_DUTY).search(page, start, stop)
    while found and (page.folded.endswith(_WAS, start, found[0]) or (words("attribute").match(page, found[0]) or 0) > found[1]):
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
