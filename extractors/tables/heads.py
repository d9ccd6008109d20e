"""Heads of tables: which cells name the columns, and what each column means.

In: texts of cells. Out: the meaning of a cell that heads a column, and the columns of a table of tasks where several stand side by side. Words are those of
`registry/columns.toml`, compared without tone marks, case and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.registry import ascii_fold
from extractors.registry.wording import columns

NUMBERS = ("number", "step")
UNIT_COLUMNS = ("lead", "coordinating", "assigned")
_NOTE = re.compile(r"\[\d+\]|\(\d+\)|<br\s*/?>|[*^]+")
_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST_HEAD = 90  # characters
_MOST_WORDS = 14


def _folded(text: str) -> str:
    return _SIGNS.sub(" ", ascii_fold(_NOTE.sub(" ", text))).strip()


@cache
def _words() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return columns by their whole heads, and by words that a head holds, the longest first."""
    whole = {_folded(words): column.id for column in columns().values() for words in column.whole}
    held = ((_folded(words), column.id) for column in columns().values() for words in column.holds)
    return whole, tuple(sorted(held, key=lambda item: -len(item[0])))


@cache
def _foreign() -> frozenset[str]:
    return frozenset(column.id for column in columns().values() if column.foreign)


def column_of(text: str) -> str | None:
    """Return what the column under a head means, or None where the text heads none.

    >>> column_of("Cơ quan chủ trì[1]"), column_of("Thời gian dự kiến hoàn thành"), column_of("Cơ quan chủ trì: Sở Y tế.")
    ('lead', 'deadline', None)
    """
    if not 1 < len(text) <= _LONGEST_HEAD or text[-1] in ":;." or ": " in text or text[0].islower():
        return None
    return _meaning(text)


@lru_cache(maxsize=4096)
def _meaning(text: str) -> str | None:
    plain = _folded(text)
    if len(plain.split()) > _MOST_WORDS:
        return None
    whole, held = _words()
    if plain in whole or not _any().search(plain):
        return whole.get(plain)
    return next((column for words, column in held if f" {words} " in f" {plain} "), None)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words for words, _ in _words()[1])})\b")


def arranged(found: Sequence[str | None]) -> tuple[str, ...] | None:
    """Return the columns of a table of tasks from the meanings of its heads, or None where these head no such table.

    Heads of two lines come one after the other in flattened cells: `Đơn vị thực hiện` is then the head over `Chủ trì`, `Phối hợp` that stand at the end.
    """
    names = [name or "other" for name in found]
    if "assigned" in names and names[-2:] in (["lead", "coordinating"], ["coordinating", "lead"]) and names.count("lead") == 1:
        at = names.index("assigned")
        names = [*names[:at], *names[-2:], *names[at + 1 : -2]]
    names = _one_task(names)
    known = [name for name in names if name != "other"]
    tasks, bearers = "task" in names, any(name in UNIT_COLUMNS for name in names)
    if not (tasks and bearers) or _foreign() & set(names) or len(known) * 2 < len(names):
        return None
    return tuple(names) if len(known) > 2 else None


def _one_task(names: list[str]) -> list[str]:
    """Name one column the task: the first so called; without one, the target. Of other columns of one meaning the first has it too."""
    if "task" not in names and "target" in names:
        names[names.index("target")] = "task"
    for once, instead in (("task", "detail"), ("deadline", "note"), ("product", "note")):
        first = names.index(once) if once in names else -1
        names = [instead if name == once and at != first else name for at, name in enumerate(names)]
    return names
