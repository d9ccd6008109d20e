"""The one table of node and edge types: store schema, Parquet columns and networkx attributes are made from it.

In: nothing. Out: `NODES` and `EDGES`, and what follows from them. An unknown value is null, with these exceptions, which hold in
the tables, in networkx and in every store alike, because the embedded store never gives null for `title`, `type` and `name`:

- `Document.title` is the document's label (`Nghị định 71/2020/NĐ-CP`) where no text gives a title;
- `Unit.name` is the unit's id where no text gives a name.

An edge between documents has one entry a mention in each of its lists, in the same order; in `pinpoints`, '' stands for a mention
that names no place in the cited document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.records import CHANGING_RELATIONS, PARENT_RELATIONS, RELATIONS
from extractors.registry import kinds

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["EDGES", "ENTRIES", "NODES", "PARENT_RELATIONS", "EdgeType", "Entry", "NodeType", "Property", "edge_type", "label", "node_type"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name, its type (one of `TYPES`), and what it says; on a server, whether it has an index of values, and of words."""

    name: str
    type: str
    says: str
    indexed: bool = False  # short values that queries compare
    searched: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node type; every node also has a string `id`, unique over all types."""

    label: str
    properties: tuple[Property, ...]
    heading: str  # the property that names a node to people
    audited: bool = False  # written by the audit rather than by the link


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge type; `key` are the properties that tell its parallel edges apart."""

    name: str
    source: str
    target: str
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    audited: bool = False


FROM_LISTS = "catalogue:"  # before the name of an official list, where an edge says who states it
TYPES = ("string", "integer", "number", "boolean", "strings", "integers")

NODES = (
    NodeType(
        "Document",
        (
            Property("number", "string", "số, ký hiệu, canonical: 666/CT-BGDĐT", indexed=True, searched=True),
            Property("kind", "string", "the kind of document, in full: Chỉ thị", indexed=True),
            Property("title", "string", "trích yếu or the law's name; the label where unknown", searched=True),
            Property("date", "string", "ISO 8601, as printed", indexed=True),
            Property("year", "integer", "of issue", indexed=True),
            Property("issuer", "string", "who issued it, name made absolute", searched=True),
            Property("level", "string", "central, province, district, commune"),
            Property("place", "string", "province or district of the issuer"),
            Property("rank", "integer", "of the kind; 0 is highest"),
            Property("loaded", "boolean", "true for a document read, false for one only cited"),
            Property("draft", "boolean", "true for one that calls itself a draft, or whose number is still to be given"),
            Property("effective", "string", "ISO 8601: the first day on which it holds"),
            Property(
                "effective_stated_by",
                "string",
                "who says so: text (its own), amendment (one that amends it), registry (the codification, the laws), or the name of a catalogue",
            ),
            Property("ends", "string", "ISO 8601: the first day on which the whole of it holds no longer, where that is known"),
            Property("ends_stated_by", "string", "who says the day: text (its own, or that of the act that ends it), registry, or the name of a catalogue"),
            Property("ended_by", "string", "id of the act that ends it; its own id where its term runs out", indexed=True),
            Property("listed_by", "strings", "names of the catalogues that hold it"),
            Property("listed_status", "string", "what the newest of these says: in force, not in force, partly, not yet"),
            Property("listed_on", "string", "ISO 8601: the day of which that list speaks"),
            Property("source", "string", "the file it was read from"),
            Property("findings", "strings", "rules of the audit that found something odd about it"),
        ),
        "title",
    ),
    NodeType(
        "Unit",
        (
            Property("name", "string", "full name, made absolute", searched=True),
            Property("kind", "string", "body, office, class (UBND cấp xã, chủ đầu tư), group (các sở, ban, ngành)"),
            Property("level", "string", "central, province, district, commune"),
            Property("place", "string", "province or district"),
        ),
        "name",
    ),
    NodeType("Provision", (Property("path", "string", "the place in its document: Điều 5, khoản 2, điểm a"),), "path"),
    NodeType(
        "Finding",
        (
            Property("rule", "string", "the rule of the audit that found it", indexed=True),
            Property("severity", "string", "info, notice, warning, error"),
            Property("detail", "string", "what is odd"),
            Property("evidence", "string", "the sentence"),
            Property("start", "integer", "where it stands in the text of the document"),
            Property("end", "integer", "where it ends"),
        ),
        "detail",
        audited=True,
    ),
)

