"""Run the blocks of a page, in order, in a folder of its own.

In: a page's text and a folder. Out: the page with the output of each command as it is now. Files that the page shows are written, Python runs in one namespace
a page, and what a block of another language says is parsed. Commands of `viendan` run in this process, as on a terminal of 100 columns.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from making.blocks import Block, blocks, steps

ROOT = Path(__file__).parents[2]
LANGUAGE = "en"  # of the command's words
COLUMNS = 100
_SETTINGS = {
    "COLUMNS": str(COLUMNS),
    "LINES": "50",
    "TERM": "dumb",
    "VIENDAN_LANG": LANGUAGE,
    "VIENDAN_CATALOGUE": "catalogue",
    "PYTHONPATH": str(ROOT),
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
}
_PIPED = re.compile(r"[|<>&;]")  # a shell's signs
RUN = ("console", "python")  # blocks that say what they do
PARSED = ("json", "toml", "sh", "cypher", "text", "diff", "")  # sh: what needs a server, a package index or an assistant


class BadBlock(Exception):
    """A block that does not do what its page says."""


class _Terminal(io.TextIOWrapper):
    """What a command writes, taken for a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    def written(self) -> str:
        """Return all that was written."""
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


class _Messages(io.TextIOBase):
    """Standard error on the same terminal; nothing draws progress on it."""

    def __init__(self, screen: _Terminal) -> None:
        self._screen = screen

    def write(self, text: str) -> int:
        return self._screen.write(text)

    def reconfigure(self, **_: object) -> None:
        """Take any encoding: the screen has its own."""


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder, with the settings of the docs."""
    before, kept = Path.cwd(), dict(os.environ)
    os.chdir(folder)
    os.environ.update(_SETTINGS)
    for name in ("VIENDAN_GRAPH", "NEO4J_PASSWORD", "NEO4J_URI"):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(kept)


def run(page: str, folder: Path) -> str:
    """Run the blocks of a page in a folder, and return the page with what its commands print now. Raises `BadBlock`."""
    made, at = [], 0
    names: dict[str, Any] = {"__name__": "page"}
    with inside(folder):
        for block in blocks(page):
            made += [page[at : block.start], _done(block, names)]
            at = block.end
    return "".join([*made, page[at:]])


def _done(block: Block, names: dict[str, Any]) -> str:
    """Do what a block says, and return its text as it should be."""
    if block.title:
        path = Path(block.title)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    elif block.language == "console":
        return "".join(f"$ {step.command}\n{output(step.command)}" for step in steps(block.text))
    elif block.language == "python":
        _python(block.text, names)
    else:
        _parsed(block)
    return block.text


def output(command: str) -> str:
    """Return what a command prints on a terminal, in the folder that one is in."""
    plain = command.replace("\\\n", " ")
    if plain.startswith("viendan ") and not _PIPED.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", plain)):
        said = _viendan(shlex.split(plain)[1:])
    else:
        said = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        said = said.stdout + said.stderr
    lines = [line.rstrip() for line in said.replace(str(Path.cwd()), "").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _viendan(arguments: list[str]) -> str:
    """Run the command in this process: a new one would load all libraries again."""
    from graph.cli import main

    screen, given = _Terminal(), sys.argv
    sys.argv = ["viendan", *arguments]
    try:
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(_Messages(screen)), contextlib.suppress(SystemExit):
            main()
    finally:
        sys.argv = given
    return screen.written()


def _python(text: str, names: dict[str, Any]) -> None:
    """Run Python, as examples with their answers where it has prompts."""
    if ">>> " not in text:
        exec(compile(text, "page", "exec"), names)
        return
    said = io.StringIO()
    test = doctest.DocTestParser().get_doctest(text, names, "page", None, None)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=said.write, clear_globs=False)
    names.update(test.globs)
    if runner.failures:
        raise BadBlock(said.getvalue())


def _parsed(block: Block) -> None:
    """Parse a block that is not run."""
    if block.language == "json":
        json.loads(block.text)
    elif block.language == "toml":
        tomllib.loads(block.text)
    elif block.language == "sh":
        _shell(block.text)
    elif block.language not in PARSED:
        raise BadBlock(f"a block of {block.language}, which nothing runs or parses")


def _shell(text: str) -> None:
    """Parse shell commands; those of `viendan` have options that it knows."""
    done = subprocess.run(["bash", "-n", "-c", text], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BadBlock(done.stderr)
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if "viendan" in words:
            _known(words[words.index("viendan") + 1 :])


def _known(arguments: list[str]) -> None:
    """Refuse a command or an option that `viendan` does not have."""
    from making.commands import commands

    known = {item.name: item for item in commands()}
    name = " ".join(arguments[:2]) if " ".join(arguments[:2]) in known else arguments[0]
    if name not in known:
        raise BadBlock(f"no command viendan {name}")
    wrong = {word.partition("=")[0] for word in arguments if word.startswith("-") and word != "-"} - known[name].names
    if wrong:
        raise BadBlock(f"viendan {name} has no {', '.join(sorted(wrong))}")
