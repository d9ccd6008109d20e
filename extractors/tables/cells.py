"""What a cell of a table holds: a number, a time, nothing but units, or text.

In: a span of clean text and the function that reads lists of unit names. Out: a `Cell` with its kind in features, and the units of a cell with their roles. A
cell is decided by its own words; what its column says comes later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.letters import rx, without_marks
from extractors.registry.wording import bearers, remarks

Span = tuple[int, int]
Units = Callable[[str, int, int], list[Span]]

HOLDS_TIME, BEGINS_TIME, IS_TIME = 1, 2, 3
ONLY = 0.9  # share of a cell's letters that units take where it holds nothing else
_LONGEST_TIME = 160  # characters of a cell of times
_SHORT = 8  # letters of the longest acronym
_LONGEST = 1500  # characters of a cell of units
_MARKER = rx(r"(?:(?P<step>Bước\s|B)|\()?(?:(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})|(?P<roman>[IVXLC]{1,6})|(?P<letter>[A-ZĐ]|[a-zđ](?=[.)])))\s?[.)/]?\)?")
_GLUED = rx(r"(?:(?P<section>[IVX]{1,5}\s?[.)/-]|[A-ZĐ]\.)|(?P<number>(?:Bước\s)?\d{1,3}(?:\.\d{1,3}){0,4}[.):]))\s+(?=\S)")
_JOINT = rx(r"(?:[\s,;.:+•*/&-]|<br\s*/?>|(?:và|cùng|hoặc)(?=\s))*")
_PART = rx(r"\s*(?:[;\n]|<br\s*/?>|(?<=[.;,])\s[-+•](?=\s))\s*")
_FIELD = rx(r"(?:môi trường|công nghệ|đào tạo|truyền thông|du lịch|đầu tư|phát triển|xã hội|tôn giáo|thể thao|hạ tầng|đô thị)(?!\w)")
_COMMA = rx(r"[,;.]")
_BULLETS = rx(r"\s[-+•]\s(?=(?:Bộ|Sở|UBND|Ủy|Ban|Các|Công|Cục|Đoàn|Hội|Liên|Mặt|Phòng|Tổng|Trung|Trường|Văn|Viện)\s)")
_ACRONYM = rx(r"(?:P\.\s?)?[A-ZĐ]{2,9}(?:[&-][A-ZĐ]{1,6})*(?!\w)(?:\s[\Ll]+){0,3}(?=\s?(?:[,;.()+]|$|\svà\s))")
_WORD = rx(r"(?<=\s)[\Lu]\w*")
_BEARER_END = rx(r"[^,;.\n(<]{0,90}")
_CLAUSE = rx(r"\s(?:chủ\strì|phối\shợp|thực\shiện|có\strách|chịu\strách|theo\sdõi|triển\skhai|tổng\shợp|xây\sdựng|để|nhằm)(?!\w)")
_SAME_HEAD = rx(r"(?<=\s)(?:Bộ|Sở|UBND|Ủy\sban|Công\san|Hội|Ban|Phòng)(?=\s[\Lu])")
_REMARK = rx(r"\s?\(([^()]{3,40})\)")
_LABEL = rx(r"[-+•\s]*([\Lu\Ll][^:;,.\n]{3,40}):\s")

_TIMES = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}",
    r"(?:thang\s)?\d{1,2}\s?[/-]\s?\d{4}",
    r"(?:ngay|mung)\s\d{1,2}(?:\s?/\s?\d{1,2})?",
    r"thang\s\d{1,2}",
    r"(?:nam\s)?20\d\d(?:\s?-\s?(?:nam\s)?20\d\d)?",
    r"(?:qu[iy])\s?(?:[ivx]{1,3}|\d)\b(?:\s?[/-]\s?20\d\d)?",
    r"thuong\sxuyen|lien\stuc|dot\sxuat|dinh\sky|hang\s(?:ngay|tuan|thang|quy|nam)|theo\s(?:tien\sdo|lo\strinh|ke\shoach)",
    r"(?:khong\squa\s|trong\s|sau\s)?\d{1,3}(?:[.,]\d{1,2})?\s(?:ngay|gio|tuan|thang|nam)(?:\slam\sviec)?",
    r"(?:dau|giua|cuoi)\s(?:nam|quy|thang)|(?:6|9|sau|chin)\sthang|khi\sco\s(?:phat\ssinh|yeu\scau)|ngay\s(?:sau\s)?khi|giai\sdoan|hoc\sky",
)
_TIME = rx("|".join(f"(?:{time})" for time in _TIMES))
_FILLER = rx(
    r"(?<!\w)(?:truoc|den|het|tu|trong|hoan\sthanh|xong|ngay|thang|nam|va|thuc\shien|cham\snhat|ban\shanh|trinh|hang|khong|tinh|thoi\sgian|du\skien)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its span, and what it holds."""

    start: int
    end: int
    marker: str = ""  # step, number, roman or letter: it is nothing but one
    number: int | None = None  # the last number of its marker
    glued: str = ""  # section or number: it begins with such a marker
    share: float = 0.0  # of its letters that a list of units at its beginning takes
    time: int = 0  # one of HOLDS_TIME, BEGINS_TIME, IS_TIME in a short cell
    capitals: bool = False  # it is written in capitals, as a heading is

    @property
    def units(self) -> bool:
        """Whether the cell holds nothing but units."""
        return self.share >= ONLY

    def __len__(self) -> int:
        return self.end - self.start


