"""Dates as texts and scans print them."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.dates import date_at, dates_in, is_mended, iso_date


@pytest.mark.parametrize(
    ("printed", "date", "year"),
    [
        ("ngày 7/8/2021", "2021-08-07", 2021),
        ("ngày 07 tháng 8 năm 2021", "2021-08-07", 2021),
        ("ngày 7.8.2021", "2021-08-07", 2021),
        ("ký ngày 7-8-2021", "2021-08-07", 2021),
        ("ngày 07/08/21", "2021-08-07", 2021),
        ("ngày 7-8-86", "1986-08-07", 1986),
        ("ngày ngày 7/8/2021", "2021-08-07", 2021),
        ("ngày 7 tháng 8. năm 2021", "2021-08-07", 2021),
        ("ngày 7 ngày 8 năm 2021", "2021-08-07", 2021),
        ("ngay 7 thang 8 nam 2021", "2021-08-07", 2021),
        ("ngày O7/8/2021", "2021-08-07", 2021),
        ("ngày l7 tháng II năm 2O21", "2021-11-17", 2021),
        ("ngày 17 tháng ó năm 2021", "2021-06-17", 2021),
        ("tháng 8 năm 2021", None, 2021),
        ("năm 2021", None, 2021),
        ("ngày 7/8", None, None),
        ("ngày 7 tháng 8", None, None),
        ("ngày 31/2/2021", None, 2021),
        ("ngày 7/13/2021", None, 2021),
    ],
)
def test_a_date_is_read_to_its_end(printed: str, date: str | None, year: int | None) -> None:
    found = date_at(printed + " của", 0)
    assert found is not None
    assert (found.end, found.date, found.year) == (len(printed), date, year)


@pytest.mark.parametrize("text", ["ngày làm việc", "ngày mai", "tháng sau", "năm 2021-2025", "ngày Oanh đến", "ngày 7-8-10-2", "ngày 7/8/20211"])
def test_what_is_no_date(text: str) -> None:
    assert date_at(text, 0) is None


def test_dates_of_a_line() -> None:
    assert [found.date for found in dates_in("ngày 1/2/2020 và ngày 3 tháng 4 năm 2021")] == ["2020-02-01", "2021-04-03"]


@pytest.mark.parametrize(("year", "month", "day", "date"), [(2020, 2, 29, "2020-02-29"), (1900, 2, 29, None), (2021, 4, 31, None), (2021, 0, 1, None)])
def test_days_that_there_are(year: int, month: int, day: int, date: str | None) -> None:
    assert iso_date(year, month, day) == date


def test_a_mended_date_is_a_finding() -> None:
    found = extract("Thực hiện Nghị định số 8/2021/NĐ-CP ngày O4/5/2021 của Chính phủ.")
    assert [(row.rule, row.message) for row in found.findings] == [
        ("date mended", "printed Nghị định số 8/2021/NĐ-CP ngày O4/5/2021 của Chính phủ, read as 2021-05-04")
    ]
    assert not extract("Thực hiện Nghị định số 8/2021/NĐ-CP ngày 04/5/2021 của Chính phủ.").findings
    assert not is_mended("ngày 04/5/2021")
