"""The sentence around a place in a text: what stands behind an edge.

In: a text as decoded, and half-open offsets into it. Out: the sentence they stand in, white space folded, at most `AROUND`
characters on each side, and their place in it; an ellipsis marks a cut. Wrapped lines and page numbers do not end a sentence, so the extractors' own reading of
items and sentences is asked.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from extractors.outline import analyse
from extractors.text import clean, folded

AROUND = 300


class Told(NamedTuple):
    """A sentence, and the half-open offsets of a mention in it."""

    text: str
    start: int
    end: int


class Sentences:
    """The sentences of one text."""

    def __init__(self, raw: str) -> None:
        """Read the text once for all its places."""
        self._text = clean(raw)
        self._structure = analyse(self._text.clean)

    def around(self, start: int, end: int) -> Told:
        """Return the sentence around raw offsets.

        >>> Sentences("Một câu. Căn cứ Luật Giáo dục\\n\\nnăm 2019; theo đó. Hết rồi.").around(17, 39)
        Told(text='Căn cứ Luật Giáo dục năm 2019; theo đó.', start=8, end=29)
        """
        text, first, last = self._text.clean, self._clean(start), max(self._clean(end), self._clean(start) + 1)
        left, right = self._structure.sentence(first)[0], self._structure.sentence(last - 1)[1]
        before, after = text[left:first].lstrip(), text[last:right].rstrip()
        if len(before) > AROUND:
            before = f"…{before[-AROUND:].partition(' ')[2]}"
        if len(after) > AROUND:
            after = f"{after[:AROUND].rpartition(' ')[0]}…"
        place = len(folded(before + "|")) - 1, len(folded(before + text[first:last]))
        return Told(folded(before + text[first:last] + after), *place)

    def _clean(self, raw: int) -> int:
        return bisect_left(range(len(self._text.clean)), raw, key=self._text.to_raw)
