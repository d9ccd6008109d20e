"""How many mentions of a corpus are tied to a document, and why the others are not: `make coverage CORPUS=documents.jsonl.xz`.

Writes `benchmarks/coverage.json`, from which a table of docs/accuracy.md is made, or the file that follows the corpus on the command line.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from graph.audit import coverage
from graph.builder import build_folder
from graph.store import open_store


def main(corpus: Path, out: Path = Path(__file__).parent / "coverage.json") -> None:
    """Build the corpus's graph in a temporary folder and write its coverage."""
    with tempfile.TemporaryDirectory() as folder:
        built = build_folder([corpus], Path(folder) / "build", workers=os.cpu_count() or 1)
        rows = coverage(open_store(built.folder))
    found = {"documents": built.read, "mentions": sum(row["mentions"] for row in rows), "tied": round(sum(row["share"] for row in rows if row["tied"]), 4)}
    text = json.dumps({**found, "rows": rows}, ensure_ascii=False, indent=1)
    out.write_text(text + "\n", encoding="utf-8")
    print(found)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
