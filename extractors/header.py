"""What a document says of itself: kind, number, date, issuer, place, title, signer.

In: a clean text, its outline and the mentions found in it. Out: a `Header` with the printed facts, the `Home` from which the document speaks,
and the mentions that are the document's own number. Letterheads come in two flattened columns, with stamped gaps, or not at all; then
title, opening and `Nơi nhận` tell who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.bodies import Body, Home, match_body, place_in, resolve_body
from extractors.codes import body_by_codes
from extractors.dates import dates_in
from extractors.forms import KIND, NUMBER, kind_named
from extractors.identifiers import Number, is_body, parse
from extractors.letters import plain, rx, without_marks
from extractors.mentions import Mention
from extractors.outline import Item, Outline
from extractors.owndates import adopted, own_date, year_alone, year_of_title
from extractors.registry import Place, fold_key, places, provinces_by_name

_OWN = rx(
    r"(?:^|\n|\|\s?)['’‘\"_.,*~-]?(?:(?:Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Bộ luật|Nghị quyết|NGHỊ QUYẾT|Lệnh)\s(?:[Ss]ố|SỐ)|S[ốôó6]|SỐ|sỐ)(?:\shiệu)?\s?[:.;]?\s?$"
    r"|(?<=\s)(?:S[ốôó]|SỐ)\s?:\s?$"
)
_OWN_LINE = rx(r"(?:^|\n)(?:Số|SỐ|Sô)\s?:[\d\s]{1,12}$")  # stamped digits and printed ones in one line
_OWN_IN_SMALL = rx(r"(?:^|\s)số\s?:\s?$")  # where the place and date stand in the same line
_DATED = rx(r"\s[\Lu][\w. -]{1,25},?\s[Nn]g[àa]y")
_SPLIT_SERIAL = rx(r"(?<![\d\s]\s)(?<!\d)(?P<first>\d{1,3})\s$")  # one space inside a serial number leaves one reading
_LONGEST_SPLIT = 5  # characters
# digits that were stamped stand in one column, the rest of the number in the next: `Số: 17`, `/2025/QĐ-UBND`
_STAMPED = rx(
    r"(?:^|\n)(?:Số|SỐ)\s?:?\s?(?P<serial>\d{1,5})\s(?:[^\n/\d]{0,80}[\n ]){0,3}?"
    r"(?P<rest>/\s?(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐ][\w&]*(?:-[\w&]+)+)"
)
_MOTTO = rx(
    r"CỘNG\sH(?:ÒA|OÀ)\sXÃ\sHỘI\sCHỦ\sNGHĨA\sVIỆT\sNAM|CỘNG\sH(?:ÒA|OÀ)[\w ]{0,40}|Độc\slập\s?-\s?Tự\sdo\s?-\s?Hạnh\sphúc"
    r"|ĐẢNG\sCỘNG\s?\n?\s?SẢN\sVIỆT\sNAM|CHỦ\sNGHĨA\sVIỆT\sNAM",
    re.IGNORECASE,
)
_TITLE_END = rx(
    r"(?:Căn\scứ|Kính\sgửi|Năm\s|Thực\shiện\s|Để\s|Nhằm\s|Điều\s\d|Xét\s|Theo\s|Trong\s|Ngày\s\d|Thời\sgian|Sau\s|I\.|1\.|A\.|(?:Chương|CHƯƠNG|Phần|PHẦN)\s(?:[IVXLC\d]|[Tt]hứ|THỨ)"
    r"|LỜI\sNÓI\sĐẦU|MỤC\sLỤC|[Qq]ua\s|Hiện\s|Nước\s|Vừa\s|Tiếp\s|\()"
)
_ROLE = rx(
    r"(?:(?:K/?T|TM|TL|TUQ|Q)\s?[./]\s?|(?:PHÓ\s)?(?:CHỦ\sTỊCH|BỘ\sTRƯỞNG|THỨ\sTRƯỞNG|GIÁM\sĐỐC|THỦ\sTƯỚNG|CHÁNH|TỔNG\sCỤC\sTRƯỞNG|CỤC\sTRƯỞNG"
    r"|TRƯỞNG\sBAN|BÍ\sTHƯ|VỤ\sTRƯỞNG|THỐNG\sĐỐC|VIỆN\sTRƯỞNG|CHỦ\sNHIỆM)|THƯỜNG\sTRỰC)"
)
_TO = rx(r"K[íi]nh\s[gG][ửừưu]i")
_PERSON = rx(r"(?:(?:(?:PGS|GS|TS|ThS|BS|CVCC)\.?|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá)|Đô\sđốc)\s?)*(?:[-–]\s)?(?P<name>[\Lu][\Ll]+(?:\s[\Lu][\Ll]*){1,5})")
_LONGEST_TAIL = 200  # characters
_UPPER_TAIL = rx(r"[\Lu./\s]{6,}$")
_OPENING_LINE = rx(rf"(?P<kind>{KIND})[ ](?i:về|v/v|ban\shành|quy\sđịnh|phê\sduyệt|sửa\sđổi|bãi\sbỏ|hướng\sdẫn)\s[^\n]{{5,}}\n")
_KIND_LINE = rx(rf"(?P<kind>{KIND})(?!\w)")
_PLAIN_KIND_LINE = rx(without_marks(rf"(?!BAN AN)(?P<kind>{KIND})(?!\w)"))  # for scans; a `Ban An toàn` is no judgement
_CLASS_LINE = rx(r"VĂN\sBẢN\s(?:QUY\sPHẠM\sPHÁP\sLUẬT|HÀNH\sCHÍNH|PHÁP\sLUẬT\sKHÁC)")
_ENACTS = rx(rf"(?i:ban\shành|quyết\snghị|quyết\sđịnh\sban\shành)\s(?P<kind>{KIND})(?!\w)(?=\s)(?!\s(?:số|này|kèm|của|ngày|\d))")
_ANNEX_LINE = rx(r"(?:^|\n)\s?\((?:Ban\shành\s)?[Kk]èm\stheo\s$")
_ACTED_ON = rx(
    r"(?:bai\sbo|sua\sdoi|bo\ssung|thay\sthe|dinh\schinh|mot\sso\sdieu\scua|cua|theo|thuc\shien)\s(?:luat|phap\slenh|bo\sluat|nghi\squyet|lenh)?\s?so\s?:?\s?$",
    re.IGNORECASE,
)
_COMMITTEE = r"(?:(?:CHỦ\sTỊCH\s)?(?:(?:ỦY|UỶ)\sBAN|HỘI\sĐỒNG)\sNHÂN\sDÂN)"  # or council, of a place
_ISSUER_LINE = rx(
    rf"(?<!CỦA)(?<!DO)\s{_COMMITTEE}\s(?:TỈNH|THÀNH\sPHỐ|HUYỆN|QUẬN|THỊ\sXÃ)"
    r"\s[\Lu -]{2,30}(?:\s?KH[ÓO][ÁA]\s.*)?$"
)
_OF_THE_ASSEMBLY_ALONE = frozenset({"Hiến pháp", "Bộ luật", "Luật"})
_OF_THE_ASSEMBLY = rx(r"\sCỦA\sQUỐC\sHỘI(?:\sNƯỚC|\sSỐ\s\d)")
_UNDER_TITLE = rx(rf"\s{{0,3}}(?P<issuer>{_COMMITTEE}\s[\Lu -]{{6,45}})")
_SPEAKS = rx(
    r"(?P<body>(?:Chủ tịch|CHỦ TỊCH)\s(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s(?:tỉnh|thành phố|Thành phố|huyện|quận"
    r"|thị xã)(?:\s[A-ZĐ][\w]*(?:\s[A-ZĐ][\w]*){0,3})?)\s(?:chỉ thị|yêu cầu|giao)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """A document's own facts; offsets are clean."""

    kind: str | None
    number: Number | None
    date: str | None
    year: int | None
    body: Body | None
    home: Home
    title: tuple[int, int] | None
    signer: str | None
    signer_role: str | None
    end: int  # where the header ends
    name_key: str = ""  # folded title, by which a law calls itself
    enacts: tuple[int, int] | None = None  # the document's own name in `Chính phủ ban hành Nghị định ...`
    holds_from: str | None = None  # the day of effect that the document states for itself (`extractors.effects`)
    month: str | None = None  # 2025-06, of a document whose day is missing
    draft: bool = False  # what it says that it does is not done yet


