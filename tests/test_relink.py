"""Linking again after some documents changed gives, row for row, what linking everything gives."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors import extract
from graph import build
from graph.audit import annotate, audit
from graph.builder import How, build_folder
from graph.generations import hold
from graph.judgements import NONE, Judgements
from graph.lifetimes import lifetimes
from graph.link import link
from graph.relink import relink
from graph.schema import EDGES, NODES
from graph.store import STORE
from graph.store.again import remake
from graph.store.embedded import Embedded, make
from graph.tables import Writer, linked, read_file, write, write_file

HEAD = "UBND TỈNH {place}\nSố: {number}\n{place}, ngày {day} tháng 6 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"


def text(body: str, *, place: str = "LÀO CAI", number: str = "9/QĐ-UBND", day: int = 5) -> str:
    return HEAD.format(place=place, number=number, day=day) + body


TEXTS = [
    text("Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh;\nCăn cứ Luật Đất đai;\nĐiều 2. Giao Sở Y tế báo cáo.\n"),
    text("Căn cứ Quyết định số 9/QĐ-UBND ngày 5/6/2021 của UBND tỉnh;\nĐiều 2. Giao Sở GD&ĐT chủ trì.\n", number="10/QĐ-UBND", day=9),
    text("Điều 1. Ban hành.\n", number="5/KH-UBND", day=1).replace("QUYẾT ĐỊNH", "KẾ HOẠCH"),
    text("Căn cứ Kế hoạch số 5/KH-UBND ngày 1/6/2021 của UBND tỉnh Lào Cai;\n", place="HÀ GIANG", number="9/QĐ-UBND"),
    text("Theo Luật Đất đai năm 2013 và khoản 1 Điều 2 Nghị định số 34/2016/NĐ-CP ngày 01/9/2016.\n", place="HÀ GIANG", number="11/QĐ-UBND"),
    text("Căn cứ khoản 3 Điều 4 Nghị định số 8/2016/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 9/2019/NĐ-CP;\n", number="12/QĐ-UBND"),
    text("Căn cứ Nghị định số 8/2016/NĐ-CP ngày 25/1/2016 đã được sửa đổi, bổ sung bởi Nghị định số 9/2019/NĐ-CP;\n", number="13/QĐ-UBND"),
    text("Thực hiện Quyết định số 7/2021/QĐ-UBND ngày 2/6/2021; Quyết định số 7/QĐ-UBND ngày 1/6/2021.\n", number="14/QĐ-UBND"),
    text("Thực hiện Quyết định số 7/QĐ-UBND ngày 2/6/2021; Quyết định số 7/QĐ-UBND.\n", number="15/QĐ-UBND"),
    text("Điều 1. Giao Sở Giáo dục và Đào tạo tỉnh Lào Cai phối hợp.\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n", number="7/2021/QĐ-UBND", day=2),
]
RECORDS = [(replace(extract(each), source=f"{index}.txt"), each) for index, each in enumerate(TEXTS)]
RECORDS += [(replace(RECORDS[0][0], source="copy.txt"), TEXTS[0])]  # a copy, and a file whose text changed
RECORDS += [(replace(extract(TEXTS[3] + "Căn cứ Chỉ thị số 1/CT-TTg ngày 2/1/2020;\n"), source="3.txt"), TEXTS[3])]
JUDGED = Judgements(
    {"same": (("lao-cai/2021/5-KH-UBND", "lao-cai/2021/9-QD-UBND", "for the test"),), "apart": (("lao-cai/2021/10-QD-UBND", "lao-cai/2021/9-QD-UBND", "too"),)}
)
SETS = st.sets(st.integers(0, len(RECORDS) - 1), min_size=1).map(sorted)


def rows(folder: Path) -> dict[str, list[str]]:
    files = [file for file in sorted(folder.rglob("*.parquet")) if "records" not in file.parts]
    return {str(file.relative_to(folder)): [repr(row) for row in pq.read_table(file).to_pylist()] for file in files}


def held(folder: Path) -> dict[str, list[str]]:
    """Return every node and edge of a graph's store, with all that they hold."""
    store = Embedded(folder / STORE)
    nodes = {node.label: store.query(f"MATCH (x:{node.label}) RETURN x") for node in NODES}
    edges = {edge.name: store.query(f"MATCH (a)-[x:{edge.name}]->(b) RETURN a.id AS source, b.id AS target, x") for edge in EDGES}
    return {name: sorted(map(repr, found)) for name, found in (nodes | edges).items()}


