"""One clause: who is given what to do in it.

In: a page and a clause's span. Out: `Charge`s: a list of units, the role that the clause gives them, and where the words begin that
say what to do. One grammar:

    clause := opening* SUBJECT duty | ... GIVER units complement | ... JOINT (với) units

What is narrated (`đã giao`), asked of a power (`có quyền`), or said for a purpose (`để Hội đồng thẩm định`) charges nobody. The words are
classes of registry/words.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.agencies import bare_agency
from extractors.dutywords import mark_before, past_partner_words, past_spaces, read_duty
from extractors.letters import rx
from extractors.lexicon import Page, listed, united, words
from extractors.stretches import bound_noun, stretched_to
from extractors.unitlists import behind, every_unit, units_at
from extractors.unitnames import Name, unit_at

_BACK = 40  # characters before a verb that are looked at for what denies it
_MARKS = frozenset(' \n\t\x1c\x1d\x1e\x1f"“([*+•–-')
_TURN = rx(r"[,:]\s(?:thì\s)?(?:\([ivx\d]{0,3}\)\s)?|\sthì\s")
_TURN_AT_MARK = rx(r"[,:]\s(?:\([ivx\d]{0,3}\)\s)?")  # without `thì`, which is quick to find
_ENTRUSTED = rx(r"(?<!\w)(?:được|bị|do)\s(?:[^\s,;.:]+\s){1,6}$")
_GIVEN_TO = rx(r"(?<!\w)(?:được|bị|do)\s(?:[^\s,;.:]+\s){0,6}$")
_NARRATED = rx(r"(?<!\w)(?:đã|vừa|từng)\s(?:[^\s,;.]+\s){0,6}$")
_SAID = rx(r"\w+\W+\w+\W+\w+")
_LAST_WORDS = rx(r"(?:[^\s,;.:]+\s){1,4}$")
_BEGIN = rx(r"(?:[,:;]|(?<=\s)(?:giao|thị|cầu|nghị|với|đạo|và|hợp))\s")
_WAS_GIVEN = ("được giao", "được phân công", "được phân cấp", "được ủy quyền", "được uỷ quyền")
_THEN = rx(r"\s[^;:.(\n]+?\sthì\s")
_CONDITION = 240  # characters of a condition
_SPACE = rx(r"\s")
_FARTHEST_TURN = 160  # characters from a turn to the word of duty behind its units
_FARTHEST = 1000  # characters before a semicolon
_BY_POWER = rx(r"(?<!\w)theo\s(?:[^\s.;:]+\s){0,6}thẩm\squyền,?\s$")  # `theo thẩm quyền chỉ đạo ...`
_SEVERAL = rx(r"\d{1,3}\s(?=[\Ll])")
_BESIDE = rx(r",\s|\svà\s")
_LEAD_IN = 90  # characters before the colon of a closing list: `Các ông, bà:`
_BEGINS = 6  # places before a semicolon where its last unit may begin
_GIVEN_AWAY = rx(r"\scho\s(?!phep|y\skien|vay|thue)")
_FIRST_WORD = rx(r"\s?\w+")
# who carries out the document itself: `... chịu trách nhiệm thi hành Quyết định này`
_CARRIES_OUT = rx(
    r"trách\snhiệm\s(?:tổ\schức\s)?(?:thi\shành|thực\shiện)\s(?:Quyết\sđịnh|Thông\stư|Nghị\s(?:định|quyết)|Chỉ\sthị|Quy\s(?:định|chế)|Kế\shoạch)"
    r"(?:\sliên\stịch)?(?:\sn[àầ]y|\s?[./]|$)",
    re.IGNORECASE,
)
_COUNTED = rx(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s")  # counts the members of a list inside a sentence: `(2) Sở Y tế ...; (3) ...`


@dataclass(frozen=True, slots=True)
class Charge:
    """Units that a clause gives work: the role, where what they have to do begins, the words that say so, and how they stand: subject, given, joint."""

    names: tuple[Name, ...]
    role: str
    task: int
    cue: str
    how: str
    stop: int  # where the clause ends


def read_clause(page: Page, start: int, stop: int, *, rules: bool, told: bool = False) -> list[Charge]:
    """Return the charges of one clause.

    In a document of `rules` a body's plain verb of power is no duty; where a text is `told` (an account of what is) only a word of duty makes one.
    """
    at = _past_marks(page, start, stop)
    duty = united(*_GIVERS, *_BINDING).stands(page, at, stop)
    bound = duty and united(*_BINDING).stands(page, at, stop)
    subject = _subject(page, at, stop, rules=rules, told=told, bound=bound)
    if bound and (subject or not told):
        subject = [*subject, *_turned(page, subject[-1].task if subject else at, stop)]
    if bound and (closing := _closing(page, at, stop)) and len(closing.names) > sum(len(charge.names) for charge in subject):
        return [closing]
    if not duty or not united(*_GIVERS, "joint", "lead").stands(page, at, stop):
        return _distinct(subject)
    return [charge for charge in _distinct([*_given(page, at, stop, rules=rules), *subject, *_partners(page, at, stop)]) if charge.role]


def _past_marks(page: Page, start: int, stop: int) -> int:
    """Return where the words of a clause begin, behind its marks and its number in a list."""
    at = start
    while at < stop and page.text[at] in _MARKS:
        if page.text[at] == "(" and (counted := _COUNTED.match(page.text, at, stop)):
            return counted.end()
        at += 1
    return at


def reach(page: Page, start: int, sentence_end: int) -> int:
    """Return where a clause ends: at the first semicolon that does not part two units of one list."""
    place = start
    while (semicolon := page.text.find(";", place, sentence_end)) >= 0:
        if not _parts_units(page, start, semicolon, sentence_end):
            return sentence_end if _closing(page, start, sentence_end) else semicolon
        place = semicolon + 1
        start = max(start, past_spaces(page, place))  # the list so far ends there, and goes on
    return sentence_end


def _closing(page: Page, at: int, stop: int) -> Charge | None:
    """Return the charge of those who carry out the document: a list that ends at the duty, whatever stands between its units."""
    said = page.first("trach nhiem t", at, stop)
    found = _CARRIES_OUT.search(page.text, said, stop) if said is not None else None
    duty = words("modal").search(page, max(at, found.start() - _BACK), found.start() + _BACK) if found else None
    if not found or not duty or _charges_before(page, at, duty[0]):
        return None
    colon = page.text.find(":", at, min(at + _LEAD_IN, duty[0]))
    begin = at if units_at(page, at, duty[0]) or colon < 0 else past_spaces(page, colon)
    names = every_unit(page, begin, duty[0]) if units_at(page, begin, duty[0]) else []
    return Charge(tuple(names), "assigned", duty[0], page.text[slice(*duty)], "subject", stop) if names else None


def _charges_before(page: Page, at: int, duty: int) -> bool:
    """Whether a word of duty stands before another, but for those that tell what was given to somebody (`doanh nghiệp được nhà nước giao đất`)."""
    while found := united(*_GIVERS, *_BINDING).search(page, at, duty):
        if not _GIVEN_TO.search(page.text, max(at, found[0] - _BACK), found[0]):
            return True
        at = found[1]
    return False


def _parts_units(page: Page, start: int, semicolon: int, sentence_end: int) -> bool:
    """Whether a unit's name ends at a semicolon and another begins behind it."""
    if not unit_at(page, past_spaces(page, semicolon + 1), min(sentence_end, semicolon + 200)):
        return False
    begins = [m.end() for m in _BEGIN.finditer(page.text, max(start, semicolon - _FARTHEST), semicolon)][-_BEGINS:]
    return any((names := units_at(page, begin, semicolon)) and names[-1].after >= semicolon for begin in (start, *begins))


