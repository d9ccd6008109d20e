"""One document through all stages: own small texts, and the two directives of `data/`."""

from __future__ import annotations

import json

import pytest
from conftest import DIRECTIVES

from extractors import extract, read
from extractors.records import RELATIONS, ROLES

CITY = """ỦY BAN NHÂN DÂN
THÀNH PHỐ LÀO CAI
Số: 12/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 5 tháng 6 năm 2021
CHỈ THỊ
Về phòng cháy rừng mùa khô
Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15/11/2017;
Căn cứ Kế hoạch số 7/KH-UBND ngày 2/3/2021 của UBND tỉnh về bảo vệ rừng;
Chủ tịch UBND thành phố yêu cầu Phòng Kinh tế, UBND các xã, phường thực hiện:
1. Phòng Kinh tế:
a) Chủ trì, phối hợp với Công an thành phố kiểm tra rừng trước ngày 30/6/2021;
2. UBND các xã, phường
Tổ chức trực theo Quyết định số 9/QĐ-UBND ngày 1/2/2021 của UBND thành phố.
Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn An
"""


@pytest.fixture(scope="module")
def city():
    return extract(CITY)


def test_own_facts(city):
    document = city.document
    assert (document.kind, document.number, document.date, document.id) == ("Chỉ thị", "12/CT-UBND", "2021-06-05", "lao-cai.lao-cai/2021/12-CT-UBND")
    assert (document.issuer, document.level) == ("Chủ tịch UBND thành phố Lào Cai", "district")
    assert (document.title, document.signer) == ("Về phòng cháy rừng mùa khô", "Trần Văn An")


def test_deixis_is_the_own_province(city):
    found = {c.number: (c.issuer, c.target) for c in city.citations}
    assert found["7/KH-UBND"] == ("UBND tỉnh Lào Cai", "lao-cai/2021/7-KH-UBND")
    assert found["9/QĐ-UBND"] == ("UBND thành phố Lào Cai", "lao-cai.lao-cai/2021/9-QD-UBND")


def test_relations_of_the_clause(city):
    assert [(c.number, c.relation) for c in city.citations] == [
        ("16/2017/QH14", "BASED_ON"),
        ("7/KH-UBND", "BASED_ON"),
        ("9/QĐ-UBND", "PURSUANT_TO"),
    ]


def test_work_given(city):
    rows = {(a.unit, a.role) for a in city.assignments}
    assert {("Phòng Kinh tế", "lead"), ("Công an thành phố", "coordinating"), ("UBND các xã, phường", "assigned")} <= rows
    assert "trước ngày 30/6/2021" in [a.deadline for a in city.assignments]


@pytest.mark.parametrize(
    ("clause", "units"),
    [
        ("Cục Thú y cấp Giấy chứng nhận cho cơ sở.", []),
        ("Đề nghị Bộ Y tế có ý kiến trước ngày 1/2.", ["Bộ Y tế"]),
        ("Cơ quan cấp phép phải trả lời trong 5 ngày.", ["Cơ quan cấp phép"]),
        ("Yêu cầu Ủy ban nhân dân thành phố lấy ý kiến nhân dân.", ["Ủy ban nhân dân thành phố"]),
    ],
)
def test_power_is_no_work_and_no_name(clause, units):
    assert [a.unit for a in extract(f"Mở đầu.\n1. {clause}\nKết thúc.").assignments] == units


@pytest.mark.parametrize("ending", ["Đề nghị các", "Đề nghị ", "Giao Chủ tịch các", "Sở Y tế, "])
def test_a_text_may_end_inside_a_name(ending):
    extract(f"Mở đầu.\n1. {ending}")


def test_number_that_a_scan_cut_is_unknown():
    head = CITY.replace("Số: 12/CT-UBND", "Số: 12/T( CT-UB")
    assert extract(head).document.number is None


@pytest.mark.parametrize(
    ("head", "year", "date"),
    [
        ("Lào Cai, ngày !4 tháng & năm 2021", 2021, None),
        ("Lào Cai, ngay AL thang 6 nam 2021", 2021, None),
        ("Thời gian ký: 22/09/2021 16:28:21 +07:00", 2021, None),
        ("Số: /2021/QĐ-UBND", 2021, None),
        ("Sở Y tế họp năm 2021", None, None),
    ],
)
def test_a_year_where_the_date_is_lost(head, year, date):
    document = extract(CITY.replace("Số: 12/CT-UBND\n", "").replace("Lào Cai, ngày 5 tháng 6 năm 2021", head)).document
    assert (document.year, document.date) == (year, date)


