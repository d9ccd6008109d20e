"""Who signed a document, and in which office.

In: a clean text and its outline. Out: the signer's name and the lines of the office, beside `Nơi nhận`, before annexes or at the end.
"""

from __future__ import annotations

from extractors.letters import rx
from extractors.outline import Item, Outline

_ROLE = rx(
    r"(?:(?:K/?T|TM|TL|TUQ|Q)\s?[./]\s?|(?:PHÓ\s)?(?:CHỦ\sTỊCH|BỘ\sTRƯỞNG|THỨ\sTRƯỞNG|GIÁM\sĐỐC|THỦ\sTƯỚNG|CHÁNH|TỔNG\sCỤC\sTRƯỞNG|CỤC\sTRƯỞNG"
    r"|TRƯỞNG\sBAN|BÍ\sTHƯ|VỤ\sTRƯỞNG|THỐNG\sĐỐC|VIỆN\sTRƯỞNG|CHỦ\sNHIỆM)|THƯỜNG\sTRỰC)"
)
_PERSON = rx(r"(?:(?:(?:PGS|GS|TS|ThS|BS|CVCC)\.?|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá)|Đô\sđốc)\s?)*(?:[-–]\s)?(?P<name>[\Lu][\Ll]+(?:\s[\Lu][\Ll]*){1,5})")
_LONGEST_TAIL = 200  # characters
_UPPER_TAIL = rx(r"[\Lu./\s]{6,}$")


def signature(clean: str, outline: Outline) -> tuple[str | None, str | None]:
    """Return signer and office: lines of an office, then a name."""
    best: str | None = None
    for zone in _zones(outline):
        role: list[str] = []
        for paragraph in zone:
            text = clean[paragraph.start : paragraph.end].strip()
            upper = _UPPER_TAIL.search(text[-_LONGEST_TAIL:])
            if _ROLE.match(text) and len(text) < 90:
                role.append(text)
            elif upper and _ROLE.match(upper.group().strip()):
                role = [upper.group().strip()]
            elif role and (person := _PERSON.fullmatch(text)):
                return person["name"], " ".join(role)
            elif role and text.isupper() and len(text) < 40:
                role.append(text)
            elif len(text) > 120:
                role = []
        best = best or " ".join(role) or None
    return None, best


def _zones(outline: Outline) -> list[tuple[Item, ...]]:
    """Return the items where a signature stands: around `Nơi nhận`, before annexes, and at the end."""
    last = outline.items[-30:]
    if outline.recipients >= outline.items[-1].end:
        return [last]
    first, end = outline.index(outline.recipients), outline.index(max(outline.recipients_end - 1, 0))
    return [outline.items[first : end + 14], outline.items[max(0, first - 8) : first], last]