def _distinct(charges: list[Charge]) -> list[Charge]:
    """Leave out units that an earlier charge has in the same role, or that stand inside another's name."""
    if not charges:
        return []
    kept: list[Charge] = []
    taken: set[int] = set()
    for charge in sorted(charges, key=lambda c: (("joint", "given", "denied", "subject").index(c.how), c.names[0].start)):
        names = tuple(name for name in charge.names if taken.isdisjoint(range(name.start, name.end)))
        taken.update(place for name in names for place in range(name.start, name.end))
        if names:
            kept.append(charge if names == charge.names else replace(charge, names=names))
    return kept


def _subject(page: Page, at: int, stop: int, *, rules: bool, told: bool, bound: bool) -> list[Charge]:
    """Return the charge of the units at the head of a clause, or behind its opening; `bound` says that a word of duty stands in it."""
    names = units_at(page, at, stop)
    if names:
        plain = _bearing(page, [*names[:-1], _told_apart(page, names[-1], stop)], stop, rules=rules, told=told)
        return plain or _stretched(page, names, stop, bound=bound, first=True)
    if charges := _stretched(page, bound_noun(page, at, stop), stop, bound=bound, first=True):
        return charges
    if page.folded.startswith("doi voi ", at) and (names := units_at(page, at + 8, stop)):
        found = read_duty(page, behind(page, names, stop), stop, weak=False, strong=True)  # `Đối với các chủ đầu tư cần ...`
        if found and words("modal").match(page, past_spaces(page, behind(page, names, stop)), stop):
            return [Charge(tuple(names), found.role, past_spaces(page, behind(page, names, stop)), found.cue, "subject", stop)]
    return _behind_opening(page, at, stop, rules=rules, told=told, bound=bound)


