"""How long a list of law takes to be added to a catalogue, and how much memory: `python benchmarks/catalogue.py [DOCUMENTS] [RELATIONS]`.

In: how many made-up documents and relations, 500,000 and 900,000 unless told. Out: seconds of computing and the most memory of `viendan catalogue add`, a
process of its own. The files stand in a folder that goes when it is done.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extractors.registry import places

STATUSES = ("Còn hiệu lực", "Hết hiệu lực toàn bộ", "Hết hiệu lực một phần", "Chưa có hiệu lực", "Chưa xác định")
WORDS = ("Văn bản căn cứ", "Văn bản dẫn chiếu", "Văn bản được sửa đổi", "Văn bản hết hiệu lực", "Văn bản được HD, QĐ chi tiết")
YEARS = range(1995, 2025)


def document(at: int, documents: int, provinces: list[str]) -> dict[str, object]:
    """Return a made-up row; the later it stands, the younger is the document."""
    year = YEARS[at * len(YEARS) // documents]
    day = f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/{year}"
    number, issuer = random.choice((("QĐ-UBND", "UBND"), ("NQ-HĐND", "HĐND"), ("TT-BTC", "Bộ Tài chính"), ("NĐ-CP", "Chính phủ")))
    return {
        "id": at,
        "so_ky_hieu": f"{at % 90_000 + 1}/{year}/{number}",
        "ngay_ban_hanh": day,
        "ngay_co_hieu_luc": day,
        "co_quan_ban_hanh": f"{issuer} {random.choice(provinces)}" if issuer.endswith("ND") else issuer,
        "tinh_trang_hieu_luc": random.choice(STATUSES),
        "trich_yeu": f"Về việc quy định mức thu phí, lệ phí số {at} trên địa bàn và việc quản lý, sử dụng phí, lệ phí",
    }


def relations(documents: int, count: int) -> Iterator[dict[str, object]]:
    """Yield made-up relations, from younger documents to older ones."""
    for _ in range(count):
        older, younger = sorted((random.randrange(documents), random.randrange(documents)))
        yield {"doc_id": younger, "other_doc_id": older, "relationship": random.choice(WORDS)}


def main(documents: int, related: int) -> None:
    """Make a list, add it, and print what that took."""
    random.seed(1)
    provinces = [place.full for place in places().values() if not place.parent]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, rows in (("acts", (document(at, documents, provinces) for at in range(documents))), ("ties", relations(documents, related))):
            with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
        began = time.perf_counter()
        command = [sys.executable, "-m", "graph.cli", "catalogue", "add", *map(str, sorted(folder.glob("*.jsonl"))), "--catalogue", str(folder / "catalogue")]
        subprocess.run(command, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.perf_counter() - began
    print(f"{documents:,} documents, {related:,} relations: {used.ru_utime + used.ru_stime:.0f} s of computing in {seconds:.0f} s, {used.ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main(*(int(told) for told in (*sys.argv[1:3], *("500000", "900000")[len(sys.argv[1:3]) :])))
