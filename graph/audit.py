"""What is odd in the documents, said beside the graph: a citation of the future, two dates of one document, a number mended, a mention unresolved.

In: the folder of a built graph. Out: `Finding`s, as nodes beside the documents that they are about. Nothing is mended
by it: the graph says what the texts say. A rule is one row of `RULES` and the query of its name in audit.sql.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.registry import issuers, places
from graph.arrays import array, table, table_of
from graph.catalogue import DOCUMENTS
from graph.engine import engine
from graph.generations import hold
from graph.link import LINKS, MENTIONS, UNRESOLVED, named_queries
from graph.queries import query
from graph.schema import EDGES, EdgeType, NodeType, columns, edge_type, node_type, table_path
from graph.store import Rows, Store
from graph.tables import files, write_file
from graph.words import words

SEVERITIES = ("info", "notice", "warning", "error")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the audit: the name of its query, and how grave what it finds is; what it says stands in `graph.words`."""

    name: str
    severity: str

    @property
    def says(self) -> str:
        """What the rule says, in English."""
        return words("rules", "en")[self.name]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd: the document it concerns, the other document if there is one, the detail, and the sentence."""

    rule: str
    severity: str
    document: str
    other: str | None
    detail: str
    evidence: str | None
    start: int | None = None  # where in the document's text
    end: int | None = None


_SHARED = "cited_after_its_end"  # what two rules are asked of
_BETWEEN = "said between two cited documents"  # a tie that no mention has
_BOTH = "a relation between documents that are not both identified"  # nor is this one
RULES = (
    Rule("later_than_citing", "error"),
    Rule("said_against_time", "warning"),
    Rule("one_number_two_texts", "warning"),
    Rule("two_dates", "warning"),
    Rule("nearly_one_title", "notice"),
    Rule("year_of_number_and_date", "warning"),
    Rule("date_of_the_catalogue", "warning"),
    Rule("contradicts_catalogue", "warning"),
    Rule("lower_basis", "warning"),
    Rule("basis_not_in_force", "error"),
    Rule("basis_not_yet_in_force", "warning"),
    Rule("replaced_but_cited_later", "notice"),
    Rule("ended_without_successor", "info"),
    Rule("no_such_body_then", "warning"),
    Rule("work_for_gone_body", "warning"),
    Rule("due_before_document", "notice"),
    Rule("mended_number", "notice"),
    Rule("further_deadline", "notice"),
    Rule("metadata_differs", "notice"),
    Rule("page_without_text", "notice"),
    Rule("unresolved", "info"),
)


def audit(folder: Path, official: pa.Table | None = None) -> list[Finding]:
    """Return all findings on a built graph, in the order of the rules; `official` are the documents of a catalogue."""
    with engine() as connection:
        _bring(connection, folder)
        connection.from_arrow(table_of((), DOCUMENTS) if official is None else official).create_view("official")
        found = []
        queries = named_queries("audit.sql")
        connection.execute(f"CREATE TEMP VIEW {_SHARED} AS {queries[_SHARED]}")
        for rule in RULES:
            rows = connection.execute(f"SELECT DISTINCT document, other, detail, evidence, start, finish FROM ({queries[rule.name]}) ORDER BY ALL").fetchall()
            found += [Finding(rule.name, rule.severity, *row) for row in rows]
    return found


_CITED = "document, target, start, finish, text, number, date, issuer_id, relation, reason, late, sentence"  # what the queries read of mentions


def _bring(connection: Any, folder: Path) -> None:
    """Make the tables that the queries read known to the connection."""
    tables = {
        "units": table_path(folder, node_type("Unit")),
        "work": table_path(folder, edge_type("ASSIGNS")),
        "replaced": table_path(folder, edge_type("REPLACES")),
    }
    for name, file in tables.items():
        connection.read_parquet(str(file)).create_view(name)
    connection.read_parquet(files(folder / "records", "findings")).create_view("findings")
    connection.read_parquet(str(folder / UNRESOLVED)).create_view("unresolved")
    for name, file, held in (("documents", table_path(folder, node_type("Document")), "*"), ("cited", folder / MENTIONS, _CITED)):  # many queries read them
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT {held} FROM read_parquet($file)", {"file": str(file)})
    connection.execute(
        "CREATE TEMP TABLE first_dated AS SELECT target, date, min(document) AS document, min(sentence) AS sentence FROM cited "
        "WHERE target IS NOT NULL AND date IS NOT NULL GROUP BY target, date"
    )
    dated = connection.read_parquet(str(folder / LINKS / "catalogue.parquet"), file_row_number=True)  # the codification first, then laws
    dated.project("printed AS number, date").create_view("catalogue_dates")
    dated.aggregate("printed AS number, arg_min(date, file_row_number) AS date", "printed").create_view("catalogue")
    bodies = [row for row in issuers().values() if row.since or row.until]
    connection.from_arrow(
        table(
            {
                "id": [f"tw/{row.id}" for row in bodies],
                "name": [row.name for row in bodies],
                "since": [row.since for row in bodies],
                "until": [row.until for row in bodies],
            },
            {"since": pa.int64(), "until": pa.int64()},
        )
    ).create_view("bodies")
    connection.from_arrow(_gone()).create_view("gone")


def _gone() -> pa.Table:
    """Return what exists no longer, a body by its id or a place by its own: its last day (of a year alone the last of it), and what it is now."""
    bodies = [
        (f"tw/{row.id}", row.last or f"{row.until}-12-31", issuers()[row.successor].name if row.successor else None) for row in issuers().values() if row.until
    ]
    ended = [(row.id, row.until, places()[row.successor].full if row.successor else None) for row in places().values() if row.until]
    columns_of = zip(*bodies, *ended, strict=True)
    return table(dict(zip(("id", "last", "now"), columns_of, strict=True)))


def annotate(folder: Path, found: Sequence[Finding]) -> None:
    """Write the findings as nodes and edges into the folder, and the names of their rules into the documents' nodes."""
    named = [(finding, _identity(finding)) for finding in found]
    _write(folder, node_type("Finding"), [{"id": identity, **{name: getattr(finding, name) for name in _SAID}} for finding, identity in named])
    _write(folder, edge_type("ABOUT"), [{"source": identity, "target": finding.document} for finding, identity in named])
    held = set(pq.ParquetFile(table_path(folder, node_type("Document"))).read(columns=["id"])["id"].to_pylist())
    _write(folder, edge_type("BESIDE"), [{"source": identity, "target": finding.other} for finding, identity in named if finding.other in held])
    rules: dict[str, list[str]] = {}
    for finding in found:
        names = rules.setdefault(finding.document, [])
        if finding.rule not in names:
            names.append(finding.rule)
    _mark(folder, rules)


