"""Does linking again cost in proportion to what a new document touches? `make bench`: time of linking all over that of linking one document more.

Documents are made up: provinces' decisions that rest on the same laws and on each other. The graph grows fourfold from row to row; the queries' part of
the second link should hardly grow, and the rest of it is the copying of rows that nothing touched. Other sizes: `python benchmarks/relink.py SIZE...`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractors import extract
from extractors.records import Extraction
from extractors.registry import places
from graph import tables
from graph.link import link
from graph.relink import relink

EXTRACTED = 2_000
SIZES = (4_000, 16_000, 64_000)
TEXT = """UBND TỈNH {place}
Số: {number}/QĐ-UBND
{place}, ngày {day} tháng 6 năm {year}
QUYẾT ĐỊNH
Về việc thử
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Căn cứ khoản {day} Điều 2 Nghị định số {decree}/{year}/NĐ-CP;
Căn cứ Quyết định số {before}/QĐ-UBND ngày 1/2/{year} của UBND tỉnh; Căn cứ Kế hoạch số {decree}/KH-UBND của UBND tỉnh;
Điều 2. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.
"""


def documents(count: int) -> Iterator[tuple[Extraction, str]]:
    """Yield so many decisions with their texts."""
    provinces = [place.name for place in places().values() if place.type == "tỉnh"]
    for index in range(count):
        turn = index // len(provinces)
        facts = {"number": 1 + turn // 10, "before": turn // 10, "day": 1 + index % 28, "year": 2016 + turn % 10, "decree": 1 + index % 180}
        text = TEXT.format(place=provinces[index % len(provinces)].upper(), **facts)
        yield extract(text), text


def elsewhere(extraction: Extraction, copy: int) -> Extraction:
    """Return a copy from a province of its own, which cites the same central documents and others of its own."""

    def moved(identity: str | None) -> str | None:
        return identity if identity is None or identity.startswith("tw/") else f"x{copy}-{identity}"

    cited = tuple(replace(row, target=moved(row.target), issuer_id=moved(row.issuer_id)) for row in extraction.citations)
    document = replace(extraction.document, id=f"x{copy}-{extraction.document.id}", issuer_id=moved(extraction.document.issuer_id))
    return replace(extraction, source=f"{copy}", sha256=f"{copy}", document=document, citations=cited)


def main(sizes: Sequence[int]) -> None:
    """Print one row a size."""
    extracted = list(documents(min(EXTRACTED, sizes[-1])))
    made = [(elsewhere(extraction, copy), text) for copy in range(sizes[-1] // len(extracted) + 1) for extraction, text in extracted]
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            tables.write(folder / "old" / "records", made[:size])
            tables.write(folder / "new" / "records", made[: size + 1])
            start = time.perf_counter()
            link(folder / "old" / "records", folder / "old")
            middle = time.perf_counter()
            relink(folder / "old", folder / "new" / "records", folder / "new")
            end = time.perf_counter()
            print(f"{size:6} documents, one more: linking all takes {(middle - start) / (end - middle):4.1f} times as long")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
