"""The rows of a dump: a path comes in, one mapping a row goes out, or the error of a row that is broken; the file is never whole in memory.

JSON lines, CSV and TSV, plain or compressed (`.gz`, `.xz`, `.bz2`); Parquet; JSON that is a list of objects; a spreadsheet whose first row names columns.
What unfolds to more than 200 times its size, beyond 64 MB, ends its file.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from extractors.errors import ReadError
from extractors.readers import shown
from extractors.readers.limits import bytes_of
from extractors.readers.sheets import sheets_of

Row = tuple[int, Mapping[str, Any] | ReadError]  # its number, from 1, and what it says
_PACKED: Mapping[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_LONGEST = 64 << 20  # bytes of one row
_RATIO, _FREE = 200, 64 << 20
_BATCH, _NARROW_BATCH = 64, 2048  # rows of Parquet that are in memory, with texts and without
_SAMPLE = 1 << 18


def format_of(path: Path) -> str | None:
    """Return the format of a dump by its name, None for another file.

    >>> format_of(Path("a.jsonl.xz")), format_of(Path("b.PARQUET")), format_of(Path("c.txt.gz"))
    ('.jsonl', '.parquet', None)
    """
    suffixes = [suffix.casefold() for suffix in path.suffixes]
    packed = bool(suffixes) and suffixes[-1] in _PACKED
    form = (suffixes[-2:-1] if packed else suffixes[-1:]) or [""]
    return form[0] if form[0] in (_STREAMED if packed else FORMATS) else None


def rows(path: Path, wanted: Callable[[Sequence[str]], Sequence[str]] | None = None) -> Iterator[Row]:
    """Yield the rows of a dump. Raises `ReadError` where the file ends in what is none; rows before it are given.

    `wanted` tells which of a file's columns are asked for: of Parquet the others are not read.
    """
    form = format_of(path)
    if form is None:
        raise ReadError(f"{shown(path)}: no dump; known are {', '.join(FORMATS)}")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadError(f"{shown(path)}: no regular file; give a file")
        yield from _parquet(path, wanted) if form == ".parquet" else FORMATS[form](path)
    except (OSError, EOFError, lzma.LZMAError, zlib.error, UnicodeError, csv.Error) as error:
        raise ReadError(f"{shown(path)}: not readable to its end ({getattr(error, 'strerror', None) or error}); get the file again") from error


class _Counted(io.RawIOBase):
    """A stream that ends in an error where it unfolds without end."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._stream, self._read = path, stream, 0
        self._most = max(_FREE, os.path.getsize(path) * _RATIO)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._read += len(data)
        if self._read > self._most:
            raise ReadError(f"{shown(self._path)}: unfolds beyond {self._most >> 20} MB; such a file is not read")
        buffer[: len(data)] = data
        return len(data)


def _opened(path: Path) -> io.BufferedReader:
    opener = _PACKED.get(path.suffix.casefold())
    if opener is None:
        return path.open("rb")
    return io.BufferedReader(_Counted(path, cast("BinaryIO", opener(path, "rb"))), 1 << 16)


def _json_lines(path: Path) -> Iterator[Row]:
    with _opened(path) as file:
        number = 0
        while line := file.readline(_LONGEST):
            number += 1
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) == _LONGEST and not line.endswith(b"\n"):
                while (more := file.readline(_LONGEST)) and not more.endswith(b"\n"):
                    pass
                yield number, ReadError(f"row {number} has more than {_LONGEST >> 20} MB; split it")
            elif line.strip():
                yield number, _object(number, line)


def _object(number: int, line: bytes) -> Mapping[str, Any] | ReadError:
    try:
        row = json.loads(line, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        return ReadError(f"row {number} is not JSON ({error}); mend the row, or leave it out")
    return row if isinstance(row, dict) else ReadError(f"row {number} is not a JSON object; mend the row, or leave it out")


def _integer(printed: str) -> int | str:
    return int(printed) if len(printed) < 19 else printed


def _json(path: Path) -> Iterator[Row]:
    """Yield the objects of a list, also where it is the value of a key; an object alone is one row."""
    try:
        whole = json.loads(bytes_of(path), parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{shown(path)}: not JSON ({error}); get the file again, or leave it out") from error
    if isinstance(whole, dict):
        whole = next((value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)), [whole])
    for number, row in enumerate(whole if isinstance(whole, list) else [], 1):
        yield number, row if isinstance(row, dict) else ReadError(f"row {number} is not a JSON object; mend the row, or leave it out")


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    with _opened(path) as file:
        sample = file.peek(_SAMPLE)[:_SAMPLE]
        text = io.TextIOWrapper(file, _encoding(sample), errors="replace", newline="")
        yield from _table(csv.reader((line.replace("\0", "") for line in text), delimiter=_delimiter(path, sample)))


def _encoding(sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8-sig"


def _delimiter(path: Path, sample: bytes) -> str:
    """Return the mark that the first line holds most."""
    line = sample.split(b"\n", 1)[0]
    return "\t" if ".tsv" in path.name.casefold() else max(",;\t|", key=lambda mark: line.count(mark.encode()))


def _table(reader: Iterator[list[str]]) -> Iterator[Row]:
    """Yield the rows below a first row that names columns; a row with another number of cells is broken."""
    head = [name.strip() for name in next(reader, [])]
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, ReadError(f"row {number} is not CSV ({error}); mend the row, or leave it out")
            continue
        if not any(cells):
            continue
        if len(cells) != len(head):
            yield number, ReadError(f"row {number} has {len(cells)} cells, and the first row names {len(head)} columns; mend the row, or leave it out")
        else:
            yield number, dict(zip(head, cells, strict=True))


def _parquet(path: Path, wanted: Callable[[Sequence[str]], Sequence[str]] | None = None) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            number = 0
            columns = list(wanted(file.schema_arrow.names)) if wanted else None
            for batch in file.iter_batches(batch_size=_NARROW_BATCH if wanted else _BATCH, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except pa.ArrowException as error:
        raise ReadError(f"{shown(path)}: not readable as Parquet ({' '.join(str(error).split())[:200]}); get the file again") from error


def _sheet(path: Path) -> Iterator[Row]:
    for _, found in sheets_of(path, bytes_of(path)):
        head: list[str] = next(found, [])
        for number, cells in enumerate(found, 1):
            row = dict(zip(head, cells, strict=False))
            if any(row.values()):
                yield number, row
        return


def head_of(path: Path) -> Iterable[str]:
    """Return the column names of a spreadsheet, none where it cannot be read."""
    try:
        return next((next(found, []) for _, found in sheets_of(path, bytes_of(path))), [])
    except Exception:  # whatever its library raises: the reader of spreadsheets will say it
        return []


FORMATS: Mapping[str, Callable[[Path], Iterator[Row]]] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".tsv": _csv,
    ".parquet": _parquet,
    ".json": _json,
    ".xlsx": _sheet,
}
_STREAMED = frozenset([".jsonl", ".ndjson", ".csv", ".tsv"])
