"""A clause: whom it charges, in which role, by which words, and where what they have to do begins."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sentences import texts

from extractors.clauses import reach, read_clause
from extractors.dutywords import read_duty
from extractors.lexicon import Page

Row = tuple[str, str, str, str, str]  # unit, role, cue, how, the beginning of the task


def read(text: str, *, rules: bool = False, told: bool = False) -> list[Row]:
    charges = read_clause(Page.of(text), 0, len(text), rules=rules, told=told)
    rows = [(name.start, charge, text[name.start : name.end]) for charge in charges for name in charge.names]
    return [(unit, c.role, c.cue, c.how, text[c.task : c.stop]) for _, c, unit in sorted(rows, key=lambda row: row[0])]


SUBJECTS = [
    ("Sở Y tế lập dự toán.", ("Sở Y tế", "assigned", "lập", "subject", "lập dự toán."), "a verb"),
    ("Sở Y tế chủ trì lập dự toán.", ("Sở Y tế", "lead", "chủ trì", "subject", "chủ trì lập dự toán."), "lead"),
    ("Sở Y tế có trách nhiệm lập dự toán.", ("Sở Y tế", "assigned", "có trách nhiệm", "subject", "có trách nhiệm lập dự toán."), "a modal"),
    (
        "Sở Y tế có trách nhiệm chủ trì lập dự toán.",
        ("Sở Y tế", "lead", "có trách nhiệm chủ trì", "subject", "có trách nhiệm chủ trì lập dự toán."),
        "modal, lead",
    ),
    ("Các xã khẩn trương lập sổ.", ("Các xã", "assigned", "khẩn trương lập", "subject", "khẩn trương lập sổ."), "an adverb"),
    ("Sở Y tế phối hợp tháo dỡ.", ("Sở Y tế", "coordinating", "phối hợp", "subject", "phối hợp tháo dỡ."), "help alone"),
    (
        "Sở Y tế, theo nhiệm vụ được giao, hướng dẫn các xã.",
        ("Sở Y tế", "assigned", "hướng dẫn", "subject", "theo nhiệm vụ được giao, hướng dẫn các xã."),
        "aside",
    ),
    (
        "Sở Y tế căn cứ kế hoạch này khẩn trương rà soát sổ.",
        ("Sở Y tế", "assigned", "khẩn trương rà soát", "subject", "căn cứ kế hoạch này khẩn trương rà soát sổ."),
        "no commas",
    ),
    ("Theo nhiệm vụ được giao, Sở Y tế theo dõi việc thi.", ("Sở Y tế", "assigned", "theo dõi", "subject", "theo dõi việc thi."), "an opening"),
    ("Định kỳ hằng quý, UBND các xã báo cáo.", ("UBND các xã", "assigned", "báo cáo", "subject", "báo cáo."), "a time"),
    ("Nếu đê nứt thì cơ quan kiểm tra phải lập biên bản.", ("cơ quan kiểm tra", "assigned", "phải", "subject", "phải lập biên bản."), "thì"),
    ("Đối với các chủ hồ chứa cần kiểm tra cửa xả.", ("các chủ hồ chứa", "assigned", "cần", "subject", "cần kiểm tra cửa xả."), "đối với"),
    ("- Các xã và Nhân dân cần tiết kiệm nước.", ("Các xã", "assigned", "cần", "subject", "cần tiết kiệm nước."), "persons beside"),
    ("Văn phòng là cơ quan đầu mối tổng hợp.", ("Văn phòng", "assigned", "là cơ quan đầu mối", "subject", "là cơ quan đầu mối tổng hợp."), "đầu mối"),
    (
        "Các doanh nghiệp không còn nhu cầu dùng đất thì phải trả lại.",
        ("Các doanh nghiệp không còn nhu cầu dùng đất", "assigned", "phải", "subject", "phải trả lại."),
        "a condition up to thì",
    ),
    (
        "Các xã theo phạm vi nhiệm vụ được Chính phủ giao, có trách nhiệm lập sổ.",
        ("Các xã", "assigned", "có trách nhiệm", "subject", "theo phạm vi nhiệm vụ được Chính phủ giao, có trách nhiệm lập sổ."),
        "what was given by whom",
    ),
    (
        "Sở Y tế: Căn cứ chỉ đạo của UBND tỉnh, nhu cầu của các xã xây dựng dự toán.",
        ("Sở Y tế", "assigned", "xây dựng", "subject", "Căn cứ chỉ đạo của UBND tỉnh, nhu cầu của các xã xây dựng dự toán."),
        "what is ordered by another",
    ),
    ("Uy ban nhan dan xa to chuc truc.", ("Uy ban nhan dan xa", "assigned", "to chuc", "subject", "to chuc truc."), "lost marks"),
]

GIVEN = [
    ("Giao Sở Tư pháp thẩm định dự thảo.", ("Sở Tư pháp", "assigned", "Giao", "given", "thẩm định dự thảo."), "giao"),
    ("Giao Sở Tư pháp chủ trì xây dựng quy chế.", ("Sở Tư pháp", "lead", "Giao", "given", "chủ trì xây dựng quy chế."), "giao, chủ trì"),
    ("Phân công Công an xã trực chốt.", ("Công an xã", "assigned", "Phân công", "given", "trực chốt."), "phân công"),
    ("UBND tỉnh yêu cầu các sở báo cáo trước ngày 5/6.", ("các sở", "assigned", "yêu cầu", "given", "báo cáo trước ngày 5/6."), "yêu cầu"),
    ("Đề nghị Ủy ban MTTQ tỉnh giám sát việc chia quà.", ("Ủy ban MTTQ tỉnh", "requested", "Đề nghị", "given", "giám sát việc chia quà."), "đề nghị"),
    ("Đề nghị Tỉnh đoàn chủ trì hội trại.", ("Tỉnh đoàn", "lead", "Đề nghị", "given", "chủ trì hội trại."), "đề nghị, chủ trì"),
    ("Khi kè nứt thì kiến nghị Sở Xây dựng áp dụng biện pháp.", ("Sở Xây dựng", "requested", "kiến nghị", "given", "áp dụng biện pháp."), "kiến nghị"),
    ("UBND huyện giao Phòng Nội vụ:", ("Phòng Nội vụ", "assigned", "giao", "given", ""), "a colon"),
]


@pytest.mark.parametrize(("text", "row", "name"), [*SUBJECTS, *GIVEN], ids=[row[2] for row in (*SUBJECTS, *GIVEN)])
def test_whom_a_clause_charges(text: str, row: Row, name: str) -> None:
    assert read(text) == [row]


def test_partners_behind_lead() -> None:
    assert read("Giao Sở Tư pháp chủ trì, phối hợp chặt chẽ với Công an tỉnh, Sở Y tế lập quy chế.") == [
        ("Sở Tư pháp", "lead", "Giao", "given", "chủ trì, phối hợp chặt chẽ với Công an tỉnh, Sở Y tế lập quy chế."),
        ("Công an tỉnh", "coordinating", "phối hợp chặt chẽ với", "joint", "lập quy chế."),
        ("Sở Y tế", "coordinating", "phối hợp chặt chẽ với", "joint", "lập quy chế."),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Sở Y tế phối hợp với Công an tỉnh lập sổ.", ["assigned", "coordinating"], id="a task of its own"),
        pytest.param("Sở Y tế phối hợp với Công an tỉnh trong việc lập sổ.", ["coordinating", "coordinating"], id="help"),
        pytest.param("Sở Y tế cùng với Công an tỉnh lập sổ.", ["assigned", "coordinating"], id="cùng với"),
        pytest.param("Sở Y tế chủ trì cùng Công an tỉnh lập sổ.", ["lead", "coordinating"], id="chủ trì cùng"),
        pytest.param("Sở Y tế chỉ đạo các bệnh viện, phối hợp với Công an tỉnh trực.", ["assigned", "assigned", "coordinating"], id="who directs, helps"),
        pytest.param("Sở Y tế chỉ đạo các bệnh viện trực cấp cứu.", ["assigned", "assigned"], id="who directs, and who is directed"),
    ],
)
def test_roles_of_two(text: str, roles: list[str]) -> None:
    assert [role for _, role, *_ in read(text)] == roles


TURNS = [
    pytest.param(
        "Khi kè nứt, Sở Y tế báo cáo Sở Xây dựng, Sở Xây dựng có trách nhiệm đo lại, Công an xã có trách nhiệm cấm đường.",
        ["Sở Y tế", "Sở Xây dựng", "Công an xã"],
        id="two further subjects",
    ),
    pytest.param("Sở Y tế lập sổ, thu phí của các chủ rừng, chủ đập có trách nhiệm nộp phí.", ["Sở Y tế"], id="a list that is told of"),
    pytest.param("Hộ dân chuyển nhà, xã nơi đi gạch tên, UBND xã nơi đến có trách nhiệm lập sổ.", ["UBND xã"], id="behind what others do"),
    pytest.param("Sở Y tế lập sổ, báo cáo cán bộ có trách nhiệm giữ sổ.", ["Sở Y tế"], id="persons"),
    pytest.param("UBND xa bao cao cap tren, Uy ban nhan dan huyen co trach nhiem do lai.", ["UBND xa", "Uy ban nhan dan huyen"], id="lost marks"),
]


@pytest.mark.parametrize(("text", "units"), TURNS)
def test_a_clause_turns_to_another_subject(text: str, units: list[str]) -> None:
    """Where the clause goes on with units of its own and a word of duty, each has its row."""
    assert [(unit, role) for unit, role, *_ in read(text)] == [(unit, "assigned") for unit in units]


CLOSINGS = [
    pytest.param(
        "Chánh Văn phòng UBND tỉnh; Trưởng phòng Nội vụ và các hộ có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ["Chánh Văn phòng UBND tỉnh", "Trưởng phòng Nội vụ"],
        id="an unknown member at the end",
    ),
    pytest.param(
        "Giám đốc Sở Y tế; Giám đốc: Trung tâm Tin học tỉnh; các hộ nuôi cá lồng; Chủ tịch UBND cấp xã chịu trách nhiệm thi hành Quyết định này.",
        ["Giám đốc Sở Y tế", "Trung tâm Tin học tỉnh", "Chủ tịch UBND cấp xã"],
        id="a head with a colon, an unknown member inside",
    ),
    pytest.param(
        "Các Doanh nghiệp được nhà nước giao đất và các tổ chức có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ["Các Doanh nghiệp", "các tổ chức có liên quan"],
        id="what was given to one",
    ),
    pytest.param(
        "Các ông, bà: Chánh Văn phòng Sở, Chủ tịch UBND các xã và vạn chài chịu trách nhiệm thi hành quyết định nầy",
        ["Chánh Văn phòng Sở", "Chủ tịch UBND các xã"],
        id="persons before a colon",
    ),
    pytest.param(
        "- Chánh Văn phòng Sở,hộ dân ven kênh , Giám đốc Sở Y tế chịu trách nhiệm thi hành kế hoạch này",
        ["Chánh Văn phòng Sở", "Giám đốc Sở Y tế"],
        id="spaces lost and added, small letters",
    ),
]


@pytest.mark.parametrize(("text", "units"), CLOSINGS)
def test_who_carries_out_the_document(text: str, units: list[str]) -> None:
    """Of a list that ends at the closing formula every unit that is known has a row, and the clause goes on over its semicolons."""
    assert reach(Page.of(text), 0, len(text)) == len(text)
    assert [(unit, role) for unit, role, *_ in read(text)] == [(unit, "assigned") for unit in units]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hộ nuôi cá lồng chịu trách nhiệm thi hành Quyết định này.", id="nobody that is known"),
        pytest.param("Hộ nuôi cá, hộ trồng sen tại Sở Y tế chịu trách nhiệm thi hành hợp đồng.", id="no document of the issuer's"),
        pytest.param("Hộ nuôi cá, vạn chài và Sở Y tế không chịu trách nhiệm thi hành hợp đồng.", id="denied"),
    ],
)
def test_a_closing_formula_alone_gives_nothing(text: str) -> None:
    assert read(text) == []


BESIDE = [
    pytest.param("Chỉ đạo, hướng dẫn và đôn đốc các xã lập sổ.", [("các xã", "assigned")], id="verbs beside one that directs"),
    pytest.param("Theo dõi, đôn đốc các phòng lập sổ.", [("các phòng", "assigned")], id="đôn đốc"),
    pytest.param("Đôn đốc, hướng dẫn Hội Nông dân xã: lập sổ.", [("Hội Nông dân xã", "assigned")], id="a colon"),
    pytest.param("Đôn đốc các xã, kịp thời giải quyết vướng mắc.", [], id="who urges does the rest"),
    pytest.param("Hướng dẫn, hỗ trợ các xã lập sổ.", [], id="help gives no work"),
    pytest.param("Công tác chỉ đạo, đôn đốc các xã lập sổ còn chậm.", [], id="what is said of directing"),
    pytest.param("Chỉ đạo 03 bệnh viện huyện trực cấp cứu.", [("03 bệnh viện huyện", "assigned")], id="units with their number"),
    pytest.param("Chỉ đạo 03 đợt dọn kênh.", [], id="a number of no units"),
    pytest.param("Sở Y tế theo thẩm quyền chỉ đạo các phòng lập sổ.", [("Sở Y tế", "assigned"), ("các phòng", "assigned")], id="by its power"),
    pytest.param("Người có thẩm quyền chỉ đạo các phòng lập sổ.", [], id="who has the power"),
    pytest.param("(2) Sở Y tế chỉ đạo các phòng lập sổ.", [("Sở Y tế", "assigned"), ("các phòng", "assigned")], id="a number in brackets"),
    pytest.param("(b) Sở Y tế, Sở Nội vụ lập sổ.", [("Sở Y tế", "assigned"), ("Sở Nội vụ", "assigned")], id="a letter in brackets"),
    pytest.param("(2) năm nay là năm thứ hai.", [], id="a number in brackets of no unit"),
    pytest.param("Đề nghị Cơ quan chủ trì soạn thảo làm rõ.", [("Cơ quan chủ trì soạn thảo", "requested")], id="an agency named by leading"),
    pytest.param("Các xã phối hợp với Sở Y tế: lập sổ.", [("Các xã", "assigned"), ("Sở Y tế", "coordinating")], id="tasks behind a colon"),
]


@pytest.mark.parametrize(("text", "units"), BESIDE)
def test_whom_a_directing_verb_charges(text: str, units: list[tuple[str, str]]) -> None:
    assert [(unit, role) for unit, role, *_ in read(text)] == units


NOBODY = [
    ("UBND tỉnh đã giao Sở Y tế lập đề án.", "narrated"),
    ("Bộ Công an vừa yêu cầu Công an các tỉnh báo cáo.", "just done"),
    ("Thủ tướng từng giao Bộ Y tế xây dựng đề án.", "once done"),
    ("Lập hồ sơ để Hội đồng thẩm định xem xét.", "purpose, a subject"),
    ("Gửi văn bản để giao Sở Y tế xử lý.", "purpose, a giver"),
    ("Thanh tra viên có quyền yêu cầu cơ quan, đơn vị cung cấp hồ sơ.", "a power"),
    ("Sở Y tế được cấp kinh phí từ ngân sách.", "passive"),
    ("Trường Tiểu học Hòa Sơn được thành lập năm 1990.", "passive history"),
    ("Văn phòng đề xuất được chấp thuận.", "what somebody did is passive"),
    ("Danh mục do Sở Y tế lập, được giao Sở Nội vụ lưu trữ.", "passive giver"),
    ("Văn phòng UBND tỉnh thông báo để Sở Y tế, Sở Nội vụ biết, thực hiện.", "a reply"),
    ("Văn phòng UBND tỉnh trả lời để ông Bình biết.", "a reply to a person"),
    ("Giám đốc Sở Y tế trực tiếp có thẩm quyền giải quyết.", "an ability, behind an adverb"),
    ("Cơ quan thuế đã trừ tiền của người phải nộp phạt mà vẫn thiếu.", "a duty of others"),
    ("Co quan thue da tru tien cua nguoi phai nop phat ma van thieu.", "a duty of others, marks lost by a scan"),
    ("Thanh tra việc lập sổ của các trạm.", "a verb with what it is done to"),
    ("THANH TRA VIỆC THỰC HIỆN LẬP SỔ", "a verb with what it is done to, in capital letters"),
    ("- Thuế GTGT phải nộp là 3 triệu đồng.", "a tax"),
    ("Về đề nghị của Sở Y tế lập đề án mới, UBND tỉnh đồng ý.", "a topic"),
    ("Về kiến nghị giao Sở Tài chính cấp vốn, Chủ tịch có ý kiến như sau.", "a topic of giving"),
    ("Theo yêu cầu của Sở Y tế, bệnh viện tạm dừng.", "owned"),
    ("Văn bản đề nghị của Sở Y tế chưa rõ.", "a document that asks"),
    ("Sở Y tế không phải báo cáo.", "negated"),
    ("Sở Y tế phải được thông tin.", "must be told"),
    ("Việc này là cần thiết.", "cần thiết"),
    ("Trung tâm là đơn vị sự nghiệp công lập.", "a definition"),
    ("Chi cục Thú y cấp Giấy chứng nhận kiểm dịch.", "what a body grants"),
    ("Tài sản được chủ tịch xã giao cho Trạm Y tế quản lý.", "what somebody was entrusted with"),
    ("Nhà nước giao tổ chức kinh tế trồng rừng.", "the State entrusts in general"),
    ("Hồ sơ đã gửi kèm văn bản đề nghị Sở Y tế, Sở Nội vụ xem xét.", "units of a request that gives none"),
    ("Việc vay vốn của hợp tác xã, công ty phải qua hợp đồng.", "what is said of a matter"),
    ("Trường hợp cơ quan, đơn vị thiếu vốn thì dừng.", "units of a condition"),
    ("Khi Sở Y tế, Sở Nội vụ kiểm tra sổ thì nộp sổ.", "units of a condition, each named"),
    ("Xã giao chủ đầu tư cho công ty trúng thầu.", "what is given away"),
    ("Công ty ngoài tỉnh không chịu trách nhiệm bồi thường.", "a duty denied"),
    ("Các bên liên quan trong vụ việc có thể yêu cầu tổ chức rà soát.", "what somebody may do"),
    ("Các tổ chức lưu vực sông.", "a word that begins like a verb"),
    ("Trưởng đoàn thanh tra.", "a title over a body told by a verb"),
    ("Cơ quan có thẩm quyền giải quyết: Sở Y tế.", "for what an agency is competent"),
    ("Đội trưởng Đội kiểm soát chống buôn lậu.", "a title over a body told by a verb, with its capital letter"),
    ("Công an xã tiếp nhận tin thì lập sổ.", "a condition told by a verb"),
    ("Phát huy vai trò của các trường, hội nông dân trong xây dựng nếp sống.", "a verb right behind a preposition"),
    ("Lãnh đạo công tác bảo vệ nội bộ, tổ chức kiểm tra.", "what somebody does, with a capital letter"),
    ("Học viên lập nhóm.", "a person that is spelt like a body"),
    ("Hợp tác xã chăn nuôi là hợp tác xã nuôi lợn.", "work whose second syllable is a verb"),
    ("Thứ trưởng Bộ Y tế làm Phó Trưởng ban.", "who is made what"),
    ("Các trường thông tin số 1, 2.", "fields of a record"),
    ("Mặt trận Tổ quốc thực hiện quyền giám sát.", "a right that is exercised"),
    ("Cơ quan thực hiện: theo dõi ở bảng dưới.", "a label"),
    ("Đơn vị chịu trách nhiệm tổng hợp Phòng Kế hoạch.", "a label without a colon"),
    ("Cơ quan tiếp nhận hồ sơ ở tầng hai.", "an agency told by what it does, and no duty"),
    ("Khi hồ sơ đủ, cơ quan tiếp nhận hồ sơ.", "the same behind an opening"),
    ("Thủ trưởng cơ quan thi hành án dân sự cấp xã.", "who heads an agency told by what it does"),
    ("Hằng năm báo cáo, kiến nghị Chính phủ các biện pháp cần thiết để giữ kè.", "what is told somebody"),
    ("Hộ dân làm thủ tục đề nghị cơ quan thuế cấp mã.", "a formality by which somebody asks"),
    ("Nhà đầu tư đã trúng thầu thì không phải đấu lại.", "no duty behind a condition"),
    ("Đối với cầu do các sở, cơ quan thuế xây thì phải đo lại.", "who built it"),
]


@pytest.mark.parametrize(
    ("text", "rules", "units"),
    [
        pytest.param("Người đứng đầu đơn vị được giao quản lý cầu quyết định bán tài sản cũ.", True, [], id="what they were given, in a rule"),
        pytest.param("Đơn vị được giao quản lý cầu có trách nhiệm bán tài sản cũ.", True, ["Đơn vị được giao quản lý cầu"], id="before a duty"),
        pytest.param(
            "Sở Xây dựng được giao quản lý cầu, hướng dẫn các xã.", True, ["Sở Xây dựng được giao"], id="a body by its name, to which a rule gives so"
        ),
        pytest.param("Các tổ được phân công chuẩn bị hội trường.", False, ["Các tổ được phân công"], id="in a plan, which gives work so"),
    ],
)
def test_what_units_were_given_describes_them(text: str, rules: bool, units: list[str]) -> None:
    assert [unit for unit, *_ in read(text, rules=rules)] == units


AGENCIES = [
    ("Cơ quan tiếp nhận hồ sơ| kiểm tra giấy tờ.", "a verb behind another"),
    ("Cơ quan điều hành| tiến hành trao giấy.", "two verbs side by side"),
    ("Trong ba ngày, đơn vị quản lý vận hành hồ| báo cáo mực nước.", "two nouns of work in one name"),
    ("Thủ trưởng cơ quan thi hành án dân sự| phải báo cáo.", "the title of who heads it"),
    ("Căn cứ sổ trực, đơn vị chủ trì| chủ động đôn đốc.", "chủ trì in the name"),
    ("Co quan tiep nhan ho so| kiem tra giay to.", "marks lost by a scan"),
    ("Cơ quan có thẩm quyền tiến hành tố tụng| phải lập biên bản.", "for what it is competent"),
    ("Co quan co tham quyen giai quyet| co trach nhiem lap bien ban.", "for what it is competent, marks lost by a scan"),
    ("Trưởng đoàn thanh tra| báo cáo kết quả.", "a title over a body told by a verb"),
    ("Cục Xuất nhập khẩu| tiếp nhận hồ sơ.", "a field that ends like a verb"),
    ("Cục An toàn bức xạ và hạt nhân| phải cấp giấy.", "a field with và"),
    ("Chủ tịch UBND xã| nơi không có trạm y tế tổ chức khám bệnh.", "a denial of something else"),
    ("Cơ quan quy định tại điểm a khoản này| phải báo cáo.", "a rule that tells which"),
    ("Bộ, cơ quan ngang bộ| có trách nhiệm công khai số liệu.", "two classes in one name"),
    ("Các tổ chức liên quan đến việc vận chuyển chất thải| phải ghi sổ.", "the matter that concerns them"),
    ("Các đơn vị giữ giấy tờ của người phải nộp phạt| phải giao lại giấy.", "a duty of others before the own one"),
    ("Đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên| phải lập sổ.", "who pays for it"),
    ("Hội đồng nhân dân xã| giám sát việc thực hiện trồng cây.", "a verb with what it is done to"),
    ("Trung tâm Dịch vụ việc làm| lập sổ.", "việc làm in a name"),
    ("Thuế cơ sở 3| phải lập sổ.", "an office of that head"),
    ("Co quan quy dinh tai khoan nay| co trach nhiem bao cao.", "a rule that tells which, marks lost by a scan"),
    ("Các đơn vị sử dụng mẫu chung| phải lập sổ.", "units that a verb describes"),
    ("Các xã được giao tham gia đoàn thanh tra| có trách nhiệm gửi báo cáo.", "units that a passive describes"),
    ("Các don vi su dung mau chung| co trach nhiem lap so.", "units that a verb describes, marks lost by a scan"),
    ("Thủ trưởng cơ sở trợ giúp xã hội| có trách nhiệm lập sổ.", "trợ giúp is no giúp"),
    ("Các đơn vị thuộc quyền quản lý| tổ chức trực.", "an attribute with a verb in it"),
    ("Công an xã| tiếp nhận tin, nếu sai thì sửa sổ.", "a condition behind a duty"),
    ("Cục Chăn nuôi| có trách nhiệm lập sổ.", "a field whose second syllable is a verb"),
    ("Thủ trưởng cơ sở giam giữ| phải lập sổ.", "a body told by a compound"),
    ("Đại biểu Hội đồng nhân dân xã| giám sát việc sửa đường.", "đại biểu of a council"),
    ("Doanh nghiệp nước ngoài| phải lập sổ.", "nước ngoài"),
    ("Các cơ quan thông tin, truyền thông| đẩy mạnh tuyên truyền.", "a class with a verb in it"),
    ("Tòa án| ghi rõ hình thức.", "a verb of two syllables"),
    ("Các đơn vị| thực hiện kiểm kê và báo cáo.", "of many the verb says what they do"),
    ("Thủ trưởng cơ quan, tổ chức, đơn vị| chịu trách nhiệm toàn diện.", "a duty of several"),
]


@pytest.mark.parametrize("text", [row[0] for row in AGENCIES], ids=[row[1] for row in AGENCIES])
def test_an_agency_is_told_by_the_verb_behind_its_bare_noun(text: str) -> None:
    named, task = text.split("|")
    [(unit, role, _, _, told)] = read(named + task)
    assert named.endswith(unit)
    assert (role, told) == ("assigned", task.strip())


@pytest.mark.parametrize("text", [row[0] for row in NOBODY], ids=[row[1] for row in NOBODY])
def test_nobody_is_charged(text: str) -> None:
    assert read(text) == []


@pytest.mark.xfail(strict=True, reason="`cần thiết` is told by its second syllable, which also begins `thiết lập`")
def test_a_modal_before_a_verb_that_begins_like_a_denial() -> None:
    assert read("Sở Y tế cần thiết lập đường dây nóng.") != []


@pytest.mark.parametrize(
    ("text", "plain", "ruled", "told"),
    [
        pytest.param("Bộ trưởng quyết định việc cấp thẻ.", 1, 0, 0, id="a verb of power"),
        pytest.param("Sở Y tế thẩm định hồ sơ.", 1, 1, 0, id="a verb of work"),
        pytest.param("Sở Y tế phải quyết định mức phí.", 1, 1, 1, id="a word of duty"),
        pytest.param("Sở Y tế phối hợp với các trường khám mắt.", 2, 2, 2, id="work with others"),
        pytest.param("Trong năm qua, Sở Y tế tổ chức ba lớp.", 1, 1, 0, id="behind an opening"),
        pytest.param("Hồ sơ thiếu thì đề nghị Sở Y tế bổ sung.", 1, 0, 1, id="asked within a rule"),
        pytest.param("Trong quá trình thực hiện, nếu còn vướng, đề nghị các cơ quan phản ánh về Sở.", 1, 1, 1, id="asked behind its condition"),
    ],
)
def test_what_counts_in_a_rule_and_in_an_account(text: str, plain: int, ruled: int, told: int) -> None:
    assert [len(read(text)), len(read(text, rules=True)), len(read(text, told=True))] == [plain, ruled, told]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Yêu cầu Sở Y tế; Sở Nội vụ; UBND các huyện lập sổ; nộp bản giấy.", "Yêu cầu Sở Y tế; Sở Nội vụ; UBND các huyện lập sổ"),
        ("Sở Y tế khám mắt; Sở Nội vụ lập danh sách.", "Sở Y tế khám mắt"),
        ("Sở Y tế khám mắt, cấp thuốc.", "Sở Y tế khám mắt, cấp thuốc."),
        ("Phối hợp với Sở Y tế; Công an tỉnh khám mắt.", "Phối hợp với Sở Y tế; Công an tỉnh khám mắt."),
    ],
)
def test_a_clause_ends_at_a_semicolon_that_parts_no_list(text: str, clause: str) -> None:
    assert text[: reach(Page.of(text), 0, len(text))] == clause


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (", trong phạm vi quản lý, chủ trì lập sổ", "lead"),
        (" trong phạm vi chức năng, nhiệm vụ của mình bảo đảm vắc xin", "assigned"),
        (" trong phạm vi nhiệm vụ và quyền hạn được giao phối hợp lập sổ", "coordinating"),
        (" kịp thời và chủ động lập sổ", "assigned"),
        (" sẽ phải lập sổ", "assigned"),
        (" đã lập sổ", None),
        (" của tỉnh", None),
    ],
)
def test_the_duty_behind_a_subject(text: str, role: str | None) -> None:
    found = read_duty(Page.of(text), 0, len(text), weak=True)
    assert (found.role if found else None) == role


@settings(deadline=None)
@given(texts, st.booleans(), st.booleans())
def test_charges_lie_inside_without_overlap_and_are_read_twice_the_same(text: str, rules: bool, told: bool) -> None:
    page = Page.of(text)
    stop = reach(page, 0, len(text))
    assert 0 <= stop <= len(text)
    charges = read_clause(page, 0, stop, rules=rules, told=told)
    assert charges == read_clause(page, 0, stop, rules=rules, told=told)
    assert all(0 <= name.start < name.end <= charge.task <= stop for charge in charges for name in charge.names)
    names = [name for charge in charges for name in charge.names]
    assert not any(one.start < other.end and other.start < one.end for one, other in combinations(names, 2))
