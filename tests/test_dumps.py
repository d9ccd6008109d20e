"""Dumps of many documents: whatever columns they have, a bad row costs itself, and what the dump says stands beside what the text says."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors import extract
from extractors.batch import extract_paths
from extractors.dumps import Columns, Dumps
from extractors.dumps.rows import rows
from extractors.errors import BadArgument, PassedOver, ReadError
from extractors.folders import survey
from extractors.records import Source

HEAD = "UBND TỈNH LÀO CAI\nSố: 12/CT-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nCHỈ THỊ\nVề việc kiểm kê tài sản\n\n"
TEXT = f"{HEAD}Căn cứ Nghị định số 8/2019/NĐ-CP ngày 7/5/2019 của Chính phủ;\n"
BARE = "Căn cứ Nghị định số 8/2019/NĐ-CP ngày 7/5/2019 của Chính phủ;\nĐiều 1. Giao Sở Tài chính chủ trì kiểm kê tài sản.\n"
PAGE = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
ROW = {"so_ky_hieu": "12/CT-UBND", "ngay_ban_hanh": "05/06/2021", "co_quan_ban_hanh": "UBND tỉnh Lào Cai", "trich_yeu": "Về việc kiểm kê tài sản"}


def jsonl(path: Path, *found: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in found), encoding="utf-8")
    return path


def read(path: Path, columns: str | None = None) -> list[Any]:
    return list(Dumps(Columns.parse(columns) if columns else Columns()).sources(path))


def ids(found: list[Any]) -> list[str]:
    return [extract(source).document.id for source in found if isinstance(source, Source)]


def table(path: Path, row: dict[str, Any]) -> None:
    """Write a row in the format of a path's suffix."""
    if ".parquet" in path.name:
        pq.write_table(pa.Table.from_pylist([row]), path)
    elif ".csv" in path.name or ".tsv" in path.name:
        with gzip.open(path, "wt", encoding="utf-8-sig", newline="") if path.suffix == ".gz" else path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(row), delimiter="\t" if ".tsv" in path.name else ",")
            writer.writeheader()
            writer.writerow(row)
    elif path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook()
        book.active.append(list(row))
        book.active.append(list(row.values()))
        book.save(path)
    elif path.suffix == ".json":
        path.write_text(json.dumps({"data": [row]}), encoding="utf-8")
    else:
        (lzma.open if path.suffix == ".xz" else gzip.open if path.suffix == ".gz" else open)(path, "wb").write(b"\xef\xbb\xbf" + json.dumps(row).encode())


SHAPES = [
    ("a.parquet", "markdown"),
    ("a.csv", "noi_dung"),
    ("a.csv.gz", "Nội dung"),
    ("a.tsv", "toan_van"),
    ("a.jsonl", "content"),
    ("a.jsonl.xz", "content_html"),
]


@pytest.mark.parametrize(("name", "column"), [*SHAPES, ("a.ndjson", "text"), ("a.json", "full_text"), ("a.xlsx", "noi_dung"), ("a.jsonl.gz", "body")])
@pytest.mark.parametrize("text", [TEXT, PAGE], ids=["plain", "html"])
def test_every_shape_is_read(tmp_path: Path, name: str, column: str, text: str) -> None:
    table(tmp_path / name, {"id": 7, "so_hieu": "12/CT-UBND", column: text})
    (source,) = read(tmp_path / name)
    assert source.name == f"{tmp_path / name}#7"
    assert source.given == {"number": "12/CT-UBND"}
    assert ids([source]) == ["lao-cai/2021/12-CT-UBND"]


