"""How fast is every question of the library on the embedded store? `python benchmarks/questions.py [GRAPH]`, the folder of a graph; else of the directives.

Out: a row a question, the slowest first, in milliseconds over values drawn from the graph, half of them its most cited documents and busiest units: median
and worst of the Cypher, and the median of the whole answer, in which the document or unit is found by what is typed. The status is 1 where the Cypher of
one of the ten commonest takes a tenth of a second or more.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from graph import Graph, build, connect
from graph.queries import Question, questions

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))

from drawing import Pools, draw, pools  # noqa: E402  # the tests' own

COMMON = ("chain_up", "chain_down", "cites", "cited_by", "amendments", "in_force", "tasks_in", "tasks_of", "titled", "card")
MOST = 100.0  # milliseconds for one of them
DRAWS = 15


@dataclass(frozen=True, slots=True)
class Measured:
    """What a question takes, in milliseconds, and the most rows that it gave."""

    name: str
    median: float
    worst: float
    asked: float
    rows: int

    def __str__(self) -> str:
        return f"{self.name:22}{'*' if self.name in COMMON else ' '} {self.median:8.1f} {self.worst:8.1f} {self.asked:8.1f} {self.rows:6}"


def milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def measure(graph: Graph, asked: Question, held: Pools) -> Measured:
    chance = Random(1)
    drawn = [draw(asked, held, chance) for _ in range(DRAWS)]
    rows = max(len(graph.query(asked.cypher, values)) for values in drawn)  # and the engine has seen the query
    cypher = [milliseconds(lambda values=values: graph.query(asked.cypher, values)) for values in drawn]
    whole = [milliseconds(lambda values=values: graph.ask(asked.name, **values)) for values in drawn]
    return Measured(asked.name, median(cypher), max(cypher), median(whole), rows)


def main(graph: Graph) -> int:
    """Print one row a question, and return the status."""
    held = pools(graph)
    measured = sorted((measure(graph, item, held) for item in questions()), key=lambda row: -row.median)
    print(f"{'question':23} {'median':>8} {'worst':>8} {'asked':>8} {'rows':>6}")
    print(*measured, sep="\n")
    common = [row for row in measured if row.name in COMMON]
    print(f"* the ten commonest: median {median(row.median for row in common):.1f} ms, the slowest, {common[0].name}, {common[0].median:.1f} ms")
    return 1 if common[0].median >= MOST else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(connect(sys.argv[1]) if len(sys.argv) > 1 else build(ROOT / "data" / "directives", out=Path(made) / "graph")))
