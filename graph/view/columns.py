"""Columns of the page's data: lists of numbers and texts as compressed sections of an HTML page.

In: named columns. Out: `Section` rows, each a compressed text in base64 with the kind by which the page's `data.ts` opens it. Numbers are little-endian;
a sorted column is kept as differences, which compress better.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

_TYPES = {"u8": "<u1", "u16": "<u2", "u32": "<u4", "i32": "<i4"}


@dataclass(frozen=True, slots=True)
class Section:
    """A column as the page holds it: `kind` is text, u8, u16, u32 or i32, with `+` where differences are kept."""

    name: str
    kind: str
    data: str


def texts(name: str, values: Iterable[str]) -> Section:
    """Return a column of texts, a line each; a line break in a text becomes a space.

    >>> texts("ids", ["a", "b\\nc"]).kind
    'text'
    """
    joined = "\n".join(" ".join(value.splitlines()) for value in values)
    return Section(name, "text", _packed(joined.encode("utf-8", errors="replace")))


def numbers(name: str, values: Sequence[int], kind: str) -> Section:
    """Return a column of whole numbers; `kind` is a type, with `+` for a column that is better kept as differences.

    Raises `OverflowError` where a number does not fit.
    """
    type_ = np.dtype(_TYPES[kind.rstrip("+")])
    held = np.asarray(values, dtype=np.int64)
    limits = np.iinfo(type_)
    if held.size and (held.min() < limits.min or held.max() > limits.max):
        raise OverflowError(f"{name}: a number does not fit {kind}")
    if kind.endswith("+"):
        return Section(name, kind, _packed(np.diff(held, prepend=0).astype("<i4").tobytes()))
    return Section(name, kind, _packed(held.astype(type_).tobytes()))


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 6, mtime=0)).decode("ascii")


class Pool:
    """Distinct texts, each with a number in the order in which they came."""

    def __init__(self, *first: str) -> None:
        self._at = {text: place for place, text in enumerate(first)}

    def __call__(self, text: str | None) -> int:
        """Return a text's number; '' stands for None."""
        return self._at.setdefault(text or "", len(self._at))

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)
