"""The command, as one table of arguments, exit status and output; and what it does with files that are no documents."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import DIRECTIVES
from pages import column

from graph.cli import app

COMMANDS = (
    *("build", "load", "extract", "ask", "query", "show", "chain", "validity", "impact", "cascade", "units", "tasks", "audit", "check"),
    *("view", "export", "evaluate", "mcp", "doctor", "version", "catalogue"),
)


def viendan(*arguments: object, text: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "graph.cli", *map(str, arguments)], input=text, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "build"
    done = viendan("build", DIRECTIVES, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "2 documents (2 read, 0 unchanged, 0 failed), 34 more cited" in done.stderr
    return out


BY_NUMBER = "MATCH (d:Document) WHERE d.number = $n RETURN d.year AS y"
COUNT = "MATCH (d:Document) WHERE d.year = $year RETURN count(d) AS n"
CASES = [
    ("version", ["version"], 0, "viendan 0."),
    ("chain down", ["chain", "Chỉ thị 666", "--down"], 0, "UBND tỉnh Bắc Giang"),
    ("chain as json", ["chain", "Chỉ thị 666", "--down", "--format", "json"], 0, '"relations": ['),
    ("show", ["show", "NĐ 71/2020"], 0, "PURSUANT_TO"),
    ("show as csv", ["show", "NĐ 71/2020", "--format", "csv"], 0, "part,relation"),
    ("query", ["query", "MATCH (d:Document {number: '49-KL/TW'}) RETURN d.kind AS kind", "--format", "csv"], 0, "kind\nKết luận\n"),
    ("query with a number", ["query", COUNT, "--param", "year=2017", "--format", "csv"], 0, "n\n"),
    ("query with a string", ["query", BY_NUMBER, "--param", "n=71/2020/NĐ-CP", "--format", "csv"], 0, "y\n2020"),
    ("no rows", ["query", "MATCH (d:Document {number: 'x'}) RETURN d.id"], 0, "no rows"),
    ("slip in a label", ["query", "MATCH (d:Dokument) RETURN d"], 0, "the schema knows no 'Dokument'"),
    ("bad query", ["query", "MATCH (d RETURN d"], 2, "the query fails"),
    ("query that writes", ["query", "MATCH (d:Document) SET d.year = 1"], 2, "would change the graph"),
    ("no query", ["query"], 2, "give a query"),
    ("bad parameter", ["query", COUNT, "--param", "2017"], 2, "NAME=VALUE"),
    ("a pasted citation", ["show", "Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ", "--format", "json"], 0, '"id": "tw/2020/71-ND-CP"'),
    ("units", ["units", "--format", "csv"], 0, "unit,kind,place,documents,tasks,dated,id\n"),
    ("units of a place", ["units", "--place", "tỉnh Bắc Giang"], 0, "bac-giang/so-giao-duc-va-dao-tao"),
    ("units of a district", ["units", "--place", "TP Điện Biên Phủ", "--role", "coordinating"], 0, "dien-bien.dien-bien-phu/phong-giao-duc-va-dao-tao"),
    (
        "work of a unit",
        ["units", "SGDĐT Bắc Giang", "--format", "csv"],
        0,
        "unit,role,task,deadline,due,recurrence,product,number,date,document,evidence,id\nSở",
    ),
    ("work within a year", ["units", "sgddt bac giang", "--from", "2020", "--until", "31/12/2020"], 0, "bac-giang/2020/chi-thi"),
    ("work before it", ["units", "SGDĐT Bắc Giang", "--until", "2019"], 0, "no rows"),
    ("work elsewhere", ["units", "Sở GD&ĐT", "--place", "Lào Cai"], 0, "no rows"),
    ("unknown unit", ["units", "Sở Tài chánh"], 2, "no unit"),
    ("unknown place", ["units", "--place", "Atlantis"], 2, "is no province"),
    ("no date", ["units", "--from", "tháng 5"], 2, "is no date"),
    ("unknown document", ["show", "NĐ 72/2020"], 2, "no document"),
    ("ambiguous document", ["show", "giải pháp"], 2, "can be 5 documents"),
    ("unknown command", ["frobnicate"], 2, "No such command"),
]


@pytest.mark.parametrize(("arguments", "status", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_command(folder: Path, arguments: list[str], status: int, says: str) -> None:
    with_graph = [] if arguments[0] in {"version", "frobnicate"} else ["--graph", folder]
    done = viendan(*arguments, *with_graph)
    assert (done.returncode, says in done.stdout + done.stderr) == (status, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_view_writes_the_page(folder: Path, tmp_path: Path) -> None:
    done = viendan("view", "Chỉ thị 666", "--out", tmp_path / "page.html", "--graph", folder)
    assert done.stdout.strip() == str(tmp_path / "page.html")
    assert "666/CT-BGDĐT" in column((tmp_path / "page.html").read_text(encoding="utf-8"), "numbers")


def test_extract_prints_one_object_a_document() -> None:
    done = viendan("extract", DIRECTIVES)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(record["source"]).name for record in records] == ["bac-giang.txt", "dien-bien-phu.txt"]
    assert sum(len(record["citations"]) for record in records) == 40


def test_extract_reads_standard_input() -> None:
    done = viendan("extract", "-", "--format", "table", text="Căn cứ Chỉ thị số 16/CT-TTg ngày 31/3/2020;".encode())
    assert "16/CT-TTg" in done.stdout
    assert "BASED_ON" in done.stdout


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("digits.txt", b"12345 67890\n", "no text"),
        ("table.pptx", b"PK\x03\x04", "known are"),
        ("broken.docx", b"PK\x03\x04 not a zip", "Word"),
        ("broken.pdf", b"%PDF-1.7 nothing", "PDF"),
    ],
)
def test_a_file_that_is_no_document_is_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = viendan("build", tmp_path / name, DIRECTIVES / "bac-giang.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "1 documents (1 read, 0 unchanged, 1 failed)" in done.stderr
    assert name in done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_path_alone_writes_nothing(tmp_path: Path) -> None:
    done = viendan("build", tmp_path / "nowhere.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_command_is_there_and_has_help() -> None:
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert sorted(COMMANDS) == sorted([*commands, *(group.name for group in app.registered_groups)])
    for command in COMMANDS:
        assert viendan(command, "--help").returncode == 0
