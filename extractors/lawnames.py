"""Where the name of a law ends: names hold commas, `và`, and other laws' names, so the catalogue is asked first.

In: a text and the position after the kind word (`Luật`, `Bộ luật`, `Pháp lệnh`, `Hiến pháp`). Out: the end of the name, or None where no
particular law is named.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from extractors.letters import rx, without_marks
from extractors.registry import fold_key, laws, spelled_out
from extractors.registry.lawwords import clause_words, name_words, spellings

_WORD = rx(r"[^\W\d_]+")
_FIRST_GAP = rx(r"\s?")
_GAP = rx(r"(?:\s?[,&/-])?\s?(?:(?:và|VÀ)\s(?!(?:[Ll]uật|LUẬT|Bộ|BỘ|Nghị|các|CÁC|Pháp|PHÁP)\s))?")
_AMENDING = rx(  # matched without marks, which scans lose
    r"\s(?:ve\s)?(?:sua\sd[oe]i(?:\s?,?\s?b[oed]i?\ssung|\sva\sbo\ssung)?|bo\ssung)(?:\s(?:mot\sso|cac)\s(?:dieu(?:,\skhoan)?|noi\sdung)|\sdieu\s\d+)?"
    r"(?:\sva\sphu\sluc[^.;]{0,60})?(?:\scua)?(?:\s(?:\d+|cac)\sluat\sco\slien\squan\sden\s[\w\s]{3,40})?",
    re.IGNORECASE,
)
_AMENDS_A_CLASS = rx(
    r"\s[^.;:\n]{10,60}?\scủa\scác\s[Ll]uật\s(?:về|liên\squan\sđến|có\sliên\squan\sđến)\s(?:thuế|đầu\stư\sxây\sdựng\scơ\sbản|quy\shoạch)(?!\w)"
)
_DEEPEST = 3  # laws that amend laws that amend
_LONGEST = 3000  # characters of the names of all laws that one law amends
_WINDOW = 260  # characters that an amending law's opening words are looked for in
_INNER = rx(r"\s?(?:,|và|;)?\s?(?:các\s)?(?:Bộ\s[Ll]uật|[Ll]uật|Luat|LUAT|Pháp\slệnh|LUẬT)(?=\s)")
_INNER_NUMBER = rx(r"\s(?:số\s)?\d{1,3}/\d{4}/QH\d{1,2}(?!\w)")
# the rest of a name that the catalogue has only the beginning of, in a list of laws: up to the next law or the number
_UNLISTED = rx(
    r"\s(?!được|đã|và|có|số|ngày|năm|của|quy|theo|tại)[\Ll]+[^,;.:()\d“”\n]{2,60}?(?=\s?,\s(?:Bộ\s)?[Ll]uật\s|\s(?:số|ngày)\s\d|\svà\s(?:Bộ\s)?Luật\s)"
)
_STATE = rx(r"\s(?:của\s)?(?:nước\s)?(?:CHXHCN|(?:[Cc]ộng\s[Hh](?:òa|oà)\s(?:[Xx]ã\s[Hh]ội\s[Cc]hủ\s[Nn]ghĩa\s)?)?)\s?[Vv]iệt\s[Nn]am")
_CAPITALS = rx(r"(?: [\Lu][\Ll]+(?: (?!số|ngày|năm|được|đã|và|của|theo|có|quy|về)[\Ll]+)?){1,4}")
_CLAUSE = rx(r"\s(?:Nghị|Thông|Luật|Bộ|Quyết|Chính|Căn|Điều|Khoản|Quốc|Pháp|Chương)(?!\w)")
_NEXT = rx(r" (?P<word>[^\W\d_]{2,}+)(?![:/_])(?=(?: (?P<after>[^\W\d_]+))?)")
_MORE = 8  # words that a name goes on with behind a catalogue name
_STOP = frozenset(
    [
        "số",
        "ngày",
        "năm",
        "được",
        "đã",
        "này",
        "quy",
        "có",
        "theo",
        "tại",
        "thì",
        "là",
        "do",
        "để",
        "trong",
        "hiện",
        "khi",
        "của",
        "bởi",
        "cho",
        "phải",
        "không",
        "cần",
        "chưa",
        "sẽ",
        "như",
        "nhằm",
        "hoặc",
        "với",
        "nếu",
        "mà",
        "từ",
        "trên",
        "nêu",
        "đến",
        "nói",
        "gồm",
        "nay",
        "còn",
        "đang",
        "hướng",
        "thực",
        "ban",
        "bằng",
        "vì",
        "ra",
        "làm",
        "vào",
        "sau",
        "trước",
        "đồng",
        "phù",
        "ngoài",
        "nhưng",
        "ngay",
        "một",
        "các",
        "những",
        "quyết",
        "nghị",
        "điều",
        "khoản",
        "điểm",
        "chương",
        "mục",
        "luật",
        "pháp",
        "bộ",
        "căn",
        "bao",
        "thi",
        "tiếp",
        "tuy",
        "cũng",
        "đều",
        "lại",
        "đó",
        "kia",
        "ấy",
        "vẫn",
        "mới",
        "cũ",
        "nước",
        "quốc",
        "khóa",
        "bị",
        "nên",
        "giữa",
    ]
)
_KEEP = frozenset({"thực", "quốc", "điều", "ban", "nước", "các", "pháp", "bộ", "hướng", "thi", "phù", "quyết"})
_NOT_NAMES = rx(
    r"\s(?:này|đó|trên|nêu|gia(?!\snhập)|sư|định|lệ|pháp|hiện|khác|nói|chuyên|tục|được|có|đã|ngày|mới|cũ|thì|là|và|hoặc|do|quy|của|theo|số|năm|khoa|học|chơi"
    r"|bất|quốc\stế|liên\squan|mới|cho|với|tương|chung|riêng|cơ\sbản|gốc|thành\svăn|hóa|hoá|áp|đất\snước)(?!\w)",
    re.IGNORECASE,
)


@cache
def _trie() -> dict[str, Any]:
    """Catalogue names as a trie of folded words; the empty key marks an end."""
    root: dict[str, Any] = {}
    for law in laws():
        for name in spellings(law.name):
            node = root
            for word in name.split():
                node = node.setdefault(word, {})
            node[""] = law.name
    return root


def law_name_end(text: str, position: int, kind: str, *, deep: int = 0) -> int | None:
    """Return where the law's name ends that begins after its kind word at `position`; None where none is named.

    >>> text = "Luật Thể dục, thể thao và các văn bản"
    >>> text[: law_name_end(text, 4, "Luật")]
    'Luật Thể dục, thể thao'
    """
    if kind == "Hiến pháp":
        return _constitution_end(text, position)
    amending = _AMENDING.match(without_marks(text[position : position + _WINDOW]))
    if amending:
        whole = _AMENDS_A_CLASS.match(text, position)  # which the catalogue has as a whole: `... một số điều của các luật về thuế`
        end = _amending_end(text, position + amending.end(), position, deep + 1) if deep < _DEEPEST else None
        return max(end or 0, whole.end()) if whole else end
    listed = _catalogue_end(text, position)
    word = text[position - 4 : position]
    particular = word.casefold() != "luat" and (kind == "Pháp lệnh" or word[:1].isupper() or word.casefold() != "luật")
    return listed or (_plain_end(text, position) if particular else None)


def _constitution_end(text: str, position: int) -> int:
    state = _STATE.match(text, position)
    return state.end() if state else position


def _amending_end(text: str, end: int, position: int, deep: int) -> int | None:
    """Follow the laws that an amending law names."""
    inner = _INNER.match(text, end)
    last: int | None = None
    numbered = False
    while inner and inner.end() < position + _LONGEST:
        name_end = law_name_end(text, inner.end(), "Luật", deep=deep)
        if name_end is None:
            break
        longer = None if _INNER.match(text, name_end) else _UNLISTED.match(text, name_end)
        last = name_end = longer.end() if longer else name_end
        number = _INNER_NUMBER.match(text, name_end)
        following = _INNER.match(text, number.end()) if number else None
        if number and (following or numbered):  # each law in it with its own number
            numbered, last = True, number.end()
        inner = following or _INNER.match(text, name_end)
    if last:
        return last
    return end if re.search(r"\d+ [Ll]uật", text[position:end]) else None


def _catalogue_end(text: str, position: int) -> int | None:
    """Return the end of the longest catalogue name at `position`."""
    node, at, end = _trie(), position, None
    while True:
        gap = (_FIRST_GAP if at == position else _GAP).match(text, at)
        word = _WORD.match(text, gap.end() if gap else at)
        below = _below(node, word.group()) if word else None
        if word is None or below is None:
            break
        node = below
        at = word.end()
        if "" in node:
            end = at
    if end is None or not _spelt_so(text, position, end):
        return None
    return _longer(text, position, end)


def _below(node: dict[str, Any], word: str) -> dict[str, Any] | None:
    """Return the part of the trie under a word of the text, an abbreviation written out."""
    parts = _written_out(word)
    for part in parts:
        if part not in node:
            return None
        node = node[part]
    return node if parts else None


@lru_cache(maxsize=8192)
def _written_out(word: str) -> tuple[str, ...]:
    return tuple(fold_key(spelled_out(word)).split())


def _spelt_so(text: str, position: int, end: int) -> bool:
    """Whether a name of one word has its own marks: `luật gia` is no Luật Giá; longer names may have lost theirs in a scan."""
    words = [word.group() for word in _WORD.finditer(text, position, end)]
    return len(words) > 1 or words[0].casefold() in _single_names()


@cache
def _single_names() -> frozenset[str]:
    return frozenset(law.name.casefold() for law in laws())


def _longer(text: str, position: int, end: int) -> int:
    """Let a name go on past a catalogue name that is only its beginning: `Tài nguyên nước biển`, `Đầu tư kinh doanh`."""
    if state := _STATE.match(text, end):
        return state.end() if state.group() == " Việt Nam" else end
    more = _CAPITALS.match(text, end) if text[position + 1 : position + 2].isupper() else None
    if more and not _CLAUSE.search(more.group()):
        return more.end()
    return _going_on(text, end, large=text[position:end].isupper())


def _going_on(text: str, end: int, *, large: bool) -> int:
    """Return where the words end that go on a name, in letters of its size; a clause goes on with those of lawnames.toml."""
    at = end
    for _ in range(_MORE):
        following = _NEXT.match(text, at)
        if following is None or not (following["word"].isupper() if large else following["word"].islower()) or _begins_clause(following):
            break
        at = following.end("word")
    return at


def _begins_clause(following: re.Match[str]) -> bool:
    """Whether a clause goes on with a word, or with it and the next."""
    word, pair = following["word"].casefold(), f"{following['word']} {following['after']}".casefold()
    if pair in name_words():
        return False
    words = clause_words(plain=word.isascii())
    return word in words or pair in words


_INITIALS = rx(r"\s[\Lu]{2,10}(?=[,;.:()]|\s[\Ll]|$)")  # of a name: `Luật CLSPHH`


def _plain_end(text: str, position: int) -> int | None:
    """Return the end of a name that the catalogue lacks: words up to the first that no name holds."""
    if text[position : position + 1] != " " or _NOT_NAMES.match(text, position):
        return None
    if initials := _INITIALS.match(text, position):
        return initials.end()
    at, count = position, 0
    while count < 18:
        step = rx(r"(?P<gap>\s?,\s|\s?-\s?|\s)(?P<word>[^\W\d_][\w/]*)").match(text, at)
        if not step or not _goes_on(text, step, count):
            break
        at, count = step.end(), count + 1
    named = text[position + 1 : at]
    return at if count and (named[:1].isupper() or count > 1) and re.search(r"\w{2}", named) else None


def _goes_on(text: str, step: re.Match[str], count: int) -> bool:
    """Whether one more word belongs to the name."""
    word, gap = step["word"], step["gap"]
    if "," in gap or word in {"và", "hoặc", "về"}:
        return _joined(text, step, count)
    capital = word[:1].isupper() and not word.isupper()
    if word.casefold() in _STOP and not (capital or (count == 0 and word in _KEEP)):
        return False
    return not re.match(r"(?:Luật|Nghị|Thông|Quyết|Chính|Căn|Điều|Khoản|Chương|Pháp|Bộ)$", word) or (word == "Bộ" and count == 0)


def _joined(text: str, step: re.Match[str], count: int) -> bool:
    """Whether a comma or `và` joins two parts of one name: a lower-case word follows that begins no clause."""
    if step["word"] == "về":
        return count == 0
    after = rx(r"\s?([^\W\d_]+)(?:\s([^\W\d_]+))?").match(text, step.end() if step["word"] == "và" else step.start("word"))
    if not after or not count:
        return False
    word = after[1]
    return word[:1].islower() and word not in _STOP and not re.match(r"(?:các|những|văn|nghị|thông|luật|quy|hướng|tổ|cơ|đề|tích|thực|yêu|tăng|chủ|tiếp)", word)
