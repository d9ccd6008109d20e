"""A graph of made-up documents, as large as asked for: the decisions of `benchmarks/relink.py`, linked as a build does it."""

from __future__ import annotations

import sys
from pathlib import Path

from graph import tables
from graph.audit import annotate, audit
from graph.link import link
from graph.store import STORE, embedded

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from relink import EXTRACTED, documents, elsewhere  # a script's folder is on the path of scripts only


def build(folder: Path, count: int) -> Path:
    """Make the graph of so many documents in a folder."""
    read = list(documents(min(count, EXTRACTED)))
    every = ((elsewhere(extraction, copy) if copy else extraction, text) for copy in range(-(-count // len(read))) for extraction, text in read)
    tables.write(folder / "records", [row for row, _ in zip(every, range(count), strict=False)])
    link(folder / "records", folder)
    annotate(folder, audit(folder))
    embedded.make(folder, folder / STORE)
    return folder
