"""What a citation is for: the relation from the citing document, and what the text says between two cited ones.

In: a clean text, its structure, the document's header and mentions. Out: one `Reading` a mention (relation, cue, the title that follows it,
the mention in whose title it stands). The nearest governing words in the clause decide; a list inherits those of its head; a
document in another's title is cited, and the title's verb stands between the two. A cue is one row of `CUES`, the only place
to add one; its words count on word boundaries and only where they govern the citation itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.forms import KIND, Mention
from extractors.header import Header
from extractors.letters import rx, without_marks
from extractors.structure import Structure

# what may stand between a verb and the document that it governs
_MODIFIER = (
    r"(?:,?\s(?:có|hiệu quả|nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|đúng|tiến độ|lộ trình|theo lộ trình|quyết liệt|tích cực|và|các|những|nội dung"
    r"|nhiệm vụ|mục tiêu|quy định|của|tại|trong|đồng bộ|sâu rộng|thắng lợi"
    r"|toàn diện|thành công|một số|điều|khoản|chi tiết|triệt để|hiệu lực|nhất quán|thống nhất|văn bản|chỉ đạo|tinh thần|quan điểm|số|chủ trương"
    r"|thường xuyên|chặt chẽ|chính sách|kế hoạch|đến|giải pháp|kết luận|ý kiến|việc|nêu|chất lượng|Phụ lục|Danh mục|biện pháp|yêu cầu)){0,12}"
)
_PIN = (
    r"(?:\s?(?:,|và|hoặc|;|đến)?\s?(?:[Cc]ác\s)?(?:[ĐđDKkMm](?:i[ềêế]u|iểm|ho[ảa]n|ục)|Chương|Phụ lục|tiết|Phần)\s(?:[\dIVXLC]+[a-zđ]?"
    r"|[a-zđ]\d?)(?:\.\d+)*(?:\s?(?:,|và|đến)\s?(?:[\dIVX]+[a-zđ]?|[a-zđ])(?![\w/]))*\s?(?:của|tại|thuộc)?){0,10}"
)
_LEAD = rf"{_PIN}\s?(?:các\s|một\ssố\s)?[\s:,(“\"-]*$"


@dataclass(frozen=True, slots=True)
class Cue:
    """Governing words and what they say; `examples` must be read so, `refuses` must not."""

    relation: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    refuses: tuple[str, ...] = ()


def _cue(relation: str, words: str, *examples: str, refuses: tuple[str, ...] = (), gap: str = _MODIFIER) -> Cue:
    return Cue(relation, rx(rf"(?<!\w)(?P<cue>{words})(?!\w){gap}{_LEAD}", re.IGNORECASE), examples, refuses)


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
            r"| về[^.,;:]{1,40}?)?(?: của| tại| trong| theo)"
        ),
        "quy định tại Nghị định",
        "đúng quy định hiện hành của Luật",
        "được quy định cụ thể tại Luật",
    ),
    _cue(
        "IMPLEMENTS",
        (
            r"(?:thực hiện|chấp hành|thi hành|triển khai)(?: nghiêm túc| nghiêm| tốt| đầy đủ| hiệu quả| các| những)*(?: quy định| nội dung| nhiệm vụ"
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


def _act(words: str, gap: str) -> re.Pattern[str]:
    """Compile an act without diacritics: scans lose them, and the words are told apart without."""
    return rx(without_marks(rf"(?<!được\s)(?<!bị\s)(?P<cue>{words}){gap}{_LEAD}"), re.IGNORECASE)


_PART_OF_ACT = r"(?:cụm\stừ|từ|điểm|khoản|điều|mẫu|phụ\slục)"
# own acts: what this document itself does, in its title, its closing articles, or with itself as subject
_OWN_ACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("CORRECTS", _act(r"đính\schính", _MODIFIER)),
    ("SUSPENDS", _act(r"(?:tạm\s)?(?:đình\schỉ|ngưng\shiệu\slực|ngừng\shiệu\slực)", _MODIFIER)),
    (
        "AMENDS",
        _act(
            r"(?:sửa\sđ[oe]i|bổ\ssung)(?:\s?(?:,|và)\s(?:sửa\sđổi|b[oed]\ssung|thay\sthế|bãi\sbỏ|hủy\sbỏ))*"
            rf"|thay\sthế(?:\s?(?:,|và)\sbãi\sbỏ)?(?=\s(?:một\ssố\s)?{_PART_OF_ACT}\s)",
            r"(?:\s(?:[^\s.;:]+|\d+(?:\.\d+)+)){0,40}?",
        ),
    ),
    ("REPLACES", _act(r"thay\sthế(?:\scho)?", _MODIFIER)),
    ("REPEALS", _act(r"chấm\sdứt\shiệu\slực|bãi\sbỏ|hủy\sbỏ|bỏ(?=\s(?:các\s|một\ssố\s)?(?:cụm\stừ|từ)\s)", r"(?:\s(?:[^\s.;:]+|\d+(?:\.\d+)+)){0,30}?")),
    ("CONSOLIDATES", _act(r"hợp\snhất", _MODIFIER)),
    (
        "GUIDES",
        _act(
            r"(?:quy\sđịnh|hướng\sdẫn)(?:\schi\stiết)?(?:\s?(?:,|và)\s(?:biện\spháp|hướng\sdẫn))?(?:\s(?:biện\spháp\s)?(?:thi\shành"
            r"|thực\shiện|hướng\sdẫn))?|quy\sđịnh\schi\stiết",
            r"(?:\s(?:một\ssố|các|điều|khoản|nội\sdung|của|và|quy\sđịnh|thi\shành|việc|biện\spháp|để|tổ\schức|về))*",
        ),
    ),
)
# acts in the words that open a list of documents
_LIST_ACTS = (
    ("AMENDS", rx(r"^(?:Sua doi|Bo sung)")),
    ("REPLACES", rx(r"^Thay the(?! (?:mot so )?(?:cum tu|tu|diem|khoan|dieu))")),
    ("REPEALS", rx(r"^(?:Bai bo|Huy bo|Bo (?:cum )?tu\b)|het hieu luc|khong con hieu luc|(?:bi|duoc) bai bo")),
    ("CORRECTS", rx(r"^Dinh chinh")),
)
_NEGATED = rx(r"(?:(?:chưa|không)(?:\sđược|\scó)?|(?:cao|thấp|lớn|nhỏ|ít|nhiều)\shơn|(?:khác|trái)(?:\svới)?)\s$")
_SELF_GUIDES = rx(r"này(?:\s(?:quy\sđịnh|hướng\sdẫn)[^.;:]{0,80})?\s?$")
_NEAR = 240  # characters before a document in which its governing words stand
_ACTS = ("CORRECTS", "SUSPENDS", "AMENDS", "REPLACES", "REPEALS", "CONSOLIDATES", "GUIDES")
_BARE_ITEM = rx(rf"[-+•“\"\s]*{_PIN}\s?(?:các\s|của\s)*")
_SPEAKING = ("Công văn", "Tờ trình", "Báo cáo", "Thông báo", "Công điện")  # kinds that change no other document but by saying so of themselves
_OPENS = rx(
    r"Sua\sd[oe]i|B[oed]\ssung|Bai\sbo|Bo\s(?:cum\s)?tu|Thay\sthe|Huy\sbo|Cham\sdut|Dinh\schinh|Dinh\schi|Ngung|Ban\shanh|Cac\svan\sban|Dieu|[Kk]hoan|[Dd]iem"
)
_ACT_OPENS = rx(r"(?:Sửa\sđổi(?:,\sbổ\ssung)?|Bổ\ssung|Bãi\sbỏ|Thay\sthế|Hủy\sbỏ|Huỷ\sbỏ)(?=\s)")
_MEMBER = rx(rf"{_BARE_ITEM.pattern}|\s?các\s(?:quy\sđịnh|nội\sdung)\s[^;.]{{3,90}}\s(?:trong|tại|của)\s")
_SELF = rx(r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Thông tư liên tịch|Chỉ thị|Quy định|Quy chế)\snày\b")
_LAPSE = rx(
    r"\s(?:[^.;]{0,800}?\s)?(?:(?P<repeal>hết\shiệu\slực|không\scòn\shiệu\slực|bị\sbãi\sbỏ|được\sbãi\sbỏ)(?:\s(?:thi\shành"
    r"|pháp\sluật))?(?:\s(?:kể\s)?từ|\skhi|\.|;|,|$)|(?P<amend>được\ssửa\sđổi|được\sbổ\ssung)(?:,?\sbổ\ssung)?(?:\s[^.;]{0,60}?)?\snhư\ssau)"
)
_PASSIVE = rx(
    without_marks(
        r"(?P<cue>(?:đã\s)?(?:được|bị)\s(?P<verb>sửa\sđ[oe]i(?:\s?,\s?b[oed]\ssung)?(?:\svà\sthay\sthế)?|bổ\ssung|thay\sthế|bãi\sbỏ|hướng\sdẫn"
        rf"|quy\sđịnh\schi\stiết|đính\schính)(?:\s[^.;()]{{0,60}}?)?\s(?:bởi|theo|tại|bằng)){_PIN}\s?(?:các\s|của\s)*$"
    )
)
_PASSIVE_RELATION = {"sua": "AMENDS", "bo": "AMENDS", "thay": "REPLACES", "bai": "REPEALS", "huong": "GUIDES", "quy": "GUIDES", "dinh": "CORRECTS"}
_TITLE = rx(
    (
        r",?\s?[“\"(]?\s?(?:về|quy\sđịnh|ban\shành|phê\sduyệt|sửa\sđổi|bổ\ssung|hướng\sdẫn|triển\skhai|thực\shiện|thi\shành|chỉ\sđạo|v/v|công\sbố"
        r"|kết\sluận|giao|thành\slập|bãi\sbỏ|thay\sthế|chấn\schỉnh|tăng\scường|đính\schính|hợp\snhất)\b"
    ),
    re.IGNORECASE,
)
_TITLE_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *_OWN_ACTS,
    ("IMPLEMENTS", _act(r"triển\skhai(?:\sthực\shiện)?|thực\shiện|thi\shành", _MODIFIER)),
)
# a title that proposes another document: what that one will do is not done by this one
_PROPOSED = rx(rf"(?:ban\shành|dự\sthảo|xây\sdựng|trình|thông\squa)\s(?:dự\sthảo\s)?{KIND}\s(?!số|ban\shành)", re.IGNORECASE)
_COLON = rx(r"(?:,?\s(?:nhất là|trong đó có|bao gồm|gồm|như|cụ thể là|cụ thể|sau đây|sau))?\s?:\s?(?:các\s)?$")
_CLAUSE_VERB = rx(r"(?<!\w)(?:thực hiện|triển khai|thi hành|quán triệt|chấp hành|theo|quy định tại)(?!\w)", re.IGNORECASE)
_CLAUSE = rx(rf",\s(?:đồng thời|trong đó|nhằm|bảo đảm|đảm bảo|để|có hiệu lực|thay thế|{KIND}\ssố)")
_JOINTS = rx(r"(?:\s|,|và|VÀ|hoặc|;|\.|:|\)|-|\+|\n|các|số|tại|[Kk]hoản|[Đđ]iều|điểm|\d+|[a-z]|của|này)+")
# a second act of the document itself, after `Thông tư này thay thế A`
_COORDINATE = rx(without_marks(rf"(?:,|;|\bvà)\s(?P<cue>bãi\sbỏ|thay\sthế|hủy\sbỏ|sửa\sđổi,\sbổ\ssung)(?:\s[^\s.;:]+){{0,8}}?{_LEAD}"), re.IGNORECASE)
_COORDINATE_RELATION = {"bai": "REPEALS", "huy": "REPEALS", "tha": "REPLACES", "sua": "AMENDS"}
_ALIAS = rx(r"\(?sau\sđây\s(?:gọi|viết)\s(?:chung\s|tắt\s|gọn\s)?(?:là\s)?[“\"(]?$")
_LISTED = rx(r"(?:^|[,;]|\bvà|\bVÀ|\bhoặc|\bcùng)\s?(?:các\s|(?:theo\s)?số\s|tại\s)?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What governs one mention."""

    relation: str
    cue: str | None
    title: tuple[int, int] | None = None
    inside: int | None = None  # index of the mention in whose title, or beside which, this one stands
    between: tuple[str, str, bool] | None = None  # relation, cue, turned round (from this one to that)


