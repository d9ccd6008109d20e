"""What a head says of its document, in small texts of our own: letterheads in two columns and without marks, titles of every length, numbers in pieces."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.bodies import Home
from extractors.lines import printed_lines
from extractors.plainbodies import body_that_ends, longest_body, opens_body
from extractors.records import Document

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = (
    "Căn cứ Luật Thủy lợi và các văn bản hướng dẫn thi hành Luật ấy trong lĩnh vực hồ chứa, đập dâng và trạm đo nước;\n"
    "Điều 1. Người trông hồ đo nước hồ vào sáng sớm và chiều muộn hằng ngày, cả trong những ngày nghỉ và ngày lễ.\n"
    "Điều 2. Người trông hồ ghi số đo vào sổ của hồ ấy và gửi số đo ấy cho người giữ sổ trong cùng ngày đo nước.\n"
)
LONG = (
    "VỀ VIỆC CÔNG BỐ DANH MỤC CÁC TRẠM ĐO NƯỚC, CÁC LOẠI THƯỚC ĐO, CÁCH GHI SỔ ĐO VÀ CÁCH GỬI SỐ ĐO HẰNG NGÀY CỦA CÁC HỒ CHỨA LỚN, HỒ CHỨA VỪA, HỒ CHỨA NHỎ "
    "VÀ CÁC ĐẬP DÂNG DO CÁC HỢP TÁC XÃ DÙNG NƯỚC TRÔNG COI TRÊN ĐỊA BÀN TỈNH LÀO CAI"
)


def own(text: str) -> Document:
    return extract(text).document


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("TONG CUC THUE CONG HOA XA HOI CHU NGHIA VIET NAM\nCUC THUE TINH LAO CAI Độc lập - Tự do - Hanh phúc\nSố: 12/CT-TTHT", "Cục Thuế tỉnh Lào Cai"),
        ("TỔNG CỤC THUẾ\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\tCỤC THUẾ TỈNH LÀO CAI\tĐộc lập - Tự do - Hạnh phúc.\n\tSố: 12/CT-TTHT", "Cục Thuế tỉnh Lào Cai"),
        ("TONG CỤC THUÊ CONG HOA XÃ HOI CHỦ NGHĨA VIET NAM\n\nCUC THUÊ TP HÀ NOI Độc lập - Ty do - Hanh phúc\nSố: 12/CT-TTHT", "Cục Thuế thành phố Hà Nội"),
        ("BO TAI CHINH CONG HOA XA HOI CHU NGHIA VIET NAM\nTONG CUC HAI QUAN Độc lập - Tw do - Hanh phúc\nsố: SỒ2TCHQ-TXNK", "Tổng cục Hải quan"),
        ("BO LAO DONG - THUONG BINH CONG HOA XA HOI CHU NGHIA VIET NAM\nVA XA HOI Độc lập - Tự do\nSố: 4l/LDT", "Bộ Lao động - Thương binh và Xã hội"),
    ],
)
def test_a_letterhead_of_two_columns_names_its_last_body(head: str, issuer: str) -> None:
    text = f"{head} Lào Cai, ngày 5 tháng 6 năm 2018\nV/v đo nước\nKính gửi: Bà Lê Thị Hồ.\nTrả lời thư của Bà như sau.\n"
    assert (own(text).kind, own(text).issuer) == ("Công văn", issuer)


@pytest.mark.parametrize(
    ("over", "number", "issuer"),
    [
        ("SỞ GDĐT TỈNH LÀO CAI\nTRƯỜNG THPT HỒ XANH SỐ 2", "5/KH-THPTHX2", "Trường THPT Hồ Xanh số 2"),
        ("UBND TỈNH LÀO CAI\nTRUNG TÂM ĐO NƯỚC", "5/KH-TTĐN", "Trung tâm Đo nước"),
        ("BỘ TÀI CHÍNH\nBẢO HIỂM XÃ HỘI VIỆT NAM", "5/KH-XYZ", "Bảo hiểm xã hội Việt Nam"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG ĐOÀN QUỐC HỘI", "5-KH/ĐĐQH15", "Đảng đoàn Quốc hội"),
        ("BO Y TE\nVU PHAP CHE", "5/KH-PCX", "Vụ Pháp chế"),
        ("BO Y TE\nCUC XQTL VE DUOC", "5/KH-PCX", None),  # a name that no table has, spoilt, and nowhere else in the text
        ("BỘ Y TẾ", "5/KH-PCX", "Bộ Y tế"),
    ],
)
def test_the_last_line_of_a_letterhead_is_the_issuer_and_those_above_its_superiors(over: str, number: str, issuer: str | None) -> None:
    text = f"{over}\n\n{MOTTO}\nSố: {number}\n\nLào Cai, ngày 5 tháng 6 năm 2026\n\nKẾ HOẠCH\nĐo nước hồ mùa mưa\n{BODY}"
    told = "Trường THPT Hồ Xanh số 2, Trung tâm Đo nước, Đảng đoàn Quốc hội và Vụ Pháp chế cùng đo.\n"
    assert own(text + told).issuer == issuer


def test_a_body_that_no_table_has_is_of_the_place_of_the_one_above_it() -> None:
    document = own(f"UBND TỈNH LÀO CAI\nTRUNG TÂM ĐO NƯỚC HỒ\n{MOTTO}Số: 5/KH-TTĐN\nLào Cai, ngày 5 tháng 6 năm 2026\nKẾ HOẠCH\nĐo nước\n{BODY}")
    assert (document.issuer_id, document.level) == ("lao-cai/trung-tam-do-nuoc-ho", "province")


@pytest.mark.parametrize(
    "text",
    [
        "Bàn về nước hồ\nVăn phòng Quốc hội\n1. Nước hồ\nNước hồ có trong Luật Thủy lợi.\n",  # an article under its author's office
        "Phụ lục II\nQUY TẮC ĐO NƯỚC\nHồ lớn đo trước, hồ nhỏ đo sau.\n",
        "Nghị định làm khó dân đo nước\nBài của một bạn đọc ở hồ.\nNước hồ là của chung.\n",
        "Thư gửi bạn đọc\nChính phủ các nước cùng Cộng hòa xã hội chủ nghĩa Việt Nam bàn về nước.\n",
    ],
)
def test_what_is_no_document_has_no_issuer(text: str) -> None:
    assert (own(text).kind, own(text).number, own(text).issuer) == (None, None, None)


def test_joint_letters_are_all_their_bodies() -> None:
    text = f"Thông tư liên tịch số 7/2014/TTLT-BCA-BQP-BNG\n\n{BODY}Điều 3. Gửi sổ.\nĐiều 4. Giữ sổ.\nĐiều 5. Kết thúc.\n"
    assert own(text).issuer == "Bộ Công an - Bộ Quốc phòng - Bộ Ngoại giao"


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("Cục Thuế tỉnh Lào Cai có ý kiến như sau:", "Cục Thuế tỉnh Lào Cai"),
        ("Tổng cục Thuế nhận được công văn của ông và trả lời.", "Tổng cục Thuế"),
        ("Cục Thuế TP có ý kiến như sau:", None),  # of which place it does not say
        ("ông Tổng có ý kiến như sau:", None),
    ],
)
def test_who_answers_in_a_letter_without_a_head(said: str, issuer: str | None) -> None:
    document = own(f"Kính gửi: Công ty Hồ Xanh\nTrả lời công văn số 7/CV-HX ngày 3/4/2016 của Công ty Hồ Xanh, {said}\nNước hồ không chịu thuế.\n")
    assert (document.kind, document.issuer, document.number) == ("Công văn", issuer, None)


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("Thực hiện Luật Thủy lợi, Bộ Y tế đã tiến hành tổng kết việc đo nước hồ.", "Bộ Y tế"),
        ("Bộ Xây dựng kính trình Chính phủ việc đo nước hồ.", "Bộ Xây dựng"),
        ("Nhóm đo nước đã tiến hành tổng kết việc đo nước hồ.", None),
        ("Hồ đã được Bộ Y tế đo, và nước hồ còn trong.", None),
    ],
)
def test_who_reports_where_there_is_no_letterhead(said: str, issuer: str | None) -> None:
    assert (
        own(f"BÁO CÁO\nTổng kết việc đo nước\n\n{said}\nI. Bối cảnh\nNước hồ năm nay đầy hơn năm trước, và người trông hồ đo nước nhiều hơn.\n").issuer
        == issuer
    )


@pytest.mark.parametrize(
    ("formula", "issuer"),
    [
        ("Theo đề nghị của Vụ trưởng Vụ Pháp chế, Bộ trưởng Bộ Y tế ban hành Thông tư hướng dẫn đo nước.", "Bộ trưởng Bộ Y tế"),
        ("Liên tịch Bộ Y tế - Bộ Tài chính hướng dẫn đo nước như sau:", "Bộ Y tế - Bộ Tài chính"),
        ("Theo đề nghị của Vụ trưởng Vụ Pháp chế, Bộ Y tế.", None),
    ],
)
def test_who_enacts_behind_the_recitals(formula: str, issuer: str | None) -> None:
    assert own(f"THÔNG TƯ\nHướng dẫn đo nước hồ\n\nCăn cứ Luật Thủy lợi;\n{formula}\nĐiều 1. Đo nước.\nĐiều 2. Ghi sổ.\n").issuer == issuer


def test_a_complaint_is_no_letter_of_an_authority() -> None:
    assert own("Kính gửi: Tòa soạn\nTôi đo nước hồ mỗi ngày và mong được đăng bài.\n").kind is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (LONG, LONG),
        (f"{LONG}\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI", LONG),
        ("BAN HÀNH QUY CHẾ ĐO NƯỚC CỦA ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "BAN HÀNH QUY CHẾ ĐO NƯỚC CỦA ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
        ("QUY ĐỊNH VIỆC ĐO NƯỚC TẠI CÁC TRẠM THUỘC ỦY BAN NHÂN DÂN TỈNH", "QUY ĐỊNH VIỆC ĐO NƯỚC TẠI CÁC TRẠM THUỘC ỦY BAN NHÂN DÂN TỈNH"),
        ("ỦY QUYỀN CHO GIÁM ĐỐC SỞ Y TẾ ĐO NƯỚC HỒ", "ỦY QUYỀN CHO GIÁM ĐỐC SỞ Y TẾ ĐO NƯỚC HỒ"),
        ("VỀ ĐO NƯỚC HỒ VÀ GHI MÃ SỐ CỤC TRƯỞNG CỤC HẢI QUAN", "VỀ ĐO NƯỚC HỒ VÀ GHI MÃ SỐ"),
        ("QUY ĐỊNH MỨC NƯỚC HỒ NĂM HỌC\n2025 - 2026", "QUY ĐỊNH MỨC NƯỚC HỒ NĂM HỌC 2025 - 2026"),
        ("VỀ BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA XVI VÀ ĐẠI BIỂU HĐND XÃ HỒ XANH", "VỀ BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA XVI VÀ ĐẠI BIỂU HĐND XÃ HỒ XANH"),
        ("Về việc đo nước hồ chứa trong mùa mưa - Căn cứ Điều lệ hồ;", "Về việc đo nước hồ chứa trong mùa mưa"),
        ("Về việc đo nước hồ từ ngày 01/01/2020 đến ngày 31/12/2024", "Về việc đo nước hồ từ ngày 01/01/2020 đến ngày 31/12/2024"),
        ("Về việc đo nước hồ CÔNG THÔNG YIN ĐIỆN TỦ CHÍNHPHÙ| tại các bản vùng cao", "Về việc đo nước hồ tại các bản vùng cao"),
        ("Về việc đo nước hồ vùng cao CONG THONG TIN ĐIỆN TỬ CHÍNH PHỦ ĐẾN Giờ:........", "Về việc đo nước hồ vùng cao"),
        ("Về việc đo nước hồ của Thủ tướng Chính phủ", "Về việc đo nước hồ của Thủ tướng Chính phủ"),
        ("GỐNG THÂN T5 BIỆN TỪ CHÍNH PHÙ :\n\n: Về việc đo nước hồ vùng cao", "Về việc đo nước hồ vùng cao"),
        ("Về việc đo nước hồ vùng cao B'ÊN TỦ CHÍNH PHÙ", "Về việc đo nước hồ vùng cao"),
        ("Về quy chế của Cổng Thông tin điện tử Chính phủ", "Về quy chế của Cổng Thông tin điện tử Chính phủ"),
        ("VỀ QUY CHẾ CỦA CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "VỀ QUY CHẾ CỦA CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"),
        ('"= Về việc đo nước hồ trong mùa mưa năm nay\n\nLấ SỐ - Nh ng Cu .', "Về việc đo nước hồ trong mùa mưa năm nay"),
        ("Về việc đo nước hồ vùng cao\n\nCÔNG BÁO/Số 3 + 4/Ngày 5-9-2022 3", "Về việc đo nước hồ vùng cao"),
        ("Về việc đo nước hồ vùng cao\n\n‘ohn ea aos", "Về việc đo nước hồ vùng cao"),
    ],
)
def test_a_title_is_whole_and_nothing_else(lines: str, title: str) -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n{MOTTO}Số: 5/QĐ-UBND\nLào Cai, ngày 5 tháng 6 năm 2025\nQUYẾT ĐỊNH\n{lines}\n{BODY}"
    assert own(text).title == title


def test_a_title_in_small_letters_may_be_as_long_as_it_likes() -> None:
    title = "Về việc đo " + ", ".join(f"nước hồ thứ {count} và ghi số đo vào sổ của hồ ấy" for count in range(1, 7))
    document = own(f"BỘ Y TẾ\n{MOTTO}Số: 5/QĐ-BYT\nHà Nội, ngày 5 tháng 6 năm 2025\nQUYẾT ĐỊNH\n{title}\n{BODY}")
    assert document.title == title
    assert len(title) > 220


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("V/v đo nước hồ chứa và\n\nghi sổ đo nước", "V/v đo nước hồ chứa và ghi sổ đo nước"),
        ("V/v\n\nĐo nước hồ", "V/v Đo nước hồ"),
        ("V/v đo nước hồ chứa trong\nLào Cai, ngày 5 tháng 6 năm 2025\nmùa mưa và mùa khô", "V/v đo nước hồ chứa trong mùa mưa và mùa khô"),
        ("V/v đo nước ở đoạn qua Nam Định, Thái Bình\nLào Cai, ngày 5 tháng 6 năm 2025", "V/v đo nước ở đoạn qua Nam Định, Thái Bình"),
        ("VW đo nước hồ chứa", "VW đo nước hồ chứa"),
        ("Hà Nội, ngày 5 tháng 6 năm 2016\n4A: đo nước hồ chứa", "4A: đo nước hồ chứa"),
        ("Vo Hồ, TP Lào Cai", None),
        ("VA XA HOI", None),
    ],
)
def test_the_subject_of_a_letter(lines: str, title: str | None) -> None:
    text = f"BỘ Y TẾ\n{MOTTO}Số: 5/BYT-VP\n{lines}\nKính gửi: Sở Y tế tỉnh Lào Cai.\nBộ Y tế trả lời như sau.\n"
    assert own(text).title == title


def test_a_date_between_the_lines_of_a_title_is_none_of_it_and_offsets_hold() -> None:
    text = "BỘ Y TẾ\nSố: 5/BYT-VP\nV/v đo nước **hồ** trong\nHà Nội, ngày 5 tháng 6 năm 2025\nmùa mưa\nKính gửi: Sở Y tế tỉnh Lào Cai.\nBộ Y tế trả lời.\n"
    assert (own(text).title, own(text).date) == ("V/v đo nước hồ trong mùa mưa", "2025-06-05")


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("Số: /BC-BYT Hà Nội, ngày tháng 6 năm 2025 BÁO CÁO\nĐo nước hồ", "Báo cáo", "Đo nước hồ"),
        ("Số: 5/2025/NĐ-CP Hà Nội, ngày 5 tháng 6 năm 2025\nli 2. NGHỊ ĐỊNH\nQuy định việc đo nước", "Nghị định", "Quy định việc đo nước"),
        ("Số: 5/CT-TTg Hà Nội, ngày 5 tháng 6 năm 2025\n, CHỈ THỊ tăng cường đo nước hồ", "Chỉ thị", "tăng cường đo nước hồ"),
        ("Hà Nội, ngày 5 tháng 6 năm 2025\nTHONG TU!\nHướng dẫn đo nước", "Thông tư", "Hướng dẫn đo nước"),
        ("THÔNG TƯ[1]\nHƯỚNG DẪN ĐO NƯỚC\nThông tư số 5/2013/TT-BYT ngày 5/6/2013, có hiệu lực kể từ ngày 1/8/2013", "Thông tư", "HƯỚNG DẪN ĐO NƯỚC"),
        ("<div align='center'>\n<strong>NGHỊ QUYẾT</strong>\nSửa đổi việc đo nước\n</div>", "Nghị quyết", "Sửa đổi việc đo nước"),
        ("LUẬT\n\nĐO NƯỚC", "Luật", "ĐO NƯỚC"),
        ("THÔNG TƯ", "Thông tư", None),
        ("CONG VAN DEN\nĐo nước hồ", None, None),
    ],
)
def test_the_kind_and_the_title_under_it(head: str, kind: str | None, title: str | None) -> None:
    document = own(f"{head}\n\n{BODY}")
    assert (document.kind, document.title) == (kind, title)


def test_the_kind_of_a_summary_line_gives_way_to_that_of_the_number() -> None:
    text = f"# Quy định về đo nước hồ chứa\n\nBỘ Y TẾ\n\nSố: 5/2020/QĐ-BYT\n\nHà Nội, ngày 5 tháng 6 năm 2020\n\nQUYẾT ĐỊNH\n\nVỀ VIỆC ĐO NƯỚC\n\n{BODY}"
    assert (own(text).kind, own(text).title) == ("Quyết định", "VỀ VIỆC ĐO NƯỚC")


JUDGED = (
    "TÒA ÁN NHÂN DÂN {motto}\nTHÀNH PHỐ LÀO CAI Độc lập - Tự do - Hạnh phúc\nTỈNH LÀO CAI\nBản án số: 19/2021/HS-ST\nNgày: 10 - 3 - 2021\n{more}NHÂN DANH\n"
)


def test_a_judgement_says_its_kind_before_its_number_and_its_day_under_it() -> None:
    text = JUDGED.format(motto="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", more="")
    document = own(f"<Page:1>{text}- Thành phần Hội đồng xét xử sơ thẩm gồm có:\nThẩm phán - Chủ tọa phiên tòa: Bà Lê Thị Hồ\n")
    assert (document.kind, document.number, document.date, document.title) == ("Bản án", "19/2021/HS-ST", "2021-03-10", None)
    assert (document.issuer, document.level) == ("Tòa án nhân dân thành phố Lào Cai", "district")
    about = JUDGED.format(motto="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", more="V/v tranh chấp nước hồ\n")
    assert own(f"{about}- Thành phần Hội đồng xét xử gồm có:\nBà Lê Thị Hồ\n").title == "V/v tranh chấp nước hồ"


def test_a_judgement_that_is_cited_is_not_the_document() -> None:
    assert own(f"BỘ Y TẾ\nSố: 5/BYT-VP\nHà Nội, ngày 5 tháng 6 năm 2025\nV/v thi hành Bản án số 19/2021/HS-ST\nKính gửi: Sở Y tế.\n{BODY}").kind == "Công văn"


def test_number_date_and_issuer_between_kind_and_title() -> None:
    head = "THÔNG TƯ\nCỦA BỘ Y TẾ SỐ 7/2001/TT-BYT NGÀY 03 THÁNG 4 NĂM 2001 HƯỚNG DẪN ĐO NƯỚC HỒ"
    for text in (head, head.replace("THÔNG TƯ\nCỦA BỘ Y TẾ SỐ", "THONG TU\nCUA BO Y TE SO").replace("NGÀY 03 THÁNG 4 NĂM", "NGAY 03 THANG 4 NAM")):
        document = own(f"{text}\n{BODY}")
        assert (document.number, document.date, document.issuer, document.title) == ("7/2001/TT-BYT", "2001-04-03", "Bộ Y tế", "HƯỚNG DẪN ĐO NƯỚC HỒ")
    decree = own(f"SẮC LỆNH\nLUẬT SỐ 10-SL/L-00 NGÀY 2-5-1957 QUY ĐỊNH VIỆC ĐO NƯỚC\nCHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HOÀ\nRA SẮC LỆNH :\n{BODY}")
    assert (decree.kind, decree.date, decree.issuer, decree.title) == ("Sắc lệnh", "1957-05-02", "Chủ tịch nước", "QUY ĐỊNH VIỆC ĐO NƯỚC")
    cited = own(f"THÔNG TƯ\nSỬA ĐỔI THÔNG TƯ CỦA BỘ Y TẾ SỐ 7/2001/TT-BYT NGÀY 03 THÁNG 4 NĂM 2001\n{BODY}")
    assert (cited.number, cited.date) == (None, None)


@pytest.mark.parametrize(
    ("opening", "kind", "issuer"),
    [
        ("Nghị quyết thông qua việc đo nước hồ xanh\nHội đồng nhân dân tỉnh lào cai\nKhoá xii, kỳ họp thứ 13", "Nghị quyết", "HĐND tỉnh Lào Cai"),
        ("Nghị quyết về việc đo nước hồ\nHội đồng nhân dân tỉnh lào cai khóa vii - kỳ họp thứ 6", "Nghị quyết", "HĐND tỉnh Lào Cai"),
        ("Quyết định sửa đổi, bổ sung việc đo nước\nBộ trưởng bộ y tế", "Quyết định", "Bộ trưởng Bộ Y tế"),
        ("Quyết định về việc đo nước hồ\nSở văn hóa, thể thao và du lịch lào cai", "Quyết định", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"),
        ("Quyết định về việc đo nước hồ\nỦy ban nhân dân quận 3", "Quyết định", "UBND quận 3"),
    ],
)
def test_a_first_line_that_is_kind_and_title_over_the_recitals(opening: str, kind: str | None, issuer: str | None) -> None:
    assert (own(f"{opening}\n{BODY}").kind, own(f"{opening}\n{BODY}").issuer) == (kind, issuer)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("Số: 35\nHà Nội, ngày 28 tháng 5 năm 2024\n/2024/QĐ-UBND", "35/2024/QĐ-UBND"),
        ("86:04 /2025/TT-BYT Hà Nội, ngày 5 tháng 6 năm 2025", "04/2025/TT-BYT"),
        ("Ghi chú: 04/2025/TT-BYT của Bộ Y tế", None),
        ("Độc lập - Tự do - Hạnh phúc Luật số: 71/2014/QH13", "71/2014/QH13"),
    ],
)
def test_an_own_number_in_pieces(lines: str, number: str | None) -> None:
    assert own(f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\n{lines}\nQUYẾT ĐỊNH\nVề việc đo nước\n{BODY}").number == number


@pytest.mark.parametrize(
    ("line", "kind", "issuer"),
    [
        ("Số: 22% /QĐ-BYT", "Quyết định", "Bộ Y tế"),
        ("Số:45É /TCT -CS", None, "Tổng cục Thuế"),
        ("Số: /2025/TT-BYT", "Thông tư", "Bộ Y tế"),
        ("sửa theo số: 22/QĐ-BYT", None, None),
    ],
)
def test_letters_tell_kind_and_issuer_where_the_serial_is_lost_and_there_is_no_number(line: str, kind: str | None, issuer: str | None) -> None:
    document = own(f"{line}\nHà Nội, ngày 5 tháng 6 năm 2025\nĐo nước hồ.\n{BODY}")
    assert (document.number, document.kind, document.issuer) == (None, kind, issuer)


def test_letters_of_a_number_in_small_letters_are_all_read() -> None:
    (cited,) = extract("Căn cứ quyết định số 42/2004/qđ-ubbt ngày 26/5/2004;\n").citations
    assert cited.number == "42/2004/QĐ-UBBT"
    assert [row.number for row in extract("Theo quyết định số 42/2004/qđ-ub về hồ;\n").citations] == ["42/2004/QĐ-UB"]


def test_a_heading_that_is_a_number_alone_takes_date_and_issuer_from_its_introduction() -> None:
    text = (
        "# Nghị quyết số 99-NQ/TW\n\n"
        "Thay mặt Bộ Chính trị, đồng chí Lê Hồ đã ký ban hành Nghị quyết số 99-NQ/TW (ngày 22/12/2021) của Bộ Chính trị về đo nước.\n\n"
        "I. Mở đầu\n\nNước hồ là của chung.\n\n1. Đo nước.\n\n2. Ghi sổ.\n\n3. Gửi sổ.\n"
    )
    assert (own(text).date, own(text).issuer) == ("2021-12-22", "Bộ Chính trị")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("CUC THUE TP. HO CHI MINH", "Cục Thuế thành phố Hồ Chí Minh"),
        ("SO TAI CHINH TINH LAO CAI", "Sở Tài chính tỉnh Lào Cai"),
        ("UY BAN NHAN DAN TINH LAO CAI", "UBND tỉnh Lào Cai"),
        ("CONG AN TINH LAO CAI", "Công an tỉnh Lào Cai"),
        ("BÀN TỈNH LÀO CAI", None),
        ("cục thuế tỉnh lào cai", None),
        ("BỘ TÀI CHÍNH HÀ NỘI", "Bộ Tài chính"),  # the place is of the date
    ],
)
def test_a_name_without_marks_is_who_the_registry_says(printed: str, name: str | None) -> None:
    found = longest_body(printed.split(), 0, Home())
    assert (found[0].name if found else None) == name


def test_where_names_begin_and_end() -> None:
    assert [opens_body(words.split(), 0) for words in ("TRƯỜNG THPT", "VU PHAP CHE", "QUY TẮC", "BỘ Y TẾ", "trường")] == [True, True, False, False, False]
    words = ["ngày", "5/6", "ông", "viết", "rằng", "Cục", "Thuế", "tỉnh", "Lào", "Cai"]
    found = body_that_ends(words, len(words), Home())
    assert found is not None
    assert found.id == "lao-cai/cuc-thue"


def test_tags_around_a_line_of_markdown_are_none_of_it() -> None:
    assert [line.text for line in printed_lines('<div align="center">\n <b>KẾ HOẠCH</b><br/>\nnước < 5 m và > 2 m\n<x>\nđo <b>nước</b>\n</div>')] == [
        "KẾ HOẠCH",
        "nước < 5 m và > 2 m",
        "<x>",
        "đo <b>nước</b>",
    ]


def test_a_title_that_leads_to_a_law_goes_on_with_it() -> None:
    text = "LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA \nLUẬT ĐO CÁT\nCăn cứ Hiến pháp;\nĐiều 1. Sửa đổi.\n"
    assert extract(text).document.title == "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐO CÁT"


def test_a_number_of_tens_of_thousands_is_printed_with_a_point() -> None:
    head = "TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI\n\nSố: 69.262 /CT-TTHT\n\nHà Nội, ngày 02 tháng 1 năm 2018\n\nV/v khấu trừ\n\nKính gửi: Công ty A\n"
    assert extract(head).document.number == "69262/CT-TTHT"


def test_a_constitution_that_names_itself_cites_nothing() -> None:
    said = "Điều 1. Mọi người tuân theo Hiến pháp.\nĐiều 2. Hiến pháp năm 1992 hết hiệu lực."
    text = f"QUỐC HỘI\n\nHIẾN PHÁP\n\n{said}\n\nHiến pháp này được thông qua ngày 28 tháng 11 năm 2013.\n"
    assert [row.text for row in extract(text).citations] == ["Hiến pháp năm 1992"]