def read_header(clean: str, outline: Outline, mentions: list[Mention]) -> Header:
    """Read a document's header, and its end where the header is silent."""
    end = _head_end(clean, outline)
    titled = _title_line(clean, outline, mentions)
    number = titled.number if titled else _own_number(clean, end)
    date, month, year = (titled.date, None, titled.year) if titled else own_date(clean, end, mentions)
    kind, title = (titled.kind, _line_title(clean, titled)) if titled else _kind_and_title(clean, outline, end, number)
    if date is None and not titled and (kind is None or kind in _PASSED):
        date, year = adopted(clean, outline, year or (number.year if number else None))
    annexed = None if number else _annexed(mentions, clean, kind)
    if annexed:
        number, date, year = annexed.number, date or annexed.date, year or annexed.year
    home = _home(clean, outline, end, number, title, year)
    body = _issuer(clean, outline, end, number, kind, home, titled, title)
    home = settled_home(home, body)
    year = year or (number.year if number else None) or year_of_title(clean, title, mentions) or year_alone(clean, end)
    signer, role = _signature(clean, outline)
    name_key = fold_key(clean[slice(*title)]) if title else ""
    return Header(
        kind,
        number,
        date,
        year,
        body,
        home,
        title,
        signer,
        role,
        end,
        name_key,
        _enacts(clean, outline, kind),
        None,
        month,
        _is_draft(clean, end, kind, title, bool(date or number)),
    )