def read_relations(clean: str, structure: Structure, header: Header, mentions: list[Mention]) -> list[Reading]:
    """Return one reading a mention, in order."""
    readings: list[Reading] = []
    for index, mention in enumerate(mentions):
        reading = _in_name(clean, mentions, index) or _beside(clean, structure, mentions, readings, index) or _governed(clean, structure, header, mention)
        readings.append(reading)
    return [_with_title(clean, structure, mentions, index, reading) for index, reading in enumerate(readings)]


def _in_name(clean: str, mentions: list[Mention], index: int) -> Reading | None:
    """A law inside the name of an amending law: cited, and amended by it."""
    mention = mentions[index]
    for back in range(index - 1, max(-1, index - 12), -1):
        outer = mentions[back]
        if outer.end >= mention.end and outer.start < mention.start:
            return Reading("CITES", None, inside=back, between=("AMENDS", "sửa đổi, bổ sung", False))
    return None


def _beside(clean: str, structure: Structure, mentions: list[Mention], readings: list[Reading], index: int) -> Reading | None:
    """Read a mention by the one before it: in its title, in its list, or said to change it."""
    back = index - 1
    while back >= 0 and mentions[back].end > mentions[index].start:
        back -= 1
    if back < 0:
        return None
    mention, previous, before = mentions[index], mentions[back], readings[back]
    between = clean[previous.end : mention.start]
    if len(between) > 700 or _parted(structure, previous, mention, between):
        return None
    passive = _PASSIVE.search(without_marks(between))
    if passive and "\n" not in between:
        relation = _PASSIVE_RELATION[passive["verb"].split()[0]]
        return Reading(*_agent(before), inside=back, between=(relation, between[slice(*passive.span("cue"))], True))
    if before.relation in _ACTS and (act := _COORDINATE.search(without_marks(between))):
        return Reading(_COORDINATE_RELATION[act["cue"].casefold()[:3]], between[slice(*act.span("cue"))])
    if _ALIAS.search(between):
        return Reading("CITES", None)
    after_agent = _after_agent(mention, previous, readings, back, between)
    return after_agent or _titled(clean, mentions, readings, back, between) or _listed(readings, back, between)


