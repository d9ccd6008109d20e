"""The graph as Python users have it: one object that is asked, walked, looked at and written out.

In: a folder, an address, or files to build from. Out: a `Graph`. What a method needs is imported when it is called.
"""

from __future__ import annotations

import html
import os
import warnings
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph.judgements import NONE, Judgements
from graph.queries import query
from graph.store import TIMEOUT, Rows, Store, open_store

if TYPE_CHECKING:
    from datetime import date

    from networkx import MultiDiGraph

    from graph.builder import How
    from graph.catalogue import Catalogue
    from graph.chains import Chain, Direction
    from graph.checking import Report
    from graph.validity import Status
    from graph.view import InlinePage


class Graph:
    """A built graph, open for reading: in a folder, or on a Neo4j server."""

    def __init__(self, store: Store, folder: Path | None = None, *, where: Path | None = None) -> None:
        """Take an open store, and where it has tables, their folder: a generation of the graph in the folder `where`."""
        self.store, self.folder, self.where = store, folder, where or folder
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files or the connection."""
        self._closed = True
        self.store.close()

    def __repr__(self) -> str:
        if self._closed:
            return f"<Graph {self._name}: closed>"
        from graph.view.glance import counts, said

        return f"<Graph {self._name}: {said(counts(self.store))}>"

    def _repr_html_(self) -> str:
        """Show the graph in a notebook: a table of what it holds, and a small page where scripts may run."""
        from graph.view.glance import glance

        return f"<p>{html.escape(repr(self))}</p>" if self._closed else glance(self, self._name)

    @property
    def _name(self) -> str:
        return str(self.where) if self.where else "on a server"

    @cached_property
    def nx(self) -> MultiDiGraph:
        """The graph as a `networkx.MultiDiGraph`, read when first asked for; every format of networkx can hold it."""
        from graph.network import network

        return network(self.folder or self.store)

    @cached_property
    def full(self) -> MultiDiGraph:
        """The same with lists as lists and the unknown as None: what the tables hold, value for value."""
        from graph.network import network

        return network(self.folder or self.store, lists=True)

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, **named: Any) -> Rows:
        """Return the rows of a read-only Cypher query; values from outside belong into parameters, as a mapping or by name.

        Raises `QueryError` where it is malformed, would write or read files, lacks a parameter, or takes longer than `timeout` seconds.
        """
        return self.store.query(cypher, {**(parameters or {}), **named}, timeout=timeout)

    def ask(self, question: str, /, *values: Any, timeout: float = TIMEOUT, **named: Any) -> Rows:
        """Return the rows of a question of the library: `g.ask("chain_up", "Chỉ thị 666")`; documents, units and dates as people type them.

        Raises `UnknownQuestion`, `MissingValue`, `ValueUnknown`, and what `find` and `query` raise.
        """
        from graph.ask import ask

        return ask(self.store, question, values, named, timeout=timeout)

    @cached_property
    def questions(self) -> Rows:
        """The questions of the library, a row each: what it asks, what it takes, and an example."""
        from graph.ask import listed

        return listed()

    def find(self, doc: str) -> str:
        """Return the id of the document that a person types or pastes. Raises `UnknownDocument` or `AmbiguousDocument`."""
        from graph.find import find

        return find(self.store, doc)

    def find_unit(self, unit: str) -> str:
        """Return the id of the unit that a person types: `Sở GD&ĐT Bắc Giang`, `BTC`. Raises `UnknownUnit` or `AmbiguousUnit`."""
        from graph.find import find_unit

        return find_unit(self.store, unit)

    def find_units(self, unit: str) -> Rows:
        """Return the units that a person can mean, best first: `STC` is every province's department of finance. Raises `UnknownUnit`."""
        from graph.find import find_units

        return find_units(self.store, unit)

    def tasks(self, unit: str | None = None, since: str | date | None = None, until: str | date | None = None) -> Rows:
        """Return the work that is due between two days, by day, and then what comes again in that time; of all units, or of those that `unit` can mean.

        Days are as people type them: `2025-11-01`, `1/11/2025`, `today`. What has no day is in `g.ask("undated_work")`. Raises `UnknownUnit`, `ValueUnknown`.
        """
        from graph.ask import read
        from graph.queries import NULL, question
        from graph.tasks import Narrowed, tasks

        given = {"since": since, "until": until}
        period = {item.name: read(self.store, item, given[item.name] or NULL) for item in question("tasks").parameters if item.name in given}
        units = [row["id"] for row in self.find_units(unit)] if unit else None
        return tasks(self.store, Narrowed(units, **period))

    def chain(self, doc: str, *, direction: Direction = "up", depth: int = 6) -> Chain:
        """Return what a document rests on (`up`) or what rests on it (`down`)."""
        from graph.chains import chain

        return chain(self.store, self.find(doc), direction=direction, depth=depth)

    def validity(self, doc: str, at: str | date = "today") -> Status:
        """Return whether a document is in force on a day: in force, not in force (since when, by which act), or not known, each with its reason.

        A day is what people type: `2025-11-01`, `1/11/2025`, `today`. Raises `ValueUnknown` for another, and what `find` raises.
        """
        from graph.ask import day
        from graph.validity import life, status

        return status(life(self.store, self.find(doc)), day(self.store, at))

    def impact(self, doc: str, *, depth: int = 3) -> Rows:
        """Return what rests on a document, directly and through others; `bases` is 1 where it is the only legal basis."""
        from graph.descent import impact

        return impact(self.store, self.find(doc), depth)

    def cascade(self, doc: str, *, depth: int = 4) -> Rows:
        """Return what carries a document out in provinces, districts and communes, with the delay in days."""
        from graph.descent import cascade

        return cascade(self.store, self.find(doc), depth)

    @cached_property
    def documents(self) -> Rows:
        """Every document, read and cited, a row each."""
        return self.store.query(query("documents"))

    @cached_property
    def units(self) -> Rows:
        """Every unit that is charged with work, the busiest first."""
        return self.store.query(query("units"))

    def audit(self) -> Rows:
        """Return what is odd in the documents: `rule`, `severity`, `document`, `other`, `detail`, `evidence`, `start`, `end`."""
        from graph.audit import findings

        return findings(self.store)

    def view(self, doc: str | None = None, *, to: Path | str | None = None, language: str = "vi") -> InlinePage:
        """Return the interactive page, of all or of what is near one document as `find` takes it: a notebook shows it. With `to` it is written there, too.

        Raises `UnknownDocument` or `AmbiguousDocument`, `GraphError` where the page cannot be written.
        """
        from graph.view import inline

        page = inline(self, doc=self.find(doc) if doc else None, language=language)
        if to is not None:
            page.save(to)
        return page

    def export(self, path: Path | str, to: str | None = None) -> Path:
        """Write the graph for other programs, in the format `to`, else in that of the path's ending, and return the path.

        Formats: graphml, gexf, jsonld, csv, xlsx, parquet, sqlite, cypher, neo4j-import. What a format cannot hold is a `UserWarning`.
        Raises `BadArgument` for another format, `GraphError` where it cannot be written.
        """
        from graph.export import export

        for note in export(self.folder or self.store, path, to):
            warnings.warn(note, stacklevel=2)
        return Path(path)


