"""OpenDocument texts: the bytes of an `.odt` come in, its text goes out.

LibreOffice reads them where it is installed, because it alone counts their lists as it prints them; else the paragraphs, tables and notes of `content.xml`,
without the numbers of lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.errors import ReadError
from extractors.readers.grid import Grid, lines
from extractors.readers.limits import Archive, shown
from extractors.readers.office import converted
from extractors.readers.programs import office
from extractors.readers.reading import Reading
from extractors.readers.word import read_docx

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = frozenset([f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls", f"{_OFFICE}forms"])
_PRINTED = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 100


def read_odt(path: Path, data: bytes) -> Reading:
    """Read an OpenDocument text. Raises `ReadError` for one that is damaged or protected by a password."""
    archive = Archive(path, data)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReadError(f"{shown(path)}: protected by a password; open it with the password and save it without")
    body = archive.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(f"{shown(path)}: an OpenDocument file that is no text; save the document as .docx or .odt")
    if office():
        return read_docx(path, converted(path, data, ".odt"))
    return Reading("\n\n".join(_blocks(body)))


def _blocks(element: Any) -> Iterator[str]:
    """Yield the paragraphs and tables of an element."""
    for child in element:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            notes: list[str] = []
            yield _inline(child, notes)
            yield from notes
        elif child.tag == f"{_TABLE}table":
            yield "\n".join(lines(_grid(child)))
        elif child.tag not in _UNSEEN:
            yield from _blocks(child)


def _inline(element: Any, notes: list[str]) -> str:
    """Return the text of a paragraph; its notes are put beside."""
    out = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            notes.append(f"[{''.join(child.find(f'{_TEXT}note-citation').itertext())}] {' '.join(_blocks(child))}")
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            out.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif child.tag in _PRINTED:
            out.append(_PRINTED[child.tag])
        elif child.tag not in _UNSEEN:
            out.append(_inline(child, notes))
        out.append(child.tail or "")
    return "".join(out)


def _grid(table: Any) -> list[list[str]]:
    grid = Grid()
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table")) is not table:
            continue
        grid.row()
        for cell in row.iterchildren(f"{_TABLE}table-cell"):
            across, down = (int(value) if (value := cell.get(f"{_TABLE}number-{side}-spanned", "1")).isdecimal() else 1 for side in ("columns", "rows"))
            grid.cell("\n".join(block.strip() for block in _blocks(cell) if block.strip()), across, down)
    return grid.texts()
