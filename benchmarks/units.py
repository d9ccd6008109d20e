"""How units are named in a graph, and a draw of them to judge: `python benchmarks/units.py GRAPH [--draw 100] [--seed 1]`.

In: a folder that `viendan build` made. Out: how many units there are, of which kinds, how many stand in one document only, how many rows of work and recipients
name no unit; then a seeded draw, a unit a line, with its kind, its id, its name, in how many documents it stands, and one text that names it, for a person to
say whether it is well-formed: a unit, whole, of its right kind, place and level, and nobody else's.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from graph.generations import hold
from graph.tables import table

EDGES = ("ISSUED_BY", "ASSIGNS", "SENT_TO")


def main(folder: Path, draw: int, seed: int) -> None:
    """Print the figures of a graph and the draw."""
    units = rows(folder / "nodes" / "Unit.parquet")
    standing = documents(folder)
    print(figures(units, standing))
    print(unnamed(folder))
    printed = texts(folder)
    for unit in random.Random(seed).sample(sorted(units, key=lambda row: row["id"]), min(draw, len(units))):
        print(f"{unit['kind']}, {unit['level']} | {unit['id']} | {unit['name']} | {len(standing[unit['id']])} | {printed.get(unit['id'], '')}")


def rows(file: Path, *columns: str) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    return pq.read_table(file, columns=list(columns) or None).to_pylist()


def documents(folder: Path) -> dict[str, set[str]]:
    """Return the documents that each unit stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in EDGES:
        for row in rows(folder / "edges" / f"{name}.parquet", "source", "target"):
            found[row["target"]].add(row["source"])
    return found


def figures(units: list[dict[str, Any]], standing: dict[str, set[str]]) -> str:
    """Return how many units there are and how many stand in one document only, by kind."""
    alone = [unit for unit in units if len(standing[unit["id"]]) == 1]
    kinds, alone_kinds = (Counter(unit["kind"] for unit in some) for some in (units, alone))
    by_kind = ", ".join(f"{kind} {alone_kinds[kind]}/{count}" for kind, count in kinds.most_common())
    return f"{len(units)} units; in one document only {len(alone)} ({len(alone) / len(units):.1%}); by kind: {by_kind}"


def unnamed(folder: Path) -> str:
    """Return how many rows of work and of recipients have no unit."""
    counts = []
    for name in ("assignments", "recipients"):
        named = [row["unit_id"] for row in table(folder / "records", name, ["unit_id"]).to_pylist()]
        counts.append(f"{named.count(None)} of {len(named)} {name}")
    return f"without a unit: {', '.join(counts)}"


def texts(folder: Path) -> dict[str, str]:
    """Return for each unit the words that name it most often."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for name, column in (("assignments", "unit"), ("recipients", "text")):
        for row in table(folder / "records", name, [column, "unit_id"]).to_pylist():
            if row["unit_id"]:
                said[row["unit_id"]][row[column]] += 1
    return {unit: min(counts, key=lambda text: (-counts[text], text))[:100] for unit, counts in said.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--draw", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(hold(given.graph).folder, given.draw, given.seed)
