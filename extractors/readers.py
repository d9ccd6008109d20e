"""From a file to a `Source`: one reader a format, chosen by suffix.

In: a path. Out: the text in reading order and the digest of the file's bytes. Offsets of all records are into that text. A file that cannot be
read raises `ReadError` with the way out; nothing is guessed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from extractors.errors import ReadError
from extractors.records import Source

Reader = Callable[[Path, bytes], str]
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ\x90", b"\x1f\x8b", b"SQLite format")


def read(path: Path | str) -> Source:
    """Read a document.

    Raises `ReadError` for a missing, empty or binary file, an unknown format, and a file that is no document.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise ReadError(f"{path}: format {path.suffix or 'without suffix'} is not read; known are {', '.join(sorted(READERS))}")
    data = _bytes(path)
    text = reader(path, data)
    if not any(character.isalpha() for character in text):
        raise ReadError(f"{path}: no text found; if the file is a scan, give a file with a text layer")
    return Source(str(path), text, hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened: {error.strerror}") from error
    if not data.strip():
        raise ReadError(f"{path}: the file is empty; give a file with text")
    return data


def _plain(path: Path, data: bytes) -> str:
    """Decode a plain text: UTF-8 with or without BOM, or UTF-16 with one."""
    if data.startswith(_BINARY) or (b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise ReadError(f"{path}: a binary file, not a text; give the document as text")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: not {encoding.removesuffix('-sig').upper()} at byte {error.start}; convert the file to UTF-8") from error


READERS: Mapping[str, Reader] = {".txt": _plain, ".md": _plain}
