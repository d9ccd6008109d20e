"""A list of units: its members, what joins them, and what is passed over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from made_sentences import texts

from extractors.lexicon import Page
from extractors.unitlists import behind, every_unit, units_at


def read(text: str) -> list[str]:
    return [text[name.start : name.end] for name in units_at(Page.of(text), 0, len(text))]


LISTS = [
    pytest.param("Sở Y tế, Sở Nội vụ và UBND các xã rà soát.", ["Sở Y tế", "Sở Nội vụ", "UBND các xã"], id="commas and và"),
    pytest.param("Sở Y tế; Sở Nội vụ; UBND các xã rà soát.", ["Sở Y tế", "Sở Nội vụ", "UBND các xã"], id="semicolons"),
    pytest.param("Sở Y tế (để tổng hợp), Sở Nội vụ (để biết).", ["Sở Y tế", "Sở Nội vụ"], id="asides"),
    pytest.param("các sở, ban, ngành, UBND các huyện rà soát.", ["các sở, ban, ngành", "UBND các huyện"], id="a group and a body"),
    pytest.param("các sở, ngành và các địa phương rà soát.", ["các sở, ngành", "các địa phương"], id="a new plural, a new name"),
    pytest.param("EVN, VNPT và BHXH tỉnh cử người.", ["EVN", "VNPT", "BHXH tỉnh"], id="acronyms"),
    pytest.param("UBND phường Tân Lập, UBND xã Hòa Sơn xử lý.", ["UBND phường Tân Lập", "UBND xã Hòa Sơn"], id="places"),
    pytest.param(
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND tỉnh chỉ đạo.",
        ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ", "Chủ tịch UBND tỉnh"],
        id="offices",
    ),
    pytest.param("Giám đốc các Sở: Y tế, Nội vụ, Văn hóa và Thể thao chỉ đạo.", ["Y tế", "Nội vụ", "Văn hóa và Thể thao"], id="colon list of fields"),
    pytest.param("các Bộ: Quốc phòng, Công an, Xây dựng xử lý.", ["Quốc phòng", "Công an", "Xây dựng"], id="colon list of ministries"),
    pytest.param("UBND các huyện: Đông Sơn, Thọ Lâm và Yên Thành tổ chức.", ["Đông Sơn", "Thọ Lâm", "Yên Thành"], id="colon list of places"),
    pytest.param("Trưởng các phòng: Kinh tế, Văn hóa - Xã hội tham mưu.", ["Kinh tế", "Văn hóa - Xã hội"], id="colon list, a dash inside"),
    pytest.param("Giám đốc các Sở: Y tế chỉ đạo.", ["Y tế"], id="colon list of one"),
    pytest.param("các Sở: Y tế và các trường rà soát.", ["Y tế", "các trường"], id="colon list of one, and another unit"),
    pytest.param("Các phòng chuyên môn: Xây dựng sổ cây xanh.", ["Các phòng chuyên môn"], id="a colon before a task"),
    pytest.param("Các thôn, bản: Căn cứ kế hoạch này, lập sổ cây.", ["Các thôn, bản"], id="a colon before an adverbial"),
    pytest.param("Các thôn ven sông: Bão tan, báo ngay cho xã.", ["Các thôn ven sông"], id="a colon before what is no member"),
    pytest.param("các Bộ Tài chính, Công an, Quốc phòng rà soát.", ["các Bộ Tài chính", "Công an", "Quốc phòng"], id="shared head"),
    pytest.param("các Sở Y tế, Giáo dục và Đào tạo và Nội vụ rà soát.", ["các Sở Y tế", "Giáo dục và Đào tạo", "Nội vụ"], id="shared head, và inside"),
    pytest.param("các tỉnh Hà Giang, Cao Bằng, Lạng Sơn rà soát.", ["các tỉnh Hà Giang", "Cao Bằng", "Lạng Sơn"], id="shared head of places"),
    pytest.param("Sở Y tế, người dân và UBND các xã rà soát.", ["Sở Y tế", "UBND các xã"], id="persons passed over"),
    pytest.param(
        "các phòng chuyên môn, cán bộ, công chức và các đơn vị trực thuộc rà soát.",
        ["các phòng chuyên môn", "các đơn vị trực thuộc"],
        id="several persons passed over",
    ),
    pytest.param("UBND các xã, siêu thị Bình Minh, UBND huyện Tam Sơn rà soát.", ["UBND các xã", "UBND huyện Tam Sơn"], id="an unknown member"),
    pytest.param("Sở Y tế, quản lý chợ Bình Minh, Sở Nội vụ.", ["Sở Y tế"], id="work is no unknown member"),
    pytest.param("Sở Y tế. Sở Nội vụ lập sổ.", ["Sở Y tế"], id="not over a full stop"),
    pytest.param("Sở Y tế phối hợp với Sở Nội vụ.", ["Sở Y tế"], id="not over a verb"),
    pytest.param("rà soát Sở Y tế", [], id="only where it begins"),
]


@pytest.mark.parametrize(("text", "units"), LISTS)
def test_members_of_a_list(text: str, units: list[str]) -> None:
    assert read(text) == units


@pytest.mark.xfail(strict=True, reason="behind a body's field any word with a capital letter goes on with the field")
def test_an_unknown_member_with_a_capital_letter_is_no_part_of_the_name_before() -> None:
    assert read("Sở Công Thương, Vườn hoa Bình Minh, UBND huyện Tam Sơn rà soát.") == ["Sở Công Thương", "UBND huyện Tam Sơn"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("các địa phương và Nhân dân cần tiết kiệm nước", " cần tiết kiệm nước"),
        ("các xã, cán bộ, công chức nộp đơn", " nộp đơn"),
        ("Sở Y tế (sau đây gọi là Sở) nộp đơn", " nộp đơn"),
        ("Sở Y tế nộp đơn", " nộp đơn"),
        ("Sở Y tế và trạm cân xe phải báo cáo", " phải báo cáo"),
        ("Ủy ban nhân dân xã (UB) và trạm cân xe co trach nhiem bao cao", " co trach nhiem bao cao"),
        ("Sở Y tế, sự việc phải báo cáo", ", sự việc phải báo cáo"),
        ("Sở Y tế và lập sổ", " và lập sổ"),
    ],
)
def test_the_text_goes_on_behind_persons_and_asides(text: str, rest: str) -> None:
    page = Page.of(text)
    assert text[behind(page, units_at(page, 0, len(text)), len(text)) :] == rest


@settings(deadline=None)
@given(texts)
@example("tổ chức Cơ quan phối hợp:")
def test_names_lie_inside_in_order_and_are_read_twice_the_same(text: str) -> None:
    page = Page.of(text)
    for at in range(len(text) + 1):
        names = units_at(page, at, len(text))
        assert names == units_at(page, at, len(text))
        assert all(at <= name.start < name.end <= name.after <= len(text) for name in names)
        assert all(one.end <= other.start for one, other in pairwise(names))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("Sở Y tế; hộ trồng sen ven kênh; Công an xã", ["Sở Y tế", "Công an xã"], id="an unknown member"),
        pytest.param("Giám đốc Sở Y tế; thành phố Lam Sơn; Sở Nội vụ", ["Giám đốc Sở Y tế", "Sở Nội vụ"], id="a place alone"),
        pytest.param("Giám đốc: Trung tâm Tin học tỉnh;  hộ dân và Sở Y tế", ["Trung tâm Tin học tỉnh", "Sở Y tế"], id="a head with a colon"),
        pytest.param("hộ trồng sen ven kênh", [], id="nobody"),
    ],
)
def test_every_unit_of_a_list(text: str, units: list[str]) -> None:
    assert [text[name.start : name.end] for name in every_unit(Page.of(text), 0, len(text))] == units
