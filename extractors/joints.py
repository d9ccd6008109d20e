"""What stands between two printed lines: a paragraph's end, a space, or nothing inside a broken number or word.

In: the lines of a text. Out: for each but the last, what joins it to the next one: a line feed, a space, or nothing. The tests that need only a
first or last letter come before the patterns, because most lines fail them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.letters import rx
from extractors.lines import Line, ended

_MARKER = rx(
    r"(?:(?:PHẦN|CHƯƠNG|MỤC|Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ\s\w+)\b|(?:Điều|ĐIỀU)\s\d+[a-z]?[.:\s]|[IVX]{1,5}\s?[-./)]\s*\S"
    r"|\d{1,2}(?:\.\d{1,2}){0,4}\s?[.)]?\s+\S|\d{1,2}(?:\.\d{1,2}){0,4}[.)/]\s*[^\W\d]|[A-ZĐ]\.\s+\S|[-+•–]\s*\S|\|)"
)
_LETTERED = rx(r"[a-zđ]\d?\)\s*\S")
# what begins an item inside a block, where a number alone goes on with a sentence (`03 năm`, `1.82 inch`)
_ITEM = rx(r"(?:(?:Điều|ĐIỀU)\s\d+[a-z]?[.:]|(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}[.)]|[A-ZĐ]\.)\s+[“\"]?[\Lu])")
_BRACKETED_ITEM = rx(r"\(\d{1,2}\)\s+[“\"]?[\Lu]")
_LETTERED_ITEM = rx(r"[a-zđ]\d?\)\s+\S")
_LETTERHEAD = rx(r"(?:Căn cứ|Số\s*:|Nơi nhận|Kính gửi|CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN|Xét|Theo đề nghị|KT\.|TM\.|TL\.|TUQ\.)")
_OPENS_LETTERHEAD = frozenset("CSNKĐXT")
_BULLET = rx(r"[-+•]\s?\S")
_UPPER = rx(r"[^\Ll]*[\Lu][^\Ll]*$")
# names of two halves with a dash between them (`chính trị - xã hội`), which a line's end may part
_HALF = rx(r"(?:[Cc]hính\strị|[Kk]inh\stế|[Vv]ăn\sh[óo][áa]?|[Tt]hi\sđua|[Ll]ao\sđộng|[Tt]ài\schính|[Kk]ế\shoạch|[Kk]hoa\shọc|[Tt]hông\stin)$")
_OTHER_HALF = rx(r"[-–]\s?(?:[Xx]ã\shội|[Tt]hể\s(?:thao|dục)|[Kk]hen\sthưởng|[Tt]hương\sbinh|kỹ\sthuật|[Kk]ế\shoạch|[Đđ]ầu\stư|[Tt]ruyền\sthông)")
# the head of a list of offices, whose members a line's end parts from it: `Giám đốc các Sở:` + `Tài chính, Nội vụ`
_LIST_HEAD = rx(r"[,;]\s[^,;:]{0,40}(?:[Cc]ác)\s(?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Cc]ục|[Vv]ụ|[Hh]uyện|[Tt]ỉnh|[Xx]ã|[Pp]hường)(?:,\s[^,:;]{1,20})?:$")
_LONGEST_HEAD = 90  # characters
_LONE_MARKER = rx(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\)|[IVX]{1,5}[.)]?|[-+•])")
_LONGEST_MARKER = 12  # characters
_GOES_ON = rx(r"(?:VÀ|CỦA)\s|(?:NGÀY|SỐ)\s\d")  # in capitals, as in a title
_TASK = rx(
    r"(?:Tiếp tục|Tăng cường|Thực hiện|Triển khai|Đẩy mạnh|Tổ chức|Nâng cao|Xây dựng|Phối hợp|Chủ trì|Chủ động|Tập trung|Rà soát|Quan tâm"
    r"|Hoàn thành|Thúc đẩy|Khai thác|Tích cực|Gắn kết|Ưu tiên|Tham mưu|Hướng dẫn|Chỉ đạo|Kiểm tra|Bảo đảm|Đảm bảo|Duy trì|Phát huy)\b"
)
# words at a line's end that name a thing as often as they lead to a number (`chuyển đổi số`, `hằng năm`, `Nghị định`), and those that lead to one
_NAMING = rx(r"\b(?:số|Số|ngày|tháng|năm|Thông tư|Nghị định|Nghị quyết|Quyết định|Luật|Chỉ thị|Điều|khoản|điểm|Khoản|thứ|khóa|khoá|thuộc)$")
_NUMBERED = rx(r"(?:số\n\d{1,5}\s?/|(?<![hH][ằà]ng\s)(?:ngày|tháng|năm|[Kk]hoản|điểm|Điều)\n\d(?!\d?[.)]\s))")
_NUMERIC = rx(r"\d{1,2}\s+[\Ll]|\d{3,}")
_SECTION = rx(r"\d{1,2}\.(?:\d{1,2}\.)*")
_RULED = rx(r"[-_=~]{3,}")
_SHORTEST_RULED = 5
_FEWEST_BLANKS = 5  # blank lines in a text that they part into blocks
_TITLES = rx(r"\b(?:TT|TP|KT|TM|PGS|TS|GS|Th\.?S)\.$")  # abbreviations that end in a full stop
_LEADS_ON = rx(
    r"(?:[,\-/(]|\b(?:của|và|về|tại|theo|số|ngày|tháng|năm|các|với|cho|Điều|khoản|điểm|Khoản|Số|Thông tư|Nghị định|Nghị quyết|Quyết định"
    r"|Luật|Chỉ thị|do|từ|đến|hoặc|để|Căn cứ|trong|thuộc|bởi|khóa|khoá|thứ))$"
)
_DATED = rx(r"năm\s?\d{4}$")  # a letterhead's last line
_LONGEST_LEAD = 10  # characters of the longest of these words
_SYMBOL_OPENS = rx(r"/\s?(?:\d{4}|[A-ZĐ])")
_SYMBOL_BROKEN = rx(r"\d{1,5}[^\s]*[-/]$")
_SYMBOL_ENDS = rx(r"/[A-ZĐa-z&\d-]*[-/]$|\d/$|\d-$")
_LONGEST_SYMBOL = 60  # characters of a number with its symbol
_CODE = rx(r"[A-ZĐ][\w&]*\b")
_SYMBOL_GOES_ON = rx(r"[A-ZĐ][A-ZĐ&\d]|[A-ZĐ][A-ZĐ]?[a-z]?g\b")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_ONSETS = frozenset(
    ["b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"]
)
_VOWELS = frozenset("aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")


def joints(text: str, lines: Sequence[Line], width: int) -> list[str]:
    """Return what joins each line to the next one; `width` is that of a full line."""
    if _in_blocks(text, lines):
        return [_block_joint(text, line, following, width) for line, following in pairwise(_composed(text, lines))]
    return [_joint(text, line, following, width) for line, following in pairwise(_composed(text, lines))]


def _composed(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with composed characters; their places stay those in the text."""
    if unicodedata.is_normalized("NFC", text):
        return lines
    return [line._replace(text=unicodedata.normalize("NFC", line.text)) for line in lines]


