"""When documents hold, as far as texts, the registry and catalogues say: days into the nodes, and onto each act the day from which it holds.

In: the folder of a linked graph. Out: the same folder, in which `Document` has `effective`, `ends` and `ended_by` with who says so, and acts have `since`.
Whether a document is in force on a day is computed from these (`graph.validity`), and never stored. The work is done by lifetimes.sql.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.records import CHANGING_RELATIONS
from graph.arrays import array, table
from graph.engine import engine
from graph.link import LINKS, named_queries
from graph.schema import EdgeType, columns, edge_type, node_type, table_path
from graph.tables import files, read_file, write_file

_DAYS = ("effective", "effective_stated_by", "ends", "ends_stated_by", "ended_by", "listed_by", "listed_status", "listed_on")
_OFFICIAL = ("id", "effective", "ends", "status", "as_of", "source")


def lifetimes(folder: Path, official: pa.Table | None = None) -> None:
    """Write the days of effect into the tables of a linked graph; `official` are the documents of a catalogue (`graph.catalogue.DOCUMENTS`)."""
    with engine() as connection:
        _bring(connection, folder, official)
        for name, sql in named_queries("lifetimes.sql").items():
            connection.execute(f"CREATE TEMP TABLE {name} AS {sql}")  # names and queries are the package's own
        _write_documents(connection, folder)
        for relation in CHANGING_RELATIONS:
            _write_acts(connection, folder, edge_type(relation))


def _bring(connection: Any, folder: Path, official: pa.Table | None) -> None:
    """Make what the queries read known to the connection."""
    connection.read_parquet(str(table_path(folder, node_type("Document")))).create_view("nodes")
    for relation in CHANGING_RELATIONS:
        connection.read_parquet(str(table_path(folder, edge_type(relation)))).create_view(relation)
    acts = " UNION ALL ".join(f"SELECT '{relation}' AS relation, source, target, extent, effective FROM {relation}" for relation in CHANGING_RELATIONS)
    connection.execute(f"CREATE TEMP VIEW acts AS {acts}")  # relations are the package's own
    connection.read_parquet(files(folder / "records", "effects")).create_view("said")
    connection.read_parquet(str(folder / LINKS / "loaded.parquet")).create_view("loaded")
    connection.execute("CREATE TEMP VIEW effects AS SELECT l.id, s.what, s.day, s.part, s.start, s.other FROM said s JOIN loaded l ON l.file = s.file")
    connection.read_parquet(str(folder / LINKS / "catalogue.parquet")).create_view("registry")
    none = table(dict.fromkeys(_OFFICIAL, ()))
    connection.from_arrow(none if official is None else official.select(none.column_names)).create_view("official")


def _write_documents(connection: Any, folder: Path) -> None:
    file, document = table_path(folder, node_type("Document")), node_type("Document")
    rest = [name for name in columns(document).names if name not in _DAYS]
    days = connection.sql(f"""
        SELECT {", ".join(f"n.{name}" for name in rest)}, b.effective, b.stated_by AS effective_stated_by, e.day AS ends, e.stated_by AS ends_stated_by,
          e.ended_by, o.listed_by, o.listed_status, o.listed_on
        FROM nodes n LEFT JOIN begins b ON b.id = n.id LEFT JOIN endings e ON e.id = n.id LEFT JOIN listings o ON o.id = n.id ORDER BY n.id
    """).to_arrow_table()
    write_file(file, days.select(columns(document).names).cast(columns(document)))


def _write_acts(connection: Any, folder: Path, entry: EdgeType) -> None:
    file = table_path(folder, entry)
    edges = read_file(file)
    since = dict(connection.execute("SELECT concat(source, chr(0), target), since FROM dated_acts WHERE relation = ?", [entry.name]).fetchall())
    found = [since.get(f"{source}\0{target}") for source, target in zip(edges["source"].to_pylist(), edges["target"].to_pylist(), strict=True)]
    if found != edges["since"].to_pylist():
        schema = columns(entry)
        write_file(file, edges.set_column(schema.names.index("since"), schema.field("since"), array(found, pa.string())))