def test_a_law_says_when_it_was_adopted():
    adopted = "Luật này được Quốc hội khóa XIII, kỳ họp thứ 10 thông qua ngày 27 tháng 11 năm 2015.\n"
    law = f"QUỐC HỘI\n|Luật số: 9/2015/QH13 |\nLUẬT\nTHỬ NGHIỆM\nĐiều 1. Thử.\n{adopted}"
    document = extract(law).document
    assert (document.id, document.date) == ("tw/2015/9-QH13", "2015-11-27")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Quyết định về việc thử.\nỦy ban nhân dân tỉnh tiền giang\nCăn cứ Luật Lâm nghiệp;\nĐiều 1. Thử.\n", "UBND tỉnh Tiền Giang"),
        ("Thông tư hướng dẫn việc thử\nCăn cứ Luật Giá;\nBộ trưởng Bộ Y tế ban hành Thông tư hướng dẫn việc thử:\nĐiều 1. Thử.\n", "Bộ trưởng Bộ Y tế"),
        ("Quyết định về việc thử\nCăn cứ Luật Giá;\nBộ Y tế có ý kiến.\nĐiều 1. Thử.\n", None),
    ],
)
def test_an_issuer_with_a_line_of_its_own(text, issuer):
    assert extract(text).document.issuer == issuer


def test_a_stamped_number_is_no_citation():
    assert "7/2024/QĐ-UBND" not in [c.number for c in extract(CITY.replace("Số: 12/CT-UBND", "Số: 70\n0 7/2024/QĐ-UBND")).citations]


def test_recipients_leave_out_the_file_copy(city):
    assert [r.text for r in city.recipients] == ["UBND tỉnh"]


def test_offsets_say_what_the_records_say(city):
    for row in (*city.citations, *city.assignments):
        printed = row.text if hasattr(row, "text") else row.unit
        assert " ".join(CITY[row.start : row.end].split()) == printed


def test_vocabulary(city):
    assert {c.relation for c in city.citations} <= set(RELATIONS)
    assert {a.role for a in city.assignments} <= set(ROLES)
    json.dumps(city.to_dict(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("clause", "number", "relation"),
    [
        ("Thực hiện nghiêm túc Quyết định số 1/QĐ-TTg ngày 2/1/2020.", "1/QĐ-TTg", "IMPLEMENTS"),
        ("Tổ chức họp theo đúng quy định tại Nghị định số 2/2020/NĐ-CP.", "2/2020/NĐ-CP", "PURSUANT_TO"),
        ("Biểu mẫu ban hành kèm theo Thông tư số 3/2020/TT-BTC.", "3/2020/TT-BTC", "CITES"),
        ("Tăng cường giao lưu với bạn. Nghị định số 4/2020/NĐ-CP còn mới.", "4/2020/NĐ-CP", "CITES"),
        ("Điều 9. Bãi bỏ Quyết định số 5/2010/QĐ-TTg ngày 1/2/2010.", "5/2010/QĐ-TTg", "REPEALS"),
        ("Điều 9. Quyết định này thay thế Quyết định số 6/2010/QĐ-TTg.", "6/2010/QĐ-TTg", "REPLACES"),
        ("Điều 9. Quyết định số 7/2010/QĐ-TTg hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "7/2010/QĐ-TTg", "REPEALS"),
        ("Điều 1. Sửa đổi, bổ sung khoản 2 Điều 3 Nghị định số 8/2019/NĐ-CP như sau:", "8/2019/NĐ-CP", "AMENDS"),
        ("Điều 4. Sửa đổi thẻ theo quy định tại khoản 1 Điều 3 Nghị định số 9/2019/NĐ-CP.", "9/2019/NĐ-CP", "PURSUANT_TO"),
        ("Điều 9. Quyết định này có hiệu lực từ ngày 1/2/2012. Bãi bỏ Quyết định số 10/2010/QĐ-TTg.", "10/2010/QĐ-TTg", "REPEALS"),
        ("Sở Y tế làm việc ngày 1/2/2012. Bãi bỏ Quyết định số 11/2010/QĐ-TTg là cần thiết.", "11/2010/QĐ-TTg", "CITES"),
        ("Căn cứ Phụ lục 2 ban hành kèm theo Thông tư số 12/2014/TT-BTC ngày 1/2/2014;", "12/2014/TT-BTC", "BASED_ON"),
        ("Căn cứ\nThông tư số 13/2014/TT-BTC ngày 1/2/2014;", "13/2014/TT-BTC", "BASED_ON"),
    ],
)
def test_relation(clause, number, relation):
    found = {c.number: c.relation for c in extract(f"Mở đầu.\n{clause}\nNghị định này có hiệu lực từ ngày ký.").citations}
    assert found[number] == relation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị định số 1/2016/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 2/2020/NĐ-CP", ("2/2020/NĐ-CP", "AMENDS", "1/2016/NĐ-CP")),
        ("Quyết định số 3/QĐ-TTg triển khai Kết luận số 4-KL/TW", ("3/QĐ-TTg", "IMPLEMENTS", "4-KL/TW")),
        ("Thông tư số 5/2014/TT-BTC hướng dẫn thi hành Nghị định số 6/2013/NĐ-CP", ("5/2014/TT-BTC", "GUIDES", "6/2013/NĐ-CP")),
    ],
)
def test_between_two_cited(text, expected):
    assert [(r.source, r.relation, r.target) for r in extract(f"Xem {text}.").relations] == [expected]


