"""What a citation is for: the relation from the citing document, and what the text says between two cited ones.

In: a clean text, its outline, the document's header and mentions. Out: one `Reading` a mention (relation, cue, the title that follows it,
the mention in whose title it stands). The nearest governing words in the clause decide; a list inherits those of its head; a
document in another's title is cited, and the title's verb stands between the two. A cue is one row of `CUES`, the only place
to add one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.cues import (
    ACT_OPENS,
    ACTS,
    ALIAS,
    ANNEXED,
    ANNOUNCES,
    ASIDE,
    BARE_ITEM,
    CLAUSE,
    CONSOLIDATED,
    COORDINATE,
    COORDINATE_RELATION,
    HOLDS,
    JOINTS,
    LAPSE,
    LIST_ACTS,
    LISTED,
    MEMBER,
    NAMED_BY_ACT,
    NEAR,
    NOT_DONE,
    ONLY_WHEN,
    OPENS,
    OTHERS,
    OWN_ACTS,
    PASSIVE,
    PASSIVE_RELATION,
    PROPOSED,
    RECITES,
    RECITES_RULE,
    SECOND_PASSIVE,
    SELF,
    SELF_GUIDES,
    SPEAKING,
    TITLE,
    TITLE_BY,
    TITLE_VERBS,
)
from extractors.governing import governing, last
from extractors.header import Header
from extractors.identifiers import Number
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.quotations import is_quoted
from extractors.records import CHANGING_RELATIONS
from extractors.registry import kinds

_LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_LOCAL = frozenset({"UBND", "HĐND"})
_PERHAPS = ";"  # before a document that perhaps stands in the title of an amending one
_SEMICOLON = re.compile(r"\s?;\s?(?:và\s|các\s)?")
_HEAD = 800  # characters in which a consolidated text says that it is one
_NEVER_ACTED_ON = ("Báo cáo", "Tờ trình")


@dataclass(frozen=True, slots=True)
class Reading:
    """What governs one mention."""

    relation: str
    cue: str | None
    title: tuple[int, int] | None = None
    inside: int | None = None  # index of the mention in whose title, or beside which, this one stands
    between: tuple[str, str, bool] | None = None  # relation, cue, turned round (from this one to that)


def read_relations(clean: str, outline: Outline, header: Header, mentions: list[Mention]) -> list[Reading]:
    """Return one reading a mention, in order."""
    readings: list[Reading] = []
    for index, mention in enumerate(mentions):
        reading = _in_name(clean, mentions, index) or _beside(clean, outline, mentions, readings, index) or _governed(clean, outline, header, mention)
        readings.append(reading)
    consolidated = _is_consolidated(clean, header)
    for index, reading in enumerate(readings):
        forbidden = consolidated or mentions[index].kind in _NEVER_ACTED_ON or not _may(header.kind, header.number, reading.relation, mentions[index])
        if reading.relation in CHANGING_RELATIONS and forbidden:
            readings[index] = replace(reading, relation="CITES")
    return [_with_title(clean, outline, mentions, index, reading) for index, reading in enumerate(readings)]


def _is_consolidated(clean: str, header: Header) -> bool:
    """Whether a text is a consolidated one: what it says that it changes, the documents that it consolidates changed."""
    return bool((header.number and "VBHN" in header.number.text) or CONSOLIDATED.search(without_marks(clean[:_HEAD])))


def _in_name(clean: str, mentions: list[Mention], index: int) -> Reading | None:
    """A law inside the name of an amending law: cited, and amended by it."""
    mention = mentions[index]
    for back in range(index - 1, max(-1, index - 12), -1):
        outer = mentions[back]
        if outer.end >= mention.end and outer.start < mention.start:
            return Reading("CITES", None, inside=back, between=("AMENDS", "sửa đổi, bổ sung", False))
    return None


def _beside(clean: str, outline: Outline, mentions: list[Mention], readings: list[Reading], index: int) -> Reading | None:
    """Read a mention by the one before it: in its title, in its list, or said to change it."""
    back = index - 1
    while back >= 0 and mentions[back].end > mentions[index].start:
        back -= 1
    if back < 0:
        return None
    mention, previous, before = mentions[index], mentions[back], readings[back]
    between = clean[previous.end : mention.start]
    if len(between) > 700 or _parted(outline, previous, mention, between):
        return None
    passive = PASSIVE.search(without_marks(between))
    if passive and "\n" not in between:
        relation = PASSIVE_RELATION[passive["verb"].split()[0]]
        changed = before.inside if _is_agent(before) and SECOND_PASSIVE.match(between) else back
        relation = relation if _may(mention.kind, mention.number, relation, mentions[changed or 0]) else "CITES"
        return Reading(*_agent(readings[changed or 0]), inside=changed, between=(relation, between[slice(*passive.span("cue"))].lstrip(" (,"), True))
    if before.relation in ACTS and (act := COORDINATE.search(without_marks(between))):
        return Reading(COORDINATE_RELATION[act["cue"].casefold()[:3]], between[slice(*act.span("cue"))])
    if ALIAS.search(between):
        return Reading("CITES", None)
    return (
        _after_agent(clean, mentions, readings, back, mention, between)
        or _titled(mentions, readings, index, back, between)
        or _in_amending_title(clean, mentions, readings, index, back)
        or _listed(readings, back, between)
    )


def _agent(changed: Reading) -> tuple[str, str | None]:
    """Return the relation to the document that changed one: this document rests on both, but what it does itself it does to the one only."""
    return ("CITES", None) if changed.relation in ACTS else (changed.relation, changed.cue)


def _is_agent(reading: Reading) -> bool:
    """Whether a document is one that is said to have changed another."""
    return reading.between is not None and reading.between[2] and reading.inside is not None


def _after_agent(clean: str, mentions: list[Mention], readings: list[Reading], back: int, mention: Mention, between: str) -> Reading | None:
    """Read what follows a document that changed another: one more such (`, Luật số 90/2025/QH15 và Luật số 97/2015/QH13`), or the list that goes on."""
    before = readings[back]
    if not _is_agent(before) or before.inside is None or not re.fullmatch(r"\s?(?:,|;|và|,\s?và)\s?(?:các\s)?(?:số\s)?", between):
        return None
    changed, previous = readings[before.inside], mentions[back]
    bracket = clean[mentions[before.inside].end : mention.start]
    if bracket.count("(") > bracket.count(")"):  # `(đã được sửa đổi bởi A; B)`: all of them
        return Reading(*_agent(changed), inside=before.inside, between=before.between)
    alike = previous.kind == mention.kind or {previous.kind, mention.kind} <= {*_LAWS}
    if not mention.name and ";" not in between and ("và" in between or (alike and not previous.name)):
        return Reading(*_agent(changed), inside=before.inside, between=before.between)
    return Reading(changed.relation, changed.cue)


def _parted(outline: Outline, previous: Mention, mention: Mention, between: str) -> bool:
    """Whether a sentence ends between two mentions; a list may go on over a line that ends in `;` or `,`."""
    if "\n" in between:
        return not re.search(r"(?:^|[,;:])\s?\n", between) or bool(re.search(r"\n\s?(?:[-+•]\s?)?(?:Căn\scứ|Điều\s\d|Xét|\d{1,2}\.\s[A-ZĐ])", between))
    return outline.sentence(previous.start) != outline.sentence(mention.start)


def _titled(mentions: list[Mention], readings: list[Reading], index: int, back: int, between: str) -> Reading | None:
    """A mention inside the title of the one before it."""
    if ";" in between or not TITLE.match(between):
        return _title_goes_on(readings, back, between)
    if PROPOSED.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", "ban hành", False))
    plain = without_marks(between)
    for act in TITLE_VERBS:
        found = act.pattern.search(plain)
        if found:
            its_own = (
                _does(mentions[back], act.relation)
                and _may(mentions[back].kind, mentions[back].number, act.relation, mentions[index])
                and not _aside(plain[: found.start("cue")])
                and not OTHERS.search(plain[found.end("cue") :])
            )
            does = act.relation if its_own else "CITES"
            return Reading("CITES", None, inside=back, between=(does, between[slice(*found.span("cue"))], False))
    if by := TITLE_BY.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", by["cue"], False))
    if LISTED.search(between) and re.search(r"(?:[,;]|\bvà)\s?(?:các\s)?(?:số\s)?$", between):
        return None
    clause = between.rpartition(", ")[2] if ", " in between else ""
    cue = governing(clause)[1] if clause else None
    if cue and clause.lstrip().startswith(cue):
        return None  # the sentence goes on: `..., thực hiện Luật ...`
    return Reading("CITES", None, inside=back, between=("CITES", between.split()[-1] if between.split() else "", False))


def _may(kind: str | None, number: Number | None, relation: str, patient: Mention) -> bool:
    """Whether a document can change another: none of the Party one of the state, none below a law a law, none of a province or below a decision a decree."""
    if relation not in CHANGING_RELATIONS:
        return True
    if number and number.party and not (patient.number and patient.number.party):
        return False
    if number and _LOCAL.intersection(number.codes) and patient.kind in {*_LAWS, "Nghị định"}:
        return False
    row = kinds().get(kind or "")
    if row is None or kind == "Nghị quyết":
        return True
    if patient.kind in _LAWS:
        return row.rank <= kinds()[patient.kind].rank + 1
    return patient.kind != "Nghị định" or row.rank <= kinds()["Quyết định"].rank


def _aside(before: str) -> bool:
    """Whether what stands before a verb in a title makes it an end, an aside, or the act of a document that this one announces."""
    return bool(ASIDE.search(before) or ANNOUNCES.search(before))


def _does(mention: Mention, relation: str) -> bool:
    """Whether a document of that kind can do that to another: a letter that is about an amendment amends nothing."""
    return relation not in ACTS or relation == "GUIDES" or mention.kind not in SPEAKING


def _title_goes_on(readings: list[Reading], back: int, between: str) -> Reading | None:
    """A further member of a list that already stands in a title."""
    before = readings[back]
    if before.between and not before.between[2] and before.inside is not None and re.fullmatch(r"\s?(?:,|và|VÀ|,\s?và|hoặc)\s(?:các\s)?(?:số\s)?", between):
        return Reading("CITES", None, inside=before.inside, between=before.between)
    return None


def _in_amending_title(clean: str, mentions: list[Mention], readings: list[Reading], index: int, back: int) -> Reading | None:
    """Read a member behind a semicolon as what an amending document amends: `Thông tư số A sửa đổi một số điều của Thông tư số B; Thông tư số C`.

    It may as well stand beside that document, where it bears a title of its own or is younger; so nothing is said of what amends it.
    """
    before, mention, previous = readings[back], mentions[index], mentions[back]
    if before.inside is None or before.between is None or before.between[2] or not _SEMICOLON.fullmatch(clean[previous.end : mention.start]):
        return None
    outer = mentions[before.inside]
    amends = before.between[0] in CHANGING_RELATIONS or before.between[1] == _PERHAPS
    alike = bool(outer.number and mention.number) and outer.kind not in _LAWS and mention.kind == previous.kind
    if not amends or not alike or TITLE.match(clean, mention.end) or (mention.year or 0) > (outer.year or 0):
        return None
    return Reading("CITES", None, inside=before.inside, between=("CITES", _PERHAPS, False))


def _listed(readings: list[Reading], back: int, between: str) -> Reading | None:
    """A further member of a list: it inherits the head's governing words; after a semicolon, those of the list outside any title."""
    before = readings[back]
    last = re.split(r";", between)[-1]
    plain = not last.strip() or (len(last) < 60 and bool(JOINTS.fullmatch(last)))
    titled = bool(TITLE.match(between)) and bool(LISTED.search(between))
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


