"""What official codification says one document changes in another: how many of these edges the extractor finds in the texts.

In: a list of `{"from_number", "to_number", "relations": {"sửa đổi": 3, ...}, "bulk_ids": [...]}` and the corpus with those ids. Out: the recall
of the edges with one of their relations, the recall with whatever relation, and the misses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractors.errors import GoldError
from extractors.evaluate.files import read_json
from extractors.extraction import extract
from extractors.jsonl import rows
from extractors.records import Source
from extractors.registry import ascii_fold

RELATION = {"sửa đổi": "AMENDS", "bổ sung": "AMENDS", "thay thế": "REPLACES", "bãi bỏ": "REPEALS", "hủy bỏ": "REPEALS", "đính chính": "CORRECTS"}


def evaluate(path: Path, corpus: Path) -> dict[str, Any]:
    """Return `recall`, `cited` (recall with whatever relation), `n`, and `examples`. Raises `GoldError` where the corpus is missing."""
    if not corpus.exists():
        raise GoldError(f"{corpus}: the corpus of the amendment edges is missing; name it with --corpus")
    edges = read_json(path)
    found = _read(corpus, {identity for edge in edges for identity in edge["bulk_ids"]})
    examples, hits, cited = [], 0, 0
    for edge in edges:
        got = set().union(*(found[identity].get(_key(edge["to_number"]), set()) for identity in edge["bulk_ids"]))
        hit = bool(got & {RELATION.get(name, name) for name in edge["relations"]})
        hits, cited = hits + hit, cited + bool(got)
        if not hit:
            what = f"{edge['from_number']} {', '.join(edge['relations'])} {edge['to_number']}: got {', '.join(sorted(got)) or 'no citation'}"
            examples.append({"source": path.name, "miss": "amendment", "what": what})
    return {"recall": round(hits / len(edges), 4), "cited": round(cited / len(edges), 4), "n": len(edges), "examples": examples}


def _read(corpus: Path, wanted: set[str]) -> dict[str, dict[str, set[str]]]:
    """Return, by document of the corpus and folded number of a cited one, the relations that were read."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(corpus):
        if row["id"] in wanted:
            for citation in extract(Source(row["id"], row["text"], "")).citations:
                if citation.number:
                    found[row["id"]][_key(citation.number)].add(citation.relation)
    return found


def _key(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", ascii_fold(number).lstrip("0"))


def beside(gold: Sequence[Path]) -> Path:
    """Return where the corpus stands: beside a folder of gold, or in the folder `shared` beside the project that the gold belongs to."""
    folder = (gold[0] if gold[0].is_dir() else gold[0].parent).resolve()
    places = [folder.parent / "corpus", *(parent / "shared" / "corpus" for parent in folder.parents)]
    return next((place for place in places if place.is_dir()), places[0]) / "documents.jsonl.xz"
