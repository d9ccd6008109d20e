"""Does any text end extraction? `make fuzz`: documents mutated at random, with a fixed seed, each read twice in a process with limits.

In: how many, 3,000 unless told, and the seed: `python benchmarks/fuzz.py [COUNT] [SEED]`. Out: how many were read, and by name those that raised, took too
long, have a span outside their text, or read otherwise the second time; the status is 1 where there are any.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from extractors.extraction import extract, of_text
from extractors.records import Extraction
from extractors.workers import Died, Limits, Pool

ROOT = Path(__file__).parent.parent
SECONDS = 20
SHAPES = ("\ud800", "\x00", "\u202e", "\u0301", "\ufeff", "\r\n", "\f", "\u00a0", "(", "“", "|", "- ", "....", "/-/-", "Điều 1.", "Luật ", "số 1/QĐ-UBND")
SHAPES += ("Nơi nhận:\n", "Giao Sở Y tế chủ trì, ", "khoản 1 Điều 2 ", "UBND tỉnh X; ", "Luật sửa đổi của ", "12 ")


def texts() -> list[str]:
    """Return the texts that are mutated: all of `data`, and a letter."""
    return [file.read_text(encoding="utf-8") for file in sorted((ROOT / "data").rglob("*.txt"))]


Mutation = Callable[[str, Random], str]
MUTATIONS: tuple[Mutation, ...] = (
    lambda _, __: "",
    lambda part, random: part * random.choice((2, 3, 30)),
    lambda part, _: part[::-1],
    lambda part, _: part.upper(),
    lambda part, random: "".join(random.sample(part, len(part))),
    lambda part, random: random.choice(SHAPES) * random.choice((1, 2, 40)) + part,
    lambda part, random: part.replace(" ", random.choice(("", "\n", "  ", "\u00a0"))),
    lambda part, random: chr(random.randrange(0x110000)) + part,
)


def mutated(text: str, random: Random) -> str:
    """Return a text with some of its parts cut, doubled, turned round, put in another case, or something strange put before them."""
    for _ in range(random.randint(1, 12)):
        start = random.randrange(len(text) + 1)
        end = start + random.choice((1, 3, 20, 200, 2000))
        text = (text[:start] + random.choice(MUTATIONS)(text[start:end], random) + text[end:])[:60_000]
    return text


def read(text: str) -> str | None:
    """Return what is wrong with what is read of a text, if anything."""
    try:
        first, second = (extract(of_text(text)) for _ in range(2))
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:100]!r}"
    if first != second:
        return "reads otherwise the second time"
    return next((f"a span outside the text: {span}" for span in spans(first) if not 0 <= span[0] <= span[1] <= len(text)), None)


def spans(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """Yield the spans of all records."""
    rows: list[Any] = [*extraction.citations, *extraction.relations, *extraction.assignments, *extraction.findings]
    yield from ((row.start, row.end) for row in rows if row.start is not None)
    yield from ((row.task_start, row.task_end) for row in extraction.assignments if row.task_start is not None)


def main(count: int = 3000, seed: int = 1) -> int:
    """Print what is wrong with each mutated text."""
    held, wrong = texts(), 0
    jobs = (mutated(held[number % len(held)], Random(f"{seed}/{number}")) for number in range(count))
    with Pool(read, os.cpu_count() or 1, Limits(SECONDS)) as pool:
        for number, (_, said) in enumerate(pool.map(jobs)):
            if said is not None:
                wrong += 1
                print(f"text {number} of seed {seed}: {said.reason if isinstance(said, Died) else said}", flush=True)
    print(f"{count} mutated texts of seed {seed}: {wrong} raised, took too long, or were read wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from fuzz import main as run  # under this name workers find it

    sys.exit(run(*map(int, sys.argv[1:])))
