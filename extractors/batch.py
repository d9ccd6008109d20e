"""Many files at once: paths in, one `Outcome` a document out, in the order of their names, whatever the number of workers.

A file is one document, or many (`extractors.dumps`). Every file is read and every document extracted in a process of its own limits
(`extractors.workers`): one that fails, hangs, or ends its process is an outcome with its error; the rest of the batch is done. Documents are taken up as
workers become free, so that memory does not grow with their number.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractors.dumps import Dumps, holds_many
from extractors.errors import ReadError, ViendanError
from extractors.folders import survey
from extractors.readers import READERS, read, shown
from extractors.records import Extraction, Source
from extractors.workers import Died, Limits, Pool, Worker

if TYPE_CHECKING:
    from extractors.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: an extraction with the text it was read from, or the error that says why not, or neither if it has not changed."""

    path: str
    extraction: Extraction | None
    error: ViendanError | None
    text: str | None
    evidence: Evidence | None = None  # the sentences of the extraction's records


@dataclass(frozen=True, slots=True)
class Known:
    """The SHA-256 of what needs no reading if it still has it: documents by name, and files of many documents, with the names of those."""

    documents: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A file, the name that its records give it, and how it is read if it is a dump."""

    path: Path
    name: str
    how: Dumps = field(default_factory=Dumps)


Job = File | Source | Outcome
Namer = Callable[[Path], str]


def sources_under(paths: Sequence[Path | str]) -> list[Path]:
    """Return the files that paths name: files as they are, folders as the readable files under them, sorted, each once."""
    return list(survey(paths).files)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder's; one that no disk can have is not."""
    return os.path.isdir(path)


def extract_paths(
    paths: Sequence[Path | str],
    *,
    workers: int = 1,
    known: Known | None = None,
    limits: Limits | None = None,
    name: Namer = shown,
    dumps: Dumps | None = None,
) -> Generator[Outcome, None, None]:
    """Extract every document under `paths` with `workers` processes, each within `limits`; `name` says how records name a file, `dumps` how dumps are read."""
    known, limits = known or Known(), limits or Limits()
    found = {path: sources_under([path]) for path in map(Path, paths)}
    for path, files in found.items():
        if not files and is_folder(path):
            error = ReadError(f"{shown(path)}: no readable file in this folder; known are {', '.join(sorted(READERS))}")
            yield Outcome(shown(path), None, error, None)
    with TemporaryDirectory() as folder, Pool(_outcome, workers, limits) as pool:
        how, files = (dumps or Dumps()).prepared(list(dict.fromkeys(chain.from_iterable(found.values()))), Path(folder))
        jobs = _jobs(files, known, limits, name, how)
        for job, result in pool.map(jobs, through=lambda job: isinstance(job, Outcome)):
            yield _ended(job, result) if isinstance(result, Died) else result


def _ended(job: Any, died: Died) -> Outcome:
    """Return the outcome of a document that ended the process that read it."""
    return Outcome(job.name, None, ReadError(f"{job.name}: not read: {died.reason}; take the file away, or give it more with --seconds or --memory"), None)


def _jobs(files: Iterable[Path], known: Known, limits: Limits, name: Namer, how: Dumps) -> Iterator[Job]:
    """Yield what is to be done for each document: a file of one, a source out of a file of many, or the outcome where that is known already."""
    for path in files:
        file = File(path, name(path), how)
        if holds_many(path):
            yield from _rows(file, known, limits)
        elif file.name in known.documents and known.documents[file.name] == digest(path):
            yield Outcome(file.name, None, None, None)
        else:
            yield file


def _rows(file: File, known: Known, limits: Limits) -> Iterator[Job]:
    """Yield the documents of a file of many, which is read in a process of its own."""
    whole, names = known.files.get(file.name, ("", ()))
    if whole and whole == of_dump(file.path, file.how):
        yield from (Outcome(each, None, None, None) for each in names)
        return
    worker = Worker(_sources, limits)
    try:
        for row in worker.stream(file):
            if isinstance(row, Died):
                yield _ended(file, row)
            elif isinstance(row, Source) and known.documents.get(row.name) == row.sha256:
                yield Outcome(row.name, None, None, None)
            else:
                yield row
    finally:
        worker.close()


def _sources(file: File) -> Iterator[Source | Outcome]:
    """Yield the documents of a dump, and the errors of its rows; where it cannot be read further, last the error."""
    prefix, held = shown(file.path), False
    try:
        for found in file.how.sources(file.path):
            held = True
            if isinstance(found, Source):
                yield replace(found, name=f"{file.name}{found.name.removeprefix(prefix)}")
            else:
                yield Outcome(f"{file.name}{found[0].removeprefix(prefix)}", None, found[1], None)
    except Exception as error:  # whatever a library raises is about this file
        yield Outcome(file.name, None, _error(file.name, error), None)
    else:
        if not held:
            yield Outcome(file.name, None, ReadError(f"{file.name}: holds no document; give a file that does"), None)


def _outcome(job: File | Source) -> Outcome:
    """Read and extract one document; whatever is raised is that document's error."""
    from extractors.extraction import extract_with_evidence, whole_source

    try:
        source = whole_source(replace(read(job.path), name=job.name) if isinstance(job, File) else job)
        extraction, evidence = extract_with_evidence(source)
        return Outcome(job.name, extraction, None, source.text, evidence)
    except Exception as error:  # whatever a library raises is about this document
        return Outcome(job.name, None, _error(job.name, error), None)


def _error(name: str, error: Exception) -> ViendanError:
    """Return an error as one that names its document."""
    if isinstance(error, ViendanError):
        return error
    if isinstance(error, MemoryError):
        return ReadError(f"{name}: not read: it takes more memory than it may; give it more with --memory")
    said = " ".join(str(error).split())[:200]
    return ReadError(f"{name}: not read: {type(error).__name__}{': ' if said else ''}{said}; open it in the program that made it and save it anew")


def of_dump(path: Path, how: Dumps) -> str | None:
    """Return a digest of a dump and of how it is read; none where it is joined with others, whose rows tell alone whether they are the same."""
    read_by = f" {sorted(how.columns.given.items())}" if how.columns.given else ""
    return None if how.join else f"{digest(path)}{read_by}"


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file's bytes, or None where it cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
