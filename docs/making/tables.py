"""Pages of tables: the schema, the questions of the library, the rules of the audit.

In: the tables of `graph`, and what `sources.toml` says of where a property comes from. Out: a page each.
"""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path

from graph.audit import RULES
from graph.queries import INTERNAL, Parameter, Question, questions
from graph.schema import EDGES, NODES, EdgeType, NodeType, Property

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Return the pages by their names."""
    return {"schema.md": _schema(), "questions.md": _questions(), "audit.md": _audit()}


def _opening(name: str) -> list[str]:
    return [(HERE / f"{name}.md").read_text(encoding="utf-8").strip(), ""]


def _schema() -> str:
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    lines = _opening("schema")
    for node in NODES:
        lines += [f"## Node `{node.label}`", "", *_properties(node, (Property("id", "string", "unique over all nodes"),), sources[node.label])]
    lines += ["## Edges", "", "| edge | from | to | properties |", "| --- | --- | --- | --- |"]
    lines += [f"| `{edge.name}` | `{edge.source}` | `{edge.target}` | {_pointer(edge)} |" for edge in EDGES] + [""]
    for name, edge in _groups().items():
        lines += [f"### {name}", "", *_properties(edge, (), sources[edge.name])]
    return "\n".join(lines).rstrip() + "\n"


def _groups() -> dict[str, EdgeType]:
    """Return an edge for each set of properties, by the names of all that have it."""
    held: dict[tuple[Property, ...], list[EdgeType]] = {}
    for edge in EDGES:
        held.setdefault(edge.properties, []).append(edge)
    return {_named([edge.name for edge in edges]): edges[0] for properties, edges in held.items() if properties}


def _named(names: list[str]) -> str:
    return "Properties of " + ", ".join(f"`{name}`" for name in names)


def _pointer(edge: EdgeType) -> str:
    return ", ".join(f"`{item.name}`" for item in edge.properties) or "none"


def _properties(entry: NodeType | EdgeType, more: tuple[Property, ...], sources: dict[str, str]) -> list[str]:
    rows = [f"| `{item.name}` | {item.type} | {item.says} | {sources[item.name]} |" for item in (*more, *entry.properties)]
    return ["| property | type | meaning | source |", "| --- | --- | --- | --- |", *rows, ""]


def _questions() -> str:
    lines = _opening("questions")
    shown = [item for item in questions() if item.group != INTERNAL]
    for group, items in groupby(shown, key=lambda item: item.group):
        lines += [f"## {group.capitalize()}", ""]
        for item in items:
            lines += _question(item)
    return "\n".join(lines).rstrip() + "\n"


def _question(item: Question) -> list[str]:
    takes = [f"- `{one.name}` ({one.type}{_default(one)}): {one.says}" for one in item.parameters]
    return [f"### `{item.name}`", "", f"{item.en}", "", f"*{item.vi}*", "", *takes, *[""] * bool(takes), f"`{item.command}`", ""]


def _default(item: Parameter) -> str:
    return "" if item.default is None else ", may be left open" if item.default == "null" else f", {item.default} unless given"


def _audit() -> str:
    lines = [*_opening("audit"), "| rule | severity | says |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| `{rule.name}` | {rule.severity} | {rule.says} |" for rule in RULES)]) + "\n"
