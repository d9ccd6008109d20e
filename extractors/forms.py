"""The ways in which documents are cited: one record a form. Adding a form is adding a record to `FORMS`.

In: the registry's kinds. Out: `FORMS`, and the patterns of kind words and numbers. `extractors.mentions` applies them to a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.letters import begun, rx
from extractors.registry import abbreviations, fold_key, kinds


@dataclass(frozen=True, slots=True)
class Form:
    """One way to cite: `anchor` says what the pattern is matched against; examples and look-alikes are tests.

    `anchor` is `number` (the pattern ends at a number: groups kind, name, by, so, list), or `text` (the pattern is searched for:
    groups kind, name, serial, year). An example is (text, kind, canonical number or name).
    """

    name: str
    anchor: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str, str | None], ...]
    refuses: tuple[str, ...]
    opens: tuple[str, ...] = ()  # the words, as patterns, that one anchored on text begins with


def _words(name: str) -> str:
    return r"\s".join(map(re.escape, name.split()))


_FULL = tuple(sorted({form for kind in kinds().values() for form in (kind.name, *kind.forms)}, key=len, reverse=True))
_SHORT = tuple(sorted({item for kind in kinds().values() for item in kind.short}, key=len, reverse=True))
KIND = rf"(?:(?i:{'|'.join(map(_words, _FULL))})|(?:{'|'.join(_SHORT)})(?![\Ll]))"  # in full in any case, short ones as they are written


def _begun_kind() -> str:
    """Return the pattern of a kind word where it begins: one letter of all first ones, which is quick to find, and behind it the rest of the word."""
    branches = []
    for letter in sorted({word[0] for word in (*_FULL, *_SHORT)}):
        full = "|".join(_words(word[1:]) for word in _FULL if word[0] == letter)
        short = "|".join(word[1:] for word in _SHORT if word[0] == letter)
        either = [f"(?<=[{letter}{letter.lower()}])(?i:{full})"] * bool(full) + [rf"(?<={letter})(?:{short})(?![\Ll])"] * bool(short)
        branches.append("|".join(either))
    letters = {letter for word in _FULL for letter in (word[0], word[0].lower())} | {word[0] for word in _SHORT}
    return rf"[{''.join(sorted(letters))}](?<!\w.)(?:{'|'.join(branches)})"


_BEGUN_KIND = _begun_kind()
SO = r"(?:[Ss][ốôỐÔéổỗó]|SỐ|so|SO|SÓ)"
GAP = r"\s?[:;,.]?\s?"
# what a document is for, between its kind and `số`
_QUALIFIED = (
    r"(?:,?\s(?:và\s)?(?:giải\strình|tiếp\sthu|trả\slời|đề\snghị|góp\sý|thẩm\stra|thẩm\sđịnh|hướng\sdẫn|chỉ\sđạo|phúc\sđáp|kiến\snghị|đôn\sđốc|thanh\stra"
    r"|kiểm\stra|kiểm\stoán|giám\ssát|(?:[Tt]ối\s|[Tt]uyệt\s)?[Mm]ật|báo\scáo|liên\s(?:tịch|ngành|sở|cơ\squan)|hỏa\stốc|khẩn)){1,3}"
)
_BY = r"(?!(?:Tối\s|Tuyệt\s)?[Mm]ật\s)(?:của\s|do\s)?[\Lu][^.;:\d\n“”\"]{2,70}?"
_PART = r"[^\W\d_](?:(?!ngày|của)(?![¹²³⁰-⁹])(?:[\w&]|(?<=&)\s(?=[\Lu]{2}))){0,17}"
# the mark of a footnote is no part of it; a scan glues the next word on: TT-BTCngày
# what stands before a number is looked at behind its first digit, which is quick to find
NUMBER = rx(
    rf"(?P<serial>\d(?:(?<![\w/]\d)(?<!\d[-.,:]\d)|(?<=[sS]ố\d)|(?<=\b[NQ][ĐQ]\d)|(?<=\bTT\d))"
    rf"(?:(?<=[ốôỐÔ]\s\d)\s\d{{1,5}}|\d{{0,4}})(?:\.\d{{1,2}})?[A-Za-zđĐ]{{0,2}})\s?(?P<sep>[-/])\s?"
    rf"(?:(?P<year>(?:19|20)\d\s?[\dSOIl])(?:\s?[-/]{{1,2}}\s?|(?=(?:NĐ|QĐ|TT|NQ|CT|TTLT)-|QH\d)))?(?P<symbol>{_PART}(?:\s?(?:-\s?-|[-/]|\.(?!\s[\Lu][\Ll]))\s?(?:{_PART}|\d{{3}}(?!\d))){{0,7}}(?:(?<=QH)\s\d{{1,2}}(?!\w|[./]\d|\stháng))?)"
)

_LAWS = (
    r"Bộ\s[Ll]uật", "Luật", "luật", "LUẬT", "Luat", "LUAT",
    r"BỘ\sLUẬT", r"Pháp\s[Ll]ệnh", r"pháp\slệnh", r"PHÁP\sLỆNH", r"Hiến\spháp", r"hiến\spháp", r"HIẾN\sPHÁP",
)  # fmt: skip
_CODES = tuple(short for short in sorted(abbreviations(), reverse=True) if short.startswith("BL"))
_SHORTLY_CITED = (
    r"Nghị\sđịnh", r"Thông\stư(?:\sliên\stịch)?", r"Quyết\sđịnh", r"Chỉ\sthị", r"Nghị\squyết", r"Kết\sluận", r"Công\svăn", r"Kế\shoạch", r"Pháp\slệnh",
    "NĐ", "QĐ", "TT", "NQ", "CT", "CV", "TTLT",
)  # fmt: skip
_RESOLVED = (r"Nghị\squyết", r"Kết\sluận")
_DATED = (
    r"Công\sđiện", r"Nghị\squyết", r"Nghị\sđịnh", r"Quyết\sđịnh", r"Thông\stư", r"Công\svăn", r"Chỉ\sthị", "Lệnh", r"Kế\shoạch", r"Thông\sbáo",
    "Luật", r"Bộ\sluật", r"Pháp\slệnh",
)  # fmt: skip


def kind_named(word: str) -> str | None:
    """Return the kind of that full name, in any case of letters."""
    return _kind_by_key().get(fold_key(word))


@cache
def _kind_by_key() -> dict[str, str]:
    index: dict[str, str] = {}
    for kind in kinds().values():
        index.setdefault(fold_key(kind.name), kind.name)
    return index


FORMS: tuple[Form, ...] = (
    Form(
        "numbered",
        "number",
        rx(rf"(?P<kind>{_BEGUN_KIND})(?:(?:{_QUALIFIED}){GAP}(?={SO})|{GAP})(?P<so>{SO})?{GAP}$"),
        (
            ("Văn bản giải trình, tiếp thu số 62/UBND-SNV", "Công văn", "62/UBND-SNV"),
            ("Chỉ thị số 12/CT-TTg ngày 3/4/2018", "Chỉ thị", "12/CT-TTg"),
            ("Thông tư 09/2019- BYT ngày 1/2/2019", "Thông tư", "09/2019/TT-BYT"),
            ("NĐ 15/2018/NĐ-CP", "Nghị định", "15/2018/NĐ-CP"),
            ("Kết luận số 12-KL/TW", "Kết luận", "12-KL/TW"),
            ("văn bản số 991/BTC-QLCS ngày 5/6/2017", "Công văn", "991/BTC-QLCS"),
            ("Quyết định số 7/2006/qđ.ubnd", "Quyết định", "7/2006/QĐ-UBND"),
            ("Nghị định số 1 23/2024/NĐ-CP", "Nghị định", "123/2024/NĐ-CP"),
            ("Thông tưsố36/2017/TT-BYTngày 11/5/2017", "Thông tư", "36/2017/TT-BYT"),
        ),
        ("ngày 24/8/2020", "Giấy phép số 73/GP-UBND", "Mẫu số 01/TB-CT", "lớp 10/A1", "Quyết định số /2025/QĐ-UBND", "Hợp đồng số 12/HĐ-KT"),
    ),
    Form(
        "list with one kind",
        "number",
        rx(rf"(?P<kind>{_BEGUN_KIND}){GAP}(?:{SO}{GAP})?(?P<list>(?:\d{{1,4}}[a-z]?(?:/\d{{4}})?\s?(?:,|và|;)\s?(?:{SO}\s)?){{1,12}})$"),
        (("Thông tư số 36 và 37/2017/TT-BYT", "Thông tư", "37/2017/TT-BYT"), ("Quyết định số 12, 13 và 15/QĐ-BTC", "Quyết định", "15/QĐ-BTC")),
        ("khoản 1, 2 và 15/QĐ",),
    ),
    Form(
        "law with number",
        "number",
        rx(
            rf"(?P<kind>[BbLlPpVv](?<!\w.)(?i:(?<=B)ộ\sluật|(?<=L)uật|(?<=P)háp\slệnh|(?<=V)ăn\sbản\shợp\snhất))\s(?P<name>(?!này|đó|trên|nêu)[^\d.;:\n“”\"()]{{2,165}}?){GAP}(?P<so>{SO}){GAP}$"
        ),
        (("Luật Thủy sản số 18/2017/QH14", "Luật", "18/2017/QH14"), ("Luật Xây dựng: số 50/2014/QH13", "Luật", "50/2014/QH13")),
        (),
    ),
    Form(
        "issuer before number",
        "number",
        rx(rf"(?P<kind>{_BEGUN_KIND})\s(?P<by>{_BY})\s?[:,]?\s?(?P<so>{SO}){GAP}$"),
        (
            ("Nghị định của Chính phủ số 14/2008/NĐ-CP", "Nghị định", "14/2008/NĐ-CP"),
            ("các Nghị định của Chính phủ: số 63/2010/NĐ-CP", "Nghị định", "63/2010/NĐ-CP"),
        ),
        ("kế hoạch và 01 phòng học/01 lớp",),
    ),
    Form(
        "law by name",
        "text",
        rx(rf"(?P<kind>{begun(_LAWS)})(?!\w)"),
        (("Luật Giáo dục năm 2019", "Luật", "Giáo dục"), ("theo Bộ luật Lao động và", "Bộ luật", "Lao động"), ("Hiến pháp năm 2013", "Hiến pháp", "")),
        ("quy định của pháp luật", "Luật này", "kỷ luật lao động", "luật sư", "địa phương thiết quân luật và được công bố", "Đại học Luật Hà Nội"),
        _LAWS,
    ),
    Form(
        "code by abbreviation",
        "text",
        rx(rf"(?P<kind>{begun(_CODES)})(?!\w)"),
        (("Điều 321 BLDS năm 2015", "Bộ luật", "Dân sự"), ("khoản 2 Điều 60 BLHS", "Bộ luật", "Hình sự")),
        ("BLXH",),
        _CODES,
    ),
    Form(
        "short number",
        "text",
        rx(
            rf"(?P<kind>{begun(_SHORTLY_CITED)})\s(?P<so>{SO}{GAP})?"
            r"(?P<serial>\d{1,4}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w/%-]|\.\d|\s?[-/]\s?[^\W\d])"
            r"(?(so)|(?!\s(?:tháng|năm(?!\s(?:19|20)\d\d(?!\s?[-/]))|ngày|người|bước|điểm|nhiệm|đề|vụ|dự|của\scác)))"
        ),
        (
            ("NĐ 71/2020", "Nghị định", "71/2020/NĐ-CP"),
            ("Nghị định 100 năm 2019 đã", "Nghị định", "100/2019/NĐ-CP"),
            ("Thông tư 78 năm 2021 của Bộ Tài chính", "Thông tư", "78/2021/TT-BTC"),
            ("Quyết định 1719 năm 2021", "Quyết định", None),
            ("Điều 7 Nghị định 54", "Nghị định", None),
            ("Nghị quyết số 30a ngày 2/1/2008", "Nghị quyết", None),
        ),
        ("Kế hoạch 5 năm", "Quyết định 2 vụ", "Kế hoạch 5 năm 2021 - 2025", "Kế hoạch 5 năm 2021-2025"),
        _SHORTLY_CITED,
    ),
    Form(
        "Party resolution by session",
        "text",
        rx(
            rf"(?P<kind>{begun(_RESOLVED)})\s"
            r"(?P<name>(?:số\s\d{1,3}\s)?(?:(?:của\s)?(?:Hội\snghị|HN)\s(?:lần\sthứ\s[\w]{1,5}(?:\s[\w]{1,5})?"
            r"|Trung\sương\s(?:lần\sthứ\s)?[\w]{1,5}),?\s?(?:(?:của\s)?(?:Ban\sChấp\shành\sTrung\sương(?:\sĐảng)?|BCHTW(?:\sĐảng)?"
            r"|Trung\sương)\s?)?,?\s?(?:\(?[Kk]h[oó][áa]\s[IVX]{1,5}\)?)?"
            r"|Trung\sương\s(?:lần\sthứ\s)?(?:\d{1,2}|[IVX]{1,5}|[\w]{2,4})\s?,?\s?\(?[Kk]h[oó][áa]\s[IVX]{1,5}\)?"
            r"|(?:Đại\shội|ĐH)\s(?:đại\sbiểu\s)?(?:toàn\squốc\s)?(?:lần\sthứ\s)?[IVX]{1,5}"
            r"(?!\w|\s(?:của\s)?(?:Đảng\sbộ|Công\sđoàn|Đoàn|Hội|Mặt\strận|Liên\sđoàn|tỉnh|[Đđ]ảng\s[ủu]y))(?:\scủa\sĐảng|\sĐảng(?:\sCộng\ssản\sViệt\sNam)?)?))"
        ),
        (
            ("Nghị quyết Đại hội lần thứ XIII của Đảng", "Nghị quyết", "Đại hội lần thứ XIII của Đảng"),
            ("Nghị quyết Trung ương 7 khóa X", "Nghị quyết", "Trung ương 7 khóa X"),
        ),
        ("Nghị quyết Đại hội đảng các cấp", "Nghị quyết Đại hội lần thứ XII Đảng bộ tỉnh"),
        _RESOLVED,
    ),
    Form(
        "kind and date",
        "text",
        rx(rf"(?P<kind>{begun(_DATED)})\s(?:khẩn\s)?(?P<by>{_BY}\s)?(?P<dated>(?=ngày\s\d))"),
        (
            ("Công điện ngày 5 tháng 3", "Công điện", None),
            ("Nghị quyết của Hội đồng Bộ trưởng ngày 7 tháng 9 năm 1985", "Nghị quyết", None),
            ("được sửa đổi bởi Luật ngày 25 tháng 6 năm 2025", "Luật", None),
        ),
        ("Quyết định kể từ ngày 1/1/2020", "theo Luật từ ngày 1/1/2020", "Luật ngày 30-8-1883"),
        _DATED,
    ),
)
OPENINGS = rx(begun([word for form in FORMS for word in form.opens], whole=False))  # where a form that is anchored on text can begin: its first letter
OPENED_BY = {
    letter: tuple(form for form in FORMS if any(word[0] == letter for word in form.opens)) for letter in {word[0] for form in FORMS for word in form.opens}
}
