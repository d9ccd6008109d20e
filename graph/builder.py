"""From files to a graph on disk: records, node and edge tables, and the store that answers Cypher.

In: files or folders. Out: one folder, in which a build makes a new generation (`graph.generations`) with `records/`, `nodes/`, `edges/`, `links/`,
`unresolved.parquet`, `mentions.parquet` and `graph.kgl`, and switches to it in one step, so that what a reader opens is whole and stays. Records of files that
have not changed are taken over; where nothing has, the old generation stays.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from extractors.batch import Known, Outcome, extract_paths, of_dump, sources_under
from extractors.dumps import Dumps, holds_many
from extractors.errors import ReadError, ViendanError
from extractors.readers import shown
from extractors.workers import Limits
from graph import tables
from graph.catalogue import Catalogue, open_catalogue
from graph.errors import GraphError, NothingRead
from graph.generations import Making, making
from graph.judgements import NONE, Judgements
from graph.store import STORE

RELINK_FROM = 1000  # documents from which linking a few again is less work than linking all
RELINK_SHARE = 0.1  # of the documents changed, above which it is not
Progress = Callable[[int, int | None, str], None]  # done, total where it is known, path
Failure = tuple[str, ViendanError]


class Mode(Enum):
    """What becomes of the documents of the earlier build that are not among the paths given, and of those that are."""

    replace = "replace"  # the graph is of the given paths alone
    add = "add"  # the others stay as they are
    remove = "remove"  # the given ones are taken away, the others stay


@dataclass(frozen=True, slots=True)
class How:
    """How a build goes about it: what each document may take, from where sources are named, and what is taken over from the build before."""

    mode: Mode = Mode.replace
    limits: Limits = field(default_factory=Limits)
    root: Path | None = None  # that of the earlier build unless given, else the folder in which the first build runs
    fresh: bool = False  # take no record over
    dumps: Dumps = field(default_factory=Dumps)
    catalogue: Path | None = None  # folder of official lists (`graph.catalogue`)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the graph is, how many documents were read anew, taken over, the files that failed, and what is no longer in it."""

    folder: Path
    read: int
    kept: int
    failed: tuple[Failure, ...]
    gone: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # of nodes by label, and of the documents read as `loaded`
    merged: int = 0  # files that are further copies of a document
    apart: int = 0  # files that bear the number of another document


@dataclass(slots=True)
class _Tally:
    """What has become of the documents so far."""

    read: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    failed: list[Failure] = field(default_factory=list)

    def repeated(self, name: str) -> bool:
        """Whether a document of this name was there before."""
        return name in self.read or name in self.kept


