"""One workbook, a sheet a type: for people who work in spreadsheets.

In: a folder or a store. Out: an XLSX file, and notes of texts that a cell cannot hold. A list is its items with `; ` between them.
"""

from __future__ import annotations

from pathlib import Path

from graph.network import Asked, count_of, rows_of
from graph.schema import ENTRIES, Entry, ends_of, name_of
from graph.workbook import Workbook


def xlsx(of: Path | Asked, to: Path) -> list[str]:
    """Write a sheet for each type that has rows."""
    counts = {entry: count for entry in ENTRIES if (count := count_of(of, entry))}
    with Workbook(to) as book:
        for entry, count in counts.items():
            names = [*ends_of(entry), *(item.name for item in entry.properties)]
            book.sheet(name_of(entry), names, (list(row.values()) for row in rows_of(of, entry)), count)
        book.sheet("notes", ["sheet", "rows", "note"], _notes(counts, book.notes), 0)
    return book.notes


def _notes(counts: dict[Entry, int], notes: list[str]) -> list[list[str | int | None]]:
    """Return the last sheet's rows: how much each sheet holds, and what was cut."""
    held: list[list[str | int | None]] = [[name_of(entry), count, None] for entry, count in counts.items()]
    return held + [[None, None, note] for note in notes]
