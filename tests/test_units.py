"""Who a printed name of a unit means: one node however it is spelt, a class where a class is meant, none for what is no unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.bodies import Home
from extractors.identity import identify
from extractors.letters import without_marks
from extractors.recipients import units_of_line
from extractors.registry import RegistryError, places
from extractors.registry.naming import naming, noun_order, nouns, unit_abbreviations
from graph import build

LAO_CAI = Home(places()["lao-cai"], None, "province", 2024)
HA_NOI = Home(places()["ha-noi"], None, "province", 2025)
NGHE_AN = Home(places()["nghe-an"], None, "province", 2025)
QUANG_NGAI = Home(places()["quang-ngai"], None, "province", 2025)
HEALTH = Home(level="central", year=2024, body="Bộ Y tế")
GOVERNMENT = Home(level="central", year=2024, body="Chính phủ")
NOWHERE = Home()


def ids(cases: list[tuple[object, ...]]) -> list[str]:
    return [str(case[0]) for case in cases]


SPELT = [
    ("Sở GD&ĐT", "so-giao-duc-va-dao-tao"),
    ("SGDĐT", "so-giao-duc-va-dao-tao"),
    ("Sở GD-ĐT tỉnh", "so-giao-duc-va-dao-tao"),
    ("Sở Giáo dục và Đào tạo tỉnh Lào Cai", "so-giao-duc-va-dao-tao"),
    ("Giám đốc Sở TC", "so-tai-chinh"),
    ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe"),
    ("Sở VH, TT&DL", "so-van-hoa-the-thao-va-du-lich"),
    ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
    ("UBMTTQ Việt Nam tỉnh", "uy-ban-mat-tran-to-quoc-viet-nam"),
    ("CA tỉnh", "cong-an"),
    ("BCH QS tỉnh", "bo-chi-huy-quan-su"),
    ("Bộ Chỉ huy Quân sự tỉnh", "bo-chi-huy-quan-su"),
    ("VP UBND tỉnh", "van-phong-ubnd"),
    ("CVP, các PCVP UBND tỉnh", "van-phong-ubnd"),
    ("KBNN tỉnh", "kho-bac-nha-nuoc"),
    ("Kho bạc Nhà nước Lào Cai", "kho-bac-nha-nuoc"),
    ("BHXH tỉnh", "bao-hiem-xa-hoi"),
    ("TT HĐND tỉnh", "thuong-truc-hdnd"),
    ("Chủ tịch, các PCT UBND tỉnh", "ubnd"),
    ("Uy ban nhan dan tinh Lao Cai", "ubnd"),
    ("Tỉnh", "ubnd"),
    ("các Sở, ban, ngành", "so-ban-nganh"),
    ("Thủ trưởng các ngành, sở và ban có liên quan", "so-ban-nganh"),
    ("các sở, ban ngành cấp tỉnh", "so-ban-nganh"),
    ("cac so, ban, nganh tinh", "so-ban-nganh"),
    ("UBND các xã, phường", "ubnd-cap-xa"),
    ("Chủ tịch Ủy ban nhân dân cấp xã", "ubnd-cap-xa"),
    ("UBND xã", "ubnd-cap-xa"),
    ("Công an các huyện, thị xã", "cong-an-cap-huyen"),
]


@pytest.mark.parametrize(("printed", "name"), SPELT, ids=ids(SPELT))
def test_a_unit_of_a_province_is_one_however_spelt(printed: str, name: str) -> None:
    assert identify(printed, LAO_CAI).id == f"lao-cai/{name}"


MEANT = [
    ("Bộ TC", HEALTH, "tw/bo-tai-chinh", "body", "central"),
    ("Bộ trưởng", HEALTH, "tw/bo-y-te", "body", "central"),
    ("Lãnh đạo Bộ", HEALTH, "tw/bo-y-te", "body", "central"),
    ("Thứ trưởng Nguyễn Thị An", HEALTH, "tw/bo-y-te", "body", "central"),
    ("Bộ trưởng", GOVERNMENT, "tw/bo", "class", "central"),
    ("Vụ Pháp chế", HEALTH, "tw.bo-y-te/vu-phap-che", "body", "central"),
    ("Vụ PC - Bộ Tài chính", LAO_CAI, "tw.bo-tai-chinh/vu-phap-che", "body", "central"),
    ("Chánh Thanh tra Bộ", HEALTH, "tw.bo-y-te/thanh-tra", "body", "central"),
    ("các đơn vị trực thuộc Bộ", HEALTH, "tw.bo-y-te/don-vi", "class", "central"),
    ("các Ban của HĐND tỉnh", LAO_CAI, "lao-cai.hdnd/ban", "class", None),
    ("Cục KSTTHC (VPCP)", LAO_CAI, "tw/cuc-kiem-soat-thu-tuc-hanh-chinh", "body", "central"),
    ("Cục Thuế tỉnh Bắc Ninh", LAO_CAI, "bac-ninh/cuc-thue", "body", "province"),
    ("Thủ tướng, các Phó Thủ tướng Chính phủ", LAO_CAI, "tw/thu-tuong-chinh-phu", "office", "central"),
    ("Các bộ, ngành Trung ương", LAO_CAI, "tw/bo-nganh", "group", "central"),
    ("các sở, ban, ngành", LAO_CAI, "lao-cai/so-ban-nganh", "group", "province"),
    ("Sở Y tế các tỉnh, thành phố trực thuộc Trung ương", HEALTH, "vn/so-y-te", "class", "province"),
    ("Giám đốc Sở Y tế", HEALTH, "vn/so-y-te", "class", "province"),
    ("UBND tỉnh, thành phố trực thuộc trung ương", GOVERNMENT, "vn/ubnd-cap-tinh", "class", "province"),
    ("chủ đầu tư", LAO_CAI, "vn/chu-dau-tu", "class", None),
    ("tổ chức, cá nhân nuôi ong lấy mật", GOVERNMENT, "vn/to-chuc-ca-nhan", "class", None),
    ("Tòa án giải quyết", GOVERNMENT, "vn/toa-an", "class", None),
    ("Trưởng đoàn", GOVERNMENT, "vn/truong-doan", "office", None),
    ("Thường trực HĐND", GOVERNMENT, "vn/thuong-truc-hdnd", "class", None),
    ("Văn phòng Sở", LAO_CAI, "lao-cai/van-phong-so", "class", None),
    ("Phòng Kinh tế", LAO_CAI, "lao-cai/phong-kinh-te", "class", None),
    ("Kiểm toán nhà nước khu vực IX", LAO_CAI, "tw/kiem-toan-nha-nuoc-khu-vuc-ix", "body", "central"),
    ("đại diện của chủ rừng", LAO_CAI, "vn/chu-rung", "class", None),
    ("doanh nghiệp viễn thông, doanh nghiệp trồng nấm", GOVERNMENT, "vn/doanh-nghiep", "class", None),
    ("Kế toán trưởng", GOVERNMENT, "vn/ke-toan-truong", "office", None),
    ("Kiểm toán nhà nước xem lại", GOVERNMENT, "tw/kiem-toan-nha-nuoc", "body", "central"),
    ("thành phố Hà Nội", GOVERNMENT, "ha-noi/ubnd", "body", "province"),
    ("Tài chính", LAO_CAI, "lao-cai/so-tai-chinh", "body", "province"),
    ("Hội đồng phối hợp công tác phòng dịch của tỉnh", LAO_CAI, "lao-cai/hoi-dong-phoi-hop-cong-tac-phong-dich", "body", "province"),
    ("Ban thực hiện cưỡng chế", GOVERNMENT, "vn/ban-thuc-hien-cuong-che", "class", None),
    ("Trưởng thuế tỉnh Bắc Ninh", LAO_CAI, "bac-ninh/thue", "body", "province"),
    ("Cục trưởng Cục Thuế", LAO_CAI, "lao-cai/cuc-thue", "body", "province"),
    ("Cục Thuế", HEALTH, "tw/cuc-thue", "body", "central"),
    ("Trưởng Thống kê tỉnh", LAO_CAI, "lao-cai/thong-ke", "body", "province"),
]


@pytest.mark.parametrize(("printed", "home", "identity", "kind", "level"), MEANT, ids=[f"{case[0]} of {case[2]}" for case in MEANT])
def test_who_is_meant(printed: str, home: Home, identity: str, kind: str, level: str | None) -> None:
    body = identify(printed, home)
    assert (body.id, body.kind, body.level) == (identity, kind, level)


MEMBERS = [
    ("Quốc phòng", "các Bộ", GOVERNMENT, "tw/bo-quoc-phong"),
    ("TP", "Các Bộ", GOVERNMENT, "tw/bo-tu-phap"),
    ("Tài chính", "Giám đốc các Sở", LAO_CAI, "lao-cai/so-tai-chinh"),
    ("Công an tỉnh", "các Sở", LAO_CAI, "lao-cai/cong-an"),
    ("Bảo Thắng", "UBND các huyện", LAO_CAI, "lao-cai.bao-thang/ubnd"),
    ("Cà Mau", "Ủy ban nhân dân các tỉnh, thành phố", GOVERNMENT, "ca-mau/ubnd"),
]


@pytest.mark.parametrize(("printed", "head", "home", "identity"), MEMBERS, ids=ids(MEMBERS))
def test_a_member_of_a_list_has_its_head(printed: str, head: str, home: Home, identity: str) -> None:
    assert identify(printed, home, head).id == identity


COMMUNES = [
    ("UBND xã Tam Hợp", NGHE_AN, "nghe-an.xa-tam-hop/ubnd"),
    ("Chủ tịch UBND xã Tam Hợp, tỉnh Nghệ An", Home(level="central", year=2026), "nghe-an.xa-tam-hop/ubnd"),
    ("Công an xã Tam Hợp", NGHE_AN, "nghe-an.xa-tam-hop/cong-an"),
    ("xã Tam Hợp", NGHE_AN, "nghe-an.xa-tam-hop/ubnd"),
    ("UBND xã Tam Hợp huyện Quỳ Hợp", Home(places()["nghe-an"], None, "province", 2020), "nghe-an.quy-hop.tam-hop/ubnd"),
    ("UBND xã Tam Hợp", Home(places()["nghe-an"], None, "province", 2020), None),  # two had the name
    ("UBND phường Hoàn Kiếm", HA_NOI, "ha-noi.phuong-hoan-kiem/ubnd"),
    ("đặc khu Lý Sơn", QUANG_NGAI, "quang-ngai.dac-khu-ly-son/ubnd"),
    ("UBND xã Tam Hợp", GOVERNMENT, None),
    ("UBND xã Tam Hợp", LAO_CAI, None),
]


@pytest.mark.parametrize(("printed", "home", "identity"), COMMUNES, ids=[f"{case[0]} in {case[2]}" for case in COMMUNES])
def test_a_commune_is_a_place_of_its_own(printed: str, home: Home, identity: str | None) -> None:
    body = identify(printed, home)
    assert (body.id, body.level) == (identity, "commune")


NONE = [
    ("Như Điều 3", LAO_CAI),
    ("Luật Giá", GOVERNMENT),
    ("Công báo tỉnh", LAO_CAI),
    ("Hàng dệt may", GOVERNMENT),
    ("thử tương đương", GOVERNMENT),
    ("Cục QLX", HEALTH),
    ("Thuế GTGT đầu vào", GOVERNMENT),
    ("Bộ Trồng nấm", GOVERNMENT),
    ("CÔNG NHẬN GIỐNG CÂY TRỒNG", GOVERNMENT),
    ("Phó Giám đốc", GOVERNMENT),
    ("Vụ Pháp chế", GOVERNMENT),  # of which ministry?
    ("Sở Y tế", NOWHERE),
    ("các sở, ban, ngành", NOWHERE),
    ("UBND các xã", NOWHERE),
]


@pytest.mark.parametrize(("printed", "home"), NONE, ids=ids(NONE))
def test_what_is_no_unit_or_is_left_open_has_no_id(printed: str, home: Home) -> None:
    assert identify(printed, home).id is None


def test_long_names_are_not_cut_to_one() -> None:
    one, other = (
        identify(f"Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao Kỹ thuật Trồng trọt Vùng Cao phía Tây Bắc {end}", LAO_CAI).id for end in ("Một", "Hai")
    )
    assert one is not None
    assert one != other
    assert len(one) < 90


LINES = [
    ("Như Điều 3", LAO_CAI, []),
    ("HĐND, UBND các tỉnh", GOVERNMENT, ["vn/hdnd-cap-tinh", "vn/ubnd-cap-tinh"]),
    ("Các Bộ: TC, XD; NN&MT", GOVERNMENT, ["tw/bo-tai-chinh", "tw/bo-xay-dung", "tw/bo-nong-nghiep-va-moi-truong"]),
    ("Các bộ, cơ quan ngang bộ; UBND cấp tỉnh", GOVERNMENT, ["tw/bo-co-quan-ngang-bo", "vn/ubnd-cap-tinh"]),
    ("VPCP: BTCN, các PCN", LAO_CAI, ["tw/van-phong-chinh-phu"]),
    ("TT Tỉnh ủy, TT HĐND tỉnh", LAO_CAI, ["lao-cai/thuong-truc-tinh-uy", "lao-cai/thuong-truc-hdnd"]),
    ("Bưu điện tỉnh", LAO_CAI, ["lao-cai/buu-dien"]),
]


@pytest.mark.parametrize(("line", "home", "expected"), LINES, ids=ids(LINES))
def test_units_of_a_line_of_recipients(line: str, home: Home, expected: list[str]) -> None:
    assert [body.id for body in units_of_line(line, home) if body.id] == expected


LETTER = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 9/KH-UBND
Lào Cai, ngày 5 tháng 6 năm 2021
KẾ HOẠCH
Về việc thử
1. Giao Giám đốc các Sở: Tài chính, Y tế chủ trì trồng cây.
2. Giao Phòng Cây xanh thuộc Sở Xây dựng báo cáo Sở Xây dựng.
3. Đề nghị Sở Xây dựng kiểm tra cây.
Nơi nhận:
- Như trên;
- TT HĐND, UBND tỉnh;
- Lưu: VT.
"""


