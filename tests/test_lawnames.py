"""Where the name of a law ends, which law it is, and when it is none: longer names, names that no catalogue holds, misprints, scans."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.inforce import laws_named
from extractors.registry import laws
from extractors.registry.lawwords import clause_words, name_words
from extractors.resolve import NOT_LISTED

HEAD = "CHÍNH PHỦ\nSố: 12/{year}/NĐ-CP\nHà Nội, ngày 5 tháng 3 năm {year}\nNGHỊ ĐỊNH\nVề việc thử\n"


def cited(said: str, year: int = 2022) -> list[tuple[str, str | None]]:
    return [(row.text, row.target) for row in extract(f"{HEAD.format(year=year)}Điều 1. Làm theo {said}").citations]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Luật Đầu tư kinh doanh và các văn bản khác.", "Luật Đầu tư kinh doanh"),
        ("Luật Nhà ở xã hội, rồi báo cáo.", "Luật Nhà ở xã hội"),
        ("Luật Đầu tư trong nước.", "Luật Đầu tư trong nước"),
        ("Luật giáo dục mầm non phải được sửa.", "Luật giáo dục mầm non"),
        ("Luật Thanh tra chuyên ngành quy định.", "Luật Thanh tra chuyên ngành"),
        ("Luật Đất đai nông nghiệp (sau đây gọi tắt là Luật).", "Luật Đất đai nông nghiệp"),
        ("LUẬT ĐẦU TƯ KINH DOANH.", "LUẬT ĐẦU TƯ KINH DOANH"),
        ("Luật Doanh nghiệp vừa và nhỏ.", "Luật Doanh nghiệp vừa"),
        ("Luật Tài nguyên nước Biển Đông.", "Luật Tài nguyên nước Biển Đông"),
    ],
)
def test_a_name_that_goes_on_is_no_shorter_law(said: str, name: str) -> None:
    (row,) = extract(f"{HEAD.format(year=2022)}Điều 1. Làm theo {said}").citations
    assert (row.text, row.target, row.reason) == (name, None, NOT_LISTED)


@pytest.mark.parametrize(
    "behind",
    [
        "thì phải đăng ký",
        "điều chỉnh việc này",
        "đối với người dùng",
        "cho phép",
        "va Luật Giá",
        "hiện hành",
        "gồm: a) hồ sơ",
        "giao: Chính phủ",
        "đóng sau hạn",
        "\nKính gửi: Sở Y tế",
    ],
)
def test_a_clause_goes_on_behind_a_name(behind: str) -> None:
    assert cited(f"Luật Đất đai {behind}")[0] == ("Luật Đất đai", "tw/2013/45-QH13")


@pytest.mark.parametrize(
    ("said", "year", "target"),
    [
        ("Luật Đầu tư theo hình thức đối tác công tư.", 2022, "tw/2020/64-QH14"),
        ("Luật hỗ trợ doanh nghiệp vừa và nhỏ.", 2022, "tw/2017/4-QH14"),
        ("Luật đầu tư nước ngoài tại Việt Nam ngày 12 tháng 11 năm 1996.", 2022, "tw/1996/luat-dau-tu-nuoc-ngoai-tai-viet-nam"),
        ("Luật Đầu tư nước ngoài ngày 12/11/1996.", 1999, "tw/1996/luat-dau-tu-nuoc-ngoai-tai-viet-nam"),
        ("Luật Đầu tư nước ngoài của Việt Nam.", 1999, "tw/1996/luat-dau-tu-nuoc-ngoai-tai-viet-nam"),
        ("Luật Khuyến khích đầu tư trong nước (sửa đổi) ngày 20 tháng 5 năm 1998.", 2000, "tw/1998/3-QH10"),
        ("Luật Đất đai (sửa đổi) năm 2013.", 2022, "tw/2013/45-QH13"),
        ("Luật Đất đai (sửa đổi).", 2022, None),
        ("Luật Giá Việt Nam.", 2022, "tw/2012/11-QH13"),
        ("Luật Đất đai ban hành năm 2013.", 2022, "tw/2013/45-QH13"),
        ("Luật Nhà ở đã được Quốc hội khóa XIII thông qua ngày 25/11/2014.", 2022, "tw/2014/65-QH13"),
        ("Luật Phòng-chống\ntham nhũng.", 2022, "tw/2018/36-QH14"),
        ("Luật Đất đai (sửa đôi).", 2022, None),
        ("Luật Đất đai (thay thé), rồi trình.", 2022, None),
        ("Pháp Lệnh Thú y.", 2006, "tw/2004/18-PL-UBTVQH11"),
        ("Bộ luật Dân sự.", 2000, "tw/1995/bo-luat-dan-su"),
        ("Pháp lệnh về lực lượng dự bị động viên.", 2001, "tw/1996/phap-lenh-ve-luc-luong-du-bi-dong-vien"),
    ],
)
def test_the_longest_name_of_the_catalogue_is_the_law(said: str, year: int, target: str | None) -> None:
    assert [found for _, found in cited(said, year)] == [target]


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("Luat Dau tu ngay 17 thang 6 nam 2020.", "tw/2020/61-QH14"),
        ("Luat Đất đai.", "tw/2013/45-QH13"),
        ("LUAT NHA O;", "tw/2014/65-QH13"),
        ("Luat Khoa hoc va cong nghe va d6i mai.", None),
        ("Luat Ha Noi.", None),
        ("phap luat Dat dai.", None),
        ("thi Dai hoc Luat Dau tu.", None),
    ],
)
def test_a_scan_without_marks_names_laws_of_the_catalogue_alone(said: str, target: str | None) -> None:
    assert [found for _, found in cited(said)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Luật Ngân sách nhà nước số 83/2015/QH14", "83/2015/QH13"),
        ("Luật Ngân sách nhà nước số 83/2015/QH14 ngày 25 tháng 6 năm 2015", "83/2015/QH13"),
        ("Luật Hải quan số 54/2013/QH13", "54/2014/QH13"),
        ("Luật Hải quan số 34/2014/QH13", "54/2014/QH13"),
        ("Luật Hải quan số 36/2014/QH13", "36/2014/QH13"),  # two digits off
        ("Luật Hải quan số 54/2013/QH13 ngày 5 tháng 6 năm 2013", "54/2013/QH13"),  # of another day
        ("Luật Ngân sách nhà nước số 83/2016/QH14", "83/2016/QH14"),  # two parts off
        ("Luật Đo nước số 83/2015/QH14", "83/2015/QH14"),
        ("Luật Nhà ở số 88/2015/QH13", "88/2015/QH13"),  # a law's number, of another name
    ],
)
def test_a_number_that_is_no_laws_is_that_of_the_name_where_one_part_differs(said: str, number: str) -> None:
    found = extract(f"Căn cứ {said};\n")
    (law,) = found.citations
    assert law.number == number
    assert [each.rule for each in found.findings if each.rule == "number mended"] == (["number mended"] if number not in said else [])


def test_a_law_that_amends_is_not_replaced_by_a_later_one_of_its_name() -> None:
    several = "Luật sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ"
    assert cited(f"{several}.", 2024)[0] == (several, "tw/-/luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-so-huu-tri-tue")
    assert cited(f"{several} năm 2022.", 2024)[0][1] == "tw/2022/7-QH15"
    assert cited(f"{several}.", 2015)[0][1] == "tw/2009/36-QH12"


@pytest.mark.parametrize(
    "amending",
    [
        "Luật sửa đối, bd sung một số điều của Luật",
        "Luật sửa đổi, bỗ sung một số điều của Luat",
        "Luật Sửa đổi và bổ sung một số điều Luật",
        "Luật sửa đổi bổ sung một số điều\ncủa Luật",
    ],
)
def test_a_law_that_amends_is_known_in_a_scan(amending: str) -> None:
    outer, inner = cited(f"{amending} Thuế thu nhập cá nhân.", 2016)
    assert (outer[1], inner[1]) == ("tw/2012/26-QH13", "tw/2007/4-QH12")


def test_the_day_behind_an_amending_law_without_its_comma_is_the_amending_laws() -> None:
    said = "Luật sửa đổi bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật ngày 25 tháng 6 năm 2025."
    assert [target for _, target in cited(said, 2026)] == ["tw/2025/87-QH15", "tw/2025/64-QH15"]


def test_a_law_that_amended_a_replaced_one_is_not_meant() -> None:
    said = "Luật sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng"
    assert [cited(f"{said}.", year)[0][1] for year in (2015, 2026)] == [
        "tw/2013/31-QH13",
        "tw/-/luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-thue-gia-tri-gia-tang",
    ]
    told = f"Luật Quản lý thuế sửa đổi; Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2001 đã hết; {said.replace('Thuế giá trị gia tăng', 'Đất đai')}."
    assert cited(told, 2025)[-2][1] == "tw/-/luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-dat-dai"


def test_a_day_behind_an_amended_law_is_the_others_and_history_names_none() -> None:
    amended = "Luật số 26/2012/QH13 sửa đổi một số điều của Luật Thuế thu nhập cá nhân đã được Quốc hội khóa XIII thông qua ngày 22/11/2012."
    assert cited(amended)[-1] == ("Luật Thuế thu nhập cá nhân", "tw/2007/4-QH12")
    rows = extract("Luật Dầu khí được ban hành năm 1993 là luật đầu tiên.\nTheo Luật Dầu khí thì phải đăng ký.\n").citations
    assert [row.number for row in rows] == ["18-L/CTN", None]


def test_laws_without_a_number_are_known_by_name_and_day() -> None:
    rows = [law for law in laws() if not law.number]
    assert rows
    assert all(law.date and law.year and law.year < 1997 for law in rows)
    assert [law.year for law in laws_named("Luật", "Đầu tư nước ngoài tại Việt Nam")] == [1987, 1996]


def test_the_date_of_a_law_is_not_that_of_one_that_amends_it() -> None:
    dates = {law.number: (law.date, law.effective) for law in laws()}
    assert dates["32/2024/QH15"][0] == "2024-01-18"
    assert dates["38/2019/QH14"] == ("2019-06-13", "2020-07-01")


def test_words_around_names_are_each_in_one_list_and_no_pair_is_said_by_its_first_word() -> None:
    words = clause_words()
    assert all(word == word.casefold() and 1 <= len(word.split()) <= 2 for word in words | name_words())
    assert not words & name_words()
    assert sorted(word for word in words if " " in word and word.split()[0] in words) == []
    assert all(pair.split()[0] in words for pair in name_words())


def test_initials_that_one_law_of_the_text_has_are_that_law() -> None:
    text = (
        "Luật Giao dịch điện tử số 20/2023/QH15 (sau đây gọi là Luật GDĐT) và Luật Thuế giá trị gia tăng. Theo Điều 5 Luật GDĐT, hồ sơ có đơn, trừ Luật XYZK."
    )
    found = [(row.text, row.number) for row in extract(text).citations if row.text[5:].isupper()]
    assert found == [("Luật GDĐT", "20/2023/QH15"), ("Luật GDĐT", "20/2023/QH15"), ("Luật XYZK", None)]


def test_a_law_that_amends_a_class_of_laws_is_one_law() -> None:
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của các luật về thuế ngày 26/11/2014; Luật sửa đổi một số điều của các Luật về thuế số 71/2014/QH13;"
    assert [row.number for row in extract(text).citations] == ["71/2014/QH13"] * 2
