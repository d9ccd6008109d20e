"""Every question of the library: its head says all, it names only what the schema has, it finds rows, and their order is total."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import eventful
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from drawing import Pools, draw, pools

from graph import Graph, build
from graph.errors import GraphError, Unknown, UnknownQuestion
from graph.queries import GROUPS, INTERNAL, names, parse, query, question, questions
from graph.schema import EDGES, NODES, table_path, unknown_words
from graph.store import STORE, embedded
from graph.store.cypher import unbounded

NAMES = names()
DRAWN = 300  # times that a question is asked at most before it has rows
ELSEWHERE = """
    alone amendments basis_gone basis_not_in_force basis_not_yet_in_force changes charged_after_merger circles conflicts deadlines deadlines_of due_between
    ended_without_successor first_leads replaced_but_cited_later
    in_force lifetime overdue products recurring_work tasks tasks_resting_on undated_reasons undated_work
    places_amended provision_cited_by provisions_cited_in provisions_most_cited provisions_of repealed_since same_basis succession successor_of
    successors two_leads unplaced works_with
"""  # whose examples have rows in a corpus, but not in the two directives
HEAD = "// vi: Gì?\n// en: What.\n// group: chains\n// $id document: it\n// example: id=1\nMATCH (d:Document {id: $id}) RETURN d.id AS id ORDER BY id"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("made")
    return build(eventful.write(folder / "texts"), out=folder / "build")


@pytest.fixture(scope="module")
def held(made: Graph) -> Pools:
    return pools(made)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_has_rows_in_the_directives(directives: Graph, name: str) -> None:
    try:
        rows = directives.ask(name, **dict(question(name).example))
    except Unknown:
        rows = []
    assert bool(rows) is (name not in ELSEWHERE.split())


@pytest.mark.parametrize("name", NAMES)
def test_it_has_rows_on_made_up_documents(made: Graph, held: Pools, name: str) -> None:
    chance, asked = Random(1), question(name)
    assert any(made.query(asked.cypher, draw(asked, held, chance)) for _ in range(DRAWN))


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_complete_and_the_cypher_names_what_there_is(name: str) -> None:
    asked = question(name)
    assert asked.vi.endswith("?")
    assert re.search(r"[àáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵđ]", asked.vi)
    assert asked.en.endswith(".")
    assert unknown_words(asked.cypher) == []
    assert not unbounded(asked.cypher)
    assert "allshortestpaths" not in asked.cypher.casefold()
    assert "(?i)" not in asked.cypher


FAULTS: list[tuple[str, Callable[[str], str], str]] = [
    ("no meaning", lambda head: head.replace("// vi: Gì?\n", ""), "no line `// vi"),
    ("a meaning twice", lambda head: "// vi: Ai?\n" + head, "twice"),
    ("a line of another kind", lambda head: "// note: slow\n" + head, "no line of a head"),
    ("no such group", lambda head: head.replace("chains", "chain"), "known are chains"),
    ("no such type", lambda head: head.replace("$id document:", "$id paper:"), "no type 'paper'"),
    ("not in the Cypher", lambda head: head.replace("{id: $id}", ""), "not those of the Cypher"),
    ("not in the head", lambda head: head.replace("RETURN", "WHERE d.year = $year RETURN"), "not those of the Cypher"),
    (
        "a default first",
        lambda head: head.replace("// $id", "// $year integer = 2020: when\n// $id").replace("{id: $id}", "{id: $id, year: $year}"),
        "behind those",
    ),
    ("no example", lambda head: head.replace("// example: id=1\n", ""), "gives no id"),
    ("an example of another", lambda head: head.replace("id=1", "id=1 di=2"), "gives di"),
]


@pytest.mark.parametrize(("spoil", "says"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_of_a_head_is_named(spoil: Callable[[str], str], says: str) -> None:
    assert parse("x", HEAD).parameters[0].name == "id"
    with pytest.raises(GraphError, match=re.escape(says)):
        parse("x", spoil(HEAD))


def test_questions_for_people_are_many_and_grouped() -> None:
    assert len(questions()) >= 45
    assert {item.group for item in questions()} == {*GROUPS} - {INTERNAL}


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UnknownQuestion, match="nearest are: chain_down"):
        query("chain_dow")


_ORDER = re.compile(r"\nORDER BY (?P<items>.+)(?:\nLIMIT .+)?\Z")


def keyed(cypher: str, columns: list[str]) -> tuple[str, list[str]]:
    """Return a query without its limit that gives what it orders by as columns, and their names."""
    order = _ORDER.search(cypher)
    assert order, "the last clause orders"
    items = [item.removesuffix(" DESC") for item in re.split(r", (?![^()]*\))", order["items"])]
    more = {item: f"key_{place}" for place, item in enumerate(items) if item not in columns}
    return cypher[: order.start()] + "".join(f", {item} AS {key}" for item, key in more.items()), [more.get(item, item) for item in items]


@pytest.mark.parametrize("name", NAMES)
def test_what_it_orders_by_tells_its_rows_apart(made: Graph, held: Pools, name: str) -> None:
    chance, asked = Random(2), question(name)
    for _ in range(10 if asked.parameters else 1):
        parameters = draw(asked, held, chance)
        cypher, keys = keyed(asked.cypher, made.query(asked.cypher, parameters).columns)
        seen: dict[str, Any] = {}
        for row in made.query(cypher, parameters):
            assert seen.setdefault(str([row[key] for key in keys]), row) == row


def test_no_answer_depends_on_the_order_in_which_the_graph_was_written(made: Graph, held: Pools, tmp_path: Path) -> None:
    assert made.folder
    for entry in (*NODES, *EDGES):
        rows = pq.read_table(table_path(made.folder, entry))
        table_path(tmp_path, entry).parent.mkdir(exist_ok=True)
        pq.write_table(rows.take(pc.sort_indices(pc.random(len(rows), initializer=1))), table_path(tmp_path, entry))
    embedded.make(tmp_path, tmp_path / STORE)
    shuffled, chance = embedded.Embedded(tmp_path / STORE), Random(3)
    for name in NAMES:
        for _ in range(5):
            parameters = draw(question(name), held, chance)
            assert shuffled.query(query(name), parameters) == made.query(query(name), parameters), (name, parameters)
