"""`viendan show`: one document with all that is said of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from graph.cli.options import BOM, DEFAULT, BomOption, DocArgument, FormatOption, GraphOption, OutputOption, give, opened
from graph.cli.speech import cell, epilog, heading, shown, told
from graph.output import Format, of_name

EXAMPLES = epilog("viendan show 'Luật Giáo dục 2019'")
_TIES = re.compile(r"; (?=\d+ × )")
_PARTS = ("cited", "citing", "assigned")
COLUMNS = ("part", "relation", "document", "id", "date", "mentions", "pinpoints", "ties", "unit", "role", "task", "deadline", "due", "recurrence", "evidence")


def run(doc: DocArgument, form: FormatOption = None, output: OutputOption = None, bom: BomOption = BOM, graph: GraphOption = DEFAULT) -> None:
    """Show one document: its facts, what it cites, what cites it, whom it charges with work, with the sentences."""
    from graph.queries import query
    from graph.schema import label
    from graph.store import Rows

    graph_open = opened(graph)
    identity = graph_open.find(doc)
    facts = graph_open.query(query("document"), id=identity)[0]["document"]
    parts = {name: [_row(row) for row in graph_open.query(query(name), id=identity)] for name in _PARTS}
    form = form or of_name(output)
    if form is Format.table and output is None:
        _tables(facts, parts, label(facts))
    elif form is Format.json:
        give([{**facts, **parts}], form, output)
    else:
        rows = [{"part": name, **dict.fromkeys(COLUMNS[1:]), **row} for name, found in parts.items() for row in found]
        give(Rows(COLUMNS, rows), form, output, bom=bom, title=label(facts))


def _tables(facts: dict[str, Any], parts: dict[str, list[dict[str, Any]]], name: str) -> None:
    shown([{"field": heading(field), "value": cell(field, value)} for field, value in facts.items() if value is not None and field != "labels"], title=name)
    for part in _PARTS:
        if parts[part]:
            print()
            shown([_parted(row) for row in parts[part]], title=told(f"show.{part}", count=len(parts[part])))


def _parted(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose ties are a list, as each is a phrase."""
    return {**row, "ties": _TIES.split(row["ties"])} if row.get("ties") else row


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the other document as its id and its name, and one sentence for several."""
    from graph.schema import label

    found = {name: value for name, value in row.items() if name not in {"document", "evidence", "pinpoints", "ties"}}
    if "document" in row:
        other = row["document"]
        found |= {"document": label(other), "id": other["id"], "date": other["date"], "pinpoints": "; ".join(filter(None, row["pinpoints"] or []))}
    evidence = row["evidence"]
    if row.get("ties"):
        found["ties"] = "; ".join(f"{n} × {tie}" for tie, n in Counter(row["ties"]).most_common())
    return found | {"evidence": evidence[0] if isinstance(evidence, list) and evidence else evidence}
