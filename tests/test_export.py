"""Every export opened by a program that is not ours, and compared value by value with the tables: the two directives, and texts that break writers."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import neo4j
import networkx as nx
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import rdflib

from extractors.errors import BadArgument
from graph import Graph, connect
from graph.cells import inert, sayable
from graph.cli.export import ExportFormat
from graph.errors import GraphError
from graph.export import FORMATS, export
from graph.export.rdf import IDS, OWN
from graph.network import network, rows_of
from graph.schema import EDGES, ENTRIES, NODES, Entry, NodeType, columns, edge_type, name_of, table_path
from graph.store import STORE, embedded
from graph.store.embedded import Embedded

Tables = dict[str, list[dict[str, Any]]]
HOSTILE = {
    "quotes": "Ông \"A\" và 'B', `C`",
    "backslashes": "C:\\new\\u0027 \\' \\\\",
    "lines": "một\nhai\r\nba\rbốn\tnăm\u2028sáu",
    "formula": "=cmd|' /C calc'!A0",
    "after-apostrophes": "''=1+1",
    "dash": "- khoản thứ nhất",
    "error": "#N/A",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x9bf",
    "turned": "a\u202eb",
    "emoji": "📜👩‍⚖️𠮷",
    "markup": "<b>đậm</b> &amp; ]]> <!-- -->",
    "composed": "Việt",
    "decomposed": "Vie\u0323\u0302t",
    "cypher": "'}) DETACH DELETE n //",
    "empty": "",
    "blanks": "  trước và sau  ",
    "words": "NULL",
    "number": "0012",
    "long": "dài " * 9000,
    "separators": "a\x1fb\x1ec",
    "noncharacter": "a\ufffeb\uffff",
}


NUMBERS = (0.85, 1.0, 0.1 + 0.2, 1e-7, 0.0)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables whose texts break writers, in every kind of property, alone and in lists, beside what is unknown."""
    folder = tmp_path_factory.mktemp("hostile")
    documents = [
        {"id": f"tw/2020/{name}", "number": text, "title": text, "date": date, "year": 2020, "loaded": name < "f", "findings": [text, "", text]}
        for (name, text), date in zip(sorted(HOSTILE.items()), _dates(), strict=False)
    ]
    units = [{"id": f"tw/{name}", "name": text or "không tên", "kind": "body"} for name, text in sorted(HOSTILE.items())]
    provisions = [{"id": "tw/2020/cypher#dieu-1", "path": "Điều 1"}]
    ids = [row["id"] for row in documents]
    edges: Tables = {
        "CITES": [_cited(source, target, text) for source, target, text in zip(ids, [*ids[1:], ids[0]], HOSTILE.values(), strict=True)],
        "REPEALS": [_cited(ids[0], ids[1], "x", pinpoint=""), _cited(ids[2], ids[3], "x", pinpoint="Điều 2")],
        "GUIDES": [_cited(ids[0], "tw/2020/markup", "x")],  # which makes it the most cited
        "ASSIGNS": [_given(ids[0], unit, role, number) for unit in units for number, role in enumerate(("lead", "coordinating"))],
        "ISSUED_BY": [{"source": ids[0], "target": units[0]["id"]}],
        "OF": [{"source": provisions[0]["id"], "target": "tw/2020/cypher"}],
    }
    held: Tables = {"Document": documents, "Unit": units, "Provision": provisions, **edges}
    for entry in ENTRIES:
        file = table_path(folder, entry)
        file.parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(held.get(name_of(entry), []), schema=columns(entry)), file)
    return folder


def _given(source: str, unit: dict[str, Any], role: str, number: int) -> dict[str, Any]:
    """Return work with a text that breaks writers in every property, and numbers as they come; every second one with what is unknown."""
    text = unit["name"]
    known = {
        "task_start": 2**40,
        "task_end": 2**40 + 7,
        "deadline": text,
        "due": "2020-06-30",
        "due_reason": text,
        "recurrence": text,
        "product": text,
        "rests_on": [text, "", text],
        "confidence": NUMBERS[len(text) % len(NUMBERS)],
    }
    return {"source": source, "target": unit["id"], "role": role, "task": text, "evidence": text, "start": 2**40, "end": number, **(known if number else {})}


def _dates() -> Iterator[str | None]:
    yield from ("2020-02-28", "2020-02-31", "2020", None)
    while True:
        yield "2020-01-01"


