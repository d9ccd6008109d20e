"""What rests on a document, and how it comes down to provinces, districts and communes."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from graph import Graph, build
from graph.cli import app
from graph.descent import missing, tally

TOP = "Chỉ thị số 7/CT-TTg ngày 01/3/2021 của Thủ tướng Chính phủ"
TEXTS = {
    "top": "THỦ TƯỚNG CHÍNH PHỦ\nSố: 7/CT-TTg\nHà Nội, ngày 01 tháng 3 năm 2021\nCHỈ THỊ\nVề bến đò\nCác tỉnh kiểm tra bến đò.\n",
    "province": f"UBND TỈNH BẮC GIANG\nSố: 12/KH-UBND\nBắc Giang, ngày 31 tháng 3 năm 2021\nKẾ HOẠCH\nVề bến đò\nCăn cứ {TOP};\n1. Đếm bến.\n",
    "district": (
        "UBND HUYỆN LỤC NGẠN\nSố: 3/KH-UBND\nLục Ngạn, ngày 10 tháng 4 năm 2021\nKẾ HOẠCH\nVề bến đò\n"
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 31/3/2021 của UBND tỉnh Bắc Giang;\nCăn cứ Luật Giao thông đường thủy nội địa số 23/2004/QH11;\n1. Đếm bến.\n"
    ),
    "elsewhere": "UBND TỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 5 tháng 5 năm 2021\nKẾ HOẠCH\nVề cầu\n1. Đếm cầu.\n",
}


@pytest.fixture(scope="module")
def g(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("descent")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return build(folder, out=folder / "build")


def test_impact_goes_down_step_by_step_and_tells_sole_bases(g: Graph) -> None:
    rows = g.impact("Chỉ thị 7/CT-TTg")
    assert [(row["step"], row["id"].rpartition("/")[2], row["level"], row["bases"]) for row in rows] == [
        (1, "12-KH-UBND", "province", 1),
        (2, "3-KH-UBND", "district", None),
    ]
    assert tally(rows)[:2] == ["2 documents rest on it, 1 of them directly; 1 have no other legal basis", "by level: province 1, district 1"]
    assert [(row["id"].rpartition("/")[2], row["bases"]) for row in g.impact("Kế hoạch 12/KH-UBND Bắc Giang")] == [("3-KH-UBND", 2)]


def test_a_cascade_counts_the_days(g: Graph) -> None:
    assert [(row["level"], row["delay"], row["step"], row["through"].rpartition("/")[2]) for row in g.cascade("Chỉ thị 7/CT-TTg")] == [
        ("province", 30, 1, "7-CT-TTG"),
        ("district", 40, 2, "12-KH-UBND"),
    ]


def test_a_depth_that_cuts_is_told(g: Graph) -> None:
    assert g.impact("Chỉ thị 7/CT-TTg", depth=1).notes == ["1 more documents are a step further; a greater depth lists them"]


def test_who_did_nothing_is_named(g: Graph) -> None:
    assert [row["place"] for row in missing(g.store, g.find("Chỉ thị 7/CT-TTg"))] == ["Lào Cai"]


def test_the_commands(g: Graph) -> None:
    for arguments, said in (
        (["impact", "Chỉ thị 7/CT-TTg"], "1 have no other legal basis"),
        (["cascade", "Chỉ thị 7/CT-TTg"], "have none that rests on it: Lào Cai"),
        (["cascade", "Chỉ thị 7/CT-TTg", "--missing", "--format", "csv"], "Lào Cai,1"),
    ):
        result = CliRunner().invoke(app, [*arguments, "--graph", str(g.where)])
        assert result.exit_code == 0
        assert said in result.output
