"""From a raw text to a clean one with a map back: characters unified, broken lines joined, page numbers hidden.

In: the text as a reader returned it. Out: a `Text` whose `clean` has single spaces inside a paragraph and a line feed only
between paragraphs, and whose `raw_span` gives the place of any clean span in the source. Every later stage reads `clean`;
every record carries raw offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.letters import HIDDEN, SAME, rx

_REPAIR = rx(r"[^\W\d_][\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff]+|\s{2,}|\n")
_PAGE = rx(r"[-\s]*(?:Trang|trang|Page)?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?[-\s]*")
_COUNTED = rx(r"(?:S?TT|[Ss]tt|[Ss]ố\s?TT)\.?")  # heads the column of row numbers
_RULE = rx(r"[-_=~.\s]{3,}|[|:+\s]*(?:-{3,}[|:+\s]*)+|-{2,}\s*PAGE.{0,12}-{2,}")
_ENDED = rx(r"[.;:!?…|][”\"’')\]]*\s*$|/\.\s*$")
_MARKER = rx(
    r"\s*(?:(?:PHẦN|CHƯƠNG|MỤC|Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ\s\w+)\b|(?:Điều|ĐIỀU)\s\d+[a-z]?[.:\s]|[IVX]{1,5}\s?[-./)]\s*\S"
    r"|\d{1,2}(?:\.\d{1,2}){0,4}\s?[.)]?\s+\S|\d{1,2}(?:\.\d{1,2}){0,4}[.)/]\s*[^\W\d]|[a-zđ]\d?\)\s*\S|[A-ZĐ]\.\s+\S|[-+•–]\s*\S|\|)"
)
# what begins an item inside a block, where a number alone goes on with a sentence (`03 năm`, `1.82 inch`)
_ITEM = rx(
    r"(?:(?:Điều|ĐIỀU)\s\d+[a-z]?[.:]|(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}[.)]|[A-ZĐ]\.)\s+[“\"]?[\Lu]|[a-zđ]\d?\)\s+\S)"
)
_LETTERHEAD = rx(r"\s*(?:Căn cứ|Số\s*:|Nơi nhận|Kính gửi|CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN|Xét|Theo đề nghị|KT\.|TM\.|TL\.|TUQ\.)")
_UPPER = rx(r"\s*[^\Ll]*[\Lu][^\Ll]*$")
_LONE_MARKER = rx(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)|[IVX]{1,5}[.)]?|[-+•])")
_GOES_ON = rx(r"(?:VÀ|CỦA)\s|(?:NGÀY|SỐ)\s\d")  # in capitals, as in a title
_TASK = rx(
    r"(?:Tiếp tục|Tăng cường|Thực hiện|Triển khai|Đẩy mạnh|Tổ chức|Nâng cao|Xây dựng|Phối hợp|Chủ trì|Chủ động|Tập trung|Rà soát|Quan tâm"
    r"|Hoàn thành|Thúc đẩy|Khai thác|Tích cực|Gắn kết|Ưu tiên|Tham mưu|Hướng dẫn|Chỉ đạo|Kiểm tra|Bảo đảm|Đảm bảo|Duy trì|Phát huy)\b"
)
# words at a line's end that name a thing as often as they lead to a number (`chuyển đổi số`, `hằng năm`, `Nghị định`), and those that lead to one
_NAMING = rx(r"\b(?:số|Số|ngày|tháng|năm|Thông tư|Nghị định|Nghị quyết|Quyết định|Luật|Chỉ thị|Điều|khoản|điểm|Khoản|thứ|khóa|khoá)$")
_NUMBERED = rx(r"(?:số\n\d{1,5}\s?/|(?<![hH][ằà]ng\s)(?:ngày|tháng|năm|[Kk]hoản|điểm|Điều)\n\d)")
_NUMERIC = rx(r"\d{1,2}\s+[\Ll]|\d{3,}")
_ONSETS = frozenset(
    ["b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"]
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: raw offsets of its content without the white space around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text and the map back to its source."""

    raw: str
    clean: str
    _clean_at: tuple[int, ...] = field(repr=False)
    _raw_at: tuple[int, ...] = field(repr=False)

    def to_raw(self, index: int) -> int:
        """Return the raw offset of the clean character at `index`."""
        piece = bisect_right(self._clean_at, index) - 1
        return self._raw_at[piece] + index - self._clean_at[piece]

    def to_clean(self, index: int) -> int:
        """Return the clean offset of the raw character at `index`; of a character left out, where the next one kept stands."""
        piece = bisect_right(self._raw_at, index) - 1
        if piece < 0:
            return 0
        end = self._clean_at[piece + 1] if piece + 1 < len(self._clean_at) else len(self.clean)
        return min(self._clean_at[piece] + index - self._raw_at[piece], end)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw half-open span of the clean span `start:end`; an empty one stays empty."""
        if end <= start:
            return self.to_raw(start), self.to_raw(start)
        last = self.to_raw(end - 1) + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return self.to_raw(start), last


def folded(text: str) -> str:
    """Fold white space and compose characters, as records print text."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean(raw: str) -> Text:
    """Return the clean text of `raw`.

    >>> clean("Kế hoạch số 105/KH-\\n\\nUBND của\\nUBND tỉnh").clean
    'Kế hoạch số 105/KH-UBND của UBND tỉnh'
    """
    same = raw.translate(SAME)
    lines = list(_lines(same))
    return _assemble(raw, same, _breaks(same, lines))


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold anything."""
    for match in re.finditer(r"[^\n]+", text):
        content = match.group().strip()
        if content and not _RULE.fullmatch(content):
            start = match.start() + match.group().index(content)
            yield Line(start, start + len(content))


def _breaks(text: str, lines: list[Line]) -> list[tuple[Line, str]]:
    """Pair each line that is text with what follows it: a space, nothing, or a line feed at a paragraph's end."""
    width = _full_width(lines)
    kept = list(_without_pages(text, lines))
    joint = _block_joint if _in_blocks(text, kept) else _joint
    after = [joint(text, line, following, width) for line, following in pairwise(kept)]
    return list(zip(kept, [*after, ""], strict=False))


