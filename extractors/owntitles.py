"""What kind of document a text is, and its title.

In: a clean text, its outline, where the head ends, and the own number. Out: a `Heading`: kind, span of the title, what stands inside that span and is none of
it, and the issuer that stands between kind and title. The kind has a line of its own, or opens the text; a letter has `V/v` instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.bodies import Home, match_body
from extractors.dates import dates_in
from extractors.forms import KIND, kind_named
from extractors.identifiers import Number, is_body, parse
from extractors.letterheads import has_motto
from extractors.letters import is_spelt, plain, rx, without_marks
from extractors.outline import Outline
from extractors.plainbodies import longest_body
from extractors.titletails import RUNS_ON, Span, asides, is_stamp, title_span

_OPENING_LINE = rx(rf"(?P<kind>{KIND})[ ](?i:về|v/v|ban\shành|quy\sđịnh|phê\sduyệt|sửa\sđổi|bãi\sbỏ|hướng\sdẫn)[\s,][^\n]{{5,}}\n")
_OPENING_OF_RECITALS = rx(rf"(?P<kind>{KIND})[ ](?=[\Ll])(?!số|này)[^\n]{{5,}}\n(?:[^\n]{{5,80}}\n){{0,2}}Căn\scứ\s")
_KIND_LINE = rx(rf"[^\w\n]{{0,3}}(?P<kind>{KIND})(?!\w)")
_PLAIN_KIND_LINE = rx(without_marks(rf"[^\w\n]{{0,3}}(?!BAN AN)(?P<kind>{KIND})(?!\w)"))  # for scans; a `Ban An toàn` is no judgement
_DATED = rx(r"[Nn]g[àa]y[^\n]{0,14}th[áa]ng")
_LAST = rx(rf"(?<=\s)(?<!PHÁP\s)(?<!PHAP\s)(?P<kind>{KIND})\W{{0,3}}$")
_NOISY = 90  # characters of a line of which a scan left the kind alone
_BEHIND_DATE = rx(rf"(?:n[ăa]m(?:\s\d{{4}})?|\d/[\w-]{{2,}})(?:\s[,;.:|-])?\s(?P<kind>{KIND})(?!\w)")
_MARK_BEHIND = re.compile(r"(?:\s*\[\d{1,3}\]|[\s!|.*:'’¹²³-])*")
_INDENTED = 4  # characters
_MIXED = rx(r"\s(?:CỦA\s|(?i:về|v/v|ban\shành|quy\sđịnh|phê\sduyệt|sửa\sđổi|bãi\sbỏ|hướng\sdẫn|triển\skhai|khai\sthực|công\sbố|kết\sluận\scủa|tổ\schức)\s)")
_SMALL = rx(r"\s[|]?\s?(?!này|số)[\Ll]{2,}\s[\Ll]")
_CLASS_LINE = rx(r"VĂN\sBẢN\s(?:QUY\sPHẠM\sPHÁP\sLUẬT|HÀNH\sCHÍNH|PHÁP\sLUẬT\sKHÁC)")
_STOP = rx(
    r"[-–]?\s?(?:Căn\scứ|Kính\sgửi|Năm\s|Thực\shiện\s|Để\s|Nhằm\s|Điều\s\d|Xét\s|Theo\s|Trong\s|Ngày\s\d|Thời\sgian|Sau\s|I\.|1\.|A\."
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN)\s(?:[IVXLC\d]|[Tt]hứ|THỨ)|LỜI\sNÓI\sĐẦU|MỤC\sLỤC|CÔNG\sBÁO\s?/|(?:Người|Ngày|Thời\sgian)\ský|Ký\sbởi|Trang\s\d|[Qq]ua\s|Hiện\s|Nước\s|Vừa\s|Tiếp\s|\((?![\Lu\d\s,.;-]+\)$)|\(.*KÈM\sTHEO)"
)
_JUDGEMENT = rx(r"(?:^|(?<=\n))(?:Bản\sán|BẢN\sÁN)\s(?:số|SỐ)\s?:\s?\d")
_UNFINISHED = rx(r"\s(?:CỦA|VÀ|VỀ|của|và|về)\s?$")  # a title's line that leads to a document on the next
_NAMED = rx(r"(?:BỘ\sLUẬT|LUẬT|PHÁP\sLỆNH|NGHỊ\s(?:ĐỊNH|QUYẾT)|THÔNG\sTƯ|QUYẾT\sĐỊNH|Bộ\sluật|Luật|Pháp\slệnh|Nghị\s(?:định|quyết)|Thông\stư|Quyết\sđịnh)\s\S")
_CITES = rx(rf"{KIND}\ssố\s?:?\s?\d")
_NEVER = rx(r"[-–]?\s?(?:Căn\scứ|Kính\s|(?:Chương|CHƯƠNG|Phần|PHẦN|Điều)\s(?:[IVXLC\d]+|[Tt]hứ|THỨ)|Chương\s)")
_ISSUER = rx(r"(?:ỦY|UỶ|HỘI\sĐỒNG|BỘ\sTRƯỞNG|CHÍNH\sPHỦ|THỦ\sTƯỚNG|CHỦ\sTỊCH|QUỐC\sHỘI|GIÁM\sĐỐC|TỔNG\sCỤC)")
_ON = r"\d{1,2}(?:[/-]\d{1,2}[/-]|\sTH[ÁA]NG\s\d{1,2}\sN[ĂA]M\s)\d{4}"
# who issued it, under the kind, with number and date or without: `CỦA BỘ Y TẾ SỐ 7/2001/TT-BYT NGÀY 3/4/2001 HƯỚNG DẪN ...`
_OF_WHOM = rx(
    rf"(?:C[ỦU]A|Của)\s(?P<who>[^.;:]{{4,120}}?)(?:\sS[ỐO]\s(?P<number>\d\S+))?(?:\s(?P<day>NG[ÀA]Y\s{_ON}))?(?(number)\s|(?(day)\s|\s(?=(?:VỀ|Về|về)\s)))"
)
# number and date under the kind alone, as old decrees have them
_NUMBERED = rx(rf"(?:(?:LUẬT|PHÁP\sLỆNH)\s)?S[ỐO]\s(?P<number>\d\S+)\s(?P<day>NG[ÀA]Y\s{_ON})\s(?=\w)")
_LONG_ENOUGH = 20  # characters of a title: `VỀ VIỆC` alone is not one
_LONGEST_LINE = 700  # characters
_LONGEST = 2000  # characters of a title
_SENTENCE = 160  # characters of a line that is no title, unless it comes first or is in capitals
_MOST_LINES = 8

_SUBJECT = rx(r"(?<!\w)(?:V/v|v/v|V/V|Viv|Về\sviệc)(?!\w)\s?[:;]?\s?")
# what scans make of `V/v`, before a word in small letters
_SUBJECT_MISREAD = rx(r"(?:(?<=\n)|(?<=\d{4}\s))(?:V/?[VvWwyí]|V[íi]v|V[AÁ4]v?|VW|4A|W/?v|iv)\s?[:;]?\s(?=[^\W\d_]?[\Ll]|[\Lu]\w*\s)(?=[^\n]*[\Ll])")
_TO = rx(r"K[íi]nh\s?[gG][ửừưuứ][il]")
_TO_SOON = 700  # characters
_ANSWERS = re.compile(r"co\sy\skien\snhu\ssau|nhan\sduoc\s(?:cong\svan|van\sban)|tra\sloi\s(?:cong\svan|van\sban)")
_ANSWERS_SOON = 1500  # characters


@dataclass(frozen=True, slots=True)
class Heading:
    """Kind and title as printed; offsets are clean."""

    kind: str | None
    title: Span | None = None
    asides: tuple[Span, ...] = ()  # stamps and dates inside the title
    by: str | None = None  # the issuer between kind and title
    start: int | None = None  # where the line begins that says the kind
    number: Number | None = None  # between kind and title, as is the date
    date: str | None = None


def _judgement(clean: str, outline: Outline, end: int) -> Heading | None:
    """Return the heading of a judgement: its kind stands before the number, and what it is about behind `V/v`."""
    found = _JUDGEMENT.search(clean, 0, end)
    subject = _SUBJECT.search(clean, found.end(), end) if found else None
    if found and subject:
        return replace(_heading(clean, "Bản án", subject.start(), outline.item(subject.start()).end), start=found.start())
    return Heading("Bản án", start=found.start()) if found else None


def read_heading(clean: str, outline: Outline, end: int, number: Number | None) -> Heading:
    """Find the line that is the kind, and the title under it; a letter has `V/v` instead."""
    known = number.kind if number else None
    opening = _OPENING_LINE.match(clean) or _OPENING_OF_RECITALS.match(clean)
    if opening and kind_named(opening["kind"]) and known in {None, kind_named(opening["kind"])}:
        start = opening.end("kind") + 1
        more = _UNFINISHED.search(clean, start, outline.items[0].end) and len(outline.items) > 1 and _NAMED.match(clean, outline.items[1].start)
        return _heading(clean, kind_named(opening["kind"]), start, outline.items[1 if more else 0].end)
    if judgement := _judgement(clean, outline, end):
        return judgement
    for pattern, read in ((_KIND_LINE, str), (_PLAIN_KIND_LINE, without_marks)):
        if lined := _kind_line(clean, outline, end, known, pattern, read):
            return lined
    return _letter(clean, outline, end, number) or Heading(number.kind if number else None)


def _heading(clean: str, kind: str | None, start: int, end: int) -> Heading:
    """Return kind and title without what is none of the title at either end and inside."""
    if end - start > _LONGEST:
        return Heading(kind)
    numbered = _NUMBERED.match(clean, start, end)
    whom = numbered or _OF_WHOM.match(clean, start, end)
    by = _named_body(whom["who"]) if whom and not numbered else None
    if whom and (by or numbered):
        start = whom.end()
    start, end = title_span(clean, start, end)
    heading = Heading(kind, (start, end), asides(clean, start, end), by) if start < end else Heading(kind, None, (), by)
    return _dated(heading, whom) if whom and (by or numbered) else heading


def _kind_line(clean: str, outline: Outline, end: int, known: str | None, pattern: re.Pattern[str], read: Callable[[str], str]) -> Heading | None:
    """Return the kind that has a line of its own, and the title on it or under it; `read` leaves out the marks that a scan may have lost.

    Behind what a scan made of a stamp it is the kind of which the letters of the number are.
    """
    for index, paragraph in enumerate(outline.items):
        if paragraph.start >= end and index:
            break
        line = clean[paragraph.start : paragraph.end]
        match = None if _CLASS_LINE.match(line) else _kind_on(line, known, pattern, read)  # of a gazette
        if match and (line.upper() == line or match.start() > _INDENTED or known or _DATED.search(clean, 0, paragraph.end)):
            kind, rest = kind_named(match["kind"]), _MARK_BEHIND.sub("", line[match.end() :], 1).rstrip()
            span = _title_from(clean, outline, index if rest else index + 1, paragraph.start + line.index(rest, match.end()) if rest else None)
            heading = _heading(clean, kind, *span) if span else Heading(kind)
            return replace(heading, start=paragraph.start if match.start() < _INDENTED else paragraph.start + match.start())
    return None


def _kind_on(line: str, known: str | None, pattern: re.Pattern[str], read: Callable[[str], str]) -> re.Match[str] | None:
    """Return the kind in capitals on a line that has nothing else, or a title."""
    printed = read(line)
    last = _LAST.search(printed) if known and len(line) < _NOISY else None
    match = pattern.match(printed) or _BEHIND_DATE.search(printed) or (last if last and kind_named(last["kind"]) == known else None)
    if match is None or len(match["kind"]) <= 3 or not match["kind"].isupper() or kind_named(match["kind"]) == "Công văn":
        return None  # a stamp counts the letters that came in: `CÔNG VĂN ĐẾN`
    rest = line[match.end() :]
    goes_on = _MIXED.match(rest) or (known and kind_named(match["kind"]) == known and _SMALL.match(rest))
    return match if rest.isupper() or _MARK_BEHIND.fullmatch(rest) or goes_on else None


def _title_from(clean: str, outline: Outline, index: int, start: int | None) -> Span | None:
    """Return the span of the title's items from `index` on."""
    last = None
    for paragraph in outline.items[index : index + _MOST_LINES]:
        text = clean[paragraph.start : paragraph.end]
        if start is None and is_stamp(text):
            continue
        if (
            _NEVER.match(text)
            or (len(text) > _LONGEST_LINE and not RUNS_ON.search(text[:_LONGEST_LINE]))
            or (last is not None and _ends_title(text) and not (start is not None and _UNFINISHED.search(clean, start, last) and _NAMED.match(text)))
        ):
            break
        if start is not None and last and last - start > _LONG_ENOUGH and clean[start:last].isupper() and text.upper() != text:
            break  # a title in capitals does not go on in small letters
        first = last is None
        start = start if start is not None else paragraph.start
        last = paragraph.end
        if not first and not text.isupper() and text.endswith((".", ":")):
            break
    return (start, last) if start is not None and last else None


