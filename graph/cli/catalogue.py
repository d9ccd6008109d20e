"""`viendan catalogue`: lists of official metadata in, kept apart from texts; what is there, and what is taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.build import progress
from graph.cli.options import BOM, FOLDER, BomOption, CatalogueOption, FormatOption, OutputOption, give
from graph.cli.speech import HELP, epilog, phrase, say, told

if TYPE_CHECKING:
    from extractors.dumps import Columns
    from graph.catalogue import Added
    from graph.catalogue.tally import Tally

ADD = epilog(
    "viendan catalogue add metadata.parquet relationships.parquet --name vbpl --as-of 2026-05-01",
    "viendan catalogue add acts.csv --columns number=so_ky_hieu,date=ngay",
)


def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help=HELP["catalogue.add.files"]),
    ],
    name: Annotated[str | None, typer.Option(help=HELP["catalogue.add.name"])] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=HELP["catalogue.add.as_of"])] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="FIELD=COLUMN,...",
            help=HELP["catalogue.add.columns"],
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help=HELP["catalogue.add.names"])] = False,
    catalogue: CatalogueOption = FOLDER,
) -> None:
    """Add a list to the catalogue, or replace it. A list whose days have day and month turned round is refused."""
    from graph.catalogue import Watch
    from graph.catalogue import add as put

    with progress() as report:
        watch = Watch(report, lambda row, reason: say(told("catalogue.left", row=row, reason=phrase(reason))) if names else None)
        added = put(files, catalogue, name=name, as_of=_day(as_of), columns=_columns(columns), watch=watch)
    _summary(added)
    raise typer.Exit(1 if added.broken.total else 0)


def list_(form: FormatOption = None, output: OutputOption = None, bom: BomOption = BOM, catalogue: CatalogueOption = FOLDER) -> None:
    """List what is in the catalogue."""
    from graph.catalogue import listed
    from graph.store import Rows

    lists = listed(catalogue)
    columns = ("name", "documents", "relations", "rows", "as_of", "added", "checked", "files")
    rows = [{name: each.to_dict()[name] for name in columns} | {"checked": each.checked["date"]} for each in lists]
    give(Rows(columns, rows), form, output, bom=bom, title=str(catalogue))


def remove(names: Annotated[list[str], typer.Argument(metavar="NAME...", help=HELP["catalogue.remove.names"])], catalogue: CatalogueOption = FOLDER) -> None:
    """Take lists out of the catalogue."""
    from graph.catalogue import remove as take

    say(told("catalogue.removed", folder=catalogue, names=", ".join(take(catalogue, names))))


def _day(day: str | None) -> str | None:
    from datetime import date

    from extractors.dumps.values import iso

    try:
        return date.fromisoformat(iso(day)).isoformat() if day else None
    except ValueError as error:
        raise typer.BadParameter(told("not_a_full_day", text=repr(day)), param_hint="--as-of") from error


def _columns(given: str | None) -> Columns | None:
    from extractors.dumps import Columns
    from extractors.dumps.columns import OFFICIAL
    from extractors.errors import BadArgument

    try:
        return Columns.parse(given, OFFICIAL) if given else None
    except BadArgument as error:
        raise typer.BadParameter(phrase(str(error)), param_hint="--columns") from error


def _summary(added: Added) -> None:
    """Say what became of a list."""
    day = told("catalogue.as_of", day=added.as_of) if added.as_of else told("catalogue.as_of_unknown")
    counts = {name: f"{getattr(added, name):,}" for name in ("documents", "rows", "relations", "related")}
    say(told("catalogue.done", name=added.name, day=day, **counts))
    for checked in added.checked:
        say(told("catalogue.days", field=checked.told, said=phrase(checked.said())))
    tallies = (
        ("broken", added.broken),
        ("without", added.without),
        ("wrong_days", added.days),
        ("statuses", added.statuses),
        ("ties", added.ties),
        ("untied", added.untied),
        ("words", added.words),
    )
    for name, tally in tallies:
        if tally.total:
            say(told(f"catalogue.{name}", counts=_counts(tally)))


def _counts(tally: Tally, most: int = 10) -> str:
    """Return counts with their examples, the greatest first."""
    ordered = list(tally.ordered().items())
    parts = [f"{phrase(what)}: {count:,}{_such(tally.examples.get(what))}" for what, count in ordered[:most]]
    rest = ordered[most:]
    return ", ".join([*parts, *([told("catalogue.more", kinds=len(rest), count=f"{sum(count for _, count in rest):,}")] if rest else [])])


def _such(examples: list[str] | None) -> str:
    return f" ({told('catalogue.such', examples='; '.join(examples))})" if examples else ""


COMMANDS = {
    "add": (add, ADD),
    "list": (list_, epilog("viendan catalogue list --format json")),
    "remove": (remove, epilog("viendan catalogue remove vbpl")),
}
