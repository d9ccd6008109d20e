"""The deadlines of an item: a span of a clean text and its document's date in; phrases out, each with the last day on which the work is on time.

The day is computed where the text and the document's own date settle it, an RFC 5545 rule is made where the work comes again; otherwise there is a
reason. `trước ngày 15/6` is due on 15 June as printed, `trước tháng 6` on 31 May, `trong quý I` on 31 March. What only names a time is no deadline:
a title (`Chương trình ... đến năm 2030`), a school year, a period told of, a day in the past that something is said to have happened before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from extractors.letters import plain
from extractors.registry import kinds
from extractors.registry.wording import time_contexts
from extractors.timephrases import Every, Phrase, Time, phrases

RECURS = "recurs"
NO_SUCH_DAY = "no such day"
NO_YEAR = "no year, and the document's own date is not known"
NO_ONE_YEAR = "a day without a year in a rule that lasts"
NO_ONE_DAY = "names no one day"
NO_MONTH = "a day of a month that is not named"
SESSION = "a session, whose day the text does not say"
WORKING_DAYS = "working days: which days are holidays is not known here"
EVENT = "counted from an event, whose day the text does not say"
NO_START = "a count of time without the day that it begins on"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_QUOTED = re.compile(r"“[^“”\n]{0,400}[”\"]")
_CLAUSE_MARK = re.compile(r"[.;\n]\s")
_NAMED_OR_PAST = re.compile(r",?\s(?:va\s)?(?:da|vua|tam\snhin|dinh\shuong)\s")  # `trong năm 2025 đã được giao`, `đến năm 2030, tầm nhìn ...`
_OF_NAME = 12  # from a name to its period: `nhiệm vụ trọng tâm từ nay đến tháng 6`
_NEAR = 40  # characters from a verb to `hằng tháng`
_HEAD = re.compile(r"[^\w]{0,4}(?:\w{1,3}[.)]\s{0,2})?")
_LONG_AGO = 366  # days before the document's own date: a condition, and no misprint of a year


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work is to be done; offsets into the clean text that was read."""

    start: int
    end: int
    printed: str
    due: str | None  # ISO 8601: the last day on which the work is on time
    reason: str | None  # why there is no such day
    recurrence: str | None  # RFC 5545


@dataclass(frozen=True, slots=True)
class _Own:
    """What is known of the document's own date."""

    year: int | None
    day: date | None
    lasting: bool  # it rules until further notice


def read_deadlines(clean: str, start: int, end: int, dated: str | None, *, bare: bool = False, lasting: bool = False) -> tuple[Deadline, ...]:
    """Return the deadlines of an item.

    `dated` is the document's own date, as far as it is known: 2025-11-19, 2025-11 or 2025. `bare` takes every time for a deadline: the item is a cell
    of a column of deadlines, or what follows the label of one. `lasting` is a document that rules until further notice: a day without a year is none of
    its own year.

    >>> item = "Sở Y tế báo cáo kết quả trước ngày 15/12."
    >>> [(found.printed, found.due) for found in read_deadlines(item, 0, len(item), "2025-11-19")]
    [('trước ngày 15/12', '2025-12-15')]
    """
    text = clean[start:end]
    own = _own(dated, lasting)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[Deadline] = []
    told: Phrase | None = None  # how often, still without its day
    for phrase in phrases(text, bare=bare):
        if not bare and any(first <= phrase.start < last for first, last in quoted):
            continue
        joined = _joined(text, told, phrase)
        if joined is not phrase and found and told and found[-1].end == told.end:
            found.pop()
        if bare or _is_deadline(text, joined, own):
            found += _deadlines(text, joined, own)
            told = joined if joined.every and not joined.times else None
    return tuple(replace(item, start=item.start + start, end=item.end + start) for item in found)


