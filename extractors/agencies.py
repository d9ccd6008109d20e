"""What stands right before a place: the kind of words, and whether they are one agency's bare noun.

In: a page and a place. Out: whether the words that end there are of a class. Names of units ask it, and so do clauses: a verb right behind `cơ quan` says
which agency is meant, behind `các cơ quan` it says what they do.
"""

from __future__ import annotations

from extractors.lexicon import Page, Words, words


def bare_agency(page: Page, end: int) -> bool:
    """Whether one agency's bare noun ends at a place: `cơ quan`, and not `các cơ quan`."""
    start = next((at for at in _last_words(page, end) if words("agency").match(page, at) == end), None)
    if start is None:
        return _competent(page, end)
    return not any(words("plural").match(page, at) == start - 1 for at in _last_words(page, start - 1))


def _competent(page: Page, end: int) -> bool:
    """Whether a place is behind `cơ quan có thẩm quyền`, of one agency."""
    able = next((at for at in _last_words(page, end) if words("agency", "able").match(page, at) == end), None)
    having = page.folded.rfind(" co ", 0, able) if able else -1
    return having >= 0 and having + len(" co ") == able and bare_agency(page, having)


def _last_words(page: Page, end: int) -> tuple[int, int]:
    """Return where the last word, and the last two words, begin that end at a place."""
    begin = page.folded.rfind(" ", 0, max(end, 0))
    return begin + 1, page.folded.rfind(" ", 0, max(begin, 0)) + 1


def before(page: Page, at: int, of: Words) -> bool:
    """Whether the word before `at` is of a class: a kind of place in `UBND các xã, phường`, a common noun in `Thủ trưởng cơ quan, ban, ngành`."""
    return any(of.match(page, start) == at for start in _last_words(page, at))


def plural_before(page: Page, at: int) -> bool:
    """Whether a plural stands in the words before `at`: `Thủ trưởng các cơ quan có chức năng, đơn vị`."""
    return words("plural").search(page, max(page.text.rfind(mark, 0, at) for mark in ",;.:") + 1, at) is not None
