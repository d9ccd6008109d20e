"""A unit's printed name in plain words: abbreviations written out, asides and marks dropped.

In: a name as printed. Out: `Words`: its words as they stand, and without marks and case. A word that a scan has stripped of its tone still reads; one with
another tone does not, unless the phrase that it stands in has no namesake.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.letters import rx
from extractors.lexicon import listed
from extractors.registry import ascii_fold
from extractors.registry.naming import naming
from extractors.writtenout import written_out

_ASIDE = rx(r"\s?\((?P<said>[^()]*)\)?")
_WORD = rx(r"[\w&.%’'-]*[\w&%]|[,;:/-]")
_APART = rx(r"\s([,;:])")
_MARKS = frozenset(",;:")
_QUOTES = str.maketrans("", "", '“”"‘[]|<>*')


class Phrases:
    """Phrases to be looked for in names, by the first word of each without marks, as most places in a name tell by it that none stands there."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Split the phrases; of those with one first word the order stays."""
        self._listed = tuple(phrases)
        self.begun: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for phrase in self._listed:
            wanted = tuple(phrase.split())
            self.begun.setdefault(ascii_fold(wanted[0]), []).append((phrase, wanted))

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a name, the same without marks and case, and whether a scan left no mark in the whole name."""

    said: tuple[str, ...]
    plain: tuple[str, ...]
    bare: bool = False

    @classmethod
    def of(cls, text: str) -> Words:
        """Split a text into words and joints; a full stop inside a word stays."""
        said, folded = tuple(_WORD.findall(text)), ascii_fold(text)
        plain = _WORD.findall(folded) if folded.isascii() and len(folded) == len(text) else map(ascii_fold, said)
        return cls(said, tuple(plain), len(said) > 1 and text.isascii())

    def __len__(self) -> int:
        return len(self.said)

    def __getitem__(self, part: slice) -> Words:
        return Words(self.said[part], self.plain[part], self.bare)

    def __str__(self) -> str:
        text = " ".join(self.said)
        return text if _MARKS.isdisjoint(self.said) else _APART.sub(r"\1", text)

    def capital(self, at: int) -> bool:
        """Whether the word at `at` has a capital letter."""
        return at < len(self.said) and self.said[at][:1].isupper()

    def reads(self, at: int, phrase: str) -> int | None:
        """Return where a phrase ends that begins at `at`, None where it does not stand here.

        In a phrase of several words each may have lost its marks; a single word has lost them only where the whole name has.
        """
        return self.first(at, _alone(phrase))

    def matches(self, at: int, phrases: Phrases) -> Sequence[tuple[str, int]]:
        """Return the phrases that begin at `at`, each with where it ends."""
        begun = phrases.begun.get(self.plain[at]) if at < len(self.plain) else None
        return [(phrase, at + len(wanted)) for phrase, wanted in begun if self._stands(at, wanted)] if begun else ()

    def first(self, at: int, phrases: Phrases) -> int | None:
        """Return where the longest of some phrases ends that begins at `at`."""
        found = self.matches(at, phrases)
        return max(end for _, end in found) if found else None

    def hold(self, begun: Container[str]) -> bool:
        """Whether any word is among some, without marks."""
        return any(word in begun for word in self.plain)

    def _stands(self, at: int, wanted: tuple[str, ...]) -> bool:
        same = _same if len(wanted) > 1 or self.bare else _equal
        return at + len(wanted) <= len(self.said) and all(map(same, self.said[at : at + len(wanted)], wanted))


@lru_cache(maxsize=512)
def _alone(phrase: str) -> Phrases:
    return Phrases((phrase,))


def _equal(printed: str, wanted: str) -> bool:
    return printed.lower() == wanted.lower()


@lru_cache(maxsize=20_000)
def _same(printed: str, wanted: str) -> bool:
    """Whether a printed word is the wanted one, in any case, with its marks or without all of them; where a tone stands is a matter of taste.

    >>> _same("CÁC", "các"), _same("tinh", "tỉnh"), _same("Uỷ", "ủy"), _same("thử", "thủ")
    (True, True, True, False)
    """
    if _equal(printed, wanted):
        return True
    return ascii_fold(printed) == ascii_fold(wanted) and (printed.isascii() or _marks(printed) == _marks(wanted))


def _marks(word: str) -> list[str]:
    """Return the marks of a word, wherever they stand."""
    return sorted(sign for sign in unicodedata.normalize("NFD", word.lower().replace("đ", "d\u0335")) if unicodedata.combining(sign))


def plain_words(printed: str) -> Words:
    """Return a name's words, with abbreviations written out and without asides.

    >>> str(plain_words("Sở GD&ĐT (để phối hợp)")), str(plain_words("TT HĐND TP"))
    ('Sở Giáo dục và Đào tạo', 'Thường trực Hội đồng nhân dân thành phố')
    """
    text = " ".join(printed.translate(_QUOTES).split())
    text = _ASIDE.sub("", text) if "(" in text else text
    return Words.of(written_out(text))


def aside(printed: str) -> str:
    """Return what stands in brackets behind a name: `Văn phòng Chính phủ` of `Cục KSTTHC (VPCP)`."""
    found = _ASIDE.search(printed)
    return found["said"].strip() if found else ""


def is_none(words: Words) -> bool:
    """Whether a text begins as no unit does: `Như Điều 3`, a law, a page of a journal."""
    return not words.said or not words.said[0][0].isalpha() or words.first(0, phrases("none", "openings")) is not None


@cache
def phrases(name: str, part: str) -> Phrases:
    """Return a list of naming.toml."""
    return Phrases(naming(name)[part])


@cache
def class_phrases(name: str) -> Phrases:
    """Return a class of words.toml."""
    return Phrases(listed(name))


@cache
def heads() -> Phrases:
    """Return the words with which the names of bodies begin."""
    return Phrases({*listed("body"), *listed("body", "department"), *listed("capital"), *naming("heads")["words"]})