@lru_cache(maxsize=256)
def _own(dated: str | None, lasting: bool) -> _Own:
    if not dated:
        return _Own(None, None, lasting)
    whole = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", dated)
    return _Own(int(dated[:4]), _day(*map(int, whole.groups())) if whole else None, lasting)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _joined(text: str, told: Phrase | None, phrase: Phrase) -> Phrase:
    """Join `Hằng năm, ...` with the day that its sentence names later."""
    if told is None or phrase.every or not phrase.times or _CLAUSE_MARK.search(text, told.end, phrase.start):
        return phrase
    yearless = all(time.year is None and time.form in {"date", "day of month", "day of quarter", "weekday"} for time in phrase.times)
    return replace(phrase, every=told.every, periodic=True) if yearless else phrase


def _is_deadline(text: str, phrase: Phrase, own: _Own) -> bool:
    """Whether a phrase says by when work is to be done, by what opens it and by the words around it."""
    before = _clause_before(text, phrase.start)
    time = phrase.times[-1] if phrase.times else None
    if time is None:
        return phrase.periodic or _is_told(text, phrase, before)
    if phrase.every or time.form == "day of quarter":
        return True
    if not phrase.leads and not _is_noted(text, phrase):
        return time.side is not None and bool(_HEAD.fullmatch(before))
    if time.form == "count":
        return _is_count(text, phrase, time)
    if time.form == "session":
        return "B" in phrase.leads or _governed(before)[0] == "work"
    if "a" in phrase.leads or (time.form in {"day of month", "weekday"} and not time.later) or _NAMED_OR_PAST.match(plain(text[phrase.end : phrase.end + 16])):
        return False
    return _is_to_come(phrase, before, text[phrase.end : phrase.end + 24], _last_day(time, phrase.leads, own)[0], own)


def _is_noted(text: str, phrase: Phrase) -> bool:
    """Whether a month, quarter or half-year stands alone in brackets."""
    return text[phrase.start - 1 : phrase.start] == "(" and text[phrase.end : phrase.end + 1] == ")" and phrase.times[-1].form in {"month", "quarter", "half"}


def _is_told(text: str, phrase: Phrase, before: str) -> bool:
    """Whether `hằng năm` says when work is done (`Hằng năm, ...`, `hằng năm tổng hợp`, `báo cáo hằng năm`), and not of what kind something is."""
    if _HEAD.fullmatch(before) or before.rstrip().endswith(","):
        return True
    kind, distance = _governed(before)
    return (kind == "work" and distance <= _NEAR) or _works(text[phrase.end : phrase.end + 24])


def _is_count(text: str, phrase: Phrase, time: Time) -> bool:
    """`trong 15 ngày kể từ ...`, `không quá 15 ngày`, `trong vòng 15 ngày`; and not `họp trong 2 ngày`, `thời hạn 2 năm`."""
    opening = plain(text[phrase.start : time.start])
    return time.since is not None or "b" in phrase.leads or ("W" in phrase.leads and any(word in opening for word in ("vong", "han")))


def _works(after: str) -> bool:
    """Whether work follows at once: `hằng năm tổng hợp`, `đến năm 2030 hoàn thành`."""
    return bool(_contexts()[2].match(plain(after)))


def _is_to_come(phrase: Phrase, before: str, after: str, due: date | None, own: _Own) -> bool:
    """Whether a day is one to be kept: not one that is over, or that something was before; not one in the name of something."""
    over = (own.day - due).days if own.day and due else 0
    kind, distance = _governed(before)
    of_name = "U" in phrase.leads and phrase.times[-1].day is None and kind == "name" and distance <= _OF_NAME  # a name has its years, and no day
    if kind == "past" and "," in before[len(before) - distance :]:
        kind = None
    if "B" in phrase.leads or "b" in phrase.leads:
        return kind != "past" and over <= _LONG_AGO
    if over > 0 or kind == "past" or (of_name and not _works(after)):
        return False
    if any(lead in phrase.leads for lead in "LWd") or phrase.times[-1].form != "year":
        return True
    return kind == "work" or bool(_HEAD.fullmatch(before)) or _works(after)


def _clause_before(text: str, at: int) -> str:
    """Return what stands before a place in its clause."""
    window = text[max(0, at - 250) : at]
    marks = [match.end() for match in _CLAUSE_MARK.finditer(window)]
    return window[marks[-1] if marks else 0 :]


