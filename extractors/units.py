"""Who is given work: bodies, offices and groups with the role that the text gives them, and the recipients.

In: a clean text, its structure and header. Out: `Assignment`s and `Recipient`s. Work is given by a verb (`yêu cầu X`, `giao X`, `đề nghị X`), after `phối
hợp với`, by a heading that is a unit, or to the subject of a task. Everything is decided within one clause; words on word boundaries
only. A new way to give work is a row of `GIVERS` or `DUTIES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.bodies import Body, resolve_body
from extractors.citations import units_of
from extractors.header import Header
from extractors.letters import rx
from extractors.records import Assignment, Recipient, Unit
from extractors.registry import slug
from extractors.structure import Paragraph, Structure
from extractors.text import Text, folded
from extractors.unitnames import JOINT, VERBS, unit_at, units_at

# verbs that give work to the units after them, and the role
GIVERS = (
    ("coordinating", rx(r"(?<!\w)[Pp]hối\shợp(?:\s(?:chặt\schẽ|tốt|đồng\sbộ|hiệu\squả|kịp\sthời|thường\sxuyên)){0,2}\s?,?\s?(?:với|cùng)?\s(?=\S)")),
    ("requested", rx(r"(?<!\w)(?:(?<!văn\sbản\s)(?<!đơn\s)(?<![Hh]ồ\ssơ\s)[Đđ]ề\snghị|[Kk]iến\snghị|[Mm]ong|kính\sđề\snghị|trân\strọng\sđề\snghị)\s")),
    (
        "assigned",
        rx(r"(?<!\w)(?:[Yy]êu\scầu|chỉ\sthị(?!\ssố)|(?<!chuyển\s)(?<!bàn\s)(?<!tiếp\s)(?<!được\s)(?<!đã\s)(?<!goại\s)[Gg]iao|[Pp]hân\scông)\s(?:cho\s)?"),
    ),
    ("assigned", rx(r"(?<!\w)(?:[Cc]hỉ\sđạo|lãnh\sđạo,\schỉ\sđạo)(?:\ssâu\ssát,\skịp\sthời\sđối\svới)?\s")),
)
# what makes the units at the head of a clause bearers of a duty
DUTIES = (
    ("lead", rx(r"\s?[:,]?\s?(?:chịu\strách\snhiệm\s)?(?:là\scơ\squan\s)?(?:[Cc]hủ\strì|làm\sđầu\smối|là\sđầu\smối)(?!\w)")),
    (
        "coordinating",
        rx(
            r"\s?[:,]?\s?(?:có\strách\snhiệm\s)?(?:tham\sgia\s)?[Pp]hối\shợp(?!\w)(?!\schặt\schẽ\svới\s[^,.;]+?(?:chỉ\sđạo|tham\smưu))(?!\s(?:tốt"
            r"|hiệu\squả)\svới)"
        ),
    ),
    ("assigned", rx(r"\s?[:,]?\s?(?:có\strách\snhiệm|chịu\strách\snhiệm|có\snhiệm\svụ|căn\scứ(?!\w)|phải(?!\w)|cần(?!\w)|tự(?!\w)|kịp\sthời)")),
    ("assigned", rx(rf"\s?[:,]?\s?(?:{VERBS})(?!\w)")),
)
# duties that are told without an opening phrase before the subject
_PLAIN = (
    ("lead", rx(r"\s(?:có\strách\snhiệm\s|chịu\strách\snhiệm\s)?chủ\strì(?!\w)")),
    ("coordinating", rx(r"\s(?:có\strách\snhiệm\s|chịu\strách\snhiệm\s)phối\shợp(?!\w)")),
    ("assigned", rx(r"\s(?:có\strách\snhiệm|chịu\strách\snhiệm|có\snhiệm\svụ|chủ\sđộng|phải\s|khẩn\strương)")),
)
_NUMBERING = rx(
    r"(?:[-–+“\"(]|\d{1,2}(?:\.\d+)*\.|[a-zđ]\))?\s?(?:Nhận được Chỉ thị này, "
    r"|Trong quá trình[^,]{3,60},\s(?:trường hợp[^,]{3,60},\s(?:vướng mắc,\s)?)?|(?:[Nn]ếu|Trường hợp)[^,]{3,90},\s)?"
)
_BY_OFFICE = rx(
    r"\s?,?\strong\s(?:thời\shạn|thời\sgian|vòng)\s[^.;:]{3,90}?,\s?|\s?,?\s(?:theo|trong\sphạm\svi)\s[^.;:]{3,110}?,\s?(?=(?:có|chịu)\strách\snhiệm)|\s?,?\s(?:theo|căn\scứ|trong\sphạm\svi)\s(?:chức\snăng|nhiệm\svụ|thẩm\squyền|lĩnh\svực|phạm\svi)[^.;:]{0,70}?(?:,\s?|(?=\s(?:chủ\strì|phối\shợp|có\strách|chịu\strách|khẩn|tổ\schức\s|nghiên\scứu|triển\skhai)))"
)
_DUTY_AFTER = rx(r"\s(?=(?:có\strách|chịu\strách|chủ\strì|phối\shợp|và\scác|tổ\schức\sthực|căn\scứ|theo|trong|triển\skhai|thực\shiện))")
_NOT_DUTIES = rx(
    r"\s?[:,]?\s?(?:được|bị|phải\sđược|có\squyền|là|đã|sẽ|về|tại|với|từ|khi|nếu|theo|như|để|nhằm|trước|sau|không|chưa|đang|biết|cùng|nêu|do|trình|ra\s|quy\sđịnh|ban\shành"
    r"|quyết\sđịnh|phê\sduyệt|công\sbố|nhận|yêu\scầu|đề\snghị|giao|thông\sbáo|làm|ký|tổng(?!\shợp|\skết)|dự)(?!\w)"
)
# a label that says what the units after its colon do
_LABEL = rx(
    r"[-+•\s]*(?:[a-zđ]\)\s|\d+(?:\.\d+)*\.?\s)?(?:[Cc]ơ\squan|[Đđ]ơn\svị|[Tt]ổ\schức)(?:,\s(?:cơ\squan|đơn\svị))?\s"
    r"(?P<what>chủ\strì|đầu\smối|phối\shợp|thực\shiện|chịu\strách\snhiệm|tham\smưu|triển\skhai|được\sgiao)[^:.;\n]{0,60}:\s"
)
_LABEL_ROLE = {"chủ": "lead", "đầu": "lead", "phối": "coordinating"}
_OPENING = rx(
    r"(?:Trước|Trong|Kết\sthúc|Căn\scứ|Trên\scơ\ssở|Hết|Trường\shợp|Nếu|Khi|Sau|Hằng|Hàng|Định\skỳ|Đối\svới|Kể\stừ|Chậm\snhất|Đến|Trong\strường\shợp|Tùy|Tuỳ|Theo)\s"
)
_SCOPE = rx(r"(?:Đối\stượng\s(?:và\sphạm\svi\s)?áp\sdụng|Phạm\svi\s(?:và\sđối\stượng\s)?(?:điều\schỉnh|áp\sdụng)|Giải\sthích\stừ\sngữ)", re.IGNORECASE)
_BASIS = rx(r"(?:C[ăa]n\sc[ứửu]|Xét\s|Theo\sđề\snghị)")  # recitals give no work
_LEADS = rx(r"[-+]?\s?(?:[a-zđ]\)\s)?[Cc]hủ\strì")
_COORDINATES = rx(r"[-+]?\s?(?:[a-zđ]\)\s)?(?:[Cc]hủ\sđộng\s|[Cc]hịu\strách\snhiệm\s)?[Pp]hối\shợp")
_PURPOSE = rx(r"(?<!\w)(?:để|nhằm|cho|giúp|của|tham\smưu|báo\scáo|trình|hướng\sdẫn|hỗ\strợ|đối\svới|có\squyền|có\sthể|hoặc)\s(?:[^\s,;.]+\s){0,3}$")
_CLAUSE = rx(r"[^;\n]+?(?:;\s?|[.!?…]+\s+(?=[\Lu“\"(])|\n|$)|\n")
_DEADLINE = rx(
    r"(?:trước|chậm\snhất(?:\slà)?|hoàn\sthành\s(?:trước|trong)|xong\strước|đến|trong)\s(?:ngày\s\d{1,2}(?:/\d{1,2}(?:/\d{4})?"
    r"|\stháng\s\d{1,2}(?:\snăm\s\d{4})?|\s(?:hằng|hàng)\stháng)|tháng\s\d{1,2}(?:/\d{4}|\snăm\s\d{4})?|quý\s[IVX\d]+(?:/\d{4}|\snăm\s\d{4})?"
    r"|năm\s\d{4})"
)
_LINE = rx(r"^[-~+•\s]*(?P<text>.+?)[\s;.,:/]*$")
_NOTE = rx(r"\s?\((?:để\s|đề\s|dé\s)?(?:b/c|báo\scáo|thực\shiện|t/h|p/h|biết|phối\shợp)[^)]*\)")


@dataclass(frozen=True, slots=True)
class _Row:
    """An assignment in clean offsets."""

    start: int
    end: int
    role: str
    cue: str
    task: tuple[int, int] | None
    section: str | None


def read_assignments(text: Text, structure: Structure, header: Header) -> tuple[tuple[Assignment, ...], dict[str, Unit]]:
    """Return the assignments of a document and the units that they name."""
    clean = text.clean
    rows: dict[tuple[int, int, str], _Row] = {}
    begin = header.title[1] if header.title else header.end
    giver: _Row | None = None
    for index, paragraph in enumerate(structure.paragraphs):
        if clean[paragraph.start : paragraph.end].endswith(";") and structure.is_recital(paragraph.start) and _BASIS.match(clean, paragraph.words):
            continue
        if paragraph.end <= begin or structure.recipients <= paragraph.start < structure.recipients_end:
            continue
        found, giver = _clauses(clean, structure, index, giver)
        for row in (*_heading(clean, structure, index), *found):
            rows.setdefault((row.start, row.end, row.role), row)
    units: dict[str, Unit] = {}
    return tuple(_assignment(text, row, header, units) for row in sorted(_distinct(rows), key=lambda r: (r.start, r.end, r.role))), units


def _distinct(rows: dict[tuple[int, int, str], _Row]) -> Iterator[_Row]:
    """Leave out what overlaps a row of the same role that began before."""
    taken: list[_Row] = []
    for row in sorted(rows.values(), key=lambda r: (r.start, -r.end)):
        if not any(other.start < row.end and row.start < other.end and (other.role == row.role or other.start != row.start) for other in taken[-8:]):
            taken.append(row)
            yield row


def _heading(clean: str, structure: Structure, index: int) -> Iterator[_Row]:
    """Yield the units of a heading that is nothing but units: each leads, coordinates or is assigned as the tasks below say."""
    paragraph = structure.paragraphs[index]
    body = clean[paragraph.words : paragraph.end].rstrip(" :.")
    request = re.match(r"(?:(?P<asked>Đề\snghị)|(?:Nhiệm\svụ,\s)?[Tt]rách\snhiệm(?:\scủa)?|Nhiệm\svụ\scủa|Giao)\s", body)
    start = paragraph.words + (request.end() if request else 0)
    stop = paragraph.words + len(body)
    spans = _named(clean, start, stop)
    if not spans or spans[-1][1] < stop or not _has_tasks(clean, structure, index) or _heads_units(clean, structure, index):
        return
    asked = bool(request and request["asked"])
    roles = ["requested"] if asked else _roles_below(clean, structure, index)
    for span in spans:
        for role in roles:
            yield _Row(*span, role, "Đề nghị" if asked else f"heading {paragraph.marker}".strip(), _task_below(structure, index), None)


def _heads_units(clean: str, structure: Structure, index: int) -> bool:
    """Whether the headings right under this one are units themselves: they bear the work, not this one once more."""
    below = next(iter(_below(structure, index)), None)
    if below is None or not below.marker:
        return False
    head = re.match(r"(?:[Tt]rách\snhiệm(?:\scủa)?\s)?", clean[below.words : below.end])
    body = clean[below.words : below.end].rstrip(" :.")
    spans = _named(clean, below.words + (head.end() if head else 0), below.words + len(body))
    return bool(spans) and spans[-1][1] >= below.words + len(body)


def _has_tasks(clean: str, structure: Structure, index: int) -> bool:
    """Whether anything stands under a heading."""
    paragraph = structure.paragraphs[index]
    following = structure.paragraphs[index + 1] if index + 1 < len(structure.paragraphs) else None
    if following is None or following.start == structure.recipients or not (paragraph.marker or clean[paragraph.start : paragraph.end].endswith(":")):
        return False
    return following.level > paragraph.level or paragraph.level == 9


def _below(structure: Structure, index: int) -> list[Paragraph]:
    """Return the paragraphs under a heading."""
    level = structure.paragraphs[index].level
    found: list[Paragraph] = []
    for paragraph in structure.paragraphs[index + 1 : index + 60]:
        if paragraph.start == structure.recipients or (paragraph.level <= level and paragraph.level < 9) or (level == 9 and found and paragraph.level == 9):
            break
        found.append(paragraph)
    return found


def _roles_below(clean: str, structure: Structure, index: int) -> list[str]:
    """Return the roles that the tasks under a heading give: `lead`, `assigned`, both, or `coordinating` where that is the only duty."""
    openings = [clean[p.words : p.end] for p in _below(structure, index)]
    tasks = [sentence for text in openings for sentence in re.split(r"(?<=[.;])\s+(?=[A-ZĐ])", text) if len(sentence) > 12]
    leads = sum(bool(_LEADS.match(task)) for task in tasks)
    coordinates = sum(bool(_COORDINATES.match(task)) for task in tasks)
    if leads:
        return ["lead"] if leads == len(tasks) else ["assigned", "lead"]
    return ["coordinating"] if tasks and coordinates == len(tasks) and len(tasks) == 1 else ["assigned"]


def _task_below(structure: Structure, index: int) -> tuple[int, int] | None:
    below = _below(structure, index)
    return (below[0].words, below[0].end) if below else None


def _clauses(clean: str, structure: Structure, index: int, giver: _Row | None) -> tuple[list[_Row], _Row | None]:
    """Return the assignments of a paragraph, clause by clause, and the verb that is still open at its end."""
    paragraph = structure.paragraphs[index]
    section = next((clean[p.words : p.end][:120] for p in structure.heading_over(index)), None)
    found: list[_Row] = []
    request: _Row | None = None
    if section and _SCOPE.match(section):
        return [], None
    if labelled := _labelled(clean, paragraph, section):
        return labelled, None
    waiting: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(clean, paragraph.words, paragraph.end):
        start, stop = match.start(), match.start() + len(match.group().rstrip("; \n"))
        rows = list(_given(clean, start, stop, section))
        if giver and not (rows and rows[0].start - start < 25):
            rows = [*_continued(clean, start, stop, giver, section), *rows]
        subjects = list(_subjects(clean, start, stop, section))
        if subjects and waiting:
            subjects = [*(replace(subjects[0], start=span[0], end=span[1]) for span in waiting), *subjects]
        waiting = [*waiting, *_whole(clean, start, stop)] if match.group().rstrip().endswith(";") and not rows and not subjects else []
        found += [*rows, *(_requested(row, request) for row in subjects)]
        giver = _open_giver(rows, stop, match.group())
        request = next((row for row in rows if row.role == "requested"), request) if match.group().rstrip().endswith(";") else None
    if clean[paragraph.start : paragraph.end].endswith(":") and _has_tasks(clean, structure, index):
        found = [row for given in found for row in _by_items(clean, structure, index, given)]
    return found, giver


def _by_items(clean: str, structure: Structure, index: int, given: _Row) -> list[_Row]:
    """Let the items under `Giao X:` or `X có trách nhiệm:` say what X does: lead, coordinate, or both."""
    if given.role != "assigned" or not given.task or given.task[1] < structure.paragraphs[index].end - 2:
        return [given]
    return [replace(given, role=role) for role in _roles_below(clean, structure, index)]


def _labelled(clean: str, paragraph: Paragraph, section: str | None) -> list[_Row]:
    """Return the units after a label: `Đơn vị chủ trì: Sở Y tế. Đơn vị phối hợp: các sở, ban, ngành.`"""
    rows: list[_Row] = []
    at = paragraph.start
    while label := _LABEL.match(clean, at, paragraph.end):
        stop = next((m.start() for m in re.finditer(r"[.;\n]", clean[label.end() : paragraph.end])), paragraph.end - label.end()) + label.end()
        role = _LABEL_ROLE.get(label["what"].split()[0], "assigned")
        rows += [_Row(*span, role, label["what"], None, section) for span in units_at(clean, label.end(), stop)]
        at = stop + 1
    return rows


def _whole(clean: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the units of a clause that is nothing but units: its duty may follow after a semicolon."""
    opening = _NUMBERING.match(clean, start)
    spans = _named(clean, opening.end() if opening else start, stop)
    return spans if spans and spans[-1][1] >= stop else []


