"""Annotations as JSON lines, one object a line, plain or compressed (`.jsonl`, `.jsonl.gz`, `.jsonl.xz`): a path comes in, its objects go out, or an error.

Documents in such files are read by `extractors.dumps`, for which a bad line is no reason to stop.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.errors import ReadError

OPENERS: Mapping[str, Callable[..., Any]] = {".jsonl": open, ".jsonl.gz": gzip.open, ".jsonl.xz": lzma.open}


def holds_many(path: Path) -> bool:
    """Whether a path names a file of many documents.

    >>> holds_many(Path("corpus.jsonl.xz")), holds_many(Path("a.json"))
    (True, False)
    """
    return _suffix(path) in OPENERS


def _suffix(path: Path) -> str:
    return "".join(path.suffixes[-2:]) if path.suffix in {".gz", ".xz"} else path.suffix


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file. Raises `ReadError` with the line that is none."""
    try:
        with OPENERS[_suffix(path)](path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                yield _object(path, number, line)
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: not readable as JSON lines ({error}); get the file again, or leave it out") from error


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(f"{path}: line {number} is not JSON ({error}); mend the line, or leave it out") from error
    if not isinstance(row, dict):
        raise ReadError(f"{path}: line {number} is not a JSON object; mend the line, or leave it out")
    return row
