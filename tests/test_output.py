"""Rows as people and programs get them: one answer in five formats, on a terminal, in files, and whatever the code page."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import DIRECTIVES

from graph import build
from graph.cells import cell, inert
from graph.errors import GraphError
from graph.output import Format, of_name, show, write
from graph.store import Rows

COMMAND = (sys.executable, "-m", "graph.cli")
LONG = "lao-cai/2021/ke-hoach-trien-khai-thi-hanh-luat-va-cac-van-ban-quy-dinh-chi-tiet-0a1b2c3d"
PLAIN = Rows(
    ["id", "title", "year", "loaded", "marks", "node", "share"],
    [
        {
            "id": "tw/2020/1-CT",
            "title": "Về việc thử",
            "year": 2020,
            "loaded": True,
            "marks": ["Điều 5", "khoản 2"],
            "node": {"id": "x", "y": None},
            "share": 0.5,
        },
        {"id": LONG, "title": None, "year": None, "loaded": False, "marks": [], "node": None, "share": None},
    ],
)
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+84 24 0000",
    "- khoản thứ nhất",
    "@sum(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "＝1+1",
    "#N/A",
    "Ông \"A\", 'B'; C\\D",
    "một\nhai",
    "<b>đậm</b> &amp;",
    "📜 công báo",
    "Vie\u0323\u0302t",
]


def viendan(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, check=False, env={**os.environ, **environment})


def on_terminal(*arguments: object, width: int = 80) -> str:
    """Run the command on a terminal of that width, and return what it writes there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}} | {"TERM": "xterm"}
    process = subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=theirs, stderr=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        written += part
    process.wait(60)
    os.close(ours)
    return re.sub(r"\x1b\[[0-9;]*m", "", written.decode()).replace("\r\n", "\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = tmp_path_factory.mktemp("texts")
    (texts / "a.txt").write_text(
        "UBND TỈNH LÀO CAI\nSố: 7/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc \x1b[31mthử =1+1\nCăn cứ Luật Giáo dục số 43/2019/QH14;\n"
        "Giao Sở Y tế chủ trì rà soát trước ngày 01/05/2021.\n",
        encoding="utf-8",
    )
    out = tmp_path_factory.mktemp("output") / "build"
    build([texts, DIRECTIVES], out=out).close()
    return out


def read_xlsx(file: Path) -> list[dict[str, Any]]:
    names, *rows = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_five_formats_hold_the_same_rows(tmp_path: Path) -> None:
    for form in Format:
        write(PLAIN, form, to=tmp_path / f"rows.{form}")
    assert json.loads((tmp_path / "rows.json").read_text(encoding="utf-8")) == list(PLAIN)
    assert [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()] == list(PLAIN)
    first = {"id": "tw/2020/1-CT", "title": "Về việc thử", "year": "2020", "loaded": "true", "marks": "Điều 5; khoản 2", "node": '{"id": "x"}', "share": "0.5"}
    second = {**dict.fromkeys(PLAIN.columns, ""), "id": LONG, "loaded": "false"}
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [first, second]
    unknown = {name: value or None for name, value in second.items()}
    assert read_xlsx(tmp_path / "rows.xlsx") == [{**first, "year": 2020, "share": 0.5}, {**unknown, "marks": None}]
    lines = (tmp_path / "rows.table").read_text(encoding="utf-8").splitlines()
    assert lines[0].split() == PLAIN.columns
    assert lines[1].split("  ")[0] == "tw/2020/1-CT"
    assert all(value in lines[1] for value in first.values())
    assert lines[2].split() == [LONG, "false"]


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.xlsx])
def test_no_cell_is_a_literal_of_python(capsys: pytest.CaptureFixture[str], form: Format) -> None:
    write(PLAIN, form)
    written = capsys.readouterr().out
    assert not re.search(r"\bTrue\b|\bFalse\b|\bNone\b|\['|\{'", written)


def test_a_workbook_has_a_frozen_header_and_texts_alone(tmp_path: Path) -> None:
    rows = Rows(["=name", "n"], [{"=name": text, "n": 7} for text in HOSTILE])
    write(rows, to=tmp_path / "x.xlsx", title="a/b: [c]*?'")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet.freeze_panes == "A2"
    cells = [row[0] for row in sheet.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["=name", *HOSTILE]
    assert sheet["B2"].data_type == "n"
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[0] in "=+-@'#")


