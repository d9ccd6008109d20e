"""Where each node stands: one band a legal rank, the highest on top and the units below.

In: nodes with their band, and edges between them. Out: a place for each node, and the extent of each band. The same graph
always gives the same places: nothing is random, nothing is moved by forces, and ties are settled by the id. In a band, a node
stands near the nodes that it is linked to (barycentres, swept down and up), so that few edges cross.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

COLUMN = 168.0
ROW = 58.0
GAP = 20.0
SWEEPS = 8
STAGE = (680.0, 800.0)  # the usual room for the picture, in pixels


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of a node."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The vertical extent of a band that holds any node."""

    band: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All places and strips."""

    places: Mapping[str, Place]
    strips: tuple[Strip, ...]


def arrange(bands: Mapping[str, int], links: Iterable[tuple[str, str]], *, aside: int | None = None) -> Layout:
    """Place every node of `bands` (id to band), linked nodes near each other; the band `aside` may outgrow the stage."""
    rows = _ordered(bands, _neighbours(bands, links))
    columns = _columns([len(row) for band, row in rows.items() if band != aside])
    places: dict[str, Place] = {}
    strips = []
    top = 0.0
    for band, row in rows.items():
        height = _lines(len(row), columns) * ROW + GAP
        places.update(_place(row, columns, top + GAP / 2))
        strips.append(Strip(band, top, top + height))
        top += height
    return Layout(places, tuple(strips))


def _neighbours(bands: Mapping[str, int], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return who is linked with whom, both ways."""
    found: dict[str, list[str]] = {node: [] for node in bands}
    for source, target in links:
        found[source].append(target)
        found[target].append(source)
    return found


def _ordered(bands: Mapping[str, int], neighbours: Mapping[str, Sequence[str]]) -> dict[int, list[str]]:
    """Return the nodes of each band, from left to right, highest band first."""
    rows: dict[int, list[str]] = {band: [] for band in sorted(set(bands.values()))}
    for node in sorted(bands):
        rows[bands[node]].append(node)
    share: dict[str, float] = {}
    for row in rows.values():
        share.update(_shares(row))
    for sweep in range(SWEEPS):
        for band in sorted(rows, reverse=bool(sweep % 2)):
            rows[band].sort(key=lambda node: (_barycentre(node, neighbours, share), node))
            share.update(_shares(rows[band]))
    return rows


def _shares(row: Sequence[str]) -> dict[str, float]:
    """Return how far to the right each node of a row stands, from 0 to 1."""
    return {node: (index + 0.5) / len(row) for index, node in enumerate(row)}


def _barycentre(node: str, neighbours: Mapping[str, Sequence[str]], share: Mapping[str, float]) -> float:
    """Return the mean place of a node's neighbours; its own place where it has none."""
    near = neighbours[node]
    return sum(share[other] for other in near) / len(near) if near else share[node]


def _columns(counts: Sequence[int]) -> int:
    """Return the number of columns that shows all bands largest on a usual screen."""
    most = max(counts, default=1)
    tried = range(1, min(most, 6 + 2 * math.isqrt(sum(counts))) + 1)
    return max(tried, key=lambda columns: (_scale(counts, columns), -columns), default=1)


def _scale(counts: Sequence[int], columns: int) -> float:
    height = sum(_lines(count, columns) * ROW + GAP for count in counts) or 1.0
    return min(STAGE[0] / (columns * COLUMN), STAGE[1] / height)


def _lines(count: int, columns: int) -> int:
    return math.ceil(count / columns)


def _place(row: Sequence[str], columns: int, top: float) -> dict[str, Place]:
    """Lay a band out in as many lines as it needs, filled column by column, centred about x = 0."""
    lines = _lines(len(row), columns)
    used = math.ceil(len(row) / lines)
    left = -(used - 1) / 2 * COLUMN
    return {node: Place(left + index // lines * COLUMN, top + (index % lines + 0.5) * ROW) for index, node in enumerate(row)}