def _requested(row: _Row, request: _Row | None) -> _Row:
    """A duty after a semicolon is asked for too where its sentence opened with `Đề nghị`."""
    return replace(row, role="requested", cue=request.cue) if request and row.role != "lead" else row


def _open_giver(rows: list[_Row], stop: int, clause: str) -> _Row | None:
    """Return the row whose verb goes on over a semicolon: `yêu cầu A; B; C thực hiện`."""
    last = rows[-1] if rows else None
    return last if last and clause.rstrip().endswith(";") and last.end >= stop - 2 and last.role != "coordinating" else None


def _continued(clean: str, start: int, stop: int, giver: _Row, section: str | None) -> Iterator[_Row]:
    for span in units_at(clean, start, stop):
        yield _Row(*span, giver.role, giver.cue, (span[1], stop), section)


def _given(clean: str, start: int, stop: int, section: str | None) -> Iterator[_Row]:
    """Yield the units after a verb that gives work."""
    for role, pattern in GIVERS:
        for match in pattern.finditer(clean, start, stop):
            if role != "coordinating" and _PURPOSE.search(clean[max(start, match.start() - 40) : match.start()]) and not clean[match.start()].isupper():
                continue
            spans = _named(clean, match.end(), stop)
            if spans and (role != "assigned" or _gives(clean, match, spans[-1][1], stop)):
                for span in spans:
                    yield _Row(*span, _led(clean, role, spans[-1][1]), match.group().strip(), (spans[-1][1], stop), section)


