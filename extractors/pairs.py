"""A citation and the one before it, with what stands between them: what the readers of titles, passives and lists are given.

In: a clean text, its mentions and the readings so far. Out: `Pair`s, and the `Reading` that each of those readers returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.cues import TITLE
from extractors.letters import without_marks
from extractors.mentions import Mention

_DEEPEST = 8  # documents in one another's titles
_OPENER = 120  # characters behind a document in which its title opens


class Between(NamedTuple):
    """What a text says between two documents that it cites: the relation, its words, and whether the later mention is the one that acts."""

    relation: str
    cue: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What governs one mention."""

    relation: str
    cue: str | None
    title: tuple[int, int] | None = None
    inside: int | None = None  # index of the mention in whose title, or beside which, this one stands
    between: Between | None = None

    @property
    def is_agent(self) -> bool:
        """Whether the document is one that is said to have changed another."""
        return self.between is not None and self.between.turned and self.inside is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """The mention at `index`, the one at `back` before it, and the words between them, also without marks."""

    clean: str
    mentions: Sequence[Mention]
    readings: Sequence[Reading]
    index: int
    back: int
    words: str
    plain: str

    @classmethod
    def of(cls, clean: str, mentions: Sequence[Mention], readings: Sequence[Reading], index: int) -> Pair | None:
        """Return the pair of the mention at `index`; None where none ends before it."""
        back = index - 1
        while back >= 0 and mentions[back].end > mentions[index].start:
            back -= 1
        if back < 0:
            return None
        words = clean[mentions[back].end : mentions[index].start]
        return cls(clean, mentions, readings, index, back, words, without_marks(words))

    @property
    def mention(self) -> Mention:
        """The later one."""
        return self.mentions[self.index]

    @property
    def previous(self) -> Mention:
        """The earlier one."""
        return self.mentions[self.back]

    @property
    def before(self) -> Reading:
        """The reading of the earlier one."""
        return self.readings[self.back]

    @property
    def outward(self) -> list[int]:
        """The index of the earlier one, of that in whose title it stands, and so on outward, a few times."""
        found = [self.back]
        while len(found) < _DEEPEST and (reading := self.readings[found[-1]]).inside is not None and reading.inside < found[-1] and not reading.is_agent:
            found.append(reading.inside)
        return found

    @property
    def has_title(self) -> bool:
        """Whether a title follows the later one."""
        return TITLE.match(without_marks(self.clean[self.mention.end : self.mention.end + _OPENER])) is not None

    def inside(self, place: int, relation: str, cue: str) -> Reading:
        """Return the reading of the later one as standing in the title of that at `place`, which says that of it."""
        return Reading("CITES", None, inside=place, between=Between(relation, cue))


def later(mention: Mention, other: Mention) -> bool:
    """Whether a document is later than another: by day, by year, or by number, where both are of one kind and year."""
    if mention.date and other.date and mention.date != other.date:
        return mention.date > other.date
    if mention.year != other.year or mention.kind != other.kind or not (mention.number and other.number):
        return bool(mention.year and other.year and mention.year > other.year)
    ours, others = mention.number.serial, other.number.serial
    return bool(mention.year) and mention.number.codes == other.number.codes and ours.isdecimal() and others.isdecimal() and int(ours) > int(others)
