"""What follows the number or name of a cited document: its date and issuer, in either order.

In: a clean text and the place where a number or name ends. Out: a `Tail`: where it ends, and the date, year and issuer that it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.bodies import match_misspelt
from extractors.dates import date_at
from extractors.letters import rx

_ISSUED = rx(r"\s(?:ký|ra|ban|đã)\s|\s?(?:[.,;:)/]|$|\n)")
_GAP = rx(r"\s?(?:[,(]|-(?=\sngày\s\d)|\.(?=\s?ngày\s\d))?\s?")  # before a date or an issuer
_NOTED = rx(rf"(?:\s?(?:\[\d{{1,2}}\]|\(\d{{1,2}}\)|[¹²³⁴-⁹]{{1,2}}))?{_GAP.pattern}")  # the mark of a footnote stands behind a number
_POLITBURO = rx(r"\s?,?\scủa\s(?P<issuer>BCT)(?!\w)")  # beside a number of the Party; elsewhere the letters are a ministry's
_UP_TO_DATE = rx(r"(?:(?!\d+[-/][\Lu\d])[^;.\n()]){0,300}?(?P<signed>,\s(?:được\s)?(?=ký\sngày|ban\shành\sngày))?(?<!\w)(?=(?:ký\s|ban\shành\s)?ngày\s\d)")
_IN_FORCE = rx(r",?\scó\shiệu\slực")
# who issues documents with a Party number
_OF_THE_PARTY = rx(
    r"(?:Ban(?!\s(?:Quản|Tiếp))|BCH|BCT|Bộ\sChính\strị|Trung\sương|Đảng|Tỉnh|Thành|Huyện|Quận|Thị|Đoàn|Hội\snghị|Đại\shội|Ủy\sban\sKiểm|Uỷ\sban\sKiểm|Văn\sphòng|Bí\sthư|Thường|Hội\sđồng|đồng\schí"
    r"|Công\sđoàn|Tổng\sLiên|Quân\sủy)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number: where it ends, and the date and issuer that it holds."""

    end: int
    date: str | None = None
    year: int | None = None
    issuer: str | None = None


def read_tail(clean: str, end: int, *, bare_year: bool = False, issued: bool = True) -> Tail:
    """Read date and issuer, in either order, from `end` on; the date alone where an issuer there is another's."""
    tail = Tail(end)
    for _ in range(3):
        gap = (_NOTED if tail.end == end else _GAP).match(clean, tail.end)
        at = gap.end() if gap else tail.end
        step = _read_date(clean, at, tail) or (_read_issuer(clean, at, tail) if issued else None)
        if step is None:
            break
        tail = step
    if bare_year and tail.year is None:
        year = rx(r"\s((?:19|20)\d\d)(?![\d/-]|\.\d)").match(clean, end)
        tail = Tail(year.end(), None, int(year[1])) if year else tail
    return tail


def _read_date(clean: str, at: int, tail: Tail) -> Tail | None:
    found = date_at(clean, at)
    return replace(tail, end=found.end, date=found.date, year=found.year) if found and not tail.year else None


def _read_issuer(clean: str, at: int, tail: Tail) -> Tail | None:
    of = rx(r"(?:của|CỦA|do)\s", re.IGNORECASE).match(clean, at)
    if not of or tail.issuer:
        return None
    end = match_misspelt(clean, of.end())
    if end is None or (of.group()[0] in "dD" and not _ISSUED.match(clean, end)):
        return None  # `do Ủy ban nhân dân cấp tỉnh thực hiện` is work, not issue
    return replace(tail, end=end, issuer=clean[of.end() : end])


def dated_behind_title(clean: str, tail: Tail, year: int | None) -> Tail:
    """Return a tail with the date behind a title: `..., ký ngày 3/6/2020`, or as the codification prints it, `... ngày 3/6/2020, có hiệu lực`."""
    title = _UP_TO_DATE.match(clean, tail.end)
    found = date_at(clean, title.end()) if title else None
    if title is None or found is None or found.date is None or year not in {None, found.year}:
        return tail
    return replace(tail, date=found.date, year=found.year) if title["signed"] or _IN_FORCE.match(clean, found.end) else tail


def of_the_party(clean: str, end: int, tail: Tail) -> Tail:
    """Return the tail of a number of the Party: an issuer that is none of its organs is another document's."""
    if tail.issuer and not _OF_THE_PARTY.match(tail.issuer):
        tail = read_tail(clean, end, issued=False)
    politburo = _POLITBURO.match(clean, tail.end) if tail.issuer is None else None
    return replace(tail, end=politburo.end(), issuer=politburo["issuer"]) if politburo else tail


def joint_issuers(clean: str, tail: Tail) -> Tail:
    """Follow the list of bodies that sign together: `của Bộ Y tế, Bộ Công Thương và Bộ Công an`."""
    end, first = tail.end, tail.end - len(tail.issuer or "")
    while (joint := rx(r"\s?,\s(?:và\s)?|\svà\s|\s?-\s(?=Bộ|Tòa|Viện|Ủy|Thanh|Sở|Cục)").match(clean, end)) and (stop := match_misspelt(clean, joint.end())):
        end = stop
    return replace(tail, end=end, issuer=clean[first:end])
