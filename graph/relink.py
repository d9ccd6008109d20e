"""The link again after some documents changed: what they do not touch is taken over from the graph before.

In: the folder of a graph linked before, and record tables in which some documents are new, changed or gone. Out: the same tables as
`graph.link.link` makes of those records, row for row. The queries are link.sql's, run on the touched documents alone: the changed ones, and those
that cite a number without its year, or one of two series, of which the changed ones say something new (that it was read, a date, a title). What counts
over all documents (which ids are known, what is said of each, how units are called) is kept as counts: the touched documents' old rows are
subtracted, their new rows added. Untouched rows are copied.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.arrays import array, whole
from graph.copies import apart
from graph.engine import engine
from graph.judgements import NONE, Judgements
from graph.link import (
    APART,
    CITED_PROVISIONS,
    LINKED_TABLES,
    LINKS,
    LISTS,
    MENTIONS,
    NAMED_PINPOINTS,
    NUMBERED,
    STATED,
    STATES,
    UNRESOLVED,
    gathered,
    named_queries,
    registry_tables,
    run,
    typed,
    with_official,
    with_rests,
)
from graph.rewriting import holding, merged, rewrite
from graph.schema import EDGES, EdgeType, Entry, edge_type, node_type, table_path
from graph.tables import files, linked, read_file, write_file

_OF_ONE = ("chosen", "loaded", "said")  # what the records of a document say, whatever the others say
_COUNTS = {"known": "id, date, title, own", "votes": "id, attribute, value, own", "unit_names": "id, name, kind, level, place"}
_KEY = """
    CREATE MACRO key(id) AS concat(split_part(id, '/', 1), '/', replace(split_part(id, '/', 3), concat('-', split_part(id, '/', 2), '-'), '-'))
"""  # scope and number without the year: documents that one mention could mean


def relink(old: Path, records: Path, out: Path, judgements: Judgements = NONE, official: pa.Table | None = None) -> None:
    """Link `records` into `out`, taking over from the graph in `old` what the changed documents do not touch.

    It was linked by the same queries, judgements and catalogue.
    """
    with engine() as connection:
        connection.execute(_KEY)
        _bring(connection, old, records, judgements)
        _restated(connection, records)
        _changed(connection)
        _known(connection)
        _touched(connection)
        _link_touched(connection, old, official)
        _write_documents(connection, old, out)
        _write_relations(connection, old, out)
        _write_units(connection, old, out)
        _write_states(connection, old, out)


def _bring(connection: Any, old: Path, records: Path, judgements: Judgements) -> None:
    for side, folder in (("old", old / "records"), ("new", records)):
        for name in ("documents", "citations"):
            connection.read_parquet(files(folder, name), filename=True).create_view(f"{side}_{name}")
    connection.read_parquet(str(old / LINKS / APART)).create_view("old_apart")
    for name in STATES:
        connection.read_parquet(str(old / LINKS / f"{name}.parquet")).create_view(f"old_{name}")
    connection.read_parquet(str(old / MENTIONS)).create_view("old_linked")
    connection.read_parquet(str(old / UNRESOLVED)).create_view("old_unresolved")
    for name, rows in judgements.tables().items():
        connection.from_arrow(rows).create_view(name)


def _restated(connection: Any, records: Path) -> None:
    """Find the documents whose files changed, and those of them that are two now, or one."""
    connection.execute("""
        CREATE TEMP TABLE changed AS SELECT DISTINCT document FROM (
          (SELECT document, file, sha256 FROM new_documents EXCEPT SELECT document, file, sha256 FROM old_documents)
          UNION ALL (SELECT document, file, sha256 FROM old_documents EXCEPT SELECT document, file, sha256 FROM new_documents)
        )
    """)
    restated = {row[0] for row in connection.execute("FROM changed").fetchall()}
    connection.from_arrow(apart(records, restated)).create_view("restated_apart")
    connection.execute("CREATE TEMP TABLE new_apart AS FROM old_apart WHERE document NOT IN (FROM changed) UNION ALL FROM restated_apart")


def _changed(connection: Any) -> None:
    """Count what the records of the changed documents said and say."""
    _with_judged(connection, "changed")
    for side in ("old", "new"):
        _narrow(connection, side, "changed")
        run(connection, *_OF_ONE, "known", "unit_names")
        for name in ("known", "unit_names"):
            connection.execute(f"CREATE TEMP TABLE {name}_{side} AS FROM {name}")
    for name in ("known", "unit_names"):
        _recount(connection, name)


def _with_judged(connection: Any, table: str) -> None:
    """Add the ids that people judged to be the same document as one of the table's."""
    for side in ("old", "new"):
        connection.execute(f"INSERT INTO {table} SELECT id FROM {side}_apart WHERE document IN (FROM {table})")
    connection.execute(f"INSERT INTO {table} SELECT is_id FROM judged_same WHERE id IN (FROM {table})")
    connection.execute(f"INSERT INTO {table} SELECT id FROM judged_same WHERE is_id IN (FROM {table})")