def test_short_alias_is_the_full_one_of_the_document():
    short = extract("Theo Nghị định số 54/2010/NĐ-CP. Tiếp đó, Điều 7 Nghị định 54 nêu rõ.").citations[1]
    assert (short.number, short.target, short.pinpoint) == ("54/2010/NĐ-CP", "tw/2010/54-ND-CP", "Điều 7")
    alone = extract("Điều 7 Nghị định 54 nêu rõ.").citations[0]
    assert (alone.number, alone.target, alone.reason) == (None, None, "short number without a full one")


def test_law_by_year_from_the_catalogue():
    cited = {c.text: c.number for c in extract("Theo Luật Giáo dục năm 2019 và Luật Giáo dục nghề nghiệp; theo Luật Đất đai.").citations}
    assert cited == {"Luật Giáo dục năm 2019": "43/2019/QH14", "Luật Giáo dục nghề nghiệp": None, "Luật Đất đai": None}


def test_wrapped_lines_that_look_like_headings_open_no_section():
    result = extract(read(DIRECTIVES / "dien-bien-phu.txt"))
    sections = {a.section for a in result.assignments if a.section}
    assert not any(section.startswith(("chương trình", "2025")) for section in sections)


def test_two_provinces_numbers_stay_apart():
    ids = [
        {c.target for c in extract(read(DIRECTIVES / f"{name}.txt")).citations if c.number and "UBND" in c.number} for name in ("bac-giang", "dien-bien-phu")
    ]
    assert not ids[0] & ids[1]
    assert all(target.startswith("bac-giang/") for target in ids[0])


HEADS = [
    (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÀO CAI Độc lập - Tự do - Hạnh phúc\n"
        "Số: 4/KH-UBND Lào Cai, ngày 3 tháng 3 năm 2022\nKẾ HOẠCH\nĐo nước\nCăn cứ Luật Thủy lợi;\n1. Đo nước hồ.\n",
        ("lao-cai/2022/4-KH-UBND", "Kế hoạch", "Đo nước"),
    ),
    (
        "CÔNG BÁO/Số 3 + 4/Ngày 5-9-2022 3\n\nVĂN BẢN QUY PHẠM PHÁP LUẬT\n\nBỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 4/2022/TT-BYT Hà Nội, ngày 3 tháng 3 năm 2022\n\nTHÔNG TƯ\nQuy định về đo nước\n\nCăn cứ Luật Thủy lợi;\nĐiều 1. Đo nước hồ.\n",
        ("tw/2022/4-TT-BYT", "Thông tư", "Quy định về đo nước"),
    ),
    (
        "UBND TỈNH LÀO CAI\nSố: 4/KH-UBND\nLào Cai, ngày 3 tháng 3 năm 2022\n\nKẾ HOẠCH\nVề việc chuyển đổi số\n\n1. Giao Sở Nội vụ chủ trì.\n",
        ("lao-cai/2022/4-KH-UBND", "Kế hoạch", "Về việc chuyển đổi số"),
    ),
    ("CỤC THUẾ\nSố: 4/CT-CS\nHà Nội, ngày 3 tháng 4 năm 2025\nV/v hóa đơn\nKính gửi: Thuế tỉnh Lào Cai\n", (None, "Công văn", "V/v hóa đơn")),
    (
        "BỘ LUẬT\nDÂN SỰ\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nBộ luật này được Quốc hội thông qua ngày 24 tháng 11 năm 2015.\n",
        ("tw/2015/91-QH13", "Bộ luật", "DÂN SỰ"),
    ),
]


