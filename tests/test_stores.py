"""Both stores through one table of cases: the embedded one, and a real Neo4j that was loaded with the same graph."""

from __future__ import annotations

import getpass
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from conftest import driver_of

from graph import Graph, connect
from graph.errors import GraphError, QueryError
from graph.load import load
from graph.store import Address, open_store, parse, secret
from graph.store.indexes import BEGIN, END
from graph.store.neo4j import Neo4j

BOTH = ("embedded", "neo4j")
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS c WHERE c = -1 RETURN count(c) AS n"


@pytest.fixture(scope="module")
def loaded(built: Path, neo4j_uri: str) -> str:
    """The address of the server, with the graph of the folder in it: loading is what makes any earlier content that."""
    address = parse(neo4j_uri)
    assert address
    with driver_of(neo4j_uri) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    store = Neo4j(address, secret(address))
    load(built, store)
    store.close()
    return neo4j_uri


@pytest.fixture(scope="module")
def graphs(built: Path, loaded: str) -> Iterator[dict[str, Graph]]:
    with connect(built) as embedded, connect(loaded) as on_server:
        yield {"embedded": embedded, "neo4j": on_server}


# addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("build", None),
        ("a/b c", None),
        ("neo4j://localhost", Address("neo4j://localhost:7687", None, None)),
        ("bolt+ssc://db.example.org:17687/", Address("bolt+ssc://db.example.org:17687", None, None)),
        ("neo4j+s://analyst@db.example.org/van-ban", Address("neo4j+s://db.example.org:7687", "analyst", "van-ban")),
        ("bolt://an%40b@127.0.0.1:1/v%C4%83n", Address("bolt://127.0.0.1:1", "an@b", "văn")),
        ("bolt://u@[::1]:9/x", Address("bolt://[::1]:9", "u", "x")),
        ("neo4j://[fe80::1]", Address("neo4j://[fe80::1]:7687", None, None)),
    ],
)
def test_address(text: str, expected: Address | None) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("neo4j://u:secret@host", "a password in an address"),
        ("neo4j://:secret@host", "a password in an address"),
        ("neo4j://u:@host", "a password in an address"),
        ("http://localhost:7474", "a folder or an address that begins with"),
        ("neo4j://", "names no host"),
        ("neo4j://u@:7687", "names no host"),
        ("neo4j://[::1", "Invalid IPv6"),
        ("neo4j://h:port", "could not be cast"),
        ("neo4j://h:99999", "out of range"),
        ("neo4j://h/a/b", "the database's name alone"),
        ("neo4j://h?policy=x", "the database's name alone"),
    ],
)
def test_address_is_refused(text: str, says: str) -> None:
    with pytest.raises(GraphError, match=says) as refused:
        parse(text)
    assert "\n" not in str(refused.value)


# passwords and servers


@pytest.fixture
def no_password(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    return monkeypatch


SOMEBODY = Address("neo4j://h:7687", "somebody", None)


def test_password_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "a b")
    assert secret(SOMEBODY) == "a b"


def test_password_of_a_person_at_a_terminal(no_password: pytest.MonkeyPatch) -> None:
    no_password.setattr(sys.stdin, "isatty", lambda: True)
    asked: list[str] = []
    no_password.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or "typed")
    assert (secret(SOMEBODY), asked) == ("typed", ["password of somebody at neo4j://h:7687: "])
    assert secret(Address("neo4j://h:7687", None, None)) is None


def test_no_terminal_no_prompt(no_password: pytest.MonkeyPatch) -> None:
    no_password.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(GraphError, match="set NEO4J_PASSWORD to the password of somebody"):
        secret(SOMEBODY)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda uri: uri + "/nowhere", "not found|does not exist", id="wrong database"),
        pytest.param(lambda uri: "bolt://neo4j@127.0.0.1:1", "no Neo4j answers there", id="no server"),
        pytest.param(lambda uri: "neo4j://neo4j@127.0.0.1:1", "no Neo4j answers there", id="no server to route"),
        pytest.param(lambda uri: uri.replace("bolt://", "bolt+s://"), "does it speak TLS", id="no TLS"),
    ],
)
def test_a_server_that_is_of_no_use(neo4j_uri: str, change: Callable[[str], str], says: str) -> None:
    start = time.monotonic()
    with pytest.raises(GraphError, match=says) as refused:
        open_store(change(neo4j_uri))
    assert "\n" not in str(refused.value)
    assert time.monotonic() - start < 15


