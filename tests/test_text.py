"""Cleaning: spans map back, cleaning twice changes nothing, paragraphs end where they end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.text import clean

VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyấồữÐ 0123456789/-.,;:\n\u00a0\u0301\u0300", max_size=200)


@given(VIETNAMESE)
@example("e\u0300\u0301")
def test_every_clean_character_maps_back(raw):
    text = clean(raw)
    for index, character in enumerate(text.clean):
        start, end = text.raw_span(index, index + 1)
        assert 0 <= start <= end <= len(raw)
        if not character.isspace():
            printed = unicodedata.normalize("NFC", raw[start:end]).translate({0xD0: "Đ", 0x2044: "/"})
            assert character in printed if unicodedata.combining(character) else printed.startswith(character)  # a mark that composes with nothing


@given(VIETNAMESE)
def test_cleaning_is_idempotent(raw):
    once = clean(raw).clean
    assert clean(once).clean.split() == once.split()


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("Kế hoạch số 105/KH-\n\nUBND của UBND tỉnh", ["Kế hoạch số 105/KH-UBND của UBND tỉnh"]),
        ("theo quy định tại Ngh\n\nị định số 85/2013/NĐ-CP", ["theo quy định tại Nghị định số 85/2013/NĐ-CP"]),
        ("Một câu đã hết.\nCâu sau", ["Một câu đã hết.", "Câu sau"]),
        ("tiếp tục đổi mới\nchương trình, sách giáo khoa", ["tiếp tục đổi mới chương trình, sách giáo khoa"]),
        ("giai đoạn 2016-2020, định hướng đến năm\n2025. Nâng cao chất lượng", ["giai đoạn 2016-2020, định hướng đến năm 2025. Nâng cao chất lượng"]),
        ("Căn cứ Luật A;\nCăn cứ Luật B;", ["Căn cứ Luật A;", "Căn cứ Luật B;"]),
        ("1. Sở Y tế:\na) Chủ trì kiểm tra;\nb) Báo cáo.", ["1. Sở Y tế:", "a) Chủ trì kiểm tra;", "b) Báo cáo."]),
    ],
)
def test_paragraphs(raw, paragraphs):
    assert clean(raw).clean.split("\n") == paragraphs


def test_page_number_inside_a_sentence_is_hidden():
    body = [f"dòng thứ {i} của một câu dài chưa hết và còn tiếp tục ở dòng sau" for i in range(12)]
    raw = "\n".join([*body, "2", "theo Quyết định", "số 5/QĐ-UBND"])
    assert "dòng sau theo Quyết định số 5/QĐ-UBND" in clean(raw).clean


CELLS = """Các nội dung cụ thể được nêu trong biểu kèm theo kế hoạch này,
trong đó mỗi dòng là một việc

STT

Nhiệm vụ

Cơ quan chủ trì

Thời hạn

1

Xây dựng nền tảng dùng chung phục vụ chuyển đổi số

Sở Tài chính

2026

2

Soạn thảo nghị định

Sở Tài chính

Hằng năm

3

Tập huấn

Sở Tài chính

Hằng năm

4

Nghị định

Sở Tài chính

Quý I/2026
"""


@pytest.mark.parametrize("before", ["", "\n\n".join(f"Dòng thứ {i} của\nphần lời" for i in range(9)) + "\n\n"])
def test_cells_of_a_table_stay_apart(before):
    """Row numbers are no page numbers, what stands beside them no running header, and a cell goes on over no blank line."""
    cells = CELLS.strip().split("\n\n")
    assert clean(before + CELLS).clean.split("\n")[-19:] == cells[-19:]


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        (
            "| TT | Việc |\n|---|---|\n| 1 | Lập kế hoạch, |\n| 2 | tổng hợp |\nsau đó",
            ["| TT | Việc |", "| 1 | Lập kế hoạch, |", "| 2 | tổng hợp |", "sau đó"],
        ),
    ],
)
def test_a_row_in_markdown_stays_a_line(raw, paragraphs):
    assert clean(raw).clean.split("\n") == paragraphs


BLOCKS = "\n\n".join(["Một đoạn văn dài hơn một dòng và\nchưa hết ở dòng này."] * 30)


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        ("Điều 1. Phạm vi\nĐiều 2. Hiệu lực", True),
        ("2. Đối tượng áp dụng\na) cơ quan nhà nước", True),
        ("phải có ít nhất\n03 năm công tác", False),
        ("theo quy định tại khoản\n2. Điều này", False),
        ("Trung tâm truyền thông,\n- Lưu: VT", True),
        ("nền tảng phục vụ chuyển đổi số\n\nNghị định mới", True),
        ("thực hiện Nghị định số\n\n12/2024/NĐ-CP", False),
        ("báo cáo hằng năm\n\nIII. Kinh phí", True),
        ("trước ngày 15 tháng 12 năm\n\n2025 gửi báo cáo", False),
        ("theo đề nghị của\n\nSở Tài chính", False),
    ],
)
def test_lines_where_blank_lines_part_paragraphs(lines, parted):
    added = clean(f"{BLOCKS}\n\n{lines}").clean.removeprefix(clean(BLOCKS).clean).strip()
    assert added == ("\n" if parted else " ").join(lines.split("\n\n" if "\n\n" in lines else "\n"))
