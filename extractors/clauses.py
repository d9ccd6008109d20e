"""One clause: who is given what to do in it.

In: a page and a clause's span. Out: `Charge`s: a list of units, the role that the clause gives them, and where the words begin that
say what to do. One grammar:

    clause    := opening* SUBJECT duty | ... GIVER units complement | ... JOINT (với) units
    duty      := (adverbial | adverb)* [modal] (adverb)* (lead | joint | verb) ...

What is narrated (`đã giao`), asked of a power (`có quyền`), or said for a purpose (`để Hội đồng thẩm định`) charges nobody. The words are
classes of registry/words.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.agencies import bare_agency
from extractors.letters import rx
from extractors.lexicon import Page, listed, united, words
from extractors.unitlists import behind, units_at
from extractors.unitnames import Name, unit_at

_ROOM = 140  # characters that an adverbial may fill
_BACK = 40  # characters before a verb that are looked at for what denies it
_MARKS = frozenset(' \n\t\x1c\x1d\x1e\x1f"“([*+•–-')
_SPACES = frozenset(" \n,:\t\x1c\x1d\x1e\x1f")
_TURN = rx(r"[,:]\s(?:thì\s)?(?:\([ivx\d]{0,3}\)\s)?|\sthì\s")
_TURN_AT_MARK = rx(r"[,:]\s(?:\([ivx\d]{0,3}\)\s)?")  # without `thì`, which is quick to find
_ADVERBIAL_END = rx(
    r",\s?|\s(?=(?:có|chịu)\strách\snhiệm|chủ\strì|phối\shợp|khẩn\strương|phải\s|tổ\schức\s|triển\skhai|thi\shành|nghiên\scứu|chỉ\sđạo|chủ\sđộng|xây\sdựng|rà\ssoát)|(?<=được\sgiao)\s|(?<=được\sphân\scông)\s"
)
_ENTRUSTED = rx(r"(?<!\w)(?:được|bị|do)\s(?:[^\s,;.:]+\s){1,6}$")
_NARRATED = rx(r"(?<!\w)(?:đã|vừa|từng)\s(?:[^\s,;.]+\s){0,6}$")
_PASSIVE = rx(r"\s(?:\w+\s)?(?:được|bị)\s|\s(?:\w+\s){0,2}là\s")
_IF_SO = rx(r"(?:,?\s(?!nếu\s|khi\s|trường\s)[^\s,;.:]+){0,12}\sthì\s")  # `cơ quan thuế phát hiện thì ...`: a condition
_TO_KNOW = rx(r"(?:\s[\w,]+){0,9}?\s(?:để|dé|cho|đến|tới)\s(?:[\w,]+\s){1,40}?(?:biết|được\sbiết)|[\s./]*(?:\n|$)")
_MORE = rx(r"\s?,\s")
_SAID = rx(r"\w+\W+\w+\W+\w+")
_DONE = rx(r"\s(?:đã|có\sthể|có\squyền)\s|\s(?:không|chưa)\s$|\sđược\s(?!giao|phân\scông|phân\scấp)")
_LAST_WORDS = rx(r"(?:[^\s,;.:]+\s){1,4}$")
_BEGIN = rx(r"(?:[,:;]|(?<=\s)(?:giao|thị|cầu|nghị|với|đạo|và|hợp))\s")
_FARTHEST = 1000  # characters before a semicolon
_BEGINS = 6  # places before a semicolon where its last unit may begin
_GIVEN_AWAY = rx(r"\scho\s(?!phep|y\skien|vay|thue)")
_FIRST_WORD = rx(r"\s?\w+")


@dataclass(frozen=True, slots=True)
class Duty:
    """What follows a subject: the role, and where the words begin that say what to do."""

    role: str
    start: int
    cue: str


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
    at = start
    while at < stop and page.text[at] in _MARKS:
        at += 1
    subject = _subject(page, at, stop, rules=rules, told=told)
    if not united(*_GIVERS, "joint", "lead").stands(page, at, stop):
        return _distinct(subject)
    return [charge for charge in _distinct([*_given(page, at, stop, rules=rules), *subject, *_partners(page, at, stop)]) if charge.role]


def reach(page: Page, start: int, sentence_end: int) -> int:
    """Return where a clause ends: at the first semicolon that does not part two units of one list."""
    place = start
    while (semicolon := page.text.find(";", place, sentence_end)) >= 0:
        if not _parts_units(page, start, semicolon, sentence_end):
            return semicolon
        place = semicolon + 1
        start = max(start, _spaced(page, place))  # the list so far ends there, and goes on
    return sentence_end


def _parts_units(page: Page, start: int, semicolon: int, sentence_end: int) -> bool:
    """Whether a unit's name ends at a semicolon and another begins behind it."""
    if not unit_at(page, _spaced(page, semicolon + 1), min(sentence_end, semicolon + 200)):
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
            kept.append(replace(charge, names=names))
    return kept


