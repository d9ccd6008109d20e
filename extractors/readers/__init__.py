"""From a file to a `Source`: one reader a format, chosen by suffix, and by the first bytes where a suffix lies. Adding a format is adding a row to `READERS`.

In: a path. Out: the text in reading order, the digest of the file's bytes, which parts were recognised from pictures, and what holds no text. Offsets of all
records are into that text. A file that cannot be read raises `ReadError` with the way out, whatever went wrong inside; nothing is guessed. Libraries and
programs of the system are used where they serve.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from extractors.errors import ReadError, ViendanError
from extractors.letters import whole
from extractors.readers.html import read_html
from extractors.readers.limits import bytes_of, shown
from extractors.readers.odt import read_odt
from extractors.readers.office import read_doc, read_rtf
from extractors.readers.pdf import read_pdf
from extractors.readers.plain import read_plain
from extractors.readers.reading import Reading
from extractors.readers.sheets import read_xlsx
from extractors.readers.word import read_docx
from extractors.records import Source

__all__ = ["READERS", "Reading", "names_file", "read", "shown"]

Reader = Callable[[Path, bytes], Reading]
_LONGEST_PATH = 260  # characters
_MESSAGE = "a message, not a document; save the documents that it holds and give those"


def read(path: Path | str) -> Source:
    """Read a document.

    Raises `ReadError` for a missing, empty or binary file, an unknown format, and a file that is no document; `MissingTool` where a program
    must be installed first.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise ReadError(f"{shown(path)}: {_unread(path.suffix)}")
    data = bytes_of(path)
    reading = _read(_by_bytes(data, path.suffix.casefold()) or reader, path, data)
    text = whole(reading.text)
    if not any(map(str.isalpha, text)):
        raise ReadError(f"{shown(path)}: no text found; give a document that holds text")
    return Source(shown(path), text, hashlib.sha256(data).hexdigest(), recognised=reading.recognised, notes=reading.notes)


def _unread(suffix: str) -> str:
    if suffix.casefold() in {".eml", ".msg"}:
        return _MESSAGE
    return f"format {suffix or 'without suffix'} is not read; known are {', '.join(sorted(READERS))}"


def _read(reader: Reader, path: Path, data: bytes) -> Reading:
    """Call a reader; whatever it or its library raises is an error of this file alone."""
    try:
        return reader(path, data)
    except ViendanError:
        raise
    except (Exception, RecursionError, MemoryError) as error:
        said = " ".join(str(error).split())[:200]
        raise ReadError(f"{shown(path)}: damaged or of an unknown making ({type(error).__name__}: {said}); open it and save it again") from error


def _by_bytes(data: bytes, suffix: str) -> Reader | None:
    """Return the reader that a file's first bytes ask for, where its suffix is one of a word processor or a page."""
    if suffix in {".txt", ".md"}:
        return None
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK\x03\x04"):
        return next((reader for mark, reader in _PACKED if mark in data), read_docx)
    return next((reader for mark, reader in _STARTS if start.startswith(mark)), None)


def names_file(text: str) -> bool:
    """Whether a text is a file's name rather than a document's text: one short line that names a file, or ends as one and has no blank.

    >>> names_file("thong-bao.docx"), names_file("Chỉ thị số 16/CT-TTg"), names_file("Xem thong-bao.docx")
    (True, False, False)
    """
    if not 0 < len(text) <= _LONGEST_PATH or not text.isprintable():
        return False
    if not any(map(str.isspace, text)) and Path(text).suffix.casefold() in READERS:
        return True
    try:
        return Path(text).is_file()
    except OSError:
        return False


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".docm": read_docx,
    ".doc": read_doc,
    ".rtf": read_rtf,
    ".odt": read_odt,
    ".xlsx": read_xlsx,
    ".pdf": read_pdf,
}
_STARTS: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF-", read_pdf),
    (b"{\\rtf", read_rtf),
    (b"<!DOCTYPE html", read_html),
    (b"<!doctype html", read_html),
    (b"<html", read_html),
    (b"<HTML", read_html),
    (b"\xd0\xcf\x11\xe0", read_doc),
)
_PACKED: tuple[tuple[bytes, Reader], ...] = (
    (b"word/document.xml", read_docx),
    (b"xl/workbook.xml", read_xlsx),
    (b"application/vnd.oasis.opendocument", read_odt),
)
