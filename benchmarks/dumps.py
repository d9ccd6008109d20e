"""What does a dump of many documents cost? Generated rows in three published shapes, each built whole by `viendan build`, in a process of its own.

In: how many rows, 20,000 unless told, and which shapes: `python benchmarks/dumps.py [ROWS] [SHAPE...]`. Out:
a line a shape: seconds by the clock and of computing, of all processes, the
memory of the largest of them, and the load of the machine meanwhile; the status is 1 where a row is no document of the graph, or a process is larger than
`MOST`. The rows are streamed into the file and out of it, so that none of this grows with their number but the graph itself.

The shapes: Parquet with whole pages of HTML beside metadata (`content_html`, `so_ky_hieu`), CSV with a byte order mark and Vietnamese heads (`Số hiệu`,
`Nội dung`), and JSON lines with a number for id and plain text (`id`, `text`).
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.registry import places
from graph import connect

ROWS, MOST = 20_000, 1500  # megabytes
BATCH = 500
HEAD = "UBND TỈNH {place}\nSố: {number}/QĐ-UBND\n{place}, ngày {day} tháng {month} năm {year}\nQUYẾT ĐỊNH\nVề việc {matter}\n"
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;",
    "Căn cứ Nghị định số {n}/{year}/NĐ-CP ngày {day}/{month}/{year} của Chính phủ;",
    "Căn cứ khoản {day} Điều {month} Thông tư số {n}/{year}/TT-BTC ngày {day}/{month}/{year} của Bộ Tài chính;",
    "Theo đề nghị của Giám đốc Sở {office} tại Tờ trình số {n}/TTr-STC ngày {day}/{month}/{year};",
)
WORK = "Điều {n}. Giao Sở {office} chủ trì, phối hợp với Sở {other} {matter}, báo cáo UBND tỉnh trước ngày {day}/12/{year}.\n"
END = "Nơi nhận:\n- Như Điều 3;\n- Sở {office};\n- Lưu: VT.\n"
OFFICES = ("Tài chính", "Nội vụ", "Y tế", "Xây dựng", "Tư pháp", "Công Thương", "Giáo dục và Đào tạo")
MATTERS = ("kiểm kê tài sản công", "phê duyệt kế hoạch sử dụng đất", "sắp xếp đơn vị sự nghiệp", "ban hành quy chế phối hợp")
PLACES = [row.name for row in places().values() if "." not in row.id]
Row = dict[str, str | int]


def made(count: int) -> Iterator[Row]:
    """Yield documents as a crawler knows them: id, number, date, issuer, title and text, no two alike."""
    for index in range(count):
        random = Random(index)
        place, year = PLACES[index % len(PLACES)], 2016 + index // len(PLACES) % 10
        told = {"place": place, "number": index + 1, "year": year, "day": 1 + index % 28, "month": 1 + index % 12, "matter": random.choice(MATTERS)}
        office, other = random.sample(OFFICES, 2)
        lines = [HEAD, *(f"{base}\n" for base in random.sample(BASES, 3)), "QUYẾT ĐỊNH:\n", *[WORK] * random.randint(2, 9), END]
        text = "".join(line.format(**told, n=at + random.randint(1, 150), office=office, other=other) for at, line in enumerate(lines))
        date = f"{told['day']:02}/{told['month']:02}/{year}"
        yield {"id": index, "number": f"{index + 1}/QĐ-UBND", "date": date, "issuer": f"UBND tỉnh {place}", "title": f"Về việc {told['matter']}", "text": text}


def parquet(path: Path, rows: Iterator[Row]) -> None:
    """Write rows as Parquet, the text as a page."""
    names = ("id", "so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu", "content_html")
    schema = pa.schema([(name, pa.int64() if name == "id" else pa.string()) for name in names])
    with pq.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            pages = [{**row, "text": "".join(f"<p>{line}</p>" for line in str(row["text"]).splitlines())} for row in batch]
            writer.write_table(pa.Table.from_pylist([dict(zip(names, page.values(), strict=True)) for page in pages], schema=schema))


def commas(path: Path, rows: Iterator[Row]) -> None:
    """Write rows as CSV with a byte order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("ID", "Số hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Nội dung"))
        writer.writerows(row.values() for row in rows)


def lines(path: Path, rows: Iterator[Row]) -> None:
    """Write rows as JSON lines of an id and a text."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps({'id': row['id'], 'text': row['text']}, ensure_ascii=False)}\n" for row in rows)


SHAPES: dict[str, Callable[[Path, Iterator[Row]], None]] = {"rows.parquet": parquet, "rows.csv": commas, "rows.jsonl": lines}


def main(count: int = ROWS, *shapes: str) -> int:
    """Build each shape and print what it took."""
    wrong = 0
    for name, write in ((name, write) for name, write in SHAPES.items() if not shapes or name in shapes):
        with tempfile.TemporaryDirectory() as folder:
            file, out = Path(folder) / name, Path(folder) / "graph"
            write(file, made(count))
            clock, before = time.perf_counter(), computing()
            subprocess.run([sys.executable, "-m", "graph.cli", "build", str(file), "--out", str(out)], check=True, capture_output=True)
            clock, used = time.perf_counter() - clock, computing() - before
            largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            with connect(out) as graph:
                read = graph.query("MATCH (d:Document) WHERE d.loaded RETURN count(d) AS n")[0]["n"]
            size = file.stat().st_size / 1e6
        bad = read != count or largest > MOST
        wrong += bad
        print(
            f"{name:13} {count} rows, {size:.0f} MB: {read} documents in {clock:.0f} s, {used:.0f} s of computing, largest process {largest} MB, "
            f"load {os.getloadavg()[0]:.1f}{'   not as it should be' if bad else ''}",
            flush=True,
        )
    return 1 if wrong else 0


def computing() -> float:
    """Return the seconds that processes which have ended computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2]), *sys.argv[2:]))
