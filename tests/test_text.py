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
