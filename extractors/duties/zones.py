"""Which items of a document give no work, and which give an account of what is.

In: a page, its outline, the header and the spans that tables cover. Out: the `Setting` in which the document speaks, and the indices of its silent
items (letterhead, addressees, recitals, scope and definitions, recipients, tables) and of those where only a word of duty gives work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.duties.letters import is_answer
from extractors.duties.rows import Setting
from extractors.header import Header
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.outline import DEEP, Item, Outline

_TITLE_OF_ADDRESS = rx(r"(?<!\w)dien\s?:$|^kinh\sgui", re.MULTILINE)
_BULLET = rx(r"[-+•~]\s?|\d{1,2}[.)]\s")
_ADDRESS = 500  # characters of one line of addressees
_FIRST = 60  # items among which a letter or a telegram names its addressees
_HEADING = 160  # characters: what is longer is no heading
_RULES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Hiến pháp", "Nghị quyết liên tịch"})
_TELLING = frozenset({"Báo cáo", "Tờ trình"})
_LOOSE = frozenset({"Chương trình", "Hướng dẫn", "Đề án", "Phương án"})  # kinds that also name a talk or a study, which has no number
_OFTEN = 6  # words of one who discusses that tell such a text
_REPORTS = rx(r"/\s?(?:BC|TTr)-[A-ZĐ]")
_HEAD = 600  # characters in which a number stands that a scan lost
_FIRST_LINES = 8
_MANY = 10  # articles that make a law of a text whose kind is lost
_TWO_SERIES = frozenset({"Quyết định", "Nghị quyết", "Chỉ thị"})
_RULED = rx(r"ban\shành\s(?:kèm\stheo\s)?(?:[\Ll]+\s){0,3}[Qq]uy\s(?:định|chế)|quy\sđịnh\s(?:về|chi|một|mức|việc|chế|tiêu)", re.IGNORECASE)
_FOUNDS = rx(r"chức\snăng,\snhiệm\svụ", re.IGNORECASE)
_CARRIES_OUT = rx(r"chịu\strách\snhiệm\sthi\shành|có\strách\snhiệm\sthi\shành")
_CLOSING_LINE = rx(r"(?:hiệu\slực|trách\snhiệm|điều\skhoản|tổ\schức)\s(?:thi\shành|thực\shiện)", re.IGNORECASE)
_CLOSES = rx(r"(?:hiệu\slực|trách\snhiệm|điều\skhoản|tổ\schức)\s?(?:thi\shành|thực\shiện)?|thi\shành", re.IGNORECASE)


def setting(page: Page, outline: Outline, header: Header, aside: Sequence[tuple[int, int]]) -> Setting:
    """Tell a document that rules from one that orders: in a rule a body's plain verb tells its power. A number with its year is a rule's."""
    named = page.text[slice(*header.title)] if header.title else ""
    numbered = header.kind in _TWO_SERIES and header.number is not None and header.number.year is not None
    law = header.kind in _RULES or (header.kind is None and _articles(outline) >= _MANY)
    rules = law or numbered or bool(_RULED.search(named))
    letter = _is_letter(page, outline, header)
    begin = header.title[1] if header.title else header.end
    opening = next((item.start for item in outline.items if item.marker and item.level < DEEP and item.start > begin), begin)
    issuer = Page.of(header.body.name).folded if header.body else ""
    return Setting(
        rules,
        bool(_FOUNDS.search(named)),
        begin,
        header.kind or "",
        issuer,
        opening,
        tuple(aside),
        law=law,
        letter=letter,
        answer=letter and is_answer(page, outline),
        tells=_tells(page, outline, header),
    )


def _articles(outline: Outline) -> int:
    return sum(item.marker.startswith(("Điều", "ĐIỀU")) for item in outline.items)


def _is_letter(page: Page, outline: Outline, header: Header) -> bool:
    return header.kind == "Công văn" or (header.kind is None and any(page.folded.startswith("kinh gui", item.start) for item in outline.items[:_FIRST_LINES]))


def _tells(page: Page, outline: Outline, header: Header) -> bool:
    """Whether a document reports, proposes or discusses: of such a kind, or an essay, which has none of an office's lines."""
    if header.kind == "Công văn" and page.folded.count("du thao") >= _MANY:
        return True  # its annex is a draft and what others say of it
    if header.kind or header.number:
        return header.kind in _TELLING or (header.kind in _LOOSE and not header.number and _discusses(page, _OFTEN))
    if _REPORTS.search(page.text, 0, _HEAD):
        return True
    if header.body or outline.recipients < len(page.text) or not _discusses(page):
        return False
    lines = outline.items[:_FIRST_LINES]
    return not any(words("official").match(page, item.start, item.end) for item in lines)