def _annexed(mentions: list[Mention], clean: str, kind: str | None) -> Mention | None:
    """Return the document as the line over its own annex names it: `(Ban hành kèm theo Nghị quyết số 24/2017/NQ-HĐND ngày ...)`."""
    found = [m for m in mentions if m.number and m.kind == kind and _ANNEX_LINE.search(clean[max(0, m.start - 40) : m.start])]
    return found[0] if found and len({m.number.text for m in found if m.number}) == 1 else None


def _is_draft(clean: str, end: int, kind: str | None, title: tuple[int, int] | None, dated: bool) -> bool:
    """Whether a text calls itself a draft over its title, or has no date and its number, or the day on which it was passed, is still to be given."""
    if kind is None:
        return False
    if _DRAFT.search(plain(clean[: title[0] if title else end])):
        return True
    if dated:
        return False
    ends = plain(clean[:_ENDS]) + "\n" + plain(clean[max(_ENDS, len(clean) - _ENDS) :])  # a letterhead of two columns may stand at the end
    return bool(_UNNUMBERED.search(ends, 0, end) or _UNNUMBERED_LAW.search(ends) or (kind in _PASSED and _TO_BE_PASSED.search(ends)))


def _enacts(clean: str, outline: Outline, kind: str | None) -> tuple[int, int] | None:
    """Return where the enacting formula names the document itself: kind and title, without a number right after the kind."""
    for match in _ENACTS.finditer(clean, 0, max(outline.body, 1500) + 800):
        if kind_named(match["kind"]) == kind:
            return match.start("kind"), outline.sentence(match.end())[1]
    return None


def without_own_tail(header: Header, mention: Mention) -> Mention:
    """Return what a title line cites last without the date and issuer behind the title, which are the document's own."""
    if header.title is None or not header.title[0] <= mention.start < header.title[1] < mention.end or mention.date != header.date:
        return mention
    return replace(mention, end=header.title[1], date=None, year=mention.number.year if mention.number else None, issuer=None)


def is_own(clean: str, header: Header, mention: Mention) -> bool:
    """Whether a mention is the document's own number."""
    number = header.number
    if number and mention.number and mention.number.identity == number.identity and mention.number.year == number.year:
        return mention.date is None or header.date is None or mention.date == header.date
    if number and mention.form == "short number" and mention.kind == header.kind and mention.printed:
        serial, _, year = mention.printed.partition("/")
        return serial.lstrip("0") == number.serial.lstrip("0") and year in {"", str(header.year)} and mention.date in {None, header.date}
    if mention.form == "law by name" and header.title and mention.start < header.title[0] <= mention.start + len(mention.kind or "") + 1:
        return True  # kind and title in one line
    if mention.name and mention.number is None and mention.year is None and mention.kind == header.kind and fold_key(mention.name) == header.name_key:
        return True
    before_title = mention.start < (header.title[0] if header.title else header.end)
    left = clean[max(0, mention.start - 30) : mention.start]
    return before_title and mention.form == "bare number" and bool(_OWN.search(left) or _OWN_LINE.search(left))


def _head_end(clean: str, outline: Outline) -> int:
    """Return where the letterhead and title must have ended."""
    for paragraph in outline.items[:60]:
        text = clean[paragraph.start : paragraph.end]
        if re.match(r"(?:Căn\scứ|Điều\s1\b|Kính\sgửi|I\s?\.|1\s?\.)", text) or (len(text) > 220 and paragraph.start > 0 and not _MOTTO.search(text)):
            return paragraph.start
    return min(len(clean), 3000)