def _governed(clean: str, outline: Outline, header: Header, mention: Mention) -> Reading:
    """Read a mention by the words before it in its own clause."""
    start, stop = outline.sentence(mention.start)
    head = _list_head(clean, outline, mention.start)
    left = f"{head} {clean[outline.item(mention.start).words : mention.start]}" if head else _left(clean, start, mention.start, header)
    own = _own_act(clean, outline, header, mention, left, stop, head)
    if own:
        return own
    relation, cue = governing(left)
    if cue and cue.endswith("kèm theo") and left.startswith("Căn cứ "):
        relation, cue = "BASED_ON", "Căn cứ"  # `Căn cứ Phụ lục 2 ban hành kèm theo Thông tư ...`
    if relation is None and _recital_goes_on(clean, outline, mention, start):
        relation, cue = "BASED_ON", "Căn cứ"
    if relation == "PURSUANT_TO" and RECITES_RULE.search(without_marks(left)):
        relation, cue = "BASED_ON", "Căn cứ"  # `Căn cứ quy định tại khoản 2 Điều 5 Luật ...`
    if relation == "BASED_ON" and not _is_basis(clean, outline, header, mention, left):
        relation = "PURSUANT_TO"
    return Reading(relation or "CITES", cue)


def _list_head(clean: str, outline: Outline, position: int) -> str:
    """Return the words that open the list in which an item is nothing but a document, or a place in one: `Bãi bỏ các văn bản sau đây:`."""
    index = outline.index(position)
    item = outline.items[index]
    if position - item.words > 3000:
        return ""
    members = clean[item.words : position].split(";")
    if len(members) > 1:
        act = ACT_OPENS.match(members[0].lstrip())
        return act.group() if act and MEMBER.fullmatch(members[-1]) else ""
    if not BARE_ITEM.fullmatch(clean[item.words : position]):
        return ""
    for paragraph in reversed(outline.items[max(0, index - 80) : index]):
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


