"""The docs: every block of code does what its page says, every command, option, property, rule and question is told, every link leads somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import make
import pytest
from conftest import ROOT, need
from making.blocks import blocks
from making.commands import commands
from making.run import PARSED, RUN, BadBlock, run

from graph.audit import RULES
from graph.cli import app
from graph.queries import INTERNAL, questions
from graph.schema import EDGES, NODES

pytestmark = pytest.mark.xdist_group("docs")  # one worker walks the tutorial, for all pages
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if DOCS / "making" not in path.parents)
OUTSIDE = [ROOT / name for name in ("README.md", "README.vi.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md")]
LINES = 90  # of a README
SCREEN = 3000  # characters of a decision
_LINK = re.compile(r"\]\((?P<to>[^()\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
_ASKS = re.compile(r"""(?:src|href)=["']?(?:https?:)?//[^"'\s>]+|url\((?:https?:)?//[^)]+|@import\s+["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> make.Ground:
    return make.prepared(tmp_path_factory.mktemp("docs"))


@pytest.fixture(scope="module")
def skeletons() -> dict[str, str]:
    return make.skeletons()


@pytest.mark.parametrize("name", make.written())
def test_a_page_prints_what_its_commands_print(ground: make.Ground, name: str) -> None:
    assert make.current(name, make.text(name), ground) == make.text(name)


@pytest.mark.parametrize("name", make.skeletons())
def test_a_made_page_is_current(ground: make.Ground, skeletons: dict[str, str], name: str) -> None:
    assert make.current(name, skeletons[name], ground) == make.text(name)


@pytest.mark.parametrize("path", [*PAGES, *OUTSIDE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_output_depends_on_the_day(path: Path) -> None:
    printed = [block.text for block in blocks(path.read_text(encoding="utf-8")) if block.language == "console"]
    assert [text for text in printed if f"{date.today():%Y-%m-%d}" in text] == []


@pytest.mark.parametrize("path", [*PAGES, *OUTSIDE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_block_is_run_or_parsed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert {block.language for block in blocks(text)} <= {*RUN, *PARSED}
    assert text.count("```") == 2 * len(list(blocks(text)))


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("```console\n$ viendan version\n```\n", None),
        ("```python\n>>> 1 + 1\n3\n\n```\n", "Expected"),
        ("```python\nassert not 1\n```\n", None),
        ("```sh\nviendan chain --sideways\n```\n", "has no --sideways"),
        ("```sh\nviendan dance\n```\n", "no command viendan dance"),
        ("```sh\nif\n```\n", "syntax error"),
        ("```ruby\nputs 1\n```\n", "ruby"),
    ],
    ids=["output", "example", "assertion", "option", "command", "shell", "language"],
)
def test_a_block_that_is_wrong_is_seen(tmp_path: Path, page: str, says: str | None) -> None:
    if says is None and "assert" not in page:
        assert run(page, tmp_path) != page
        return
    with pytest.raises(BadBlock if says else AssertionError, match=says):
        run(page, tmp_path)


# What must be told


def test_every_command_has_a_page_with_an_example_and_all_its_options() -> None:
    untold = []
    for path, names in _taken(_click(), ()):
        page = DOCS / "commands" / f"{'-'.join(path) or 'index'}.md"
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        untold += [(" ".join(path), name) for name in names if f"`{name}" not in text and f" {name}" not in text]
        if path and not list(blocks(text))[1:]:
            untold.append((" ".join(path), "an example"))
    assert untold == []


def _click() -> object:
    from typer.main import get_command

    return get_command(app)


def _taken(command: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield every command with the names of its options, walked without what the docs are made by."""
    below = getattr(command, "commands", None)
    if not below or not path:
        yield path, [name for item in command.params for name in (*item.opts, *item.secondary_opts) if name.startswith("-")]  # type: ignore[attr-defined]
    for name, inner in (below or {}).items():
        if not inner.hidden:
            yield from _taken(inner, (*path, name))


def test_every_property_of_the_schema_is_told_with_its_meaning_and_source() -> None:
    text = (DOCS / "schema.md").read_text(encoding="utf-8")
    rows = {tuple(cell.strip() for cell in line.strip("| ").split(" | ")) for line in text.splitlines() if line.startswith("| `")}
    told = {row[:3] for row in rows if len(row) == 4 and all(row)}
    held = {(f"`{item.name}`", item.type, item.says) for entry in (*NODES, *EDGES) for item in entry.properties}
    assert held - told == set()
    assert {entry.label for entry in NODES} | {entry.name for entry in EDGES} <= set(re.findall(r"`(\w+)`", text))


def test_every_rule_and_every_question_is_told() -> None:
    rules, library = ((DOCS / name).read_text(encoding="utf-8") for name in ("audit.md", "questions.md"))
    assert [rule.name for rule in RULES if f"| `{rule.name}` | {rule.severity} | {rule.says} |" not in rules] == []
    assert [item.name for item in questions() if item.group != INTERNAL and not (f"### `{item.name}`" in library and item.vi in library)] == []


def test_the_commands_of_the_docs_are_those_that_there_are() -> None:
    told = {path.stem for path in (DOCS / "commands").glob("*.md")} - {"index"}
    assert told == {command.file.removesuffix(".md") for command in commands() if not command.hidden}


# README and its like


def test_the_two_readmes_say_the_same_on_a_screen_and_a_half() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")]
    for text in texts:
        assert len(text.splitlines()) <= LINES
        assert "\n    make demo\n" in text
        assert "\n    make test\n" in text
    one, other = ([link for link in _LINK.findall(text) if not link.startswith("README")] for text in texts)
    assert set(one) ^ set(other) == {"docs/vi/tu-vung.md"}
    figures = [sorted(re.findall(r"\d+(?:[.,]\d+)*", text[text.index("docs/accuracy.md") :].replace(",", "."))) for text in texts]
    assert figures[0] == figures[1]
    assert len(re.findall(r"^## ", texts[0], re.MULTILINE)) == len(re.findall(r"^## ", texts[1], re.MULTILINE))


def test_a_decision_is_dated_and_no_longer_than_a_screen() -> None:
    head, *decisions = re.split(r"^## ", (ROOT / "DECISIONS.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(head.splitlines()) < 6
    assert [text.splitlines()[0] for text in decisions if not re.match(r"\d{4}-\d\d-\d\d \S", text)] == []
    assert [text.splitlines()[0] for text in decisions if len(text) > SCREEN] == []


@pytest.mark.parametrize("path", [*PAGES, *OUTSIDE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def _anchors(path: Path) -> set[str]:
    from markdown.extensions.toc import slugify

    return {slugify(found["title"].replace("`", ""), "-") for found in _HEADING.finditer(path.read_text(encoding="utf-8"))}


# The site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_names_no_other_server(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".css"}]
    assert len(files) > len(PAGES)
    assert {found for path in files for found in _ASKS.findall(path.read_text(encoding="utf-8"))} == set()


@pytest.mark.browser
def test_the_site_opens_from_the_disk_and_its_search_finds_vietnamese(site: Path, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    need(chromium, "Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for name in ("index.html", "vi/bat-dau.html", "commands/chain.html", "python.html"):
            page.goto((site / name).as_uri())
        page.keyboard.press("/")
        page.keyboard.type("hiệu lực")
        page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
