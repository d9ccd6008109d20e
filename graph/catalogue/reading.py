"""The rows of a list of law: a file in any format of `extractors.dumps` comes in, what each row says goes out, days as ISO.

A file is a list of documents where it has a column of numbers, or a list of relations where it has an id, another id, and a word between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from extractors.dumps import Columns
from extractors.dumps.rows import rows
from extractors.dumps.values import first, iso, named, said
from extractors.errors import ReadError
from graph.errors import CatalogueError

DAYS = ("date", "effective", "ends")
_NAMES = ("id", "document", "other")
_TRIED = 100  # rows by which a file's columns are known


@dataclass(frozen=True, slots=True)
class File:
    """A file of a list: whether it holds relations or documents, the names of its columns, and its rows."""

    relations: bool
    names: frozenset[str]
    rows: Iterator[tuple[int, Mapping[str, str] | ReadError]]


def opened(path: Path, columns: Columns) -> File:
    """Begin to read a file. Raises `ReadError` where it cannot be read, `CatalogueError` where its columns are those of no list."""
    seen: set[str] = set()
    found = rows(path, partial(_asked, columns, seen))
    head = list(islice(found, _TRIED))
    seen.update(str(name) for _, row in head if not isinstance(row, ReadError) for name in row)
    relations = _holds_relations(columns, seen)
    if relations is None:
        had = ", ".join(sorted(seen))[:300] or "no row"
        raise CatalogueError(
            f"{path}: no list of law: a list of documents has a column of numbers, one of relations two ids and the word between them; "
            f"it has {had}. Name them with --columns number=... or document=...,other=...,relation=..."
        )
    return File(relations, frozenset(seen), ((number, _told(row, columns)) for number, row in chain(head, found)))


def _holds_relations(columns: Columns, names: Iterable[str]) -> bool | None:
    fields = columns.of(sorted(names)).keys()
    return True if {"document", "other", "relation"} <= fields else False if "number" in fields else None


def _asked(columns: Columns, seen: set[str], names: Sequence[str]) -> Sequence[str]:
    """Note all of a file's columns, and return those that say what is asked for."""
    seen.update(names)
    needed = {name for found in columns.of(names).values() for name in found}
    return [name for name in names if name in needed] or names


def _told(row: Mapping[str, Any] | ReadError, columns: Columns) -> Mapping[str, str] | ReadError:
    """Return what a row says by field, without what it leaves open."""
    if isinstance(row, ReadError):
        return row
    found = {field: first(row, names) for field, names in columns.of(row).items()}
    told = {field: _text(field, value) for field, value in found.items() if value is not None}
    return {field: text for field, text in told.items() if any(map(str.isalnum, text))}


def _text(field: str, value: Any) -> str:
    text = unicodedata.normalize("NFC", named(value) if field in _NAMES else said(value)).replace("\0", "")
    return iso(text) if field in DAYS else text
