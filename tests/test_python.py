"""The graph as Python users have it: what it shows of itself, what it takes, and what it says to a wrong argument."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import DIRECTIVES
from pages import column

from extractors import extract, read
from extractors.errors import BadArgument, ReadError, ViendanError
from graph import Graph, build, connect
from graph.errors import GraphError, NothingRead, UnknownDocument
from graph.schema import node_type
from graph.view import glance

SMALL = "UBND TỈNH LÀO CAI\nSố: {number}/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc <b>thử</b>\n{basis}\n"


def graph_of(tmp_path: Path, *texts: str) -> Graph:
    (tmp_path / "in").mkdir()
    for number, text in enumerate(texts):
        (tmp_path / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    return build(tmp_path / "in", out=tmp_path / "build")


def test_a_graph_says_what_it_holds(directives: Graph) -> None:
    assert re.fullmatch(
        rf"<Graph {re.escape(str(directives.folder))}: 36 documents \(2 read, 34 only cited\), \d+ units, \d+ provisions, \d+ findings>", repr(directives)
    )


def test_a_closed_graph_still_has_a_name(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, SMALL.format(number=1, basis=""))
    graph.close()
    assert repr(graph) == f"<Graph {tmp_path / 'build'}: closed>"
    assert "closed" in graph._repr_html_()


def test_a_small_graph_shows_all_of_itself_in_a_notebook(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, SMALL.format(number=1, basis="Căn cứ Luật Giáo dục số 43/2019/QH14;"), SMALL.format(number=2, basis=""))
    shown = graph._repr_html_()
    table, frame, page = shown.partition("<iframe ")
    assert frame
    assert "<td>Luật Giáo dục 2019</td><td>1</td><td>tw/2019/43-QH14</td>" in table
    assert "3 documents (2 read, 1 only cited)" in table
    assert "<script" not in table
    assert {"lao-cai/2021/1-QD-UBND", "lao-cai/2021/2-QD-UBND", "tw/2019/43-QH14"} <= set(column(page, "ids"))


def test_a_large_graph_shows_what_is_around_its_most_cited_document(directives: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(column(directives._repr_html_(), "ids")) >= {row["id"] for row in directives.documents}
    monkeypatch.setattr(glance, "_SMALL", 5)
    table, frame, page = directives._repr_html_().partition("<iframe ")
    assert frame
    assert "36 documents" in table
    first = directives.query("MATCH (d:Document) WHERE d.loaded RETURN d.id AS id ORDER BY id")[0]["id"]
    near = {row["id"] for row in directives.query("MATCH (d:Document {id: $id})--(n) WHERE n:Document OR n:Unit RETURN DISTINCT n.id AS id", id=first)}
    far = {
        row["id"] for row in directives.query("MATCH (d:Document {id: $id})--(:Document)--(n) WHERE n:Document OR n:Unit RETURN DISTINCT n.id AS id", id=first)
    }
    assert set(column(page, "ids")) == {first} | near | far
    assert "full" not in vars(directives)  # networkx was not needed


def test_documents_units_and_findings_are_rows(directives: Graph) -> None:
    assert len(directives.documents) == 36
    assert directives.documents.columns[:3] == ["id", "kind", "number"]
    assert list(directives.units.df().columns) == directives.units.columns
    assert directives.audit().columns[:3] == ["rule", "severity", "document"]


@pytest.mark.parametrize("label", ["Document", "Unit", "Finding"])
def test_a_node_has_every_key_of_the_schema(directives: Graph, label: str) -> None:
    for row in directives.query(f"MATCH (n:{label}) RETURN n LIMIT 5"):
        assert list(row["n"]) == ["labels", "id", *(item.name for item in node_type(label).properties)]


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none: no graph here; make one with `viendan build"):
        connect(tmp_path / "none")
    with pytest.raises(NothingRead, match=r"none\.txt: no such file"):
        build(tmp_path / "none.txt", out=tmp_path / "out")


def test_wrong_arguments_are_clear_errors(directives: Graph, tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="direction 'sideways': a chain goes up or down"):
        directives.chain("Chỉ thị 666", direction="sideways")  # type: ignore[arg-type]
    with pytest.raises(BadArgument, match="depth 0: a chain has one step at least"):
        directives.chain("Chỉ thị 666", depth=0)
    with pytest.raises(UnknownDocument, match="no document 'Chỉ thị 999'"):
        directives.view("Chỉ thị 999", to=tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_a_path_is_read_and_a_files_name_as_text_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = DIRECTIVES / "bac-giang.txt"
    assert extract(file) == extract(read(file))
    with pytest.raises(ReadError, match=r"none\.txt: no such file"):
        extract(Path("none.txt"))
    monkeypatch.chdir(tmp_path)
    Path("không đuôi").write_text("Căn cứ Chỉ thị số 16/CT-TTg ngày 31/3/2020;")
    for text in (str(file), "data/none.docx", "cong-van.PDF", "không đuôi"):
        with pytest.raises(BadArgument, match=r"for the file, write extract\(Path\(") as raised:
            extract(text)
        assert isinstance(raised.value, ValueError)
        assert isinstance(raised.value, ViendanError)


@pytest.mark.parametrize(
    "text", ["", ".", "16/CT-TTg", "Xem tệp cong-van.docx", "Căn cứ Chỉ thị số 16/CT-TTg\na.txt", "x" * 5000, "a\x00b.txt"], ids=lambda text: repr(text[:12])
)
def test_a_text_stays_a_text(text: str) -> None:
    assert extract(text).source == "-"


@pytest.mark.parametrize("given", [None, 7, b"text", ["text"]])
def test_what_is_no_text_is_named(given: object) -> None:
    with pytest.raises(BadArgument, match=rf"and was given {type(given).__name__}"):
        extract(given)  # type: ignore[arg-type]


def test_a_pipeline_takes_any_text() -> None:
    from extractors import pipeline

    assert pipeline()("cong-van.docx")._.viendan.citations == ()


def test_types_are_shipped() -> None:
    for package in ("extractors", "graph"):
        assert files(package).joinpath("py.typed").is_file()
