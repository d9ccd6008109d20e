"""The link: from the records of single documents to one graph, with one node a document and one a unit.

In: a folder of record tables (`graph.tables`). Out: a folder of node and edge tables (`nodes/Document.parquet`, `edges/BASED_ON.parquet`,
...) with the columns of `graph.schema`, and `unresolved.parquet` with every mention that could not be tied to a document. The work is
done by `link.sql`; the result does not depend on the order of the records, nor on copies of a document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.identifiers import document_id, kind_identity, parse
from extractors.registry import codified, congresses, issuers, kinds, laws, observed, places
from graph.arrays import array, table, whole
from graph.copies import apart
from graph.engine import engine
from graph.judgements import NONE, Judgements
from graph.provisions import provisions
from graph.schema import EDGES, NODES, EdgeType, NodeType, columns, table_path
from graph.tables import TABLES, files, write_file

UNRESOLVED = "unresolved.parquet"
MENTIONS = "mentions.parquet"
LINKS = "links"
APART = "apart.parquet"  # in it: the files that bear the id of another document
NUMBERED = ("catalogue", "attested")  # in it, too: the registry's tables whose numbers take long to read, a file each
LINKED_TABLES = tuple(table.name for table in TABLES if table.name != "texts")  # what the queries read
STATES = ("loaded", "known", "votes", "unit_names")  # queries whose rows a later link starts from
NAMED_PINPOINTS = "SELECT DISTINCT pinpoint FROM citations WHERE pinpoint IS NOT NULL ORDER BY pinpoint"
_NAMED = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def link(records: Path, out: Path, judgements: Judgements = NONE, official: pa.Table | None = None) -> None:
    """Link the record tables in `records` into node and edge tables in the new folder `out`, as people judged where they did.

    `official` are the documents of a catalogue (`graph.catalogue`), which exist, too, and have dates.
    """
    with engine() as connection:
        _bring(connection, records, official)
        for name, rows in judgements.tables().items():
            connection.from_arrow(rows).create_view(name)
        run(connection, *named_queries("link.sql"))
        _write(connection, out)


def run(connection: Any, *names: str) -> None:
    """Run queries of link.sql, each into a table of its name."""
    for name in names:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {named_queries('link.sql')[name]}")  # names and queries are the package's own


@cache
def named_queries(file: str) -> Mapping[str, str]:
    """Return the queries of one of the package's SQL files by name, in order."""
    _, *parts = _NAMED.split(resources.files("graph").joinpath(file).read_text(encoding="utf-8"))
    return dict(zip(parts[::2], (query.strip() for query in parts[1::2]), strict=True))


def _bring(connection: Any, records: Path, official: pa.Table | None) -> None:
    """Make the record tables and the registry's known to the connection."""
    for name in LINKED_TABLES:
        connection.read_parquet(files(records, name)).create_view(name)
    connection.from_arrow(apart(records)).create_view("apart")
    named = connection.execute(NAMED_PINPOINTS).fetchall()
    for name, rows in {**registry_tables([row[0] for row in named]), **with_official(numbered_tables(), official)}.items():
        connection.from_arrow(rows).create_view(name)


def registry_tables(named: list[str]) -> dict[str, pa.Table]:
    """Return the registry's tables as the link needs them, and the provisions that the named pinpoints mean."""
    held = congresses()
    gone = [row for row in issuers().values() if row.successor]
    return {
        "kinds": table({"name": [row.name for row in kinds().values()], "rank": [row.rank for row in kinds().values()]}, {"rank": pa.int64()}),
        "places": table({"id": [row.id for row in places().values()], "name": [row.name for row in places().values()]}),
        "successions": table(
            {
                "id": [f"tw/{row.id}" for row in gone],
                "successor": [f"tw/{row.successor}" for row in gone],
                "year": [str(row.until) if row.until else None for row in gone],
                "act": [row.act for row in gone],
            }
        ),
        "terms": table({"term": [row.term for row in held], "since": [row.since for row in held], "until": [*(row.since for row in held[1:]), "9999"]}),
        "pinpoints": _pinpoints(named),
    }


def numbered_tables() -> dict[str, pa.Table]:
    """Return the registry's tables of documents by id, `NUMBERED`."""
    return {"catalogue": _catalogue(), "attested": _attested()}


