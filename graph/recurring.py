"""Work that comes again: the days on which it is due, by the RFC 5545 rule of its deadline.

In: a rule as the graph holds it (`FREQ=MONTHLY;BYMONTHDAY=15`), and the day from which it holds: that of the document. Out: the rule with a day in it, and its
first day. Work that is due in every period without a day is due on the last of the period: `hằng quý` on 31 March and 30 June, `hằng tuần` on Fridays. A rule
is written in the forms that Outlook imports (MS-OXCICAL 2.1.3.2.2: one month a year, one day a month); two that it lacks stay as they are.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import dropwhile

_LAST = -1  # day of a month
_A_YEAR = 2001  # that is no leap year


@dataclass(frozen=True, slots=True)
class Recurring:
    """Work that comes again: its rule, with a day in it, and the first day on which it is due."""

    rule: str
    first: date


def settled(recurrence: str, since: date) -> Recurring | None:
    """Return the rule with a day in it, and its first day from `since` on; None where no such day comes.

    >>> settled("FREQ=MONTHLY;BYMONTHDAY=15", date(2025, 1, 20))
    Recurring(rule='FREQ=MONTHLY;BYMONTHDAY=15', first=datetime.date(2025, 2, 15))
    >>> settled("FREQ=MONTHLY;INTERVAL=3", date(2025, 1, 20))
    Recurring(rule='FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', first=datetime.date(2025, 3, 31))
    """
    rule, begins = _with_day(recurrence, since)
    first = next(_days(rule, begins, since), None)
    return Recurring(rule, first) if first else None


def comes(recurrence: str, began: date, since: date | None, until: date | None) -> bool:
    """Whether work that began on a day is due between two days, both of them included.

    >>> comes("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", date(2020, 1, 1), date(2025, 1, 1), date(2025, 6, 30))
    False
    """
    rule, begins = _with_day(recurrence, began)
    first = next(_days(rule, begins, max(began, since or began)), None)
    return first is not None and (until is None or first <= until)


def _days(rule: str, begins: date, since: date) -> Iterator[date]:
    from dateutil.rrule import rrulestr

    days = (day.date() for day in rrulestr(rule, dtstart=datetime(begins.year, begins.month, begins.day)))
    return dropwhile(lambda day: day < since, days)


def _with_day(recurrence: str, since: date) -> tuple[str, date]:
    """Return the rule with a day in it, and a day of the first period that it counts from."""
    parts = dict(part.split("=") for part in recurrence.split(";"))
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    match parts["FREQ"]:
        case "DAILY":
            return recurrence, since
        case "WEEKLY":
            return _written({"BYDAY": "FR", **parts}), since
        case "YEARLY" if len(months) < 2:
            month = months[0] if months else 12
            return _written({**parts, "BYMONTH": str(month), **_day(parts, month)}), date(since.year, 1, 1)
        case "YEARLY" if not _evenly(months):
            return recurrence, date(since.year, 1, 1)
    every = 12 // len(months) if months else int(parts.get("INTERVAL", "1"))
    named = {"FREQ": "MONTHLY", **({"INTERVAL": str(every)} if every > 1 else {}), **_day(parts, None)}
    return _written(named), _month(since, every, months[0] if months else every)


def _evenly(months: list[int]) -> bool:
    """Whether months are equally far apart all the year round: 3, 6, 9, 12."""
    return months == list(range(months[0], 13, 12 // len(months)))


def _month(since: date, every: int, first: int) -> date:
    """Return the first day of the month in which work of every so many months is due next; periods begin with the year."""
    month = since.month
    while 12 % every == 0 and (month - first) % every:
        month += 1
    return date(since.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _day(parts: dict[str, str], month: int | None) -> dict[str, str]:
    """Return the day of a month in a rule: the last where it names none; one day for several of which the last that the month has is meant."""
    days = [int(day) for day in parts.get("BYMONTHDAY", str(_LAST)).split(",")]
    if "BYSETPOS" not in parts:
        return {"BYMONTHDAY": ",".join(map(str, days))}
    if days[-1] == 31:
        return {"BYMONTHDAY": str(_LAST), "BYSETPOS": ""}
    one = month is not None and days[-1] <= monthrange(_A_YEAR, month)[1]
    return {"BYMONTHDAY": str(days[-1]), "BYSETPOS": ""} if one else {"BYMONTHDAY": parts["BYMONTHDAY"], "BYSETPOS": parts["BYSETPOS"]}


def _written(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in sorted(parts.items(), key=lambda part: _ORDER.index(part[0])) if value)


_ORDER = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
