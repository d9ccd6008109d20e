"""Whom a letter gives work, and whom it only tells what the law says.

In: a page, a charge of an item, and the setting. Out: whether a letter answers with it. Letters (công văn) explain the law to who asked, quote it, and say what
the writer does; they direct offices in sentences and items of their own.
"""

from __future__ import annotations

from extractors.clauses import Charge
from extractors.duties.rows import Setting, is_issuer
from extractors.lexicon import Page, united, words
from extractors.outline import Item, Outline

_FIRST = 20  # items among which a letter names who it is sent to
_LINE = 90  # characters of that line, or of its first part
_SENT = "kinh gui"
_AS_FOLLOWS = " nhu sau"
_OPEN, _CLOSE = "“", "”"


def answers(page: Page, item: Item, charge: Charge, start: int, where: Setting) -> bool:
    """Whether a letter tells its reader something by a charge of a clause that begins at `start`, and orders nothing."""
    if not where.letter or charge.how != "subject":
        return False
    first = charge.names[0]
    if _quoted(page, item, first.start) or all(_private(page, name.start, name.end) for name in charge.names):
        return True
    if words("speech", "reply").match(page, charge.task, charge.stop) and words("speech", "told").search(page, charge.task, charge.stop):
        return True
    before = page.text[start : (first.head or (first.start,))[0]].strip(" -+•*(")
    return where.answer and before != "" and not before.endswith(":") and united("modal", "lead", "joint").search(page, first.end, charge.stop) is None


def speaks(page: Page, charge: Charge, where: Setting) -> bool:
    """Whether the document's own issuer is the subject of a verb of telling or enacting: `HĐND tỉnh thống nhất quy định`, `Cục Thuế trả lời như sau`."""
    if charge.how != "subject":
        return False
    if words("speech", "reply").match(page, charge.task, charge.stop) and page.folded.find(_AS_FOLLOWS, charge.task, charge.stop) >= 0:
        return True  # whoever it is: the text that follows is his
    if not all(is_issuer(page, name, where) for name in charge.names):
        return False
    begin = charge.task + (page.text[charge.task : charge.stop].find(charge.cue) if charge.cue else 0)
    return words("speech").match(page, begin) is not None


def _quoted(page: Page, item: Item, at: int) -> bool:
    return page.text.count(_OPEN, item.start, at) > page.text.count(_CLOSE, item.start, at)


def is_answer(page: Page, outline: Outline) -> bool:
    """Whether a letter is sent to a company or another private person, and not to an office."""
    sent = next((item for item in outline.items[:_FIRST] if page.folded.startswith(_SENT, item.start)), None)
    return sent is not None and words("private").search(page, sent.start, min(sent.end, sent.start + _LINE)) is not None


def _private(page: Page, start: int, end: int) -> bool:
    """Whether a name is that of a company or another private person: `Công ty`, `các doanh nghiệp`, `tổ chức, cá nhân`."""
    plural = words("plural").match(page, start, end)
    return words("private").match(page, plural + 1 if plural else start, end) is not None
