"""The work that a document gives, item by item: units, roles, and the span of what they have to do.

In: a page, its outline, and what is left aside (tables, which are read as tables). Out: `Given` rows in clean offsets. An item is read as a heading that is nothing
but units, as a label (`Đơn vị chủ trì: Sở Y tế`), or clause by clause; what a row's task is follows from the outline: from the verb to the end of the
item, with all items below it where it ends in a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.clauses import Charge, past_adverbials, reach, read_clause
from extractors.header import Header
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.outline import Item, Outline
from extractors.tables import Table
from extractors.unitnames import Name, behind, units_at

_LABEL_END = rx(r"(?!\s(?:với|cùng)\s)[^:\n.;,]{0,30}:\s?")
_LABELLED = rx(r"(?:^|[.;]\s+)[-+•*(\s]*(?:[a-zđ]\)\s|\d{1,2}\.\s)?(?=[\Lu])", re.MULTILINE)
_TITLE_OF_ADDRESS = rx(r"(?<!\w)dien\s?:$|^kinh\sgui", re.MULTILINE)
_BULLET = rx(r"[-+•~]\s?|\d{1,2}[.)]\s")
_EDGE = " \t:;,./"
_ADDRESS = 500  # characters of one line of addressees
_FIRST = 60  # items among which a letter or a telegram names its addressees
_HEADING = 160  # characters: what is longer is no heading
_LEAST = 5  # the depth from which an item belongs to the one above it alone
_SHORT = 14  # characters: what is shorter says no task
_RULES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Hiến pháp", "Nghị quyết liên tịch"})
_TWO_SERIES = frozenset({"Quyết định", "Nghị quyết", "Chỉ thị"})
_RULED = rx(r"ban\shành\s(?:kèm\stheo\s)?(?:[\Ll]+\s){0,3}[Qq]uy\s(?:định|chế)|quy\sđịnh\s(?:về|chi|một|mức|việc|chế|tiêu)", re.IGNORECASE)
_FOUNDS = rx(r"chức\snăng,\snhiệm\svụ", re.IGNORECASE)
_CARRIES_OUT = rx(r"chịu\strách\snhiệm\sthi\shành|có\strách\snhiệm\sthi\shành")
_CLOSES = rx(r"(?:hiệu\slực|trách\snhiệm|điều\skhoản|tổ\schức)\s?(?:thi\shành|thực\shiện)?|thi\shành", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """Work given to one unit at one place, in clean offsets; `item` is the index of the item that says so."""

    start: int
    end: int
    role: str
    cue: str
    how: str  # heading, label, subject, given, joint, table: how the text says it
    task: tuple[int, int] | None
    item: int
    deadline: tuple[int, int] | None = None  # the cell of a table that says when
    product: tuple[int, int] | None = None  # what is to come out of it


@dataclass(frozen=True, slots=True)
class Setting:
    """What kind of document speaks: whether it rules, where its text begins, and which spans are read elsewhere."""

    rules: bool
    founds: bool
    begin: int
    kind: str
    issuer: str  # folded
    opening: int  # where the preamble ends: there the issuer says what it makes, and gives itself no work
    aside: tuple[tuple[int, int], ...] = ()
    told: bool = False  # the item at hand gives an account of what is


def setting(page: Page, outline: Outline, header: Header, aside: Sequence[tuple[int, int]]) -> Setting:
    """Tell a document that rules from one that orders: in a rule a body's plain verb tells its power. A number with its year is a rule's."""
    named = page.text[slice(*header.title)] if header.title else ""
    numbered = header.kind in _TWO_SERIES and header.number is not None and header.number.year is not None
    rules = header.kind in _RULES or numbered or bool(_RULED.search(named))
    begin = header.title[1] if header.title else header.end
    opening = next((item.start for item in outline.items if item.marker and item.level < _LEAST and item.start > begin), begin)
    issuer = Page.of(header.body.name).folded if header.body else ""
    return Setting(rules, bool(_FOUNDS.search(named)), begin, header.kind or "", issuer, opening, tuple(aside))


def read_duties(page: Page, outline: Outline, where: Setting, tables: Sequence[Table]) -> list[Given]:
    """Return the rows of a document, in the order of the text; of two that overlap in one role the first stays."""
    silent, told = _silent(page, outline, where), _told(page, outline)
    found = list(in_tables(outline, tables))
    for index, item in enumerate(outline.items):
        if index not in silent:
            rows = _item(page, outline, index, item, replace(where, told=index in told))
            found += [*_carried(page, outline, index, found), *rows]
    return list(_distinct(found))


def _carried(page: Page, outline: Outline, index: int, before: Sequence[Given]) -> Iterator[Given]:
    """Yield the units with which an item goes on the list of the one before, that ended in a semicolon: `yêu cầu A;` and on the next line `B; C`."""
    last = before[-1] if before else None
    if last is None or last.how not in {"given", "carried"} or last.item != index - 1:
        return
    above, item = outline.items[index - 1], outline.items[index]
    if item.marker or not page.text[above.start : above.end].endswith(";") or last.end < above.end - 2:
        return
    yield from (replace(last, start=name.start, end=name.end, item=index, how="given") for name in units_at(page, item.words, item.end))


def in_tables(outline: Outline, tables: Sequence[Table]) -> Iterator[Given]:
    """Yield the rows that tables of tasks give; a unit in a merged cell is said once, with the first of its tasks."""
    for table in tables:
        for row in table.rows:
            for role, units in (("lead", row.lead), ("coordinating", row.coordinating), ("assigned", row.assigned)):
                for start, end in units if not row.merged else ():
                    yield Given(start, end, role, "table", "table", row.task, outline.index(start), row.deadline, row.product)


def _distinct(found: list[Given]) -> Iterator[Given]:
    taken: list[Given] = []
    for row in sorted(found, key=lambda r: (r.start, -r.end)):
        if not any(other.start < row.end and row.start < other.end and (other.role == row.role or other.start != row.start) for other in taken[-8:]):
            taken.append(row)
            yield row


# ---------------------------------------------------------------- what gives no work


def _silent(page: Page, outline: Outline, where: Setting) -> set[int]:
    """Return the items that give no work: letterhead, addressees, recitals, scope and definitions, recipients, tables."""
    silent: set[int] = set()
    for index, item in enumerate(outline.items):
        if item.end <= where.begin or outline.recipients <= item.start < outline.recipients_end or _aside(item, where):
            silent.add(index)
        elif _recites(page, outline, item):
            silent.add(index)
        elif united("silent", "silent.functions").match(page, item.words, item.end) and item.level < 6:
            silent |= {index, *outline.below(index)}
        elif index < _FIRST and _TITLE_OF_ADDRESS.search(page.folded, max(item.start, item.end - _HEADING), item.end):
            silent |= {index, *_addressees(page, outline, index)}
    return silent | (_founding(page, outline) if where.founds else set())


def _told(page: Page, outline: Outline) -> set[int]:
    """Return the items that give an account of what was and is: only a word of duty gives work there."""
    told: set[int] = set()
    for index, item in enumerate(outline.items):
        if item.marker and item.end - item.words < _HEADING and words("silent", "narrated").match(page, item.words, item.end):
            told |= {index, *outline.below(index)}
    return told


def _aside(item: Item, where: Setting) -> bool:
    return any(start <= item.start < end for start, end in where.aside)


def _recites(page: Page, outline: Outline, item: Item) -> bool:
    if not outline.is_recital(item.start) or not page.text[item.start : item.end].rstrip().endswith((";", ",")):
        return False
    return page.folded.startswith(("can cu", "xet ", "theo de nghi"), item.words)


def _addressees(page: Page, outline: Outline, index: int) -> Iterator[int]:
    """Yield the lines of those a letter or a telegram is sent to."""
    for following in range(index + 1, min(index + 40, len(outline.items))):
        item = outline.items[following]
        text = page.text[item.start : item.end]
        if text[:1].isdigit() or not (_BULLET.match(text) or len(text) < _HEADING) or len(text) > _ADDRESS:
            return
        yield following


def _founding(page: Page, outline: Outline) -> set[int]:
    """In a document that founds a body, what the body is for is its power: only the closing articles give work."""
    silent: set[int] = set()
    closing = False
    for index, item in enumerate(outline.items):
        if item.level <= 1 and item.marker:
            closing = bool(_CLOSES.search(page.text, item.words, min(item.end, item.words + 80)) or _CARRIES_OUT.search(page.text, item.words, item.end))
        if not closing:
            silent.add(index)
    return silent


# ---------------------------------------------------------------- one item


def _item(page: Page, outline: Outline, index: int, item: Item, where: Setting) -> list[Given]:
    labelled = _labelled(page, outline, index, where)
    if labelled is not None:
        return labelled
    if headed := _heading(page, outline, index, where):
        return headed
    return _clauses(page, outline, index, where)


def _heading(page: Page, outline: Outline, index: int, where: Setting) -> list[Given]:
    """Return the rows of a heading that is nothing but units and has tasks below it."""
    item = outline.items[index]
    names, asked = _heading_units(page, item)
    if not item.marker and item.start < where.opening and (page.text[item.start : item.end].isupper() or any(_is_issuer(page, name, where) for name in names)):
        return []  # the issuer's own line
    if not names or not _tasks_below(page, outline, index):
        return []
    below = _below(page, outline, index)
    if not any(_begins_with_work(page, outline.items[inner]) for inner in below):
        return []  # a section about a body, no list of tasks
    if _heading_units(page, outline.items[below[0]])[0] and outline.items[below[0]].marker and _tasks_below(page, outline, below[0]):
        return []  # the units right below bear the work, not this one once more
    rows = [("requested", _whole(outline, below))] if asked else _roles_below(page, outline, below)
    cue = page.text[item.words : names[0].start].strip() or f"heading {item.marker}".strip()
    return [Given(name.start, name.end, role, cue, "heading", task, index) for role, task in rows for name in names]


def _heading_units(page: Page, item: Item) -> tuple[list[Name], bool]:
    """Return the units that a heading is made of, and whether they are asked rather than told."""
    stop = item.start + len(page.text[item.start : item.end].rstrip(_EDGE))
    asked = words("heading", "asked").match(page, item.words, stop)
    opened = asked or words("heading").match(page, item.words, stop)
    start = opened + 1 if opened and page.text[opened : opened + 1] == " " else item.words
    names = units_at(page, start, stop)
    if not names or behind(page, names, stop) < stop:
        return [], False
    return names, asked is not None


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
    return united("verb", "lead", "joint", "adverb", "modal", "giver.directed", "opening").match(page, at, item.end) is not None


def _whole(outline: Outline, below: range) -> tuple[int, int]:
    return outline.items[below[0]].start, outline.items[below[-1]].end


def _roles_below(page: Page, outline: Outline, below: range) -> list[tuple[str, tuple[int, int]]]:
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


# ---------------------------------------------------------------- labels


def _labelled(page: Page, outline: Outline, index: int, where: Setting) -> list[Given] | None:
    """Return the units behind labels (`Cơ quan phối hợp: các sở`), None where there is no label: the task is what stands before the first."""
    item = outline.items[index]
    found: list[Given] = []
    first: int | None = None
    for mark in _LABELLED.finditer(page.text, item.start, item.end):
        label = _label(page, mark.end(), item.end)
        if label is None:
            continue
        role, content = label
        first = mark.start() if first is None else first
        stop = _content_end(page, content, item.end)
        task = _task_before(page, outline, index, item.start if mark.end() <= item.words + 2 else first)
        found += _content(page, outline, index, (content, stop, item.words), role, task, where)
    return None if first is None else found


def _label(page: Page, at: int, stop: int) -> tuple[str, int] | None:
    """Return the role that a label gives and where its content begins."""
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


def _content(
    page: Page, outline: Outline, index: int, span: tuple[int, int, int], role: str, task: tuple[int, int] | None, where: Setting
) -> Iterator[Given]:
    start, stop, _ = span
    charges = read_clause(page, start, stop, rules=where.rules)
    if charges:
        for charge in charges:
            own = task if stop - charge.task < 90 or task is None else (charge.task, stop)
            yield from (Given(name.start, name.end, charge.role, charge.cue, "label", task or own, index) for name in charge.names)
        return
    names = units_at(page, start, stop)
    if not names and start >= stop - 1:  # the units stand in the items below
        for below in outline.below(index):
            inner = outline.items[below]
            if _any_label(page, inner):
                return  # the labels below say it
            yield from (Given(name.start, name.end, role, "label", "label", task, index) for name in units_at(page, inner.words, inner.end))
        return
    yield from (Given(name.start, name.end, role, page.text[_line_start(page, start) : start].strip(" :-+•"), "label", task, index) for name in names)


def _line_start(page: Page, at: int) -> int:
    return max(page.text.rfind(mark, 0, at - 2) for mark in ("\n", ". ", "; ")) + 1


def _task_before(page: Page, outline: Outline, index: int, at: int) -> tuple[int, int] | None:
    """Return what a label is about: the text before it in its item, else the items before it under one heading, else the heading."""
    item = outline.items[index]
    if at > item.words + _SHORT:
        return item.words, at
    first = index
    while first > 0 and outline.items[first - 1].level >= item.level and outline.parent(first - 1) is not None and not _any_label(page, outline.items[first - 1]):
        if outline.items[first - 1].level == item.level and outline.parent(first - 1) != outline.parent(index):
            break
        first -= 1
    if first < index:
        return outline.items[first].start, outline.items[index - 1].end
    previous = index - 1
    while previous >= 0 and _any_label(page, outline.items[previous]) and outline.items[previous].level == item.level:
        previous -= 1
    if previous < index - 1 and previous >= 0:  # the labels before this one are about the same
        return _task_before(page, outline, previous + 1, outline.items[previous + 1].start)
    parent = outline.parent(index)
    if parent is not None and _any_label(page, outline.items[parent]):
        return _task_before(page, outline, parent, outline.items[parent].start)
    if parent is None:
        return (outline.items[previous].words, outline.items[previous].end) if previous >= 0 else None
    return outline.items[parent].words, outline.items[parent].end


def _any_label(page: Page, item: Item) -> bool:
    """Whether an item is a label of any kind: of units, of time, of products."""
    end = united("label.lead", "label.coordinating", "label.assigned", "label.time", "label.product").match(page, item.words, item.end)
    return bool(end and _LABEL_END.match(page.text, end, item.end))


def time_label(page: Page, outline: Outline, index: int) -> tuple[int, int] | None:
    """Return what stands behind the label of time among the items beside the one at `index`, or below them: `Thời gian hoàn thành: Quý I/2026`."""
    return _beside(page, outline, index, "label.time")


def product_label(page: Page, outline: Outline, index: int) -> tuple[int, int] | None:
    """Return what stands behind the label of the product among the items beside the one at `index`."""
    return _beside(page, outline, index, "label.product")


_NEAR = 8  # items between a label and another of the same task


def _beside(page: Page, outline: Outline, index: int, name: str) -> tuple[int, int] | None:
    parent = outline.parent(index)
    if parent is not None and _any_label(page, outline.items[parent]):
        parent = outline.parent(parent)
    for other in (*range(index, min(index + _NEAR, len(outline.items))), *range(index - 1, max(index - _NEAR, -1), -1)):
        item = outline.items[other]
        if other > index and item.level <= _LEAST and outline.parent(other) != parent:
            break
        if content := _said_behind(page, item, name):
            return content
    return None


def _said_behind(page: Page, item: Item, name: str) -> tuple[int, int] | None:
    """Return what a label says in an item: at its beginning, or behind a full stop in it."""
    for mark in _LABELLED.finditer(page.text, item.start, item.end):
        end = united(name).match(page, mark.end(), item.end)
        colon = _LABEL_END.match(page.text, end, item.end) if end else None
        if colon:
            return colon.end(), _content_end(page, colon.end(), item.end)
    return None


# ---------------------------------------------------------------- clauses


def _clauses(page: Page, outline: Outline, index: int, where: Setting) -> list[Given]:
    """Return the rows of an item, read clause by clause."""
    item = outline.items[index]
    charges: list[tuple[int, Charge]] = []
    asked = False
    for start, stop, ends in _clause_spans(page, outline, item):
        found = read_clause(page, start, stop, rules=where.rules, told=where.told)
        if asked:
            found = [replace(charge, role="requested") if charge.how == "subject" and charge.role != "lead" else charge for charge in found]
        found = [charge for charge in found if not _enacts(page, charge, where)]
        asked = not ends and (asked or any(charge.role == "requested" for charge in found))
        charges += [(start, charge) for charge in found]
    return [row for place, (start, charge) in enumerate(charges) for row in _rows(page, outline, index, charge, _until(charges, place, item))]


def _enacts(page: Page, charge: Charge, where: Setting) -> bool:
    """`UBND tỉnh ban hành Kế hoạch ...` in a plan is the plan's own making."""
    if charge.how == "subject" and charge.task < where.opening and any(_is_issuer(page, name, where) for name in charge.names):
        return True
    made = charge.how == "subject" and charge.cue.endswith("ban hành") and bool(where.kind)
    return made and page.text.startswith((where.kind, where.kind.lower()), charge.task + len(charge.cue) + 1)