@cache
def _contexts() -> tuple[dict[str, tuple[str, str]], re.Pattern[str], re.Pattern[str]]:
    """Return each word of a context without marks, with its kind; the pattern of them all; and that of work at once after a phrase."""
    rows = {plain(form): (form, row.kind) for row in time_contexts() for form in row.forms}
    longest = sorted(rows, key=len, reverse=True)
    work = "|".join(form for form in longest if rows[form][1] == "work" and " " in form)
    return rows, re.compile(rf"(?<!\w)(?P<past>da (?:duoc )?)?(?P<word>{'|'.join(longest)})(?!\w)"), re.compile(rf",? (?:{work})(?!\w)")


def _governed(before: str) -> tuple[str | None, int]:
    """Return what the nearest word of a clause tells, `work`, `name`, `past`, or nothing, and how many characters follow it."""
    rows, pattern, _ = _contexts()
    nearest: tuple[str | None, int] = None, len(before)
    for match in pattern.finditer(plain(before)):
        form, kind = rows[match["word"]]
        if " " in form or before[match.start("word") : match.end("word")].lower() == form:
            nearest = "past" if match["past"] else kind, len(before) - match.end()
    return nearest


def _deadlines(text: str, phrase: Phrase, own: _Own) -> Iterator[Deadline]:
    """Yield a deadline for each time of a phrase: the first begins where the phrase does, the last ends there."""
    if not phrase.times:
        yield _made(text, phrase.start, phrase.end, None, None, _rule(None, phrase.every, ""))
    for number, time in enumerate(phrase.times):
        start = phrase.start if number == 0 else time.start
        end = phrase.end if number == len(phrase.times) - 1 else time.end
        every = phrase.every or (Every("M", 3) if time.form == "day of quarter" else None)
        if every and time.year is None:
            rule = _rule(time, every, phrase.leads)
            yield _made(text, start, end, None, None if rule else f"{NO_SUCH_DAY}: {time.day}/{time.first}", rule)
        else:
            due, reason = _last_day(time, phrase.leads, own, text)
            yield _made(text, start, end, due, reason, None)


def _made(text: str, start: int, end: int, due: date | None, reason: str | None, rule: str | None) -> Deadline:
    end += text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end)
    return Deadline(start, end, " ".join(text[start:end].split()), due.isoformat() if due else None, RECURS if rule else reason, rule)


def _last_day(time: Time, leads: str, own: _Own, text: str = "") -> tuple[date | None, str | None]:
    """Return the last day on which work is on time, or None and why."""
    if time.form == "count":
        return _counted(time, own, text)
    if time.form == "session":
        return None, SESSION
    if time.form in {"week", "part of month", "weekday"} or (time.side or 3) < 3:
        return None, NO_ONE_DAY
    if time.form.startswith("own "):
        return _of_own(time, own, leads)
    if time.first is None or time.last is None:
        return None, NO_MONTH
    if not (1 <= time.first <= time.last <= 12):
        return None, f"{NO_SUCH_DAY}: {time.day or ''}/{time.first}"
    year = _year(time, own)
    if year is None:
        return None, NO_ONE_YEAR if own.lasting else NO_YEAR
    return _of_year(time, year, leads)


def _of_own(time: Time, own: _Own, leads: str) -> tuple[date | None, str | None]:
    """Return the last day of the document's own month or quarter, or of the one after it."""
    if own.day is None:
        return None, NO_YEAR
    months = 3 if time.form == "own quarter" else 1
    first = (own.day.month - 1) // months * months + 1
    begins = months_later(date(own.day.year, first, 1), months * (time.later or 0))
    return (begins if "B" in leads else months_later(begins, months)) - timedelta(days=1), None


def _of_year(time: Time, year: int, leads: str) -> tuple[date | None, str | None]:
    assert time.first is not None
    assert time.last is not None
    if time.day is not None:
        day = _day(year, time.last, time.day)
        return day, None if day else f"{NO_SUCH_DAY}: {time.day}/{time.last}/{year}"
    if "B" in leads and time.side is None:
        return date(year, time.first, 1) - timedelta(days=1), None
    return date(year, time.last, monthrange(year, time.last)[1]), None


