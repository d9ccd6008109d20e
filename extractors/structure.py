"""The parts of a document: paragraphs with their markers, the sections that they stand under, and zones.

In: a clean text. Out: a `Structure`: paragraphs (line feeds divide them), each with its marker and level, and where header, recitals,
body and recipients begin. Relations and assignments ask it what a place in the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.letters import rx

_MARKER = rx(
    r"(?P<part>(?:PHẦN|Phần)\s[\w]+|(?:CHƯƠNG|Chương)\s(?:[IVXLC]+|\d+)|(?:MỤC|Mục)\s\d+)[.:]?\s?|(?P<article>(?:Điều|ĐIỀU)\s\d+[a-z]?)[.:]?\s?"
    r"|(?P<roman>[IVX]{1,5})\s?[-./)]\s?|(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\s?[.)/]\s?(?=\D)|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,4})\s(?=\D)"
    r"|(?P<letter>[a-zđ]\d?)\)\s?|(?P<upper>[A-ZĐ])\.\s|(?P<dash>[-+•~])\s?"
)
_LEVEL = {"part": 0, "upper": 1, "roman": 1, "article": 1, "number": 2, "deep": 2, "letter": 6, "dash": 7}
_RECITAL = rx(r"(?:C[ăa]n\sc[ứửu]|CĂN\sCỨ|Xét\s|Theo\sđề\snghị|Thực\shiện\s|Sau\skhi|Để\s|Theo\s)")
_RECIPIENTS = rx(r"(?:Nơi\snhận|NƠI\sNHẬN|Noi\snhận|Nơi\snhân|Nơi\sgửi)\b")
_BODY = rx(r"(?:Điều\s\d|ĐIỀU\s\d|QUYẾT\sĐỊNH\s?:|QUYẾT\sNGHỊ|CHỈ\sTHỊ\s?:|I\s?[./]|1\s?[./]|A\.)")
_SENTENCE_END = rx(r"(?<![A-ZĐ]\.)(?<!\b[A-ZĐ])(?<!TP)(?<!TT)[.!?…]+[”\"’)]*\s+(?=[“\"(]?[\Lu\d-])|\n")


_GAP = 2  # paragraphs without a basis that may stand between two recitals


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span, where its words begin after the marker, the marker, and its depth (0 widest, 9 unmarked)."""

    start: int
    end: int
    words: int
    marker: str
    level: int


@dataclass(frozen=True, slots=True)
class Structure:
    """A document's paragraphs and zones, as clean offsets."""

    paragraphs: tuple[Paragraph, ...]
    body: int  # where the recitals end
    recipients: int  # where Nơi nhận begins, or the end of the text
    recipients_end: int  # where its lines end
    _starts: tuple[int, ...]
    _sentences: tuple[int, ...]

    def index(self, position: int) -> int:
        """Return the index of the paragraph at `position`."""
        return max(0, bisect_right(self._starts, position) - 1)

    def paragraph(self, position: int) -> Paragraph:
        """Return the paragraph at `position`."""
        return self.paragraphs[self.index(position)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the sentence at `position` as a half-open span."""
        index = bisect_right(self._sentences, position) - 1
        start = self._sentences[index]
        end = self._sentences[index + 1] if index + 1 < len(self._sentences) else self.paragraphs[-1].end
        return start, end

    def is_recital(self, position: int) -> bool:
        """Whether `position` stands before the enacting part."""
        return position < self.body

    def heading_over(self, index: int) -> list[Paragraph]:
        """Return the marked paragraphs that the one at `index` stands under, nearest first."""
        found: list[Paragraph] = []
        level = self.paragraphs[index].level
        for paragraph in reversed(self.paragraphs[max(0, index - 400) : index]):
            if paragraph.level < level:
                found.append(paragraph)
                level = paragraph.level
            if level == 0:
                break
        return found


def analyse(clean: str) -> Structure:
    """Return the structure of a clean text."""
    paragraphs = tuple(_paragraph(m.group(), m.start()) for m in re.finditer(r"[^\n]+", clean)) or (Paragraph(0, 0, 0, "", 9),)
    recipients = next((p.start for p in paragraphs if _RECIPIENTS.match(clean, p.start)), len(clean))
    recipients_end = _recipients_end(clean, paragraphs, recipients)
    sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(clean))]
    return Structure(paragraphs, _body_start(clean, paragraphs), recipients, recipients_end, tuple(p.start for p in paragraphs), tuple(sentences))


def _recipients_end(clean: str, paragraphs: tuple[Paragraph, ...], start: int) -> int:
    """Return the end of the last line of `Nơi nhận`: the line `Lưu`, or the last that begins with a dash."""
    end = start
    for paragraph in (p for p in paragraphs if p.start >= start):
        line = clean[paragraph.start : paragraph.start + 12]
        if paragraph.start > start and not re.match(r"[-~+•]|Lưu|Như|\s", line) and end > start:
            break
        end = paragraph.end
        if re.match(r"[-~+•\s]*(?:Lưu|Luu)", line):
            break
    return end


def _paragraph(text: str, start: int) -> Paragraph:
    match = _MARKER.match(text)
    if not match or not match.lastgroup or (not text[match.end() :].strip() and match.lastgroup not in {"article", "part"}):
        return Paragraph(start, start + len(text), start, "", 9)
    marker = match[match.lastgroup]
    depth = marker.count(".") if match.lastgroup in {"number", "deep"} else 0
    return Paragraph(start, start + len(text), start + match.end(), marker, _LEVEL[match.lastgroup] + min(depth, 3))


def _body_start(clean: str, paragraphs: tuple[Paragraph, ...]) -> int:
    """Return where the recitals end: at the first article or section, or after the last paragraph that recites a basis."""
    recited, since = 0, 0
    for paragraph in paragraphs[:150]:
        if _BODY.match(clean, paragraph.start):
            return paragraph.start
        if _RECITAL.match(clean, paragraph.words):
            recited, since = paragraph.end, 0
        elif recited and not paragraph.marker:
            since += 1
            if since > _GAP:
                return recited
    return recited
