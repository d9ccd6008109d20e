"""The command `viendan`: arguments in, results on standard output, progress and messages on standard error.

Exit status: 0 done; 1 done, but files failed or an evaluation is under its floor; 2 bad usage, an unknown or ambiguous document, a refused query.
"""

from __future__ import annotations

import json
import sys
import tomllib
import webbrowser
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from hashlib import sha256
from importlib.metadata import version as installed
from os import cpu_count
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extractors.batch import Outcome, extract_paths
from extractors.encodings import decode
from extractors.errors import ReadError, ViendanError
from extractors.evaluate import compare, summary, under_floor
from extractors.evaluate import evaluate as measure
from extractors.extraction import extract as extract_text
from extractors.records import Extraction, Source
from extractors.registry import fold_key
from graph import Graph, connect
from graph.audit import RULES, SEVERITIES, coverage, findings
from graph.build import Built, build_folder
from graph.chains import Chain
from graph.errors import NothingRead
from graph.judgements import NONE
from graph.judgements import read as read_judgements
from graph.output import Format, console, write
from graph.queries import query as shipped
from graph.schema import label, unknown_words

app = typer.Typer(
    name="viendan",
    help="Vietnamese legal and administrative documents as a knowledge graph: who cites whom, and who must do what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_errors = Console(stderr=True, highlight=False, soft_wrap=True)

GraphOption = Annotated[Path, typer.Option("--graph", envvar="VIENDAN_GRAPH", help="Folder of a built graph.", show_default=True)]
FormatOption = Annotated[Format, typer.Option("--format", help="How rows are written.")]
DocArgument = Annotated[str, typer.Argument(metavar="DOC", help="What you would write: 'Chỉ thị 666', 'NĐ 71/2020', 71/2020/NĐ-CP, a file name, an id.")]
_BUILD = Path("build")


def main() -> None:
    """Run the command; an error that Viendan raises on purpose is one message and a status."""
    try:
        app()
    except ViendanError as error:
        _say(f"viendan: {error}")
        sys.exit(1 if isinstance(error, (ReadError, NothingRead)) else 2)


def _say(message: str) -> None:
    _errors.print(message, markup=False)


@app.command(epilog="Example: viendan build data/directives --out build")
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with files, in any mixture.")],
    out: Annotated[Path, typer.Option(help="Folder of the graph; what a build made there before is replaced.")] = _BUILD,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = cpu_count() or 1,
    judgements: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A TOML file that forces or forbids merges.")] = None,
) -> None:
    """Read documents and build their graph. Files that have not changed since the last build are not read again."""
    with _progress() as report:
        built = build_folder(paths, out, workers=workers, progress=report, judgements=read_judgements(judgements) if judgements else NONE)
    for path, error in built.failed:
        _say(f"left out: {_named(path, error)}")
    _summary(built, connect(out))
    raise typer.Exit(1 if built.failed else 0)


def _named(path: str, error: ViendanError) -> str:
    return str(error) if path in str(error) else f"{path}: {error}"


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None, str], None]]:
    """Show a bar on standard error, if a person looks."""
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}"))
    with Progress(*columns, console=_errors, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", path="")
        yield lambda done, total, path: bar.update(task, completed=done, total=total, path=Path(path).name)


def _summary(built: Built, graph: Graph) -> None:
    counts = {row["label"]: row["n"] for row in graph.query(shipped("counts"))}
    read = graph.query("MATCH (d:Document) WHERE d.loaded RETURN count(d) AS n")[0]["n"]
    _say(
        f"{built.folder}: {read} documents ({built.read} read, {built.kept} unchanged, {len(built.failed)} failed), "
        f"{counts.get('Document', 0) - read} more cited, {counts.get('Unit', 0)} units, {counts.get('Provision', 0)} provisions"
    )


class ExtractFormat(StrEnum):
    """How extractions are written."""

    jsonl = "jsonl"
    table = "table"


@app.command(epilog="Examples: viendan extract a.txt b.pdf > records.jsonl; pdftotext a.pdf - | viendan extract -")
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...|-", help="Files and folders, or - for a text on standard input.")],
    form: Annotated[ExtractFormat, typer.Option("--format", help="One JSON object a document, or a table of citations.")] = ExtractFormat.jsonl,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = 1,
) -> None:
    """Print what documents cite and whom they charge with work, without building a graph."""
    failed = 0
    for outcome in _outcomes(paths, workers):
        if outcome.extraction is None:
            failed += 1
            _say(f"left out: {_named(outcome.path, outcome.error)}" if outcome.error else outcome.path)
        elif form is ExtractFormat.jsonl:
            sys.stdout.write(json.dumps(outcome.extraction.to_dict(), ensure_ascii=False) + "\n")
        else:
            _extraction_tables(outcome.extraction)
    raise typer.Exit(1 if failed else 0)


