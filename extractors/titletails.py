"""Where a title begins and ends among the lines that hold it, and what stands inside it and is none of it.

In: a clean text and the span of the lines. Out: the span without footnote marks, the issuer's own line, stamps and the recitals behind it; the stamps and
dates inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates import dates_in
from extractors.forms import KIND
from extractors.letters import plain, rx
from extractors.registry import fold_key, provinces_by_name

Span = tuple[int, int]
_NOTE_BEFORE = re.compile(r"\W{0,3}[A-Z]?\d{1,2}\s?[\])]\s*(?=\w)")  # `1 ) Quy định`
_NOISE_BEFORE = re.compile(r"(?:[\s|*_~:.,;-]|[\"'][=\s]+)+(?=\w)")
_NOISE_BEHIND = re.compile(r"(?:\s*\[\d{1,3}\]|[¹²³⁴-⁹]+|[\s_|*=:;,~‹›^`ˆ'‘—–-]+)+$")
_RECITAL = rx(r"\s(?:[-–]\s?)?Căn\scứ\s|\s\|")
RUNS_ON = rx(r"(?<=[\Ll\d)”])\sThực\shiện\s(?:quy\sđịnh\scủa|chỉ\sđạo|ý\skiến|nhiệm\svụ)\s")  # the text, which was joined to its title
_IN_FORCE = rx(r",?\scó\shiệu\slực\s(?:thi\shành\s)?(?:kể\s)?từ\s")
_OF_THE_ASSEMBLY = rx(r"\sCỦA\sQUỐC\sHỘI\s(?:NƯỚC|SỐ\s\d|KH[ÓO][ÁA]|HIỆN\sHÀNH)")
# patterns of plain text
_OFFICE = (
    r"(?:chu\stich|bo\struong|(?:tong\s)?cuc\struong|(?:tong\s)?giam\sdoc|vien\struong|chanh\san|thong\sdoc|chu\snhiem|tong\sthanh\stra|tong\skiem\stoan"
    r"|hieu\struong|truong\sban|chanh\svan\sphong)"
)
_COMMITTEE = r"(?:uy\sban|hoi\sdong)\snhan\sdan\s(?:tinh|thanh\spho|huyen|quan|thi\sxa)"
_ISSUER = re.compile(rf"(?<=\s)(?:{_OFFICE}\s\w{{2}}|{_COMMITTEE}(?!\w)|(?:thu\stuong\s)?chinh\sphu(?=\W*$|\sdien)|quoc\shoi(?=\W*$)|uy\sban\sthuong\svu)")
_SESSION = re.compile(r"\s(?:khoa\s[ivxl\d]{1,5}(?:[\s,-]+k[yi]\shop\s[\w ]{1,20})?|dien\s?:?)\W*$")
_LONGEST_ISSUER = 14  # words
# the words behind which a body is named in a title, and not on a line of its own
_LEADS_TO = frozenset(
    re.split(
        " ",
        "ban bầu biểu bởi các cấp cho chức của danh do giao giữa gửi hợp là mặt mới nguyên nhiệm phó phòng quyền sở thay theo thuộc trình trước tại tới "
        "từ tử viên và về với đến để",
    )
)
_LEADING_MARK = re.compile(r"(?:[,;(/&]|(?<!-)-)$")
_STAMP = re.compile(
    r"[^\w)”\n]{0,8}(?:\bc\w{0,2}n?g\sth\w{1,2}n?g\s[ty]\w{1,2}\b.{0,24}?ph[uiy]\b|(?<=\s)[bd]?\W?i?en\st\w\s(?:chi\s)?chinh\s?ph[uiy]\b|\bcong\svan\sd[ei]n\b"
    r"|\bden\s(?:gio|ngay)\W{0,3}[.…]{2}|(?<=\s)\w{0,4}\W{0,2}(?:gio|gie|ngay)\W{0,3}[.…]{3})[^\n]{0,12}?(?:[.…]{3,}[^\n]*)?(?=\s|$)"
)
_OF_PORTAL = re.compile(r"\W*[cg]\S{1,4}\s(?:\S+\s){1,4}t\w\schinh\s?ph[uiy]\b")
_DATE = rx(r"\s?,\s?[Nn]g[àa]y\s[^\n]{0,26}?n[ăa]m\s?\d{4}")
_LONGEST_PLACE = 5  # words
_AMENDED = rx(rf"\s{KIND}\ssố\s?\d[^\n]*?,\scó\shiệu\slực\s")  # a consolidated text goes on with what it was
_GOES_ON = rx(r"\W*[\Ll]{2,}\s[\Ll]")
_SHORTEST = 4  # characters


def title_span(clean: str, start: int, end: int) -> Span:
    """Return the span of the title itself."""
    note = _NOTE_BEFORE.match(clean, start, end) or _NOISE_BEFORE.match(clean, start, end)
    start = note.end() if note else start
    for cut in (_at_recital, _at_stamp, _at_issuer):
        end = cut(clean, start, end)
    return start, _without_noise(clean, start, end)


def asides(clean: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the stamps and dates inside a title, which goes on behind them."""
    found = [*_stamps(clean, start, end), *_dates(clean, start, end)]
    return tuple(sorted(span for span in found if span[0] > start and span[1] < end))


