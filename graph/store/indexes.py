"""What a Neo4j database has besides the graph, as statements: constraints, indexes, and a sign that a load is under way.

In: the schema. Out: Cypher. All names begin with `viendan_`: a database that has one of them was filled by us. The sign is a constraint on a label that
no node has, so that no query ever sees it.
"""

from __future__ import annotations

from graph.schema import NODES, NodeType

OURS = "viendan_"
LOADING = f"{OURS}loading"
BEGIN = f"CREATE CONSTRAINT {LOADING} IF NOT EXISTS FOR (n:ViendanLoading) REQUIRE n.id IS UNIQUE"
END = f"DROP CONSTRAINT {LOADING} IF EXISTS"
ONLINE = "CALL db.awaitIndexes(3600)"
_ANALYZER = "standard-folding"  # finds `ĐẤT ĐAI` for `dat dai`


def constraints() -> list[str]:
    """Return a statement a node type: its ids are unique."""
    return [f"CREATE CONSTRAINT {_name(node, 'id')} IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE" for node in NODES]


def indexes() -> list[str]:
    """Return a statement an index: of values for each property that queries compare, of words for those of a node type that people search."""
    return [statement for node in NODES for statement in (*_values(node), *_words(node))]


def _values(node: NodeType) -> list[str]:
    names = [item.name for item in node.properties if item.indexed]
    return [f"CREATE RANGE INDEX {_name(node, name)} IF NOT EXISTS FOR (n:{node.label}) ON (n.{name})" for name in names]


def _words(node: NodeType) -> list[str]:
    named = ", ".join(f"n.{item.name}" for item in node.properties if item.searched)
    options = f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{_ANALYZER}'}}}}"
    return [f"CREATE FULLTEXT INDEX {_name(node, 'words')} IF NOT EXISTS FOR (n:{node.label}) ON EACH [{named}] {options}"] if named else []


def _name(node: NodeType, what: str) -> str:
    return f"{OURS}{node.label.lower()}_{what}"