def _subject(page: Page, at: int, stop: int, *, rules: bool, told: bool) -> list[Charge]:
    """Return the charge of the units at the head of a clause, or behind its opening."""
    names = units_at(page, at, stop)
    if names:
        return _bearing(page, names, stop, rules=rules, told=told)
    if page.folded.startswith("doi voi ", at) and (names := units_at(page, at + 8, stop)):
        found = read_duty(page, behind(page, names, stop), stop, weak=False, strong=True)  # `Đối với các chủ đầu tư cần ...`
        if found and words("modal").match(page, _spaced(page, behind(page, names, stop)), stop):
            return [Charge(tuple(names), found.role, _spaced(page, behind(page, names, stop)), found.cue, "subject", stop)]
    if page.folded.startswith("viec ", at):
        return []  # what is said of a matter
    turns = _TURN if page.text.find("thì", at, stop) >= 0 else _TURN_AT_MARK
    listed_to = _condition_end(page, at, stop)
    for turn in turns.finditer(page.text, at, stop):
        names = units_at(page, turn.end(), stop)
        if not names or turn.start() < listed_to:
            continue
        limited = words("opening", "limit").match(page, at, stop) is not None
        topic = (":" in turn[0] and not rules) or words("opening").match(page, at, stop) is not None
        if found := read_duty(page, behind(page, names, stop), stop, weak=topic and (limited or not rules), strong=told or not topic or _bare(page, names)):
            return [Charge(tuple(names), found.role, _spaced(page, behind(page, names, stop)), found.cue, "subject", stop)]
    return []


def _condition_end(page: Page, at: int, stop: int) -> int:
    """Return where the units end that a condition names first: `Trường hợp cơ quan, đơn vị thiếu vốn ...`."""
    opened = words("opening", "condition").match(page, at, stop)
    names = units_at(page, _spaced(page, opened), stop) if opened else []
    return names[-1].end if names else at


def _bearing(page: Page, names: list[Name], stop: int, *, rules: bool, told: bool) -> list[Charge]:
    """Return the charge of a clause's subject, and of those with whom it does the work: `A cùng với B rà soát`."""
    after = behind(page, names, stop)
    beside = words("with").match(page, _spaced(page, after), stop)
    others = units_at(page, _spaced(page, beside), stop) if beside else []
    found = read_duty(page, behind(page, others, stop) if others else after, stop, weak=not rules, strong=told or _vague(page, names, rules=rules))
    if not found or (found.role in {"lead", "coordinating"} and not _SAID.search(page.text, found.start, stop)) or _asks_who(page, names, after, stop):
        return []  # a head of a table, a label: `Cơ quan chủ trì`
    made = [Charge(tuple(names), found.role, _spaced(page, after), found.cue, "subject", stop)]
    return [*made, Charge(tuple(others), "coordinating", found.start, page.text[after : others[0].start].strip(), "joint", stop)] if others else made


def _vague(page: Page, names: list[Name], *, rules: bool) -> bool:
    """Whether a plain verb behind some names may say which body is meant: behind an agency's bare noun, in rules behind any common noun."""
    return (rules and names[-1].kind == "class") or _bare(page, names)


def _asks_who(page: Page, names: list[Name], after: int, stop: int) -> bool:
    """`Đơn vị chịu trách nhiệm tổng hợp`: a label, behind which the unit stands."""
    one = len(names) == 1 and names[0].kind == "class" and words("agency").match(page, names[0].start) == names[0].end
    duty = words("modal", "naming").match(page, _spaced(page, after), stop) if one else None
    return duty is not None and words("verb").match(page, _spaced(page, duty), stop) is not None


def _bare(page: Page, names: list[Name]) -> bool:
    """Whether the last of some names is one agency's bare noun, or the title of who heads it."""
    return names[-1].kind in {"class", "office"} and bare_agency(page, names[-1].end)