@pytest.mark.parametrize(("text", "said"), HEADS)
def test_heads(text: str, said: tuple[str | None, str, str]) -> None:
    document = extract(text).document
    assert (said[0] and document.id, document.kind, document.title) == said


def test_a_page_number_inside_a_number_and_spaces_inside_words() -> None:
    assert [row.number for row in extract("Theo Nghị định số 8/2020/\n\n12\n\nNĐ-CP ngày 5/3/2020 của Chính phủ.").citations] == ["8/2020/NĐ-CP"]
    (row,) = extract("Căn c ứ Ngh ị đ ịnh s ố 8/2020/NĐ-CP c ủa Chính ph ủ v ề văn th ư;").citations
    assert (row.number, row.relation, row.text) == ("8/2020/NĐ-CP", "BASED_ON", "Ngh ị đ ịnh s ố 8/2020/NĐ-CP c ủa Chính ph ủ")


def test_letters_that_are_a_ministrys_are_the_politburos_beside_a_number_of_the_party() -> None:
    assert [row.issuer for row in extract("Thực hiện Chỉ thị số 5-CT/TW ngày 15/5/2016 của BCT.").citations] == ["Bộ Chính trị"]


def test_a_name_that_no_catalogue_holds_is_no_document() -> None:
    (row,) = extract("Thực hiện Luật Chợ phiên năm 2018.").citations
    assert (row.target, row.reason) == (None, "no law of that name in the catalogue")


def test_a_document_of_an_unknown_issuer_shares_its_id_with_no_other() -> None:
    first, second = (
        extract(f"Số: 5/KH-UBND\nngày 3 tháng 3 năm 2025\nKẾ HOẠCH\nĐo nước {place}\n1. Đo nước hồ.\n").document.id for place in ("Tam Sơn", "Tam Kỳ")
    )
    assert first != second
    assert first.startswith("unknown/2025/5-KH-UBND-")


def test_an_undated_number_of_the_party_is_of_the_organ_that_texts_print() -> None:
    found = extract("Thực hiện Nghị quyết số 57-NQ/TW, Nghị quyết số 29-NQ/TW và Quy định số 9205-QĐ/TW.").citations
    assert [row.issuer for row in found] == ["Bộ Chính trị", "Ban Chấp hành Trung ương", None]
    assert all(row.title is None for row in found)


def test_a_stamped_number_in_two_columns_and_a_day_of_adoption() -> None:
    head = (
        "UBND TỈNH LÀO CAI\nSố: 17\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n/2025/QĐ-UBND\n\n"
        "Lào Cai, ngày 3 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVề đo nước trong hồ\n"
    )
    assert extract(head + "Căn cứ Luật Thủy lợi;\nĐiều 1. Đo nước.\n").document.number == "17/2025/QĐ-UBND"
    adopted = (
        "Nghị quyết về việc đo nước hồ\nHội đồng nhân dân tỉnh Lào Cai\nCăn cứ Luật Thủy lợi;\nĐiều 1. Đo nước.\n"
        "Nghị quyết này được thông qua ngày 10/12/2009.\n"
    )
    assert extract(adopted).document.date == "2009-12-10"


def test_a_law_is_the_assemblys() -> None:
    law = "QUỐC HỘI\nSố: 48-LCT/HĐNN8\nHà Nội, ngày 21 tháng 12 năm 1990\nLUẬT\nDOANH NGHIỆP TƯ NHÂN\nĐiều 1. Phạm vi.\n"
    assert extract(law).document.issuer == "Quốc hội"


