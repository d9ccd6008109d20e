"""The words of the grammar in a text: which class of words stands at a place.

In: a clean text. Out: a `Page`, the text beside its folded copy, and `Words`, each a class of `registry/words.toml` compiled to one pattern. Folding
drops marks and case and keeps length, so that places are the same in both. Words of several syllables are compared without marks, because scans lose them; a
single syllable must stand as it is written, and what is printed as another word of the table is that other one (`cung cấp` is not `cùng cấp`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from unicodedata import normalize

from extractors.letters import without_marks
from extractors.registry import issuers, locals_
from extractors.registry.wording import word_classes


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, folded, and the classes of which a word begins it, whatever its marks; a part of a class is `class.part`."""

    word: str
    classes: frozenset[str]


_NOTHING = Entry("", frozenset())
_LONGEST = 60  # characters that no word exceeds
_DUTY = frozenset({"giver.assigned", "giver.directed", "giver.requested", "joint", "lead", "modal"})  # classes that are looked for in every clause
_EDGE = re.compile(r"(?=\W)")
_PARTING = frozenset(["", *" \n,;:.()"])  # what may stand behind a word


@dataclass(frozen=True, slots=True)
class Page:
    """A clean text and its folded copy, of one length; which words stand where is read once a place."""

    text: str
    folded: str
    read: dict[int, Entry] = field(default_factory=dict, repr=False, compare=False)  # by place, those of `at` that were asked for
    names: dict[tuple[int, int], Any] = field(default_factory=dict, repr=False, compare=False)  # of units, by where they may begin and must end
    _places: dict[frozenset[str], list[int]] = field(default_factory=dict, repr=False, compare=False)
    _phrases: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> Page:
        """Fold a text."""
        lower = text.lower()
        return cls(text, without_marks(lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)))

    def at(self, place: int, stop: int | None = None) -> Entry:
        """Return the longest word of any class that begins at a place and ends before `stop`; each word of a class there is a beginning of it."""
        found = self.read.get(place)
        if found is None:
            longest = _vocabulary().match(self.folded, place)
            found = self.read[place] = _known(longest[0]) if longest else _NOTHING
        if stop is None or stop - place > _LONGEST or (place + len(found.word) <= stop and self.folded[stop : stop + 1] in _PARTING):
            return found
        longest = _vocabulary().match(self.folded, place, stop)
        return _known(longest[0]) if longest else _NOTHING

    def first(self, phrase: str, start: int, stop: int) -> int | None:
        """Return where a phrase of the folded text first begins between two places; the text is looked through once for it."""
        found = self._phrases.get(phrase)
        if found is None:
            found = self._phrases[phrase] = [match.start() for match in re.finditer(re.escape(phrase), self.folded)]
        at = bisect_left(found, start)
        return found[at] if at < len(found) and found[at] + len(phrase) <= stop else None

    def places(self, names: frozenset[str]) -> list[int]:
        """Return where words of some classes of duty begin, in order, whatever their marks; the text is looked through once for all of these."""
        found = self._places.get(names)
        if found is None:
            found = self._places[names] = self._duties() if names == _DUTY else self._of(names)
        return found

    def _duties(self) -> list[int]:
        places = [match.start() for match in _duty().finditer(self.folded)]
        for place in places:
            self.at(place)
        return places

    def _of(self, names: frozenset[str]) -> list[int]:
        return [place for place in self.places(_DUTY) if not self.read[place].classes.isdisjoint(names)]


@cache
def _known(word: str) -> Entry:
    """Return the entry of a word of the vocabulary."""
    return Entry(word, frozenset().union(*(_classes().get(begun, ()) for begun in _beginnings(word))))


@cache
def _classes() -> dict[str, set[str]]:
    """Return the classes that list each word."""
    found: dict[str, set[str]] = {}
    for name, parts in word_classes().items():
        for part in parts:
            for word in words(name, part).listed:
                found.setdefault(word, set()).add(name if part == "words" else f"{name}.{part}")
    return found


@cache
def _beginnings(word: str) -> tuple[str, ...]:
    """Return what a word begins with up to each of its boundaries, the longest first.

    >>> _beginnings("giao cho")
    ('giao cho', 'giao')
    """
    return (word, *(word[: edge.start()] for edge in reversed(list(_EDGE.finditer(word)))))


@cache
def _vocabulary() -> re.Pattern[str]:
    """Return the pattern of all words of all classes."""
    return _pattern(_all_words())


@cache
def _duty() -> re.Pattern[str]:
    """Return the pattern of words of duty where they begin."""
    return _pattern({without_marks(word.lower()) for name in _DUTY for word in listed(*name.split("."))}, whole=False)


@cache
def _all_words() -> frozenset[str]:
    found = frozenset(without_marks(word.lower()) for parts in word_classes().values() for part in parts.values() for word in part)
    return found | frozenset(map(without_marks, _fields()))


_Own = tuple[int, frozenset[str] | None, frozenset[str] | None]  # the longest word: its length, its forms with marks, those that it must not have