def test_a_row_a_unit_and_none_for_a_line_without() -> None:
    rows = [(row.text, row.unit_id) for row in extract(LETTER).recipients]
    assert rows == [("Như trên", None), ("TT HĐND, UBND tỉnh", "lao-cai/thuong-truc-hdnd"), ("TT HĐND, UBND tỉnh", "lao-cai/ubnd")]


def test_the_printed_member_stays_the_span() -> None:
    found = extract(LETTER)
    members = {row.unit: row.unit_id for row in found.assignments if row.section is None or row.unit in {"Tài chính", "Y tế"}}
    assert (members["Tài chính"], members["Y tế"]) == ("lao-cai/so-tai-chinh", "lao-cai/so-y-te")
    assert {unit.id for unit in found.units} >= {row.unit_id for row in found.assignments if row.unit_id}


def test_a_unit_inside_a_body_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    rows = build(tmp_path / "letter.txt", out=tmp_path / "build").query("MATCH (a:Unit)-[:PART_OF]->(b:Unit) RETURN a.id AS a, b.id AS b ORDER BY a")
    assert {"a": "lao-cai.so-xay-dung/phong-cay-xanh", "b": "lao-cai/so-xay-dung"} in rows


@given(st.permutations(["sở", "ban", "ngành", "đoàn thể"]), st.sampled_from([", ", " , ", ",  "]), st.booleans())
def test_order_and_marks_of_a_group_change_nothing(nouns_: list[str], joint: str, upper: bool) -> None:
    printed = f"các {joint.join(nouns_[:-1])} và {nouns_[-1]}"
    assert identify(printed.upper() if upper else printed, LAO_CAI).id == "lao-cai/so-ban-nganh-doan-the"


