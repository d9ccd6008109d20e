"""What the page is told: the graph as plain dictionaries and lists, ready for JSON.

In: a networkx.MultiDiGraph of the project's schema. Out: a card (a dictionary) for each node, and one dictionary for each drawn
edge with every mention behind it. Several edges of one relation (and role) between two nodes are drawn as one line; no
mention is lost by that. Provisions (Điều, khoản, điểm) are not drawn: the page says them beside the mention, as pinpoints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any

from graph.view.legend import ALL_BANDS, ASIDE, RELATIONS, Relation, band, relation

FIELDS = ("number", "kind", "title", "date", "year", "issuer", "name", "level", "place", "source")
NAMED_KINDS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
DRAWN = ("Document", "Unit")
LINE = 19
NARROW = 17  # an ellipse holds less than a box


def neighbourhood(network: Any, doc: str | None) -> Any:
    """Return the part of the graph within two steps of `doc`, or the whole; units are reached, but not passed through."""
    if doc is None:
        return network
    if doc not in network:
        raise KeyError(f"no node {doc!r} in the graph")
    near = {doc, *_beside(network, doc)}
    documents = [node for node in near if network.nodes[node].get("type") == "Document"]
    return network.subgraph(near.union(*(_beside(network, node) for node in documents)))


def _beside(network: Any, node: str) -> set[str]:
    return {*network.successors(node), *network.predecessors(node)}


def nodes(network: Any) -> list[dict[str, Any]]:
    """Return a card for every drawn node, in the order of their ids."""
    drawn = (node for node in sorted(network) if network.nodes[node].get("type") in DRAWN)
    working = {target for _, target, name in network.edges(data="relation") if name == "ASSIGNS"}
    return [_card({**network.nodes[node], "id": node}, working=node in working) for node in drawn]


def _card(node: Mapping[str, Any], *, working: bool) -> dict[str, Any]:
    fields = {key: node[key] for key in FIELDS if _known(node.get(key))}
    return {
        "id": node["id"],
        "unit": node["type"] == "Unit",
        "loaded": bool(node.get("loaded")),
        "band": band(node, working=working),
        "heading": heading(node),
        "caption": caption(node),
        "fields": fields,
    }


def heading(node: Mapping[str, Any]) -> str:
    """Return what a person calls the node.

    >>> heading({"id": "x", "type": "Document", "kind": "Chỉ thị", "number": "666/CT-BGDĐT"})
    'Chỉ thị 666/CT-BGDĐT'
    """
    if node["type"] == "Unit":
        return str(node.get("name") or node["id"])
    kind, number, title = (node.get(key) or "" for key in ("kind", "number", "title"))
    if kind in NAMED_KINDS and title:
        return _joined(_named(kind, title), f"({number})" if number else str(node.get("year") or ""))
    if number:
        return _joined(kind, number)
    issuer = f"của {node['issuer']}" if node.get("issuer") else ""
    year = f"({node['year']})" if node.get("year") else ""
    return _joined(kind, issuer, year) or title or str(node["id"])


def caption(node: Mapping[str, Any]) -> str:
    """Return the few words that fit in the node's box, in two lines, or three where there is no number."""
    if node["type"] == "Unit":
        return wrapped(heading(node), width=NARROW)
    kind, number, title = (node.get(key) or "" for key in ("kind", "number", "title"))
    year = str(node.get("year") or "")
    if kind in NAMED_KINDS and title:
        return f"{wrapped(_named(kind, title), lines=1)}\n{number or year}".strip()
    sort = " · ".join(filter(None, (kind, year)))
    if number:
        return f"{wrapped(number, lines=1)}\n{sort}".strip()
    return f"{sort}\n{wrapped(node.get('issuer') or title or node['id'])}".strip()


