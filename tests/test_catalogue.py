"""The catalogue: every row of a list is a document of the graph, or named with the reason; every relation has its direction, and days are days."""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_cli import viendan

from extractors.dumps import Columns
from extractors.dumps.columns import OFFICIAL
from extractors.errors import BadArgument, ReadError
from extractors.extraction import extract
from extractors.records import RELATIONS
from extractors.registry import _parsed, codified, slug
from extractors.registry.official import STATUSES, status_of, tie_of, ties
from graph.catalogue import Added, Catalogue, Watch, add, open_catalogue, remove
from graph.catalogue.dates import turned
from graph.catalogue.identity import identify
from graph.errors import CatalogueError, GraphError

DECREE = {
    "id": 11,
    "so_ky_hieu": "12/2019/NĐ-CP",
    "loai_van_ban": "Nghị định",
    "ngay_ban_hanh": "07/05/2019",
    "co_quan_ban_hanh": "Chính phủ",
    "trich_yeu": "Về quản lý đèn biển",
    "ngay_co_hieu_luc": "01/07/2019",
    "ngay_het_hieu_luc": "...",
    "tinh_trang_hieu_luc": "Hết hiệu lực một phần",
}
DECISION = {
    "id": 12,
    "so_ky_hieu": "8/2021/QĐ-UBND",
    "loai_van_ban": "Quyết định",
    "ngay_ban_hanh": "05/06/2021",
    "co_quan_ban_hanh": "UBND tỉnh Lào Cai",
    "trich_yeu": "Quy định về đèn đường",
    "ngay_co_hieu_luc": "15/06/2021",
    "ngay_het_hieu_luc": "31/12/2023",
    "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ",
}
IDS = ["lao-cai/2021/8-2021-QD-UBND", "tw/2019/12-ND-CP"]


def write(path: Path, rows: Iterable[Any]) -> Path:
    """Write rows in the format of a path's suffix; a string is a line as it stands."""
    rows = list(rows)
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif ".csv" in path.name:
        with gzip.open(path, "wt", encoding="utf-8", newline="") if path.suffix == ".gz" else path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    elif path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook()
        for row in [list(rows[0]), *(list(row.values()) for row in rows)]:
            book.active.append(row)
        book.save(path)
    elif path.suffix == ".json":
        path.write_text(json.dumps({"data": rows}), encoding="utf-8")
    else:
        lines = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
        (lzma.open if path.suffix == ".xz" else open)(path, "wb").write(lines.encode())
    return path


def acts(*numbers: int, **changed: Any) -> list[dict[str, Any]]:
    """Return decrees of the year that each number says: 2015 is `15/2015/NĐ-CP` of that year."""
    return [
        {**DECREE, "id": n, "so_ky_hieu": f"{n % 100}/{n}/NĐ-CP", "ngay_ban_hanh": f"20/05/{n}", "ngay_co_hieu_luc": f"20/07/{n}", **changed} for n in numbers
    ]


def tied(tmp_path: Path, *relations: tuple[int, int, str]) -> tuple[Added, list[tuple[str, ...]]]:
    """Return what becomes of relations between acts of the years 2001 to 2020."""
    documents = write(tmp_path / "acts.jsonl", acts(*range(2001, 2021)))
    rows = [{"doc_id": str(one), "other_doc_id": other, "relationship": word} for one, other, word in relations]
    added = add([documents, write(tmp_path / "ties.parquet", rows)], tmp_path / "catalogue")
    found = open_catalogue(tmp_path / "catalogue").relations.to_pylist()
    return added, [(row["source"][3:7], row["relation"], row["extent"], row["target"][3:7]) for row in found]


@pytest.mark.parametrize("name", ["a.parquet", "a.csv", "a.csv.gz", "a.jsonl", "a.jsonl.xz", "a.json", "a.xlsx"])
def test_every_format_is_read(tmp_path: Path, name: str) -> None:
    added = add([write(tmp_path / name, [DECREE, DECISION])], tmp_path / "catalogue", as_of="2024-02-01")
    found = open_catalogue(tmp_path / "catalogue")
    assert (added.name, added.rows, added.documents) == ("a", 2, 2)
    assert found.documents["id"].to_pylist() == IDS
    assert found.of(IDS[0]) == [
        {
            "id": IDS[0],
            "given_id": "12",
            "number": "8/2021/QĐ-UBND",
            "kind": "Quyết định",
            "date": "2021-06-05",
            "issuer": "UBND tỉnh Lào Cai",
            "title": "Quy định về đèn đường",
            "effective": "2021-06-15",
            "ends": "2023-12-31",
            "status": "not in force",
            "printed_status": "Hết hiệu lực toàn bộ",
            "as_of": "2024-02-01",
            "source": "a",
        }
    ]
    assert [found.of(IDS[1])[0][name] for name in ("effective", "ends", "status")] == ["2019-07-01", None, "partly"]
    assert found.of("tw/2019/13-ND-CP") == []


