"""Make the generated parts of the docs: `python docs/make.py`, or with `--check` say which are not current.

In: the tables of the product, and the pages. Out: the pages of commands, questions, schema and rules, and in every page what its commands print. A page is run
in a copy of the folder that the tutorial leaves, with the graph that it builds; README in one with the graph of `make demo`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from making.blocks import blocks  # noqa: E402
from making.run import inside, output, run  # noqa: E402

TUTORIAL = "vi/bat-dau.md"
COMMANDS = HERE / "commands"
READMES = ("../README.md", "../README.vi.md")
OTHERS = frozenset({"cypher.md"})  # has a test and a graph of its own


@dataclass(frozen=True, slots=True)
class Ground:
    """The folders that pages are run in copies of: what the tutorial leaves, and what `make demo` leaves; and the tutorial's page as it should be."""

    walked: Path
    demo: Path
    tutorial: str


def skeletons() -> dict[str, str]:
    """Return the pages that are made whole, what their commands print left open."""
    from making import commands, tables

    return {**commands.pages(), **tables.pages()}


def written() -> list[str]:
    """Return the names of the pages that people write and that have blocks of code."""
    made = skeletons()
    names = [path.relative_to(HERE).as_posix() for path in sorted(HERE.rglob("*.md")) if not {HERE / "making", COMMANDS} & set(path.parents)]
    return [*(name for name in names if name not in made and name not in OTHERS and any(blocks(text(name)))), *READMES]


def text(name: str) -> str:
    """Return a page as it is."""
    return (HERE / name).read_text(encoding="utf-8")


def prepared(folder: Path) -> Ground:
    """Walk through the tutorial and make the demo's graph, in a folder."""
    walked = folder / "walked"
    walked.mkdir()
    ground = Ground(walked, folder / "demo", run(text(TUTORIAL), walked))
    shutil.copytree(HERE.parent / "data" / "directives", ground.demo / "data" / "directives")
    with inside(ground.demo):
        output("viendan build data/directives")
    return ground


def current(name: str, page: str, ground: Ground) -> str:
    """Return a page as it should be; what it is run in is thrown away."""
    if name == TUTORIAL:
        return ground.tutorial
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        shutil.copytree(ground.demo if name in READMES else ground.walked, work)
        return run(page, work)


def everything() -> dict[str, str]:
    """Return every page that is made or run, as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        ground = prepared(Path(folder))
        return {name: current(name, page, ground) for name, page in {**skeletons(), **{name: text(name) for name in written()}}.items()}


def stale() -> dict[str, str | None]:
    """Return the pages that are not current, as they should be; None is for the page of a command that is no more."""
    pages = everything()
    gone = {f"{COMMANDS.name}/{path.name}" for path in COMMANDS.glob("*.md")} - pages.keys()
    return {**{name: page for name, page in pages.items() if not (HERE / name).is_file() or text(name) != page}, **dict.fromkeys(gone)}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are not current."""
    found = stale()
    for name, page in found.items():
        sys.stderr.write(f"docs/{name}{' is not current: `make docs` makes it so' if '--check' in arguments else ''}\n")
        if "--check" not in arguments:
            _write(HERE / name, page)
    return 1 if found and "--check" in arguments else 0


def _write(file: Path, page: str | None) -> None:
    if page is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
