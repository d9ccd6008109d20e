"""What narrows the work of units alike in `units` and `tasks`: a role, a place, days as people type them.

In: what is typed. Out: what Cypher takes. `typer.BadParameter` says what is wrong, and how it is written.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.speech import HELP, told


class Role(StrEnum):
    """What part a unit has in a task."""

    lead = "lead"
    coordinating = "coordinating"
    assigned = "assigned"
    requested = "requested"


UnitArgument = Annotated[str | None, typer.Argument(metavar="[UNIT]", help=HELP["shared.unit"], show_default=False)]
PlaceOption = Annotated[str | None, typer.Option("--place", help=HELP["shared.place"])]
RoleOption = Annotated[Role | None, typer.Option("--role", help=HELP["shared.role"])]


def scopes(place: str | None) -> list[str] | None:
    """Return the ids of the places that a text can name; None for every place."""
    from graph.find.units import scopes_of

    if place is None:
        return None
    found = scopes_of(place)
    if not found:
        raise typer.BadParameter(told("not_a_place", text=repr(place)))
    return found


def day(text: str | None, *, first: bool) -> str | None:
    """Return an ISO date; of a year alone its first or its last day."""
    import datetime

    from extractors.registry import ascii_fold
    from graph.ask import TODAY
    from graph.find.typed import dated

    if text is None:
        return None
    if ascii_fold(text).strip() in TODAY:
        return datetime.date.today().isoformat()
    rest, year, date = dated(ascii_fold(text))
    made = date or f"{year}-{'01-01' if first else '12-31'}"
    try:
        datetime.date.fromisoformat(made)
    except ValueError:
        made = ""
    if rest.strip() or not made or not (date or text.strip() == str(year)):
        raise typer.BadParameter(told("not_a_day", text=repr(text)))
    return made