_SAID = ("rule", "severity", "detail", "evidence", "start", "end")


def _identity(finding: Finding) -> str:
    """Return the id of a finding: the rule, and a digest of what it says."""
    said = "\x1f".join(str(getattr(finding, name)) for name in Finding.__slots__)
    return f"{finding.rule}/{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def _write(folder: Path, entry: NodeType | EdgeType, rows: Sequence[dict[str, Any]]) -> None:
    file = table_path(folder, entry)
    write_file(file, table_of(rows, columns(entry)))


def _mark(folder: Path, rules: Mapping[str, list[str]]) -> None:
    file, document = table_path(folder, node_type("Document")), node_type("Document")
    nodes = pq.ParquetFile(file).read()
    marked = array([rules.get(identity) for identity in nodes["id"].to_pylist()], pa.list_(pa.string()))
    schema = columns(document)
    write_file(file, nodes.set_column(schema.names.index("findings"), schema.field("findings"), marked))


def findings(store: Store) -> Rows:
    """Return what the audit found, in the order of the rules: `rule`, `severity`, `document`, `other`, `detail`, `evidence`, `start`, `end`."""
    found = store.query(query("findings"))
    order = {rule.name: place for place, rule in enumerate(RULES)}
    found.sort(key=lambda row: order.get(row["rule"], len(order)))
    return found


def coverage(store: Store) -> Rows:
    """Return how the mentions of documents were tied, and why the others were not: `tied`, `how`, `mentions`, `share` of all, the commonest first."""
    counts = Counter({_how(row["tie"]): row["mentions"] for row in store.query(query("ties"))})
    for row in store.query(query("unplaced")):
        counts[_how(f"open: {row['detail']}")] += row["mentions"]
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (not item[0][0], -item[1], item[0][1]))
    rows = [{"tied": tied, "how": how, "mentions": n, "share": round(n / total, 4)} for (tied, how), n in ordered]
    return Rows(("tied", "how", "mentions", "share"), rows)


def ungoverned(store: Store) -> int:
    """Return how many mentions no known words govern, so that they are only cited."""
    return int(store.query(query("ungoverned"))[0]["mentions"])


@dataclass(frozen=True, slots=True)
class Standing:
    """How a graph stands: mentions of documents, how many of them are tied to one, and odd findings from notice up."""

    mentions: int
    tied: int
    odd: int


_STANDING = """
SELECT tied.tied + tied.open + unplaced.open AS mentions, tied.tied AS tied, odd.odd AS odd
FROM (SELECT count(*) FILTER (NOT starts_with(tie, 'open: ')) AS tied, count(*) FILTER (starts_with(tie, 'open: ')) AS open
    FROM ties WHERE tie <> $between) tied,
  (SELECT count(*) AS open FROM findings WHERE rule = 'unresolved' AND id NOT IN (SELECT source FROM beside) AND NOT starts_with(detail, $both)) unplaced,
  (SELECT count(*) AS odd FROM findings WHERE severity <> 'info') odd
"""


def standing(where: Path) -> Standing:
    """Return how the graph of a folder stands; its figures are those of `coverage`, read from the tables."""
    held = hold(where)
    between = [edge for edge in EDGES if edge.source == edge.target == "Document" and any(row.name == "ties" for row in edge.properties)]
    with engine() as connection:
        folder = held.folder
        tables = [str(table_path(folder, edge)) for edge in between]
        connection.execute("CREATE TEMP TABLE ties AS SELECT unnest(ties) AS tie FROM read_parquet($tables, union_by_name = true)", {"tables": tables})
        connection.read_parquet(str(table_path(folder, node_type("Finding")))).create_view("findings")
        connection.read_parquet(str(table_path(folder, edge_type("BESIDE")))).create_view("beside")
        row = connection.execute(_STANDING, {"between": _BETWEEN, "both": _BOTH}).fetchone()
    held.release()
    assert row
    return Standing(*row)


def _how(tie: str) -> tuple[bool, str]:
    """Return whether a tie is one, and its words or the reason, without what belongs to one mention only."""
    opened = tie.startswith("open: ")
    return not opened, re.sub(r"(misprinted)[:,] .*", r"\1", tie.removeprefix("open: "))
