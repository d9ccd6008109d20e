"""Who a name means: bodies as printed become bodies with one full name, one id, one place.

In: a body's name as printed (`UBND tỉnh`, `Bộ giáo dục - Đào tạo`, `Sở GD&ĐT`), and the `Home` of the
document that says it. Out: a `Body`, absolute; or one without id where the text leaves it open (`UBND tỉnh` in a national
document is every province's).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from extractors.letters import rx, spelt
from extractors.registry import (
    Issuer,
    Local,
    Place,
    body_words,
    districts_by_name,
    fold_key,
    issuers,
    kinds,
    locals_,
    places,
    provinces_by_name,
    slug,
)
from extractors.writtenout import written_out

_KIND = rf"(?:{'|'.join(name.replace(' ', r'[ ]') for name in sorted(kinds(), key=lambda name: (-len(name), name)))})"  # a document follows, no name
_JOIN = r"(?:\s?[,&-]\s?(?:và\s)?|\s(?:và\s)?)"
_TYPES = r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|TP\.?|Tp\.?|TX\.?)"
_OFFICE = rf"(?:Phó\s)?(?:{'|'.join(body_words('office'))})"
_NAME = r"[\Lu][\w]*"
_PROVINCES = "|".join(
    sorted({place.name.replace(" - ", r"\s?-\s?").replace(" ", r"\s") for place in places().values() if not place.parent}, key=lambda name: (-len(name), name))
)
_PLACE = rf"(?:(?i:{_PROVINCES})(?!\w)(?!\s[\Lu])|{_NAME}(?:\s(?:-\s)?{_NAME}){{0,3}})"
_CAPITALS = rx(rf"{_NAME}(?:\s{_NAME}){{0,2}}")
_OF_PLACE = rx(rf"\s(?i:tỉnh|thành phố|TP\.?)(?:\s({_PLACE}))?$")
_TYPED_PLACE = rx(rf"\b(?P<type>(?i:{_TYPES}))\s(?P<name>{_PLACE})")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a document speaks from: its own province and district, its level, its year."""

    province: Place | None = None
    district: Place | None = None
    level: str | None = None  # central, province, district, commune
    year: int | None = None
    body: str | None = None  # printed name of its own issuer

    @property
    def place(self) -> Place | None:
        """The narrowest known place."""
        return self.district or self.province


@dataclass(frozen=True, slots=True)
class Body:
    """A body made absolute as far as the text allows."""

    name: str
    id: str | None
    level: str | None
    place: Place | None
    kind: str = "body"  # body, office (a person's), class (of bodies, by a common noun), group (several at once)

    @property
    def scope(self) -> str | None:
        """The scope of its documents' ids: `tw` or the place's id."""
        return "tw" if self.level == "central" else self.place.id if self.place else None


def unit_name(body: Body) -> str:
    """Return the body's own name, without the office in whose name it signs."""
    key = (body.id or "").removeprefix("tw/")
    if key in issuers():
        return issuers()[key].name
    for office in ("Phó Chủ tịch ", "Chủ tịch ", "Giám đốc ", "CHỦ TỊCH "):
        if body.name.startswith(office):
            return body.name.removeprefix(office)
    return body.name


def _flexible(name: str) -> str:
    """Return a pattern for a name whose words may be joined in any of the usual ways."""
    words = [re.escape(word) for word in re.split(r"[\s,&-]+(?:và\s+)?", name) if word != "và"]
    return _JOIN.join(words).replace("hóa", "h(?:óa|oá)").replace("Ủy", "[ỦUưƯ][ỷyỶY]").replace("ủy", "[ủu][ỷy]")


