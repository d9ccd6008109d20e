"""The records of work and of recipients: units get their identity, spans their place in the source.

In: rows of work and the lines under `Nơi nhận`, in clean offsets, and the header. Out: `Assignment`s, `Recipient`s and the `Unit`s that they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.bodies import Body, resolve_body
from extractors.citations import units_of
from extractors.deadlines import Deadline, read_deadlines
from extractors.duties import Given, time_label
from extractors.header import Header
from extractors.letters import rx
from extractors.lexicon import Page
from extractors.outline import Outline
from extractors.records import Assignment, Citation, Recipient, Unit
from extractors.registry import slug
from extractors.text import Text, folded

CONFIDENCE = {"table": 0.9, "heading": 0.9, "label": 0.9, "given": 0.9, "joint": 0.9, "subject": 0.85}  # the share that was right on annotated texts
_LONGEST = 400  # characters of a task in a record
_BEFORE = rx(r"(?:[Tt]rước|[Cc]hậm\snhất|[Mm]uộn\snhất)\s")
_LINE = rx(r"^[-~+•\s]*(?P<text>.+?)[\s;.,:/]*$")
_NOTE = rx(r"\s?\((?:để\s|đề\s|dé\s)?(?:b/c|báo\scáo|thực\shiện|t/h|p/h|biết|phối\shợp)[^)]*\)")
_A_GROUP = rx(r"^(?:[Cc]ác|[Nn]hững)\s|\scác\s|^(?:[Cc]ơ\squan|[Ss]ở|[Tt]ổ\schức|[Đđ]ơn\svị),\s|\scấp\s(?:tỉnh|huyện|xã)")


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
    body = unit_body(unit, header)
    units.update(_unit(unit, body))
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


def unit_body(name: str, header: Header) -> Body:
    """Resolve a unit's name; a group or an office that no registry knows gets an id within the document's own scope."""
    body = resolve_body(name, header.home)
    if body.id:
        return body
    scope = "tw" if header.home.level == "central" else header.home.place.id if header.home.place else None
    return Body(name, f"{scope}/{slug(name)[:80]}" if scope else None, body.level or header.home.level, header.home.place)


def _unit(name: str, body: Body) -> dict[str, Unit]:
    known = units_of([body])
    kind = "group" if _A_GROUP.search(name) else "body"
    return {key: Unit(unit.id, unit.name, kind if unit.name == name else unit.kind, unit.level, unit.place) for key, unit in known.items()}


def recipients(text: Text, outline: Outline, header: Header) -> tuple[tuple[Recipient, ...], dict[str, Unit]]:
    """Return the lines under `Nơi nhận`, without marks, notes and the line `Lưu`."""
    found: list[Recipient] = []
    units: dict[str, Unit] = {}
    for item in outline.items[outline.index(outline.recipients) + 1 :] if outline.recipients < len(text.clean) else ():
        line = text.clean[item.start : item.end]
        if re.match(r"[-~+•\s]*(?:Lưu|Luu)\b", line) or len(found) > 60:
            break
        if not line.startswith(("-", "~", "+", "•")):
            continue
        match = _LINE.match(_NOTE.sub("", line))
        name = folded(match["text"]) if match else ""
        if name:
            body = unit_body(name, header)
            units.update(_unit(name, body))
            found.append(Recipient(name, body.id))
    return tuple(found), units