def read_duty(page: Page, at: int, stop: int, *, weak: bool, strong: bool = False) -> Duty | None:
    """Return the duty that begins at `at`, behind adverbials and adverbs, or None where none does.

    With `weak` a verb that may tell a power counts; with `strong` only a word of duty, `chủ trì` or `phối hợp` does.
    """
    at = past_adverbials(page, at, stop)
    begin = at
    modal = words("modal").match(page, at, stop)
    if modal:
        if words("modal", "not_before").match(page, _spaced(page, modal), stop):
            return None
        at = _spaced(page, modal)
    verb_at = _past_adverbs(page, at, stop)
    end = words("lead").match(page, verb_at, stop)
    if end and not (strong and not modal and not words("joint").match(page, _spaced(page, end), stop)):
        return Duty("lead", verb_at, page.text[begin:end])
    if end := words("joint").match(page, verb_at, stop):
        return Duty(_jointly(page, end, stop), verb_at, page.text[begin:end])
    if modal:
        return Duty("assigned", at, page.text[begin:modal])
    return None if strong else _worked(page, begin, verb_at, stop, weak=weak)


def _worked(page: Page, begin: int, verb_at: int, stop: int, *, weak: bool) -> Duty | None:
    """Return the duty that a plain verb tells, behind its adverbs; who orders (`yêu cầu`) has none by it."""
    if united("giver.assigned", "giver.requested").match(page, verb_at, stop):
        return None
    end = words("verb").match(page, verb_at, stop)
    if end and (words("verb", "compound").match(page, verb_at, stop) or 0) > end:
        return None
    if end and (_IF_SO.match(page.text, end, stop) or _PASSIVE.match(page.text, end) or _titled(page, verb_at) or _replies(page, begin, verb_at)):
        return None
    if end and (weak or not _power(page, verb_at, end)):
        lead = words("lead").match(page, _spaced(page, end), stop)
        return Duty("lead" if lead else "assigned", begin, page.text[begin:end])
    if verb_at > begin and words("verb").match(page, begin, stop):  # `tập trung`, `tăng cường`: adverbs that are verbs too
        return Duty("assigned", begin, page.text[begin:verb_at].strip(" ,"))
    return None


def _replies(page: Page, *places: int) -> bool:
    """`thông báo để các Bộ biết`: what is told so that others know it."""
    ends = (words("modal", "reply").match(page, place) for place in places)
    return any(end is not None and _TO_KNOW.match(page.text, end) for end in ends)


def _titled(page: Page, at: int) -> bool:
    """Whether a verb has a capital letter without a colon or a new line before it: it is part of a name."""
    return page.text[at : at + 1].isupper() and _before(page, at) == ","


def _before(page: Page, at: int) -> str:
    """Return the character before a place, white space left out."""
    while at > 0 and page.text[at - 1].isspace():
        at -= 1
    return page.text[max(at - 1, 0) : at]


def _power(page: Page, at: int, end: int) -> bool:
    return words("verb", "power").match(page, at) == end


def _spaced(page: Page, at: int) -> int:
    while page.text[at : at + 1] in _SPACES:
        at += 1
    return at


def _past_adverbs(page: Page, at: int, stop: int) -> int:
    """Return where the adverbs before a verb end, commas between them included."""
    while at < stop and (end := words("adverb").match(page, at, stop)):
        following = _spaced(page, end)
        if page.folded.startswith("va ", following):
            following += 3
        at = following
    return at


def past_adverbials(page: Page, at: int, stop: int) -> int:
    """Return where the adverbials end: `, theo chức năng, nhiệm vụ được giao, `."""
    at = _spaced(page, at)
    for _ in range(3):
        opened = words("opening", "adverbial").match(page, at, stop)
        if not opened:
            break
        limit = min(stop, at + _ROOM)
        ends = (m.end() for m in _ADVERBIAL_END.finditer(page.text, opened + 1, limit))
        end = next((end for end in ends if _duty_begins(page, end, stop)), None)
        if end is None or _DONE.search(page.text, at - 1, end):
            break
        at = end
    return at


def _duty_begins(page: Page, at: int, stop: int) -> bool:
    return united("modal", "lead", "joint", "adverb", "verb").match(page, at, stop) is not None


def _jointly(page: Page, at: int, stop: int) -> str:
    """Return the role of a subject that does something with others: its own task makes it assigned, help alone coordinating."""
    names = units_at(page, _past_partner_words(page, at, stop), stop)
    if not names:
        more = _MORE.match(page.text, at)
        return "assigned" if more and words("verb").match(page, more.end(), stop) else "coordinating"
    after = _past_adverbs(page, _spaced(page, behind(page, names, stop)), stop)
    return "assigned" if words("verb").match(page, after, stop) or after > _spaced(page, behind(page, names, stop)) else "coordinating"