def test_a_cell_of_csv_is_no_formula_and_the_text_comes_back(tmp_path: Path) -> None:
    write(Rows(["a"], [{"a": text} for text in HOSTILE]), to=tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        read = [row["a"] for row in csv.DictReader(file)]
    assert not any(text.startswith(tuple("=+-@\t\r\n＝")) for text in read)
    assert [text[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", text) else text for text in read] == [text.replace("\r", "␍") for text in HOSTILE]


@pytest.mark.parametrize("form", list(Format))
def test_halves_of_letters_and_controls_stop_no_file(tmp_path: Path, form: Format) -> None:
    write([{"a": "x\ud800\x00\x1b[2J\x9b\ufffey", "b": float("nan")}], form, to=tmp_path / "file")
    data = (tmp_path / "file").read_bytes()
    assert form is Format.xlsx or not re.search(r"[\x00\x1b\x9b\ud800]", data.decode())
    if form is Format.json:
        assert json.loads(data) == [{"a": "x\ud800\x00\x1b[2J\x9b\ufffey", "b": None}]


def test_a_text_longer_than_a_cell_is_cut_and_said_to_be(tmp_path: Path) -> None:
    notes = write([{"a": "📜" * 20_000}, {"a": "x" * 32_767}], to=tmp_path / "x.xlsx")
    assert notes == ["sheet rows, column a: 1 text is cut to the 32,767 characters that a cell holds"]
    first, second = (row["a"] for row in read_xlsx(tmp_path / "x.xlsx"))
    assert first == "📜" * 16_383 + "…"
    assert second == "x" * 32_767


def test_rows_beyond_a_sheet_are_refused_with_the_way_out(tmp_path: Path) -> None:
    class Many(Rows):
        def __len__(self) -> int:
            return 1_048_576

    with pytest.raises(GraphError, match=r"1,048,576 rows, and a sheet of XLSX holds 1,048,575; take CSV, or export to sqlite"):
        write(Many(["a"], [{"a": 1}]), to=tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_csv_of_no_rows_has_its_header_and_a_mark_where_it_is_wanted(tmp_path: Path) -> None:
    write(Rows(["a", "b"]), to=tmp_path / "x.csv", bom=True)
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbfa,b\n"
    write(Rows(["a", "b"]), to=tmp_path / "x.csv", bom=False)
    assert (tmp_path / "x.csv").read_bytes() == b"a,b\n"


@pytest.mark.parametrize("name", ["x.parquet", "x.html", "x.doc"])
def test_an_ending_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(GraphError, match=r"give a file ending in \.csv, \.jsonl, \.json, \.xlsx, or a --format"):
        of_name(Path(name))


def test_a_failure_leaves_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("before")
    with pytest.raises(ValueError, match="halfway"):
        write(_Breaking(["a"]), Format.xlsx, to=tmp_path / "x.csv")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("x.csv", "before")]


class _Breaking(Rows):
    def __iter__(self) -> Any:
        yield {"a": 1}
        raise ValueError("halfway")


# The command


def test_an_empty_answer_has_its_columns(folder: Path, tmp_path: Path) -> None:
    none = "MATCH (d:Document) WHERE d.number = 'x' RETURN d.id AS id, d.title AS title"
    assert viendan("query", none, "--format", "csv", "--no-bom", "--graph", folder).stdout == b"id,title\n"
    assert viendan("query", none, "--format", "csv", "--bom", "--graph", folder).stdout == b"\xef\xbb\xbfid,title\n"
    assert json.loads(viendan("query", none, "--format", "json", "--graph", folder).stdout) == []
    assert viendan("query", none, "-o", tmp_path / "x.xlsx", "--graph", folder).returncode == 0
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "x.xlsx").active[1]] == ["id", "title"]


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("command", [("show", "Chỉ thị 666"), ("show", "a.txt"), ("units",), ("audit", "--at-least", "info")])
def test_ids_are_whole_on_a_terminal(folder: Path, command: tuple[str, ...], width: int) -> None:
    shown = on_terminal(*command, "--graph", folder, width=width)
    rows = json.loads(viendan(*command, "--format", "json", "--graph", folder).stdout)
    ids = {value for row in rows for name, value in _leaves(row) if name in {"id", "document", "other"} and "/" in value}
    assert ids
    missing = {identity for identity in ids if identity not in shown}
    assert not missing


def _leaves(row: Any, name: str = "") -> list[tuple[str, str]]:
    if isinstance(row, dict):
        return [leaf for key, value in row.items() for leaf in _leaves(value, key)]
    if isinstance(row, list):
        return [leaf for value in row for leaf in _leaves(value, name)]
    return [(name, row)] if isinstance(row, str) else []


def test_where_a_table_does_not_fit_each_row_is_a_record(folder: Path) -> None:
    question = "MATCH (d:Document) WHERE d.source ENDS WITH 'bac-giang.txt' RETURN d.id AS anything, d.title AS title, d.issuer AS issuer, d.place AS place"
    wide, narrow = (on_terminal("query", question, "--graph", folder, width=width) for width in (400, 60))
    assert re.search(r"^anything +title +issuer +place *$", wide, re.MULTILINE)
    assert re.search(r"^anything  bac-giang/2020/\S+$", narrow, re.MULTILINE)
    assert re.search(r"^   place  Bắc Giang$", narrow, re.MULTILINE)
    assert re.search(r"^   title  .{10,}\n {10}\S", narrow, re.MULTILINE)  # what goes on stands under its beginning


@pytest.mark.parametrize("width", range(96, 180, 7))
def test_no_word_of_a_table_is_cut_off_at_the_edge(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"relation": "IMPLEMENTS", "id": "cao-bang/2026/7-KH-SGDDT", "title": "Rà soát thiết bị dạy học năm 2026", "date": "2026-01-26", "mentions": 1}
    rows = [{**told, "places": None, "evidence": "Thực hiện Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND tỉnh Cao Bằng về chuyển đổi số"}]
    monkeypatch.setattr(sys, "stdout", _Screen())
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("LINES", "50")
    monkeypatch.setenv("TERM", "dumb")
    show(rows)
    words = {word for line in sys.stdout.getvalue().splitlines() for word in line.split()}
    assert {word for value in rows[0].values() for word in str(value or "").split()} <= words
    assert max(map(len, sys.stdout.getvalue().splitlines())) <= width


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_escapes_in_a_title_are_signs(folder: Path) -> None:
    for form in ("table", "csv"):
        shown = viendan("show", "a.txt", "--format", form, "--graph", folder).stdout
        assert b"\x1b" not in shown
    question = "MATCH (d:Document) WHERE d.source ENDS WITH 'a.txt' RETURN d.title AS title"
    assert "␛[31mthử" in viendan("query", question, "--graph", folder).stdout.decode()
    assert b"\x1b" not in viendan("query", question, "--format", "json", "--graph", folder).stdout


@pytest.mark.parametrize("page", ["cp1252", "cp1258", "ascii"])
@pytest.mark.parametrize(
    "command",
    [("show", "Chỉ thị 666"), ("chain", "Chỉ thị 666", "--down"), ("units", "--format", "csv"), ("extract", str(DIRECTIVES)), ("show", "Chỉ thị 999")],
    ids=["show", "chain", "units", "extract", "error"],
)
def test_output_is_utf_8_whatever_the_code_page(folder: Path, tmp_path: Path, page: str, command: tuple[str, ...]) -> None:
    graph = () if command[0] == "extract" else ("--graph", str(folder))
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": page}
    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run([*COMMAND, *command, *graph], stdout=out, stderr=subprocess.PIPE, env=environment, check=False)
    written = ((tmp_path / "out").read_bytes() + done.stderr).decode()
    assert "Chỉ thị" in written or "Sở" in written
    assert done.returncode == (2 if command[-1] == "Chỉ thị 999" else 0)
    assert "Traceback" not in written
    assert "\ufffd" not in written


@pytest.mark.parametrize(
    ("encoding", "status", "says"), [("utf-8-sig", 0, "n\n3\n"), ("utf-16", 2, "is not in UTF-8; save it so"), ("utf-16-le", 2, "is not in UTF-8; save it so")]
)
def test_a_query_file_as_editors_save_it(folder: Path, tmp_path: Path, encoding: str, status: int, says: str) -> None:
    (tmp_path / "q.cypher").write_text("MATCH (d:Document) WHERE d.loaded RETURN count(d) AS n", encoding=encoding)
    done = viendan("query", "--file", tmp_path / "q.cypher", "--format", "csv", "--no-bom", "--graph", folder)
    assert (done.returncode, says in (done.stdout + done.stderr).decode()) == (status, True)


def test_show_as_csv_is_of_one_shape(folder: Path) -> None:
    shown = viendan("show", "Chỉ thị 666", "--format", "csv", "--no-bom", "--graph", folder).stdout.decode()
    names, *rows = csv.reader(io.StringIO(shown))
    assert rows
    assert {len(row) for row in rows} == {len(names)}
    lines = viendan("show", "Chỉ thị 666", "--format", "jsonl", "--graph", folder).stdout.splitlines()
    assert {tuple(json.loads(line)) for line in lines} == {tuple(names)}
    assert viendan("show", "71/2020/NĐ-CP", "--format", "csv", "--no-bom", "--graph", folder).stdout.decode().splitlines()[0] == ",".join(names)


@pytest.mark.parametrize("where", ["file.txt/rows.csv", "folder.csv", "/proc/rows.csv"])
def test_a_place_that_cannot_be_written_is_one_line(folder: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "folder.csv").mkdir()
    done = viendan("units", "-o", tmp_path / where, "--graph", folder)
    assert done.returncode == 2
    assert len([line for line in done.stderr.decode().splitlines() if line.startswith("viendan: ") or "Error" in line]) == 1
    assert str(tmp_path / where) in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_missing_folder_is_made(folder: Path, tmp_path: Path) -> None:
    assert viendan("units", "-o", tmp_path / "new" / "rows.csv", "--no-bom", "--graph", folder).returncode == 0
    assert (tmp_path / "new" / "rows.csv").read_text(encoding="utf-8").startswith("unit,kind")
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["rows.csv"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_one_line(folder: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = viendan("units", "-o", tmp_path / "rows.csv", "--graph", folder)
    tmp_path.chmod(0o700)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


def test_xlsx_goes_to_no_terminal(folder: Path) -> None:
    done = viendan("units", "--format", "xlsx", "--graph", folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "name a file with --output" in done.stderr.decode()


def test_extract_in_every_format(tmp_path: Path) -> None:
    for ending in ("jsonl", "json", "csv", "xlsx", "txt"):
        assert viendan("extract", DIRECTIVES, "--no-bom", "-o", tmp_path / f"found.{ending}").stdout == b""
    lines = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()]
    assert json.loads((tmp_path / "found.json").read_text(encoding="utf-8")) == lines
    expected = [(record["document"]["id"], "cites", cited["number"]) for record in lines for cited in record["citations"]]
    expected += [(record["document"]["id"], "charges with work", given["unit"]) for record in lines for given in record["assignments"]]
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((row["document"], row["what"], (row["number"] or None) if row["what"] == "cites" else row["unit"]) for row in rows) == sorted(expected)
    assert [(row["what"], row["start"]) for row in read_xlsx(tmp_path / "found.xlsx")] == [(row["what"], int(row["start"])) for row in rows]
    assert (tmp_path / "found.txt").read_text(encoding="utf-8").count("charges with work") == sum(row["what"] != "cites" for row in rows)


def test_one_failed_file_leaves_the_rest_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_bytes(b"")
    done = viendan("extract", tmp_path / "none.txt", DIRECTIVES / "bac-giang.txt", "--format", "json")
    assert done.returncode == 1
    assert [Path(record["source"]).name for record in json.loads(done.stdout)] == ["bac-giang.txt"]


HEAVY = ("pandas", "kglite", "pyarrow", "duckdb", "spacy", "neo4j", "networkx", "rich", "openpyxl", "extractors.extraction")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["version"], ["--version"], ["export", "--help"], ["query", "--help"], ["nothing"]])
def test_help_and_version_import_little(arguments: list[str]) -> None:
    program = "import sys; from graph.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    program += f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == ""
    assert "viendan" in done.stdout + done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_formats(shell: str) -> None:
    script = viendan(_VIENDAN_COMPLETE=f"source_{shell}").stdout.decode()
    assert "_VIENDAN_COMPLETE" in script
    typed = "viendan query --format "
    asked = {"_VIENDAN_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    answer = viendan(**asked, COMP_WORDS=typed, COMP_CWORD="3").stdout.decode()
    assert set(re.findall(r"\w+", answer)) >= set(Format)
    asked["_TYPER_COMPLETE_ARGS"] = "viendan export --to "
    answer = viendan(**asked, COMP_WORDS="viendan export --to ", COMP_CWORD="3").stdout.decode()
    assert {"graphml", "neo4j-import"} <= set(re.findall(r"[\w-]+", answer))


def test_inert_keeps_what_people_write() -> None:
    for text in ("Điều 5\n\tkhoản 2", "👩‍⚖️", "Vie\u0323\u0302t"):
        assert inert(text) == text
    assert cell(True) == "true"
