"""Many files at once: paths in, one `Outcome` a file out, in the order of their names, whatever the number of workers.

A file that fails is an outcome with its error; the rest of the batch is done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import ReadError, ViendanError
from extractors.extraction import extract
from extractors.readers import READERS, read
from extractors.records import Extraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: an extraction with the text it was read from, or the error that says why not."""

    path: str
    extraction: Extraction | None
    error: ViendanError | None
    text: str | None


def sources_under(paths: Sequence[Path | str]) -> list[Path]:
    """Return the files that paths name: files as they are, folders as the readable files under them, sorted, each once."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.casefold() in READERS)))
        else:
            found[path] = None
    return list(found)


def extract_paths(paths: Sequence[Path | str], *, workers: int = 1, skip: Collection[str] = ()) -> Iterator[Outcome]:
    """Extract every file under `paths` but those in `skip`, with `workers` processes."""
    files = [path for path in sources_under(paths) if str(path) not in skip]
    empty = [
        Outcome(str(p), None, ReadError(f"{p}: no readable file in this folder; known are {', '.join(sorted(READERS))}"), None)
        for p in map(Path, paths)
        if p.is_dir() and not sources_under([p])
    ]
    yield from empty
    if workers == 1 or len(files) < 2:
        yield from map(extract_file, files)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(extract_file, files, chunksize=max(1, min(64, len(files) // (workers * 4))))


def extract_file(path: Path) -> Outcome:
    """Read and extract one file."""
    try:
        source = read(path)
    except ViendanError as error:
        return Outcome(str(path), None, error, None)
    return Outcome(str(path), extract(source), None, source.text)
