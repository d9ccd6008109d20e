"""How well `find` finds: documents of a graph, drawn at random, typed in three ways. Run: `python benchmarks/find.py GRAPH [COUNT] [SEED]`.

In: a built graph with its records. Out: for each way, how many texts find exactly their document, how many are ambiguous, unknown or wrong, and the
milliseconds of CPU that the middle one and the slowest take; the status is 1 where one is wrong. The ways: kind and number; kind, number and date; the words
with which another document cites it, those with an issuer first.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from graph import Graph, connect, tables
from graph.errors import AmbiguousDocument, UnknownDocument
from graph.generations import hold

WAYS = ("kind and number", "kind, number and date", "as cited elsewhere")


def main(folder: Path, count: int = 200, seed: int = 1) -> int:
    """Print the figures of each way, and every text that is wrong."""
    graph, random = connect(folder), Random(seed)
    rows = [row for row in graph.documents if row["number"] and "@" not in row["id"]]
    drawn = random.sample(sorted(rows, key=lambda row: row["id"]), count)
    said = cited(folder)
    wrong = 0
    for way, typed in zip(WAYS, zip(*(texts(row, said.get(row["id"], []), random) for row in drawn), strict=True), strict=True):
        found, times = Counter[str](), []
        for row, text in zip(drawn, typed, strict=True):
            if text is not None:
                began = time.process_time()
                found[outcome(graph, row["id"], text, way)] += 1
                times.append((time.process_time() - began) * 1000)
        figures = ", ".join(f"{found[name]} {name}" for name in ("found", "ambiguous", "unknown", "wrong"))
        print(f"{way}: {figures} of {found.total()}; {sorted(times)[len(times) // 2]:.0f} ms, at most {max(times):.0f} ms")
        wrong += found["wrong"]
    return 1 if wrong else 0


def cited(folder: Path) -> dict[str, list[str]]:
    """Return the words of the mentions that their own text ties to a document, by its id; those that print an issuer first."""
    table = tables.table(hold(folder).folder / "records", "citations", ["text", "target", "reason"])
    said: dict[str, list[str]] = {}
    for row in table.to_pylist():
        if row["target"] and row["reason"] is None:
            said.setdefault(row["target"], []).append(row["text"])
    return {target: sorted(set(found), key=lambda text: ("của" not in text, text)) for target, found in said.items()}


def texts(row: dict[str, Any], said: list[str], random: Random) -> Iterator[str | None]:
    """Yield what a person would type for a document in each way."""
    name = f"{row['kind'] or ''} {row['number']}".strip()
    yield name
    date = row["date"].split("-") if row["date"] else None
    yield f"{name} ngày {int(date[2])}/{int(date[1])}/{date[0]}" if date else None
    issued = [text for text in said if "của" in text] or said
    yield random.choice(issued) if issued else None


def outcome(graph: Graph, identity: str, text: str, way: str) -> str:
    """Return what `find` makes of a text; a wrong document is printed."""
    try:
        found = graph.find(text)
    except AmbiguousDocument as error:
        return "ambiguous" if identity in error.found else "wrong"
    except UnknownDocument:
        return "unknown"
    if found != identity:
        print(f"wrong ({way}): {text!r} is {identity}, found {found}")
    return "found" if found == identity else "wrong"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:])))
