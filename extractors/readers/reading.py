"""What a reader of one format returns: the text, and what is to be known of how it was got."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in reading order; `recognised` are its half-open spans that were read from pictures, `notes` say what holds no text, each with its place."""

    text: str
    recognised: tuple[Span, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
