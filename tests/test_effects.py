"""What documents say of their own effect: from when, until when, of which part; and what is none of theirs."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.extraction import of_text

HEAD = """UỶ BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 12/2021/QĐ-UBND
Bắc Giang, ngày 10 tháng 3 năm 2021
QUYẾT ĐỊNH
Về việc quản lý bến đò
Điều 1. Ban hành quy định về bến đò.
Điều 2. """


def effects(clause: str, head: str = HEAD) -> list[tuple[str, str | None, str | None]]:
    return [(row.what, row.day, row.part) for row in extract(of_text(head + clause)).effects]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Quyết định này có hiệu lực kể từ ngày 01 tháng 4 năm 2021.", [("from", "2021-04-01", None)]),
        ("Quyết định này có hiệu lực thi hành từ ngày ký.", [("from", "2021-03-10", None)]),
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành và thay thế Quyết định số 5/2015/QĐ-UBND.", [("from", "2021-03-10", None)]),
        ("Quyết định này có hiệu lực sau 10 ngày, kể từ ngày ký.", [("from", "2021-03-20", None)]),
        ("Quyết định này có hiệu lực sau mười lăm ngày kể từ ngày ban hành.", [("from", "2021-03-25", None)]),
        ("Quyết định này có hiệu lực thi hành sau 06 (sáu) tháng kể từ ngày ký.", [("from", "2021-09-10", None)]),
        ("Quyết định này có hiệu lực từ ngày 05/4/2021 đến hết ngày 31/12/2023.", [("from", "2021-04-05", None), ("until", "2024-01-01", None)]),
        ("Quyết định này được thực hiện thí điểm trong thời hạn 03 năm kể từ ngày ký.", [("until", "2024-03-10", None)]),
        ("Quyết định có hiệu lực kể từ ngày 05/4/2021.", [("from", "2021-04-05", None)]),
        ("Nghị định có hiệu lực kể từ ngày 05/4/2021.", []),
        ("Quyết định này hết hiệu lực kể từ ngày 01/01/2025.", [("until", "2025-01-01", None)]),
        ("Khoản 2 Điều 5 của Quyết định này có hiệu lực từ ngày 01/7/2021.", [("from", "2021-07-01", "Điều 5, khoản 2")]),
        ("Quy định về phà của Quyết định này có hiệu lực từ ngày 01/7/2021.", [("from", "2021-07-01", "Quy định về phà")]),
        ("Quyet dinh nay co hieu luc thi hanh ke tu ngay ky.", [("from", "2021-03-10", None)]),  # a scan without marks
        ("Quyết định này có hiệu lực kể từ ngày 03tháng4năm 2021.", [("from", "2021-04-03", None)]),
    ],
)
def test_what_a_clause_says_of_the_document_itself(clause: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert effects(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "Hồ sơ nộp trước ngày Quyết định này có hiệu lực từ ngày 01/5/2021 thì làm theo quy định cũ.",
        "Giấy phép này có hiệu lực từ ngày 01/5/2021.",
        "Sửa đổi Điều 9 như sau: “Quyết định này có hiệu lực từ ngày 01/5/2021.”",
        "Quyết định này có hiệu lực pháp luật và được gửi cho các bên.",
    ],
)
def test_what_is_no_word_of_the_document_on_itself(clause: str) -> None:
    assert effects(clause) == []


def test_a_day_that_is_not_settled_has_its_reason() -> None:
    (gazette,) = extract(of_text(HEAD + "Quyết định này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.")).effects
    assert (gazette.day, gazette.reason) == (None, "counted from its printing in the gazette")
    undated = HEAD.replace("ngày 10 tháng 3 năm 2021", "")
    (unknown,) = extract(of_text(undated + "Quyết định này có hiệu lực kể từ ngày ký.")).effects
    assert (unknown.day, unknown.reason) == (None, "counted from the document's date, which is unknown")


def test_the_place_of_the_words_is_kept() -> None:
    text = HEAD + "Quyết định này có hiệu lực kể từ ngày ký."
    (effect,) = extract(of_text(text)).effects
    assert text[effect.start : effect.end] == "Quyết định này có hiệu lực kể từ ngày ký"


def test_an_act_holds_from_the_day_that_is_counted() -> None:
    text = HEAD + "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký và thay thế Quyết định số 5/2015/QĐ-UBND ngày 02/02/2015 của UBND tỉnh Bắc Giang."
    (act,) = [row for row in extract(of_text(text)).citations if row.relation == "REPLACES"]
    assert (act.extent, act.effective) == ("whole", "2021-03-20")


def test_a_draft_is_one() -> None:
    text = "QUỐC HỘI\nLuật số: .../2025/QH15\nDỰ THẢO\nLUẬT\nBẾN ĐÒ\nĐiều 1. Bãi bỏ Luật Đường thủy nội địa số 23/2004/QH11.\n"
    assert extract(of_text(text)).document.draft
    assert not extract(of_text(HEAD + "Ban hành.")).document.draft
    about = HEAD.replace("Về việc quản lý bến đò", "Về việc lấy ý kiến dự thảo Luật Đường thủy")
    assert not extract(of_text(about)).document.draft


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("LUẬT\nBẾN ĐÒ\nĐiều 1. Bến đò.\nLuật này được Quốc hội thông qua ngày ... tháng 6 năm 2025.\n", True),
        ("LUẬT\nBẾN ĐÒ\nĐiều 1. Bến đò.\nQUỐC HỘI\nLuật số: /2025/QH15\n", True),
        ("LUẬT\nBẾN ĐÒ\nĐiều 1. Bến đò.\nLuật này được Quốc hội thông qua ngày 17 tháng 6 năm 2025.\nLuật số: /2025/QH15\n", False),
        ("BỘ Y TẾ\nSố: ..../2025/TT-BYT\nHà Nội, ngày ... tháng ... năm 2025\nTHÔNG TƯ\nVề bến đò\nĐiều 1. Bến đò.\n", True),
        ("BỘ Y TẾ\nSố:     /2025/TT-BYT\nHà Nội, ngày 3 tháng 4 năm 2025\nTHÔNG TƯ\nVề bến đò\nĐiều 1. Bến đò.\n", False),  # a lost stamp
    ],
)
def test_what_is_still_to_be_numbered_or_passed_is_a_draft(text: str, draft: bool) -> None:
    assert extract(of_text(text)).document.draft is draft
