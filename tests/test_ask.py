"""A question asked as people ask: values as they are typed, by place or by name, in Python and on the command line."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from test_cli import viendan

from graph import Graph
from graph.ask import READERS, read
from graph.errors import AmbiguousDocument, AmbiguousUnit, MissingValue, UnknownDocument, UnknownQuestion, UnknownUnit, ValueUnknown
from graph.queries import TYPES, Parameter, names, question, questions

READ: list[tuple[str, Any, Any]] = [
    ("document", "Chỉ thị 666", "tw/2020/666-CT-BGDDT"),
    ("documents", "Chỉ thị 666; NĐ 71/2020", ["tw/2020/666-CT-BGDDT", "tw/2020/71-ND-CP"]),
    ("documents", ["Chỉ thị 666"], ["tw/2020/666-CT-BGDDT"]),
    ("unit", "tw/chinh-phu", "tw/chinh-phu"),
    ("unit", "sở giáo dục - đào tạo tỉnh Bắc Giang", "bac-giang/so-giao-duc-va-dao-tao"),
    ("unit", "Giáo dục và Đào tạo tỉnh Điện Biên", "dien-bien/so-giao-duc-va-dao-tao"),
    ("text", "  năm \n học ", "năm học"),
    ("text", "na\u0306m", "năm"),
    ("integer", "12", 12),
    ("integer", 12, 12),
    ("date", "2025-11-01", "2025-11-01"),
    ("date", "1/11/2025", "2025-11-01"),
    ("date", "01.11.2025", "2025-11-01"),
    ("date", datetime.date(2025, 11, 1), "2025-11-01"),
    ("date", datetime.datetime(2025, 11, 1, 8), "2025-11-01"),
    ("date", "hôm nay", datetime.date.today().isoformat()),
    ("place", "bac giang", "Bắc Giang"),
    ("place", "Tỉnh Bắc Giang", "Bắc Giang"),
    ("place", "thành phố Điện Biên Phủ", "Điện Biên Phủ"),
    ("relation", "based_on", "BASED_ON"),
    ("relation", "căn cứ", "BASED_ON"),
    ("relation", "Sửa đổi, bổ sung", "AMENDS"),
    ("kind", "NĐ", "Nghị định"),
    ("kind", "chỉ thị", "Chỉ thị"),
    ("rule", "mended_number", "mended_number"),
    ("severity", "Warning", "warning"),
]


@pytest.mark.parametrize(("kind", "typed", "means"), READ, ids=[f"{kind} {typed}" for kind, typed, _ in READ])
def test_a_value_is_read_as_it_is_typed(directives: Graph, kind: str, typed: Any, means: Any) -> None:
    assert read(directives.store, Parameter("x", kind, ""), typed) == means


REFUSED: list[tuple[str, Any, str]] = [
    ("text", " ", "empty"),
    ("text", 3, "no text"),
    ("integer", "-1", "no whole number"),
    ("integer", "1.5", "no whole number"),
    ("integer", True, "no whole number"),
    ("date", "30/2/2025", "write 2025-11-01"),
    ("date", "2025", "write 2025-11-01"),
    ("date", 2025, "write 2025-11-01"),
    ("place", "Hà Nội", "known are: Bắc Giang"),
    ("relation", "ASSIGNS", "known are: BASED_ON"),
    ("kind", "Nghị đinhh", "nearest are: Nghị định"),
    ("rule", "mended", "known are: mended_number"),
    ("severity", "grave", "known are: info; notice"),
    ("severity", 1, "no text"),
]


@pytest.mark.parametrize(("kind", "typed", "says"), REFUSED, ids=[f"{kind} {typed}" for kind, typed, _ in REFUSED])
def test_a_value_that_means_nothing_says_what_may_be(directives: Graph, kind: str, typed: Any, says: str) -> None:
    with pytest.raises(ValueUnknown, match=f"^x: .*{re.escape(says)}"):
        read(directives.store, Parameter("x", kind, ""), typed)


def test_every_type_has_a_reader() -> None:
    assert set(READERS) == set(TYPES)


def test_values_go_by_place_or_by_name(directives: Graph) -> None:
    by_place = directives.ask("chain_down", "Chỉ thị 666", 5)
    assert by_place == directives.ask("chain_down", id="tw/2020/666-CT-BGDDT", limit=5)
    assert by_place[0]["relations"] == ["BASED_ON"]
    assert by_place.df().shape == (1, 6)


@pytest.mark.parametrize(
    ("name", "values", "named", "error", "says"),
    [
        ("chain_dwn", (), {}, UnknownQuestion, "nearest are: chain_down"),
        ("chain_down", (), {}, MissingValue, "needs ID"),
        ("path_up", ("Chỉ thị 666",), {}, MissingValue, "needs OTHER"),
        ("chain_down", ("Chỉ thị 666", 5, 6), {}, ValueUnknown, "3 values are too many; it takes ID [LIMIT]"),
        ("chain_down", ("Chỉ thị 666",), {"depth": 3}, ValueUnknown, "no parameter 'depth'"),
        ("chain_down", ("Chỉ thị 666",), {"id": "x"}, ValueUnknown, "given twice"),
        ("kinds", (1,), {}, ValueUnknown, "it takes nothing"),
        ("chain_down", ("Chỉ thị 6661",), {}, UnknownDocument, "no document"),
        ("chain_down", ("giải pháp",), {}, AmbiguousDocument, "can be 5 documents"),
        ("tasks_of", ("UBND",), {}, AmbiguousUnit, "can be 3 units"),
        ("tasks_of", ("Bộ Quốc hội",), {}, UnknownUnit, "tw/quoc-hoi"),
    ],
)
def test_what_is_asked_wrongly_is_a_clear_error(
    directives: Graph, name: str, values: tuple[Any, ...], named: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        directives.ask(name, *values, **named)


def test_a_limit_that_is_reached_is_noted(directives: Graph) -> None:
    assert directives.ask("titled", "năm học", 2).notes == ["as many rows as asked for, 2; a greater limit may give more"]
    assert directives.ask("titled", "năm học", 50).notes == []


def test_the_questions_are_a_table(directives: Graph) -> None:
    assert [row["question"] for row in directives.questions] == [item.name for item in questions()]
    assert directives.questions.columns == ["group", "question", "takes", "asks", "asks_vi", "example"]


def test_no_parameter_has_the_name_of_an_option() -> None:
    options = set(re.findall(r"--(\w+)", viendan("ask", "--help").stdout.partition("Examples:")[0]))
    assert options >= {"graph", "format", "param"}
    for name in names():
        assert not {item.name for item in question(name).parameters} & (options | {"question", "timeout"})


BY_NAME = ["ask", "titled", "--words", "năm học", "--limit=2", "--format", "csv"]
CASES = [
    ("a list", ["ask"], 0, "chain_down ID [LIMIT]"),
    ("a list says more", ["ask"], 0, "viendan ask QUESTION"),
    ("a list as csv", ["ask", "--format", "csv"], 0, "group,question,takes,asks,asks_vi,example"),
    ("a chain", ["ask", "chain_down", "Chỉ thị 666", "--format", "csv"], 0, "BASED_ON"),
    ("by name", BY_NAME, 0, "date,id,title,loaded"),
    ("by --param", ["ask", "titled", "--param", "words=năm học", "--param", "limit=2"], 0, "note: as many rows as asked for, 2"),
    ("no values", ["ask", "chain_down"], 2, "example: viendan ask chain_down 'Chỉ thị 666'"),
    ("no such question", ["ask", "chain_dwn"], 2, "nearest are: chain_down"),
    ("no such option", ["ask", "titled", "năm học", "--limt", "2"], 2, "no option --limt; titled takes --words, --limit"),
    ("an option without its value", ["ask", "titled", "năm học", "--limit"], 2, "--limit needs a value"),
    ("a parameter that is none", ["ask", "titled", "--param", "words"], 2, "NAME=VALUE"),
    ("a bad date", ["ask", "issued_in", "2020-13-01"], 2, "since: '2020-13-01' is no day"),
    ("no such place", ["ask", "units_in", "Hà Nội"], 2, "known are: Bắc Giang"),
    ("no rows", ["ask", "titled", "thủy sản"], 0, "no rows"),
    ("Cypher", ["ask", "chain_down", "--show"], 0, "MATCH p = (d:Document {id: $id})"),
    ("Cypher with values", ["ask", "chain_down", "Chỉ thị 666", "--show"], 0, '// :params {id: "tw/2020/666-CT-BGDDT", limit: 200}'),
    ("too short a time", ["ask", "kinds", "--timeout", "0"], 2, "timeout"),
]


@pytest.mark.parametrize(("arguments", "status", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_command_asks(directives: Graph, arguments: list[str], status: int, says: str) -> None:
    done = viendan(*arguments, "--graph", directives.folder)
    assert (done.returncode, says in done.stdout + done.stderr) == (status, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_what_it_takes_needs_no_graph(tmp_path: Path) -> None:
    done = viendan("ask", "chain_down", "--graph", tmp_path / "nowhere")
    assert "limit  integer" in done.stderr


def test_rows_go_to_a_file(directives: Graph, tmp_path: Path) -> None:
    assert viendan("ask", "tasks_in", "bac-giang.txt", "-o", tmp_path / "tasks.csv", "--bom", "--graph", directives.folder).returncode == 0
    with (tmp_path / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(directives.ask("tasks_in", "bac-giang.txt"))
