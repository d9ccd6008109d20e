"""The link's SQL gives the same rows on Spark as on DuckDB."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import DIRECTIVES, need

from graph import build
from graph.judgements import NONE
from graph.link import _bring, named_queries


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(DIRECTIVES, out=tmp_path_factory.mktemp("spark") / "build").folder / "records"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    need(importlib.util.find_spec("pyspark") and shutil.which("java"), "Spark (pip install 'viendan[spark]') and Java")
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    opened = builder.getOrCreate()
    opened.sparkContext.setLogLevel("ERROR")
    yield opened
    opened.stop()


def test_every_query_gives_the_same_rows(session: Any, records: Path) -> None:
    from graph.spark import link

    results = link(session, records)
    with duckdb.connect() as connection:
        _bring(connection, records)
        for name, rows in NONE.tables().items():
            connection.from_arrow(rows).create_view(name)
        for name, query in named_queries("link.sql").items():
            connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
            expected = connection.execute(f"SELECT * FROM {name}").fetchall()
            found = [tuple(row) for row in results[name].collect()]
            assert sorted(map(repr, found)) == sorted(map(repr, expected)), name
    assert results["statements"].count() > 40
