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

# what the two directives lack: both series of a number, dates that the catalogue contradicts
ODD = """UBND TỈNH LÀO CAI
Số: 9/QĐ-UBND
Lào Cai, ngày 5 tháng 6 năm 2023
QUYẾT ĐỊNH
Về việc thử
Căn cứ Nghị định số 34/2016/NĐ-CP ngày 01/9/2016; Nghị định số 46/2017/NĐ-CP ngày 15/12/2017; Kế hoạch số 5/KH-UBND của UBND tỉnh;
Căn cứ Nghị định số 7/2017/NĐ-CP ngày 26/7/2017 quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tài chính;
Thực hiện Quyết định số 7/2022/QĐ-UBND ngày 18/1/2022, Quyết định số 7/QĐ-UBND ngày 5/1/2022, Quyết định số 7/QĐ-UBND ngày 18/1/2022.
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark")
    (folder / "odd.txt").write_text(ODD, encoding="utf-8")
    return build([DIRECTIVES, folder / "odd.txt"], out=folder / "build").folder / "records"


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
        _bring(connection, records, None)
        for name, rows in NONE.tables().items():
            connection.from_arrow(rows).create_view(name)
        for name, query in named_queries("link.sql").items():
            connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
            expected = connection.execute(f"SELECT * FROM {name}").fetchall()
            found = [tuple(row) for row in results[name].collect()]
            assert sorted(map(repr, found)) == sorted(map(repr, expected)), name
    assert results["statements"].count() > 40
