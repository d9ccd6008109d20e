"""An item read clause by clause: whom it charges, and what their task is.

In: a page, its outline and an item. Out: rows of work. A task runs from its verb to the end of the item, with all items below it where it ends in a colon, or
to the next clause with a subject of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.clauses import Charge, reach, read_clause
from extractors.duties.codes import is_unexplained
from extractors.duties.headings import roles_below
from extractors.duties.labels import any_label, task_before
from extractors.duties.letters import answers, speaks
from extractors.duties.powers import tells_power
from extractors.duties.rows import Given, Setting, given, is_issuer
from extractors.lexicon import Page, words
from extractors.outline import Item, Outline
from extractors.unitlists import units_at

_SHORT = 14  # characters: what is shorter says no task


def clauses(page: Page, outline: Outline, index: int, where: Setting) -> list[Given]:
    """Return the rows of an item, read clause by clause."""
    item = outline.items[index]
    charges: list[tuple[int, Charge]] = []
    asked = False
    for start, stop, ends in _clause_spans(page, outline, item):
        found = read_clause(page, start, stop, rules=where.rules, told=where.told)
        if not found:
            asked = asked and not ends
            continue
        if asked:
            found = [replace(charge, role="requested") if charge.how == "subject" and charge.role != "lead" else charge for charge in found]
        found = [charge for charge in found if not _tells(page, outline, index, charge, start, where)]
        asked = not ends and (asked or any(charge.role == "requested" for charge in found))
        charges += [(start, charge) for charge in found]
    until = _ends(charges, item)
    return [row for (_, charge), end in zip(charges, until, strict=True) for row in _rows(page, outline, index, charge, end)]


def _tells(page: Page, outline: Outline, index: int, charge: Charge, start: int, where: Setting) -> bool:
    """Whether a charge tells what the text does, may be done, or is so, and gives no work."""
    if _enacts(page, charge, where) or speaks(page, charge, where) or answers(page, outline.items[index], charge, start, where):
        return True
    if charge.how == "subject" and all(is_unexplained(page, name) for name in charge.names):
        return True
    return tells_power(page, outline, index, charge, start, where)


def _enacts(page: Page, charge: Charge, where: Setting) -> bool:
    """`UBND tỉnh ban hành Kế hoạch ...` in a plan is the plan's own making."""
    if charge.how == "subject" and charge.task < where.opening and any(is_issuer(page, name, where) for name in charge.names):
        return True
    made = charge.how == "subject" and charge.cue.endswith("ban hành") and bool(where.kind)
    return made and page.text.startswith((where.kind, where.kind.lower()), charge.task + len(charge.cue) + 1)


def _clause_spans(page: Page, outline: Outline, item: Item) -> Iterator[tuple[int, int, bool]]:
    """Yield the clauses of an item, each with whether its sentence ends there."""
    at = item.words
    while at < item.end:
        sentence_end = min(outline.sentence(at)[1], item.end)
        stop = reach(page, at, sentence_end)
        yield at, stop, stop >= sentence_end
        at = max(stop + (page.text[stop : stop + 1] == ";"), at + 1)


def _ends(charges: list[tuple[int, Charge]], item: Item) -> list[int]:
    """Return where each charge's task ends: with its item, or where a later clause has a subject of its own."""
    led = {start for start, charge in charges if charge.how != "joint" and charge.role in {"lead", "assigned", "requested"}}
    ends: list[int] = []
    following = own = item.end  # where the next clause with a subject begins, and that of this clause
    begun = -1
    for start, charge in reversed(charges):
        if start != begun:
            following, begun = own, start
        ends.append(charge.stop if charge.how == "joint" and start not in led else min(following, item.end))
        if charge.how == "subject":
            own = start
    return ends[::-1]


def _rows(page: Page, outline: Outline, index: int, charge: Charge, until: int) -> Iterator[Given]:
    """Yield a row a unit; where the item ends in a colon, the items below say what to do, and in which role."""
    item = outline.items[index]
    roles: list[tuple[str, tuple[int, int]]] = [(charge.role, (charge.task, max(until, charge.task)))]
    below = outline.below(index) if until == item.end and _ends_in_colon(page, item) else range(0)
    if below:
        end = outline.items[below[-1]].end
        said = item.end - charge.task > _SHORT
        if charge.role == "assigned" and not said:
            roles = roles_below(page, outline, below)
        else:
            roles = [(charge.role, (charge.task if said else outline.items[below[0]].start, end))]
    about = _label_above(page, outline, index) if charge.task >= item.end - _SHORT or _listed(page, charge, item) else None
    for role, (start, end) in roles:
        task = about or ((start, end) if end - start > 1 else (item.words, until))
        yield from (given(name, role, charge.cue, charge.how, task, index) for name in charge.names)


def _ends_in_colon(page: Page, item: Item) -> bool:
    end = item.end
    while end > item.start and page.text[end - 1].isspace():
        end -= 1
    return end > item.start and page.text[end - 1] == ":"


def _label_above(page: Page, outline: Outline, index: int) -> tuple[int, int] | None:
    """Return what the label is about that an item stands under: `Cơ quan thực hiện:` and below it `+ Sở Y tế chủ trì, phối hợp với ...`."""
    parent = outline.parent(index)
    if parent is None or not any_label(page, outline.items[parent]):
        return None
    return task_before(page, outline, parent, outline.items[parent].start)


def _listed(page: Page, charge: Charge, item: Item) -> bool:
    """Whether an item says no more than who leads and who helps."""
    found = words("joint").search(page, charge.task, item.end)
    if found is None:
        return False
    at = found[1]
    while at < item.end and not page.text[at].isalnum():
        at += 1
    partner = words("joint", "partner").match(page, at)
    names = units_at(page, partner + 1 if partner else at, item.end)
    return bool(names) and item.end - names[-1].after < _SHORT


def carried(page: Page, outline: Outline, index: int, before: Sequence[Given]) -> Iterator[Given]:
    """Yield the units with which an item goes on the list of the one before, that ended in a semicolon: `yêu cầu A;` and on the next line `B; C`."""
    last = before[-1] if before else None
    if last is None or last.how not in {"given", "carried"} or last.item != index - 1:
        return
    above, item = outline.items[index - 1], outline.items[index]
    if item.marker or not page.text[above.start : above.end].endswith(";") or last.end < above.end - 2:
        return
    yield from (replace(last, start=name.start, end=name.end, head=name.head, item=index, how="given") for name in units_at(page, item.words, item.end))
