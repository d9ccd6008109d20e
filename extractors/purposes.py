"""Bodies that are told by what they are for, in the words of work: `Hội đồng phối hợp công tác phổ biến pháp luật`, `Ban Chỉ đạo thực hiện Quy chế dân chủ`.

In: a page and the place behind the head of such a body's name. Out: where the words end that name it; None where they say what the body does. A council by
itself is the name of none, so that a purpose of the table names it, and so does any work before a strong word of duty, or coordination without a partner
before the next unit of a list.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.agencies import TOKEN, spaced, word_start
from extractors.letters import rx
from extractors.lexicon import Page, united, words

_LONGEST = 14  # words of a purpose
_HEAD_WORDS = 3  # of the longest head: `ban chỉ đạo`
_LIST_GOES_ON = rx(r"\s?[,;]\s(?:và\s)?|\svà\s")
_OPENS = frozenset({"verb", "nominal", "lead", "joint", "body.purpose", "unlike", "field"})  # classes of words that a purpose begins with
_AND = (" và", " hoặc", " đồng thời")  # before a second duty of the body, and no purpose
_STARTS = Callable[[int], bool]


def purpose_end(page: Page, at: int, stop: int, classes: frozenset[str], begins_unit: _STARTS) -> int | None:
    """Return where the purpose ends that begins behind `at`; `classes` are those of its first word, `begins_unit` tells where a unit does."""
    if classes.isdisjoint(_OPENS) or not _behind_council(page, at):
        return None
    inside = spaced(page, at)
    listed_end = words("body", "purpose").match(page, inside, stop)
    return listed_end or _coordinated(page, inside, stop, begins_unit) or _bound(page, inside, stop, begins_unit)


def is_council(page: Page, at: int, end: int, stop: int) -> bool:
    """Whether the head between two places is that of a council which a purpose of the table names."""
    return words("body", "alone").match(page, at) == end and words("body", "purpose").match(page, spaced(page, end), stop) is not None


def _behind_council(page: Page, at: int) -> bool:
    """Whether the head of a body that is nothing by itself ends at a place."""
    begin = at
    for _ in range(_HEAD_WORDS):
        begin = word_start(page, max(begin - (begin < at), 0))
        if words("body", "alone").match(page, begin) == at:
            return True
    return False


def _coordinated(page: Page, at: int, stop: int, begins_unit: _STARTS) -> int | None:
    """Return where the matter of coordination ends, which no partner follows and the next unit of the list does."""
    joint = words("joint").match(page, at, stop)
    matter = words("body", "matter").match(page, spaced(page, joint), stop) if joint else None
    if matter is None or united("joint.partner").search(page, matter, _clause_end(page, matter, stop)):
        return None
    end = _plain_words(page, matter, stop, begins_unit)
    goes_on = _LIST_GOES_ON.match(page.text, end, stop)
    return end if goes_on and begins_unit(goes_on.end()) else None


def _clause_end(page: Page, at: int, stop: int) -> int:
    return min((place for mark in ",;.:\n" if (place := page.text.find(mark, at, stop)) >= 0), default=stop)


def _bound(page: Page, at: int, stop: int, begins_unit: _STARTS) -> int | None:
    """Return where a purpose ends that a strong word of duty follows: what the body has to do is behind that."""
    first = united("verb", "joint").match(page, at, stop)
    if first is None or words("joint", "partner").match(page, spaced(page, first), stop):
        return None
    end = _plain_words(page, first, stop, begins_unit)
    if page.text.endswith(_AND, at, end):
        return None
    return end if words("modal", "strong").match(page, spaced(page, end), stop) else None


def _plain_words(page: Page, at: int, stop: int, begins_unit: _STARTS) -> int:
    """Return where words end that neither tell a duty, nor end a name, nor begin another unit's."""
    for _ in range(_LONGEST):
        token = TOKEN.match(page.text, at, stop)
        inside = spaced(page, at)
        if not token or token.end() == at or united("modal", "lead", "stop", "adverb").match(page, inside, stop) or begins_unit(inside):
            break
        at = token.end()
    return at
