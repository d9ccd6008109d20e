"""The graph as networkx has it: for algorithms in notebooks, and for the page.

In: a folder of node and edge tables. Out: a `networkx.MultiDiGraph`. A node's key is its id, its attribute `label` its type; an edge's key tells
parallel ones apart, its attribute `relation` its type. All other attributes are the properties of `graph.schema`.
"""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graph.link import rows
from graph.schema import EDGES, NODES


def network(folder: Path) -> nx.MultiDiGraph:
    """Return the graph that the tables in `folder` hold."""
    made = nx.MultiDiGraph()
    for node in NODES:
        for row in rows(folder, node):
            made.add_node(row.pop("id"), label=node.label, **row)
    for edge in EDGES:
        for row in rows(folder, edge):
            key = "/".join([edge.name, *(str(row[name]) for name in edge.key)])
            made.add_edge(row.pop("source"), row.pop("target"), key=key, relation=edge.name, **row)
    return made