@cache
def _central() -> re.Pattern[str]:
    names = [name for row in issuers().values() for name in (row.name, *row.aliases, row.head) if name]
    ordered = sorted(set(names), key=len, reverse=True)
    one = rf"(?:Bộ\s)?(?:{'|'.join(_flexible(name.removeprefix('Bộ ')) for name in ordered)})(?!\w)"
    joint = rf"(?:{_OFFICE}\s)?(?:[Ll]iên\s[Bb]ộ|[Ll]iên\s[Tt]ịch)(?:\s?:?\s{one}(?:\s?(?:-|–|,|;|và)\s?{one})*)?"
    return rx(rf"{joint}|(?:{_OFFICE}(?:,\s{_OFFICE})?\s)?(?:{'|'.join(map(_flexible, ordered))})(?!\w)", re.IGNORECASE)


@cache
def _departments() -> re.Pattern[str]:
    """Departments and offices named by a ministry's field: `Sở Nông nghiệp và Môi trường tỉnh X`, `Phòng Giáo dục - Đào tạo`."""
    fields = {name.split(" ", 1)[1] for row in issuers().values() for name in (row.name,) if name.startswith("Bộ ")}
    fields |= {name.split(" ", 1)[1] for row in locals_().values() for name in (row.name, *row.spelled) if name.startswith("Sở ")}
    names = "|".join(map(_flexible, sorted(fields, key=len, reverse=True)))
    place = rf"(?:\s(?i:tỉnh|thành phố|huyện|quận|TP\.?)(?!\w)(?:\s{_PLACE})?)?"
    return rx(rf"(?:(?i:{_OFFICE})\s)?(?:Sở|sở|SỞ|Phòng|phòng|PHÒNG|Ty|Vụ)\s(?i:{names})(?!\w){place}")


_LOCAL_HEAD = (
    r"(?:Ban\s(?:cán\ssự|Cán\ssự)\s[Đđ]ảng\s|Ban\s(?:Pháp\schế|Kinh\stế\s?(?:-|và)\s?[Nn]gân\ssách|Văn\shóa\s?(?:-|và)\s?[Xx]ã\shội|Đô\sthị|Dân\stộc)\s(?:của\s)?|Ban\sThường\svụ\s|Thường\strực\s|BTV\s|TT\s|Văn\sphòng\s|VP\s|Đoàn\sđại\sbiểu\sQuốc\shội\s(?:và\s)?)?"
    r"(?:[ỦU][ỷy]\sban\snhân\sdân|UBND|Hội\sđồng\snhân\sdân|HĐND|Tỉnh\s[ủu][ỷy]|Thành\s[ủu][ỷy]|Huyện\s[ủu][ỷy]|Quận\s[ủu][ỷy]|Thị\s[ủu][ỷy]"
    r"|Đảng\s[ủu][ỷy]|Đảng\sbộ|BCH\sĐảng\sbộ)"
)
_LOCAL = rx(
    rf"(?P<office>(?i:{_OFFICE}|Q\.\s?Chủ tịch)\s)?(?P<head>(?i:{_LOCAL_HEAD}))(?:\slâm\sthời)?(?!\w)"
    rf"(?:\s(?P<type>(?i:{_TYPES}))(?!\w)(?:\s(?P<place>{_PLACE}))?|\s(?P<bare>{_PLACE}))?"
)
_BRANCH_PLACE = rx(rf"\s(?P<type>(?i:tỉnh|thành phố|TP\.?))\s?(?P<name>{_PLACE})")
_BRANCH = rx(rf"(?P<body>.+?)\s(?P<type>(?i:tỉnh|thành phố|TP\.?))\s?(?P<name>{_PLACE})")
_AT_PLACE = rx(
    rf"(?P<body>(?:{'|'.join(body_words('at_place'))})(?:\s(?!tỉnh|thành phố)[\w,&-]+){{0,9}})"
    rf"\s(?P<type>(?i:tỉnh|thành phố|huyện|quận|thị xã))(?:\s(?P<place>{_PLACE}))?"
)
_LEFT = (  # words that begin what stands behind a body's name
    r"(?:về|v/v|tại|ngày|số|do|đã|được|có|là|để|theo|trên|trong|cho|gửi|với|từ|như|xin|nêu|nói|kèm|thì|và|hoặc|của|này|năm|khi|nếu|đến|bị|hết|còn|giao|hỏi|trình"
    r"|đề\s(?:nghị|xuất)|yêu\scầu|hướng\sdẫn|quy\sđịnh|ban\shành|phê\sduyệt|sửa\sđổi|bổ\ssung|thay\sthế|bãi\sbỏ|triển\skhai|thực\shiện|thi\shành|chỉ\sđạo"
    r"|công\sbố|kết\sluận|tăng\scường|báo\scáo|trả\slời|phúc\sđáp|phản\sánh|kiến\snghị|thông\sbáo|tổ\schức|xem\sxét|thành\slập)(?!\w)"
)
_SMALL = rx(rf"(?:\s(?!{_LEFT})[\Ll]+){{1,6}}(?=\s?[,.;:()“”\"\n]|\s{_LEFT}|$)")
_PLACED = rx(
    rf"(?:{'|'.join(body_words('at_place'))})(?:\s(?!tỉnh|thành phố|{_LEFT})[\w&-]+){{0,9}}\s(?i:tỉnh|thành phố|huyện|quận|thị xã)(?:\s{_PLACE})?(?!\w)"
)
_OF_THE_COUNTRY = rx(
    r"^Tổng\scục\s|^(?!Công\sty|Tổng\scông\sty|Tập\sđoàn|Ngân\shàng|Hợp\stác).*\s(?:Việt\sNam|Trung\sương)$"
)  # a body of the centre, though no table has it
_COMPANIES = ("Công ty", "Tổng công ty", "Tập đoàn", "Hợp tác xã")
_OTHER = rx(
    rf"(?:{_OFFICE}\s)?(?:{'|'.join(body_words('named'))})"
    rf"\s(?:(?:(?<=học\s)|(?!{_KIND}\s))(?:{_NAME}|và|TNHH|[\Ll]{{2,7}}(?=\s(?:{_NAME}|và)))(?:\s-\s|,?\s|&)?){{1,14}}"
)
_WORD = re.compile(r"\S+")
_ENDS = '.,;:)”"'
_JOINTS = frozenset({"và", "-", "&"})
_LONGEST, _MOST_WORDS = 120, 12  # characters and words of a body's name
_HEADING_OFFICE = rx(rf"(?:{_OFFICE})(?:,\s{_OFFICE})?\s(?=\S)", re.IGNORECASE)
_OFFICE_OF = rx(rf"(?:{_OFFICE})\s(?=(?:Sở|Ban|Phòng|Công an|Kho bạc|Bảo hiểm)\s)")


