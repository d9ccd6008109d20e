"""JSON-LD: every node and edge as RDF, in the terms of ELI and schema.org where their definitions fit, and under the graph's own names throughout.

In: a folder or a store. Out: one file, a JSON object with an inline context and a row a node or edge, so that it is read without a network and written
without holding the graph. An edge is a triple; its sentences, places and pinpoints hang on an `rdf:Statement` about it, lists in order. Own names and ids are
URNs of an experimental namespace: no web address stands behind them. A date that is one is `xsd:date`; a year is `xsd:gYear`.

What fits, by the definitions of ELI 1.5 (http://data.europa.eu/eli/ontology) and schema.org:

- `eli:based_on` (is empowered by): BASED_ON. `eli:amends`, `eli:corrects`, `eli:consolidates` and their schema.org namesakes: AMENDS, CORRECTS, CONSOLIDATES.
- `eli:repeals` (completely cancels, abrogates or replaces): REPEALS and REPLACES where no mention names a part; else, and for SUSPENDS, `eli:changes`
  (amendment, replacement, repeal, or other types of change).
- `eli:cites` (citation in the text of the legislation): every relation that the citing document's own text states, and CITES_PROVISION.
- `eli:passed_by`: ISSUED_BY. `eli:is_part_of`: OF. `schema:parentOrganization`: PART_OF.

None fits IMPLEMENTS, PURSUANT_TO and GUIDES, which have their own names and `eli:cites` alone: `eli:implements` is deprecated, `eli:applies` is an informative
link without legal value, `eli:ensures_implementation_of` leaves out national secondary acts, and guidance need not be empowered by what it guides. Nor does any
fit ASSIGNS, SENT_TO, SUCCEEDED_BY, nor findings. `eli:title` belongs to a version of a text, not to the act: titles are `schema:name`.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from graph.cells import json_of
from graph.network import Asked, rows_of
from graph.schema import EDGES, NODES, EdgeType, NodeType, heading

OWN = "urn:x-viendan:schema:"
IDS = "urn:x-viendan:id:"
CONTEXT: Mapping[str, Any] = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "http://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "v": {"@id": OWN, "@prefix": True},
}
_DATES = ("date", "due")
_YEAR = re.compile(r"\d{4}")
Row = Mapping[str, Any]
TERMS: Mapping[str, tuple[str, ...]] = {
    "BASED_ON": ("eli:based_on",),
    "AMENDS": ("eli:amends", "schema:legislationAmends"),
    "CORRECTS": ("eli:corrects", "schema:legislationCorrects"),
    "CONSOLIDATES": ("eli:consolidates", "schema:legislationConsolidates"),
    "SUSPENDS": ("eli:changes", "schema:legislationChanges"),
    "ISSUED_BY": ("eli:passed_by", "schema:legislationPassedBy"),
    "OF": ("eli:is_part_of", "schema:isPartOf"),
    "PART_OF": ("schema:parentOrganization",),
    "CITES_PROVISION": ("eli:cites", "schema:citation"),
}
_WHOLE, _PART = ("eli:repeals", "schema:legislationRepeals"), ("eli:changes", "schema:legislationChanges")
_CITED = ("eli:cites", "schema:citation")


def jsonld(of: Path | Asked, to: Path) -> list[str]:
    """Write the graph as JSON-LD."""
    with to.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        _write(file, _objects(of))
        file.write("\n]}\n")
    return []


def _write(file: TextIO, objects: Iterator[Row]) -> None:
    for number, made in enumerate(objects):
        file.write(f"{',' if number else ''}\n{json_of(made)}")


def _objects(of: Path | Asked) -> Iterator[Row]:
    for node in NODES:
        yield from (_node(node, row) for row in rows_of(of, node))
    for edge in EDGES:
        for row in rows_of(of, edge):
            yield from _edge(edge, row)


def _iri(identity: str) -> str:
    """Return the URN of an id, every character in it that a URN cannot hold escaped.

    >>> _iri("tw/2019/43-QH14#dieu-5")
    'urn:x-viendan:id:tw/2019/43-QH14%23dieu-5'
    """
    return IDS + quote(identity, safe="/:@-._~")


def _node(node: NodeType, row: Row) -> dict[str, Any]:
    own = {f"v:{item.name}": _value(item.name, row[item.name]) for item in node.properties if row[item.name] is not None}
    types, said = _SAID[node.label](row)
    return {"@id": _iri(row["id"]), "@type": [*types, f"v:{node.label}"], **{name: value for name, value in said.items() if value is not None}, **own}


def _document(row: Row) -> tuple[list[str], dict[str, Any]]:
    date = _value("date", row["date"]) if row["date"] else None
    said = {
        "schema:name": heading("Document", row),
        "eli:id_local": row["id"],
        "eli:number": row["number"],
        "eli:date_document": date if isinstance(date, dict) and date["@type"] == "xsd:date" else None,
        "schema:legislationIdentifier": row["number"],
        "schema:legislationDate": date,
        "schema:legislationType": row["kind"],
        "schema:legislationJurisdiction": row["place"],
    }
    return ["eli:LegalResource", "schema:Legislation"], said


def _unit(row: Row) -> tuple[list[str], dict[str, Any]]:
    types = ["eli:Organization", "schema:Organization"] if row["kind"] == "body" else ["eli:Agent"]
    return types, {"schema:name": heading("Unit", row)}


def _provision(row: Row) -> tuple[list[str], dict[str, Any]]:
    return ["eli:LegalResourceSubdivision", "schema:Legislation"], {"schema:name": row["path"], "eli:number": row["path"]}


_SAID: Mapping[str, Callable[[Row], tuple[list[str], dict[str, Any]]]] = {
    "Document": _document,
    "Unit": _unit,
    "Provision": _provision,
    "Finding": lambda row: ([], {}),
}


def _value(name: str, value: Any) -> Any:
    """Return a value as JSON-LD has it: a list in order; a date, a year and a fraction with their types."""
    if isinstance(value, list):
        return {"@list": value}
    if isinstance(value, float):  # 1.0 without a type is a whole number
        return {"@value": value, "@type": "xsd:double"}
    if name == "year" or (name in _DATES and _YEAR.fullmatch(value)):
        return {"@value": str(value).zfill(4), "@type": "xsd:gYear"}
    if name in _DATES and _is_date(value):
        return {"@value": value, "@type": "xsd:date"}
    return value


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _edge(edge: EdgeType, row: Row) -> Iterator[dict[str, Any]]:
    """Yield the triples of an edge, and the statement that its properties hang on."""
    source, target = {"@id": _iri(row["source"])}, {"@id": _iri(row["target"])}
    yield {**source, **dict.fromkeys((f"v:{edge.name}", *_terms(edge, row)), target)}
    own = {f"v:{item.name}": _value(item.name, row[item.name]) for item in edge.properties if row[item.name] is not None}
    if own:
        yield {"@type": "rdf:Statement", "rdf:subject": source, "rdf:predicate": {"@id": f"{OWN}{edge.name}"}, "rdf:object": target, **own}


def _terms(edge: EdgeType, row: Row) -> tuple[str, ...]:
    """Return the terms of ELI and schema.org that an edge fulfils."""
    found = TERMS.get(edge.name, ())
    if edge.name in ("REPEALS", "REPLACES"):
        found = _PART if any(row["pinpoints"] or ()) else _WHOLE
    if row["source"] in (row.get("stated_by") or ()):
        found = (*found, *_CITED)
    return found