def test_wrong_password(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    with pytest.raises(GraphError, match="refuses the name or the password") as refused:
        open_store(neo4j_uri)
    assert "\n" not in str(refused.value)


def test_schemes_of_routing_and_of_one_server_are_alike(loaded: str) -> None:
    with connect(loaded.replace("bolt://", "neo4j://") + "/neo4j") as graph:
        assert graph.query("MATCH (d:Document) RETURN count(d) AS n") == [{"n": 36}]


# queries that are refused


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Document {id: 'x'})",
        "MATCH (d:Document) SET d.year = 1",
        "MATCH (d:Document) REMOVE d.year",
        "MATCH (d:Document) DETACH DELETE d",
        "MERGE (d:Document {id: 'x'}) RETURN d.id",
        "MATCH (d:Document) CALL (d) { SET d.year = 1 } RETURN count(d)",
        "CREATE INDEX x FOR (d:Document) ON (d.year)",
    ],
)
def test_nothing_is_written(graphs: dict[str, Graph], name: str, query: str) -> None:
    with pytest.raises(QueryError, match="the query fails"):
        graphs[name].query(query)
    assert graphs[name].query("MATCH (d:Document) RETURN count(d) AS n, count(CASE WHEN d.year = 1 THEN 1 END) AS changed") == [{"n": 36, "changed": 0}]


FROM = "FROM 'file:///lines.csv' AS line RETURN line"
DISGUISES = {
    "plain": f"LOAD CSV {FROM}",
    "small, with a line break": f"load\ncsv {FROM}",
    "a comment between": f"LOAD /* ' */ CSV {FROM}",
    "a comment to the end of the line": f"LOAD // '\n CSV {FROM}",
    "a comment that ends at a carriage return": f"LOAD // '\r CSV {FROM}",
    "a comment that goes on over one": f"LOAD // '\r x\n CSV {FROM}",
    "an escaped letter": f"L\\u004fAD CSV {FROM}",
    "an escaped space": f"LOAD\\u0020CSV {FROM}",
    "an escaped quote before": f"WITH '\\u0027 AS a LOAD CSV {FROM}, a //'",
    "an escaped quote as a string": f"RETURN '\\u0027' AS line UNION LOAD CSV {FROM}",
    "a wide space": f"LOAD\u3000CSV {FROM}",
    "in backquotes": f"`LOAD` CSV {FROM}",
    "in backquotes, a comment between": f"`load`//x\n`csv` {FROM}",
    "behind a name with slashes": f"RETURN 1 AS `//` UNION LOAD CSV {FROM} AS `//`",
    "explained": f"EXPLAIN LOAD CSV {FROM}",
    "in a subquery": f"MATCH (d:Document) CALL (d) {{ LOAD CSV {FROM} }} RETURN line",
    "behind a union": f"RETURN 1 AS line UNION LOAD CSV {FROM}",
}


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("query", DISGUISES.values(), ids=DISGUISES.keys())
def test_no_file_is_read(graphs: dict[str, Graph], name: str, query: str) -> None:
    with pytest.raises(QueryError, match="LOAD CSV reads files"):
        graphs[name].query(query)


def test_a_path_without_a_bound(graphs: dict[str, Graph]) -> None:
    query = "MATCH (a:Document)-[:CITES*]->(b:Document) RETURN count(*) AS n"
    with pytest.raises(QueryError, match="greatest length"):
        graphs["embedded"].query(query)
    assert graphs["neo4j"].query(query) == graphs["embedded"].query(query.replace("*]", "*1..36]"))
    shortest = "MATCH p = shortestPath((a:Document)-[:CITES|PURSUANT_TO*]->(b:Document)) WHERE a <> b RETURN count(p) AS n"
    assert graphs["embedded"].query(shortest) == graphs["neo4j"].query(shortest)


# rows

SAME = {
    "values": "RETURN 1 AS i, 1.5 AS f, true AS b, null AS n, 'ắ' AS s, [1, null, 'a'] AS l, {a: 1, b: [2]} AS m, date('2020-02-29') AS d",
    "times": "RETURN datetime('2020-01-02T03:04:05Z') AS a, localdatetime('2020-01-02T03:04:05') AS b, duration('P1Y2M3DT4H') AS c",
    "no rows": "MATCH (d:Document {id: 'nothing'}) RETURN d AS document, d.year AS year",
    "nodes": "MATCH (d:Document) RETURN d ORDER BY d.id",
    "nodes of every type": "MATCH (n) RETURN n ORDER BY n.id",
    "edges and their ends": "MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY a.id, type(r), b.id, r.start",
    "edges without their ends": "MATCH (:Document)-[r:ASSIGNS]->(u:Unit) RETURN u.id AS unit, r ORDER BY unit, r.start",
    "paths": "MATCH p = (f:Finding)-[:ABOUT]->(:Document)-[:ISSUED_BY]->(:Unit) RETURN p ORDER BY f.id",
    "nodes in lists and maps": "MATCH (d:Document)-[r:SENT_TO]->(u:Unit) WITH d, r, u ORDER BY d.id, u.id RETURN collect({d: d, r: r, u: u}) AS all",
    "parameters": "UNWIND $many AS one RETURN one, $named AS named",
}


