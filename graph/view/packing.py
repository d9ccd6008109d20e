"""What the page knows of a graph, packed: each column of it compressed, every text once.

In: the tables of a graph, in a folder or a store, and where only a part is wanted the id of the document that it lies around. Out: a `Packed`: sections
of columns and what names them. Nodes stand by their place in the columns, documents before units; edges by source, target and relation. Several edges of
one relation (and role) between two nodes are one line, and no mention is lost by that. Provisions are not drawn: a mention says its place in the cited
document as a pinpoint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from graph.errors import GraphError
from graph.network import Asked, count_of, rows_of
from graph.schema import FROM_LISTS, edge_type, label, node_type
from graph.view.columns import Pool, Section, numbers, texts
from graph.view.legend import band, relation
from graph.view.lives import Span, rows_of_life, spans
from graph.view.part import DRAWN, LINES, near, rows_among
from graph.words import LANGUAGES
from graph.words.phrases import detailed, translated

LOADED, UNIT, DRAFT = 1, 2, 8  # bits of a node's flags
MOST = 150_000  # documents and units of a page
CHUNK = 1000  # sentences that are opened together
_ACTING = ("AMENDS", "REPLACES", "REPEALS", "SUSPENDS")
_EXTENTS = ("", "whole", "part")
_ANSWERS = ("not known", "in force", "not in force")
_MOST = 65_535

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """The page's data: columns, the texts that they count, and the place of the document in the middle."""

    sections: tuple[Section, ...]
    meta: Mapping[str, Any]


@dataclass(slots=True)
class _Tables:
    """The rows that are drawn, and where each node stands."""

    documents: list[Row]
    units: list[Row]
    edges: list[tuple[int, int, int, str, Row]]  # source, target, relation, type, properties
    at: dict[str, int]


def pack(of: Path | Asked, *, around: str | None = None) -> Packed:
    """Pack a graph, or what is within two steps of the document `around`.

    Raises `KeyError` where the graph has no such node, `GraphError` where a page cannot hold all of it.
    """
    tables = _read(of, around)
    evidence = _Evidence(tables)
    sections = [*_nodes(tables), *_lines(tables, evidence), *_work(tables, evidence), *_odd(of, tables, evidence), *_lives(tables)]
    return Packed(
        (*sections, *evidence.sections()), {"count": len(tables.at), "documents": len(tables.documents), **evidence.pools, "focus": tables.at.get(around or "")}
    )


def _read(of: Path | Asked, around: str | None) -> _Tables:
    if around is None and (count := sum(count_of(of, node_type(name)) for name in DRAWN)) > MOST:
        raise GraphError(f"the graph has {count:,} documents and units, and a page shows {MOST:,} at most; name a document, and what is near it is shown")
    kept = None if around is None else near(of, around)
    documents, units = (list[Row](sorted(rows_among(of, node_type(name), kept), key=lambda row: row["id"])) for name in DRAWN)
    at = {row["id"]: place for place, row in enumerate((*documents, *units))}
    rows = ((entry.name, row) for entry in LINES for row in rows_among(of, entry, kept))
    edges = [(at[row["source"]], at[row["target"]], relation(name, row.get("role")), name, row) for name, row in rows]
    return _Tables(documents, units, sorted(edges, key=lambda edge: edge[:3]), at)


def _nodes(tables: _Tables) -> Iterator[Section]:
    working = {target for _, target, _, name, _ in tables.edges if name == "ASSIGNS"}
    kinds, issuers, places = Pool(""), Pool(""), Pool("")
    bands, flags = [], []
    for place, row in enumerate((*tables.documents, *tables.units)):
        unit = place >= len(tables.documents)
        bands.append(band(row, unit=unit, working=place in working))
        flags.append(LOADED * bool(row.get("loaded")) | UNIT * unit | DRAFT * bool(row.get("draft")))
    rows = [*tables.documents, *tables.units]
    names = [_name(row, unit=place >= len(tables.documents)) for place, row in enumerate(rows)]
    yield texts("ids", (row["id"] for row in rows))
    yield texts("numbers", (row.get("number") or "" for row in rows))
    yield texts("names", ("" if name == _plain(row) else name for name, row in zip(names, rows, strict=True)))
    yield texts("titles", (_title(row, name) for name, row in zip(names, rows, strict=True)))
    yield texts("dates", (row.get("date") or "" for row in rows))
    yield texts("sources", (_source(row.get("source")) for row in rows))
    yield texts("effectives", (row.get("effective") or "" for row in rows))
    yield numbers("kinds", [kinds(row.get("kind")) for row in rows], "u16")
    yield numbers("issuers", [issuers(row.get("issuer")) for row in rows], "u32")
    yield numbers("places", [places(row.get("place")) for row in rows], "u16")
    yield numbers("years", [max(0, row.get("year") or 0) for row in rows], "u16")
    yield numbers("bands", bands, "u8")
    yield numbers("flags", flags, "u8")
    yield from (texts(f"pool-{name}", pool) for name, pool in (("kinds", kinds), ("issuers", issuers), ("places", places)))


