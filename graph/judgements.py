"""What people judged: which two ids are one document, and which mention is not what it seems.

In: a TOML file with `[[same]]` and `[[apart]]` tables. Out: `Judgements`. They are read at every build and stand beside the records, so none is
irreversible; each has a `why`, which the graph tells.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import GraphError

if TYPE_CHECKING:
    import pyarrow as pa

FIELDS = {"same": ("id", "is", "why"), "apart": ("document", "target", "why")}
_COLUMNS = {"same": ("id", "is_id", "why"), "apart": FIELDS["apart"]}


@dataclass(frozen=True, slots=True)
class Judgements:
    """Rows of each kind of judgement, as in the file."""

    rows: Mapping[str, tuple[tuple[str, ...], ...]]

    def tables(self) -> dict[str, pa.Table]:
        """Return the tables `judged_same` and `judged_apart`."""
        from graph.arrays import table

        made = {}
        for kind, names in _COLUMNS.items():
            rows = self.rows.get(kind, ())
            made[f"judged_{kind}"] = table({name: [row[place] for row in rows] for place, name in enumerate(names)})
        return made


NONE = Judgements({})


def read(path: Path) -> Judgements:
    """Read a file of judgements. Raises `GraphError` where it is malformed, or judges one thing twice."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise GraphError(f"{path}: not readable as judgements ({error}); write TOML in UTF-8 with [[same]] and [[apart]]") from error
    if unknown := set(data) - set(FIELDS):
        raise GraphError(f"{path}: knows [[same]] and [[apart]], found {', '.join(sorted(unknown))}")
    for kind, entries in data.items():
        if not (isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)):
            raise GraphError(f"{path}: [[{kind}]] is a list of tables; write it in two brackets")
    rows = {kind: tuple(_row(path, kind, entry) for entry in data.get(kind, ())) for kind in FIELDS}
    judged = [row[:1] if kind == "same" else row[:2] for kind in FIELDS for row in rows[kind]]
    if len(judged) != len(set(judged)):
        raise GraphError(f"{path}: one thing is judged twice; leave one of the two out")
    return Judgements(rows)


def _row(path: Path, kind: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    if set(entry) != set(FIELDS[kind]) or not all(isinstance(value, str) for value in entry.values()):
        raise GraphError(f"{path}: [[{kind}]] has the texts {', '.join(FIELDS[kind])}; found {dict(entry)}")
    return tuple(entry[name] for name in FIELDS[kind])
