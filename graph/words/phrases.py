"""Phrases that stand in records and errors, in the language that is spoken: an English phrase in, the same in that language out.

Records, JSON and errors of the library are in English in every language; what people see of them goes through here. A section of phrases holds a pattern a key,
in English as the program says it, with a `{blank}` for what differs: `later than the citing document: of {date}`. A blank whose name is one of `_SAID` holds a
phrase itself. What no pattern is of stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from graph.words import words

SECTIONS = ("reasons", "errors")
DETAILS = "details"  # of findings, by their rule
_RECORDS = "en"  # the language of records
_SAID = frozenset({"why", "what"})
_BLANK = re.compile(r"\{(\w+)\}")


class _Pattern(NamedTuple):
    """A pattern: its section and key, its letters between blanks, the blanks' names, and the longest letters, without which it is not tried."""

    section: str
    key: str
    letters: tuple[str, ...]
    names: tuple[str, ...]
    sign: str


def translated(text: str, language: str) -> str:
    """Return a phrase in a language, line by line; where a line is none as a whole, what stands behind its `name: `.

    >>> translated("later than the citing document: of 2021-05-04", "vi")
    'ban hành sau văn bản viện dẫn: ngày 2021-05-04'
    >>> translated("a.docx: the document itself", "vi"), translated("a phrase that no table has", "vi")
    ('a.docx: chính văn bản này', 'a phrase that no table has')
    """
    if language == _RECORDS or not text:
        return text
    if "\n" in text:
        return "\n".join(translated(line, language) for line in text.split("\n"))
    whole = _found(text, language)
    if whole is not None:
        return whole
    name, sign, rest = text.partition(": ")
    return f"{name}{sign}{_found(rest, language) or rest}"


def detailed(rule: str, text: str, language: str) -> str:
    """Return the detail of a finding in a language.

    >>> detailed("year_of_number_and_date", "5/2020/NĐ-CP of 2021-01-04", "vi")
    '5/2020/NĐ-CP ngày 2021-01-04'
    """
    if language == _RECORDS:
        return text
    return _found(text, language, f"{rule}.") or translated(text, language)


def known(text: str, rule: str | None = None) -> bool:
    """Whether the tables have a phrase, or the detail of a rule."""
    return _found(text, _RECORDS, rule and f"{rule}.") is not None or (rule is not None and known(text))


@lru_cache(maxsize=4096)
def _found(text: str, language: str, prefix: str | None = None) -> str | None:
    for section, key, letters, names, sign in _patterns(prefix):
        if sign in text and (held := _held(letters, text)) is not None:
            blanks = {name: translated(value, language) if name in _SAID else value for name, value in zip(names, held, strict=True)}
            return words(section, language)[key].format(**blanks)
    return None


def _held(letters: tuple[str, ...], text: str) -> list[str] | None:
    """Return what stands in the blanks of a pattern, each as short as can be; None where the text is none of it. Takes time in proportion to the text.

    >>> _held(("", " of ", "; the rest: ", ""), "a of b of c; the rest: d"), _held(("printed ",), "printed x")
    (['a', 'b of c', 'd'], None)
    """
    first, *others = letters
    if not others:
        return [] if text == first else None
    if not text.startswith(first):
        return None
    held, at = [], len(first)
    for each in others[:-1]:
        end = text.find(each, at + 1)
        if end < 0:
            return None
        held.append(text[at:end])
        at = end + len(each)
    end = len(text) - len(others[-1])
    return [*held, text[at:end]] if end > at and text.endswith(others[-1]) else None


@cache
def _patterns(prefix: str | None) -> list[_Pattern]:
    """Return the patterns, those with most letters of their own first: all, or those of a rule's details."""
    sections = SECTIONS if prefix is None else (DETAILS,)
    rows = [(text, section, key) for section in sections for key, text in words(section, _RECORDS).items() if key.startswith(prefix or "")]
    rows.sort(key=lambda row: -len(_BLANK.sub("", row[0])))
    return [_pattern(text, section, key) for text, section, key in rows]


def _pattern(text: str, section: str, key: str) -> _Pattern:
    parts = _BLANK.split(text)
    return _Pattern(section, key, tuple(parts[::2]), tuple(parts[1::2]), max(parts[::2], key=len))
