"""Deadlines: by when an item's work is to be done, or how often; what only names a time is none."""

from __future__ import annotations

import time
import unicodedata
from datetime import datetime
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.deadlines import Deadline, read_deadlines
from extractors.letters import plain
from extractors.registry.wording import time_contexts, time_words
from extractors.timephrases import FORMS
from extractors.timewords import LETTERS

OWN = "2025-11-19"


def read(text: str, dated: str | None = OWN, *, bare: bool = False) -> tuple[Deadline, ...]:
    return read_deadlines(text, 0, len(text), dated, bare=bare)


DUE = [
    ("Sở Y tế báo cáo trước ngày 15/12.", "trước ngày 15/12", "2025-12-15"),
    ("Gửi Sở Nội vụ trước 17h00 ngày 05/12/2025 để tổng hợp.", "trước 17h00 ngày 05/12/2025", "2025-12-05"),
    ("gửi trước 17 giờ 00 phút, thứ Sáu, ngày 5 tháng 12 năm 2025", "trước 17 giờ 00 phút, thứ Sáu, ngày 5 tháng 12 năm 2025", "2025-12-05"),
    ("chậm nhất là vào ngày 20/12/2025", "chậm nhất là vào ngày 20/12/2025", "2025-12-20"),
    ("muộn nhất ngày 20.12.2025 phải có kết quả", "muộn nhất ngày 20.12.2025", "2025-12-20"),
    ("xong trước 31-12-2025", "trước 31-12-2025", "2025-12-31"),
    ("hoàn thành đến hết ngày 31/12/2025", "đến hết ngày 31/12/2025", "2025-12-31"),
    ("Hoàn thành trong tháng 12/2025", "trong tháng 12/2025", "2025-12-31"),
    ("hoàn thành tháng 2 năm 2028", "tháng 2 năm 2028", "2028-02-29"),
    ("trình trong quý I/2026", "trong quý I/2026", "2026-03-31"),
    ("trình trong quý 4 năm 2026", "trong quý 4 năm 2026", "2026-12-31"),
    ("trình Ủy ban nhân dân tỉnh (quý IV/2026).", "quý IV/2026", "2026-12-31"),
    ("xong trong 6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026", "2026-06-30"),
    ("xong trong sáu tháng cuối năm 2026", "trong sáu tháng cuối năm 2026", "2026-12-31"),
    ("xong trước quý II/2026", "trước quý II/2026", "2026-03-31"),
    ("xong trước tháng 3/2026", "trước tháng 3/2026", "2026-02-28"),
    ("xong trước năm 2027", "trước năm 2027", "2026-12-31"),
    ("hoàn thành vào cuối tháng 12", "vào cuối tháng 12", "2025-12-31"),
    ("Cuối năm 2026, các xã báo cáo", "Cuối năm 2026", "2026-12-31"),
    ("hoàn thành trong tháng này", "trong tháng này", "2025-11-30"),
    ("hoàn thành trong quý này", "trong quý này", "2025-12-31"),
    ("hoàn thành trong tháng sau", "trong tháng sau", "2025-12-31"),
    ("báo cáo trước ngày 31/3 năm sau", "trước ngày 31/3 năm sau", "2026-03-31"),
    ("báo cáo trong năm nay", "trong năm nay", "2025-12-31"),
    ("chiến dịch từ ngày 01/12/2025 đến ngày 15/12/2025", "từ ngày 01/12/2025 đến ngày 15/12/2025", "2025-12-15"),
    ("chiến dịch từ ngày 20 đến 25/12/2025", "từ ngày 20 đến 25/12/2025", "2025-12-25"),
    ("Thời gian thực hiện: Tháng 11 - 12/2025.", "Tháng 11 - 12/2025", "2025-12-31"),
    ("Thời hạn gửi báo cáo tổng kết: 15/12/2025", "15/12/2025", "2025-12-15"),
    ("trong 15 ngày kể từ ngày ban hành Kế hoạch này", "trong 15 ngày kể từ ngày ban hành Kế hoạch này", "2025-12-04"),
    ("Chậm nhất sau 02 tháng kể từ ngày Chỉ thị này được ban hành, các sở báo cáo", None, "2026-01-19"),
    ("trong 24 giờ kể từ khi ban hành", "trong 24 giờ kể từ khi ban hành", "2025-11-20"),
    ("trong 30 ngày kể từ ngày 01/12/2025", "trong 30 ngày kể từ ngày 01/12/2025", "2025-12-31"),
    ("trong thời hạn 2 tuần, kể từ ngày ký", None, "2025-12-03"),
    ("hoàn thành 200 căn nhà đến năm 2030", "đến năm 2030", "2030-12-31"),
    ("Đến năm 2030, xây 200 căn nhà", "Đến năm 2030", "2030-12-31"),
    ("Mục tiêu: đến năm 2030 hoàn thành 500 km đường", "đến năm 2030", "2030-12-31"),
    ("Dự án đã có mặt bằng, khởi công trước ngày 19/12/2025", "trước ngày 19/12/2025", "2025-12-19"),
    ("tổ chức lễ khánh thành các dự án vào ngày 19 tháng 12 năm 2025", "vào ngày 19 tháng 12 năm 2025", "2025-12-19"),
    ("hoàn thành trong quý Ill năm 2026", "trong quý Ill năm 2026", "2026-09-30"),
    ("gửi chậm nhất trong này 10/12/2025", "chậm nhất trong này 10/12/2025", "2025-12-10"),
    ("gửi trước ngày15 tháng12 năm2025", "trước ngày15 tháng12 năm2025", "2025-12-15"),
    ("gửi trước ngày 10 tháng 12 tháng 2025", "trước ngày 10 tháng 12 tháng 2025", "2025-12-10"),
]