def _cited(source: str, target: str, text: str, pinpoint: str = "") -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        "mentions": 2,
        "evidence": [text, "câu thứ hai"],
        "starts": [1, 2],
        "ends": [3, 4],
        "pinpoints": [pinpoint, ""],
        "cues": ["", text],
        "stated_by": [source, source],
    }


@pytest.fixture(params=["built", "hostile"])
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def tables(folder: Path) -> Tables:
    return {name_of(entry): list(rows_of(folder, entry)) for entry in ENTRIES}


# GraphML and GEXF: networkx


@pytest.mark.parametrize(("ending", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_what_gephi_gets(folder: Path, tmp_path: Path, ending: str, read: Any) -> None:
    export(folder, tmp_path / f"g.{ending}")
    found, held = read(tmp_path / f"g.{ending}"), network(folder)
    assert found.is_directed()
    assert set(found) == set(held)
    assert {node: _offsets(held.nodes[node]) for node in held} == {node: dict(found.nodes[node]) for node in found}
    assert sorted(_edges(found)) == sorted(_edges(held, label=True))
    assert len({data.get("id", key) for *_, key, data in found.edges(keys=True, data=True)}) == held.number_of_edges()


def _offsets(data: dict[str, Any]) -> dict[str, Any]:
    return {{"start": "text_start", "end": "text_end"}.get(name, name): value for name, value in data.items()}


def _edges(graph: Any, *, label: bool = False) -> Iterator[tuple[str, str, str]]:
    for source, target, data in graph.edges(data=True):
        said = {name: value for name, value in data.items() if name not in {"id", "networkx_key", "key"}}
        yield source, target, json.dumps(_offsets({**said, **({"label": data["relation"]} if label else {})}), sort_keys=True)


def test_gephi_sees_names_and_no_times(built: Path, tmp_path: Path) -> None:
    export(built, tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text(encoding="utf-8")
    assert 'label="Chỉ thị 666/CT-BGDĐT"' in text
    assert 'mode="static"' in text.partition("<nodes>")[0].replace('class="node"', "")
    assert not re.search(r'mode="dynamic"|timeformat|<edge[^>]* start=', text)
    export(built, tmp_path / "g.graphml")
    ids = re.findall(r'<edge [^>]*id="([^"]+)"', (tmp_path / "g.graphml").read_text(encoding="utf-8"))
    assert ids
    assert len(set(ids)) == len(ids)


def test_the_graph_itself_goes_through_networkx(built: Path, tmp_path: Path) -> None:
    graph = connect(built)
    for write, read, name in ((nx.write_graphml, nx.read_graphml, "a.graphml"), (nx.write_gexf, nx.read_gexf, "a.gexf")):
        write(graph.nx, tmp_path / name)
        found = read(tmp_path / name)
        assert dict(found.nodes(data="label")) == dict(graph.nx.nodes(data="label"))
        assert found.number_of_edges() == graph.nx.number_of_edges()
    ranks = nx.pagerank(graph.nx)
    assert set(ranks) == set(graph.nx)
    assert sum(ranks.values()) == pytest.approx(1)


def test_pyvis_and_pandas_take_the_graph(built: Path) -> None:
    from pyvis.network import Network

    graph = connect(built)
    page = Network(directed=True)
    page.from_nx(graph.nx)
    assert len(page.nodes) == len(graph.nx)
    frame = pd.DataFrame(graph.query("MATCH (d:Document) RETURN d.id AS id, d.year AS year ORDER BY id"))
    assert list(frame.columns) == ["id", "year"]
    assert len(frame) == 36


def test_hostile_texts_go_through_networkx(hostile: Path, tmp_path: Path) -> None:
    nx.write_graphml(network(hostile), tmp_path / "a.graphml")
    titles = nx.get_node_attributes(nx.read_graphml(tmp_path / "a.graphml"), "title")
    assert titles == {f"tw/2020/{name}": sayable(text) for name, text in HOSTILE.items()}


# JSON-LD: rdflib


@pytest.fixture(scope="module")
def triples(built: Path, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    file = tmp_path_factory.mktemp("rdf") / "g.jsonld"
    export(built, file)
    return rdflib.Graph().parse(file, format="json-ld")


PREFIXES = f"""
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX schema: <http://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX v: <{OWN}>
"""


def test_a_sparql_query_has_the_answer_of_cypher(built: Path, triples: rdflib.Graph) -> None:
    asked = PREFIXES + "SELECT ?number ?date WHERE { ?d eli:based_on ?p . ?p eli:number ?number ; eli:date_document ?date } ORDER BY ?number ?date"
    found = [(str(row.number), str(row.date)) for row in triples.query(asked)]
    rows = connect(built).query(
        "MATCH (:Document)-[:BASED_ON]->(p:Document) WHERE p.date IS NOT NULL RETURN p.number AS number, p.date AS date ORDER BY number, date"
    )
    assert ("666/CT-BGDĐT", "2020-08-24") in found
    assert sorted(found) == sorted((row["number"], row["date"]) for row in rows)


def test_every_edge_is_a_triple_with_its_sentences(built: Path, triples: rdflib.Graph) -> None:
    for name, rows in tables(built).items():
        if any(name == edge.name for edge in EDGES):
            pairs = {(row["source"], row["target"]) for row in rows}
            assert len(list(triples.triples((None, rdflib.URIRef(OWN + name), None)))) == len(pairs), name
    sentences = PREFIXES + "SELECT ?s WHERE { ?e rdf:predicate v:IMPLEMENTS ; v:evidence/rdf:rest*/rdf:first ?s }"
    expected = sorted(sentence for row in tables(built)["IMPLEMENTS"] for sentence in row["evidence"])
    assert sorted(str(row.s) for row in triples.query(sentences)) == expected


def test_what_eli_has_no_term_for_is_cited_and_has_its_own_name(triples: rdflib.Graph) -> None:
    eli = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
    own = rdflib.Namespace(OWN)
    assert set(triples.subject_objects(own.GUIDES)) | set(triples.subject_objects(own.IMPLEMENTS)) <= set(triples.subject_objects(eli.cites)) | {
        pair for pair in triples.subject_objects(own.IMPLEMENTS) if (pair[0], own.loaded, rdflib.Literal(True)) not in triples
    }
    used = {str(term).rpartition("#")[2] for term in triples.predicates() if str(term).startswith(eli)}
    assert used <= {
        "based_on",
        "cites",
        "amends",
        "repeals",
        "changes",
        "corrects",
        "consolidates",
        "passed_by",
        "is_part_of",
        "number",
        "id_local",
        "date_document",
    }


def test_rdf_holds_hostile_texts_and_types_dates(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "g.jsonld")
    found = rdflib.Graph().parse(tmp_path / "g.jsonld", format="json-ld")
    own, eli, xsd = rdflib.Namespace(OWN), rdflib.Namespace("http://data.europa.eu/eli/ontology#"), rdflib.XSD
    assert {str(subject).removeprefix(IDS): str(title) for subject, title in found.subject_objects(own.title)} == {
        f"tw/2020/{name}": text for name, text in HOSTILE.items()
    }
    assert {str(date): date.datatype for date in found.objects(None, own.date)} == {
        "2020-02-28": xsd.date,
        "2020-02-31": None,
        "2020": xsd.gYear,
        "2020-01-01": xsd.date,
    }
    assert {date.datatype for date in [*found.objects(None, eli.date_document), *found.objects(None, own.due)]} == {xsd.date}
    assert {value.datatype for value in found.objects(None, own.confidence)} == {xsd.double}
    assert {year.datatype for year in found.objects(None, own.year)} == {xsd.gYear}
    assert {(float(number), number.datatype) for number in found.objects(None, own.confidence)} == {(number, xsd.double) for number in NUMBERS}
    assert {(str(day), day.datatype) for day in found.objects(None, own.due)} == {("2020-06-30", xsd.date)}
    names = sorted(HOSTILE)
    assert [str(s) for s in found.subjects(eli.repeals)] == [f"{IDS}tw/2020/{names[0]}"]
    assert [str(s) for s in found.subjects(eli.changes)] == [f"{IDS}tw/2020/{names[2]}"]
    assert (rdflib.URIRef(f"{IDS}tw/2020/cypher%23dieu-1"), eli.is_part_of, rdflib.URIRef(f"{IDS}tw/2020/cypher")) in found


def test_rdf_needs_no_network(built: Path, tmp_path: Path) -> None:
    export(built, tmp_path / "g.jsonld")
    context = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))["@context"]
    assert isinstance(context, dict)
    assert {value for value in context.values() if isinstance(value, str)} >= {"http://data.europa.eu/eli/ontology#"}


# CSV and Parquet: pandas


def test_pandas_reads_csv(folder: Path, tmp_path: Path) -> None:
    export(folder, tmp_path / "tables", "csv")
    for entry in ENTRIES:
        held = tables(folder)[name_of(entry)]
        file = table_path(tmp_path / "tables", entry).with_suffix(".csv")
        lists = {item.name: _list for item in entry.properties if item.type in {"strings", "integers"}}
        frame = pd.read_csv(file, keep_default_na=False, converters=lists, dtype={item.name: str for item in entry.properties if item.name not in lists})
        assert list(frame.columns) == list(columns(entry).names)
        assert frame.to_dict("records") == [{name: _as_csv(value) for name, value in row.items()} for row in held]
        for text in frame.select_dtypes(["object", "string"]).to_numpy().ravel():
            assert isinstance(text, list) or not text.startswith(tuple("=+-@\t\r\n"))


def _list(text: str) -> list[Any] | str:
    return list(json.loads(text)) if text else ""


def _as_csv(value: Any) -> Any:
    """Return a value as the README of the folder says that it is written."""
    if isinstance(value, list):
        return value
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    text = inert(str(value))
    return f"'{text}" if re.match(r"'*[=+\-@\t\r\n＝＋－＠]", text) else text


def test_pandas_reads_parquet_and_the_readme_names_every_column(folder: Path, tmp_path: Path) -> None:
    export(folder, tmp_path / "tables", "parquet")
    readme = (tmp_path / "tables" / "README.md").read_text(encoding="utf-8")
    for entry in ENTRIES:
        file = table_path(tmp_path / "tables", entry)
        assert pq.read_table(file).to_pylist() == tables(folder)[name_of(entry)]
        assert len(pd.read_parquet(file)) == len(tables(folder)[name_of(entry)])
        assert f"## {file.relative_to(tmp_path / 'tables').as_posix()}: {len(tables(folder)[name_of(entry)]):,} rows" in readme
        assert all(f"| `{name}` |" in readme for name in columns(entry).names)


# XLSX: openpyxl


def test_openpyxl_reads_the_workbook(folder: Path, tmp_path: Path) -> None:
    notes = export(folder, tmp_path / "g.xlsx")
    book = openpyxl.load_workbook(tmp_path / "g.xlsx")
    for entry in ENTRIES:
        held = tables(folder)[name_of(entry)]
        assert (name_of(entry) in book.sheetnames) == bool(held)
        if held:
            sheet = book[name_of(entry)]
            assert sheet.freeze_panes == "A2"
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr", "d"}
            names, *rows = sheet.iter_rows(values_only=True)
            assert list(names) == list(columns(entry).names)
            read = [tuple(cell.date().isoformat() if isinstance(cell, datetime) else cell for cell in row) for row in rows]
            assert read == [tuple(_as_cell(value) for value in row.values()) for row in held]
    notes_sheet = list(book["notes"].iter_rows(values_only=True))
    assert [row[2] for row in notes_sheet[1:] if row[2]] == notes
    assert bool(notes) == (folder.parent.name != "generations")
    assert sum(row[1] or 0 for row in notes_sheet[1:]) == sum(map(len, tables(folder).values()))


def _as_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, float)):
        return float(f"{value:.16g}") if isinstance(value, float) else value  # digits that a cell holds
    text = sayable("; ".join(str(item) for item in value if item != "") if isinstance(value, list) else value)
    return (text if len(text) <= 32_767 else f"{text[:32_766]}…") or None


