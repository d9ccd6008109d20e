"""Dumps: files of many documents come in, a `Source` a row goes out, named `FILE#ID`, with what the dump says beside the text.

Text in any column, as plain text, Markdown or HTML; a row without an id is named by its number; a repeated id is named `ID~2`. A row that is broken, or holds
no text, is an error of its own and the rest is read. Rows are read one after the other; in memory are a row, and eight bytes a name to find repeated ones.
With `join`, files without texts are kept on disk, and what they say is put beside the texts of the same id.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extractors.dumps.columns import Columns
from extractors.dumps.rows import format_of, head_of, rows
from extractors.dumps.values import first, iso, named, said
from extractors.errors import PassedOver, ReadError
from extractors.letters import whole
from extractors.readers import shown
from extractors.readers.html import is_html, text_of
from extractors.records import Source

__all__ = ["Columns", "Dumps", "format_of", "holds_many"]

_GIVEN = ("number", "date", "issuer", "title", "kind", "url")
_RECORDS = (frozenset(["sha256", "document", "citations", "assignments"]), frozenset(["file", "document", "what", "relation"]))  # of `viendan extract`
_TRIED = 100
Told = tuple[str, ReadError]  # a row's name, and why it gives no document


def holds_many(path: Path) -> bool:
    """Whether a file is a dump: by its name, and a spreadsheet if its first row names a text and what else tells of documents.

    >>> holds_many(Path("corpus.jsonl.xz")), holds_many(Path("a.txt"))
    (True, False)
    """
    form = format_of(path)
    if form != ".xlsx":
        return form is not None
    columns = Columns().of(head_of(path))
    return "text" in columns and bool(columns.keys() & {"number", "date", "issuer", "kind"})


@dataclass(frozen=True, slots=True)
class Dumps:
    """How dumps are read: the columns that a person names, the column by which files are joined, and the store of what files without texts say."""

    columns: Columns = field(default_factory=Columns)
    join: str | None = None
    beside: Path | None = None

    def prepared(self, files: Sequence[Path], folder: Path) -> tuple[Dumps, list[Path]]:
        """Put what files without texts say into a store in `folder`, where files are to be joined; return how to read the others, and those."""
        if not self.join:
            return self, list(files)
        place = folder / "beside.sqlite"
        with closing(sqlite3.connect(place)) as store:
            store.execute("CREATE TABLE beside (id TEXT PRIMARY KEY, given TEXT) WITHOUT ROWID")
            texts = [file for file in files if not (holds_many(file) and self._is_beside(file, store))]
            store.commit()
        return replace(self, beside=place), texts

    def sources(self, file: Path) -> Iterator[Source | Told]:
        """Yield the documents of a dump, and the rows that give none. Raises `ReadError` for a file that is none, or names no column of text."""
        with closing(sqlite3.connect(self.beside or ":memory:")) as store:
            yield from _with_texts(file, self._rows(file, store))

    def _is_beside(self, file: Path, store: sqlite3.Connection) -> bool:
        """Keep what a file without texts says, and return whether it is one."""
        found = False
        try:
            for _, row in rows(file):
                if isinstance(row, ReadError):
                    continue
                columns = self.columns.of(row)
                if self.join not in row or "text" in columns:
                    return found
                found = True
                store.execute("INSERT OR IGNORE INTO beside VALUES (?, ?)", (named(row.get(str(self.join))), json.dumps(self._given(row, columns))))
        except ReadError:
            pass  # the rows before the damage are kept
        return found

    def _rows(self, file: Path, store: sqlite3.Connection) -> Iterator[Source | Told]:
        names = _Names(shown(file))
        for number, row in rows(file):
            if isinstance(row, ReadError):
                yield f"{shown(file)}#{number}", ReadError(f"{shown(file)}: {row}")
                continue
            if missing := self.columns.missing(row) if number == 1 else []:
                raise ReadError(f"{shown(file)}: no column {', '.join(missing)}; it has {', '.join(map(str, row))[:500]}")
            columns = self.columns.of(row)
            key = first(row, [self.join] if self.join in row else [*columns.get("id", ()), *columns.get("url", ())])
            name = names.of(named(key) if key is not None else str(number))
            yield self._source(file, name, number, row, columns, _told(store, key) if self.beside and key is not None else {})

    def _source(
        self, file: Path, name: str, number: int, row: Mapping[str, Any], columns: Mapping[str, Sequence[str]], beside: Mapping[str, str]
    ) -> Source | Told:
        """Return the document of a row."""
        if any(row.keys() >= record for record in _RECORDS):
            return name, PassedOver("own output", f"{name}: a record of `viendan extract`, not a document")
        if "text" not in columns:
            return name, NoText(f"{shown(file)}: row {number} has no column of text among {', '.join(map(str, row))[:300]}; name it with --columns text=...")
        found = first(row, columns["text"])
        text = whole(found if isinstance(found, str) else "")
        given = {**beside, **self._given(row, columns)}
        digest = hashlib.sha256(text.encode() + (json.dumps(given, sort_keys=True).encode() if given else b"")).hexdigest()
        if is_html(text):
            text = text_of(text)
        if not any(map(str.isalpha, text)):
            return name, PassedOver("empty row", f"{name}: the row holds no text")
        return Source(name, text, digest, given=given)

    def _given(self, row: Mapping[str, Any], columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Return what a row says beside the text, days as ISO."""
        found = {told: said(first(row, columns[told])) for told in _GIVEN if told in columns}
        return {told: iso(value) if told == "date" else value for told, value in found.items() if value}


class _Names:
    """The names of a file's rows: a repeated id is told apart."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: set[int] = set()
        self._repeated: dict[int, int] = {}  # how often, of those that are

    def of(self, name: str) -> str:
        first, tried = hash(name), name
        count = self._repeated.get(first, 1)
        while (key := hash(tried)) in self._seen:
            count += 1
            tried = f"{name}~{count}"
        if tried != name:
            self._repeated[first] = count
        self._seen.add(key)
        return f"{self._file}#{tried}"


def _with_texts(file: Path, found: Iterator[Source | Told]) -> Iterator[Source | Told]:
    """Pass the rows on. Raises `ReadError` where none of the first `_TRIED` has a column of text: it is the file that has none."""
    without: list[Told] = []
    for row in found:
        if isinstance(row, tuple) and isinstance(row[1], NoText) and len(without) < _TRIED:
            without.append(row)
            if len(without) == _TRIED:
                break
            continue
        yield from without
        yield row
        yield from found
        return
    if without and file.suffix.casefold() == ".json":
        raise PassedOver("JSON without texts", str(without[0][1]))
    if without:
        raise without[0][1]


class NoText(ReadError):
    """A row has no column of text."""


def _told(store: sqlite3.Connection, key: Any) -> dict[str, str]:
    found = store.execute("SELECT given FROM beside WHERE id = ?", (named(key),)).fetchone()
    return dict(json.loads(found[0])) if found else {}