def _outcomes(paths: list[str], workers: int) -> Iterator[Outcome]:
    if "-" in paths:
        text = sys.stdin.buffer.read()
        yield Outcome("-", extract_text(Source("-", decode(text, "standard input"), sha256(text).hexdigest())), None, None)
    yield from extract_paths([path for path in paths if path != "-"], workers=workers)


_CITED = ("relation", "kind", "number", "date", "issuer", "pinpoint", "target", "reason")
_CHARGED = ("role", "unit", "task", "deadline")


def _extraction_tables(extraction: Extraction) -> None:
    for rows, names, title in ((extraction.citations, _CITED, "cites"), (extraction.assignments, _CHARGED, "charges with work")):
        write([{name: getattr(row, name) for name in names} for row in rows], Format.table, title=f"{extraction.source}: {title}")


@app.command(epilog="Example: viendan query 'MATCH (d:Document)-[:BASED_ON]->(p) WHERE p.number = $n RETURN d.title' --param n=71/2020/NĐ-CP")
def query(
    cypher: Annotated[str | None, typer.Argument(metavar="CYPHER", help="A read-only query.")] = None,
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Read the query from a file instead.")] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="K=V", help="A parameter; V is JSON, or else a string. May be repeated.")] = None,
    form: FormatOption = Format.table,
    graph: GraphOption = _BUILD,
) -> None:
    """Ask the graph in Cypher."""
    if (cypher is None) == (file is None):
        raise typer.BadParameter("give a query, or --file with one")
    text = cypher if cypher is not None else Path(str(file)).read_text(encoding="utf-8")
    opened = connect(graph)
    rows = opened.query(text, **dict(map(_parameter, param or [])))
    for word in unknown_words(text):
        _say(f"note: the schema knows no {word!r}")
    write(rows, form)


