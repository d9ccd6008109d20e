"""`viendan validity`: a document's life, and whether it is in force on a day."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import DEFAULT, DocArgument, GraphOption, OutputOption, give, opened
from graph.cli.speech import HELP, epilog, phrase, shown, told
from graph.output import Format, inert, save

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.api import Graph
    from graph.validity import Event, Status

EXAMPLES = epilog("viendan validity 'NĐ 71/2020' --at 1/11/2025")
_NO_MERMAID = str.maketrans({":": "∶", ";": ",", "#": "♯", "\n": " "})  # what ends or begins something in a diagram


class Shape(StrEnum):
    """How a life is written."""

    table = "table"
    csv = "csv"
    json = "json"
    mermaid = "mermaid"


def run(
    doc: DocArgument,
    at: Annotated[str, typer.Option("--at", metavar="DAY", help=HELP["validity.at"])] = "today",
    form: Annotated[Shape, typer.Option("--format", help=HELP["validity.format"])] = Shape.table,
    output: OutputOption = None,
    graph: GraphOption = DEFAULT,
) -> None:
    """Tell whether a document is in force on a day, since when not, by which act, and its life: amended, replaced, ended.

    Three answers: in force, not in force, not known. It is said to be in force only where something read proves it on that day.
    """
    from graph.ask import day as read_day
    from graph.store import Rows
    from graph.validity import history, life, status

    graph_open = opened(graph)
    day = read_day(graph_open.store, at)
    known = life(graph_open.store, graph_open.find(doc))
    answer, events = status(known, day), history(known)
    names = _names(graph_open, [known.id, *(event.by for event in events if event.by), *filter(None, [answer.by])])
    rows = [{**asdict(event), "by": names.get(event.by or ""), "id": event.by, "provisions": list(event.provisions)} for event in events]
    if form is Shape.json:
        answered = {"id": known.id, "name": names[known.id], "at": day, **asdict(answer), "provisions": list(answer.provisions)}
        give([{**answered, "history": rows}], Format.json, output)
    elif form is Shape.mermaid:
        _write("\n".join(["timeline", f"    title {_drawn(names[known.id])}", *_lines(events, names)]), output)
    elif form is Shape.csv or output is not None:
        give(Rows(("day", "what", "by", "id", "extent", "provisions", "evidence"), rows), Format.csv if form is Shape.csv else None, output)
    else:
        sys.stdout.write(f"{inert(said(answer, names, names[known.id], day))}\n")
        shown([{**row, "provisions": "; ".join(row["provisions"])} for row in rows], title=told("validity.life"))


def said(answer: Status, names: Mapping[str, str], name: str, day: str) -> str:
    """Return an answer as a sentence."""
    by = names.get(answer.by or "", answer.by or "")
    reason = answer.reason.replace(answer.by, by) if answer.by else answer.reason
    over = answer.since and answer.answer == "not in force" and answer.since <= day
    words = {"name": name, "day": day, "answer": phrase(answer.answer), "since": answer.since, "reason": phrase(reason)}
    lines = [told("validity.since" if over else "validity.said", **words)]
    if answer.extent == "part":
        lines.append(told("validity.parts", provisions=", ".join(answer.provisions) or told("validity.not_named")))
    return "\n".join([*lines, *([f"“{' '.join(answer.evidence.split())[:300]}”"] if answer.evidence else [])])


def _names(graph: Graph, ids: list[str]) -> dict[str, str]:
    from graph.queries import query
    from graph.schema import label

    rows: list[dict[str, Any]] = graph.query(query("documents_by_id"), ids=ids, ends=[])
    return {row["id"]: label(row) for row in rows}


def _lines(events: list[Event], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a Mermaid timeline, one an event."""
    for event in events:
        what = " ".join(filter(None, [phrase(event.what), event.by and told("validity.by", name=names[event.by]), *event.provisions[:3]]))
        yield f"    {event.day or told('validity.no_day')} : {_drawn(what)}"


def _drawn(text: str) -> str:
    return inert(text.translate(_NO_MERMAID))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(f"{text}\n")
    else:
        save(output, f"{text}\n".encode())