def match_body(text: str, position: int) -> int | None:
    """Return where the body's name that begins at `position` ends, longest reading first, or None."""
    return _known_end(text, position) or _other_end(text, position)


def match_misspelt(text: str, position: int) -> int | None:
    """Return where a body's name ends that may be abbreviated, or stripped of marks by a scan: `Bộ NN&PTNT`, `Chính phú`."""
    return _known_end(text, position) or _spelt_end(text, position) or _whole_end(text, position)


def _known_end(text: str, position: int) -> int | None:
    ends = [_local_end(text, position), *(_branch_end(text, m.end()) for m in [_central().match(text, position)] if m)]
    best = max((end for end in ends if end), default=None)
    department = None if best else _departments().match(text, position)
    return department.end() if department else best


def _other_end(text: str, position: int) -> int | None:
    other = _OTHER.match(text, position)
    return position + len(other.group().rstrip(" ,-&").removesuffix(" và")) if other else None


def _whole_end(text: str, position: int) -> int | None:
    """Return where a name that no table has ends, with the words in small letters behind its last capital: `Trung tâm Phục vụ hành chính công`."""
    end = _other_end(text, position)
    placed = _PLACED.match(text, position)
    if placed or end is None or text.startswith(_COMPANIES, position):
        return max(end or 0, placed.end()) if placed else end
    small = _SMALL.match(text, end)
    return small.end() if small else end


