"""`viendan units`: who is charged with work, and with what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, give, opened

EXAMPLES = "Examples: viendan units --place 'Bắc Giang'; viendan units STC --place 'Hà Nội' --role lead --from 2024-01-01"


class Role(StrEnum):
    """What part a unit has in a task."""

    lead = "lead"
    coordinating = "coordinating"
    assigned = "assigned"
    requested = "requested"


def run(
    unit: Annotated[str | None, typer.Argument(metavar="[UNIT]", help="A unit as you would write it: 'Sở Tài chính Hà Nội', 'STC', 'bo tai chinh'.")] = None,
    place: Annotated[str | None, typer.Option(help="Only bodies of this place and of the places in it: 'Lào Cai', 'thành phố Điện Biên Phủ'.")] = None,
    role: Annotated[Role | None, typer.Option(help="Only work in this role.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only documents issued on this day or later: 2024-01-31, 31/1/2024.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only documents issued on this day or earlier.")] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List the units that are charged with work, or the work of one.

    A kind of body without a place is every place's: STC is the department of finance of each province.
    """
    from graph.queries import query

    narrowed = {"scopes": _scopes(place), "role": role and role.value, "since": _day(since, first=True), "until": _day(until, first=False)}
    opened_graph = opened(graph)
    if unit is None:
        give(opened_graph.query(query("units_charged"), narrowed), form, output, bom=bom)
        return
    units = [row["id"] for row in opened_graph.find_units(unit)]
    give(opened_graph.query(query("unit_work"), {"units": units, **narrowed}), form, output, bom=bom)


def _scopes(place: str | None) -> list[str] | None:
    from graph.find.units import scopes_of

    if place is None:
        return None
    scopes = scopes_of(place)
    if not scopes:
        raise typer.BadParameter(f"{place!r} is no province, and no district with its type; write 'Lào Cai' or 'huyện Mường Chà'")
    return scopes


def _day(text: str | None, *, first: bool) -> str | None:
    """Return an ISO date; of a year alone its first or its last day."""
    from extractors.registry import ascii_fold
    from graph.find.typed import dated

    if text is None:
        return None
    rest, year, date = dated(ascii_fold(text))
    if rest.strip() or not (date or text.strip() == str(year)):
        raise typer.BadParameter(f"{text!r} is no date; write 2024-01-31, 31/1/2024 or 2024")
    return date or f"{year}-{'01-01' if first else '12-31'}"
