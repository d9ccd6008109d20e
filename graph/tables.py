"""The records on disk: what every document says, as Parquet tables. Every graph and page is rebuilt from them.

In: extractions with the texts they were read from. Out: a folder of `documents`, `effects`, `citations`, `relations`, `assignments`,
`recipients`, `units`, `findings` and `texts`. Columns are the records' fields behind `document` (its id) and `file` (its path: `source`
would collide with a relation's). Where a record has offsets, `sentence` holds the sentence around them and `mark`, `mark_end` their
place in it, so that the link needs no text.
The folder holds parts (`records/1/citations.parquet`), so that a build takes over the parts in which nothing changed as they are. It is written by `Writer`
in a generation that nobody reads yet, so a half-written one is never read.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.records import Assignment, Citation, Document, Effect, Extraction, Finding, Recipient, Relation, Unit
from graph.arrays import array, table_of

if TYPE_CHECKING:
    from extractors.evidence import Evidence

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_FLUSH = 2000
_LONG = 4_000_000  # characters of a text that is written at once
PART = 256  # documents of a part, so many are written again where one of them changes
_SMALL = 64  # documents of a part that is put together with others like it
_MOST_SMALL = 12  # of those
_REPEATED = ["document", "file"]  # columns worth a dictionary and statistics; the others are long texts, or few


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its record class, the columns before and after the record's fields, and whether the place in the sentence follows."""

    name: str
    record: type[Any] | None
    before: tuple[str, ...] = ("document", "file")
    after: tuple[str, ...] = ()
    marked: bool = False

    @property
    def schema(self) -> pa.Schema:
        """The columns with their types."""
        own = [(name, _arrow(hint)) for name, hint in get_type_hints(self.record).items()] if self.record else []
        marks = [(name, pa.int64()) for name in ("mark", "mark_end")] if self.marked else []
        return pa.schema([*((name, pa.string()) for name in self.before), *own, *((name, pa.string()) for name in self.after), *marks])


TABLES = (
    Table("documents", Document, ("document", "file", "sha256")),
    Table("effects", Effect, after=("sentence",), marked=True),
    Table("citations", Citation, after=("sentence",), marked=True),
    Table("relations", Relation, after=("sentence",), marked=True),
    Table("assignments", Assignment, after=("sentence",), marked=True),
    Table("recipients", Recipient),
    Table("units", Unit),
    Table("findings", Finding),
    Table("texts", None, after=("text",)),
)


def _arrow(hint: Any) -> pa.DataType:
    """Return the column type of `str | None`, `tuple[int, ...]` and the like."""
    if get_origin(hint) is tuple:
        return pa.list_(_TYPES[get_args(hint)[0]])
    plain = next((kind for kind in getattr(hint, "__args__", (hint,)) if kind is not type(None)), hint)
    return _TYPES[plain]


