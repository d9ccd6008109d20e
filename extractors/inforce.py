"""Which law a bare name means: the one of that name in force on a document's date.

In: kind and name of a law, and a date or a year. Out: the catalogue's law, or the reason why it is not certain. Where a law of that name has
been passed and is not yet in force, or the day is not known in a year that has two, either may be meant: unknown is the answer. A law that the
catalogue has no day of effect for is taken to wait a year, as most do.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.registry import Law, constitutions, fold_key, laws_by_name, spelled_out


def laws_named(kind: str, name: str) -> Sequence[Law]:
    """Return the catalogue's laws of a kind and name, the oldest first; of the constitution, all of them."""
    if kind == "Hiến pháp":
        return constitutions()
    key = fold_key(spelled_out(name))
    found = laws_by_name().get((kind, key)) or laws_by_name().get((kind, key.removesuffix(" viet nam")), ())
    return sorted(found, key=_passed)


def in_force(kind: str, name: str, date: str | None, year: int | None, since: str | None = None) -> tuple[Law | None, str]:
    """Return the law of that name in force on a date, or in a year; None with the reason where that is not certain.

    `since` is a date that a document of unknown date cannot be older than: where the newest law of that name was in force by then, it is meant.

    >>> in_force("Luật", "Đất đai", "2015-03-01", None)[0].number
    '45/2013/QH13'
    >>> in_force("Luật", "Đất đai", "2014-02-01", None)
    (None, 'a law of that name passed and not yet in force; an older one may be meant')
    >>> in_force("Luật", "Đất đai", None, 2024)[0] is None
    True
    >>> in_force("Hiến pháp", "", None, None, since="2015-06-19")[0].year
    2013
    """
    rows = laws_named(kind, name)
    if not rows:
        return None, "named without a year, and not in the catalogue"
    newest = rows[-1]
    if date is None and year is None:
        if since and (newest.effective or _a_year_on(_passed(newest))) <= since:
            return newest, "the newest law of that name, in force before what the document cites"
        return None, "named without a year, and the citing document's date is unknown"
    first, last = (date, date) if date else (f"{year}-01-01", f"{year}-12-31")
    passed = [law for law in rows if _passed(law) <= str(last)]
    if not passed:
        return None, "named without a year, and older than every law of that name in the catalogue"
    newest = passed[-1]
    if (newest.effective or _a_year_on(_passed(newest))) > str(first):
        return None, "a law of that name passed and not yet in force; an older one may be meant"
    return newest, "the law of that name in force on the document's date"


def _passed(law: Law) -> str:
    """Return when a law was passed; of one that the catalogue dates by year only, the year's last day."""
    return law.date or f"{law.year}-12-31"


def _a_year_on(date: str) -> str:
    return f"{int(date[:4]) + 1}{date[4:]}"