@pytest.mark.parametrize("name", ["a.parquet", "a.xlsx"])
def test_days_of_a_typed_column_are_days(tmp_path: Path, name: str) -> None:
    rows = [{**DECREE, "ngay_ban_hanh": datetime(2019, 5, 7), "ngay_co_hieu_luc": date(2019, 7, 1), "ngay_het_hieu_luc": None}]
    add([write(tmp_path / name, rows)], tmp_path / "catalogue")
    (row,) = open_catalogue(tmp_path / "catalogue").documents.to_pylist()
    assert (row["date"], row["effective"], row["ends"]) == ("2019-05-07", "2019-07-01", None)


def test_columns_are_named_by_a_map_and_texts_are_not_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.parquet", [{"k": 7, "sh": "12/2019/NĐ-CP", "ban_hanh": "2019-05-07", "noi_dung": "x" * 100, "hl": "Chưa có hiệu lực"}])
    add([file], tmp_path / "catalogue", columns=Columns.parse("id=k,number=sh,date=ban_hanh,status=hl", OFFICIAL))
    (row,) = open_catalogue(tmp_path / "catalogue").documents.to_pylist()
    assert (row["given_id"], row["date"], row["status"]) == ("7", "2019-05-07", "not yet")
    with pytest.raises(CatalogueError, match="no column nix"):
        add([file], tmp_path / "catalogue", columns=Columns.parse("number=sh,title=nix", OFFICIAL))
    with pytest.raises(BadArgument, match="known are id, number"):
        Columns.parse("text=noi_dung", OFFICIAL)


IDENTITIES = [
    ({"number": "12/2019/NĐ-CP"}, "tw/2019/12-ND-CP"),
    ({"number": "Số: 12/2019/NĐ-CP"}, "tw/2019/12-ND-CP"),
    ({"number": "9/2022/QĐ-TTg", "date": "2022-03-01"}, "tw/2022/9-2022-QD-TTG"),
    ({"number": "9/QĐ-TTg", "date": "2022-03-01"}, "tw/2022/9-QD-TTG"),
    ({"number": "9/QĐ-TTg"}, "no year"),
    ({"number": "9/2022/QĐ-TTg", "date": "2021-03-01"}, "number and date disagree on the year"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "HĐND Tỉnh Lào Cai"}, "lao-cai/2020/7-2020-NQ-HDND"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "Tỉnh Lào Cai"}, "lao-cai/2020/7-2020-NQ-HDND"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "Thành phố Điện Biên Phủ"}, "dien-bien.dien-bien-phu/2020/7-2020-NQ-HDND"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "HĐND tỉnh"}, "issuer or its place not known"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "Các cơ quan khác"}, "issuer or its place not known"),
    ({"number": "7/2020/NQ-HĐND"}, "no issuer"),
    ({"number": "7/2020/NQ-HĐND", "issuer": "Bộ Tài chính"}, "number and issuer disagree"),
    ({"number": "7/2020/TT-BTC", "issuer": "UBND tỉnh Lào Cai"}, "number and issuer disagree"),
    ({"number": "7/2010/TTLT-BTC-BNV", "issuer": "Bộ Tài chính; Bộ Nội vụ"}, "tw/2010/7-TTLT-BTC-BNV"),
    ({"number": "7/2010/TTLT-BTC-BNV", "issuer": "Bộ Tài chính - Bộ Nội vụ"}, "tw/2010/7-TTLT-BTC-BNV"),
    ({"number": "7/2010/TTLT-BTC-BNV"}, "tw/2010/7-TTLT-BTC-BNV"),
    ({"number": "91/2014/QH13", "kind": "Luật"}, "tw/2014/91-QH13"),
    ({"number": "91/2014/QH13", "kind": "Nghị Quyết"}, "tw/2014/91-NQ-QH13"),
    ({"number": "91/2014/QH13"}, "a law or a resolution"),
    ({"number": "91/2014/QH13", "kind": "Công văn"}, "a law or a resolution"),
    ({"number": "Không số", "kind": "Luật", "title": "Luật Đất đai", "date": "2013-11-29"}, "tw/2013/45-QH13"),
    ({"kind": "Hiến pháp", "date": "2013-11-28", "title": "Hiến pháp"}, "tw/2013/hien-phap"),
    ({"number": "Không số", "kind": "Quyết định", "date": "2013-11-29"}, "no number"),
    ({"number": "45/2013/QH😀", "date": "2013-11-29"}, "number not read"),
    ({"number": "12-34-56", "date": "2013-11-29"}, "number not read"),
    ({"number": "29-NQ/TW", "date": "2013-11-04"}, "tw/2013/29-NQ-TW"),
    ({"number": "120/CT-TTHT", "date": "2012-11-04"}, "no issuer"),
]


