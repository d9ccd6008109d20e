"""One engine for the process: pieces of work see nothing of each other, and one that breaks it costs itself."""

from __future__ import annotations

import duckdb
import pytest

from graph.engine import engine


def test_nothing_is_left_of_a_piece_of_work() -> None:
    with pytest.raises(duckdb.ParserException), engine() as one:
        one.execute("SELEC")
    with engine() as one:
        one.execute("CREATE TEMP TABLE kept AS SELECT 1 AS n")
    with engine() as other:
        assert other.execute("SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'work_%'").fetchall() == [(1,)]
        with pytest.raises(duckdb.CatalogException):
            other.execute("FROM kept")


def test_an_engine_that_broke_is_started_anew() -> None:
    with engine() as before:
        (number,) = before.execute("SELECT current_database()").fetchall()
    with pytest.raises(duckdb.FatalException), engine():
        raise duckdb.FatalException("database has been invalidated")
    with engine() as after:
        assert after.execute("SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'work_%'").fetchall() == [(1,)]
        assert after.execute("SELECT current_database()").fetchall() != [number]
