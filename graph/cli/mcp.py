"""`viendan mcp`: a graph for assistants that speak the Model Context Protocol."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graph.cli.options import DEFAULT, GraphOption, TimeoutOption, opened
from graph.cli.speech import HELP, epilog, say, told

EXAMPLES = epilog("viendan mcp --graph build")
_INSTALL = "viendan mcp needs the MCP SDK; install it with: pip install 'viendan[mcp]'"


def run(
    timeout: TimeoutOption = 30.0,
    memory: Annotated[int, typer.Option("--memory", min=256, metavar="MB", help=HELP["mcp.memory"])] = 4096,
    graph: GraphOption = DEFAULT,
) -> None:
    """Serve the graph to an assistant on standard input and output (MCP), for reading only.

    Tools: resolve a citation, show a document, follow a chain, tell what is in force, check a text, list a unit's work, ask in Cypher.
    """
    try:
        from graph.mcp.server import serve
    except ImportError as error:
        if not (error.name or "").startswith("mcp"):
            raise
        from graph.errors import GraphError

        raise GraphError(_INSTALL) from error
    opened_graph = opened(graph)
    if sys.stdin.isatty():
        say(told("mcp.waiting"))
    serve(opened_graph, timeout=timeout, memory=memory)
