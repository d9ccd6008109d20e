"""`viendan chain`: what a document rests on, or what rests on it."""

from __future__ import annotations

import sys
from dataclasses import asdict, fields
from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, DocArgument, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, LANGUAGE, epilog, phrase
from graph.output import Format, inert, of_name

EXAMPLES = epilog("viendan chain 'Chỉ thị 666' --down")


def run(
    doc: DocArgument,
    up: Annotated[bool, typer.Option("--up/--down", help=HELP["chain.up"])] = True,
    depth: Annotated[int, typer.Option(min=1, help=HELP["shared.depth"])] = 6,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """Print what a document rests on, step by step, or what rests on it."""
    from graph.chains import Step
    from graph.store import Rows

    found = opened(graph).chain(doc, direction="up" if up else "down", depth=depth)
    if (form or of_name(output)) is Format.table and output is None:
        tree = found.drawn(LANGUAGE)
        sys.stdout.write(f"{inert(phrase(tree))}\n")
        return
    give(Rows([field.name for field in fields(Step)], [{**asdict(step), "relations": list(step.relations)} for step in found.steps]), form, output, bom=bom)