def _agent(changed: Reading) -> tuple[str, str | None]:
    """Return the relation to the document that changed one: this document rests on both, but what it does itself it does to the one only."""
    return ("CITES", None) if changed.relation in _ACTS else (changed.relation, changed.cue)


def _after_agent(mention: Mention, previous: Mention, readings: list[Reading], back: int, between: str) -> Reading | None:
    """Read what follows a document that changed another: one more such (`, Luật số 90/2025/QH15 và Luật số 97/2015/QH13`), or the list that goes on."""
    before = readings[back]
    if not (before.between and before.between[2] and before.inside is not None) or not re.fullmatch(r"\s?(?:,|;|và|,\s?và)\s?(?:các\s)?(?:số\s)?", between):
        return None
    changed = readings[before.inside]
    if not mention.name and ";" not in between and ("và" in between or (previous.kind == mention.kind and not previous.name)):
        return Reading(*_agent(changed), inside=before.inside, between=before.between)
    return Reading(changed.relation, changed.cue)


def _parted(structure: Structure, previous: Mention, mention: Mention, between: str) -> bool:
    """Whether a sentence ends between two mentions; a list may go on over a line that ends in `;` or `,`."""
    if "\n" in between:
        return not re.search(r"(?:^|[,;:])\s?\n", between) or bool(re.search(r"\n\s?(?:Căn\scứ|Điều\s\d|Xét|\d{1,2}\.\s[A-ZĐ])", between))
    return structure.sentence(previous.start) != structure.sentence(mention.start)


