"""What the document named before a citation tells of it: it stands in that one's title, in its list, changed it, or is in its name.

In: a clean text, its outline, the mentions and the readings of those before. Out: a `Reading`, or None where the words before it have to tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.cues import (
    ACTS,
    ALIAS,
    ANNOUNCES,
    ASIDE,
    COORDINATE,
    COORDINATE_RELATION,
    JOINTS,
    LISTED,
    OTHERS,
    PASSIVE,
    PASSIVE_RELATION,
    PROPOSED,
    SECOND_PASSIVE,
    TITLE,
    TITLE_BY,
    TITLE_VERBS,
)
from extractors.governing import governing
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.powers import LAWS, does, may
from extractors.records import CHANGING_RELATIONS

_PERHAPS = ";"  # before a document that perhaps stands in the title of an amending one
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
    passive = PASSIVE.search(without_marks(between))
    if passive and "\n" not in between:
        relation = PASSIVE_RELATION[passive["verb"].split()[0]]
        changed = before.inside if _is_agent(before) and SECOND_PASSIVE.match(between) else back
        relation = relation if may(mention.kind, mention.number, relation, mentions[changed or 0]) else "CITES"
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
    alike = previous.kind == mention.kind or {previous.kind, mention.kind} <= {*LAWS}
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
                does(mentions[back], act.relation)
                and may(mentions[back].kind, mentions[back].number, act.relation, mentions[index])
                and not _aside(plain[: found.start("cue")])
                and not OTHERS.search(plain[found.end("cue") :])
            )
            said = act.relation if its_own else "CITES"
            return Reading("CITES", None, inside=back, between=(said, between[slice(*found.span("cue"))], False))
    if by := TITLE_BY.search(between):
        return Reading("CITES", None, inside=back, between=("CITES", by["cue"], False))
    if LISTED.search(between) and re.search(r"(?:[,;]|\bvà)\s?(?:các\s)?(?:số\s)?$", between):
        return None
    clause = between.rpartition(", ")[2] if ", " in between else ""
    cue = governing(clause)[1] if clause else None
    if cue and clause.lstrip().startswith(cue):
        return None  # the sentence goes on: `..., thực hiện Luật ...`
    return Reading("CITES", None, inside=back, between=("CITES", between.split()[-1] if between.split() else "", False))


def _aside(before: str) -> bool:
    """Whether what stands before a verb in a title makes it an end, an aside, or the act of a document that this one announces."""
    return bool(ASIDE.search(before) or ANNOUNCES.search(before))


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
    alike = bool(outer.number and mention.number) and outer.kind not in LAWS and mention.kind == previous.kind
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
