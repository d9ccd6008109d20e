"""Who changed whom, where a text says so with a passive: `Nghị định A (được sửa đổi bởi Nghị định B và Nghị định C)`.

In: a `Pair`. Out: the `Reading` of the later mention, or None where the words between the two are no passive.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.cues import BARE_PASSIVE, PASSIVE, PASSIVE_RELATION, SECOND_PASSIVE
from extractors.pairs import Between, Pair, Reading, later
from extractors.powers import alike, may

_NEXT = re.compile(r"\s?(?:,|;|và|,\s?và)\s?(?:các\s)?(?:số\s)?")


def by_agent(pair: Pair) -> Reading | None:
    """Read a mention as what changed another: the document before it, or the one in whose title that stands.

    `Nghị định A quy định chi tiết Luật B (được sửa đổi bởi Nghị định C)`: C changed A. Where either may be meant, neither is said.
    """
    passive = _passive(pair)
    if not passive:
        return None
    agent = pair.mention
    relation, cue = PASSIVE_RELATION[passive["verb"].split()[0]], pair.words[slice(*passive.span("cue"))].lstrip(" (,")
    places = [place for place in _perhaps_changed(pair) if may(agent.kind, agent.number, relation, pair.mentions[place])]
    older = [place for place in places if not later(pair.mentions[place], agent)]
    same = [place for place in older if alike(pair.mentions[place].kind, agent.kind)]
    one = older or [place for place in places if alike(pair.mentions[place].kind, agent.kind)]  # what is said against time is told as such
    changed = same[0] if same else one[0] if len(one) == 1 else None
    return Reading("CITES", cue) if changed is None else Reading("CITES", cue, inside=changed, between=Between(relation, cue, turned=True))


def _passive(pair: Pair) -> re.Match[str] | None:
    """Find the words that say that a document was changed by another; without `được` they say so only where the second is the later one."""
    if "\n" in pair.words.rstrip():  # behind a colon the documents that changed one have lines of their own
        return None
    return PASSIVE.search(pair.plain) or (BARE_PASSIVE.search(pair.plain) if later(pair.mention, pair.previous) else None)


def _perhaps_changed(pair: Pair) -> list[int]:
    """Return the documents of which a passive may tell, inner ones first.

    A second passive tells of what the first told of; behind a law whose name goes on to another (`Luật sửa đổi ... của Luật A`) that other is meant.
    """
    if pair.before.is_agent and pair.before.inside is not None and SECOND_PASSIVE.match(pair.words):
        return [pair.before.inside]
    places = pair.outward
    return [place for at, place in enumerate(places) if not at or pair.mentions[place].end < pair.mentions[places[at - 1]].end]


def after_agent(pair: Pair) -> Reading | None:
    """Read what follows a document that changed another: one more such (`, Luật số 90/2025/QH15 và Luật số 97/2015/QH13`), or the list that goes on."""
    before, previous, mention = pair.before, pair.previous, pair.mention
    if opened := _of_open_bracket(pair):
        return opened
    if not before.is_agent or before.inside is None or not _NEXT.fullmatch(pair.words):
        return None
    if _bracket_open(pair, before.inside):  # `(đã được sửa đổi bởi A; B)`: all of them
        return replace(before)
    if not mention.name and ";" not in pair.words and ("và" in pair.words or (alike(previous.kind, mention.kind) and not previous.name)):
        return replace(before)
    changed = pair.readings[before.inside]
    return Reading(changed.relation, changed.cue)


def _bracket_open(pair: Pair, changed: int) -> bool:
    """Whether the later mention stands in a bracket that was opened behind the document that was changed."""
    words = pair.clean[pair.mentions[changed].end : pair.mention.start]
    return words.count("(") > words.count(")")


def _of_open_bracket(pair: Pair) -> Reading | None:
    """Read what follows `;` in a bracket that tells who changed a document, behind the title of the one told last: `(sửa đổi bởi A sửa đổi B; C)`."""
    agent = pair.readings[pair.outward[-1]]
    if ";" not in pair.words or not _NEXT.fullmatch(pair.words) or not agent.is_agent or agent.inside is None or agent.between is None:
        return None
    if not _bracket_open(pair, agent.inside) or not may(pair.mention.kind, pair.mention.number, agent.between.relation, pair.mentions[agent.inside]):
        return None
    return replace(agent)
