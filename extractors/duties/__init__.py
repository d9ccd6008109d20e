"""The work that a document gives, item by item: units, roles, and the span of what they have to do.

In: a page, its outline, and the tables of tasks. Out: `Given` rows in clean offsets. An item is read as a heading that is nothing but units, as a label
(`Đơn vị chủ trì: Sở Y tế`), or clause by clause; a table's rows are rows of work as they stand.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.clauses import read_clause
from extractors.duties.headings import heading
from extractors.duties.items import carried, clauses
from extractors.duties.labels import labelled, product_label, time_label
from extractors.duties.rows import Given, Setting, given
from extractors.duties.zones import accounts, setting, silent_items, tasked_items
from extractors.lexicon import Page
from extractors.outline import Item, Outline
from extractors.tables import Table, TaskRow

__all__ = ["Given", "Setting", "read_duties", "setting", "time_label"]


def read_duties(page: Page, outline: Outline, where: Setting, tables: Sequence[Table], heads: Mapping[int, tuple[int, int]]) -> list[Given]:
    """Return the rows of a document, in the order of the text; of two that overlap in one role the first stays.

    `heads` are those that members of lists in cells leave out, by where the member begins.
    """
    silent, told = silent_items(page, outline, where), accounts(page, outline)
    telling = replace(where, told=True)
    found = list(in_tables(page, outline, tables, heads))
    for index, item in enumerate(outline.items):
        if index not in silent:
            rows = _item(page, outline, index, item, telling if index in told else where)
            found += [*carried(page, outline, index, found), *rows]
    return list(_distinct(_asked(found, tasked_items(page, outline)) if where.tells else found))


def _asked(found: Sequence[Given], tasked: Container[int]) -> list[Given]:
    """Return the rows of a report, a proposal or an essay: what it asks, its tables, and what stands in its sections of tasks."""
    return [row for row in found if row.role == "requested" or row.how == "table" or row.item in tasked]


def in_tables(page: Page, outline: Outline, tables: Sequence[Table], heads: Mapping[int, tuple[int, int]]) -> Iterator[Given]:
    """Yield the rows that tables of tasks give; a unit in a merged cell is said once, with the first of its tasks. Steps of a procedure are no work given."""
    for table in (table for table in tables if table.kind == "tasks"):
        for row in (row for row in table.rows if not row.merged):
            for role, units in (("lead", row.lead), ("coordinating", row.coordinating), ("assigned", row.assigned)):
                for start, end in units:
                    yield Given(start, end, role, "table", "table", row.task, outline.index(start), row.deadline, row.product, heads.get(start))
            if not row.coordinating:
                yield from _helpers(page, outline, row)


def _helpers(page: Page, outline: Outline, row: TaskRow) -> Iterator[Given]:
    """Yield the units with whom a cell says that its task is done, where the table has no column for them: `Chủ trì, phối hợp với Bộ Y tế xây dựng ...`."""
    at, end = row.task
    while at < end:
        stop = max(min(outline.sentence(at)[1], end), at + 1)
        for charge in read_clause(page, at, stop, rules=False):
            if charge.how == "joint":
                places = (given(name, charge.role, charge.cue, "joint", row.task, outline.index(name.start)) for name in charge.names)
                yield from (replace(place, deadline=row.deadline, product=row.product) for place in places)
        at = stop


def _distinct(found: Iterable[Given]) -> Iterator[Given]:
    taken: list[Given] = []
    for row in sorted(found, key=lambda r: (r.start, -r.end)):
        if not any(other.start < row.end and row.start < other.end and (other.role == row.role or other.start != row.start) for other in taken[-8:]):
            taken.append(row)
            yield row


def _item(page: Page, outline: Outline, index: int, item: Item, where: Setting) -> list[Given]:
    found = labelled(page, outline, index, where)
    if found is not None:
        return [replace(row, product=product_label(page, outline, index)) for row in found]
    if headed := heading(page, outline, index, where):
        return headed
    return clauses(page, outline, index, where)
