"""`viendan tasks`: what is due when."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.narrow import PlaceOption, RoleOption, UnitArgument, day, scopes
from graph.cli.options import BOM, DEFAULT, BomOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, epilog, note, told
from graph.output import Format, save

EXAMPLES = epilog("viendan tasks 'Sở Tài chính Hà Nội' --from today", "viendan tasks --place 'Lào Cai' --from 2026 --until 2026 -o work.ics")
_CALENDAR = ".ics"


class TaskFormat(StrEnum):
    """How tasks are written: as other rows, or as a calendar."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    json = "json"
    xlsx = "xlsx"
    ical = "ical"


FormOption = Annotated[TaskFormat | None, typer.Option("--format", help=HELP["tasks.format"])]


def run(
    unit: UnitArgument = None,
    place: PlaceOption = None,
    role: RoleOption = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help=HELP["tasks.since"])] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=HELP["tasks.until"])] = None,
    every: Annotated[bool, typer.Option("--all", help=HELP["tasks.every"])] = False,
    form: FormOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List what is due when: work with a day, then work that comes again in the period; for all units, or for one, as a table or a calendar."""
    from graph.tasks import Narrowed, further, tasks

    period = day(since, first=True), day(until, first=False)
    opened_graph = opened(graph)
    units = [row["id"] for row in opened_graph.find_units(unit)] if unit else None
    found = tasks(opened_graph.store, Narrowed(units, scopes(place), role and role.value, *period), undated=every)
    if form is TaskFormat.ical or (form is None and output and output.suffix.lower() == _CALENDAR):
        _calendar(found, output)
    else:
        give(found, Format(form.value) if form else None, output, bom=bom)
    if left := further(opened_graph.store, found):
        note([told("tasks.further", left=left)])


def _calendar(rows: list[dict[str, object]], output: Path | None) -> None:
    from graph.calendar import ical

    made, left = ical(rows)
    if left:
        note([told("tasks.undated", left=left, count=len(rows))])
    if output:
        save(output, made)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
