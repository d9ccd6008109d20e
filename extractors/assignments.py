"""The records of work: units get their identity, spans their place in the source.

In: rows of work in clean offsets, and the header. Out: `Assignment`s, the `Unit`s that they name, and as `Finding`s the deadlines inside tasks that no row has:
a task that is a list has one row a unit and role, and one deadline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, partial

from extractors.citations import units_of
from extractors.deadlines import Deadline, read_deadlines
from extractors.duties import Given, time_label
from extractors.header import Header
from extractors.identity import identify
from extractors.letters import rx
from extractors.lexicon import Page
from extractors.outline import Item, Outline
from extractors.records import Assignment, Citation, Finding, Unit
from extractors.text import Text, folded

CONFIDENCE = {"table": 0.9, "heading": 0.9, "label": 0.9, "given": 0.9, "joint": 0.9, "subject": 0.85}  # the share that was right on annotated texts
FURTHER = "further deadline"  # the rule of a finding
_MOST_ITEMS = 400  # items of one task that are looked through
_LONGEST = 400  # characters of a task in a record
_HEADING = 160  # characters: what is longer is no heading
_OPENING = 40  # characters of the words before the unit that a clause begins with: `Trong thời gian tới, giao`
_FURTHER = 200  # rows of work behind one, up to which its own sentences reach
_LONGEST_CLAUSE = 4000  # characters
_CLAUSE_END = re.compile(r"[.;](?=\s)|\n(?=\s*[-+•*(\w])")
_JOINT = rx(r"(?:và|hoặc)\s")  # before a task: of a list that ends there
_BEFORE = rx(r"(?:[Tt]rước|[Cc]hậm\snhất|[Mm]uộn\snhất)\s")


def assignments(
    text: Text, page: Page, outline: Outline, rows: Sequence[Given], header: Header, cited: Sequence[Citation], *, lasting: bool
) -> tuple[tuple[Assignment, ...], dict[str, Unit], tuple[Finding, ...]]:
    """Return the assignments that rows of work make, the units that they name, and what was left out; a `lasting` document rules until further notice."""
    units: dict[str, Unit] = {}
    clock = _Clock(page, outline, rows, header.date or header.month or (str(header.year) if header.year else None), lasting)
    due = [clock.due(row) for row in rows]
    made = tuple(_assignment(text, outline, row, header, units, deadline, cited) for row, deadline in zip(rows, due, strict=True))
    return made, units, tuple(_further(text, outline, rows, due, clock))


def _further(text: Text, outline: Outline, rows: Sequence[Given], due: Sequence[Deadline | None], clock: _Clock) -> Iterator[Finding]:
    """Yield the deadlines that stand in the items of a task and that no row has, each once."""
    told = {deadline.start for deadline in due if deadline}
    for task in sorted({row.task for row in rows if row.task}):
        first, last = outline.index(task[0]), min(outline.index(max(task[0], task[1] - 1)), outline.index(task[0]) + _MOST_ITEMS)
        for item in outline.items[first : last + 1] if first < last else ():
            for deadline in clock.in_item(item):
                if (deadline.due or deadline.recurrence) and deadline.start not in told:
                    told.add(deadline.start)
                    yield Finding(FURTHER, f"{deadline.printed}: {deadline.due or deadline.recurrence}", *text.raw_span(deadline.start, deadline.end))


class _Clock:
    """When the work of rows is due; each place is read once."""

    def __init__(self, page: Page, outline: Outline, rows: Sequence[Given], dated: str | None, lasting: bool) -> None:
        self._page, self._outline, self._dated, self._lasting = page, outline, dated, lasting
        self._rows = sorted((row for row in rows if row.role != "coordinating"), key=lambda row: row.start)
        self._begin = [row.start for row in self._rows]
        self._read: dict[tuple[int, int, bool], tuple[Deadline, ...]] = {}
        self._label = cache(partial(time_label, page, outline))
        self._over = cache(self._read_over)

    def due(self, row: Given) -> Deadline | None:
        """Return the deadline of a row: in its cell, behind a label of time beside it, in its own sentences, or in the heading that it stands under."""
        if row.deadline:
            return next(iter(self._at(*row.deadline, bare=True)), None)
        label = self._label(row.item, ahead=row.how != "label")
        found = self._at(*label, bare=True) if label and row.how == "label" else ()
        found = found or self._at(*self._own_sentences(row)) or (self._at(*label, bare=True) if label else ()) or self._over(row.item)
        return min(found, key=partial(_rank, row), default=None)

    def in_item(self, item: Item) -> tuple[Deadline, ...]:
        """Return the deadlines that an item prints."""
        return self._at(item.words, item.end)

    def _own_sentences(self, row: Given) -> tuple[int, int]:
        """Return the span that speaks of a row: from where its clause begins, up to the clause where the next row's begins."""
        item = self._outline.items[row.item]
        stop = max(item.end, row.task[1] if row.task else 0)
        begin = max(item.words, self._clause(row.start, item.words)) if row.start >= item.words else row.start
        if row.task and (row.task[0] < begin or row.task[0] > item.end):  # a label's task stands before it, that of a heading in the items below
            return row.task
        first = bisect_right(self._begin, row.start)
        for other in self._rows[first : first + _FURTHER]:
            if other.start >= stop:
                break
            opened = self._clause(other.start, begin)
            if row.end < opened and other.start - opened < _OPENING and other.task != row.task:
                return begin, opened
        return begin, min(stop, begin + 2 * _LONGEST_CLAUSE)

    def _clause(self, at: int, least: int) -> int:
        """Return where the clause at a place begins: behind a full stop, a semicolon or a line's end."""
        near = least + (at - least) // _LONGEST_CLAUSE * _LONGEST_CLAUSE
        return max((mark.end() for mark in _CLAUSE_END.finditer(self._page.text, near, at)), default=near)

    def _read_over(self, index: int) -> tuple[Deadline, ...]:
        """Return the deadlines of the nearest heading or lead-in over an item that has some."""
        items = (item for item in self._outline.heading_over(index) if _BEFORE.search(self._page.text, item.words, item.end))
        over = (self._at(item.words, item.end) for item in items if _leads_in(self._page, item))
        return next(filter(None, (tuple(deadline for deadline in found if _BEFORE.match(deadline.printed)) for found in over)), ())

    def _at(self, start: int, end: int, *, bare: bool = False) -> tuple[Deadline, ...]:
        key = (start, end, bare)
        if key not in self._read:
            self._read[key] = read_deadlines(self._page.text, start, end, self._dated, bare=bare, lasting=self._lasting)
        return self._read[key]


