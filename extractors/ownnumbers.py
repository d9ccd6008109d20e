"""The number that a document has for itself, in its letterhead.

In: a clean text and where its head ends. Out: the `Number` behind `Số:` there, mended where a stamp or a scan parted it; None where several readings are left.
"""

from __future__ import annotations

import re

from extractors.forms import NUMBER
from extractors.identifiers import Number, parse
from extractors.letters import rx, without_marks

_OWN = rx(
    r"(?:^|\n|\|\s?)['’‘\"_.,*~-]?"
    r"(?:(?:Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Bộ luật|Nghị quyết|NGHỊ QUYẾT|Lệnh|Bản án|BẢN ÁN)\s(?:[Ss]ố|SỐ)|S[ốôó6]|SỐ|sỐ)(?:\shiệu)?\s?[:.;]?\s?$"
    r"|(?<=\s)(?:S[ốôó]|SỐ|(?:Bộ\sl|L)uật\ssố|Pháp\slệnh\ssố)\s?:\s?$"
)
_OWN_LINE = rx(r"(?:^|\n)(?:Số|SỐ|Sô)\s?:[\d\s]{1,12}$")  # stamped digits and printed ones in one line
_OWN_IN_SMALL = rx(r"(?:^|\s)số\s?:\s?$")  # where the place and date stand in the same line
_DATED = rx(r"\s[\Lu][\w. -]{1,25},?\s[Nn]g[àa]y")
_SPLIT_SERIAL = rx(r"(?<![\d\s]\s)(?<!\d)(?P<first>\d{1,3})\s$")  # one space inside a serial number leaves one reading
_LONGEST_SPLIT = 5  # characters
# digits that were stamped stand in one column, the rest of the number in the next: `Số: 17`, `/2025/QĐ-UBND`
_STAMPED = rx(
    r"(?:^|\n)(?:Số|SỐ)\s?:?\s?(?P<serial>\d{1,5})\s(?:[^\n/\d]{0,80}[\n ]){0,3}?(?:[^\n/\d]{2,30},\s[Nn]gày\s[\d ]{1,5}tháng\s[\d ]{1,5}năm\s\d{4}\s?)?"
    r"(?P<rest>/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][\w&]*(?:-[\w&]+)+)"
)
# `Số: 69.262 /CT-TTHT`: an office that counts in tens of thousands
_GROUPED = rx(r"(?:^|\n|\s)(?:Số|SỐ)\s?:\s?(?P<serial>\d{1,3}\.\d{3})\s?(?P<rest>/\s?[A-ZĐ][\w&]*(?:-[\w&]+)+)")
# `86:04 /2025/TT-BYT Hà Nội, ngày`: what a scan made of `Số`, in one line with the place and date
_MISREAD = rx(
    r"(?:^|\n)\S{1,3}?\s?[.:;]\s?(?P<serial>\d{1,5})\s?(?P<rest>/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][\w&]*(?:-[\w&]+)+)(?=\s[\Lu][\w. -]{1,25},\s?[Nn]g[àa]y)"
)
_LETTERS = rx(
    r"(?:(?:^|\n|\|\s?)[Ss][ốôó6]\s?[:.]?|(?:^|\s)[Ss][ốôó]\s?:)\s?(?P<lost>[^\s/]{0,8}\s?)/\s?(?P<rest>(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][\w&]*(?:\s?-\s?[A-ZĐ][\w&]*){0,3})"
)
_ACTED_ON = rx(
    r"(?:bai\sbo|sua\sdoi|bo\ssung|thay\sthe|dinh\schinh|mot\sso\sdieu\scua|cua|theo|thuc\shien)\s(?:luat|phap\slenh|bo\sluat|nghi\squyet|lenh)?\s?so\s?:?\s?$",
    re.IGNORECASE,
)


def own_number(clean: str, end: int) -> Number | None:
    """Return the number that stands behind `Số:` in the head."""
    for match in NUMBER.finditer(clean, 0, end):
        split = _SPLIT_SERIAL.search(clean, max(0, match.start() - _LONGEST_SPLIT), match.start())
        begin = split.start() if split and not match["serial"].startswith("0") else match.start()
        left = clean[max(0, begin - 40) : begin]
        own = _OWN.search(left) or (_OWN_IN_SMALL.search(left) and _DATED.match(clean, match.end()))
        if own and not _ACTED_ON.search(without_marks(left.replace("\n", " "))):
            number = parse((split["first"] if begin < match.start() and split else "") + match.group())
            return number if number and (number.kind or len("".join(number.codes)) > 1) else None  # one letter is what a scan left of a code
    split = _STAMPED.search(clean, 0, end) or _MISREAD.search(clean, 0, end) or _GROUPED.search(clean, 0, end)
    return parse(split["serial"].replace(".", "") + split["rest"]) if split else None


def letters_alone(clean: str, end: int) -> Number | None:
    """Return a number for its letters, where a scan spoilt its serial or a draft has none: `Số: 22% /QĐ-TTg`, `Số: /2025/TT-BYT`."""
    found = next((at for at in _LETTERS.finditer(clean, 0, end) if not at["lost"].strip().isdecimal()), None)
    return parse(f"1/{found['rest']}") if found else None


def stands_as_own(left: str) -> bool:
    """Whether the words before a number say that it is the document's own."""
    return bool(_OWN.search(left) or _OWN_LINE.search(left))
