"""GraphML and GEXF, written by networkx: for Gephi, yEd, Cytoscape, and networkx itself.

In: a folder or a store. Out: one file. Nodes and edges are those of `Graph.nx` with its attributes; besides, an edge has a `label`, and an `id` of its own,
because Gephi drops an edge whose id another one has. Offsets are `text_start` and `text_end`: in GEXF `start` and `end` are times, and Gephi would show a
timeline.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from graph.network import Asked, network

_OFFSETS = {"start": "text_start", "end": "text_end"}


def graphml(of: Path | Asked, to: Path) -> list[str]:
    """Write the graph as GraphML."""
    nx.write_graphml(_drawable(of), to, edge_id_from_attribute="id")
    return []


def gexf(of: Path | Asked, to: Path) -> list[str]:
    """Write the graph as GEXF."""
    nx.write_gexf(_drawable(of), to)
    return []


def _drawable(of: Path | Asked) -> nx.MultiDiGraph:
    """Return the graph with edges that have ids and labels, in one order."""
    held, made = network(of), nx.MultiDiGraph()
    for node in sorted(held):
        made.add_node(node, **_renamed(held.nodes[node]))
    for number, (source, target, key) in enumerate(sorted(held.edges(keys=True))):
        data = _renamed(held.edges[source, target, key])
        made.add_edge(source, target, key=key, id=f"e{number}", label=data["relation"], **data)
    return made


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    return {_OFFSETS.get(name, name): value for name, value in data.items()}
