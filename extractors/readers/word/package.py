"""The parts of a Word file: bytes come in, the XML trees of the parts that hold text go out, found by their relations."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from extractors.errors import ReadError
from extractors.readers.limits import Archive, shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # `Strict Open XML` has other names for the same
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    """The trees of a Word file; a part that the file does not have is None."""

    body: Any
    numbering: Any | None
    styles: Any | None
    footnotes: Any | None
    endnotes: Any | None
    headers: tuple[Any, ...]
    damaged: tuple[str, ...]  # parts that were not read


def opened(path: Path, data: bytes) -> Package:
    """Open a Word file. Raises `ReadError` where it is none, is damaged or protected."""
    archive = Archive(path, data)
    main = next((target for kind, target in _relations(archive, "") if kind == "officeDocument"), "word/document.xml")
    if main not in archive:
        raise ReadError(f"{shown(path)}: not a Word document; open it in a word processor and save it as .docx")
    root = _tree(archive, main)
    if root.find(f"{W}body") is None:
        raise ReadError(f"{shown(path)}: not a Word document: {main} has no body; open it in a word processor and save it as .docx")
    parts: dict[str, list[Any]] = {}
    damaged = []
    for kind, target in _relations(archive, main):
        if kind in {"numbering", "styles", "footnotes", "endnotes", "header"} and target in archive:
            try:
                parts.setdefault(kind, []).append(_tree(archive, target))
            except (ReadError, BadZipFile, zlib.error, EOFError):
                damaged.append(target)
    one = {kind: trees[0] for kind, trees in parts.items() if trees}
    notes = (one.get("footnotes"), one.get("endnotes"))
    return Package(root.find(f"{W}body"), one.get("numbering"), one.get("styles"), *notes, tuple(parts.get("header", ())), tuple(damaged))


def _tree(archive: Archive, name: str) -> Any:
    data = archive.read(name)
    if _STRICT in data[:20_000]:
        data = data.replace(_STRICT, W[1:-1].encode())
    return archive.parsed(name, data)


def _relations(archive: Archive, part: str) -> list[tuple[str, str]]:
    """Return the kinds and targets of a part's relations inside the file; what lies outside is never followed."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in archive:
        return []
    found = [relation for relation in archive.xml(file).iter(_RELATION) if relation.get("TargetMode") != "External"]
    return [(relation.get("Type", "").rpartition("/")[2], _inside(folder, relation.get("Target", ""))) for relation in found]


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
