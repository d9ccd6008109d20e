"""Names of units in running text: where a body, an office or a group of bodies begins and ends, and lists of them.

In: a clean text and a position. Out: the spans of the units that begin there. A generic group stays whole (`các sở, ban, ngành`); a new unit
begins where a named body, an office title or a new `các` begins. A name ends at a verb of work (`VERBS`) or of power (`POWERS`): the one
place to add one.
"""

from __future__ import annotations

import re

from extractors.letters import rx

VERBS = (
    r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|triển khai|thực hiện|tổ chức thực hiện|tổ chức triển khai|"
    r"tổ chức(?= (?!tín|chính|xã hội|đảng|đoàn|kinh|nước|quốc|phi)[\Ll])|xây dựng|tăng cường|chủ động|tiếp tục|tập trung|theo dõi|kiểm tra|"
    r"hướng dẫn|báo cáo|tham mưu|căn cứ|để|nhằm|khẩn trương|đẩy mạnh|rà soát|chỉ đạo|huy động|tham gia|nghiên cứu|quan tâm|thường xuyên|phát động|"
    r"bố trí|phải|cần|trên cơ sở|trong quá trình|trong việc|trong công tác|trong triển khai|tích cực|kịp thời|đôn đốc|giám sát|nâng cao|"
    r"tuyên truyền|phổ biến|cung cấp|(?<!công )(?<!độc )(?<!dân )lập|trình|đề xuất|quyết định|ban hành|quy định|tiếp nhận|xử lý|xem xét|cân đối|"
    r"lãnh đạo|phát huy|cam kết|tự|là|được|đã|sẽ|thông báo|công bố|công khai|gửi|đăng(?= (?:tải|thông|công|tin))|quán triệt|bảo đảm|đảm bảo|giúp|"
    r"đề nghị|yêu cầu|(?<!goại )giao|chú trọng|khai thác|phân công|ưu tiên|hỗ trợ|nghiêm túc|trực tiếp|vận hành|tổng hợp|đánh giá|thẩm định|phê duyệt|"
    r"thi hành|ra |nêu|biết|nếu|khi|trước|sau|từ|với|tại|về|cùng|như|theo|làm|duy trì|chấp hành|tuân thủ|thanh tra,|sử dụng|thành lập|sửa đổi|"
    r"bổ sung|hoàn thiện|hoàn thành|chuẩn bị|đưa|lồng ghép|thống nhất|cụ thể|đồng thời|bám sát|lựa chọn|định kỳ|khắc phục|"
    r"tạo(?= (?:điều|ra|mọi|sự|môi))|vận động|nhận|có kế hoạch|có biện pháp|có văn bản|có chương trình|dành|mở|không|chưa|đang|do(?! địa phương)|"
    r"chuyển|trả lời|phản ánh|phản hồi|kiện toàn|bám|giữ|nộp|thì|thông tin(?= [\Ll])|tiến hành|phân loại|đăng ký|giải quyết|bồi dưỡng|tư vấn|"
    r"thông qua|kiến nghị|rút|đầu tư|hằng năm|hàng năm|gương mẫu|ký|dự|liên hệ|sắp xếp|tổng kết|sơ kết|đi đầu|lưu|hợp tác|thu|"
    r"chi(?= (?:trả|tiền|cho|hỗ|ngân|phí))|xác định|thể hiện|vào cuộc|tổng|dựa|khảo sát|nắm|xin|cử|do đó|truyền thông"
    r"|xác minh|thỏa thuận|thoả thuận|niêm yết|họp|bị|khan trương|có chính sách|trong trường hợp"
)
# what a body may or does by its power, not work that it is given: a name ends here, and no duty begins
POWERS = (
    r"có quyền|có thể|có ý kiến|có quyết định|có đủ|chấp thuận|chấp nhận|áp dụng|cho phép|cho ý|cho thuê|chịu|(?<!đồng )xét xử|phê chuẩn|tuyên bố|"
    r"triệu tập|bổ nhiệm|bãi nhiệm|miễn nhiệm|(?<!nơi )phát hiện|công nhận|xác nhận|chỉ định|thảo luận|thụ lý|ủy quyền|uỷ quyền|điều chỉnh|chậm nhất|"
    r"bao gồm|hủy bỏ|huỷ bỏ|bãi bỏ|kháng nghị|khởi kiện|khởi tố|truy tố|truy nã|kết án|trưng cầu|phân cấp|đình chỉ|biểu quyết|tiếp xúc|vẫn|bỏ phiếu|"
    r"thí điểm|(?<!quan )thẩm tra|thiết lập|kính trình|trao đổi|phân bổ|kết luận|gia hạn|trân trọng|ban bố|giải thích|phát biểu|đáp ứng|nhất trí|"
    r"ấn định|hoãn|đóng góp|cập nhật|lấy ý kiến|mời|khoanh định|bầu(?! cử)|tặng|thấy rằng|xét thấy|"
    r"cấp(?= (?:[Gg]iấy|phép|[Cc]hứng|lại|đổi|cho|mã|thẻ|Thẻ|trích))|trả(?= (?:thu|lại|hồ|cho))|chỉ(?= (?:được|có|cần|phải))"
)
_STOP = rx(rf"\s(?:{VERBS}|{POWERS})(?!\w)")
_PLURAL = r"(?:[Cc]ác|[Nn]hững|[Tt]oàn\sbộ|[Tt]ất\scả(?:\scác)?|[Mm]ọi|[Tt]ừng)"
_OFFICE = (
    r"(?:(?:[Cc]ác\s)?(?:[Đđ]ồng\schí\s)?(?:Phó\s)?(?:Chủ\stịch|Bộ\strưởng|Thứ\strưởng|[Tt]hủ\strưởng|Giám\sđốc|Tổng\s[Gg]iám\sđốc"
    r"|Chánh\s(?:Văn\sphòng|Thanh\stra|án|VP)|Hiệu\strưởng|Cục\strưởng|Chi\scục\strưởng|Tổng\scục\strưởng"
    r"|Trưởng\s(?:ban|phòng|[Bb]an|các)|Viện\strưởng|Thống\sđốc|Vụ\strưởng|Bí\sthư|[Nn]gười\sđứng\sđầu|Tổng\sThanh\stra|Tổng\sKiểm\stoán|Chủ\snhiệm"
    r"|[Uu]ỷ\sviên|[Ủủ]y\sviên|ủy\sviên))"
)
_BODY = (
    r"(?:(?i:UBND|HĐND|MTTQ|UBMTTQ)|(?:[ỦủUuƯ][ỷyỷ]|Uy)\sban|ủy\sban|Hội\sđồng|Sở(?!\shữu|\shạ)|sở\sgiáo\sdục|Phòng(?!,?\schống|\schữa)|phòng(?=\s[\Lu])|Ban(?=\s[\Lu])|Bộ(?=\s[\Lu])"
    r"|Công\s[Aa]n|Bộ\sChỉ\shuy|BCH|Thanh\stra|Văn\sphòng|VP|Viện|Tòa\sán|Toà\sán|Cục|Chi\scục|Tổng\scục"
    r"|Kho\sbạc|Ngân\shàng|Thuế|Hải\squan|Đài|Báo(?!\scáo)|Cổng\s[Tt]hông|Trung\stâm|Trường(?!\shợp)|Hội(?=\s[\Lu])|Liên(?=\s[\Lu])|Đoàn|Mặt\s[Tt]rận|Tập\sđoàn"
    r"|Công\sty|Cty|Tổng\s[Cc]ông\sty|[Đđ]ảng\s[ủu][ỷy]|Huyện\s[ủu][ỷy]|Tỉnh\s[ủu][ỷy]|Thành\s[ủu][ỷy]|Vụ(?=\s[\Lu])|Thường\strực|Bảo\shiểm\s[Xx]ã"
    r"|Điện\slực|Kiểm\stoán|[Nn]gành(?=\s(?:[\Lu]|giáo|y\stế|nông|công|tài|chức))|Quỹ|Học\sviện|Tạp\schí|Ban\s[Qq]uản|Ban\s[Cc]hỉ|Đội|Hiệp\shội"
    r"|Thông\stấn|Khu\squản|Nhà(?=\s[\Lu])|Trạm|Chính\sphủ|BHXH|Bảo\stàng|Cảng\svụ|Tổ\sđại\sbiểu|Cơ\squan(?=\sBảo\shiểm))"
)
_GROUP = (
    r"(?:bộ|sở|ban|ngành|đoàn\sthể|phòng|cơ\squan|đơn\svị|địa\sphương|tổ\schức|cá\snhân|doanh\snghiệp|cơ\ssở|trường(?!\shợp)|huyện|quận|thị\sxã|xã|phường"
    r"|thị\strấn|thành\sviên|lực\slượng|cấp\s[ủu][ỷy]|chính\squyền|trung\stâm|chủ\sđầu\stư|nhà\sthầu"
    r"|Bộ|Sở|Ban|Phòng|Trung\stâm|Ngành|Cơ\squan|Tập\sđoàn|Tổng\scông\sty|Trường(?!\shợp)|Đơn\svị|Tổ\schức|Hội|hội|thôn|khối|bên\scung|tỉnh|thành\sphố|Tỉnh"
    r"|nhà\strường|cấp|UBND|Ủy\sban|tòa\sán|viện\skiểm\ssát|báo|thành\sviên|phòng\schức|tập\sđoàn|công\sty|bệnh\sviện|chi\scục|ủy\sban"
    r"|đặc\skhu|[Tt]ổ\sđại\sbiểu|đại\sbiểu|đảng\s[ủu][ỷy]|hộ\sgia\sđình|Chủ\sđầu|Sở,|ban,|đại\shọc|học\sviện|cao\sđẳng|trung\scấp)"
)
_START = rx(
    rf"(?P<plural>{_PLURAL}\s(?=(?:{_GROUP}|{_BODY}|{_OFFICE})(?!\w)))|(?:(?P<office>{_OFFICE})|(?P<body>{_BODY})|(?P<bare>(?:[Cc]ơ\squan|[Đđ]ơn\svị(?!\stính)"
    rf"|[Ss]ở|[Cc]ấp\s[ủu][ỷy]|[Cc]hính\squyền|[Tt]ổ\schức(?=\s(?:có\sliên|liên|chính)|,\scá)|[Cc]hủ\sđầu\stư|[Nn]hà\sthầu|[Bb]ên\scung\sứng"
    rf"|nơi\sphát\shiện|địa\sphương|[Dd]oanh\snghiệp|[Ll]ực\slượng)))(?!\w)"
)
_NEXT = rx(
    rf"(?P<joint>\s?[,;]\s?(?:và\s)?|\svà\s|\svà\scác\s(?=$))(?:(?P<office>{_OFFICE})|(?P<body>{_BODY})|(?P<plural>{_PLURAL}\s)|(?P<group>{_GROUP}))(?!\w)"
)
_TOKEN = rx(r"\s?[^\s,;:.()]+")
# what an authority does is part of its name: `cơ quan kiểm tra phải ...`, `Hội đồng tư vấn có nhiệm vụ ...`
_NAMED_BY_WORK = rx(
    r"(?:(?<=quan)|(?<=đồng)|(?<=đơn vị)|(?<=[Đđ]oàn)|(?<= lý)|(?<=[Tt]ổ)|(?<=Ban))"
    r"\s(?:kiểm\stra|kiểm\ssoát|tư\svấn|thẩm\sđịnh|thanh\stra|điều\stra|giám\ssát|thu|nghiệm\sthu|tố\stụng"
    r"|thi\shành\sán|xét\sduyệt|kiểm\snghiệm|chuyên\smôn|quản\slý|tham\smưu|cấp\s[Gg]iấy\sphép|cấp\sphép|thụ\slý|xét\sxử)(?=\s(?:phải|có|cần|chủ\strì|sẽ|ra|thông\sbáo|ban\shành|đề\sxuất|lập|chịu)\s)"
)
_NAMED_BY_FIELD = rx(
    r"(?:(?<=quan)|(?<=vị)|(?<=đồng))\s(?:thu\s(?:phí|lệ\sphí|thuế)|đăng\ský\s(?:kinh\sdoanh|đầu\stư|đất\sđai)|thẩm\sđịnh(?=\s(?:có|phải|cấp|của|tổ)\s))"
)
_PAREN = rx(r"\s\([^)]{1,80}\)")
_ALLOWED = rx(
    r"\s(?:có\sliên\squan|có\schức|có\sgiáo|trong\s(?=thành|tỉnh|huyện|toàn|ngành|hệ|lĩnh|phạm)|trên\sđịa\sbàn|theo\schức\snăng(?=\s)"
    r"|thực\shiện\s(?=nhiệm\svụ|dịch\svụ)|được\sgiao\s|tham\smưu(?=\s?$)|ra\squyết|cung\sứng|xây\sdựng\s(?=Đảng)|thi\scông|đầu\stư|tại\sđịa\sphương"
    r"|thuộc|quản\slý|(?<=đơn\svị)\schủ\strì(?=,\s(?:phối\shợp\sthực|đơn\svị)|\sthực\shiện)|kiểm\stra\s(?=Tỉnh|Trung|Huyện)|phòng,(?=\schống|\schữa)|do\sđịa\sphương)"
)
_BARE_OFFICE = rx(r"(?:^|[,;:]\s|và\s|cầu\s|nghị\s)(?:Chủ\stịch|Giám\sđốc|Bộ\strưởng|Thủ\strưởng)$")
_AN_OFFICE = rx(rf"{_OFFICE}(?!\w)")
JOINT = rx(r"\s?[,;]\s?(?:và\s)?|\svà\s")
# persons as such bear no duty of a unit; the list goes on after them
_STAFF = rx(
    r"(?:các\s)?(?:cán\sbộ|công\schức|viên\schức|người\slao\sđộng)(?:,?\s(?:và\s)?(?:công\schức|viên\schức|người\slao\sđộng)){0,3}(?:\s(?:của|thuộc)\s[^,;.]{3,60})?"
)
_LOOSE_END = rx(r"(?:\s(?:có|trong|nơi|hoặc|mà|cũng|đều|và|các))+$")  # words with which no name ends
_MAX = 26
_WINDOW = 2000  # characters in which a list of units must end


