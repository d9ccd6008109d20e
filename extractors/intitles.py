"""What the title of a cited document says of others: `Thông tư A hướng dẫn Nghị định B và sửa đổi Thông tư C`.

In: a `Pair`. Out: the `Reading` of the later mention as one in the title of the earlier, or of one around it; None where it stands in no title.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.cues import ANNEXED, ANNOUNCES, ASIDE, LISTED, NEXT_CLAUSE, OTHERS, PLACED, PROPOSED, QUOTES, TITLE, TITLE_BY, TITLE_VERBS
from extractors.governing import governing
from extractors.letters import without_marks
from extractors.mentions import Mention
from extractors.pairs import Between, Pair, Reading, later
from extractors.powers import LAWS, alike, does, may
from extractors.records import CHANGING_RELATIONS

_LOOSE = ("IMPLEMENTS", "CITES")  # what a title says of a document that need not go on to the next
_PERHAPS = ";"  # before a document that perhaps stands in the title of an amending one
_AND = re.compile(r"\bv[àa]\s(?:các\s)?(?:số\s)?$")
_AMENDS = re.compile(r"s.a\sđ.i|b.\ssung", re.IGNORECASE)
_COLON = re.compile(r":(?=\s)")
_MEMBER = re.compile(r"\s?(?:,|và|VÀ|,\s?và|hoặc)\s(?:các\s)?(?:số\s)?")
_NEXT_MEMBER = re.compile(r"(?:[,;]|\bvà)\s?(?:các\s)?(?:số\s)?$")
# a second act in a title: `... và sửa đổi Thông tư số ...`, not the second verb of one act: `sửa đổi, bổ sung`
_BESIDES = re.compile(
    r"[^;.()]{0,120}?(?<!s.a\sđ.i)(?<!s.a\sđ.i\s)(?<!ch.\sti.t\s)(?<!định\s)(?:,|\bv[àa]|\bđồng\sthời)\s"
    r"(?=(?:s.a\sđ.i|b.\ssung|bãi\sbỏ|thay\sthế|hướng\sdẫn|quy\sđịnh\schi\stiết)\s?)"
)
# a title goes on behind a semicolon with a verb, not with a document: `... về bến; quy định chi tiết một số điều của Luật ...`
_SECOND_ACT = re.compile(r"[^;]*;\s(?=(?:quy\sđịnh\schi\stiết|hướng\sdẫn|sửa\sđổi|bổ\ssung)\s)[^;]*")
_SEMICOLON = re.compile(r"\s?;\s?(?:và\s|các\s)?")


def titled(pair: Pair) -> Reading | None:
    """Read a mention in the title of the one before it. A law that is named has its title in its name, and a title ends at a colon or a clause."""
    if quoted := _quoted_act(pair):
        return quoted
    opened = TITLE.match(pair.plain)
    ended = (";" in pair.words and not _SECOND_ACT.fullmatch(pair.words)) or _COLON.search(pair.words) or NEXT_CLAUSE.search(pair.words)
    if not opened or ended or pair.previous.name is not None or later(pair.mention, pair.previous):
        return _title_goes_on(pair)
    if PROPOSED.search(pair.words):
        return pair.inside(pair.back, "CITES", "ban hành")
    around = pair.outward
    if len(around) > 1 and (besides := _BESIDES.match(pair.words)) and (second := _besides(pair, around, pair.words[besides.end() :])):
        return second
    if act := _act_of_title(pair.previous, pair.mention, pair.words):
        return pair.inside(pair.back, *act)
    if by := TITLE_BY.search(pair.words):
        return pair.inside(pair.back, "CITES", by["cue"])
    if (LISTED.search(pair.words) and _NEXT_MEMBER.search(pair.words)) or _goes_on_without(pair):
        return None
    return pair.inside(pair.back, "CITES", pair.words[slice(*opened.span("opens"))])


def _goes_on_without(pair: Pair) -> bool:
    """Whether the sentence goes on behind a title: with a verb (`..., thực hiện Luật ...`), or to a place, which titles tell only of what they change."""
    clause = pair.words.rpartition(", ")[2] if ", " in pair.words else ""
    cue = governing(clause)[1] if clause else None
    return bool(cue and clause.lstrip().startswith(cue)) or PLACED.search(pair.plain) is not None


def _quoted_act(pair: Pair) -> Reading | None:
    """Read a mention that a document before it is quoted to change; that is the one of its kind, where one stands in another's title."""
    quotes = QUOTES.search(pair.words)
    if not quotes:
        return None
    for place in pair.outward:
        actor = pair.mentions[place]
        act = _act_of_title(actor, pair.mention, pair.words[quotes.end() :])
        if act and act[0] in CHANGING_RELATIONS and alike(actor.kind, pair.mention.kind) and not later(pair.mention, actor):
            return pair.inside(place, *act)
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