@pytest.mark.parametrize("printed", ["Ủy ban nhân dân tỉnh Lào Cai", "các sở, ban, ngành", "Giám đốc Sở Tài chính tỉnh Lào Cai", "Công an tỉnh Lào Cai"])
def test_a_scan_that_lost_every_mark_reads_the_same(printed: str) -> None:
    assert identify(without_marks(printed), LAO_CAI).id == identify(printed, LAO_CAI).id


def test_the_tables_of_names_are_sound() -> None:
    assert set(naming("noun")["apart"]) <= set(noun_order())
    assert all(noun in noun_order() for meant in nouns().values() for noun in meant)
    assert all(short != long for short, long in unit_abbreviations().items())
    assert set(naming("level")) == {"tinh", "huyen", "xa"}


def test_a_spelling_of_two_nouns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    doubled = {**naming("noun"), "same": [["chủ đầu tư", "nhà thầu"]]}
    monkeypatch.setattr("extractors.registry.naming.naming", lambda name: doubled)
    with pytest.raises(RegistryError, match="chủ đầu tư"):
        nouns.__wrapped__()


@pytest.mark.parametrize(
    ("printed", "identity"),
    [
        ("Hội đồng nghĩa vụ quân sự", "vn/hoi-dong-nghia-vu-quan-su"),
        ("Hội đồng giám đốc thẩm", "vn/hoi-dong-giam-doc-tham"),
        ("Quỹ nhà ở địa phương", "vn/quy-nha-o-dia-phuong"),
        ("Đảng uỷ Quốc hội", "tw.quoc-hoi/dang-uy"),
        ("Đảng uỷ Chính phủ", "tw.chinh-phu/dang-uy"),
    ],
)
def test_bodies_of_one_head_stay_apart(printed: str, identity: str) -> None:
    assert identify(printed, Home(level="central")).id == identity


def test_a_plain_verb_behind_a_common_noun_gives_no_work_in_a_law() -> None:
    said = "LUẬT\nThử nghiệm\nĐiều 1. {} hồ sơ và trả kết quả trong 5 ngày.\n"
    assert not extract(said.format("Cơ quan tiếp nhận")).assignments
    assert [row.unit for row in extract(said.format("Cơ quan kiểm tra phải xem xét")).assignments] == ["Cơ quan kiểm tra"]
    assert [row.unit for row in extract(said.format("Bộ Y tế tiếp nhận")).assignments] == ["Bộ Y tế"]
