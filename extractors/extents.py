"""How much of a document an act changes, and from when: an act's words and what stands around it in; whole or part, and a day, out.

In: a clean text, its outline, a mention, its reading and its pinpoint. Out: `whole`, `part` or None; the day of effect (ISO 8601) or None.
"""

from __future__ import annotations

from extractors.dates import date_at
from extractors.header import Header
from extractors.letters import rx, without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.pairs import Reading
from extractors.records import CHANGING_RELATIONS

_PART = rx(
    r"(?<!\w)(?:mot\s(?:so|phan)|dieu|khoan|diem|tiet|muc|chuong|phan|cum\stu|huong\sdan|(?<!thong\s)tu|doan|cau|noi\sdung|quy\sdinh|phu\sluc|mau|bieu|danh\smuc|gach\sdau\sdong)(?!\w)"
)
_WHOLE = rx(r"(?<!\w)toan\sbo(?!\w)")
_FROM = rx(r"(?:k[eể]\s)?t[uừ]\s(?=ngày\s\d)")
_CLAUSE = rx(r"[.;\n]\s?")
_NUMBER = rx(r"\d(?:/|-[^\s,;/]+/)[^\s,;]*")  # of a document; `Mẫu số 15-DS` is none
_JOINT = rx(r"[,;]|\sva\s")  # between the members of a list, behind the title of the one before
_OF_ALL = rx(r"\s(?:cua|tai|trong)\scac\s")  # `hướng dẫn ... tại các Thông tư số ..., số ...`: a part of each
_CONTENTS = rx(r"(?<!\w)(?:cac|nhung)\s(?:noi\sdung|quy\sdinh)\s[^;]{0,300}\s(?:tai|trong)\s")  # `các quy định về phí tại Thông tư A và Thông tư B`
_EXCEPT = rx(r"[^.]{0,900}?(?:(?<!\w)tru|\.\srieng)\s[^.;]{3,300}?\stiep\stuc\s(?:co\shieu\sluc|duoc\sap\sdung|ap\sdung|thuc\shien)")  # some goes on
_NEXT = 400  # characters of the sentence behind
_BETWEEN = 1500  # characters from an act to its object, which may be the last of a list


def extent(clean: str, outline: Outline, mention: Mention, reading: Reading, pinpoint: str | None) -> str | None:
    """Return how much of a document an act changes.

    An amendment changes a part, always; another act a part where it names a place in the document or a part of its text before it, or says that some of it goes
    on; else the whole. Behind a part of another document and `và` it is not told.
    """
    if reading.relation not in CHANGING_RELATIONS:
        return None
    if reading.relation == "AMENDS" or pinpoint:
        return "part"
    window = clean[max(outline.item(mention.start).start, mention.start - _BETWEEN) : mention.start]
    said = window.rfind(reading.cue) if reading.cue else -1
    behind = window[said + len(reading.cue or "") :] if said >= 0 else _CLAUSE.split(window)[-1]  # `Các quy định của Pháp lệnh ... hết hiệu lực`
    if _EXCEPT.match(without_marks(clean[mention.end : outline.sentence(mention.start)[1] + _NEXT]).lower()):
        return "part"
    before, *members = _NUMBER.split(without_marks(behind).lower())
    object_ = _JOINT.split(members[-1])[-1] if members and not (_CONTENTS.search(before) or (_OF_ALL.search(before) and _PART.search(before))) else before
    if (
        members and object_ != before and _PART.search(before) and members[-1].strip() == "va"
    ):  # `Điều 5 Quyết định số 7/QĐ-UBND và Quyết định số ...` may be of a part, too
        return None
    return "part" if _PART.search(object_) and not _WHOLE.search(object_) else "whole"


def effective(clean: str, outline: Outline, header: Header, mention: Mention, reading: Reading) -> str | None:
    """Return the day from which an act holds: one that its sentence names behind it, else that from which this document holds."""
    if reading.relation not in CHANGING_RELATIONS:
        return None
    stop = outline.sentence(mention.start)[1]
    for match in _FROM.finditer(clean, mention.end, stop):
        found = date_at(clean, match.end())
        if found and found.date and (header.date is None or found.date >= header.date):  # an earlier day is of what the title tells
            return found.date
    return header.holds_from
