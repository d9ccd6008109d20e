"""Many files at once: paths in, one `Outcome` a document out, in the order of their names, whatever the number of workers.

A file is one document, or many (`extractors.dumps`). One that fails is an outcome with its error; the rest of the batch is done. Documents are
taken up a batch at a time, so that memory does not grow with their number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.dumps import Dumps, holds_many
from extractors.errors import ReadError, ViendanError
from extractors.extraction import extract
from extractors.folders import survey
from extractors.readers import READERS, read, shown
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
    return list(survey(paths).files)


def extract_paths(paths: Sequence[Path | str], *, workers: int = 1, known: Mapping[str, str] | None = None, dumps: Dumps | None = None) -> Iterator[Outcome]:
    """Extract every document under `paths` with `workers` processes.

    `known` gives the SHA-256 of documents that need no reading if they still have it: files by their bytes, rows of dumps by what they say. `dumps` says how
    dumps are read.
    """
    found = {path: sources_under([path]) for path in map(Path, paths)}
    for path, files in found.items():
        if path.is_dir() and not files:
            yield Outcome(shown(path), None, ReadError(f"{shown(path)}: no readable file in this folder; known are {', '.join(sorted(READERS))}"), None)
    work = partial(_outcome, known or {})
    with TemporaryDirectory() as folder:
        how, files = (dumps or Dumps()).prepared(list(dict.fromkeys(chain.from_iterable(found.values()))), Path(folder))
        yield from _worked(_jobs(files, how), work, workers)


def _worked(jobs: Iterator[Job], work: Callable[[Job], Outcome], workers: int) -> Iterator[Outcome]:
    """Yield the outcomes of jobs in their order."""
    if workers == 1:
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(jobs, _BATCH * workers)):
            yield from pool.map(work, batch, chunksize=max(1, min(16, len(batch) // workers)))


def _jobs(files: Iterable[Path], how: Dumps) -> Iterator[Job]:
    """Yield a path for a file of one document, and for each row of a dump a source, or its error."""
    for file in files:
        if not holds_many(file):
            yield file
            continue
        try:
            for found in how.sources(file):
                yield found if isinstance(found, Source) else Outcome(found[0], None, found[1], None)
        except ReadError as error:
            yield Outcome(shown(file), None, error, None)


def _outcome(known: Mapping[str, str], job: Job) -> Outcome:
    """Read and extract one document."""
    if isinstance(job, Outcome):
        return job
    name = shown(job) if isinstance(job, Path) else job.name
    try:
        if name in known and known[name] == _digest(job):
            return Outcome(name, None, None, None)
        source = read(job) if isinstance(job, Path) else job
    except ViendanError as error:
        return Outcome(name, None, error, None)
    except OSError as error:
        return Outcome(name, None, ReadError(f"{name}: cannot be opened: {error.strerror}"), None)
    return Outcome(name, extract(source), None, source.text)


def _digest(job: Path | Source) -> str | None:
    if isinstance(job, Source):
        return job.sha256
    return hashlib.sha256(job.read_bytes()).hexdigest() if job.is_file() else None
