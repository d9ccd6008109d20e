"""`viendan extract`: files in, what each says on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.build import named
from graph.cli.options import say
from graph.output import show

if TYPE_CHECKING:
    from extractors.batch import Outcome
    from extractors.records import Extraction

EXAMPLES = "Examples: viendan extract a.txt b.pdf > records.jsonl; pdftotext a.pdf - | viendan extract -"
_CITED = ("relation", "kind", "number", "date", "issuer", "pinpoint", "target", "reason")
_CHARGED = ("role", "unit", "task", "deadline")


class ExtractFormat(StrEnum):
    """How extractions are written."""

    jsonl = "jsonl"
    table = "table"


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...|-", help="Files and folders, or - for a text on standard input.")],
    form: Annotated[ExtractFormat, typer.Option("--format", help="One JSON object a document, or a table of citations.")] = ExtractFormat.jsonl,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = 1,
) -> None:
    """Print what documents cite and whom they charge with work, without building a graph."""
    failed = 0
    for outcome in _outcomes(paths, workers):
        if outcome.extraction is None:
            failed += 1
            say(f"left out: {named(outcome.path, outcome.error)}" if outcome.error else outcome.path)
        elif form is ExtractFormat.jsonl:
            sys.stdout.write(json.dumps(outcome.extraction.to_dict(), ensure_ascii=False) + "\n")
        else:
            _tables(outcome.extraction)
    raise typer.Exit(1 if failed else 0)


def _outcomes(paths: list[str], workers: int) -> Iterator[Outcome]:
    from hashlib import sha256

    from extractors.batch import Outcome, extract_paths
    from extractors.encodings import decode
    from extractors.extraction import extract
    from extractors.records import Source

    if "-" in paths:
        text = sys.stdin.buffer.read()
        yield Outcome("-", extract(Source("-", decode(text, "standard input"), sha256(text).hexdigest())), None, None)
    yield from extract_paths([path for path in paths if path != "-"], workers=workers)


def _tables(extraction: Extraction) -> None:
    for rows, names, title in ((extraction.citations, _CITED, "cites"), (extraction.assignments, _CHARGED, "charges with work")):
        show([{name: getattr(row, name) for name in names} for row in rows], title=f"{extraction.source}: {title}")
