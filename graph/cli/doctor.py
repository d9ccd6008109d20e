"""`viendan doctor`: what works on this machine, and how to get the rest."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cells import inert
from graph.cli.options import DEFAULT
from graph.cli.speech import HELP, LANGUAGE, epilog, phrase, told
from graph.words import words

if TYPE_CHECKING:
    from graph.machine import Check

EXAMPLES = epilog("viendan doctor", "viendan doctor --graph neo4j://analyst@db.example.org:7687/neo4j")
_INDENT = "    "


def run(
    graph: Annotated[str, typer.Option("--graph", metavar="DIR|ADDRESS", envvar="VIENDAN_GRAPH", help=HELP["doctor.graph"])] = DEFAULT,
) -> None:
    """Say which readers work here, and how to get the others; the status is 0 where the essentials work."""
    from graph.machine import checks
    from graph.store import parse

    server = graph if parse(graph) else None
    found = list(checks(Path(DEFAULT if server else graph), server))
    lines = [line for check in found for line in _lines(check)]
    sys.stdout.write("".join(f"{inert(line)}\n" for line in [*lines, "", _verdict(found)]))
    raise typer.Exit(1 if any(check.essential and not check.well for check in found) else 0)


def _lines(check: Check) -> list[str]:
    """Return what is said of a thing: how it stands and what was found, what it is for, and how to get it."""
    from graph.machine import system

    said = words("machine", LANGUAGE)
    values = {name: phrase(value) if isinstance(value, str) else value for name, value in check.values.items()}
    width = max(len(told(f"doctor.{state}")) for state in ("works", "missing", "wrong", "unused"))
    lines = [f"{told(f'doctor.{check.state}'):{width}}  {said[f'name.{check.name}']}: {said[f'found.{check.found}'].format(**values)}"]
    if not check.well:
        lines += [f"{_INDENT}{told('doctor.for', what=said[f'for.{check.name}'])}", f"{_INDENT}{told('doctor.get', how=said[f'get.{check.name}.{system()}'])}"]
    return lines


def _verdict(found: list[Check]) -> str:
    ill = [words("machine", LANGUAGE)[f"name.{check.name}"] for check in found if check.essential and not check.well]
    if ill:
        return told("doctor.ill", names=", ".join(ill))
    return told("doctor.all_well" if all(check.well for check in found) else "doctor.well")
