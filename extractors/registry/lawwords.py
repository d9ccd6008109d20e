"""Words around the names of laws: how a catalogue name is spelt otherwise, and with which words a clause goes on behind one.

In: `lawnames.toml` and the phrases of `abbreviations.toml`. Out: look-ups, each made once.
"""

from __future__ import annotations

from functools import cache

from extractors.letters import without_marks
from extractors.registry import _parsed, abbreviations, fold_key, without_country


@cache
def clause_words(*, plain: bool = False) -> frozenset[str]:
    """Return the words, alone or in pairs, with which a clause goes on behind a law's name; `plain` adds them without marks, which scans lose."""
    words = frozenset(_parsed("lawnames.toml")["clause"]["words"])
    return words | frozenset(map(without_marks, words)) if plain else words


@cache
def name_words() -> frozenset[str]:
    """Return the pairs of words that go on a name, although a clause goes on with the first of them."""
    return frozenset(_parsed("lawnames.toml")["clause"]["name"])


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((fold_key(short), fold_key(long)) for short, long in abbreviations().items() if " " in short)


def spellings(name: str) -> frozenset[str]:
    """Return the keys of a name: with the country at its end and without, and in the other words of abbreviations.toml.

    >>> sorted(spellings("Quốc tịch Việt Nam"))
    ['quoc tich', 'quoc tich viet nam']
    """
    key = fold_key(name)
    found = {key, *(key.replace(long, short) for short, long in _phrases())}
    return frozenset(found | set(map(without_country, found)))
