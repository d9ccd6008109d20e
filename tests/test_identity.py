"""One node of one thing, and never one node of two: laws by date, units however spelt, judgements, and the order of documents."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.registry import issuers
from graph import Graph, build
from graph.errors import GraphError
from graph.judgements import read
from graph.link import link, unresolved
from graph.network import network
from graph.tables import write

HEAD = "UBND TỈNH {place}\nSố: {number}\n{place}, ngày {day} tháng 6 năm {year}\nQUYẾT ĐỊNH\nVề việc thử\n"


def text(body: str, *, place: str = "LÀO CAI", number: str = "9/QĐ-UBND", day: int = 5, year: int = 2021) -> str:
    return HEAD.format(place=place, number=number, day=day, year=year) + body


def targets(body: str, **header: object) -> list[str | None]:
    return [citation.target for citation in extract(text(body, **header)).citations]  # type: ignore[arg-type]


def graph_of(folder: Path, *texts: str, judgements: str = "") -> Graph:
    for index, each in enumerate(texts):
        (folder / f"{index}.txt").write_text(each, encoding="utf-8")
    (folder / "judgements.toml").write_text(judgements, encoding="utf-8")
    return build(folder, out=folder / "build", judgements=read(folder / "judgements.toml"))


@pytest.mark.parametrize(
    ("year", "target"),
    [(2005, "tw/2003/13-QH11"), (2015, "tw/2013/45-QH13"), (2026, "tw/2024/31-QH15")],
)
def test_a_law_without_a_year_is_the_one_in_force(year: int, target: str) -> None:
    assert targets("Căn cứ Luật Đất đai;\n", year=year) == [target]


def test_a_law_between_passing_and_effect_stays_open() -> None:
    (cited,) = extract(text("Căn cứ Luật Đất đai;\n", year=2024)).citations
    assert (cited.number, cited.reason) == (None, "a law of that name passed and not yet in force; an older one may be meant")


LATER = "Điều 9. Quyết định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2014.\n"


def test_a_law_that_holds_when_the_document_does_is_meant() -> None:
    body = "Điều 1. Cấp đất theo quy định của Luật Đất đai.\n"
    assert targets(body, year=2014) == ["tw/-/luat-dat-dai"]  # of 5/6/2014: the law of 2013 was passed and held from 1/7/2014
    assert targets(body + LATER, year=2014) == ["tw/2013/45-QH13"]


def test_a_month_settles_what_a_year_leaves_open() -> None:
    report = "BỘ Y TẾ\nSố: /BC-BYT\nHà Nội, ngày tháng {month} năm 2024\nBÁO CÁO\nVề việc thử\nTheo Luật Đất đai năm 2003, nay là Luật Đất đai.\n"
    assert [c.target for c in extract(report.format(month=9)).citations] == ["tw/2003/13-QH11", "tw/2024/31-QH15"]
    assert [c.target for c in extract(report.format(month=7)).citations] == ["tw/2003/13-QH11", "tw/-/luat-dat-dai"]


def test_a_law_compared_with_an_older_one_is_not_the_older_one() -> None:
    body = "Luật Đất đai năm 1993 chưa quy định việc này. Theo Luật Đất đai thì phải đăng ký.\n"
    assert targets(body, year=2016) == ["tw/1993/24-L-CTN", "tw/2013/45-QH13"]


@pytest.mark.parametrize(
    ("body", "target", "reason"),
    [
        ("Theo Luật Đất đai năm 2010 thì phải đăng ký.\n", None, "no law of that name in that year"),
        ("Căn cứ Luật Thương mại ngày 14/6/2025;\n", None, "no law of that name in that year"),
        ("Theo Hiến pháp năm 2003 thì phải đăng ký.\n", None, "no constitution of that year or date"),
        ("Theo Hiến pháp ngày 27/10/1946 thì phải đăng ký.\n", None, "no constitution of that year or date"),
        ("Căn cứ Luật lao động năm 2019;\n", "tw/2019/45-QH14", None),
        ("Căn cứ Luật Thuế xuất nhập khẩu năm 2016;\n", "tw/2016/107-QH13", None),
        ("Căn cứ Bộ luật Hàng hải năm 2015;\n", "tw/2015/95-QH13", None),
    ],
)
def test_a_law_of_a_year(body: str, target: str | None, reason: str | None) -> None:
    (cited,) = extract(text(body)).citations
    assert (cited.target, cited.reason) == (target, reason)


def test_what_follows_a_law_in_a_title_is_the_other_documents() -> None:
    (law,) = extract("Thông báo việc thi hành một số điều của Luật Tài nguyên nước ngày 01/02/2023 của Chính phủ.\n").citations
    assert (law.text, law.date, law.year) == ("Luật Tài nguyên nước", None, None)
    (law,) = extract("Việc theo Luật Điện lực năm 2024 do Ủy ban nhân dân cấp tỉnh thực hiện.\n").citations
    assert (law.text, law.target) == ("Luật Điện lực năm 2024", "tw/2024/61-QH15")


def test_the_party_issues_what_bears_its_number() -> None:
    (cited,) = extract("Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW của Chính phủ đã họp.\n").citations
    assert (cited.text, cited.issuer) == ("Nghị quyết số 18-NQ/TW", "Ban Chấp hành Trung ương")
    (cited,) = extract("THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW NGÀY 30/4/2025 CỦA BỘ CHÍNH TRỊ\n").citations
    assert cited.issuer == "Bộ Chính trị"


def test_the_resolution_of_a_congress_is_one_however_named() -> None:
    body = "Thực hiện Nghị quyết Đại hội XIII của Đảng; Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII; Nghị quyết Đại hội lần thứ XIII Đảng bộ tỉnh.\n"
    assert targets(body) == ["tw/2021/nghi-quyet-dai-hoi-xiii"] * 2


def test_a_year_that_the_same_text_contradicts_is_a_slip() -> None:
    twice = "Theo Nghị quyết số 18-NQ/TW ngày 25/10/2017; Nghị quyết số 18-NQ/TW ngày 25/10/2017"
    body = f"{twice} và Nghị quyết số 18-NQ/TW ngày 25/10/2025; Nghị quyết số 18-NQ/TW.\n"
    assert targets(body, year=2025) == ["tw/2017/18-NQ-TW", "tw/2017/18-NQ-TW", None, "tw/2017/18-NQ-TW"]


def test_a_longer_name_is_another_law() -> None:
    assert targets("Căn cứ Luật Giáo dục năm 2019; Căn cứ Luật Giáo dục nghề nghiệp năm 2014;\n") == ["tw/2019/43-QH14", "tw/2014/74-QH13"]


def test_the_constitution_is_one_however_named() -> None:
    found = targets("Căn cứ Hiến pháp năm 2013; Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam; Căn cứ Hiến pháp;\n")
    assert found == ["tw/2013/hien-phap"] * 3


SERIES = "Thực hiện Quyết định số 7/2022/QĐ-UBND ngày 18/1/2022, Quyết định số 7/QĐ-UBND ngày 5/1/2022, Quyết định số 7/QĐ-UBND ngày 18/1/2022.\n"


def cited(graph: Graph) -> list[str]:
    return sorted(node for node, data in graph.nx.nodes(data=True) if data["type"] == "Document" and not data["loaded"])


def test_two_series_of_one_number_are_two_documents_and_one_date_makes_them_one(tmp_path: Path) -> None:
    assert cited(graph_of(tmp_path, text(SERIES, year=2023))) == ["lao-cai/2022/7-2022-QD-UBND", "lao-cai/2022/7-QD-UBND"]


def test_the_document_that_was_read_settles_whether_its_number_has_the_year(tmp_path: Path) -> None:
    graph = graph_of(
        tmp_path, text("Điều 1. Thử.\n"), text("Căn cứ Quyết định số 9/2021/QĐ-UBND ngày 5/6/2021 của UBND tỉnh;\n", number="10/QĐ-UBND", year=2022)
    )
    assert graph.nx.has_edge("lao-cai/2022/10-QD-UBND", "lao-cai/2021/9-QD-UBND")
    assert cited(graph) == []


@pytest.mark.parametrize(
    ("mention", "target", "says"),
    [
        ("Nghị định số 34/2016/NĐ-CP ngày 14/5/2016", "tw/2016/34-ND-CP", "number, year and issuer"),
        ("Nghị định số 34/2016/NĐ-CP ngày 13/5/2016", "tw/2016/34-ND-CP", "number, year and issuer"),
        ("Quyết định số 27/2018/QĐ-TTg ngày 7/6/2018", "tw/2018/27-2018-QD-TTG", "number, year and issuer"),  # day and month turned round
        ("Thông tư số 39/2018/TT-BTC ngày 5/6/2018", "tw/2018/39-TT-BTC", "number, year and issuer"),  # the day of effect
        ("Nghị định số 34/2016/NĐ-CP ngày 01/9/2016", None, "number or date misprinted: that date is of 134/2016/NĐ-CP"),
        ("Nghị định số 46/2017/NĐ-CP ngày 15/12/2017", None, "number or date misprinted: that number is of 2017-04-21"),
        (
            "Nghị định số 46/2017/NĐ-CP ngày 15/12/2017 quy định về điều kiện đầu tư và hoạt động trong lĩnh vực giáo dục",
            "tw/2017/46-ND-CP",
            "number and title; the date is misprinted",
        ),
        (
            "Nghị định số 7/2017/NĐ-CP ngày 26/7/2017 quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tài chính",
            "tw/2017/87-ND-CP",
            "date and title; the number is misprinted, it is 87/2017/NĐ-CP",
        ),
        ("Luật Quy hoạch ngày 21/11/2017", "tw/2017/21-QH14", "number, year and issuer"),
    ],
)
def test_a_date_against_the_catalogues(tmp_path: Path, mention: str, target: str | None, says: str) -> None:
    graph = graph_of(tmp_path, text(f"Căn cứ {mention};\n", year=2023))
    assert cited(graph) == ([target] if target else [])
    ties = graph.query("MATCH (:Document)-[r:BASED_ON]->(:Document) RETURN r.ties AS ties")
    assert [row["ties"] for row in ties] == ([[says]] if target else [])
    assert [row["reason"] for row in unresolved(graph.folder)] == ([] if target else [says])


@pytest.mark.parametrize("name", ["Sở GD&ĐT", "Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo tỉnh", "Sở Giáo dục - Đào tạo tỉnh Lào Cai"])
def test_a_department_is_one_unit_however_spelt(name: str) -> None:
    found = {row.unit_id for row in extract(text(f"Điều 2. Giao {name} chủ trì kiểm tra.\n")).assignments}
    assert found == {"lao-cai/so-giao-duc-va-dao-tao"}


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Công an tỉnh", "lao-cai/cong-an"),
        ("Công an tỉnh Lào Cai", "lao-cai/cong-an"),
        ("Ủy ban Mặt trận Tổ quốc tỉnh", "lao-cai/uy-ban-mat-tran-to-quoc-viet-nam"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "lao-cai/uy-ban-mat-tran-to-quoc-viet-nam"),
        ("Chánh Văn phòng UBND tỉnh", "lao-cai/van-phong-ubnd"),
        ("Chủ tịch UBND tỉnh", "lao-cai/ubnd"),
    ],
)
def test_bodies_of_the_own_place(name: str, identity: str) -> None:
    assert [row.unit_id for row in extract(text(f"Điều 2. Giao {name} chủ trì kiểm tra.\n")).assignments] == [identity]


def test_the_branch_of_a_central_body_belongs_to_its_place() -> None:
    (cited,) = extract(text("Xét Công văn số 5/CT-TTHT ngày 1/2/2018 của Cục Thuế tỉnh Hà Giang;\n")).citations
    assert (cited.issuer, cited.issuer_id, cited.target) == ("Cục Thuế tỉnh Hà Giang", "ha-giang/cuc-thue", "ha-giang/2018/5-CT-TTHT")


def test_a_class_of_bodies_in_a_national_document_is_not_one() -> None:
    circular = "BỘ Y TẾ\nSố: 9/2021/TT-BYT\nHà Nội, ngày 5 tháng 6 năm 2021\nTHÔNG TƯ\nVề việc thử\nTheo Quyết định số 7/QĐ-UBND của UBND tỉnh.\n"
    (cited,) = extract(circular).citations
    assert (cited.target, cited.reason) == (None, "issuer's place unknown")


@pytest.mark.parametrize(
    ("body", "issuer", "target"),
    [
        ("Xét Tờ trình liên ngành số 41/TTLN-TP-TC ngày 6/5/2005 về lệ phí;", None, None),
        ("Xét Tờ trình số 41/TTr-XD ngày 6/5/2015;", None, None),
        ("Xét Tờ trình liên ngành số 41/TTLN/CT-STC ngày 6/5/2009 của Cục Thuế - Sở Tài chính;", "Cục Thuế - Sở Tài chính", "cao-bang/2009/41-TTLN-CT-STC"),
        ("Xét Công văn số 41/CT-KK ngày 6/5/2009 của Cục Thuế;", "Cục Thuế tỉnh Cao Bằng", "cao-bang/2009/41-CT-KK"),
        ("Xét Công văn số 41/CT-KK ngày 6/5/2026 của Cục Thuế;", "Cục Thuế", "tw/2026/41-CT-KK"),
        ("Căn cứ Công văn số 41/TC-NS ngày 6/5/1999 của Bộ Tài chính;", "Bộ Tài chính", "tw/1999/41-TC-NS"),
        ("Căn cứ Thông tư liên tịch số 41/TTLT-TP-TC ngày 6/5/1997;", "Bộ Tư pháp - Bộ Tài chính", "tw/1997/41-TTLT-BTP-TC"),
        ("Căn cứ Công văn số 41/BTC-NS ngày 6/5/2009;", "Bộ Tài chính", "tw/2009/41-BTC-NS"),
    ],
)
def test_letters_of_departments_are_no_ministry_s_in_a_province(body: str, issuer: str | None, target: str | None) -> None:
    (cited,) = extract(text(f"{body}\n", place="CAO BẰNG", year=2027)).citations
    assert (cited.issuer, cited.target) == (issuer, target)


def test_a_department_s_own_letters_leave_it_in_its_province() -> None:
    head = "SỞ TÀI CHÍNH\nTỈNH LÀO CAI\nSố: 45/TC-NS\nLào Cai, ngày 3 tháng 4 năm 2003\nBÁO CÁO\nVề lệ phí\n"
    document = extract(head).document
    assert (document.id, document.issuer) == ("lao-cai/2003/45-TC-NS", "Sở Tài chính tỉnh Lào Cai")


@pytest.mark.parametrize(
    ("mention", "place", "year", "expected"),
    [
        ("Quyết định số 5/2020/QĐ-UBND của UBND tỉnh", "BẮC NINH", 2022, ("UBND tỉnh Bắc Ninh", "bac-ninh/2020/5-2020-QD-UBND")),
        ("Quyết định số 5/2020/QĐ-UBND của UBND tỉnh", "BẮC NINH", 2026, ("UBND tỉnh", None)),
        ("Quyết định số 5/2020/QĐ-UBND của UBND tỉnh Bắc Ninh", "BẮC NINH", 2026, ("UBND tỉnh Bắc Ninh", "bac-ninh/2020/5-2020-QD-UBND")),
        (
            "Quyết định số 5/2020/QĐ-UBND của UBND tỉnh về chợ trên địa bàn tỉnh Bắc Giang",
            "BẮC NINH",
            2026,
            ("UBND tỉnh Bắc Giang", "bac-giang/2020/5-2020-QD-UBND"),
        ),
        ("Quyết định số 5/QĐ-UBND ngày 1/12/2025 của UBND tỉnh", "BẮC NINH", 2026, ("UBND tỉnh Bắc Ninh", "bac-ninh/2025/5-QD-UBND")),
    ],
)
def test_a_province_made_of_two_is_neither_before(mention: str, place: str, year: int, expected: tuple[str, str | None]) -> None:
    (cited,) = extract(text(f"Căn cứ {mention};\n", place=place, year=year)).citations
    assert (cited.issuer, cited.target) == expected


def test_ministries_have_successors_with_the_act() -> None:
    row = issuers()["bo-giao-thong-van-tai"]
    assert (row.until, row.successor, row.act) == (2025, "bo-xay-dung", "176/2025/QH15")


def test_departments_are_part_of_their_committee(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, text("Điều 2. Giao Sở Y tế chủ trì kiểm tra.\n"))
    rows = graph.query("MATCH (a:Unit)-[:PART_OF]->(b:Unit) RETURN a.id AS a, b.id AS b")
    assert rows == [{"a": "lao-cai/so-y-te", "b": "lao-cai/ubnd"}]


def test_an_undated_mention_that_nothing_settles_is_its_documents_own(tmp_path: Path) -> None:
    body = "Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh;\n"
    graph = graph_of(tmp_path, text(body), text(body, number="10/QĐ-UBND", year=2022))
    plans = [node for node in graph.nx if "/5-KH-UBND" in node]
    assert sorted(plans) == ["lao-cai/-/5-KH-UBND@lao-cai/2021/9-QD-UBND", "lao-cai/-/5-KH-UBND@lao-cai/2022/10-QD-UBND"]


PARTY = "Thực hiện Nghị quyết số 29-NQ/TW ngày 4/11/2013; Nghị quyết số 57-NQ/TW ngày 22/12/2024 về đột phá phát triển khoa học, công nghệ.\n"
NEWER = "Thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022 về công nghiệp hóa, hiện đại hóa đất nước.\n"


@pytest.mark.parametrize(
    ("body", "year", "target", "tie"),
    [
        ("Thực hiện Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương khóa XI.\n", 2024, "tw/2013/29-NQ-TW", "undated: number and term of Congress"),
        ("Thực hiện Nghị quyết số 29-NQ/TW về công nghiệp hóa, hiện đại hoá đất nước.\n", 2024, "tw/2022/29-NQ-TW", "undated: number and title"),
        ("Thực hiện Nghị quyết số 29-NQ/TW.\n", 2024, None, None),
        ("Thực hiện Nghị quyết số 57-NQ/TW.\n", 2025, "tw/2024/57-NQ-TW", "undated: the only document of that number"),
        ("Thực hiện Nghị quyết số 57-NQ/TW.\n", 2026, None, None),  # another term of Congress, with a 57-NQ/TW of its own perhaps
    ],
)
def test_an_undated_party_number(tmp_path: Path, body: str, year: int, target: str | None, tie: str | None) -> None:
    known = [text(PARTY, number="1/QĐ-UBND", year=2025, day=1), text(NEWER, number="2/QĐ-UBND", year=2023)]
    graph = graph_of(tmp_path, *known, text(body, number="3/QĐ-UBND", year=year))
    found = [
        (end, data["ties"]) for start, end, data in graph.full.edges(data=True) if start.endswith("/3-QD-UBND") and end.startswith("tw/") and "ties" in data
    ]
    expected = target or f"tw/-/{29 if '29' in body else 57}-NQ-TW@lao-cai/{year}/3-QD-UBND"
    assert [(end, ties[0].startswith("open: ") if tie is None else ties[0]) for end, ties in found] == [(expected, tie or True)]


def test_an_undated_number_of_an_older_year_stays_open(tmp_path: Path) -> None:
    known = text("Căn cứ Quyết định số 1215/QĐ-TTg ngày 22/7/2011;\n", number="1/QĐ-UBND", year=2012)
    graph = graph_of(tmp_path, known, text("Căn cứ Quyết định số 1215/QĐ-TTg;\n", number="2/QĐ-UBND", year=2019))
    assert "tw/-/1215-QD-TTG@lao-cai/2019/2-QD-UBND" in graph.nx
    assert "undated, and the only dated document of that number is older" in [row["reason"] for row in unresolved(graph.folder)]


def test_a_bare_name_is_not_tied_to_what_another_document_dates(tmp_path: Path) -> None:
    letter = "Kính gửi: Công ty A.\nTheo Luật Đấu giá hải sản thì phải đăng ký.\n"
    other = text("Căn cứ Luật Đấu giá hải sản năm 2016;\n")
    assert not any(target == "tw/2016/luat-dau-gia-hai-san" for _, target in graph_of(tmp_path, letter, other).nx.edges() if not _.startswith("lao-cai"))


def test_every_tie_has_a_reason(tmp_path: Path) -> None:
    body = "Căn cứ Luật Giáo dục; Căn cứ Chỉ thị số 7/CT-TTg ngày 1/5/2021;\n"
    ties = {row["id"]: row["ties"] for row in graph_of(tmp_path, text(body)).query("MATCH (:Document)-[r:BASED_ON]->(p) RETURN p.id AS id, r.ties AS ties")}
    assert ties == {"tw/2019/43-QH14": ["the law of that name in force on the document's date"], "tw/2021/7-CT-TTG": ["number, year and issuer"]}


def test_a_judgement_forces_a_merge_and_tells_why(tmp_path: Path) -> None:
    same = '[[same]]\nid = "tw/2014/22-NQ-TW"\nis = "tw/2013/22-NQ-TW"\nwhy = "a misprint of the year"\n'
    body = "Căn cứ Nghị quyết số 22-NQ/TW ngày 10/4/2014 của Bộ Chính trị;\n"
    graph = graph_of(tmp_path, text(body), judgements=same)
    assert "tw/2014/22-NQ-TW" not in graph.nx
    rows = graph.query("MATCH (:Document)-[r:BASED_ON]->(p:Document) RETURN p.id AS id, r.ties AS ties")
    assert rows == [{"id": "tw/2013/22-NQ-TW", "ties": ["judged the same: a misprint of the year"]}]


def test_a_judgement_of_a_document_that_was_read(tmp_path: Path) -> None:
    same = '[[same]]\nid = "lao-cai/2021/9-QD-UBND"\nis = "lao-cai/2020/9-QD-UBND"\nwhy = "the letterhead misprints the year"\n'
    graph = graph_of(tmp_path, text("Điều 1. Giao Sở Y tế báo cáo.\n"), judgements=same)
    assert graph.nx.nodes["lao-cai/2020/9-QD-UBND"]["loaded"] is True
    assert graph.nx.has_edge("lao-cai/2020/9-QD-UBND", "lao-cai/so-y-te")


def test_a_judgement_forbids_a_tie_and_the_mention_is_reported(tmp_path: Path) -> None:
    apart = '[[apart]]\ndocument = "lao-cai/2021/9-QD-UBND"\ntarget = "tw/2021/7-CT-TTG"\nwhy = "another directive is meant"\n'
    graph = graph_of(tmp_path, text("Căn cứ Chỉ thị số 7/CT-TTg ngày 1/5/2021;\n"), judgements=apart)
    assert "tw/2021/7-CT-TTG" not in graph.nx
    assert [row["reason"] for row in unresolved(graph.folder)] == ["judged apart: another directive is meant"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[same]]\nid = 'a'\nis = 'b'\n", "has the texts id, is, why"),
        ("[[other]]\nid = 'a'\n", r"knows \[\[same\]\]"),
        ("[[same]]\nid = 'a'\nis = 'b'\nwhy = 'c'\n" * 2, "judged twice"),
        ("not toml", "not readable"),
    ],
)
def test_a_malformed_judgement_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "judgements.toml").write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=says):
        read(tmp_path / "judgements.toml")


DOCUMENTS = [
    text("Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh;\nCăn cứ Luật Đất đai;\nĐiều 2. Giao Sở Y tế báo cáo.\n"),
    text("Căn cứ Quyết định số 9/QĐ-UBND ngày 5/6/2021 của UBND tỉnh;\n", number="10/QĐ-UBND", day=9),
    text("Điều 1. Ban hành.\n", number="5/KH-UBND", day=1).replace("QUYẾT ĐỊNH", "KẾ HOẠCH"),
    text("Căn cứ Kế hoạch số 5/KH-UBND ngày 1/6/2021 của UBND tỉnh Lào Cai;\n", place="HÀ GIANG", number="9/QĐ-UBND"),
    text("Theo Luật Đất đai năm 2013 và Nghị quyết số 29-NQ/TW.\n", place="HÀ GIANG", number="11/QĐ-UBND", day=7),
]
RECORDS = [(extract(document), document) for document in DOCUMENTS]


def linked(folder: Path, order: list[int]) -> nx.MultiDiGraph:
    write(folder / "records", [RECORDS[index] for index in order])
    link(folder / "records", folder)
    return network(folder)


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(DOCUMENTS))), st.lists(st.integers(0, len(DOCUMENTS) - 1), max_size=3))
def test_order_and_repetition_change_no_id_and_no_merge(tmp_path_factory: pytest.TempPathFactory, order: list[int], again: list[int]) -> None:
    plain = linked(tmp_path_factory.mktemp("plain"), list(range(len(DOCUMENTS))))
    other = linked(tmp_path_factory.mktemp("other"), [*order, *again])
    assert dict(other.nodes(data=True)) == dict(plain.nodes(data=True))
    assert sorted(other.edges(keys=True)) == sorted(plain.edges(keys=True))


def test_a_part_of_the_documents_gives_a_part_of_the_graph(tmp_path: Path) -> None:
    whole = linked(tmp_path / "whole", list(range(len(DOCUMENTS))))
    part = linked(tmp_path / "part", [3, 4])
    assert set(part) <= set(whole)
    assert set(part.edges(keys=True)) <= set(whole.edges(keys=True))


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        pytest.param("UBND huyện Tân Thạnh", "long-an.tan-thanh/ubnd", id="its marks"),
        pytest.param("UBND huyện Tân Thanh", None, id="other marks, another district"),
        pytest.param("UBND huyện Tan Thanh", "long-an.tan-thanh/ubnd", id="no marks at all, a scan"),
    ],
)
def test_a_district_that_differs_in_a_mark_is_another(name: str, identity: str | None) -> None:
    circular = "BỘ Y TẾ\nSố: 9/2021/TT-BYT\nHà Nội, ngày 5 tháng 6 năm 2021\nTHÔNG TƯ\nVề việc thử\n"
    assert [row.unit_id for row in extract(f"{circular}Điều 1. {name} có trách nhiệm lập sổ.\n").assignments] == [identity]