def _title_line(clean: str, outline: Outline, mentions: list[Mention]) -> Mention | None:
    """Return the mention that opens a text whose first line is number, title, date and issuer in one."""
    first = mentions[0] if mentions else None
    if first and first.start <= 2 and first.number and first.form == "numbered":
        line_end = clean.find("\n", first.start)
        line = clean[first.end : line_end if line_end > 0 else len(clean)]
        last = next(reversed(list(dates_in(line))), None)
        if last and last.date and first.date in {None, last.date}:
            issuer = re.match(r"\s(?:của\s)?(.+)", line[last.end :])
            return replace(first, name=None, date=last.date, year=last.year, issuer=issuer[1] if issuer else None)
        if first.date is None and not last and len(outline.items) > 5:
            return first  # a heading without a date, over a text of its own
        return first if first.date and len(line) < 5 else None
    return None


def _line_title(clean: str, mention: Mention) -> tuple[int, int]:
    line = clean[mention.end :].partition("\n")[0]
    last = next(reversed(list(dates_in(line))), None)
    return mention.end + 1, mention.end + (last.start if last else len(line))


def _own_number(clean: str, end: int) -> Number | None:
    for match in NUMBER.finditer(clean, 0, end):
        split = _SPLIT_SERIAL.search(clean, max(0, match.start() - _LONGEST_SPLIT), match.start())
        begin = split.start() if split and not match["serial"].startswith("0") else match.start()
        left = clean[max(0, begin - 40) : begin]
        own = _OWN.search(left) or (_OWN_IN_SMALL.search(left) and _DATED.match(clean, match.end()))
        if own and not _ACTED_ON.search(without_marks(left.replace("\n", " "))):
            number = parse((split["first"] if begin < match.start() and split else "") + match.group())
            return number if number and (number.kind or len("".join(number.codes)) > 1) else None  # one letter is what a scan left of a code
    split = _STAMPED.search(clean, 0, end)
    return parse(split["serial"] + split["rest"]) if split else None


def _kind_and_title(clean: str, outline: Outline, end: int, number: Number | None) -> tuple[str | None, tuple[int, int] | None]:
    """Find the line that is the kind, and the title under it; a công văn has V/v instead."""
    opening = _OPENING_LINE.match(clean)
    if opening and kind_named(opening["kind"]):
        return kind_named(opening["kind"]), (opening.end("kind") + 1, outline.items[0].end)
    lined = _kind_line(clean, outline, end, _KIND_LINE, str) or _kind_line(clean, outline, end, _PLAIN_KIND_LINE, without_marks)
    if lined:
        return lined
    subject = rx(r"(?:V/v|Viv|V/v:|Về việc|v/v)\s?:?\s?").search(clean, 0, end)
    if subject:
        line_end = clean.find("\n", subject.start())
        kind = number.kind if number and number.kind != "Chỉ thị" else None  # CT is Cục Thuế, too
        return kind or "Công văn", (subject.start(), line_end if line_end >= 0 else len(clean))
    if number and number.kind is None and number.codes and is_body(number.codes[0]) and not number.codes[0].endswith("QH") and _TO.search(clean, 0, end + 400):
        return "Công văn", None
    return (number.kind if number else None), None


def _kind_line(
    clean: str, outline: Outline, end: int, pattern: re.Pattern[str], read: Callable[[str], str]
) -> tuple[str | None, tuple[int, int] | None] | None:
    """Return the kind that has a line of its own, and the title on it or under it; `read` leaves out the marks that a scan may have lost."""
    for index, paragraph in enumerate(outline.items):
        if paragraph.start >= end and index:
            break
        if _CLASS_LINE.match(clean, paragraph.start):
            continue  # of a gazette
        line = clean[paragraph.start : paragraph.end]
        match = pattern.match(read(line))
        if match and len(match["kind"]) > 3 and match["kind"].isupper() and line.isupper():
            rest = line[match.end() :].strip()
            return kind_named(match["kind"]), _title_from(clean, outline, index if rest else index + 1, paragraph.start + match.end() + 1 if rest else None)
    return None