def _told_apart(page: Page, name: Name, stop: int) -> Name:
    """Return units with the condition that tells which are meant, up to `thì phải`: `Tổ chức không còn nhu cầu sử dụng đất thì phải trả lại`."""
    then = _THEN.match(page.text, name.after, min(stop, name.after + _CONDITION)) if name.kind in {"class", "group"} else None
    if then is None or words("modal").match(page, then.end()) is None or not united("stop", "verb").match(page, name.after + 1):
        return name
    return replace(name, end=then.end() - len(" thì "), after=then.end() - 1)


def _behind_opening(page: Page, at: int, stop: int, *, rules: bool, told: bool, bound: bool) -> list[Charge]:
    """Return the charge of the units to which a clause turns at a comma, a colon or `thì`."""
    if told and not bound:
        return []
    opens = words("opening").match(page, at, stop) is not None
    if not bound and not opens and (rules or page.text.find(":", at, stop) < 0):
        return []
    if page.folded.startswith("viec ", at):
        return []  # what is said of a matter
    limited = words("opening", "limit").match(page, at, stop) is not None
    turns = _TURN if page.text.find("thì", at, stop) >= 0 else _TURN_AT_MARK
    listed_to = _condition_end(page, at, stop)
    for turn in turns.finditer(page.text, at, stop):
        topic = opens or (":" in turn[0] and not rules)
        strong = told or not topic
        names = units_at(page, turn.end(), stop) if turn.start() >= listed_to and (bound or not strong) else []
        if names and (found := read_duty(page, behind(page, names, stop), stop, weak=topic and (limited or not rules), strong=strong or _bare(page, names))):
            return [Charge(tuple(names), found.role, past_spaces(page, behind(page, names, stop)), found.cue, "subject", stop)]
        nouns = names or (bound_noun(page, turn.end(), stop) if turn.start() >= listed_to else [])
        if charges := _stretched(page, nouns, stop, bound=bound, first=False):
            return charges
    return []


def _stretched(page: Page, names: list[Name], stop: int, *, bound: bool, first: bool) -> list[Charge]:
    """Return the charge of units that many words describe before their word of duty, which takes those into the name of the last."""
    reached = stretched_to(page, names[-1], stop, first=first) if bound and names else None
    if reached is None:
        return []
    end, duty = reached
    found = read_duty(page, duty, stop, weak=False, strong=True)
    last = replace(names[-1], end=end, after=end)
    return [Charge((*names[:-1], last), found.role, duty, found.cue, "subject", stop)] if found else []


