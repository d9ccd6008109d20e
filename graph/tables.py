"""The records on disk: what every document says, as Parquet tables. Every graph and page is rebuilt from them.

In: extractions with the texts they were read from. Out: a folder of `documents`, `citations`, `relations`, `assignments`,
`recipients`, `units`, `findings` and `texts`. Columns are the records' fields behind `document` (its id) and `file` (its path: `source`
would collide with a relation's). Where a record has offsets, `sentence` holds the sentence around them, so that the link needs no text.
The folder is written by `Writer` and moved to its place by the caller, so a half-written one is never read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.records import Assignment, Citation, Document, Extraction, Finding, Recipient, Relation, Unit
from graph.evidence import Sentences

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}
_FLUSH = 2000


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its record class, and the columns that stand before and after the record's fields."""

    name: str
    record: type[Any] | None
    before: tuple[str, ...] = ("document", "file")
    after: tuple[str, ...] = ()

    @property
    def schema(self) -> pa.Schema:
        """The columns with their types."""
        own = [(name, _arrow(hint)) for name, hint in get_type_hints(self.record).items()] if self.record else []
        return pa.schema([*((name, pa.string()) for name in self.before), *own, *((name, pa.string()) for name in self.after)])


TABLES = (
    Table("documents", Document, ("document", "file", "sha256")),
    Table("citations", Citation, after=("sentence",)),
    Table("relations", Relation, after=("sentence",)),
    Table("assignments", Assignment, after=("sentence",)),
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
        """Open one file a table."""
        folder.mkdir(parents=True)
        self._files = {table.name: pq.ParquetWriter(folder / f"{table.name}.parquet", table.schema, compression="zstd") for table in TABLES}
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._seen: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._flush(0)
        for file in self._files.values():
            file.close()

    def add(self, extraction: Extraction, text: str) -> None:
        """Add one document."""
        key = (extraction.document.id, extraction.source)
        if key in self._seen:
            return
        self._seen.add(key)
        for name, rows in _rows(extraction, text).items():
            self._rows[name] += rows
        self._flush(_FLUSH)

    def keep(self, folder: Path, files: Collection[str]) -> None:
        """Copy what an earlier folder says of these files."""
        wanted = pa.array(sorted(files), pa.string())
        for table in TABLES:
            for batch in pq.ParquetFile(folder / f"{table.name}.parquet").iter_batches():
                rows = pa.table(batch)
                self._files[table.name].write_table(rows.filter(pc.is_in(rows["file"], value_set=wanted)).cast(table.schema))

    def _flush(self, least: int) -> None:
        for table in TABLES:
            rows = self._rows[table.name]
            if len(rows) > least or (rows and table.name == "texts" and len(rows) > least // 20):
                self._files[table.name].write_table(pa.Table.from_pylist(rows, schema=table.schema))
                rows.clear()


def _rows(extraction: Extraction, text: str) -> dict[str, list[dict[str, Any]]]:
    key = {"document": extraction.document.id, "file": extraction.source}
    sentences = Sentences(text)
    placed = {
        name: [{**key, **_fields(row), "sentence": sentences.around(row.start, row.end)} for row in getattr(extraction, name)]
        for name in ("citations", "relations", "assignments")
    }
    plain = {name: [{**key, **_fields(row)} for row in getattr(extraction, name)] for name in ("recipients", "units", "findings")}
    document = {**key, "sha256": extraction.sha256, **_fields(extraction.document)}
    return {"documents": [document], **placed, **plain, "texts": [{**key, "text": text}]}


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def write(folder: Path, documents: Iterable[tuple[Extraction, str]]) -> None:
    """Write extractions with their texts as tables into a new folder."""
    with Writer(folder) as writer:
        for extraction, text in documents:
            writer.add(extraction, text)


def read(folder: Path) -> Iterator[Extraction]:
    """Yield the extractions that a folder's tables hold, in the order in which they were written."""
    parts = {table.name: _grouped(folder, table) for table in TABLES if table.record and table.name != "documents"}
    for row in _table(folder, TABLES[0]):
        key = (row["document"], row["file"])
        lists = {name: tuple(groups.get(key, ())) for name, groups in parts.items()}
        yield Extraction(source=row["file"], sha256=row["sha256"], document=_record(Document, row), **lists)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file that a folder's tables speak of."""
    return {row["file"]: row["sha256"] for row in pq.read_table(folder / "documents.parquet", columns=["file", "sha256"]).to_pylist()}


def _table(folder: Path, table: Table) -> list[dict[str, Any]]:
    return list(pq.read_table(folder / f"{table.name}.parquet").to_pylist())


def _grouped(folder: Path, table: Table) -> dict[tuple[str, str], list[Any]]:
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in _table(folder, table):
        groups[row["document"], row["file"]].append(_record(table.record, row))
    return groups


def _record(cls: Any, row: Mapping[str, Any]) -> Any:
    return cls(**{field.name: tuple(value) if isinstance(value := row[field.name], list) else value for field in fields(cls)})