@pytest.mark.parametrize(("told", "right"), IDENTITIES)
def test_a_row_has_the_graphs_id_or_a_reason(told: dict[str, str], right: str) -> None:
    found = identify(told)
    assert (found.id or found.reason) == right
    assert (found.id is None) == (found.reason is not None)


@pytest.mark.parametrize(
    "head",
    [
        "CHÍNH PHỦ\nSố: 12/2019/NĐ-CP\nHà Nội, ngày 7 tháng 5 năm 2019\nNGHỊ ĐỊNH\nVề đèn biển",
        "UBND TỈNH LÀO CAI\nSố: 8/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nQUYẾT ĐỊNH\nVề đèn",
    ],
)
def test_a_row_has_the_id_that_the_document_itself_has(head: str) -> None:
    document = extract(f"{head}\n\nCăn cứ Luật Thủy lợi số 08/2017/QH14;\n").document
    told = {name: getattr(document, name) for name in ("number", "kind", "date", "issuer")}
    assert identify(told).id == document.id


def test_what_has_no_identity_is_counted_named_and_left_out(tmp_path: Path) -> None:
    said: list[tuple[str, str]] = []
    rows = [DECREE, {**DECISION, "co_quan_ban_hanh": "UBND tỉnh"}, {**DECREE, "id": 13, "so_ky_hieu": None}]
    added = add([write(tmp_path / "a.jsonl", rows)], tmp_path / "catalogue", watch=Watch(left_out=lambda row, reason: said.append((row, reason))))
    assert (added.rows, added.documents) == (3, 1)
    assert added.without.said() == "issuer or its place not known: 1 (such as 8/2021/QĐ-UBND), no number: 1 (such as a.jsonl#13)"
    assert said == [("a.jsonl#12", "issuer or its place not known: 8/2021/QĐ-UBND, UBND tỉnh"), ("a.jsonl#13", "no number: -, Chính phủ")]
    assert open_catalogue(tmp_path / "catalogue").documents["id"].to_pylist() == [IDS[1]]


def test_rows_of_one_id_with_two_days_are_left_out(tmp_path: Path) -> None:
    rows = [DECREE, {**DECREE, "id": 14, "ngay_ban_hanh": "08/05/2019"}, DECISION, {**DECISION, "id": 15}]
    added = add([write(tmp_path / "a.jsonl", rows)], tmp_path / "catalogue")
    assert (added.documents, added.without.said()) == (2, "another row of that number and issuer has another day: 2 (such as tw/2019/12-ND-CP)")
    assert [row["given_id"] for row in open_catalogue(tmp_path / "catalogue").of(IDS[0])] == ["12", "15"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2019-05-07", "2019-05-07"),
        ("2019-05-07T00:00:00Z", "2019-05-07"),
        ("7/5/2019", "2019-05-07"),
        ("31/02/2019", None),
        ("2019-13-07", None),
        ("1900-01-01", None),
    ]
    + [("tháng 5", None), ("...", None), (None, None), (20190507, None), ("9999-12-31", None), ({"a": 1}, None), (float("nan"), None), ("NaT", None)],
)
def test_a_day_is_a_day_or_unknown(tmp_path: Path, printed: Any, day: str | None) -> None:
    added = add([write(tmp_path / "a.jsonl", [{**DECREE, "ngay_ban_hanh": printed}])], tmp_path / "catalogue")
    assert open_catalogue(tmp_path / "catalogue").documents["date"].to_pylist() == [day]
    assert added.days.total == (day is None and isinstance(printed, str | int) and printed not in {"...", "NaT"})