def title_of_line(clean: str, start: int, end: int) -> Span | None:
    """Return the title in a line that goes on with its date, or with when the document has effect and what became of it."""
    force = _IN_FORCE.search(clean, start, end)
    last = None if force else next(reversed(list(dates_in(clean[start:end]))), None)
    end = force.start() if force else start + last.start if last else end
    note = _NOTE_BEFORE.match(clean, start, end)
    start = note.end() if note else start
    words = clean[start:end].strip()
    return (clean.index(words, start), clean.index(words, start) + len(words)) if words else None


def _at_recital(clean: str, start: int, end: int) -> int:
    """Cut a title before what recites a basis, or the acts that amended it."""
    found = [at.start() for pattern in (_RECITAL, _AMENDED, RUNS_ON) if (at := pattern.search(clean, min(start + _SHORTEST, end), end))]
    return min(found, default=end)


def _at_stamp(clean: str, start: int, end: int) -> int:
    """Cut a title at a stamp or date behind which it does not go on."""
    cuts = [at for at, behind in (*_stamps(clean, start, end), *_dates(clean, start, end)) if at - start > _SHORTEST and not _GOES_ON.match(clean, behind, end)]
    return min(cuts, default=end)


def is_stamp(line: str) -> bool:
    """Whether a line is what a scan made of a portal's stamp (`CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ`)."""
    return line.isupper() and _OF_PORTAL.match(plain(line)) is not None


def _stamps(clean: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stamps in a title: in capitals, and not named by it (`của Cổng Thông tin điện tử Chính phủ`)."""
    for found in _STAMP.finditer(plain(clean[start:end])):
        printed = clean[start + found.start() : start + found.end()]
        capitals = sum(sign.isupper() for sign in printed) * 2 >= sum(sign.isalpha() for sign in printed)
        if capitals and not _leads_to(clean[start : start + found.start()].rpartition(" ")[2]):
            yield start + found.start(), start + found.end()


def _dates(clean: str, start: int, end: int) -> Iterator[Span]:
    """Yield the places and dates of a letterhead that stand between the lines of a title."""
    for found in _DATE.finditer(clean, start, end):
        line = max(clean.rfind("\n", start, found.start()) + 1, start)
        words = [word.start() + line for word in re.finditer(r"\S+", clean[line : found.start()])][-_LONGEST_PLACE:]
        known = [at for at in words if fold_key(clean[at : found.start()]) in provinces_by_name()]
        whole = [at for at in words[:1] if at == line and clean[at].isupper()]
        if at := next(iter(known or whole), None):
            yield at - (at > start), found.end()


def _at_issuer(clean: str, start: int, end: int) -> int:
    """Cut a title in capitals at the issuer's own line, which was joined to it."""
    assembly = _OF_THE_ASSEMBLY.search(clean, start + _SHORTEST, end) if start + _SHORTEST < end else None
    if assembly:
        return assembly.start()
    low = plain(clean[start:end])
    body = _SESSION.sub("", low)
    for found in _ISSUER.finditer(body, _SHORTEST):
        words = body[found.start() :].split()
        before = low[: found.start()].rstrip()
        leads = _LEADING_MARK.search(before) is not None or _leads_to(clean[start : start + len(before)].rpartition(" ")[2])
        if not leads and len(words) <= _LONGEST_ISSUER and clean[start + found.start() : start + len(body)].isupper():
            return start + len(before)
    return end


def _leads_to(word: str) -> bool:
    """Whether a body is named behind a word in a title; of a word that a scan left without marks, what it is without them."""
    return word.casefold() in _LEADS_TO or (word.isascii() and word.casefold() in map(plain, _LEADS_TO - {"sở"}))


def _without_noise(clean: str, start: int, end: int) -> int:
    noise = _NOISE_BEHIND.search(clean, start, end)
    return noise.start() if noise else end
