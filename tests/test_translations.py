"""The two languages say the same things, and everything that people see has words in both."""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import typer.main
from conftest import DIRECTIVES, ROOT
from test_cli import viendan

import graph.words
from extractors import deadlines, effects, resolve
from extractors.evaluate.annotated import FIELDS, SCORES
from graph import Graph, check
from graph.audit import RULES, coverage, standing
from graph.checking.report import SEVERITIES
from graph.cli import app, extract, show
from graph.cli import check as check_command
from graph.descent import CASCADE, IMPACT
from graph.queries import INTERNAL, query, questions
from graph.queries import names as question_names
from graph.words import LANGUAGES, words
from graph.words.choice import chosen
from graph.words.phrases import DETAILS, detailed, known
from graph.words.phrases import SECTIONS as SECTIONS_OF_PHRASES

SECTIONS = sorted(path.stem for path in (Path(graph.words.__file__).parent / "vi").glob("*.toml"))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_the_same_keys_and_blanks_in_every_language(section: str) -> None:
    first, *others = (words(section, language) for language in LANGUAGES)
    for other in others:
        assert sorted(first) == sorted(other)
        assert {key: _blanks(first[key]) for key in first} == {key: _blanks(other[key]) for key in first}


def _blanks(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])


def test_no_section_stands_in_one_language_only() -> None:
    folder = Path(graph.words.__file__).parent
    assert [sorted(path.stem for path in (folder / language).glob("*.toml")) for language in LANGUAGES] == [SECTIONS] * 2


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["show", "x"], {}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LC_MESSAGES": "vi", "LANG": "en_US.UTF-8"}, "vi"),
        ([], {"LANG": "vie_XX"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "VIENDAN_LANG": "vi"}, "vi"),
        (["--lang", "en", "show"], {"VIENDAN_LANG": "vi"}, "en"),
        (["show", "x", "--lang=vi"], {}, "vi"),
        (["show", "--", "--lang=vi"], {}, "en"),
        (["show", "--lang"], {}, "en"),
        (["--lang", "fr"], {"LANG": "vi_VN.UTF-8"}, "vi"),
    ],
)
def test_the_language_is_the_option_s_then_the_variable_s_then_the_locale_s(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert chosen(arguments, environment) == language


# Help


def _commands(command: Any, name: str = "viendan") -> Iterator[tuple[str, Any]]:
    yield name, command
    for inner, each in getattr(command, "commands", {}).items():
        yield from _commands(each, f"{name} {inner}")


COMMANDS = dict(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert all(option.help for option in command.params)
    if not command.hidden and name != "viendan":
        assert command.short_help
        assert command.help != command.short_help


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_fits_one_screen_and_is_not_cut(language: str) -> None:
    lines = viendan("--help", "--lang", language).stdout.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line.endswith("...") and not line.startswith(("Usage", "Cách dùng"))]
    listed = {line.split()[0] for line in lines if re.match(r"  [a-z]+ ", line)}
    assert listed == {name.split()[1] for name, command in COMMANDS.items() if name.count(" ") == 1 and not command.hidden}
    headings = [line for line in lines if re.fullmatch(r"\S.*:", line)]
    assert headings[1:] == [f"{words('help', language)[f'panels.{panel}']}:" for panel in ("build", "ask", "check", "give")]


ENGLISH = re.compile(r"(?<![-\w])(?:Usage|Options|Arguments|Commands|Show|Example|required|default:|the|of|and|is)\b")


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if not command.hidden])
def test_help_in_vietnamese_has_no_english(name: str) -> None:
    shown = viendan(*name.split()[1:], "--help", "--lang", "vi").stdout
    assert "Cách dùng: viendan" in shown
    assert ENGLISH.findall(re.sub(r"'[^']*'", "", shown)) == []


# Messages


APART = {  # what no person sees at the command line
    "graph/mcp": "answers to assistants",
    "graph/queries": "heads of questions, which a test reads",
    "graph/view": "the page",
    "extractors/extraction.py": "arguments of Python",
    "extractors/registry": "tables, which tests read",
    "extractors/components.py": "arguments of Python",
}
ERROR = re.compile(r"Error$|^(?:PassedOver|NoText|MissingTool|NothingRead|BadArgument|MissingValue|ValueUnknown)$")
PROGRAMMED = {"RegistryError", "ConfigError", "AttributeError", "TypeError", "AssertionError", "KeyError"}


def _raised() -> Iterator[tuple[str, str]]:
    """Yield the messages of errors as they stand, with their place; a blank is X."""
    for file in sorted(path for root in ("graph", "extractors") for path in (ROOT / root).rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name.startswith(tuple(APART)):
            continue
        module = importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")) if "__main__" not in name else None
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name) and ERROR.search(node.func.id) and node.func.id not in PROGRAMMED:
                yield from ((f"{name}:{node.lineno}", text) for text in _texts(node.args[-1], module) if re.search(r"[a-z]{2}", text))