_OF_LISTS = """
    FROM (SELECT *, split_part(id, '/', 1) AS scope, split_part(id, '/', 2) AS y, split_part(id, '/', 3) AS n FROM official WHERE date IS NOT NULL)
    WHERE id NOT IN (SELECT id FROM known) QUALIFY row_number() OVER (PARTITION BY id ORDER BY as_of DESC NULLS LAST, source) = 1
"""
_OFFICIAL_DATES = f"""
    SELECT id, concat(CASE WHEN scope <> 'tw' THEN concat(scope, '/') ELSE '' END, y, '/', substr(n, instr(n, '-') + 1)) AS series,
      split_part(n, '-', 1) AS serial, number AS printed, date, effective, title {_OF_LISTS}
"""
_OFFICIAL_NAMES = f"""
    SELECT id, replace(n, concat('-', y, '-'), '-') AS plain, CAST(y AS INTEGER) AS year, date, title, title AS name, issuer, scope {_OF_LISTS}
"""


def with_official(numbered: Mapping[str, pa.Table], official: pa.Table | None) -> dict[str, pa.Table]:
    """Return the registry's tables of documents with those of official lists behind that they have not."""
    if official is None or not len(official):
        return dict(numbered)
    return {name: _with_lists(numbered[name], official, query) for name, query in (("catalogue", _OFFICIAL_DATES), ("attested", _OFFICIAL_NAMES))}


def _with_lists(known: pa.Table, official: pa.Table, query: str) -> pa.Table:
    with engine() as connection:
        connection.from_arrow(known).create_view("known")
        connection.from_arrow(official).create_view("official")
        return pa.concat_tables([known, connection.sql(query).to_arrow_table().select(known.column_names).cast(known.schema)])


@cache
def _catalogue() -> pa.Table:
    """Return the dates that the official codification and the catalogue of laws give, by id; `series` is the id without the serial."""
    dated = [(row.kind, row.number, row.date, row.effective, row.title) for row in codified().values()]
    dated += [(row.kind, row.number, row.date, row.effective, row.name) for row in laws() if row.number and row.date]
    rows = []
    for kind, printed, date, effective, title in dated:
        if number := parse(printed, kind=kind):
            serial, _, rest = number.identity.partition("-")
            rows.append((document_id("tw", int(date[:4]), kind_identity(number, kind)), f"{date[:4]}/{rest}", serial, printed, date, effective, title))
    names = ("id", "series", "serial", "printed", "date", "effective", "title")
    return table(dict(zip(names, zip(*rows, strict=True), strict=True)))


@cache
def _attested() -> pa.Table:
    """Return the central documents that are known to exist, with their dates: those of the codification, laws, and those that several public texts date alike.

    `title` is compared with what a mention prints, `name` is the whole title and names a document that no text was read of.
    """
    rows: dict[tuple[str, str], tuple[str, str, str | None, str | None]] = {}
    listed = {*codified(), *(law.number for law in laws())}
    for seen in (row for row in observed() if row.number not in listed):
        rows[seen.number, seen.date] = (seen.kind, seen.title, None, seen.issuer)
    for row in codified().values():
        rows[row.number, row.date] = (row.kind, row.title, row.title, None)
    for law in laws():
        if law.number and law.date:
            rows[law.number, law.date] = (law.kind, law.name, f"{law.kind} {law.name}", None)
    found = {}
    for (printed, date), (kind, title, name, issuer) in rows.items():
        number = parse(printed, kind=kind)
        if number and number.year is None:  # which the day supplies
            number = parse(printed, kind=kind, date_year=int(date[:4]))
        if number:
            identity = kind_identity(number, kind)
            found[document_id("tw", int(date[:4]), identity)] = (
                identity.replace(f"-{date[:4]}-", "-"),
                int(date[:4]),
                date,
                title or None,
                name,
                issuer or None,
            )
    columns_of = {name: [row[at] for row in found.values()] for at, name in enumerate(("plain", "year", "date", "title", "name", "issuer"))}
    return table({"id": list(found), "scope": ["tw"] * len(found), **columns_of}, {"year": pa.int32()})


def _pinpoints(named: list[str]) -> pa.Table:
    found = [(pinpoint, item) for pinpoint in named for item in provisions(pinpoint)]
    return table({"pinpoint": [pinpoint for pinpoint, _ in found], "provision": [item.name for _, item in found], "path": [item.path for _, item in found]})


def _write(connection: Any, out: Path) -> None:
    entries: tuple[NodeType | EdgeType, ...] = (*NODES, *EDGES)
    for entry in entries:
        if entry.audited:
            continue
        write_file(table_path(out, entry), typed(_rows(connection, entry), entry))
    for name, file in (("unresolved", UNRESOLVED), ("linked", MENTIONS), *((name, f"{LINKS}/{name}.parquet") for name in STATES)):
        write_file(out / file, connection.sql(f"SELECT * FROM {name} ORDER BY ALL").to_arrow_table())
    for name, rows in numbered_tables().items():
        write_file(out / LINKS / f"{name}.parquet", rows)
    write_file(out / LINKS / APART, connection.sql("SELECT * FROM apart ORDER BY ALL").to_arrow_table())