# SQLite: sqlite3


def test_sqlite_holds_the_tables_with_keys(folder: Path, tmp_path: Path) -> None:
    export(folder, tmp_path / "g.sqlite")
    with closing(sqlite3.connect(tmp_path / "g.sqlite")) as database:
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for entry in ENTRIES:
            found = [dict(row) for row in database.execute(f'SELECT * FROM "{name_of(entry)}" ORDER BY rowid')]
            assert [{name: _from_sqlite(entry, name, value) for name, value in row.items()} for row in found] == tables(folder)[name_of(entry)]
            keys = [row["name"] for row in database.execute(f'PRAGMA table_info("{name_of(entry)}")') if row["pk"]]
            assert keys == (["id"] if isinstance(entry, NodeType) else ["source", "target", *entry.key])
        count = database.execute("SELECT count(*) FROM relations").fetchone()[0]
        assert count == sum(len(tables(folder)[edge.name]) for edge in EDGES)
        assert {row[0] for row in database.execute('SELECT DISTINCT "table" FROM columns')} == {name_of(entry) for entry in ENTRIES if entry.properties}
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO ISSUED_BY VALUES ('none', 'none')")


def _from_sqlite(entry: Entry, name: str, value: Any) -> Any:
    kind = next((item.type for item in entry.properties if item.name == name), "string")
    if value is None:
        return None
    return json.loads(value) if kind in {"strings", "integers"} else bool(value) if kind == "boolean" else value


