"""Every rule of the audit fires on its example and is silent on its look-alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_pdf import pdf, said

from graph import build
from graph.audit import RULES, SEVERITIES, coverage
from graph.tables import OF_FILES

HEAD = "UBND TỈNH LÀO CAI\nSố: 9/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"
DECREE = "CHÍNH PHỦ\nSố: 9/2021/NĐ-CP\nHà Nội, ngày 5 tháng 6 năm 2021\nNGHỊ ĐỊNH\nVề việc thử\n"
LONG = "về việc tăng cường kiểm tra an toàn hồ chứa nước trong mùa mưa lũ"
BASIS = HEAD + "Căn cứ "
GIVEN = "UBND TỈNH LÀO CAI\nSố: 9/KH-UBND\nLào Cai, {day}\nKẾ HOẠCH\nVề việc thử\n1. Giao {unit} rà soát hồ sơ của các dự án.\n"
TORN = "\f"  # between two files of one case
ENDED = (
    "UBND TỈNH LÀO CAI\nSố: 3/NQ-UBND\nLào Cai, ngày 5 tháng 1 năm 2021\nNGHỊ QUYẾT\nVề đo nước\nĐiều 1. Đo nước.\n"
    "Điều 2. Nghị quyết này có hiệu lực từ ngày ký và thay thế Quyết định số 4/QĐ-UBND ngày 2/2/2019 của UBND tỉnh Lào Cai.\n"
)
LATER = HEAD + "{left} Quyết định số 4/QĐ-UBND ngày 2/2/2019 của UBND tỉnh Lào Cai{right}\n"
RESTS = LATER.format(left="Căn cứ", right=";")
LISTED = (
    "UBND TỈNH LÀO CAI\nSố: 45/KH-UBND\nLào Cai, ngày 2 tháng 3 năm 2026\nKẾ HOẠCH\nVề kho thuốc\nUBND tỉnh ban hành kế hoạch như sau:\n"
    "1. Sở Y tế có trách nhiệm:\na) Rà soát kho thuốc, xong trước ngày 10/4/2026.\nb) Tập huấn cán bộ các trạm y tế{second}.\n"
)
OF_LISTS = {"contradicts_catalogue"}  # tried in tests/test_official.py
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
        "basis_not_in_force",
        ENDED + TORN + RESTS,
        ENDED + TORN + LATER.format(left="Căn cứ", right=";").replace("2021", "2020"),
    ),
    (
        "basis_not_yet_in_force",
        BASIS + "Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020;\nĐiều 1. Đo nước.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n",
        BASIS + "Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020;\nĐiều 1. Đo nước.\nĐiều 2. Quyết định này có hiệu lực từ ngày 01/01/2022.\n",
    ),
    (
        "replaced_but_cited_later",
        ENDED + TORN + LATER.format(left="Điều 1. Các xã làm theo quy định tại", right="."),
        ENDED + TORN + LATER.format(left="Điều 1. Các xã xem", right="."),
    ),
    (
        "replaced_but_cited_later",
        ENDED + TORN + LATER.format(left="Điều 1. Các xã làm theo quy định tại", right="."),
        ENDED + TORN + LATER.format(left="Điều 1. Trường hợp đã được giao đất theo quy định tại", right=" thì không phải làm lại."),
    ),
    (
        "ended_without_successor",
        ENDED.replace("thay thế", "bãi bỏ") + TORN + RESTS.replace("QUYẾT ĐỊNH", "KẾ HOẠCH").replace("9/QĐ", "9/KH"),
        ENDED + TORN + RESTS,
    ),
    (
        "no_such_body_then",
        BASIS + "Thông tư số 7/2010/TT-BTS ngày 1/5/2010 của Bộ Thủy sản;\n",
        BASIS + "Thông tư số 7/2005/TT-BTS ngày 1/5/2005 của Bộ Thủy sản;\n",
    ),
    (
        "work_for_gone_body",
        GIVEN.format(day="ngày 5 tháng 3 năm 2025", unit="Bộ Kế hoạch và Đầu tư"),
        GIVEN.format(day="ngày 28 tháng 2 năm 2025", unit="Bộ Kế hoạch và Đầu tư"),
    ),
    (
        "due_before_document",
        GIVEN.format(day="ngày 5 tháng 6 năm 2021", unit="Sở Y tế") + "2. Sở Tài chính báo cáo kết quả trước ngày 15/5/2021.\n",
        GIVEN.format(day="ngày 5 tháng 6 năm 2021", unit="Sở Y tế") + "2. Sở Tài chính báo cáo kết quả trước ngày 5/6/2021.\n",
    ),
    ("mended_number", BASIS + "Thông tư số 7/2020- BTC ngày 1/5/2020;\n", BASIS + "Thông tư số 7/2020/TT-BTC ngày 1/5/2020;\n"),
    ("further_deadline", LISTED.format(second=", xong trước ngày 20/5/2026"), LISTED.format(second="")),
    ("unresolved", HEAD + "Theo Nghị định 54, các đơn vị báo cáo.\n", HEAD + "Theo Nghị định số 54/2010/NĐ-CP, các đơn vị báo cáo.\n"),
]


PLANS = tuple(
    f"UBND TỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nKẾ HOẠCH\n{said}\n"
    for said in (
        "Đo nước\nCăn cứ Luật Thủy lợi năm 2017;\n1. Sở Nông nghiệp đo nước hồ mỗi tuần, ghi sổ và gửi kết quả về tỉnh trước mùa mưa.",
        "Sửa đường\nCăn cứ Luật Đường sắt năm 2017;\n1. Công an huyện cắm biển báo ở các khúc cua gấp rồi kiểm đếm xe tải qua cầu.",
    )
)
CONSOLIDATED = "Nghị định số 907/2019/NĐ-CP ngày 1/5/2019 được sửa đổi bởi Nghị định số 906/2018/NĐ-CP ngày 1/5/2018"
CASES[1:1] = [
    ("said_against_time", HEAD + f"Theo {CONSOLIDATED}.\n", HEAD + "Theo " + CONSOLIDATED.replace("2018", "2020") + ".\n"),
    ("one_number_two_texts", PLANS[0] + TORN + PLANS[1], PLANS[0] + TORN + PLANS[0] + "2. Từ nay.\n"),
]


def fired(tmp_path: Path, text: str) -> set[str]:
    for index, part in enumerate(text.split(TORN)):
        (tmp_path / f"{index}.txt").write_text(part, encoding="utf-8")
    return {row["rule"] for row in build(sorted(tmp_path.glob("*.txt")), out=tmp_path / "build").audit()}


@pytest.mark.parametrize(("rule", "odd", "plain"), CASES, ids=[case[0] for case in CASES])
def test_rule(tmp_path: Path, rule: str, odd: str, plain: str) -> None:
    assert rule in fired(tmp_path, odd)
    assert rule not in fired(tmp_path, plain)


def odd(rule: str) -> str:
    """Return the example of a rule."""
    return next(case[1] for case in CASES if case[0] == rule)


JULY, JUNE = "ngày 1 tháng 7 năm 2025", "ngày 30 tháng 6 năm 2025"
GONE = [  # the unit, the day on which it is charged, and what is said of it, None for nothing
    ("a district", "UBND huyện Bát Xát", JULY, "existed until 2025-06-30; the document is of 2025-07-01"),
    ("a district, the day before", "UBND huyện Bát Xát", JUNE, None),
    ("all districts", "UBND các huyện, thị xã, thành phố", JULY, "existed until 2025-06-30; the document is of 2025-07-01"),
    ("all districts, the day before", "UBND các huyện, thị xã, thành phố", JUNE, None),
    ("the level of districts", "UBND cấp huyện", JULY, "existed until 2025-06-30; the document is of 2025-07-01"),
    ("all communes", "UBND các xã, phường", JULY, None),
    ("the level of communes", "UBND cấp xã", JULY, None),
    ("a province that was merged", "UBND tỉnh Yên Bái", JULY, "; it is tỉnh Lào Cai now"),
    ("a province that goes on", "UBND tỉnh Sơn La", JULY, None),
    ("a ministry that was merged", "Bộ Giao thông vận tải", JULY, "; it is Bộ Xây dựng now"),
    ("a ministry that took it over", "Bộ Xây dựng", JULY, None),
]


@pytest.mark.parametrize(("unit", "day", "says"), [case[1:] for case in GONE], ids=[case[0] for case in GONE])
def test_who_existed_no_longer(tmp_path: Path, unit: str, day: str, says: str | None) -> None:
    (tmp_path / "a.txt").write_text(GIVEN.format(day=day, unit=unit), encoding="utf-8")
    graph = build(tmp_path / "a.txt", out=tmp_path / "build")
    assert len(graph.query("MATCH (:Document)-[a:ASSIGNS]->(u:Unit) RETURN u.id AS id")) == 1
    found = [row for row in graph.audit() if row["rule"] == "work_for_gone_body"]
    assert len(found) == (says is not None)
    if says:
        assert says in found[0]["detail"]
        assert found[0]["evidence"] == f"Giao {unit} rà soát hồ sơ của các dự án."
        assert (tmp_path / "a.txt").read_text(encoding="utf-8")[found[0]["start"] : found[0]["end"]] == unit


def test_a_consolidated_text_may_name_who_was(tmp_path: Path) -> None:
    text = odd("work_for_gone_body").replace("KẾ HOẠCH", "VĂN BẢN HỢP NHẤT").replace("9/KH-UBND", "9/VBHN-UBND")
    assert "work_for_gone_body" not in fired(tmp_path, text)


def test_a_yearless_day_is_no_misprint(tmp_path: Path) -> None:
    """A law's `trước ngày 15 tháng 5` is every year's."""
    assert "due_before_document" not in fired(tmp_path, odd("due_before_document").replace("15/5/2021", "15/5"))


def test_work_of_several_units_is_late_once(tmp_path: Path) -> None:
    text = odd("due_before_document").replace("Sở Tài chính báo cáo", "Sở Tài chính, Sở Nội vụ báo cáo")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = [row for row in build(tmp_path / "a.txt", out=tmp_path / "build").audit() if row["rule"] == "due_before_document"]
    assert [row["detail"] for row in found] == ["due 2021-05-15 (trước ngày 15/5/2021); the document is of 2021-06-05"]


def test_rules_about_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 1, "text": HEAD, "so_hieu": "10/QĐ-UBND"}), encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(pdf([(said("Quyet dinh"), ""), ("", "")]))
    assert {row["rule"] for row in build(tmp_path, out=tmp_path / "build").audit()} >= set(OF_FILES)


def test_every_rule_has_a_case_and_a_known_severity() -> None:
    assert [rule.name for rule in RULES if rule.name not in {*OF_FILES, *OF_LISTS}] == list(dict.fromkeys(case[0] for case in CASES))
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


def test_two_texts_of_one_number_are_two_documents(tmp_path: Path) -> None:
    for name, text in (("a", PLANS[0]), ("b", PLANS[0] + "2. Thực hiện từ nay.\n"), ("c", PLANS[1])):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = build([tmp_path / f"{name}.txt" for name in "abc"], out=tmp_path / "build")
    found = [row["document"] for row in graph.audit() if row["rule"] == "one_number_two_texts"]
    (other,) = found
    assert other.startswith("lao-cai/2021/5-KH-UBND~")
    cited = {row["a"]: row["b"] for row in graph.query("MATCH (d:Document)-[:BASED_ON]->(t:Document) RETURN d.id AS a, t.id AS b")}
    assert cited == {"lao-cai/2021/5-KH-UBND": "tw/2017/8-QH14", other: "tw/2017/6-QH14"}


def test_short_texts_under_one_letterhead_are_two(tmp_path: Path) -> None:
    head = "UBND TỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 5 tháng 6 năm 2021\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\n"
    for name, task in (("a", "Đo nước\n1. Sở Nông nghiệp đo nước hồ."), ("b", "Sửa đường\n1. Công an huyện cắm biển báo.")):
        (tmp_path / f"{name}.txt").write_text(head + task, encoding="utf-8")
    graph = build([tmp_path / "a.txt", tmp_path / "b.txt"], out=tmp_path / "build")
    assert "one_number_two_texts" in {row["rule"] for row in graph.audit()}


def test_what_came_later_makes_no_edge_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BASIS + "Nghị định số 907/2022/NĐ-CP ngày 1/5/2022; Nghị định số 908/2020/NĐ-CP ngày 1/5/2020;\n", encoding="utf-8")
    graph = build(tmp_path / "a.txt", out=tmp_path / "build")
    assert [row["b"] for row in graph.query("MATCH (:Document)-[:BASED_ON]->(t:Document) RETURN t.id AS b")] == ["tw/2020/908-ND-CP"]
    assert [row["rule"] for row in graph.audit() if row["other"] == "tw/2022/907-ND-CP"] == ["later_than_citing", "unresolved"]


def test_acts_say_how_much_and_from_when(tmp_path: Path) -> None:
    text = (
        "BỘ Y TẾ\nSố: 4/2025/TT-BYT\nHà Nội, ngày 3 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định về cân đo\nCăn cứ Luật Dược;\nĐiều 1. Cân được thử.\n"
        "Điều 2. Thông tư này có hiệu lực từ ngày 1/5/2025.\nĐiều 3. Bãi bỏ Thông tư số 5/2015/TT-BYT và khoản 2 Điều 3 Thông tư số 6/2016/TT-BYT.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    graph = build(tmp_path / "a.txt", out=tmp_path / "build")
    rows = graph.query("MATCH (:Document)-[r:REPEALS]->(t:Document) RETURN t.id AS id, r.extent AS extent, r.effective AS effective, r.pinpoints AS places")
    assert sorted((row["id"], row["extent"], row["effective"], tuple(row["places"])) for row in rows) == [
        ("tw/2015/5-TT-BYT", "whole", "2025-05-01", ("",)),
        ("tw/2016/6-TT-BYT", "part", "2025-05-01", ("Điều 3, khoản 2",)),
    ]
