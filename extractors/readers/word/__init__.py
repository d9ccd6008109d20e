"""Word files: the bytes of a `.docx` come in, all that a person sees in it goes out, in order.

Of tracked changes, what was inserted and moved to; of fields, their results; content controls, smart tags, hyperlinks, text boxes, nested tables, automatic
numbers; each header once, before the body; each footnote and endnote as a line behind the paragraph, or the table, that holds its mark. Text in VNI and TCVN3
fonts is Unicode. Hidden text and page fields are left out. A damaged part beside the body is noted.
"""

from __future__ import annotations

from pathlib import Path

from extractors.encodings import repaired
from extractors.readers.reading import Reading
from extractors.readers.word.fonts import Fonts
from extractors.readers.word.numbers import Numbers
from extractors.readers.word.package import opened
from extractors.readers.word.walk import Walk

__all__ = ["read_docx"]


def read_docx(path: Path, data: bytes) -> Reading:
    """Read a Word file. Raises `ReadError` where it is none, is damaged, protected, or unfolds without end."""
    package = opened(path, data)
    walk = Walk(Fonts.of(package), Numbers(package), {"footnote": package.footnotes, "endnote": package.endnotes})
    headers = dict.fromkeys(text for header in package.headers if (text := "\n".join(walk.blocks(header)).strip()))
    said = [header for header in headers if any(map(str.isalpha, header))]
    notes = tuple((f"{part} is damaged and was not read", 0) for part in package.damaged)
    return Reading(repaired("\n\n".join([*said, *walk.blocks(package.body)])), notes=notes)