def _discusses(page: Page, often: int = 2) -> bool:
    """Whether the words of one who discusses stand in a text, so often at least."""
    at = 0
    for _ in range(often):
        found = words("essay").search(page, at, len(page.text))
        if found is None:
            return False
        at = found[1]
    return True


def tasked_items(page: Page, outline: Outline) -> set[int]:
    """Return the items under headings that announce tasks."""
    tasked: set[int] = set()
    for index, item in enumerate(outline.items):
        if item.marker and item.level < DEEP and item.end - item.words < _HEADING and words("silent", "tasked").match(page, item.words, item.end):
            tasked |= {index, *outline.below(index)}
    return tasked


def silent_items(page: Page, outline: Outline, where: Setting) -> set[int]:
    """Return the items that give no work: letterhead, addressees, recitals, scope and definitions, recipients, tables."""
    silent: set[int] = set()
    for index, item in enumerate(outline.items):
        if item.end <= where.begin or outline.recipients <= item.start < outline.recipients_end or _aside(item, where) or _recites(page, outline, item):
            silent.add(index)
        elif item.level < 6 and united("silent", "silent.functions").match(page, item.words, item.end):
            silent |= {index, *outline.below(index)}
        elif index < _FIRST and _addresses(page, item):
            silent |= {index, *_addressees(page, outline, index)}
    return silent | (_founding(page, outline) if where.founds else set())


def _addresses(page: Page, item: Item) -> bool:
    """Whether an item is the title over those a letter or a telegram is sent to."""
    if page.folded[item.end - 1 : item.end] != ":" and not page.folded.startswith("kinh", item.start):
        return False
    return _TITLE_OF_ADDRESS.search(page.folded, max(item.start, item.end - _HEADING), item.end) is not None


def accounts(page: Page, outline: Outline) -> set[int]:
    """Return the items that give an account of what was and is, or of who is competent: only a word of duty gives work there."""
    told: set[int] = set()
    for index, item in enumerate(outline.items):
        if item.marker and item.end - item.words < _HEADING and (words("silent", "narrated").match(page, item.words, item.end) or _empowers(page, item)):
            told |= {index, *outline.below(index)}
    return told


def _empowers(page: Page, item: Item) -> bool:
    """Whether a heading tells what somebody is competent for, and no more: `Thẩm quyền cấp giấy phép`."""
    able = words("silent", "competence").match(page, item.words, item.end)
    return able is not None and words("silent", "beside").search(page, able, item.end) is None


def _aside(item: Item, where: Setting) -> bool:
    return any(start <= item.start < end for start, end in where.aside)


def _recites(page: Page, outline: Outline, item: Item) -> bool:
    if not outline.is_recital(item.start) or not page.text[item.start : item.end].rstrip().endswith((";", ",")):
        return False
    return page.folded.startswith(("can cu", "xet ", "theo de nghi"), item.words)


def _addressees(page: Page, outline: Outline, index: int) -> Iterator[int]:
    """Yield the lines of those a letter or a telegram is sent to, up to a full stop that no further bullet follows."""
    ended = False
    for following in range(index + 1, min(index + 40, len(outline.items))):
        item = outline.items[following]
        text = page.text[item.start : item.end]
        bullet = _BULLET.match(text)
        if text[:1].isdigit() or not (bullet or (len(text) < _HEADING and not ended)) or len(text) > _ADDRESS:
            return
        ended = text.rstrip().endswith(".")
        yield following


def _founding(page: Page, outline: Outline) -> set[int]:
    """In a document that founds a body, what the body is for is its power: only the closing articles give work."""
    silent: set[int] = set()
    closing = False
    for index, item in enumerate(outline.items):
        if item.level <= 1 and item.marker:
            closing = _closes(page, item) or (item.words == item.end and _headed_by(page, outline, index + 1))
        if not closing:
            silent.add(index)
    return silent


def _headed_by(page: Page, outline: Outline, index: int) -> bool:
    """Whether the line behind an article's number is the heading of a closing one."""
    return index < len(outline.items) and _CLOSING_LINE.match(page.text, outline.items[index].words, outline.items[index].end) is not None


def _closes(page: Page, item: Item) -> bool:
    """Whether an item heads the articles that close a document, or is one."""
    return bool(_CLOSES.search(page.text, item.words, min(item.end, item.words + 80)) or _CARRIES_OUT.search(page.text, item.words, item.end))
