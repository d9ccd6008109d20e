"""Whether documents are in force on a day: from texts to the answer, on both ends of every day that matters."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from graph import Graph, build
from graph.cli import app
from graph.schema import edge_type, node_type, table_path
from graph.validity import Event, history, life, of_rows, status
from graph.view.lives import spans


def document(number: str, day: str, body: str, title: str = "Về bến đò") -> str:
    year, month, first = day.split("-")
    kind = "NGHỊ QUYẾT" if "/NQ-" in number else "QUYẾT ĐỊNH"
    return f"UỶ BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố: {number}\nBắc Giang, ngày {first} tháng {month} năm {year}\n{kind}\n{title}\n{body}\n"


TEXTS = {
    "early": document(
        "41/2019/QĐ-UBND",
        "2019-11-08",
        "Điều 1. Quyết định này có hiệu lực từ ngày 01/01/2019 và thay thế Quyết định số 40/2014/QĐ-UBND ngày 03/3/2014 của UBND tỉnh Bắc Giang.",
    ),
    "old": document("5/2015/QĐ-UBND", "2015-02-02", "Điều 1. Quy định về bến đò.\nĐiều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký."),
    "amending": document(
        "7/2018/QĐ-UBND",
        "2018-06-01",
        "Điều 1. Sửa đổi Điều 3 Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 của UBND tỉnh Bắc Giang như sau:\n“Điều 3. Bến đò.”\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày 15/6/2018.",
        "Sửa đổi Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 của UBND tỉnh Bắc Giang",
    ),
    "new": document(
        "12/2021/QĐ-UBND",
        "2021-03-10",
        "Điều 1. Quy định về bến đò.\nĐiều 2. Quyết định này có hiệu lực từ ngày 01/4/2021 và thay thế Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 "
        "của UBND tỉnh Bắc Giang.\nĐiều 3. Bãi bỏ khoản 2 Điều 4 Quyết định số 9/2017/QĐ-UBND ngày 03/3/2017 của UBND tỉnh Bắc Giang.",
    ),
    "pilot": document(
        "20/2022/QĐ-UBND", "2022-01-05", "Điều 1. Thí điểm bến đò.\nĐiều 2. Quyết định này có hiệu lực từ ngày 10/01/2022 đến hết ngày 31/12/2023."
    ),
    "basis": document(
        "30/2021/QĐ-UBND",
        "2021-05-20",
        "Căn cứ Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 của UBND tỉnh Bắc Giang;\nĐiều 1. Giao Sở Giao thông vận tải kiểm tra bến đò.",
    ),
    "draft": "DỰ THẢO\n" + document("     /QĐ-UBND", "2023-02-02", "Điều 1. Bãi bỏ Quyết định số 20/2022/QĐ-UBND ngày 05/01/2022 của UBND tỉnh Bắc Giang."),
}


@pytest.fixture(scope="module")
def g(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("validity")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return build(folder, out=folder / "build")


@pytest.mark.parametrize(
    ("number", "day", "answer", "since", "by", "extent"),
    [
        ("5/2015", "2015-02-11", "not in force", "2015-02-12", None, None),
        ("5/2015", "2015-02-12", "in force", None, None, "whole"),
        ("5/2015", "2018-06-14", "in force", None, None, "whole"),
        ("5/2015", "2018-06-15", "in force", "2018-06-15", "7-2018-QD-UBND", "part"),
        ("5/2015", "2021-03-31", "in force", "2018-06-15", "7-2018-QD-UBND", "part"),
        ("5/2015", "2021-04-01", "not in force", "2021-04-01", "12-2021-QD-UBND", "whole"),
        ("9/2017", "2021-04-01", "in force", "2021-04-01", "12-2021-QD-UBND", "part"),
        ("9/2017", "2023-01-01", "not known", None, None, "part"),
        ("12/2021", "2024-01-01", "not known", None, None, None),
        ("40/2014", "2020-01-01", "not known", None, "41-2019-QD-UBND", "whole"),  # a day before the act itself is a misprint
        ("20/2022", "2023-12-31", "in force", None, None, "whole"),
        ("20/2022", "2024-01-01", "not in force", "2024-01-01", None, "whole"),
    ],
)
def test_status_on_a_day(g: Graph, number: str, day: str, answer: str, since: str | None, by: str | None, extent: str | None) -> None:
    got = status(life(g.store, g.find(f"Quyết định {number}/QĐ-UBND")), day)
    assert (got.answer, got.since, got.by.rpartition("/")[2] if got.by else None, got.extent) == (answer, since, by, extent)


def test_what_a_draft_would_repeal_is_not_repealed(g: Graph) -> None:
    known = life(g.store, g.find("Quyết định 20/2022/QĐ-UBND"))
    assert [(act.relation, act.draft, act.since) for act in known.acts] == [("REPEALS", True, None)]
    assert status(known, "2023-06-01").answer == "in force"


def test_the_days_stand_on_the_nodes_with_who_says_so(g: Graph) -> None:
    (row,) = g.query("MATCH (d:Document {id: $id}) RETURN d", id=g.find("Quyết định 5/2015/QĐ-UBND"))
    told = {name: row["d"][name] for name in ("effective", "effective_stated_by", "ends", "ended_by", "ends_stated_by")}
    assert told == {
        "effective": "2015-02-12",
        "effective_stated_by": "text",
        "ends": "2021-04-01",
        "ended_by": g.find("Quyết định 12/2021/QĐ-UBND"),
        "ends_stated_by": "text",
    }


def test_days_computed_twice_are_the_same(g: Graph) -> None:
    from graph.lifetimes import lifetimes

    assert g.folder is not None
    tables = [table_path(g.folder, entry) for entry in (node_type("Document"), edge_type("REPLACES"), edge_type("REPEALS"))]
    before = [pq.read_table(table) for table in tables]
    lifetimes(g.folder)
    assert [pq.read_table(table).equals(was) for table, was in zip(tables, before, strict=True)] == [True, True, True]
    assert before[1]["since"].to_pylist() == [None, "2021-04-01"]


def test_the_command_tells_answer_and_life(g: Graph) -> None:
    told = runner(["validity", "QĐ 5/2015", "--at", "1/5/2021", "--format", "json"], g)
    (row,) = json.loads(told)
    assert (row["answer"], row["since"], [event["what"] for event in row["history"]]) == (
        "not in force",
        "2021-04-01",
        ["issued", "takes effect", "amended", "replaced"],
    )
    drawn = runner(["validity", "QĐ 5/2015", "--format", "mermaid"], g).splitlines()
    assert drawn[0] == "timeline"
    assert drawn[-1] == "    2021-04-01 : replaced by Quyết định 12/2021/QĐ-UBND"
    assert "not in force since 2021-04-01 (replaced by Quyết định 12/2021/QĐ-UBND)" in runner(["validity", "QĐ 5/2015", "--at", "2021-05-01"], g)


def runner(arguments: list[str], g: Graph) -> str:
    result = CliRunner().invoke(app, [*arguments, "--graph", str(g.where)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_year_alone_is_no_day() -> None:
    row = {"id": "x", "date": None, "year": 2015, "effective": None, "effective_stated_by": None, "ends": None, "ends_stated_by": None, "ended_by": None}
    known = of_rows([{**row, "loaded": False, "draft": False, "listed_by": None, "listed_status": None, "listed_on": None, "relation": None}])
    assert history(known) == [Event("2015", "issued")]
    assert [status(known, day).answer for day in ("2014-01-01", "2015-06-01")] == ["not known", "not known"]


LAW = {"date": "2003-11-26", "year": 2003, "effective": "2004-07-01", "effective_stated_by": "registry", "ends": None, "ends_stated_by": None, "ended_by": None}
CITED = {**LAW, "loaded": False, "draft": False, "listed_by": None, "listed_status": None, "listed_on": None, "relation": None}


def test_of_a_law_with_a_later_one_of_its_name_it_is_not_known_and_the_reason_tells_of_it() -> None:
    rows = [{**CITED, "id": "tw/2003/13-QH11"}]
    told = [status(of_rows(rows), day) for day in ("2014-06-30", "2014-07-01", "2024-08-01")]
    assert {row.answer for row in told} == {"not known"}
    assert [row.reason.blanks.get("law") for row in told] == [None, "45/2013/QH13", "31/2024/QH15"]
    assert [(row.day, row.reason.key) for row in spans(rows)][-2:] == [("2014-07-01", "later_law"), ("2024-08-01", "later_law")]


def test_a_document_that_is_no_law_has_no_later_law() -> None:
    assert status(of_rows([{**CITED, "id": "tw/2003/13-ND-CP"}]), "2025-01-01").reason.key == "only_cited"