def _rank(row: Given, deadline: Deadline) -> tuple[bool, bool, bool]:
    """Order the deadlines of a row: those with a day, among them those that say `trước` or `chậm nhất`, among these those behind the unit."""
    return not (deadline.due or deadline.recurrence), not _BEFORE.match(deadline.printed), deadline.start < row.start


def _leads_in(page: Page, item: Item) -> bool:
    """Whether an item is a heading, or ends in the colon of a list."""
    said = page.text[item.words : item.end].rstrip()
    return len(said) < _HEADING or said.endswith(":")


def _assignment(
    text: Text, outline: Outline, row: Given, header: Header, units: dict[str, Unit], deadline: Deadline | None, cited: Sequence[Citation]
) -> Assignment:
    start, end = text.raw_span(row.start, row.end)
    unit = folded(text.raw[start:end])
    body = identify(unit, header.home, folded(text.clean[slice(*row.head)]) if row.head else None)
    units.update(units_of([body]))
    span = _trimmed(text.clean, row.task) if row.task else None
    task_start, task_end = text.raw_span(*span) if span else (None, None)
    task = folded(text.clean[span[0] : min(span[1], span[0] + 2 * _LONGEST)])[:_LONGEST] if span else None
    section = next((text.clean[item.words : item.end][:120] for item in outline.heading_over(row.item)), None)
    product = folded(text.clean[slice(*row.product)]).strip(" .;") if row.product else None
    return Assignment(
        unit=unit,
        unit_id=body.id,
        role=row.role,
        task=task,
        task_start=task_start,
        task_end=task_end,
        deadline=deadline.printed if deadline else None,
        due=deadline.due if deadline else None,
        due_reason=deadline.reason if deadline else None,
        recurrence=deadline.recurrence if deadline else None,
        product=product or None,
        rests_on=_rests_on(cited, task_start, task_end),
        section=section,
        cue=row.cue,
        start=start,
        end=end,
        confidence=CONFIDENCE[row.how],
    )


def _rests_on(cited: Sequence[Citation], start: int | None, end: int | None) -> tuple[int, ...]:
    """Return the indices of the citations that stand in a task."""
    if start is None or end is None:
        return ()
    return tuple(index for index, citation in enumerate(cited) if start <= citation.start < end)


def _trimmed(clean: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return a span without the marks, blanks and joints at its edges."""
    start, end = span
    while start < end and clean[start] in " :,;.\n":
        start += 1
    if joint := _JOINT.match(clean, start, end):
        start = joint.end()
    while end > start and clean[end - 1] in " \n/":
        end -= 1
    return (start, end) if end > start else None
