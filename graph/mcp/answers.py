"""Answers as they go out: bounded in rows and characters, and without anything that a reader cannot see.

In: an answer, whose lists are its rows, and whose `limits` say what is not in it. Out: the same as plain JSON values, cut to size, with what was cut among its
`limits`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from extractors.letters import HIDDEN
from graph.cells import inert, json_of

Answer = dict[str, Any]
LONGEST = 40_000  # characters of an answer as JSON
LIMITS = "limits"
_STEPS = ((2_000, 100, 1), (300, 20, 1), (300, 20, 0))  # characters of a text, items of a list in a row, rows that are kept at least
_DEEPEST = 12
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # variation selectors, which count as printable
_ERROR = 1_000


def plain(text: str) -> str:
    """Return a text on one line, with nothing in it that is not seen.

    >>> plain("Điều\\u00ad 5\\n\\x1b[31m\\u202e\\U000e0041")
    'Điều 5 ␛[31m��'
    """
    folded = " ".join(_UNSEEN.sub("", HIDDEN.sub("", text)).split())
    return folded if folded.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in inert(folded))


def error_line(error: BaseException) -> str:
    """Return an error's message as one line."""
    return _cut(plain(str(error)), _ERROR) or type(error).__name__


def bounded(answer: Mapping[str, Any]) -> Answer:
    """Return an answer that is at most `LONGEST` characters long.

    >>> made = bounded({"rows": [{"a": "x" * 900}] * 100, "limits": []})
    >>> len(made["rows"]), made["limits"]
    (43, ['rows: the first 43 of 100; an answer has at most 40,000 characters'])
    """
    made: Answer = {}
    for longest, most, least in _STEPS:
        made = _Cleaner(longest, most).cleaned(answer)
        _drop(made, least)
        if len(json_of(made)) <= LONGEST:
            return made
    return {LIMITS: [f"the answer is longer than {LONGEST:,} characters even when cut; ask for less"]}


def _drop(answer: Answer, least: int) -> None:
    """Drop rows off the ends of an answer's longest lists until it is short enough, and say so."""
    sizes = {name: [len(json_of(item)) + 2 for item in rows] for name, rows in answer.items() if isinstance(rows, list) and name != LIMITS}
    counts, over = {name: len(rows) for name, rows in sizes.items()}, len(json_of(answer)) + 100 * len(sizes) - LONGEST
    while over > 0 and (names := [name for name, rows in sizes.items() if len(rows) > least]):
        over -= sizes[max(names, key=lambda name: sum(sizes[name]))].pop()
    for name, every in counts.items():
        if len(sizes[name]) < every:
            answer[name] = answer[name][: len(sizes[name])]
            answer[LIMITS].append(f"{name}: the first {len(sizes[name])} of {every}; an answer has at most {LONGEST:,} characters")


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


class _Cleaner:
    """Turns values of a store into plain JSON values of a size, and notes what it cuts."""

    def __init__(self, longest: int, most: int) -> None:
        self._longest, self._most = longest, most
        self._notes: dict[str, None] = {}

    def cleaned(self, answer: Mapping[str, Any]) -> Answer:
        made = {name: [self._value(item, 1) for item in value] if isinstance(value, list) else self._value(value, 1) for name, value in answer.items()}
        made[LIMITS] = [*made.get(LIMITS, []), *self._notes]
        return made

    def _value(self, value: Any, depth: int) -> Any:
        if value is None or isinstance(value, (bool, int)):
            return value
        if isinstance(value, float):
            return value if math.isfinite(value) else None
        if depth > _DEEPEST:
            return self._noted("…", f"what is nested more than {_DEEPEST} deep is left out")
        if isinstance(value, Mapping):
            kept = list(value.items())[: self._most]
            return {self._text(str(name)): self._value(item, depth + 1) for name, item in self._all(kept, len(value))}
        if isinstance(value, (list, tuple)):
            return [self._value(item, depth + 1) for item in self._all(value[: self._most], len(value))]
        return self._text(str(value))

    def _text(self, text: str) -> str:
        short = _cut(plain(text[: 4 * self._longest]), self._longest)
        return short if len(short) < self._longest else self._noted(short, f"texts longer than {self._longest:,} characters are cut (…)")

    def _all(self, kept: Any, every: int) -> Any:
        return kept if len(kept) == every else self._noted(kept, f"lists in a row that have more than {self._most} items are cut")

    def _noted(self, value: Any, note: str) -> Any:
        self._notes[note] = None
        return value
