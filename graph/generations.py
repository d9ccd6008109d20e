"""Where a graph's generations are: a folder in which each build makes a new one beside the old, and switches by one rename.

    OUT/manifest.json         what the current generation is, and by what it was made; replacing this file is the switch
    OUT/generations/N/        one graph: records/, nodes/, edges/, links/, the store; never changed once it is current
    OUT/build.lock            held by the build that runs, with its name; the system lets go of it when that process ends, however it ends

In: the folder. Out: the generation to read, held until the reader lets go of it; or a new one to fill. A build that is killed leaves a generation that nothing
points to; the next build removes it. Nothing outside `generations` is ever removed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from platform import node
from typing import IO, Any

from graph.errors import GraphError

if sys.platform != "win32":
    import fcntl

MANIFEST = "manifest.json"
GENERATIONS = "generations"
LOCK = "build.lock"
FORMAT = "viendan graph 2"
_SEAL = "generation.json"  # in each generation, written last; readers hold it
_EARLIER = {"viendan", "extractors", "link"}  # the keys of a manifest before there were generations
_EARLIER_PARTS = ("records", "nodes", "edges", "links", "unresolved.parquet", "mentions.parquet", "graph.kgl")
_TRIES = 20


class Held:
    """A generation that a reader has opened: no build removes it before `release`, or before the reader's process ends."""

    def __init__(self, folder: Path, seal: IO[bytes] | None = None) -> None:
        """Take the generation's folder, and its locked seal where it has one."""
        self.folder, self._seal = folder, seal

    def release(self) -> None:
        """Let go of it."""
        if self._seal:
            self._seal.close()


def hold(where: Path) -> Held:
    """Return the current generation of a graph's folder, held; a folder without a manifest is its own. Raises `GraphError` for a damaged one."""
    for _ in range(_TRIES):
        now = manifest(where)
        if not now or "generation" not in now:
            return Held(where)
        folder = where / GENERATIONS / str(now["generation"])
        with suppress(FileNotFoundError, BlockingIOError):  # removed between the two: there is a newer one
            return Held(folder, _shared(folder / _SEAL))
    raise GraphError(f"{where}: the graph that {MANIFEST} names is not there; take {where / MANIFEST} away and run `viendan build` again")


def _shared(seal: Path) -> IO[bytes]:
    file = seal.open("rb")
    try:
        if sys.platform != "win32":
            with _where_locks_are():
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if not seal.exists():
            raise FileNotFoundError(seal)
    except OSError:
        file.close()
        raise
    return file


@contextmanager
def _where_locks_are() -> Iterator[None]:
    """Do without a lock on a disk that has none; one that another holds is an error as ever."""
    try:
        yield
    except BlockingIOError:
        raise
    except OSError:
        return


def manifest(where: Path) -> Mapping[str, Any]:
    """Return what the manifest of a graph's folder says, nothing where there is none.

    Raises `GraphError` where it is damaged, or is none of ours.
    """
    file = where / MANIFEST
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise GraphError(f"{file}: cannot be read ({error.strerror or error}); check its rights, or give another folder") from error
    except (ValueError, RecursionError) as error:
        raise GraphError(f"{file}: damaged, or of another origin; take it away and run `viendan build` again, or give another folder") from error
    numbered = isinstance(said, dict) and said.get("format") == FORMAT and type(said.get("generation")) is int and said["generation"] > 0
    ours = numbered or (isinstance(said, dict) and said.keys() == _EARLIER)
    if not ours:
        raise GraphError(f"{file}: of another origin, or of another version of viendan; give another folder")
    if not (isinstance(said.get("root", ""), str) and isinstance(said.get("files", {}), dict) and isinstance(said.get("instead_of", []), list)):
        raise GraphError(f"{file}: damaged; take it away and run `viendan build` again, or give another folder")
    return dict(said)


@dataclass(frozen=True, slots=True)
class Making:
    """A build under way: the folder to fill, and the generation before with its manifest, where there is one."""

    where: Path
    folder: Path
    old: Path | None
    before: Mapping[str, Any]

    def switch(self, said: Mapping[str, Any]) -> None:
        """Make the new generation the current one; `said` is kept in the manifest."""
        instead = {"instead_of": _EARLIER_PARTS} if self.old == self.where else {}
        data = json.dumps({"format": FORMAT, "generation": int(self.folder.name), **said, **instead}, indent=1) + "\n"
        (self.folder / _SEAL).write_text(data, encoding="utf-8")
        _kept(self.folder)
        part = self.where / f"{MANIFEST}.part"
        part.write_text(data, encoding="utf-8")
        _synced(part)
        part.replace(self.where / MANIFEST)
        _synced(self.where)


