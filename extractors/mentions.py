"""Citations found in a text: every form of `extractors.forms` applied, and what follows a number read.

In: a clean text. Out: `Mention`s in text order, each a span with the kind, number, name, date and issuer that it prints. A form says where its kind and number
stand; what follows them (date, issuer, in either order) is read in one way for all forms. Forms anchored on a number are matched against
the words before it, so that the scan is one pass over the digits of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.bodies import Home, match_body, match_misspelt, resolve_body
from extractors.forms import FORMS, GAP, NUMBER, OPENED_BY, OPENINGS, SO, Form
from extractors.identifiers import Number, complete_short, is_body, is_code, parse
from extractors.lawnames import law_name_end
from extractors.letters import rx, without_marks
from extractors.registry import ascii_fold, issuers, kinds, spelled_out
from extractors.tails import Tail, dated_behind_title, joint_issuers, of_the_party, read_tail

WINDOW = 190  # characters before a number in which its kind word may stand


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation as printed: clean offsets and the parts that were read."""

    start: int
    end: int
    form: str
    kind: str | None
    printed: str | None = None  # the number as printed
    number: Number | None = None
    name: str | None = None  # of a law, without its kind; of a Party resolution, its session
    date: str | None = None
    year: int | None = None
    issuer: str | None = None  # as printed
    head: int | None = None  # start of the list's first member, where this is a further one
    said_by: str | None = None  # who stands before `tại` or `đã có` without an issuer behind the number: `Theo đề nghị của Sở Cát tại Tờ trình số ...`
    amending: bool = False  # a law by its day alone, which amends the law named before it
    history: bool = False  # a law with the day on which it was passed, as its history is told: what is named without a day later need not be that law