def _ends_title(text: str) -> bool:
    """Whether a line is the issuer's name, the opening of the text, a document that is cited or what a scan made of a stamp, instead of more title."""
    opens = _STOP.match(text) or _ISSUER.match(text) or _CITES.match(text)
    return opens is not None or (len(text) > _SENTENCE and not text.isupper()) or not is_spelt(text) or is_stamp(text)


def _named_body(who: str) -> str | None:
    """Return the name of the first body of those that stand between kind and title, as printed or without the marks that a scan lost."""
    stop, words = match_body(who, 0), who.split()
    known = None if stop else longest_body(words, 0, Home())
    return who[:stop] if stop else known[0].name if known else None


def _dated(heading: Heading, whom: re.Match[str]) -> Heading:
    """Return a heading with the number and date that stand behind the issuer."""
    day = next(iter(dates_in(whom["day"])), None) if whom["day"] else None
    number = parse(whom["number"], kind=heading.kind, date_year=day.year if day else None) if whom["number"] else None
    return replace(heading, number=number, date=day.date if day else None)


def _letter(clean: str, outline: Outline, end: int, number: Number | None) -> Heading | None:
    """Return the heading of a letter: its subject behind `V/v`, over the one to whom it goes."""
    kind = number.kind if number and number.kind != "Chỉ thị" else None  # CT is Cục Thuế, too
    to = _TO.search(clean, 0, end + _TO_SOON)
    subject = _SUBJECT.search(clean, 0, end) or (_SUBJECT_MISREAD.search(clean, 0, to.start()) if to else None)
    if subject:
        start, stop = _subject(clean, outline, subject, to.start() if to and to.start() > subject.start() else None)
        return replace(_heading(clean, kind or "Công văn", start, stop), by=None, start=start)
    if to and number and number.kind in {None, "Chỉ thị"} and number.codes and is_body(number.codes[0]) and not number.codes[0].endswith("QH"):
        return Heading("Công văn")
    if number is None and to and (to.start() == 0 or has_motto(clean, end)) and _ANSWERS.search(plain(clean[:_ANSWERS_SOON])):
        return Heading("Công văn")
    return None


def _subject(clean: str, outline: Outline, subject: re.Match[str], to: int | None) -> Span:
    """Return the span of a letter's subject: the lines down to `Kính gửi`, without it only those that cannot end before."""
    index = outline.index(subject.start())
    first = outline.items[index]
    stop = min(first.end, to or first.end)
    for item in outline.items[index + 1 : index + _MOST_LINES]:
        text = clean[item.start : item.end]
        if to and item.start < to < item.end and not _STOP.match(text):
            return subject.start(), to  # a scan joined the line with the next
        goes_on = item.end <= to if to else stop <= subject.end()
        if not goes_on or item.end - subject.start() > _LONGEST_LINE or _STOP.match(text) or item.marker or text.isupper() or not is_spelt(text):
            break
        stop = item.end
    return subject.start(), stop