def _turned(page: Page, at: int, stop: int) -> Iterator[Charge]:
    """Yield the charges of those to whom a clause turns behind its beginning, with a word of duty of their own: `..., cơ quan thuế có trách nhiệm ...`."""
    while duty := words("modal", "own").search(page, at, stop):
        begins = [mark.end() for mark in _TURN.finditer(page.text, max(at, duty[0] - _FARTHEST_TURN), duty[0]) if ":" not in mark[0]]
        at = duty[1]
        lists = [(begin, names) for begin in begins if (names := units_at(page, begin, stop)) and past_spaces(page, behind(page, names, stop)) == duty[0]]
        if lists and not _listed_before(page, lists[0][0], stop):
            yield Charge(tuple(lists[0][1]), "assigned", duty[0], page.text[slice(*duty)], "subject", stop)


def _listed_before(page: Page, begin: int, stop: int) -> bool:
    """Whether units that begin here are the end of a list, of which a clause tells something else: `thu phí của các chủ rừng, chủ đập có trách nhiệm ...`."""
    window = max(0, begin - _BACK * 2)
    places = (mark.end() for mark in _SPACE.finditer(page.text, window, begin - 1))
    lists = (names for place in places if (names := units_at(page, place, stop)) and names[-1].end > begin)
    return any(len(said := [page.folded[name.start : name.end] for name in names]) == len(set(said)) for names in lists)  # none names one twice


def _condition_end(page: Page, at: int, stop: int) -> int:
    """Return where the units end that a condition names first: `Trường hợp cơ quan, đơn vị thiếu vốn ...`."""
    opened = words("opening", "condition").match(page, at, stop)
    names = units_at(page, past_spaces(page, opened), stop) if opened else []
    return names[-1].end if names else at


def _bearing(page: Page, names: list[Name], stop: int, *, rules: bool, told: bool) -> list[Charge]:
    """Return the charge of a clause's subject, and of those with whom it does the work: `A cùng với B rà soát`."""
    after = behind(page, names, stop)
    beside = words("with").match(page, past_spaces(page, after), stop)
    others = units_at(page, past_spaces(page, beside), stop) if beside else []
    found = read_duty(page, behind(page, others, stop) if others else after, stop, weak=not rules, strong=told or _vague(page, names, rules=rules))
    if not found or (found.role in {"lead", "coordinating"} and not _SAID.search(page.text, found.start, stop)) or _asks_who(page, names, after, stop):
        return []  # a head of a table, a label: `Cơ quan chủ trì`
    if (rules or found.role == "lead") and _is_entrusted(page, names[-1], found.start, after):
        return []
    made = [Charge(tuple(names), found.role, past_spaces(page, after), found.cue, "subject", stop)]
    return [*made, Charge(tuple(others), "coordinating", found.start, page.text[after : others[0].start].strip(), "joint", stop)] if others else made


def _vague(page: Page, names: list[Name], *, rules: bool) -> bool:
    """Whether a plain verb behind some names may say which body is meant: behind an agency's bare noun, in rules behind any common noun."""
    return (rules and names[-1].kind == "class") or _bare(page, names)


def _is_entrusted(page: Page, name: Name, duty: int, after: int) -> bool:
    """Whether a verb right behind a name tells what its units were given: `đơn vị được giao quản lý đất quyết định ...`."""
    if name.kind == "body" or not page.text[name.start : name.end].endswith(_WAS_GIVEN) or page.text[after : after + 1] != " ":
        return False
    return duty == after + 1 and words("modal").match(page, duty) is None


