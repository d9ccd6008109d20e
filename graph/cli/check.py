"""`viendan check`: what is wrong with the citations of a draft, before it is signed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import (
    BOM,
    DEFAULT,
    FOLDER,
    MEMORY,
    SECONDS,
    BomOption,
    CatalogueOption,
    FormatOption,
    MemoryOption,
    OutputOption,
    SecondsOption,
    give,
    limits,
    opened,
)
from graph.cli.passed import NamesOption, tell
from graph.cli.speech import HELP, LANGUAGE, epilog, phrase, say, shown, told
from graph.output import Format, inert
from graph.words import words

if TYPE_CHECKING:
    from extractors.errors import ViendanError
    from extractors.records import Extraction
    from graph.api import Graph
    from graph.catalogue import Catalogue
    from graph.checking import Cited, Finding, Report

EXAMPLES = epilog("viendan check draft.docx", "viendan check drafts/ --graph build --html report.html", "pdftotext a.pdf - | viendan check -")
LISTED = ("line", "severity", "cited", "wrong", "instead")
COLUMNS = (
    "file",
    "document",
    "day",
    "line",
    "severity",
    "rule",
    "cited",
    "relation",
    "id",
    "wrong",
    "instead",
    "instead_id",
    "stated_by",
    "evidence",
    "start",
    "end",
)


class Least(StrEnum):
    """How grave what is listed must be."""

    info = "info"
    warning = "warning"
    error = "error"


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...|-", help=HELP["check.paths"])],
    at: Annotated[str | None, typer.Option("--at", metavar="DAY", help=HELP["check.at"])] = None,
    graph: Annotated[
        str | None,
        typer.Option("--graph", metavar="DIR|ADDRESS", envvar="VIENDAN_GRAPH", help=HELP["check.graph"]),
    ] = None,
    catalogue: CatalogueOption = FOLDER,
    least: Annotated[Least | None, typer.Option("--at-least", help=HELP["check.least"])] = None,
    page: Annotated[Path | None, typer.Option("--html", dir_okay=False, metavar="FILE", help=HELP["check.page"])] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    workers: Annotated[int, typer.Option(min=1, help=HELP["shared.workers"])] = 1,
    names: NamesOption = False,
    seconds: SecondsOption = SECONDS,
    memory: MemoryOption = MEMORY,
) -> None:
    """Check what documents cite: what is no longer or not yet in force, and what replaced it; numbers, dates, issuers and titles that contradict what is known.

    The status is 1 where an error is found, so that an office can run it before signing. What is not known of a citation is no finding.
    """
    from graph.ask import day as day_of

    day = None if at is None else day_of(None, at)
    failed: list[tuple[str, ViendanError]] = []
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(_ready, graph, catalogue)
        read = _read(paths, workers, limits(seconds, memory), failed)
        reports = _reports(read, *asked.result(), day)
    if page is not None:
        from graph.checking.page import write

        write(page, reports, LANGUAGE)
    _give(reports, form, output, least, bom)
    failures = tell([path for path in paths if path != "-"], failed, names=names)
    _total(reports, failures)
    raise typer.Exit(1 if failures or any(report.errors for report in reports) else 0)


def _ready(graph: str | None, catalogue: Path) -> tuple[Graph | None, Catalogue | None]:
    """Load what a check needs while other processes read the files: the graph that is named, else that of the usual folder, if there is one; official lists."""
    from graph.catalogue import open_catalogue
    from graph.checking import prepare
    from graph.generations import manifest

    asked = None if graph is None and not manifest(Path(DEFAULT)) else opened(graph or DEFAULT)
    prepare()
    lists = open_catalogue(catalogue)
    return asked, lists if lists.lists else None


def _read(paths: Sequence[str], workers: int, most: Any, failed: list[tuple[str, ViendanError]]) -> list[tuple[Extraction, str]]:
    """Return what was read, and keep what was not."""
    from extractors.batch import extract_paths
    from extractors.errors import PassedOver, ReadError

    read = []
    if "-" in paths:
        read.append(_piped())
    for outcome in extract_paths([path for path in paths if path != "-"], workers=workers, limits=most):
        if outcome.extraction is not None and outcome.text is not None:
            read.append((outcome.extraction, outcome.text))
        elif outcome.error is not None:
            failed.append((outcome.path, outcome.error))
    if not read and not any(not isinstance(error, PassedOver) for _, error in failed):
        raise ReadError(f"no document to check in {', '.join(paths)}; give a file or a folder")
    return read


def _piped() -> tuple[Extraction, str]:
    from hashlib import sha256

    from extractors.encodings import decode
    from extractors.extraction import extract, whole_source
    from extractors.records import Source

    data = sys.stdin.buffer.read()
    source = whole_source(Source("-", decode(data, "standard input"), sha256(data).hexdigest()))
    return extract(source), source.text


def _reports(read: Sequence[tuple[Extraction, str]], asked: Graph | None, official: Catalogue | None, at: str | None) -> list[Report]:
    from graph.checking import check_read

    return check_read(read, asked.store if asked else None, official, at=at)


def _give(reports: Sequence[Report], form: Format | None, output: Path | None, least: Least | None, bom: bool) -> None:
    """Write reports: as objects, as rows, or for people."""
    from graph.output import of_name
    from graph.store import Rows

    form = form or of_name(output)
    if form in (Format.json, Format.jsonl):
        give([report.to_dict() for report in reports], form, output)
    elif form is Format.table and output is None:
        for report in reports:
            _show(report, least or (Least.warning if len(reports) == 1 else None))
    else:
        give(Rows(COLUMNS, [row for report in reports for row in _rows(report, least or Least.info)]), form, output, bom=bom)


def _show(report: Report, least: Least | None) -> None:
    """Print a line for a document, and its findings."""
    sys.stdout.write(f"{inert(line(report))}\n")
    rows = _rows(report, least) if least else []
    if rows:
        shown([{**{name: row[name] for name in LISTED}, "line": lines} for row, lines in _once(rows)])


def _once(rows: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """Return what is said several times once, with all lines in which it stands."""
    told: dict[tuple[Any, ...], tuple[dict[str, Any], list[str]]] = {}
    for row in rows:
        _, lines = told.setdefault((row["rule"], row["id"], row["wrong"]), (row, []))
        lines.append(str(row["line"]))
    return [(row, ", ".join(dict.fromkeys(lines))) for row, lines in told.values()]


def line(report: Report) -> str:
    """Return what there is to say of a document in one line."""
    counts = [_counted(len(report.citations), "citation"), _counted(report.errors, "error")]
    counts += [_counted(report.warnings, "warning")] if report.warnings else []
    severity = words("values", LANGUAGE)[f"severity.{report.severity}"]
    return f"{severity:8} {', '.join(counts)}  {report.source}"


def _counted(count: int, what: str) -> str:
    return told(f"check.{what}" if count == 1 else f"check.{what}s", count=count)


def _on(report: Report) -> str:
    """Return the day of a report, and whose it is."""
    key = "check.on_day" if report.since == report.day else "check.on_days"
    return told(key, since=report.since, day=report.day, whose=phrase(report.whose))


def _rows(report: Report, least: str) -> list[dict[str, Any]]:
    """Return a row a finding."""
    return [dict(zip(COLUMNS, _cells(report, cited, found), strict=True)) for cited, found in report.findings(least)]


def _cells(report: Report, cited: Cited, found: Finding) -> tuple[Any, ...]:
    of = (report.source, report.id, report.day, cited.line, found.severity, found.rule)
    said = (cited.text, cited.relation, cited.id, found.message, found.instead, found.instead_id)
    return (*of, *said, found.stated_by, found.evidence, cited.start, cited.end)


def _total(reports: Sequence[Report], failures: int) -> None:
    """Say on standard error what was checked, on which day, and what is not known."""
    counts = Counter(severity for report in reports for _, found in report.findings() for severity in [found.severity])
    cited = sum(len(report.citations) for report in reports)
    unknown = sum(report.not_known for report in reports)
    several = len(reports) != 1 or failures
    what = told("check.several", documents=_counted(len(reports), "document"), failed=failures) if several else told("check.on", on=_on(reports[0]))
    found = ", ".join([_counted(counts["error"], "error"), _counted(counts["warning"], "warning"), told("check.notes", count=counts["info"])])
    say(told("check.total", what=what, cited=_counted(cited, "citation"), found=found, unknown=unknown))
