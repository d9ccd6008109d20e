"""Tables of the words by which work, tables of tasks and deadlines are read.

In: `words.toml`, `columns.toml`, `deadlines.toml`. Out: their rows, each table read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from extractors.errors import RegistryError
from extractors.registry import _parsed, _row, _toml, _unique


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of deadlines."""

    kind: str  # of `extractors.timewords.LETTERS`; of a context: work, name or past
    forms: tuple[str, ...]
    value: int | None = None
    exact: bool = False  # compared with its tone marks


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table means, by the words in its head."""

    id: str
    whole: tuple[str, ...] = ()  # the head is just these words
    holds: tuple[str, ...] = ()  # the head holds these words
    foreign: bool = False  # a table with this column is none of tasks


@dataclass(frozen=True, slots=True)
class Bearer:
    """Words with which a unit begins in a cell of units; `unless`: with these after them they begin none."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@cache
def time_words() -> tuple[TimeWord, ...]:
    """The words that expressions of time are made of."""
    return tuple(_row(TimeWord, row) for row in _toml("deadlines.toml", "word"))


@cache
def time_contexts() -> tuple[TimeWord, ...]:
    """The words before an expression of time that tell whether it is a deadline."""
    return tuple(_row(TimeWord, row) for row in _toml("deadlines.toml", "context"))


@cache
def columns() -> Mapping[str, Column]:
    """Kinds of columns of tables by id."""
    return _unique("columns.toml", ((row["id"], _row(Column, row)) for row in _toml("columns.toml", "column")))


@cache
def bearers() -> tuple[Bearer, ...]:
    """Words with which a unit begins in a cell of units, beside names."""
    return tuple(_row(Bearer, row) for row in _toml("columns.toml", "bearer"))


@cache
def remarks() -> Mapping[str, str]:
    """Roles by the words of a remark or label inside a cell of units."""
    return _unique("columns.toml", ((word, row["role"]) for row in _toml("columns.toml", "remark") for word in row["words"]))


@cache
def word_classes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the classes of words by which documents give work, each with its parts.

    Raises `RegistryError` where a class has a word twice.
    """
    classes = {}
    for name, parts in _parsed("words.toml").items():
        for part, found in parts.items():
            if len(found) != len(set(found)):
                raise RegistryError(f"words.toml: [{name}] {part} has a word twice: {', '.join(sorted({word for word in found if found.count(word) > 1}))}")
        classes[name] = MappingProxyType({part: tuple(found) for part, found in parts.items()})
    return MappingProxyType(classes)