_MENTIONS = (
    Property("mentions", "integer", "how often the texts say it"),
    Property("evidence", "strings", "the sentence of each mention"),
    Property("marks", "integers", "where each mention begins in its sentence"),
    Property("mark_ends", "integers", "where each mention ends in its sentence"),
    Property("starts", "integers", "where each mention begins in the text of the document that states it"),
    Property("ends", "integers", "where each mention ends"),
)
_CITED = (
    *_MENTIONS,
    Property("pinpoints", "strings", "the place in the cited document that each mention names, '' for none"),
    Property("stated_by", "strings", "id of the document whose text says so, for each mention; of an official list its name: catalogue:vbpl"),
    Property("cues", "strings", "the words that settled the relation, for each mention; '' where none that is known governs it"),
    Property("ties", "strings", "how each mention was tied to the cited document: by number, year and issuer; as the law in force; `open:` and why it is not"),
)
_CHANGED = (
    *_CITED,
    Property("extent", "string", "how much of the other document the act changes: whole, where any mention says so, else part"),
    Property("effective", "string", "ISO 8601: the first day on which it takes effect, where a mention says so"),
    Property("since", "string", "ISO 8601: the first day on which it holds: that day, else the acting document's own; null for a draft"),
    Property("extents", "strings", "whole or part, for each mention; '' where it does not say so itself"),
    Property("effectives", "strings", "the day of effect, for each mention; '' where it names none"),
)
_ASSIGNED = (
    Property("role", "string", "lead, coordinating, assigned, requested"),
    Property("task", "string", "what to do, cut at 400 characters"),
    Property("task_start", "integer", "where all of it begins in the text"),
    Property("task_end", "integer", "where it ends"),
    Property("deadline", "string", "as printed"),
    Property("due", "string", "ISO 8601: the last day on which the work is on time"),
    Property("due_reason", "string", "why a printed deadline gives no such day"),
    Property("recurrence", "string", "RFC 5545: FREQ=MONTHLY;BYMONTHDAY=15"),
    Property("product", "string", "what is to come out of it"),
    Property("rests_on", "strings", "ids of the documents that the task names"),
    Property("confidence", "number", "the share of rows told in this way that were right on annotated texts"),
    Property("evidence", "string", "the sentence"),
    Property("mark", "integer", "where the unit begins in the sentence"),
    Property("mark_end", "integer", "where it ends in the sentence"),
    Property("start", "integer", "where the unit stands in the text"),
    Property("end", "integer", "where it ends"),
)
_SUCCEEDED = (Property("date", "string", "when, a year or a date"), Property("act", "string", "the document that says so"))

EDGES = (
    *(EdgeType(relation, "Document", "Document", _CHANGED if relation in CHANGING_RELATIONS else _CITED) for relation in RELATIONS),
    EdgeType("ISSUED_BY", "Document", "Unit"),
    EdgeType("ASSIGNS", "Document", "Unit", _ASSIGNED, ("role", "start", "end")),
    EdgeType("SENT_TO", "Document", "Unit", (Property("evidence", "string", "the line under Nơi nhận"),)),
    EdgeType("PART_OF", "Unit", "Unit"),
    EdgeType("SUCCEEDED_BY", "Unit", "Unit", _SUCCEEDED),
    EdgeType("CITES_PROVISION", "Document", "Provision", _MENTIONS),
    EdgeType("OF", "Provision", "Document"),
    EdgeType("ABOUT", "Finding", "Document", audited=True),
    EdgeType("BESIDE", "Finding", "Document", audited=True),
)


Entry = NodeType | EdgeType
ENTRIES: tuple[Entry, ...] = (*NODES, *EDGES)


def name_of(entry: Entry) -> str:
    """Return a node type's label, or an edge type's name."""
    return entry.label if isinstance(entry, NodeType) else entry.name