def build_folder(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    judgements: Judgements = NONE,
    how: How | None = None,
) -> Built:
    """Build the graph of all documents under `paths` into the folder `out`.

    Raises `NothingRead` where no document can be read at all; `GraphError` where another build is at work in `out`, where it holds something else than a graph,
    or cannot be written. Whatever is raised, the graph from before stands.
    """
    out, how = Path(out), how or How()
    with _told(out), making(out) as made:
        return _Build(paths, made, how, judgements).run(workers, progress)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Say what the disk or a library raises in one line."""
    try:
        yield
    except (ViendanError, AssertionError, TypeError, AttributeError, KeyError):
        raise
    except OSError as error:
        if error.errno is not None:
            raise GraphError(
                f"{out}: the graph cannot be written ({error.strerror or error}); what stood there is untouched; "
                "free space on the disk, or give another folder with --out"
            ) from error
        raise _damaged(out, error) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in {"pyarrow", "duckdb", "_duckdb", "kglite"}:
            raise
        raise _damaged(out, error) from error


def _damaged(out: Path, error: Exception) -> GraphError:
    said = " ".join(str(error).split())[:200]
    return GraphError(f"{out}: the graph cannot be made ({said}); what stood there is untouched; if a table of it is damaged, build with --fresh")


class _Build:
    """One build: the paths, the generation that is made, and what the one before says of unchanged files."""

    def __init__(self, paths: Sequence[Path | str], made: Making, how: How, judgements: Judgements) -> None:
        self.paths, self.made, self.how, self.judgements = paths, made, how, judgements
        self.official = open_catalogue(how.catalogue) if how.catalogue else None
        before = made.before
        stored = Path(os.path.normpath(made.where.absolute() / before["root"])) if before.get("root") else Path.cwd()
        self.root = how.root.absolute() if how.root else stored
        self.made_by = {
            "viendan": version("viendan"),
            "extractors": fingerprint(),
            "link": link_fingerprint(judgements, self.official),
            "root": _from(made.where, self.root),
        }
        earlier = made.old is not None and tables.has_parts(made.old / "records") and not how.fresh
        self.old = made.old if earlier else None
        self.earlier = tables.digests(self.old / "records") if self.old else {}
        self.usable = bool(self.earlier) and before.get("extractors") == self.made_by["extractors"]
        self.name = partial(_name, self.root)
        self.files = [] if how.mode is Mode.remove else sources_under(paths)

    def run(self, workers: int, progress: Progress | None) -> Built:
        """Fill the generation and switch to it, unless it would be what stands there."""
        many = {self.name(file): of_dump(file, self.how.dumps) for file in self.files if holds_many(file)}
        tally = self._records(workers, progress)
        if not tally.read and not tally.kept:
            said = "\n".join(f"  {error}" for _, error in tally.failed)
            raise NothingRead(f"no document could be read:\n{said}" if said else "no document would be left; give another folder, or remove the graph's folder")
        gone = tuple(sorted(self.earlier.keys() - tally.read - tally.kept - {name for name, _ in tally.failed}))
        if tally.read or tally.kept != self.earlier.keys() or not self._same_code():
            self._graph()
            copies = self._copies()
            counts = tables.counts(self.made.folder)
            self.made.switch({**self.made_by, **copies, "counts": counts, "files": self._whole(many, tally)})
        else:
            copies = {name: int(self.made.before.get(name, 0)) for name in ("merged", "apart")}
            counts = self.made.before.get("counts", {})
        return Built(self.made.where, len(tally.read), len(tally.kept), tuple(tally.failed), gone, counts=counts, **copies)

    def _copies(self) -> dict[str, int]:
        """Return how many files are further copies of a document, and how many bear the number of another one."""
        from graph.copies import merged
        from graph.link import APART, LINKS

        told = tables.read_file(self.made.folder / LINKS / APART)
        return {"merged": merged(self.made.folder / "records", told), "apart": len(told)}

    def _same_code(self) -> bool:
        return all(self.made.before.get(name) == value for name, value in self.made_by.items())

    def _records(self, workers: int, progress: Progress | None) -> _Tally:
        """Write the records."""
        tally = _Tally()
        total = None if any(map(holds_many, self.files)) else len(self.files)
        with tables.Writer(self.made.folder / "records") as writer:
            if self.how.mode is not Mode.remove:
                outcomes = extract_paths(self.paths, workers=workers, known=self._known(), limits=self.how.limits, name=self.name, dumps=self.how.dumps)
                with closing(outcomes):
                    for done, outcome in enumerate(outcomes, 1):
                        _count(outcome, tally, writer)
                        if progress:
                            progress(done, total, outcome.path)
            tally.kept |= self._staying(tally)
            if self.old and tally.kept:
                writer.keep(self.old / "records", frozenset(tally.kept))
        return tally

    def _staying(self, tally: _Tally) -> set[str]:
        """Return what stays of the earlier build though it is not among the given paths."""
        if self.how.mode is Mode.replace:
            return set()
        if not self.earlier:
            if self.how.mode is Mode.add:
                return set()
            raise GraphError(f"{self.made.where}: no graph here from which something can be removed; give the graph's folder with --out")
        if not self.usable:
            raise GraphError(
                f"{self.made.where}: its documents were read by another version of viendan; "
                "build it once more from all its paths before something is added or removed"
            )
        if self.how.mode is Mode.add:
            return self.earlier.keys() - tally.read - {name for name, _ in tally.failed}
        given = [self.name(Path(path)) for path in self.paths]
        staying = {name for name in self.earlier if not any(_is_under(name, path) for path in given)}
        if len(staying) == len(self.earlier):
            raise GraphError(f"{self.made.where}: no document of the graph is under {', '.join(given)}; its sources are named from {self.root}")
        return staying

    def _known(self) -> Known:
        """Return what needs no reading if it is still the same."""
        if not self.usable:
            return Known()
        whole: Mapping[str, str] = self.made.before.get("files", {})
        inside: dict[str, list[str]] = {}
        for name in self.earlier:
            for at, sign in enumerate(name):
                if sign == "#" and name[:at] in whole:
                    inside.setdefault(name[:at], []).append(name)
        return Known(self.earlier, {file: (whole[file], tuple(names)) for file, names in inside.items()})

    def _whole(self, many: Mapping[str, str | None], tally: _Tally) -> dict[str, str]:
        """Return the digests of the files of many documents of which every document is in the graph."""
        before = {name: sha for name, sha in self.made.before.get("files", {}).items() if name not in many} if self.how.mode is Mode.add else {}
        flawed = {name for name, _ in tally.failed}
        return before | {name: sha for name, sha in many.items() if sha and not any(_is_under(each, name) for each in flawed)}

    def _graph(self) -> None:
        """Link the records and make the store: what changed, where that is little."""
        from graph.audit import annotate, audit
        from graph.lifetimes import lifetimes
        from graph.link import link
        from graph.official import state
        from graph.relink import relink
        from graph.store import again, embedded

        folder = self.made.folder
        documents = self.official.documents if self.official else None
        if old := self.old if self._few_changed() else None:
            relink(old, folder / "records", folder, self.judgements, documents)
        else:
            link(folder / "records", folder, self.judgements, documents)
        state(folder, self.official)
        lifetimes(folder, documents)
        annotate(folder, audit(folder, documents))
        again.remake(old, folder) if old else embedded.make(folder, folder / STORE)

    def _few_changed(self) -> bool:
        """Whether so few documents changed since a build by the same code and judgements that linking what they touch is less work."""
        if not self.old or not self._same_code():
            return False
        after = tables.digests(self.made.folder / "records")
        changed = sum(self.earlier.get(file) != after.get(file) for file in self.earlier.keys() | after.keys())
        return len(after) >= RELINK_FROM and changed <= RELINK_SHARE * len(after)


def _count(outcome: Outcome, tally: _Tally, writer: tables.Writer) -> None:
    """Put one outcome where it belongs."""
    if outcome.error is not None:
        tally.failed.append((outcome.path, outcome.error))
    elif tally.repeated(outcome.path):
        error = ReadError(f"{outcome.path}: a second document of this name; give it another id")
        tally.failed.append((outcome.path, error))
    elif outcome.extraction is None or outcome.text is None:
        tally.kept.add(outcome.path)
    else:
        writer.add(outcome.extraction, outcome.text, outcome.evidence)
        tally.read.add(outcome.path)


def _name(root: Path, path: Path) -> str:
    """Return how records name a file: from the root where it is under it, else from the top."""
    full = os.path.abspath(path)
    if full.startswith(begin := f"{root}{os.sep}"):
        return shown(full.removeprefix(begin).replace(os.sep, "/"))
    found = Path(full)
    return shown(found.relative_to(root).as_posix() if found.is_relative_to(root) else found.as_posix())


def _from(where: Path, root: Path) -> str:
    """Return the root as seen from the graph's folder, so that both can be moved together."""
    try:
        return Path(os.path.relpath(root, where.absolute())).as_posix()
    except ValueError:  # another drive
        return str(root)


def _is_under(name: str, path: str) -> bool:
    """Whether a document is of a file or a folder, or is that document.

    >>> [_is_under(name, "a/b") for name in ("a/b", "a/b/c.txt", "a/b#7", "a/bc")]
    [True, True, True, False]
    """
    return path in ("", ".") or name == path or name.startswith((f"{path}/", f"{path}#"))


@cache
def fingerprint() -> str:
    """Return a digest of the extractors' code and tables: records made by others are made anew."""
    return _digest("extractors")


def link_fingerprint(judgements: Judgements, official: Catalogue | None = None) -> str:
    """Return a digest of what the link is made by: its code, the judgements and the official lists."""
    lists = official.digest() if official and official.lists else ""
    return hashlib.sha256(f"{_digest('graph')} {sorted(judgements.rows.items())} {lists}".encode()).hexdigest()


def _digest(package: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(Path(str(files(package))).rglob("*")):
        if file.suffix in {".py", ".toml", ".csv", ".sql"}:
            digest.update(file.read_bytes())
    return digest.hexdigest()
