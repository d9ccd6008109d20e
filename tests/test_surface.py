"""Citations as offices print them, each inside a running text: the kinds, numbers, dates and issuers that must be read, and nothing else."""

from __future__ import annotations

import pytest

from extractors import extract

FORMS = [
    ("one kind, many numbers", "các Quyết định:\nsố 71/QĐ-TTg, số 92/QĐ-TTg; số 9/QĐ-TTg", ["71/QĐ-TTg", "92/QĐ-TTg", "9/QĐ-TTg"]),
    (
        "shared issuer",
        "các Nghị định của Chính phủ: số 6/2010/NĐ-CP ngày 8/6/2010; số 4/2013/NĐ-CP và số 9/2017/NĐ-CP",
        ["6/2010/NĐ-CP", "4/2013/NĐ-CP", "9/2017/NĐ-CP"],
    ),
    ("generic word", "các văn bản số: 804/BTC-QLCS\nngày 1/10/2025, 808/BTC-QLCS và 879/BTC-QLCS", ["804/BTC-QLCS", "808/BTC-QLCS", "879/BTC-QLCS"]),
    ("issuer first", "Pháp lệnh của Ủy ban Thường vụ Quốc hội số 12/2003/PL-UBTVQH11", ["12/2003/PL-UBTVQH11"]),
    ("a law and what amends it", "Luật Xây dựng: số 50/2014/QH13 ngày 18/6/2014; số 62/2020/QH14\nngày 17/6/2020", ["50/2014/QH13", "62/2020/QH14"]),
    ("old number", "Nghị định số 45/CP ngày 15 tháng 7 năm 1995", ["45/CP"]),
    ("letters turned round", "Thông tư số 12/ TT-LB và Thông tư số 24/LB-TT", ["12/TT-LB", "24/LB-TT"]),
    ("lower case", "nghị định số 77/2008/nđ-cp", ["77/2008/NĐ-CP"]),
    ("a dot in the symbol", "quyết định số 77/2006/qđ.ubnd", ["77/2006/QĐ-UBND"]),
    ("D for Đ, wrapped", "Quyết định số 27/2018/QD-\nTTg", ["27/2018/QĐ-TTg"]),
    ("ETH", "Nghị định số 196/2013/NÐ-CP, ngày 21/11/2013", ["196/2013/NĐ-CP"]),
    ("kind glued", "Khoản 11 Điều 3 NQ107/2023/QH15", ["107/2023/QH15"]),
    ("Party letters", "văn bản số 1542-CV/VPTW; Công văn số 1549-\nCV/VPTW", ["1542-CV/VPTW", "1549-CV/VPTW"]),
    ("space in the symbol", "Nghị định số 209/2013/NĐ- CP", ["209/2013/NĐ-CP"]),
    ("dash date", "Nghị định số 3/2019/NĐ-CP ngày 5-9-2019", ["3/2019/NĐ-CP"]),
    ("I for 1", "Luật số 68/2025/QHI5", ["68/2025/QH15"]),
    ("no slash before the Assembly", "Nghị quyết số 17/2024QH15 ngày 3/11/2024", ["17/2024/QH15"]),
    ("letters of the nineties", "Thông tư số 21 - TC/TCT; Thông tư số 89-TC/TCT", ["21-TC/TCT", "89-TC/TCT"]),
    ("joint", "Thông tư liên tịch số 5/1998/TTLT/TCCP-CCB", ["5/1998/TTLT/TCCP-CCB"]),
    ("kind split", "Nghị\nđịnh số 85/2013/NĐ-CP; Ngh\n\nị định số 15/2025/NĐ-CP", ["85/2013/NĐ-CP", "15/2025/NĐ-CP"]),
    ("decimal", "Nghị quyết số 66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"]),
    ("no số", "Thông tư 37/2021/TT-BYT, 38/2021/TT-BYT, 39/2021/TT-BYT", ["37/2021/TT-BYT", "38/2021/TT-BYT", "39/2021/TT-BYT"]),
    ("placeholder", "Quyết định số /2025/QĐ-UBND ngày /\n/2025; Nghị định số ……/2025/NĐ-CP", []),
    ("space in the number, Markdown", "Nghị định\nsố 1 00/2024/NĐ-CP; Thông tư số __41/2024/TT-BGTVT__", ["100/2024/NĐ-CP", "41/2024/TT-BGTVT"]),
    ("provinces that merged", "số 76/QĐ-UBND của UBND tỉnh Bắc Ninh (cũ);\nsố 81/QĐ-UBND của UBND tỉnh Bắc Giang", ["76/QĐ-UBND", "81/QĐ-UBND"]),
    ("law without số", "Luật Đầu tư công 58/2024/QH15", ["58/2024/QH15"]),
    ("a name that ends in luật", "Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13", ["14/2012/QH13"]),
    ("codes by abbreviation", "Điều 321 BLDS năm 2015", ["91/2015/QH13"]),
    ("number and kind glued", "Quyết định số 2609QĐ/UBND", ["2609/QĐ-UBND"]),
    ("a file's name", "tệp TT so 27/2022/TT-BYT.docx", []),
    ("permits, forms, standards, plates", "Giấy phép 73/GP-UBND, Mẫu số 01/PLI, TCVN 5687:2010, xe 29-H1, Km 12/QL1, lớp 10/A1", []),
    ("a foreign law", "Luật Quy hoạch đô thị Nhật Bản", []),
]


@pytest.mark.parametrize(("printed", "numbers"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS])
def test_form(printed: str, numbers: list[str]) -> None:
    found = extract(f"Mở đầu một đoạn văn.\nTheo {printed} thì các đơn vị thực hiện.\n").citations
    assert [citation.number for citation in found] == numbers


def test_a_joint_circular_names_all_its_issuers() -> None:
    (cited,) = extract("Theo Thông tư liên tịch số 2/2013/TTLT-BYT-BCT ngày 1/8/2013 của Bộ Y tế, Bộ Công Thương quy định về rượu.\n").citations
    assert (cited.issuer, cited.target) == ("Bộ Y tế, Bộ Công Thương", "tw/2013/2-TTLT-BYT-BCT")


def test_session_resolutions_have_names() -> None:
    (cited,) = extract("Theo Nghị quyết Hội nghị lần thứ tám, Ban Chấp hành Trung ương Đảng khóa XI thì cần.\n").citations
    assert (cited.kind, cited.number, cited.title) == ("Nghị quyết", None, "Nghị quyết Hội nghị lần thứ tám, Ban Chấp hành Trung ương Đảng khóa XI")
