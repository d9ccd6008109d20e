"""What stands right before a place, and what describes units behind their common noun.

In: a page and a place. Out: whether the words that end there are of a class. Names of units ask it, and so do clauses: a verb right behind `cơ quan` says
which agency is meant, behind `các cơ quan` it says what they do.
"""

from __future__ import annotations

from functools import cache

from extractors.letters import rx, without_marks
from extractors.lexicon import Page, Words, listed, united, words

TOKEN = rx(r"\s?[\w&/%“”\"'’.-]*[\w&”\"]")
_RELATIVE_WORDS = 25  # between a class of units and the duty of those that are so described
_LANDS = ("dia phuong", "trung uong")  # kinds of places end so, too
_THING_WORDS = 3  # of a thing that stands beside another
_LONGEST_HAVING = 40  # characters of one thing that places have, with `có`
_JOINED = rx(r"(?:,|\svà)?\s$")  # between a name and what follows it
_OTHERS = (" cua nguoi ", " ma nguoi ", " noi nguoi ", " ly nguoi ")  # before a duty that is theirs: `tài sản của người phải thi hành án`
_MATTER = rx(r",\s(?!người\s|bên\s|chủ\s)(?:[^\s,;.:()]+\s){1,10}(?=(?:có|chịu)\strách|có\snghĩa)")  # what stands beside a thing, before a duty
_DENIED = rx(r"\s(?:không|chưa)\s(?:còn\s)?$")  # before a word of duty
_NEGATED = rx(r"(?:không|chưa)\s(?:cần|phải|có\strách)")


def bare_agency(page: Page, end: int) -> bool:
    """Whether one agency's bare noun ends at a place: `cơ quan`, and not `các cơ quan`."""
    start = next((at for at in _last_words(page, end) if words("agency").match(page, at) == end), None)
    if start is None:
        return is_competent(page, end)
    return not any(words("plural").match(page, at) == start - 1 for at in _last_words(page, start - 1))


@cache
def bare_titles() -> frozenset[str]:
    """Return the titles that are units also without what they head, folded."""
    return frozenset(without_marks(word) for word in listed("office", "bare"))


def is_competent(page: Page, end: int) -> bool:
    """Whether a place is behind `cơ quan có thẩm quyền`, of one agency."""
    able = next((at for at in _last_words(page, end) if words("agency", "able").match(page, at) == end), None)
    having = page.folded.rfind(" co ", 0, able) if able else -1
    return having >= 0 and having + len(" co ") == able and bare_agency(page, having)


def _last_words(page: Page, end: int) -> tuple[int, int]:
    """Return where the last word, and the last two words, begin that end at a place."""
    begin = word_start(page, max(end, 0))
    return begin, word_start(page, begin - 1) if page.text[max(begin - 1, 0)] == " " else begin


def word_start(page: Page, end: int) -> int:
    start = end
    while start > 0 and page.text[start - 1].isalnum():
        start -= 1
    return start


def before(page: Page, at: int, of: Words) -> bool:
    """Whether the word before `at` is of a class: a kind of place in `UBND các xã, phường`, a common noun in `Thủ trưởng cơ quan, ban, ngành`."""
    return any(of.match(page, start) == at for start in _last_words(page, at))


def plural_before(page: Page, at: int) -> bool:
    """Whether a plural stands in the words before `at`: `Thủ trưởng các cơ quan có chức năng, đơn vị`."""
    return words("plural").search(page, max(page.text.rfind(mark, 0, at) for mark in ",;.:") + 1, at) is not None


def spaced(page: Page, at: int) -> int:
    """Return the place behind one white space, if there is one."""
    return at + 1 if page.text[at : at + 1].isspace() else at


def tells_work(page: Page, at: int, end: int, *, by_work: bool) -> bool:
    """Whether a word is part of a name whose body is told by what it does: the head of a body, or such work with a capital letter or behind other such."""
    if words("nominal", "first").match(page, spaced(page, end)):
        return False
    nominal = words("nominal").match(page, at) == end
    return (nominal and (by_work or page.text[at].isupper())) or words("body").match(page, at) == end


def having_end(page: Page, end: int, stop: int) -> int | None:
    """Return where what places have ends that are told apart by it: `các huyện có rừng`."""
    at = spaced(page, end)
    if not page.text.startswith("có ", at) or not (before(page, end, words("group", "place")) or page.folded.endswith(_LANDS, 0, end)):
        return None
    return words("attribute", "having").match(page, at + len("có "), stop)


