"""Every shipped query runs, says what it takes, and names only what the schema has."""

from __future__ import annotations

from importlib.resources import files

import pytest
from conftest import DIRECTIVES

from graph import Graph, build
from graph.queries import query
from graph.schema import unknown_words

NAMES = sorted(file.name.removesuffix(".cypher") for file in files("graph.queries").iterdir() if file.name.endswith(".cypher"))
WITH_ROWS = {"parents": "bac-giang.txt", "cited": "bac-giang.txt", "assigned": "bac-giang.txt", "children": "Chỉ thị 666", "citing": "Chỉ thị 666"}


@pytest.fixture(scope="module")
def directives(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return build(DIRECTIVES, out=tmp_path_factory.mktemp("queries") / "build")


@pytest.mark.parametrize("name", NAMES)
def test_query_runs_and_finds(directives: Graph, name: str) -> None:
    identity = directives.find(WITH_ROWS.get(name, "Chỉ thị 666"))
    rows = directives.query(query(name), **{key: value for key, value in {"id": identity, "ids": [identity]}.items() if f"${key}" in query(name).split()})
    assert rows or name == "unplaced"  # every mention of the directives has a node


@pytest.mark.parametrize("name", NAMES)
def test_query_says_what_it_is_for_and_names_what_there_is(name: str) -> None:
    text = files("graph.queries").joinpath(f"{name}.cypher").read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert unknown_words(text) == []
