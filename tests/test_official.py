"""Official lists in the graph: what they state stands beside what texts say, with their name, and goes when they go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph import Graph, build
from graph.builder import How
from graph.catalogue import add, remove
from graph.validity import life, status

TEXT = (
    "UBND TỈNH LÀO CAI\nSố: 9/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2022\nQUYẾT ĐỊNH\nVề đèn\n"
    "Căn cứ Nghị định số 12/2019/NĐ-CP ngày 07/5/2019 của Chính phủ;\nCăn cứ Quyết định số 8/2021/QĐ-UBND ngày 06/6/2021 của UBND tỉnh Lào Cai;\n"
    "Căn cứ Quyết định số 71/QĐ-UBND của UBND tỉnh Lào Cai;\nĐiều 1. Thắp đèn.\n"
)
ROWS = [
    {"id": 1, "so_ky_hieu": "12/2019/NĐ-CP", "loai_van_ban": "Nghị định", "ngay_ban_hanh": "07/05/2019", "co_quan_ban_hanh": "Chính phủ"}
    | {"ngay_co_hieu_luc": "01/07/2019", "tinh_trang_hieu_luc": "Còn hiệu lực"},
    {"id": 2, "so_ky_hieu": "8/2021/QĐ-UBND", "loai_van_ban": "Quyết định", "ngay_ban_hanh": "05/06/2021", "co_quan_ban_hanh": "UBND tỉnh Lào Cai"}
    | {"ngay_co_hieu_luc": "15/06/2021", "ngay_het_hieu_luc": "01/01/2022", "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ"},
    {"id": 3, "so_ky_hieu": "71/QĐ-UBND", "loai_van_ban": "Quyết định", "ngay_ban_hanh": "20/01/2022", "co_quan_ban_hanh": "UBND tỉnh Lào Cai"},
    {"id": 4, "so_ky_hieu": "30/2021/NĐ-CP", "loai_van_ban": "Nghị định", "ngay_ban_hanh": "09/09/2021", "co_quan_ban_hanh": "Chính phủ"}
    | {"ngay_co_hieu_luc": "15/10/2021", "trich_yeu": "Về đèn biển"},
]
TIES = [{"doc_id": 1, "other_doc_id": 4, "relationship": "Văn bản sửa đổi"}, {"doc_id": 4, "other_doc_id": 1, "relationship": "Văn bản căn cứ"}]
DECREE, OWN = "tw/2019/12-ND-CP", "lao-cai/2022/9-QD-UBND"


def lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    add([lines(tmp_path / "acts.jsonl", ROWS), lines(tmp_path / "ties.jsonl", TIES)], tmp_path / "catalogue", name="vbpl", as_of="2022-03-01")
    return tmp_path / "catalogue"


def graph(tmp_path: Path, catalogue: Path | None) -> Graph:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return build(tmp_path / "a.txt", out=tmp_path / "build", how=How(catalogue=catalogue))


def test_a_relation_of_a_list_is_an_edge_that_says_so(tmp_path: Path, listed: Path) -> None:
    g = graph(tmp_path, listed)
    (row,) = g.query(
        "MATCH (a)-[x:AMENDS]->(b) RETURN a.id AS a, a.title AS title, a.loaded AS loaded, b.id AS b, x.stated_by AS by, x.evidence AS e, x.since AS s"
    )
    assert (row["a"], row["title"], row["loaded"], row["b"]) == ("tw/2021/30-ND-CP", "Về đèn biển", False, DECREE)
    assert (row["by"], row["e"], row["s"]) == (["catalogue:vbpl"], ["Văn bản sửa đổi"], "2021-10-15")


def test_its_days_and_status_answer_on_validity_with_its_name(tmp_path: Path, listed: Path) -> None:
    g = graph(tmp_path, listed)
    decree, decision = life(g.store, DECREE), life(g.store, "lao-cai/2021/8-2021-QD-UBND")
    assert (decree.effective, decree.effective_stated_by, decree.listed_by) == ("2019-07-01", "vbpl", ("vbpl",))
    assert [status(decree, day).answer for day in ("2019-06-30", "2020-01-01", "2022-03-01", "2022-03-02")] == [
        "not in force",
        "in force",
        "in force",
        "not known",
    ]
    assert status(decree, "2022-01-01").by == "tw/2021/30-ND-CP"
    ended = status(decision, "2022-06-05")
    assert (ended.answer, ended.since, ended.reason) == ("not in force", "2022-01-01", "vbpl says that it ended")


def test_what_contradicts_a_list_is_a_finding(tmp_path: Path, listed: Path) -> None:
    found = {(row["rule"], row["other"]) for row in graph(tmp_path, listed).audit()}
    assert ("basis_not_in_force", "lao-cai/2021/8-2021-QD-UBND") in found
    assert ("contradicts_catalogue", "lao-cai/2021/8-2021-QD-UBND") in found  # dated a day late
    assert not any(rule == "contradicts_catalogue" and other == DECREE for rule, other in found)


def test_an_undated_number_is_tied_to_the_one_that_a_list_dates(tmp_path: Path, listed: Path) -> None:
    query = "MATCH (:Document {id: $id})-[:BASED_ON]->(b:Document) WHERE b.number = '71/QĐ-UBND' RETURN b.id AS id"
    assert [row["id"] for row in graph(tmp_path, listed).query(query, id=OWN)] == ["lao-cai/2022/71-QD-UBND"]


def test_what_a_list_stated_goes_with_it(tmp_path: Path, listed: Path) -> None:
    before = graph(tmp_path, listed)
    assert len(before.query("MATCH (a)-[x:AMENDS]->(b) RETURN a.id AS id")) == 1
    before.close()
    remove(listed, ["vbpl"])
    after = graph(tmp_path, listed)
    assert after.query("MATCH (a)-[x:AMENDS]->(b) RETURN a.id AS id") == []
    assert after.query("MATCH (d:Document {id: 'tw/2021/30-ND-CP'}) RETURN d.id AS id") == []
    assert life(after.store, DECREE).listed_by == ()


def test_twice_the_same_lists_give_the_same_tables(tmp_path: Path, listed: Path) -> None:
    import pyarrow.parquet as pq

    from graph.catalogue import open_catalogue
    from graph.official import state
    from graph.schema import edge_type, node_type, table_path

    g = graph(tmp_path, listed)
    assert g.folder is not None
    tables = [table_path(g.folder, entry) for entry in (node_type("Document"), edge_type("AMENDS"), edge_type("BASED_ON"))]
    before = [pq.read_table(table) for table in tables]
    state(g.folder, open_catalogue(listed))
    again = [pq.read_table(table) for table in tables]
    assert [table.num_rows for table in again] == [table.num_rows for table in before]
    assert again[1]["stated_by"].to_pylist() == [["catalogue:vbpl"]]
