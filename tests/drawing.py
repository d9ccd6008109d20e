"""Values for the questions, drawn from a graph: for the differential test and the benchmark.

In: a graph and a source of chance. Out: parameters as Cypher takes them: ids of documents that were read, that are much cited, or that are neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from extractors.records import RELATIONS, ROLES
from graph import Graph
from graph.queries import NULL, Question

Pools = Mapping[str, Sequence[Any]]
TEXTS = {
    "words": ("kế hoạch", "THỰC HIỆN", "giáo dục", "ngân sách", "sở", "căn cứ", "chủ trì", "đất đai", "không có ở đâu"),
    "pattern": ("0*1.*", "10([^0-9].*)?", "(?iu).*nđ.*"),
    "place": ("Điều 1", "điều 2", "Điều 4", "khoản 1", "Chương II"),
    "number": ("1", "10/", "2", "15/2020", "nđ"),
}
_HUBS = "MATCH (d:Document)<-[r]-(c:Document) RETURN d.id AS value, count(c) AS n ORDER BY n DESC, value LIMIT 40"
_BUSY = "MATCH (u:Unit)<-[r:ASSIGNS|ISSUED_BY|SENT_TO]-(d:Document) RETURN u.id AS value, count(r) AS n ORDER BY n DESC, value LIMIT 40"
_APART = "MATCH (u:Unit)-[r:PART_OF|SUCCEEDED_BY]-(:Unit) RETURN DISTINCT u.id AS value ORDER BY value"
_NEAR = "MATCH (a:Document)-[r]->(b:Document) RETURN [a.id, b.id] AS value ORDER BY value"
_ALIKE = "MATCH (a:Document)-[:BASED_ON]->(:Document)<-[:BASED_ON]-(b:Document) WHERE a.id < b.id RETURN DISTINCT [a.id, b.id] AS value ORDER BY value"
_POOLS = {
    "read": "MATCH (d:Document) WHERE d.loaded RETURN d.id AS value ORDER BY value",
    "cited": "MATCH (d:Document) WHERE NOT d.loaded RETURN d.id AS value ORDER BY value",
    "hubs": _HUBS,
    "units": "MATCH (u:Unit) RETURN u.id AS value ORDER BY value",
    "busy": _BUSY,
    "ends": "MATCH (d:Document) WHERE d.loaded RETURN right(d.source, 6) AS value ORDER BY value",
    "scopes": "MATCH (u:Unit) RETURN DISTINCT split(u.id, '/')[0] AS value ORDER BY value",
    "apart": _APART,
    "near": _NEAR,
    "alike": _ALIKE,
    "date": "MATCH (d:Document) WHERE d.date IS NOT NULL RETURN DISTINCT d.date AS value ORDER BY value",
    "place": "MATCH (d:Document) WHERE d.place IS NOT NULL RETURN DISTINCT d.place AS value ORDER BY value",
    "kind": "MATCH (d:Document) WHERE d.kind IS NOT NULL RETURN DISTINCT d.kind AS value ORDER BY value",
    "rule": "MATCH (f:Finding) RETURN DISTINCT f.rule AS value ORDER BY value",
}


def pools(graph: Graph) -> Pools:
    """Return what the graph has of every type."""
    return {name: [row["value"] for row in graph.query(cypher)] for name, cypher in _POOLS.items()}


def draw(question: Question, held: Pools, chance: Random) -> dict[str, Any]:
    """Return a value for every parameter of a question; two documents are never one, and mostly near each other."""
    drawn = {item.name: _one(item.type, item.name, held, chance) for item in question.parameters}
    drawn |= {item.name: None for item in question.parameters if item.default == NULL and chance.random() < 0.5}
    if [item.type for item in question.parameters].count("document") == 2:
        drawn |= dict(zip(("id", "other"), _two(held, chance), strict=True))
    return drawn


def _two(held: Pools, chance: Random) -> Sequence[str]:
    """Return two documents: one that cites the other, two with one basis, or any two."""
    pool = chance.choice([name for name in ("near", "alike", "read") if held[name]])
    return chance.sample(held["read"], 2) if pool == "read" else chance.choice(held[pool])


def _one(kind: str, name: str, held: Pools, chance: Random) -> Any:
    match kind:
        case "document":
            return chance.choice(held[chance.choice(("read", "read", "hubs", "hubs", "cited"))])
        case "documents":
            return sorted({_one("document", name, held, chance) for _ in range(4)})
        case "unit":
            return chance.choice(held[chance.choice([name for name in ("busy", "apart", "units") if held[name]])])
        case "text":
            return chance.choice(TEXTS[name])
        case "texts":
            return [_one("document", name, held, chance) for _ in range(3)] if name == "ids" else chance.sample(held[name], min(3, len(held[name])))
        case "integer":
            return chance.choice((1, 7, 50, 1000))
        case "role":
            return chance.choice(ROLES)
        case "relation":
            return chance.choice(RELATIONS)
        case "severity":
            return chance.choice(("info", "notice", "warning", "error"))
    return chance.choice(held[kind])