def _gives(clean: str, verb: re.Match[str], end: int, stop: int) -> bool:
    """Whether work follows the units: `chỉ đạo` needs a verb after them, `yêu cầu` and `giao` do not need one at once."""
    if verb.group().casefold().startswith(("chỉ đạo", "lãnh")):
        return bool(rx(rf"\s?,?\s?(?:{VERBS})(?!\w)").match(clean, end)) and not rx(r"\s(?:về|tại|theo|với|từ|là|như)\s").match(clean, end)
    return not rx(r"\s(?:của|ban\shành|tại|về)\s").match(clean, end) or verb.group()[0].isupper()


def _led(clean: str, role: str, end: int) -> str:
    """`giao X chủ trì` makes X lead; `chỉ đạo X phối hợp với Y` makes X coordinate."""
    if role != "assigned":
        return role
    if DUTIES[0][1].match(clean, end):
        return "lead"
    return "coordinating" if rx(r"\s?,?\sphối\shợp\s").match(clean, end) else role


def _named(clean: str, position: int, stop: int) -> list[tuple[int, int]]:
    """Return the units of a list; a head with a colon (`Giám đốc các Sở: Y tế, Nội vụ`) gives its members instead of itself."""
    spans: list[tuple[int, int]] = []
    while found := units_at(clean, position, stop):
        spans += found
        end = spans[-1][1]
        members = _members(clean, end, stop) if _HEADS_LIST.search(clean[max(0, end - 40) : end]) else []
        if members:
            spans[-1:] = members
        joint = JOINT.match(clean, spans[-1][1], stop)
        if not members or not joint:
            break
        position = joint.end()
    return spans