def _titled(clean: str, mentions: list[Mention], readings: list[Reading], back: int, between: str) -> Reading | None:
    """A mention inside the title of the one before it."""
    if ";" in between or not _TITLE.match(between):
        return _title_goes_on(readings, back, between)
    if _PROPOSED.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", "ban hành", False))
    for relation, pattern in _TITLE_VERBS:
        found = pattern.search(without_marks(between))
        if found:
            return Reading("CITES", None, inside=back, between=(relation, between[slice(*found.span("cue"))], False))
    if _LISTED.search(between) and re.search(r"(?:[,;]|\bvà)\s?(?:các\s)?(?:số\s)?$", between):
        return None
    if governing(between)[0] is not None and re.search(r",\s", between):
        return None
    return Reading("CITES", None, inside=back, between=("CITES", between.split()[-1] if between.split() else "", False))


def _title_goes_on(readings: list[Reading], back: int, between: str) -> Reading | None:
    """A further member of a list that already stands in a title."""
    before = readings[back]
    if before.between and not before.between[2] and before.inside is not None and re.fullmatch(r"\s?(?:,|và|VÀ|,\s?và|hoặc)\s(?:các\s)?(?:số\s)?", between):
        return Reading("CITES", None, inside=before.inside, between=before.between)
    return None


