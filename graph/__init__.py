"""Viendan's graph: files in, a graph of documents and units out, to be asked in Cypher, walked with networkx, and looked at.

>>> from graph import build
>>> g = build("data/directives", out="build")        # doctest: +SKIP
>>> g.chain("Chỉ thị 666", direction="down")         # doctest: +SKIP
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.build import STORE, build_folder
from graph.chains import Chain, Direction, chain
from graph.find import find
from graph.judgements import NONE, Judgements
from graph.store import Row, Store
from graph.store.embedded import Embedded

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Graph", "build", "connect"]


class Graph:
    """A built graph, open for reading."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Take an open store and the folder with its tables."""
        self.store, self.folder = store, folder

    @cached_property
    def nx(self) -> nx.MultiDiGraph:
        """The graph as a `networkx.MultiDiGraph`, read when first asked for."""
        from graph.network import network

        return network(self.folder)

    def query(self, cypher: str, **parameters: Any) -> list[Row]:
        """Return the rows of a read-only Cypher query; values from outside belong into parameters. Raises `QueryError`."""
        return self.store.run(cypher, **parameters)

    def find(self, doc: str) -> str:
        """Return the id of the document that a person types. Raises `UnknownDocument` or `AmbiguousDocument`."""
        return find(self.store, doc)

    def chain(self, doc: str, *, direction: Direction = "up", depth: int = 6) -> Chain:
        """Return what a document rests on (`up`) or what rests on it (`down`)."""
        return chain(self.store, self.find(doc), direction=direction, depth=depth)

    def view(self, path: Path | str, doc: str | None = None) -> Path:
        """Write the interactive page, of all or of what is near one document, and return its path."""
        from graph.view import render

        return render(self, path, doc=self.find(doc) if doc else None)


def build(paths: Sequence[Path | str] | Path | str, *, out: Path | str = "build", workers: int = 1, judgements: Judgements = NONE) -> Graph:
    """Build the graph of all documents under `paths` in the folder `out` and open it.

    Files that cannot be read are left out; `graph.build.build_folder` tells which. Raises `GraphError` where none can be read.
    """
    build_folder([paths] if isinstance(paths, (str, os.PathLike)) else list(paths), out, workers=workers, judgements=judgements)
    return connect(out)


def connect(folder: Path | str = "build") -> Graph:
    """Open a built graph. Raises `GraphError` where there is none."""
    folder = Path(folder)
    return Graph(Embedded(folder / STORE), folder)