def unit_at(clean: str, position: int) -> int | None:
    """Return where the unit ends that begins at `position`, or None where none begins."""
    start = _START.match(clean, position)
    if not start:
        return None
    end = _end(clean, start.end(), start.lastgroup or "")
    loose = _LOOSE_END.search(clean, position, end)
    return loose.start() if loose and loose.start() > position else end


def units_at(clean: str, position: int, stop: int) -> list[tuple[int, int]]:
    """Return the spans of the list of units that begins at `position`, up to `stop`."""
    text = clean[position : min(stop, position + _WINDOW)]
    spans: list[tuple[int, int]] = []
    start, end = 0, unit_at(text, 0)
    while end and end > start:
        spans.append((position + start, position + end))
        following = _further(text, end)
        if following is None:
            break
        start = following
        end = unit_at(text, start)
    return spans


def _further(clean: str, end: int) -> int | None:
    """Return where the next unit of a list begins, after a comma, a semicolon or `và`."""
    joint = JOINT.match(clean, end)
    if not joint:
        return None
    staff = _STAFF.match(clean, joint.end())
    if staff:
        return _further(clean, staff.end())
    start = _START.match(clean, joint.end())
    return joint.end() if start else None


def _end(clean: str, position: int, group: str) -> int:
    """Follow the words of one unit's name to its end."""
    at, words = position, 0
    proper = group in {"body", "office"}
    while words < _MAX:
        if clean.startswith((",", ";", " và ", " ,"), at) or clean.startswith(" - ", at):
            step = _join(clean, at, proper)
            if step is None:
                break
            at = step
            words += 1
            continue
        paren = _PAREN.match(clean, at)
        if paren and words and not re.match(r"\s\((?:b/c|để|qua)", paren.group()):
            at = paren.end()
            continue
        token = _TOKEN.match(clean, at)
        allowed = _ALLOWED.match(clean, at) or _NAMED_BY_WORK.match(clean, at) or _NAMED_BY_FIELD.match(clean, at)
        if not token or (_STOP.match(clean, at) and not allowed):
            break
        at = allowed.end() if allowed and allowed.end() > token.end() else token.end()
        words += 1
    return at