def _title_from(clean: str, outline: Outline, index: int, start: int | None) -> tuple[int, int] | None:
    """Return the span of the title's items from `index` on."""
    last = None
    for paragraph in outline.items[index : index + 8]:
        text = clean[paragraph.start : paragraph.end]
        if (_TITLE_END.match(text) and last is not None) or len(text) > 700 or (last is not None and _is_body_line(text)) or re.match(r"Căn\scứ|Kính", text):
            break
        if start is not None and last and last - start > _LONG_ENOUGH and clean[start:last].isupper() and not text.isupper():
            break  # a title in capitals does not go on in small letters
        first = last is None
        start = start if start is not None else paragraph.start
        last = paragraph.end
        if not first and not text.isupper() and text.endswith((".", ":")):
            break
    return (_behind_issuer(clean, start, last), _before_issuer(clean, start, last)) if start is not None and last else None


_LONG_ENOUGH = 20  # characters of a title: `VỀ VIỆC` alone is not one

_OF_WHOM = rx(r"(?:CỦA|Của)\s(?P<who>[^.;:]{4,120}?)(?:\sSỐ\s\S+)?(?:\sNGÀY\s[\d/-]+)?\s(?=(?:VỀ|Về|về)\s)")


def _behind_issuer(clean: str, start: int, end: int) -> int:
    """Return where a title begins behind the issuer that stands under the kind: `KẾT LUẬN / CỦA BỘ CHÍNH TRỊ / VỀ ...`."""
    whom = _OF_WHOM.match(clean, start, end)
    return whom.end() if whom and match_body(whom["who"], 0) else start


def _named_over_title(clean: str, title: tuple[int, int] | None) -> str | None:
    """Return the body that stands between the kind and the title."""
    whom = list(_OF_WHOM.finditer(clean, max(0, title[0] - 180), title[0] + 4)) if title else []
    stop = match_body(whom[-1]["who"], 0) if whom and title and whom[-1].end() == title[0] else None
    return whom[-1]["who"][:stop] if stop else None


def _before_issuer(clean: str, start: int, end: int) -> int:
    """Return where a title in capitals ends before the issuer's own line that was joined to it."""
    issuer = _ISSUER_LINE.search(clean, start + 10, end) or _OF_THE_ASSEMBLY.search(clean, start + 4, end)
    return start + len(clean[start : issuer.start()].rstrip()) if issuer else end


def _is_body_line(text: str) -> bool:
    """Whether a line is the issuer's name or the opening of the body instead of more title."""
    return bool(re.match(r"(?:ỦY|UỶ|HỘI\sĐỒNG|BỘ\sTRƯỞNG|CHÍNH\sPHỦ|THỦ\sTƯỚNG|CHỦ\sTỊCH|QUỐC\sHỘI|GIÁM\sĐỐC|TỔNG\sCỤC)", text)) or (
        len(text) > 160 and not text.isupper()
    )


def _home(clean: str, outline: Outline, end: int, number: Number | None, title: tuple[int, int] | None, year: int | None) -> Home:
    """Find out where a document speaks from."""
    if number and (body := body_by_codes(number.codes, Home(), kind=None)) and body.level == "central":
        return Home(level="central", year=year)
    letterhead = _MOTTO.sub("\n", clean[: title[0] if title else end])
    under = _UNDER_TITLE.match(clean, title[1]) if title else None  # the issuer's own line
    for text in (letterhead.replace("\n", " "), clean[slice(*title)] if title else "", under["issuer"] if under else ""):
        province, district = place_in(text)
        if province:
            return Home(province, district, "district" if district else "province", year)
    if _central_letterhead(letterhead):
        return Home(level="central", year=year)
    return _home_of_body(clean, outline, year)


def _central_letterhead(letterhead: str) -> bool:
    return bool(
        re.search(
            r"^\s*(?:BỘ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|TỔNG CỤC|NGÂN HÀNG NHÀ NƯỚC|TÒA ÁN NHÂN DÂN TỐI CAO|BAN CHẤP HÀNH|VĂN PHÒNG CHÍNH PHỦ)\b",
            letterhead,
            re.MULTILINE,
        )
    )


def _home_of_body(clean: str, outline: Outline, year: int | None) -> Home:
    """Without a letterhead: the place that recipients (`Báo Bắc Giang`) and text name, if the speaker is a local body."""
    speaks = _SPEAKS.search(clean)
    if not speaks:
        return Home(year=year)
    votes: Counter[str] = Counter()
    for match in re.finditer(r"(?:tỉnh|thành phố|Báo|Đài\s[\w\s-]{5,40}?)\s([A-ZĐ][\w]*(?:\s[A-ZĐ][\w]*){0,3})", clean):
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