def test_sqlite_answers_a_question_over_a_list(built: Path, tmp_path: Path) -> None:
    export(built, tmp_path / "g.db")
    with closing(sqlite3.connect(tmp_path / "g.db")) as database:
        asked = "SELECT count(*) FROM CITES, json_each(CITES.evidence)"
        assert database.execute(asked).fetchone()[0] == sum(row["mentions"] for row in tables(built)["CITES"])


def test_a_broken_graph_is_refused(hostile: Path, tmp_path: Path) -> None:
    shutil.copytree(hostile, tmp_path / "broken")
    edge = next(edge for edge in EDGES if edge.name == "ISSUED_BY")
    pq.write_table(pa.Table.from_pylist([{"source": "tw/2020/cypher", "target": "tw/nobody"}], schema=columns(edge)), table_path(tmp_path / "broken", edge))
    with pytest.raises(GraphError, match="ISSUED_BY to a Unit that it lacks"):
        export(tmp_path / "broken", tmp_path / "g.sqlite")
    assert not (tmp_path / "g.sqlite").exists()


# What all have in common


def test_the_store_holds_the_work_of_its_tables(hostile: Path, tmp_path: Path) -> None:
    embedded.make(hostile, tmp_path / STORE)
    store, assigns = embedded.Embedded(tmp_path / STORE), edge_type("ASSIGNS")
    assert sorted(map(str, rows_of(store, assigns))) == sorted(map(str, rows_of(hostile, assigns)))