def _texts(node: ast.AST, module: Any) -> list[str]:
    """Return what an expression can say: each branch of a condition, constants of the module, X for what differs."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, module), *_texts(node.orelse, module)]
    if isinstance(node, ast.FormattedValue):
        constant = getattr(module, node.value.id, None) if isinstance(node.value, ast.Name) else None
        inner = node.value if isinstance(node.value, ast.IfExp) else None
        return [constant] if isinstance(constant, str) else (inner and _texts(inner, module)) or ["X"]
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*(_texts(part, module) for part in node.values))]
    return []


RAISED = list(_raised())


def test_every_error_that_is_raised_has_words() -> None:
    assert len(RAISED) > 90
    blanks = {"graph/ask.py": ("no X X", "no X XX")}  # of several types, which are listed one by one
    lacking = [(place, text) for place, text in RAISED if not known(text.split("\n")[0]) and text not in blanks.get(place.partition(":")[0], ())]
    assert lacking == []


WAY_OUT = re.compile(r"; |\? |`viendan|\bgive\b|\bset\b|\binstall\b")
NO_WAY_OUT = {  # what follows from the thing itself, or is a part of another message
    "gold.span",
    "gold.other",
    "gold.floor",
    "server.scheme",
    "query.fails",
    "query.parameter",
    "query.writes",
    "server.ends",
    "chain.direction",
    "chain.depth",
    "export.format",
    "catalogue.empty",
    "catalogue.no_column",
    "judgements.kinds",
    "graph.nothing_read",
    "load.differs",
}


def test_every_error_names_a_way_out() -> None:
    """Of the command line's own refusals and of the parts of messages none is asked for."""
    texts = {key: text for key, text in words("errors", "en").items() if key.partition(".")[0] not in {"command", "ask", "find", "read"}}
    assert {key for key, text in texts.items() if not WAY_OUT.search(text)} <= NO_WAY_OUT
    read = {key: text for key, text in words("errors", "en").items() if key.startswith("read.") and "{path}" in text}
    assert [text for text in read.values() if ";" not in text and "is not read" not in text] == []


@pytest.mark.parametrize("section", [*SECTIONS_OF_PHRASES, DETAILS])
def test_two_blanks_of_a_phrase_never_touch(section: str) -> None:
    assert [text for text in words(section, "en").values() if "}{" in text] == []


def test_a_hostile_text_is_matched_in_proportion_to_its_length() -> None:
    text = "dated x in " + " in and " * 50_000
    began = time.process_time()
    assert detailed("two_dates", text, "vi").startswith("ghi ngày x trong")
    assert time.process_time() - began < 2


# Records


REASON = re.compile(r"[a-z][a-z']+ [a-z',;: ]+")


