"""What the document named before a citation tells of it: it stands in that one's title, in its list, changed it, or is in its name.

In: a clean text, its outline, the mentions and the readings of those before. Out: a `Reading`, or None where the words before it have to tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.cues import (
    ACTS,
    ALIAS,
    ANNEXED,
    ANNOUNCES,
    ASIDE,
    BARE_PASSIVE,
    COORDINATE,
    COORDINATE_RELATION,
    GUIDES_TOO,
    JOINTS,
    LISTED,
    NEXT_CLAUSE,
    OTHERS,
    PASSIVE,
    PASSIVE_RELATION,
    PLACED,
    PROPOSED,
    QUOTES,
    SECOND_PASSIVE,
    TITLE,
    TITLE_BY,
    TITLE_VERBS,
)
from extractors.governing import governing
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.powers import LAWS, alike, does, may
from extractors.records import CHANGING_RELATIONS

_OPENER = 120  # characters behind a document in which its title opens
_LOOSE = ("IMPLEMENTS", "CITES")  # what a title says of a document that need not go on to the next
_PERHAPS = ";"  # before a document that perhaps stands in the title of an amending one
_AND = re.compile(r"\bv[àa]\s(?:các\s)?(?:số\s)?$")
_AMENDS = re.compile(r"s.a\sđ.i|b.\ssung", re.IGNORECASE)
_COLON = re.compile(r":(?=\s)")
_MEMBER = re.compile(r"\s?(?:,|và|VÀ|,\s?và|hoặc)\s(?:các\s)?(?:số\s)?")
# a second act in a title: `... và sửa đổi Thông tư số ...`, not the second verb of one act: `sửa đổi, bổ sung`
_BESIDES = re.compile(
    r"[^;.()]{0,120}?(?<!s.a\sđ.i)(?<!s.a\sđ.i\s)(?<!ch.\sti.t\s)(?<!định\s)(?:,|\bv[àa]|\bđồng\sthời)\s"
    r"(?=(?:s.a\sđ.i|b.\ssung|bãi\sbỏ|thay\sthế|hướng\sdẫn|quy\sđịnh\schi\stiết)\s?)"
)
_SEMICOLON = re.compile(r"\s?;\s?(?:và\s|các\s)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What governs one mention."""

    relation: str
    cue: str | None
    title: tuple[int, int] | None = None
    inside: int | None = None  # index of the mention in whose title, or beside which, this one stands
    between: tuple[str, str, bool] | None = None  # relation, cue, turned round (from this one to that)


def in_name(mentions: list[Mention], index: int) -> Reading | None:
    """A law inside the name of an amending law: cited, and amended by it."""
    mention = mentions[index]
    for back in range(index - 1, max(-1, index - 12), -1):
        outer = mentions[back]
        if outer.end >= mention.end and outer.start < mention.start:
            return Reading("CITES", None, inside=back, between=("AMENDS", "sửa đổi, bổ sung", False))
    return None


def beside(clean: str, outline: Outline, mentions: list[Mention], readings: list[Reading], index: int) -> Reading | None:
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
    if passive := _passive(previous, mention, between):
        return _by_agent(mentions, readings, index, back, between, passive)
    if act := _second_act(before, between):
        return Reading(*act)
    if ALIAS.search(between):
        return Reading("CITES", None)
    return (
        _after_agent(clean, mentions, readings, back, mention, between)
        or _titled(clean, mentions, readings, index, back, between)
        or _in_amending_title(clean, mentions, readings, index, back)
        or _listed(readings, back, between)
    )


def _passive(changed: Mention, agent: Mention, between: str) -> re.Match[str] | None:
    """Find the words that say that a document was changed by another."""
    if "\n" in between:
        return None
    plain = without_marks(between)
    return PASSIVE.search(plain) or (BARE_PASSIVE.search(plain) if _later(agent, changed) else None)


def _second_act(before: Reading, between: str) -> tuple[str, str] | None:
    """Return what this document does besides what it does to the one before: `thay thế Thông tư A và bãi bỏ Thông tư B`."""
    pattern = GUIDES_TOO if before.relation == "GUIDES" else COORDINATE
    act = pattern.search(without_marks(between)) if before.relation in ACTS else None
    return (COORDINATE_RELATION.get(act["cue"].casefold()[:3], "GUIDES"), between[slice(*act.span("cue"))]) if act else None


def _by_agent(mentions: list[Mention], readings: list[Reading], index: int, back: int, between: str, passive: re.Match[str]) -> Reading:
    """Read a mention as what changed another: the document before it, or the one in whose title that stands.

    `Nghị định A quy định chi tiết Luật B (được sửa đổi bởi Nghị định C)`: C changed A. Where either may be meant, neither is said.
    """
    agent, before = mentions[index], readings[back]
    relation, cue = PASSIVE_RELATION[passive["verb"].split()[0]], between[slice(*passive.span("cue"))].lstrip(" (,")
    places = (
        [before.inside] if _is_agent(before) and before.inside is not None and SECOND_PASSIVE.match(between) else _titled_by(mentions, _outward(readings, back))
    )
    able = [place for place in places if may(agent.kind, agent.number, relation, mentions[place]) and not _later(mentions[place], agent)]
    same = [place for place in able if alike(mentions[place].kind, agent.kind)]
    changed = same[0] if same else able[0] if len(able) == 1 else None
    return Reading("CITES", cue) if changed is None else Reading("CITES", cue, inside=changed, between=(relation, cue, True))