def _issuer(
    clean: str, outline: Outline, end: int, number: Number | None, kind: str | None, home: Home, titled: Mention | None, title: tuple[int, int] | None
) -> Body | None:
    """Settle the issuing body: the number's codes, the letterhead, the opening words."""
    if titled and titled.issuer and (stop := match_body(titled.issuer, 0)):
        return resolve_body(titled.issuer[:stop], home)
    if kind in _OF_THE_ASSEMBLY_ALONE:
        return resolve_body("Quốc hội", home)
    if named := _named_over_title(clean, title):
        return resolve_body(named, home)
    body = body_by_codes(number.codes, home, kind=kind) if number else None
    if body is None or body.level == "district":
        body = _letterhead_body(clean, end, home) or body
    speaks = _SPEAKS.search(clean)
    body = body or _issuer_line(clean, outline, home)
    if speaks and (body is None or (kind in {"Chỉ thị", "Công điện"} and body.id and body.id.endswith("/ubnd"))):
        return resolve_body(speaks["body"], home)
    return body


def _letterhead_body(clean: str, end: int, home: Home) -> Body | None:
    """Return the body whose letterhead it is: the first that is known, or the office of a ministry that stands under it."""
    letterhead = " ".join(_MOTTO.sub(" ", clean[:end]).split())[:400]
    letterhead = re.split(r"\sSố\s?:|\sSỐ\s?:", letterhead)[0]
    found: list[Body] = []
    for match in re.finditer(
        r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|TỈNH ỦY|THÀNH ỦY|SỞ|BỘ|TỔNG CỤC|CỤC|NGÂN HÀNG|BAN)\b", letterhead
    ):
        stop = match_body(letterhead, match.start())
        body = resolve_body(letterhead[match.start() : stop], home) if stop else None
        if body and body.id:
            found.append(body)
    if len(found) > 1 and found[0].name.startswith("Bộ ") and found[1].name.startswith(("Cục ", "Tổng cục ")) and found[1].level == "central":
        return found[1]
    return found[0] if found else None


_DRAFT = re.compile(r"(?:^|\n|\()[ -]*(?:du thao|ban so sanh|thuyet minh)(?!\w)")
_UNNUMBERED_LAW = re.compile(r"^(?:bo luat|luat|phap lenh) so ?:?[ .…_]*/", re.MULTILINE)
_UNNUMBERED = re.compile(r"(?<!\w)so ?: ?(?:…|\.{2})[ .…_]*/")  # dots to be filled; a scan that lost its stamp has a blank
_TO_BE_PASSED = re.compile(r"thong qua ngay[ .…]*(?:thang|/)")
_PASSED = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Hiến pháp"})
_ENDS = 3000  # characters
_ENACTING = rx(r"\s(?:ban\shành|hướng\sdẫn|quy\sđịnh|quyết\sđịnh|quyết\snghị|thông\stư|chỉ\sthị)", re.IGNORECASE)


def _issuer_line(clean: str, outline: Outline, home: Home) -> Body | None:
    """Return the body that has a line of its own before the recitals, in any case of letters, or that enacts after them."""
    recited = False
    for paragraph in outline.items[:60]:
        text = clean[paragraph.start : paragraph.end].strip(" ,;:")
        recited = recited or text.startswith("Căn cứ")
        stop = match_body(text, 0) if len(text) < 600 else None
        if stop and (_ENACTING.match(text, stop) if recited else paragraph.start and stop == len(text)):
            body = resolve_body(text[:stop], home)
            if body.id:
                return body
        if re.match(r"Điều\s1\b|Chương\s|I\.\s", text):
            return None
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


def _signature(clean: str, outline: Outline) -> tuple[str | None, str | None]:
    """Return signer and office: lines of an office, then a name, beside `Nơi nhận` or at the end."""
    best: str | None = None
    for zone in _signature_zones(outline):
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


def _signature_zones(outline: Outline) -> list[tuple[Item, ...]]:
    """Return the items where a signature stands: around `Nơi nhận`, before annexes, and at the end."""
    last = outline.items[-30:]
    if outline.recipients >= outline.items[-1].end:
        return [last]
    first, end = outline.index(outline.recipients), outline.index(max(outline.recipients_end - 1, 0))
    return [outline.items[first : end + 14], outline.items[max(0, first - 8) : first], last]
