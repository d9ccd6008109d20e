"""How right the extraction is: gold in, figures out.

In: folders or files of three kinds: annotated texts (`NAME.json` beside `texts/NAME.txt`), sentences with marked spans (JSON lines), and official
amendment edges with a corpus. Out: one object with the figures of each kind that is there, and every miss. A gold row that does not say what
its text says is an error, never a lost point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.errors import GoldError
from extractors.evaluate import amendments, annotated, spans
from extractors.evaluate.annotated import FIELDS, SCORES
from extractors.evaluate.files import read_json
from extractors.jsonl import holds_many

__all__ = ["compare", "evaluate", "summary", "table", "under_floor"]
Row = dict[str, Any]


def evaluate(paths: Sequence[Path | str], *, corpus: Path | None = None, split: str | None = None) -> Row:
    """Evaluate on all gold under `paths`; `corpus` is the file with the documents of amendment edges and of annotations without a
    text beside them; with `split`, only annotations of that `split` count (`development`, `held out`).

    Returns `annotated`, `spans`, `amendments` (each None where there is no such gold) and `examples`. Raises `GoldError` where there is none at all.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder; check the path")
    files = [file for path in given for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    texts = [file for file in files if file.suffix == ".json" and _is_annotation(file, split)]
    edges = [file for file in files if file.suffix == ".json" and file not in texts and not _is_annotation(file)]
    marked = [file for file in files if holds_many(file)]
    if not (texts or marked or edges):
        raise GoldError(f"{', '.join(map(str, paths))}: no gold file found; a gold file is NAME.json with texts/NAME.txt beside it")
    figures: Row = {
        "annotated": annotated.evaluate(texts, corpus or amendments.beside(given)) if texts else None,
        "spans": spans.evaluate(marked[0]) if marked else None,
        "amendments": amendments.evaluate(edges[0], corpus or amendments.beside(given)) if edges else None,
    }
    return {**figures, "examples": [miss for part in figures.values() if part for miss in part.pop("examples")]}


def _is_annotation(file: Path, split: str | None = None) -> bool:
    gold = read_json(file)
    return annotated.is_annotation(gold) and split in (None, gold.get("split"))


def compare(old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    """Yield (gained or lost, source, what) between two evaluations."""
    before, after = ({(e["source"], e["miss"], e["what"]) for e in run["examples"]} for run in (old, new))
    yield from (("gained", source, f"{miss}: {what}") for source, miss, what in sorted(before - after))
    yield from (("lost", source, f"{miss}: {what}") for source, miss, what in sorted(after - before))


def summary(figures: Row) -> list[Row]:
    """Return the figures as rows: F1 of the scores and the share of right fields, of all annotated texts and of each; then the recalls."""
    found = figures["annotated"]
    groups = [(f"group {name}", row) for name, row in found["groups"].items()] if found else []
    texts = [("all", found), *groups, *found["sources"].items()] if found else []
    rows = [{"source": name, **{score: row[score]["f1"] for score in SCORES}, **{key: row[key] for key in FIELDS}} for name, row in texts]
    recalls = [{"source": f"{name}: recall of {part['n']}", "detection": part["recall"]} for name in ("spans", "amendments") if (part := figures[name])]
    return [{**dict.fromkeys(("source", *SCORES, *FIELDS)), **row} for row in [*rows, *recalls]]


def under_floor(figures: Row, floors: Row) -> Iterator[str]:
    """Yield a message for each figure under its floor. A floor names a score (its F1), a field (the share of right ones), `spans` or `amendments` (recall)."""
    for name, least in floors.items():
        found = _figure(figures, name)
        if found is None or found < least:
            yield f"{name} is {found}, under its floor of {least}"


def _figure(figures: Row, name: str) -> float | None:
    if name in {"spans", "amendments"}:
        return figures[name]["recall"] if figures[name] else None
    value = (figures["annotated"] or {}).get(name)
    return value["f1"] if isinstance(value, dict) else value


_NAMES = {
    "detection": "citations (overlap)",
    "exact": "citations (exact span)",
    "edge": "(number, relation) of a document",
    "between": "acts between two cited documents",
    "unit": "units given work",
    "unit_role": "units with their role",
    "due": "days on which work is due",
}


def _counted(field: str) -> str:
    return "units found" if field == "task" else "documents" if field.startswith("own_") else "citations found"


def table(figures: Row) -> str:
    """Return the figures as a Markdown table, for the docs."""
    found, marked, edges = figures["annotated"], figures["spans"], figures["amendments"]
    scores = [
        f"| {_NAMES[name]} | {found[name]['p']:.3f} | {found[name]['r']:.3f} | {found[name]['f1']:.3f} | {found[name]['n']} |"
        for name in SCORES
        if found[name]["n"]
    ]
    fields = [f"| {name} right, of the {_counted(name)} | | | {found[name]:.3f} | {found[f'{name}_n']} |" for name in FIELDS if found[name] is not None]
    recalls = [f"| {what} | | {part['recall']:.3f} | | {part['n']} |" for what, part in (("marked spans", marked), ("official amendment edges", edges)) if part]
    return "\n".join(["| figure | precision | recall | F1 or share | rows |", "| --- | --- | --- | --- | --- |", *scores, *fields, *recalls])