def _listed(readings: list[Reading], back: int, between: str) -> Reading | None:
    """A further member of a list: it inherits the head's governing words; after a semicolon, those of the list outside any title."""
    before = readings[back]
    last = re.split(r";", between)[-1]
    plain = not last.strip() or (bool(_JOINTS.fullmatch(last)) and len(last) < 60)
    titled = bool(_TITLE.match(between)) and bool(_LISTED.search(between))
    in_title = before.between is not None and before.inside is not None and before.relation == "CITES"
    if (plain or titled) and (not in_title or ";" in between):
        outer = _outer(readings, back)
        return Reading(outer.relation, outer.cue)
    return Reading("CITES", None, inside=before.inside) if plain and before.between else None


def _outer(readings: list[Reading], index: int) -> Reading:
    """Return the reading of the document outside whose title nothing stands, from a mention inside one or more."""
    while (inside := readings[index].inside) is not None and inside < index:
        index = inside
    return readings[index]


def _governed(clean: str, structure: Structure, header: Header, mention: Mention) -> Reading:
    """Read a mention by the words before it in its own clause."""
    start, stop = structure.sentence(mention.start)
    head = _list_head(clean, structure, mention.start)
    left = f"{head} {clean[structure.paragraph(mention.start).words : mention.start]}" if head else _left(clean, start, mention.start, header)
    own = _own_act(clean, structure, header, mention, left, stop, head)
    if own:
        return own
    relation, cue = governing(left)
    if relation == "BASED_ON" and not _is_basis(clean, structure, header, mention, left):
        relation = "PURSUANT_TO"
    return Reading(relation or "CITES", cue)


def _list_head(clean: str, structure: Structure, position: int) -> str:
    """Return the words that open the list in which an item is nothing but a document, or a place in one: `Bãi bỏ các văn bản sau đây:`."""
    index = structure.index(position)
    item = structure.paragraphs[index]
    if position - item.words > 3000:
        return ""
    members = clean[item.words : position].split(";")
    if len(members) > 1:
        act = _ACT_OPENS.match(members[0].lstrip())
        return act.group() if act and _MEMBER.fullmatch(members[-1]) else ""
    if not _BARE_ITEM.fullmatch(clean[item.words : position]):
        return ""
    for paragraph in reversed(structure.paragraphs[max(0, index - 80) : index]):
        text = clean[paragraph.start : paragraph.end].rstrip()
        if text.endswith(":"):
            return clean[paragraph.words : paragraph.end].rstrip(" :")[-300:]
        if paragraph.level < item.level or not (text.endswith((";", ",", ".")) or paragraph.level > item.level):
            return ""
    return ""


def _left(clean: str, start: int, end: int, header: Header) -> str:
    """Return the words before a mention in its sentence, at most 400 characters, across a colon that opens a list."""
    name = _own_name(header, end)
    if name:
        return clean[max(name[0], end - 600) : end].replace("\n", " ")
    if end - start < 4 and start > 1 and clean[:start].rstrip().endswith((":", ";", ",")):
        start = max(0, clean.rfind("\n", 0, start - 1) + 1)
    return clean[max(start, end - 400) : end]


def governing(left: str) -> tuple[str | None, str | None]:
    """Return the relation of the cue that ends nearest to the end of `left`, and its words."""
    left = left.replace("qui định", "quy định").replace("Qui định", "Quy định")
    best: tuple[int, str, str] | None = None
    for cue in CUES:
        for found in _last(cue.pattern, left):
            if best is None or found.end("cue") > best[0] or (found.end("cue") == best[0] and len(found["cue"]) > len(best[2])):
                best = (found.end("cue"), cue.relation, found["cue"])
    if best is None and (colon := _COLON.search(left)):
        return _clause_cue(left[: colon.start()])
    if best and best[1] == "PURSUANT_TO" and _NEGATED.search(left[-_NEAR:][: best[0] - len(best[2])]):
        return "CITES", best[2]
    return (best[1], best[2]) if best else (None, None)


def _clause_cue(clause: str) -> tuple[str | None, str | None]:
    """Return the verb that governs a colon list: the last one of the clause before it."""
    found = list(_CLAUSE_VERB.finditer(clause[-240:]))
    if not found:
        return None, None
    word = found[-1].group()
    return ("PURSUANT_TO" if word.casefold().startswith(("theo", "quy")) else "IMPLEMENTS"), word


def _last(pattern: re.Pattern[str], left: str) -> list[re.Match[str]]:
    """Return the last match of a pattern that ends at the end of `left`, searched in its last characters."""
    window, found, at = left[-_NEAR:], [], 0
    while match := pattern.search(window, at):
        found = [match]
        at = match.start() + 1
    return found


