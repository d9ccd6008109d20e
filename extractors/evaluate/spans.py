"""Sentences whose citations are marked: how many of the marked spans the extractor finds.

In: a file of JSON lines, `{"text": ..., "spans": [{"start", "end", "kind", "text"}]}`. Out: the recall, for all and by kind, with the misses. It is
recall alone: not every citation of such a sentence is marked.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from extractors.extraction import extract, of_text
from extractors.jsonl import rows


def evaluate(path: Path) -> dict[str, Any]:
    """Return `recall`, `n`, `kinds` with both of each kind, and `examples` with the spans that were missed."""
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    examples = []
    for row in rows(path):
        read = [(citation.start, citation.end) for citation in extract(of_text(row["text"])).citations]
        for span in row["spans"]:
            hit = any(start < span["end"] and span["start"] < end for start, end in read)
            marked[span["kind"]] += 1
            found[span["kind"]] += hit
            if not hit:
                examples.append({"source": path.name, "miss": "span", "what": f"{span['text']} | {row['text'][:200]}"})
    kinds = {kind: {"recall": _share(found[kind], n), "n": n} for kind, n in marked.most_common()}
    return {"recall": _share(found.total(), marked.total()), "n": marked.total(), "kinds": kinds, "examples": examples}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
