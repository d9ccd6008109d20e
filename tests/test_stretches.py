"""Units that many words describe before their word of duty."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from made_sentences import texts

from extractors.clauses import read_clause
from extractors.lexicon import Page


def read(text: str) -> list[str]:
    """Return the units that a clause of a rule charges."""
    return [text[name.start : name.end] for charge in read_clause(Page.of(text), 0, len(text), rules=True) for name in charge.names]


DESCRIBED = [
    pytest.param("Cơ quan quản lý nhà nước về đê điều, kè biển ở trung ương| có trách nhiệm trả lời.", id="a field with commas"),
    pytest.param("Cơ sở ươm giống ven sông| có trách nhiệm báo ngay.", id="a noun that is a unit only here"),
    pytest.param("Cơ quan, tổ chức sở hữu hoặc được giao quản lý tượng đài, bia đá và vườn hoa| có trách nhiệm chăm sóc.", id="what they were given"),
    pytest.param("Các doanh nghiệp được cấp phép dùng băng tần 24,25-27,5 GHz| có trách nhiệm báo cáo.", id="a comma in a number"),
    pytest.param("Viện kiểm sát cùng cấp với Cơ quan điều tra được ủy thác| có trách nhiệm kiểm sát.", id="another unit behind a preposition"),
    pytest.param("Hội đồng thẩm định quy hoạch, kế hoạch trồng rừng các cấp| có trách nhiệm họp.", id="work in a council's name"),
    pytest.param("Tổ chức, cá nhân khai thác nước mặt, nước ngầm cho chế biến gỗ| phải tiết kiệm nước.", id="phải at the head of a clause"),
    pytest.param("Cơ sở nuôi tôm, cua| vẫn phải nộp sổ.", id="vẫn before the duty"),
    pytest.param("Ban trọng tài lao động| có trách nhiệm họp ngay.", id="a head before a small letter"),
    pytest.param("Tổ chức hành nghề kiến trúc| có nghĩa vụ giữ sổ.", id="tổ chức before few words"),
    pytest.param("Cơ quan, đơn vị trông coi, sửa chữa kè giao thông|, trong phạm vi nhiệm vụ của mình, có trách nhiệm đo lại.", id="an aside"),
    pytest.param("Ủy ban nhân dân huyện, quận và nơi tương đương| (sau đây gọi chung là cấp huyện) có trách nhiệm đo lại.", id="a short name"),
    pytest.param("Tổ chức nghiên cứu cá biển| có các nghĩa vụ sau đây:", id="duties in the plural"),
    pytest.param("Co so cai nghien, phuc hoi| co trach nhiem bao ngay.", id="lost marks"),
]


@pytest.mark.parametrize("text", DESCRIBED)
def test_what_describes_a_unit_belongs_to_its_name(text: str) -> None:
    assert read(text.replace("|", "")) == [text.split("|")[0]]


def test_it_is_read_behind_a_comma() -> None:
    assert read("Trong thời hạn 7 ngày, thương nhân bán hàng đa cấp có trách nhiệm gửi sổ.") == ["thương nhân bán hàng đa cấp"]


NOT_DESCRIBED = [
    pytest.param("Cơ sở vật chất của trường có trách nhiệm cao.", [], id="no unit"),
    pytest.param("Cơ sở nuôi tôm mua giống, người bán giống có trách nhiệm ghi sổ.", [], id="persons behind a comma"),
    pytest.param("Cơ sở nuôi tôm mua giống, trạm y tế có trách nhiệm ghi sổ.", ["trạm y tế"], id="another unit behind a comma"),
    pytest.param("Cơ sở nuôi tôm dạy cán bộ có trách nhiệm ghi sổ.", [], id="persons right before the duty"),
    pytest.param("Cơ sở nuôi tôm (ven sông) có trách nhiệm ghi sổ.", [], id="over a bracket"),
    pytest.param("Chủ tịch xã là người đứng đầu xã, chịu trách nhiệm trước huyện.", [], id="what somebody is"),
    pytest.param("Tổ chức tuyên truyền rộng rãi tới bà con ven sông để mọi nhà có trách nhiệm giữ kè.", [], id="tổ chức before many words"),
    pytest.param("Tổ chức, bố trí nhân viên trực có trách nhiệm giữ kè.", [], id="tổ chức before a comma"),
    pytest.param("Khi mưa, Tổ kiểm tra dự thảo báo cáo.", [], id="a head before a small letter without a duty"),
    pytest.param("Cơ sở nuôi tôm có các quyền và nghĩa vụ sau đây:", [], id="rights and duties"),
    pytest.param("Cơ quan chuyên môn không còn phải ghi sổ.", [], id="denied with còn"),
    pytest.param("ban trọng tài lao động có trách nhiệm họp ngay.", [], id="a head in small letters"),
    pytest.param("Cơ sở nuôi tôm không có trách nhiệm ghi sổ.", [], id="denied"),
    pytest.param("Cơ sở nuôi tôm không thuộc đối tượng phải ghi sổ.", [], id="what must be done by others"),
    pytest.param("Cơ sở nuôi tôm ven sông phải đáp ứng các điều kiện sau.", [], id="terms"),
    pytest.param("Cơ sở nuôi tôm ven sông phải có ít nhất 02 kỹ sư.", [], id="terms in numbers"),
    pytest.param("Khi hết hạn, cơ sở nuôi tôm tính số tiền phải nộp.", [], id="phải inside a clause"),
]


@pytest.mark.parametrize(("text", "units"), NOT_DESCRIBED)
def test_what_is_told_besides_is_no_description(text: str, units: list[str]) -> None:
    assert read(text) == units


@given(texts)
@settings(max_examples=60, deadline=None)
def test_charges_lie_inside_the_clause(text: str) -> None:
    for charge in read_clause(Page.of(text), 0, len(text), rules=True):
        for name in charge.names:
            assert 0 <= name.start < name.end <= len(text)