def typed(rows: pa.Table, entry: NodeType | EdgeType) -> pa.Table:
    """Return rows with the columns of their type; what the audit adds later is null."""
    for name in columns(entry).names:
        if name not in rows.column_names:
            rows = rows.append_column(name, pa.nulls(len(rows)))
    return rows.select(columns(entry).names).cast(columns(entry))


def _rows(connection: Any, entry: NodeType | EdgeType) -> pa.Table:
    """Return the rows of a type; the mentions behind an edge are gathered into lists, in order."""
    if isinstance(entry, NodeType):
        return connection.table(f"{entry.label.lower()}_nodes").to_arrow_table()
    if entry.source == entry.target == "Document":
        return gathered(connection.sql(STATED, params={"relation": entry.name}).to_arrow_table())
    if entry.name == "CITES_PROVISION":
        return gathered(connection.sql(CITED_PROVISIONS).to_arrow_table())
    edges = connection.table(f"{entry.name.lower()}_edges").to_arrow_table()
    return with_rests(connection, edges) if entry.name == "ASSIGNS" else edges


_WORK = ("source", "target", "role", "start", "end")


def with_rests(connection: Any, edges: pa.Table) -> pa.Table:
    """Give each row of work the documents that its task names, in order; null where it names none."""
    named: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for *work, document in connection.table("rests").select(", ".join(f'"{name}"' for name in (*_WORK, "rests_on"))).order("ALL").fetchall():
        named[tuple(work)].append(document)
    found = [named.get(key) for key in zip(*(edges[name].to_pylist() for name in _WORK), strict=True)]
    return edges.append_column("rests_on", array(found, pa.list_(pa.string())))


STATED = "SELECT * FROM statements WHERE relation = $relation ORDER BY source, target, stated_by, start, finish, pinpoint, tie, extent, effective, cue"
CITED_PROVISIONS = (
    "SELECT document AS source, id AS target, start, finish, sentence, mark, mark_end FROM provision_mentions ORDER BY source, target, start, finish"
)
LISTS = {
    "sentence": "evidence",
    "mark": "marks",
    "mark_end": "mark_ends",
    "start": "starts",
    "finish": "ends",
    "pinpoint": "pinpoints",
    "stated_by": "stated_by",
    "tie": "ties",
    "extent": "extents",
    "effective": "effectives",
    "cue": "cues",
}


def gathered(mentions: pa.Table) -> pa.Table:
    """Gather rows of mentions, ordered by source and target, into one row for each of these."""
    rows = mentions.combine_chunks()
    ends = [whole(rows[name]) for name in ("source", "target")]
    begins = [0, *(at + 1 for at in pc.indices_nonzero(pc.or_(*map(_changes, ends))).to_pylist())] if len(rows) else []
    firsts, places = array(begins, pa.int64()), array([*begins, len(rows)], pa.int32())
    lists = {new: pa.ListArray.from_arrays(places, whole(rows[name])) for name, new in LISTS.items() if name in rows.column_names}
    counted = array([to - at for at, to in pairwise([*begins, len(rows)])], pa.int64())
    named = pa.table({"source": ends[0].take(firsts), "target": ends[1].take(firsts), "mentions": counted, **lists})
    if "extents" in named.column_names:
        extents, days = (named[name].to_pylist() for name in ("extents", "effectives"))
        named = named.append_column("extent", array([max(filter(None, said), default=None) for said in extents], pa.string()))
        named = named.append_column("effective", array([min(filter(None, said), default=None) for said in days], pa.string()))
    return named


def _changes(values: pa.Array) -> pa.Array:
    """Return for each value but the first whether it is another than the one before."""
    return pc.not_equal(values.slice(1), values.slice(0, max(0, len(values) - 1)))


def rows(folder: Path, entry: NodeType | EdgeType) -> Iterator[dict[str, Any]]:
    """Yield the rows of a type from a folder of node and edge tables."""
    for batch in pq.ParquetFile(table_path(folder, entry)).iter_batches():
        yield from batch.to_pylist()


def unresolved(folder: Path) -> list[dict[str, Any]]:
    """Return the mentions that are tied to no document, or not surely, each with its reason."""
    return list(pq.read_table(folder / UNRESOLVED).to_pylist())