def build(
    paths: Sequence[Path | str] | Path | str, *, out: Path | str = "build", workers: int = 1, judgements: Judgements = NONE, how: How | None = None
) -> Graph:
    """Build the graph of all documents under `paths` in the folder `out` and open it.

    Files that cannot be read are left out; `graph.builder.build_folder` tells which. `graph.builder.How` tells what is kept of an earlier build.
    Raises `GraphError` where none can be read.
    """
    from graph.builder import build_folder

    build_folder([paths] if isinstance(paths, (str, os.PathLike)) else list(paths), out, workers=workers, judgements=judgements, how=how)
    return connect(out)


def check(what: str | Path, *, graph: Graph | Path | str | None = None, at: str | date | None = None, official: Catalogue | None = None) -> Report:
    """Check the citations of one document before it is signed: of a text (`str`), or of a file (`Path`).

    A `graph` is asked besides the registry, and `official`, the lists of `graph.catalogue.open_catalogue`. `at` is the day that is asked about, the document's
    own unless given. Raises `ReadError` for a file that cannot be read, `GraphError` where there is no such graph, and `ValueUnknown` for what is no day.
    """
    from contextlib import closing, nullcontext

    from extractors.extraction import extract, whole_source
    from extractors.readers import read
    from graph.ask import day
    from graph.checking import check_read, check_text

    on = None if at is None else day(None, at)
    asked = nullcontext(None if graph is None else graph.store) if graph is None or isinstance(graph, Graph) else closing(open_store(graph))
    with asked as store:
        if isinstance(what, str):
            return check_text(what, store, official, at=on)
        source = whole_source(read(what))
        return check_read([(extract(source), source.text)], store, official, at=on)[0]


def connect(where: Path | str = "build") -> Graph:
    """Open the graph in a folder, or on a server: `neo4j://user@host:7687/database`, its password in NEO4J_PASSWORD.

    Raises `GraphError` where there is none.
    """
    store = open_store(where)
    return Graph(store, getattr(store, "folder", None), where=None if "://" in str(where) else Path(where))