def _is_basis(clean: str, structure: Structure, header: Header, mention: Mention, left: str) -> bool:
    """Whether `Căn cứ` recites a legal basis: it opens its paragraph, in the recitals, or in a công văn anywhere."""
    paragraph = structure.paragraph(mention.start)
    opens = bool(re.match(r"(?:-\s)?c[ăa]n\sc[ứửu]", clean[paragraph.words : paragraph.words + 12], re.IGNORECASE))
    return opens and (structure.is_recital(mention.start) or header.kind == "Công văn" or (paragraph.level == 9 and header.kind is None) or not structure.body)


def _own_name(header: Header, position: int) -> tuple[int, int] | None:
    """Return the span in which the document names itself, if `position` is in one: its title, or the enacting formula."""
    return next((span for span in (header.title, header.enacts) if span and span[0] <= position < span[1]), None)


def _own_act(clean: str, structure: Structure, header: Header, mention: Mention, left: str, stop: int, head: str) -> Reading | None:
    """Read what this document itself does to the cited one."""
    in_title = _own_name(header, mention.start) is not None
    subject = _subject(clean, structure, header, mention, left, head)
    acts = [
        (found.end("cue"), found.end("cue") - found.start("cue"), relation, left[-_NEAR:][slice(*found.span("cue"))])
        for relation, pattern in _OWN_ACTS
        if in_title or (subject and relation != "GUIDES") or (relation == "GUIDES" and _SELF.search(left))
        for found in _last(pattern, without_marks(left))
        if in_title or relation != "GUIDES" or _SELF_GUIDES.search(left[-_NEAR:][: found.start("cue")])
    ]
    if acts:
        return Reading(*max(acts)[2:])
    listed = next(((relation, m.group()) for relation, pattern in _LIST_ACTS for m in [pattern.search(without_marks(head))] if m), None) if head else None
    if listed:
        return Reading(*listed)
    lapse = _LAPSE.match(clean, mention.end, min(stop, mention.end + 900))
    if lapse and (subject or not left.strip() or structure.paragraph(mention.start).words >= structure.sentence(mention.start)[0]):
        return Reading("REPEALS" if lapse["repeal"] else "AMENDS", lapse["repeal"] or lapse["amend"])
    return None


def _subject(clean: str, structure: Structure, header: Header, mention: Mention, left: str, head: str) -> bool:
    """Whether this document is the one that acts: it names itself, or the act opens its paragraph, or the list that the item is in."""
    if _SELF.search(left):
        return True
    paragraph = structure.paragraph(mention.start)
    if header.kind in _SPEAKING or (header.kind is None and paragraph.level == 9):
        return False
    opening = head or clean[paragraph.words : min(mention.start, paragraph.words + 60)].lstrip(' “"-')
    return bool(_OPENS.match(without_marks(opening)))


def _with_title(clean: str, structure: Structure, mentions: list[Mention], index: int, reading: Reading) -> Reading:
    """Add the span of the title that follows a mention."""
    mention = mentions[index]
    opener = _TITLE.match(clean, mention.end)
    if not opener or mention.form == "law by name":
        return reading
    start = mention.end + len(opener.group()) - len(opener.group().lstrip(' ,(“"'))
    end = _title_end(clean, start, structure.sentence(mention.start)[1], mentions, index)
    return Reading(reading.relation, reading.cue, (start, end), reading.inside, reading.between) if end > start + 3 else reading


def _title_end(clean: str, start: int, stop: int, mentions: list[Mention], index: int) -> int:
    """Return where a title ends: at a semicolon, a full stop, a line feed outside quotation marks, or before the next list member."""
    text = clean[start : min(stop, start + 600)]
    depth = 0
    for match in re.finditer(r"[“”\"();\n]|\.\s|\.$|:\s|/\.", text):
        mark = match.group()
        depth += {"“": 1, "”": -1, "(": 1, ")": -1}.get(mark, 0)
        if depth < 0 or (depth == 0 and mark[0] in ";\n./:"):
            text = text[: match.start()]
            break
    following = mentions[index + 1].start - start if index + 1 < len(mentions) else len(text)
    if 0 < following < len(text) and re.search(r"(?:,|\bvà|\bhoặc)\s?(?:các\s|số\s)?$", text[:following]):
        text = re.sub(r"\s?(?:,|\bvà|\bhoặc)\s?(?:các\s|số\s)?$", "", text[:following])
    clause = _CLAUSE.search(text)
    return start + len((text[: clause.start()] if clause else text).rstrip(" ,;."))
