"""A person's title before a unit's name: work for an office is work for the body that it is at the head of.

In: the words of a name. Out: `Titled`: the words behind all titles, and the noun of the body where the title alone says it (`Chánh Văn phòng`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.identity.spelling import Phrases, Words, class_phrases
from extractors.lexicon import listed
from extractors.registry.naming import naming

_PERSONS = Phrases(("đồng chí", "đ/c", "ông", "bà", "các đồng chí"))
JOINTS = frozenset({",", ";", "/", "và", "hoặc", "cùng", "-"})


@dataclass(frozen=True, slots=True)
class Titled:
    """The words behind the titles; `noun` is the body that the last one is at the head of, where it says it."""

    rest: Words
    titles: tuple[str, ...] = ()
    noun: str | None = None


def without_titles(words: Words) -> Titled:
    """Drop plurals and titles at the beginning of a name: of `Chủ tịch, các Phó Chủ tịch UBND tỉnh` it leaves `UBND tỉnh`."""
    at, titles = 0, list[str]()
    while found := _title(words, at):
        title, at = found
        titles.append(title)
        joint = at
        while joint < len(words) and words.said[joint].lower() in JOINTS:
            joint += 1
        if joint == at or not _title(words, joint):
            break
        at = joint
    at = words.reads(at, "của") or at if titles else at
    rest = words[past_plural(words, at) :]
    if titles and len(rest) > 1 and rest.said[0] in naming("person")["names"] and rest.capital(1):
        rest = rest[:0]  # `Thứ trưởng Nguyễn Văn A`
    return Titled(rest, tuple(titles), naming("title").get(titles[-1]) if titles else None)


def past_plural(words: Words, at: int) -> int:
    """Return the place behind `các`, `những`, `toàn thể` at `at`."""
    end = words.first(at, class_phrases("plural"))
    return end if end is not None else at


def _title(words: Words, at: int) -> tuple[str, int] | None:
    """Return the title that stands at `at`, behind `đồng chí` and `các`, and where it ends."""
    begin = past_plural(words, at)
    begin = words.first(begin, _PERSONS) or begin
    return max(words.matches(begin, _titles()), key=lambda found: found[1], default=None)


@cache
def _titles() -> Phrases:
    return Phrases((*listed("office"), *naming("titles")["words"]))