def typed(clean: str, start: int, end: int, units: Units) -> Cell:
    """Return the cell at `start:end` with what it holds."""
    text = clean[start:end]
    if marker := _MARKER.fullmatch(text) if len(text) < 24 else None:
        kind = "step" if marker["step"] else marker.lastgroup or ""
        return Cell(start, end, marker=kind, number=int(marker["number"].rpartition(".")[2]) if marker["number"] else None, time=_time(text))
    glued = _GLUED.match(text)
    kind = (glued.lastgroup or "") if glued else ""
    capitals = len(text) > _SHORT and text.isupper()
    return Cell(start, end, glued=kind, share=_share(clean, start, end, units), time=_time(text), capitals=capitals)


def _time(text: str) -> int:
    """Say whether a short text is a time, begins with one, holds one, or none of these (0)."""
    if len(text) > _LONGEST_TIME:
        return 0
    plain = without_marks(text).casefold()
    rest, times = _TIME.subn("\x1f", plain)
    if not times:
        return 0
    bare = _FILLER.sub("", rest)
    return HOLDS_TIME if (word := re.search(r"\w", bare)) and "\x1f" not in bare[: word.start()] else BEGINS_TIME if word else IS_TIME


def _share(clean: str, start: int, end: int, units: Units) -> float:
    """Return the share of a cell's letters that the lists of units take with which its parts begin."""
    if end - start > _LONGEST:
        return 0.0
    taken = 0
    for at, stop in _parts(clean, start, end):
        spans, reached = _listed(clean, at, stop, units)
        taken += sum(map(str.isalnum, clean[at:reached])) if spans else 0
    return taken / max(1, sum(map(str.isalnum, clean[start:end])))


def _listed(clean: str, start: int, end: int, units: Units, *, on: bool = False) -> tuple[list[Span], int]:
    """Return the units that stand one after the other from `start`, and where the list stops; `on`: it goes on after what is no unit."""
    found: list[Span] = []
    at, lost = _skip(clean, start, end), False
    while at < end:
        if spans := _unit(clean, at, end, units) or ([] if lost else _other(clean, at, end, units)):
            found += [part for span in spans for part in _parted(clean, *span)]
            at = _skip(clean, min(spans[-1][1], end), end)
            continue
        joint = _COMMA.search(clean, at, end)
        if found and clean[found[-1][1] : at] == " và " and _FIELD.match(clean, at, end):  # `Bộ Tài nguyên và môi trường`
            found[-1] = (found[-1][0], joint.start() if joint else end)
        elif not on:
            break
        else:
            lost = True
        if not joint:
            at = end if not on else at
            break
        at = _skip(clean, joint.start(), end)
    return found, at


def _skip(clean: str, at: int, end: int) -> int:
    """Return where the next unit can begin: after bullets, joints, remarks and labels of roles."""
    while at < end:
        label = _LABEL.match(clean, at, end)
        remark = _REMARK.match(clean, at, end)
        if label and label[1].casefold() in remarks():
            step = label.end()
        elif remark and _role(remark[1]):
            step = remark.end()
        else:
            joint = _JOINT.match(clean, at, end)
            step = joint.end() if joint else at
        if step == at:
            break
        at = step
    return at


