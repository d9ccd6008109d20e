"""The graph of the two directives, and the invariants of building one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest
from conftest import DIRECTIVES

from extractors import extract
from extractors.text import clean
from graph import Graph, build, connect
from graph.builder import build_folder
from graph.errors import AmbiguousDocument, GraphError, NothingRead, QueryError, UnknownDocument
from graph.generations import MANIFEST, hold
from graph.link import link, unresolved
from graph.network import network
from graph.queries import query
from graph.schema import EDGES, NODES, PARENT_RELATIONS, unknown_words
from graph.tables import read, table, write

BAC_GIANG = "bac-giang/2020/chi-thi-ve-trien-khai-thuc-hien-nhiem-vu-va-giai-phap-chu-ye-"
LETTERHEAD = "UBND TỈNH {place}\nSố: {number}\n{place}, ngày {day} tháng {month} năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"


def loaded(graph: Graph) -> list[str]:
    return [row["id"] for row in graph.query("MATCH (d:Document) WHERE d.loaded RETURN d.id AS id ORDER BY id")]


def graph_of(tmp_path: Path, *texts: str) -> Graph:
    """Build the graph of small texts, in the order given."""
    folder = tmp_path / f"texts{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    for index, text in enumerate(texts):
        (folder / f"{index}.txt").write_text(text, encoding="utf-8")
    return build(folder, out=tmp_path / f"{folder.name}-graph")


def test_thirty_four_cited_and_two_read(directives: Graph) -> None:
    counts = directives.query("MATCH (d:Document) RETURN d.loaded AS loaded, count(d) AS n ORDER BY loaded")
    assert counts == [{"loaded": False, "n": 34}, {"loaded": True, "n": 2}]


def test_the_two_directives_share_what_both_cite(directives: Graph) -> None:
    shared = directives.query(
        "MATCH (a:Document)-->(p:Document)<--(b:Document) WHERE a.loaded AND b.loaded AND a.id < b.id RETURN DISTINCT p.number AS number ORDER BY number"
    )
    assert {"36/2017/TT-BGDĐT", "43/2019/QH14"} <= {row["number"] for row in shared}


def test_a_mention_is_marked_in_its_sentence_where_it_stands_in_the_text(directives: Graph) -> None:
    texts = {row["document"]: row["text"] for row in table(directives.folder / "records", "texts").to_pylist()}
    rows = directives.query(
        "MATCH (a:Document)-[r]->(b:Document) RETURN r.evidence AS e, r.marks AS m, r.mark_ends AS n, r.starts AS s, r.ends AS f, r.stated_by AS by"
    )
    work = directives.query(
        "MATCH (a:Document)-[r:ASSIGNS]->(:Unit) RETURN [r.evidence] AS e, [r.mark] AS m, [r.mark_end] AS n, [r.start] AS s, [r.`end`] AS f, [a.id] AS by"
    )
    marked = [mention for row in [*rows, *work] for mention in zip(*(row[name] for name in "emnsf"), row["by"], strict=True)]
    assert len(marked) > 80
    for evidence, mark, end, start, finish, by in marked:
        assert evidence[mark:end].split() == clean(texts[by][start:finish]).clean.split()


@pytest.mark.parametrize(("parent", "child"), [("Chỉ thị 666", "bac-giang"), ("dien-bien/2020/8-CT-UBND", "dien-bien.dien-bien-phu")])
def test_parents_of_each_directive(directives: Graph, parent: str, child: str) -> None:
    steps = directives.chain(parent, direction="down").steps
    assert [step.id.split("/")[0] for step in steps] == [child]
    assert all(set(step.relations) <= set(PARENT_RELATIONS) and step.evidence for step in steps)


def test_numbers_of_two_provinces_stay_two(directives: Graph) -> None:
    scopes = {row["id"].split("/")[0] for row in directives.query("MATCH (d:Document) WHERE d.number ENDS WITH 'UBND' RETURN d.id AS id")}
    assert scopes == {"bac-giang", "dien-bien", "dien-bien.dien-bien-phu"}


def test_what_is_said_between_two_cited_documents(directives: Graph) -> None:
    rows = directives.query("MATCH (a:Document {number: '489/QĐ-TTg'})-[r:IMPLEMENTS]->(b:Document) RETURN b.number AS number, r.stated_by AS by")
    assert [row["number"] for row in rows] == ["49-KL/TW"]
    assert rows[0]["by"][0] in loaded(directives)


def test_networkx_and_the_store_hold_the_same(directives: Graph) -> None:
    assert isinstance(directives.full, nx.MultiDiGraph)
    nodes = {row["id"] for row in directives.query("MATCH (n) RETURN n.id AS id")}
    assert set(directives.full) == nodes
    edges = directives.query("MATCH (a)-[r]->(b) RETURN type(r) AS t, count(r) AS n ORDER BY t")
    counted = {name: sum(1 for *_, relation in directives.full.edges(data="relation") if relation == name) for name in {row["t"] for row in edges}}
    assert {row["t"]: row["n"] for row in edges} == counted


def test_every_edge_has_its_place_in_the_text(directives: Graph) -> None:
    texts = {row["document"]: row["text"] for row in table(directives.folder / "records", "texts").to_pylist()}
    for _, target, data in directives.full.edges(data=True):
        if data["relation"] not in {*PARENT_RELATIONS, "CITES"}:
            continue
        number = directives.full.nodes[target]["number"]
        assert len(data["starts"]) == len(data["ends"]) == len(data["evidence"]) == data["mentions"]
        for start, end, stated_by in zip(data["starts"], data["ends"], data["stated_by"], strict=True):
            assert any(part in texts[stated_by][start:end] for part in number.replace("-", "/").split("/"))


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Chỉ thị 666", "tw/2020/666-CT-BGDDT"),
        ("chi thi 666", "tw/2020/666-CT-BGDDT"),
        ("NĐ 71/2020", "tw/2020/71-ND-CP"),
        ("71/2020/NĐ-CP", "tw/2020/71-ND-CP"),
        ("Luật Giáo dục 2019", "tw/2019/43-QH14"),
        ("tw/2020/71-ND-CP", "tw/2020/71-ND-CP"),
    ],
)
def test_documents_as_people_type_them(directives: Graph, typed: str, identity: str) -> None:
    assert directives.find(typed) == identity


def test_a_file_name_names_its_document(directives: Graph) -> None:
    assert directives.find("bac-giang.txt").startswith("bac-giang/2020/")


def test_several_matches_are_listed_and_none_names_the_nearest(directives: Graph) -> None:
    with pytest.raises(AmbiguousDocument, match=r"can be 5 documents(.|\n)*dien-bien-phu") as ambiguous:
        directives.find("giải pháp")
    assert set(loaded(directives)) < set(ambiguous.value.found)
    with pytest.raises(UnknownDocument, match="666/CT-BGDĐT"):
        directives.find("Chỉ thị 667/CT-BGDĐT")


def test_a_query_that_would_write_is_refused_and_a_malformed_one_says_where(directives: Graph) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        directives.query("CREATE (:Document {id: 'x'})")
    with pytest.raises(QueryError, match="line 1"):
        directives.query("MATCH (d RETURN d")
    with pytest.raises(QueryError, match=r"\$id"):
        directives.query(query("document"))


def test_a_slip_in_a_label_is_noticed() -> None:
    assert unknown_words("MATCH (d:Documnt)-[r:BASED_ON|CITED*1..3]->(u:`Unit`) RETURN d") == ["Documnt", "CITED"]


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    texts = [(DIRECTIVES / f"{name}.txt").read_text(encoding="utf-8") for name in ("bac-giang", "dien-bien-phu")]
    written = [extract(text) for text in texts]
    write(tmp_path / "records", zip(written, texts, strict=True))
    assert list(read(tmp_path / "records")) == written


def test_order_and_copies_change_nothing(tmp_path: Path) -> None:
    texts = [(DIRECTIVES / f"{name}.txt").read_text(encoding="utf-8") for name in ("bac-giang", "dien-bien-phu")]
    records = [(extract(text), text) for text in texts]
    for name, order in (("a", records), ("b", records[::-1]), ("c", records + records[:1])):
        write(tmp_path / name / "records", order)
        link(tmp_path / name / "records", tmp_path / name)
    first, *others = (network(tmp_path / name) for name in "abc")
    for other in others:
        assert dict(other.nodes(data=True)) == dict(first.nodes(data=True))
        assert sorted(other.edges(keys=True, data=True), key=lambda e: e[:3]) == sorted(first.edges(keys=True, data=True), key=lambda e: e[:3])


def test_a_document_cited_first_and_read_later_is_one_node(tmp_path: Path) -> None:
    cited = LETTERHEAD.format(place="LÀO CAI", number="7/QĐ-UBND", day=2, month=3)
    citing = LETTERHEAD.format(place="LÀO CAI", number="9/QĐ-UBND", day=5, month=6) + "Căn cứ Quyết định số 7/QĐ-UBND ngày 2/3/2021 của UBND tỉnh;\n"
    for texts in ((cited, citing), (citing, cited)):
        graph = graph_of(tmp_path, *texts)
        assert loaded(graph) == ["lao-cai/2021/7-QD-UBND", "lao-cai/2021/9-QD-UBND"]
        assert graph.nx.number_of_nodes() - len([node for node, kind in graph.nx.nodes(data="type") if kind == "Unit"]) == 2


def test_an_undated_mention_links_to_the_one_document_it_can_mean(tmp_path: Path) -> None:
    citing = "Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh;\n"
    first = LETTERHEAD.format(place="LÀO CAI", number="5/KH-UBND", day=2, month=3).replace("QUYẾT ĐỊNH", "KẾ HOẠCH")
    again = first.replace("2021", "2020")
    citing = LETTERHEAD.format(place="LÀO CAI", number="9/QĐ-UBND", day=5, month=6) + citing
    assert graph_of(tmp_path, first, citing).nx.has_edge("lao-cai/2021/9-QD-UBND", "lao-cai/2021/5-KH-UBND")
    both = graph_of(tmp_path, first, again, citing)
    assert not both.nx.has_edge("lao-cai/2021/9-QD-UBND", "lao-cai/2021/5-KH-UBND")
    assert [row["reason"] for row in unresolved(both.folder)] == ["undated, and several dated documents of that number are known"]


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    shutil.copytree(DIRECTIVES, tmp_path / "in")
    assert build_folder([tmp_path / "in"], tmp_path / "out").read == 2
    before = connect(tmp_path / "out").nx
    again = build_folder([tmp_path / "in"], tmp_path / "out")
    assert (again.read, again.kept) == (0, 2)
    assert dict(connect(tmp_path / "out").nx.nodes(data=True)) == dict(before.nodes(data=True))
    (tmp_path / "in" / "bac-giang.txt").write_text(LETTERHEAD.format(place="LÀO CAI", number="7/QĐ-UBND", day=2, month=3), encoding="utf-8")
    changed = build_folder([tmp_path / "in"], tmp_path / "out")
    assert (changed.read, changed.kept) == (1, 1)
    assert not any(node.startswith("bac-giang/2020/chi-thi") for node in connect(tmp_path / "out").nx)


def test_a_file_of_many_documents(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": LETTERHEAD.format(place="LÀO CAI", number=f"{n}/QĐ-UBND", day=2, month=3)} for n in (7, 8)]
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert build_folder([file], tmp_path / "out").read == 2
    graph = connect(tmp_path / "out")
    assert loaded(graph) == ["lao-cai/2021/7-QD-UBND", "lao-cai/2021/8-QD-UBND"]
    assert graph.nx.nodes["lao-cai/2021/7-QD-UBND"]["source"] == f"{file}#7"
    file.write_text("\n".join(map(json.dumps, [*rows, {"id": "9"}])), encoding="utf-8")
    again = build_folder([file], tmp_path / "out")
    assert (again.read, again.kept) == (0, 2)
    assert "row 3 has no column of text" in str(again.failed[0][1])


def test_any_number_of_workers_gives_the_same_records(tmp_path: Path) -> None:
    for workers in (1, 2):
        build_folder([DIRECTIVES], tmp_path / str(workers), workers=workers)
    one, two = (list(read(hold(tmp_path / str(workers)).folder / "records")) for workers in (1, 2))
    assert one == two


def test_records_of_other_extractors_are_not_taken_over(tmp_path: Path) -> None:
    build_folder([DIRECTIVES], tmp_path / "out")
    manifest = tmp_path / "out" / MANIFEST
    manifest.write_text(json.dumps({**json.loads(manifest.read_text(encoding="utf-8")), "extractors": "other"}), encoding="utf-8")
    assert build_folder([DIRECTIVES], tmp_path / "out").kept == 0


def test_bad_files_are_named_and_the_rest_is_done(tmp_path: Path) -> None:
    shutil.copytree(DIRECTIVES, tmp_path / "in")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    built = build_folder([tmp_path / "in", tmp_path / "missing.txt"], tmp_path / "out")
    assert built.read == 2
    assert {Path(path).name for path, _ in built.failed} == {"empty.txt", "picture.txt", "missing.txt"}
    assert all(Path(path).name in str(error) for path, error in built.failed)


def test_nothing_is_left_behind_where_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingRead, match=r"empty\.txt"):
        build_folder([tmp_path / "empty.txt"], tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_a_folder_of_another_origin_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out" / "records").mkdir(parents=True)
    with pytest.raises(GraphError, match="another origin"):
        build_folder([DIRECTIVES], tmp_path / "out")
    with pytest.raises(GraphError, match="viendan build"):
        connect(tmp_path / "nowhere")


def test_the_tables_hold_what_the_schema_says(directives: Graph) -> None:
    for folder, entries in (("nodes", NODES), ("edges", EDGES)):
        for entry in entries:
            name = getattr(entry, "label", None) or entry.name
            columns = pq.read_schema(directives.folder / folder / f"{name}.parquet").names
            assert columns[-len(entry.properties) :] == [item.name for item in entry.properties] or not entry.properties


def test_what_an_amending_law_with_its_number_behind_its_name_amends_is_an_edge(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cát và Luật Thuế giá trị gia tăng số 106/2016/QH13;\n", encoding="utf-8")
    graph = build(tmp_path / "a.txt", out=tmp_path / "graph")
    rows = graph.query("MATCH (a:Document {number: '106/2016/QH13'})-[r:AMENDS]->(b:Document) RETURN b.title AS title")
    assert len(rows) == 1