def _parameter(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not (sign and name.isidentifier()):
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


@app.command(epilog="Example: viendan show 'Luật Giáo dục 2019'")
def show(doc: DocArgument, form: FormatOption = Format.table, graph: GraphOption = _BUILD) -> None:
    """Show one document: its facts, what it cites, what cites it, whom it charges with work, with the sentences."""
    opened = connect(graph)
    identity = opened.find(doc)
    facts = opened.query(shipped("document"), id=identity)[0]["document"]
    parts = {name: [_row(row) for row in opened.query(shipped(name), id=identity)] for name in ("cited", "citing", "assigned")}
    if form is not Format.table:
        rows = [{"part": name, **row} for name, rows in parts.items() for row in rows]
        write([{**facts, **parts}] if form is Format.json else rows, form)
        return
    write([{"field": name, "value": value} for name, value in facts.items() if value is not None and name != "labels"], form, title=label(facts))
    for name, title in (("cited", "cites"), ("citing", "is cited by"), ("assigned", "charges with work")):
        if parts[name]:
            console().print()
            write(parts[name], form, title=f"{title} ({len(parts[name])})")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the other document as its id and its name, and one sentence for several."""
    found = {name: value for name, value in row.items() if name not in {"document", "evidence", "pinpoints", "ties"}}
    if "document" in row:
        found |= {"document": label(row["document"]), "id": row["document"]["id"], "pinpoints": "; ".join(filter(None, row["pinpoints"] or []))}
    evidence = row["evidence"]
    if row.get("ties"):
        found["ties"] = "; ".join(f"{n} × {tie}" for tie, n in Counter(row["ties"]).most_common())
    return found | {"evidence": evidence[0] if isinstance(evidence, list) and evidence else evidence}


@app.command(epilog="Example: viendan chain 'Chỉ thị 666' --down")
def chain(
    doc: DocArgument,
    up: Annotated[bool, typer.Option("--up/--down", help="What it rests on, or what rests on it.")] = True,
    depth: Annotated[int, typer.Option(min=1, help="Steps at most.")] = 6,
    form: FormatOption = Format.table,
    graph: GraphOption = _BUILD,
) -> None:
    """Print what a document rests on, step by step, or what rests on it."""
    found: Chain = connect(graph).chain(doc, direction="up" if up else "down", depth=depth)
    if form is Format.table:
        console().print(str(found), markup=False)
        return
    write([asdict(step) for step in found.steps], form)


class Severity(StrEnum):
    """How grave a finding is."""

    info = "info"
    notice = "notice"
    warning = "warning"
    error = "error"


@app.command(name="audit", epilog="Example: viendan audit --at-least warning --fail-at error")
def audit_command(
    at_least: Annotated[Severity, typer.Option(help="The least severity that is listed.")] = Severity.notice,
    rule: Annotated[str | None, typer.Option(help="Only this rule.")] = None,
    tied: Annotated[bool, typer.Option("--coverage", help="Instead, how mentions were tied to documents, and why the others were not.")] = False,
    fail_at: Annotated[Severity | None, typer.Option(help="With a finding of this severity or above, the status is 1.")] = None,
    form: FormatOption = Format.table,
    graph: GraphOption = _BUILD,
) -> None:
    """List what is odd in the documents: dates that disagree, numbers mended, bodies that did not exist, mentions unresolved."""
    connect(graph)
    if tied:
        write(coverage(graph), form)
        return
    if rule and rule not in {row.name for row in RULES}:
        raise typer.BadParameter(f"no rule {rule!r}; known are {', '.join(row.name for row in RULES)}")
    found = [row for row in findings(graph) if row.rule == rule or (not rule and SEVERITIES.index(row.severity) >= SEVERITIES.index(at_least))]
    write([asdict(row) for row in found], form)
    counts = Counter(row.rule for row in found)
    for known in RULES:
        if counts[known.name]:
            _say(f"{known.severity:8} {counts[known.name]:6}  {known.name}: {known.says}")
    grave = fail_at and any(SEVERITIES.index(row.severity) >= SEVERITIES.index(fail_at) for row in found)
    raise typer.Exit(1 if grave else 0)


@app.command(epilog="Example: viendan units 'Sở Giáo dục'")
def units(
    unit: Annotated[str | None, typer.Argument(metavar="[UNIT]", help="Part of a unit's name: its work is listed.")] = None,
    form: FormatOption = Format.table,
    graph: GraphOption = _BUILD,
) -> None:
    """List the units that are charged with work, or the work of one."""
    opened = connect(graph)
    if unit is None:
        write(opened.query(shipped("units")), form)
        return
    rows = opened.query(shipped("work"))
    write([row for row in rows if fold_key(unit) in fold_key(row["unit"])], form)


@app.command(epilog="Example: viendan view 'Chỉ thị 666' --out page.html --open")
def view(
    doc: Annotated[str | None, typer.Argument(metavar="[DOC]", help="Only what is near this document.")] = None,
    out: Annotated[Path | None, typer.Option(help="The page; graph.html in the graph's folder unless given.")] = None,
    opens: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    graph: GraphOption = _BUILD,
) -> None:
    """Write the interactive page: one file that asks the network for nothing."""
    page = connect(graph).view(out or graph / "graph.html", doc)
    console().print(str(page), markup=False)
    if opens:
        webbrowser.open(page.resolve().as_uri())


@app.command(name="evaluate", epilog="Example: viendan evaluate annotated/ --examples --against last-week.json")
def evaluate_command(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Folders with NAME.json and texts/NAME.txt, or such files.")],
    against: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="An earlier run's JSON: list what is gained and lost.")] = None,
    floors: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A TOML file of least figures; under one of them the status is 1.")] = None,
    corpus: Annotated[Path | None, typer.Option(help="Documents of amendment edges; ../corpus/documents.jsonl.xz of the folder unless given.")] = None,
    examples: Annotated[bool, typer.Option("--examples", help="List every miss.")] = False,
    form: Annotated[Format, typer.Option("--format", help="A table, or JSON with every figure and miss.")] = Format.table,
) -> None:
    """Measure the extraction on annotated texts: precision, recall, F1, and the share of right fields."""
    figures = measure(gold, corpus=corpus)
    if form is Format.table:
        write(summary(figures), form)
    else:
        write([figures] if form is Format.json else summary(figures), form)
    if examples and form is Format.table:
        write(figures["examples"], form, title="misses")
    if against:
        changes = compare(json.loads(against.read_text(encoding="utf-8"))[0], figures)
        write([dict(zip(("change", "source", "what"), change, strict=True)) for change in changes], form, title=f"against {against}")
    low = list(under_floor(figures, tomllib.loads(floors.read_text(encoding="utf-8")))) if floors else []
    for message in low:
        _say(message)
    raise typer.Exit(1 if low else 0)


@app.command()
def version() -> None:
    """Print the version."""
    console().print(f"viendan {installed('viendan')}")


if __name__ == "__main__":
    main()
