"""Who issued a document, and where it speaks from.

In: a clean text, its outline, and what was read of its head. Out: the `Home` from which the document speaks, and its issuing `Body`. The number's codes tell
first, then the letterhead, whose last body it is: those above are its superiors; then a line of its own, the enacting words, or who answers in a letter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extractors.bodies import Body, Home, existed, match_body, place_in, resolve_body
from extractors.codes import body_by_codes
from extractors.cosigners import lettered
from extractors.identifiers import Number
from extractors.letterheads import has_motto, last_body, letterhead
from extractors.letters import plain, rx
from extractors.outline import Outline
from extractors.owntitles import Heading
from extractors.plainbodies import body_that_ends, longest_body
from extractors.registry import Place, fold_key, places, provinces_by_name

_COMMITTEE = r"(?:(?:CHỦ\sTỊCH\s)?(?:(?:ỦY|UỶ)\sBAN|HỘI\sĐỒNG)\sNHÂN\sDÂN)"  # or council, of a place
_UNDER_TITLE = rx(rf"\s{{0,3}}(?P<issuer>{_COMMITTEE}\s[\Lu -]{{6,45}})")
_OF_THE_ASSEMBLY_ALONE = frozenset({"Hiến pháp", "Bộ luật", "Luật"})
_CENTRAL = re.compile(
    r"^\s*(?:BỘ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|TỔNG CỤC|NGÂN HÀNG NHÀ NƯỚC|TÒA ÁN NHÂN DÂN TỐI CAO|BAN CHẤP HÀNH|VĂN PHÒNG CHÍNH PHỦ)\b", re.MULTILINE
)
_SPEAKS = rx(
    r"(?P<body>(?:Chủ tịch|CHỦ TỊCH)\s(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s(?:tỉnh|thành phố|Thành phố|huyện|quận"
    r"|thị xã)(?:\s[A-ZĐ][\w]*(?:\s[A-ZĐ][\w]*){0,3})?)\s(?:chỉ thị|yêu cầu|giao)"
)
_NAMES_PLACE = re.compile(r"(?:tỉnh|thành phố|Báo|Đài\s[\w\s-]{5,40}?)\s([A-ZĐ][\w]*(?:\s[A-ZĐ][\w]*){0,3})")
_ENACTING = rx(r"\s(?:ban\shành|hướng\sdẫn|quy\sđịnh|quyết\sđịnh|quyết\snghị|thông\stư|chỉ\sthị)", re.IGNORECASE)
_SESSION = rx(r"[\s,]*(?:kh[óo][áa]\s.{1,8}?(?:[\s,-]+(?:kỳ|kì)\shọp\s.{1,20})?|[\s,-]*(?:kỳ|kì)\shọp\s.{1,20})$", re.IGNORECASE)
_BODY_OPENS = rx(r"Điều\s1\b|Chương\s|I\.\s")
_AT_PROPOSAL = rx(r"(?:Theo|Xét)\sđề\snghị\s")
_JOINTLY = rx(r"[Ll]iên\s(?:[Tt]ịch|[Bb]ộ)\s?:?\s(?=.*\s-\s)")
_NUMBERED_DISTRICT = rx(r"(?P<body>(?:[ỦU][ỷy]\sban|Hội\sđồng)\snhân\sdân\s(?:quận|phường)\s\d{1,2})$", re.IGNORECASE)
_ANSWERS = re.compile(
    r"\s(?:da\s)?(?:co\sy\skien(?!\w)|co\sy\skiennhu|huong\sdan\s(?:can\scu|nhu\ssau|cu\sthe)|nhan\sduoc\s(?:cong\svan|van\sban|to\strinh|phieu|don))"
)
_WRAPPED = 80  # characters in which a name goes on to the next line
_REPORTS = re.compile(
    r"\s(?:da\s)?(?:tien\shanh\s(?:tong\sket|ra\ssoat|danh\sgia)|(?:xin\s)?(?:kinh\s)?trinh\s(?:chinh\sphu|quoc\shoi)|bao\scao\s(?:chinh\sphu|quoc\shoi))"
)
_REPORTING = frozenset({"Báo cáo", "Tờ trình"})
_LETTER = 2500  # characters in which a letter answers


@dataclass(frozen=True, slots=True)
class Head:
    """What is read of a head before its issuer is."""

    end: int
    number: Number | None
    heading: Heading
    year: int | None
    issuer: str | None = None  # as the first line prints it that has number, title, date and issuer in one


def read_issuer(clean: str, outline: Outline, head: Head) -> tuple[Home, Body | None]:
    """Return where a document speaks from, and who issued it."""
    home = _home(clean, outline, head)
    body = _issuer(clean, outline, head, home)
    return settled_home(home, body), body


def _home(clean: str, outline: Outline, head: Head) -> Home:
    """Find out where a document speaks from."""
    year, title = head.year, head.heading.title
    if head.number and (body := body_by_codes(head.number.codes, Home(), kind=None)) and body.level == "central":
        return Home(level="central", year=year)
    over = letterhead(clean, title[0] if title else head.end, whole=True)
    under = _UNDER_TITLE.match(clean, title[1]) if title else None  # the issuer's own line
    for text in (over.replace("\n", " "), clean[slice(*title)] if title else "", under["issuer"] if under else ""):
        province, district = place_in(text)
        if province:
            return Home(province, district, "district" if district else "province", year)
    if _CENTRAL.search(over):
        return Home(level="central", year=year)
    return _home_of_body(clean, outline, year)


def _home_of_body(clean: str, outline: Outline, year: int | None) -> Home:
    """Without a letterhead: the place that recipients (`Báo Bắc Giang`) and text name, if the speaker is a local body."""
    speaks = _SPEAKS.search(clean)
    if not speaks:
        return Home(year=year)
    votes: Counter[str] = Counter()
    for match in _NAMES_PLACE.finditer(clean):
        words = match[1].split()
        for count in range(len(words), 0, -1):
            place = provinces_by_name().get(fold_key(" ".join(words[:count])))
            if place:
                votes[place.id] += 3 if match.start() > outline.recipients else 1
                break
    if not votes:
        return Home(level="province" if "tỉnh" in speaks["body"] else None, year=year)
    best = votes.most_common(1)[0][0]
    return Home(next(place for place in provinces_by_name().values() if place.id == best), None, "province", year)


def _issuer(clean: str, outline: Outline, head: Head, home: Home) -> Body | None:
    """Settle the issuing body."""
    kind, number = head.heading.kind, head.number
    named = head.issuer[:stop] if head.issuer and (stop := match_body(head.issuer, 0)) else None
    if named or kind in _OF_THE_ASSEMBLY_ALONE or head.heading.by:
        return resolve_body(named or ("Quốc hội" if kind in _OF_THE_ASSEMBLY_ALONE else head.heading.by or ""), home)
    if kind is None and number is None and not has_motto(clean, head.end):
        return None  # an article names its author's office on a line
    body = body_by_codes(number.codes, home, kind=kind) if number else None
    if number and "liên tịch" in (kind or ""):
        body = lettered(number, home, kind) or body
    if body is None or body.level == "district":
        body = last_body(clean, _over(head), home) or body
    body = body or _own_line(clean, outline, head.heading, home) or _speaking(clean, kind, home)
    speaks = _SPEAKS.search(clean)
    if speaks and (body is None or (kind in {"Chỉ thị", "Công điện"} and body.id and body.id.endswith("/ubnd"))):
        return resolve_body(speaks["body"], home)
    return body


def _over(head: Head) -> int:
    """Return where the letterhead must have ended: before the kind or the title."""
    title = head.heading.title
    return head.heading.start or (title[0] if title else head.end)


def _own_line(clean: str, outline: Outline, heading: Heading, home: Home) -> Body | None:
    """Return the body that has a line of its own before the recitals, in any case of letters, behind the title too, or that enacts after them."""
    if heading.title and (body := _alone(_SESSION.sub("", clean[heading.title[1] : outline.item(heading.title[1] - 1).end]).strip(), home)):
        return body
    recited = False
    for paragraph in outline.items[:60]:
        text = clean[paragraph.start : paragraph.end].strip(" ,;:")
        recited = recited or text.startswith("Căn cứ")
        behind = clean[paragraph.end : paragraph.end + _WRAPPED].partition("\n")[2].partition("\n")[0]
        body = (_enacting(text, home) if recited else _on_line(text, behind, home) if paragraph.start else None) if len(text) < 600 else None
        if body:
            return body
        if _BODY_OPENS.match(text):
            return None
    return None


def _enacting(text: str, home: Home) -> Body | None:
    """Return the body with which a line begins that says what it enacts, or that does so behind at whose proposal."""
    begins = [0, *(found.end() for found in re.finditer(r",\s", text))] if _AT_PROPOSAL.match(text) else [0]
    for begin in begins:
        stop = match_body(text, begin)
        if not stop or not _ENACTING.match(text, stop):
            continue
        if joint := _JOINTLY.match(text, begin, stop):
            return Body(text[joint.end() : stop], None, "central", None)
        body = resolve_body(text[begin:stop], home)
        if body.id:
            return body
    return None


def _on_line(text: str, behind: str, home: Home) -> Body | None:
    """Return the body that a line is, or that goes on to the next line."""
    return _alone(_SESSION.sub("", text), home) or (_alone(f"{text} {behind}", home) if text.isupper() and behind.isupper() else None)


def _alone(text: str, home: Home) -> Body | None:
    """Return the body that a line is, and nothing else."""
    if numbered := _NUMBERED_DISTRICT.match(text):
        return Body(f"UBND {numbered['body'].partition('dân ')[2]}", None, "district", None)
    stop = match_body(text, 0)
    body = resolve_body(text, home) if stop == len(text) else None
    if body and body.id:
        return body
    words = text.split()
    known = longest_body(words, 0, home)
    return known[0] if known and known[1] == len(words) and known[0].id else None


def _speaking(clean: str, kind: str | None, home: Home) -> Body | None:
    """Return the body that says in a letter that it has an opinion, or what it was asked; in a report or proposal what it did, or to whom it reports."""
    says = _ANSWERS if kind == "Công văn" else _REPORTS if kind in _REPORTING else None
    low = plain(clean[:_LETTER])
    for found in sorted(says.finditer(low), key=lambda m: "nhan duoc" in m[0]) if says else ():
        words = clean[low.rfind("\n", 0, found.start()) + 1 : found.start()].split()
        body = body_that_ends(words, len(words), home)
        if body and body.id and existed(body, home.year):
            return body
    return None


def settled_home(home: Home, body: Body | None) -> Home:
    """Let a known issuer say where the document speaks from."""
    if body is None or not body.level:
        return home
    if body.level == "central":
        return Home(level="central", year=home.year, body=body.name)
    province, district = home.province, home.district
    if body.place:
        province, district = _chain(body.place, home)
    return Home(province, district, body.level, home.year, body.name)


def _chain(place: Place, home: Home) -> tuple[Place | None, Place | None]:
    if place.parent:
        return places()[place.parent], place
    return place, home.district if home.district and home.district.parent == place.id and home.level == "district" else None