def test_columns_are_named_by_a_map(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", {"k": 1, "t": TEXT, "content": "x", "n": "5/QĐ-TTg"})
    (source,) = read(file, "text=t,id=k,number=n")
    assert (source.name, source.text, source.given) == (f"{file}#1", TEXT, {"number": "5/QĐ-TTg"})


@pytest.mark.parametrize("told", ["", "text", "words=a", "text="])
def test_a_map_that_means_nothing_is_refused(told: str) -> None:
    with pytest.raises(BadArgument, match="text=content_html"):
        Columns.parse(told)


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no column vb; it has id, text"):
        read(jsonl(tmp_path / "a.jsonl", {"id": 1, "text": TEXT}), "text=vb")


def test_a_bad_row_costs_itself(tmp_path: Path) -> None:
    found = [
        {"id": 1, "text": TEXT},
        "{broken",
        "",
        "[1]",
        {"id": 2},
        {"id": 3, "text": None},
        '{"id": 4, "text": "Điều 1", "n": ' + "9" * 5000 + "}",
        {"id": 5, "text": "a \ud800"},
    ]
    told = read(jsonl(tmp_path / "a.jsonl", *found))
    assert [one.name.rpartition("#")[2] if isinstance(one, Source) else str(one[1]).removeprefix(f"{tmp_path}/a.jsonl").split(" (")[0] for one in told] == [
        "1", ": row 2 is not JSON", ": row 4 is not a JSON object; mend the row, or leave it out",
        ": row 5 has no column of text among id; name it with --columns text=...",
        "#3: the row holds no text", "4", "5",
    ]  # fmt: skip
    assert isinstance(told[4][1], PassedOver)


def test_a_broken_row_of_a_csv_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,"Điều 1"\n2,a,b\n3,"Điều\n3"\n', encoding="utf-8")
    assert [row if isinstance(row, dict) else str(row) for _, row in rows(tmp_path / "a.csv")] == [
        {"id": "1", "text": "Điều 1"},
        "row 2 has 3 cells, and the first row names 2 columns; mend the row, or leave it out",
        {"id": "3", "text": "Điều\n3"},
    ]


def test_a_file_without_texts_is_one_error(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", *({"id": i, "so": "1"} for i in range(300)))
    with pytest.raises(ReadError, match=r"no column of text among id, so"):
        read(file)


def test_repeated_ids_keep_all_texts_and_two_reads_agree(tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", *({"id": "x", "text": f"Điều {i}"} for i in range(3)))
    assert [source.name.rpartition("#")[2] for source in read(file)] == ["x", "x~2", "x~3"]
    assert read(file) == read(file)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.xz"])
def test_a_stream_that_is_cut_off_gives_what_stood_before(tmp_path: Path, name: str) -> None:
    text = "".join(json.dumps({"id": i, "text": f"Điều {i * 7919}"}) + "\n" for i in range(9000)).encode()
    (tmp_path / name).write_bytes((gzip if name.endswith("gz") else lzma).compress(text)[:-200])
    *_, (_, error) = [(outcome.extraction, outcome.error) for outcome in extract_paths([tmp_path / name])]
    assert "not readable to its end" in str(error)


def test_a_stream_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as file:
        for _ in range(80):
            file.write(b" " * (1 << 20))
    with pytest.raises(ReadError, match="unfolds beyond 64 MB"):
        read(tmp_path / "a.jsonl.gz")


def test_what_the_dump_says_settles_what_the_text_leaves_open(tmp_path: Path) -> None:
    (source,) = read(jsonl(tmp_path / "a.jsonl", {"id": 1, "content": BARE, "loai_van_ban": "Chỉ thị", **ROW}))
    found = extract(source)
    told = found.document
    assert (told.id, told.kind, told.date, told.issuer, told.title) == (
        "lao-cai/2021/12-CT-UBND",
        "Chỉ thị",
        "2021-06-05",
        "UBND tỉnh Lào Cai",
        ROW["trich_yeu"],
    )
    assert (found.assignments[0].unit_id, found.findings) == ("lao-cai/so-tai-chinh", ())


def test_differences_are_findings_and_the_text_stands(tmp_path: Path) -> None:
    row = {
        "so_hieu": "13/CT-UBND",
        "ngay_ban_hanh": "2020-06-05",
        "co_quan_ban_hanh": "UBND tỉnh Yên Bái",
        "loai_vb": "Quyết định",
        "title": "Phòng chống lụt bão năm nay",
    }
    (source,) = read(jsonl(tmp_path / "a.jsonl", {"text": TEXT, **row}))
    found = extract(source)
    assert found.document.id == "lao-cai/2021/12-CT-UBND"
    assert [(finding.rule, finding.message.split(":")[0]) for finding in found.findings] == [
        ("metadata differs", field) for field in ("number", "date", "issuer", "kind", "title")
    ]


def test_equal_metadata_give_no_finding(tmp_path: Path) -> None:
    (source,) = read(jsonl(tmp_path / "a.jsonl", {"text": TEXT, **ROW}))
    assert extract(source).findings == ()


def test_files_are_joined_by_id(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist([{"doc": 1, **ROW, "ngay_ban_hanh": date(2021, 6, 5)}, {"doc": 2, "so_hieu": "x"}]), tmp_path / "meta.parquet")
    jsonl(tmp_path / "texts.jsonl", {"doc": "1", "content": BARE}, {"doc": "3", "content": TEXT})
    outcomes = list(extract_paths([tmp_path], dumps=Dumps(join="doc")))
    assert [(outcome.path.rpartition("/")[2], outcome.extraction and outcome.extraction.document.id) for outcome in outcomes] == [
        ("texts.jsonl#1", "lao-cai/2021/12-CT-UBND"),
        ("texts.jsonl#3", "lao-cai/2021/12-CT-UBND"),
    ]


def test_what_a_folder_passes_over_has_a_reason(tmp_path: Path) -> None:
    for name in ("a.txt", "~$a.docx", "._a.txt", ".hidden/b.txt", "c.pptx", "build/manifest.json", "build/records/documents.parquet", "build/d.txt", "e.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text('{"extractors": 1}' if name.endswith("manifest.json") else "Điều 1", encoding="utf-8")
    os.mkfifo(tmp_path / "f.html")
    found = survey([tmp_path])
    assert [str(file.relative_to(tmp_path)) for file in found.files] == ["a.txt", "build/d.txt", "e.jsonl"]
    assert [(str(file.relative_to(tmp_path)), reason) for file, reason in found.passed] == [
        ("._a.txt", "lock file"), (".hidden", "hidden folder"), ("build/manifest.json", "own output"), ("build/records", "own output"),
        ("c.pptx", "unknown format .pptx"), ("f.html", "pipe, device or broken link"), ("~$a.docx", "lock file"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["found.jsonl", "found.csv", "found.xlsx"])
def test_what_extract_wrote_is_no_document(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "graph.cli", "extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / name)], check=True)
    told = [one[1] for one in read(tmp_path / name)]
    assert told
    assert all(isinstance(error, PassedOver) and error.what == "own output" for error in told)


def test_a_build_counts_what_it_passes_over(tmp_path: Path) -> None:
    jsonl(
        tmp_path / "in" / "a.jsonl" if (tmp_path / "in").mkdir() is None else tmp_path,
        {"id": 1, "text": TEXT, "ngay_ban_hanh": "2020-01-01"},
        {"id": 2, "text": " "},
    )
    (tmp_path / "in" / "b.pptx").write_bytes(b"x")

    def build(*options: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "graph.cli", "build", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", "1", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    status, said = build()
    assert status == 0, said
    assert "passed over: empty row: 1, unknown format .pptx: 1; --names names them" in said
    assert "0 failed" in said
    assert "metadata_differs: 1" in said
    assert "a.jsonl#2: the row holds no text" in build("--names")[1]
    assert build("--columns", "words=a")[0] == 2


def test_a_date_before_what_the_text_cites_is_not_believed() -> None:
    text = "KẾ HOẠCH\nĐo nước\nTheo Nghị định số 908/2020/NĐ-CP ngày 1/5/2020 và Nghị định số 909/2021/NĐ-CP ngày 1/5/2021.\n"
    early, late = (extract(Source("a", text, "", given={"date": day})) for day in ("2019-01-01", "2022-01-01"))
    assert (early.document.date, late.document.date) == (None, "2022-01-01")
    assert [row.message for row in early.findings] == [
        "date: the dump says 2019-01-01, and the text prints another year, cites what is later, or that number itself"
    ]
    assert not late.findings


def test_a_number_that_the_text_cites_as_anothers_is_not_believed() -> None:
    text = "LUẬT\nĐO NƯỚC\nĐiều 1. Sửa đổi Luật số 35/2018/QH14.\nĐiều 2. Bãi bỏ Điều 3 của Luật số 35/2018/QH14.\n"
    found = extract(Source("a", text, "", given={"number": "35/2018/QH14", "kind": "Luật"}))
    assert found.document.number is None
    assert [row.message[:40] for row in found.findings] == ["number: the dump says 35/2018/QH14, and "]


def test_a_number_of_another_year_than_the_text_prints_is_not_believed() -> None:
    text = "QUỐC HỘI\n\nLuật số: /2025/QH15\n\nLUẬT\n\nVề đò ngang\n\nĐiều 1. Bến.\n"
    other, same = (extract(Source("a", text, "", given={"number": f"43/{year}/QH15", "date": f"{year}-06-29"})).document for year in (2024, 2025))
    assert (other.number, other.date, other.year) == (None, None, 2025)
    assert (same.number, same.date, same.year) == ("43/2025/QH15", "2025-06-29", 2025)
