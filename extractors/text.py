"""From a raw text to a clean one with a map back: characters unified, broken lines joined, page numbers hidden.

In: the text as a reader returned it. Out: a `Text` whose `clean` has single spaces inside a paragraph and a line feed only
between paragraphs, and whose `raw_span` gives the place of any clean span in the source. Every later stage reads `clean`;
every record carries raw offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from extractors.joints import joints
from extractors.letters import HIDDEN, rx, unified
from extractors.lines import Line, full_width, printed_lines, without_pages

_ONSETS = ("ngh", "[cgknpt]h", "ng", "gi", "qu", "tr", "[bcdđghklmnpqrstvx]")  # consonants that are no word
_ALONE = "|".join(rf"(?<={onset} )(?<![^\W\d_]{onset} )(?<![\u0300-\u036f]{onset} )(?<!điểm {onset} )" for onset in _ONSETS)
# a space that a tool left behind consonants before a marked vowel: `Ngh ị đ ịnh`; it stands first in the pattern, because it is quick to find
_SPLIT = rx(rf" (?=[àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ])(?:{_ALONE})", re.IGNORECASE)
_SPLIT_OFTEN = 5  # in a text that it is looked for
_REPAIR = rx(r"[^\W\d_][\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff]+|\s{2,}")
_SPACES = re.compile("  +")
_ODD = rx(r"[\t\x1c-\x1f\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")  # what else `_REPAIR` finds something in; most texts have none


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
    same = unified(raw)
    lines = list(printed_lines(same))
    kept = without_pages(lines)
    return _assemble(raw, same, kept, [*joints(same, kept, full_width(lines)), ""])


def _assemble(raw: str, same: str, lines: Sequence[Line], after: Sequence[str]) -> Text:
    """Write the clean text, line by line with what comes after each, noting where each piece came from."""
    split = _is_split(same)
    out: list[str] = []
    clean_at, raw_at, length = [0], [lines[0].start if lines else 0], 0
    odd = _ODD.search(same) is not None
    for line, joint in zip(lines, after, strict=False):
        for at, piece in _pieces(line, odd, split) if odd or split or "  " in line.text else ((line.start, line.text),):
            clean_at.append(length)
            raw_at.append(at)
            out.append(piece)
            length += len(piece)
        if joint:
            clean_at.append(length)
            raw_at.append(line.end)
            out.append(joint)
            length += len(joint)
    return Text(raw, "".join(out), tuple(clean_at), tuple(raw_at))


def _is_split(text: str) -> bool:
    """Whether a tool left spaces inside the words of a text, and not only behind the letter of a clause (`điểm c ở`)."""
    return " " in text and len(list(islice(_SPLIT.finditer(text), _SPLIT_OFTEN))) == _SPLIT_OFTEN


def _pieces(line: Line, odd: bool, split: bool) -> Sequence[tuple[int, str]]:
    """Return the pieces of a line, each with its place, those that need it mended; `odd` says that the text has some that only `_REPAIR` finds."""
    text, position = line.text, 0
    if split and " " in text:
        return _joined(line)
    repair = _REPAIR if odd and _ODD.search(text) else _SPACES if "  " in text else None
    if repair is None:
        return ((line.start, text),)
    pieces: list[tuple[int, str]] = []
    for match in repair.finditer(text):
        pieces += [(line.start + position, text[position : match.start()]), (line.start + match.start(), _mended(match.group()))]
        position = match.end()
    return [(at, piece) for at, piece in (*pieces, (line.start + position, text[position:])) if piece]


def _joined(line: Line) -> Sequence[tuple[int, str]]:
    """Return the pieces of a line whose words hold spaces, without those spaces."""
    pieces: list[tuple[int, str]] = []
    position = 0
    for match in _SPLIT.finditer(line.text):
        pieces.append((line.start + position, line.text[position : match.start()]))
        position = match.end()
    return [(at, piece) for at, piece in (*pieces, (line.start + position, line.text[position:])) if piece]


def _mended(piece: str) -> str:
    """Return what stands for a piece: a space for white space, the composed letter, nothing for the invisible."""
    if piece.isspace():
        return " "
    return "" if HIDDEN.fullmatch(piece) else unicodedata.normalize("NFC", piece)
