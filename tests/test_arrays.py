"""Plain values become the arrays that pyarrow makes of them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.arrays import array, table_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
INTEGER = st.integers(-(2**63), 2**63 - 1)
VALUES = {
    pa.string(): TEXT,
    pa.int64(): INTEGER,
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.list_(pa.string()): st.lists(TEXT, max_size=3).map(tuple),
    pa.list_(pa.int64()): st.lists(INTEGER, max_size=3),
}


@pytest.mark.parametrize("kind", VALUES, ids=str)
@given(data=st.data())
def test_an_array_is_the_one_that_pyarrow_makes(kind: pa.DataType, data: st.DataObject) -> None:
    values: list[Any] = data.draw(st.lists(st.none() | VALUES[kind], max_size=20))
    made = array(values, kind)
    made.validate(full=True)
    assert made.equals(pa.array(values, kind))


def test_half_a_letter_is_no_text() -> None:
    with pytest.raises(UnicodeEncodeError):
        array(["\ud800"], pa.string())


def test_rows_have_the_columns_of_their_schema() -> None:
    schema = pa.schema([("id", pa.string()), ("lists", pa.list_(pa.string()))])
    rows = [{"id": "a", "lists": ["b"], "more": 1}, {"id": None}]
    assert table_of(rows, schema).equals(pa.Table.from_pylist(rows, schema=schema))
    assert table_of([], schema).equals(schema.empty_table())