class Words:
    """A class of words: matched and searched at word boundaries, the longest first.

    A single syllable must have its own marks; several must not have those of another word.
    """

    def __init__(self, words: Iterable[str], names: tuple[str, ...] = ()) -> None:
        """Index the words; `names` are those of the classes that they are all of."""
        exact: dict[str, set[str]] = {}
        for word in words:
            exact.setdefault(without_marks(word.lower()), set()).add(word.lower())
        self._exact = {key: frozenset(forms) for key, forms in exact.items() if " " not in key}
        self._others = {key: others for key, forms in exact.items() if " " in key and (others := _spellings().get(key, frozenset()) - forms)}
        self.listed = exact.keys()
        self._in_table = exact.keys() <= _all_words()
        self._names = frozenset(names) if _DUTY.issuperset(names) else frozenset()
        self._own: dict[str, _Own] = {}  # by the words of any class: what of this class each begins with

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self.listed)

    def match(self, page: Page, position: int, stop: int | None = None) -> int | None:
        """Return where the word that begins at `position` ends, or None."""
        entry = page.read.get(position) if stop is None or stop - position > _LONGEST else None
        word = (entry or page.at(position, stop)).word if self._in_table else self._unlisted(page, position, stop)
        length, exact, others = self._own.get(word) or self._begun(word)
        if not length:
            return None
        end = position + length
        if exact is None and others is None:
            return end
        printed = page.text[position:end].lower()
        return end if (printed in exact if exact else printed not in (others or ())) else None

    def _begun(self, word: str) -> _Own:
        own = next((begun for begun in _beginnings(word) if begun in self.listed), "")
        return self._own.setdefault(word, (len(own), self._exact.get(own), self._others.get(own)))

    def _unlisted(self, page: Page, position: int, stop: int | None) -> str:
        found = self._pattern.match(page.folded, position) if stop is None else self._pattern.match(page.folded, position, stop)
        return found[0] if found else ""

    def stands(self, page: Page, position: int, stop: int) -> bool:
        """Whether a word of the class begins in a span, whatever its marks."""
        if self._names:
            places = page.places(self._names)
            first = bisect_left(places, position)
            return first < len(places) and places[first] < stop
        return self._pattern.search(page.folded, position, stop) is not None

    def search(self, page: Page, position: int, stop: int) -> tuple[int, int] | None:
        """Return the span of the first word of the class from `position` on."""
        if self._names:
            return self._next(page, position, stop)
        while found := self._pattern.search(page.folded, position, stop):
            if self.match(page, found.start(), stop) is not None:
                return found.span()
            position = found.end()
        return None

    def _next(self, page: Page, position: int, stop: int) -> tuple[int, int] | None:
        """Return the span of the first word of the class, one of duty, from `position` on; of words with other marks nothing is looked at inside."""
        places = page.places(self._names)
        for index in range(bisect_left(places, position), len(places)):
            place = places[index]
            if place >= stop:
                break
            if place < position:
                continue
            if (end := self.match(page, place, stop)) is not None:
                return place, end
            position = place + self._begun(page.at(place, stop).word)[0]
        return None


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Return the words of the table that differ in marks alone, by their folded form; `uỷ` and `ủy` are one."""
    found: dict[str, set[str]] = {}
    for word in {word.lower() for parts in word_classes().values() for part in parts.values() for word in part}:
        found.setdefault(without_marks(word), set()).add(word)
    return {key: frozenset(forms) for key, forms in found.items() if len({"".join(sorted(normalize("NFD", form))) for form in forms}) > 1}


def _pattern(words: Iterable[str], *, whole: bool = True) -> re.Pattern[str]:
    """Return the pattern of words at their boundaries; without `whole` it takes their first letters alone, so that words inside words are found too.

    The first letter comes before the boundary, because a pattern that begins with letters is looked for quickly.
    """
    begun: dict[str, list[str]] = {}
    for word in sorted(words):
        begun.setdefault(word[0], []).append(word[1:])
    opens = "(?:" if whole else "(?="
    branches = [rf"{re.escape(first)}(?<!\w{re.escape(first)}){opens}{_trie(rest)}(?!\w))" for first, rest in begun.items()]
    return re.compile("|".join(branches) if branches else r"(?!)")


def _trie(words: Iterable[str]) -> str:
    """Return a pattern of words that share their beginnings: as quick for a thousand words as for ten.

    >>> _trie(["giao", "giao cho", "mong"])
    '(?:giao(?:\\\\ cho)?|mong)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = []
    for letter, below in sorted((key, value) for key, value in node.items() if key):
        stem = re.escape(letter)
        while len(below) == 1 and "" not in below:
            (letter, below) = next(iter(below.items()))
            stem += re.escape(letter)
        parts.append(stem + (_branches(below) if set(below) != {""} else ""))
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined


@cache
def words(name: str, part: str = "words") -> Words:
    """Return a class of words by its name in words.toml."""
    listed = word_classes()[name][part]
    return Words([*listed, *_fields()] if name == "field" else listed, (name if part == "words" else f"{name}.{part}",))


@cache
def listed(name: str, part: str = "words") -> tuple[str, ...]:
    """Return the words of a class as they stand in the table."""
    return tuple(word_classes()[name][part])


@cache
def united(*names: str) -> Words:
    """Return several classes as one; `class.part` names a part of a class."""
    return Words((word for name in names for word in listed(*name.split("."))), names)


def _fields() -> set[str]:
    """Return what ministries and departments are named after: `giáo dục và đào tạo`."""
    names = [name for row in issuers().values() for name in (row.name, *row.aliases) if name.startswith("Bộ ")]
    names += [name for row in locals_().values() for name in (row.name, *row.spelled) if name.startswith("Sở ")]
    return {name.split(" ", 1)[1].lower() for name in names}
