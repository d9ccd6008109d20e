"""The lists that a catalogue's folder holds, each in a folder of its own with a file that says what it is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractors.registry import slug
from graph.errors import CatalogueError

LIST = "list.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """What a catalogue says of one of its lists."""

    name: str
    files: tuple[str, ...]
    as_of: str | None  # the day on which the list was made
    added: str
    rows: int
    documents: int
    relations: int
    checked: Mapping[str, str]  # what known acts show of its days, by field

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def listed(catalogue: Path) -> list[Listed]:
    """Return the lists of a catalogue by name, none where it is not there yet. Raises `CatalogueError` where one cannot be read."""
    try:
        found = sorted(file.parent.name for file in catalogue.glob(f"[!.]*/{LIST}"))
    except OSError as error:
        raise CatalogueError(f"{catalogue}: not readable as a catalogue ({error.strerror or error}); give another folder with --catalogue") from error
    return [_listed(catalogue / name) for name in found]


def files_of(folder: Path) -> tuple[str, ...]:
    """Return the files that the list in a folder was made from; none where there is no list, or one that is damaged and may be replaced."""
    try:
        return _listed(folder).files
    except CatalogueError:
        return ()


def remove(catalogue: Path, names: Sequence[str]) -> list[str]:
    """Take lists out of a catalogue; return their names. Raises `CatalogueError`, and takes none away, where one is not there."""
    there = [each.parent.name for each in catalogue.glob(f"[!.]*/{LIST}")]
    wanted = [slug(name) for name in names]
    if missing := [name for name, key in zip(names, wanted, strict=True) if key not in there]:
        raise CatalogueError(f"{catalogue}: no list {', '.join(missing)}; there {'is' if len(there) == 1 else 'are'} {', '.join(sorted(there)) or 'none'}")
    for key in dict.fromkeys(wanted):
        try:
            shutil.rmtree(catalogue / key)
        except OSError as error:
            raise CatalogueError(f"{catalogue / key}: cannot be removed ({error.strerror or error}); close what has it open, or check its rights") from error
    return list(dict.fromkeys(wanted))


def _listed(folder: Path) -> Listed:
    again = f"add the list again, or take it away with `viendan catalogue remove {folder.name}`"
    try:
        told = json.loads((folder / LIST).read_text(encoding="utf-8"))
        made = told.pop("format")
        row = Listed(**{**told, "name": folder.name, "files": tuple(told["files"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CatalogueError(f"{folder / LIST}: not readable; {again}") from error
    if made != FORMAT:
        raise CatalogueError(f"{folder}: made by another version of viendan; {again}")
    return row
