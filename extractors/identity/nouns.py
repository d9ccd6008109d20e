"""Units by common nouns: `các sở, ban, ngành`, `chủ đầu tư`, `cơ quan, tổ chức, cá nhân có liên quan`.

In: the words of a name. Out: `Nouns`: which nouns, in one order, of which level, and of whose. What a clause adds about them (`... xuất khẩu thuốc`) describes
the case at hand and is no part of the class.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.identity.places import classed
from extractors.identity.spelling import Words, class_phrases, phrases
from extractors.identity.titles import JOINTS, past_plural
from extractors.lexicon import Page, listed, united
from extractors.lexicon import words as word_class
from extractors.registry.naming import naming, noun_order, nouns, word_key

_LONGEST = 9  # words of a noun, joints counted


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns in the order of the table; `levels` as printed (`cấp xã`), `owner` the words of the body that they are inside of."""

    named: tuple[str, ...]
    levels: tuple[str, ...]
    owner: Words | None
    rest: Words  # what stands behind the nouns and their attributes

    @property
    def central(self) -> bool:
        """Whether bodies of the centre are meant, whoever speaks."""
        return any(noun in naming("noun")["central"] for noun in self.named)

    @property
    def bare(self) -> bool:
        """Whether the first noun heads names of bodies, too: `công an`, `trung tâm`."""
        return self.national and not _is_general(self.named[0])

    @property
    def is_told_apart(self) -> bool:
        """Whether words follow that are no level, owner or verb of a clause: `nghĩa vụ quân sự` behind `hội đồng`."""
        return len(self.rest) > 0 and not self.levels and self.owner is None and word_class("verb").match(Page.of(str(self.rest)), 0) is None

    @property
    def for_a_purpose(self) -> bool:
        """Whether one council is named by the words that say what it is for."""
        if len(self.named) > 1 or not len(self.rest) or self.named[0] not in listed("body", "alone"):
            return False
        return united("body.purpose", "joint").match(Page.of(str(self.rest)), 0) is not None

    @property
    def places(self) -> bool:
        """Whether nothing but kinds of places is named: `huyện, thành phố`."""
        return all(noun in naming("noun")["places"] for noun in self.named)

    @property
    def national(self) -> bool:
        """Whether it is a class of the whole country."""
        return all(noun in naming("noun")["nation"] for noun in self.named)


@lru_cache(maxsize=1024)
def read_nouns(words: Words) -> Nouns | None:
    """Read a list of common nouns; None where the name begins with none, or with the head of a body's own name."""
    found: list[str] = []
    at = past_plural(words, 0)
    end = joint = at
    while step := _noun(words, at):
        meant, end = step
        if not found and _is_head(words, meant, end):
            return None
        found += [noun for noun in meant if noun not in found]
        joint = _past_attributes(words, end)
        at = _past_joints(words, joint)
        if at == joint:
            break
    if not found:
        return None
    tail = words[end:]
    whole = [noun for noun in found if not any(noun.startswith(f"{wider} ") for wider in found if _is_general(wider))]  # `cơ quan, cơ quan báo chí`
    return Nouns(tuple(sorted(whole, key=noun_order().__getitem__)), _levels(tail, found), _owner(tail), words[joint:])


def _noun(words: Words, at: int) -> tuple[tuple[str, ...], int] | None:
    """Return what the longest noun at `at` stands for, and where it ends."""
    if at >= len(words) or _begin(words.said[at]) not in _begun():
        return None
    for end in range(min(len(words), at + _LONGEST), at, -1):
        if words.said[end - 1] in JOINTS:
            continue
        phrase = " ".join(words.said[at:end])
        meant = nouns().get(word_key(phrase) if end - at > 1 else phrase.lower()) or (_bare().get(word_key(phrase)) if words.bare else None)
        if meant:
            return meant, end
    return None


@cache
def _begun() -> frozenset[str]:
    """Return the words with which nouns begin."""
    return frozenset(map(_begin, nouns()))


def _begin(phrase: str) -> str:
    """Return the first word of a phrase, as keys have it."""
    return word_key(phrase).partition(" ")[0]


@cache
def _bare() -> dict[str, tuple[str, ...]]:
    """Return the nouns of one syllable by their letters alone, the first of a spelling."""
    index: dict[str, tuple[str, ...]] = {}
    for spelling, meant in nouns().items():
        index.setdefault(word_key(spelling), meant)
    return index


def _is_head(words: Words, meant: tuple[str, ...], end: int) -> bool:
    """Whether a noun is the head of a body's own name here: a capital letter or a field follows."""
    if len(meant) > 1 or end >= len(words) or words.said[end] in JOINTS:
        return False
    if words.first(end, phrases("inner", "owners")):
        return False
    if words.capital(end) and not _is_general(meant[0]):
        return True
    rest = " ".join(words.said[end:])
    return meant[0] in naming("noun")["apart"] and word_class("field").match(Page.of(rest), 0) is not None


@cache
def _is_general(noun: str) -> bool:
    """Whether a noun heads no name of a body: `cơ quan`, `đơn vị`, `tổ chức`."""
    return any(f"{noun} ".startswith(f"{general} ") for general in naming("noun")["general"])


def _past_attributes(words: Words, at: int) -> int:
    """Return the place behind `có liên quan`, `chức năng`."""
    while end := words.first(at, class_phrases("attribute")):
        if words.first(at, phrases("inner", "owner")) == end:
            break
        at = end
    return at


def _past_joints(words: Words, at: int) -> int:
    begin = at
    while at < len(words) and words.said[at].lower() in JOINTS:
        at += 1
    return past_plural(words, at) if at > begin else at


def _levels(tail: Words, found: list[str]) -> tuple[str, ...]:
    """Return the levels that are told behind the nouns; a province's departments are of its level anyhow."""
    for at in range(len(tail)):
        if tail.said[at].lower() == "cấp" or tail.reads(at, "các cấp"):
            levels = placed.levels if (placed := classed(tail[at:])) else ()
            return () if levels == ("tinh",) and "sở" in found else levels
    return ()


def _owner(tail: Words) -> Words | None:
    """Return the words of the body that the nouns are inside of: behind `thuộc` and `của`, or right behind them with a capital letter."""
    for at in range(len(tail)):
        if end := tail.first(at, phrases("inner", "owner")):
            return tail[end:] or None
    return tail if tail.capital(0) else None
