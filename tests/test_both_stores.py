"""The library gives equal rows in one order on the embedded store and on a real Neo4j: with its examples, and with values drawn by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import eventful
import pytest
from conftest import DIRECTIVES, emptied
from drawing import Pools, draw, pools
from test_guide import blocks

from graph import Graph, build, connect
from graph.errors import QueryError
from graph.load import load
from graph.queries import names, question

SEED = 8
DRAWS = 12  # of every question that takes something
RUNS = 500  # at least, together


@dataclass(frozen=True)
class Both:
    """One graph on both stores, and what is in it."""

    embedded: Graph
    server: Graph
    held: Pools

    def differences(self, name: str, cypher: str, parameters: dict[str, Any]) -> Iterator[str]:
        """Yield where the stores give other columns or rows."""
        here, there = self.embedded.query(cypher, parameters), self.server.query(cypher, parameters)
        if here.columns != there.columns:
            yield f"{name} {parameters}: columns {here.columns} and {there.columns}"
        if list(map(known, here)) != list(map(known, there)):
            first = next((pair for pair in zip(here, there, strict=False) if known(pair[0]) != known(pair[1])), None)
            yield f"{name} {parameters}: {len(here)} and {len(there)} rows, first other: {first}"


def known(value: Any) -> Any:
    """Return a value without what is unknown inside it."""
    if isinstance(value, dict):
        return {name: known(item) for name, item in value.items() if item is not None}
    return [known(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module", params=["the directives", "eventful documents"])
def both(request: pytest.FixtureRequest, neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    folder: Path = tmp_path_factory.mktemp("both")
    texts = DIRECTIVES if request.param == "the directives" else eventful.write(folder / "texts", count=120)
    with build(texts, out=folder / "build") as embedded, connect(emptied(neo4j_uri)) as server:
        assert embedded.folder
        load(embedded.folder, server.store)
        yield Both(embedded, server, pools(embedded))


def test_every_question_gives_equal_rows_in_one_order(both: Both) -> None:
    asked = [question(name) for name in names()]
    assert [line for item in asked for line in both.differences(item.name, item.cypher, draw(item, both.held, Random(1)))] == []


def test_values_drawn_by_chance_give_equal_rows(both: Both) -> None:
    chance = Random(SEED)
    drawn = [(item, draw(item, both.held, chance)) for item in map(question, names()) if item.parameters for _ in range(DRAWS)]
    assert len(drawn) >= RUNS
    assert [line for item, parameters in drawn for line in both.differences(item.name, item.cypher, parameters)] == []


def test_the_examples_of_the_guide_give_equal_rows(both: Both) -> None:
    assert [line for block in blocks() for line in both.differences(block, block, {})] == []


TRAPS: list[tuple[str, Any, Any]] = [  # what the guide warns of, the embedded store's value, and the server's; None where it refuses
    ("RETURN 'QĐ' =~ '(?i)qđ' AS x", True, False),
    ("RETURN 'QĐ' =~ '(?iu)qđ' AS x", True, True),
    ("RETURN '2020-06-05' > date('2020-01-01') AS x", True, None),
    ("RETURN date('2017-02-30') AS x", None, None),
    ("RETURN duration.between(date('2020-01-31'), date('2021-03-01')).days AS x", 395, 1),
    ("RETURN duration.inDays(date('2020-01-31'), date('2021-03-01')).days AS x", 395, 395),
    ("RETURN 'type' IN keys(head([d IN [1] | {a: 1}])) AS x", False, False),
    ("MATCH (d:Document) WITH d ORDER BY d.id LIMIT 1 RETURN 'type' IN keys(d) AS x", True, False),
    ("MATCH (d:Document)-[:BASED_ON*]->() RETURN count(*) >= 0 AS x", None, True),
    ("MATCH (u:Unit)<-[a]-() RETURN count(a) > 0 AS x, u.id AS id ORDER BY id LIMIT 1", True, True),
    ("MATCH (u:Unit)<-[a]-() RETURN count(a) > 0 AS x, u.id AS id ORDER BY u.name LIMIT 1", True, None),
    ("WITH 1 AS end RETURN end AS x", None, 1),
    ("WITH 1 AS `end` RETURN `end` AS x", 1, 1),
    ("RETURN round(-2.5) AS x", -3.0, -2.0),
    ("RETURN 1.0 / 0 AS x", None, float("inf")),
    ("RETURN [1] + null AS x", [1, None], None),
    ("RETURN 1 < 2 < 3 AS x", None, True),
]


@pytest.mark.parametrize(("cypher", "here", "there"), TRAPS, ids=[cypher for cypher, _, _ in TRAPS])
def test_the_traps_of_the_guide_are_there(both: Both, cypher: str, here: Any, there: Any) -> None:
    assert (value(both.embedded, cypher), value(both.server, cypher)) == (here, there)


def value(graph: Graph, cypher: str) -> Any:
    """Return the first value of a query; None where it is refused."""
    try:
        return next(iter(graph.query(cypher)[0].values()))
    except QueryError:
        return None