def _is_issuer(page: Page, name: Name, where: Setting) -> bool:
    """Whether a unit is the document's own issuer: `UBND tỉnh`, `Ủy ban nhân dân tỉnh Nghệ An`."""
    said = page.folded[name.start : name.end].replace("uy ban nhan dan", "ubnd")
    return bool(where.issuer) and (where.issuer.startswith(said) or said.startswith(where.issuer))


def _clause_spans(page: Page, outline: Outline, item: Item) -> Iterator[tuple[int, int, bool]]:
    """Yield the clauses of an item, each with whether its sentence ends there."""
    at = item.words
    while at < item.end:
        sentence_end = min(outline.sentence(at)[1], item.end)
        stop = reach(page, at, sentence_end)
        yield at, stop, stop >= sentence_end
        at = max(stop + (page.text[stop : stop + 1] == ";"), at + 1)


def _until(charges: list[tuple[int, Charge]], place: int, item: Item) -> int:
    """Return where a charge's task ends: with its item, or where another clause has a subject of its own."""
    start, charge = charges[place]
    if charge.how == "joint" and not _led(charges, place):
        return charge.stop
    later = (begin for begin, other in charges[place + 1 :] if begin > start and other.how == "subject")
    return min(next(later, item.end), item.end)


def _led(charges: list[tuple[int, Charge]], place: int) -> bool:
    """Whether the partners of a clause are those of its lead: they share its task."""
    start = charges[place][0]
    return any(begin == start and other.how != "joint" and other.role in {"lead", "assigned", "requested"} for begin, other in charges)


