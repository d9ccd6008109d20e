"""The text layer of one page: a page of pdfium comes in, its text goes out, with a number that says how broken it looks.

Letters are read as they stand upright. A digit printed smaller and higher than the word that it is glued to is the mark of a footnote, and left out; at the
beginning of a line it is the note's own, and written `[1]`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractors.readers.pdf.places import Edit, tables, upright

_SMALLER = 0.8  # of the size of the letter before
_GLUED = re.compile(r"(?<=[^\s\d])\d{1,3}(?!\w)|(?<=\d)\d{1,3}(?![\w/])|^\d{1,3}(?=\s?[^\W\d_])", re.MULTILINE)
_POWER = re.compile(r"(?<![^\W_])[kcdmh]{0,2}m$")
_PIECES = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_LONGEST = 7  # letters of a Vietnamese syllable
_ALONE = frozenset("aàạáâeéêiíìoóòôồốổơờởuưừứyýỳỷỉủ")  # words of one letter
_BROKEN = 0.06
_FEWEST = 30  # words from which a share is believed
_SAMPLE = 40  # letters whose angle is asked


def page_text(page: Any) -> str:
    """Return the text of a page, turned so that most of its letters stand upright."""
    textpage = page.get_textpage()
    angle = _angle(textpage)
    if angle is not None and (360 - angle) % 360 != page.get_rotation():
        page.set_rotation((360 - angle) % 360)
        textpage = page.get_textpage()
    text = _edited(page, textpage, textpage.get_text_range(errors="replace"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-")


def _angle(textpage: Any) -> int | None:
    """Return by how many degrees most letters are turned; None where the page has too few, or they stand in all directions."""
    from pypdfium2.raw import FPDFText_GetCharAngle

    count = textpage.count_chars()
    if count < _SAMPLE:
        return None
    angles = (FPDFText_GetCharAngle(textpage, index) for index in range(0, count, max(1, count // _SAMPLE)))
    common, times = Counter(round(math.degrees(angle) / 90) % 4 * 90 for angle in angles if angle >= 0).most_common(1)[0]
    return common if times > _SAMPLE * 0.6 else None


def _edited(page: Any, textpage: Any, text: str) -> str:
    """Leave out the marks of footnotes, and write tables as rows."""
    if len(text) != textpage.count_chars():
        return text
    found = list(tables(page, textpage, text))
    marks = [mark for mark in _marks(page, textpage, text) if not any(start < mark[1] and mark[0] < end for start, end, _ in found)]
    out, done = [], 0
    for start, end, instead in sorted([*found, *marks]):
        out += [text[done:start], instead]
        done = end
    return "".join([*out, text[done:]])


def _marks(page: Any, textpage: Any, text: str) -> Iterator[Edit]:
    """Yield the marks of footnotes: nothing for one behind a word, `[1]` for the note's own."""
    from pypdfium2.raw import FPDFText_GetFontSize

    def size(index: int) -> float:
        return float(FPDFText_GetFontSize(textpage, index))

    def foot(index: int) -> float:
        return float(upright(page, textpage.get_charbox(index))[1])

    for found in _GLUED.finditer(text):
        start, end = found.span()
        first = start == 0 or text[start - 1] == "\n"
        beside = end + (text[end : end + 1] == " ") if first else start - 1
        small = next((at for at in range(start, end) if size(at) < _SMALLER * size(beside)), None) if beside < len(text) else None
        if small is None or foot(small) <= foot(beside) + 0.5 or (not first and _POWER.search(text, max(0, start - 6), start)):
            continue
        if first:
            yield small, end, f"[{text[small:end]}] "
        else:
            yield small, end + 2 if text.startswith("\r\n ", end) else end, ""


def broken(text: str) -> float:
    """Return the share of words that no Vietnamese text holds: without a vowel, of one letter that is no word, glued together, or of unknown letters.

    >>> broken("Căn cứ Nghị định của Chính phủ") < 0.05 < broken("Căn c Ngh đ nh c a Chính ph ứ ị ị ủ ủ")
    True
    """
    words = _PIECES.findall(text)
    if not words:
        return 1.0
    unknown = sum(unicodedata.category(letter) == "Co" or letter == "\ufffd" for letter in text)
    return min(1.0, (sum(map(_is_odd, words)) + unknown) / len(words))


def is_broken(text: str) -> bool:
    """Whether so many words look broken that another way to read them is worth its time."""
    return broken(text) > _BROKEN and len(_PIECES.findall(text)) > _FEWEST


def _is_odd(word: str) -> bool:
    if word.isupper() and word.isascii():
        return False  # an abbreviation
    if len(word) == 1:
        return word.casefold() not in _ALONE and not word.isascii()
    plain = unicodedata.normalize("NFD", word)
    if len(word) > _LONGEST:
        return not word.isascii()  # a foreign word has no marks
    return word.islower() and not _VOWEL.search(plain)