def _narrow(connection: Any, side: str, table: str) -> None:
    """Let the queries see the records of these documents alone, as they were or as they are: other parts than theirs are not read."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW apart AS FROM {side}_apart")
    held = f"SELECT DISTINCT filename FROM {side}_documents WHERE document IN (FROM {table}) ORDER BY filename"
    found = connection.execute(held).fetchall() or connection.execute(f"SELECT min(filename) FROM {side}_documents").fetchall()
    parts = [Path(row[0]).parent for row in found]
    for name in LINKED_TABLES:
        connection.read_parquet([str(part / f"{name}.parquet") for part in parts]).filter(f"document IN (FROM {table})").create_view(name, replace=True)


def _recount(connection: Any, name: str) -> None:
    """Take the old rows of the touched documents from a count and add their new ones."""
    connection.execute(f"""
        CREATE TEMP TABLE all_{name} AS SELECT {_COUNTS[name]}, CAST(sum(n) AS BIGINT) AS n
        FROM (FROM old_{name} UNION ALL FROM {name}_new UNION ALL SELECT {_COUNTS[name]}, -n AS n FROM {name}_old) GROUP BY ALL HAVING sum(n) > 0
    """)


def _known(connection: Any) -> None:
    """Find the numbers of which something else is known now: that they were read, a date, a title."""
    connection.execute("CREATE TEMP TABLE ids AS SELECT id FROM known_old UNION SELECT id FROM known_new")
    facts = {side: f"SELECT id, date, title, own FROM {side}_known WHERE id IN (FROM ids)" for side in ("old", "all")}
    differ = f"({facts['old']} EXCEPT {facts['all']}) UNION ALL ({facts['all']} EXCEPT {facts['old']})"
    connection.execute(f"CREATE TEMP TABLE moved AS SELECT DISTINCT key(id) AS key FROM ({differ})")


def _touched(connection: Any) -> None:
    """Find the documents to link again: the changed ones, and those that cite such a number."""
    connection.execute("""
        CREATE TEMP TABLE twins AS SELECT key(id) AS key FROM (SELECT id FROM all_known UNION SELECT id FROM old_known) either
        WHERE key(id) IN (FROM moved) GROUP BY key(id) HAVING count(*) > 1
    """)
    old, new = (f"SELECT id, min(date) AS date FROM {side}_known WHERE date IS NOT NULL AND id IN (FROM ids) GROUP BY id, own" for side in ("old", "all"))
    connection.execute(f"CREATE TEMP TABLE redated AS SELECT DISTINCT key(id) AS key FROM (({old} EXCEPT {new}) UNION ALL ({new} EXCEPT {old}))")
    connection.execute("""
        CREATE TEMP TABLE touched AS FROM changed
        UNION SELECT document FROM new_citations WHERE key(target) IN (FROM redated) OR key(document) IN (FROM redated)
        UNION SELECT document FROM new_citations WHERE key(target) IN (FROM moved) AND (split_part(target, '/', 2) = '-' OR key(target) IN (FROM twins))
    """)
    _with_judged(connection, "touched")


def _link_touched(connection: Any, old: Path, official: pa.Table | None) -> None:
    """Run the link on the touched documents; what was linked of them before is `linked_old`."""
    _narrow(connection, "new", "touched")
    numbered = {name: read_file(old / LINKS / f"{name}.parquet") for name in NUMBERED}
    named = registry_tables([row[0] for row in connection.execute(NAMED_PINPOINTS).fetchall()])
    for name, rows in {**named, **with_official(numbered, official)}.items():
        connection.from_arrow(rows).create_view(name)
    run(connection, *_OF_ONE)
    connection.execute("CREATE OR REPLACE TEMP TABLE known AS FROM all_known WHERE key(id) IN (SELECT key(target) FROM said UNION SELECT key(id) FROM loaded)")
    run(connection, *_between("numbered", "votes"), "assigns_edges", "rests", "sent_to_edges", "provision_mentions", "provision_nodes")
    for name in ("loaded", "linked", "votes"):
        connection.execute(f"CREATE TEMP TABLE {name}_new AS FROM {name}")
    connection.execute("CREATE OR REPLACE TEMP TABLE linked AS FROM old_linked WHERE document IN (FROM touched)")
    connection.execute("CREATE OR REPLACE TEMP TABLE loaded AS FROM old_loaded WHERE id IN (FROM touched)")
    run(connection, "votes")
    for name in ("loaded", "linked", "votes"):
        connection.execute(f"CREATE TEMP TABLE {name}_old AS FROM {name}")
    _recount(connection, "votes")
    connection.execute("CREATE TEMP TABLE all_loaded AS FROM old_loaded WHERE id NOT IN (FROM touched) UNION ALL FROM loaded_new")
    connection.execute("""
        CREATE TEMP TABLE affected AS SELECT id FROM loaded_old UNION SELECT id FROM loaded_new UNION SELECT id FROM votes_old UNION SELECT id FROM votes_new
    """)


def _between(first: str, last: str) -> Iterable[str]:
    """Return the names of link.sql's queries from one to another."""
    names = list(named_queries("link.sql"))
    return names[names.index(first) : names.index(last) + 1]


