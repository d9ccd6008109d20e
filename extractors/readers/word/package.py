"""The parts of a Word file: bytes come in, the XML trees of the parts that hold text go out, found by their relations."""

from __future__ import annotations

import posixpath
import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from extractors.errors import ReadError
from extractors.readers.limits import Archive, shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_STRICT = {  # `Strict Open XML` has other names for the same
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/diagram": DIAGRAM[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_KINDS = frozenset(["numbering", "styles", "footnotes", "endnotes", "header", "footer", "diagramData"])
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
    footers: tuple[Any, ...]
    diagrams: Mapping[str, Any]  # by the name of their relation
    damaged: tuple[str, ...]  # parts that were not read


def opened(path: Path, data: bytes) -> Package:
    """Open a Word file. Raises `ReadError` where it is none, is damaged or protected."""
    archive = Archive(path, data)
    main = next((target for _, kind, target in _relations(archive, "") if kind == "officeDocument"), "word/document.xml")
    if main not in archive:
        raise ReadError(f"{shown(path)}: not a Word document; open it in a word processor and save it as .docx")
    root = _tree(archive, main)
    if root.find(f"{W}body") is None:
        raise ReadError(f"{shown(path)}: not a Word document: {main} has no body; open it in a word processor and save it as .docx")
    parts: dict[str, dict[str, Any]] = defaultdict(dict)
    damaged = []
    for name, kind, target in _relations(archive, main):
        if kind in _KINDS and target in archive:
            try:
                parts[kind][name] = _tree(archive, target)
            except (ReadError, BadZipFile, zlib.error, EOFError):
                damaged.append(target)
    one = {kind: next(iter(trees.values())) for kind, trees in parts.items()}
    return Package(
        body=root.find(f"{W}body"),
        **{kind: one.get(kind) for kind in ("numbering", "styles", "footnotes", "endnotes")},
        headers=tuple(parts["header"].values()),
        footers=tuple(parts["footer"].values()),
        diagrams=parts["diagramData"],
        damaged=tuple(damaged),
    )


def _tree(archive: Archive, name: str) -> Any:
    data = archive.read(name)
    for strict, plain in _STRICT.items():
        if strict in data[:20_000]:
            data = data.replace(strict, plain)
    return archive.parsed(name, data)


def _relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
    """Return the names, kinds and targets of a part's relations inside the file; what lies outside is never followed."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in archive:
        return []
    found = [relation for relation in archive.xml(file).iter(_RELATION) if relation.get("TargetMode") != "External"]
    return [(relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], _inside(folder, relation.get("Target", ""))) for relation in found]


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
