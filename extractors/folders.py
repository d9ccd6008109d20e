"""Which files of a folder are read: paths come in, the files to read go out, and beside them all that is passed over, by the reason.

Passed over are files of formats that are not read, lock files of word processors and of macOS, hidden files and folders, and what the product itself has
written. Links to folders are not followed; a file that is named is taken as it is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors import dumps
from extractors.readers import READERS

_LOCKS = ("~$", "._", ".~lock.")
_OWN = frozenset(["generations", "records", "nodes", "edges", "links", "unresolved.parquet", "mentions.parquet", "graph.kgl", "manifest.json", "build.lock"])
_PAGE = b'<meta name="generator" content="viendan">'
_PAGES = frozenset([".html", ".htm"])
_HEAD = 2_000  # bytes


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in order, each once; and what is passed over with the reason."""

    files: tuple[Path, ...]
    passed: tuple[tuple[Path, str], ...]


def survey(paths: Sequence[Path | str]) -> Found:
    """Return what paths name: files as they are, folders as the readable files under them, sorted."""
    files: dict[Path, None] = {}
    passed: list[tuple[Path, str]] = []
    for path in map(Path, paths):
        if not os.path.isdir(path):
            files[path] = None
            continue
        for file, reason in sorted(_under(path), key=lambda found: found[0].parts):
            if reason:
                passed.append((file, reason))
            else:
                files[file] = None
    return Found(tuple(files), tuple(passed))


def _under(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files under a folder, each with the reason why it is passed over, or with none."""
    for name, folders, names in os.walk(folder):
        at = Path(name)
        own = _OWN if "manifest.json" in names and _is_ours(at / "manifest.json") else frozenset()
        for inner in folders:
            if inner.startswith(".") or inner in own:
                yield at / inner, "own output" if inner in own else "hidden folder"
        folders[:] = [inner for inner in folders if not inner.startswith(".") and inner not in own]
        for each in names:
            file = at / each
            yield file, "own output" if each in own else _reason(file, each)


def _reason(file: Path, name: str) -> str:
    """Return why a file of that name is passed over, nothing for one that is read."""
    if name.startswith(_LOCKS):
        return "lock file"
    if name.startswith("."):
        return "hidden file"
    suffix = file.suffix.casefold()
    if suffix not in READERS and dumps.format_of(file) is None:
        return f"unknown format {suffix}".rstrip()
    if not os.path.isfile(file):
        return "pipe, device or broken link"
    return "own output" if suffix in _PAGES and _is_page(file) else ""


def _is_page(file: Path) -> bool:
    try:
        with file.open("rb") as page:
            return _PAGE in page.read(_HEAD)
    except OSError:
        return False


def _is_ours(manifest: Path) -> bool:
    """Whether a manifest is one that a build wrote."""
    try:
        told = json.loads(manifest.read_bytes()[:1_000_000])
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and ("extractors" in told or "generation" in told or str(told.get("format", "")).startswith("viendan"))
