"""A unit's name: where it begins and ends, and of what kind it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from made_sentences import texts

from extractors.lexicon import Page
from extractors.unitnames import unit_at


def read(text: str) -> tuple[str, str] | None:
    """Return the name at the beginning of a text and its kind."""
    found = unit_at(Page.of(text), 0, len(text))
    return (text[: found.end], found.kind) if found else None


NAMES = [
    # bodies, and the verbs at which they end
    ("Sở Tài chính| thẩm định dự toán.", "body"),
    ("Sở Tài chính| chủ trì, phối hợp với Sở Nội vụ.", "body"),
    ("Sở Nội vụ| trước ngày 5/6 gửi danh sách.", "body"),
    ("Công an xã| khẩn trương xác minh.", "body"),
    ("Văn phòng UBND xã| có trách nhiệm đôn đốc.", "body"),
    ("BHXH tỉnh| cung cấp số liệu.", "body"),
    ("Trung tâm Kiểm soát bệnh tật tỉnh| giám sát ổ dịch.", "body"),
    ("Ban Quản lý dự án đầu tư xây dựng huyện| đôn đốc nhà thầu.", "body"),
    ("Sở Y tế| (qua Phòng Kế hoạch) tổng hợp.", "body"),
    ("Sở Y tế| - giao lập tổ kiểm tra.", "body"),
    ("sở y tế| kiểm tra.", "body"),
    # fields over commas
    ("Sở Văn hóa, Thể thao và Du lịch| xây dựng đề án.", "body"),
    ("phòng Kinh tế, Hạ tầng và Đô thị| chủ trì.", "body"),
    ("Cục Mỹ thuật, Nhiếp ảnh và Triển lãm| cấp phép.", "body"),
    ("Sở Nông nghiệp và Môi trường|, Sở Tư pháp góp ý.", "body"),
    ("phòng Kiểm tra| đôn đốc các xã.", "body"),
    ("ban Thanh tra| lập biên bản.", "body"),
    ("Phòng Quản lý thu và phát triển người tham gia| lập danh sách.", "body"),
    ("Ban Chính sách, chiến lược Trung ương| thẩm định.", "body"),
    ("Trung tâm Kiểm định chất lượng giáo dục Sông Lam| có trách nhiệm báo cáo.", "body"),
    ("Ngân hàng Nhà nước chi nhánh khu vực 3| chỉ đạo.", "body"),
    ("Ban soạn thảo| sửa đổi dự thảo.", "body"),
    ("Sở, ban ngành liên quan| cử người.", "class"),
    ("cơ quan quản lý nhà ở công vụ| kiểm tra hồ sơ.", "class"),
    ("cơ quan tiếp nhận kè, đập| có trách nhiệm đo lại.", "class"),
    ("cơ quan| tiếp nhận kè, người xây đập có trách nhiệm đo lại.", "class"),
    ("cơ quan đăng ký tàu|, Công an xã có trách nhiệm đo lại.", "class"),
    ("Đơn vị khai thác, vận hành kè sông| có trách nhiệm đo lại.", "class"),
    ("Các tổ chức, cá nhân trồng, mua bán giống| có trách nhiệm ghi sổ.", "group"),
    ("các đơn vị liên quan thuộc Bộ| tổ chức xây dựng sổ.", "group"),
    ("các xã nơi có đập vỡ| thì UBND huyện có trách nhiệm đo lại.", "group"),
    # places
    ("thành phố Huế| khẩn trương thống kê.", "body"),
    ("Thành phố| tiếp tục sửa chữa cầu.", "body"),
    ("UBND phường 5| niêm yết danh sách.", "body"),
    ("Sở Xây dựng|, Hà Nội", "body"),
    ("UBND các tỉnh từ Thanh Hóa đến Bình Thuận| theo dõi bão.", "body"),
    # groups stay whole
    ("các sở, ban, ngành của tỉnh| thực hiện nghiêm.", "group"),
    ("Các bộ, ngành, địa phương| khẩn trương rà soát.", "group"),
    ("các cơ quan, đơn vị có liên quan| chủ động xử lý.", "group"),
    ("các đơn vị trực thuộc| nộp danh sách.", "group"),
    ("Các đơn vị trực thuộc Sở| triển khai ngay.", "group"),
    ("toàn thể cơ quan, đơn vị| nộp danh sách.", "group"),
    ("từng sở, ngành| lập danh mục.", "group"),
    ("UBND các xã, phường, thị trấn| tổ chức trực.", "body"),
    # offices
    ("Chánh Văn phòng UBND tỉnh| theo dõi.", "office"),
    ("Đồng chí Giám đốc Sở Y tế| báo cáo.", "office"),
    ("các đồng chí Bí thư Đảng ủy xã| quán triệt.", "office"),
    ("Hiệu trưởng các trường THPT công lập| phổ biến.", "office"),
    ("Chủ tịch, Tổng giám đốc các tập đoàn, tổng công ty nhà nước| chịu trách nhiệm.", "office"),
    ("Chủ tịch Hội đồng thành viên, Giám đốc Công ty Thủy lợi Bình Lâm| vận hành cống.", "office"),
    ("Bộ trưởng|, Thủ trưởng cơ quan ngang bộ chỉ đạo.", "office"),
    # acronyms
    ("EVN|, VNPT cử người trực.", "body"),
    ("VNPT-IT| khắc phục đường truyền.", "body"),
    ("MTTQ xã| vận động hội viên.", "body"),
    # descriptions before a duty
    ("Đơn vị chưa nộp hồ sơ quyết toán| phải hoàn thành trước ngày 5/9.", "class"),
    ("các cơ quan được giao quản lý hồ chứa| có trách nhiệm vận hành.", "group"),
    ("cơ quan kiểm tra| phải lập biên bản.", "class"),
    ("Chủ rừng có diện tích lớn| phải xây dựng phương án.", "class"),
    # marks that a scan lost
    ("Uy ban nhan dan cac xa| triển khai.", "body"),
    ("Ủy ban nhân dan xa Hoa Son| tô chuc trực.", "body"),
    ("Giam doc Sở Y tế| báo cáo.", "office"),
    # bodies told by what they manage, and those of the Party and the army
    ("Sở quản lý ngành, lĩnh vực| chuẩn bị hồ sơ.", "body"),
    ("các bộ quản lý ngành, lĩnh vực| ban hành mẫu.", "group"),
    ("Các Sở, cơ quan quản lý ngành, lĩnh vực| chủ trì lập sổ.", "group"),
    ("Đảng đoàn Hội Nông dân| lãnh đạo việc sơ kết.", "body"),
    ("Tổ đảng ở Thường trực Hội đồng| thẩm tra.", "body"),
    ("Binh đoàn 99| (Tổng công ty Tam Sơn) vận chuyển.", "body"),
    # what an office's body is named after goes on behind a comma
    ("Viện trưởng Viện Văn hóa, Nghệ thuật và Du lịch tỉnh|, Giám đốc Sở Y tế.", "office"),
    ("Vụ trưởng Vụ Kế hoạch, Tài chính| chịu trách nhiệm.", "office"),
    ("Giám đốc Sở Nội vụ|, Công an tỉnh lập sổ.", "office"),
    ("Giám đốc Sở Nội vụ|, Trưởng phòng Y tế.", "office"),
    ("thủ trưởng Công an các đơn vị, địa phương| trực.", "office"),
    # what a body directs is no part of its name
    ("Bộ Xây dựng| chỉ đạo các viện.", "body"),
    ("Bộ trưởng Bộ Công an| chỉ đạo các lực lượng.", "office"),
    ("Thủ trưởng các đơn vị thuộc, trực thuộc Bộ Nội vụ| chịu trách nhiệm.", "office"),
    ("Chủ tịch Hội đồng Quốc gia về tài nguyên nước|, Sở Y tế.", "office"),
    ("Hội đồng xét tặng huy hiệu| có trách nhiệm họp.", "body"),
    ("Đoàn kiểm tra| có trách nhiệm lập biên bản.", "class"),
    ("Các chủ sở hữu| phải đóng góp.", "group"),
    ("Trưởng Ban Chỉ huy Phòng, chống lụt, bão thành phố|, Sở Y tế.", "office"),
    # councils and committees that are told by what they are for
    ("Hội đồng phối hợp công tác phòng dịch|, Sở Y tế lập sổ.", "body"),
    ("Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện|, Phòng Tư pháp.", "body"),
    ("Ban Chỉ đạo thực hiện Quy chế dân chủ xã| họp.", "body"),
    ("Tổ công tác triển khai Đề án 06| kiểm tra.", "body"),
    ("Hội đồng xét cấp học bổng| có trách nhiệm họp.", "body"),
    ("Ban bầu cử|, Tổ bầu cử niêm yết danh sách.", "body"),
    ("Hội đồng| phối hợp với Sở Y tế lập sổ.", "body"),
    ("Hội đồng| phối hợp công tác phòng dịch với Sở Y tế, Sở Nội vụ.", "body"),
    ("Trung tâm| phối hợp các trường, Sở Y tế tiêm phòng.", "body"),
    ("Trung tâm| thực hiện việc tiêm phòng và có trách nhiệm báo cáo.", "body"),
    ("công an đóng trên địa bàn| tuyên truyền, vận động Nhân dân.", "body"),
    # what places have, that are so told apart
    ("UBND các huyện có xã miền núi| rà soát.", "body"),
    ("các xã có biển, đảo| chịu trách nhiệm.", "group"),
    ("các xã| có biện pháp ngăn dịch.", "group"),
    # a task that a line break joined to the name
    ("Sở Xây dựng| Theo dõi các xã.", "body"),
    ("Công an Thành phố| Chỉ đạo Công an các phường.", "body"),
    ("Trung tâm Giáo dục Thường xuyên tỉnh| rà soát.", "body"),
    # titles that say which body they head
    ("Chánh Văn phòng|, Vụ trưởng Vụ Pháp chế.", "office"),
    ("Các ông (bà) Chánh Văn phòng UBND tỉnh|, Giám đốc Sở Y tế.", "office"),
    # heads of offices in the provinces since 2025
    ("Trưởng Thuế tỉnh|, Sở Y tế.", "office"),
    # which of many are meant, before they lead
    ("các xã có cầu yếu| chủ trì, phối hợp với Sở Xây dựng rà soát.", "group"),
]


@pytest.mark.parametrize(("text", "kind"), NAMES, ids=[text[:45] for text, _ in NAMES])
def test_a_name_ends_where_its_words_do(text: str, kind: str) -> None:
    name, rest = text.split("|")
    assert read(name + rest) == (name, kind)


LOOK_ALIKES = [
    "trường hợp không đủ hồ sơ thì trả lại",
    "Trường hợp cần thiết, xin ý kiến",
    "ban hành kèm theo Quyết định",
    "bộ luật dân sự hiện hành",
    "Bộ máy giúp việc gọn nhẹ",
    "Hội nghị tổng kết năm học",
    "phòng chống bão lụt",
    "phòng, chống tham nhũng",
    "Công nghệ số phát triển",
    "công khai danh sách",
    "vụ việc phức tạp",
    "Đội ngũ giáo viên",
    "Chi phí quản lý",
    "văn bản số 5",
    "đơn vị tính: đồng",
    "QUY ĐỊNH CHUNG",
    "ĐIỀU KHOẢN THI HÀNH",
    "TỔ CHỨC THỰC HIỆN",
    "lãnh đạo, chỉ đạo thực hiện",
    "TT 12/2020/TT-BTC",
    "So Giao duc va Dao tao",  # a single syllable must stand as it is written
    "",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_looks_like_a_unit_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.xfail(strict=True, reason="a verb in `nominal` may name what any body is for, an acronym too")
def test_an_acronym_takes_no_verb_into_its_name() -> None:
    assert read("VNPT-IT hỗ trợ các xã.") == ("VNPT-IT", "body")


@settings(deadline=None)
@given(texts)
def test_a_name_lies_inside_its_text_and_is_read_twice_the_same(text: str) -> None:
    page = Page.of(text)
    for at in range(len(text) + 1):
        found = unit_at(page, at, len(text))
        assert found == unit_at(page, at, len(text))
        assert found is None or at <= found.start < found.end <= found.after <= len(text)
