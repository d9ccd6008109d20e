"""What is wrong with a draft's citations, and that nothing is said of what is not: from a text, a file, a folder, and on the page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import DIRECTIVES
from typer.testing import CliRunner

from extractors import extract
from graph import build, check, connect
from graph.catalogue import add, open_catalogue
from graph.checking import Finding, Report, check_read
from graph.checking.page import page
from graph.cli import app
from graph.errors import GraphError, ValueUnknown


def document(number: str, day: str, *body: str, title: str = "Về bến đò", issuer: str = "UỶ BAN NHÂN DÂN\nTỈNH BẮC GIANG") -> str:
    year, month, first = day.split("-")
    kind = {"NQ": "NGHỊ QUYẾT", "NĐ": "NGHỊ ĐỊNH", "TT": "THÔNG TƯ", "KH": "KẾ HOẠCH"}.get(re.split(r"[/-]", number)[-2], "QUYẾT ĐỊNH")
    place = "Hà Nội" if issuer == "CHÍNH PHỦ" else "Bắc Giang"
    return f"{issuer}\nSố: {number}\n{place}, ngày {first} tháng {month} năm {year}\n{kind}\n{title}\n" + "\n".join(body) + "\n"


FERRIES = "Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 của UBND tỉnh Bắc Giang"
SECOND = "Quyết định số 12/2018/QĐ-UBND ngày 10/3/2018 của UBND tỉnh Bắc Giang"
BUILT = {
    "first": document("5/2015/QĐ-UBND", "2015-02-02", "Điều 1. Quy định về bến đò.", "Điều 2. Quyết định này có hiệu lực từ ngày 15/02/2015."),
    "second": document("12/2018/QĐ-UBND", "2018-03-10", f"Điều 2. Quyết định này có hiệu lực từ ngày 01/4/2018 và thay thế {FERRIES}."),
    "third": document("30/2021/QĐ-UBND", "2021-05-20", f"Điều 2. Quyết định này có hiệu lực từ ngày 01/6/2021 và thay thế {SECOND}."),
    "decree": document(
        "70/2016/NĐ-CP",
        "2016-07-01",
        "Điều 1. Quy định về bến cảng.",
        "Điều 2. Nghị định này có hiệu lực từ ngày 15/8/2016.",
        title="Quy định về quản lý bến cảng và luồng đường thủy nội địa",
        issuer="CHÍNH PHỦ",
    ),
    "repeal": document(
        "90/2020/NĐ-CP",
        "2020-09-01",
        "Điều 2. Nghị định này có hiệu lực từ ngày 15/10/2020.",
        "Điều 3. Bãi bỏ Nghị định số 70/2016/NĐ-CP ngày 01/7/2016 của Chính phủ.",
        title="Quy định về bãi bỏ một số nghị định",
        issuer="CHÍNH PHỦ",
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    for name, text in BUILT.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build(folder, out=folder / "build").close()
    return folder / "build"


def draft(*bases: str, day: str = "2022-03-01", **more: str) -> str:
    return document(f"7/{day[:4]}/QĐ-UBND", day, *(f"Căn cứ {basis};" for basis in bases), "Điều 1. Giao Sở Giao thông vận tải kiểm tra bến đò.", **more)


def found(report: Report, at_least: str = "warning") -> list[tuple[str, str, str | None]]:
    return [(finding.severity, finding.rule, finding.instead) for _, finding in report.findings(at_least)]


def only(report: Report) -> Finding:
    ((_, finding),) = report.findings("warning")
    return finding


def test_an_ended_basis_is_an_error_with_the_newest_in_its_place(built: Path) -> None:
    finding = only(check(draft(FERRIES), graph=built))
    assert (finding.severity, finding.rule, finding.instead) == ("error", "not_in_force", "Quyết định 30/2021/QĐ-UBND ngày 20/5/2021")
    assert finding.message == "not in force since 2018-04-01: replaced by Quyết định 12/2018/QĐ-UBND; Quyết định 12/2018/QĐ-UBND itself holds no longer"
    assert (finding.by, finding.stated_by) == ("bac-giang/2018/12-2018-QD-UBND", "text")
    assert "thay thế" in (finding.evidence or "")


@pytest.mark.parametrize(
    ("day", "instead"),
    [("2018-03-31", None), ("2018-04-01", "Quyết định 12/2018/QĐ-UBND ngày 10/3/2018"), ("2021-06-01", "Quyết định 30/2021/QĐ-UBND ngày 20/5/2021")],
)
def test_the_day_that_is_asked_about_decides(built: Path, day: str, instead: str | None) -> None:
    report = check(draft(FERRIES), graph=built, at=day)
    assert (report.day, report.day_is, [row[2] for row in found(report)]) == (day, "given", [instead] if instead else [])


def test_what_is_repealed_has_nothing_in_its_place(built: Path) -> None:
    finding = only(check(draft("Nghị định số 70/2016/NĐ-CP ngày 01/7/2016 của Chính phủ"), graph=built))
    assert (finding.severity, finding.message, finding.instead) == ("error", "not in force since 2020-10-15: repealed by Nghị định 90/2020/NĐ-CP", None)


def test_a_law_of_the_same_name_is_in_the_place_of_the_old_one() -> None:
    new = (
        "QUỐC HỘI\nLuật số: 31/2024/QH15\nHà Nội, ngày 18 tháng 01 năm 2024\nLUẬT\nĐẤT ĐAI\n"
        "Điều 252. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2025.\n"
        "Luật Đất đai số 45/2013/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n"
    )
    old = draft("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", day="2025-03-01")
    reports = check_read([(extract(text), text) for text in (new, old)])
    assert [row[:2] for row in found(reports[0])] == []
    assert found(reports[1])[0][:2] == ("error", "not_in_force")
    assert found(reports[1])[0][2] in ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "Luật ĐẤT ĐAI số 31/2024/QH15 ngày 18/01/2024")


def test_who_ends_a_document_may_cite_it(built: Path) -> None:
    text = document("8/2022/QĐ-UBND", "2022-03-01", f"Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế {FERRIES}.")
    assert found(check(text, graph=built)) == []
    with connect(built) as g:
        assert found(check(BUILT["third"], graph=g)) == []


def test_a_law_that_is_passed_and_not_yet_in_force() -> None:
    law = "Luật Giáo dục số 43/2019/QH14 ngày 14 tháng 6 năm 2019"
    early = draft(law, day="2020-06-20")
    finding = only(check(early))
    assert (finding.severity, finding.rule) == ("warning", "not_yet_in_force")
    assert "takes effect on 2020-07-01" in finding.message
    assert only(check(f"{early}Điều 2. Quyết định này có hiệu lực từ ngày 25/6/2020.\n")).severity == "error"
    assert found(check(f"{early}Điều 2. Quyết định này có hiệu lực từ ngày 01/7/2020.\n")) == []  # with the law, as it should be
    assert found(check(early, at="2020-07-01")) == []
    assert found(check(early.replace("Số: 7/2020/", "Số: 7/"))) == []  # a decision on one matter may prepare for it


def test_a_law_that_was_amended_before_its_day_may_have_another_day() -> None:
    law, amending = "Luật Giáo dục số 43/2019/QH14 ngày 14 tháng 6 năm 2019", "Luật số 9/2020/QH14 ngày 15 tháng 3 năm 2020"
    assert found(check(draft(f"{law} được sửa đổi, bổ sung bởi {amending}", day="2020-06-20"))) == []


def test_a_title_of_another_matter_is_told_where_it_is_long_enough_to_be_sure() -> None:
    circular, decree = "Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017 của Bộ Giáo dục và Đào tạo", "Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ"
    long = "quy định về bến đò, phương tiện thủy nội địa chở khách và mức thu lệ phí cấp giấy phép xây dựng"
    assert found(check(draft(f"{circular} {long}"))) == [("warning", "wrong_title", None)]
    assert found(check(draft(f"{decree} quy định chi tiết Luật BHVBQPPL"))) == []


def test_what_implements_a_law_may_come_before_its_day() -> None:
    text = document("9/KH-UBND", "2020-06-20", "Triển khai thi hành Luật Giáo dục số 43/2019/QH14 ngày 14 tháng 6 năm 2019 trên địa bàn tỉnh.")
    assert found(check(text)) == []


@pytest.mark.parametrize(
    ("cited", "rule", "instead"),
    [
        ("Luật Giáo dục số 43/2019/QH14 ngày 15 tháng 6 năm 2019", "wrong_date", "14/6/2019"),
        ("Nghị định số 34/2016/NĐ-CP ngày 01/7/2016 của Chính phủ", "wrong_date", "14/5/2016"),
        (
            "Thông tư số 37/2017/TT-BGDĐT ngày 28/12/2017 của Bộ Giáo dục và Đào tạo ban hành Quy chế thực hiện công khai đối với cơ sở giáo dục và đào tạo "
            "thuộc hệ thống giáo dục quốc dân",
            "wrong_number",
            "36/2017/TT-BGDĐT ngày 28/12/2017",
        ),
    ],
)
def test_particulars_that_are_anothers(cited: str, rule: str, instead: str) -> None:
    finding = only(check(draft(cited)))
    assert (finding.severity, finding.rule, finding.instead, finding.stated_by) == ("error", rule, instead, "registry")


@pytest.mark.parametrize(
    ("cited", "rule"),
    [
        ("Thông tư số 36/2017/TT-BGDĐT ngày 28/12/2017 của Bộ Tài chính", "wrong_issuer"),
        ("Quyết định số 9/2020/QĐ-UBND ngày 3/3/2020 của UBND huyện Lục Nam", "lower_basis"),
        ("Thông tư số 25/2020- BGDĐT ngày 26/8/2020 của Bộ Giáo dục và Đào tạo", "misprinted_number"),
        ("Thông tư số 93/2018/TT-BGDĐT ngày 5/3/2019 của Bộ Giáo dục và Đào tạo", "wrong_year"),
    ],
)
def test_what_is_odd_in_itself(cited: str, rule: str) -> None:
    assert [row[:2] for row in found(check(draft(cited)))] == [("warning", rule)]


def test_a_citation_of_the_future() -> None:
    assert [row[:2] for row in found(check(draft("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024")))] == [("warning", "later_than_document")]


def test_several_later_citations_put_the_documents_own_date_in_doubt() -> None:
    laws = ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "Luật Nhà ở số 27/2023/QH15 ngày 27/11/2023")
    ((_, finding),) = ((cited, each) for cited, each in check(draft(*laws, laws[0])).findings() if each.rule == "later_than_document")
    assert finding.severity == "info"
    assert "so is one more" in finding.message


def test_a_text_that_was_edited_after_its_date_cites_what_edited_it() -> None:
    note = "Điều 4. Quản lý bến đò.\nKhoản này được sửa đổi, bổ sung theo quy định tại khoản 2 Điều 1 Luật Đất đai số 31/2024/QH15 ngày 18/01/2024.\n"
    assert found(check(draft("Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ") + note)) == []


def test_a_day_in_a_text_without_a_head_is_not_its_own(built: Path) -> None:
    passage = f"Luật được thông qua ngày 21 tháng 11 năm 2016. Căn cứ {FERRIES} thì bến đò phải có phao."
    report = check(passage, graph=built)
    assert (report.day_is, [row[1] for row in found(report)]) == ("today's", ["not_in_force"])


def test_the_day_of_a_law_that_is_cited_is_not_the_drafts_own() -> None:
    text = draft("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "Luật Giáo dục số 43/2019/QH14 ngày 14 tháng 6 năm 2019", day="2015-06-19")
    report = check(text.replace("Số: 7/2015/QĐ-UBND\n", ""))
    assert (report.day_is, report.since, found(report)) == ("not known", "2019-06-14", [])


def test_a_date_of_another_year_than_the_number_is_not_believed() -> None:
    report = check(draft("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", day="2021-09-29").replace("7/2021/", "7/2022/"))
    assert (report.day_is, report.since, report.day) == ("of its year", "2022-01-01", "2022-12-31")


def test_letters_of_a_body_in_another_spelling_are_no_misprint() -> None:
    assert found(check(draft("Thông tư số 36/2017/TT-BGD&ĐT ngày 28/12/2017 của Bộ Giáo dục và Đào tạo")), "info") == []


def test_nothing_is_said_of_a_clean_draft(built: Path) -> None:
    report = check(
        draft(
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
            "Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ",
            "Quyết định số 30/2021/QĐ-UBND ngày 20/5/2021 của UBND tỉnh Bắc Giang",
            "Tờ trình số 12/TTr-SGTVT ngày 10/02/2022 của Sở Giao thông vận tải",
        ),
        graph=built,
    )
    assert found(report) == []
    assert (report.severity, len(report.citations), report.errors) == ("ok", 4, 0)


@pytest.mark.parametrize(
    ("cited", "at", "instead"),
    [
        ("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", "2025-03-05", "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024"),
        ("Luật Đất đai ngày 26/11/2003", "2015-03-05", "Luật Đất đai số 45/2013/QH13 ngày 29/11/2013"),
        ("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", "2024-07-31", None),
        ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "2025-03-05", None),
        ("Luật sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ số 36/2009/QH12 ngày 19/6/2009", "2025-03-05", None),
    ],
)
def test_a_later_law_of_its_name_is_told_of(cited: str, at: str, instead: str | None) -> None:
    report = check(draft(cited), at=at)
    told = [row for _, row in report.findings() if row.rule == "later_law_of_that_name"]
    assert [(row.severity, row.instead) for row in told] == ([("info", instead)] if instead else [])
    assert report.citations[0].answer == "not known"
    assert told == [] or told[0].instead_id == check(draft(instead or ""), at=at).citations[0].id


def test_what_ended_is_not_told_of_twice() -> None:
    text = document(
        "31/2024/QH15", "2024-01-18", "Điều 1. Luật này có hiệu lực từ ngày 01/8/2024.", "Điều 2. Luật Đất đai số 45/2013/QH13 hết hiệu lực từ ngày 01/8/2024."
    )
    law = text.replace("QUYẾT ĐỊNH\nVề bến đò", "LUẬT\nĐẤT ĐAI").replace("UỶ BAN NHÂN DÂN\nTỈNH BẮC GIANG", "QUỐC HỘI").replace("Bắc Giang", "Hà Nội")
    cited = draft("Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", day="2025-03-05")
    _, report = check_read([(extract(each), each) for each in (law, cited)])
    assert [row.rule for _, row in report.findings()] == ["not_in_force"]


def test_what_nobody_knows_is_no_error() -> None:
    report = check(draft("Quyết định số 77/QĐ-UBND ngày 5/5/2019 của UBND tỉnh Bắc Giang"))
    assert found(report, "info") == [("info", "nobody_knows", None)]
    assert (report.citations[0].answer, report.citations[0].known_to, report.not_known) == ("not known", (), 1)


def test_an_undated_document_is_held_to_what_holds_on_every_possible_day(built: Path) -> None:
    text = draft(FERRIES).replace("Bắc Giang, ngày 01 tháng 03 năm 2022", "").replace("7/2022/", "7/")
    report = check(text, graph=built)
    assert (report.since, report.day_is, found(report)) == ("2015-02-02", "not known", [])
    later = f"{text}Căn cứ Nghị định số 34/2020/NĐ-CP ngày 15/3/2020 của Chính phủ;\n"
    assert ("error", "not_in_force", "Quyết định 30/2021/QĐ-UBND ngày 20/5/2021") not in found(check(later, graph=built))
    assert ("error", "not_in_force") in [row[:2] for row in found(check(later, graph=built))]
    assert found(check(f"Căn cứ {FERRIES};", graph=built))[0][1] == "not_in_force"  # a passage speaks today


def test_a_draft_without_a_date_speaks_today() -> None:
    report = check(document("     /QĐ-UBND", "2022-03-01", f"Căn cứ {FERRIES};").replace("ngày 01 tháng 03 năm 2022", "ngày … tháng … năm …"))
    assert report.day_is == "today's"


LISTED = [
    {"id": 1, "so_ky_hieu": "95/2011/TT-BYT", "loai_van_ban": "Thông tư", "ngay_ban_hanh": "04/03/2011", "co_quan_ban_hanh": "Bộ Y tế"}
    | {"ngay_co_hieu_luc": "01/05/2011", "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ", "ngay_het_hieu_luc": "01/01/2019"},
    {"id": 2, "so_ky_hieu": "96/2012/TT-BYT", "loai_van_ban": "Thông tư", "ngay_ban_hanh": "04/03/2012", "co_quan_ban_hanh": "Bộ Y tế"}
    | {"tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ"},
    {"id": 3, "so_ky_hieu": "97/2013/TT-BYT", "loai_van_ban": "Thông tư", "ngay_ban_hanh": "04/03/2013", "co_quan_ban_hanh": "Bộ Y tế"}
    | {"ngay_co_hieu_luc": "01/05/2013", "tinh_trang_hieu_luc": "Còn hiệu lực"},
    {"id": 4, "so_ky_hieu": "98/2018/TT-BYT", "loai_van_ban": "Thông tư", "ngay_ban_hanh": "13/11/2018", "co_quan_ban_hanh": "Bộ Y tế"}
    | {"ngay_co_hieu_luc": "01/01/2019", "trich_yeu": "Về trạm y tế"},
]
TIES = [{"doc_id": 4, "other_doc_id": 1, "relationship": "Văn bản bị thay thế"}]


def test_official_lists_are_believed(tmp_path: Path) -> None:
    for name, rows in (("acts", LISTED), ("ties", TIES)):
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    add([tmp_path / "acts.jsonl", tmp_path / "ties.jsonl"], tmp_path / "lists", name="vbpl", as_of="2020-01-01")
    official = open_catalogue(tmp_path / "lists")
    days = ("95/2011/TT-BYT ngày 4/3/2011", "96/2012/TT-BYT ngày 4/3/2012", "97/2013/TT-BYT ngày 5/3/2013")
    text = draft(*(f"Thông tư số {day} của Bộ Y tế" for day in days))
    report = check(text, official=official)
    assert found(report) == [
        ("error", "not_in_force", "Thông tư 98/2018/TT-BYT ngày 13/11/2018"),
        ("error", "not_in_force", None),
        ("error", "wrong_date", "04/3/2013"),
    ]
    assert [finding.stated_by for _, finding in report.findings("warning")] == ["vbpl"] * 3
    assert [cited.known_to for cited in report.citations] == [("vbpl",)] * 3
    assert found(check(text, official=official, at="2018-06-01")) == [("error", "wrong_date", "04/3/2013")]


def test_the_two_directives_disagree_on_one_number_and_on_nothing_else() -> None:
    done = CliRunner().invoke(app, ["check", str(DIRECTIVES), "--format", "json", "--at-least", "warning"])
    assert done.exit_code == 0, done.output
    reports = json.loads(done.stdout)
    rules = {
        (found["rule"], cited["label"]) for report in reports for cited in report["citations"] for found in cited["findings"] if found["severity"] != "info"
    }
    assert rules == {
        ("one_title_two_numbers", "Chỉ thị 1048/CT-BGDĐT"),
        ("one_title_two_numbers", "Chỉ thị 1049/CT-BGDĐT"),
        ("misprinted_number", "Thông tư 25/2020/TT-BGDĐT"),
    }


FAULTY = (
    FERRIES,
    "Nghị định số 34/2016/NĐ-CP ngày 13/5/2016 của Chính phủ",
    "Luật Giáo dục số 43/2019/QH14 ngày 14 tháng 6 năm 2019",
)


def test_three_faults_of_a_word_draft_in_one_command(built: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = tmp_path / "dự thảo.docx"
    made = docx.Document()
    for line in draft(*FAULTY, day="2020-06-20").splitlines():
        made.add_paragraph(line)
    made.add_paragraph("Điều 2. Quyết định này có hiệu lực từ ngày 25/6/2020.")
    made.save(str(file))
    done = CliRunner().invoke(app, ["check", str(file), "--graph", str(built), "--html", str(tmp_path / "page.html")])
    assert done.exit_code == 1, done.output
    assert "error    3 citations, 3 errors" in done.stdout
    assert [word in done.stdout for word in ("Quyết định 12/2018/QĐ-UBND", "14/5/2016", "not yet in force")] == [True] * 3
    assert "✗" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_folder_has_a_line_a_document(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "bad.txt").write_text(draft(FERRIES), encoding="utf-8")
    (folder / "copy.txt").write_text(draft(FERRIES), encoding="utf-8")
    (folder / "good.txt").write_text(draft("Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ"), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(folder), "--graph", str(built)])
    assert done.exit_code == 1
    assert [line.partition("  ")[0].strip() for line in done.stdout.splitlines()] == ["error", "error", "ok"]
    assert done.stdout.splitlines()[2].startswith("ok       1 citation, 0 errors  ")
    assert "empty.txt" in done.stderr
    assert "3 documents checked, 1 failed: 3 citations, 2 errors, 0 warnings" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["nowhere.txt"], 1, "nowhere.txt"),
        (["--at", "tháng 5"], 2, "'tháng 5' is no day"),
        (["--graph", "nowhere"], 2, "no graph here"),
        ([], 2, "Missing argument"),
    ],
)
def test_bad_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, says: str) -> None:
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text(draft(FERRIES), encoding="utf-8")
    given = ["a.txt", *arguments] if arguments and arguments[0].startswith("--") else arguments
    done = subprocess.run([sys.executable, "-m", "graph.cli", "check", *given], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, says in done.stderr.decode()) == (status, True), done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_text_on_standard_input() -> None:
    done = CliRunner().invoke(app, ["check", "-", "--format", "csv"], input=draft(FAULTY[1]).encode())
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].startswith("'-,bac-giang/2022/7-2022-QD-UBND,2022-03-01,7,error,wrong_date,")


def test_a_text_is_never_taken_for_a_path(built: Path) -> None:
    assert check(str(built)).citations == ()
    with pytest.raises(ValueUnknown, match="is no day"):
        check("x", at="tháng 5")
    with pytest.raises(GraphError):
        check("x", graph=built / "nowhere")


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.data.append(data)


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;\u202e\x1b[31m"


def test_the_page_marks_each_citation_and_nothing_in_it_is_alive(built: Path, tmp_path: Path) -> None:
    text = draft(f"{FERRIES} {HOSTILE}", FAULTY[1], title=f"Về {HOSTILE}")
    file = tmp_path / "a<b>&'.txt"
    file.write_text(text, encoding="utf-8")
    made = page([check(file, graph=built), check(text, graph=built)])
    read = _Tags(made)
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "img", "link", "iframe", "form", "object"})
    addresses = [value for _, attributes in read.tags for name, value in attributes.items() if name in ("href", "src", "action")]
    assert addresses
    assert all((address or "").startswith("#") for address in addresses)
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(address or "")[1:] for address in addresses} <= set(ids)
    assert not any(name.startswith("on") for _, attributes in read.tags for name in attributes)
    assert "\u202e" not in made
    assert "\x1b" not in made
    assert [tag for tag, _ in read.tags].count("mark") == 4
    assert "✗\xa01" in "".join(read.data)  # a sign and a number, not colour alone
    assert "prefers-color-scheme: dark" in made


def test_the_page_is_in_one_language() -> None:
    reports = [check(draft(*FAULTY))]
    english, vietnamese = page(reports), page(reports, "vi")
    assert '<html lang="vi">' in vietnamese
    shown = " ".join(_Tags(vietnamese).data)
    assert "kiểm tra viện dẫn" in shown
    assert "phải sửa" in shown
    assert not [word for word in ("not in force", "checked", "tied to", "line ", "instead:") if word in shown]
    assert "must be mended" in " ".join(_Tags(english).data)


def test_the_page_holds_the_whole_text() -> None:
    text = draft(*FAULTY, "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư số 61/2020/QH14 ngày 17/6/2020")
    read = _Tags(page([check(text)]))
    assert "Điều 1. Giao Sở Giao thông vận tải kiểm tra bến đò." in "".join(read.data)


def test_nothing_of_an_empty_text() -> None:
    report = check("")
    assert (report.citations, report.severity) == ((), "ok")
    assert "<h1>" in page([report])


def test_a_day_is_read_as_people_write_it() -> None:
    assert check(draft(FERRIES), at="1/11/2025").day == "2025-11-01"
