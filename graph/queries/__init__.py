"""The shipped queries: one file a query, the same for every store. Adding a query is adding a file.

In: a query's name. Out: its text. Names of nodes and relations are those of `graph.schema`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def query(name: str) -> str:
    """Return the text of a shipped query, its comment lines left out.

    >>> query("parents").split()[0]
    'MATCH'
    """
    text = files(__package__).joinpath(f"{name}.cypher").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))