def _recital_goes_on(clean: str, outline: Outline, mention: Mention, sentence: int) -> bool:
    """Whether a document opens a sentence of a recital: `Căn cứ Nghị định ... về lệ phí. Quyết định số ...;`."""
    opens = mention.start <= sentence < mention.end
    return opens and bool(RECITES.match(without_marks(clean[outline.item(mention.start).words : mention.start])))


def _is_basis(clean: str, outline: Outline, header: Header, mention: Mention, left: str) -> bool:
    """Whether `Căn cứ` recites a legal basis: it opens its paragraph, in the recitals, or in a công văn anywhere."""
    paragraph = outline.item(mention.start)
    opens = bool(RECITES.match(without_marks(clean[paragraph.words : paragraph.words + 12])))
    return opens and (outline.is_recital(mention.start) or header.kind == "Công văn" or (paragraph.level == 9 and header.kind is None) or not outline.body)


def _own_name(header: Header, position: int) -> tuple[int, int] | None:
    """Return the span in which the document names itself, if `position` is in one: its title, or the enacting formula."""
    return next((span for span in (header.title, header.enacts) if span and span[0] <= position < span[1]), None)


def _own_act(clean: str, outline: Outline, header: Header, mention: Mention, left: str, stop: int, head: str) -> Reading | None:
    """Read what this document itself does to the cited one."""
    in_title = _own_name(header, mention.start) is not None
    if mention.kind in _NEVER_ACTED_ON or (header.kind in SPEAKING and f"{header.kind} này" not in left and not _corrects(left)):
        return None
    if not in_title and (mention.kind == "Hiến pháp" or is_quoted(clean, outline, mention.start)):
        return None
    subject = _subject(clean, outline, header, mention, left, head)
    annexed = ANNEXED.search(without_marks(left))
    if annexed:
        left = left[: annexed.end("kept")] + left[annexed.end() :]
    near = without_marks(left[-NEAR:])
    other = 0 if in_title else max((found.end() for found in NAMED_BY_ACT.finditer(left[-NEAR:])), default=0)
    acts = [
        (found.end("cue"), found.end("cue") - found.start("cue"), act.relation, left[-NEAR:][slice(*found.span("cue"))])
        for act in OWN_ACTS
        if in_title or (subject and act.relation != "GUIDES") or (act.relation == "GUIDES" and SELF.search(left))
        for found in last(act.pattern, near)
        if in_title or act.relation != "GUIDES" or SELF_GUIDES.search(left[-NEAR:][: found.start("cue")])
        if in_title or not NOT_DONE.search(near[: found.start("cue")])
        if not ANNOUNCES.search(near[: found.start("cue")])
        if found.start("cue") >= other
    ]
    if acts:
        return Reading(*max(acts)[2:])
    listed = next(((relation, m.group()) for relation, pattern in LIST_ACTS for m in [pattern.search(without_marks(head))] if m), None) if head else None
    if listed:
        return Reading(*listed)
    if ONLY_WHEN.search(without_marks(clean[max(0, mention.start - 24) : mention.start])):
        return None  # `có hiệu lực từ ngày Nghị quyết số ... hết hiệu lực`
    lapse = LAPSE.match(without_marks(clean[mention.end : min(stop, mention.end + 900)]))
    if lapse and (subject or not left.strip() or outline.item(mention.start).words >= outline.sentence(mention.start)[0]):
        said = "repeal" if lapse["repeal"] else "amend"
        first, last_ = (mention.end + place for place in lapse.span(said))
        return Reading("REPEALS" if said == "repeal" else "AMENDS", clean[first:last_])
    return None


