"""Both stores give the same: the embedded one, and a real Neo4j."""

from __future__ import annotations

from graph.api import connect


def test_a_server_answers(neo4j_empty: str) -> None:
    with connect(neo4j_empty) as graph:
        assert graph.query("RETURN 1 AS n") == [{"n": 1}]
