"""When a document was issued, as it says of itself.

In: a clean text, where its head ends, its title. Out: dates (ISO 8601), the month or year where no more is left. The
letterhead comes first; a resolution or law may tell at its end when it was adopted; a scan, a draft or an article leaves a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.dates import iso_date
from extractors.letters import plain, rx
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.registry import fold_key, provinces_by_name

_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12,
    "mười": 10, "chạp": 12,
}  # fmt: skip
_DAY_OF_MONTH = r"(?:[.,:]\s?(?=\d\d\D))?(?P<d>\d\s?\d|[IOl]\d|\d[IOl]|\d)?"  # behind a stain only both figures are sure
_MONTH = rf"(?P<m>[01]\s?\d|1[IOl]|[IOl]\d|\d|(?i:{'|'.join(_MONTHS)}))?"
_PLACE_DATE = rx(rf"(?P<place>[\Lu][\w. -]{{2,30}}),?\s[Nn]g[àa]y\s?{_DAY_OF_MONTH}\s?th[áa]ng\s?{_MONTH}\s?n[ăa]m\s?(?P<y>\d{{4}})")
_SIGNED = rx(r"^(?P<place>[\Lu][\w. -]{2,30}),\s?ngày\s(?P<d>\d{1,2})\stháng\s(?P<m>\d{1,2})\snăm\s(?P<y>\d{4})$", re.MULTILINE)
# the line under the number of a judgement
_JUDGED = rx(
    r"(?:Bản\sán|BẢN\sÁN)\s(?:số|SỐ)\s?:[^\n]{1,40}[\n ]Ngày\s?:?\s?(?P<d>\d{1,2})\s?(?:[-/.]|tháng)\s?(?P<m>\d{1,2})\s?(?:[-/.]|năm)\s?(?P<y>\d{4})(?!\d)"
)
_LOST = rx(r"[\Lu][\w. -]{2,30},\s?[Nn]g[àaá]y(?P<lost>[^\n]{0,24}?)\sn[ăaẳ]m\s(?:19|20)\d\d(?!\d)")
_OF = rx(r"\s(?:của|CỦA)\s")
_NO_PLACE = re.compile(r"\b(?:can cu|luat|nghi|quyet|thong tu|chinh phu|quoc hoi|hoi dong|uy ban|bo truong|theo|cua|dieu)\b")
_ANNEXED = re.compile(r"kem theo $")
_ANNEXED_AT_MOST = 12  # characters
_DIGITS = str.maketrans("IOl", "101")  # as a scan prints them
# a day and month that a scan lost, the stamp of an electronic signature, a draft's number still to be given
_YEAR_ALONE = (
    rx(r"[\Lu][\w. -]{2,30},?\s?[Nn]g[àaá]y[^\n]{0,24}?\sn[ăaẳ]m\s(?P<y>(?:19|20)\d\d)(?!\d)"),
    rx(r"(?:[Ss]ố|SỐ)\s?[:.]?\s?[._…]*\s?/(?P<y>20\d\d)/"),
    rx(r"ian\sk[ýy]\s?:\s?\d{1,2}[./]\d{1,2}[./](?P<y>20\d\d)"),
    rx(r"(?:đăng\s(?:tải\s)?trên|Nguồn)[^\n]{0,60}Tạp\schí[^\n]{0,80}?(?:tháng\s\d{1,2}[-/]|năm\s)(?P<y>20\d\d)"),  # where an article was printed
)
_ADOPTED = rx(
    r"(?:Nghị\squyết|(?:Bộ\s)?[Ll]uật|Pháp\slệnh|Hiến\spháp)(?P<this>\snày)?[^.;]{0,200}?thông\squa[^.;\d]{0,60}"
    r"ngày\s(?P<d>\d{1,2})(?:\stháng\s|/)(?P<m>\d{1,2})(?:\snăm\s|/)(?P<y>\d{4})"
)
_PASSED = rx(r"thông\squa[^.;\d]{0,60}ngày\s\d{1,2}(?:\stháng\s|/)\d")  # what `_ADOPTED` cannot do without, and most texts have none of


def own_date(clean: str, end: int, mentions: Sequence[Mention]) -> tuple[str | None, str | None, int | None]:
    """Return the date of the letterhead, its month (2025-06) where the day is missing, and its year; else those of the signature.

    The date of what the head cites (`Căn cứ ...`) is another document's.
    """
    inside = (match for match in _PLACE_DATE.finditer(clean, 0, end) if not _is_cited(clean, match, mentions))
    match = next(inside, None) or _JUDGED.search(clean, 0, end) or (None if _is_lost(clean, end, mentions) else _signed(clean, end, mentions))
    if not match:
        return None, None, None
    day, month = (_figures(match[name] or "0") for name in "dm")
    date, whole = iso_date(match["y"], month, day), iso_date(match["y"], month, 1)
    return date, whole[:7] if whole and not date else None, int(match["y"])


def _figures(printed: str) -> str:
    """Return the figures of a day or month: spaces and letters of a scan, or a month's name, are read as the one number that they are."""
    named = _MONTHS.get(" ".join(printed.lower().split()))
    return str(named) if named else re.sub(r"\s", "", printed).translate(_DIGITS)


