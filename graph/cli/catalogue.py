"""`viendan catalogue`: lists of official metadata in, kept apart from texts; what is there, and what is taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.build import progress
from graph.cli.options import BOM, FOLDER, BomOption, CatalogueOption, FormatOption, OutputOption, give, say

if TYPE_CHECKING:
    from extractors.dumps import Columns
    from graph.catalogue import Added

ADD = (
    "Examples: viendan catalogue add metadata.parquet relationships.parquet --name vbpl --as-of 2026-05-01; "
    "viendan catalogue add acts.csv --columns number=so_ky_hieu,date=ngay"
)
app = typer.Typer(
    help="Keep official metadata of public lists: dates, validity, relations.", no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)


@app.command(epilog=ADD)
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files of one list: Parquet, CSV, JSON lines, plain or packed; of documents, or of relations between them."),
    ],
    name: Annotated[str | None, typer.Option(help="Name of the list, which replaces one of that name; the first file's unless given.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day on which the list was made, 2026-05-01 or 01/05/2026.")] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="FIELD=COLUMN,...",
            help="Columns: id, number, date, issuer, title, kind, effective, ends, status; of relations document, other, relation. Else found by their names.",
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Name every row that is left out, with the reason.")] = False,
    catalogue: CatalogueOption = FOLDER,
) -> None:
    """Add a list to the catalogue, or replace it. A list whose days have day and month turned round is refused."""
    from graph.catalogue import Watch
    from graph.catalogue import add as put

    with progress() as report:
        watch = Watch(report, lambda row, reason: say(f"left out: {row}: {reason}") if names else None)
        added = put(files, catalogue, name=name, as_of=_day(as_of), columns=_columns(columns), watch=watch)
    _summary(added)
    raise typer.Exit(1 if added.broken.total else 0)


@app.command(name="list", epilog="Example: viendan catalogue list --format json")
def list_(form: FormatOption = None, output: OutputOption = None, bom: BomOption = BOM, catalogue: CatalogueOption = FOLDER) -> None:
    """List what is in the catalogue."""
    from graph.catalogue import listed
    from graph.store import Rows

    lists = listed(catalogue)
    columns = ("name", "documents", "relations", "rows", "as_of", "added", "checked", "files")
    rows = [{name: each.to_dict()[name] for name in columns} | {"checked": each.checked["date"]} for each in lists]
    give(Rows(columns, rows), form, output, bom=bom, title=str(catalogue))


@app.command(epilog="Example: viendan catalogue remove vbpl")
def remove(names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names as listed.")], catalogue: CatalogueOption = FOLDER) -> None:
    """Take lists out of the catalogue."""
    from graph.catalogue import remove as take

    say(f"{catalogue}: removed {', '.join(take(catalogue, names))}")


def _day(told: str | None) -> str | None:
    from datetime import date

    from extractors.dumps.values import iso

    try:
        return date.fromisoformat(iso(told)).isoformat() if told else None
    except ValueError as error:
        raise typer.BadParameter(f"{told!r} is no date; write 2026-05-01 or 01/05/2026", param_hint="--as-of") from error


def _columns(told: str | None) -> Columns | None:
    from extractors.dumps import Columns
    from extractors.dumps.columns import OFFICIAL
    from extractors.errors import BadArgument

    try:
        return Columns.parse(told, OFFICIAL) if told else None
    except BadArgument as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from error


def _summary(added: Added) -> None:
    """Say what became of a list."""
    day = f"as of {added.as_of}" if added.as_of else "as of a day not known (--as-of)"
    say(f"{added.name}: {added.documents:,} documents of {added.rows:,} rows, {added.relations:,} relations of {added.related:,} rows, {day}")
    for checked in added.checked:
        say(f"days ({checked.told}): {checked.said()}")
    tallies = (
        ("broken rows, left out", added.broken),
        ("without identity, left out", added.without),
        ("days that are none", added.days),
        ("words of validity not known, read as unknown", added.statuses),
        ("relations", added.ties),
        ("relations left out", added.untied),
        ("words of relations not known, left out", added.words),
    )
    for title, tally in tallies:
        if tally.total:
            say(f"{title}: {tally.said()}")