def _spelt_end(text: str, position: int) -> int | None:
    found = None
    words = islice(_WORD.finditer(text, position, position + _LONGEST), _MOST_WORDS) if text[position : position + 1].isupper() else ()
    for word in words:
        end = word.end() - len(word.group()) + len(word.group().rstrip(_ENDS))
        if word.group() not in _JOINTS and _is_known(text[position:end]):
            found = end
        if word.group()[-1] in _ENDS.replace(",", ""):
            break
    return _branch_end(text, found) if found else None


@lru_cache(maxsize=4096)
def _is_known(printed: str) -> bool:
    key = fold_key(written_out(printed))
    return key in _central_index() or key in _local_index()


def _branch_end(text: str, end: int) -> int:
    """Let a central body's name go on to the place of its branch: `Cục Thuế tỉnh Hà Giang`."""
    place = _BRANCH_PLACE.match(text, end)
    length = _place_length(place["name"], place["type"]) if place else 0
    return place.start("name") + length if place and length else end


def _local_end(text: str, position: int) -> int | None:
    match = _LOCAL.match(text, position)
    if not match:
        return None
    group = "place" if match["place"] else "bare" if match["bare"] else None
    if not group:
        return match.end("type") if match["type"] else match.end("head")
    length = _place_length(match[group], match["type"])
    if length:
        return match.start(group) + length
    return match.end("type") if match["type"] else match.end("head")


def _place_length(words: str, type_: str | None) -> int:
    """Return the length of the longest known place name that `words` begin with; for an unknown one all of it after a type."""
    parts = list(re.finditer(r"\S+", words))
    for count in range(len(parts), 0, -1):
        name = words[: parts[count - 1].end()]
        if fold_key(name) in provinces_by_name() or (type_ and fold_key(f"{_type(type_)} {name}") in districts_by_name()):
            return len(name)
    if type_ and _type(type_) not in {"tỉnh", "thành phố"} and words[:1].isupper() and not words.isupper():
        capital = _CAPITALS.match(words)
        return capital.end() if capital else 0
    return 0


def _type(printed: str) -> str:
    short = printed.casefold().rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(short, short)


@cache
def _central_index() -> dict[str, tuple[Issuer, bool]]:
    index: dict[str, tuple[Issuer, bool]] = {}
    for row in issuers().values():
        for name in (row.name, *row.aliases):
            index.setdefault(fold_key(name), (row, False))
        if row.head:
            index.setdefault(fold_key(row.head), (row, True))
    return index


def resolve_body(printed: str, home: Home) -> Body:
    """Make a printed body absolute: its full name, id, level and place; without id where the text leaves it open."""
    printed = " ".join(printed.split())
    central = resolve_central(printed) or _resolve_branch(printed, home)
    if central:
        return central
    local = _LOCAL.fullmatch(printed)
    if local:
        return _resolve_local(local, home)
    return _resolve_other(printed, home)


@lru_cache(maxsize=4096)
def resolve_central(printed: str) -> Body | None:
    """Return the body of the centre that a name or the title of its head means, None where the registry has none of it."""
    office = _HEADING_OFFICE.match(printed)
    for prefix, rest in (("", printed), *([(office.group(), printed[office.end() :])] if office else [])):
        found = _central_index().get(fold_key(rest)) or _central_index().get(fold_key(written_out(rest)))
        if found:
            row, is_head = found
            title = prefix.capitalize() if prefix.isupper() else prefix
            return Body(row.head if is_head and row.head else title + _party_name(row, rest), f"tw/{row.id}", "central", None)
    return None


def existed(body: Body, year: int | None) -> bool:
    """Whether a body that only the letters of a number name existed in that year: `CT` was no central body before 2025."""
    row = issuers().get((body.id or "").removeprefix("tw/"))
    return row is None or row.since is None or (year is not None and year >= row.since)


def of_its_time(body: Body, year: int | None, home: Home) -> Body:
    """Return a body as of a year: what is a department of the centre by now was one of each province before (`Cục Thuế`)."""
    if year is None or existed(body, year) or not (body.id or "").startswith("tw/cuc-"):
        return body
    if home.province is None:
        return replace(body, id=None, level=None)
    return Body(f"{body.name} {home.province.full}", f"{home.province.id}/{(body.id or '').removeprefix('tw/')}", "province", home.province)


