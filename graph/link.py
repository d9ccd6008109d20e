"""The link: from the records of single documents to one graph, with one node a document and one a unit.

In: a folder of record tables (`graph.tables`). Out: a folder of node and edge tables (`nodes/Document.parquet`, `edges/BASED_ON.parquet`,
...) with the columns of `graph.schema`, and `unresolved.parquet` with every mention that could not be tied to a document. The work is
done by `link.sql`; the result does not depend on the order of the records, nor on copies of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extractors.registry import issuers, kinds, places
from graph.provisions import provisions
from graph.schema import EDGES, NODES, EdgeType, NodeType, columns
from graph.tables import TABLES

UNRESOLVED = "unresolved.parquet"
_NAMED = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def link(records: Path, out: Path) -> None:
    """Link the record tables in `records` into node and edge tables in the new folder `out`."""
    with duckdb.connect() as connection:
        _bring(connection, records)
        for name, query in queries().items():
            connection.execute(f"CREATE TEMP TABLE {name} AS {query}")  # names and queries are the package's own
        _write(connection, out)


@cache
def queries() -> Mapping[str, str]:
    """Return the queries of link.sql by name, in order."""
    _, *parts = _NAMED.split(files("graph").joinpath("link.sql").read_text(encoding="utf-8"))
    return dict(zip(parts[::2], (query.strip() for query in parts[1::2]), strict=True))


def _bring(connection: Any, records: Path) -> None:
    """Make the record tables and the registry's known to the connection."""
    for table in TABLES:
        if table.name != "texts":
            connection.read_parquet(str(records / f"{table.name}.parquet")).create_view(table.name)
    named = connection.execute("SELECT DISTINCT pinpoint FROM citations WHERE pinpoint IS NOT NULL ORDER BY pinpoint").fetchall()
    for name, rows in {**_registry(), "pinpoints": _pinpoints([row[0] for row in named])}.items():
        connection.from_arrow(rows).create_view(name)


def _registry() -> dict[str, pa.Table]:
    """Return the registry's tables as the link needs them."""
    gone = [row for row in issuers().values() if row.successor]
    return {
        "kinds": pa.table({"name": [row.name for row in kinds().values()], "rank": [row.rank for row in kinds().values()]}),
        "places": pa.table({"id": [row.id for row in places().values()], "name": [row.name for row in places().values()]}),
        "successions": pa.table(
            {
                "id": [f"tw/{row.id}" for row in gone],
                "successor": [f"tw/{row.successor}" for row in gone],
                "year": [str(row.until) if row.until else None for row in gone],
            }
        ),
    }


def _pinpoints(named: list[str]) -> pa.Table:
    rows = [{"pinpoint": pinpoint, "provision": item.name, "path": item.path} for pinpoint in named for item in provisions(pinpoint)]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in ("pinpoint", "provision", "path")]))


def _write(connection: Any, out: Path) -> None:
    for folder in ("nodes", "edges"):
        (out / folder).mkdir(parents=True)
    entries: tuple[NodeType | EdgeType, ...] = (*NODES, *EDGES)
    for entry in entries:
        rows = _rows(connection, entry)
        pq.write_table(rows.select(columns(entry).names).cast(columns(entry)), table_path(out, entry), compression="zstd")
    pq.write_table(connection.table("unresolved").to_arrow_table(), out / UNRESOLVED, compression="zstd")


def _rows(connection: Any, entry: NodeType | EdgeType) -> pa.Table:
    """Return the rows of a type; edges between documents stand in one table, by relation."""
    if isinstance(entry, NodeType):
        return connection.table(f"{entry.label.lower()}_nodes").to_arrow_table()
    if entry.source == entry.target == "Document":
        return connection.sql("SELECT * FROM document_edges WHERE relation = $relation", params={"relation": entry.name}).to_arrow_table()
    return connection.table(f"{entry.name.lower()}_edges").to_arrow_table()


def table_path(folder: Path, entry: NodeType | EdgeType) -> Path:
    """Return where the table of a type is."""
    return folder / "nodes" / f"{entry.label}.parquet" if isinstance(entry, NodeType) else folder / "edges" / f"{entry.name}.parquet"


def rows(folder: Path, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    """Yield the rows of a type from a folder of node and edge tables."""
    for batch in pq.ParquetFile(table_path(folder, entry)).iter_batches():
        yield from batch.to_pylist()


def unresolved(folder: Path) -> list[dict[str, Any]]:
    """Return the mentions that are tied to no document, or not surely, each with its reason."""
    return list(pq.read_table(folder / UNRESOLVED).to_pylist())
