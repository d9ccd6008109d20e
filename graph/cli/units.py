"""`viendan units`: who is charged with work, and with what."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.narrow import PlaceOption, RoleOption, UnitArgument, day, scopes
from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, epilog

EXAMPLES = epilog("viendan units --place 'Bắc Giang'", "viendan units STC --place 'Hà Nội' --role lead --from 2024-01-01")


def run(
    unit: UnitArgument = None,
    place: PlaceOption = None,
    role: RoleOption = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help=HELP["units.since"])] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=HELP["units.until"])] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List the units that are charged with work, or the work of one.

    A kind of body without a place is every place's: STC is the department of finance of each province.
    """
    from graph.queries import query

    narrowed = {"scopes": scopes(place), "role": role and role.value, "since": day(since, first=True), "until": day(until, first=False)}
    opened_graph = opened(graph)
    if unit is None:
        give(opened_graph.query(query("units_charged"), narrowed), form, output, bom=bom)
        return
    units = [row["id"] for row in opened_graph.find_units(unit)]
    give(opened_graph.query(query("unit_work"), {"units": units, **narrowed}), form, output, bom=bom)