_HEADS_LIST = rx(
    r"(?:[Gg]iám\sđốc|[Tt]hủ\strưởng|[Cc]hủ\stịch|[Bb]ộ\strưởng|[Cc]ục\strưởng)?\s?[Cc]ác\s(?:[Ss]ở|[Bb]an|[Bb]ộ|[Nn]gành|[Cc]ơ\squan|,|\s|đơn\svị|tỉnh|thành\sphố)+$"
)
_MEMBER = rx(
    r"\s?(?P<joint>:|,|\svà)\s(?P<name>[\Lu][\w]*(?:\s(?!và\s)[\w-]+|\s?,\s[\Lu]?\w+\s(?:và|-)\s\w+|\svà\s(?:Đào|Môi|Công\snghệ|Đầu|Du|Xã|Phát|Truyền|Tôn|Thể)\w*){0,7})"
)


def _members(clean: str, end: int, stop: int) -> list[tuple[int, int]]:
    """Return the members of a colon list, each a name with a capital."""
    spans: list[tuple[int, int]] = []
    first = True
    while (member := _MEMBER.match(clean, end, stop)) and (member["joint"] == ":") == first:
        if not first and unit_at(clean, member.start("name")):
            break
        name = _DUTY_AFTER.split(member["name"], maxsplit=1)[0]
        spans.append((member.start("name"), member.start("name") + len(name)))
        end, first = spans[-1][1], False
    return spans


