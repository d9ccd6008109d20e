"""`viendan build`: files in, a graph on disk out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cells import inert
from graph.cli.options import DEFAULT, FOLDER, MEMORY, SECONDS, CatalogueOption, MemoryOption, SecondsOption, limits, say
from graph.cli.passed import ColumnsOption, JoinOption, NamesOption, dumps_of, tell

if TYPE_CHECKING:
    from graph.builder import Built

_NAMED = 5  # documents that are gone
EXAMPLES = "Example: viendan build data/directives --out build"


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with files, in any mixture.")],
    out: Annotated[Path, typer.Option(help="Folder of the graph; what a build made there before is replaced.")] = Path(DEFAULT),
    add: Annotated[bool, typer.Option("--add", help="Keep the documents of the earlier build that are not among the paths.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the paths' documents out of the graph; the others stay.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every file again, whatever the earlier build says of it.")] = False,
    root: Annotated[
        Path | None, typer.Option(file_okay=False, help="The folder from which documents are named; the earlier build's, else the one you are in.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = cpu_count() or 1,
    seconds: SecondsOption = SECONDS,
    memory: MemoryOption = MEMORY,
    judgements: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A TOML file that forces or forbids merges.")] = None,
    columns: ColumnsOption = None,
    join: JoinOption = None,
    names: NamesOption = False,
    catalogue: CatalogueOption = FOLDER,
) -> None:
    """Read documents and build their graph. Files that have not changed since the last build are not read again."""
    from graph.builder import How, Mode, build_folder
    from graph.judgements import NONE, read

    if add and remove:
        raise typer.BadParameter("--add and --remove contradict each other; give one")
    mode = Mode.add if add else Mode.remove if remove else Mode.replace
    how = How(mode, limits(seconds, memory), root, fresh, dumps_of(columns, join), catalogue)
    with progress() as report:
        built = build_folder(paths, out, workers=workers, progress=report, judgements=read(judgements) if judgements else NONE, how=how)
    failed = tell([] if remove else paths, built.failed, names=names)
    _tell_gone(built, asked=remove)
    _summary(built, failed)
    _tell_lists(catalogue)
    raise typer.Exit(1 if failed else 0)


def _tell_lists(catalogue: Path) -> None:
    """Say which official lists the graph was linked with."""
    from graph.catalogue import listed

    lists = [f"{each.name} ({each.documents} documents, of {each.as_of or 'an unknown day'})" for each in listed(catalogue)]
    if lists:
        say(f"with official lists: {', '.join(lists)}")


def _tell_gone(built: Built, *, asked: bool) -> None:
    """Say which documents of the earlier build are no longer in the graph."""
    if built.gone:
        more = f" and {len(built.gone) - _NAMED} more" if len(built.gone) > _NAMED else ""
        why = "removed" if asked else "of the earlier build, no longer among the paths (--add keeps such)"
        say(f"no longer in the graph: {len(built.gone)} {why}: {', '.join(built.gone[:_NAMED])}{more}")


@contextmanager
def progress(doing: str = "reading") -> Iterator[Callable[[int, int | None, str], None]]:
    """Show a bar on standard error, if a person looks."""
    if not sys.stderr.isatty():
        yield lambda done, total, path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, path="")
        yield lambda done, total, path: bar.update(task, completed=done, total=total, path=inert(Path(path).name))


def _summary(built: Built, failed: int) -> None:
    from graph.tables import OF_FILES

    counts = built.counts
    read = counts["loaded"]
    say(
        f"{built.folder}: {read} documents ({built.read} read, {built.kept} unchanged, {failed} failed), "
        f"{counts.get('Document', 0) - read} more cited, {counts.get('Unit', 0)} units, {counts.get('Provision', 0)} provisions"
    )
    if said := ", ".join(f"{rule}: {counts[rule]}" for rule in OF_FILES if counts.get(rule)):
        say(f"findings of `viendan audit`: {said}")
    if built.merged or built.apart:
        say(f"{built.merged} files are further copies of a document; {built.apart} bear the number of another and are documents of their own")
