"""`viendan view`: the interactive page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cells import inert
from graph.cli.options import DEFAULT, GraphOption, opened
from graph.cli.speech import HELP, LANGUAGE, epilog

EXAMPLES = epilog("viendan view 'Chỉ thị 666' --out page.html --open")


def run(
    doc: Annotated[str | None, typer.Argument(metavar="[DOC]", help=HELP["view.doc"])] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=HELP["view.out"])] = None,
    opens: Annotated[bool, typer.Option("--open", help=HELP["view.opens"])] = False,
    graph: GraphOption = DEFAULT,
) -> None:
    """Write the interactive page: one file that asks the network for nothing."""
    from graph.view import render

    opened_graph = opened(graph)
    page = render(opened_graph, out or (opened_graph.where or Path()) / "graph.html", doc=opened_graph.find(doc) if doc else None, language=LANGUAGE)
    sys.stdout.write(f"{inert(str(page))}\n")
    if opens:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
