"""The records of work: units get their identity, spans their place in the source.

In: rows of work in clean offsets, and the header. Out: `Assignment`s and the `Unit`s that they name.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.citations import units_of
from extractors.deadlines import Deadline, read_deadlines
from extractors.duties import Given, time_label
from extractors.header import Header
from extractors.identity import identify
from extractors.letters import rx
from extractors.lexicon import Page
from extractors.outline import Outline
from extractors.records import Assignment, Citation, Unit
from extractors.text import Text, folded

CONFIDENCE = {"table": 0.9, "heading": 0.9, "label": 0.9, "given": 0.9, "joint": 0.9, "subject": 0.85}  # the share that was right on annotated texts
_LONGEST = 400  # characters of a task in a record
_BEFORE = rx(r"(?:[Tt]rước|[Cc]hậm\snhất|[Mm]uộn\snhất)\s")


def assignments(
    text: Text, page: Page, outline: Outline, rows: Sequence[Given], header: Header, cited: Sequence[Citation]
) -> tuple[tuple[Assignment, ...], dict[str, Unit]]:
    """Return the assignments that rows of work make, and the units that they name."""
    units: dict[str, Unit] = {}
    clock = _Clock(page, outline, header.date or header.month or (str(header.year) if header.year else None))
    return tuple(_assignment(text, outline, row, header, units, clock, cited) for row in rows), units


class _Clock:
    """When the work of rows is due; each place is read once."""

    def __init__(self, page: Page, outline: Outline, dated: str | None) -> None:
        self._page, self._outline, self._dated = page, outline, dated
        self._read: dict[tuple[int, int, bool], tuple[Deadline, ...]] = {}

    def due(self, row: Given) -> Deadline | None:
        """Return the deadline of a row: in its cell, in its task, before its unit in the same item, or behind a label of time beside it."""
        if row.deadline:
            return next(iter(self._at(*row.deadline, bare=True)), None)
        item = self._outline.items[row.item]
        label = time_label(self._page, self._outline, row.item) if row.how == "label" else None
        found = self._at(*label, bare=True) if label else ()
        found = found or (self._at(*row.task) if row.task else ()) or self._at(item.words, item.end)
        known = [deadline for deadline in found if deadline.due or deadline.recurrence]
        return next((deadline for deadline in known if _BEFORE.match(deadline.printed)), None) or next(iter(known or found), None)

    def _at(self, start: int, end: int, *, bare: bool = False) -> tuple[Deadline, ...]:
        key = (start, end, bare)
        if key not in self._read:
            self._read[key] = read_deadlines(self._page.text, start, end, self._dated, bare=bare)
        return self._read[key]


def _assignment(text: Text, outline: Outline, row: Given, header: Header, units: dict[str, Unit], clock: _Clock, cited: Sequence[Citation]) -> Assignment:
    start, end = text.raw_span(row.start, row.end)
    unit = folded(text.raw[start:end])
    body = identify(unit, header.home, folded(text.clean[slice(*row.head)]) if row.head else None)
    units.update(units_of([body]))
    span = _trimmed(text.clean, row.task) if row.task else None
    task_start, task_end = text.raw_span(*span) if span else (None, None)
    task = folded(text.clean[slice(*span)])[:_LONGEST] if span else None
    section = next((text.clean[item.words : item.end][:120] for item in outline.heading_over(row.item)), None)
    deadline = clock.due(row)
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
    """Return a span without the marks and blanks at its edges."""
    start, end = span
    while start < end and clean[start] in " :,;.\n":
        start += 1
    while end > start and clean[end - 1] in " \n/":
        end -= 1
    return (start, end) if end > start else None