def _corrects(left: str) -> bool:
    """Whether a letter corrects a document, which is all that one does in its subject."""
    return "dinh chinh" in without_marks(left).lower()


def _subject(clean: str, outline: Outline, header: Header, mention: Mention, left: str, head: str) -> bool:
    """Whether this document is the one that acts: it names itself, or the act opens its paragraph, or the list that the item is in."""
    if SELF.search(left):
        return True
    paragraph = outline.item(mention.start)
    if header.kind in SPEAKING or (header.kind is None and paragraph.level == 9):
        return False
    opening = head or clean[paragraph.words : min(mention.start, paragraph.words + 60)].lstrip(' “"-')
    return bool(OPENS.match(without_marks(opening))) or _goes_on_about_itself(clean, outline, mention)


def _goes_on_about_itself(clean: str, outline: Outline, mention: Mention) -> bool:
    """Whether the act opens a sentence, or a clause, after one about this document: `Nghị định này có hiệu lực từ ngày ký. Bãi bỏ Quyết định số ...`."""
    item, start = outline.item(mention.start).start, outline.sentence(mention.start)[0]
    if ACT_OPENS.match(clean, start, mention.start) and SELF.search(clean, outline.item(start).start, start):
        return True
    clause = max(clean.rfind(";", item, mention.start), item)
    return bool(ACT_OPENS.match(clean[clause + 1 : mention.start].lstrip().capitalize())) and bool(HOLDS.search(clean, item, clause))


def _with_title(clean: str, outline: Outline, mentions: list[Mention], index: int, reading: Reading) -> Reading:
    """Add the span of the title that follows a mention."""
    mention = mentions[index]
    opener = TITLE.match(clean, mention.end)
    following = mentions[index + 1].start if index + 1 < len(mentions) else len(clean)
    if not opener or mention.form == "law by name" or following <= opener.end():
        return reading
    start = mention.end + len(opener.group()) - len(opener.group().lstrip(' ,(“"'))
    end = _title_end(clean, start, outline.sentence(mention.start)[1], mentions, index)
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
    clause = CLAUSE.search(text)
    return start + len((text[: clause.start()] if clause else text).rstrip(" ,;."))
