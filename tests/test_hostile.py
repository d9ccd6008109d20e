"""Odd options, broken and hostile files: every one is answered in a line, and what documents say is data wherever it is printed."""

from __future__ import annotations

import csv
import errno
import io
from pathlib import Path

import pytest
from test_cli import viendan

import graph.cli as cli

TITLE = "Về việc [mục 1] [/b] \x1b[31m đỏ"
HEAD = "UBND TỈNH LÀO CAI\nSố: 7/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\n"
TEXT = HEAD + "{title}\nCăn cứ Luật Giáo dục năm 2019;\nĐiều 1. Giao Sở Y tế báo cáo.\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    (folder / "in" / "[b] 'a' & 100%.txt").write_text(TEXT.format(title=TITLE), encoding="utf-8")
    (folder / "in" / "=1+1.txt").write_text(TEXT.format(title="=cmd|' /C calc'!A0").replace("7/QĐ", "8/QĐ"), encoding="utf-8")
    done = viendan("build", folder / "in", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.mark.parametrize(
    "command", [["show", "7/QĐ-UBND"], ["chain", "7/QĐ-UBND"], ["units"], ["audit", "--at-least", "info"], ["query", "MATCH (d) RETURN d"]]
)
def test_no_command_prints_an_escape_and_markup_is_text(graph: Path, command: list[str]) -> None:
    done = viendan(*command, "--graph", graph)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    if command[0] == "show":
        assert "[mục 1] [/b]" in done.stdout


def test_a_formula_in_csv_is_text(graph: Path) -> None:
    done = viendan("query", "MATCH (d:Document) WHERE d.loaded RETURN d.title AS title ORDER BY d.id", "--format", "csv", "--graph", graph)
    titles = [row["title"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert titles[1].startswith("'=")


FILES = {
    "same.toml": b"same = 3\n",
    "bracket.toml": b'[same]\nid="a"\nis="b"\nwhy="c"\n',
    "deep.toml": b"a=" + b"[" * 5000,
    "bytes.toml": b"\xff\xfe",
    "half.json": b"{",
    "deep.json": b"[" * 100_000,
    "bytes.json": b"\xff\xfe\x00",
    "list.json": b"[]",
}
ODD = [
    *(["build", "IN", "--out", "NEW", "--judgements", name] for name in FILES if name.endswith("toml")),
    *(["evaluate", name] for name in FILES if name.endswith("json")),
    *(["evaluate", "half.json", "--against", name] for name in FILES if name.endswith("json")),
    ["build", "IN", "--out", "half.json"],
    ["build", "IN", "--out", "half.json/x"],
    ["build", "IN", "--out", "/"],
    ["build", "IN", "--out", "a" * 5000],
    ["build", "a" * 5000, "--out", "NEW"],
    ["build", "IN", "--add", "--remove", "--out", "NEW"],
    ["build", "IN", "--remove", "--out", "NEW"],
    ["extract", "a" * 5000],
    ["query", "RETURN $cypher AS a", "--param", "cypher=[1"],
    ["query", "RETURN $a AS a", "--param", "a=99999999999999999999999"],
    ["query", "RETURN 1 AS a", "--graph", "half.json"],
    ["show", "9" * 50_000],
    ["show", ""],
    ["view", "--out", "IN"],
    ["view", "--out", "/proc/x/y.html"],
    ["export", "--to", "graphml", "-o", "IN"],
]


@pytest.mark.parametrize("arguments", ODD, ids=[" ".join(each)[:50] for each in ODD])
def test_odd_options_and_broken_files_give_a_line(graph: Path, tmp_path: Path, arguments: list[str]) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    named = {"IN": graph.parent / "in", "NEW": tmp_path / "new", **{name: tmp_path / name for name in FILES}, "half.json/x": tmp_path / "half.json" / "x"}
    given = [named.get(argument, argument) for argument in arguments]
    asks = arguments[0] in {"query", "show", "view", "export"} and "--graph" not in arguments
    done = viendan(*given, *(["--graph", graph] if asks else []))
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "not enough memory; close other programs"),
        (PermissionError(errno.EACCES, "Permission denied", "C:\\in\\a.docx"), "no right to read or write: C:\\in\\a.docx; check its owner"),
        (OSError(errno.ENOSPC, "No space left on device", "/build/x"), "the disk is full: /build/x; free some space"),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full; free some space"),
        (ValueError("x"), None),
    ],
    ids=["memory", "rights", "full disk", "a full disk somewhere", "the program's own"],
)
def test_what_the_machine_refuses_is_said_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str | None
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "app", fail)
    monkeypatch.setattr("sys.argv", ["viendan"])
    monkeypatch.setattr("sys.stdout.reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr("sys.stderr.reconfigure", lambda **_: None, raising=False)
    with pytest.raises(SystemExit if says else ValueError):
        cli.main()
    if says:
        assert f"viendan: {says}" in capsys.readouterr().err


def test_a_damaged_table_gives_a_line(graph: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(graph, tmp_path / "g")
    (tmp_path / "g" / "generations" / "1" / "nodes" / "Document.parquet").write_bytes(b"x")
    done = viendan("export", "--to", "graphml", "-o", tmp_path / "e.graphml", "--graph", tmp_path / "g")
    assert (done.returncode, "--fresh" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
