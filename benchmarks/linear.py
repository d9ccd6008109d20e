"""Is extraction linear in the text, whatever its shape? `make bench`: for each shape of text, time for ten times the text over time for one, and the speed.

In: how many characters the smallest text has, 10,000 unless told, how often it grows tenfold, three times unless told (10 kB to 10 MB), and which shapes:
`python benchmarks/linear.py [CHARACTERS] [STEPS] [SHAPE...]`. Out:
a row a shape; the status is 1 where ten times the text takes more than fifteen times the time, or
a text of the largest size is read slower than 0.15 million characters a second.

Times differ between machines; the ratios are what counts: about ten is linear, a hundred is quadratic. Each text is read in a process with a time limit.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path

from extractors import extract
from extractors.workers import Died, Limits, Worker

DIRECTIVE = (Path(__file__).parent.parent / "data" / "directives" / "bac-giang.txt").read_text(encoding="utf-8")
HEAD = "UBND TỈNH LÀO CAI\nSố: 7/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"
MOST, LEAST = 15.0, 0.15  # times the time for ten times the text; million characters a second
NOISE = 0.05  # seconds that a small text is taken to need at least
UNITS = {
    "a directive, again and again": DIRECTIVE,
    "digits": "1",
    "digits over two lines": "12345678901234567890\n",
    "long digits over two lines": "1" * 2000 + "\n",
    "lists of numbers": "1/2020/QĐ-UBND, ",
    "kind words": "Luật ",
    "an amending law's name": "Luật sửa đổi của ",
    "an amending law's whole name": "Luật sửa đổi, bổ sung một số điều của ",
    "titles in titles": "Nghị định số 5/2019/NĐ-CP sửa đổi ",
    "nested quotes": "“(",
    "brackets": "((((",
    "clauses in one line": "Căn cứ Nghị định số 5/2019/NĐ-CP của Chính phủ và các sở, ban, ngành thực hiện ",
    "sessions": "Nghị quyết Hội nghị lần thứ ",
    "line breaks": "a\n",
    "blank lines": "\n",
    "blank lines with spaces": "  \n",
    "spaces": " ",
    "pinpoints": "khoản 1 Điều 2 ",
    "pinpoints and a law": "điểm a khoản 1 Điều 2 và khoản 3 Điều 4 Luật Đất đai, ",
    "letters of points": "điểm a, b, c, d, đ, e, g, h, i, k, ",
    "dots": ".",
    "dots and words": "Số: ........../QĐ-UBND ngày ..... tháng ..... năm ..... ",
    "recipients with dots": "Nơi nhận: ...",
    "recipients": "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n",
    "recipients in one line": "- UBND tỉnh Lào Cai; ",
    "a list of provinces' bodies": "UBND tỉnh X; ",
    "capitals": "A",
    "words in capitals": "ỦY BAN NHÂN DÂN ",
    "capitals over lines": "CỘNG HÒA\n",
    "units": "Sở Y tế, Sở Nội vụ, ",
    "units in charge": "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ ",
    "verbs": "chủ trì phối hợp báo cáo thực hiện triển khai ",
    "slashes and dashes": "/-",
    "dashes": "-",
    "underscores": "_",
    "bars": "| ",
    "rows of a table": "| 1 | Sở Y tế | Báo cáo kết quả | Trước ngày 30/6/2021 |\n",
    "two-digit numbers": "12 34 ",
    "two citations with numbers between": "Nghị định số 5/2019/NĐ-CP" + " 12" * 24 + " Nghị định số 6/2019/NĐ-CP ",
    "dates": "ngày 2 tháng 3 năm 2021 ",
    "deadlines": "trước ngày 15 hằng tháng, hằng quý, ",
    "numbered items": "1. Sở Y tế báo cáo.\n",
    "Articles": "Điều 1. Sửa đổi khoản 2 Điều 3 như sau:\n",
    "letterheads": HEAD,
    "signatures": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A\n",
    "combining marks": "a\u0301\u0302",
    "one word": "a",
    "ordinals": "I. II. III. IV. ",
}


def seconds(text: str) -> float:
    """Return how long it takes to extract a text."""
    start = time.process_time()
    extract(HEAD + text)
    return time.process_time() - start


def main(characters: int = 10_000, steps: int = 3, *shapes: str) -> int:
    """Print one row a shape, and return 1 where one is not linear."""
    worker, wrong = Worker(seconds, Limits(60 + characters * 10**steps / 1e6 / LEAST, 6 << 30)), 0
    worker.ask(DIRECTIVE)  # tables are loaded once
    units = {name: unit for name, unit in UNITS.items() if not shapes or name in shapes}
    for name, unit in units.items():
        times = []
        for size in (characters * 10**step for step in range(steps + 1)):
            took = worker.ask(unit * max(1, size // len(unit)))
            times.append(float("inf") if isinstance(took, Died) else took)
            if took == float("inf") or isinstance(took, Died):
                break
        ratio = max(after / max(before, NOISE) for before, after in pairwise(times)) if len(times) > 1 else float("inf")
        speed = characters * 10 ** (len(times) - 1) / max(times[-1], 1e-4) / 1e6
        bad = ratio > MOST or (speed < LEAST and times[-1] > 1)
        wrong += bad
        print(f"{name:36} ratio {ratio:5.1f}   {speed:6.2f} million characters a second{'   not linear' if bad else ''}", flush=True)
    worker.close()
    print(f"{len(units) - wrong} of {len(units)} shapes are linear")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from linear import main as run  # under this name workers find it

    sys.exit(run(*map(int, sys.argv[1:3]), *sys.argv[3:]))