def _known(day: Any, count: int = 40) -> list[dict[str, str]]:
    """Return known acts whose day can be read in both ways, each with the day that `day` makes of it."""
    found = (row for row in codified().values() if row.number.endswith("/NĐ-CP") and turned(row.date) and row.effective)
    return [
        {"so_hieu": row.number, "ngay_ban_hanh": day(row.date), "ngay_hieu_luc": row.effective or "", "loai_van_ban": row.kind, "trich_yeu": row.title}
        for row in islice(found, count)
    ]


def test_a_list_with_day_and_month_turned_round_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    file, catalogue = tmp_path / "list.csv", tmp_path / "catalogue"
    added = add([write(file, _known(lambda day: day))], catalogue)
    assert added.checked[0].said() == "40 of 40 known acts have their day"
    before = open_catalogue(catalogue).digest()
    with pytest.raises(
        CatalogueError, match=r"list\.csv: refused, .*of 40 known acts whose day could tell, 40 have them so, 0 have their day; \S+ has \S+ for "
    ):
        add([write(file, _known(turned))], catalogue)
    assert open_catalogue(catalogue).digest() == before
    assert [path.name for path in catalogue.iterdir()] == ["list"]


def test_days_of_effect_turned_round_are_known_too(tmp_path: Path) -> None:
    rows = [{**row, "ngay_hieu_luc": turned(row["ngay_hieu_luc"]) or row["ngay_hieu_luc"]} for row in _known(lambda day: day)]
    with pytest.raises(CatalogueError, match=r"turned round \(effective\)"):
        add([write(tmp_path / "a.csv", rows)], tmp_path / "catalogue")


def test_a_few_days_turned_round_are_said_and_few_known_acts_too(tmp_path: Path) -> None:
    rows = _known(lambda day: day)
    rows[0]["ngay_ban_hanh"] = turned(rows[0]["ngay_ban_hanh"]) or ""
    added = add([write(tmp_path / "a.csv", rows)], tmp_path / "catalogue")
    assert "39 of 40 known acts have their day, 1 have day and month turned round (" in added.checked[0].said()
    assert add([write(tmp_path / "b.jsonl", [DECREE])], tmp_path / "catalogue").checked[0].said().startswith("not checked: of 0 known acts")


DIRECTIONS = [
    ("Văn bản căn cứ", ("2020", "BASED_ON", None, "2010")),
    ("Văn bản được hướng dẫn", ("2020", "GUIDES", None, "2010")),
    ("Văn bản được HD, QĐ chi tiết", ("2020", "GUIDES", None, "2010")),
    ("Văn bản bị thay thế", ("2020", "REPLACES", None, "2010")),
    ("Văn bản bị sửa đổi bổ sung", ("2020", "AMENDS", "part", "2010")),
    ("văn bản được sửa đổi, bổ sung", ("2020", "AMENDS", "part", "2010")),
    ("Văn bản hết hiệu lực", ("2020", "REPEALS", "whole", "2010")),
    ("Văn bản hết hiệu lực một phần", ("2020", "REPEALS", "part", "2010")),
    ("Văn bản bị hết hiệu lực 1 phần", ("2020", "REPEALS", "part", "2010")),
    ("Văn bản bị đình chỉ", ("2020", "SUSPENDS", None, "2010")),
    ("Văn bản bị đính chính", ("2020", "CORRECTS", None, "2010")),
    ("Văn bản được hợp nhất", ("2020", "CONSOLIDATES", None, "2010")),
    ("Văn bản dẫn chiếu", ("2020", "CITES", None, "2010")),
]
REVERSED = [
    ("Văn bản hướng dẫn", "GUIDES", None),
    ("Văn bản HD, QĐ chi tiết", "GUIDES", None),
    ("Văn bản thay thế", "REPLACES", None),
    ("Văn bản sửa đổi", "AMENDS", "part"),
    ("Văn bản quy định hết hiệu lực", "REPEALS", "whole"),
    ("Văn bản quy định hết hiệu lực 1 phần", "REPEALS", "part"),
    ("Văn bản bãi bỏ", "REPEALS", None),
    ("Văn bản đình chỉ", "SUSPENDS", None),
    ("Văn bản đính chính", "CORRECTS", None),
    ("Văn bản hợp nhất", "CONSOLIDATES", None),
]