@cache
def _bearer() -> re.Pattern[str]:
    """Return the pattern of a word that begins a unit, the longest first."""
    rows = [(word, row.unless) for row in bearers() for word in row.words]
    forms = [
        re.escape(word) + (rf"(?!\s?(?:{'|'.join(map(re.escape, unless))}))" if unless else "") for word, unless in sorted(rows, key=lambda row: -len(row[0]))
    ]
    return rx(rf"(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def _none() -> re.Pattern[str]:
    """Return the pattern of a word that would begin a unit, but for the words after it."""
    forms = [rf"(?:{'|'.join(map(re.escape, row.words))})\s?(?:{'|'.join(map(re.escape, row.unless))})" for row in bearers() if row.unless]
    return rx(rf"(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _unit(clean: str, at: int, end: int, units: Units) -> list[Span]:
    """Return the list of units at `at` that the grammar of names knows; a bare `Bộ phận` of which more is said is not the whole name."""
    if _none().match(clean, at, end):
        return []
    spans = units(clean, at, end)
    bearer = _bearer().match(clean, at, end)
    bare = len(spans) == 1 and bearer and bearer.end() >= spans[0][1] and re.match(r"\s\w", clean[spans[0][1] : end])
    return [] if bare else spans


def _other(clean: str, at: int, end: int, units: Units) -> list[Span]:
    """Return the unit at `at` that the grammar of names does not know: an acronym, or one that begins with a word for a bearer of work."""
    acronym = _ACRONYM.match(clean, at, end)
    if acronym:
        return [acronym.span()]
    bearer = _bearer().match(clean, at, end)
    if not bearer:
        return []
    stop = (_BEARER_END.match(clean, bearer.end(), end) or bearer).end()
    clause = _CLAUSE.search(clean, bearer.end(), stop)
    stop = len(clean[: clause.start() if clause else stop].rstrip())
    for word in _WORD.finditer(clean, bearer.end(), stop):  # `Bộ phận Văn thư Sở Nông nghiệp và Môi trường`: the name inside says where it ends
        if spans := units(clean, word.start(), end):
            return [(at, spans[0][1])]
    joint = clean.find(" và ", bearer.end(), stop)
    return [(at, joint if joint > 0 and clean[joint + 4].isupper() else stop)]


def _parted(clean: str, start: int, end: int) -> Iterator[Span]:
    """Yield the names inside a span: without a remark at its end, and parted where the same head begins again (`Sở A Sở B`)."""
    closing = clean.rfind("(", start, end)
    if closing > start and (remark := _REMARK.match(clean, closing - 1, end) or _REMARK.match(clean, closing, end)) and _role(remark[1]):
        end = len(clean[:closing].rstrip())
    head = clean[start:end].split(maxsplit=1)[0]
    for again in _SAME_HEAD.finditer(clean, start + len(head) + 3, end):
        if again.group().split()[0] == head:
            yield start, len(clean[: again.start()].rstrip(" ,;"))
            start = again.start()
    yield start, end


def _role(words: str) -> str | None:
    """Return the role that a remark or label gives."""
    return remarks().get(words.casefold().strip())


def units_in(clean: str, cell: Span, units: Units, role: str) -> Iterator[tuple[str, Span]]:
    """Yield the units of a cell with their roles: of its column, unless a label before them or a remark after them says another."""
    start, end = cell
    said = role
    for at, stop in _parts(clean, start, end):
        if (label := _LABEL.match(clean, at, stop)) and (named := _role(label[1])):
            said = named
        for span in _listed(clean, at, stop, units, on=True)[0]:
            remark = _REMARK.match(clean, span[1], end)
            yield (_role(remark[1]) if remark else None) or said, span


def _parts(clean: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of a cell between semicolons, lines and bullets."""
    joints = [*_PART.finditer(clean, start, end), *(_BULLETS.finditer(clean, start, end) if clean[start] in "-+•" else ())]
    at = start
    for joint in sorted(joints, key=lambda joint: joint.start()):
        if joint.start() > at:
            yield at, joint.start()
        at = max(at, joint.end())
    if at < end:
        yield at, end
