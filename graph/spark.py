"""The link on Spark, where one machine is not enough: the queries of link.sql, unchanged, on a cluster's tables.

In: a Spark session and a folder of record tables that its workers can read. Out: every query's rows as a DataFrame, by name; `statements`, the
nodes and the plain edges are what `graph.link` writes on one machine. Needs the extra `viendan[spark]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.copies import apart
from graph.judgements import NONE, Judgements
from graph.link import LINKED_TABLES, NAMED_PINPOINTS, named_queries, numbered_tables, registry_tables
from graph.tables import files

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_TYPES = {"string": "string", "int64": "bigint", "int32": "int"}


def link(session: SparkSession, records: Path | str, judgements: Judgements = NONE) -> Mapping[str, DataFrame]:
    """Run every query of the link; each result is kept, so that no query is planned through all before it."""
    for name in LINKED_TABLES:
        session.read.parquet(*files(Path(records), name)).createOrReplaceTempView(name)
    named = [row[0] for row in session.sql(NAMED_PINPOINTS).collect()]
    for name, rows in {**registry_tables(named), **numbered_tables(), **judgements.tables(), "apart": apart(Path(records))}.items():
        _frame(session, rows).createOrReplaceTempView(name)
    results: dict[str, DataFrame] = {}
    for name, query in named_queries("link.sql").items():
        results[name] = session.sql(query).localCheckpoint()
        results[name].createOrReplaceTempView(name)
    return results


def _frame(session: SparkSession, rows: pa.Table) -> DataFrame:
    """Return a small table as a DataFrame, its types named, because an empty one has no values to tell them."""
    schema = ", ".join(f"`{field.name}` {_TYPES[str(field.type)]}" for field in rows.schema)
    return session.createDataFrame([tuple(row.values()) for row in rows.to_pylist()], schema)
