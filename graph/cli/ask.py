"""`viendan ask`: a question of the library, with documents, units and dates as people type them.

In: a question's name and its values, by place (`chain_up 'Chỉ thị 666'`) or by name (`--id 'Chỉ thị 666'`, `--param 'id=Chỉ thị 666'`).
Out: its rows; without a name the list of questions; with `--show` the Cypher, to be pasted into Neo4j Browser.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, TimeoutOption, give, opened
from graph.cli.speech import HELP, LANGUAGE, epilog, phrase, say, told
from graph.errors import MissingValue
from graph.output import Format, inert, of_name
from graph.screen import console

if TYPE_CHECKING:
    from graph.queries import Parameter, Question

EXAMPLES = epilog("viendan ask", "viendan ask chain_up 'Chỉ thị 666'", "viendan ask titled 'ngân sách' --limit 10 -o found.xlsx")
SETTINGS = {"ignore_unknown_options": True}  # `--id` is no option of this command, but of the question


def _names(incomplete: str) -> list[str]:
    """Return the questions that begin so, for the shell's completion."""
    from graph.queries import names

    return [name for name in names() if name.startswith(incomplete)]


def run(
    name: Annotated[str | None, typer.Argument(metavar="[QUESTION]", help=HELP["ask.name"], autocompletion=_names)] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="[VALUE]...", help=HELP["ask.values"])] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="K=V", help=HELP["ask.param"])] = None,
    show: Annotated[bool, typer.Option("--show", help=HELP["ask.show"])] = False,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    timeout: TimeoutOption = 30.0,
    graph: GraphOption = DEFAULT,
) -> None:
    """Ask a question of the library: chains, validity, who must do what, what is odd. Without a name, list the questions."""
    from graph.queries import question

    if name is None:
        _list(form, output, bom)
        return
    asked = question(name)
    placed, named = _parted(asked, values or [], param or [])
    if show:
        sys.stdout.write(_shown(asked, placed, named, graph))
        return
    from graph.ask import filled

    try:
        filled(asked, placed, named)  # what is missing is said before the graph is opened
    except MissingValue as error:
        raise MissingValue("\n".join([phrase(str(error).partition("\n")[0]), *_described(asked)])) from error
    give(opened(graph).ask(name, *placed, timeout=timeout, **named), form, output, bom=bom, title=getattr(asked, LANGUAGE))


def _list(form: Format | None, output: OutputOption, bom: bool) -> None:
    from graph.ask import listed
    from graph.queries import questions

    if (form or of_name(output)) is not Format.table or output:
        give(listed(), form, output, bom=bom)
        return
    screen = console()
    width = max(len(f"{item.name} {item.takes}") for item in questions())
    for group, items in groupby(questions(), key=lambda item: item.group):
        screen.print(told(f"ask.groups.{group}"), style="bold")
        screen.print(_lines([(f"{item.name} {item.takes}", getattr(item, LANGUAGE)) for item in items], width))
    say(told("ask.hint"))


def _lines(rows: Sequence[tuple[str, str]], width: int) -> Any:
    """Return rows whose second part goes on under its own beginning."""
    from rich.table import Table

    lines = Table.grid(padding=(0, 2))
    lines.add_column()
    lines.add_column(width=width, no_wrap=True)
    lines.add_column()
    for name, said in rows:
        lines.add_row("", name, said)
    return lines


def _described(asked: Question) -> list[str]:
    """Return what a question asks and takes, in the language that is spoken."""
    width = max((len(item.name) for item in asked.parameters), default=0)
    kind = max((len(item.type) for item in asked.parameters), default=0)
    takes = [f"  {item.name:{width}}  {item.type:{kind}}  {_meaning(item)}" for item in asked.parameters]
    return [getattr(asked, LANGUAGE), *takes, told("ask.example", command=asked.command)]


def _meaning(item: Parameter) -> str:
    says = phrase(item.says)
    return told("ask.unless", says=says, default=item.default) if item.default else says


def _parted(asked: Question, values: Sequence[str], param: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Part values by place from values by name: `--id VALUE`, `--id=VALUE`, and what `--param` gives."""
    known = [item.name for item in asked.parameters]
    placed: list[str] = []
    pairs: list[tuple[str, str]] = []
    rest = iter(values)
    for word in rest:
        name, sign, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            placed.append(word)
        elif name not in known:
            options = ", ".join(f"--{item}" for item in known) or told("ask.nothing")
            raise typer.BadParameter(told("ask.no_option", name=name, question=asked.name, options=options))
        elif (given := value if sign else next(rest, None)) is None:
            raise typer.BadParameter(told("ask.no_value", name=name))
        else:
            pairs.append((name, given))
    return placed, dict([*pairs, *map(_pair, param)])


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (sign and name):
        raise typer.BadParameter(told("not_a_pair", text=repr(text)))
    return name, value


def _shown(asked: Question, placed: Sequence[str], named: dict[str, str], graph: str) -> str:
    """Return a question's file; with values, they stand before it as Neo4j Browser takes them."""
    from graph.ask import filled, read
    from graph.queries import text

    if not (placed or named):
        return text(asked.name)
    given, store = filled(asked, placed, named), opened(graph).store
    held = ", ".join(f"{item.name}: {json.dumps(read(store, item, given[item.name]), ensure_ascii=False)}" for item in asked.parameters)
    return f"// :params {{{inert(held)}}}\n{text(asked.name)}"
