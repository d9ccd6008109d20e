"""SmartArt of a Word file: the data of a diagram comes in, the lines of its shapes go out, each shape before those that hang on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from extractors.readers.word.package import DIAGRAM

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ASIDE = frozenset({"pres", "parTrans", "sibTrans"})  # points that say how others look


def shapes(data: Any) -> Iterator[str]:
    """Yield the lines of a diagram from its first shape down; what hangs on none comes last."""
    points = {point.get("modelId"): point for point in data.iter(f"{DIAGRAM}pt") if point.get("type") not in _ASIDE}
    below = _below(data)
    tops = [name for name, point in points.items() if point.get("type") == "doc"]
    waiting, seen = [*reversed(points), *tops], set()
    while waiting:
        name = waiting.pop()
        if name in points and name not in seen:
            seen.add(name)
            yield from _lines(points[name])
            waiting += reversed(below[name])


def _below(data: Any) -> dict[str | None, list[str | None]]:
    """Return the points that hang on each, in order."""
    ties = [tie for tie in data.iter(f"{DIAGRAM}cxn") if tie.get("type", "parOf") == "parOf"]
    below: dict[str | None, list[str | None]] = defaultdict(list)
    for tie in sorted(ties, key=lambda tie: int(place) if (place := tie.get("srcOrd", "")).isdecimal() else 0):
        below[tie.get("srcId")].append(tie.get("destId"))
    return below


def _lines(point: Any) -> Iterator[str]:
    """Yield the lines of a shape; what only invites to write is none."""
    told = point.find(f"{DIAGRAM}prSet")
    if told is not None and told.get("phldr") == "1":
        return
    for paragraph in point.iter(f"{_DRAWING}p"):
        if line := " ".join("".join(text.text or "" for text in paragraph.iter(f"{_DRAWING}t")).split()):
            yield line
