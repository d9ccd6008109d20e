"""Word files: the bytes of a `.docx` come in, all that a person sees in it goes out, in order.

Of tracked changes, what was inserted and moved to; of fields, their results; content controls, smart tags, hyperlinks, text boxes, nested tables, automatic
numbers, SmartArt; each header once, before the body, each footer once, behind it; each footnote and endnote as a line behind the paragraph, or the table, that
holds its mark. Text in VNI and TCVN3 fonts is Unicode. Hidden text and page fields are left out. A damaged part beside the body is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractors.encodings import repaired
from extractors.readers.reading import Reading
from extractors.readers.word.fonts import Fonts
from extractors.readers.word.numbers import Numbers
from extractors.readers.word.package import opened
from extractors.readers.word.walk import Walk

__all__ = ["read_docx"]
_WORD = re.compile(r"[^\W\d_]+")
_OF_PAGES = frozenset(["trang", "tr", "số", "page", "of"])  # what stands beside the number of a page


def read_docx(path: Path, data: bytes) -> Reading:
    """Read a Word file. Raises `ReadError` where it is none, is damaged, protected, or unfolds without end."""
    package = opened(path, data)
    walk = Walk(Fonts.of(package), Numbers(package), {"footnote": package.footnotes, "endnote": package.endnotes}, package.diagrams)
    headers, body = _said(walk, package.headers), list(walk.blocks(package.body))
    footers = [footer for footer in _said(walk, package.footers) if footer not in headers]
    notes = tuple((f"{part} is damaged and was not read", 0) for part in package.damaged)
    return Reading(repaired("\n\n".join([*headers, *body, *footers])), notes=notes)


def _said(walk: Walk, parts: Iterable[Any]) -> list[str]:
    """Return the texts of headers or footers, each once, without those that hold a page number alone."""
    texts = dict.fromkeys("\n".join(walk.blocks(part)).strip() for part in parts)
    return [text for text in texts if not _OF_PAGES.issuperset(_WORD.findall(text.casefold()))]