def _write_documents(connection: Any, old: Path, out: Path) -> None:
    """Write the documents anew of which anything else is said, and who issued them."""
    connection.execute("CREATE OR REPLACE TEMP TABLE loaded AS FROM all_loaded WHERE id IN (FROM affected)")
    connection.execute("CREATE OR REPLACE TEMP TABLE votes AS FROM all_votes WHERE id IN (FROM affected)")
    run(connection, "document_ids", "attributes", "document_nodes", "issued_by_edges")
    document, issued_by = node_type("Document"), edge_type("ISSUED_BY")
    before = typed(read_file(table_path(old, document)).drop_columns("findings"), document)
    affected = _column(connection, "affected")
    write_file(table_path(out, document), merged(before, affected, typed(connection.table("document_nodes").to_arrow_table(), document)))
    _replace(connection, old, out, issued_by, affected)


def _column(connection: Any, table: str) -> pa.Array:
    """Return the values of a table of one column."""
    return whole(connection.table(table).to_arrow_table().column(0))


def _replace(connection: Any, old: Path, out: Path, entry: EdgeType, sources: pa.Array) -> None:
    """Write edges, those from these sources anew."""
    made = connection.table(f"{entry.name.lower()}_edges").to_arrow_table()
    if entry.name == "ASSIGNS":
        made = with_rests(connection, made)
    rewrite(table_path(old, entry), table_path(out, entry), sources, typed(made, entry))


def _write_relations(connection: Any, old: Path, out: Path) -> None:
    """Write what the texts say of two documents, and of provisions: the touched documents' mentions anew."""
    touched = _column(connection, "touched")
    for entry in EDGES:
        if entry.source == entry.target == "Document":
            _restate(connection, entry, touched, table_path(old, entry), table_path(out, entry))
    cites, provision, of = edge_type("CITES_PROVISION"), node_type("Provision"), edge_type("OF")
    rewrite(table_path(old, cites), table_path(out, cites), touched, typed(gathered(connection.sql(CITED_PROVISIONS).to_arrow_table()), cites))
    connection.read_parquet(str(table_path(out, cites))).create_view("cited_provisions")
    connection.read_parquet(str(table_path(old, provision))).create_view("old_provisions")
    nodes = connection.sql("""
        SELECT id, min(path) AS path FROM (FROM old_provisions UNION ALL FROM provision_nodes)
        WHERE id IN (SELECT target FROM cited_provisions) GROUP BY id ORDER BY id
    """)
    _put(old, out, provision, nodes.to_arrow_table())
    _put(old, out, of, nodes.select("id AS source, split_part(id, '#', 1) AS target").to_arrow_table())


