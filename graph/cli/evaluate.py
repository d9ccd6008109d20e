"""`viendan evaluate`: the extraction measured on annotated texts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.options import BOM, BomOption, FormatOption, OutputOption, give
from graph.cli.speech import HELP, epilog, phrase, say, shown, told
from graph.output import Format, of_name

EXAMPLES = epilog("viendan evaluate annotated/ --examples --against last-week.json")


def run(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help=HELP["evaluate.gold"])],
    against: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=HELP["evaluate.against"])] = None,
    floors: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=HELP["evaluate.floors"])] = None,
    corpus: Annotated[Path | None, typer.Option(help=HELP["evaluate.corpus"])] = None,
    split: Annotated[str | None, typer.Option(help=HELP["evaluate.split"])] = None,
    examples: Annotated[bool, typer.Option("--examples", help=HELP["evaluate.examples"])] = False,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
) -> None:
    """Measure the extraction on annotated texts: precision, recall, F1, and the share of right fields. JSON has every figure and miss."""
    from extractors.evaluate import compare, evaluate, summary, under_floor

    figures = evaluate(gold, corpus=corpus, split=split)
    form = form or of_name(output)
    give([figures] if form is Format.json else summary(figures), form, output, bom=bom)
    if examples and form is Format.table:
        shown(figures["examples"], title=told("evaluate.misses"))
    if against:
        changes = compare(_earlier(against), figures)
        shown([dict(zip(("change", "source", "what"), change, strict=True)) for change in changes], title=told("evaluate.against", file=against))
    low = list(under_floor(figures, _floors(floors))) if floors else []
    for message in low:
        say(phrase(message))
    raise typer.Exit(1 if low else 0)


def _earlier(file: Path) -> dict[str, Any]:
    """Return the figures of an earlier run."""
    from extractors.evaluate.files import read_json

    held = read_json(file)
    if not (isinstance(held, list) and held and isinstance(held[0], dict) and "examples" in held[0]):
        raise typer.BadParameter(told("evaluate.no_figures", file=file))
    return dict(held[0])


def _floors(file: Path) -> dict[str, Any]:
    """Return the least figures of a TOML file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise typer.BadParameter(told("evaluate.no_toml", file=file, why=error)) from error