def _joint(text: str, line: Line, following: Line, width: int) -> str:
    """Decide between two lines of a text whose paragraphs no blank lines part."""
    before, after = line.text, following.text
    last, first = before[-1], after[0]
    if _mid_word(before, after):
        return ""
    if _halved(before, after):
        return " "
    if _between_rows(before, after):
        return "\n"
    if last == "." and before[0].isdecimal() and _SECTION.fullmatch(before):
        return " "
    if following.start - line.end >= _SHORTEST_RULED and _ruled(text[line.end : following.start]):
        return "\n"
    if last in ";," and first.islower() and not _marked(after):
        return " "
    if last == ":" and first.isupper() and "," in after and not _marked(after) and _LIST_HEAD.search(before, max(0, len(before) - _LONGEST_HEAD)):
        return " "
    if _GOES_ON.match(after) and _UPPER.match(before) and len(before.split()) > 3:
        return " "
    if ended(before) and not (last == "." and _TITLES.search(before, max(0, len(before) - _LONGEST_LEAD))):
        return "\n"
    return _by_opening(before, after, width, indented=text[following.start - 1 : following.start] == " ")


def _ruled(between: str) -> bool:
    """Whether a line of dashes stands between two lines."""
    return any(_RULED.fullmatch(part.strip()) for part in between.split("\n")[1:-1])


def _by_opening(before: str, after: str, width: int, *, indented: bool) -> str:
    """Decide by what opens the second of two lines, where the first has no end of its own."""
    opens = after[0] in _OPENS_LETTERHEAD and not before.endswith((",", "-")) and _LETTERHEAD.match(after)
    marked = _marked(after)
    if not opens and not marked and after[0].islower():
        return " "
    leads_on = _leads_on(before) and not ((opens or marked) and _names(before, after))
    if not leads_on and (opens or (marked and not (width and _full(before, after, width) and _NUMERIC.match(after)))):
        return "\n"
    return _by_shape(before, after, width, leads_on=leads_on, indented=indented)


def _by_shape(before: str, after: str, width: int, *, leads_on: bool, indented: bool) -> str:
    """Decide by the look of two lines that no mark divides."""
    if leads_on or after[0].islower():
        return " "
    upper = bool(_UPPER.match(before))
    if (upper or len(before) < width * 0.85 or _DATED.search(before, max(0, len(before) - _LONGEST_LEAD))) and upper != bool(_UPPER.match(after)):
        return "\n" if upper or len(before.split()) > 1 else " "
    if width and after[0].isdigit():
        return " "
    if not width or indented or (_TASK.match(after) and _marked(before)):
        return "\n"
    return " " if _full(before, after, width) else "\n"