def _name(row: Row, *, unit: bool) -> str:
    """Return what people call a node; one that nothing names is called by its issuer and year, else by its file, else by its id."""
    if unit:
        return str(row.get("name") or row["id"])
    called = label({**row, "draft": False})
    if called != row["id"]:
        return called
    return (
        " ".join(filter(None, (row.get("kind"), f"của {row['issuer']}" if row.get("issuer") else "", str(row.get("year") or ""))))
        or PurePosixPath(_source(row.get("source"))).name
        or called
    )


def _plain(row: Row) -> str:
    """Return the name that most documents have, which the page makes itself."""
    return " ".join(filter(None, (row.get("kind"), row.get("number"))))


def _title(row: Row, name: str) -> str:
    """Return a title that says more than the name, and no label that stands for one."""
    title = str(row.get("title") or "")
    return "" if title.casefold() in name.casefold() or title == _plain(row) else title


def _source(source: str | None) -> str:
    """Return a file without the folders of the machine on which it was read.

    >>> _source("/home/an/vb/luat.jsonl#a/1"), _source("vb/luat.docx")
    ('luat.jsonl#a/1', 'vb/luat.docx')
    """
    path, sign, part = (source or "").partition("#")
    pure = PureWindowsPath(path) if "\\" in path or ":" in path else PurePosixPath(path)
    return f"{pure.name if pure.anchor else path}{sign}{part}"


class _Evidence:
    """The distinct sentences of a page, and the mentions that stand in them."""

    def __init__(self, tables: _Tables) -> None:
        self._at, self._sentences = tables.at, Pool("")
        self._pools = {name: Pool("") for name in ("pinpoints", "ties", "lists")}

    def sentence(self, text: str | None) -> int:
        return self._sentences(text)

    def pooled(self, name: str, text: str | None) -> int:
        return self._pools[name](text)

    def speaker(self, identity: str | None) -> int:
        """Return the place of who says so: a node's, or behind all nodes an official list's; that of no list where the page lacks the document."""
        identity = identity or ""
        if identity.startswith(FROM_LISTS):
            return len(self._at) + self._pools["lists"](identity.removeprefix(FROM_LISTS))
        return self._at.get(identity, len(self._at))

    def sections(self) -> Iterator[Section]:
        yield from (texts(f"pool-{name}", pool) for name, pool in self._pools.items())
        yield from (texts(f"pool-ties-{language}", (translated(tie, language) for tie in self._pools["ties"])) for language in LANGUAGES)
        held = list(self._sentences)
        for first in range(0, len(held), CHUNK):
            yield texts(f"sentences-{first // CHUNK}", held[first : first + CHUNK])

    @property
    def pools(self) -> dict[str, int]:
        return {"sentences": len(self._sentences), "chunk": CHUNK}


def _lines(tables: _Tables, evidence: _Evidence) -> Iterator[Section]:
    """Yield the columns of lines, and of the mentions behind each."""
    lines: list[tuple[int, int, int]] = []
    counts: list[int] = []
    extents: list[int] = []
    since: list[str] = []
    mentions: list[tuple[int, ...]] = []
    for source, target, sign, name, row in tables.edges:
        if not lines or lines[-1] != (source, target, sign):
            lines.append((source, target, sign))
            counts.append(0)
            extents.append(0)
            since.append("")
        counts[-1] += int(row.get("mentions") or 1)
        extents[-1] = max(extents[-1], _EXTENTS.index(row.get("extent") or ""))
        since[-1] = row.get("since") or row.get("effective") or since[-1]
        if name != "ASSIGNS":
            mentions += ((len(lines) - 1, *told) for told in _mentions(row, evidence, source))
    yield numbers("sources-of", [line[0] for line in lines], "u32+")
    yield numbers("targets-of", [line[1] for line in lines], "u32")
    yield numbers("relations-of", [line[2] for line in lines], "u8")
    yield numbers("counts-of", [min(count, _MOST) for count in counts], "u16")
    yield numbers("extents-of", extents, "u8")
    yield texts("since-of", since)
    for place, (column, kind) in enumerate(_MENTIONED):
        yield numbers(f"mention-{column}", [mention[place] for mention in mentions], kind)


_MENTIONED = (("line", "u32+"), ("sentence", "u32+"), ("start", "u16"), ("end", "u16"), ("pinpoint", "u32"), ("tie", "u16"), ("by", "u32+"))


