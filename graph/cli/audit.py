"""`viendan audit`: what is odd in the documents."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.options import BOM, DEFAULT, BomOption, FormatOption, GraphOption, OutputOption, give, opened, say

EXAMPLES = "Example: viendan audit --at-least warning --fail-at error"


class Severity(StrEnum):
    """How grave a finding is."""

    info = "info"
    notice = "notice"
    warning = "warning"
    error = "error"


def run(
    at_least: Annotated[Severity, typer.Option(help="The least severity that is listed.")] = Severity.notice,
    rule: Annotated[str | None, typer.Option(help="Only this rule.")] = None,
    tied: Annotated[bool, typer.Option("--coverage", help="Instead, how mentions were tied to documents, and why the others were not.")] = False,
    fail_at: Annotated[Severity | None, typer.Option(help="With a finding of this severity or above, the status is 1.")] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    bom: BomOption = BOM,
    graph: GraphOption = DEFAULT,
) -> None:
    """List what is odd in the documents: dates that disagree, numbers mended, bodies that did not exist, mentions unresolved."""
    from graph.audit import RULES, SEVERITIES, coverage, ungoverned
    from graph.store import Rows

    if rule and rule not in {row.name for row in RULES}:
        raise typer.BadParameter(f"no rule {rule!r}; known are {', '.join(row.name for row in RULES)}")
    opened_graph = opened(graph)
    if tied:
        give(coverage(opened_graph.store), form, output, bom=bom)
        say(f"{ungoverned(opened_graph.store)} mentions are governed by no words that are known: they are cited (CITES), and no more is said of them")
        return
    every = opened_graph.audit()
    listed = [row for row in every if row["rule"] == rule or (not rule and SEVERITIES.index(row["severity"]) >= SEVERITIES.index(at_least))]
    give(Rows(every.columns, listed), form, output, bom=bom)
    counts = Counter(row["rule"] for row in listed)
    for known in RULES:
        if counts[known.name]:
            say(f"{known.severity:8} {counts[known.name]:6}  {known.name}: {known.says}")
    grave = fail_at and any(SEVERITIES.index(row["severity"]) >= SEVERITIES.index(fail_at) for row in listed)
    raise typer.Exit(1 if grave else 0)