@pytest.mark.parametrize("query", SAME.values(), ids=SAME.keys())
def test_rows_frames_and_graphs_are_equal(graphs: dict[str, Graph], query: str) -> None:
    embedded, on_server = (graphs[name].query(query, many=[1, "b", None], named={"a": [1]}) for name in BOTH)
    assert list(embedded) == list(on_server)
    assert embedded.columns == on_server.columns
    assert embedded.df().equals(on_server.df())
    assert list(embedded.df().columns) == embedded.columns
    assert nx.utils.graphs_equal(embedded.graph(), on_server.graph())


DEEP = f"{'CALL { ' * 2000}RETURN 1 AS a{' } RETURN a' * 2000}"


def test_a_limit_keeps_the_first_rows_and_says_so(graphs: dict[str, Graph]) -> None:
    for name in BOTH:
        store = graphs[name].store
        first, whole = store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id", limit=3), store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id")
        assert (list(first), first.cut, whole.cut) == (list(whole)[:3], True, False)
        assert first.notes[0].startswith("the first 3 ")
        assert not any("row_limit" in note for note in first.notes)
        exact = store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id LIMIT 3", limit=3)
        assert (list(exact), exact.cut, exact.notes) == (list(first), False, [])


@pytest.mark.parametrize("query", ["UNWIND range(1, 1000) AS i RETURN collect(range(1, 100000)) AS many", "MATCH (d) RETURN d.id AS id FORMAT CSV", DEEP])
def test_the_embedded_store_refuses_what_it_cannot_hold_or_give_as_rows(built: Path, query: str) -> None:
    with connect(built) as graph, pytest.raises(QueryError, match="goes through more than|nests more than|FORMAT is the embedded store's"):
        graph.store.query(query, limit=3)


def test_a_node_has_every_property_of_the_schema(graphs: dict[str, Graph]) -> None:
    for graph in graphs.values():
        row = graph.query("MATCH (d:Document {number: '49-KL/TW'}) RETURN d")[0]["d"]
        assert (row["labels"], row["findings"], len(row)) == (["Document"], None, 23)


def test_graph_has_no_edge_that_hangs(graphs: dict[str, Graph]) -> None:
    for graph in graphs.values():
        made = graph.query("MATCH (d:Document)-[r:ASSIGNS]->(u:Unit) RETURN d, r").graph()
        assert (len(made) > 0, made.number_of_edges()) == (True, 0)


def test_whole_networks_are_equal(graphs: dict[str, Graph]) -> None:
    assert nx.utils.graphs_equal(graphs["embedded"].full, graphs["neo4j"].full)


def test_schema_counts_alike(graphs: dict[str, Graph]) -> None:
    embedded, on_server = (graphs[name].store.schema() for name in BOTH)
    assert list(embedded) == [row for row in on_server if row["element"] in ("node", "edge")]
    assert next(row["count"] for row in embedded if row["name"] == "Document") == 36
    kept = {row["name"]: row["properties"] for row in on_server if row["element"] in ("constraint", "index")}
    assert kept["viendan_document_id"] == ["id"]
    assert kept["viendan_document_words"] == ["number", "title", "issuer"]


def test_words_are_found_without_their_marks(graphs: dict[str, Graph]) -> None:
    query = "CALL db.index.fulltext.queryNodes('viendan_unit_words', 'giao duc dao tao') YIELD node RETURN node.name AS name"
    assert "Sở Giáo dục và Đào tạo" in " ".join(row["name"] for row in graphs["neo4j"].query(query))


# what a query is told


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("MATCH (d:Dokument) RETURN d", True),
        ("MATCH (:Document)-[r:CITE]->() RETURN r", True),
        ("MATCH (d:Document) WHERE d.numer = '1' RETURN d.id", True),
        ("MATCH (:Document)-[r:SUSPENDS]->() RETURN r", False),
        ("MATCH (p:Provision) RETURN p.path", False),
        ("MATCH (:Unit)-[r:SUCCEEDED_BY]->() RETURN r.act", False),
        ("MATCH (d:Document) WHERE d.findings IS NOT NULL RETURN d.id", False),
    ],
)
def test_slips_are_noted(graphs: dict[str, Graph], name: str, query: str, noted: bool) -> None:
    notes = graphs[name].query(query).notes
    assert bool(notes) == noted, notes


