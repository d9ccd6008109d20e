"""Names of units in running text: where a body, an office, a class or a group of bodies begins and ends.

In: a page and a place. Out: a `Name`. One grammar: [plural] [office] HEAD attributes. The words are classes of registry/words.toml, the one place to add a
head, an attribute, or a verb at which a name ends. A generic group stays whole (`các sở, ban, ngành`); a new name begins where a named body, an office or a
new plural begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.agencies import (
    TOKEN,
    also_having,
    also_told,
    bare_agency,
    bare_titles,
    before,
    concerned,
    described,
    having_end,
    is_competent,
    plural_before,
    spaced,
    tells_work,
)
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.purposes import is_council, purpose_end
from extractors.registry import fold_key, provinces_by_name

MOST_WORDS = 30  # of one name
_DESCRIBED_WORDS = 14  # behind a common noun, up to its duty
PAREN = rx(r"\s?\([^()]{1,90}\)")
JOINT = rx(r"\s?[,;]\s?(?:(?:và|hoặc|cùng)\s)?|\s(?:và|hoặc)\s|\s?/\s?(?=[\Lu])")
_COMMA = rx(r"\s?,\s?(?:và\s|hoặc\s)?|\s(?:và|hoặc)\s|\s?/\s?(?=\w)")
_JOINING = frozenset(",/vh")  # what `_COMMA` begins with behind white space
_DASH = rx(r"(?:\s-\s?|-\s)(?=\w)")
_COMRADE = rx(r"(?:[Cc]ác\s)?(?:[Đđ]ồng\schí|[Ôô]ng(?:\s?(?:\(bà\)|[,/]\s?bà))?|[Bb]à)\s")
_OPENS_COMRADE = frozenset("CcĐđÔôBb")
_OPENINGS = frozenset({"plural", "office", "body", "body.department", "capital.place", "group", "class"})  # classes of words that a name begins with
_COMMON = frozenset({"group", "class"})
_PLACES = frozenset({"capital.place", "capital.alone"})
_CAPITALS = frozenset({"capital", "capital.alone"})  # and those that begin one with a capital letter
_ACRONYM = rx(r"(?!TT\b|TP\b|QH\b|STT\b|[IVXLC]+\b)[A-ZĐ]{2,8}(?:-[A-ZĐ]{2,6})?(?![\w/.-]|\s?\d|\s[\Lu]{2,}\b)")
PROPER = rx(r"[\Lu][\w-]*(?:\s(?!và\s)[\Lu\d][\w-]*|\s(?:dân|tế|hóa|hoá|chính|vụ|tục|xã|lực|nước|tư|khí|dầu|pháp|dựng|hội|thông|tin|trường|nghệ)(?!\w))*")
_NUMBERED = rx(r"(?:[IVX]{1,4}|\d{1,3})(?![\w.])")
_REACH = rx(r"\stừ\s[\Lu]\w*(?:\s[\Lu]\w*){0,3}\s(?:trở\s(?:vào|ra)|đến\s[\Lu]\w*(?:\s[\Lu]\w*){0,3})")
_MATTER = rx(r"\sviệc\s(?!làm|dân)")  # what a verb is done to: `Thanh tra việc chấp hành ...` is no unit
_LOOSE_WORDS = ("vẫn", "còn", "cũng", "đều", "có", "trong", "nơi", "hoặc", "mà", "cũng", "đều", "và", "các", "của", "thuộc", "là", "với", "ở", "do")
_LONGEST_LOOSE = max(map(len, _LOOSE_WORDS))
_LOOSE = rx(rf"(?:[\s,]+(?:{'|'.join(_LOOSE_WORDS).replace('thuộc', '(?<!trực )thuộc')}))+$", re.IGNORECASE)
_UPPER = rx(r"\s?[\Lu\d]")
_ENDINGS = ("modal", "verb", "adverb", "stop", "giver.assigned", "giver.directed", "giver.requested")  # classes of words that end a name
_ENDING = frozenset(_ENDINGS)
_SERVICES = frozenset({"verb", "nominal", "lead", "joint"})
_LEADS = frozenset({"lead", "joint"})
_WORKS = frozenset({"nominal", "body"})
_ENDS = frozenset('.;:!?\n“”"[]|…')
_WITHIN = _ENDS | frozenset(",()")  # a description by a verb goes on over none of these


@dataclass(frozen=True, slots=True)
class Name:
    """A unit's name: its span, where the text goes on (behind an aside in brackets), and what it is.

    `kind` is body, office (a person's), class (of bodies, by a common noun) or group (several at once). `head` is the span of the head that a member of a
    list leaves out: `các Bộ` for `Công an` in `các Bộ: Quốc phòng, Công an`.
    """

    start: int
    end: int
    after: int
    kind: str
    head: tuple[int, int] | None = None


_UNREAD = Name(-1, -1, -1, "")


def unit_at(page: Page, position: int, stop: int) -> Name | None:
    """Return the unit whose name begins at `position`, or None."""
    if not may_begin(page, position, stop):
        return None
    found: Name | None = page.names.get((position, stop), _UNREAD)
    if found is _UNREAD:
        found = page.names[position, stop] = _unit(page, position, stop)
    return found


def _unit(page: Page, position: int, stop: int) -> Name | None:
    at = _comrade(page, position)
    classes = page.at(at, stop).classes
    plural = words("plural").match(page, at, stop) if "plural" in classes else None
    if plural:
        at = spaced(page, plural)
        classes = page.at(at, stop).classes
    office = words("office").match(page, at, stop) if "office" in classes else None
    if office and not _is_verb_phrase(page, at, office):
        return _office(page, position, at, office, stop)
    head, kind = _head(page, at, stop, plural=plural is not None)
    if head is None or _MATTER.match(page.text, head, stop):
        return None
    return _named(page, position, head, stop, "group" if plural else kind)


def may_begin(page: Page, position: int, stop: int) -> bool:
    """Whether a name can begin at `position` by its first word, as most places where one is looked for tell at once."""
    letter, classes = page.text[position : position + 1], page.at(position, stop).classes
    if not classes.isdisjoint(_OPENINGS):
        return True
    if letter.isupper() and (not classes.isdisjoint(_CAPITALS) or page.text[position + 1 : position + 2].isupper()):
        return True
    return letter in _OPENS_COMRADE and _COMRADE.match(page.text, position) is not None


def _comrade(page: Page, position: int) -> int:
    found = _COMRADE.match(page.text, position) if page.text[position : position + 1] in _OPENS_COMRADE else None
    return found.end() if found and words("office").match(page, found.end()) else position


def _is_verb_phrase(page: Page, start: int, end: int) -> bool:
    """`lãnh đạo, chỉ đạo` and `lãnh đạo toàn diện` are what somebody does, no person."""
    if words("unlike").match(page, start):
        return True
    return page.folded.startswith("lanh dao", start) and not page.text[start].isupper() and not heads(page, spaced(page, end))


def heads(page: Page, at: int) -> bool:
    """Whether the head of a unit's name stands here, behind a plural or not."""
    plural = words("plural").match(page, at)
    at = spaced(page, plural) if plural else at
    return _head(page, at, len(page.text), plural=plural is not None)[0] is not None


def _head(page: Page, at: int, stop: int, *, plural: bool) -> tuple[int | None, str]:
    """Return where the head of a name ends, and what kind of unit it makes."""
    classes = page.at(at, stop).classes
    if not classes:
        return _acronym(page, at, stop)
    if "unlike" in classes and words("unlike").match(page, at, stop):
        return None, ""
    department = _department(page, at, stop) if "body.department" in classes else None
    body = max((words("body").match(page, at, stop) if "body" in classes else None) or 0, department or 0) or None
    capital = words("capital").match(page, at, stop) if "capital" in classes and page.text[at : at + 1].isupper() else None
    common = None if classes.isdisjoint(_COMMON) else (united("group", "class") if plural else words("class")).match(page, at, stop)
    if (
        common
        and common >= max(body or 0, capital or 0)
        and not (capital == common and not plural)
        and not (department == common and not plural)
        and not _refused(page, common)
    ):
        return common, "class"
    if body or (capital and (_UPPER.match(page.text, capital) or is_council(page, at, capital, stop))):
        return max(body or 0, capital or 0), "body"
    if not classes.isdisjoint(_PLACES) and (place := _place(page, at, stop)):
        return place, "body"
    if capital and plural:
        return capital, "group"
    return _acronym(page, at, stop)


def _acronym(page: Page, at: int, stop: int) -> tuple[int | None, str]:
    acronym = _ACRONYM.match(page.text, at) if page.text[at : at + 2].isupper() else None
    return (acronym.end(), "body") if acronym and acronym.end() <= stop else (None, "")


def _place(page: Page, at: int, stop: int) -> int | None:
    """Return where a place's kind ends that stands for its authorities: `thành phố Hà Nội`, or `Thành phố` alone."""
    kind = words("capital", "place").match(page, at, stop)
    if kind and _UPPER.match(page.text, kind) and not page.text[kind + 1 : kind + 2].isdigit():
        return kind
    alone = words("capital", "alone").match(page, at, stop) if page.text[at : at + 1].isupper() else None
    return alone if alone and united("modal", "verb", "lead", "joint", "adverb").match(page, spaced(page, alone), stop) else None


def _department(page: Page, at: int, stop: int) -> int | None:
    """Return where the head of a department ends that a field or a name by its work follows: `sở y tế`, `phòng Kinh tế, Hạ tầng và Đô thị`, `ban Kiểm tra`."""
    head = words("body", "department").match(page, at, stop)
    named = head and page.text[head + 1 : head + 2].isupper() and words("nominal").match(page, spaced(page, head), stop)
    return head if head and (named or words("field").match(page, spaced(page, head), stop)) else None


def _refused(page: Page, end: int) -> bool:
    return words("class", "not_before").match(page, spaced(page, end)) is not None


def _office(page: Page, start: int, at: int, end: int, stop: int) -> Name:
    """Return the name of an office: the title, and what it heads."""
    shared = _COMMA.match(page.text, end, stop)
    title = page.folded[at:end]
    if shared and "/" not in shared[0] and title not in bare_titles() and words("office").match(page, shared.end(), stop):
        following = unit_at(page, shared.end(), stop)
        if following:  # `Chủ tịch, Tổng giám đốc các Tập đoàn`: two titles with one complement
            return replace(following, start=start)
    board = words("office", "board").match(page, spaced(page, end), stop)
    joint = _COMMA.match(page.text, board, stop) if board else None
    if joint and words("office").match(page, joint.end(), stop):
        following = unit_at(page, joint.end(), stop)
        if following:
            return replace(following, start=start)
    return _heading(page, _named(page, start, end, stop, "office"), end, stop)


def _heading(page: Page, office: Name, end: int, stop: int) -> Name:
    """Return an office whose body's field goes on behind a comma: `Viện trưởng Viện Văn hóa, Nghệ thuật và Du lịch`."""
    more = _COMMA.match(page.text, office.end, stop)
    if not more or not page.text[more.end() : more.end() + 1].isupper() or not page.text[end + 1 : end + 2].isupper():
        return office
    head, kind = _head(page, spaced(page, end), stop, plural=False)
    whole = _named(page, office.start, head, stop, kind) if head and kind == "body" else office
    return replace(whole, kind="office") if whole.end > office.end else office


def _named(page: Page, start: int, head: int, stop: int, kind: str) -> Name:
    """Follow a name from the end of its head, and cut what cannot end one."""
    end = follow(page, head, stop, kind)
    end = concerned(page, end, stop)
    if kind in {"class", "group"}:
        end = also_told(page, described(page, end, stop) or end, stop)
    if page.text[max(start, end - _LONGEST_LOOSE) : end].lower().endswith(_LOOSE_WORDS):
        loose = _LOOSE.search(page.text, start, end)
        end = loose.start() if loose and loose.start() >= head else end
    paren = PAREN.match(page.text, end, stop)
    return Name(start, end, paren.end() if paren else end, kind)


def follow(page: Page, head: int, stop: int, kind: str) -> int:
    """Return where a name ends whose head ends at `head`."""
    at, count, by_work, closed = head, 0, False, False
    while at < stop and count < MOST_WORDS and page.text[at] not in _ENDS:
        inside = spaced(page, at)
        classes = page.at(inside, stop).classes
        if closed and _orders(page, inside, stop):
            break
        purpose = purpose_end(page, at, stop, classes, lambda place: heads(page, place))
        step = purpose or _step(page, at, stop, kind, classes, first=bool(kind) and (at == head or by_work), by_work=by_work)
        if step is None:
            break
        by_work = not classes.isdisjoint(_WORKS) and tells_work(page, inside, step, by_work=by_work)
        closed = words("field").match(page, inside, stop) == step or before(page, step, words("group", "place"))
        at, count = step, count + 1
    return at


def _orders(page: Page, at: int, stop: int) -> bool:
    """Whether a task begins behind a name that is whole by its field or its place: `Sở Xây dựng Theo dõi ...`, which stood in a line of its own."""
    end = united("verb", "adverb").match(page, at, stop) if page.text[at : at + 1].isupper() else None
    if end is None or " " not in page.text[at:end] or page.text[at:end].isupper() or words("attribute").match(page, at, stop):
        return False
    return words("nominal").match(page, at, stop) is None or words("nominal", "first").match(page, at, stop) == end


def _step(page: Page, at: int, stop: int, kind: str, classes: frozenset[str], *, first: bool, by_work: bool) -> int | None:
    """Return where one more part of a name ends, or None where the name does; `classes` are those of its next word."""
    inside = spaced(page, at)
    field = words("field").match(page, inside, stop) if "field" in classes else None
    if field and (first or page.text[inside].isupper() or any(mark in page.text[inside:field] for mark in (",", " và ", " - "))):
        return field
    if "attribute" in classes and (attribute := words("attribute").match(page, inside, stop)):
        return attribute
    if "stop" in classes and (having := having_end(page, at, stop)):
        return having
    letter = page.text[inside : inside + 1]
    if letter in _JOINING and (joint := _COMMA.match(page.text, at, stop)):
        return _joined(page, at, joint.end(), kind)
    if letter == "-" and (dash := _DASH.match(page.text, at, stop)):
        return None if _begins_work(page, dash.end()) else dash.end()
    if page.text[at] == "(":
        return None
    reach = _REACH.match(page.text, at, stop) if letter == "t" else None
    return reach.end() if reach else _word(page, at, stop, "body" if by_work else kind, classes, first=first)


def _word(page: Page, at: int, stop: int, kind: str, classes: frozenset[str], *, first: bool) -> int | None:
    """Return where one more word of a name ends; None at a word that ends the name."""
    inside = spaced(page, at)
    nominal = words("nominal").match(page, inside, stop) if "nominal" in classes else None
    if nominal and _MATTER.match(page.text, nominal, stop):
        return None
    if nominal and ((first and _names(page, at, nominal, stop, kind)) or _headed(page, at)):
        return nominal
    if kind in {"class", "office"} and (served := _served(page, at, inside, stop)):
        return served
    if _ends_name(page, inside, stop):
        return None
    named = nominal if page.text[inside : inside + 1].isupper() else None  # `Quản lý` in `Ban Quản lý dự án`
    body = words("body").match(page, inside, stop) if "body" in classes else None
    return body or named or _token(page, at, stop)


def _token(page: Page, at: int, stop: int) -> int | None:
    token = TOKEN.match(page.text, at, stop)
    return token.end() if token and token.end() > at else None


def _begins_work(page: Page, at: int) -> bool:
    """Whether a task begins behind a dash; with a capital letter only what no body is named by."""
    if page.text[at : at + 1].isupper():
        return united("lead", "joint", "modal").match(page, at) is not None
    return united("verb", "lead", "joint", "giver.assigned", "modal", "adverb").match(page, at) is not None


def _ends_name(page: Page, at: int, stop: int) -> bool:
    """Whether a word ends a name: a verb, a word of duty, an adverb, a preposition; not where it has the capital letter of a name."""
    classes = page.at(at, stop).classes
    if not classes.isdisjoint(_LEADS) and united("lead", "joint").match(page, at, stop):
        return True
    if page.text[at : at + 1].isupper() or classes.isdisjoint(_ENDING):
        return False
    return united(*_ENDINGS).match(page, at, stop) is not None


def _names(page: Page, at: int, nominal: int, stop: int, kind: str) -> bool:
    """Whether the verb behind `at` that ends at `nominal` says what a body is for: always behind a proper head, behind a common noun where a duty
    or another unit follows."""
    if kind == "body" or (kind == "office" and before(page, at, words("office", "titled"))):
        return True
    end, count = nominal, 0
    while end < stop and count < _DESCRIBED_WORDS and not _ends_name(page, spaced(page, end), stop) and page.text[end] not in _ENDS:
        comma = _COMMA.match(page.text, end, stop)
        if comma and words("plural").match(page, comma.end(), stop):
            break
        token = TOKEN.match(page.text, comma.end() - 1 if comma else end, stop)
        if not token or token.end() == end:
            break
        end, count = token.end(), count + 1
    if united("modal", "lead", "joint").match(page, spaced(page, end), stop):
        return True
    joint = JOINT.match(page.text, end, stop)
    return bool(joint and (end == nominal or words("plural").match(page, joint.end(), stop)))


def _headed(page: Page, at: int) -> bool:
    """Whether the head of a name, with its capital letter, ends at a place: `Đội kiểm soát` in `Đội trưởng Đội kiểm soát`."""
    begin = page.text.rfind(" ", 0, at) + 1
    if words("nominal", "first").match(page, spaced(page, at)):
        return False
    return page.text[begin : begin + 1].isupper() and words("capital").match(page, begin) == at


def _served(page: Page, at: int, verb_at: int, stop: int) -> int | None:
    """Return where the verb ends that says which agency is meant, behind its bare noun: `cơ quan tiếp nhận hồ sơ kiểm tra ...`, because another verb
    follows that says what it does.
    """
    if page.at(verb_at, stop).classes.isdisjoint(_SERVICES) or not bare_agency(page, at) or words("modal").match(page, verb_at, stop):
        return None
    verb, nominal, lead = (words(name).match(page, verb_at, stop) or 0 for name in ("verb", "nominal", "lead"))
    if (joint := words("joint").match(page, verb_at, stop)) and words("modal").match(page, spaced(page, joint), stop):
        return joint
    if lead > max(verb, nominal):
        return lead if _led_name(page, lead, stop) else None
    told = max(verb, nominal)
    while told and told == nominal and (further := words("nominal").match(page, spaced(page, nominal), stop)):
        told = nominal = further  # `đơn vị quản lý vận hành ...`
    end = _object_end(page, told, stop) if told else None
    follows = ("modal", "lead", "joint") if told > nominal and is_competent(page, at) else ("modal", "lead", "joint", "verb", "adverb")
    if end is None or not united(*follows).match(page, spaced(page, end), stop):
        return None
    return told if end > told or nominal == told else None


def _led_name(page: Page, lead: int, stop: int) -> bool:
    """Whether `chủ trì` that ends here names an agency: a duty follows, or its like (`đơn vị chủ trì, đơn vị phối hợp phải ...`)."""
    joint = JOINT.match(page.text, lead, stop)
    if joint and (agency := words("agency").match(page, joint.end(), stop)):
        return words("joint").match(page, spaced(page, agency), stop) is not None
    return united("modal", "adverb").match(page, spaced(page, lead), stop) is not None


def _object_end(page: Page, verb: int, stop: int) -> int | None:
    """Return where what a verb is about ends, up to the next verb; None where a joint comes first."""
    end, count = verb, 0
    while end < stop and count < _DESCRIBED_WORDS and page.text[end] not in _WITHIN and not _ends_name(page, spaced(page, end), stop):
        if page.text.startswith((" và ", " hoặc "), end) or not (token := TOKEN.match(page.text, end, stop)) or token.end() == end:
            return None
        end, count = words("attribute").match(page, spaced(page, end), stop) or token.end(), count + 1
    return end


def _joined(page: Page, at: int, rest: int, kind: str) -> int | None:
    """Return where a name goes on behind a comma or `và`: only in a list of common nouns (`các sở, ban, ngành`)."""
    if words("plural").match(page, rest) or words("office").match(page, rest):
        return None
    if words("unlike").match(page, rest):
        return None
    if number := _NUMBERED.match(page.text, rest):
        return number.end()
    if kind == "body" and (proper := _further_field(page, rest)):
        return proper
    if further := also_having(page, at, rest):
        return further
    if kind in {"body", ""}:
        place = words("group", "place").match(page, rest)
        return place if place and kind and before(page, at, words("group", "place")) else None
    if kind == "office" and not before(page, at, words("group")) and not plural_before(page, at):
        return None
    common = words("group").match(page, rest)
    body = words("body").match(page, rest)
    if common is None or (body or 0) > common:
        return None
    capital = page.text[rest].isupper()
    named = capital and (_UPPER.match(page.text, common) or page.folded.startswith(_COMMITTEE, rest) or (body == common and not _capital_before(page, at)))
    return None if named else common


def _capital_before(page: Page, at: int) -> bool:
    """Whether the word before `at` has a capital letter: `các Tập đoàn, Tổng công ty` is one group."""
    words_before = page.text[max(at - 24, 0) : at].split()
    return any(word[0].isupper() for word in words_before[-3:])


def _further_field(page: Page, at: int) -> int | None:
    """Return where one more part of a body's field ends, which a capital letter tells: `Cục Mỹ thuật, Nhiếp ảnh và Triển lãm`."""
    if not page.text[at : at + 1].isupper() or _ACRONYM.match(page.text, at) or words("plural").match(page, at) or words("office").match(page, at):
        return None
    if heads(page, at) or united("lead", "joint", "modal").match(page, at) or _is_province(page, at):
        return None
    token = TOKEN.match(page.text, at)
    return token.end() if token else None


def _is_province(page: Page, at: int) -> bool:
    found = PROPER.match(page.text, at)
    return bool(found and fold_key(" ".join(found[0].split()[:2])) in provinces_by_name())


_COMMITTEE = ("ubnd", "uy ban")
