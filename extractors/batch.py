"""Many files at once: paths in, one `Outcome` a document out, in the order of their names, whatever the number of workers.

A file is one document, or many (`extractors.jsonl`). One that fails is an outcome with its error; the rest of the batch is done. Documents are
taken up a batch at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from extractors import jsonl
from extractors.errors import ReadError, ViendanError
from extractors.extraction import extract
from extractors.readers import READERS, read
from extractors.records import Extraction, Source

_BATCH = 128  # documents a worker is given before the next ones are read


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: an extraction with the text it was read from, or the error that says why not, or neither if it has not changed."""

    path: str
    extraction: Extraction | None
    error: ViendanError | None
    text: str | None


Job = Path | Source | Outcome


def sources_under(paths: Sequence[Path | str]) -> list[Path]:
    """Return the files that paths name: files as they are, folders as the readable files under them, sorted, each once."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(sorted(p for p in path.rglob("*") if p.is_file() and _is_readable(p))))
        else:
            found[path] = None
    return list(found)


def _is_readable(path: Path) -> bool:
    return path.suffix.casefold() in READERS or jsonl.holds_many(path)


def extract_paths(paths: Sequence[Path | str], *, workers: int = 1, known: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """Extract every document under `paths` with `workers` processes.

    `known` gives the SHA-256 of documents that need no reading if they still have it: files by their bytes, rows of JSON lines by their text.
    """
    found = {path: sources_under([path]) for path in map(Path, paths)}
    for path, files in found.items():
        if path.is_dir() and not files:
            yield Outcome(str(path), None, ReadError(f"{path}: no readable file in this folder; known are {', '.join(sorted(READERS))}"), None)
    work = partial(_outcome, known or {})
    jobs = _jobs(dict.fromkeys(chain.from_iterable(found.values())))
    if workers == 1:
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(jobs, _BATCH * workers)):
            yield from pool.map(work, batch, chunksize=max(1, min(16, len(batch) // workers)))


def _jobs(files: Iterable[Path]) -> Iterator[Job]:
    """Yield a path for a file of one document, and a source for each document of a file of many."""
    for file in files:
        if not jsonl.holds_many(file):
            yield file
            continue
        try:
            yield from jsonl.sources(file)
        except ReadError as error:
            yield Outcome(str(file), None, error, None)


def _outcome(known: Mapping[str, str], job: Job) -> Outcome:
    """Read and extract one document."""
    if isinstance(job, Outcome):
        return job
    name = str(job) if isinstance(job, Path) else job.name
    try:
        if name in known and known[name] == _digest(job):
            return Outcome(name, None, None, None)
        source = read(job) if isinstance(job, Path) else job
    except ViendanError as error:
        return Outcome(name, None, error, None)
    return Outcome(name, extract(source), None, source.text)


def _digest(job: Path | Source) -> str | None:
    if isinstance(job, Source):
        return job.sha256
    return hashlib.sha256(job.read_bytes()).hexdigest() if job.is_file() else None