def _full_width(lines: list[Line]) -> int:
    """Return the width of a full line: what nine of ten lines stay under, zero where lines are not wrapped at all."""
    widths = sorted(line.end - line.start for line in lines)
    width = widths[len(widths) * 9 // 10] if widths else 0
    return width if width <= 140 else 0


def _without_pages(text: str, lines: list[Line]) -> Iterator[Line]:
    """Leave out page numbers and the running headers beside them."""
    pages = frozenset(_page_numbers(text, lines))
    furniture = _running(text, lines, pages)
    for index, line in enumerate(lines):
        if index not in pages and text[line.start : line.end] not in furniture:
            yield line


def _page_numbers(text: str, lines: list[Line]) -> Iterator[int]:
    """Yield where page numbers stand: lone numbers that count on, some lines apart.

    Below the head of a table (`STT`) lone numbers count its rows, unless pages were counted before.
    """
    expected, since = {1, 2, 3}, 0
    for index, line in enumerate(lines):
        content = text[line.start : line.end]
        page = _PAGE.fullmatch(content) if len(content) < 16 else None
        if page and int(page[1]) in expected and (since >= 8 or not since):
            expected, since = {int(page[1]) + 1, int(page[1]) + 2}, 0
            yield index
            continue
        if _COUNTED.fullmatch(content) and 1 in expected:
            return
        since += 1


def _running(text: str, lines: list[Line], pages: frozenset[int]) -> frozenset[str]:
    """Return running headers: one short line that stands at least three times right beside a page number; numbers of a table's rows are none."""
    contents = [text[line.start : line.end] for line in lines]
    rows = next((index for index, content in enumerate(contents) if _COUNTED.fullmatch(content)), len(contents))
    numbers = {index for index, content in enumerate(contents) if (index < rows or index in pages) and re.fullmatch(r"[-\s]*\d{1,4}[-\s]*", content)}
    beside: Counter[str] = Counter()
    for index in numbers:
        beside.update(contents[other] for other in (index - 1, index + 1) if 0 <= other < len(lines) and other not in numbers)
    return frozenset(item for item, count in beside.items() if count >= 3 and 8 <= len(item) <= 100 and not _ENDED.search(item))


def _joint(text: str, line: Line, following: Line, width: int) -> str:
    """Decide what stands between two lines: a paragraph's end, a space, or nothing inside a broken number or word."""
    before, after = (unicodedata.normalize("NFC", text[item.start : item.end]) for item in (line, following))
    if _mid_word(before, after):
        return ""
    if _between_rows(before, after):
        return "\n"
    if re.fullmatch(r"\d{1,2}\.(?:\d{1,2}\.)*", before):
        return " "
    if re.search(r"\n\s*[-_=~]{3,}\s*\n", text[line.end : following.start]):
        return "\n"
    if re.search(r"[;,]$", before) and after[:1].islower() and not _MARKER.match(after):
        return " "
    if _GOES_ON.match(after) and _UPPER.match(before) and len(before.split()) > 3:
        return " "
    if _ENDED.search(before) and not re.search(r"\b(?:TT|TP|KT|TM|PGS|TS|GS|Th\.?S)\.$", before):
        return "\n"
    if _LETTERHEAD.match(after) and not before.endswith((",", "-")) and not _continues(before):
        return "\n"
    if _MARKER.match(after) and not _continues(before) and not (width and _full(before, after, width) and _numeric(after)):
        return "\n"
    return _by_shape(before, after, width, text[following.start - 1 : following.start] == " ")


def _in_blocks(text: str, lines: list[Line]) -> bool:
    """Whether blank lines, and they alone, part the paragraphs: sentences go on over single line breaks, and hardly ever over a blank line."""
    counts = Counter((_blank(text, line, following), _goes_on(text, following)) for line, following in pairwise(lines))
    inner, outer = counts[False, False] + counts[False, True], counts[True, False] + counts[True, True]
    return outer >= 5 and counts[True, True] <= 0.08 * outer and (counts[False, True] >= 0.25 * inner if inner >= 5 else outer > 2 * inner)


def _goes_on(text: str, line: Line) -> bool:
    return text[line.start].islower() and not _MARKER.match(text, line.start, line.end)


def _blank(text: str, line: Line, following: Line) -> bool:
    return text.count("\n", line.end, following.start) > 1


def _block_joint(text: str, line: Line, following: Line, width: int) -> str:
    """Decide what stands between two lines where blank lines part the paragraphs."""
    before, after = (unicodedata.normalize("NFC", text[item.start : item.end]) for item in (line, following))
    if _mid_word(before, after):
        return ""
    if _between_rows(before, after):
        return "\n"
    if _blank(text, line, following):
        return " " if _over_blank(before, after) else "\n"
    if _LONE_MARKER.fullmatch(before):
        return " "
    upper = bool(_UPPER.match(before)), bool(_UPPER.match(after))
    ended = bool(_ENDED.search(before)) and len(before) < width * 0.6
    heading = upper[1] and len(after) > 6 and " " in after
    parted = upper[0] != upper[1] and not after[:1].islower() and (upper[0] or ended or heading) and not _continues(before)
    item = _ITEM.match(after) and not _continues(before)
    return "\n" if parted or ended or item or re.match(r"[-+•]\s?\S", after) or _LETTERHEAD.match(after) else " "


def _between_rows(before: str, after: str) -> bool:
    """Whether one of two lines is a row of a table in a frame of bars, or both hold bars between cells."""
    framed = any(line.count("|") > 1 and (line[0] == "|" or line[-1] == "|") for line in (before, after))
    return framed or all(line.count(" | ") > 1 for line in (before, after))


def _over_blank(before: str, after: str) -> bool:
    """Whether a sentence goes on over a blank line: it ends where none can, and what follows can go on with it."""
    if not _continues(before) or _MARKER.match(after) or _LONE_MARKER.fullmatch(after) or before.isupper():
        return False
    return after[0].islower() or not _NAMING.search(before) or bool(_NUMBERED.search(f"{before}\n{after}"))


def _by_shape(before: str, after: str, width: int, text_indented: bool) -> str:
    """Decide by the look of two lines that no mark divides."""
    upper = bool(_UPPER.match(before)), bool(_UPPER.match(after))
    if upper[0] != upper[1] and not _continues(before) and not after[:1].islower() and (upper[0] or len(before) < width * 0.85):
        return "\n" if len(before.split()) > 1 or upper[0] else " "
    if _continues(before) or after[:1].islower() or (after[:1].isdigit() and width):
        return " "
    if not width or text_indented or (_MARKER.match(before) and _TASK.match(after)):
        return "\n"
    return " " if _full(before, after, width) else "\n"


def _full(before: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) >= width * 0.82


def _numeric(after: str) -> bool:
    """Whether a line begins like a numbered heading but goes on like a sentence (`2021. Sắp xếp`, `7 năm 2020`)."""
    return bool(_NUMERIC.match(after))


def _continues(before: str) -> bool:
    """Whether a line ends where no sentence can."""
    return bool(
        re.search(
            (
                r"(?:[,\-/(]|\b(?:của|và|về|tại|theo|số|ngày|tháng|năm|các|với|cho|Điều|khoản|điểm|Khoản|Số|Thông tư|Nghị định|Nghị quyết|Quyết định"
                r"|Luật|Chỉ thị|do|từ|đến|hoặc|để|Căn cứ|trong|thuộc|bởi|khóa|khoá|thứ))$"
            ),
            before,
        )
    )


def _mid_word(before: str, after: str) -> bool:
    """Whether a line ends inside a number's symbol or a split kind word (`105/KH-` + `UBND`, `Ngh` + `ị định`)."""
    if re.search(r"\d{1,5}$", before) and re.match(r"/\s?(?:\d{4}|[A-ZĐ])", after):
        return True
    if re.search(r"\d{1,5}[^\s]*[-/]$", before) and re.match(r"[A-ZĐ][\w&]*\b", after):
        return bool(re.search(r"/[A-ZĐa-z&\d-]*[-/]$|\d/$|\d-$", before)) and bool(re.match(r"[A-ZĐ][A-ZĐ&\d]|[A-ZĐ][A-ZĐ]?[a-z]?g\b", after))
    left, right = before.rsplit(maxsplit=1)[-1], after[:1]
    return left.casefold() in _ONSETS and right.islower() and right in "aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def _assemble(raw: str, same: str, parts: list[tuple[Line, str]]) -> Text:
    """Write the clean text piece by piece, noting where each piece came from."""
    out: list[str] = []
    clean_at, raw_at, length = [0], [parts[0][0].start if parts else 0], 0

    def put(piece: str, at: int) -> None:
        nonlocal length
        if piece:
            clean_at.append(length)
            raw_at.append(at)
            out.append(piece)
            length += len(piece)

    for line, joint in parts:
        position = line.start
        for match in _REPAIR.finditer(same, line.start, line.end):
            put(same[position : match.start()], position)
            put(_mended(match.group()), match.start())
            position = match.end()
        put(same[position : line.end], position)
        put(joint, line.end)
    return Text(raw, "".join(out), tuple(clean_at), tuple(raw_at))


def _mended(piece: str) -> str:
    """Return what stands for a piece: a space for white space, the composed letter, nothing for the invisible."""
    if piece.isspace():
        return " "
    return "" if HIDDEN.fullmatch(piece) else unicodedata.normalize("NFC", piece)
