"""What official lists say of two documents, beside what texts say: relations of a catalogue in, edges of the graph out.

In: the folder of a linked graph, and a catalogue. Out: the same folder, where an edge that a list states has the list among its `stated_by`
(`catalogue:NAME`), with the list's word for evidence and no place in a text. An act upon a document of the graph brings the acting document in, which no text
named; other relations only join documents that are in it. What an earlier build took from lists is taken out first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.records import CHANGING_RELATIONS, RELATIONS
from extractors.registry import kinds, places
from graph.arrays import array, table_of
from graph.catalogue import Catalogue
from graph.engine import engine
from graph.link import LINKS, LISTS
from graph.rewriting import holding
from graph.schema import FROM_LISTS, EdgeType, columns, edge_type, node_type, table_path
from graph.tables import write_file

_BRINGS_IN = {*CHANGING_RELATIONS, "CORRECTS"}
_EMPTY = {"marks": 0, "mark_ends": 0, "starts": 0, "ends": 0, "pinpoints": "", "cues": "", "effectives": "", "extents": ""}
Pair = tuple[str, str]


def state(folder: Path, official: Catalogue | None) -> None:
    """Write the relations of a catalogue into the tables of a linked graph, and take out those that no list states any more."""
    held = _held(folder)
    stated = _stated(official, held) if official and official.lists else {}
    for relation in RELATIONS:
        _write(folder, edge_type(relation), stated.get(relation, {}))
    _write_documents(folder, held, {source for pairs in stated.values() for source, _ in pairs} - held, official)


def _held(folder: Path) -> set[str]:
    """Return the ids of the documents that texts are, or name."""
    with engine() as connection:
        connection.read_parquet(str(folder / LINKS / "votes.parquet")).create_view("votes")
        connection.read_parquet(str(folder / LINKS / "loaded.parquet")).create_view("loaded")
        return {row[0] for row in connection.execute("SELECT id FROM votes UNION SELECT id FROM loaded").fetchall()}


def _stated(official: Catalogue, held: set[str]) -> dict[str, dict[Pair, list[dict[str, Any]]]]:
    """Return the relations that belong into the graph, by relation and pair."""
    found: dict[str, dict[Pair, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for batch in official.relations.to_batches():
        for row in batch.to_pylist():
            if row["target"] in held and (row["source"] in held or row["relation"] in _BRINGS_IN):
                found[row["relation"]][row["source"], row["target"]].append(row)
    return found


def _write(folder: Path, entry: EdgeType, stated: Mapping[Pair, list[dict[str, Any]]]) -> None:
    """Write the edges of a relation, those anew that a list states or stated."""
    file = table_path(folder, entry)
    edges = pq.ParquetFile(file).read()
    stale = holding(edges["stated_by"], lambda names: pc.starts_with(names, FROM_LISTS)).to_pylist()
    if not stated and not any(stale):
        return
    pairs = list(zip(edges["source"].to_pylist(), edges["target"].to_pylist(), strict=True))
    touched = [old or pair in stated for old, pair in zip(stale, pairs, strict=True)]
    before = edges.filter(array(touched, pa.bool_())).to_pylist()
    known = {(row["source"], row["target"]): row for row in before}
    made = [row for pair in {**known, **stated} if (row := _edge(pair, known.get(pair), stated.get(pair, ()), entry))]
    rows = pa.concat_tables([edges.filter(array([not each for each in touched], pa.bool_())), table_of(made, columns(entry))])
    write_file(file, rows.sort_by([("source", "ascending"), ("target", "ascending")]))


def _edge(pair: Pair, known: Mapping[str, Any] | None, stated: Iterable[Mapping[str, Any]], entry: EdgeType) -> dict[str, Any] | None:
    """Return one edge of what texts say of a pair and what lists do; None where neither does any more."""
    held = [item.name for item in entry.properties]
    lists = [name for name in LISTS.values() if name in held]
    mentions = [row for row in _mentions(known, lists) if not row["stated_by"].startswith(FROM_LISTS)]
    mentions += [
        {**_EMPTY, "evidence": row["printed"], "stated_by": f"{FROM_LISTS}{row['stated_by']}", "ties": "an official list", "extents": row["extent"] or ""}
        for row in stated
    ]
    if not mentions:
        return None
    told = {name: [row[name] for row in mentions] for name in lists}
    whole = {"extent": max(filter(None, told.get("extents", ())), default=None), "effective": min(filter(None, told.get("effectives", ())), default=None)}
    return {"source": pair[0], "target": pair[1], "mentions": len(mentions), **told, **{name: value for name, value in whole.items() if name in held}}


def _mentions(known: Mapping[str, Any] | None, lists: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the mentions behind an edge."""
    for at in range(known["mentions"] if known else 0):
        yield {name: known[name][at] for name in lists}  # type: ignore[index]


def _write_documents(folder: Path, held: set[str], brought: set[str], official: Catalogue | None) -> None:
    """Write the documents that acts of lists bring in, and take out those that such acts brought in before."""
    document = node_type("Document")
    nodes = pq.ParquetFile(table_path(folder, document)).read()
    keep = [identity in held for identity in nodes["id"].to_pylist()]
    if not brought and all(keep):
        return
    made = [_node(identity, official) for identity in sorted(brought)]
    rows = pa.concat_tables([nodes.filter(array(keep, pa.bool_())), table_of(made, columns(document))])
    write_file(table_path(folder, document), rows.sort_by("id"))


def _node(identity: str, official: Catalogue | None) -> dict[str, Any]:
    """Return the node of a document that a list alone knows."""
    rows = official.of(identity) if official else []
    told = {name: next((row[name] for row in rows if row[name]), None) for name in ("number", "kind", "date", "issuer", "title")}
    scope, year, _ = identity.split("/")
    place, kind = places().get(scope), kinds().get(told["kind"] or "")
    level = "central" if scope == "tw" else ("province", "district", "commune")[min(2, scope.count("."))]
    return {
        **told,
        "id": identity,
        "title": told["title"] or " ".join(filter(None, (told["kind"], told["number"]))) or identity,
        "year": int(year) if year.isdigit() else None,
        "level": level,
        "place": place.name if place else None,
        "rank": kind.rank if kind else None,
        "loaded": False,
        "draft": False,
    }
