"""Which law a bare name means: the one of that name in force on a document's date.

In: kind and name of a law, and the times of a document. Out: the catalogue's law, or the reason why it is not certain. Where a law of that name has
been passed and is not yet in force, or the day is not known in a year that has two, either may be meant: unknown is the answer. A law that the
catalogue has no day of effect for is taken to wait a year, as most do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.registry import Law, constitutions, law_key, laws, laws_by_name, spelled_out, without_country

_BY_DAY = "named by its day alone"
_AMENDING = "sua doi"  # with which the key of a law begins that amends others: a later one does not take its place


@lru_cache(maxsize=4096)
def laws_named(kind: str, name: str) -> tuple[Law, ...]:
    """Return the catalogue's laws of a kind and name, the oldest first; of the constitution, all of them."""
    if kind == "Hiến pháp":
        return constitutions()
    key = without_country(law_key(spelled_out(name)))
    found = laws_by_name().get((kind, key)) or (laws_by_name().get(("Bộ luật", key)) if kind == "Luật" else None)  # a code is called a law, too
    return tuple(sorted(found or (), key=passed_on))


def law_of_day(kind: str, date: str, amended: str | None) -> tuple[Law | None, str]:
    """Return the one law of a kind that the catalogue has of a day; of several, the one that amends the law of the name `amended`.

    >>> law_of_day("Luật", "2025-06-25", "Ban hành văn bản quy phạm pháp luật")[0].number
    '87/2025/QH15'
    >>> law_of_day("Luật", "2025-06-25", None)[1], law_of_day("Luật", "1883-08-30", None)[1]
    ('named by its day alone, and several laws are of that day', 'named by its day alone, and the catalogue has no law of that day')
    """
    rows = [law for law in laws() if law.kind == kind and law.date == date]
    if not rows:
        return None, f"{_BY_DAY}, and the catalogue has no law of that day"
    if amended is not None:
        rows = [law for law in rows if _amends(law, amended)]
        return (rows[0], "") if len(rows) == 1 else (None, f"{_BY_DAY}, and not one law of that day in the catalogue amends that law")
    return (rows[0], "") if len(rows) == 1 else (None, f"{_BY_DAY}, and several laws are of that day")


def _amends(law: Law, amended: str) -> bool:
    """Whether a law's name says that it amends another by name."""
    key, other = f"{law_key(law.name)} ", f" luat {law_key(spelled_out(amended))} "
    return key.startswith(_AMENDING) and other in key


@dataclass(frozen=True, slots=True)
class Times:
    """When a document speaks, as far as it tells: its date, month or year; a date that it cannot be older than; the day from which it holds."""

    date: str | None = None
    year: int | None = None
    since: str | None = None
    holds_from: str | None = None
    month: str | None = None

    @property
    def span(self) -> tuple[str, str] | None:
        """The first and the last day on which the document may have been written."""
        if self.date:
            return self.date, self.date
        if self.month:
            return f"{self.month}-01", f"{self.month}-31"
        if self.year:
            return f"{self.year}-01-01", f"{self.year}-12-31"
        return (self.since, self.holds_from) if self.since and self.holds_from and self.since <= self.holds_from else None


def in_force(kind: str, name: str, times: Times) -> tuple[Law | None, str]:
    """Return the law of that name in force when a document speaks; None with the reason where that is not certain.

    A document that holds from a later day speaks of the law that holds then, if it was passed already. Where a document's date is unknown and the
    newest law of that name was in force before what the document cites, that law is meant.

    >>> in_force("Luật", "Đất đai", Times("2015-03-01"))[0].number
    '45/2013/QH13'
    >>> in_force("Luật", "Đất đai", Times("2014-02-01"))
    (None, 'a law of that name passed and not yet in force; an older one may be meant')
    >>> in_force("Luật", "Đất đai", Times("2014-02-01", holds_from="2014-07-01"))[0].number
    '45/2013/QH13'
    >>> in_force("Luật", "Đất đai", Times(year=2024))[0] is None
    True
    >>> in_force("Hiến pháp", "", Times(since="2015-06-19"))[0].year
    2013
    """
    rows = laws_named(kind, name)
    if not rows:
        return None, "named without a year, and not in the catalogue"
    newest = rows[-1]
    if times.span is None:
        if times.since and not (len(rows) > 1 and amends(newest)) and _holds(newest) <= times.since:
            return newest, "the newest law of that name, in force before what the document cites"
        return None, "named without a year, and the citing document's date is unknown"
    first, last = times.span
    passed = [law for law in rows if passed_on(law) <= last]
    if not passed:
        return None, "named without a year, and older than every law of that name in the catalogue"
    if times.holds_from and any(passed_on(law) > last and _holds(law) <= times.holds_from for law in rows):
        return None, "a newer law of that name took effect before the citing document did"
    if amends(passed[-1]) and len(passed := standing(passed, first)) != 1:
        return None, "several laws that amend the law of that name" if passed else "the law of that name that was amended is no longer in force"
    newest = passed[-1]
    if _holds(newest) <= first:
        return newest, "the law of that name in force on the document's date"
    if times.holds_from and newest.effective and newest.effective <= times.holds_from and passed_on(newest) <= first:
        return newest, "the law of that name in force when the document takes effect"
    return None, "a law of that name passed and not yet in force; an older one may be meant"


def amends(law: Law) -> bool:
    """Whether a law amends others by name: a later one of its name does not take its place."""
    return law_key(law.name).startswith(_AMENDING)


def standing(rows: Sequence[Law], day: str) -> list[Law]:
    """Return of laws that amend others those that are younger than the law, in force on a day, that they amend; all of several laws'.

    >>> [law.number for law in standing(laws_named("Luật", "sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng"), "2020-01-01")]
    ['31/2013/QH13']
    """
    named = re.fullmatch(r"sua doi (bo luat|luat) (.+)", law_key(rows[-1].name))
    if named is None or " luat " in named[2]:
        return list(rows)
    held = [law for law in laws_named("Bộ luật" if named[1] == "bo luat" else "Luật", named[2]) if _holds(law) <= day]
    return [law for law in rows if not held or passed_on(law) > passed_on(held[-1])]


def outdated(kind: str, name: str, year: int, times: Times) -> bool:
    """Whether a law of that name and year was replaced by a newer one before a document can have been written.

    >>> [outdated("Luật", "Đất đai", year, Times(year=2020)) for year in (2003, 2013)]
    [True, False]
    """
    first = times.span[0] if times.span else times.since or ""
    return any((law.year or 0) > year and _holds(law) <= first for law in laws_named(kind, name))


def _holds(law: Law) -> str:
    """Return when a law takes effect, or a year after it was passed."""
    return law.effective or _a_year_on(passed_on(law))


def passed_on(law: Law) -> str:
    """Return when a law was passed; of one that the catalogue dates by year only, the year's last day."""
    return law.date or f"{law.year}-12-31"


def _a_year_on(date: str) -> str:
    return f"{int(date[:4]) + 1}{date[4:]}"
