"""Builds that lose nothing: killed, refused, twice at once, with files that crash their reader; and what a build holds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DIRECTIVES

from extractors.errors import ViendanError
from extractors.workers import Died, Limits, Pool, Worker
from graph import connect
from graph.builder import How, Mode, build_folder
from graph.errors import GraphError
from graph.generations import GENERATIONS, LOCK, MANIFEST, hold, making
from graph.tables import files

TEXT = "UBND TỈNH LÀO CAI\nSố: {n}/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\nCăn cứ Quyết định số 5/QĐ-TTg ngày 2/1/2020;\n"
KILLED = """
import os, signal, sys
from pathlib import Path
import graph.generations as g
def kill(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
{where} = kill
from graph.builder import build_folder
build_folder([sys.argv[1]], sys.argv[2])
"""
MOMENTS = ("g._kept", "g._synced", "Path.replace", "Path.mkdir", "g._locked", "os.fsync", "g.shutil.rmtree")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in (7, 8):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return folder


def read(out: Path) -> list[str]:
    with connect(out) as graph:
        return [row["id"].split("/")[-1] for row in graph.query("MATCH (d:Document) WHERE d.loaded RETURN d.id AS id ORDER BY id")]


def generations(out: Path) -> list[str]:
    return sorted(each.name for each in (out / GENERATIONS).iterdir())


@pytest.mark.parametrize("where", MOMENTS)
def test_a_build_killed_at_any_move_leaves_the_old_graph_or_the_new_one(sources: Path, tmp_path: Path, where: str) -> None:
    out = tmp_path / "out"
    build_folder([sources], out)
    (sources / "9.txt").write_text(TEXT.format(n=9), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED.format(where=where), sources, out], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    assert read(out) in (["7-QD-UBND", "8-QD-UBND"], ["7-QD-UBND", "8-QD-UBND", "9-QD-UBND"])
    build_folder([sources], out)
    assert read(out) == ["7-QD-UBND", "8-QD-UBND", "9-QD-UBND"]
    assert len(generations(out)) == 1


def test_a_first_build_that_was_killed_is_taken_up(sources: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED.format(where="g._kept"), sources, tmp_path / "out"], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    with pytest.raises(GraphError, match="no graph here"):
        connect(tmp_path / "out")
    build_folder([sources], tmp_path / "out")
    assert generations(tmp_path / "out") == ["1"]


def test_readers_keep_the_generation_that_they_opened(sources: Path, tmp_path: Path) -> None:
    build_folder([sources], tmp_path / "out")
    graph = connect(tmp_path / "out")
    for n in (9, 10):
        (sources / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
        build_folder([sources], tmp_path / "out")
    assert generations(tmp_path / "out") == ["1", "3"]
    assert len([node for node, loaded in graph.nx.nodes(data="loaded") if loaded]) == 2
    graph.close()
    build_folder([sources], tmp_path / "out")
    assert generations(tmp_path / "out") == ["3"]


def test_a_second_build_is_refused_with_the_name_of_the_first(sources: Path, tmp_path: Path) -> None:
    build_folder([sources], tmp_path / "out")
    with making(tmp_path / "out"), pytest.raises(GraphError, match=rf"process {os.getpid()} .*builds here"):
        build_folder([sources], tmp_path / "out")
    build_folder([sources], tmp_path / "out")


@pytest.mark.parametrize(
    "said", ["", "{", "[]", "null", '{"viendan": "0.1.0"}', '{"format": "viendan graph 2"}', '{"name": "app"}', "[" * 100_000], ids=range(8)
)
def test_a_manifest_that_is_not_ours_is_refused_in_one_line(sources: Path, tmp_path: Path, said: str) -> None:
    out = tmp_path / "app"
    (out / "links").mkdir(parents=True)
    (out / MANIFEST).write_text(said, encoding="utf-8")
    for act in (lambda: build_folder([sources], out), lambda: connect(out)):
        with pytest.raises(GraphError, match="manifest.json") as refused:
            act()
        assert "\n" not in str(refused.value)
    assert sorted(each.name for each in out.iterdir()) == ["links", MANIFEST]


@pytest.mark.parametrize("where", [Path("/"), Path.home(), Path.home().parent], ids=["root", "home", "above home"])
def test_a_root_and_a_home_are_refused(sources: Path, where: Path) -> None:
    with pytest.raises(GraphError, match="a folder of its own"):
        build_folder([sources], where)


def test_what_cannot_be_written_leaves_the_old_graph(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_folder([sources], tmp_path / "out")
    (sources / "9.txt").write_text(TEXT.format(n=9), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("graph.generations._kept", full)
        with pytest.raises(GraphError, match="No space left"):
            build_folder([sources], tmp_path / "out")
    assert read(tmp_path / "out") == ["7-QD-UBND", "8-QD-UBND"]
    with pytest.raises(GraphError, match="cannot be written"):
        build_folder([sources], sources / "7.txt" / "out")


def test_a_damaged_table_names_the_way_out(sources: Path, tmp_path: Path) -> None:
    build_folder([sources], tmp_path / "out")
    Path(files(hold(tmp_path / "out").folder / "records", "citations")[0]).write_bytes(b"nothing")
    (sources / "9.txt").write_text(TEXT.format(n=9), encoding="utf-8")
    with pytest.raises(GraphError, match="--fresh"):
        build_folder([sources], tmp_path / "out")
    assert build_folder([sources], tmp_path / "out", how=How(fresh=True)).read == 3


def test_what_a_build_holds(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_folder([sources], out)
    one = build_folder([sources / "7.txt"], out)
    assert [Path(name).name for name in one.gone] == ["8.txt"]
    more = build_folder([sources / "8.txt"], out, how=How(Mode.add))
    assert (more.read, more.kept, more.gone) == (1, 1, ())
    less = build_folder([sources / "7.txt"], out, how=How(Mode.remove))
    assert (read(out), len(less.gone)) == (["8-QD-UBND"], 1)
    with pytest.raises(GraphError, match="no document of the graph is under"):
        build_folder([sources / "7.txt"], out, how=How(Mode.remove))


def test_sources_are_named_from_a_root(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build_folder([Path("in")], tmp_path / "out")
    monkeypatch.chdir(sources)
    assert build_folder([Path(".")], tmp_path / "out").kept == 2
    monkeypatch.chdir("/")
    (tmp_path / "moved").mkdir()
    for name in ("in", "out"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    assert build_folder([tmp_path / "moved" / "in"], tmp_path / "moved" / "out").kept == 2


def test_records_are_taken_over_in_parts(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.tables.PART", 2)
    monkeypatch.setattr("graph.tables._SMALL", 1)
    for n in (9, 10):
        (sources / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    build_folder([sources], tmp_path / "out")
    before = {os.stat(file).st_ino for file in files(hold(tmp_path / "out").folder / "records", "texts")}
    (sources / "9.txt").write_text(TEXT.format(n=9) + "Thêm.\n", encoding="utf-8")
    assert build_folder([sources], tmp_path / "out").kept == 3
    after = {os.stat(file).st_ino for file in files(hold(tmp_path / "out").folder / "records", "texts")}
    assert (len(before), len(after), len(before & after)) == (2, 2, 1)
    assert len(read(tmp_path / "out")) == 4


def test_two_documents_of_one_id_are_both_kept_by_every_build(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT.format(n=n)} for n in (7, 8)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for _ in range(2):
        built = build_folder([tmp_path / "rows.jsonl"], tmp_path / "out")
        assert built.failed == ()
        assert read(tmp_path / "out") == ["7-QD-UBND", "8-QD-UBND"]


def job(what: str) -> object:
    """What a worker does in these tests."""
    if what == "crash":
        os.abort()
    if what == "leave":
        os._exit(3)
    if what == "hang":
        while True:
            pass
    if what == "memory":
        return len(bytearray(1 << 32))
    if what == "many":
        return iter(range(1000))
    if what == "sleep":
        time.sleep(60)
    return what * 2


def test_what_ends_a_worker_is_told_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Pool(job, 2, Limits(1, 1 << 29)) as pool:
        found = dict(pool.map(["a", "crash", "b", "hang", "leave", "memory", "c"]))
    assert [found[name] for name in "abc"] == ["aa", "bb", "cc"]
    reasons = {name: result.reason for name, result in found.items() if isinstance(result, Died)}
    assert reasons.keys() == {"crash", "hang", "leave", "memory"}
    assert "SIGABRT" in reasons["crash"]
    assert "longer than 1 s" in reasons["hang"]
    assert "status 3" in reasons["leave"]
    assert "MemoryError" in reasons["memory"]


def test_a_worker_gives_many_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    worker = Worker(job, Limits())
    assert list(worker.stream("many")) == list(range(1000))
    assert worker.ask("a") == "aa"
    worker.close()


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_builds import job; from extractors.workers import *\nw = Worker(job, Limits()); w.ask('a'); print(w._process.pid, flush=True); w.ask('hang')"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    if sys.platform == "linux":
        assert _gone(worker)


def _gone(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    for _ in range(100):
        if not status.exists() or status.read_text().split()[2] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    shutil.copytree(DIRECTIVES, folder)
    (folder / "half.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (folder / "deep.jsonl").write_text("[" * 100_000, encoding="utf-8")
    (folder / "half.jsonl").write_text('{"id": "a", "text": "\\ud800 Căn cứ"}\n{"id": 1}\n', encoding="utf-8")
    (folder / "none.jsonl").write_bytes(b"")
    os.mkfifo(folder / "pipe.txt")
    (folder / os.fsdecode(b"k\xff.txt")).write_text(TEXT.format(n=7), encoding="utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and names without an encoding")
def test_bad_files_cost_themselves(broken: Path, tmp_path: Path) -> None:
    built = build_folder([broken, broken / "pipe.txt"], tmp_path / "out", workers=2)
    assert built.read == 4
    assert {Path(path).name.partition("#")[0] for path, _ in built.failed} == {"half.docx", "deep.jsonl", "half.jsonl", "none.jsonl", "pipe.txt"}
    assert all(isinstance(error, ViendanError) and "\n" not in str(error) for _, error in built.failed)
    assert (tmp_path / "out" / LOCK).exists()