def test_what_the_other_document_is_tells_which_of_the_two_acts(tmp_path: Path) -> None:
    forward = [(2020, 2010, word) for word, _ in DIRECTIONS]
    back = [(2010, 2020, word) for word, _, _ in REVERSED]
    added, found = tied(tmp_path, *forward, *back)
    right = [row for _, row in DIRECTIONS] + [("2020", relation, extent, "2010") for _, relation, extent in REVERSED]
    assert sorted(found, key=str) == sorted(right, key=str)
    assert (added.related, added.relations, added.untied.total, added.words.total) == (23, 23, 0, 0)


def test_unknown_words_are_counted_and_named_never_guessed(tmp_path: Path) -> None:
    added, found = tied(tmp_path, (2020, 2010, "Văn bản lạ"), (2020, 2010, ""), (2020, 2010, "Văn bản liên quan khác"), (2020, 2010, "Thay thế"))
    assert found == []
    assert added.words.said() == "'Thay thế': 1, 'Văn bản lạ': 1, no word: 1"
    assert added.untied.said() == "'Văn bản liên quan khác' says of no act: 1"


def test_time_forbids_and_ids_are_of_the_list(tmp_path: Path) -> None:
    added, found = tied(tmp_path, (2010, 2020, "Văn bản bị thay thế"), (2010, 2010, "Văn bản bị thay thế"), (2010, 1999, "Văn bản bị thay thế"))
    assert found == []
    assert set(added.untied.counts) == {
        f"'Văn bản bị thay thế' {why}" for why in ("against time", "of a document with itself", "of a document without identity")
    }


def test_a_word_that_a_list_means_the_other_way_round_is_not_believed(tmp_path: Path) -> None:
    turned_round = [(2000 + at, 2020, "Văn bản sửa đổi") for at in range(1, 3)] + [(2020, 2000 + at, "Văn bản sửa đổi") for at in range(1, 9)]
    added, found = tied(tmp_path, *turned_round, (2020, 2001, "Văn bản căn cứ"))
    assert found == [("2020", "BASED_ON", None, "2001")]
    assert added.untied.total == 10
    assert "the other way round: 10" in added.untied.said()


def test_relations_without_their_documents_are_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "ties.csv", [{"id": 1, "doc_id": 2020, "other_doc_id": 2010, "relationship": "Văn bản căn cứ"}])
    with pytest.raises(CatalogueError, match="add it together with the file of documents"):
        add([file], tmp_path / "catalogue")


def test_a_list_added_again_is_replaced_and_the_digest_tells_what_changed(tmp_path: Path) -> None:
    file, catalogue = write(tmp_path / "Danh mục.jsonl", [DECREE, DECISION]), tmp_path / "catalogue"
    empty = open_catalogue(catalogue)
    assert (len(empty.documents), len(empty.relations), empty.of(IDS[0]), empty.lists) == (0, 0, [], ())
    assert add([file], catalogue).name == "danh-muc"
    first = open_catalogue(catalogue).digest()
    add([write(file, [DECISION, DECREE])], catalogue)
    assert open_catalogue(catalogue).digest() == first != empty.digest()
    add([file], catalogue, as_of="2025-01-01")
    assert open_catalogue(catalogue).digest() != first
    add([write(tmp_path / "b.jsonl", [DECREE])], catalogue)
    assert [row["source"] for row in open_catalogue(catalogue).of(IDS[1])] == ["b", "danh-muc"]
    assert remove(catalogue, ["Danh mục"]) == ["danh-muc"]
    assert [each.name for each in open_catalogue(catalogue).lists] == ["b"]


@pytest.mark.parametrize(("file", "name"), [("NUL.csv", "list-nul"), ("com1.csv", "list-com1"), ("console.csv", "console")])
def test_no_list_has_a_name_that_windows_keeps_for_itself(tmp_path: Path, file: str, name: str) -> None:
    assert add([write(tmp_path / file, [DECREE, DECISION])], tmp_path / "catalogue").name == name


def test_another_file_of_the_same_name_replaces_nothing_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    catalogue, one, other = tmp_path / "catalogue", write(tmp_path / "a.jsonl", [DECREE]), write(tmp_path / "other/a.csv", [DECISION])
    add([one], catalogue)
    with pytest.raises(CatalogueError, match="is of another file, .*--name a replaces it"):
        add([other], catalogue)
    add([other], catalogue, name="a")
    assert open_catalogue(catalogue).documents["id"].to_pylist() == IDS[:1]


