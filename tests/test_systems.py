"""Other machines, as far as one can be made to look like them: code pages, line ends, names and places of files, what is installed, what people first see."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import DIRECTIVES, ROOT
from test_cli import viendan

from extractors.batch import extract_paths
from extractors.readers import programs
from graph import build, machine
from graph.machine import MISSING, SYSTEMS, UNUSED, WORKS, WRONG, Check, checks
from graph.words import LANGUAGES, words
from graph.words.choice import chosen

HEAD = "UBND TỈNH LÀO CAI\nSố: {number}/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\n"
TEXT = HEAD + "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\nCăn cứ Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ;\nGiao Sở Y tế báo cáo.\n"


def cited(path: Path) -> list[tuple[Any, ...]]:
    """What the documents of a path cite, and whom they give work."""
    found = []
    for outcome in extract_paths([path]):
        assert outcome.extraction, outcome.error
        found.append((outcome.extraction.document.number, *((c.kind, c.number, c.date, c.relation) for c in outcome.extraction.citations)))
        found.append(tuple(given.unit for given in outcome.extraction.assignments))
    return found


# Code pages


@pytest.mark.parametrize("page", ["cp1252", "cp1258"])
@pytest.mark.parametrize("arguments", [["--help"], [], ["show"], ["build", "không có.txt"], ["tasks", "--from", "tháng"]], ids=" ".join)
def test_vietnamese_is_utf_8_on_both_streams_whatever_the_code_page(tmp_path: Path, page: str, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "graph.cli", "--lang", "vi", *arguments]
    said = {}
    for name in ("utf-8", page):
        environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": name}
        done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
        said[name] = (done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert said[page] == said["utf-8"]
    assert any(ord(letter) > 0x1E00 for letter in said[page][1] + said[page][2])


# Line ends


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_a_text_says_the_same_with_other_line_ends(tmp_path: Path, end: str) -> None:
    (tmp_path / "lf.txt").write_bytes(TEXT.format(number=7).encode())
    (tmp_path / "other.txt").write_bytes(TEXT.format(number=7).replace("\n", end).encode())
    assert cited(tmp_path / "other.txt") == cited(tmp_path / "lf.txt")
    assert len(cited(tmp_path / "lf.txt")[0]) == 3


def _csv(rows: list[dict[str, str]], end: str) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def _jsonl(rows: list[dict[str, str]], end: str) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + end for row in rows)


@pytest.mark.parametrize(("ending", "made"), [(".csv", _csv), (".jsonl", _jsonl)], ids=["CSV", "JSON lines"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "BOM"])
def test_a_dump_of_windows_says_the_same(tmp_path: Path, ending: str, made: Callable[[list[dict[str, str]], str], str], mark: str) -> None:
    lines = {"lf": "\n", "crlf": "\r\n"}
    for name, end in lines.items():
        rows = [{"id": str(number), "text": TEXT.format(number=number).replace("\n", end)} for number in (7, 8)]
        (tmp_path / f"{name}{ending}").write_bytes((mark + made(rows, end)).encode())
    assert cited(tmp_path / f"crlf{ending}") == cited(tmp_path / f"lf{ending}")
    assert [found[0] for found in cited(tmp_path / f"lf{ending}")[::2]] == ["7/QĐ-UBND", "8/QĐ-UBND"]


# Names and places of files

NAMES = {
    "blanks": "quyết định số 7 .txt",
    "decomposed": unicodedata.normalize("NFD", "Quyết định.txt"),
    "backslash": "a\\b.txt",
    "brackets": "[x] 100% & 'y'.txt",
    "deep": "/".join(["thư mục rất dài " + "x" * 60] * 6) + "/quyết định.txt",
}


@pytest.mark.parametrize("name", list(NAMES.values()), ids=list(NAMES))
def test_a_file_is_read_and_found_whatever_its_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "\\" in name:
        pytest.skip("is a folder there")
    file = tmp_path / "nguồn" / name
    file.parent.mkdir(parents=True)
    file.write_text(TEXT.format(number=7), encoding="utf-8")
    with build(tmp_path / "nguồn", out=tmp_path / "đồ thị") as graph:
        held = graph.query("MATCH (d:Document) WHERE d.loaded RETURN d.id AS id, d.source AS source")
        assert [row["id"] for row in held] == ["lao-cai/2021/7-QD-UBND"]
        assert held[0]["source"].endswith(Path(name).name)
        assert graph.find(Path(name).name) == "lao-cai/2021/7-QD-UBND"
    again = viendan("build", tmp_path / "nguồn", "--out", tmp_path / "đồ thị")
    assert "(0 read, 1 unchanged, 0 failed)" in again.stderr


def test_a_program_that_stands_on_no_path_is_found_where_its_installer_puts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LocalAppData", raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    assert programs.program("tesseract") is None
    place = Path(programs._PLACES["tesseract"][0].replace("%ProgramFiles%", str(tmp_path / "Program Files")))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"")
    assert programs.program("tesseract") == str(place)


@pytest.mark.parametrize(("identifier", "language"), [(0x042A, "vi"), (0x0409, "en")])
def test_the_language_of_windows_is_asked_where_no_variable_tells(monkeypatch: pytest.MonkeyPatch, identifier: int, language: str) -> None:
    import ctypes

    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: identifier)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert chosen([], {}) == language
    assert chosen([], {"LANG": "vi_VN"}) == "vi"


# What works here


def _all(monkeypatch: pytest.MonkeyPatch, **found: Any) -> dict[str, Check]:
    """The checks, with programs and languages as told."""
    monkeypatch.setattr(machine, "office", lambda: found.get("office"))
    monkeypatch.setattr(machine, "program", lambda name: found.get(name))
    monkeypatch.setattr(machine, "tesseract_languages", lambda: frozenset(found.get("languages", ())))
    return {check.name: check for check in checks(Path("nowhere") / "yet")}


def test_a_bare_machine_has_the_essentials_and_says_how_to_get_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _all(monkeypatch)
    assert all(check.state == WORKS for check in found.values() if check.essential)
    assert [found[name].state for name in ("libreoffice", "antiword", "tesseract", "neo4j")] == [MISSING, MISSING, MISSING, UNUSED]


@pytest.mark.parametrize(
    ("installed", "states"),
    [
        ({"office": "/x/soffice"}, (WORKS, UNUSED, MISSING)),
        ({"antiword": "/x/antiword"}, (MISSING, WORKS, MISSING)),
        ({"tesseract": "/x/tesseract", "languages": ["eng"]}, (MISSING, MISSING, WRONG)),
        ({"tesseract": "/x/tesseract", "languages": ["eng", "vie"]}, (MISSING, MISSING, WORKS)),
    ],
    ids=["LibreOffice", "antiword", "tesseract without Vietnamese", "tesseract"],
)
def test_what_is_installed_is_found(monkeypatch: pytest.MonkeyPatch, installed: dict[str, Any], states: tuple[str, ...]) -> None:
    found = _all(monkeypatch, **installed)
    assert tuple(found[name].state for name in ("libreoffice", "antiword", "tesseract")) == states


def test_a_full_disk_is_no_place_for_a_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1e7))
    disk = next(check for check in checks(Path()) if check.name == "disk")
    assert (disk.state, disk.essential, disk.values["free"]) == (WRONG, True, "0.0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_looked_at_has_words_and_a_way_to_get_it_on_every_system(language: str) -> None:
    said = words("machine", language)
    for check in checks(Path()):
        assert said[f"found.{check.found}"].format(**check.values)
        assert {f"name.{check.name}", f"for.{check.name}", *(f"get.{check.name}.{system}" for system in SYSTEMS)} <= said.keys()


@pytest.mark.parametrize(("platform", "system"), [("linux", "debian"), ("darwin", "macos"), ("win32", "windows"), ("freebsd14", "debian")])
def test_the_kind_of_system_is_told(monkeypatch: pytest.MonkeyPatch, platform: str, system: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert machine.system() == system


def test_the_doctor_s_status_says_whether_the_essentials_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    well = viendan("doctor")
    assert (well.returncode, "libraries: all" in well.stdout) == (0, True), well.stdout
    (tmp_path / "striprtf").mkdir()
    (tmp_path / "striprtf" / "__init__.py").write_text("raise ImportError('DLL load failed')\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]))
    ill = viendan("doctor", "--lang", "vi")
    assert ill.returncode == 1
    assert "không nạp được: striprtf.striprtf" in ill.stdout
    assert "Có thứ thiết yếu không hoạt động: thư viện" in ill.stdout


def test_the_doctor_tries_a_server_that_is_named() -> None:
    done = viendan("doctor", "--graph", "bolt://127.0.0.1:9")
    assert done.returncode == 0  # a server is not essential
    assert "wrong     Neo4j: bolt://127.0.0.1:9: no Neo4j answers there" in done.stdout


# First minutes


def test_viendan_alone_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    first = viendan()
    assert (first.returncode, first.stderr) == (0, "")
    assert "There is no graph in this folder yet (build)" in first.stdout
    assert "viendan build PATH" in first.stdout
    assert viendan("build", DIRECTIVES).stderr.splitlines()[-1] == "next: viendan view --open"
    then = viendan().stdout
    assert "2 documents read, 34 more cited" in then
    assert "viendan build PATH" not in then
    assert max(map(len, then.splitlines())) <= 80
    (tmp_path / "build" / "manifest.json").write_text("{")
    assert "holds no graph that can be read" in viendan().stdout
