"""`viendan audit`: what is odd in the documents."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, LANGUAGE, epilog, say, told
from graph.words import words

EXAMPLES = epilog("viendan audit --at-least warning --fail-at error")


class Severity(StrEnum):
    """How grave a finding is."""

    info = "info"
    notice = "notice"
    warning = "warning"
    error = "error"


def run(
    at_least: Annotated[Severity, typer.Option(help=HELP["audit.at_least"])] = Severity.notice,
    rule: Annotated[str | None, typer.Option(help=HELP["audit.rule"])] = None,
    tied: Annotated[bool, typer.Option("--coverage", help=HELP["audit.tied"])] = False,
    fail_at: Annotated[Severity | None, typer.Option(help=HELP["audit.fail_at"])] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List what is odd in the documents: dates that disagree, numbers mended, bodies that did not exist, mentions unresolved."""
    from graph.audit import RULES, SEVERITIES, coverage, ungoverned
    from graph.store import Rows

    if rule and rule not in {row.name for row in RULES}:
        raise typer.BadParameter(told("audit.no_rule", rule=repr(rule), rules=", ".join(row.name for row in RULES)))
    opened_graph = opened(graph)
    if tied:
        give(coverage(opened_graph.store), form, output, bom=bom)
        say(told("audit.ungoverned", count=ungoverned(opened_graph.store)))
        return
    every = opened_graph.audit()
    listed = [row for row in every if row["rule"] == rule or (not rule and SEVERITIES.index(row["severity"]) >= SEVERITIES.index(at_least))]
    give(Rows(every.columns, listed), form, output, bom=bom)
    counts = Counter(row["rule"] for row in listed)
    width = max(8, *(len(words("values", LANGUAGE)[f"severity.{severity}"]) for severity in SEVERITIES))
    for known in RULES:
        if counts[known.name]:
            severity = words("values", LANGUAGE)[f"severity.{known.severity}"]
            say(f"{severity:{width}} {counts[known.name]:6}  {known.name}: {words('rules', LANGUAGE)[known.name]}")
    grave = fail_at and any(SEVERITIES.index(row["severity"]) >= SEVERITIES.index(fail_at) for row in listed)
    raise typer.Exit(1 if grave else 0)
