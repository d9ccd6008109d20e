"""Viendan's graph: files in, a graph of documents and units out, to be asked in Cypher, walked with networkx, and looked at.

>>> from graph import build
>>> g = build("data/directives", out="build")        # doctest: +SKIP
>>> g.chain("Chỉ thị 666", direction="down")         # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.api import Graph, build, check, connect

__all__ = ["Graph", "build", "check", "connect"]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the command prints its help without a database engine."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from graph import api

    return getattr(api, name)