def _restate(connection: Any, entry: EdgeType, touched: pa.Array, old: Path, out: Path) -> None:
    """Write the edges of one relation: those that a touched document states are gathered anew, from its mentions and the others' in the old rows."""
    edges = read_file(old)
    fresh = connection.sql("SELECT * FROM statements WHERE relation = $relation", params={"relation": entry.name}).to_arrow_table()
    stale = pc.or_(holding(edges["stated_by"], lambda names: pc.is_in(names, touched)), pc.is_in(_pairs(edges), _pairs(fresh)))
    if not len(fresh) and not pc.any(stale).as_py():
        return linked(old, out)
    connection.from_arrow(fresh).create_view("fresh", replace=True)
    connection.from_arrow(edges.filter(stale)).create_view("stale", replace=True)
    held = {item.name for item in entry.properties}
    lists = ", ".join(f"unnest({new}) AS {name}" if new in held else f"'' AS {name}" for name, new in LISTS.items())
    others = f"SELECT * FROM (SELECT source, target, {lists} FROM stale) WHERE stated_by NOT IN (FROM touched)"
    stated = f"(SELECT * EXCLUDE (relation) FROM fresh UNION ALL BY NAME {others})"
    made = gathered(connection.sql(STATED.replace("statements WHERE relation = $relation", stated)).to_arrow_table())
    rows = pa.concat_tables([edges.filter(pc.invert(stale)), typed(made, entry)])
    return write_file(out, rows.sort_by([("source", "ascending"), ("target", "ascending")]))


def _pairs(edges: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(edges["source"], edges["target"], array(["\n"], pa.string())[0])


def _write_units(connection: Any, old: Path, out: Path) -> None:
    """Write who is given work and who is sent copies, by the touched documents anew, and the units."""
    touched = _column(connection, "touched")
    for name in ("ASSIGNS", "SENT_TO"):
        _replace(connection, old, out, edge_type(name), touched)
    for name in ("ISSUED_BY", "ASSIGNS", "SENT_TO"):
        connection.read_parquet(str(table_path(out, edge_type(name)))).create_view(f"{name.lower()}_edges_all")
    connection.execute(
        "CREATE TEMP TABLE unit_ids AS " + " UNION ".join(f"SELECT target AS id FROM {name}_edges_all" for name in ("issued_by", "assigns", "sent_to"))
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE unit_names AS FROM all_unit_names")
    run(connection, "unit_nodes", "part_of_edges", "succeeded_by_edges")
    _put(old, out, node_type("Unit"), connection.table("unit_nodes").to_arrow_table())
    for name in ("PART_OF", "SUCCEEDED_BY"):
        _put(old, out, edge_type(name), connection.table(f"{name.lower()}_edges").to_arrow_table())


def _put(old: Path, out: Path, entry: Entry, rows: pa.Table) -> None:
    """Write a table that was made whole; one that is as it was is the old file."""
    made = typed(rows, entry)
    if made.equals(read_file(table_path(old, entry))):
        linked(table_path(old, entry), table_path(out, entry))
    else:
        write_file(table_path(out, entry), made)


def _write_states(connection: Any, old: Path, out: Path) -> None:
    """Write the mentions, those without a document, and what the next link starts from."""
    touched = _column(connection, "touched")
    for name, file in (("linked_new", MENTIONS), ("unresolved", UNRESOLVED)):
        rewrite(old / file, out / file, touched, connection.sql(f"SELECT * FROM {name} ORDER BY ALL").to_arrow_table())
    for name in STATES:
        write_file(out / LINKS / f"{name}.parquet", connection.sql(f"SELECT * FROM all_{name} ORDER BY ALL").to_arrow_table())
    for name in NUMBERED:
        linked(old / LINKS / f"{name}.parquet", out / LINKS / f"{name}.parquet")
    write_file(out / LINKS / APART, connection.sql("SELECT * FROM new_apart ORDER BY ALL").to_arrow_table())
