"""The parts of a document: items with their markers, the sections that they stand under, and zones.

In: a clean text. Out: a `Outline`: items (line feeds divide them), each with its marker and level, and where header, recitals,
body and recipients begin. Relations and assignments ask it what a place in the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from extractors.letters import rx, without_marks

# what begins an item, the first that matches: its name, its depth, how it is printed, and what may stand behind it
_MARKERS = (
    ("part", 0, r"(?:PHẦN|Phần)\s[\w]+|(?:CHƯƠNG|Chương)\s(?:[IVXLC]+|\d+)|(?:MỤC|Mục)\s\d+", r"[.:]?\s?"),
    ("article", 1, r"(?:Điều|ĐIỀU)\s\d+[a-z]?", r"[.:]?\s?"),
    ("roman", 1, r"[IVX]{1,5}", r"\s?[-./)]\s?"),
    ("number", 2, r"\d{1,2}(?:\.\d{1,2}){0,4}", r"\s?[.)/]\s?(?=\D)"),
    ("deep", 2, r"\d{1,2}(?:\.\d{1,2}){1,4}", r"\s(?=\D)"),
    ("letter", 6, r"[a-zđ]\d?", r"\)\s?"),
    ("paren", 6, r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)", r"\s"),
    ("upper", 1, r"[A-ZĐ]", r"\.\s"),
    ("plus", 8, r"[+◦]", r"\s?"),
    ("dash", 7, r"[-•~]", r"\s?"),
)
_MARKER = rx("|".join(f"(?P<{name}>{printed}){behind}" for name, _, printed, behind in _MARKERS))
_LEVEL = {name: level for name, level, _, _ in _MARKERS}
_PARAGRAPH = re.compile(r"[^\n]+")
_RECITAL = rx(r"(?:C[ăa]n\sc[ứửu]|CĂN\sCỨ|Xét\s|Theo\sđề\snghị|Thực\shiện\s|Sau\skhi|Để\s|Theo\s)")
_RECIPIENTS = ("noi nhan", "nol nhan", "noi gui")
_BODY = rx(r"(?:Điều\s\d|ĐIỀU\s\d|QUYẾT\sĐỊNH\s?:|QUYẾT\sNGHỊ|CHỈ\sTHỊ\s?:|I\s?[./]|1\s?[./]|A\.)")
# the mark comes first and what must not stand before it behind it: a pattern that begins with a few letters is looked for quickly
_SENTENCE_END = rx(r"[.!?…\n](?:(?<=\n)|(?<!\n)(?<![A-ZĐ]\..)(?<!\b[A-ZĐ].)(?<!TP.)(?<!TT.)[.!?…]*[”\"’)]*\s+(?=[“\"(]?[\Lu\d-]))")

DEEP = 5  # the depth from which an item belongs to the one above it alone
_UNMARKED = 9
_MARKED = 2  # the depth of a numbered heading: a line without a marker does not reach beyond it
_FAR = 30_000  # characters under one heading
_LINE = 160  # characters of a line of recipients
_SOON = 500  # characters in which the line `Lưu` ends them
_GAP = 2  # items without a basis that may stand between two recitals


class Item(NamedTuple):
    """A paragraph: its span, where its words begin after the marker, the marker, and its depth (0 widest, 9 unmarked)."""

    start: int
    end: int
    words: int
    marker: str
    level: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's items and zones, as clean offsets."""

    items: tuple[Item, ...]
    body: int  # where the recitals end
    recipients: int  # where Nơi nhận begins, or the end of the text
    recipients_end: int  # where its lines end
    _starts: tuple[int, ...]
    _sentences: tuple[int, ...]
    _parents: tuple[int | None, ...]

    def index(self, position: int) -> int:
        """Return the index of the paragraph at `position`."""
        return max(0, bisect_right(self._starts, position) - 1)

    def item(self, position: int) -> Item:
        """Return the paragraph at `position`."""
        return self.items[self.index(position)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the sentence at `position` as a half-open span."""
        index = bisect_right(self._sentences, position) - 1
        start = self._sentences[index]
        end = self._sentences[index + 1] if index + 1 < len(self._sentences) else self.items[-1].end
        return start, end

    def below(self, index: int) -> range:
        """Return the indices of the items that stand under the one at `index`, whatever their depth."""
        item, last = self.items[index], index + 1
        while last < len(self.items) and self._under(item, index, last):
            last += 1
        return range(index + 1, last)

    def _under(self, head: Item, index: int, other: int) -> bool:
        item = self.items[other]
        if self.recipients <= item.start < self.recipients_end or item.start - head.end > _FAR:
            return False
        if head.level == _UNMARKED:
            return item.level < _UNMARKED and item.level >= max(_MARKED, self.items[index + 1].level)
        return item.level > head.level

    def parent(self, index: int) -> int | None:
        """Return the index of the item that the one at `index` stands under."""
        return self._parents[index]

    def is_recital(self, position: int) -> bool:
        """Whether `position` stands before the enacting part."""
        return position < self.body

    def heading_over(self, index: int) -> list[Item]:
        """Return the marked items that the one at `index` stands under, nearest first."""
        found: list[Item] = []
        above = self._parents[index]
        while above is not None:
            found.append(self.items[above])
            above = self._parents[above]
        return found


def analyse(clean: str) -> Outline:
    """Return the outline of a clean text."""
    items = tuple(_paragraph(m.group(), m.start()) for m in _PARAGRAPH.finditer(clean)) or (Item(0, 0, 0, "", 9),)
    recipients = next((p.start for p in items if clean[p.start : p.start + 1] in "Nn" and _opens_recipients(clean, p)), len(clean))
    recipients_end = _recipients_end(clean, items, recipients)
    sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(clean))]
    return Outline(items, _body_start(clean, items), recipients, recipients_end, tuple(p.start for p in items), tuple(sentences), _parents(items))


def _archived(clean: str, item: Item) -> bool:
    """Whether the line `Lưu` follows soon: a line of recipients that wraps belongs to them."""
    return item.end - item.start < _LINE and re.search(r"(?:^|\n)[-~+•\s]*(?:Lưu|Luu)\b", clean[item.start : item.start + _SOON]) is not None


def _opens_recipients(clean: str, item: Item) -> bool:
    return without_marks(clean[item.start : item.start + 10]).lower().startswith(_RECIPIENTS)


def _parents(items: tuple[Item, ...]) -> tuple[int | None, ...]:
    """Return for each item the index of the nearest one before it that is less deep."""
    open_items: list[int] = []
    found: list[int | None] = []
    for index, item in enumerate(items):
        while open_items and items[open_items[-1]].level >= item.level:
            open_items.pop()
        found.append(open_items[-1] if open_items else None)
        open_items.append(index)
    return tuple(found)


def _recipients_end(clean: str, items: tuple[Item, ...], start: int) -> int:
    """Return the end of the last line of `Nơi nhận`: the line `Lưu`, or the last that begins with a dash."""
    end = start
    for paragraph in (p for p in items if p.start >= start):
        line = clean[paragraph.start : paragraph.start + 12]
        if paragraph.start > start and not re.match(r"[-~+•]|Lưu|Như|\s", line) and end > start and not _archived(clean, paragraph):
            break
        end = paragraph.end
        if re.match(r"[-~+•\s]*(?:Lưu|Luu)", line):
            break
    return end


def _paragraph(text: str, start: int) -> Item:
    match = _MARKER.match(text)
    if not match or not match.lastgroup or (not text[match.end() :].strip() and match.lastgroup not in {"article", "part"}):
        return Item(start, start + len(text), start, "", 9)
    marker = match[match.lastgroup]
    depth = marker.count(".") if match.lastgroup in {"number", "deep"} else 0
    return Item(start, start + len(text), start + match.end(), marker, _LEVEL[match.lastgroup] + min(depth, 3))


def _body_start(clean: str, items: tuple[Item, ...]) -> int:
    """Return where the recitals end: at the first article or section, or after the last paragraph that recites a basis."""
    recited, since = 0, 0
    for paragraph in items[:150]:
        if _BODY.match(clean, paragraph.start):
            return paragraph.start
        if _RECITAL.match(clean, paragraph.words):
            recited, since = paragraph.end, 0
        elif recited and not paragraph.marker:
            since += 1
            if since > _GAP:
                return recited
    return recited
