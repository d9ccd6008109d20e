"""Fixtures that several test files share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j_server import PASSWORD, server

from graph import Graph, build, connect
from graph.load import load
from graph.store import parse, secret
from graph.store.neo4j import Neo4j

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DIRECTIVES = ROOT / "data" / "directives"
os.environ["VIENDAN_LANG"] = "en"  # whatever the locale
os.environ.setdefault("VIENDAN_CATALOGUE", str(ROOT / "build" / "no-catalogue"))  # what a person keeps has no say in tests


def need(found: object, what: str) -> None:
    """Skip a test whose means are missing on a person's machine; in CI that is a failure."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI lacks {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the project."""
    need((SHARED / "gold").is_dir(), "the evaluation material in ../shared")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    need(path, "Chromium (apt-get install chromium)")
    assert path
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the directives' graph with its tables, which tests only read."""
    graph = build(DIRECTIVES, out=tmp_path_factory.mktemp("directives") / "build")
    graph.close()
    assert graph.folder
    return graph.folder


@pytest.fixture(scope="module")
def directives(built: Path) -> Graph:
    """The directives' graph, opened for one file of tests."""
    return connect(built)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker run all tests that ask the Neo4j server: the community edition has one database."""
    for item in items:
        if "neo4j_uri" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("neo4j"))


@pytest.fixture(scope="session")
def neo4j_means() -> None:
    """Whatever a Neo4j server is made from."""
    need(shutil.which("mvn") and shutil.which("java"), "Maven and Java for a Neo4j server (apt-get install maven), or NEO4J_URI")


@pytest.fixture(scope="session")
def neo4j_uri(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a real Neo4j, as `--graph` takes it: NEO4J_URI, which the tests empty, else a server of their own. NEO4J_PASSWORD is set."""
    if uri := os.environ.get("NEO4J_URI"):
        yield uri
        return
    request.getfixturevalue("neo4j_means")
    with server() as made, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_PASSWORD", PASSWORD)
        yield made.uri


def driver_of(uri: str) -> neo4j.Driver:
    """Return a driver for an address as `--graph` takes it."""
    address = parse(uri)
    assert address
    password = secret(address)
    return neo4j.GraphDatabase.driver(address.uri, auth=(address.user or "neo4j", password) if password else None)


def emptied(uri: str) -> str:
    """Take nodes, constraints and indexes out of a server's database, and return its address."""
    with driver_of(uri) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for what, condition in (("CONSTRAINT", ""), ("INDEX", "WHERE type <> 'LOOKUP'")):
            for name in session.run(f"SHOW {what} YIELD name, type {condition} RETURN name").value():
                session.run(f"DROP {what} `{name}` IF EXISTS").consume()
    return uri


@pytest.fixture
def neo4j_empty(neo4j_uri: str) -> str:
    """The address of the server, its database without nodes, constraints and indexes."""
    return emptied(neo4j_uri)


@pytest.fixture
def neo4j_driver(neo4j_empty: str) -> Iterator[neo4j.Driver]:
    """A driver of the server whose database is empty, to look at what is really there."""
    with driver_of(neo4j_empty) as driver:
        yield driver


@pytest.fixture
def on_neo4j(neo4j_empty: str) -> Callable[[Path], str]:
    """Load the graph of a folder into the server's empty database and give its address."""

    def loaded(folder: Path) -> str:
        address = parse(neo4j_empty)
        assert address
        store = Neo4j(address, secret(address))
        load(folder, store)
        store.close()
        return neo4j_empty

    return loaded