def _title_goes_on(pair: Pair) -> Reading | None:
    """Read a further member of a list in a title, or what the title's document does besides: `... của Luật A và sửa đổi Thông tư B`.

    A member to which the innermost document cannot do what its title says stands in the list around it.
    """
    around = pair.outward
    if len(around) == 1:
        return None
    if (besides := _BESIDES.match(pair.words)) and not _COLON.search(pair.words):
        return _besides(pair, around[1:], pair.words[besides.end() :])
    behind_title = bool(TITLE.match(pair.plain) and _AND.search(pair.words)) and ";" not in pair.words
    if not _MEMBER.fullmatch(pair.words) and not behind_title:
        return None
    for member, head in pairwise(around):
        if said := _shared(pair, member, head, behind_title=behind_title):
            return Reading("CITES", None, inside=head, between=said)
    outermost = pair.readings[around[-1]]
    return Reading(outermost.relation, outermost.cue)


def _shared(pair: Pair, member: int, place: int, *, behind_title: bool) -> Between | None:
    """Return what a title says of one more document, as it does of its `member`; None where that stands beside the title's document instead."""
    said, head, mention = pair.readings[member].between, pair.mentions[place], pair.mention
    if said is None or later(mention, head) or not may(head.kind, head.number, said.relation, mention):
        return None
    of_head = alike(head.kind, mention.kind)
    if said.relation == "CITES" and of_head and _AMENDS.match(said.cue):
        return Between("AMENDS", said.cue)  # `sửa đổi các Nghị định hướng dẫn Luật A và Nghị định B`
    if behind_title and not (said.relation in CHANGING_RELATIONS and alike(pair.mentions[member].kind, mention.kind)):
        return None
    own_title = mention.name is None and pair.has_title
    return None if own_title and said.relation in _LOOSE and of_head else said


def _besides(pair: Pair, around: list[int], words: str) -> Reading | None:
    """Read what the documents around a mention, inner ones first, do to it besides; one of its own kind before others."""
    older = [place for place in around if not later(pair.mention, pair.mentions[place])]
    acts = [(place, act) for place in older if (act := _act_of_title(pair.mentions[place], pair.mention, words)) and act[0] != "CITES"]
    own = [row for row in acts if alike(pair.mentions[row[0]].kind, pair.mention.kind)] or acts
    return pair.inside(own[0][0], *own[0][1]) if own else None


def _by_name_alone(mention: Mention) -> bool:
    return mention.name is not None and mention.number is None and mention.year is None and mention.date is None


def in_amending_title(pair: Pair) -> Reading | None:
    """Read a member behind a semicolon as what an amending document amends: `Thông tư số A sửa đổi một số điều của Thông tư số B; Thông tư số C`.

    It may as well stand beside that document, where it bears a title of its own or is younger; so nothing is said of what amends it.
    """
    before, mention = pair.before, pair.mention
    if before.inside is None or before.between is None or before.between.turned or not _SEMICOLON.fullmatch(pair.words):
        return None
    outer = pair.mentions[before.inside]
    if before.between.relation == "AMENDS" and outer.kind in LAWS and mention.kind in LAWS and _by_name_alone(mention):
        return Reading("CITES", None, inside=before.inside, between=before.between)  # a recital gives each law its day or number
    amends = before.between.relation in CHANGING_RELATIONS or before.between.cue == _PERHAPS
    same = bool(outer.number and mention.number) and outer.kind not in LAWS and mention.kind == pair.previous.kind
    if not amends or not same or pair.has_title or (mention.year or 0) > (outer.year or 0):
        return None
    return pair.inside(before.inside, "CITES", _PERHAPS)
