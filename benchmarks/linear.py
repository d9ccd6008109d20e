"""Is extraction linear in the text? `make bench`: for each kind of text, time for ten times the text over time for one, and the speed.

In: how many characters the smaller text has, 40,000 unless told: `python benchmarks/linear.py [CHARACTERS]`.

Times differ between machines; the ratios are what counts: about ten is linear, a hundred is quadratic.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from extractors import extract

DIRECTIVE = (Path(__file__).parent.parent / "data" / "directives" / "bac-giang.txt").read_text(encoding="utf-8")
UNITS = {
    "a directive, again and again": DIRECTIVE,
    "digits": "1",
    "lists of numbers": "1/2020/QĐ-UBND, ",
    "kind words": "Luật ",
    "nested quotes": "“(",
    "clauses in one line": "Căn cứ Nghị định số 5/2019/NĐ-CP của Chính phủ và các sở, ban, ngành thực hiện ",
    "sessions": "Nghị quyết Hội nghị lần thứ ",
    "line breaks": "a\n",
    "pinpoints": "khoản 1 Điều 2 ",
}


def seconds(text: str) -> float:
    start = time.perf_counter()
    extract(text)
    return time.perf_counter() - start


def main(characters: int = 40_000) -> None:
    """Print one row a kind of text."""
    extract(DIRECTIVE)  # tables are loaded once
    for name, unit in UNITS.items():
        small = unit * max(1, characters // len(unit))
        once, ten = seconds(small), seconds(small * 10)
        print(f"{name:32} ratio {ten / once:5.1f}   {len(small) * 10 / ten / 1e6:6.2f} million characters a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
