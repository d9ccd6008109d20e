"""The files for `neo4j-admin database import`, imported for real: the database holds the tables, value for value, and a load over it changes nothing."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import DIRECTIVES, driver_of
from neo4j_server import PASSWORD, server
from stored import differences
from test_export import hostile  # noqa: F401  # a fixture
from test_load import short_numbers

from graph import build
from graph.errors import GraphError
from graph.export import neo4j_import
from graph.load import load
from graph.schema import EDGES, ENTRIES, NODES, Entry, columns, edge_type, name_of, table_path
from graph.store import open_store, parse
from graph.store.neo4j import Neo4j


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, hostile: Path) -> Path:  # noqa: F811
    """The graph of the directives, and beside it texts that break writers; of one type an edge twice."""
    folder = tmp_path_factory.mktemp("import") / "both"
    with build(DIRECTIVES, out=folder) as graph:
        assert graph.folder
        folder = graph.folder
    for entry in ENTRIES:
        rows = [pq.read_table(table_path(made, entry)).cast(columns(entry)) for made in (folder, hostile)]
        pq.write_table(pa.concat_tables([*rows, rows[1].slice(0, 1)] if name_of(entry) == "ASSIGNS" else rows), table_path(folder, entry))
    return short_numbers(folder)


def exported(folder: Path, out: Path) -> list[str]:
    out.mkdir()
    return neo4j_import.write(folder, out)


def test_what_is_imported_is_what_the_tables_hold(neo4j_means: None, both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    said = exported(both, tmp_path / "out")
    assert "neo4j-admin database import full" in said[0]
    with server(started=False) as own:
        done = subprocess.run(
            ["sh", str(tmp_path / "out" / "import.sh"), "--overwrite-destination=true"],
            env={**os.environ, "NEO4J_ADMIN": str(own.admin_program())},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        own.start()
        with driver_of(own.uri) as driver:
            with driver.session() as session:
                for statement in (tmp_path / "out" / "after.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                    session.run(statement).consume()
            assert differences(both, driver) == []
            address = parse(own.uri)
            assert address
            store = Neo4j(address, PASSWORD)
            assert load(both, store).removed == 0
            assert {row["element"] for row in store.schema()} == {"node", "edge", "constraint", "index"}
            assert differences(both, driver) == []
            store.close()


def test_a_sign_that_stands_in_a_text_parts_no_list(tmp_path: Path) -> None:
    cites: Entry = edge_type("CITES")
    for entry in ENTRIES:
        row = {"source": "a", "target": "b", "evidence": ["a\x1fb", "c\x1e"]} if entry is cites else None
        table_path(tmp_path, entry).parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist([row] if row else [], schema=columns(entry)), table_path(tmp_path, entry))
    assert "--array-delimiter=U+001D" in exported(tmp_path, tmp_path / "out")[0]
    assert (tmp_path / "out" / "CITES.csv").read_text() == '"a","b",,"a\x1fb\x1dc\x1e",,,,,,,,\n'
    everything = "".join(map(chr, range(1, 32)))
    pq.write_table(pa.Table.from_pylist([{"evidence": [everything]}], schema=columns(cites)), table_path(tmp_path, cites))
    with pytest.raises(GraphError, match="use `viendan load`"):
        exported(tmp_path, tmp_path / "again")


def test_a_server_is_no_folder(neo4j_uri: str, tmp_path: Path) -> None:
    store = open_store(neo4j_uri)
    with pytest.raises(ValueError, match="not from a server"):
        neo4j_import.write(store, tmp_path)
    store.close()


def test_the_style_names_what_the_schema_has(both: Path, tmp_path: Path) -> None:
    exported(both, tmp_path / "out")
    style = (tmp_path / "out" / "viendan.grass").read_text(encoding="utf-8")
    named = re.findall(r"^(node|relationship)\.(\w+) \{.*?caption: \"(?:\{(\w+)\}|<type>)\"", style, re.MULTILINE)
    types: dict[str, Entry] = {name_of(entry): entry for entry in (*NODES, *EDGES)}
    assert len(named) == len(style.splitlines()) - 2
    for _, name, shown in named:
        assert not shown or shown in {item.name for item in types[name].properties}
    assert {name_of(node) for node in NODES} <= {name for _, name, _ in named}
