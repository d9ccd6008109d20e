"""Whether a document of the graph can be the one that a `Reading` tells of.

In: a reading, and a row of the graph. Out: yes or no. `NUMBERED` are the ways in which two numbers are the same, the surest first; `fits` is everything
besides the number.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import ascii_lowercase

from extractors.registry import ascii_fold, congresses, kinds
from graph.find.bodies import codes, read_body
from graph.find.typed import Number, Reading, number_of
from graph.store import Row

_FAMILY = {"Thông tư": ("Thông tư liên tịch", "Thông tư liên bộ"), "Nghị quyết": ("Nghị quyết liên tịch",), "Luật": ("Bộ luật",)}


def pattern(number: Number) -> str:
    """Return a regular expression for every number with that serial: with zeros before it, with a dot after its thousands, or as it is.

    >>> pattern(Number("1234", None, ())), pattern(Number("30a", "2008", ("nq", "cp")))
    ('0*1[.]?234([^0-9].*)?', '0*30([^0-9].*)?')
    """
    digits, dot, part = number.serial.rstrip(ascii_lowercase).partition(".")
    spelt = f"{digits[:-3]}[.]?{digits[-3:]}" if len(digits) > 3 else digits
    return f"0*{spelt}{f'[.]{part}' if dot else ''}([^0-9].*)?"


def _exactly(reading: Reading, row: Row) -> bool:
    """The whole number: `71/2020/NĐ-CP`."""
    wanted, number = reading.number, _number(row)
    return bool(wanted and number and wanted.parts and _same(wanted, number) and wanted.year == number.year)


def _without_year(reading: Reading, row: Row) -> bool:
    """The whole number but for its year, where the kind has one series or the date tells which: `71/NĐ-CP ngày 30/6/2020`."""
    wanted, number = reading.number, _number(row)
    if not (wanted and number and wanted.parts and _same(wanted, number) and None in {wanted.year, number.year}):
        return False
    return not _two_series(row) or (reading.date is not None and reading.date == row["date"])


def _without_letters(reading: Reading, row: Row) -> bool:
    """The whole number but for the letters of the kind, which is named: `Thông tư 25/2020-BGDĐT`."""
    wanted, number = reading.number, _number(row)
    letters = _letters(row["kind"])
    if not (wanted and number and wanted.parts and reading.kind and reading.kind == row["kind"] and wanted.parts[0] not in letters):
        return False
    plain = Number(number.serial, number.year, tuple(part for part in number.parts if part not in letters))
    return _same(wanted, plain) and (wanted.year == plain.year or not _two_series(row))


def _beginning(reading: Reading, row: Row) -> bool:
    """The beginning of a number: `666`, `71/2020`, also where the year is not printed in it."""
    wanted, number = reading.number, _number(row)
    if not (wanted and number and wanted.serial == number.serial and number.parts[: len(wanted.parts)] == wanted.parts):
        return False
    return wanted.year in {None, number.year} or (number.year is None and not wanted.parts and str(row["year"]) == wanted.year)


NUMBERED: tuple[Callable[[Reading, Row], bool], ...] = (_exactly, _without_year, _without_letters, _beginning)


def _number(row: Row) -> Number | None:
    return _read(row["number"]) if row["number"] else None


@cache
def _read(number: str) -> Number | None:
    return number_of(ascii_fold(number))


def _same(one: Number, other: Number) -> bool:
    return one.serial == other.serial and one.letters == other.letters


def _letters(kind: str | None) -> frozenset[str]:
    return frozenset(map(ascii_fold, kinds()[kind].letters)) if kind and kind in kinds() else frozenset()


def _two_series(row: Row) -> bool:
    """Whether numbers with the year and numbers without it are counted apart."""
    return row["kind"] in kinds() and kinds()[row["kind"]].two_series


def fits(reading: Reading, row: Row) -> bool:
    """Whether nothing that a reading says contradicts a document: kind, year, date, term of Congress, place, issuer."""
    return all(test(reading, row) for test in (_of_kind, _of_year, _of_term, _of_place, _by_issuer))


def _of_kind(reading: Reading, row: Row) -> bool:
    """Whether a document is of a kind that is named, or of the one whose letters the number has: `kết luận số 9/TB-VPCP`."""
    if reading.kind is None or row["kind"] in {None, reading.kind}:
        return True
    parts = reading.number.parts if reading.number else ()
    return bool(parts) and (row["kind"] in _FAMILY.get(reading.kind, ()) or not _letters(row["kind"]).isdisjoint(parts))


def _of_year(reading: Reading, row: Row) -> bool:
    if reading.date and row["date"]:
        return bool(reading.date == row["date"])
    return reading.year is None or reading.year == row["year"]


def _of_term(reading: Reading, row: Row) -> bool:
    if reading.term is None:
        return True
    since, until = _terms().get(reading.term, ("9999", "9999"))
    first, last = (row["date"], row["date"]) if row["date"] else (f"{row['year']}-01-01", f"{row['year']}-12-31")
    return bool(row["year"]) and since <= first and last < until


@cache
def _terms() -> dict[str, tuple[str, str]]:
    """The first day of each term of Congress, and the first after it."""
    rows = congresses()
    return {row.term.casefold(): (row.since, after) for row, after in zip(rows, [*(row.since for row in rows[1:]), "9999"], strict=True)}


def _of_place(reading: Reading, row: Row) -> bool:
    """Whether a document is of a place that is named; a body of the centre with a place is its branch there."""
    scope = row["id"].split("/")[0]
    if reading.said.scopes:
        return scope in reading.said.scopes
    return scope == "tw" if reading.said.central and not reading.said.local else True


def _by_issuer(reading: Reading, row: Row) -> bool:
    """Whether a body that is named issued it, where its letters are not in the number: the document's own word or the letters of its number say so."""
    if reading.said.nobody or (reading.number and reading.number.parts):
        return True
    issued = read_body(row["issuer"]) if row["issuer"] else None
    if issued and not issued.nobody:
        return bool(reading.said.central & issued.central or reading.said.local & issued.local)
    number = _number(row)
    return number is not None and not codes(reading.said).isdisjoint(number.parts)


def misprinted(reading: Reading, row: Row) -> bool:
    """Whether the date of a text differs from the document's in more than one part: number or date is misprinted, and nothing tells which.

    Day and month in each other's place are one slip.
    """
    if not (reading.date and row["date"]):
        return False
    said, known = reading.date.split("-"), row["date"].split("-")
    turned = [known[0], known[2], known[1]] if len(known) == 3 else known
    return said != turned and sum(one != other for one, other in zip(said, known, strict=False)) > 1
