"""The tables of a list, and what is settled between their rows: rows as they were read come in, the tables of the catalogue go out.

Documents are sorted by id; rows of one id that differ in their day are of two documents, or wrong, and are left out. Relations name given ids; they are tied
to the documents of the same list, and one in which an older document acts on a newer one is left out. Nothing is held in memory whole.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graph.catalogue.tally import Tally

DOCUMENTS = pa.schema(
    [
        (name, pa.string())
        for name in ("id", "given_id", "number", "kind", "date", "issuer", "title", "effective", "ends", "status", "printed_status", "as_of", "source")
    ]
)
RELATIONS = pa.schema([(name, pa.string()) for name in ("source", "relation", "extent", "target", "printed", "stated_by")])
SAID = pa.schema([(name, pa.string()) for name in ("acting", "relation", "extent", "acted_on", "printed", "stated_by")])  # by given ids
_FLUSH = 4096  # rows
_MEMORY, _THREADS = "256MB", 2
TWO_DAYS = "another row of that number and issuer has another day"
_BELIEVED = 5  # rows against time by which a word is held to mean the other way round

_ONE_DAY = "SELECT id FROM said_documents GROUP BY id HAVING count(DISTINCT date) < 2"
_IDENTIFIED = """
    SELECT given_id, min(id) AS id, min(date) AS date FROM documents WHERE given_id IS NOT NULL GROUP BY given_id HAVING count(DISTINCT id) = 1
"""
_TIED = """
    SELECT a.id AS source, s.relation, s.extent, b.id AS target, s.printed, s.stated_by,
        CASE
            WHEN a.id IS NULL OR b.id IS NULL THEN 'of a document without identity'
            WHEN a.id = b.id THEN 'of a document with itself'
            WHEN a.date < b.date THEN 'against time'
        END AS reason,
        a.date <> b.date AS tells
    FROM said_relations s LEFT JOIN identified a ON a.given_id = s.acting LEFT JOIN identified b ON b.given_id = s.acted_on
"""
_DISBELIEVED = f"""
    SELECT printed FROM tied WHERE tells GROUP BY printed
    HAVING count_if(reason = 'against time') >= {_BELIEVED} AND 2 * count_if(reason = 'against time') > count(*)
"""
_TURNED = "in most rows the older document acts on the newer one: the list may mean the word the other way round"
_JUDGED = f"""
    SELECT t.* EXCLUDE (reason, tells), coalesce(CASE WHEN d.printed IS NOT NULL THEN '{_TURNED}' END, t.reason) AS reason
    FROM tied t LEFT JOIN disbelieved d ON d.printed = t.printed
"""


class Sheet:
    """Writes rows into a Parquet file, a few thousand at a time."""

    def __init__(self, file: Path, schema: pa.Schema) -> None:
        """Begin the file."""
        self._writer, self._schema = pq.ParquetWriter(file, schema, compression="zstd"), schema
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, row: dict[str, Any]) -> None:
        """Add a row; a column that it lacks is null."""
        self._rows.append(row)
        if len(self._rows) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def settle(documents: Path, relations: Path, out: Path) -> tuple[Tally, Tally, Tally]:
    """Write the tables of a list into `out` from rows as they were read.

    Return the documents that are left out because another row of the same id has another day, the relations kept by word, and those left out by word.
    """
    with duckdb.connect(config={"memory_limit": _MEMORY, "threads": _THREADS, "temp_directory": str(out / "spilled")}) as connection:
        connection.read_parquet(str(documents)).create_view("said_documents")
        connection.read_parquet(str(relations)).create_view("said_relations")
        connection.execute(f"CREATE VIEW documents AS SELECT * FROM said_documents WHERE id IN ({_ONE_DAY})")
        _write(connection, "SELECT * FROM documents ORDER BY ALL", DOCUMENTS, out / "documents.parquet")
        for name, query in (("identified", _IDENTIFIED), ("tied", _TIED), ("disbelieved", _DISBELIEVED), ("judged", _JUDGED)):
            connection.execute(f"CREATE TABLE {name} AS {query}")
        columns = ", ".join(RELATIONS.names)
        _write(connection, f"SELECT DISTINCT {columns} FROM judged WHERE reason IS NULL ORDER BY ALL", RELATIONS, out / "relations.parquet")
        return _contradicted(connection), _counted(connection, "IS NULL"), _counted(connection, "IS NOT NULL")


def _contradicted(connection: Any) -> Tally:
    """Count the rows whose id has two days, and name some."""
    tally = Tally()
    rows = connection.execute("SELECT id, count(*) FROM said_documents GROUP BY id HAVING count(DISTINCT date) > 1 ORDER BY id")
    while found := rows.fetchmany(_FLUSH):
        for identity, count in found:
            tally.add(TWO_DAYS, identity, count)
    return tally


def _write(connection: Any, query: str, schema: pa.Schema, file: Path) -> None:
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in connection.sql(query).to_arrow_reader(1 << 16):
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))


def _counted(connection: Any, condition: str) -> Tally:
    """Count the relations that are kept (`IS NULL`) or left out by word, and what became of them."""
    tally = Tally()
    rows = connection.execute(f"SELECT printed, coalesce(reason, relation), count(*) FROM judged WHERE reason {condition} GROUP BY ALL ORDER BY 3 DESC, 1, 2")
    for printed, what, count in rows.fetchall():
        tally.add(f"{printed!r} {what}", count=count)
    return tally