def _subjects(clean: str, start: int, stop: int, section: str | None) -> Iterator[_Row]:
    """Yield the units at the head of a clause that a duty follows, also after an opening phrase (`Trước ngày 30/6, X báo cáo`)."""
    opening = _NUMBERING.match(clean, start)
    at = opening.end() if opening else start
    spans = _named(clean, at, stop)
    if spans:
        yield from _bearers(clean, spans, stop, section, DUTIES)
        return
    duties = DUTIES if _OPENING.match(clean, at) else _PLAIN
    for joint in rx(r"[,:]\s(?:thì\s)?(?=[\Lucđtbnđ])").finditer(clean, at, stop):
        rows = list(_bearers(clean, _named(clean, joint.end(), stop), stop, section, duties))
        if rows:
            yield from rows
            return


def _bearers(clean: str, spans: list[tuple[int, int]], stop: int, section: str | None, duties: tuple[tuple[str, re.Pattern[str]], ...]) -> Iterator[_Row]:
    """Yield the units that a duty follows at once, or after `theo chức năng, nhiệm vụ`."""
    if not spans:
        return
    end = spans[-1][1]
    if by_office := _BY_OFFICE.match(clean, end, stop):
        end = by_office.end()
    for role, pattern in duties:
        duty = pattern.match(clean, end)
        if duty and duty.end() <= stop:
            if not (pattern is DUTIES[-1][1] and _NOT_DUTIES.match(clean, end)):
                for span in spans:
                    yield _Row(*span, role, duty.group().strip(" :,"), (end, stop), section)
            return


