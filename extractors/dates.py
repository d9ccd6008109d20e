"""Dates as texts print them: a place in a clean text in; the ISO date, the year and where they end out.

`ngày 24/8/2020`, `ngày 24 tháng 8 năm 2020`, `ngày 1-2-93`, `tháng 8 năm 2020`, `năm 2020`; a day and month without a year (`ngày 5/6`) end where they end
and say no date. A letter that a scan put for a digit is read as the one digit that it looks like (`O5/3/2020`, `tháng II năm 2022`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.letters import rx

_DAY, _MONTH, _YEAR = r"(?:[Nn]g[àaảá]y|NG[ÀA]Y)", r"(?:th[áaả]ng|TH[ÁA]NG)", r"(?:n[ăaẳ]m|N[ĂA]M)"  # as scans print them, too
_ON = rf"{_DAY}(?:\s{_DAY})?"  # written twice
_DIGITS = str.maketrans("OoQIlóÓ", "0001166")  # the digit that a letter was
_N = rf"[\d{''.join(map(chr, _DIGITS))}]{{1,2}}(?:(?![^\W\d_])|(?<=\d)(?={_MONTH}|{_YEAR}))"  # also `ngày 03tháng02năm 2025`
_WHOLE = r"[12][\dOo]{3}(?!\d)"
DATE = rx(
    rf"(?:ban\shành\s|ký\s|ra\s)?{_ON}\s?(?P<d>{_N})\s?(?:[-/.]|{_MONTH}|{_DAY}(?=\s\d{{1,2}}\s{_YEAR}))\s?(?P<m>{_N})\s?(?:[-/.,]\s?|[.,]?\s?(?:{_YEAR}|{_MONTH})\s?|(?=(?:19|20)\d\d))(?P<y>{_WHOLE})"
    rf"|{_DAY}\s?(?P<d4>\d{{1,2}})(?P<sep>[-/.])(?P<m4>\d{{1,2}})(?P=sep)(?P<y4>\d\d)(?![\d/]|[-.]\d)"
    rf"|{_MONTH}\s?(?P<m2>\d{{1,2}})\s?(?:{_YEAR}\s?|/\s?)(?P<y2>{_WHOLE})"
    rf"|(?:ban\shành\s)?{_YEAR}\s(?P<y3>(?:19|20)\d\d)(?![\d/-])"
    rf"|{_DAY}\s\d{{1,2}}(?:/\d{{1,2}}|\s{_MONTH}\s\d{{1,2}})(?![\d/]|[-.]\d|\s?{_YEAR})"
)
_CENTURY = 30  # a year of two figures is of this century up to here


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: half-open span, ISO 8601 date where day, month and year say one that exists, and the year."""

    start: int
    end: int
    date: str | None
    year: int | None


def iso_date(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return an ISO date; None where there is no such day.

    >>> iso_date("2020", "8", "24"), iso_date(2020, 13, 1), iso_date(2021, 2, 30)
    ('2020-08-24', None, None)
    """
    month, day = int(month), int(day)
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= monthrange(int(year), month)[1] else None


def date_at(clean: str, at: int) -> Printed | None:
    """Return the date that is printed at a place.

    >>> date_at("ngày O5 tháng 3 năm 2020", 0)
    Printed(start=0, end=24, date='2020-03-05', year=2020)
    >>> date_at("ngày 30-6-83", 0).date
    '1983-06-30'
    """
    match = DATE.match(clean, at)
    return _printed(match) if match else None


def dates_in(clean: str) -> Iterator[Printed]:
    """Yield the dates of a text."""
    return map(_printed, DATE.finditer(clean))


def _printed(match: re.Match[str]) -> Printed:
    said = {name: value.translate(_DIGITS) for name, value in match.groupdict().items() if value}
    if "y4" in said:
        year = int(said["y4"]) + (2000 if int(said["y4"]) <= _CENTURY else 1900)
        return Printed(*match.span(), iso_date(year, said["m4"], said["d4"]), year)
    found = next((said[name] for name in ("y", "y2", "y3") if name in said), None)
    date = iso_date(said["y"], said["m"], said["d"]) if "d" in said else None
    return Printed(*match.span(), date, int(found) if found else None)


def is_mended(printed: str) -> bool:
    """Whether a date holds a letter that was read as a digit.

    >>> is_mended("ngày O5/3/2020"), is_mended("ngày 05/3/2020")
    (True, False)
    """
    match = DATE.search(printed)
    return match is not None and any(match[name] and not match[name].isdecimal() for name in ("d", "m", "y", "y2"))