def _outward(readings: list[Reading], index: int) -> list[int]:
    """Return a mention, that in whose title it stands, and so on outward."""
    found = [index]
    while (reading := readings[found[-1]]).inside is not None and reading.inside < found[-1] and not _is_agent(reading):
        found.append(reading.inside)
    return found


def _titled_by(mentions: list[Mention], places: list[int]) -> list[int]:
    """Leave out laws whose name goes on to another: what changed `Luật sửa đổi, bổ sung một số điều của Luật A` changed A."""
    return [place for position, place in enumerate(places) if not position or mentions[place].end < mentions[places[position - 1]].end]


def _later(mention: Mention, other: Mention) -> bool:
    """Whether a document is later than another: by day, by year, or by number, where both are of one kind and year."""
    if mention.date and other.date and mention.date != other.date:
        return mention.date > other.date
    if mention.year != other.year or mention.kind != other.kind or not (mention.number and other.number):
        return bool(mention.year and other.year and mention.year > other.year)
    ours, others = mention.number.serial, other.number.serial
    return bool(mention.year) and mention.number.codes == other.number.codes and ours.isdecimal() and others.isdecimal() and int(ours) > int(others)


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
        return replace(before)
    if not mention.name and ";" not in between and ("và" in between or (alike(previous.kind, mention.kind) and not previous.name)):
        return replace(before)
    return Reading(changed.relation, changed.cue)


def _parted(outline: Outline, previous: Mention, mention: Mention, between: str) -> bool:
    """Whether a sentence ends between two mentions; a list may go on over a line that ends in `;` or `,`, and a number opens what is quoted."""
    if "\n" in between:
        return not re.search(r"(?:^|[,;:])\s?\n", between) or bool(re.search(r"\n\s?(?:[-+•]\s?)?(?:Căn\scứ|Điều\s\d|Xét|\d{1,2}\.\s[A-ZĐ])", between))
    return outline.sentence(previous.start) != outline.sentence(mention.start) and not QUOTES.search(between)


def _titled(clean: str, mentions: list[Mention], readings: list[Reading], index: int, back: int, between: str) -> Reading | None:
    """A mention inside the title of the one before it. A law that is named has its title in its name, and a title ends at a colon."""
    if quoted := _quoted_act(mentions, readings, index, back, between):
        return quoted
    opened = TITLE.match(without_marks(between))
    if (
        ";" in between
        or not opened
        or mentions[back].name is not None
        or _COLON.search(between)
        or NEXT_CLAUSE.search(between)
        or _later(mentions[index], mentions[back])
    ):
        return _title_goes_on(clean, mentions, readings, index, back, between)
    if PROPOSED.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", "ban hành", False))
    chain = _outward(readings, back)
    if len(chain) > 1 and (besides := _BESIDES.match(between)) and (act_besides := _besides(mentions, index, chain, between[besides.end() :])):
        return act_besides
    if act := _act_of_title(mentions[back], mentions[index], between):
        return Reading("CITES", None, inside=back, between=(*act, False))
    if by := TITLE_BY.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", by["cue"], False))
    if LISTED.search(between) and re.search(r"(?:[,;]|\bvà)\s?(?:các\s)?(?:số\s)?$", between):
        return None
    clause = between.rpartition(", ")[2] if ", " in between else ""
    cue = governing(clause)[1] if clause else None
    if (cue and clause.lstrip().startswith(cue)) or PLACED.search(without_marks(between)):
        return None  # the sentence goes on: `..., thực hiện Luật ...`; no title tells a place in a document, but of what it does to that
    return Reading("CITES", None, inside=back, between=("CITES", between[slice(*opened.span("opens"))], False))


def _quoted_act(mentions: list[Mention], readings: list[Reading], index: int, back: int, between: str) -> Reading | None:
    """Read a mention that a document before it is quoted to change; that is the one of its kind, where one stands in another's title."""
    quotes = QUOTES.search(between)
    if not quotes:
        return None
    for place in _outward(readings, back):
        act = _act_of_title(mentions[place], mentions[index], between[quotes.end() :])
        if act and act[0] in CHANGING_RELATIONS and alike(mentions[place].kind, mentions[index].kind) and not _later(mentions[index], mentions[place]):
            return Reading("CITES", None, inside=place, between=(*act, False))
    return None


def _act_of_title(actor: Mention, mention: Mention, words: str) -> tuple[str, str] | None:
    """Return what the words of a title say that its document does to one that they lead to, and those that say so."""
    if annexed := ANNEXED.search(without_marks(words)):
        words = words[: annexed.end("kept")] + words[annexed.end() :]
    plain = without_marks(words)
    for act in TITLE_VERBS:
        found = act.pattern.search(plain)
        if found:
            its_own = (
                does(actor, act.relation)
                and may(actor.kind, actor.number, act.relation, mention)
                and not _aside(plain[: found.start("cue")])
                and not OTHERS.search(plain[found.end("cue") :])
            )
            return act.relation if its_own else "CITES", words[slice(*found.span("cue"))]
    return None