def _assignment(text: Text, row: _Row, header: Header, units: dict[str, Unit]) -> Assignment:
    start, end = text.raw_span(row.start, row.end)
    unit = folded(text.raw[start:end])
    body = unit_body(unit, header)
    units.update(_unit(unit, body))
    task = folded(text.clean[slice(*row.task)]).strip(" :,;.") if row.task else None
    deadline = _DEADLINE.search(text.clean[row.task[0] : row.task[1]]) if row.task else None
    return Assignment(unit, body.id, row.role, task[:400] if task else None, deadline.group() if deadline else None, row.section, row.cue, start, end)


def unit_body(name: str, header: Header) -> Body:
    """Resolve a unit's name; a group or an office that no registry knows gets an id within the document's own scope."""
    body = resolve_body(name, header.home)
    if body.id:
        return body
    scope = "tw" if header.home.level == "central" else header.home.place.id if header.home.place else None
    return Body(name, f"{scope}/{slug(name)[:80]}" if scope else None, body.level or header.home.level, header.home.place)


_A_GROUP = rx(r"^(?:[Cc]ác|[Nn]hững)\s|\scác\s|^(?:[Cc]ơ\squan|[Ss]ở|[Tt]ổ\schức|[Đđ]ơn\svị),\s|\scấp\s(?:tỉnh|huyện|xã)")


def _unit(name: str, body: Body) -> dict[str, Unit]:
    known = units_of([body])
    kind = "group" if _A_GROUP.search(name) else "body"
    return {key: Unit(unit.id, unit.name, kind if unit.name == name else unit.kind, unit.level, unit.place) for key, unit in known.items()}


def read_recipients(text: Text, structure: Structure, header: Header) -> tuple[tuple[Recipient, ...], dict[str, Unit]]:
    """Return the lines under `Nơi nhận`, without marks, notes and the line `Lưu`."""
    found: list[Recipient] = []
    units: dict[str, Unit] = {}
    for paragraph in structure.paragraphs[structure.index(structure.recipients) + 1 :] if structure.recipients < len(text.clean) else ():
        line = text.clean[paragraph.start : paragraph.end]
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