def ends_of(entry: Entry) -> tuple[str, ...]:
    """Return the columns that stand before a type's properties."""
    return ("id",) if isinstance(entry, NodeType) else ("source", "target")


def node_type(label: str) -> NodeType:
    """Return the node type of that label."""
    return next(node for node in NODES if node.label == label)


def edge_type(name: str) -> EdgeType:
    """Return the edge type of that name."""
    return next(edge for edge in EDGES if edge.name == name)


def columns(entry: NodeType | EdgeType) -> pa.Schema:
    """Return the columns of a type's table: `id`, or `source` and `target`, then its properties."""
    import pyarrow as pa

    arrow = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "strings": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }
    fields = [(name, pa.string()) for name in ends_of(entry)]
    return pa.schema([*fields, *((item.name, arrow[item.type]) for item in entry.properties)])


def known_node(label: str) -> bool:
    """Whether there is a node type of that label."""
    return any(node.label == label for node in NODES)


def known_edge(name: str) -> bool:
    """Whether there is an edge type of that name."""
    return any(edge.name == name for edge in EDGES)


@cache
def words() -> frozenset[str]:
    """Return every label, edge type and property that the schema has."""
    entries: tuple[NodeType | EdgeType, ...] = (*NODES, *EDGES)
    named = {entry.label if isinstance(entry, NodeType) else entry.name for entry in entries}
    return frozenset(named | {"id"} | {item.name for entry in entries for item in entry.properties})


def table_path(folder: Path, entry: NodeType | EdgeType) -> Path:
    """Return where the table of a type is in a graph's folder."""
    return folder / "nodes" / f"{entry.label}.parquet" if isinstance(entry, NodeType) else folder / "edges" / f"{entry.name}.parquet"


_CYPHER_NAMES = re.compile(r"(?<=[(\[|])\s*\w*\s*:\s*`?(\w+(?:\s*\|\s*:?\w+)*)")


def unknown_words(cypher: str) -> list[str]:
    """Return the labels and relationship types of a query that the schema lacks: a slip gives no rows and no error.

    >>> unknown_words("MATCH (d:Dokument)-[r:BASED_ON|CITE]->(:Document) RETURN d")
    ['Dokument', 'CITE']
    """
    named = [word.strip(" :") for match in _CYPHER_NAMES.finditer(cypher) for word in match[1].split("|")]
    known = {node.label for node in NODES} | {edge.name for edge in EDGES}
    return [word for word in dict.fromkeys(named) if word not in known]


def label(document: Mapping[str, Any]) -> str:
    """Return what a person calls a document.

    >>> label({"id": "tw/2020/666-CT-BGDDT", "kind": "Chỉ thị", "number": "666/CT-BGDĐT", "year": 2020})
    'Chỉ thị 666/CT-BGDĐT'
    >>> label({"id": "tw/2019/43-QH14", "kind": "Luật", "number": "43/2019/QH14", "title": "Luật Giáo dục", "year": 2019})
    'Luật Giáo dục 2019'
    """
    if document.get("draft"):
        return f"Dự thảo {label({**document, 'draft': False})}"
    kind, number, title, year = (document.get(name) for name in ("kind", "number", "title", "year"))
    if kind in named_kinds() and title and not (number and title.endswith(number)):
        name = title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}"
        return name if not year or str(year) in name else f"{name} {year}"
    if number:
        return " ".join(filter(None, (kind, number)))
    if kind and title:
        return title if title.casefold().startswith(kind.casefold()) else f"{kind} {title if title[:2].isupper() else title[:1].lower() + title[1:]}"
    return str(title or document["id"])


def heading(label_of: str, node: Mapping[str, Any]) -> str:
    """Return what a person calls a node: a document's label, a unit's name, a provision's path.

    >>> heading("Unit", {"id": "bac-giang/ubnd", "name": "UBND tỉnh Bắc Giang"})
    'UBND tỉnh Bắc Giang'
    """
    return label(node) if label_of == "Document" else str(node.get(node_type(label_of).heading) or node["id"])


@cache
def named_kinds() -> frozenset[str]:
    """Return the kinds that are cited by name: laws, codes, ordinances, the constitution."""
    return frozenset(kind.name for kind in kinds().values() if kind.named)
