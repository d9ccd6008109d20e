"""Every rule of the audit fires on its example and is silent on its look-alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import build
from graph.audit import RULES, SEVERITIES, coverage

HEAD = "UBND TỈNH LÀO CAI\nSố: 9/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"
DECREE = "CHÍNH PHỦ\nSố: 9/2021/NĐ-CP\nHà Nội, ngày 5 tháng 6 năm 2021\nNGHỊ ĐỊNH\nVề việc thử\n"
LONG = "về việc tăng cường kiểm tra an toàn hồ chứa nước trong mùa mưa lũ"
BASIS = HEAD + "Căn cứ "
CASES = [
    ("later_than_citing", BASIS + "Chỉ thị số 7/CT-TTg ngày 1/7/2021;\n", BASIS + "Chỉ thị số 7/CT-TTg ngày 1/5/2021;\n"),
    (
        "two_dates",
        BASIS + "Nghị định số 7/2020/NĐ-CP ngày 1/5/2020;\nTheo Nghị định số 7/2020/NĐ-CP ngày 5/1/2020.\n",
        BASIS + "Nghị định số 7/2020/NĐ-CP ngày 1/5/2020;\n",
    ),
    (
        "nearly_one_title",
        BASIS + f"Chỉ thị số 71/CT-TTg ngày 1/5/2020 {LONG};\nCăn cứ Chỉ thị số 72/CT-TTg ngày 5/1/2020 {LONG} và vận hành;\n",
        BASIS + f"Chỉ thị số 71/CT-TTg ngày 1/5/2020 {LONG};\nCăn cứ Chỉ thị số 72/CT-TTg ngày 5/1/2020 về việc phòng cháy rừng trong mùa khô;\n",
    ),
    ("year_of_number_and_date", BASIS + "Nghị định số 7/2020/NĐ-CP ngày 1/5/2019;\n", BASIS + "Nghị định số 7/2020/NĐ-CP ngày 1/5/2020;\n"),
    ("date_of_the_catalogue", BASIS + "Luật Giáo dục số 43/2019/QH14 ngày 15/6/2019;\n", BASIS + "Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;\n"),
    ("lower_basis", DECREE + "Căn cứ Thông tư số 7/2020/TT-BTC ngày 1/5/2020;\n", DECREE + "Căn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;\n"),
    (
        "no_such_body_then",
        BASIS + "Thông tư số 7/2010/TT-BTS ngày 1/5/2010 của Bộ Thủy sản;\n",
        BASIS + "Thông tư số 7/2005/TT-BTS ngày 1/5/2005 của Bộ Thủy sản;\n",
    ),
    ("mended_number", BASIS + "Thông tư số 7/2020- BTC ngày 1/5/2020;\n", BASIS + "Thông tư số 7/2020/TT-BTC ngày 1/5/2020;\n"),
    ("unresolved", HEAD + "Theo Nghị định 54, các đơn vị báo cáo.\n", HEAD + "Theo Nghị định số 54/2010/NĐ-CP, các đơn vị báo cáo.\n"),
]


def fired(tmp_path: Path, text: str) -> set[str]:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return {row["rule"] for row in build(tmp_path / "a.txt", out=tmp_path / "build").audit()}


@pytest.mark.parametrize(("rule", "odd", "plain"), CASES, ids=[case[0] for case in CASES])
def test_rule(tmp_path: Path, rule: str, odd: str, plain: str) -> None:
    assert rule in fired(tmp_path, odd)
    assert rule not in fired(tmp_path, plain)


def test_every_rule_has_a_case_and_a_known_severity() -> None:
    assert [rule.name for rule in RULES] == [case[0] for case in CASES]
    assert {rule.severity for rule in RULES} <= set(SEVERITIES)


def test_findings_are_properties_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CASES[0][1], encoding="utf-8")
    graph = build(tmp_path / "a.txt", out=tmp_path / "build")
    rows = graph.query("MATCH (d:Document) WHERE 'later_than_citing' IN d.findings RETURN d.id AS id")
    assert rows == [{"id": "lao-cai/2021/9-QD-UBND"}]


def test_coverage_counts_every_mention_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HEAD + "Căn cứ Chỉ thị số 7/CT-TTg ngày 1/5/2021;\nTheo Nghị định 54, các đơn vị báo cáo.\n", encoding="utf-8")
    rows = coverage(build(tmp_path / "a.txt", out=tmp_path / "build").store)
    assert [(row["tied"], row["how"], row["mentions"]) for row in rows] == [
        (True, "number, year and issuer", 1),
        (False, "short number without a full one", 1),
    ]
    assert sum(row["share"] for row in rows) == pytest.approx(1)
