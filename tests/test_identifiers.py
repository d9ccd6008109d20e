"""Numbers: canonical form, what is supplied, what is refused, and ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.identifiers import complete_short, document_id, parse
from extractors.registry import issuer_by_code, kind_by_letters


@pytest.mark.parametrize(
    ("printed", "kind", "year", "canonical"),
    [
        ("9/2019- BYT", "Thông tư", 2019, "9/2019/TT-BYT"),
        ("31/BGD-ĐT-KHTC", "Công văn", 2020, "31/BGDĐT-KHTC"),
        ("12/CT-TW", "Chỉ thị", 2005, "12-CT/TW"),
        ("9/NĐ-CP", "Nghị định", 2013, "9/2013/NĐ-CP"),
        ("45/CP", "Nghị định", 1995, "45/CP"),
        ("4/TTrSNNMT", "Tờ trình", 2025, "4/TTr-SNNMT"),
        ("17/CD-TTg", "Công điện", 2025, "17/CĐ-TTg"),
        ("32/CT-TTG", None, None, "32/CT-TTg"),
        ("7/2006/qđ.ubnd", "Quyết định", 2006, "7/2006/QĐ-UBND"),
        ("68/2025/QHI5", "Luật", 2025, "68/2025/QH15"),
        ("102-SL/L-004", "Sắc lệnh", 1957, "102-SL/L-004"),
        ("66.7/2025/NQ-CP", "Nghị quyết", 2025, "66.7/2025/NQ-CP"),
        ("5/2002/QĐ-UBND", "Quyết định", 2022, "5/2022/QĐ-UBND"),
        ("15-2017/CV-ABC", "Công văn", 2017, "15-2017/CV-ABC"),
    ],
)
def test_canonical(printed, kind, year, canonical):
    assert parse(printed, kind=kind, date_year=year).text == canonical


@pytest.mark.parametrize("text", ["24/8/2020", "2019-2020", "1/2", "12", "", "a/b", "1/2020"])
def test_no_number(text):
    assert parse(text) is None


CODES = sorted(code for code in issuer_by_code() if len(code) > 2)
LETTERS = sorted(letters for letters in kind_by_letters() if letters not in issuer_by_code())


@given(st.integers(1, 99999), st.one_of(st.none(), st.integers(2005, 2026)), st.sampled_from(LETTERS), st.sampled_from(CODES))
def test_canonical_form_is_a_fixed_point(serial, year, letters, code):
    number = parse(f"{serial}/{year}/{letters}-{code}" if year else f"{serial}/{letters}-{code}")
    assert parse(number.text).text == number.text
    assert parse(number.text).identity == number.identity


@pytest.mark.parametrize(("a", "b"), [("08/CT-UBND", "8/CT-UBND"), ("3/2006/QĐ-BGD&ĐT", "3/2006/QĐ-BGDĐT"), ("5/nđ-cp", "5/NĐ-CP")])
def test_one_identity(a, b):
    assert parse(a).identity == parse(b).identity


def test_ids():
    assert document_id("tw", None, "29-NQ-TW") == "tw/-/29-NQ-TW"
    assert complete_short("71/2020", "Nghị định").text == "71/2020/NĐ-CP"
    assert complete_short("71", "Nghị định") is None


@pytest.mark.parametrize(("printed", "kind", "text"), [("101/201S/QHI3", "Bộ luật", "101/2015/QH13"), ("65/2013/ND-", "Nghị định", "65/2013/NĐ-CP")])
def test_numbers_that_a_scan_tore(printed: str, kind: str, text: str) -> None:
    number = parse(printed, kind=kind)
    assert number is not None
    assert number.text == text


@pytest.mark.parametrize(("printed", "canonical"), [("2195/BTP-BTTP", "2195/BTP-BTTP"), ("41/CCT-TTHT", "41/CCT-TTHT"), ("5/2020/NNĐ-CP", "5/2020/NĐ-CP")])
def test_a_doubled_letter_is_mended_in_letters_that_no_office_has(printed: str, canonical: str) -> None:
    number = parse(printed)
    assert number is not None
    assert number.text == canonical
