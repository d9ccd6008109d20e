"""The library gives equal rows in one order on the embedded store and on a real Neo4j: with its examples, and with values drawn by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import eventful
import pytest
from conftest import DIRECTIVES
from drawing import Pools, draw, pools

from graph import Graph, build, connect
from graph.load import load
from graph.queries import Question, names, question

SEED = 8
DRAWS = 12  # of every question that takes something
RUNS = 500  # at least, together


@dataclass(frozen=True)
class Both:
    """One graph on both stores, and what is in it."""

    embedded: Graph
    server: Graph
    held: Pools

    def differences(self, asked: Question, parameters: dict[str, Any]) -> Iterator[str]:
        """Yield where the stores give other columns or rows."""
        here, there = self.embedded.query(asked.cypher, parameters), self.server.query(asked.cypher, parameters)
        if here.columns != there.columns:
            yield f"{asked.name} {parameters}: columns {here.columns} and {there.columns}"
        if list(map(known, here)) != list(map(known, there)):
            first = next((pair for pair in zip(here, there, strict=False) if known(pair[0]) != known(pair[1])), None)
            yield f"{asked.name} {parameters}: {len(here)} and {len(there)} rows, first other: {first}"


def known(value: Any) -> Any:
    """Return a value without what is unknown inside it."""
    if isinstance(value, dict):
        return {name: known(item) for name, item in value.items() if item is not None}
    return [known(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module", params=["the directives", "eventful documents"])
def both(request: pytest.FixtureRequest, neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    folder: Path = tmp_path_factory.mktemp("both")
    texts = DIRECTIVES if request.param == "the directives" else eventful.write(folder / "texts", count=120)
    with build(texts, out=folder / "build") as embedded, connect(neo4j_uri) as server:
        load(folder / "build", server.store)
        yield Both(embedded, server, pools(embedded))


def test_every_question_gives_equal_rows_in_one_order(both: Both) -> None:
    asked = [question(name) for name in names()]
    assert [line for item in asked for line in both.differences(item, draw(item, both.held, Random(1)))] == []


def test_values_drawn_by_chance_give_equal_rows(both: Both) -> None:
    chance = Random(SEED)
    drawn = [(item, draw(item, both.held, chance)) for item in map(question, names()) if item.parameters for _ in range(DRAWS)]
    assert len(drawn) >= RUNS
    assert [line for item, parameters in drawn for line in both.differences(item, parameters)] == []
