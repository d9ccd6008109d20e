"""What a citation is for: the relation from the citing document, and what the text says between two cited ones.

In: a clean text, its outline, the document's header and mentions. Out: one `Reading` a mention (relation, cue, the title that follows it,
the mention in whose title it stands). The nearest governing words in the clause decide; a list inherits those of its head; a
document in another's title is cited, and the title's verb stands between the two. A cue is one row of `CUES`, the only place
to add one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from extractors.beside import beside, in_name
from extractors.cues import (
    ACT_OPENS,
    ANNEXED,
    ANNOUNCES,
    BARE_ITEM,
    CONSOLIDATED,
    ENACTS,
    HOLDS,
    LAPSE,
    LIST_ACTS,
    MEMBER,
    NAMED_BY_ACT,
    NEAR,
    NOT_DONE,
    ONLY_WHEN,
    OPENS,
    OWN_ACTS,
    RECITES,
    RECITES_RULE,
    SELF,
    SELF_GUIDES,
    SPEAKING,
)
from extractors.governing import governing, last
from extractors.header import Header
from extractors.letters import rx, without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.pairs import Reading
from extractors.powers import may
from extractors.quotations import is_quoted
from extractors.records import CHANGING_RELATIONS
from extractors.titles import title

_HEAD = 800  # characters in which a consolidated text says that it is one
_FIRST = 6  # mentions of a consolidated text among which it names what it consolidates
_WHAT_CHANGED_IT = rx(r"co\shieu\sluc\s[^;]{0,80}duoc\ssua\sd[oe]i|duoc\ssua\sd[oe]i[^;]{0,40}\sboi\s?:\s*$")
_NOW = rx(r"(?:Nay|NAY),?\s")  # `Nay bãi bỏ Quyết định số ...`
_UNMARKED = 9  # depth of a paragraph
_RECITING = ("Công văn", "Bản án", "Cáo trạng", "Kết luận điều tra")  # kinds that recite their bases where they decide
_NEVER_ACTED_ON = ("Báo cáo", "Tờ trình")


def read_relations(clean: str, outline: Outline, header: Header, mentions: list[Mention]) -> list[Reading]:
    """Return one reading a mention, in order."""
    readings: list[Reading] = []
    for index, mention in enumerate(mentions):
        reading = in_name(mentions, index) or beside(clean, outline, mentions, readings, index) or _governed(clean, outline, header, mention)
        readings.append(reading)
    consolidated = _is_consolidated(clean, header)
    for index, reading in enumerate(readings):
        forbidden = consolidated or mentions[index].kind in _NEVER_ACTED_ON or not may(header.kind, header.number, reading.relation, mentions[index])
        if reading.relation in CHANGING_RELATIONS and forbidden:
            readings[index] = replace(reading, relation="CITES")
    first = _consolidates(clean, outline, mentions) if consolidated else None
    if first is not None:
        readings[first] = replace(readings[first], relation="CONSOLIDATES", cue=None)
    return [replace(reading, title=title(clean, outline, mentions, index)) for index, reading in enumerate(readings)]


def _is_consolidated(clean: str, header: Header) -> bool:
    """Whether a text is a consolidated one: what it says that it changes, the documents that it consolidates changed."""
    return bool((header.number and "VBHN" in header.number.text) or CONSOLIDATED.search(without_marks(clean[:_HEAD])))


def _consolidates(clean: str, outline: Outline, mentions: list[Mention]) -> int | None:
    """Return the index of what a consolidated text names first: the document whose paragraph tells from when it holds and what changed it."""
    for index, mention in enumerate(mentions[:_FIRST]):
        item = outline.item(mention.start)
        if mention.start == item.words and _WHAT_CHANGED_IT.search(without_marks(clean[mention.end : item.end])):
            return index
    return None


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
    opening, colon, first = members[0].partition(":")
    if colon and MEMBER.fullmatch(members[-1] if len(members) > 1 else first) and _act_of_list(opening[-300:]):
        return opening[-300:]
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
    """Whether `Căn cứ` recites a legal basis: it opens its paragraph, in the recitals, or anywhere in a letter or a judgement."""
    paragraph = outline.item(mention.start)
    opens = bool(RECITES.match(without_marks(clean[paragraph.words : paragraph.words + 12])))
    return opens and (outline.is_recital(mention.start) or header.kind in _RECITING or (paragraph.level == 9 and header.kind is None) or not outline.body)


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
    if listed := _act_of_list(head):
        return listed
    if ONLY_WHEN.search(without_marks(clean[max(0, mention.start - 24) : mention.start])):
        return None  # `có hiệu lực từ ngày Nghị quyết số ... hết hiệu lực`
    lapse = LAPSE.match(without_marks(clean[mention.end : min(stop, mention.end + 900)]))
    if lapse and (subject or not left.strip() or outline.item(mention.start).words >= outline.sentence(mention.start)[0]):
        said = "repeal" if lapse["repeal"] else "amend"
        first, last_ = (mention.end + place for place in lapse.span(said))
        return Reading("REPEALS" if said == "repeal" else "AMENDS", clean[first:last_])
    return None


def _act_of_list(head: str) -> Reading | None:
    """Read the act in the words that open a list: `Thông tư này thay thế các văn bản sau đây`."""
    plain = without_marks(head)
    for relation, pattern in LIST_ACTS:
        if said := pattern.search(plain):
            return Reading(relation, head[slice(*said.span(said.lastgroup or 0))])
    return None


@lru_cache(maxsize=2)
def _holds(clean: str) -> bool:
    """Whether a text without a head enacts: it says of itself that it holds, or begins with an article; essays and explanations do neither."""
    return HOLDS.search(clean) is not None or ENACTS.match(clean) is not None


def _corrects(left: str) -> bool:
    """Whether a letter corrects a document, which is all that one does in its subject."""
    return "dinh chinh" in without_marks(left).lower()


def _subject(clean: str, outline: Outline, header: Header, mention: Mention, left: str, head: str) -> bool:
    """Whether this document is the one that acts: it names itself, or the act opens its paragraph, or the list that the item is in."""
    if SELF.search(left):
        return True
    paragraph = outline.item(mention.start)
    if header.kind in SPEAKING or (header.kind is None and (paragraph.level == _UNMARKED or not _holds(clean))):
        return False
    opening = head or clean[paragraph.words : min(mention.start, paragraph.words + 60)].lstrip(' “"-')
    if now := _NOW.match(opening):
        opening = opening[now.end() :].capitalize()
    return bool(OPENS.match(without_marks(opening))) or _goes_on_about_itself(clean, outline, mention)


def _goes_on_about_itself(clean: str, outline: Outline, mention: Mention) -> bool:
    """Whether the act opens a sentence, or a clause, after one about this document: `Nghị định này có hiệu lực từ ngày ký. Bãi bỏ Quyết định số ...`."""
    item, start = outline.item(mention.start).start, outline.sentence(mention.start)[0]
    if ACT_OPENS.match(clean, start, mention.start) and SELF.search(clean, outline.item(start).start, start):
        return True
    clause = max(clean.rfind(";", item, mention.start), item)
    return bool(ACT_OPENS.match(clean[clause + 1 : mention.start].lstrip().capitalize())) and bool(HOLDS.search(clean, item, clause))
