"""From when and until when a document holds, as it says of itself: `Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký`, `... đến hết ngày 31/12/2025`.

In: a clean text, its outline, its kind and date. Out: one `Effect` a clause: the first day on which the document or a part of it holds, or the first day on
which it no longer does; a day that the text does not settle is None, with the reason. Compared without marks, as scans lose them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractors.dates import date_at
from extractors.deadlines import months_later
from extractors.forms import kind_named
from extractors.header import Header
from extractors.letters import plain, rx
from extractors.outline import Outline
from extractors.pinpoints import pinpoint_before
from extractors.quotations import is_quoted
from extractors.records import Effect

FROM, UNTIL = "from", "until"
NO_DATE = "counted from the document's date, which is unknown"
GAZETTE = "counted from its printing in the gazette"
EVENT = "counted from an event whose day is not said"
FAR_BACK = "before the document's own date by more than a year"
OVER = "before the day from which it holds"
_BEFORE, _BEHIND = 260, 420  # characters of a clause
_RETROACTIVE = timedelta(days=366)

_THIS = rx(r"(?<!\w)n[àa]y,?\s+(?=(?:c[óo]|h[ếe]t|ch[ấa]m|[đd][ãa]|[đd][ưu][ơợo]c|[áa]p|th[ựu]c|th[íi])\s)")
# a sentence about its own kind, without `này`: `Thông tư có hiệu lực kể từ ngày ...`
_BARE = rx(r"(?:\n|[.;]\s)(?:\d\.\s)?(?P<kind>[\Lu]\w+(?:\s\w+){0,3}?)\s(?=có\shiệu\slực\s(?:thi\shành\s)?(?:kể\s)?từ\s)")
_KIND = re.compile(r"(?P<kind>[a-z]+(?:\s[a-z]+){0,3})\s+nay,?\s+$")
_CALLED = {"Thông tư liên tịch": ("thong tu",), "Bộ luật": ("luat",), "Nghị quyết liên tịch": ("nghi quyet",), "Công văn": ("van ban", "huong dan")}
# `kể từ ngày Luật này có hiệu lực` counts from it, `theo Quyết định này` and `kèm theo` are of something else
_ANCHORED = re.compile(r"(?:ngay|khi|truoc|sau|den|tu|diem|luc|neu|theo|tai|ve|trong|cac|voi)\s*$")
_OF_IT = re.compile(r"\s(?:cua|tai|trong)\s*$")
_OPENING = rx(r"[.;:\n]\s?")
_HOLDS = re.compile(r"(?:da duoc [^.;]{0,240}?(?:,| va) )?co hieu luc(?: (?:thi hanh|thuc hien|ap dung|phap luat))?,?(?: chinh thuc)?(?= )")
_ENDS = re.compile(r"(?:het|cham dut) hieu luc(?: (?:thi hanh|thuc hien|ap dung))?,?(?: ke)?(?: tu| vao| sau)?(?= )")
_APPLIES = re.compile(r"(?:duoc |co thoi han )?(?:ap dung|thuc hien|thi diem|thi hanh)(?= )")
_ON = re.compile(r" (?:(?:ke|bat dau) )?(?:tu|vao) (?=ngay \d)")
_SIGNED = r"(?P<event>ky|ban hanh|thong qua|cong bo|dang)"
_AT_SIGNING = re.compile(rf" (?:ke )?tu (?:ngay|khi) (?:duoc )?(?:hoi dong nhan dan [^,.;]{{0,60}})?{_SIGNED}")
_COUNT = r"(?P<n>\d{1,3}|[a-z]+(?: [a-z]+)?) ?(?:\([^)]{2,30}\) ?)?(?P<unit>ngay|thang)(?P<work> lam viec)?"
_COUNTED = re.compile(rf" sau (?:thoi han )?{_COUNT},? ?(?:ke )?tu (?:ngay|khi) (?:duoc )?{_SIGNED}")
_TO = re.compile(r"(?<= )(?:den|toi) (?:het )?(?=ngay \d)")
_TERM = re.compile(r"(?<= )trong (?:thoi han |thoi gian )?(?P<n>\d{1,2}) ?(?:\([^)]{2,20}\) ?)?nam(?= tinh| ke|,? tu |[.;,])")
_GOES_ON = re.compile(r"[^.;:]{0,160}")
_YEARS = ("1900", "2199")  # of a document; what else is printed is a misprint
_NUMBERS = {"muoi": 10, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30, "bon muoi lam": 45, "sau muoi": 60, "bay": 7, "nam": 5}


def effects(clean: str, outline: Outline, header: Header) -> tuple[Effect, ...]:
    """Return what a document says of its own effect, in the order of the text.

    >>> from extractors.outline import analyse
    >>> text = "Quyết định này có hiệu lực kể từ ngày ký đến hết ngày 31/12/2025."
    >>> own = Header("Quyết định", None, "2024-03-01", 2024, None, None, None, None, None, 0)
    >>> [(row.what, row.day) for row in effects(text, analyse(text), own)]
    [('from', '2024-03-01'), ('until', '2026-01-01')]
    """
    clauses = list(_clauses(clean, outline, header.kind)) if header.kind else []
    own = date.fromisoformat(header.date) if header.date and _YEARS[0] <= header.date[:4] <= _YEARS[1] else None
    found = [row for clause in clauses for row in _held(clean, clause, own)]
    holds = holds_from(found, header.date)
    begins = date.fromisoformat(holds) if holds and own else own
    found += [row for clause in clauses for row in _applied(clean, clause, begins)]
    return tuple(sorted(found, key=lambda row: row.start))


def holds_from(found: Iterable[Effect], dated: str | None) -> str | None:
    """Return the day from which the whole of a document of that date says that it holds, where that is not before its date."""
    first = next((row.day for row in found if row.what == FROM and row.day and row.part is None), None)
    return first if first and (dated is None or first >= dated) else None


class _Clause(NamedTuple):
    """A clause about the document or a part of it: where it begins, the part, where its predicate begins, and the predicate without marks."""

    start: int
    part: str | None
    at: int
    text: str


def _clauses(clean: str, outline: Outline, kind: str) -> Iterator[_Clause]:
    """Yield the clauses of which the document is the subject."""
    for this in _THIS.finditer(clean):
        if (subject := _subject(clean, this, kind)) is not None and not is_quoted(clean, outline, this.start()):
            yield _Clause(*subject, this.end(), _predicate(clean, this.end()))
    for bare in _BARE.finditer(clean):
        if kind_named(bare["kind"]) == kind and not is_quoted(clean, outline, bare.start()):
            yield _Clause(bare.start("kind"), None, bare.end(), _predicate(clean, bare.end()))


def _predicate(clean: str, at: int) -> str:
    return re.sub(r"\s", " ", plain(clean[at : at + _BEHIND]))


def _subject(clean: str, this: re.Match[str], kind: str) -> tuple[int, str | None] | None:
    """Return where the clause begins, and the part that it is about; None where it is about something else than the document or a part of it."""
    first = max(0, this.start() - _BEFORE)
    before = plain(clean[first : this.end()]).replace("\n", " ")
    named = _KIND.search(before)
    if named is None:
        return None
    words = named["kind"].split()
    for at in range(len(words)):
        called = " ".join(words[at:])
        if called in _CALLED.get(kind, ()) or kind_named(called) == kind:
            left = before[: named.end("kind") - len(called)]
            start = first + len(left)
            if of := _OF_IT.search(left):
                return start, pinpoint_before(clean, first + of.start() + 1) or _words(clean, first + of.start())
            return None if _ANCHORED.search(left) else (start, None)
    return None


def _words(clean: str, end: int) -> str:
    """Return the words that name a part of the document by what it is about: `Quy định về hóa đơn điện tử của Luật này`."""
    return " ".join(_OPENING.split(clean[max(0, end - _BEFORE) : end])[-1].split())


def _held(clean: str, clause: _Clause, own: date | None) -> Iterator[Effect]:
    """Yield what a clause says that tells from when or until when something holds: `có hiệu lực ...`, `hết hiệu lực ...`."""
    start, part, at, text = clause
    if holds := _HOLDS.match(text):
        told = _first_day(clean, at, text, holds.end(), own)
        if told:
            day, reason, end = told
            yield Effect(FROM, _iso(day), reason, part, start, at + end)
            yield from _until(clean, clause, end, day)
        else:
            yield from _until(clean, clause, holds.end(), None)
    elif ends := _ENDS.match(text):
        printed = date_at(clean, at + ends.end() + 1)
        if printed and printed.date:
            day = date.fromisoformat(printed.date) + timedelta(days=" sau" in ends.group())
            yield Effect(UNTIL, _iso(day), None, part, start, printed.end)


def _applied(clean: str, clause: _Clause, begins: date | None) -> Iterator[Effect]:
    """Yield the end of what a clause says is applied: `được thực hiện thí điểm trong 03 năm`."""
    if applies := _APPLIES.match(clause.text):
        yield from _until(clean, clause, applies.end(), begins)


def _first_day(clean: str, at: int, text: str, position: int, own: date | None) -> tuple[date | None, str | None, int] | None:
    """Return the day from which a clause says that it holds, or the reason why that is not known, and where the words end."""
    if on := _ON.match(text, position):
        printed = date_at(clean, at + on.end())
        if printed is None or printed.date is None:
            return None
        day = date.fromisoformat(printed.date)
        return (None, FAR_BACK, printed.end - at) if own and day < own - _RETROACTIVE else (day, None, printed.end - at)
    if signing := _AT_SIGNING.match(text, position):
        return (*_from_event(signing["event"], own), signing.end())
    if counted := _COUNTED.match(text, position):
        number = int(counted["n"]) if counted["n"].isdigit() else _NUMBERS.get(counted["n"])
        begins, reason = _from_event(counted["event"], own)
        if begins is None or number is None or counted["work"]:
            return None, reason or EVENT, counted.end()
        return (months_later(begins, number) if counted["unit"] == "thang" else begins + timedelta(days=number)), None, counted.end()
    return None


def _from_event(event: str, own: date | None) -> tuple[date | None, str | None]:
    """Return the day of an event: a document is signed, passed and issued on its date."""
    if event in {"dang", "cong bo"}:
        return None, GAZETTE
    return own, None if own else NO_DATE


def _until(clean: str, clause: _Clause, position: int, begins: date | None) -> Iterator[Effect]:
    """Yield the end that the rest of a clause sets: a last day, or a number of years from the first."""
    start, part, at, text = clause
    rest = _GOES_ON.match(text, position)
    stop = rest.end() if rest else position
    if to := _TO.search(text, position, stop):
        printed = date_at(clean, at + to.end())
        if printed and printed.date:
            day = date.fromisoformat(printed.date) + timedelta(days=1)
            early = begins is not None and day <= begins
            yield Effect(UNTIL, None if early else _iso(day), OVER if early else None, part, start, printed.end)
    elif (term := _TERM.search(text, position, stop)) and begins:
        yield Effect(UNTIL, _iso(months_later(begins, 12 * int(term["n"]))), None, part, start, at + term.end())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