@pytest.mark.parametrize("opening", ["LỜI NÓI ĐẦU", "PHẦN THỨ NHẤT", "MỤC LỤC"])
def test_a_title_ends_where_the_text_opens(opening: str) -> None:
    text = f"QUỐC HỘI\nHà Nội, ngày 5 tháng 6 năm 1999\nLUẬT\nBẢO VỆ BỜ BIỂN\n\n{opening}\n\nBờ biển là tài sản của mọi người.\nĐiều 1. Phạm vi\n"
    assert extract(text).document.title == "BẢO VỆ BỜ BIỂN"


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        (
            "Số 31-KL/TW\nHà Nội, ngày 20 tháng 11 năm 2019\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ\nVỀ KINH TẾ BIỂN ĐẢO",
            "VỀ KINH TẾ BIỂN ĐẢO",
            "Bộ Chính trị",
        ),
        ("LUẬT\nCỦA QUỐC HỘI SỐ 7-LCT/HĐNN8 NGÀY 21/12/1990 VỀ TEM THƯ", "VỀ TEM THƯ", "Quốc hội"),
        ("QUYẾT ĐỊNH\nCỦA CHÚNG TA VỀ VIỆC ĐỌC SÁCH", "CỦA CHÚNG TA VỀ VIỆC ĐỌC SÁCH", None),
    ],
)
def test_the_issuer_under_the_kind_is_no_part_of_the_title_and_small_letters_do_not_go_on(head: str, title: str, issuer: str | None) -> None:
    document = extract(f"{head}\n\nTại phiên họp ngày 2/11, hội nghị kết luận như sau:\nĐiều 1. Phạm vi\n").document
    assert (document.title, document.issuer) == (title, issuer)


def test_the_year_of_a_letterhead_and_a_stamped_number_are_no_citation() -> None:
    head = "UBND TỈNH LÀO CAI\nSố:\nLào Cai, ngày     tháng 02 năm 2025\n\n/2025/QĐ-UBND\nQUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH CHƯƠNG TRÌNH\nTRỒNG RỪNG\n"
    found = extract(f"{head}Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 3/1/2025;\nĐiều 1. Ban hành\n")
    assert [row.number for row in found.citations] == ["12/2025/QĐ-UBND"]
    assert found.document.title == "VỀ VIỆC BAN HÀNH CHƯƠNG TRÌNH TRỒNG RỪNG"


@pytest.mark.parametrize(
    ("kind", "number", "changed"),
    [
        ("THÔNG TƯ", "32/2025/TT-BTC", ["CITES", "CITES", "REPEALS"]),
        ("QUYẾT ĐỊNH", "32/QĐ-UBND", ["CITES", "CITES", "REPEALS"]),
        ("NGHỊ ĐỊNH", "32/2025/NĐ-CP", ["REPEALS", "CITES", "REPEALS"]),
        ("LUẬT", "32/2025/QH15", ["REPEALS", "AMENDS", "REPEALS"]),
    ],
)
def test_a_document_changes_none_that_stands_too_high(kind: str, number: str, changed: list[str]) -> None:
    text = (
        f"Số: {number}\nHà Nội, ngày 31 tháng 5 năm 2025\n{kind}\nVề việc thử\nĐiều 1. Bãi bỏ Nghị định số 123/2020/NĐ-CP.\n"
        "Điều 2. Sửa đổi, bổ sung khoản 2 Điều 5 Luật Kế toán số 88/2015/QH13.\nĐiều 3. Bãi bỏ Quyết định số 5/2001/QĐ-BTC.\n"
    )
    assert [row.relation for row in extract(text).citations] == changed


def test_the_end_of_a_title_line_is_the_documents_own_date() -> None:
    line = "Thông tư số 30/2020/TT-BTC hướng dẫn Nghị định số 35/2018/NĐ-CP ngày 17/04/2020 của Bộ Tài chính\nĐiều 1. Đo nước.\n"
    found = extract(line)
    assert (found.document.number, found.document.date) == ("30/2020/TT-BTC", "2020-04-17")
    (cited,) = found.citations
    assert (cited.number, cited.date, cited.year, cited.text) == ("35/2018/NĐ-CP", None, 2018, "Nghị định số 35/2018/NĐ-CP")