def _join(clean: str, at: int, proper: bool) -> int | None:
    """Return where a name goes on past a comma, a dash or `và`; None where another unit or another clause begins."""
    joint = rx(r"\s?,\s?(?:và\s)?|\svà\s|;\s?|\s-\s").match(clean, at)
    if not joint or ";" in joint.group():
        return None
    rest = clean[joint.end() : joint.end() + 40]
    if "," in joint.group() and _BARE_OFFICE.search(clean[max(0, at - 24) : at]) and _AN_OFFICE.match(rest):
        return joint.end()
    if "-" in joint.group():
        return joint.end() if re.match(r"\w", rest) else None
    if rx(rf"(?:{_PLURAL}\s|{_OFFICE}(?!\w))").match(rest):
        return None
    named = rx(_BODY).match(rest)
    if named and not _same_name(clean, at, rest):
        return None
    if rx(rf"{_GROUP}(?!\w)(?!\s[\Lu])").match(rest) or _same_name(clean, at, rest):
        return joint.end()
    return None


def _same_name(clean: str, at: int, rest: str) -> bool:
    """Whether a joint stands inside one proper name: `Văn hóa, Thể thao và Du lịch`, `Giáo dục và Đào tạo`, `xã hội`."""
    before = clean[max(0, at - 22) : at]
    inside = rx(
        r"(?:Giáo\s[Dd]ục|Nông\s[Nn]ghiệp|Khoa\shọc|Tài\snguyên|Văn\s[Hh]óa|Văn\shoá|Thể\sthao|Lao\sđộng|Thương\sbinh|Kế\shoạch|Thông\stin|Dân\stộc"
        r"|Báo|Tuyên\sgiáo|Bảo\svệ|Quản\slý|Công\snghệ|Truyền\sthanh|chính\strị|phát\sthanh|báo\schí|truyền\shình|thông\stin|văn\shóa|Cứu\shộ"
        r"|Tài\schính|phòng|Phát\sthanh|đại\sbiểu\sQuốc\shội|Quốc\shội)$"
    )
    after = rx(
        r"(?:Đào\s[Tt]ạo|Môi\s[Tt]rường|Công\snghệ|Thể\s[Tt]hao|Du\s[Ll]ịch|Xã\shội|Đầu\stư|Truyền\sthông|Tôn\sgiáo|Dân\svận|[Pp]hát\s(?:thanh"
        r"|triển)|Truyền\s[Hh]ình|Thương\sbinh|xã\shội|HĐND|Đổi\smới|phát\sthanh|truyền\shình|thông\stin|văn\shóa|nghệ\sthuật|chữa\scháy|Bảo\svệ"
        r"|chống|Phát|đào\stạo|Kế\stoán|chính\strị)"
    )
    return bool(inside.search(before) and after.match(rest))
