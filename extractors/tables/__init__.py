"""Tables of tasks: who does what by when, told by columns instead of sentences.

In: a cleaned text and the function that reads lists of unit names. Out: tables of tasks, each with the clean text that it covers and its rows: task, units by
role, deadline, product, as clean offsets. Later stages take units and deadlines from these spans and read nothing else inside a table; its head gives no unit.
What a table means is told by the words of its head (`registry/columns.toml`); a table that fits no head, or fits it badly, is left to the other stages: a wrong
unit is worse than a missing one.
"""

from __future__ import annotations

from extractors.tables.cells import Units
from extractors.tables.flattened import flattened
from extractors.tables.piped import piped
from extractors.tables.rows import Table, TaskRow
from extractors.tables.spaced import spaced
from extractors.text import Text

__all__ = ["Table", "TaskRow", "Units", "read_tables"]


def read_tables(text: Text, units: Units) -> tuple[Table, ...]:
    """Return the tables of tasks of a text, in its order; they do not overlap.

    `units` returns the spans of the list of unit names that begins at a position of a clean text, up to a stop.
    """
    lined = list(piped(text.clean, units))
    lined += spaced(text, units, [(table.start, table.end) for table in lined])
    cells = flattened(text, units, sorted((table.start, table.end) for table in lined))
    return tuple(sorted([*lined, *cells], key=lambda table: table.start))