HEADLESS = "THÔNG TƯ\nVề phí chợ\n{recital}\nĐiều 1. Thu phí chợ theo tháng.\nĐiều 2. Thông tư này có hiệu lực.\n{end}"
LETTERHEAD = "BỘ Y TẾ\nSố: 9/QĐ-BYT\nHà Nội, ngày 2 tháng 3 năm 2015\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (HEADLESS.format(recital="Can cu Nghi dinh số 41/2004/NĐ-CP ngày 16 tháng 01 năm 2004 của Chinh phu;", end=""), None),
        (HEADLESS.format(recital="Căn cú Luật Tô chức Chính phú ngày 19 tháng 6 năm 2015;", end=""), None),
        (
            HEADLESS.format(recital="Can cu Nghi dinh số 41/2004/NĐ-CP ngày 16 tháng 01 năm 2004;", end="Hà Nội, ngày 7 tháng 5 năm 2006\nBỘ TRƯỞNG\n"),
            "2006-05-07",
        ),
        (HEADLESS.format(recital="", end="Hà Nội, ngày 7 tháng 5 năm 2006\nBỘ TRƯỞNG\nHà Nội, ngày 9 tháng 6 năm 2006\n"), None),
        ("Hướng dẫn thực hiện Quyết định số 7/2013/QĐ-TTg ngày 26 tháng 4 năm 2013 của Thủ tướng Chính phủ\n" + LETTERHEAD, "2015-03-02"),
        ("(Kèm theo Nghị định số 41/2004/NĐ-CP ngày 16 tháng 01 năm 2004 của Chính phủ)\nI. Viết hoa\n", "2004-01-16"),
        ("UBND TỈNH LÀO CAI\nSố: 7\nLào Cai, ngày 2 tháng 3 năm 2015\n/2015/QĐ-UBND\nQUYẾT ĐỊNH\nVề phí chợ\nĐiều 1. Thu phí.\n", "2015-03-02"),
    ],
    ids=["recital in a scan", "law in a scan", "signature", "two such lines", "title line above", "annex", "stamped number"],
)
def test_the_own_date_is_that_of_letterhead_or_signature(text: str, date: str | None) -> None:
    assert extract(text).document.date == date


@pytest.mark.parametrize(
    ("said", "number", "reason"),
    [
        ("Luật Tổ chức Chính phủ ngày 19/6/2015 được sửa đổi, bổ sung bởi Luật ngày 22/11/2019", "47/2019/QH14", None),
        ("Luật Dân quân tự vệ ngày 22/11/2019 được sửa đổi bởi Luật ngày 22/11/2019", None, "not one law of that day in the catalogue amends that law"),
        ("Luật ngày 29/11/2013", "45/2013/QH13", None),
        ("Luật ngày 22/11/2019", None, "several laws are of that day"),
        ("Luật ngày 2/9/2001", None, "the catalogue has no law of that day"),
        ("Luật Đất đai ngày 26/11/2004", None, "no law of that name in that year"),
    ],
)
def test_a_law_by_its_day_alone_is_the_only_one_that_it_can_be(said: str, number: str | None, reason: str | None) -> None:
    *_, cited = extract(f"Căn cứ {said};\n").citations
    assert (cited.number, (cited.reason or "").rpartition("and ")[2] or None) == (number, reason)


def test_a_law_by_its_day_amends_the_one_before_it() -> None:
    told = extract("Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015 được sửa đổi bởi Luật ngày 22/11/2019;\n").relations
    assert [(row.source, row.relation, row.target) for row in told] == [("47/2019/QH14", "AMENDS", "76/2015/QH13")]


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("'Số:5 482 /TCHQ - GSQL Hà Nội, ngày | 9 tháng 8 năm 2022", "5482/TCHQ-GSQL", None),
        ("số: 121 4/TCHQ-GSQL Hà Nội, ngày 2 3 tháng 08 năm 2022", "1214/TCHQ-GSQL", "2022-08-23"),
        ("Só:7323/TCHQ-GSQL Hà Nội, ngày } tháng 6 năm 2024", "7323/TCHQ-GSQL", None),
        ("Số: 70 0 7/TCHQ-GSQL\nHà Nội, ngày.28 thang 05 năm 2020", None, "2020-05-28"),
        ("Số: 12/TCHQ-GSQL\nHà Nội, ngày,3 tháng 5 năm 2020", "12/TCHQ-GSQL", None),
        ("Số: 12/TCHQ-GSQL\nHà Nội, ngày 13 tháng Sáu năm 2025", "12/TCHQ-GSQL", "2025-06-13"),
        ("Số: 12/TCHQ-GSQL\nHà Nội, ngày 03 tháng I0năm 2025", "12/TCHQ-GSQL", "2025-10-03"),
    ],
)
def test_a_scanned_letterhead_is_mended_where_one_reading_is_possible(line: str, number: str | None, date: str | None) -> None:
    document = extract(f"TỔNG CỤC HẢI QUAN\n{line}\nV/v muối biển\nKính gửi: Cục Hải quan.\nTổng cục Hải quan trả lời.\n").document
    assert (document.number, document.date) == (number, date)


