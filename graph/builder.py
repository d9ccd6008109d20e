"""From files to a graph on disk: records, node and edge tables, and the store that answers Cypher.

In: files or folders. Out: one folder with `records/`, `nodes/`, `edges/`, `links/`, `unresolved.parquet`, `graph.kgl` and `manifest.json`, made beside its
place and moved there whole, so that what a reader opens is never half-written. Records of files that have not changed are taken over.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from extractors.batch import Outcome, extract_paths, sources_under
from extractors.dumps import Dumps, holds_many
from extractors.errors import ViendanError
from graph import tables
from graph.audit import annotate, audit
from graph.copies import apart, merged
from graph.errors import GraphError, NothingRead
from graph.judgements import NONE, Judgements
from graph.link import LINKS, MENTIONS, UNRESOLVED, link
from graph.relink import relink
from graph.store import STORE, embedded

MANIFEST = "manifest.json"
RELINK_FROM = 5000  # documents from which linking a few again is less work than linking all
RELINK_SHARE = 0.1  # of the documents changed, above which it is not
OWN = ("records", "nodes", "edges", LINKS, UNRESOLVED, MENTIONS, STORE, MANIFEST)
Progress = Callable[[int, int | None, str], None]  # done, total where it is known, path
Failure = tuple[str, ViendanError]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the graph is, how many documents were read anew, taken over, and the files that failed."""

    folder: Path
    read: int
    kept: int
    failed: tuple[Failure, ...]
    merged: int = 0  # files that are further copies of a document
    apart: int = 0  # files that bear the number of another document


def build_folder(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    judgements: Judgements = NONE,
    dumps: Dumps | None = None,
) -> Built:
    """Build the graph of all documents under `paths` into the folder `out`.

    Raises `NothingRead` where no document can be read at all, `GraphError` where `out` holds something else than a graph.
    """
    out = Path(out)
    _refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as made:
        built = _build(paths, Path(made) / "graph", out, workers, progress, judgements, dumps)
        _replace(out, Path(made))
    return built


def _build(paths: Sequence[Path | str], folder: Path, old: Path, workers: int, progress: Progress | None, judgements: Judgements, dumps: Dumps | None) -> Built:
    """Build everything in a new folder, taking over what `old` says of unchanged files."""
    folder.mkdir()
    known = _known(old)
    files = sources_under(paths)
    total = None if any(map(holds_many, files)) else len(files)
    read, kept, failed = _write_records(folder / "records", extract_paths(paths, workers=workers, known=known, dumps=dumps), old, total, progress)
    if not read and not kept:
        raise NothingRead("no document could be read:\n" + "\n".join(f"  {error}" for _, error in failed))
    made_by = {"viendan": version("viendan"), "extractors": fingerprint(), "link": link_fingerprint(judgements)}
    if _few_changed(folder / "records", old, made_by):
        relink(old, folder / "records", folder, judgements)
    else:
        link(folder / "records", folder, judgements)
    annotate(folder, audit(folder))
    embedded.make(folder, folder / STORE)
    (folder / MANIFEST).write_text(json.dumps(made_by, indent=1) + "\n", encoding="utf-8")
    told = apart(folder / "records")
    return Built(old, read, kept, tuple(failed), merged(folder / "records", told), len(told))


def _write_records(folder: Path, outcomes: Iterator[Outcome], old: Path, total: int | None, progress: Progress | None) -> tuple[int, int, list[Failure]]:
    """Write the records; return how many documents were read, how many taken over, and the failures."""
    failed: list[Failure] = []
    kept: set[str] = set()
    read = 0
    with tables.Writer(folder) as writer:
        for done, outcome in enumerate(outcomes, 1):
            if outcome.error is not None:
                failed.append((outcome.path, outcome.error))
            elif outcome.extraction is None or outcome.text is None:
                kept.add(outcome.path)
            else:
                writer.add(outcome.extraction, outcome.text)
                read += 1
            if progress:
                progress(done, total, outcome.path)
        if kept:
            writer.keep(old / "records", kept)
    return read, len(kept), failed


def _known(old: Path) -> dict[str, str]:
    """Return the digests of the documents whose records an earlier build made with the same extractors."""
    return tables.digests(old / "records") if _manifest(old).get("extractors") == fingerprint() else {}


def _manifest(folder: Path) -> dict[str, str]:
    file = folder / MANIFEST
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}


def _few_changed(records: Path, old: Path, made_by: Mapping[str, str]) -> bool:
    """Whether so few documents changed since a build by the same code and judgements that linking what they touch is less work."""
    if _manifest(old) != made_by:
        return False
    before, after = tables.digests(old / "records"), tables.digests(records)
    changed = sum(before.get(file) != after.get(file) for file in before.keys() | after.keys())
    return len(after) >= RELINK_FROM and changed <= RELINK_SHARE * len(after)


@cache
def fingerprint() -> str:
    """Return a digest of the extractors' code and tables: records made by others are made anew."""
    return _digest("extractors")


def link_fingerprint(judgements: Judgements) -> str:
    """Return a digest of what the link is made by: its code and the judgements."""
    return hashlib.sha256(f"{_digest('graph')} {sorted(judgements.rows.items())}".encode()).hexdigest()


def _digest(package: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(Path(str(files(package))).rglob("*")):
        if file.suffix in {".py", ".toml", ".csv", ".sql"}:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _refuse_foreign(out: Path) -> None:
    """Refuse a folder that holds other things than a graph of ours: a build replaces what it finds."""
    if out.is_file():
        raise GraphError(f"{out}: a file stands there; give a folder to build in")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).exists() and any((out / name).exists() for name in OWN):
        raise GraphError(f"{out}: holds folders of another origin ({', '.join(name for name in OWN if (out / name).exists())}); give another folder")


def _replace(out: Path, made: Path) -> None:
    """Move the new graph to its place; files beside the graph, such as pages, stay."""
    out.mkdir(exist_ok=True)
    for name in OWN:
        new, place, aside = made / "graph" / name, out / name, made / f"old-{name}"
        if place.exists():
            shutil.move(place, aside)
        shutil.move(new, place)
