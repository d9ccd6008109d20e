"""Loading into a real Neo4j: the database holds the tables, value for value, however often it is loaded and wherever a load was cut short."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import duckdb
import made_up
import neo4j
import pytest
from conftest import DIRECTIVES, driver_of
from neo4j_server import PASSWORD, server
from stored import differences
from test_export import hostile  # noqa: F401  # a fixture

from graph import build, connect
from graph.errors import GraphError
from graph.load import Loaded, load
from graph.schema import edge_type, node_type, table_path
from graph.store import parse, secret
from graph.store.indexes import LOADING
from graph.store.neo4j import Neo4j

DOCUMENTS = 700  # read, and some 1,500 more cited
HALF = "half loaded"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.build(tmp_path_factory.mktemp("made-up"), DOCUMENTS)


@pytest.fixture
def changed(built: Path, tmp_path: Path) -> Path:
    """A copy of the graph of the directives, for a test to change."""
    return copytree(built, tmp_path / "changed")


@pytest.fixture
def store(neo4j_empty: str) -> Iterator[Neo4j]:
    address = parse(neo4j_empty)
    assert address
    opened = Neo4j(address, secret(address))
    yield opened
    opened.close()


def rewrite(file: Path, query: str) -> None:
    """Put the rows of a query over the table `rows` in the place of a Parquet file's."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows AS SELECT * FROM '{file}'")
        connection.execute(f"COPY ({query}) TO '{file}'")


def short_numbers(folder: Path) -> Path:
    """Cut the numbers of documents to what an index holds, 8,000 bytes; the grammar of numbers gives none that is nearly so long."""
    rewrite(table_path(folder, node_type("Document")), "SELECT * REPLACE (left(number, 1000) AS number) FROM rows")
    return folder


def without_seconds(done: Loaded) -> tuple[int, ...]:
    return done.nodes, done.edges, done.rows, done.removed


def test_twice_is_once(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path) -> None:
    first = load(built, store)
    second = load(built, store)
    assert without_seconds(first) == without_seconds(second)
    assert first.rows == first.nodes + first.edges > 200
    assert differences(built, neo4j_driver) == []


def test_texts_that_break_writers(store: Neo4j, neo4j_driver: neo4j.Driver, hostile: Path, tmp_path: Path) -> None:  # noqa: F811
    folder = short_numbers(copytree(hostile, tmp_path / "hostile"))
    load(folder, store)
    assert differences(folder, neo4j_driver) == []


CHANGES = {
    "values that are no longer known": (node_type("Document"), "SELECT * REPLACE (CAST(NULL AS VARCHAR) AS date, NULL AS findings) FROM rows"),
    "edges that are no longer there": (edge_type("IMPLEMENTS"), "SELECT * FROM rows OFFSET 3"),
    "edges with another key": (edge_type("ASSIGNS"), 'SELECT * REPLACE (start + 1 AS start, "end" + 1 AS "end") FROM rows'),
    "all edges of a type": (edge_type("BESIDE"), "SELECT * FROM rows LIMIT 0"),
    "edges turned round": (edge_type("PURSUANT_TO"), "SELECT * REPLACE (target AS source, source AS target) FROM rows"),
}


def test_what_a_rebuild_no_longer_holds_goes(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path, changed: Path) -> None:
    load(built, store)
    neo4j_driver.execute_query("MATCH (d:Document)-[r:SENT_TO]->() SET d.of_an_earlier_version = 1, r.of_an_earlier_version = 1")
    for what, (table, query) in CHANGES.items():
        before = differences(changed, neo4j_driver)
        rewrite(table_path(changed, table), query)
        assert len(differences(changed, neo4j_driver)) > len(before), what
    load(changed, store)
    assert differences(changed, neo4j_driver) == []


def test_a_document_that_is_no_longer_there_goes_with_its_edges(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path, tmp_path: Path) -> None:
    load(built, store)
    one = build(DIRECTIVES / "bac-giang.txt", out=tmp_path / "one").folder
    assert one
    assert load(one, store).removed > 100
    assert differences(one, neo4j_driver) == []


def test_parallel_edges_of_one_key_are_one(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path, changed: Path) -> None:
    rewrite(table_path(changed, edge_type("ASSIGNS")), "SELECT * FROM rows UNION ALL SELECT * FROM rows")
    assert load(changed, store).edges == load(built, store).edges
    assert differences(built, neo4j_driver) == []