def _aside(before: str) -> bool:
    """Whether what stands before a verb in a title makes it an end, an aside, or the act of a document that this one announces."""
    return bool(ASIDE.search(before) or ANNOUNCES.search(before))


def _title_goes_on(clean: str, mentions: list[Mention], readings: list[Reading], index: int, back: int, between: str) -> Reading | None:
    """A further member of a list in a title, or what the title's document does besides: `... của Luật A và sửa đổi Thông tư B`.

    A member to which the innermost document cannot do what its title says stands in the list around it.
    """
    chain = _outward(readings, back)
    if len(chain) == 1:
        return None
    mention = mentions[index]
    if (besides := _BESIDES.match(between)) and not _COLON.search(between):
        return _besides(mentions, index, chain[1:], between[besides.end() :])
    behind_title = bool(TITLE.match(without_marks(between)) and _AND.search(between)) and ";" not in between
    if not _MEMBER.fullmatch(between) and not behind_title:
        return None
    own_title = mention.name is None and TITLE.match(without_marks(clean[mention.end : mention.end + _OPENER]))
    for member, place in pairwise(chain):
        if said := _shared(mentions, readings, member, place, mention, own_title=bool(own_title), behind_title=behind_title):
            return Reading("CITES", None, inside=place, between=said)
    return Reading(readings[chain[-1]].relation, readings[chain[-1]].cue)


def _shared(
    mentions: list[Mention], readings: list[Reading], member: int, place: int, mention: Mention, *, own_title: bool, behind_title: bool
) -> tuple[str, str, bool] | None:
    """Return what a title says of one more document, as it does of its `member`; None where that stands beside the title's document instead."""
    said, head = readings[member].between, mentions[place]
    if said is None or _later(mention, head) or not may(head.kind, head.number, said[0], mention):
        return None
    of_head = alike(head.kind, mention.kind)
    if said[0] == "CITES" and of_head and _AMENDS.match(said[1]):
        return "AMENDS", said[1], False  # `sửa đổi các Nghị định hướng dẫn Luật A và Nghị định B`
    if behind_title and not (said[0] in CHANGING_RELATIONS and alike(mentions[member].kind, mention.kind)):
        return None
    return None if own_title and said[0] in _LOOSE and of_head else said


def _besides(mentions: list[Mention], index: int, around: list[int], words: str) -> Reading | None:
    """Read what the documents around a mention, inner ones first, do to it besides; one of its own kind before others."""
    older = [place for place in around if not _later(mentions[index], mentions[place])]
    acts = [(place, act) for place in older if (act := _act_of_title(mentions[place], mentions[index], words)) and act[0] != "CITES"]
    own = [row for row in acts if alike(mentions[row[0]].kind, mentions[index].kind)] or acts
    return Reading("CITES", None, inside=own[0][0], between=(*own[0][1], False)) if own else None


def _in_amending_title(clean: str, mentions: list[Mention], readings: list[Reading], index: int, back: int) -> Reading | None:
    """Read a member behind a semicolon as what an amending document amends: `Thông tư số A sửa đổi một số điều của Thông tư số B; Thông tư số C`.

    It may as well stand beside that document, where it bears a title of its own or is younger; so nothing is said of what amends it.
    """
    before, mention, previous = readings[back], mentions[index], mentions[back]
    if before.inside is None or before.between is None or before.between[2] or not _SEMICOLON.fullmatch(clean[previous.end : mention.start]):
        return None
    outer = mentions[before.inside]
    amends = before.between[0] in CHANGING_RELATIONS or before.between[1] == _PERHAPS
    same = bool(outer.number and mention.number) and outer.kind not in LAWS and mention.kind == previous.kind
    if not amends or not same or TITLE.match(without_marks(clean[mention.end : mention.end + _OPENER])) or (mention.year or 0) > (outer.year or 0):
        return None
    return Reading("CITES", None, inside=before.inside, between=("CITES", _PERHAPS, False))


def _listed(readings: list[Reading], back: int, between: str) -> Reading | None:
    """A further member of a list: it inherits the head's governing words; after a semicolon, those of the list outside any title."""
    before = readings[back]
    last = re.split(r";", between)[-1]
    plain = not last.strip() or (len(last) < 60 and bool(JOINTS.fullmatch(without_marks(last))))
    titled = bool(TITLE.match(without_marks(between))) and bool(LISTED.search(between))
    in_title = before.between is not None and before.inside is not None and before.relation == "CITES"
    if (plain or titled) and (not in_title or ";" in between or PLACED.search(without_marks(between))):
        outer = _outer(readings, back)
        return Reading(outer.relation, outer.cue)
    return Reading("CITES", None, inside=before.inside) if plain and before.between else None


def _outer(readings: list[Reading], index: int) -> Reading:
    """Return the reading of the document outside whose title nothing stands, from a mention inside one or more."""
    while (inside := readings[index].inside) is not None and inside < index:
        index = inside
    return readings[index]
