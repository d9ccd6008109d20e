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
from graph.cli.options import DEFAULT, FOLDER, MEMORY, SECONDS, CatalogueOption, MemoryOption, SecondsOption, limits
from graph.cli.passed import ColumnsOption, JoinOption, NamesOption, dumps_of, tell
from graph.cli.speech import HELP, epilog, say, told

if TYPE_CHECKING:
    from graph.builder import Built

_NAMED = 5  # documents that are gone
EXAMPLES = epilog("viendan build data/directives --out build")


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=HELP["build.paths"])],
    out: Annotated[Path, typer.Option(help=HELP["build.out"])] = Path(DEFAULT),
    add: Annotated[bool, typer.Option("--add", help=HELP["build.add"])] = False,
    remove: Annotated[bool, typer.Option("--remove", help=HELP["build.remove"])] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help=HELP["build.fresh"])] = False,
    root: Annotated[Path | None, typer.Option(file_okay=False, help=HELP["build.root"])] = None,
    workers: Annotated[int, typer.Option(min=1, help=HELP["shared.workers"])] = cpu_count() or 1,
    seconds: SecondsOption = SECONDS,
    memory: MemoryOption = MEMORY,
    judgements: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=HELP["build.judgements"])] = None,
    columns: ColumnsOption = None,
    join: JoinOption = None,
    names: NamesOption = False,
    catalogue: CatalogueOption = FOLDER,
) -> None:
    """Read documents and build their graph. Files that have not changed since the last build are not read again."""
    from graph.builder import How, Mode, build_folder
    from graph.judgements import NONE, read

    if add and remove:
        raise typer.BadParameter(told("build.both"))
    mode = Mode.add if add else Mode.remove if remove else Mode.replace
    how = How(mode, limits(seconds, memory), root, fresh, dumps_of(columns, join), catalogue)
    with progress() as report:
        built = build_folder(paths, out, workers=workers, progress=report, judgements=read(judgements) if judgements else NONE, how=how)
    failed = tell([] if remove else paths, built.failed, names=names)
    _tell_gone(built, asked=remove)
    _tell_lists(catalogue)
    _summary(built, failed)
    raise typer.Exit(1 if failed else 0)


def _tell_lists(catalogue: Path) -> None:
    """Say which official lists the graph was linked with."""
    from graph.catalogue import listed

    lists = [told("build.list", name=each.name, documents=each.documents, day=each.as_of or told("build.unknown_day")) for each in listed(catalogue)]
    if lists:
        say(told("build.lists", lists=", ".join(lists)))


def _tell_gone(built: Built, *, asked: bool) -> None:
    """Say which documents of the earlier build are no longer in the graph."""
    if built.gone:
        names, more = ", ".join(built.gone[:_NAMED]), len(built.gone) - _NAMED
        named = told("build.more", names=names, count=more) if more > 0 else names
        say(told("build.removed" if asked else "build.gone", count=len(built.gone), names=named))


@contextmanager
def progress(doing: str | None = None) -> Iterator[Callable[[int, int | None, str], None]]:
    """Show a bar on standard error, if a person looks."""
    if not sys.stderr.isatty():
        yield lambda done, total, path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    doing = doing or told("build.reading")
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, path="")
        yield lambda done, total, path: bar.update(task, completed=done, total=total, path=inert(Path(path).name))


def _summary(built: Built, failed: int) -> None:
    """Say in a few lines what the graph holds, and what to try next."""
    from graph.audit import standing
    from graph.tables import OF_FILES

    counts, stands = built.counts, standing(built.folder)
    read = counts["loaded"]
    numbers = {"read": built.read, "kept": built.kept, "failed": failed, "units": counts.get("Unit", 0), "provisions": counts.get("Provision", 0)}
    say(told("build.read", folder=built.folder, documents=read, cited=counts.get("Document", 0) - read, **numbers))
    if files := ", ".join(f"{rule}: {counts[rule]}" for rule in OF_FILES if counts.get(rule)):
        say(told("build.files", found=files))
    if built.merged or built.apart:
        say(told("build.copies", merged=built.merged, apart=built.apart))
    say(told("build.tied", mentions=stands.mentions, share=f"{stands.tied / stands.mentions:.1%}" if stands.mentions else "-"))
    say(told("build.open", open=stands.mentions - stands.tied))
    say(told("build.odd", found=stands.odd))
    say(told("build.next", command=_next(built.folder)))


def _next(folder: Path) -> str:
    """Return the command that shows what was built."""
    where = "" if folder == Path(DEFAULT) else f" --graph {_typed(folder)}"
    return f"viendan view --open{where}"


def _typed(path: Path) -> str:
    """Return a path as it is typed: in quotes where it has a blank or another sign of the shell."""
    text = str(path)
    return f'"{text}"' if any(not sign.isalnum() and sign not in "/\\._-:" for sign in text) else text