def test_an_edge_that_is_there_twice_is_there_once(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path) -> None:
    load(built, store)
    neo4j_driver.execute_query("MATCH (a:Document)-[r:ISSUED_BY]->(b:Unit) CREATE (a)-[:ISSUED_BY]->(b)")
    assert load(built, store).removed == 36
    assert differences(built, neo4j_driver) == []


def test_an_edge_without_an_end_is_an_error(store: Neo4j, changed: Path) -> None:
    rewrite(table_path(changed, edge_type("SENT_TO")), "SELECT * REPLACE ('x' AS target) FROM rows")
    with pytest.raises(GraphError, match=r"rows have an end that is not in the graph: .*:SENT_TO"):
        load(changed, store)


def test_data_of_another_origin_is_refused_or_left_alone(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path) -> None:
    neo4j_driver.execute_query("CREATE (:Film {id: 'a'})-[:SEEN_BY]->(:Person)")
    with pytest.raises(GraphError, match=r"2 nodes of another origin \(Film, Person\)"):
        load(built, store)
    done = load(built, store, beside=True)
    neo4j_driver.execute_query("MATCH (f:Film), (d:Document {number: '49-KL/TW'}) CREATE (f)-[:CITES]->(d)")
    assert load(built, store, beside=True).edges == done.edges
    assert neo4j_driver.execute_query("MATCH (:Person)<--(f:Film)-[r:CITES]->() RETURN f.id").records[0].values() == ["a"]


def test_documents_that_others_made_are_never_taken_for_ours(store: Neo4j, neo4j_driver: neo4j.Driver, built: Path) -> None:
    neo4j_driver.execute_query("CREATE (:Document {title: 'a'})")
    for beside in (False, True):
        with pytest.raises(GraphError, match="1 nodes labelled Document"):
            load(built, store, beside=beside)
    assert neo4j_driver.execute_query("MATCH (n) RETURN n.title").records[0].values() == ["a"]
    assert neo4j_driver.execute_query("SHOW CONSTRAINTS").records == []


def loader(uri: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "graph.cli", "load", uri, "--graph", str(folder)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def wait_for(driver: neo4j.Driver, what: str, number: int, process: subprocess.Popen[str]) -> None:
    """Wait until so much is in the database, while a load runs."""
    while driver.execute_query(f"MATCH {what} RETURN count(*)").records[0][0] < number:
        assert process.poll() is None, "the load ended before it could be cut short"
        time.sleep(0.02)


def test_killed_anywhere_and_loaded_again(neo4j_empty: str, neo4j_driver: neo4j.Driver, many: Path) -> None:
    for what, number in (("(n)", 1500), ("()-->()", 1), ("()-->()", 6000)):
        process = loader(neo4j_empty, many)
        wait_for(neo4j_driver, what, number, process)
        process.kill()
        process.wait()
        with connect(neo4j_empty) as graph:
            assert HALF in graph.query("RETURN 1 AS n").notes[0]
    assert differences(many, neo4j_driver)
    process = loader(neo4j_empty, many)
    assert "relationships" in process.communicate()[1]
    assert differences(many, neo4j_driver) == []
    with connect(neo4j_empty) as graph:
        assert graph.query("RETURN 1 AS n").notes == []


def test_a_server_that_is_killed_and_comes_back_is_waited_for(neo4j_means: None, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with server() as own, driver_of(own.uri) as driver:
        process = loader(own.uri, many)
        wait_for(driver, "()-->()", 3000, process)
        own.kill()
        time.sleep(2)
        own.start()
        said = process.communicate(timeout=200)[1]
        assert (process.returncode, ", 0 taken away" in said) == (0, True), said
        assert differences(many, driver) == []


def test_stopped_by_a_person(neo4j_empty: str, neo4j_driver: neo4j.Driver, many: Path) -> None:
    process = loader(neo4j_empty, many)
    wait_for(neo4j_driver, "(n)", 1000, process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    assert LOADING in {row["name"] for row in neo4j_driver.execute_query("SHOW CONSTRAINTS YIELD name").records}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["build"], "'build' is no address", id="a folder for an address"),
        pytest.param(["bolt://127.0.0.1:1"], "no Neo4j answers there", id="no server"),
        pytest.param(["neo4j://a:secret@127.0.0.1"], "a password in an address", id="a password in the address"),
    ],
)
def test_command_refuses(built: Path, arguments: list[str], says: str) -> None:
    command = [sys.executable, "-m", "graph.cli", "load", *arguments, "--graph", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_command_without_a_graph(neo4j_empty: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "graph.cli", "load", neo4j_empty, "--graph", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no graph here" in done.stderr