def _past_partner_words(page: Page, at: int, stop: int) -> int:
    """Return where the partners are named behind `phối hợp`: past `chặt chẽ`, `với`."""
    at = _spaced(page, at)
    while end := words("joint", "manner").match(page, at, stop):
        at = _spaced(page, end)
    partner = words("joint", "partner").match(page, at, stop)
    return _spaced(page, partner) if partner else at


def _partners(page: Page, at: int, stop: int) -> Iterator[Charge]:
    """Yield the units after `phối hợp với`, wherever it stands, and after `chủ trì cùng`."""
    place = at
    while found := words("joint").search(page, place, stop):
        place = found[1]
        if _narrated(page, at, found[0]) or _of_a_purpose(page, at, found[0]):
            continue
        names = units_at(page, _past_partner_words(page, found[1], stop), stop)
        if names:
            yield Charge(tuple(names), "coordinating", _spaced(page, names[-1].after), page.text[found[0] : names[0].start].strip(), "joint", stop)
    for lead in _found(page, "lead", at, stop):
        beside = words("with").match(page, _spaced(page, lead[1]), stop)
        names = units_at(page, _spaced(page, beside), stop) if beside else []
        if names:
            yield Charge(tuple(names), "coordinating", _spaced(page, names[-1].after), page.text[lead[0] : names[0].start].strip(), "joint", stop)


def _found(page: Page, name: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    while found := words(name).search(page, at, stop):
        yield found
        at = found[1]


_TOPICS = ("ve de nghi ", "ve kien nghi ", "ve viec de nghi ", "doi voi de nghi ", "doi voi kien nghi ")
_GIVERS = ("giver.assigned", "giver.directed", "giver.requested")


def _given(page: Page, at: int, stop: int, *, rules: bool) -> Iterator[Charge]:
    """Yield the units behind a verb that gives work."""
    if page.folded.startswith(_TOPICS, at):
        return  # what somebody asks for is the topic, and no work
    place = at
    while found := united(*_GIVERS).search(page, place, stop):
        place = found[1]
        part = next(part for part in ("assigned", "directed", "requested") if words("giver", part).match(page, found[0]) == found[1])
        names = units_at(page, _spaced(page, found[1]), stop)
        if not names or page.text.startswith(",", found[1]):
            continue
        place = max(place, names[-1].end)
        if _denied(page, at, found[0], part, rules=rules):
            yield Charge(tuple(names), "", names[-1].after, "", "denied", stop)  # they begin no clause of their own either
        elif charge := _complement(page, found, part, names, stop):
            yield charge


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
    last = before[0].strip().lower() if before else ""
    if any(last == word or last.endswith(f" {word}") for word in listed("giver", "not_after")):
        return not capital
    return part == "requested" and rules and verb > at + 3 and not capital and not _conditioned(page, at, verb)


def _conditioned(page: Page, at: int, verb: int) -> bool:
    """`Trong quá trình thực hiện, nếu có vướng mắc, đề nghị ...`: the request stands behind its condition."""
    return _before(page, verb) == "," and words("opening").match(page, at, verb) is not None


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
    if part == "directed" and duty is None and page.folded.startswith("de ", _spaced(page, after)):
        duty = read_duty(page, _spaced(page, after) + 3, stop, weak=True)  # `chỉ đạo đối với X để triển khai`
    if part == "directed" and duty is None and not page.text.startswith(":", after):
        return None
    if part == "assigned" and duty is None and not page.text[verb[0]].isupper() and _owned(page, after):
        return None
    if part == "assigned" and _GIVEN_AWAY.match(page.folded, after):
        return None  # `giao chủ đầu tư cho nhà đầu tư`: they are what is given
    role = "requested" if part == "requested" else duty.role if duty else "assigned"
    return Charge(tuple(names), role, _spaced(page, after), page.text[slice(*verb)], "given", stop)


def _owned(page: Page, at: int) -> bool:
    """`yêu cầu của Bộ A`, `giao tại Nghị quyết`: said of the words before, no work."""
    word = _FIRST_WORD.match(page.folded, at)
    return bool(word and word[0].strip() in {"cua", "ban", "tai", "ve"})