def test_a_half_loaded_graph_is_noted(loaded: str) -> None:
    with driver_of(loaded) as driver:
        driver.execute_query(BEGIN)
        with connect(loaded) as graph:
            assert "half loaded" in graph.query("RETURN 1 AS n").notes[0]
        driver.execute_query(END)
    with connect(loaded) as graph:
        assert graph.query("RETURN 1 AS n").notes == []


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    ("query", "says"),
    [("MATCH (d RETURN d", "the query fails"), ("RETURN $x AS x", "x"), (ENDLESS, "no answer in 1 s")],
    ids=["malformed", "parameter", "long"],
)
def test_a_query_that_fails(graphs: dict[str, Graph], name: str, query: str, says: str) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match=says):
        graphs[name].query(query, timeout=1)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("value", [10**20, {1, 2}, object()], ids=["too large", "a set", "an object"])
def test_a_parameter_that_is_nothing_in_cypher(graphs: dict[str, Graph], name: str, value: object) -> None:
    with pytest.raises(QueryError, match="the query fails"):
        graphs[name].query("RETURN $x AS x", x=value)
    assert graphs[name].query("RETURN 1 AS n") == [{"n": 1}]


def test_only_a_load_writes(graphs: dict[str, Graph]) -> None:
    with pytest.raises(GraphError, match="is made by `viendan build`"):
        graphs["embedded"].store.write([("CREATE (:Document {id: 'x'})", [])])


# the command


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "graph.cli", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def runs(uri: str) -> int:
    with driver_of(uri) as driver:
        return int(driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $q RETURN count(*)", q=ENDLESS).records[0][0])


def seconds_of(process: subprocess.Popen[str]) -> float:
    """Return how long a process has computed, where the system tells; three seconds are well behind its start."""
    stat = Path(f"/proc/{process.pid}/stat")
    return sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK") if stat.exists() else 9


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
@pytest.mark.parametrize("name", BOTH)
def test_ctrl_c_ends_a_query_at_once(built: Path, loaded: str, name: str) -> None:
    process = started("query", ENDLESS, "--graph", {"embedded": str(built), "neo4j": loaded}[name], "--timeout", "600")
    while not (runs(loaded) if name == "neo4j" else seconds_of(process) > 3):
        assert process.poll() is None
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    assert "Traceback" not in process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert time.monotonic() - start < 5
    assert name == "embedded" or not runs(loaded), "the server goes on with it"


COMMANDS = {
    "query": ["query", "MATCH (d:Document)-[r]->(p:Document) RETURN d, type(r) AS relation, r, p.id AS id ORDER BY d.id, relation, id", "--format", "jsonl"],
    "query without rows": ["query", "MATCH (d:Document {id: 'x'}) RETURN d.id AS id, d.year AS year", "--format", "csv"],
    "show": ["show", "Chỉ thị 666"],
    "show as csv": ["show", "NĐ 71/2020", "--format", "csv"],
    "show as json": ["show", "Luật Giáo dục 2019", "--format", "json"],
    "chain": ["chain", "Chỉ thị 666", "--down"],
    "chain up": ["chain", "dien-bien/2020/8-CT-UBND", "--format", "json"],
    "units": ["units", "--format", "csv"],
    "units named": ["units", "Phòng Giáo dục", "--format", "jsonl"],
    "tasks": ["tasks", "--all", "--format", "csv"],
    "tasks of a unit": ["tasks", "Phòng Giáo dục", "--all"],
    "units of a place": ["units", "--place", "Điện Biên", "--role", "coordinating", "--from", "2020", "--until", "31/12/2020"],
    "units by abbreviation": ["units", "SGDĐT Bắc Giang", "--place", "Bắc Giang", "--from", "1/1/2020", "--format", "csv"],
    "a pasted citation": ["show", "Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ", "--format", "csv"],
    "a file": ["show", "bac-giang.txt", "--format", "csv"],
    "unknown unit": ["units", "Sở Tài chánh"],
    "audit": ["audit", "--at-least", "info", "--format", "csv"],
    "audit of one rule": ["audit", "--rule", "mended_number"],
    "audit coverage": ["audit", "--coverage"],
    "unknown document": ["show", "NĐ 72/2020"],
    "ambiguous document": ["show", "giải pháp"],
    "slip": ["query", "MATCH (d:Document RETURN d.id"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_says_the_same_of_both(built: Path, loaded: str, arguments: list[str]) -> None:
    outcomes: list[Any] = []
    for graph in (str(built), loaded):
        process = started(*arguments, "--graph", graph)
        out, said = process.communicate(timeout=60)
        assert "Traceback" not in said
        outcomes.append((process.returncode, out, said if arguments[0] != "query" else ""))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("doc", [[], ["Chỉ thị 666"]], ids=["all", "near one"])
def test_the_page_is_the_same_of_both(built: Path, loaded: str, tmp_path: Path, doc: list[str]) -> None:
    pages = []
    for name, graph in (("folder", str(built)), ("server", loaded)):
        process = started("view", *doc, "--out", str(tmp_path / f"{name}.html"), "--graph", graph)
        assert process.wait(60) == 0
        pages.append((tmp_path / f"{name}.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