class Writer:
    """Writes the tables into a new folder; each (document, file) once, whatever is added twice."""

    def __init__(self, folder: Path) -> None:
        """Make the folder; parts are begun as they are needed."""
        folder.mkdir(parents=True)
        self._folder, self._number, self._held = folder, 0, 0
        self._files: dict[str, pq.ParquetWriter] = {}
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._seen: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                if not self._number:
                    self._begin()
                self._end()
        finally:
            self._let_go()

    def add(self, extraction: Extraction, text: str, evidence: Evidence | None = None) -> None:
        """Add one document; `evidence` are the sentences of its records, read in the text unless given."""
        key = (extraction.document.id, extraction.source)
        if key in self._seen:
            return
        self._seen.add(key)
        self._room()
        for name, rows in _rows(extraction, text, evidence or _evidence(extraction, text)).items():
            self._rows[name] += rows
        self._held += 1
        self._flush(_FLUSH if len(text) < _LONG else 0)

    def keep(self, folder: Path, files: frozenset[str]) -> None:
        """Take over what an earlier folder says of these files: whole parts as they are, of others the rows."""
        shared: list[tuple[Path, list[str]]] = []
        small: list[tuple[Path, list[str]]] = []
        for part in _parts(folder):
            held = pq.ParquetFile(part / "documents.parquet").read(columns=["file"])["file"].to_pylist()
            kept = [file for file in held if file in files]
            if len(kept) < len(held):
                self._copy(part, kept)
            else:
                (shared if len(held) >= _SMALL else small).append((part, kept))
        if len(small) > _MOST_SMALL:
            for part, kept in small:
                self._copy(part, kept)
            small = []
        for part, _ in shared + small:
            self._share(part)

    def _share(self, part: Path) -> None:
        """Take a part over as it is: its files are never changed, so both generations can have them."""
        self._end()
        self._number += 1
        place = self._folder / str(self._number)
        place.mkdir()
        for table in TABLES:
            linked(part / f"{table.name}.parquet", place / f"{table.name}.parquet")

    def _copy(self, part: Path, files: Sequence[str]) -> None:
        """Copy those rows of a part that are of these files."""
        import pyarrow.compute as pc

        if not files:
            return
        wanted = array(files, pa.string())
        self._room()
        for table in TABLES:
            for batch in pq.ParquetFile(part / f"{table.name}.parquet").iter_batches():
                rows = pa.Table.from_batches([batch])
                rows = rows.filter(pc.is_in(rows["file"], value_set=wanted)).cast(table.schema)
                self._files[table.name].write_table(rows)
                self._held += len(rows) if table.name == "documents" else 0

    def _room(self) -> None:
        """See to a part that can take one more document."""
        if self._held >= PART:
            self._end()
        if not self._files:
            self._begin()

    def _begin(self) -> None:
        self._number += 1
        place = self._folder / str(self._number)
        place.mkdir()
        self._held = 0
        for table in TABLES:
            self._files[table.name] = pq.ParquetWriter(
                place / f"{table.name}.parquet", table.schema, compression="zstd", use_dictionary=_REPEATED, write_statistics=_REPEATED
            )

    def _end(self) -> None:
        if self._files:
            self._flush(0)
        for file in self._files.values():
            file.close()
        self._let_go()

    def _let_go(self) -> None:
        """Drop the files; one that could not be written to its end is not tried again when it is collected."""
        for file in self._files.values():
            if file.is_open:
                with suppress(Exception):
                    file.close()
                file.is_open = False
        self._files.clear()
        self._held = 0

    def _flush(self, least: int) -> None:
        for table in TABLES:
            rows = self._rows[table.name]
            if len(rows) > least or (rows and table.name == "texts" and len(rows) > least // 20):
                self._files[table.name].write_table(table_of(rows, table.schema))
                rows.clear()


def linked(file: Path, place: Path) -> None:
    """Give a file that is never changed another place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, place)
    except OSError:  # a disk without links
        shutil.copyfile(file, place)


def _parts(folder: Path) -> list[Path]:
    return sorted((each for each in folder.iterdir() if each.name.isdecimal()), key=lambda each: int(each.name))


def has_parts(folder: Path) -> bool:
    """Whether a folder holds records in parts."""
    return folder.is_dir() and bool(_parts(folder))


OF_FILES = ("metadata_differs", "page_without_text")  # rules of the audit about what files are


def read_file(file: Path) -> pa.Table:
    """Return one file's table."""
    return pq.ParquetFile(file).read()


def write_file(file: Path, rows: pa.Table) -> None:
    """Write a table, and the folder that it stands in; what stood there may be another generation's, too, and is not written into."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    pq.write_table(rows, file, compression="zstd")


def counts(folder: Path) -> dict[str, int]:
    """Return how many nodes of each label a graph's folder has, how many of the documents are `loaded`, and the findings about files by their rule."""
    import pyarrow.compute as pc

    from graph.schema import NODES, node_type, table_path

    found = {node.label: pq.ParquetFile(table_path(folder, node)).metadata.num_rows for node in NODES}
    loaded = pq.ParquetFile(table_path(folder, node_type("Document"))).read(columns=["loaded"])["loaded"]
    rules = pq.ParquetFile(table_path(folder, node_type("Finding"))).read(columns=["rule"])["rule"].to_pylist()
    return {**found, **{rule: rules.count(rule) for rule in OF_FILES}, "loaded": pc.sum(loaded).as_py() or 0}


def files(folder: Path, name: str) -> list[str]:
    """Return the files of one table of a records folder, one a part, in order."""
    return [str(part / f"{name}.parquet") for part in _parts(folder)]


def _rows(extraction: Extraction, text: str, evidence: Evidence) -> dict[str, list[dict[str, Any]]]:
    key = {"document": extraction.document.id, "file": extraction.source}
    placed = {
        name: [
            {**key, **_fields(row), "sentence": told[0], "mark": told[1], "mark_end": told[2]}
            for row, told in zip(getattr(extraction, name), rows, strict=True)
        ]
        for name, rows in evidence.items()
    }
    plain = {name: [{**key, **_fields(row)} for row in getattr(extraction, name)] for name in ("recipients", "units", "findings")}
    document = {**key, "sha256": extraction.sha256, **_fields(extraction.document)}
    return {"documents": [document], **placed, **plain, "texts": [{**key, "text": text}]}


def _evidence(extraction: Extraction, text: str) -> Evidence:
    from extractors.evidence import Sentences

    return Sentences.within(text).of(extraction)


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _names(record.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def write(folder: Path, documents: Iterable[tuple[Extraction, str]]) -> None:
    """Write extractions with their texts as tables into a new folder."""
    with Writer(folder) as writer:
        for extraction, text in documents:
            writer.add(extraction, text)


def read(folder: Path) -> Iterator[Extraction]:
    """Yield the extractions that a folder's tables hold, in the order in which they were written."""
    parts = {of.name: _grouped(folder, of) for of in TABLES if of.record and of.name != "documents"}
    for row in table(folder, "documents").to_pylist():
        key = (row["document"], row["file"])
        lists = {name: tuple(groups.get(key, ())) for name, groups in parts.items()}
        yield Extraction(source=row["file"], sha256=row["sha256"], document=_record(Document, row), **lists)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file that a folder's tables speak of."""
    return {row["file"]: row["sha256"] for row in table(folder, "documents", ["file", "sha256"]).to_pylist()}


def table(folder: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Return one table of a records folder, of all its parts."""
    return pa.concat_tables([pq.ParquetFile(file).read(columns=list(columns) if columns else None) for file in files(folder, name)])


def _grouped(folder: Path, of: Table) -> dict[tuple[str, str], list[Any]]:
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in table(folder, of.name).to_pylist():
        groups[row["document"], row["file"]].append(_record(of.record, row))
    return groups


def _record(cls: Any, row: Mapping[str, Any]) -> Any:
    return cls(**{field.name: tuple(value) if isinstance(value := row[field.name], list) else value for field in fields(cls)})