def _in_blocks(text: str, lines: Sequence[Line]) -> bool:
    """Whether blank lines, and they alone, part the paragraphs: sentences go on over single line breaks, and hardly ever over a blank line."""
    apart = [_blank(text, line, following) for line, following in pairwise(lines)]
    if sum(apart) < _FEWEST_BLANKS:
        return False
    counts = Counter((blank, _goes_on(following.text)) for blank, following in zip(apart, lines[1:], strict=True))
    inner, outer = counts[False, False] + counts[False, True], counts[True, False] + counts[True, True]
    return counts[True, True] <= 0.08 * outer and (counts[False, True] >= 0.25 * inner if inner >= 5 else outer > 2 * inner)


def _goes_on(line: str) -> bool:
    return line[0].islower() and not _marked(line)


def _blank(text: str, line: Line, following: Line) -> bool:
    return following.start - line.end > 1 and text.count("\n", line.end, following.start) > 1


def _block_joint(text: str, line: Line, following: Line, width: int) -> str:
    """Decide what stands between two lines where blank lines part the paragraphs."""
    before, after = line.text, following.text
    if _mid_word(before, after):
        return ""
    if _halved(before, after):
        return " "
    if _between_rows(before, after):
        return "\n"
    if _blank(text, line, following):
        return " " if _over_blank(before, after) else "\n"
    if len(before) <= _LONGEST_MARKER and _LONE_MARKER.fullmatch(before):
        return " "
    short = len(before) < width * 0.6 and ended(before)
    return "\n" if short or _opens_item(before, after) or _changes_case(before, after, short) else " "


def _opens_item(before: str, after: str) -> bool:
    """Whether a line inside a block opens an item or a part of the letterhead."""
    first = after[0]
    if first.islower():
        return ")" in after[1:3] and _LETTERED_ITEM.match(after) is not None and not _leads_on(before)
    if first in _OPENS_LETTERHEAD and _LETTERHEAD.match(after):
        return True
    if first == "(":
        return ended(before) and _BRACKETED_ITEM.match(after) is not None
    return _BULLET.match(after) is not None or (_ITEM.match(after) is not None and not _leads_on(before))


def _changes_case(before: str, after: str, ended: bool) -> bool:
    """Whether one of two lines is a heading in capitals."""
    if after[0].islower():
        return False
    upper = bool(_UPPER.match(before))
    if upper == bool(_UPPER.match(after)):
        return False
    return (upper or ended or (len(after) > 6 and " " in after)) and not _leads_on(before)


def _between_rows(before: str, after: str) -> bool:
    """Whether one of two lines is a row of a table in a frame of bars, or both hold bars between cells."""
    if "|" not in before and "|" not in after:
        return False
    return _framed(before) or _framed(after) or (before.count(" | ") > 1 and after.count(" | ") > 1)


def _framed(line: str) -> bool:
    return (line[0] == "|" or line[-1] == "|") and line.count("|") > 1


def _over_blank(before: str, after: str) -> bool:
    """Whether a sentence goes on over a blank line: it ends where none can, and what follows can go on with it."""
    if not _leads_on(before) or _marked(after) or _LONE_MARKER.fullmatch(after) or before.isupper():
        return False
    return after[0].islower() or not _NAMING.search(before) or bool(_NUMBERED.search(f"{before}\n{after}"))


def _marked(line: str) -> bool:
    """Whether a line begins with the marker of an item."""
    if line[0].islower():
        return ")" in line[1:3] and _LETTERED.match(line) is not None
    return _MARKER.match(line) is not None


def _full(before: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) >= width * 0.82


def _names(before: str, after: str) -> bool:
    """Whether a word that often leads on ends a name here: `chuyển đổi số` before a recital, `trực thuộc` before an item."""
    return bool(_NAMING.search(before, max(0, len(before) - _LONGEST_LEAD))) and not _NUMBERED.search(f"{before[-40:]}\n{after[:20]}")


def _leads_on(before: str) -> bool:
    """Whether a line ends where no sentence can."""
    return _LEADS_ON.search(before, max(0, len(before) - _LONGEST_LEAD)) is not None


def _halved(before: str, after: str) -> bool:
    """Whether a line's end parts the halves of a name: `tổ chức chính trị` + `- xã hội`."""
    return after[0] in "-–" and _OTHER_HALF.match(after) is not None and _HALF.search(before, max(0, len(before) - _LONGEST_LEAD)) is not None


def _mid_word(before: str, after: str) -> bool:
    """Whether a line ends inside a number's symbol or a split kind word (`105/KH-` + `UBND`, `Ngh` + `ị định`)."""
    last, first = before[-1], after[0]
    if first in _VOWELS:
        return before[-4:].rsplit(maxsplit=1)[-1].casefold() in _ONSETS
    if first == "/":
        return last.isdecimal() and _SYMBOL_OPENS.match(after) is not None
    symbol = before[-_LONGEST_SYMBOL:]
    if last not in "-/" or first not in _CAPITALS or not _SYMBOL_BROKEN.search(symbol) or not _CODE.match(after):
        return False
    return bool(_SYMBOL_ENDS.search(symbol)) and bool(_SYMBOL_GOES_ON.match(after))
