"""Labels: a word before a colon that says what the units behind it do, when, or what comes out of it.

In: a page, its outline and an item. Out: rows of work whose task is what the label is about: the text before it, the items before it, or the heading above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.clauses import Charge, read_clause
from extractors.duties.rows import Given, Setting, given
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.outline import DEEP, Item, Outline
from extractors.unitlists import units_at

_LABEL_END = rx(r"(?!\s(?:với|cùng)\s)[^:\n.;,]{0,30}:\s?")
_LABELLED = rx(r"(?:^|[.;]\s+)[-+•*(\s]*(?:[a-zđ]\)\s|\d{1,2}\.\s)?(?=[\Lu])", re.MULTILINE)
_ROLES = frozenset({"label.lead", "label.coordinating", "label.assigned"})
_SHORT = 14  # characters: what is shorter says no task
_NEAR = 8  # items between a label and another of the same task


def labelled(page: Page, outline: Outline, index: int, where: Setting) -> list[Given] | None:
    """Return the units behind labels (`Cơ quan phối hợp: các sở`), None where there is no label: the task is what stands before the first."""
    item = outline.items[index]
    if page.text.find(":", item.start, item.end) < 0:
        return None
    found: list[Given] = []
    first: int | None = None
    for mark in _LABELLED.finditer(page.text, item.start, item.end):
        label = _label(page, mark.end(), item.end)
        if label is None:
            continue
        role, content = label
        first = mark.start() if first is None else first
        stop = _content_end(page, content, item.end)
        task = task_before(page, outline, index, item.start if mark.end() <= item.words + 2 else first)
        found += _content(page, outline, index, (content, stop), role, task, where)
    return None if first is None else found


def _label(page: Page, at: int, stop: int) -> tuple[str, int] | None:
    """Return the role that a label gives and where its content begins."""
    if page.at(at, stop).classes.isdisjoint(_ROLES):
        return None
    for role in ("lead", "coordinating", "assigned"):
        end = words("label", role).match(page, at, stop)
        colon = _LABEL_END.match(page.text, end, stop) if end else None
        if colon:
            return role, colon.end()
    return None


def _content_end(page: Page, at: int, stop: int) -> int:
    """Return where the content of a label ends: at a full stop, or before the next label."""
    found = re.search(r"[.](?=\s+[A-ZĐ]|\s*$)|\n", page.text[at:stop])
    return at + found.start() if found else stop


def _content(page: Page, outline: Outline, index: int, span: tuple[int, int], role: str, task: tuple[int, int] | None, where: Setting) -> Iterator[Given]:
    start, stop = span
    names = units_at(page, start, stop)
    charges = [charge for charge in read_clause(page, start, stop, rules=where.rules) if not names or _said(page, charge)]
    if charges:
        for charge in charges:
            own = task if stop - charge.task < 90 or task is None else (charge.task, stop)
            yield from (given(name, charge.role, charge.cue, "label", task or own, index) for name in charge.names)
        return
    if not names and start >= stop - 1:  # the units stand in the items below
        for below in outline.below(index):
            inner = outline.items[below]
            if any_label(page, inner):
                return  # the labels below say it
            yield from (given(name, role, "label", "label", task, index) for name in units_at(page, inner.words, inner.end))
        return
    yield from (given(name, role, page.text[_line_start(page, start) : start].strip(" :-+•"), "label", task, index) for name in names)


def _said(page: Page, charge: Charge) -> bool:
    """Whether a charge says more than a label whose units stand right behind it: who leads, helps, or must."""
    return charge.role != "assigned" or charge.how != "subject" or words("modal").match(page, charge.task) is not None


def _line_start(page: Page, at: int) -> int:
    return max(page.text.rfind(mark, 0, at - 2) for mark in ("\n", ". ", "; ")) + 1


def task_before(page: Page, outline: Outline, index: int, at: int) -> tuple[int, int] | None:
    """Return what a label is about: the text before it in its item, else the items before it under one heading, else the heading."""
    item = outline.items[index]
    if at > item.words + _SHORT:
        return item.words, at
    first = index
    while (
        first > 0 and outline.items[first - 1].level >= item.level and outline.parent(first - 1) is not None and not any_label(page, outline.items[first - 1])
    ):
        if outline.items[first - 1].level == item.level and outline.parent(first - 1) != outline.parent(index):
            break
        first -= 1
    if first < index:
        return outline.items[first].start, outline.items[index - 1].end
    previous = index - 1
    while previous >= 0 and any_label(page, outline.items[previous]) and outline.items[previous].level == item.level:
        previous -= 1
    if previous < index - 1 and previous >= 0:  # the labels before this one are about the same
        return task_before(page, outline, previous + 1, outline.items[previous + 1].start)
    parent = outline.parent(index)
    if parent is not None and any_label(page, outline.items[parent]):
        return task_before(page, outline, parent, outline.items[parent].start)
    if parent is None:
        return (outline.items[previous].words, outline.items[previous].end) if previous >= 0 else None
    return outline.items[parent].words, outline.items[parent].end


def any_label(page: Page, item: Item) -> bool:
    """Whether an item is a label of any kind: of units, of time, of products."""
    end = united("label.lead", "label.coordinating", "label.assigned", "label.time", "label.product").match(page, item.words, item.end)
    return bool(end and _LABEL_END.match(page.text, end, item.end))


def time_label(page: Page, outline: Outline, index: int, *, ahead: bool = False) -> tuple[int, int] | None:
    """Return what stands behind the label of time among the items beside the one at `index`, or below them: `Thời gian hoàn thành: Quý I/2026`.

    `ahead` looks only at what follows the item: its own lines, and labels beside it.
    """
    return _beside(page, outline, _ahead(page, outline, index) if ahead else _around(page, outline, index), "label.time")


def product_label(page: Page, outline: Outline, index: int) -> tuple[int, int] | None:
    """Return what stands behind the label of the product among the items beside the one at `index`."""
    return _beside(page, outline, _around(page, outline, index), "label.product")


def _around(page: Page, outline: Outline, index: int) -> Iterator[int]:
    """Yield the items of one task: those from the label at `index` on under one heading, then those before it."""
    parent = outline.parent(index)
    if parent is not None and any_label(page, outline.items[parent]):
        parent = outline.parent(parent)
    for other in range(index, min(index + _NEAR, len(outline.items))):
        if other > index and outline.items[other].level <= DEEP and outline.parent(other) != parent:
            break
        yield other
    yield from range(index - 1, max(index - _NEAR, -1), -1)


def _ahead(page: Page, outline: Outline, index: int) -> Iterator[int]:
    """Yield the item, those below it, and the labels that follow it, up to an item that is neither."""
    item = outline.items[index]
    for other in range(index, min(index + _NEAR, len(outline.items))):
        if other > index and outline.items[other].level <= item.level and not any_label(page, outline.items[other]):
            return
        yield other


def _beside(page: Page, outline: Outline, items: Iterator[int], name: str) -> tuple[int, int] | None:
    """Return what a label says in the first of some items that has it."""
    return next(filter(None, (_said_behind(page, outline.items[index], name) for index in items)), None)


def _said_behind(page: Page, item: Item, name: str) -> tuple[int, int] | None:
    """Return what a label says in an item: at its beginning, or behind a full stop in it."""
    if page.text.find(":", item.start, item.end) < 0:
        return None
    for mark in _LABELLED.finditer(page.text, item.start, item.end):
        end = united(name).match(page, mark.end(), item.end)
        colon = _LABEL_END.match(page.text, end, item.end) if end else None
        if colon:
            return colon.end(), _content_end(page, colon.end(), item.end)
    return None