def _mentions(row: Row, evidence: _Evidence, source: int) -> Iterator[tuple[int, ...]]:
    """Yield what is known of each mention of an edge: sentence, where it is marked, pinpoint, tie, and who says so."""
    said = _listed(row.get("evidence"))
    columns = [_listed(row.get(name)) for name in ("marks", "mark_ends", "pinpoints", "ties", "stated_by")]
    for text, *rest in zip_longest(said, *(column[: len(said)] for column in columns)):
        start, end, pinpoint, tie, by = rest
        held = (evidence.pooled(name, value) for name, value in (("pinpoints", pinpoint), ("ties", tie)))
        yield evidence.sentence(text), min(start or 0, _MOST), min(end or 0, _MOST), *held, source if by is None else evidence.speaker(by)


def _listed(value: Any) -> list[Any]:
    """Return one value, several or none as a list."""
    if value is None or isinstance(value, str):
        return [value] if value else []
    return list(value)


def _work(tables: _Tables, evidence: _Evidence) -> Iterator[Section]:
    """Yield the columns of assigned work, in the order in which documents give it."""
    rows = [(source, target, sign, row) for source, target, sign, name, row in tables.edges if name == "ASSIGNS"]
    rows.sort(key=lambda item: (item[0], item[3].get("start") or 0, item[1]))
    for place, column in enumerate(("document", "unit", "relation")):
        yield numbers(f"task-{column}", [int(row[:3][place]) for row in rows], "u8" if column == "relation" else "u32")
    for column in ("task", "deadline", "due", "product"):
        yield texts(f"task-{column}", (row[3].get(column) or "" for row in rows))
    yield numbers("task-sentence", [evidence.sentence(row[3].get("evidence")) for row in rows], "u32+")
    for column in ("mark", "mark_end"):
        yield numbers(f"task-{column}", [min(row[3].get(column) or 0, _MOST) for row in rows], "u16")


def _odd(of: Path | Asked, tables: _Tables, evidence: _Evidence) -> Iterator[Section]:
    """Yield the columns of the audit's findings."""
    about, beside = ({row["source"]: row["target"] for row in rows_of(of, edge_type(name))} for name in ("ABOUT", "BESIDE"))
    rules, graves = Pool(), Pool("info", "notice", "warning", "error")
    rows = [row for row in sorted(rows_of(of, node_type("Finding")), key=lambda row: row["id"]) if about.get(row["id"]) in tables.at]
    rows.sort(key=lambda row: (tables.at[about[row["id"]]], -graves(row["severity"])))
    none = len(tables.at)
    yield numbers("finding-document", [tables.at[about[row["id"]]] for row in rows], "u32+")
    yield numbers("finding-other", [tables.at.get(beside.get(row["id"], ""), none) for row in rows], "u32")
    yield numbers("finding-rule", [rules(row["rule"]) for row in rows], "u8")
    yield numbers("finding-severity", [graves(row["severity"]) for row in rows], "u8")
    for language in LANGUAGES:
        yield texts(f"finding-detail-{language}", (detailed(row["rule"], row["detail"] or "", language) for row in rows))
    yield numbers("finding-sentence", [evidence.sentence(row.get("evidence")) for row in rows], "u32+")
    yield texts("pool-rules", rules)
    yield texts("pool-severities", graves)


def _lives(tables: _Tables) -> Iterator[Section]:
    """Yield, for each document, the days from which an answer holds."""
    acts: dict[int, list[tuple[str, Row, Row]]] = defaultdict(list)
    for source, target, _, name, row in tables.edges:
        if name in _ACTING:
            acts[target].append((name, row, tables.documents[source]))
    places, reasons = Pool(""), Pool()
    found = [[_packed(span, tables, places, reasons) for span in spans(rows_of_life(row, acts[at]))] for at, row in enumerate(tables.documents)]
    yield texts("lives", (";".join(held) for held in found))
    yield texts("pool-reasons", reasons)
    yield texts("pool-parts", places)


def _packed(span: Span, tables: _Tables, places: Pool, reasons: Pool) -> str:
    """Return a span as fields with commas between: day, answer, extent, reason, acting node, the reason's day, the lists, the provisions."""
    blanks: Sequence[str] = (span.reason.blanks.get("day") or "", (span.reason.blanks.get("lists") or "").replace(",", " ").replace(";", " "))
    by = tables.at.get(span.by or "", "")
    part = places("; ".join(span.provisions)) if span.provisions else ""
    day = "" if span.day.startswith("0001") else span.day
    return ",".join(map(str, (day, _ANSWERS.index(span.answer), _EXTENTS.index(span.extent or ""), reasons(span.reason.key), by, *blanks, part))).rstrip(",")