def _resolve_branch(printed: str, home: Home) -> Body | None:
    """Resolve the branch of a central body in a place, which is a body of that place: `Cục Thuế tỉnh Hà Giang`."""
    match = _BRANCH.fullmatch(printed)
    central = resolve_central(match["body"]) if match else None
    if not match or not central or not central.id:
        return None
    place, level = named_place(_type(match["type"]), match["name"], home)
    name = f"{central.name} {place.full if place else match['name']}"
    return Body(name, f"{place.id}/{central.id.removeprefix('tw/')}" if place else None, level, place)


def _party_name(row: Issuer, printed: str) -> str:
    """Keep a Party body's longer name where the text prints it (`Ban Bí thư Trung ương Đảng`)."""
    for name in (row.name, *row.aliases):
        if row.party and fold_key(name) == fold_key(printed) and len(name.split()) > 1:
            return name
    return row.name


def _resolve_local(match: re.Match[str], home: Home) -> Body:
    words = (match["place"] or match["bare"] or "").strip()
    type_ = _type(match["type"]) if match["type"] else None
    head, office = _head(match["head"]), (match["office"] or "").strip()
    place, level = place_of(type_, words, head, home)
    name = " ".join(filter(None, [office[:1].upper() + office[1:], head, _place_name(place, type_, words, head)]))
    scope = place.id if place else None
    desk = "van-phong-" if office.startswith("Chánh Văn phòng") else ""
    return Body(name, f"{scope}/{desk}{slug(_head(match['head']))}" if scope else None, level, place)


@lru_cache(maxsize=1024)
def _head(printed: str) -> str:
    """Return the short standard spelling of a local body's head: `UBND`, `HĐND`, `Tỉnh ủy`."""
    text = " ".join(printed.split())
    for pattern, name in (
        (r"[ỦỦU][ỷy]\sban\snhân\sdân", "UBND"),
        (r"Hội\sđồng\snhân\sdân", "HĐND"),
        (r"(Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s[ủu][ỷy]", r"\1 ủy"),
        (r"^(?:BTV|Ban thường vụ)", "Ban Thường vụ"),
        (r"^Ban cán sự đảng", "Ban cán sự Đảng"),
    ):
        text = re.sub(pattern, name, text, flags=re.IGNORECASE)
    return re.sub(r"\bubnd\b", "UBND", re.sub(r"\bhđnd\b", "HĐND", text, flags=re.IGNORECASE), flags=re.IGNORECASE)


def place_of(type_: str | None, words: str, head: str, home: Home) -> tuple[Place | None, str | None]:
    """Find the place that a local body's name means, and the body's level."""
    if words:
        return named_place(type_, words, home)
    if type_ is None:
        return _implied_place(head, home)
    if type_ in {"xã", "phường", "thị trấn", "đặc khu"}:
        return None, "commune"
    if type_ == "tỉnh":
        return home.province, "province"
    if home.district and (home.district.type == type_ or type_ == "thành phố"):
        return home.district, "district"
    if type_ == "thành phố" and home.province and home.province.type == "thành phố":
        return home.province, "province"
    return None, "district"


def named_place(type_: str | None, words: str, home: Home) -> tuple[Place | None, str | None]:
    """Find the province or district of a name and a type, and the level of its bodies; of several districts the own province's."""
    key = fold_key(f"{type_ or ''} {words}")
    districts = [place for place in districts_by_name().get(key, ()) if spelt(words, place.name)] if type_ else []
    province = provinces_by_name().get(fold_key(words)) if type_ in {None, "tỉnh", "thành phố"} else None
    if province and (not districts or province.type == type_):
        return province, "province"
    own = [place for place in districts if home.province and place.parent == home.province.id]
    if len(own or districts) == 1:
        return (own or list(districts))[0], "district"
    return None, {"xã": "commune", "phường": "commune", "thị trấn": "commune", "tỉnh": "province"}.get(type_ or "", "district")


