"""What a query gives, in one shape for every store: rows of plain values that know their columns.

In: columns, and plain rows. Out: a list of dictionaries that also shows itself as a table, and turns into a data frame or a `networkx` graph.
A node is its properties behind `labels`, a relationship its properties behind `type`; both have every property of `graph.schema`, null where
unknown. A path is `{"nodes": [...], "relationships": [...]}`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.schema import EdgeType, NodeType, edge_type, known_edge, known_node, node_type

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Row = dict[str, Any]
_SHOWN = 200  # rows of a table in a notebook
_LONGEST = 300  # characters of a cell there


class Rows(list[Row]):
    """The rows of a query: `columns` are known also where there is no row, `notes` are what the store says of the query.

    `cut` is true where a limit left rows out.

    `nodes` and `edges` are the nodes and relationships that the rows hold, by the store's own keys: (label, properties), and
    (key of the start, key of the end, type, properties).
    """

    def __init__(self, columns: Sequence[str] = (), rows: Iterable[Row] = (), notes: Sequence[str] = ()) -> None:
        """Take rows of plain values."""
        super().__init__(rows)
        self.columns, self.notes, self.cut = list(columns), list(notes), False
        self.nodes: dict[Any, tuple[str, Row]] = {}
        self.edges: dict[Any, tuple[Any, Any, str, Row]] = {}

    def cut_at(self, limit: int, every: int | None = None) -> None:
        """Say that a limit left rows out, and of how many where the store knows.

        >>> rows = Rows(["id"], [{"id": "a"}])
        >>> rows.cut_at(1, 1200)
        >>> rows.cut, rows.notes
        (True, ['the first 1 of 1,200 rows'])
        """
        self.cut = True
        self.notes.append(f"the first {limit:,} rows; there are more" if every is None else f"the first {limit:,} of {every:,} rows")

    def df(self) -> pd.DataFrame:
        """Return a data frame with a row a row and a column a column, also where there is no row."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=self.columns)

    def graph(self, *, lists: bool = False) -> nx.MultiDiGraph:
        """Return the nodes and relationships that the rows hold; a relationship one of whose ends they lack is left out.

        Attributes are as in `Graph.nx`: `label` and `relation`, and no attribute where a value is unknown; with `lists`, as in `Graph.full`.
        """
        from graph.network import add_edge, add_node, empty

        made = empty()
        for label, properties in self.nodes.values():
            add_node(made, label, properties, lists=lists)
        for start, end, name, properties in self.edges.values():
            if start in self.nodes and end in self.nodes:
                add_edge(made, name, self.nodes[start][1]["id"], self.nodes[end][1]["id"], properties, lists=lists)
        return made

    def node(self, key: Any, label: str, properties: Mapping[str, Any]) -> Row:
        """Keep a node, and return it as a plain value."""
        held = _every(node_type(label), properties, "id") if known_node(label) else dict(properties)
        self.nodes[key] = (label, held)
        return {"labels": [label], **held}

    def edge(self, key: Any, ends: tuple[Any, Any], name: str, properties: Mapping[str, Any]) -> Row:
        """Keep a relationship, and return it as a plain value."""
        held = _every(edge_type(name), properties) if known_edge(name) else dict(properties)
        self.edges[key] = (*ends, name, held)
        return {"type": name, **held}

    def _repr_html_(self) -> str:
        """Show the rows as a table in a notebook."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{_cell(row.get(name))}</td>' for name in self.columns)}</tr>" for row in self[:_SHOWN])
        more = f"<p>… {len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _every(entry: NodeType | EdgeType, properties: Mapping[str, Any], *before: str) -> Row:
    """Return every property that the schema has, null where unknown, and none besides."""
    return {name: properties.get(name) for name in (*before, *(item.name for item in entry.properties))}


def _cell(value: Any) -> str:
    from graph.cells import text_of

    text = text_of(value)
    return html.escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