@pytest.mark.parametrize("form", ["graphml", "gexf", "jsonld", "csv", "parquet", "sqlite"])
def test_a_store_gives_what_its_folder_gives(built: Path, tmp_path: Path, form: str) -> None:
    graph = connect(built)
    for of, name in ((built, "folder"), (graph.store, "store")):
        export(of, tmp_path / name, form)
    graph.close()
    assert _lines(tmp_path / "store") == _lines(tmp_path / "folder")


@pytest.mark.parametrize("form", [row.name for row in FORMATS if row.name != "neo4j-import"])
def test_an_export_replaces_what_stood_there_whole(built: Path, tmp_path: Path, form: str) -> None:
    place = tmp_path / "new" / "export"
    for _ in range(2):
        export(built, place, form)
    assert [file.name for file in place.parent.iterdir()] == ["export"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_of_others_is_left_alone(built: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    with pytest.raises(GraphError, match=r"holds what is not of this export \(letter\.txt\); give a new or an empty folder"):
        export(built, tmp_path / "mine", form)
    with pytest.raises(GraphError, match="holds what is not of this export"):
        export(built, built, form)
    (tmp_path / "file").write_text("x")
    with pytest.raises(GraphError, match="is a file; give a folder"):
        export(built, tmp_path / "file", form)
    with pytest.raises(GraphError, match="is a folder; give a file"):
        export(built, tmp_path / "mine", "sqlite")
    assert [file.name for file in sorted(tmp_path.rglob("*"))] == ["file", "mine", "letter.txt"]


def test_a_format_that_is_not_known_is_answered_with_the_list(built: Path, tmp_path: Path) -> None:
    graph = connect(built)
    with pytest.raises(BadArgument, match=r"no format 'pdf'; known are graphml, gexf, jsonld, csv, xlsx, parquet, sqlite, cypher, neo4j-import"):
        graph.export(tmp_path / "x", "pdf")
    with pytest.raises(
        BadArgument, match=r"x\.csv: the ending names no format; end it in one of \.graphml.* or name the format of a folder: csv, parquet, neo4j-import"
    ):
        graph.export(tmp_path / "x.csv")


def test_python_and_the_command_write_by_the_ending(built: Path, tmp_path: Path) -> None:
    assert connect(built).export(tmp_path / "a.gexf") == tmp_path / "a.gexf"
    done = subprocess.run(
        [sys.executable, "-m", "graph.cli", "export", "-o", str(tmp_path / "b.gexf"), "--graph", str(built)], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{tmp_path / 'b.gexf'}\n"
    assert (tmp_path / "a.gexf").read_bytes() == (tmp_path / "b.gexf").read_bytes()


def test_python_is_warned_of_what_a_format_cannot_hold(hostile: Path, tmp_path: Path) -> None:
    embedded.make(hostile, tmp_path / STORE)
    graph = Graph(Embedded(tmp_path / STORE), hostile)
    with pytest.warns(UserWarning, match="sheet Document, column title: 1 text is cut"):
        graph.export(tmp_path / "g.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph.export(tmp_path / "g.sqlite")
    graph.close()


def test_texts_are_texts_in_a_notebook(hostile: Path, tmp_path: Path) -> None:
    shutil.copytree(hostile, tmp_path / "<i>")
    embedded.make(hostile, tmp_path / "<i>" / STORE)
    graph = connect(tmp_path / "<i>")
    table = graph._repr_html_().partition("<iframe ")[0]
    graph.close()
    assert "&lt;b&gt;đậm&lt;/b&gt;" in table
    assert "<b>đậm" not in table
    assert "<i>" not in table


def test_the_command_knows_the_formats_of_the_table() -> None:
    assert [form.value for form in ExportFormat] == [row.name for row in FORMATS]
    assert len({ending for row in FORMATS for ending in row.endings}) == sum(len(row.endings) for row in FORMATS)
    assert {node.label for node in NODES} == {"Document", "Unit", "Provision", "Finding"}


# Cypher: a real Neo4j


def test_a_server_holds_what_the_script_says(folder: Path, tmp_path: Path, neo4j_driver: neo4j.Driver) -> None:
    export(folder, tmp_path / "g.cypher")
    statements = (tmp_path / "g.cypher").read_text(encoding="utf-8").split(";\n")[:-1]
    with neo4j_driver.session() as session:
        for _ in range(2):  # the second time changes nothing
            for statement in statements:
                session.run(statement).consume()  # type: ignore[arg-type]
    for entry in ENTRIES:
        assert sorted(_known(row) for row in rows_of_driver(neo4j_driver, entry)) == sorted(_known(row) for row in tables(folder)[name_of(entry)])


def rows_of_driver(driver: neo4j.Driver, entry: Entry) -> Iterator[dict[str, Any]]:
    if isinstance(entry, NodeType):
        asked = f"MATCH (n:{entry.label}) RETURN properties(n) AS held"
    else:
        asked = f"MATCH (a:{entry.source})-[r:{entry.name}]->(b:{entry.target}) RETURN {{source: a.id, target: b.id}} AS ends, properties(r) AS held"
    for record in driver.execute_query(asked).records:  # type: ignore[arg-type]
        yield {**(record.get("ends") or {}), **record["held"]}


def _known(row: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in row.items() if value is not None}, sort_keys=True)


@pytest.mark.parametrize("form", ["jsonld", "parquet", "sqlite", "csv", "graphml"])
def test_a_server_is_exported_as_its_folder_is(built: Path, tmp_path: Path, on_neo4j: Callable[[Path], str], form: str) -> None:
    served = connect(on_neo4j(built))
    served.export(tmp_path / "server", form)
    export(built, tmp_path / "folder", form)
    served.close()
    assert _lines(tmp_path / "server") == _lines(tmp_path / "folder")


def _lines(place: Path) -> list[str]:
    """Return what an export holds, line by line or row by row, in one order."""
    if place.is_dir():
        return [line for file in sorted(place.rglob("*")) if file.is_file() for line in _lines(file)]
    if place.read_bytes()[:4] == b"PAR1":
        return sorted(map(str, pq.read_table(place).to_pylist()))
    if place.read_bytes()[:6] == b"SQLite":
        with closing(sqlite3.connect(place)) as database:
            return sorted(database.iterdump())
    return sorted(line.rstrip(",") for line in place.read_text(encoding="utf-8").splitlines())
