"""What a subject has to do: the words of duty behind it.

In: a page and the place behind a subject. Out: a `Duty`: the role, and where the words begin that say what to do; None where no duty begins. One grammar:

    duty := (adverbial | adverb)* [modal] (adverb)* (lead | joint | verb) ...

The words are classes of registry/words.toml.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.unitlists import behind, units_at

_ROOM = 140  # characters that an adverbial may fill
_SPACES = frozenset(" \n,:\t\x1c\x1d\x1e\x1f")
_ADVERBIAL_END = rx(
    r",\s?|\s(?=(?:có|chịu)\strách\snhiệm|chủ\strì|phối\shợp|khẩn\strương|phải\s|tổ\schức\s|triển\skhai|thi\shành|nghiên\scứu|chỉ\sđạo|chủ\sđộng|xây\sdựng|rà\ssoát)|(?<=được\sgiao)\s|(?<=được\sphân\scông)\s"
)
_PASSIVE = rx(r"\s(?:\w+\s)?(?:được|bị)\s|\s(?:\w+\s){0,2}là\s")
_IF_SO = rx(r"(?:,?\s(?!nếu\s|khi\s|trường\s)[^\s,;.:]+){0,12}\sthì\s")  # `cơ quan thuế phát hiện thì ...`: a condition
_TO_KNOW = rx(r"(?:\s[\w,]+){0,9}?\s(?:để|dé|cho|đến|tới)\s(?:[\w,]+\s){1,40}?(?:biết|được\sbiết)|[\s./]*(?:\n|$)")
_ABLE = ("co tham quyen", "co quyen")
_ALSO = rx(r"(?:vẫn|còn|cũng|đều)\s")
_LISTED = rx(r"\s?,\s(?:và\s)?|\svà\s|\s")
_MORE = rx(r"\s?,\s")
_DONE = rx(r"\s(?:đã|có\sthể|có\squyền)\s|\s(?:không|chưa)\s$|\sđược\s(?!(?:[^\s,]+\s){0,4}(?:giao|phân\scông|phân\scấp))")


@dataclass(frozen=True, slots=True)
class Duty:
    """What follows a subject: the role, and where the words begin that say what to do."""

    role: str
    start: int
    cue: str


def read_duty(page: Page, at: int, stop: int, *, weak: bool, strong: bool = False) -> Duty | None:
    """Return the duty that begins at `at`, behind adverbials and adverbs, or None where none does.

    With `weak` a verb that may tell a power counts; with `strong` only a word of duty, `chủ trì` or `phối hợp` does.
    """
    at = past_adverbials(page, at, stop)
    begin = at = _past_also(page, at)
    modal = words("modal").match(page, at, stop)
    if modal:
        if words("modal", "not_before").match(page, past_spaces(page, modal), stop):
            return None
        at = past_spaces(page, modal)
    verb_at = _past_adverbs(page, at, stop)
    end = words("lead").match(page, verb_at, stop)
    if end and not (strong and not modal and not words("joint").match(page, past_spaces(page, end), stop)):
        return Duty("lead", verb_at, page.text[begin:end])
    if end := words("joint").match(page, verb_at, stop):
        return Duty(_jointly(page, end, stop), verb_at, page.text[begin:end])
    if modal:
        return Duty("assigned", at, page.text[begin:modal])
    return None if strong else _worked(page, begin, verb_at, stop, weak=weak)


def _past_also(page: Page, at: int) -> int:
    """Return the place of a word of duty behind `vẫn`, `còn`, `cũng`, `đều`."""
    also = _ALSO.match(page.text, at)
    return also.end() if also and words("modal", "strong").match(page, also.end()) else at


def _worked(page: Page, begin: int, verb_at: int, stop: int, *, weak: bool) -> Duty | None:
    """Return the duty that a plain verb tells, behind its adverbs; who orders (`yêu cầu`) has none by it."""
    if united("giver.assigned", "giver.requested").match(page, verb_at, stop):
        return None
    end = words("verb").match(page, verb_at, stop)
    if end and ((words("verb", "compound").match(page, verb_at, stop) or 0) > end or _holds_office(page, verb_at, end)):
        return None
    if end and (_IF_SO.match(page.text, end, stop) or _PASSIVE.match(page.text, end) or _titled(page, verb_at) or _replies(page, begin, verb_at)):
        return None
    if end and (weak or not _power(page, verb_at, end)):
        lead = words("lead").match(page, past_spaces(page, end), stop)
        return Duty("lead" if lead else "assigned", begin, page.text[begin:end])
    adverb = verb_at > begin and words("verb").match(page, begin, stop)  # `tập trung`, `tăng cường`: adverbs that are verbs too
    if adverb and not page.folded.startswith(_ABLE, verb_at):
        return Duty("assigned", begin, page.text[begin:verb_at].strip(" ,"))
    return None


def _holds_office(page: Page, at: int, end: int) -> bool:
    """`làm Trưởng ban`: who is made what."""
    return page.folded[at:end] == "lam" and words("office").match(page, past_spaces(page, end)) is not None


def _replies(page: Page, *places: int) -> bool:
    """`thông báo để các Bộ biết`: what is told so that others know it."""
    ends = (words("modal", "reply").match(page, place) for place in places)
    return any(end is not None and _TO_KNOW.match(page.text, end) for end in ends)


def _titled(page: Page, at: int) -> bool:
    """Whether a verb has a capital letter without a colon or a new line before it: it is part of a name."""
    return page.text[at : at + 1].isupper() and mark_before(page, at) == ","


def mark_before(page: Page, at: int) -> str:
    """Return the character before a place, white space left out."""
    while at > 0 and page.text[at - 1].isspace():
        at -= 1
    return page.text[max(at - 1, 0) : at]


def _power(page: Page, at: int, end: int) -> bool:
    return words("verb", "power").match(page, at) == end


def past_spaces(page: Page, at: int) -> int:
    while page.text[at : at + 1] in _SPACES:
        at += 1
    return at


def _past_adverbs(page: Page, at: int, stop: int) -> int:
    """Return where the adverbs before a verb end, commas between them included."""
    while at < stop and (end := words("adverb").match(page, at, stop)):
        following = past_spaces(page, end)
        if page.folded.startswith("va ", following):
            following += 3
        at = following
    return at


def past_adverbials(page: Page, at: int, stop: int) -> int:
    """Return where the adverbials end: `, theo chức năng, nhiệm vụ được giao, `."""
    at = past_spaces(page, at)
    for _ in range(3):
        opened = words("opening", "adverbial").match(page, at, stop)
        if not opened:
            break
        end = _past_competence(page, opened, stop) or _adverbial_end(page, at, opened, stop)
        if end is None or _DONE.search(page.text, at - 1, end):
            break
        at = end
    return at


def _adverbial_end(page: Page, at: int, opened: int, stop: int) -> int | None:
    """Return the first place behind the word that opens an adverbial where it may end and a duty begins."""
    places = (m.end() for m in _ADVERBIAL_END.finditer(page.text, opened + 1, min(stop, at + _ROOM)))
    ends = [end for end in places if _duty_begins(page, end, stop)]
    return next((end for end in ends if not _owned(page, end)), ends[0] if ends else None)


def _owned(page: Page, at: int) -> bool:
    """`chỉ đạo của UBND tỉnh`, `hướng dẫn tại Công văn`: what is worked by, and no work."""
    verb = words("verb").match(page, at)
    return verb is not None and page.text.startswith((" của ", " tại "), verb)


def _past_competence(page: Page, at: int, stop: int) -> int | None:
    """Return where a duty begins behind what somebody is competent for: `chức năng, nhiệm vụ, quyền hạn của mình bảo đảm ...`."""
    end = words("opening", "competence").match(page, past_spaces(page, at), stop)
    while end and (joint := _LISTED.match(page.text, end, stop)) and (further := words("opening", "competence").match(page, joint.end(), stop)):
        end = further
    if end is None:
        return None
    duty = past_spaces(page, words("opening", "whose").match(page, past_spaces(page, end), stop) or end)
    power = words("verb", "power").match(page, duty, stop)
    return duty if power is None and _duty_begins(page, duty, stop) else None


def _duty_begins(page: Page, at: int, stop: int) -> bool:
    return united("modal", "lead", "joint", "adverb", "verb").match(page, at, stop) is not None


def _jointly(page: Page, at: int, stop: int) -> str:
    """Return the role of a subject that does something with others: its own task makes it assigned, help alone coordinating."""
    names = units_at(page, past_partner_words(page, at, stop), stop)
    if not names:
        more = _MORE.match(page.text, at)
        return "assigned" if more and words("verb").match(page, more.end(), stop) else "coordinating"
    end = behind(page, names, stop)
    after = _past_adverbs(page, past_spaces(page, end), stop)
    own = page.text.startswith(":", end) or words("verb").match(page, after, stop) or after > past_spaces(page, end)
    return "assigned" if own else "coordinating"


def past_partner_words(page: Page, at: int, stop: int) -> int:
    """Return where the partners are named behind `phối hợp`: past `chặt chẽ`, `với`."""
    at = past_spaces(page, at)
    while end := words("joint", "manner").match(page, at, stop):
        at = past_spaces(page, end)
    partner = words("joint", "partner").match(page, at, stop)
    return past_spaces(page, partner) if partner else at
