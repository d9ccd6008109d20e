"""Plain values as Arrow arrays and tables. In: lists of values, or of rows. Out: what `pyarrow.array` makes of them.

That one loads pandas to see whether it is given a series, which takes longer than all that a small change of a graph needs arrays for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from itertools import accumulate, chain
from typing import Any

import numpy as np
import pyarrow as pa

_NUMBERS: Mapping[pa.DataType, type[Any]] = {pa.int64(): np.int64, pa.int32(): np.int32, pa.float64(): np.float64}


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Return values as an array of strings, numbers, truth values or lists of these; None is null.

    >>> array(["Điều 5", None], pa.string()).to_pylist(), array([(1, 2), None, ()], pa.list_(pa.int64())).to_pylist()
    (['Điều 5', None], [[1, 2], None, []])
    """
    known = [value is not None for value in values] if None in values else None
    buffers, children = _held(values, kind)
    return pa.Array.from_buffers(kind, len(values), [known and _bits(known), *buffers], children=children)


def _held(values: Sequence[Any], kind: pa.DataType) -> tuple[list[pa.Buffer], list[pa.Array]]:
    """Return the buffers behind the one that says what is null, and the values within lists."""
    if kind == pa.string():
        parts = [value.encode() if value else b"" for value in values]
        return [_offsets(parts), pa.py_buffer(b"".join(parts))], []
    if pa.types.is_list(kind):
        lists = [value or () for value in values]
        return [_offsets(lists)], [array(list(chain.from_iterable(lists)), kind.value_type)]
    if kind == pa.bool_():
        return [_bits(list(map(bool, values)))], []
    return [pa.py_buffer(np.array([value or 0 for value in values], _NUMBERS[kind]))], []


def _offsets(parts: Sequence[Sized]) -> pa.Buffer:
    return pa.py_buffer(np.fromiter(accumulate(map(len, parts), initial=0), np.int32, len(parts) + 1))


def _bits(said: Sequence[bool]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.array(said, np.bool_), bitorder="little"))


def whole(values: pa.ChunkedArray) -> pa.Array:
    """Return the chunks of a column as one array.

    >>> whole(pa.chunked_array([], pa.string())).to_pylist()
    []
    """
    return values.combine_chunks() if values.num_chunks else array((), values.type)


def table(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, pa.DataType] | None = None) -> pa.Table:
    """Return columns as a table; they are of strings where no other kind is given.

    >>> table({"id": ["a"], "year": [2020]}, {"year": pa.int64()}).to_pylist()
    [{'id': 'a', 'year': 2020}]
    """
    kinds = kinds or {}
    return pa.table({name: array(values, kinds.get(name, pa.string())) for name, values in columns.items()})


def table_of(given: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table of the schema's columns; what a row lacks is null.

    >>> table_of([{"id": "a"}, {"id": "b", "year": 2020}], pa.schema([("id", pa.string()), ("year", pa.int64())]))["year"].to_pylist()
    [None, 2020]
    """
    return pa.table([array([row.get(field.name) for row in given], field.type) for field in schema], schema=schema)