def _is_cited(clean: str, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether a date is that of a document that is cited there; not over an annex, which names the document that it belongs to."""
    at = match.start("d") if match["d"] else match.end("place")
    cited = next((mention for mention in mentions if mention.start <= at < mention.end), None)
    if cited is None:
        return bool(_OF.match(clean, match.end()) or _NO_PLACE.search(plain(match["place"])))
    return _ANNEXED.search(plain(clean[max(0, cited.start - _ANNEXED_AT_MOST) : cited.start])) is None


def _is_lost(clean: str, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether the letterhead has a date that a scan lost."""
    places = (match.start("lost") for match in _LOST.finditer(clean, 0, end))
    return any(not any(mention.start <= place < mention.end for mention in mentions) for place in places)


def _signed(clean: str, end: int, mentions: Sequence[Mention]) -> re.Match[str] | None:
    """Return the only line behind the head that is a place and a date, as the signature's; of several none."""
    found = [match for match in _SIGNED.finditer(clean, end) if provinces_by_name().get(fold_key(match["place"]))]
    return found[0] if len(found) == 1 and not _is_cited(clean, found[0], mentions) else None


def adopted(clean: str, outline: Outline, year: int | None) -> tuple[str | None, int | None]:
    """Return the date of a resolution that says when it was adopted, and not when it was signed."""
    end = (max(0, outline.recipients - 1500), outline.recipients)
    found = [
        match
        for match in (_ADOPTED.finditer(clean) if _PASSED.search(clean) else ())
        if year in {None, int(match["y"])} and (match["this"] or end[0] <= match.start() < end[1])
    ]
    if not found:
        return None, year
    last = found[-1]
    return iso_date(last["y"], last["m"], last["d"]), int(last["y"])


def year_alone(clean: str, end: int) -> int | None:
    """Return the year where the head has no date: beside a lost day, in a draft's number, in a signature's stamp, or where an article was printed."""
    places = (clean[:end], clean[:end], clean, clean[-600:])
    found = (pattern.search(text) for pattern, text in zip(_YEAR_ALONE, places, strict=True))
    return next((int(match["y"]) for match in found if match), None)


def year_of_title(clean: str, title: tuple[int, int] | None, mentions: list[Mention]) -> int | None:
    """Return the year of the latest date cited, where the title names that year too."""
    latest = max((int(m.date[:4]) for m in mentions if m.date), default=None)
    if latest and title and re.search(rf"(?<!\d){latest}(?!\d)", clean[slice(*title)]):
        return latest
    return None
