"""The guide for analysts: its examples run and find something, and it names all that the schema has."""

from __future__ import annotations

import re
from pathlib import Path

import eventful
import pytest
from conftest import ROOT

from graph import Graph, build
from graph.queries import names
from graph.schema import unknown_words, words

GUIDE = ROOT / "docs" / "cypher.md"


def blocks() -> list[str]:
    """Return the guide's blocks of code, all of which are Cypher."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert [kind for kind, _ in found] == ["cypher"] * 5
    return [text for _, text in found]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder: Path = tmp_path_factory.mktemp("guide")
    return build(eventful.write(folder / "texts"), out=folder / "build")


@pytest.mark.parametrize("cypher", blocks())
def test_an_example_finds_something(made: Graph, cypher: str) -> None:
    assert unknown_words(cypher) == []
    assert made.query(cypher)


def test_it_names_all_that_there_is() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert words() - set(re.findall(r"\w+", text)) == set()
    assert set(re.findall(r"viendan ask (\w+)", text)) <= set(names())