@pytest.mark.parametrize(
    ("said", "number", "target"),
    [
        ("Thông tư số 111/2013/T1-BTC", "111/2013/TT-BTC", "tw/2013/111-TT-BTC"),
        ("Thông tư liên tịch số 36/2014/TILT-BGDĐT-BNV", "36/2014/TTLT-BGDĐT-BNV", "tw/2014/36-TTLT-BGDDT-BNV"),
        ("Nghị quyết số 106/NO-CP ngày 23/4/2025", "106/NQ-CP", "tw/2025/106-NQ-CP"),
        ("Nghị quyết số 81/2023/QHI", "81/2023/QH15", "tw/2023/81-NQ-QH15"),
        ("Luật Giáo dục số 43/2019/Qh14", "43/2019/QH14", "tw/2019/43-QH14"),
        ("Luật Giáo dục số 43/2019/QH", "43/2019/QH14", "tw/2019/43-QH14"),
        ("Luật Thuế số 107/2016/QH", "107/2016/QH", None),  # a year of two terms
        ("Luật Đầu tư công số 5 58/2024/QH15", "558/2024/QH15", None),
        ("Nghị định số 1 64/2013/NĐ-CP", "164/2013/NĐ-CP", "tw/2013/164-ND-CP"),
        ("Luật Liên bang số 34-FZ ngày 18/3/2019", "34-FZ", None),
    ],
)
def test_a_damaged_number_is_mended_or_no_node(said: str, number: str, target: str | None) -> None:
    found = extract(f"Căn cứ {said};\n")
    (cited,) = found.citations
    assert (cited.number, cited.target) == (number, target)
    assert (cited.printed_number is None) == (not any(finding.rule == "number mended" for finding in found.findings))


def test_a_law_whose_number_and_day_disagree_is_the_one_of_that_day_in_the_catalogue() -> None:
    (cited,) = extract("Căn cứ Luật Xây dựng số 50/2015/QH13 ngày 18/06/2014;\n").citations
    assert (cited.number, cited.printed_number, cited.target) == ("50/2014/QH13", "50/2015/QH13", "tw/2014/50-QH13")


def test_a_new_item_of_a_letter_is_no_title_of_the_document_before() -> None:
    text = (
        "TỔNG CỤC THUẾ\nSố: 9/TCT-CS\nHà Nội, ngày 5 tháng 6 năm 2015\nV/v muối\nKính gửi: Cục Thuế.\n"
        "- Căn cứ Điều 3 Luật Xây dựng số 50/2014/QH13 quy định:\n“1. Xây kho.”\n- Căn cứ Điều 8 Thông tư số 219/2013/TT-BTC quy định:\n“Thu phí.”\n"
    )
    assert extract(text).relations == ()


