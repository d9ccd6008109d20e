"""The words that say what a citation is for: governing verbs, the document's own acts, passives, titles. Adding a cue is adding a row.

In: nothing. Out: tables of patterns that `extractors.relations` asks. A cue counts on word boundaries and only where it governs the citation
itself, so each pattern ends where the citation begins. Cues and acts are matched without diacritics, because scans lose them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.forms import KIND
from extractors.letters import rx, without_marks

# what may stand between a verb and the document that it governs
_MODIFIER = (
    r"(?:,?\s(?:có|hiệu quả|nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|đúng|tiến độ|lộ trình|theo lộ trình|quyết liệt|tích cực|và|các|những|nội dung"
    r"|nhiệm vụ|mục tiêu|quy định|của|tại|trong|đồng bộ|sâu rộng|thắng lợi"
    r"|toàn diện|thành công|một số|điều|khoản|chi tiết|triệt để|hiệu lực|nhất quán|thống nhất|văn bản|chỉ đạo|tinh thần|quan điểm|số|chủ trương"
    r"|thường xuyên|chặt chẽ|chính sách|kế hoạch|đến|giải pháp|kết luận|ý kiến|việc|nêu|chất lượng|Phụ lục|Danh mục|biện pháp|yêu cầu)){0,12}"
)
_PIN = (
    r"(?:\s?(?:,|và|hoặc|;|đến)?\s?(?:[Cc]ác\s)?(?:[ĐđDKkMm](?:i[ềêế]u|iểm|ho[ảa]n|ục)|Chương|Phụ\slục|tiết|Phần)\s(?:[\dIVXLC]+[a-zđ]?"
    r"|[a-zđ]\d?)(?:\.\d+)*(?:\s?(?:,|và|đến)\s?(?:[\dIVX]+[a-zđ]?|[a-zđ])(?![\w/]))*\s?(?:của|tại|thuộc)?){0,24}"
)
_LEAD = rf"{_PIN}\s?(?:các\s|một\ssố\s)?[\s:,(“\"-]*$"


@dataclass(frozen=True, slots=True)
class Cue:
    """Governing words and what they say; `examples` must be read so, `refuses` must not.

    `pattern` is matched without marks, which scans lose; words of one syllable count only as `words` has them, because others differ in marks alone.
    """

    relation: str
    pattern: re.Pattern[str]
    words: re.Pattern[str]
    examples: tuple[str, ...]
    refuses: tuple[str, ...] = ()


def _cue(relation: str, words: str, *examples: str, refuses: tuple[str, ...] = (), gap: str = _MODIFIER) -> Cue:
    pattern = rx(without_marks(rf"(?<!\w)(?P<cue>{words})(?!\w){gap}{_LEAD}"), re.IGNORECASE)
    return Cue(relation, pattern, rx(words, re.IGNORECASE), examples, refuses)


_NP = r"(?:\s[^\s.,;:()]+){0,12}?"  # a noun phrase between a cue and the document
CUES: tuple[Cue, ...] = (
    _cue(
        "CITES",
        r"[Tt]heo (?:đề nghị|báo cáo|phản ánh|ý kiến(?! chỉ đạo))|[Xx]ét(?: đề nghị| tờ trình)?|ý kiến (?:thẩm định|của|tại)|đề nghị sửa đổi",
        "Theo đề nghị của Sở Nội vụ tại Tờ trình",
        gap=_NP,
    ),
    _cue(
        "CITES",
        (
            r"(?:ban hành )?(?:kèm theo|đính kèm)|tuyên truyền|phổ biến|nêu tại|vi phạm|quy định chi tiết và hướng dẫn thi hành|(?:văn bản|nghị định"
            r"|thông tư) (?:quy định chi tiết |hướng dẫn )+(?:thi hành|thực hiện)?|thay thế|có hiệu lực"
        ),
        "ban hành kèm theo Quyết định",
    ),
    _cue("BASED_ON", r"c[ăa]n c[ứửu](?: vào| theo| tại)?", "Căn cứ Luật", "Căn cứ vào Điều 7 Luật", gap=r"(?:\s[^\s;:]+){0,60}?"),
    _cue("PURSUANT_TO", r"(?<!tiếp )theo(?: đúng)?", "theo Quyết định", "theo đúng lộ trình Kế hoạch", refuses=("ban hành kèm theo Quyết định",)),
    _cue(
        "PURSUANT_TO",
        (
            r"theo(?: đúng)? (?:tinh thần|nội dung|hướng dẫn|quy định|yêu cầu|ý kiến chỉ đạo|chỉ đạo|tiêu chí|mẫu|lộ trình|nguyên tắc|phân công"
            r"|định hướng|kế hoạch|kết luận|quy chế|phương án|đề án|chương trình|quyết định)"
        ),
        "theo quy định tại Nghị định",
        "theo chỉ đạo của Thủ tướng Chính phủ tại Công điện",
        gap=_NP,
    ),
    _cue("PURSUANT_TO", r"đúng|bảo đảm đúng|đảm bảo đúng|tuân thủ|áp dụng|phù hợp với", "bảo đảm đúng Luật", gap=""),
    _cue(
        "PURSUANT_TO",
        (
            r"(?:(?:đúng|tuân thủ|phù hợp với|áp dụng|theo|bảo đảm|đảm bảo|trên cơ sở|các|những|trái)(?: theo| đúng| nghiêm| các)* )?(?:quy định"
            r"|hướng dẫn|chỉ đạo|yêu cầu|phân công|xác định|đề ra|ban hành|nội dung)(?: cụ thể| chi tiết| rõ| hiện hành| pháp luật"
            r"| về[^.,;:]{1,40}?)?(?: của| tại| ở| trong| theo)"
        ),
        "quy định tại Nghị định",
        "đã được quy định ở Luật",
        "đúng quy định hiện hành của Luật",
        "được quy định cụ thể tại Luật",
    ),
    _cue(
        "IMPLEMENTS",
        (
            r"(?:thực hiện|chấp hành|thi hành|triển khai|quán triệt)(?: nghiêm túc| nghiêm| tốt| đầy đủ| hiệu quả| các| những)*(?: quy định| nội dung| nhiệm vụ"
            r"| chỉ đạo)(?: của| tại| trong)"
        ),
        "chấp hành nghiêm quy định của Luật",
    ),
    _cue(
        "IMPLEMENTS",
        r"(?<!dẫn )(?<!được )thực hiện|triển khai|(?<!dẫn )(?<!tiết )(?<!lực )(?<!pháp )thi hành|quán triệt|cụ thể hóa|chấp hành",
        "Thực hiện nghiêm túc Chỉ thị",
        "triển khai thực hiện Nghị quyết",
        "Thực hiện đúng tiến độ Kế hoạch",
        refuses=("Tăng cường giao lưu với Luật",),
    ),
)


@dataclass(frozen=True, slots=True)
class Act:
    """What a document does itself, in its title or closing articles; `examples` end in the kind of the document acted on, `refuses` are look-alikes.

    Matched without diacritics, which scans lose: the words are told apart without them.
    """

    relation: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    refuses: tuple[str, ...] = ()


def _act(words: str, gap: str) -> re.Pattern[str]:
    return rx(without_marks(rf"(?<!được\s)(?<!bị\s)(?<!được\ssửa\sđổi,\s)(?P<cue>{words}){gap}{_LEAD}"), re.IGNORECASE)


_PART_OF_ACT = r"(?:cụm\stừ|từ|điểm|khoản|điều|mẫu|phụ\slục)"
# words between an act and the document that it changes; those that lead to a document that only tells how, why or against what end its object
_ISSUED = r"(?:công\sbố|ban\shành|quy\sđịnh|phê\sduyệt)"  # `thủ tục đã được công bố tại Quyết định`: the words lead on to the document
_ENDS_OBJECT = (
    r"(?:(?<!kèm\s)(?<!hành\s)theo|trái|phù\shợp|căn\scứ|khi|nếu|để|nhằm|thực\shiện|bị|mà|gồm|như"
    rf"|đã(?!\s(?:được\s)?{_ISSUED})|được(?!\s{_ISSUED}))"
)
_OBJECT = rf"(?:\s(?:(?!(?:{_ENDS_OBJECT}|\((?:đã|được|bị))\s)[^\s.;:]+|\(?\d+(?:\.\d+)+\)?))"
# the name of what is issued with a document, between an act and that document: it may hold any words
_ANNEX = r"(?:quy\sđịnh|quy\schế|điều\slệ|danh\smục|bảng\sgiá|đơn\sgiá|đề\sán|kế\shoạch|chương\strình|phương\sán|nội\squy|quy\strình|chính\ssách)"
ANNEXED = rx(
    without_marks(
        rf"(?P<kept>(?:sửa\sđ[oe]i|bổ\ssung|thay\sthế|bãi\sbỏ|hủy\sbỏ)(?:\s[^\s.;:]+){{0,10}}?\s{_ANNEX})"
        rf"\s[^.;:]{{3,360}}?(?=\s(?:được\s)?ban\shành\skèm\stheo{_LEAD})"
    ),
    re.IGNORECASE,
)
# what a document issues with itself, whose verb is its own: `ban hành Kế hoạch thực hiện ...`
_ISSUED_WITH = r"(?:kế\shoạch|chương\strình|quy\schế|quy\sđịnh|đề\sán|phương\sán|hướng\sdẫn|điều\slệ|bộ\stiêu\schí)"
_NO_NOUN = r"(?<!theo\s)(?<!đúng\s)(?<!các\s)(?<!những\s)(?<!số\s)"  # `theo quy định của` names rules and makes none
_TOPIC_IN = r"(?<=dẫn)\svề\s[^.;:()]{3,120}?\stại"  # `hướng dẫn về thuế tại Nghị định ...`
_IN_SOME = r"\s(?:một\ssố|các)\s(?:điều|nội\sdung|quy\sđịnh)\s(?:tại|trong)"
_ON_A_TOPIC = r"\s(?:(?:một\ssố|các)\s)?(?:điều|khoản|nội\sdung|quy\sđịnh)(?:\s\d+[a-zđ]?)?\svề\s[^.;:()]{3,160}?\s(?:của|tại)"
OWN_ACTS: tuple[Act, ...] = (
    Act("CORRECTS", _act(r"đính\schính", _MODIFIER), ("Đính chính Thông tư",)),
    Act(
        "SUSPENDS",
        _act(
            r"(?:tạm\s)?(?:đình\schỉ|ngưng|ngừng)(?:\s(?:việc\s)?(?:thi\shành|áp\sdụng)|\shiệu\slực(?:\sthi\shành)?)",
            r"(?:\s(?:toàn\sbộ|một\sphần))?" + _MODIFIER,
        ),
        ("Ngưng hiệu lực Thông tư", "Đình chỉ việc thi hành khoản 2 Điều 5 Thông tư", "Ngưng hiệu lực toàn bộ Thông tư"),
        ("đình chỉ công tác theo Nghị định",),
    ),
    Act(
        "AMENDS",
        _act(
            r"(?:sửa\sđ[oe]i|bổ\ssung)(?:\s?(?:,|và)\s(?:sửa\sđổi|[^\W\d_]{2,4}\ssung|thay\sthế|bãi\sbỏ|hủy\sbỏ))*"
            rf"|thay\sthế(?:\s?(?:,|và)\sbãi\sbỏ)?(?=\s(?:một\ssố\s)?{_PART_OF_ACT}\s)",
            _OBJECT + "{0,40}?",
        ),
        ("Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định", "Thay thế cụm từ “phòng” bằng cụm từ “ban” tại Điều 2 Nghị định"),
        ("Sửa đổi giấy phép theo quy định tại Điều 31 Nghị định", "Bổ sung hồ sơ theo Thông tư"),
    ),
    Act(
        "REPLACES",
        _act(
            r"thay\sthế(?:\scho)?",
            rf"(?:{_OBJECT}{{1,30}}?\sban\shành\skèm\stheo|\s(?:các\s|một\ssố\s)?(?:nội\sdung|quy\sđịnh){_OBJECT}{{0,20}}?\s(?:tại|trong)|{_MODIFIER})",
        ),
        ("thay thế Quyết định", "thay thế Quy chế ban hành kèm theo Quyết định", "thay thế các nội dung về cấp phép quy định tại Quyết định"),
        ("thay thế tấm lợp theo Quyết định", "thay thế máy để thực hiện Quyết định"),
    ),
    Act(
        "REPEALS",
        _act(r"chấm\sdứt\shiệu\slực|bãi\sbỏ|hủy\sbỏ|bỏ(?=\s(?:các\s|một\ssố\s)?(?:cụm\stừ|từ)\s)", _OBJECT + "{0,40}?"),
        ("Bãi bỏ Điều 3 Quyết định", "Bãi bỏ thủ tục (mã số 1.002345) đã được công bố tại Quyết định", "Bỏ cụm từ “quận” tại khoản 2 Điều 5 Nghị quyết"),
        ("Hủy bỏ kết quả thi theo quy chế tại Thông tư", "bãi bỏ nghị quyết của Hội đồng nhân dân trái với Hiến pháp"),
    ),
    Act("CONSOLIDATES", _act(r"hợp\snhất", _MODIFIER), ("Hợp nhất Nghị định",)),
    Act(
        "GUIDES",
        _act(
            rf"{_NO_NOUN}(?:quy\sđịnh|hướng\sdẫn)(?:\schi\stiết)?(?:\s?(?:,|và)\s(?:biện\spháp|hướng\sdẫn))?"
            r"(?:\s(?:biện\spháp\s)?(?:thi\shành|thực\shiện|hướng\sdẫn|áp\sdụng))?|quy\sđịnh\schi\stiết",
            rf"(?:\s(?:một\ssố|các|điều|khoản|nội\sdung|của|và|quy\sđịnh|thi\shành|việc|biện\spháp|để|tổ\schức|về)|{_ON_A_TOPIC}|{_IN_SOME}|{_TOPIC_IN})*",
        ),
        ("Quy định chi tiết một số điều của Luật", "Hướng dẫn thực hiện một số điều về đò ngang, bến khách của Nghị định"),
        ("Hướng dẫn chở khách theo quy định của Luật",),
    ),
)
# acts in the words that open a list of documents, which the list's document does or which are done to its members
_DOES = r"(?:^|\bnay\s(?:[^;]{0,200}?(?:\sva|,)\s)?)"
_LISTED = r"(?=\s(?:cho\s)?(?:toan\sbo\s)?(?:noi\sdung\s)?(?:cac|nhung|\d+|mot\sso|van\sban)\s)"
LIST_ACTS = (
    ("AMENDS", rx(rf"^(?P<cue>Sua\sdoi|Bo\ssung)|{_DOES}(?P<does>sua\sdoi|bo\ssung){_LISTED}")),
    ("REPLACES", rx(rf"(?:^(?P<cue>Thay\sthe)|{_DOES}(?P<does>thay\sthe){_LISTED})(?!\s(?:(?:mot\sso|cac)\s)?(?:cum\stu|tu|diem|khoan|dieu))")),
    (
        "REPEALS",
        rx(
            rf"^(?P<cue>Bai\sbo|Huy\sbo|Bo\s(?:cum\s)?tu\b)|{_DOES}(?P<does>bai\sbo|huy\sbo){_LISTED}|het\shieu\sluc|khong\scon\shieu\sluc|(?:bi|duoc)\sbai\sbo"
        ),
    ),
    ("CORRECTS", rx(r"^Dinh\schinh")),
)
NEGATED = rx(r"(?:(?:chưa|không)(?:\sđược|\scó)?|(?:cao|thấp|lớn|nhỏ|ít|nhiều)\shơn|(?:khác|trái)(?:\svới)?)\s$")
CHANGED_RULES = rx(
    r"(?:sua\sdoi|bo\ssung|bai\sbo|thay\sthe)(?:\s?,?\s(?:va\s)?(?:bo\ssung|thay\sthe))?\s(?:mot\sso\s|cac\s)?$", re.IGNORECASE
)  # ... quy định trong
SELF_GUIDES = rx(r"này(?:\s(?:quy\sđịnh|hướng\sdẫn)[^.;:]{0,80})?\s?$")
# what stands right before the verb of an act that this document does not do: a power, a wish, a negation, another's act to come
NOT_DONE = rx(
    without_marks(
        r"(?:không|chưa|sẽ|quyền|có\sthể|được|đề\snghị|đề\sxuất|kiến\snghị|trình|xem\sxét|nghiên\scứu|rà\ssoát|tham\smưu|dự\sthảo|cần|phải"
        r"|(?<!về\s)việc|để|nhằm|về|khi|nếu|hoặc)"
        r"(?:\s(?:cấp\scó\sthẩm\squyền|ban\shành|quyết\sđịnh|tự))?[\s,]*$"
    ),
    re.IGNORECASE,
)
NEAR = 240  # characters before a document in which its governing words stand
ACTS = ("CORRECTS", "SUSPENDS", "AMENDS", "REPLACES", "REPEALS", "CONSOLIDATES", "GUIDES")
BARE_ITEM = rx(rf"[-+•“\"\s]*{_PIN}\s?(?:các\s|của\s)*")
SPEAKING = ("Công văn", "Tờ trình", "Báo cáo", "Thông báo", "Công điện")  # kinds that change no other document but by saying so of themselves
OPENS = rx(
    r"Sua\sd[oe]i|B[oed]\ssung|Bai\sbo|Bo\s(?:cum\s)?tu|Thay\sthe|Huy\sbo|Cham\sdut|Dinh\schinh|Dinh\schi|Ngung|Ban\shanh|Cac\svan\sban|Dieu|[Kk]hoan|[Dd]iem"
)
ACT_OPENS = rx(r"(?:Sửa\sđổi(?:,\sbổ\ssung)?|Bổ\ssung|Bãi\sbỏ|Thay\sthế|Hủy\sbỏ|Huỷ\sbỏ)(?=\s)")
MEMBER = rx(rf"{BARE_ITEM.pattern}|\s?các\s(?:quy\sđịnh|nội\sdung)\s[^;.]{{3,90}}\s(?:trong|tại|của)\s")
SELF = rx(r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Quy định|Quy chế)\snày\b")
HOLDS = rx(SELF.pattern + r"[^.]{0,200}?\scó\shiệu\slực\s")  # `Quyết định này có hiệu lực từ ngày ký; bãi bỏ ...`
ENACTS = rx(r"\s*(?:Điều|ĐIỀU)\s\d+[a-z]?[.:]\s")  # a text that begins so is cut from the enacting part of its document
CONSOLIDATED = rx(r"VBHN|\bvan\sban\shop\snhat\b", re.IGNORECASE)
LAPSE = rx(
    without_marks(
        r"\s(?:[^.;]{0,800}?\s)?(?:(?P<repeal>hết\shiệu\slực|không\scòn\shiệu\slực|bị\sbãi\sbỏ|được\sbãi\sbỏ)(?:\s(?:thi\shành|pháp\sluật))?"
        r"(?:,?\s(?:kể\s)?từ|\skhi|\.|;|,|$)|(?P<amend>được\ssửa\sđổi|được\sbổ\ssung)(?:,?\sbổ\ssung)?(?:\s[^.;]{0,60}?)?\snhư\ssau)"
    ),
    re.IGNORECASE,
)
_BY = r"(?:\s[^.;()]{0,60}?)?\s(?:bởi|(?<!kèm\s)theo|tại|bằng)"
_AMENDED = r"sửa\sđ[oe]i(?:\s?,?\s?b[^\W\d_]{1,2}\ssung)?(?:\svà\sthay\sthế)?|bổ\ssung"
_CHANGED = rf"(?P<verb>{_AMENDED}|thay\sthế|bãi\sbỏ|hướng\sdẫn|quy\sđịnh\schi\stiết|đính\schính){_BY}"
_IN_AGENT = rf"(?:{_PIN}|\s(?:khoản|điểm|Điều|mục|phụ\slục)\s[^.;()]{{0,40}})(?:\s?:)?\s?(?:các\s|của\s)*$"
PASSIVE = rx(without_marks(rf"(?P<cue>(?:(?:đã\s)?(?:được|bị)|^\s?[(,]\s?(?:đã)?)\s?{_CHANGED}){_IN_AGENT}"))
# a passive without `được`, which only says who changed whom where the second is the later one
BARE_PASSIVE = rx(without_marks(rf"^[^;]*?[\s(,](?P<cue>(?P<verb>{_AMENDED}){_BY}){_IN_AGENT}"))
# what a document is quoted to say that it does: `Thông tư số ... quy định: “Điều 2. Sửa đổi khoản 1 Điều 5 Thông tư số ...`
QUOTES = rx(
    r"(?:quy\sđịnh|hướng\sdẫn|nêu|ghi)(?:\srõ)?(?:\snhư\ssau)?\s?:\s?(?:[-+]\s)?[“\"']{0,2}(?:Điều\s\d+[a-z]?[.:]?\s|\d+[.)]\s|[Tt]ại\s[^.,;:]{3,40}?\s)?"
    r"(?=(?:sửa\sđổi|bổ\ssung|bãi\sbỏ|thay\sthế)\s?)",
    re.IGNORECASE,
)
SECOND_PASSIVE = rx(r"\s?,?\s?(?:và|đồng\sthời)\s")
RECITES = rx(r"(?:[^\w\s]{0,4}\s?|\w\s)can\scu", re.IGNORECASE)
RECITES_RULE = rx(without_marks(rf"(?:^|[\s-])[Cc]ăn\scứ(?:\svào|\stheo)?(?:\scác|\snhững)?\s(?:quy\sđịnh|nội\sdung|hướng\sdẫn)(?:\stại|\scủa|\strong){_LEAD}"))
# in a title, what stands right before a verb that tells an end or an aside, and not what the document is for: `... gắn với thực hiện Chỉ thị`
ASIDE = rx(
    r"(?:som|can|se|ra\ssoat|nghien\scuu|de\snghi|kien\snghi|de\sxuat|gan\s(?:voi|lien)|di\sdoi\svoi|nham|de|bao\sdam|dam\sbao|gop\sphan|trong(?:\squa\strinh)?|qua|sau|truoc|khi)(?:\s?,)?\s(?:viec\s)?$",
    re.IGNORECASE,
)
# what announces or passes another document: what that one does is not done by this one
ANNOUNCES = rx(
    without_marks(
        rf"(?:công\sbố|ban\shành|thông\squa|trình|dự\sthảo|xây\sdựng)\s(?:dự\sthảo\s)?(?!{_ISSUED_WITH}){KIND}\s(?:của\s[^.;:]{{3,40}}?\s)?(?:sửa\sđổi\s?,?\s)?$"
    ),
    re.IGNORECASE,
)
# another document that is named by its act alone: `thực hiện Thông tư sửa đổi, bổ sung một số điều của Thông tư số ...`
NAMED_BY_ACT = rx(rf"(?<!ban\shành\s)(?<!\w)(?=[\Lu]){KIND}\s(?:về\s(?:việc\s)?)?(?:(?:sửa\sđổi|bổ\ssung|bãi\sbỏ|thay\sthế)(?:\s?,|\svà)?\s){{1,3}}")
# behind an act, documents that it is done to, before the one that those carry out: `sửa đổi các Nghị định hướng dẫn thi hành Luật ...`
OTHERS = rx(without_marks(rf"\s(?:của\s|các\s){{1,2}}{KIND}\s(?!số)(?!.*kèm\stheo\s$)"), re.IGNORECASE)
ONLY_WHEN = rx(r"(?:tu\sngay|den\sngay|truoc\sngay|(?:den|sau|cho\sden)\skhi|(?<!\w)khi)\s$", re.IGNORECASE)
PASSIVE_RELATION = {"sua": "AMENDS", "bo": "AMENDS", "thay": "REPLACES", "bai": "REPEALS", "huong": "GUIDES", "quy": "GUIDES", "dinh": "CORRECTS"}
# what opens a title; matched without marks
_OPENERS = (
    r"(?:về|quy\sđịnh|ban\shành|phê\sduyệt|sửa\sđổi|bổ\ssung|hướng\sdẫn|triển\skhai|thực\shiện|thi\shành|chỉ\sđạo|v/v|công\sbố|kết\sluận|giao"
    r"|thành\slập|bãi\sbỏ|thay\sthế|chấn\schỉnh|tăng\scường|đính\schính|hợp\snhất)"
)
TITLE = rx(without_marks(rf",?\s?(?:\([^()]{{1,80}}\)\s?)?[“\"(]?\s?(?P<opens>(?:lần\slượt\s)?{_OPENERS}\b)"), re.IGNORECASE)
TITLE_VERBS: tuple[Act, ...] = (
    *OWN_ACTS,
    Act("IMPLEMENTS", _act(r"triển\skhai(?:\sthực\shiện)?|thực\shiện|thi\shành", _MODIFIER), ("Triển khai thực hiện Nghị quyết",)),
)
# a document in an amending title that only tells how: `sửa đổi một số quy định về thú y theo Nghị quyết ...`
TITLE_BY = rx(r"(?:sửa\sđổi|bổ\ssung|bãi\sbỏ|thay\sthế)[^;]*[^,;]\s(?P<cue>theo)\s(?:quy\sđịnh\s(?:tại|của)\s)?$", re.IGNORECASE)
# a title that proposes another document: what that one will do is not done by this one
PROPOSED = rx(rf"(?:ban\shành|dự\sthảo|xây\sdựng|trình|thông\squa)\s(?:dự\sthảo\s)?(?!{_ISSUED_WITH}){KIND}\s(?!số|ban\shành)", re.IGNORECASE)
# a place in a document, right before it
PLACED = rx(without_marks(r"(?:Điều|khoản|điểm|Chương|Mục)\s(?:[\dIVX]+[a-zđ]?|[a-zđ])\s?,?\s?(?:của\s)?$"), re.IGNORECASE)
COLON = rx(r"(?:,?\s(?:nhất là|trong đó có|bao gồm|gồm|như|cụ thể là|cụ thể|sau đây|sau))?\s?:\s?(?:các\s)?$")
CLAUSE_VERB = rx(r"(?<!\w)(?:thực hiện|triển khai|thi hành|quán triệt|chấp hành|theo|quy định tại)(?!\w)", re.IGNORECASE)
# a clause of its own behind a title: `..., Bộ Tài chính đã trình ...`
NEXT_CLAUSE = rx(
    r",\s(?:mới\sđây,\s)?(?:Bộ|Chính phủ|UBND|Ủy ban|Sở|Cục|Tổng cục|Công ty|Thủ tướng|Quốc hội)(?:\s[^\s,;]+){0,10}?\s(?:đã|có|xin|kính)\s"
    r"|,?\s(?:xin\sgửi|làm\scơ\ssở|đã\sthông\squa)\s|,\s(?:thì|cùng)\s|\sCăn\scứ\s|\s\([Kk]èm\s"
)
CLAUSE = rx(rf"{NEXT_CLAUSE.pattern}|,\s(?:đồng thời|trong đó|nhằm|bảo đảm|đảm bảo|để|có hiệu lực|thay thế|{KIND}\ssố)")
_RULES_OF_IT = r"văn\sbản\s(?:hướng\sdẫn|quy\sđịnh\schi\stiết)(?:\s(?:thi\shành|luật))*(?!\w)"
JOINTS = rx(
    without_marks(
        rf"(?:\s|,|và|hoặc|;|\.|:|\)|-|\+|các|số|(?:cụ\sthể\s|chi\stiết\s)?(?:tại|ở|trong)|khoản|điều|điểm|\d|(?<!\w)[a-z](?!\w)|của|này|{_RULES_OF_IT})+"
    ),
    re.IGNORECASE,
)
# a second act of the document itself, after `Thông tư này thay thế A`
COORDINATE = rx(without_marks(rf"(?:,|;|\bvà)\s(?P<cue>bãi\sbỏ|thay\sthế|hủy\sbỏ|sửa\sđổi,\sbổ\ssung)(?:\s[^\s.;:]+){{0,8}}?{_LEAD}"), re.IGNORECASE)
COORDINATE_RELATION = {"bai": "REPEALS", "huy": "REPEALS", "tha": "REPLACES", "sua": "AMENDS"}
GUIDES_TOO = rx(without_marks(rf"(?:,|;|\bvà)\s(?P<cue>hướng\sdẫn\sthi\shành|quy\sđịnh\schi\stiết)(?:\s[^\s.;:]+){{0,8}}?{_LEAD}"), re.IGNORECASE)
ALIAS = rx(r"\(?sau\sđây\s(?:gọi|viết)\s(?:chung\s|tắt\s|gọn\s)?(?:là\s)?[“\"(]?$")
LISTED = rx(r"(?:^|[,;]|\bvà|\bVÀ|\bhoặc|\bcùng)\s?(?:các\s|(?:theo\s)?số\s|tại\s)?$")