def _reasons() -> Iterator[str]:
    """Yield the ties and reasons that the program stores: of the link's SQL, and of the modules that read texts."""
    sql = (ROOT / "graph" / "link.sql").read_text(encoding="utf-8")
    yield from (text for text in re.findall(r"'([a-z][^'\n]*[a-z] [^'\n]+)'", sql) if not text.startswith("same"))
    for module in (deadlines, effects):
        yield from (value for name, value in vars(module).items() if name.isupper() and isinstance(value, str) and REASON.fullmatch(value))
    for name in ("resolve", "inforce"):
        for node in ast.walk(ast.parse((ROOT / "extractors" / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Return, ast.keyword)) and node.value is not None:
                asked = {id(inner) for part in ast.walk(node.value) if isinstance(part, (ast.Compare, ast.Call)) for inner in _compared(part)}
                parts = (part for part in ast.walk(node.value) if isinstance(part, ast.Constant) and id(part) not in asked)
                yield from (text for part in parts if isinstance(text := part.value, str) and REASON.fullmatch(text))


def _compared(part: ast.expr) -> Iterator[ast.AST]:
    """Yield what a text is compared with, which is no reason."""
    if isinstance(part, ast.Compare) or (isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in {"startswith", "endswith"}):
        yield from ast.walk(part)


def test_every_reason_and_tie_that_is_stored_has_words() -> None:
    stored = {*_reasons(), resolve.NOT_LISTED, deadlines.RECURS}
    assert {"number, year and issuer", "short number without a full one", "no such day"} <= stored
    told = {text if not text.endswith((": ", "it is ", "of ")) else f"{text}X" for text in stored}
    assert [text for text in sorted(told) if not known(text.rstrip())] == []


def test_every_rule_of_the_audit_has_words() -> None:
    assert {rule.name for rule in RULES} == set(words("rules", "vi"))
    assert {rule.severity for rule in RULES} <= {key.partition(".")[2] for key in words("values", "vi")}
    assert all(words("rules", "en")[rule.name] == rule.says for rule in RULES)


def test_what_a_graph_says_has_words(directives: Graph) -> None:
    assert [row["how"] for row in coverage(directives.store) if not known(row["how"])] == []
    found = directives.audit()
    assert found
    assert [row["detail"] for row in found if not known(row["detail"], row["rule"])] == []


def test_the_figures_after_a_build_are_those_of_the_coverage(built: Path, directives: Graph) -> None:
    rows = coverage(directives.store)
    stands = standing(built)
    assert stands.mentions == sum(row["mentions"] for row in rows)
    assert stands.tied == sum(row["mentions"] for row in rows if row["tied"])
    assert stands.odd == sum(row["severity"] != "info" for row in directives.audit())


@pytest.mark.shared
def test_what_a_check_says_has_words(shared: Path) -> None:
    texts = sorted((shared / "gold" / "texts").glob("*.txt"))[:6]
    reports = [check(path) for path in texts]
    messages = {found.message for report in reports for _, found in report.findings(SEVERITIES[0])}
    assert len(messages) > 5
    assert [text for text in sorted(messages) if not known(text)] == []


# Tables


def test_every_column_has_a_heading_of_its_own() -> None:
    columns = {
        *show.COLUMNS,
        *extract.COLUMNS,
        *check_command.LISTED,
        *IMPACT,
        *CASCADE,
        *SCORES,
        *FIELDS,
        "group",
        "question",
        "takes",
        "asks",
        "asks_vi",
        "example",
    }
    for name in question_names():
        cypher = query(name)
        columns |= set(re.findall(r"\bAS (\w+)", cypher[cypher.rindex("RETURN") :]))
    assert sorted(columns - set(words("columns", "vi"))) == []
    for language in LANGUAGES:
        headings = list(words("columns", language).values())
        assert len(headings) == len(set(headings))
    assert all(name == heading for name, heading in words("columns", "en").items())


def test_what_a_question_takes_has_words() -> None:
    assert [item.says for asked in questions() for item in asked.parameters if not known(item.says)] == []


def test_every_group_of_questions_has_a_heading() -> None:
    assert {item.group for item in questions()} - {INTERNAL} == {key.removeprefix("ask.groups.") for key in words("say", "vi") if key.startswith("ask.groups.")}


# The command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("vi") / "build"
    done = viendan("build", DIRECTIVES, "--out", out, "--lang", "vi")
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert "2 văn bản (2 đọc mới, 0 không đổi, 0 không đọc được), 34 văn bản khác được viện dẫn" in lines[0]
    assert lines[1:] == [
        "viện dẫn: 40, 87.5% gắn được với văn bản",
        "còn bỏ ngỏ, có nêu lý do: 5 (viendan audit --coverage)",
        "điều bất thường, từ mức lưu ý (notice) trở lên: 3 (viendan audit)",
        f"tiếp theo: viendan view --open --graph {out}",
    ]
    return out


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["audit"], 0, "lưu ý"),
        (["audit", "--coverage"], 0, "số hiệu, năm và cơ quan ban hành"),
        (["audit", "--coverage", "--format", "csv"], 0, 'tied,how,mentions,share\ntrue,"number, year and issuer"'),
        (["show", "NĐ 71/2020"], 0, "được viện dẫn bởi (1)"),
        (["show", "NĐ 71/2020", "--format", "json"], 0, '"issuer": "Chính phủ"'),
        (["validity", "NĐ 71/2020", "--at", "1/11/2025"], 0, "không rõ (chỉ được viện dẫn"),
        (["chain", "Chỉ thị 666", "--down"], 0, "└─ căn cứ ← Chỉ thị"),
        (["units", "--role", "coordinating"], 0, "số nhiệm vụ"),
        (["tasks", "--all"], 0, "thời hạn"),
        (["ask"], 0, "chuỗi căn cứ"),
        (["ask", "chain_up"], 2, "chain_up cần ID\nVăn bản này dựa vào những văn bản nào"),
        (["ask", "chain_up"], 2, "limit  integer   số dòng tối đa (mặc định 200)"),
        (["chain", "NĐ 71/2020", "--depth", "0"], 2, "Giá trị không hợp lệ cho '--depth': phải từ 1 trở lên"),
        (["query", "MATCH (d:Document) WHERE d.loaded RETURN count(d) AS documents"], 0, "documents\n2"),
        (["query", "MATCH (d:Document {number: 'x'}) RETURN d.id"], 0, "không có dòng nào"),
        (["query", "MATCH (d:Document) SET d.year = 1"], 2, "nó sẽ thay đổi đồ thị"),
        (["show", "giải pháp"], 2, "có thể là 5 văn bản; hãy nêu mã của một văn bản:"),
        (["units", "--from", "tháng 5"], 2, "không phải là ngày"),
        (["units", "--role", "x"], 2, "Giá trị không hợp lệ cho '--role': 'x' không thuộc 'lead'"),
        (["units", "-o", "x.doc"], 2, "hãy đặt đuôi tệp là"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_speaks_vietnamese_and_files_stay_as_they_are(folder: Path, arguments: list[str], status: int, says: str) -> None:
    done = viendan(*arguments, "--graph", folder, "--lang", "vi")
    assert (done.returncode, says in done.stdout + done.stderr) == (status, True), done.stdout + done.stderr