def also_having(page: Page, end: int, at: int) -> int | None:
    """Return where one more thing ends that places have, behind a comma at `end`: `các xã có biển, đảo`."""
    if page.text.find(" có ", max(0, end - _LONGEST_HAVING), end) < 0 or words("group", "place").match(page, at):
        return None
    return words("attribute", "having").match(page, at)


def described(page: Page, end: int, stop: int) -> int | None:
    """Return where the description ends of units that a clause describes before it says their duty: `đơn vị chưa nộp báo cáo phải ...`."""
    at = spaced(page, end)
    if united("modal", "joint").match(page, at, stop) or not united("stop", "verb", "lead").match(page, at, stop):
        return None
    if _NEGATED.match(page.text, at):
        return None
    led = words("lead").match(page, at, stop)  # `đơn vị chủ trì, phối hợp thực hiện dịch vụ phải ...`
    ends = min((place for mark in (";", ":", ".", "(", " thì ") if (place := page.text.find(mark, end, stop)) >= 0), default=stop)
    comma = ends if led else _past_matter(page, end, ends)
    found = words("modal").search(page, end, comma)
    while found and page.folded.endswith(_OTHERS, end, found[0]):
        found = words("modal").search(page, found[1], comma)
    if found is None and page.folded.startswith("co ", at):
        found = _led_with(page, end, comma)  # `các địa phương có cầu yếu chủ trì, phối hợp với ...`
    if found is None or _DENIED.search(page.text, end, found[0]) or page.text.count(" ", end, found[0]) > _RELATIVE_WORDS or not _describes(page, at, found[0]):
        return None
    return end + len(page.text[end : found[0]].rstrip())


def also_told(page: Page, end: int, stop: int) -> int:
    """Return where the work ends that tells units apart beside that before `end`, up to their duty: `đơn vị quản lý, sử dụng kè có trách nhiệm ...`."""
    matter = _MATTER.match(page.text, end, stop) if page.text.startswith(",", end) else None
    return matter.end() - 1 if matter and _is_matter(page, spaced(page, end + 1), matter.end(), stop) else end


def _past_matter(page: Page, end: int, stop: int) -> int:
    """Return the first comma behind a place that parts more than what the words before it are about: `đơn vị quản lý đường, cầu phải ...` goes on."""
    comma = page.text.find(",", end, stop)
    while comma >= 0 and (matter := _MATTER.match(page.text, comma, stop)) and _is_matter(page, spaced(page, comma + 1), matter.end(), stop):
        comma = page.text.find(",", matter.end(), stop)
    return comma if comma >= 0 else stop


def _is_matter(page: Page, at: int, end: int, stop: int) -> bool:
    """Whether words between two places name one more thing, or tell one more kind of work, of the same units, and a strong word of duty follows them."""
    if words("modal", "own").match(page, end, stop) is None or page.text[at].isupper():
        return False
    work = united("nominal", "verb").match(page, at, end)
    if work is None and page.text.count(" ", at, end) > _THING_WORDS:
        return False
    others = united("plural", "person", "office", "body", "class", "stop", "modal", "giver.assigned", *(() if work else ("verb",)))
    return others.search(page, work or at, end) is None


def _led_with(page: Page, end: int, stop: int) -> tuple[int, int] | None:
    """Return the span of the first word of leading before `stop` that helpers follow: `chủ trì, phối hợp`."""
    found = words("lead").search(page, end, stop)
    return found if found and words("joint").match(page, spaced(page, found[1] + 1)) else None


_DESCRIBES = frozenset({"co", "duoc", "chua", "khong", "da", "dang", "do", "noi", "su", "quan", "tham", "chu", "bi", "con", "vi"})


def concerned(page: Page, end: int, stop: int) -> int:
    """Return where the matter ends that units are concerned with (`liên quan đến việc ...`), up to their duty or the next units; `end` without one."""
    if not page.folded.endswith("lien quan", 0, end) or not page.text.startswith(" đến ", end):
        return end
    comma = min((place for mark in ";:.(" if (place := page.text.find(mark, end, stop)) >= 0), default=stop)
    ends = [found[0] for found in (words("modal", "strong").search(page, end, comma), words("plural").search(page, end, comma)) if found]
    return len(_JOINED.sub("", page.text[: min(ends)])) if ends else end


def _describes(page: Page, at: int, duty: int) -> bool:
    """Whether a description may begin here: `được giao ...`, `có ...`, `chưa ...`, or any verb before a strong word of duty at `duty`."""
    token = TOKEN.match(page.folded, at)
    if token and token[0].strip() in _DESCRIBES:
        return True
    return words("modal", "strong").match(page, duty) is not None and words("verb").match(page, at) is not None
