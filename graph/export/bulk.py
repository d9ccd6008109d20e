"""A folder for `neo4j-admin database import`: the fast way to fill an empty server.

In: a folder of node and edge tables. Out: a folder with the files, the command to run, and what to run afterwards. A server that is asked over the network has
no files to import from, so the graph must be a folder.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from extractors.errors import BadArgument
from graph.errors import GraphError
from graph.network import Asked


def neo4j_import_folder(of: Path | Asked, to: Path) -> list[str]:
    """Write the folder."""
    if not isinstance(of, Path):
        raise BadArgument("neo4j-import is made from a folder that `viendan build` wrote; give it with --graph")
    try:
        writer = import_module("graph.export.neo4j_import")
    except ModuleNotFoundError as error:
        raise GraphError("this version does not write neo4j-import yet; export to cypher, or load the server") from error
    writer.write(of, to)
    return []
