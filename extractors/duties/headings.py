"""Headings that are nothing but units, and the tasks that stand below them.

In: a page, its outline and an item. Out: rows of work, each with the role that the tasks below tell and their span.
"""

from __future__ import annotations

import re

from extractors.duties.rows import Given, Setting, given, is_issuer
from extractors.dutywords import past_adverbials
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.outline import Item, Outline
from extractors.unitlists import behind, units_at
from extractors.unitnames import Name, may_begin

_ALONE = frozenset(";.")  # behind a word that is all the item says: `- Trực tiếp;`
_EDGE = " \t:;,./"
_HEADING = frozenset({"heading", "heading.asked"})
_DESCRIBING = rx(r"\s(?:có|được|đang|tham\sgia)\s")
_TAIL = 120  # characters of the words that tell which units a heading means
_SHORT = 14  # characters: what is shorter says no task


def heading(page: Page, outline: Outline, index: int, where: Setting) -> list[Given]:
    """Return the rows of a heading that is nothing but units and has tasks below it."""
    item = outline.items[index]
    if not _may_head(page, item) or not _tasks_below(page, outline, index):
        return []
    names, asked = _heading_units(page, item, told=where.rules)
    if not item.marker and item.start < where.opening and (page.text[item.start : item.end].isupper() or any(is_issuer(page, name, where) for name in names)):
        return []  # the issuer's own line
    if not names:
        return []
    below = _below(page, outline, index)
    if not any(_begins_with_work(page, outline.items[inner]) and not _bears(page, outline.items[inner]) for inner in below):
        return []  # a section about a body, no list of tasks
    if _heading_units(page, outline.items[below[0]])[0] and outline.items[below[0]].marker and _tasks_below(page, outline, below[0]):
        return []  # the units right below bear the work, not this one once more
    rows = [("requested", _whole(outline, below))] if asked else roles_below(page, outline, below)
    cue = page.text[item.words : names[0].start].strip() or f"heading {item.marker}".strip()
    return [given(name, role, cue, "heading", task, index) for role, task in rows for name in names]


def _may_head(page: Page, item: Item) -> bool:
    """Whether an item begins as a heading of units does, by its first word."""
    return not page.at(item.words, item.end).classes.isdisjoint(_HEADING) or may_begin(page, item.words, item.end)


def _heading_units(page: Page, item: Item, *, told: bool = True) -> tuple[list[Name], bool]:
    """Return the units that a heading is made of, and whether they are asked rather than told.

    In a text that rules, as where a clause may be `told`, no word describes them: there it says what they may or are.
    """
    stop = item.start + len(page.text[item.start : item.end].rstrip(_EDGE))
    asked = words("heading", "asked").match(page, item.words, stop)
    opened = asked or words("heading").match(page, item.words, stop)
    start = opened + 1 if opened and page.text[opened : opened + 1] == " " else item.words
    names = units_at(page, start, stop)
    end = behind(page, names, stop) if names else stop
    if not names or (end < stop and (told or stop < item.end or not _described(page, end, stop))):
        return [], False
    return names, asked is not None


def _described(page: Page, at: int, stop: int) -> bool:
    """Whether the rest of a heading tells which units are meant, and no work: `các tỉnh có đê biển`, `đơn vị được phép khai thác than`."""
    if not _DESCRIBING.match(page.text, at, stop) or stop - at > _TAIL or any(mark in page.text[at:stop] for mark in ".;:"):
        return False
    return united("modal", "lead", "joint").search(page, at, stop) is None


def _tasks_below(page: Page, outline: Outline, index: int) -> bool:
    """Whether tasks stand under a heading: items below it, or a line that begins with a verb."""
    item, below = outline.items[index], _below(page, outline, index)
    if not below or outline.items[below[0]].start >= outline.recipients > item.start:
        return False
    if item.marker or page.text[item.start : item.end].endswith(":"):
        return True
    first = outline.items[below[0]]
    return first.level >= 6 or _begins_with_work(page, first)


def _below(page: Page, outline: Outline, index: int) -> range:
    """Return the items under a heading; under one without a marker also lines without markers that begin with a verb."""
    below = outline.below(index)
    if below or outline.items[index].marker:
        return below
    last = index + 1
    while last < len(outline.items) and not outline.items[last].marker and _begins_with_work(page, outline.items[last]):
        last += 1
    return range(index + 1, last)


def _begins_with_work(page: Page, item: Item) -> bool:
    at = past_adverbials(page, item.words, item.end)
    found = united("verb", "lead", "joint", "adverb", "modal", "giver.directed", "opening").match(page, at, item.end)
    return found is not None and page.text[found : found + 1] not in _ALONE


def _bears(page: Page, item: Item) -> bool:
    """Whether an item has a subject of its own: a body's name and behind it a verb."""
    names = units_at(page, item.words, item.end)
    return bool(names) and united("verb", "lead", "joint", "modal").match(page, behind(page, names, item.end) + 1, item.end) is not None


def _whole(outline: Outline, below: range) -> tuple[int, int]:
    return outline.items[below[0]].start, outline.items[below[-1]].end


def roles_below(page: Page, outline: Outline, below: range) -> list[tuple[str, tuple[int, int]]]:
    """Return the roles that the tasks under a heading give, each with its tasks: lead, assigned, both, or coordinating where that is the only duty."""
    tasks = [task for index in below for task in _sentences(page, outline.items[index])]
    leads = [task for task in tasks if _opens_with(page, task, "lead")]
    joint = [task for task in tasks if _opens_with(page, task, "joint")]
    if leads and len(leads) < len(tasks):
        others = next(task for task in tasks if task not in leads)
        return [("lead", _item_of(outline, below, leads[0])), ("assigned", _item_of(outline, below, others))]
    role = "lead" if leads else "coordinating" if tasks and len(joint) == len(tasks) == 1 else "assigned"
    return [(role, _whole(outline, below))]


def _item_of(outline: Outline, below: range, task: tuple[int, int]) -> tuple[int, int]:
    item = next(outline.items[index] for index in below if outline.items[index].start <= task[0] < outline.items[index].end)
    return item.start, item.end


def _sentences(page: Page, item: Item) -> list[tuple[int, int]]:
    """Return the sentences of an item that are long enough to be tasks."""
    cuts = [item.words, *(m.end() for m in re.finditer(r"[.;]\s+(?=[A-ZĐ])", page.text[item.words : item.end])), item.end - item.words]
    spans = [(cuts[0] if not i else item.words + cuts[i], item.words + cuts[i + 1]) for i in range(len(cuts) - 1)]
    return [(start, end) for start, end in spans if end - start > _SHORT]


def _opens_with(page: Page, task: tuple[int, int], name: str) -> bool:
    """Whether a task opens with a word of a class, behind adverbs."""
    at = past_adverbials(page, task[0], task[1])
    while end := united("adverb", "modal").match(page, at):
        at = end + 1
    return words(name).match(page, at) is not None
