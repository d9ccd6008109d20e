"""Tables of a graph again, in which the rows of a few keys are made anew and the others stay.

In: a table that is sorted by its first column, the key; the keys whose rows go, and the rows that come, in order. Out: the table with these
instead of those. A file in which nothing changes is not written again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.arrays import array, whole
from graph.tables import linked, read_file, write_file


def rewrite(old: Path, out: Path, gone: pa.Array, made: pa.Table) -> None:
    """Write the table of the file `old` to `out`, with the rows in `made` instead of those whose key is in `gone`."""
    rows = read_file(old)
    if len(made) or pc.any(pc.is_in(rows.column(0), gone)).as_py():
        write_file(out, merged(rows, gone, made))
    else:
        linked(old, out)


def merged(rows: pa.Table, gone: pa.Array, made: pa.Table) -> pa.Table:
    """Return a table with the rows in `made` instead of those whose key is in `gone`; a key has all its rows in one of the two.

    >>> merged(pa.table({"key": ["a", "b", "c"], "n": [1, 2, 3]}), pa.array(["b"]), pa.table({"key": ["b", "b"], "n": [5, 4]}))["n"].to_pylist()
    [1, 5, 4, 3]
    """
    kept = rows.filter(pc.invert(pc.is_in(rows.column(0), gone)))
    both = pa.concat_tables([kept, made.select(rows.column_names).cast(rows.schema)])
    return both.take(pc.sort_indices(both.column(0)))  # a stable sort


def holding(lists: pa.ChunkedArray, wanted: Callable[[pa.Array], pa.Array]) -> pa.ChunkedArray:
    """Return which of some lists hold a value that is wanted.

    >>> holding(pa.chunked_array([[["ab", "b"], [], ["c"]]]), lambda values: pc.starts_with(values, "a")).to_pylist()
    [True, False, False]
    """
    held = whole(lists)
    found = pc.list_parent_indices(held).filter(wanted(pc.list_flatten(held)))
    return pc.is_in(pa.chunked_array([array(range(len(held)), pa.int64())]), found)
