"""`viendan impact`: what rests on a document, and would be touched by its end."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, DocArgument, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, cell, epilog, phrase, say

EXAMPLES = epilog("viendan impact 'Luật Giáo dục 2019' --depth 2")


def run(
    doc: DocArgument,
    depth: Annotated[int, typer.Option(min=1, help=HELP["shared.depth"])] = 3,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List what rests on a document, directly and through others; with `bases` 1 it is the only legal basis of one, which would lose it."""
    from graph.descent import tally

    rows = opened(graph).impact(doc, depth=depth)
    give(rows, form, output, bom=bom)
    for line in tally(rows, lambda level: phrase(str(cell("level", level)))):
        say(phrase(line))
