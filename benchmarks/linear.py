"""Is extraction linear in the text? `make bench`: for each kind of text, time for ten times the text over time for one, and the speed.

Times differ between machines; the ratios are what counts: about ten is linear, a hundred is quadratic.
"""

from __future__ import annotations

import time
from pathlib import Path

from extractors import extract
from extractors.forms import find_mentions

DIRECTIVE = (Path(__file__).parent.parent / "data" / "directives" / "bac-giang.txt").read_text(encoding="utf-8")
SMALL = 40_000
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


def main() -> None:
    """Print one row a kind of text."""
    find_mentions(DIRECTIVE)  # tables are loaded once
    for name, unit in UNITS.items():
        small = unit * max(1, SMALL // len(unit))
        once, ten = seconds(small), seconds(small * 10)
        print(f"{name:32} ratio {ten / once:5.1f}   {len(small) * 10 / ten / 1e6:6.2f} million characters a second")


if __name__ == "__main__":
    main()
