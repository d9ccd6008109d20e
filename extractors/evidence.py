"""The sentence around a place in a text: what stands behind an edge.

In: a text with its outline, and half-open offsets into it as decoded. Out: the sentence they stand in, white space folded, at most `AROUND`
characters on each side, and their place in it; an ellipsis marks a cut. Wrapped lines and page numbers do not end a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from extractors.outline import Outline, analyse
from extractors.records import Extraction
from extractors.text import Text, clean, folded

AROUND = 300
PLACED = ("effects", "citations", "relations", "assignments")  # records with a place in the text


class Told(NamedTuple):
    """A sentence, and the half-open offsets of a mention in it."""

    text: str
    start: int
    end: int


Evidence = Mapping[str, list[Told]]  # a sentence a record


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: Text, outline: Outline) -> None:
        """Take a clean text and its outline."""
        self._text, self._outline = text, outline

    @classmethod
    def within(cls, raw: str) -> Sentences:
        """Read a text once for all its places."""
        text = clean(raw)
        return cls(text, analyse(text.clean))

    def of(self, extraction: Extraction) -> Evidence:
        """Return the sentences of all records of a text that have a place in it."""
        return {name: [self.around(row.start, row.end) for row in getattr(extraction, name)] for name in PLACED}

    def around(self, start: int, end: int) -> Told:
        """Return the sentence around raw offsets.

        >>> Sentences.within("Một câu. Căn cứ Luật Giáo dục\\n\\nnăm 2019; theo đó. Hết rồi.").around(17, 39)
        Told(text='Căn cứ Luật Giáo dục năm 2019; theo đó.', start=8, end=29)
        """
        text, first = self._text.clean, self._text.to_clean(start)
        last = max(self._text.to_clean(end), first + 1)
        left, right = self._outline.sentence(first)[0], self._outline.sentence(last - 1)[1]
        before, after = text[left:first].lstrip(), text[last:right].rstrip()
        if len(before) > AROUND:
            before = f"…{before[-AROUND:].partition(' ')[2]}"
        if len(after) > AROUND:
            after = f"{after[:AROUND].rpartition(' ')[0]}…"
        place = len(folded(before + "|")) - 1, len(folded(before + text[first:last]))
        return Told(folded(before + text[first:last] + after), *place)