def _rows(page: Page, outline: Outline, index: int, charge: Charge, until: int) -> Iterator[Given]:
    """Yield a row a unit; where the item ends in a colon, the items below say what to do, and in which role."""
    item = outline.items[index]
    roles: list[tuple[str, tuple[int, int]]] = [(charge.role, (charge.task, max(until, charge.task)))]
    below = outline.below(index) if until == item.end and page.text[item.start : item.end].rstrip().endswith(":") else range(0)
    if below and charge.how != "joint":
        end = outline.items[below[-1]].end
        said = item.end - charge.task > _SHORT
        if charge.role == "assigned" and not said:
            roles = _roles_below(page, outline, below)
        else:
            roles = [(charge.role, (charge.task if said else outline.items[below[0]].start, end))]
    about = _label_above(page, outline, index) if charge.task >= item.end - _SHORT or _listed(page, charge, item) else None
    for role, (start, end) in roles:
        task = about or ((start, end) if end - start > 1 else (item.words, until))
        yield from (Given(name.start, name.end, role, charge.cue, charge.how, task, index) for name in charge.names)


def _label_above(page: Page, outline: Outline, index: int) -> tuple[int, int] | None:
    """Return what the label is about that an item stands under: `Cơ quan thực hiện:` and below it `+ Sở Y tế chủ trì, phối hợp với ...`."""
    parent = outline.parent(index)
    if parent is None or not _any_label(page, outline.items[parent]):
        return None
    return _task_before(page, outline, parent, outline.items[parent].start)


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
