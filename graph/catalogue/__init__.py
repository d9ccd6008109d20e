"""The catalogue: what public lists say of documents, kept apart from what texts say.

In: lists of law as people publish them (Parquet, CSV, JSON lines). Out: a folder with one subfolder a list, and in it `documents.parquet` (by the graph's ids:
number, kind, date, issuer, title, days of effect and end, status) and `relations.parquet` (official relations between them). Every row says which list states
it. A row whose document cannot be told for certain is counted, named, and left out.

    CATALOGUE/NAME/list.json            what the list is: files, day, counts
    CATALOGUE/NAME/documents.parquet    `DOCUMENTS`
    CATALOGUE/NAME/relations.parquet    `RELATIONS`
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.arrays import table_of
from graph.catalogue.listed import Listed, listed, remove
from graph.catalogue.tables import DOCUMENTS, RELATIONS
from graph.errors import CatalogueError

if TYPE_CHECKING:
    from graph.catalogue.adding import Added, Watch, add

__all__ = ["DOCUMENTS", "RELATIONS", "Added", "Catalogue", "Listed", "Watch", "add", "listed", "open_catalogue", "remove"]


def __getattr__(name: str) -> Any:
    """Import what adds a list when it is asked for: a build reads lists and adds none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from graph.catalogue import adding

    return getattr(adding, name)


class Catalogue:
    """What a folder of lists holds; tables are read when they are asked for."""

    def __init__(self, folder: Path, lists: tuple[Listed, ...]) -> None:
        """Hold the lists of a folder."""
        self.folder, self.lists = folder, lists

    @cached_property
    def documents(self) -> pa.Table:
        """The documents of all lists, by id, then by list (`source`); the columns are `DOCUMENTS`."""
        return self._table("documents", DOCUMENTS).sort_by([("id", "ascending"), ("source", "ascending")]).combine_chunks()

    @cached_property
    def relations(self) -> pa.Table:
        """The relations of all lists, from the document that acts to the one that it acts on; the columns are `RELATIONS`."""
        return self._table("relations", RELATIONS)

    def of(self, identity: str) -> list[dict[str, Any]]:
        """Return the rows of a document by its id: one a list that has it, or several where a list has it several times."""
        ids = self.documents["id"]
        begin, end = (bisect(ids, identity, key=methodcaller("as_py")) for bisect in (bisect_left, bisect_right))
        return list(self.documents.slice(begin, end - begin).to_pylist())

    def digest(self) -> str:
        """Return a fingerprint of what the catalogue holds: another list, row or value gives another one."""
        found = hashlib.sha256()
        for each in self.lists:
            for name in ("documents", "relations"):
                found.update(f"{each.name}/{name}:{self._digest(each, name)}\n".encode())
        return found.hexdigest()

    def _digest(self, each: Listed, name: str) -> str:
        file = self._file(each, name)
        try:
            with file.open("rb") as data:
                return hashlib.file_digest(data, "sha256").hexdigest()
        except OSError as error:
            raise _damaged(file, error) from error

    def _table(self, name: str, schema: pa.Schema) -> pa.Table:
        return pa.concat_tables([table_of((), schema), *(self._read(self._file(each, name), schema) for each in self.lists)])

    def _file(self, each: Listed, name: str) -> Path:
        return self.folder / each.name / f"{name}.parquet"

    def _read(self, file: Path, schema: pa.Schema) -> pa.Table:
        try:
            return pq.ParquetFile(file).read(columns=schema.names).cast(schema)
        except (OSError, pa.ArrowException, ValueError) as error:
            raise _damaged(file, error) from error


def open_catalogue(folder: Path) -> Catalogue:
    """Open the catalogue in a folder; one that is not there is empty. Raises `CatalogueError` where a list of it is damaged."""
    return Catalogue(folder, tuple(listed(folder)))


def _damaged(file: Path, error: Exception) -> CatalogueError:
    said = " ".join(str(error).split())[:200]
    return CatalogueError(f"{file}: damaged ({said}); add the list again, or take it away with `viendan catalogue remove {file.parent.name}`")
