"""Compressed streams of a PDF: bytes come in, nothing goes out; a file of which one stream unfolds without end is refused before any library opens it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from extractors.errors import ReadError
from extractors.readers.limits import LARGEST, shown

_STREAM = re.compile(rb"stream\r?\n")
_PIECE = 1 << 20
_TWICE = 3  # filters one behind the other


def refuse_bombs(path: Path, data: bytes) -> None:
    """Raise `ReadError` where a stream unfolds beyond `LARGEST` bytes."""
    view = memoryview(data)
    for start in _STREAM.finditer(data):
        if data[start.end() : start.end() + 1] == b"\x78" and _unfolded(view[start.end() :], _TWICE) > LARGEST:
            raise ReadError(f"{shown(path)}: a part of it unfolds beyond {LARGEST >> 20} MB; such a file is not read")


def _unfolded(packed: memoryview, depth: int) -> int:
    """Return how many bytes a stream unfolds to, counted no further than just beyond `LARGEST`; of what is packed again, the largest count."""
    stream = zlib.decompressobj()
    inner = _Inner(depth)
    size, at, rest = 0, 0, b""
    try:
        while not stream.eof and size <= LARGEST:
            if not rest:
                rest, at = bytes(packed[at : at + _PIECE]), at + _PIECE
                if not rest:
                    break
            piece = stream.decompress(rest, _PIECE)
            rest = stream.unconsumed_tail
            size += len(piece)
            size = max(size, inner.add(piece))
            if not piece and not rest and at >= len(packed):
                break
    except zlib.error:
        pass
    return size


class _Inner:
    """A stream inside a stream, unfolded as its packed bytes arrive."""

    def __init__(self, depth: int) -> None:
        self._depth, self._size, self._begun = depth, 0, False
        self._stream: zlib._Decompress | None = None
        self._next: _Inner | None = None

    def add(self, piece: bytes) -> int:
        """Take more of the packed bytes; return how much they gave so far, zero where they are not packed."""
        if not self._begun and piece:
            self._begun = True
            if piece[:1] == b"\x78" and self._depth > 1:
                self._stream, self._next = zlib.decompressobj(), _Inner(self._depth - 1)
        while self._stream is not None and self._next is not None and piece and self._size <= LARGEST:
            try:
                given = self._stream.decompress(piece, _PIECE)
            except zlib.error:
                self._stream = None
                break
            self._size = max(self._size + len(given), self._next.add(given))
            piece = self._stream.unconsumed_tail
        return self._size