def _asks_who(page: Page, names: list[Name], after: int, stop: int) -> bool:
    """`Đơn vị chịu trách nhiệm tổng hợp`: a label, behind which the unit stands."""
    one = len(names) == 1 and names[0].kind == "class" and words("agency").match(page, names[0].start) == names[0].end
    duty = words("modal", "naming").match(page, past_spaces(page, after), stop) if one else None
    return duty is not None and words("verb").match(page, past_spaces(page, duty), stop) is not None


def _bare(page: Page, names: list[Name]) -> bool:
    """Whether the last of some names is one agency's bare noun, or the title of who heads it."""
    return names[-1].kind in {"class", "office"} and bare_agency(page, names[-1].end)


def _partners(page: Page, at: int, stop: int) -> Iterator[Charge]:
    """Yield the units after `phối hợp với`, wherever it stands, and after `chủ trì cùng`."""
    place = at
    while found := words("joint").search(page, place, stop):
        place = found[1]
        if _narrated(page, at, found[0]) or _of_a_purpose(page, at, found[0]):
            continue
        names = units_at(page, past_partner_words(page, found[1], stop), stop)
        if names:
            yield Charge(tuple(names), "coordinating", past_spaces(page, names[-1].after), page.text[found[0] : names[0].start].strip(), "joint", stop)
    for lead in _found(page, "lead", at, stop):
        beside = words("with").match(page, past_spaces(page, lead[1]), stop)
        names = units_at(page, past_spaces(page, beside), stop) if beside else []
        if names:
            yield Charge(tuple(names), "coordinating", past_spaces(page, names[-1].after), page.text[lead[0] : names[0].start].strip(), "joint", stop)


