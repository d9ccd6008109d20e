"""`viendan build`: files in, a graph on disk out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import DEFAULT, say
from graph.cli.passed import ColumnsOption, JoinOption, NamesOption, dumps_of, tell

if TYPE_CHECKING:
    from graph.api import Graph
    from graph.builder import Built

EXAMPLES = "Example: viendan build data/directives --out build"


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with files, in any mixture.")],
    out: Annotated[Path, typer.Option(help="Folder of the graph; what a build made there before is replaced.")] = Path(DEFAULT),
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = cpu_count() or 1,
    judgements: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A TOML file that forces or forbids merges.")] = None,
    columns: ColumnsOption = None,
    join: JoinOption = None,
    names: NamesOption = False,
) -> None:
    """Read documents and build their graph. Files that have not changed since the last build are not read again."""
    from graph.api import connect
    from graph.builder import build_folder
    from graph.judgements import NONE, read

    dumps = dumps_of(columns, join)
    with progress() as report:
        built = build_folder(paths, out, workers=workers, progress=report, judgements=read(judgements) if judgements else NONE, dumps=dumps)
    failed = tell(paths, built.failed, names=names)
    _summary(built, connect(out), failed)
    raise typer.Exit(1 if failed else 0)


@contextmanager
def progress(doing: str = "reading") -> Iterator[Callable[[int, int | None, str], None]]:
    """Show a bar on standard error, if a person looks."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(doing, path="")
        yield lambda done, total, path: bar.update(task, completed=done, total=total, path=Path(path).name)


def _summary(built: Built, graph: Graph, failed: int) -> None:
    from graph.queries import query

    counts = {row["label"]: row["n"] for row in graph.query(query("counts"))}
    read = graph.query("MATCH (d:Document) WHERE d.loaded RETURN count(d) AS n")[0]["n"]
    say(
        f"{built.folder}: {read} documents ({built.read} read, {built.kept} unchanged, {failed} failed), "
        f"{counts.get('Document', 0) - read} more cited, {counts.get('Unit', 0)} units, {counts.get('Provision', 0)} provisions"
    )
    odd = "MATCH (f:Finding) WHERE f.rule IN ['metadata_differs', 'page_without_text'] RETURN f.rule AS rule, count(*) AS n ORDER BY rule"
    if said := ", ".join(f"{row['rule']}: {row['n']}" for row in graph.query(odd)):
        say(f"findings of `viendan audit`: {said}")
    if built.merged or built.apart:
        say(f"{built.merged} files are further copies of a document; {built.apart} bear the number of another and are documents of their own")
