"""What is next to one document as a still picture, for places where a page's scripts or frames are barred.

In: a store, and the id of a document or nothing for the most cited one that was read. Out: an SVG text: cards in bands of rank, the document in the
middle, what it cites above, what cites it below, each with its relation. At most `MOST` cards a side, the rest counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph.cells import sayable
from graph.queries import query
from graph.schema import label
from graph.store import Rows, Store
from graph.view.legend import ALL_BANDS, RELATIONS, Relation, band, relation
from graph.words import words

MOST = 12
_ACROSS, _WIDE, _TALL, _LEFT, _LETTERS = 4, 214, 46, 150, 30

Row = Mapping[str, Any]


def picture(store: Store, doc: str | None = None, *, language: str = "vi") -> str:
    """Return the picture; of a graph without documents an empty one."""
    loaded = store.query(query("glance_loaded"), timeout=30.0) if doc is None else []
    identity = doc or (loaded[0]["id"] if loaded else None)
    found = store.query(query("document"), {"id": identity}, timeout=30.0) if identity else []
    if not found:
        return _svg([], 20)
    near = store.query(query("glance_near"), {"id": identity}, timeout=30.0)
    said = words("page", language)
    drawn: list[str] = []
    y = _side(drawn, 12, said["side.cites"], _cards(near, identity, out=True), "relation", said)
    drawn += [
        f'<rect x="12" y="{y}" width="{_width() - 24}" height="36" rx="6" fill="#fff" stroke="#0b57d0" stroke-width="3"/>',
        _text(24, y + 24, _cut(label(found[0]["document"]), 90), bold=True, size=15),
    ]
    y = _side(drawn, y + 48, said["side.citing"], _cards(near, identity, out=False), "reverse", said)
    return _svg(drawn, y)


def _cards(near: Rows, identity: str | None, *, out: bool) -> dict[int, list[tuple[str, Relation]]]:
    """Return names with their surest relation, by band: of the documents that one cites (`out`), or that cite it."""
    best: dict[str, tuple[int, Row]] = {}
    for start, end, name, _ in near.edges.values():
        (here, there), sign = (near.nodes[key][1] for key in ((start, end) if out else (end, start))), relation(name)
        if here["id"] == identity and (there["id"] not in best or sign < best[there["id"]][0]):
            best[there["id"]] = (sign, there)
    found: dict[int, list[tuple[str, Relation]]] = defaultdict(list)
    for sign, other in sorted(best.values(), key=lambda item: (item[0], item[1]["id"])):
        found[band(other)].append((label(other), RELATIONS[sign]))
    return dict(sorted(found.items()))


def _side(drawn: list[str], y: int, title: str, rows: Mapping[int, Sequence[tuple[str, Relation]]], way: str, said: Mapping[str, str]) -> int:
    """Draw the cards of one side and return where it ends."""
    if not rows:
        return y
    drawn.append(_text(12, y + 12, title, bold=True))
    y += 20
    for at, cards in rows.items():
        sign = ALL_BANDS[at]
        drawn.append(_text(12, y + 16, _cut(f"{said[f'band.{sign.key}']} ({len(cards)})", 22), fill=sign.line, bold=True))
        for place, (name, tied) in enumerate(cards[:MOST]):
            x, top = _LEFT + place % _ACROSS * (_WIDE + 6), y + place // _ACROSS * (_TALL + 6)
            drawn.append(f'<rect x="{x}" y="{top}" width="{_WIDE}" height="{_TALL}" rx="4" fill="{sign.fill}" stroke="{sign.line}"/>')
            drawn += [
                _text(x + 8, top + 18, _cut(name, _LETTERS), bold=True),
                _text(x + 8, top + 36, said[f"{way}.{tied.key}"], fill=tied.color),
            ]
        y += -(-min(len(cards), MOST) // _ACROSS) * (_TALL + 6)
        if len(cards) > MOST:
            drawn.append(_text(_LEFT, y + 12, f"… {len(cards) - MOST}"))
            y += 18
        y += 6
    return y + 6


def _width() -> int:
    return _LEFT + _ACROSS * (_WIDE + 6) + 6


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _text(x: int, y: int, text: str, *, fill: str = "#1b1f24", bold: bool = False, size: int = 12) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill={quoteattr(fill)}{weight}>{escape(sayable(text))}</text>'


def _svg(drawn: Sequence[str], height: int) -> str:
    face = "system-ui, 'Noto Sans', sans-serif"
    frame = f'xmlns="http://www.w3.org/2000/svg" width="{_width()}" height="{height + 12}" font-family="{face}"'
    return f'<svg {frame}><rect width="100%" height="100%" fill="#ffffff"/>{"".join(drawn)}</svg>'
