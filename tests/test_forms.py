"""Every form reads its examples and refuses its look-alikes; noise between tokens changes no part."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.forms import FORMS
from extractors.mentions import find_mentions
from extractors.text import clean

EXAMPLES = [pytest.param(*example, id=f"{form.name}: {example[0][:30]}") for form in FORMS for example in form.examples]
LOOK_ALIKES = [pytest.param(text, id=f"{form.name}: {text[:30]}") for form in FORMS for text in form.refuses]


@pytest.mark.parametrize(("text", "kind", "expected"), EXAMPLES)
def test_reads_example(text, kind, expected):
    mentions = find_mentions(clean(text).clean)
    assert kind in [m.kind for m in mentions]
    if expected is not None:
        assert expected in [m.number.text if m.number else m.name for m in mentions]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_refuses_look_alike(text):
    assert find_mentions(clean(text).clean) == []


def test_every_form_has_examples():
    assert all(form.examples for form in FORMS)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "các Nghị định của Chính phủ: số 10/2010/NĐ-CP ngày 1/2/2010; số 20/2013/NĐ-CP và số 30/2017/NĐ-CP",
            ["10/2010/NĐ-CP", "20/2013/NĐ-CP", "30/2017/NĐ-CP"],
        ),
        ("Thông tư 37/2021/TT-BYT, 38/2021/TT-BYT", ["37/2021/TT-BYT", "38/2021/TT-BYT"]),
        ("Quyết định số 12, 13 và 15/QĐ-BTC", ["12/QĐ-BTC", "13/QĐ-BTC", "15/QĐ-BTC"]),
        ("Luật Xây dựng: số 50/2014/QH13 ngày 18/6/2014; số 62/2020/QH14", ["50/2014/QH13", "62/2020/QH14"]),
        ("theo Quyết định số 5/QĐ-UBND ngày 2/3/2020 của UBND tỉnh, Kế hoạch số 6/KH-UBND", ["5/QĐ-UBND", "6/KH-UBND"]),
    ],
)
def test_list_gives_every_member(text, numbers):
    assert [m.number.text for m in find_mentions(clean(text).clean) if m.number] == numbers


@pytest.mark.parametrize(
    ("text", "date", "issuer"),
    [
        ("Kế hoạch số 6/KH-UBND ngày 2 tháng 3 năm 2020 của UBND tỉnh Lào Cai", "2020-03-02", "UBND tỉnh Lào Cai"),
        ("Nghị quyết số 46/NQ-CP của Chính phủ ngày 5-6-2019", "2019-06-05", "Chính phủ"),
        ("Nghị định của Chính phủ số 14/2008/NĐ-CP", None, "Chính phủ"),
        ("Công văn số 12/BYT-DP ngày 31/2/2020", None, None),
        ("Nghị định số 8/2021/NĐ-CP[2] ngày 4/5/2021 của Chính phủ", "2021-05-04", "Chính phủ"),
        ("Nghị định số 8/2021/NĐ-CP(2) ngày 4/5/2021 của Chính phủ", "2021-05-04", "Chính phủ"),
        ("Nghị định số 8/2021/NĐ-CP² ngày 4/5/2021 của Chính phủ", "2021-05-04", "Chính phủ"),
        ("Công văn số 12/BYT-DP ngày 3/2 của Bộ Y tế", None, "Bộ Y tế"),
    ],
)
def test_tail_in_either_order(text, date, issuer):
    mention = find_mentions(clean(text).clean)[0]
    assert (mention.date, mention.issuer) == (date, issuer)


TOKENS = ["Chỉ thị", "số", "12/CT-TTg", "ngày", "3/4/2018", "của", "Thủ tướng", "Chính phủ"]


@given(st.lists(st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  ", "\t", "\u200b "]), min_size=len(TOKENS) - 1, max_size=len(TOKENS) - 1), st.booleans())
def test_noise_between_tokens_changes_no_part(gaps, decomposed):
    text = "".join(a + b for a, b in zip(TOKENS, [*gaps, ""], strict=True))
    text = unicodedata.normalize("NFD", text) if decomposed else text
    cleaned = clean(text)
    (mention,) = find_mentions(cleaned.clean)
    assert (mention.kind, mention.number.text, mention.date, " ".join(mention.issuer.split())) == ("Chỉ thị", "12/CT-TTg", "2018-04-03", "Thủ tướng Chính phủ")
    start, end = cleaned.raw_span(mention.start, mention.end)
    assert unicodedata.normalize("NFC", " ".join(text[start:end].replace("\u200b", "").split())) == " ".join(TOKENS)


HOSTILE = {
    "digits": "1",
    "numbers": "số 1/",
    "kind words": "Luật ",
    "nested quotes": "“(",
    "numbers that go on": "1/2020/QĐ-",
    "a list of numbers": "1/2020/QĐ-UBND, ",
    "joints": "và, ",
    "clauses": "Căn cứ Nghị định số 5/2019/NĐ-CP của Chính phủ và các sở, ban, ngành thực hiện ",
    "sessions": "Nghị quyết Hội nghị lần thứ ",
    "line breaks": "a\n",
}


def citations_within(seconds: int, text: str) -> int:
    """Count the citations of a text in a process of its own, which is ended when its time is up."""
    program = "import sys; from extractors import extract; print(len(extract(sys.stdin.buffer.read().decode()).citations))"
    done = subprocess.run([sys.executable, "-c", program], input=text.encode(), capture_output=True, timeout=seconds, check=True)
    return int(done.stdout)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends(unit: str) -> None:
    """A pattern that backtracks, or a loop over all mentions for each, would outlast the limit many times over."""
    citations_within(60, unit * (150_000 // len(unit)))


def test_ten_million_characters_in_one_line() -> None:
    text = "Căn cứ Nghị định số 5/2019/NĐ-CP ngày 1/2/2019 của Chính phủ, các đơn vị có liên quan trong toàn ngành cùng phấn đấu " * 500
    filler = "một hai ba bốn năm sáu bảy tám chín mười " * 240_000
    assert citations_within(300, filler + text) == 500


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("theo Nghị quyêt sô 76/NQ-CP ngày 1/2/2021", "Nghị quyết", "76/NQ-CP"),
        ("Kê hoạch sô 5/KH-UBND ngày 1/2/2021", "Kế hoạch", "5/KH-UBND"),
        ("tại các văn bản đã gửi (số 12/BXD-KHTC ngày 1/2/2021)", "Công văn", "12/BXD-KHTC"),
    ],
)
def test_kinds_that_a_scan_or_a_bracket_hides(text, kind, number):
    mention = find_mentions(clean(text).clean)[0]
    assert (mention.kind, mention.number.text) == (kind, number)


@pytest.mark.parametrize("text", ["Công ty cổ phần Luật Thép Tam Sơn", "để thực hiện các Quyết định của Thủ tướng Chính phủ ngày 12/01/2016 của Bộ Tài chính"])
def test_what_is_no_citation(text):
    assert not find_mentions(clean(text).clean)


def test_a_longer_name_than_the_catalogues_is_another_law():
    mention = find_mentions("Luật Doanh nghiệp nhà nước ngày 26 tháng 11 năm 2003")[0]
    assert (mention.name, mention.date) == ("Doanh nghiệp nhà nước", "2003-11-26")


def test_a_place_behind_a_full_stop_is_no_part_of_a_number() -> None:
    document = extract("CHÍNH PHỦ\nSố: 160/2017/NĐ-CP. Hà Nội, ngày 27 tháng 12 năm 2017\nNGHỊ ĐỊNH\nVề đo nước\nĐiều 1. Đo nước.\n").document
    assert (document.number, document.date) == ("160/2017/NĐ-CP", "2017-12-27")
