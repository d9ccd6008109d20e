"""DuckDB for one piece of work. In: nothing. Out: a connection to a database of its own in memory, which is gone afterwards.

The engine is one for the process: starting it takes longer than most of what a small change of a graph asks of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from typing import Any

import duckdb

_NUMBERS = count(1)


@contextmanager
def engine() -> Iterator[Any]:
    """Give a connection; what it creates, others do not see.

    >>> with engine() as one, engine() as other:
    ...     _ = one.execute("CREATE VIEW a AS SELECT 1 AS n"), other.execute("CREATE VIEW a AS SELECT 2 AS n")
    ...     one.sql("FROM a").fetchall(), other.sql("FROM a").fetchall()
    ([(1,)], [(2,)])
    """
    name = f"work_{next(_NUMBERS)}"
    with _started().cursor() as connection:
        connection.execute(f"ATTACH ':memory:' AS {name}")
        connection.execute(f"USE {name}")
        try:
            yield connection
        except (duckdb.FatalException, duckdb.InternalException):
            _started.cache_clear()  # it answers nothing any more
            raise
        finally:
            with suppress(duckdb.Error):
                connection.execute("USE memory")
                connection.execute(f"DETACH {name}")


@cache
def _started() -> Any:
    return duckdb.connect()