def _year(time: Time, own: _Own) -> int | None:
    """Return the year of a time: as printed, else the document's own; the next one where that day is over and comes within half a year."""
    if time.year or own.year is None:
        return time.year
    if own.lasting:
        return None
    if time.later is not None:
        return own.year + time.later
    if own.day and time.last and time.form not in {"year", "half"}:
        gap = time.last - own.day.month
        return own.year + 1 if gap <= -6 else own.year
    return own.year


def _counted(time: Time, own: _Own, text: str) -> tuple[date | None, str | None]:
    """Return the day that a count of time ends on."""
    assert time.count is not None
    number, unit = time.count
    if time.since is None:
        return None, NO_START
    told = " ".join(text[slice(*time.since)].split())
    begins, reason = _last_day(time.since_day, "", own) if time.since_day else (own.day if _is_own(told, own) else None, f"{EVENT}: {told}")
    if begins is None:
        return None, reason
    if unit == "k":
        return None, WORKING_DAYS
    if unit in "MA":
        return months_later(begins, number * (12 if unit == "A" else 1)), None
    return begins + timedelta(days=-(-number // 24) if unit == "h" else number * (7 if unit == "w" else 1)), None


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _own_event() -> re.Pattern[str]:
    named = "|".join([*(plain(kind.name) for kind in kinds().values()), "van ban"])
    made = r"(?:ky|ban hanh|phat hanh|ky,? ban hanh)"
    return re.compile(rf"(?:ke tu|tinh tu|tu|sau)(?: khi| ngay| thoi diem)?(?: {made}(?: (?:{named}) nay)?| (?:{named}) nay(?: duoc)? {made})")


def _is_own(told: str, own: _Own) -> bool:
    """Whether an event is that this document is issued; in a rule that lasts only where it says so (`ngày Thông tư này được ban hành`)."""
    event = plain(told)
    return bool(_own_event().fullmatch(event)) and (not own.lasting or " nay" in event)


def _rule(time: Time | None, every: Every | None, leads: str) -> str | None:
    """Return the RFC 5545 rule of what comes again; None for a day that no month has."""
    if every is None or (time and not _is_day(time)):
        return None
    if every.unit in "Dw":
        by_day = f";BYDAY={_DAYS[time.weekday - 1]}" if time and time.weekday and every.unit == "w" else ""
        return f"FREQ={'DAILY' if every.unit == 'D' else 'WEEKLY'}{by_day}"
    if time and time.form == "day of quarter" and time.first:
        by_day = _by_day(time.day)
        often = "MONTHLY" if "BYSETPOS" in by_day else "YEARLY"  # the last of some days in each month, and not in the year
        return f"FREQ={often};BYMONTH={','.join(str(month) for month in range(time.first, 13, 3))}{by_day}"
    if time and time.last:
        last = (time.first or 1) - 1 if "B" in leads and time.day is None else time.last
        return f"FREQ=YEARLY;BYMONTH={last or 12}{_by_day(time.day or -1)}"
    if every.number % 12 == 0:
        return "FREQ=YEARLY" + (f";INTERVAL={every.number // 12}" if every.number > 12 else "")
    day = -1 if time and time.form == "part of month" and time.side == 3 else time.day if time else None
    return "FREQ=MONTHLY" + (f";INTERVAL={every.number}" if every.number > 1 else "") + _by_day(day)


def _is_day(time: Time) -> bool:
    """Whether some month has that day, and the year that month."""
    months = time.last is None or 1 <= time.last <= 12
    return months and (time.day is None or 1 <= time.day <= (monthrange(2024, time.last)[1] if time.last and time.form == "date" else 31))


def _by_day(day: int | None) -> str:
    """Return the day of a month; where some months lack it, the last day that they have."""
    if day is None:
        return ""
    return f";BYMONTHDAY={day}" if day < 29 else f";BYMONTHDAY={','.join(map(str, range(28, day + 1)))};BYSETPOS=-1"
