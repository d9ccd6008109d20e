"""`viendan query`: Cypher in, rows out."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, TimeoutOption, give, opened
from graph.cli.speech import HELP, epilog, note, told

EXAMPLES = epilog("viendan query 'MATCH (d:Document)-[:BASED_ON]->(p) WHERE p.number = $n RETURN d.title' --param n=71/2020/NĐ-CP -o titles.xlsx")


def run(
    cypher: Annotated[str | None, typer.Argument(metavar="CYPHER", help=HELP["query.cypher"])] = None,
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help=HELP["query.file"])] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="K=V", help=HELP["query.param"])] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    timeout: TimeoutOption = 30.0,
    graph: GraphOption = DEFAULT,
) -> None:
    """Ask the graph in Cypher."""
    from graph.schema import unknown_words

    if (cypher is None) == (file is None):
        raise typer.BadParameter(told("query.one"))
    text = cypher if cypher is not None else read_query(Path(str(file)))
    rows = opened(graph).query(text, dict(map(parameter, param or [])), timeout=timeout)
    note(told("query.unknown", word=repr(word)) for word in unknown_words(text))
    give(rows, form, output, bom=bom, plain=True)


def read_query(file: Path) -> str:
    """Return a query from a file, with a byte order mark or without. Raises `BadParameter` for another encoding than UTF-8."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise typer.BadParameter(told("query.encoding", file=file)) from error
    if "\x00" in text:  # UTF-16 without its mark
        raise typer.BadParameter(told("query.encoding", file=file))
    return text


def parameter(text: str) -> tuple[str, Any]:
    """Read `NAME=VALUE`; a value is JSON, or else a text."""
    name, sign, value = text.partition("=")
    if not (sign and name.isidentifier()):
        raise typer.BadParameter(told("not_a_pair", text=repr(text)))
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, unicodedata.normalize("NFC", value)
