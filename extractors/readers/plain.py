"""Plain text and Markdown: bytes come in, the text as it stands goes out."""

from __future__ import annotations

from pathlib import Path

from extractors.encodings import decode
from extractors.errors import ReadError
from extractors.readers.limits import shown
from extractors.readers.reading import Reading

_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ\x90", b"\x1f\x8b", b"SQLite format", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_plain(path: Path, data: bytes) -> Reading:
    """Read a plain text. Raises `ReadError` for a binary file, and for letters of no known encoding."""
    return Reading(decoded(path, data))


def decoded(path: Path, data: bytes) -> str:
    """Decode the bytes of a text."""
    if data.startswith(_BINARY) or _controls(data) > len(data) * 0.02:
        raise ReadError(f"{shown(path)}: a binary file, not a text; give the document as text, or with the suffix of its format")
    text = decode(data, shown(path))
    if text.count("\x00") + text.count("\ufffd") > len(text) * 0.05:
        raise ReadError(f"{shown(path)}: a binary file, not a text; give the document as text")
    return text


def _controls(data: bytes) -> int:
    """Count control characters that no text holds; in UTF-16, which is full of zeros, they are halves of letters."""
    return 0 if data.count(0) > len(data) * 0.05 else len(data) - len(data.translate(None, bytes({*range(1, 9), *range(14, 32)} - {0x1B})))