@contextmanager
def making(where: Path) -> Iterator[Making]:
    """Give a new generation to fill in a graph's folder; unless it is switched to, it is removed again.

    Raises `GraphError` where another build is at work there, where the folder is of another origin, or cannot be written; the graph from before is untouched.
    """
    refuse_foreign(where)
    fresh = [folder for folder in (where, *where.parents) if not folder.exists()]
    with _locked(where):
        refuse_foreign(where)
        before = manifest(where)
        _sweep(where, before)
        folder = where / GENERATIONS / str(1 + max([*_numbers(where), int(before.get("generation", 0))], default=0))
        folder.mkdir(parents=True)
        old = where / GENERATIONS / str(before["generation"]) if "generation" in before else where if before else None
        try:
            yield Making(where, folder, old if old and old.is_dir() else None, before)
        finally:
            with suppress(GraphError):
                _sweep(where, manifest(where))
            if not (where / MANIFEST).exists():
                _withdraw(where, fresh)


def _withdraw(where: Path, fresh: list[Path]) -> None:
    """Leave nothing where there was nothing."""
    with suppress(OSError):
        (where / LOCK).unlink()
        (where / GENERATIONS).rmdir()
        for folder in fresh:
            folder.rmdir()


def refuse_foreign(where: Path) -> None:
    """Refuse a folder in which a build has no place: a file, a root, a home folder, one that holds things of another origin under our names."""
    if where.exists() and not where.is_dir():
        raise GraphError(f"{where}: a file stands there; give a folder to build in")
    full = where.resolve()
    home = Path.home().resolve()
    if full == Path(full.anchor) or full == home or full in home.parents:
        raise GraphError(f"{where}: a graph has a folder of its own; give one, such as --out build")
    if manifest(where):
        return
    held = [name for name in (*_EARLIER_PARTS, GENERATIONS) if (where / name).exists()]
    if held and (held != [GENERATIONS] or not _begun(where)):
        raise GraphError(f"{where}: holds what another origin has put there ({', '.join(held)}); give another folder")


def _begun(where: Path) -> bool:
    """Whether a first build was cut short here: its lock says that it is ours, and its generations are numbers."""
    inside = list((where / GENERATIONS).iterdir()) if (where / GENERATIONS).is_dir() else []
    return "viendan" in _holder(where / LOCK) and all(each.name.removesuffix(_GOING).isdecimal() for each in inside)


_GOING = ".going"  # the end of the name of a generation that is being removed


def _numbers(where: Path) -> list[int]:
    folder = where / GENERATIONS
    return [int(each.name) for each in folder.iterdir() if each.name.isdecimal()] if folder.is_dir() else []


def _sweep(where: Path, now: Mapping[str, Any]) -> None:
    """Remove the generations that nothing points to and nobody reads, and the parts of a graph from before there were generations."""
    folder = where / GENERATIONS
    (where / f"{MANIFEST}.part").unlink(missing_ok=True)
    for each in list(folder.iterdir()) if folder.is_dir() else ():
        number = each.name.removesuffix(_GOING)
        if number.isdecimal() and each.name != str(now.get("generation")) and not _read_by_someone(each):
            going = folder / f"{number}{_GOING}"
            with suppress(OSError):
                if each != going:
                    each.replace(going)
                shutil.rmtree(going, ignore_errors=True)
    for name in set(_EARLIER_PARTS) & set(now.get("instead_of", ())):
        part = where / name
        shutil.rmtree(part, ignore_errors=True) if part.is_dir() and not part.is_symlink() else part.unlink(missing_ok=True)


def _read_by_someone(folder: Path) -> bool:
    if sys.platform == "win32":
        return False  # what is open there cannot be removed
    try:
        with (folder / _SEAL).open("rb") as seal, _where_locks_are():
            fcntl.flock(seal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def _locked(where: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises `GraphError` with the name of the process that holds it."""
    try:
        where.mkdir(parents=True, exist_ok=True)
        file = _lock(where / LOCK)
    except BlockingIOError as error:
        raise GraphError(f"{where}: {_holder(where / LOCK) or 'another process'} builds here; wait for it, or give another folder with --out") from error
    with file:
        with (where / LOCK).open("r+", encoding="utf-8") as name:
            name.write(f"viendan build, process {os.getpid()} on {node()}, since {datetime.now():%H:%M:%S}\n")
            name.truncate()
        yield


def _lock(path: Path) -> IO[bytes]:
    """Open and lock a file that is still the one of its name when it is locked."""
    while True:
        file = path.open("ab")
        try:
            if sys.platform != "win32":
                with _where_locks_are():
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except OSError:
            file.close()
            raise
        file.close()


def _holder(lock: Path) -> str:
    try:
        return lock.read_text(encoding="utf-8", errors="replace")[:200].strip()
    except OSError:
        return ""


def _kept(folder: Path) -> None:
    """Have the disk hold all of a folder's files, so that the switch does not outrun them when the power fails."""
    for each in folder.rglob("*"):
        _synced(each)
    _synced(folder)


def _synced(path: Path) -> None:
    with suppress(OSError):  # of a folder, or on a disk that cannot
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
