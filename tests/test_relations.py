"""Every cue and every act reads its examples and refuses its look-alikes."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.cues import CUES, TITLE_VERBS, Act
from extractors.forms import KIND
from extractors.governing import governing
from extractors.letters import rx, without_marks

EXAMPLES = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.examples]
REFUSED = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.refuses]
ACTED = [pytest.param(act, text, id=f"{act.relation}: {text}") for act in TITLE_VERBS for text in act.examples]
NOT_ACTED = [pytest.param(act, text, id=f"{act.relation}: {text}") for act in TITLE_VERBS for text in act.refuses]


def before(text: str) -> str:
    """Return what stands before the kind word at the end of an example."""
    return rx(rf"{KIND}$").sub("", text)


@pytest.mark.parametrize(("relation", "text"), EXAMPLES)
def test_reads_example(relation: str, text: str) -> None:
    assert before(text) != text
    assert governing(before(text))[0] == relation


@pytest.mark.parametrize(("relation", "text"), REFUSED)
def test_refuses_look_alike(relation: str, text: str) -> None:
    assert governing(before(text))[0] != relation


@pytest.mark.parametrize(("act", "text"), ACTED)
def test_reads_act(act: Act, text: str) -> None:
    assert before(text) != text
    assert act.pattern.search(without_marks(before(text)))


@pytest.mark.parametrize(("act", "text"), NOT_ACTED)
def test_refuses_what_is_no_act(act: Act, text: str) -> None:
    assert before(text) != text
    assert not act.pattern.search(without_marks(before(text)))


def test_every_cue_and_act_has_an_example() -> None:
    assert all(row.examples for row in (*CUES, *TITLE_VERBS))


ACTS = [
    ("Điều 5. Bãi bỏ Thông tư số 8/2015/TT-BCT.", "REPEALS"),
    ("Điều 5. Bai bo Thong tu so 8/2015/TT-BCT.", "REPEALS"),
    ("Điều 5. Thông tư này không thay thế Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Bộ trưởng có quyền đình chỉ việc thi hành Nghị định số 8/2015/NĐ-CP.", "IMPLEMENTS"),
    ("Điều 5. Thông tư này được ban hành, sẽ thay thế Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Bãi bỏ quyết định của Ủy ban nhân dân trái với Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Đình chỉ thi hành khoản 2 Điều 5 Thông tư số 8/2015/TT-BCT.", "SUSPENDS"),
    ("Điều 5. Ngưng hiệu lực toàn bộ Thông tư số 8/2015/TT-BCT.", "SUSPENDS"),
    ("Điều 5. Sửa đổi khoản 3 như sau: “3. Bãi bỏ Nghị định số 8/2015/NĐ-CP.”", "CITES"),
    ("Điều 5. Bãi bỏ Hiến pháp năm 1980.", "CITES"),
    ("Điều 5. Sửa đổi một số điều của Quy chế trông coi bến khi nước lên theo mùa ban hành kèm theo Quyết định số 8/2015/QĐ-TTg.", "AMENDS"),
    ("Điều 5. Thay thế các nội dung về đo cát quy định tại Quyết định số 8/2015/QĐ-TTg.", "REPLACES"),
    ("Điều 5. Bãi bỏ thủ tục đo cát (mã số 1.002345) đã được công bố tại Quyết định số 8/2015/QĐ-TTg.", "REPEALS"),
    ("Điều 5. Thông tư này có hiệu lực từ ngày 01/5/2025; bãi bỏ khoản 2 Điều 4 Thông tư số 8/2015/TT-BCT.", "REPEALS"),
    ("Điều 5. Thông tư số 8/2015/TT-BCT hết hiệu lực kế từ ngày Thông tư này có hiệu lực.", "REPEALS"),
    ("Điều 5. Thông tư này quy định chi tiết thi hành một số điều tại Nghị định số 8/2015/NĐ-CP.", "GUIDES"),
    ("Điều 5. Xử lý xe bị bãi bỏ giấy phép được cấp khi kiểm tra theo Quyết định số 8/2015/QĐ-TTg.", "PURSUANT_TO"),
]


@pytest.mark.parametrize(("said", "relation"), ACTS, ids=[row[0] for row in ACTS])
def test_only_what_this_document_does_to_its_object_is_an_act(said: str, relation: str) -> None:
    text = f"BỘ CÔNG THƯƠNG\nSố: 4/2025/TT-BCT\nHà Nội, ngày 3 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định về cân đo\nĐiều 1. Cân được thử.\n{said}\n"
    assert [citation.relation for citation in extract(text).citations] == [relation]


def test_a_scan_that_lost_its_marks_keeps_its_cues() -> None:
    assert [c.relation for c in extract("Các xã triên khai thưc hiên Nghị định số 8/2015/NĐ-CP.").citations] == ["IMPLEMENTS"]
    assert [c.relation for c in extract("Các xã sử dụng Nghị định số 8/2015/NĐ-CP.").citations] == ["CITES"]


HEAD = "UBND TỈNH LÀO CAI\nSố: 4/QĐ-UBND\nLào Cai, ngày 3 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVề đo nước\n"
READ = [
    ("Căn cứ Nghị định số 8/2015/NĐ-CP về lệ phí. Quyết định số 5/QĐ-TTg về xe; Nghị định số 9/2015/NĐ-CP về nước;\nĐiều 1. Đo nước.", ["BASED_ON"] * 3),
    ("Căn cứ quy định tại khoản 2 Điều 5 Nghị định số 8/2015/NĐ-CP;\nĐiều 1. Đo nước.", ["BASED_ON"]),
    ("Điều 1. Căn cứ quy định tại khoản 2 Điều 5 Nghị định số 8/2015/NĐ-CP, các xã đo nước.", ["PURSUANT_TO"]),
]


@pytest.mark.parametrize(("said", "relations"), READ, ids=[row[0][:40] for row in READ])
def test_recitals(said: str, relations: list[str]) -> None:
    assert [citation.relation for citation in extract(HEAD + said).citations] == relations


BETWEEN = [
    ("Kế hoạch số 5/KH-BTC về đo nước gắn với thực hiện Chỉ thị số 6/CT-TTg", "CITES"),
    ("Kế hoạch số 5/KH-BTC về triển khai thực hiện Chỉ thị số 6/CT-TTg", "IMPLEMENTS"),
    ("Công văn số 5/BTC-QLG về việc sửa đổi Nghị định số 6/2015/NĐ-CP", "CITES"),
    ("Nghị định số 5/2016/NĐ-CP sửa đổi Nghị định số 6/2015/NĐ-CP", "AMENDS"),
]


@pytest.mark.parametrize(("said", "relation"), BETWEEN, ids=[row[0] for row in BETWEEN])
def test_what_a_title_says_of_another(said: str, relation: str) -> None:
    assert [row.relation for row in extract(f"Các xã thực hiện {said}.").relations] == [relation]


def test_a_second_passive_keeps_the_subject() -> None:
    found = extract("Nghị định số 5/2015/NĐ-CP bị thay thế bởi Nghị định số 6/2024/NĐ-CP và được hướng dẫn bởi Thông tư số 7/2024/TT-BCA.").relations
    assert [(row.source, row.relation, row.target) for row in found] == [
        ("6/2024/NĐ-CP", "REPLACES", "5/2015/NĐ-CP"),
        ("7/2024/TT-BCA", "GUIDES", "5/2015/NĐ-CP"),
    ]


def test_an_amending_law_names_laws_with_and_without_numbers() -> None:
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở số 27/2023/QH15 ngày 29 tháng 6 năm 2024;"
    outer, land, housing = extract(text).citations
    assert (outer.date, land.number, land.date, housing.number, housing.date) == ("2024-06-29", "31/2024/QH15", None, "27/2023/QH15", None)
    scanned = extract("Thực hiện Luật sửa đôi, bô sung một sô điều của Luật Công đoàn và Luật Thanh niên ngày 1/2/2023.").citations
    assert [(row.text, row.date) for row in scanned[1:]] == [("Luật Công đoàn", None), ("Luật Thanh niên", None)]


def test_other_cases_by_a_rule_are_by_that_rule() -> None:
    assert governing("Các trường hợp khác theo quy định của ")[0] == "PURSUANT_TO"
    assert governing("Nội dung khác với quy định của ")[0] == "CITES"


def test_a_list_in_brackets_changed_the_same_document() -> None:
    text = "Điều 1. Theo Luật số 5/2010/QH12 (đã được sửa đổi bởi Luật số 6/2012/QH13; Luật số 7/2014/QH13), hồ sơ gồm đơn."
    assert [(row.source, row.relation) for row in extract(text).relations] == [("6/2012/QH13", "AMENDS"), ("7/2014/QH13", "AMENDS")]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Nghị quyết số 8-NQ/TW sửa đổi Luật số 5/2010/QH12", ["CITES"]),
        ("Thông tư số 6/2018/TT-BTC sửa đổi Luật số 5/2010/QH12", ["CITES"]),
        ("Nghị định số 5/2015/NĐ-CP được sửa đổi bởi Thông tư số 6/2018/TT-BTC", []),
        ("Nghị định số 5/2025/NĐ-CP quy định chi tiết Thông tư số 6/2018/TT-BTC", ["CITES"]),
    ],
)
def test_no_circular_changes_a_law_or_a_decree_and_the_party_no_act_of_the_state(said: str, told: list[str]) -> None:
    assert [row.relation for row in extract(f"Theo {said}.").relations] == told


BETWEEN = [
    # in brackets behind a title, or behind it: the document of that title was changed, not the one that it names last
    (
        "Nghị định số 5/2015/NĐ-CP quy định chi tiết Luật Đo cát (được sửa đổi tại khoản 3 Điều 9 Nghị định số 8/2019/NĐ-CP)",
        ["5/2015/NĐ-CP GUIDES Luật Đo cát", "8/2019/NĐ-CP AMENDS 5/2015/NĐ-CP"],
    ),
    (
        "Thông tư số 5/2015/TT-BTC hướng dẫn thi hành Nghị định số 4/2014/NĐ-CP (đã được sửa đổi bởi Thông tư số 8/2019/TT-BTC và Thông tư số 9/2020/TT-BTC)",
        ["5/2015/TT-BTC GUIDES 4/2014/NĐ-CP", "8/2019/TT-BTC AMENDS 5/2015/TT-BTC", "9/2020/TT-BTC AMENDS 5/2015/TT-BTC"],
    ),
    # an amending one in whose title the changed one stands is not what was changed
    (
        "Nghị định số 9/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 5/2015/NĐ-CP về đo cát được sửa đổi bởi Nghị định số 2/2025/NĐ-CP",
        ["9/2025/NĐ-CP AMENDS 5/2015/NĐ-CP", "2/2025/NĐ-CP AMENDS 5/2015/NĐ-CP"],
    ),
    # a member that the inner document cannot detail is one of the list around it
    (
        "Nghị định số 9/2025/NĐ-CP sửa đổi Nghị định số 5/2015/NĐ-CP quy định chi tiết Luật Đo cát và Nghị định số 6/2016/NĐ-CP",
        ["9/2025/NĐ-CP AMENDS 5/2015/NĐ-CP", "5/2015/NĐ-CP GUIDES Luật Đo cát", "9/2025/NĐ-CP AMENDS 6/2016/NĐ-CP"],
    ),
    (
        "Nghị định số 9/2025/NĐ-CP quy định chi tiết Luật Đo cát về bến, bãi và Nghị định số 6/2016/NĐ-CP",
        ["9/2025/NĐ-CP GUIDES Luật Đo cát"],
    ),
    ("Thông tư số 5/2015/TT-BTC, được sửa đổi bởi: Thông tư số 8/2019/TT-BTC", ["8/2019/TT-BTC AMENDS 5/2015/TT-BTC"]),
    (
        "Nghị định số 9/2025/NĐ-CP sửa đổi một số điều của các Nghị định quy định chi tiết Luật Đo cát và Nghị định số 6/2016/NĐ-CP về bến",
        ["9/2025/NĐ-CP CITES Luật Đo cát", "9/2025/NĐ-CP AMENDS 6/2016/NĐ-CP"],
    ),
    ("Nghị định số 9/2025/NĐ-CP (lần lượt sửa đổi điểm b khoản 5 Điều 7 Nghị định số 6/2016/NĐ-CP)", ["9/2025/NĐ-CP AMENDS 6/2016/NĐ-CP"]),
    ("Nghị định số 9/2025/NĐ-CP sửa đổi, bổ sung Danh mục cát và sỏi, đá ban hành kèm theo Nghị định số 6/2016/NĐ-CP", ["9/2025/NĐ-CP AMENDS 6/2016/NĐ-CP"]),
    ("Thông tư số 9/2025/TT-BTC hướng dẫn về phí đò tại Nghị định số 6/2016/NĐ-CP", ["9/2025/TT-BTC GUIDES 6/2016/NĐ-CP"]),
    ("Luật số 5/2010/QH12 sửa đổi Nghị định số 6/2006/NĐ-CP", ["5/2010/QH12 CITES 6/2006/NĐ-CP"]),
    (
        "Nghị quyết số 3/2015/QH13 về việc thi hành Luật Đo cát và Nghị quyết số 4/2015/QH13 về việc thi hành Luật Đo gió",
        ["3/2015/QH13 IMPLEMENTS Luật Đo cát", "4/2015/QH13 IMPLEMENTS Luật Đo gió"],
    ),
    (
        "Luật số 9/2024/QH15 sửa đổi một số điều của Luật Đo cát; Luật Đo gió; Luật số 5/2010/QH12",
        ["9/2024/QH15 AMENDS Luật Đo cát", "9/2024/QH15 AMENDS Luật Đo gió"],
    ),
    ("Nghị định số 9/2025/NĐ-CP về bến, bãi; quy định chi tiết một số điều của Luật Đo cát", ["9/2025/NĐ-CP GUIDES Luật Đo cát"]),
    # what a title says besides
    (
        "Thông tư số 9/2015/TT-BTC hướng dẫn Nghị định số 5/2014/NĐ-CP về phí và sửa đổi một số điều của Thông tư số 7/2013/TT-BTC",
        ["9/2015/TT-BTC GUIDES 5/2014/NĐ-CP", "9/2015/TT-BTC AMENDS 7/2013/TT-BTC"],
    ),
    # a plan that is issued does what it is for
    ("Quyết định số 5/QĐ-TTg ngày 2/3/2020 ban hành Kế hoạch thực hiện Kết luận số 7-KL/TW", ["5/QĐ-TTg IMPLEMENTS 7-KL/TW"]),
    ("Thông tư số 5/2015/TT-BYT hướng dẫn một số điều về bến, đò của Nghị định số 5/2014/NĐ-CP", ["5/2015/TT-BYT GUIDES 5/2014/NĐ-CP"]),
    ("Nghị định số 5/2015/NĐ-CP về sửa đổi, bổi sung một số điều của Nghị định số 5/2014/NĐ-CP", ["5/2015/NĐ-CP AMENDS 5/2014/NĐ-CP"]),
    # a passive without `được`, where the second is the later one; and where it is not
    ("Thông tư số 5/2015/TT-BTC (sửa đôi, bô sung tại khoản 5 Điều | Thông tư số 9/2018/TT-BTC)", ["9/2018/TT-BTC AMENDS 5/2015/TT-BTC"]),
    ("Thông tư số 5/2015/TT-BTC, bãi bỏ mẫu ban hành kèm theo Thông tư số 9/2018/TT-BTC", []),
    # quoted
    ("Thông tư số 9/2018/TT-BTC quy định: “Điều 2. Sửa đổi khoản 4 Điều 7 Thông tư số 5/2015/TT-BTC", ["9/2018/TT-BTC AMENDS 5/2015/TT-BTC"]),
    # `quy định` that names rules makes none, a named law has no title, a title names no place and ends at a colon, and nothing later stands in it
    ("Thông tư số 9/2018/TT-BTC hướng dẫn thu phí theo quy định của Luật số 5/2010/QH12", ["9/2018/TT-BTC CITES 5/2010/QH12"]),
    ("Luật Đo cát quy định phí theo quy định của Luật số 5/2010/QH12", []),
    ("Công văn số 9/TCT-CS ngày 2/3/2018 về phí của bến đò theo Điều 7 Luật số 5/2010/QH12", []),
    ("Công văn số 9/TCT-CS ngày 2/3/2018 về phí có ý kiến như sau: Luật số 5/2010/QH12", []),
    ("Kế hoạch số 9/KH-UBND ngày 2/3/2018 về đo cát, Bộ Xây dựng đã rà soát việc thực hiện Luật số 5/2010/QH12", []),
    ("Thông tư số 9/2018/TT-BXD ngày 2/3/2018 của Bộ Xây dựng (nay là Bộ Cát) về sửa đổi Thông tư số 5/2015/TT-BXD", ["9/2018/TT-BXD AMENDS 5/2015/TT-BXD"]),
    ("Nghị định số 5/2015/NĐ-CP ngày 2/3/2015 của Chính phú quy định chỉ tiết Luật Đo cát", ["5/2015/NĐ-CP GUIDES Luật Đo cát"]),
    ("Nghị định số 5/2015/NĐ-CP quy định việc đo theo mẫu mới của Nghị định số 6/2019/NĐ-CP", []),
]


@pytest.mark.parametrize(("said", "told"), BETWEEN, ids=[row[0] for row in BETWEEN])
def test_what_the_text_says_between_two_documents(said: str, told: list[str]) -> None:
    assert [f"{row.source} {row.relation} {row.target}" for row in extract(f"Hồ sơ làm theo {said}.").relations] == told


def test_a_document_that_changed_another_is_cited_by_the_words_that_say_so() -> None:
    found = extract("Căn cứ Luật Cát số 8/2014/QH13 được sửa đổi bởi Luật số 9/2019/QH14;\nCăn cứ Nghị định số 5/2015/NĐ-CP;\nĐiều 1. Đo cát.\n").citations
    assert [(row.number, row.relation, row.cue) for row in found[1:]] == [("9/2019/QH14", "CITES", "được sửa đổi bởi"), ("5/2015/NĐ-CP", "BASED_ON", "Căn cứ")]


def test_a_list_goes_on_over_the_rules_under_a_law_and_over_titles() -> None:
    law = "Hồ sơ theo quy định của Luật Đo cát số 8/2014/QH13 và các văn bản hướng dẫn thi hành, Nghị định số 6/2016/NĐ-CP."
    assert [row.relation for row in extract(law).citations] == ["PURSUANT_TO"] * 2
    title = "Hồ sơ theo Nghị định số 9/2025/NĐ-CP quy định chi tiết Luật Đo cát về bến, bãi và Nghị định số 6/2016/NĐ-CP."
    assert [row.relation for row in extract(title).citations] == ["PURSUANT_TO", "CITES", "PURSUANT_TO"]


def test_a_comma_behind_a_verb_ends_what_it_governs() -> None:
    assert [row.relation for row in extract("Qua 15 năm thực hiện, Luật số 5/2010/QH12 đã có kết quả. Các xã thực hiện Luật số 5/2010/QH12.").citations] == [
        "CITES",
        "IMPLEMENTS",
    ]


@pytest.mark.parametrize(
    ("head", "said", "relation"),
    [
        (
            "UBND TỈNH LÀO CAI\nSố: 4/QĐ-UBND\nLào Cai, ngày 3 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVề cân\n",
            "Sửa đổi khoản 2 Điều 5 Thông tư số 8/2015/TT-BCT.",
            "CITES",
        ),
        ("", "Thông tư này có hiệu lực từ ngày 1/1/2025.\nĐiều 2. Bãi bỏ Điều 4 Thông tư số 8/2015/TT-BCT.", "REPEALS"),
    ],
)
def test_who_can_do_no_act_does_none(head: str, said: str, relation: str) -> None:
    assert [row.relation for row in extract(f"{head}Điều 1. {said}\n").citations] == [relation]


def test_a_consolidated_text_consolidates_what_it_names_first() -> None:
    text = (
        "BỘ CÁT\nVĂN BẢN HỢP NHẤT\nTHÔNG TƯ\nVề đo cát\nThông tư số 5/2015/TT-BTC ngày 4/6/2015 của Bộ Tài chính về đo cát, có hiệu lực từ ngày 20/7/2015, "
        "được sửa đổi, bổ sung bởi:\nThông tư số 8/2019/TT-BTC ngày 9/6/2019 của Bộ Tài chính về cân, có hiệu lực từ ngày 1/7/2019.\n"
        "Căn cứ Luật số 5/2010/QH12;\n"
    )
    made = extract(text)
    assert [row.relation for row in made.citations] == ["CONSOLIDATES", "CITES", "BASED_ON"]
    assert [(row.source, row.relation, row.target) for row in made.relations] == [("8/2019/TT-BTC", "AMENDS", "5/2015/TT-BTC")]


def test_a_title_about_a_draft_is_no_act() -> None:
    head = "CHÍNH PHỦ\nSố: 5/NQ-CP\nHà Nội, ngày 3 tháng 3 năm 2025\nNGHỊ QUYẾT\n"
    head += "VỀ DỰ THẢO NGHỊ QUYẾT CỦA QUỐC HỘI SỬA ĐỔI NGHỊ QUYẾT SỐ 3/2015/QH13\nĐiều 1. Cát.\n"
    assert [row.relation for row in extract(head).citations] == ["CITES"]


def test_a_judgement_recites_where_it_decides() -> None:
    text = "TÒA ÁN NHÂN DÂN TỈNH LÀO CAI\nBản án số: 5/2019/HS-ST\nNgày 3-3-2019\nNHẬN ĐỊNH\n1. Đo sai.\nQUYẾT ĐỊNH:\nCăn cứ Điều 5 Luật số 5/2010/QH12;\n"
    assert [row.relation for row in extract(text).citations] == ["BASED_ON"]


def test_a_list_goes_on_over_its_places() -> None:
    text = "Đò được quy định ở Điều 1 Nghị định số 5/2015/NĐ-CP và ở Điều 2 Nghị định số 6/2016/NĐ-CP, cụ thể tại Điều 3 Nghị định số 7/2017/NĐ-CP."
    assert [row.relation for row in extract(text).citations] == ["PURSUANT_TO"] * 3


EXTENTS = [
    ("Bãi bỏ các Thông tư số 4/2015/TT-BYT, số 5/2016/TT-BYT.", ["whole", "whole"]),
    ("Các quy định về cân của Thông tư số 4/2015/TT-BYT hết hiệu lực từ ngày 1/5/2025.", ["part"]),
    ("Bãi bỏ một số điều của Thông tư số 4/2015/TT-BYT.", ["part"]),
    ("Bãi bỏ Thông tư số 4/2015/TT-BYT ban hành Danh mục cân; Thông tư số 5/2016/TT-BYT về nước.", ["whole", "whole"]),
    ("Bãi bỏ hướng dẫn về cân tại các Thông tư số 4/2015/TT-BYT, số 5/2016/TT-BYT.", ["part", "part"]),
]


@pytest.mark.parametrize(("said", "extents"), EXTENTS)
def test_how_much_an_act_changes(said: str, extents: list[str]) -> None:
    head = "BỘ Y TẾ\nSố: 4/2025/TT-BYT\nHà Nội, ngày 3 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định về cân đo\nĐiều 1. Cân được thử.\n"
    assert [row.extent for row in extract(f"{head}Điều 2. {said}\n").citations] == extents


def test_a_letter_about_a_draft_changes_nothing() -> None:
    letter = "BỘ Y TẾ\nSố: 4/BYT-PC\nHà Nội, ngày 3 tháng 3 năm 2025\nV/v góp ý dự thảo\nKính gửi: Bộ Tài chính\n"
    (row,) = extract(letter + "Điều 2. Nghị định này thay thế Nghị định số 5/2015/NĐ-CP.\n").citations
    assert row.relation == "CITES"


def test_what_holds_until_another_ends_does_not_end_it() -> None:
    head = "QUỐC HỘI\nLuật số: 31/2024/QH15\nHà Nội, ngày 3 tháng 3 năm 2024\nLUẬT\nĐO NƯỚC\nĐiều 1. Đo.\n"
    (row,) = extract(head + "Điều 2. Khoản 9 Điều 60 của Luật này có hiệu lực từ ngày Nghị quyết số 61/2022/QH15 hết hiệu lực.\n").citations
    assert row.relation not in {"REPEALS", "REPLACES"}


def test_the_last_member_of_a_long_list_has_the_extent_of_the_list() -> None:
    names = ", ".join(f"số {n}/2008/TT-BTC ngày {n}/3/2008 về đo cát ở các bến của vùng {n}" for n in range(10, 20))
    text = f"BỘ TÀI CHÍNH\nSố: 4/2025/TT-BTC\nHà Nội, ngày 3 tháng 3 năm 2025\nTHÔNG TƯ\nVề cát\nĐiều 1. Bãi bỏ hướng dẫn về cát tại các Thông tư {names}.\n"
    assert {row.extent for row in extract(text).citations if row.relation == "REPEALS"} == {"part"}


def test_a_day_before_the_act_is_none_of_its_effect() -> None:
    text = (
        HEAD + "Điều 1. Bãi bỏ Quyết định số 8/2015/QĐ-UBND về bảng giá cát áp dụng từ ngày 01/01/2015.\nĐiều 2. Quyết định này có hiệu lực từ ngày 10/3/2025."
    )
    assert [row.effective for row in extract(text).citations] == ["2025-03-10"]


def test_many_parts_of_one_document_are_its_pinpoint() -> None:
    parts = ", ".join(f"khoản {n}" for n in range(1, 14))
    (citation,) = extract(HEAD + f"Điều 1. Bãi bỏ:\na) {parts} Điều 3 Quyết định số 8/2015/QĐ-UBND.").citations
    assert (citation.relation, citation.extent, len((citation.pinpoint or "").split("; "))) == ("REPEALS", "part", 13)


def test_the_term_of_the_assembly_may_stand_apart() -> None:
    (citation,) = extract("Theo Luật Quy hoạch số 21/2017/QH 14 đã được sửa đổi.").citations
    assert citation.target == "tw/2017/21-QH14"


def test_a_code_among_the_laws_that_changed_a_law_does_not_lapse_with_it() -> None:
    text = (
        "QUỐC HỘI\nLuật số: 5/2024/QH15\nLUẬT\nĐO NƯỚC\nĐiều 9. Luật này có hiệu lực từ ngày 01/7/2025.\nLuật Đo cát số 8/2014/QH13 đã được sửa đổi, bổ sung "
        "một số điều theo Luật số 5/2015/QH13, Luật số 3/2018/QH14, Bộ luật số 4/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n"
    )
    assert [row.number for row in extract(text).citations if row.relation == "REPEALS"] == ["8/2014/QH13"]


def test_a_consolidated_text_changes_nothing_itself() -> None:
    said = "Điều 9. Nghị định này thay thế Nghị định số 8/2015/NĐ-CP ngày 01/02/2015 của Chính phủ.\n"
    decree = f"CHÍNH PHỦ\nSố: 5/2019/NĐ-CP\nHà Nội, ngày 3 tháng 3 năm 2019\nNGHỊ ĐỊNH\nVề đo nước\n{said}"
    assert [row.relation for row in extract(decree).citations] == ["REPLACES"]
    merged = decree.replace("CHÍNH PHỦ\nSố: 5/2019/NĐ-CP", "BỘ CÔNG THƯƠNG\nVĂN BẢN HỢP NHẤT\nSố: 7/VBHN-BCT")
    assert [row.relation for row in extract(merged).citations] == ["CITES"]


def test_what_goes_on_in_part_has_not_ended_whole() -> None:
    text = "QUỐC HỘI\nLuật số: 5/2024/QH15\nLUẬT\nĐO NƯỚC\nĐiều 9. Luật Đo cát số 8/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực{rest}.\n"
    extents = [
        [row.extent for row in extract(text.format(rest=rest)).citations]
        for rest in ("", ", trừ Điều 7 và Điều 8 tiếp tục có hiệu lực đến hết ngày 31/12/2027", ", trừ trường hợp quy định tại Điều 10 Luật này")
    ]
    assert extents == [["whole"], ["part"], ["whole"]]


def test_a_title_that_asks_to_amend_amends_nothing() -> None:
    assert [row.relation for row in extract("Theo Nghị quyết số 5/NQ-CP về rà soát, sớm sửa đổi Luật số 6/2015/QH13.").relations] == ["CITES"]


EXTENTS = [
    ("Bãi bỏ các biểu mẫu từ Mẫu số 15-DS đến Mẫu số 22-DS ban hành kèm theo Quyết định số 8/2015/QĐ-UBND.", ["part"]),
    ("Bãi bỏ Điều 5 Quyết định số 8/2015/QĐ-UBND và Quyết định số 9/2016/QĐ-UBND.", ["part", None]),
    ("Bãi bỏ Quyết định số 8/2015/QĐ-UBND và Quyết định số 9/2016/QĐ-UBND.", ["whole", "whole"]),
    ("Bãi bỏ Quyết định số 8/2015/QĐ-UBND. Riêng báo cáo theo Quyết định này tiếp tục thực hiện đến hết ngày 30/6/2026.", ["part"]),
]


@pytest.mark.parametrize(("said", "extents"), EXTENTS, ids=[row[0][:50] for row in EXTENTS])
def test_how_much_is_repealed(said: str, extents: list[str | None]) -> None:
    assert [row.extent for row in extract(HEAD + f"Điều 1. {said}\n").citations] == extents


def test_what_changed_the_provisions_is_not_changed_itself() -> None:
    text = HEAD + "Điều 1. Sửa đổi Điều 15 (đã được sửa đổi, bổ sung tại Quyết định số 8/2015/QĐ-TTg) như sau:\n“Điều 15. Đo nước.”\n"
    assert [row.relation for row in extract(text).citations] != ["AMENDS"]


def test_reports_are_repealed_by_none() -> None:
    text = HEAD + "Xét Tờ trình số 5/TTr-UBND đề nghị ban hành Nghị quyết thay thế Nghị quyết số 3/2020/NQ-HĐND; Báo cáo số 7/BC-SNN;\nĐiều 1. Đo nước.\n"
    assert [row.relation for row in extract(text).citations if row.kind == "Báo cáo"] == ["CITES"]


def test_a_draft_is_not_the_law_that_it_becomes() -> None:
    draft = "LUẬT\nĐẤT ĐAI\nNăm 2024\nĐiều 1. Đất.\nLuật này được Quốc hội thông qua ngày ... tháng ... năm 2024.\n"
    document = extract(draft).document
    assert document.draft
    assert document.id != "tw/2024/31-QH15"


@pytest.mark.parametrize(
    ("said", "relations"),
    [
        # a list in the title of the document that is repealed
        (
            "Điều 5. Bãi bỏ Thông tư số 20/2020/TT-BYT sửa đổi một số điều của Thông tư số 12/2015/TT-BYT; Thông tư số 14/2016/TT-BYT.",
            ["REPEALS", "CITES", "CITES"],
        ),
        # a member with a title of its own stands beside it
        (
            "Điều 5. Bãi bỏ Thông tư số 20/2020/TT-BYT sửa đổi một số điều của Thông tư số 12/2015/TT-BYT; Thông tư số 14/2016/TT-BYT về muối.",
            ["REPEALS", "CITES", "REPEALS"],
        ),
        # so does a younger one
        (
            "Điều 5. Bãi bỏ Thông tư số 20/2016/TT-BYT sửa đổi một số điều của Thông tư số 12/2015/TT-BYT; Thông tư số 14/2019/TT-BYT.",
            ["REPEALS", "CITES", "REPEALS"],
        ),
        # another document that is named by its act alone
        ("Điều 5. Bãi bỏ Điều 2 Thông tư sửa đổi, bổ sung một số điều của Thông tư số 12/2015/TT-BYT.", ["CITES"]),
        ("Điều 5. Sửa đổi, bổ sung một số điều của Thông tư số 12/2015/TT-BYT; Thông tư số 14/2016/TT-BYT.", ["AMENDS", "AMENDS"]),
    ],
)
def test_what_an_amending_title_lists_is_not_acted_on(said: str, relations: list[str]) -> None:
    head = "BỘ Y TẾ\nSố: 9/2021/TT-BYT\nHà Nội, ngày 5 tháng 6 năm 2021\nTHÔNG TƯ\nVề muối\nĐiều 1. Muối.\n"
    assert [row.relation for row in extract(f"{head}{said}\n").citations] == relations


@pytest.mark.parametrize(("said", "relation"), [("Nay sửa đổi Khoản 2 Điều 1", "AMENDS"), ("Nay, bãi bỏ", "REPEALS"), ("Hiện nay sửa đổi", "CITES")])
def test_an_act_may_begin_with_nay(said: str, relation: str) -> None:
    head = "UBND TỈNH LÀO CAI\nSố: 4/QĐ-UBND\nLào Cai, ngày 3 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVề cân\n"
    assert [row.relation for row in extract(f"{head}Điều 1. {said} Quyết định số 69/2011/QĐ-UBND ngày 1/2/2011.\n").citations] == [relation]


LISTS = [
    ("Thông tư này thay thế các văn bản sau:\na) {A};\n\nb) {B}.", "REPLACES", "thay thế"),
    ("Thông tư này có hiệu lực từ ngày 06 tháng 02 năm 2014 và thay thế cho các văn bản sau: {A} về bến; {B} về đò.", "REPLACES", "thay thế"),
    ("Thông tư này bãi bỏ các Thông tư sau đây:\n1. {A}.\n2. {B}.", "REPEALS", "bãi bỏ"),
    ("Bãi bỏ: khoản 1 Điều 3 và Chương IX {A}; Điều 7 {B}.", "REPEALS", "Bãi bỏ"),
    ("Các Thông tư sau hết hiệu lực thi hành:\na) {A};\nb) {B}.", "REPEALS", "hết hiệu lực"),
    ("Thông tư này thay thế các cụm từ sau:\na) “bến” tại {A};\nb) “đò” tại {B}.", "CITES", None),
]


@pytest.mark.parametrize(("text", "relation", "cue"), LISTS, ids=[case[0][:40] for case in LISTS])
def test_a_list_has_the_act_of_the_words_that_open_it(text: str, relation: str, cue: str | None) -> None:
    head = "BỘ TÀI CHÍNH\n\nSố: 12/2014/TT-BTC\n\nHà Nội, ngày 02 tháng 01 năm 2014\n\nTHÔNG TƯ\n\nVề lệ phí đò\n\nĐiều 2. Hiệu lực\n\n"
    found = extract(head + text.format(A="Thông tư số 97/2006/TT-BTC ngày 16/10/2006", B="Thông tư số 98/2006/TT-BTC ngày 17/10/2006")).citations
    assert [(row.number, row.relation, row.cue) for row in found] == [("97/2006/TT-BTC", relation, cue), ("98/2006/TT-BTC", relation, cue)]


def test_a_bracket_goes_on_behind_the_title_of_what_changed_a_law() -> None:
    text = (
        "BỘ TÀI CHÍNH\n\nSố: 12/2024/TT-BTC\n\nTHÔNG TƯ\n\nVề lệ phí đò\n\n"
        "Điều 1. Theo Luật Đê điều số 79/2006/QH11 (đã được sửa đổi, bổ sung bởi Luật số 60/2020/QH14 "
        "sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai; Luật Phòng thủ dân sự số 18/2023/QH15); Luật Tài nguyên nước số 28/2023/QH15.\n"
    )
    found = {(row.source, row.target) for row in extract(text).relations if row.relation == "AMENDS"}
    assert {("60/2020/QH14", "79/2006/QH11"), ("18/2023/QH15", "79/2006/QH11")} <= found
    assert not any("28/2023" in source for source, _ in found)


def test_a_part_of_two_documents_is_a_part_of_each() -> None:
    head = "BỘ TÀI CHÍNH\n\nSố: 12/2024/TT-BTC\n\nTHÔNG TƯ\n\nVề lệ phí đò\n\nĐiều 2. "
    both = "Thông tư số 14/2010/TT-BTC ngày 1/2/2010 về Danh mục bến và Thông tư số 32/2013/TT-BTC ngày 1/3/2013 về Danh mục đò."
    part, whole = (extract(head + act + both).citations for act in ("Thông tư này thay thế các nội dung về bến tại ", "Thông tư này thay thế "))
    assert ([row.extent for row in part], [row.extent for row in whole]) == (["part", "part"], ["whole", "whole"])


@pytest.mark.parametrize(("text", "relation"), [("Điều 1. {}", "REPEALS"), ("Về bến đò\n\nĐiều 1. {}", "CITES"), ("Điều 1 nói về {}", "CITES")])
def test_a_text_without_a_head_acts_where_it_begins_with_an_article(text: str, relation: str) -> None:
    said = "Bãi bỏ Thông tư số 09/2020/TT-BCT ngày 14/5/2020 của Bộ trưởng Bộ Công Thương."
    assert [row.relation for row in extract(text.format(said)).citations] == [relation]