def _implied_place(head: str, home: Home) -> tuple[Place | None, str | None]:
    """A body without any place: the document's own, at the level that the name itself tells."""
    if re.search(r"Tỉnh ủy", head):
        return home.province, "province"
    if re.search(r"Thành ủy", head):
        return (home.district or home.province), "district" if home.district else "province"
    if re.search(r"(?:Huyện|Quận|Thị) ủy", head):
        return home.district, "district"
    return (home.place, home.level) if home.level in {"province", "district"} else (None, None)


def _place_name(place: Place | None, type_: str | None, words: str, head: str) -> str:
    if place and re.search(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy", head):
        return place.name
    if place:
        return place.full
    return " ".join(filter(None, [type_, words]))


def _resolve_other(printed: str, home: Home) -> Body:
    """Departments of the province, offices of the district, branches in a place, and all else by the printed name."""
    office = _OFFICE_OF.match(printed)
    prefix, name = (office.group(), printed[office.end() :]) if office else ("", printed)
    if name[:3].lower() == "sở ":
        return department(prefix, name, home)
    if home.level == "district" and home.district and re.match(r"(?:Phòng|phòng)\s[\w]", name):
        return _division(prefix, name, home.district)
    return _placed(prefix, name, home) or Body(printed, None, "central" if _OF_THE_COUNTRY.search(name) else None, None)


def _division(prefix: str, name: str, district: Place) -> Body:
    """Return a district's office, named by its field as the province's department is: `Phòng Giáo dục - Đào tạo`."""
    place = _AT_PLACE.fullmatch(name)
    field = (place["body"] if place else name).split(" ", 1)[1]
    row = local_row(f"Sở {field}")
    full = f"Phòng {row.name.split(' ', 1)[1] if row else field}"
    return Body(f"{prefix}{full} {district.full}", f"{district.id}/{slug(full)}", "district", district)


def _placed(prefix: str, name: str, home: Home) -> Body | None:
    """Return the body of a place that its name ends with: `Công an tỉnh`, `Kho bạc Nhà nước thành phố Cần Thơ`."""
    match = _AT_PLACE.fullmatch(name)
    if not match or re.match(r"[Cc]ác|[Nn]hững", name):
        return None
    place, level = place_of(_type(match["type"]), match["place"] or "", "", home)
    if place is None:
        return None
    body = match["body"].removesuffix(" của")
    row = local_row(body)
    full = row.name if row else body
    return Body(f"{prefix}{full} {place.full}", f"{place.id}/{slug(full)[:60]}", level, place)


def department(prefix: str, name: str, home: Home) -> Body:
    place_match = _OF_PLACE.search(name)
    bare = name[: place_match.start()] if place_match else name
    province = provinces_by_name().get(fold_key(place_match[1])) if place_match and place_match[1] else home.province
    row = local_row(bare)
    full = row.name if row else bare
    if not province:
        return Body(prefix + full, None, "province", None)
    return Body(f"{prefix}{full} {province.full}", f"{province.id}/{slug(full)}", "province", province)


@cache
def _local_index() -> dict[str, Local]:
    return {fold_key(name): row for row in locals_().values() for name in (row.name, *row.spelled)}


def local_row(name: str) -> Local | None:
    """Return the kind of local body that a name without a place is of."""
    return _local_index().get(fold_key(name)) or _local_index().get(fold_key(written_out(name)))


def place_in(text: str) -> tuple[Place | None, Place | None]:
    """Return the first province and district that a letterhead, title or closing names with their types."""
    for match in _TYPED_PLACE.finditer(text):
        length = _place_length(match["name"], match["type"])
        name = match["name"][:length]
        type_ = _type(match["type"])
        districts = districts_by_name().get(fold_key(f"{type_} {name}"), ())
        province = provinces_by_name().get(fold_key(name))
        if province and (province.type == type_ or not districts):
            return province, None
        if len(districts) == 1:
            return places()[districts[0].parent or ""], districts[0]
    return None, None