@pytest.mark.parametrize(("text", "printed", "due"), DUE, ids=[row[0][:50] for row in DUE])
def test_due(text: str, printed: str | None, due: str) -> None:
    (found,) = read(text)
    assert (found.printed, found.due, found.reason, found.recurrence) == (printed or found.printed, due, None, None)


@pytest.mark.parametrize(
    ("dated", "text", "due"),
    [
        pytest.param("2025-03-02", "trước ngày 15/6", "2025-06-15", id="the same year"),
        pytest.param("2025-06-20", "trước ngày 15/6", "2025-06-15", id="as printed, though it is over"),
        pytest.param("2025-12-20", "trước ngày 15/01", "2026-01-15", id="over the turn of the year"),
        pytest.param("2025-12-20", "trong quý I", "2026-03-31", id="a quarter over the turn of the year"),
        pytest.param("2025-10", "trước ngày 15/12", "2025-12-15", id="the year of a month"),
        pytest.param("2025", "trước ngày 15/12", "2025-12-15", id="the year alone"),
        pytest.param("2025-13-40", "trước ngày 15/12", "2025-12-15", id="a date that there is not"),
        pytest.param(None, "trước ngày 15/12/2025", "2025-12-15", id="a year printed"),
        pytest.param(None, "trước ngày 15/12", None, id="no year"),
        pytest.param("2026-01-31", "trong 01 tháng kể từ ngày ký", "2026-02-28", id="a month from the last of a longer one"),
        pytest.param("2025", "trong 01 tháng kể từ ngày ký", None, id="from a day that is not known"),
    ],
)
def test_the_own_date_settles_the_year(dated: str | None, text: str, due: str | None) -> None:
    assert [found.due for found in read(text, dated)] == [due]


