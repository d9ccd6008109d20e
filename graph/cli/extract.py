"""`viendan extract`: files in, what each says out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import BOM, MEMORY, SECONDS, BomOption, MemoryOption, OutputOption, SecondsOption, give, limits
from graph.cli.passed import ColumnsOption, JoinOption, NamesOption, dumps_of, tell
from graph.cli.speech import HELP, epilog, shown, told
from graph.output import Format, of_name

if TYPE_CHECKING:
    from extractors.batch import Outcome
    from extractors.dumps import Dumps
    from extractors.errors import ViendanError
    from extractors.records import Extraction
    from extractors.workers import Limits

EXAMPLES = epilog("viendan extract a.txt b.pdf > records.jsonl", "viendan extract texts/ -o found.xlsx", "pdftotext a.pdf - | viendan extract -")
_CITED = ("relation", "kind", "number", "date", "issuer", "pinpoint", "target", "reason")
_CHARGED = ("role", "unit", "task", "deadline", "due")
COLUMNS = ("file", "document", "what", *_CITED, "title", *_CHARGED, "recurrence", "product", "unit_id", "confidence", "text", "start", "end")
_WHAT = {"citations": "cites", "assignments": "charges with work"}


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...|-", help=HELP["extract.paths"])],
    form: Annotated[
        Format | None,
        typer.Option("--format", help=HELP["extract.format"]),
    ] = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    workers: Annotated[int, typer.Option(min=1, help=HELP["shared.workers"])] = 1,
    columns: ColumnsOption = None,
    join: JoinOption = None,
    names: NamesOption = False,
    seconds: SecondsOption = SECONDS,
    memory: MemoryOption = MEMORY,
) -> None:
    """Print what documents cite and whom they charge with work, without building a graph."""
    failed: list[tuple[str, ViendanError]] = []
    found = _extractions(_outcomes(paths, workers, limits(seconds, memory), dumps_of(columns, join)), failed)
    form = form or (of_name(output) if output else Format.jsonl)
    if form in (Format.jsonl, Format.json):
        _objects(found, form, output)
    elif form is Format.table and output is None:
        for extraction in found:
            _tables(extraction)
    else:
        from graph.store import Rows

        give(Rows(COLUMNS, [row for extraction in found for row in _rows(extraction)]), form, output, bom=bom)
    raise typer.Exit(1 if tell([path for path in paths if path != "-"], failed, names=names) else 0)


def _extractions(outcomes: Iterator[Outcome], failed: list[tuple[str, ViendanError]]) -> Iterator[Extraction]:
    """Yield what was read, and keep what was not."""
    for outcome in outcomes:
        if outcome.extraction is not None:
            yield outcome.extraction
        elif outcome.error is not None:
            failed.append((outcome.path, outcome.error))


def _outcomes(paths: list[str], workers: int, most: Limits, dumps: Dumps) -> Iterator[Outcome]:
    from hashlib import sha256

    from extractors.batch import Outcome, extract_paths
    from extractors.encodings import decode
    from extractors.extraction import extract
    from extractors.records import Source

    if "-" in paths:
        text = sys.stdin.buffer.read()
        yield Outcome("-", extract(Source("-", decode(text, "standard input"), sha256(text).hexdigest())), None, None)
    yield from extract_paths([path for path in paths if path != "-"], workers=workers, limits=most, dumps=dumps)


def _objects(found: Iterator[Extraction], form: Format, output: Path | None) -> None:
    """Write an object a document as it is read, to a file whole."""
    from graph.files import replacing_file

    if output is None:
        for part in _json(found, form):
            sys.stdout.write(part)
        return
    with replacing_file(output) as place, place.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_json(found, form))


def _json(found: Iterator[Extraction], form: Format) -> Iterable[str]:
    from graph.cells import json_of

    if form is Format.jsonl:
        yield from (f"{json_of(extraction.to_dict())}\n" for extraction in found)
        return
    yield "["
    for number, extraction in enumerate(found):
        yield f"{',' if number else ''}\n{json_of(extraction.to_dict())}"
    yield "\n]\n"


def _rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """Yield a row a citation, then one an assignment, all with the same columns."""
    for part, what in _WHAT.items():
        for record in getattr(extraction, part):
            said = {"file": extraction.source, "document": extraction.document.id, "what": what, **asdict(record)}
            yield {name: said.get(name) for name in COLUMNS}


def _tables(extraction: Extraction) -> None:
    for part, names in (("citations", _CITED), ("assignments", _CHARGED)):
        shown([{name: getattr(row, name) for name in names} for row in getattr(extraction, part)], title=f"{extraction.source}: {told(f'extract.{part}')}")