def _found(page: Page, name: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    while found := words(name).search(page, at, stop):
        yield found
        at = found[1]


_TOPICS = ("ve de nghi ", "ve kien nghi ", "ve viec de nghi ", "doi voi de nghi ", "doi voi kien nghi ")
_GIVERS = ("giver.assigned", "giver.directed", "giver.requested")
_BINDING = ("modal", "lead", "joint")  # words of duty


def _given(page: Page, at: int, stop: int, *, rules: bool) -> Iterator[Charge]:
    """Yield the units behind a verb that gives work."""
    if page.folded.startswith(_TOPICS, at):
        return  # what somebody asks for is the topic, and no work
    place = at
    while found := united(*_GIVERS).search(page, place, stop):
        place = found[1]
        part = next(part for part in ("assigned", "directed", "requested") if words("giver", part).match(page, found[0]) == found[1])
        if part == "directed":
            found = found[0], _past_beside(page, found[1], stop)
        names = _given_units(page, past_spaces(page, found[1]), stop)
        if not names or page.text.startswith(",", found[1]):
            continue
        place = max(place, names[-1].end)
        if _denied(page, at, found[0], part, rules=rules):
            yield Charge(tuple(names), "", names[-1].after, "", "denied", stop)  # they begin no clause of their own either
        elif charge := _complement(page, found, part, names, stop):
            yield charge


def _given_units(page: Page, at: int, stop: int) -> list[Name]:
    """Return the units behind a giving verb, with their number where they are counted: `chỉ đạo 02 bệnh viện ...`."""
    several = _SEVERAL.match(page.text, at, stop)
    names = units_at(page, several.end() if several else at, stop)
    return [replace(names[0], start=at), *names[1:]] if several and names else names


def _past_beside(page: Page, at: int, stop: int) -> int:
    """Return where the verbs end that stand beside one that directs: `chỉ đạo, hướng dẫn và đôn đốc`."""
    while (joint := _BESIDE.match(page.text, at, stop)) and (end := words("giver", "beside").match(page, joint.end(), stop)):
        at = end
    return at


def _denied(page: Page, at: int, verb: int, part: str, *, rules: bool) -> bool:
    """Whether what stands before a giving verb denies that it gives work here."""
    capital = page.text[verb].isupper()
    if (
        _narrated(page, at, verb)
        or _ENTRUSTED.search(page.text, max(at, verb - _BACK), verb)
        or (part != "requested" and not capital and _of_a_purpose(page, at, verb))
    ):
        return True
    before = _LAST_WORDS.search(page.text, max(at, verb - _BACK), verb)
    if part == "directed" and _BY_POWER.search(page.text, max(at, verb - 2 * _BACK), verb):
        return False
    if f" {before[0].strip().lower() if before else ''}".endswith(_not_after()):
        return not capital
    return part == "requested" and rules and verb > at + 3 and not capital and not _conditioned(page, at, verb)


def _conditioned(page: Page, at: int, verb: int) -> bool:
    """`Trong quá trình thực hiện, nếu có vướng mắc, đề nghị ...`: the request stands behind its condition."""
    return mark_before(page, verb) == "," and words("opening").match(page, at, verb) is not None


@cache
def _not_after() -> tuple[str, ...]:
    return tuple(f" {word}" for word in listed("giver", "not_after"))


def _narrated(page: Page, at: int, verb: int) -> bool:
    return _NARRATED.search(page.text, max(at, verb - 80), verb) is not None


def _of_a_purpose(page: Page, at: int, verb: int) -> bool:
    """Whether a verb is told for a purpose, or as somebody's power: `để ...`, `có quyền ...`, up to three words before it."""
    begin = max(at, verb - _BACK)
    found = words("giver", "purpose").search(page, begin, verb)
    while found:
        between = page.text[found[1] : verb]
        if len(between.split()) <= 3 and not any(mark in between for mark in ",;.:"):
            return True
        found = words("giver", "purpose").search(page, found[1], verb)
    return False


def _complement(page: Page, verb: tuple[int, int], part: str, names: list[Name], stop: int) -> Charge | None:
    """Return what a giving verb gives its units: the role that the complement tells; None where there must be a verb and is none."""
    after = behind(page, names, stop)
    duty = read_duty(page, after, stop, weak=True)
    if part == "directed" and duty is None and page.folded.startswith("de ", past_spaces(page, after)):
        duty = read_duty(page, past_spaces(page, after) + 3, stop, weak=True)  # `chỉ đạo đối với X để triển khai`
    if part == "directed" and not page.text.startswith(":", after) and (duty is None or (page.text.startswith(",", after) and _urges(page, verb))):
        return None
    if part == "assigned" and duty is None and not page.text[verb[0]].isupper() and _owned(page, after):
        return None
    if part == "requested" and duty is None and page.text.startswith("kiến nghị", verb[0]) and _is_object(page, past_spaces(page, after), stop):
        return None  # `kiến nghị Chính phủ các biện pháp`: what is told them, and nothing for them to do
    if part == "assigned" and _GIVEN_AWAY.match(page.folded, after):
        return None  # `giao chủ đầu tư cho nhà đầu tư`: they are what is given
    led = duty is not None and duty.role == "lead" and not _bare(page, names)  # `Cơ quan chủ trì soạn thảo` is so named
    told = duty and not (part == "directed" and duty.role == "coordinating" and page.text.startswith(",", after))  # who directs, cooperates
    role = "requested" if part == "requested" and not led else duty.role if duty and told else "assigned"
    return Charge(tuple(names), role, past_spaces(page, after), page.text[slice(*verb)], "given", stop)


def _is_object(page: Page, at: int, stop: int) -> bool:
    """Whether some words follow that tell a matter, and begin with none that ends a name (`áp dụng ...`)."""
    return words("stop").match(page, at, stop) is None and _SAID.match(page.text, at, stop) is not None


def _urges(page: Page, verb: tuple[int, int]) -> bool:
    """Whether a giving verb is `đôn đốc`: behind it and a comma who urges does more, and not the units."""
    return page.folded.startswith("don doc", verb[0])


def _owned(page: Page, at: int) -> bool:
    """`yêu cầu của Bộ A`, `giao tại Nghị quyết`: said of the words before, no work."""
    word = _FIRST_WORD.match(page.folded, at)
    return bool(word and word[0].strip() in {"cua", "ban", "tai", "ve"})
