"""What a reader of one format returns: the text, and what is to be known of how it was got."""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]
_HALVES = re.compile("[\ud800-\udfff]")  # of letters beyond 16 bits, which no file can hold alone


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in reading order; `recognised` are its half-open spans that were read from pictures, `notes` say what holds no text, each with its place."""

    text: str
    recognised: tuple[Span, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()


def printable(text: str) -> str:
    """Return a text of the same length that can be written as UTF-8."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)