_BY_ANCHOR = {anchor: tuple(form for form in FORMS if form.anchor == anchor) for anchor in ("number", "text")}
_YEAR_BEFORE = rx(r"năm\s*$")
_HARDLY_A_NUMBER = rx(r"\d|(?:19|20)\d\d")  # of a document, without `số` before it
_NAMED_ELSEWHERE = rx(r"\s(?:tại|trong)\s")  # in what should be an issuer
_NOT_A_DOCUMENT = rx(
    r"(?:[Mm]ẫu|MẪU|[Bb]iểu|[Pp]hụ lục|TCVN|QCVN|ISO|IEC|[Kk]m|[Bb]iển số|[Ll]ớp|[Tt]ài khoản|[Đđ]iện thoại|[Gg]iấy phép|GPLX|GCN|[Gg]iấy chứng nhận"
    r"|[Hh]óa đơn|[Hh]ợp đồng|HĐ số|[Dd]ự thảo|[Kk]ý hiệu|[Tt]hửa|[Tt]ờ bản đồ|[Mm]ã số|[Ll]ô)"
    r"[^.;,\n\d]{0,25}$"
)
_LAWMAKER = rx(r"(?:Quốc\shội|Ủy\sban\s[Tt]hường\svụ|Uỷ\sban\s[Tt]hường\svụ|UBTVQH|Hội\sđồng\s[Nn]hà\snước|Chủ\stịch\snước|[Nn]ước|Nhà\snước)")
_PASSED_ABROAD = rx(r"(?:Quốc\shội|Nghị\sviện|Chính\sphủ)\s(?:Lào|Campuchia|Thái\sLan|Nhật\sBản|Hàn\sQuốc|Trung\sQuốc|Hoa\sKỳ|Mỹ|Anh|Pháp|Đức)\s[^.;\n]{0,60}$")
_AFTER_NAME = rx(rf"\s?[,:(]?\s?(?:{SO}{GAP})?(?=\d)")
_LETTERS = rx(r"(?:văn\sbản|công\svăn)[^.;\d(]{0,80}\(\s?(?:số|Số)\s?$")  # `tại các văn bản đã gửi (số 12/BXD-KHTC ...)`
_SO = rx(rf"{SO}{GAP}$")
_SHORT_KIND = 3  # letters of an abbreviation
_LEADS_TO_INNER = rx(r"\b(?:sua\sd[oe]i|b[oed]\ssung|cua|va|thi\shanh)\b", re.IGNORECASE)
_FOREIGN = rx(
    r"\s(?:của\s|ở\s|tại\s)?(?:nước\s)?(?:Nhật\sBản|Hoa\sKỳ|Mỹ|Trung\sQuốc|Hàn\sQuốc|Pháp|Đức|Anh|Úc|Australia|Singapore|Canada|Thái\sLan|Liên\sbang\sNga|Lào|Campuchia)(?!\w)"
)
_PASSED = rx(  # `Luật Đất đai ban hành năm 2013`, `... được Quốc hội khóa XIII thông qua ngày 29/11/2013`
    r"\s(?:đã\s)?(?:được\s)?(?:Quốc\shội\s(?:(?:nước|khóa|khoá|Khóa)\s[^.;,\d]{1,60}\s)?)?(?:ban\shành|thông\squa)(?=\s(?:vào\s)?(?:ngày\s\d|năm\s\d{4}))(?:\svào)?"
)
_AMENDED = rx(r"(?:sua d[oe]i|b[oed] sung)[^.;]{0,40}\scua\s$", re.IGNORECASE)
_UNMARKED = ("Luat", "LUAT")
_ENDS_SURELY = rx(r"\s?(?:ngay\s|nam\s|so\s|\d|[.,;:()\n]|$|(?!va\s|VA\s)[^\W\d_]{2,}\s)")
_PROPOSED = rx(r"\s\((?:thay\sthe|sua\sd[oe]i)\)", re.IGNORECASE)
_PROPOSED_AT_MOST = 12  # characters
_ABROAD = rx(r"\s(?:Nhật\sBản|Hoa\sKỳ|Trung\sQuốc|Hàn\sQuốc|Australia|Singapore|Canada|Thái\sLan)(?!\w)")
_BRANCH_OF_LAW = rx(r"\s(?:hình\ssự|dân\ssự|hành\schính|quốc\stế|kinh\stế|thương\smại|hiến\spháp)(?!\w)(?!\s(?:năm|số|ngày))")
_ASIDE = rx(r"\s\([\Lu]{2,9}\)(?=\s(?:năm|ngày)\s)")  # Bộ luật Dân sự (BLDS) năm 2015
_ACT_NUMBER = rx(r"[QO0]H[\dIl]{1,2}$|CTN|HĐNN|HDNN")
_UNIT_BEHIND = rx(r"[\Lu]{2,6}\d?(?=\s(?:ngày|của)\s)")
_WHOSE = rx(r"\s(?:tại|đã\s(?:có|ban\shành)|ban\shành|có)\s(?:các\s)?$")
_CAPITAL = rx(r"(?<!\w)[\Lu]")
_NOTICE_OF = rx(r"Thông\sbáo\s$", re.IGNORECASE)
_LONGEST_NOTICE = 12
_IN_SMALL = re.compile(r"[a-zđ]{2,8}")
_CODE_PART = rx(r"(?P<sep>\s?(?:-\s?-|[-/.])\s?)?(?P<code>[^\W_][\w&]*)")
_TERM = rx(r"QH\s\d{1,2}$")  # UBTVQH 13
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_FIRST_YEAR = 1945  # of the laws of this country
_AMENDED_AT_MOST = 70  # characters
_AMENDED_BY = rx(r"sửa\sđổi(?:,\sbổ\ssung|\svà\sbổ\ssung)?(?:\s(?:một\ssố|các)\s(?:điều|nội\sdung))?\s(?:bởi|tại|theo|bằng)\s$")
_TOGETHER = rx(r"\sliên\s(?:tịch|ngành|sở|cơ\squan)(?!\w)", re.IGNORECASE)
_FILE_NAME = rx(r"[\w.-]{0,80}\.(?:docx?|pdf|xlsx?)(?!\w)", re.IGNORECASE)
_DRAFT = rx(r"(?:[Dd]ự\sthảo|[Mm]ẫu\ssố:?|[Mm]ẫu)\s$")
_NOT_A_LAW = rx(
    r"(?:phap|dai hoc|du thao|du an|pháp|kỷ|quy|hội|dự thảo|dự án|xây dựng|[ĐD][ạa]i học|ngành|Tạp chí|Hội|Khoa|Báo|tiền|khoa học|cử nhân|hộ|án|thạc sĩ|Trường"
    r"|trường|soạn thảo|cổ phần|Công ty)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Window:
    """What stands before a number on its line. What governs it begins behind `since`, where the number before begins: no form reaches over that."""

    text: str
    since: int

    @classmethod
    def before(cls, clean: str, start: int, last: int) -> _Window:
        """Return the window before `start`; the number before begins at `last`."""
        text = clean[max(0, start - WINDOW) : start].rpartition("\n")[2]
        return cls(text, max(0, last - start + len(text)))

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match of a pattern that ends at the number."""
        return pattern.search(self.text, self.since)


def find_mentions(clean: str) -> list[Mention]:
    """Return every citation of `clean`, in text order, not overlapping but for laws inside a law's name."""
    numbered = list(_numbered(clean))
    found = [*numbered, *_free(clean)]
    return _settle(clean, sorted(found, key=lambda m: (m.start, -m.end)))


def _numbered(clean: str) -> Iterator[Mention]:
    """Yield the mentions that hold a full number."""
    previous: Mention | None = None
    last = 0
    for match in NUMBER.finditer(clean):
        window, last = _Window.before(clean, match.start("serial"), last), match.start("serial")
        end = _symbol_end(clean, match)
        if end is None or _FILE_NAME.match(clean, end):
            continue
        for mention in _read_number(clean, (match.start("serial"), end), window, previous):
            yield mention
            previous = mention


def _symbol_end(clean: str, match: re.Match[str]) -> int | None:
    """Return where the symbol's last code ends; None where it holds no code at all."""
    end: int | None = None
    for part in _CODE_PART.finditer(match["symbol"]):
        code, sep = part["code"], part["sep"] or ""
        if end and _UNIT_BEHIND.match(clean, match.start("symbol") + part.start("code")):
            end = match.start("symbol") + part.end()  # of the drafting unit: `TTr-UBND.VX ngày`, `CTK - CSCL ngày`
            continue
        in_small = end and sep == "-" and _IN_SMALL.fullmatch(code) and match["symbol"].islower()  # `qđ-ubbt` in a title
        if not (is_code(code) or in_small or (code.isdigit() and end)) or (sep.startswith(" ") and sep.endswith(" ") and "-" in sep and not is_body(code)):
            break
        if "." in sep and ascii_fold(code) not in {"ubnd", "cp", "ttg", "hdnd", "ub"}:
            break
        end = match.start("symbol") + part.end()
    return match.end("symbol") if end and _TERM.search(match["symbol"]) else end


def _read_number(clean: str, place: tuple[int, int], window: _Window, previous: Mention | None) -> Iterator[Mention]:
    left = next(((form, m) for form in _BY_ANCHOR["number"] if (m := window.search(form.pattern)) and not _NAMED_ELSEWHERE.search(_group(m, "by") or "")), None)
    left = left or _without_its_marks(window)
    if left is None:
        yield from _bare(clean, place, window, previous)
        return
    form, found = left
    if _DRAFT.search(window.text[: found.start()]):
        return
    start, end = place
    base = start - len(window.text)
    first = start if _group(found, "list") else base + found.start()
    mention = _with_tail(clean, first, end, form.name, found["kind"], clean[start:end], _group(found, "name"), _group(found, "by"))
    if mention:
        yield from _list_members(clean, found, base, mention)
        yield mention


def _without_its_marks(window: _Window) -> tuple[Form, re.Match[str]] | None:
    """Return the form that a number is cited in where a scan lost the marks of its kind word: `Nghị quyêt sô`."""
    form = _BY_ANCHOR["number"][0]
    found = _plain(form.pattern.pattern).search(without_marks(window.text), window.since)
    return (form, found) if found and len(found["kind"]) > _SHORT_KIND else None


@cache
def _plain(pattern: str) -> re.Pattern[str]:
    return re.compile(without_marks(pattern))


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _list_members(clean: str, found: re.Match[str], base: int, mention: Mention) -> Iterator[Mention]:
    """Yield the members of `số 12, 13 và 15/QĐ-UBND` that borrow the symbol of the last."""
    listed = _group(found, "list")
    if not listed or not mention.number:
        return
    symbol = mention.number.text.removeprefix(mention.number.serial)
    for item in re.finditer(r"(\d{1,4}[a-z]?)(/\d{4})?", listed):
        rest = re.sub(r"^[-/]\d{4}(?=/)", "", symbol) if item[2] else symbol
        number = parse(item.group() + rest, kind=mention.kind)
        at = base + found.start("list") + item.start()
        if number:
            begin = at if item.start() else base + found.start()
            yield Mention(begin, at + len(item.group()), "list with one kind", mention.kind, item.group(), number, head=mention.start)


def _bare(clean: str, place: tuple[int, int], window: _Window, previous: Mention | None) -> Iterator[Mention]:
    """Yield a number that no kind word governs: a further member of a list, or one that its own letters make certain."""
    start, end = place
    number = parse(clean[start:end])
    if number is None or window.search(_NOT_A_DOCUMENT):
        return
    if number.serial == str(number.year) and window.search(_YEAR_BEFORE):
        return  # the year of a letterhead's date before the stamped number's rest: `tháng 02 năm 2025 /2025/QĐ-UBND`
    so = window.search(_SO)
    head = previous if previous and _is_list(clean, previous.end, start - (len(so.group()) if so else 0)) else None
    if so and number.codes and is_body(number.codes[0]) and window.search(_LETTERS):
        mention = _with_tail(clean, start, end, "bare number", "Công văn", clean[start:end], None, None)
        if mention:
            yield mention
        return
    certain = number.kind and number.codes and is_body(number.codes[0]) and kinds()[number.kind].cited
    if certain or (head and is_body(number.codes[0] if number.codes else "")):
        kind = head.kind if head and not number.kind else None
        mention = _with_tail(clean, start, end, "bare number", kind, clean[start:end], None, None)
        if mention:
            yield replace(mention, head=head.start if head else None, issuer=mention.issuer or (head.issuer if head and not number.kind else None))


def _is_list(clean: str, start: int, end: int) -> bool:
    """Whether only a title and a comma, a semicolon or `và` stand between two numbers."""
    between = clean[start:end]
    return 0 <= len(between) < 400 and bool(re.search(r"(?:[,;]|\bvà|\bhoặc|^)\s?$", between)) and "\n" not in between.rstrip("\n")


def _with_tail(clean: str, start: int, end: int, form: str, kind_word: str | None, printed: str, name: str | None, by: str | None) -> Mention | None:
    """Read date and issuer after a number, settle the kind, and make the number canonical."""
    tail = read_tail(clean, end)
    kind = _kind_name(kind_word)
    number = parse(printed, kind=kind, date_year=tail.year)
    if number is None:
        return None
    if tail.year is None:
        tail = dated_behind_title(clean, tail, number.year)
    if number.party:
        tail = of_the_party(clean, end, tail)
    if kind is None or (kind == "Công văn" and number.kind and number.kind != "Chỉ thị" and kind_word and not kind_word.casefold().startswith(("công", "cv"))):
        kind = number.kind or kind
    if not kind or not kinds()[kind].cited:
        return None
    if kind == "Kết luận" and number.kind == "Thông báo":  # Thông báo kết luận số 12-TB/TU
        kind, notice = number.kind, _NOTICE_OF.search(clean[max(0, start - _LONGEST_NOTICE) : start])
        start -= len(notice.group()) if notice else 0
    issuer = tail.issuer or (re.sub(r"^(?:của|do)\s", "", by).strip(" ,:") if by else None)
    if kind == "Thông tư" and number.kind == "Thông tư liên tịch":
        kind = number.kind
    if tail.issuer and ("liên tịch" in kind or _TOGETHER.search(clean, start, end)):
        tail = joint_issuers(clean, tail)
        issuer = tail.issuer
    said_by = None if issuer or kind in _LAWS else _said_by(clean, start)
    return Mention(start, tail.end, form, kind, printed, number, _clean_name(name), tail.date, number.year or tail.year, issuer, said_by=said_by)


def _said_by(clean: str, start: int) -> str | None:
    """Return the body before the words that say whose document follows."""
    since = max(0, start - WINDOW)
    window = clean[since:start].rpartition("\n")[2]
    words = _WHOSE.search(window)
    if not words:
        return None
    at, stop = start - len(window), start - len(window) + words.start()
    begins = (at + found.start() for found in _CAPITAL.finditer(window, 0, words.start()))
    return next((clean[begin:stop] for begin in begins if match_misspelt(clean, begin) == stop), None)


def _clean_name(name: str | None) -> str | None:
    return name.strip(" ,:") if name else None


@cache
def _kind_names() -> dict[str, str]:
    named = {form.casefold(): kind.name for kind in kinds().values() for form in (*kind.short, *kind.forms, kind.name)}
    return {**{without_marks(form): name for form, name in named.items()}, **named}


def _kind_name(word: str | None) -> str | None:
    """Return the kind that a kind word, of any case or short, names."""
    return _kind_names().get(" ".join(word.split()).casefold()) if word else None


def _free(clean: str) -> Iterator[Mention]:
    """Yield the mentions of forms that hold no full number."""
    ends = {form.name: 0 for form in _BY_ANCHOR["text"]}
    for opening in OPENINGS.finditer(clean):
        at = opening.start()
        for form in OPENED_BY[opening[0]]:
            match = form.pattern.match(clean, at) if at >= ends[form.name] else None
            if match:
                ends[form.name] = match.end()
                if mention := _READERS[form.name](clean, match, form):
                    yield mention


def _law(clean: str, match: re.Match[str], form: Form) -> Mention | None:
    if _NOT_A_LAW.search(clean[max(0, match.start() - 14) : match.start()]):
        return None
    kind = _kind_name(match["kind"])
    end = law_name_end(clean, match.end(), kind or "")
    if end is None or (kind == "Hiến pháp" and clean.startswith(" này", match.end())):
        return None
    if clean.startswith((" trước đây", " hiện hành và"), end) and match["kind"].islower():
        return None  # earlier laws in general
    proposed = _PROPOSED.match(without_marks(clean[end : end + _PROPOSED_AT_MOST]))
    end += proposed.end() if proposed else 0  # a bill: no law of that name yet
    name = clean[match.end() : end].strip()
    of_a_class = rx(r"[Cc]ác\s$").search(clean, max(0, match.start() - 5), match.start()) and clean.startswith(" về ", match.end())
    numbered = None if of_a_class else _number_after(clean, end)
    if numbered:
        return _with_tail(clean, match.start(), numbered[1], form.name, match["kind"], clean[slice(*numbered)], name, None)
    if _no_law_of_ours(clean, match, end):
        return None
    passed = _passed(clean, match.start(), end)
    aside = _ASIDE.match(clean, end) or passed
    tail = _tail_of_law(clean, aside.end() if aside else end)
    if proposed and tail.year:
        name = name[: -proposed.end()]  # a law that was passed as a bill of that kind is called so beside its year
    return Mention(match.start(), tail.end, form.name, kind, None, None, name, tail.date, tail.year, tail.issuer, history=passed is not None)


def _no_law_of_ours(clean: str, match: re.Match[str], end: int) -> bool:
    """Whether a name is that of a class of laws, of a branch of law, of another country's law, or may go on in words of a scan that nobody can read."""
    if rx(r"[Cc]ác\s$").search(clean, max(0, match.start() - 5), match.start()) and clean.startswith(" về ", match.end()):
        return True
    if _FOREIGN.match(clean, end) or _PASSED_ABROAD.search(clean[max(0, match.start() - 90) : match.start()]) or _ABROAD.search(clean, match.end(), end):
        return True
    if match["kind"] == "luật" and _BRANCH_OF_LAW.match(clean, match.end()):
        return True
    return match["kind"] in _UNMARKED and not _ENDS_SURELY.match(clean, end)


def _tail_of_law(clean: str, end: int) -> Tail:
    """Return what follows a law's name; the date and issuer of the document in whose title it stands are not its own."""
    tail = read_tail(clean, end, bare_year=True)
    if tail.issuer is None or _LAWMAKER.match(tail.issuer):
        return tail
    return Tail(end) if tail.date else read_tail(clean, end, bare_year=True, issued=False)


def _passed(clean: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words that lead from a law's name to the day on which it was passed; that of a law in the name of one that amends it is the other's."""
    return None if _AMENDED.search(without_marks(clean[max(0, start - _AMENDED_AT_MOST) : start])) else _PASSED.match(clean, end)


def _number_after(clean: str, end: int) -> tuple[int, int] | None:
    """Return the span of a law's number that stands right after its name, with `số` or without."""
    gap = _AFTER_NAME.match(clean, end)
    match = NUMBER.match(clean, gap.end()) if gap else None
    stop = _symbol_end(clean, match) if match else None
    return (match.start(), stop) if match and stop and _ACT_NUMBER.search(clean[match.start() : stop]) else None


def _code(clean: str, match: re.Match[str], form: Form) -> Mention:
    tail = read_tail(clean, match.end(), bare_year=True)
    name = spelled_out(match["kind"]).removeprefix("Bộ luật ")
    return Mention(match.start(), tail.end, form.name, "Bộ luật", None, None, name, tail.date, tail.year, tail.issuer)


def _short(clean: str, match: re.Match[str], form: Form) -> Mention | None:
    kind = _kind_name(match["kind"])
    if _NOT_A_DOCUMENT.search(clean[max(0, match.start() - 30) : match.start()]):
        return None
    tail = read_tail(clean, match.end())
    if not match["so"] and _HARDLY_A_NUMBER.fullmatch(match["serial"]) and not (tail.year or tail.issuer):
        return None  # `Kế hoạch 2029`
    number = complete_short(match["serial"], kind or "", year=tail.year, code=_code_of(tail.issuer))
    year = re.search(r"/(\d{4})", match["serial"])
    return Mention(
        match.start(), tail.end, form.name, kind, match["serial"], number, None, tail.date, tail.year or (int(year[1]) if year else None), tail.issuer
    )


def _code_of(issuer: str | None) -> str | None:
    """Return the letters of the central body that an issuer as printed is."""
    body = resolve_body(issuer, Home()) if issuer else None
    row = issuers().get((body.id or "").removeprefix("tw/")) if body else None
    return row.codes[0] if row and row.codes else None


def _session(clean: str, match: re.Match[str], form: Form) -> Mention | None:
    if not re.search(r"\d|[IVX]{1,5}\b|lần thứ", match["name"]):
        return None
    tail = read_tail(clean, match.end())
    return Mention(
        match.start(),
        tail.end,
        form.name,
        _kind_name(match["kind"]),
        None,
        None,
        match["name"].strip(" ,"),
        tail.date,
        tail.year,
        tail.issuer or "Ban Chấp hành Trung ương",
    )


def _dated(clean: str, match: re.Match[str], form: Form) -> Mention | None:
    tail = read_tail(clean, match.end())
    if match["by"] and tail.issuer:
        return None  # the date and issuer of the document in whose title it stands
    law = _kind_name(match["kind"]) in _LAWS
    if law and (match["by"] or (tail.year or 0) < _FIRST_YEAR):
        return None
    if (not tail.year and match["kind"] != "Công điện") or (match["by"] and not _is_body(match["by"])):
        return None
    end = tail.end if tail.year else match.end() + len(rx(r"ngày\s\d{1,2}(?:\stháng\s\d{1,2}|/\d{1,2})?").match(clean, match.end()).group())  # type: ignore[union-attr]
    issuer = tail.issuer or (re.sub(r"^(?:của|do)\s", "", match["by"]).strip() if match["by"] else None)
    amending = law and _AMENDED_BY.search(clean, max(0, match.start() - _AMENDED_AT_MOST), match.start()) is not None
    return Mention(match.start(), end, form.name, _kind_name(match["kind"]), None, None, None, tail.date, tail.year, issuer, amending=amending)


def _is_body(by: str) -> bool:
    """Whether what stands between kind and date is an issuer and nothing else."""
    printed = re.sub(r"^(?:của|do)\s", "", by).strip()
    return match_body(printed, 0) == len(printed)


_READERS = {"law by name": _law, "code by abbreviation": _code, "short number": _short, "Party resolution by session": _session, "kind and date": _dated}


def _settle(clean: str, found: list[Mention]) -> list[Mention]:
    """Let the longer of two overlapping mentions stand, but keep each law inside an amending law's name."""
    kept: list[Mention] = []
    open_: list[Mention] = []
    for mention in found:
        open_ = [other for other in open_ if other.end > mention.start]
        if not open_ or (len(open_) == 1 and _inside_name(clean, open_[0], mention)):
            inner = _without_outer_date(clean, open_[0], mention) if open_ else mention
            kept.append(inner)
            open_.append(inner)
    return kept


def _without_outer_date(clean: str, outer: Mention, inner: Mention) -> Mention:
    """Return a law named inside another's name without what follows that name: date, year and number are the outer law's."""
    if inner.end < outer.end:
        return inner
    end = clean.index(inner.name or "", inner.start) + len(inner.name or "")
    if inner.number and inner.printed and inner.printed in (outer.name or ""):
        end = clean.index(inner.printed, end) + len(inner.printed)
        return replace(inner, end=end, date=None, year=inner.number.year)
    return Mention(inner.start, end, inner.form, inner.kind, name=inner.name)


def _inside_name(clean: str, outer: Mention, inner: Mention) -> bool:
    """Whether `inner` is a law named inside the name of the law `outer`."""
    if inner.form not in {"law by name", "law with number"} or inner.start == outer.start or not outer.name:
        return False
    return inner.end <= outer.end and bool(_LEADS_TO_INNER.search(without_marks(clean[outer.start : inner.start])))
