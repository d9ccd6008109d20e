"""Folders of tables, one file a type: `nodes/Document.csv`, `edges/BASED_ON.csv`, or the same in Parquet; `README.md` says what every column means.

In: a folder or a store. Out: a folder. Parquet holds every value as it is. In CSV a list is JSON, true and false are so written, the unknown is empty, and
cells are inert (`graph.cells.cell`): a control character is a sign, and what a spreadsheet would run as a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from graph.cells import cell, json_of
from graph.network import Asked, count_of, rows_of
from graph.schema import ENTRIES, EdgeType, Entry, NodeType, columns, ends_of, table_path

_BATCH = 10_000
_CSV = """\
Text is UTF-8. A list is JSON, `true` and `false` are words, an unknown value and an empty text are both empty. A control character is shown as a sign. A text
that begins with `= + - @`, a tab or an end of line has an apostrophe before it, as has one with apostrophes before one of these: take one apostrophe off.

    import json, pandas as pd
    cites = pd.read_csv("edges/CITES.csv", keep_default_na=False, converters={"evidence": json.loads})
"""
_PARQUET = """\
Every value is as it is in the graph; an unknown one is null.

    import pandas as pd
    documents = pd.read_parquet("nodes/Document.parquet")
"""


def csv_folder(of: Path | Asked, to: Path) -> list[str]:
    """Write a CSV file a type."""
    for entry in ENTRIES:
        with _place(to, entry, ".csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([*ends_of(entry), *(item.name for item in entry.properties)])
            writer.writerows([_cell(value) for value in row.values()] for row in rows_of(of, entry))
    _describe(of, to, _CSV, ".csv")
    return []


def _cell(value: Any) -> Any:
    return json_of(value) if isinstance(value, list) else cell(value)


def parquet_folder(of: Path | Asked, to: Path) -> list[str]:
    """Write a Parquet file a type; those of a folder are copied."""
    for entry in ENTRIES:
        place = _place(to, entry, ".parquet")
        if isinstance(of, Path) and table_path(of, entry).exists():
            shutil.copyfile(table_path(of, entry), place)
        else:
            _write_parquet(rows_of(of, entry), entry, place)
    _describe(of, to, _PARQUET, ".parquet")
    return []


def _write_parquet(rows: Iterator[dict[str, Any]], entry: Entry, place: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(place, columns(entry), compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=columns(entry)))


def _place(to: Path, entry: Entry, ending: str) -> Path:
    place = table_path(to, entry).with_suffix(ending)
    place.parent.mkdir(exist_ok=True)
    return place


def _describe(of: Path | Asked, to: Path, how: str, ending: str) -> None:
    """Write what every column means."""
    lines = ["# Tables of a graph of documents\n", how]
    for entry in ENTRIES:
        ends = [("id", "string", "unique over all types")] if isinstance(entry, NodeType) else _ends(entry)
        lines += [
            f"\n## {table_path(Path(), entry).with_suffix(ending).as_posix()}: {count_of(of, entry):,} rows\n",
            "| column | type | says |",
            "| --- | --- | --- |",
        ]
        lines += [f"| `{name}` | {kind} | {says} |" for name, kind, says in (*ends, *((item.name, item.type, item.says) for item in entry.properties))]
    (to / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _ends(entry: EdgeType) -> list[tuple[str, str, str]]:
    return [("source", "string", f"id of a {entry.source}"), ("target", "string", f"id of a {entry.target}")]
