"""The documents under check, linked alone as a build would link them: each mention with the document that it means, and what the documents do to each other.

In: extractions with their texts. Out: `Linked`, from tables in a temporary folder that is gone afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from extractors.records import CHANGING_RELATIONS, Citation, Extraction
from graph import tables
from graph.catalogue import Catalogue
from graph.lifetimes import lifetimes
from graph.link import MENTIONS, link
from graph.official import state
from graph.schema import edge_type, node_type, table_path

Row = Mapping[str, Any]
_SAID = ("extent", "since", "pinpoints", "stated_by", "evidence")  # of an act


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: the citation as it was read, and what the link made of it."""

    citation: Citation
    id: str | None  # of the document that it means
    tie: str | None
    reason: str | None
    late: bool  # that document came after the citing one


@dataclass(frozen=True, slots=True)
class Linked:
    """The documents with their mentions, the nodes by id, and by the id of what they act on the acts, as rows of the question `lifetime`."""

    documents: tuple[tuple[Extraction, str], ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    nodes: Mapping[str, Row]
    acts: Mapping[str, tuple[Row, ...]]


def linked(documents: Sequence[tuple[Extraction, str]], official: Catalogue | None = None) -> Linked:
    """Link documents alone, with official lists where there are such. Several of one id stay several: `ID~2`."""
    told = tuple(_apart(documents))
    with TemporaryDirectory() as place:
        folder = Path(place)
        tables.write(folder / "records", told)
        listed = official.documents if official else None
        link(folder / "records", folder, official=listed)
        state(folder, official)
        lifetimes(folder, listed)
        nodes = {row["id"]: row for row in pq.read_table(table_path(folder, node_type("Document"))).to_pylist()}
        return Linked(told, _mentions(folder, told), nodes, _acts(folder, nodes))


def _apart(documents: Sequence[tuple[Extraction, str]]) -> Iterator[tuple[Extraction, str]]:
    """Give each document an id of its own."""
    seen: dict[str, int] = defaultdict(int)
    for extraction, text in documents:
        identity = extraction.document.id
        seen[identity] += 1
        if seen[identity] > 1:
            extraction = replace(extraction, document=replace(extraction.document, id=f"{identity}~{seen[identity]}"))
        yield extraction, text


def _mentions(folder: Path, documents: Sequence[tuple[Extraction, str]]) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of each document by its id, in the order of the text."""
    columns = ["document", "start", "finish", "target", "tie", "reason", "late"]
    rows = {(row["document"], row["start"], row["finish"]): row for row in pq.read_table(folder / MENTIONS, columns=columns).to_pylist()}
    return {extraction.document.id: tuple(_of(extraction, rows)) for extraction, _ in documents}


def _of(extraction: Extraction, rows: Mapping[tuple[str, int, int], Row]) -> Iterator[Mention]:
    own = extraction.document.id
    for citation in sorted(extraction.citations, key=lambda citation: (citation.start, -citation.end)):
        row = rows[own, citation.start, citation.end]
        itself = row["target"] in (own, own.partition("~")[0])
        yield Mention(citation, row["target"], row["tie"], "the document itself" if itself else row["reason"], bool(row["late"]) and not itself)


def _acts(folder: Path, nodes: Mapping[str, Row]) -> dict[str, tuple[Row, ...]]:
    """Return the acts upon each document by its id."""
    found: dict[str, list[Row]] = defaultdict(list)
    for relation in CHANGING_RELATIONS:
        for edge in pq.read_table(table_path(folder, edge_type(relation))).to_pylist():
            acting = nodes[edge["source"]]
            said = {name: edge[name] for name in _SAID}
            found[edge["target"]].append({**said, "relation": relation, "act_id": edge["source"], "act_date": acting["date"], "act_draft": acting["draft"]})
    return {target: tuple(rows) for target, rows in found.items()}