REASONS = [
    ("trước ngày 31/02/2026", "no such day: 31/2/2026"),
    ("trước ngày 15/13", "no such day: 15/13"),
    ("trước ngày 31/9 hằng năm", "no such day: 31/9"),
    ("trước kỳ họp thứ 10", "a session"),
    ("trình tại kỳ họp cuối năm", "a session"),
    ("trong tuần này", "no one day"),
    ("trong đầu tháng 12/2025", "no one day"),
    ("trong thời hạn 05 (năm) ngày làm việc kể từ ngày ban hành", "working days"),
    ("trong 10 ngày kể từ ngày nhận được hồ sơ, Sở trả lời", "from an event, whose day the text does not say: kể từ ngày nhận được hồ sơ"),
    ("không quá 10 ngày", "the day that it begins on"),
    ("gửi trước ngày 5 tháng sau", "a month that is not named"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[row[0][:50] for row in REASONS])
def test_a_day_that_is_not_computed_has_a_reason(text: str, reason: str) -> None:
    (found,) = read(text)
    assert found.due is None
    assert found.reason
    assert reason in found.reason


# the text, the rule, and the first days of 2026 that it means
RECURRENT = [
    ("Hằng năm, Sở Y tế tổng kết", "FREQ=YEARLY", ["0101"]),
    ("báo cáo trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", ["1215"]),
    ("Hằng năm, tổng hợp kết quả, báo cáo Bộ Nội vụ trước ngày 15/12.", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", ["1215"]),
    ("báo cáo hằng năm (trước ngày 30 tháng 11)", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=28,29,30;BYSETPOS=-1", ["1130"]),
    ("báo cáo trong quý I hằng năm", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", ["0331"]),
    ("báo cáo trước tháng 6 hằng năm", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1", ["0531"]),
    ("định kỳ 6 tháng, hằng năm báo cáo", "FREQ=MONTHLY;INTERVAL=6", ["0101", "0701"]),
    ("định kỳ hằng tháng, quý, năm báo cáo", "FREQ=MONTHLY", ["0101", "0201"]),
    ("sơ kết 6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6", ["0101", "0701"]),
    ("tổ chức diễn tập 02 lần/năm", "FREQ=MONTHLY;INTERVAL=6", ["0101", "0701"]),
    ("báo cáo hàng quý", "FREQ=MONTHLY;INTERVAL=3", ["0101", "0401"]),
    ("định kỳ quý tổng hợp", "FREQ=MONTHLY;INTERVAL=3", ["0101", "0401"]),
    ("trước ngày 20 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", ["0320", "0620"]),
    ("trước ngày 30 của tháng cuối quý", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=28,29,30;BYSETPOS=-1", ["0330", "0630"]),
    ("hằng quý trước ngày 10 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", ["0110", "0410"]),
    ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", ["0125", "0225"]),
    ("Hằng tháng, trước ngày 25, các xã gửi báo cáo", "FREQ=MONTHLY;BYMONTHDAY=25", ["0125", "0225"]),
    ("gửi vào ngày 31 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", ["0131", "0228", "0331", "0430"]),
    ("báo cáo vào cuối tháng hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=-1", ["0131", "0228"]),
    ("vào thứ Sáu hằng tuần gửi báo cáo", "FREQ=WEEKLY;BYDAY=FR", ["0102", "0109"]),
    ("Hằng tuần giao ban", "FREQ=WEEKLY", ["0101", "0108"]),
    ("định kỳ hằng ngày báo cáo", "FREQ=DAILY", ["0101", "0102"]),
]


@pytest.mark.parametrize(("text", "rule", "days"), RECURRENT, ids=[row[0][:50] for row in RECURRENT])
def test_recurrence(text: str, rule: str, days: list[str]) -> None:
    (found,) = read(text)
    assert (found.recurrence, found.due, found.reason) == (rule, None, "recurs")
    assert [f"{day:%m%d}" for day in islice(rrulestr(rule, dtstart=datetime(2026, 1, 1)), len(days))] == days


LISTS = [
    ("hoàn thành trong quý I, II/2026", [("trong quý I", "2026-03-31"), ("II/2026", "2026-06-30")]),
    ("báo cáo trước ngày 15/6/2026 và 15/12/2026", [("trước ngày 15/6/2026", "2026-06-15"), ("15/12/2026", "2026-12-15")]),
    ("xong trong tháng 3 và 6/2026", [("trong tháng 3", "2026-03-31"), ("6/2026", "2026-06-30")]),
    ("báo cáo trong tháng 12/2025, 12 đơn vị được chọn", [("trong tháng 12/2025", "2025-12-31")]),
    (
        "Sở báo cáo trước ngày 10 hàng tháng và trước ngày 15/12 hàng năm",
        [("trước ngày 10 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=10"), ("trước ngày 15/12 hàng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")],
    ),
    (
        "báo cáo trước ngày 15/6 và 15/12 hằng năm",
        [("trước ngày 15/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), ("15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[row[0][:50] for row in LISTS])
def test_every_member_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.printed, found.due or found.recurrence) for found in read(text)] == expected


CELLS = [
    ("Quý IV/2025", "2025-12-31"),
    ("Quý I - Quý II/2026", "2026-06-30"),
    ("Năm 2025 - 2026", "2026-12-31"),
    ("2026-2030", "2030-12-31"),
    ("Giai đoạn 2026 - 2030", "2030-12-31"),
    ("12/2025", "2025-12-31"),
    ("15/12/2025", "2025-12-15"),
    ("Năm 2026", "2026-12-31"),
    ("Hằng năm", "FREQ=YEARLY"),
    ("Thường xuyên, định kỳ hằng quý báo cáo", "FREQ=MONTHLY;INTERVAL=3"),
    ("Thường xuyên", None),
    ("Năm học 2025-2026", None),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_a_cell_is_a_time_alone(text: str, expected: str | None) -> None:
    assert [found.due or found.recurrence for found in read(text, bare=True)] == ([expected] if expected else [])


NONE = [
    "Kế hoạch phát triển nhà ở đến năm 2030",
    "Thực hiện Chương trình chuyển đổi số đến năm 2030, định hướng đến năm 2035",
    "Hoàn thành quy hoạch tỉnh giai đoạn 2021-2025, tầm nhìn đến năm 2050",
    "trong năm học 2025-2026",
    "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03/02/2020",
    "Theo Công văn số 12/SYT ngày 15/12/2025 của Sở Y tế",
    "đất đã sử dụng trước ngày 15/10/1993",
    "bản án đã có hiệu lực pháp luật trước ngày 01/12/2025",
    "Tính đến ngày 30/10/2025, có 12 xã báo cáo",
    "kết quả trong tháng 10/2025 còn thấp",
    "chỉ tiêu trong năm 2025 đã được giao",
    "bố trí kinh phí trong dự toán ngân sách hằng năm",
    "trợ cấp hàng tháng của thương binh",
    "hội nghị diễn ra trong 2 ngày",
    "giấy phép có thời hạn 06 tháng",
    "tiếp nhận sau 15 giờ",
    "có 15/20 xã đạt chuẩn, 2025 hộ",
    "quy mô đến 20 tấn, trong 8 tỉnh",
    "nhiệm vụ trọng tâm từ nay đến tháng 6/2027",
    "nói “hoàn thành trước ngày 15/12/2025” là mục tiêu",
    "Quy chế mới của Sở",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_no_deadline(text: str) -> None:
    assert read(text) == ()


WORDS = ["trước", "ngày", "15", "tháng", "12", "năm", "2026"]
GAPS = st.lists(st.sampled_from([" ", "  ", "\t"]), min_size=len(WORDS) - 1, max_size=len(WORDS) - 1)


def without_tones(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)).replace("đ", "d").replace("Đ", "D")


@given(GAPS, st.sampled_from([str, str.upper, str.capitalize, without_tones]), st.sampled_from(["", "Sở Y tế báo cáo ", "- ", "(", "; "]))
def test_noise_changes_no_day(gaps, spelling, before):
    text = before + spelling("".join(a + b for a, b in zip(WORDS, [*gaps, ""], strict=True))) + " để tổng hợp."
    (found,) = read(text)
    assert found.due == "2026-12-15"
    assert found.printed == " ".join(spelling(" ".join(WORDS)).split())


@pytest.mark.parametrize("text", [row[0] for row in RECURRENT if "sáu" not in row[0].lower() or "thứ" in row[0]])
def test_tones_and_spellings_change_no_rule(text: str) -> None:
    rules = [found.recurrence for found in read(text)]
    other = text.translate(str.maketrans({"ằ": "à"})).replace("Hàng", "Hằng") if "ằ" in text else text.replace("hàng", "hằng")
    assert [found.recurrence for found in read(other)] == rules
    if "sau" not in text:
        assert [found.recurrence for found in read(without_tones(text))] == rules


@pytest.mark.parametrize("text", [row[0] for row in (*DUE, *REASONS, *RECURRENT, *LISTS)])
def test_offsets_are_those_of_the_whole_text(text: str) -> None:
    whole = f"Mở đầu trước ngày 1/1/2027.\n{text}\nKết thúc trước ngày 2/2/2027."
    start = whole.index("\n") + 1
    found = read_deadlines(whole, start, start + len(text), OWN)
    assert [(item.due, item.recurrence) for item in found] == [(item.due, item.recurrence) for item in read(text)]
    assert [" ".join(whole[item.start : item.end].split()) for item in found] == [item.printed for item in found]
    assert all(start <= item.start < item.end <= start + len(text) for item in found)


@pytest.mark.parametrize(
    "unit",
    [
        "hằng tháng, ",
        "ngày 15, ",
        "trước ",
        "15/6, ",
        "trong 15 ngày kể từ ngày a ",
        "“",
        "1",
        "quý I, ",
        "đến năm 2030 ",
        "thời hạn a b c d ",
        " ",
        "2025 - ",
        "(",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Twenty times the text takes about twenty times as long; what backtracks or looks back over everything takes four hundred times as long."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(200_000) < 80 * max(seconds(10_000), 0.005)


def test_words_are_of_known_kinds_and_told_apart() -> None:
    assert {row.kind for row in time_words()} <= set(LETTERS)
    assert {row.kind for row in time_contexts()} == {"work", "name", "past"}
    for rows in (time_words(), time_contexts()):
        keys = [key for row in rows if row.kind != "colon" for key in {form if row.exact else plain(form) for form in row.forms}]
        assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_form_of_time_is_short_and_named() -> None:
    assert all(len(pattern.pattern) < 100 and name for name, pattern in FORMS)


def test_what_is_read_for_deadlines_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    spans: list[int] = []

    def counted(clean: str, start: int, end: int, *rest: Any, **how: Any) -> Any:
        spans.append(end - start)
        return read_deadlines(clean, start, end, *rest, **how)

    monkeypatch.setattr("extractors.assignments.read_deadlines", counted)
    read = []
    for times in (400, 800):
        spans.clear()
        extract(f"UBND TỈNH LÀO CAI\nSố: 7/QĐ-UBND\nQUYẾT ĐỊNH\n{'Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ ' * times}")
        read.append(sum(spans))
    assert read[1] < 3 * read[0]