@pytest.mark.parametrize("name", ["../../x", "..", "/etc/x", "a/b"])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    catalogue = tmp_path / "in" / "catalogue"
    with suppress(CatalogueError):
        add([write(tmp_path / "a.jsonl", [DECREE])], catalogue, name=name)
    assert {path.name for path in tmp_path.iterdir()} <= {"a.jsonl", "in"}
    assert all(path.parent == catalogue for path in (tmp_path / "in").glob("*/*"))
    with pytest.raises(CatalogueError, match="no list"):
        remove(catalogue, ["../catalogue"])


HOSTILE: list[Any] = [
    "{broken",
    "[1]",
    {**DECREE, "id": {"a": [1]}, "trich_yeu": "=cmd()\x00\x1b[31m\u202e", "tinh_trang_hieu_luc": "\x1b]0;x\x07"},
    {**DECISION, "co_quan_ban_hanh": ", " * 5000 + "UBND tỉnh Lào Cai"},
    {**DECISION, "co_quan_ban_hanh": "; ".join(["UBND tỉnh"] * 400)},
    {**DECISION, "so_ky_hieu": "1/" * 50_000},
    {**DECISION, "so_ky_hieu": "-" * 100_000, "trich_yeu": "a" * 1_000_000},
    '{"id": 9, "so_ky_hieu": "7/2020/TT-BTC", "trich_yeu": "a \\ud800 b", "n": ' + "9" * 5000 + "}",
    "[" * 100_000,
    {**DECREE, "id": 10, "so_ky_hieu": "NĐ" * 10_000 + "/2019"},
]


def test_hostile_rows_cost_themselves(tmp_path: Path) -> None:
    began = time.perf_counter()
    added = add([write(tmp_path / "a.jsonl", [DECISION, *HOSTILE])], tmp_path / "catalogue")
    assert time.perf_counter() - began < 20
    assert (added.broken.total, added.rows, added.documents) == (3, 8, 3)
    found = open_catalogue(tmp_path / "catalogue").documents.to_pylist()
    assert [row["id"] for row in found] == [IDS[0], IDS[1], "tw/2020/7-TT-BTC"]
    assert (found[1]["title"], found[2]["title"]) == ("=cmd()\x1b[31m\u202e", "a \ufffd b")


def test_counts_are_bounded_whatever_a_list_holds(tmp_path: Path) -> None:
    rows = [{**act, "tinh_trang_hieu_luc": f"lạ {at}"} for at, act in enumerate(acts(*range(2001, 2026)) * 40)]
    added = add([write(tmp_path / "a.jsonl", rows)], tmp_path / "catalogue")
    assert (added.statuses.total, len(added.statuses.counts)) == (1000, 501)
    assert set(open_catalogue(tmp_path / "catalogue").documents["status"].to_pylist()) == {"unknown"}


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.parquet", b"PAR1 nothing", ReadError, "not readable as Parquet"),
        ("a.jsonl.xz", lzma.compress(b'{"so_hieu": "12/2019/N\xc4\x90-CP"}\n' * 9000)[:-60], ReadError, "not readable to its end"),
        ("a.json", b"{", ReadError, "not JSON"),
        ("a.csv", b"", CatalogueError, "no list of law"),
        ("a.csv", b"id,noi_dung\n1,x\n", CatalogueError, "it has id, noi_dung"),
        ("a.txt", b"x", ReadError, "no dump"),
        ("a.csv", "so_hieu,ngay\nKhông số,x\n".encode(), CatalogueError, "no document can be identified; no number: 1"),
    ],
)
def test_a_file_that_is_no_list_is_named_and_leaves_nothing(tmp_path: Path, name: str, data: bytes, error: type[Exception], says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=says) as raised:
        add([tmp_path / name], tmp_path / "catalogue")
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)
    assert open_catalogue(tmp_path / "catalogue").lists == ()


def test_a_damaged_list_is_named_and_can_be_added_again(tmp_path: Path) -> None:
    catalogue, file = tmp_path / "catalogue", write(tmp_path / "a.jsonl", [DECREE])
    add([file], catalogue)
    (catalogue / "a/documents.parquet").write_bytes(b"x")
    with pytest.raises(CatalogueError, match="damaged .*catalogue remove a"):
        _ = open_catalogue(catalogue).documents
    (catalogue / "a/list.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CatalogueError, match="not readable; add the list again"):
        open_catalogue(catalogue)
    add([file], catalogue)
    assert isinstance(open_catalogue(catalogue), Catalogue)


def test_a_catalogue_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GraphError, match="give another place with --catalogue"):
        add([write(tmp_path / "a.jsonl", [DECREE])], tmp_path / "file")