def _named(kind: str, title: str) -> str:
    return title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}"


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def wrapped(text: str, *, lines: int = 2, width: int = LINE) -> str:
    """Break a text at spaces into lines of about `width` letters; an ellipsis stands for what does not fit.

    >>> wrapped("Các Phòng, ban chức năng thành phố")
    'Các Phòng, ban chức\\nnăng thành phố'
    """
    rows = [""]
    for word in unicodedata.normalize("NFC", text).split():
        grown = f"{rows[-1]} {word}".strip()
        if len(grown) <= width or not rows[-1]:
            rows[-1] = grown
        else:
            rows.append(word)
    return "\n".join(_cut(row, width) for row in _shortened(rows, lines, width))


def _shortened(rows: list[str], lines: int, width: int) -> list[str]:
    return rows if len(rows) <= lines else [*rows[: lines - 1], f"{rows[lines - 1][: width - 2].rstrip()} …"]


def _cut(row: str, width: int) -> str:
    return row if len(row) <= width + 3 else f"{row[: width + 2]}…"


def edges(network: Any) -> list[dict[str, Any]]:
    """Return one line for each pair of drawn nodes and relation, with all mentions behind it, in a fixed order."""
    found = sorted(_rows(network), key=lambda row: row[:3])
    lines = groupby(found, key=lambda row: row[:3])
    return [{"id": f"e{index}", **_line(ends, [data for *_, data in rows])} for index, (ends, rows) in enumerate(lines)]


def _line(ends: tuple[str, str, str], together: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    source, target, key = ends
    mentions = [mention for data in together for mention in _mentions(data)]
    return {"from": source, "to": target, "relation": key, "count": sum(map(_weight, together)), "mentions": mentions}


def _rows(network: Any) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Yield source, target, relation and properties of each edge between drawn nodes."""
    drawn = {node for node, data in network.nodes(data=True) if data.get("type") in DRAWN}
    for source, target, data in network.edges(data=True):
        if source in drawn and target in drawn:
            yield source, target, relation(data).key, data


def _weight(data: Mapping[str, Any]) -> int:
    return int(data.get("mentions") or 1)


def _mentions(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what is known of each mention: the sentence, and the pinpoint or the task."""
    rest = {key: data[key] for key in ("task", "deadline", "stated_by") if _known(data.get(key))}
    evidence, pinpoints = _listed(data.get("evidence")), _listed(data.get("pinpoints"))
    if len(pinpoints) not in (0, len(evidence)):  # nothing says which belongs to which sentence
        rest["pinpoint"] = "; ".join(filter(None, pinpoints))
        pinpoints = []
    rows = [_mention(sentence, pinpoint) | rest for sentence, pinpoint in zip_longest(evidence, pinpoints)]
    return [row for row in rows or [rest] if row]


def _mention(sentence: str | None, pinpoint: str | None) -> dict[str, Any]:
    return {key: value for key, value in (("evidence", sentence), ("pinpoint", pinpoint)) if value}


def _listed(value: Any) -> list[Any]:
    """Return one value, several or none as a list."""
    if value is None or isinstance(value, str):
        return [value] if value else []
    return list(value)


def _known(value: Any) -> bool:
    """Say whether a property has a value; a missing number out of a table may be NaN, which is not equal to itself."""
    return value is not None and value == value


def relations(keys: Iterable[str]) -> list[dict[str, Any]]:
    """Return the signs of the relations that occur, in the order of the legend; unknown ones last."""
    order = {sign.key: index for index, sign in enumerate(RELATIONS)}
    present = sorted(set(keys), key=lambda key: (order.get(key, len(order)), key))
    return [_shown(_sign(key)) for key in present]


def _sign(key: str) -> Relation:
    name, _, role = key.partition("/")
    return relation({"relation": name, "role": role})


def _shown(sign: Relation) -> dict[str, Any]:
    names = {"key": sign.key, "name": sign.name, "reverse": sign.reverse}
    return {**names, "color": sign.color, "dashes": list(sign.dashes), "parent": sign.parent}


def bands(present: Iterable[int]) -> list[dict[str, Any]]:
    """Return the names and colours of the bands that hold any node, from top to bottom."""
    rows = ((index, ALL_BANDS[index]) for index in sorted(set(present)))
    return [{"index": index, "name": row.name, "fill": row.fill, "line": row.line, "aside": index == ASIDE} for index, row in rows]
