"""`viendan cascade`: how a document comes down to provinces, districts and communes."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, DocArgument, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, epilog, say, told

EXAMPLES = epilog("viendan cascade 'Chỉ thị 666/CT-BGDĐT'")
_NAMED = 12  # places that are named


def run(
    doc: DocArgument,
    depth: Annotated[int, typer.Option(min=1, help=HELP["shared.depth"])] = 4,
    absent: Annotated[bool, typer.Option("--missing", help=HELP["cascade.absent"])] = False,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List what carries a document out in provinces, districts and communes: who, when, and how many days after it."""
    from graph.descent import missing

    opened_graph = opened(graph)
    identity = opened_graph.find(doc)
    places = missing(opened_graph.store, identity)
    give(places if absent else opened_graph.cascade(identity, depth=depth), form, output, bom=bom)
    if not absent and places:
        named = ", ".join(row["place"] for row in places[:_NAMED])
        say(told("cascade.places", count=len(places), names=f"{named}{', …' if len(places) > _NAMED else ''}"))