def finish(folder: Path) -> None:
    """Write what a build writes behind the link."""
    lifetimes(folder)
    annotate(folder, audit(folder))


@settings(max_examples=15, deadline=None)
@given(SETS, SETS, st.sampled_from([NONE, JUDGED]))
@example(list(range(9)), [8], NONE)  # the number without its year is alone now
def test_linking_again_is_linking(tmp_path_factory: pytest.TempPathFactory, before: list[int], after: list[int], judged: Judgements) -> None:
    folder = tmp_path_factory.mktemp("relink")
    for name, chosen in (("before", before), ("after", after)):
        write(folder / name / "records", [RECORDS[index] for index in chosen])
        link(folder / name / "records", folder / name, judged)
        finish(folder / name)
        make(folder / name, folder / name / STORE)
    whole = rows(folder / "before")
    relink(folder / "before", folder / "after" / "records", folder / "again", judged)
    shutil.copytree(folder / "after" / "records", folder / "again" / "records")
    finish(folder / "again")
    remake(folder / "before", folder / "again")
    assert rows(folder / "again") == rows(folder / "after")
    assert held(folder / "again") == held(folder / "after")
    assert rows(folder / "before") == whole  # no file that both have was written into


def test_a_file_of_two_generations_is_not_written_into(tmp_path: Path) -> None:
    one, other = pa.table({"n": [1]}), pa.table({"n": [2]})
    write_file(tmp_path / "old" / "x.parquet", one)
    linked(tmp_path / "old" / "x.parquet", tmp_path / "new" / "x.parquet")
    write_file(tmp_path / "new" / "x.parquet", other)
    assert [read_file(tmp_path / each / "x.parquet") for each in ("old", "new")] == [one, other]


def test_records_that_cannot_be_written_leave_no_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    writer = Writer(tmp_path / "records")
    with pytest.raises(OSError, match="No space left"), writer:
        writer.add(*RECORDS[0])
    assert not writer._files


def test_a_build_links_again_what_a_few_changed_documents_touch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("graph.builder")
    monkeypatch.setattr(module, "RELINK_FROM", 2)
    called: list[Path] = []
    monkeypatch.setattr(sys.modules["graph.relink"], "relink", lambda old, *rest: (called.append(old), relink(old, *rest)))
    source = tmp_path / "texts"
    source.mkdir()
    for index, each in enumerate(TEXTS):
        (source / f"{index:02}.txt").write_text(each, encoding="utf-8")
    (source / "03.txt").rename(tmp_path / "03.txt")
    build(source, out=tmp_path / "graph")
    (tmp_path / "03.txt").rename(source / "03.txt")
    build(source, out=tmp_path / "graph")
    assert len(called) == 1
    build(source, out=tmp_path / "whole")
    assert len(called) == 1
    assert rows(hold(tmp_path / "graph").folder) == rows(hold(tmp_path / "whole").folder)
    assert held(hold(tmp_path / "graph").folder) == held(hold(tmp_path / "whole").folder)
    build(source, out=tmp_path / "graph", judgements=JUDGED)
    assert len(called) == 1  # other judgements: everything is linked anew


LIGHT = """
import sys
from pathlib import Path
from graph import builder
builder.RELINK_FROM = 2
built = builder.build_folder([Path(sys.argv[1])], Path(sys.argv[2]), how=builder.How(root=Path(sys.argv[1])))
print(built.read, *({"pandas", "rich", "graph.catalogue.adding", "extractors.resolve"} & set(sys.modules)))
"""


def test_one_changed_document_loads_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    source = tmp_path / "texts"
    source.mkdir()
    for index, each in enumerate(TEXTS):
        (source / f"{index:02}.txt").write_text(each, encoding="utf-8")
    build_folder([source], tmp_path / "graph", how=How(root=source))
    (source / "03.txt").write_text(TEXTS[3] + "Căn cứ Chỉ thị số 1/CT-TTg ngày 2/1/2020;\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", LIGHT, source, tmp_path / "graph"], check=True, capture_output=True, text=True)
    assert done.stdout == "1\n"