def test_the_table_of_words_says_what_it_must() -> None:
    table = _parsed("official.toml")
    assert set(table) == {"status", "relation", "passed"}
    assert {row["is"] for row in table["status"]} == set(STATUSES)
    assert all(set(row) == {"is", "words"} for row in table["status"])
    assert all({"relation", "acts", "words"} <= set(row) <= {"relation", "acts", "extent", "words"} for row in table["relation"])
    assert {tie.relation for tie in ties().values()} - {None} <= set(RELATIONS)
    assert {tie.acts for tie in ties().values()} == {"this", "other"}
    assert {tie.extent for tie in ties().values()} == {"whole", "part", None}
    assert all(tie.extent == "part" for key, tie in ties().items() if key.endswith(("mot-phan", "1-phan")))


@pytest.mark.parametrize("row", _parsed("official.toml")["relation"], ids=lambda row: f"{row['relation']} {row['acts']}")
def test_who_is_acted_on_is_said_in_the_passive(row: dict[str, Any]) -> None:
    passive = [word for word in row["words"] if slug(word).startswith(("van-ban-bi-", "van-ban-duoc-"))]
    assert row["acts"] == "this" or passive == []


def test_a_passing_state_is_no_end() -> None:
    assert {status_of(word) for word in ("Ngưng hiệu lực", "Không còn phù hợp", "Đã sửa đổi")} == {"unknown"}
    assert tie_of("Thay thế") is None  # by which of the two is not said


def test_the_command(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue"
    documents = write(tmp_path / "vbpl.jsonl", [*acts(2010, 2020), {**DECISION, "so_ky_hieu": "x"}, {**DECREE, "tinh_trang_hieu_luc": "Lạ"}])
    relations = write(tmp_path / "ties.csv", [{"doc_id": 2020, "other_doc_id": 2010, "relationship": "Văn bản bị thay thế"}])
    done = viendan("catalogue", "add", documents, relations, "--as-of", "01/05/2026", "--names", "--catalogue", catalogue)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "left out: vbpl.jsonl#12: no number: x, UBND tỉnh Lào Cai",
        "vbpl: 3 documents of 4 rows, 1 relations of 1 rows, as of 2026-05-01",
        "days (date): not checked: of 0 known acts the day could tell",
        "days (effective): not checked: of 0 known acts the day could tell",
        "without identity, left out: no number: 1 (such as x)",
        "words of validity not known, read as unknown: Lạ: 1",
        "relations: 'Văn bản bị thay thế' REPLACES: 1",
    ]
    listed = json.loads(viendan("catalogue", "list", "--format", "json", "--catalogue", catalogue).stdout)
    assert [(row["name"], row["documents"], row["relations"], row["as_of"]) for row in listed] == [("vbpl", 3, 1, "2026-05-01")]
    assert viendan("catalogue", "remove", "vbpl", "--catalogue", catalogue).returncode == 0
    assert "no rows" in viendan("catalogue", "list", "--catalogue", catalogue).stderr + viendan("catalogue", "list", "--catalogue", catalogue).stdout


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["add", "turned.csv"], 2, "refused, for day and month are turned round"),
        (["add", "nowhere.csv"], 1, "nowhere.csv: not readable"),
        (["add", "broken.jsonl"], 1, "broken rows, left out: broken row: 1 (such as row 2 is not JSON"),
        (["add", "broken.jsonl", "--as-of", "tháng 5"], 2, "is no date"),
        (["add", "broken.jsonl", "--columns", "so=x"], 2, "give a list such as number=so_ky_hieu"),
        (["add"], 2, "Missing argument"),
        (["remove", "nix"], 2, "no list nix; there are none"),
    ],
)
def test_the_command_says_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, says: str) -> None:
    write(tmp_path / "turned.csv", _known(turned))
    write(tmp_path / "broken.jsonl", [DECREE, "{x"])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIENDAN_CATALOGUE", str(tmp_path / "catalogue"))
    done = viendan("catalogue", *arguments)
    assert (done.returncode, says in " ".join(done.stderr.split())) == (status, True), done.stderr
    assert "Traceback" not in done.stderr