ISSUED: list[tuple[str, list[str | None]]] = [
    ("Quyết định số 8/QĐ-BNN ngày 3/3/2020 của Bộ Nông nghiệp và PTNT, Công văn số 9/ABC-D", ["Bộ Nông nghiệp và Phát triển nông thôn", None]),
    ("Công văn số 5/BNN-TCTL ngày 3/3/2021 của Bộ NN&PTNT, Thông tư số 7/2020/TT-BYT", ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Y tế"]),
    ("Nghị định số 5/2020/NĐ-CP ngày 4/4/2020 của Chính phú", ["Chính phủ"]),
    ("Thông tư số 5/2020/TT-BTC ngày 4/4/2020 của Bộ Tai chinh", ["Bộ Tài chính"]),
    ("Công văn số 5/CT-TTHT ngày 4/4/2020 của Cục Thuế tỉnh Hà Giang", ["Cục Thuế tỉnh Hà Giang"]),
    ("Nghị quyết Đại hội XIII của Đảng", ["Đại hội đại biểu toàn quốc"]),
    ("Công văn số 8/HN ngày 4/4/2020 của Công ty Hạt Nhựa, Công văn số 9/ABC-D", ["Công ty Hạt Nhựa", None]),
]


@pytest.mark.parametrize(("said", "issuers"), ISSUED, ids=[row[0] for row in ISSUED])
def test_issuers_abbreviated_and_in_scans(said: str, issuers: list[str | None]) -> None:
    assert [row.issuer for row in extract(f"Thực hiện {said}.").citations] == issuers


def test_letters_with_one_subject_are_not_one_document() -> None:
    first, second = (
        extract(f"SỞ NƯỚC\nHà Giang, ngày 5 tháng 6 năm 2021\nV/v đo nước\nKính gửi: Công ty {name}\nTrả lời Công ty {name}.\n").document.id
        for name in ("Cát", "Sỏi")
    )
    assert first != second


def test_the_heading_of_the_next_article_is_no_place_in_the_document_before_it() -> None:
    found = extract("Quốc hội ban hành Luật sửa đổi một số điều của Luật Cát số 8/2014/QH13,\nĐiều 1.\nSửa đổi Điều 5.\n").citations
    assert [row.pinpoint for row in found] == [None, None]


def test_an_article_of_effect_is_not_quoted_though_a_scan_lost_the_mark_that_closes_the_one_before() -> None:
    text = (
        "CHÍNH PHỦ\nSố: 4/2025/NĐ-CP\nHà Nội, ngày 3 tháng 3 năm 2025\nNGHỊ ĐỊNH\nSửa đổi Nghị định số 5/2015/NĐ-CP\n"
        "Điều 1. Sửa đổi Điều 3 như sau:\n“Điều 3. Đo cát.’\nĐiều 2. Hiệu lực thi hành\n"
        "Nghị định này có hiệu lực từ ngày 01 tháng 5 năm 2025.\nĐiều 3. Ghi “mẫu” cát.\n"
    )
    assert [row.day for row in extract(text).effects] == ["2025-05-01"]


ISSUED_BY = [
    ("Quyết định số 5/QĐ-TTCX ngày 3/3/2025 của Trung tâm Chăm sóc cây xanh thành phố Hà Nội về việc đo", "Trung tâm Chăm sóc cây xanh thành phố Hà Nội"),
    ("Công văn số 5/CV-BCĐ ngày 3/3/2025 của Ban Chỉ đạo cấp nước về đo", "Ban Chỉ đạo cấp nước"),
    ("Công văn số 5/HC ngày 3/3/2025 của Công ty Hạt Cát đề nghị đo", "Công ty Hạt Cát"),
    ("Quyết định số 5/QĐ-ĐHL ngày 3/3/2025 của Trường Đại học Luật Sông Hồng về đo", "Trường Đại học Luật Sông Hồng"),
    ("Thông tư số 5/LB-TT ngày 3/3/1994 của Liên Bộ Y tế - Tài chính về đo", "Liên Bộ Y tế - Tài chính"),
    ("công văn Mật số 1001/VPCP-KTTH ngày 8/4/2022", "Văn phòng Chính phủ"),
    ("Kế hoạch thanh tra số 5/KH-TTCP ngày 3/3/2025", "Thanh tra Chính phủ"),
    ("theo đề nghị của Thuế thành phố Hà Nội tại Tờ trình số 5/TTr-HAN-QLĐ ngày 3/3/2025", "Thuế thành phố Hà Nội"),
    ("những việc mà Cục Thuế đã có công văn số 5/CT-CS ngày 3/3/2025", "Cục Thuế"),
    ("Quyết định số 5/QĐ-TCDL ngày 3/3/2015 của Tổng cục Du lịch", "Tổng cục Du lịch"),
    ("Nghị quyết số 66/NQ-СР ngày 3/3/2015", "Chính phủ"),
]


@pytest.mark.parametrize(("said", "issuer"), ISSUED_BY, ids=[row[0] for row in ISSUED_BY])
def test_names_of_issuers_that_no_table_has_are_read_whole(said: str, issuer: str) -> None:
    (row,) = extract(f"Nay thực hiện {said}.").citations
    assert row.issuer == issuer


def test_a_company_of_the_country_is_no_body_of_the_centre() -> None:
    found = extract("Nay theo Công văn số 5/CV-HN của Công ty Hạt Nhựa Việt Nam, Quyết định số 5/QĐ-TCDL ngày 3/3/2015 của Tổng cục Du lịch.").citations
    assert [row.target for row in found] == [None, "tw/2015/5-QD-TCDL"]


def test_a_year_and_a_lone_figure_are_no_numbers() -> None:
    assert [row.text for row in extract("Bảng: Kế hoạch 2029, Kế hoạch 2030. Hiệu lực của Nghị định 1. Điều 7 Nghị định 54.").citations] == ["Nghị định 54"]
