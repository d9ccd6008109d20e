"""Drawn tables of a PDF: the number of a page comes in, its text with the rows of tables between bars goes out.

pdfplumber finds tables by their lines. It is slow, and asked only for pages whose text has the head of a table (`STT`, `TT`), and for those that follow a
table.
"""

from __future__ import annotations

import io
import logging
from typing import Any

from extractors.readers.grid import framed, is_grid
from extractors.readers.pdf.places import HEAD, Box, lying

_MARGIN = 1.0  # points
_MOST_LETTERS = 100_000  # of a page
_MOST_LINES = 5_000


class Drawn:
    """The pages of a file as pdfplumber sees them; opened when first asked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None
        self._last = -2  # the last page that had a table

    def text(self, number: int) -> str:
        """Return the text of a page by the places of its letters."""
        page = self._page(number)
        return str(page.extract_text(x_tolerance_ratio=0.15) or "") if page is not None else ""

    def with_tables(self, page: Any, number: int, text: str) -> str:
        """Return the text of a page, its tables as rows; the text as it was where there are none."""
        if len(text) > _MOST_LETTERS or not (HEAD.search(text.replace("| ", "")) or self._last == number - 1):
            return text
        seen = self._page(number, page.get_rotation())
        found = [] if seen is None or len(seen.edges) > _MOST_LINES else [(table.bbox, rows) for table in seen.find_tables() if is_grid(rows := _rows(table))]
        if not found:
            return text
        self._last = number
        return _parted(page, sorted(found))

    def _page(self, number: int, turned: int | None = None) -> Any:
        """Return a page, turned clockwise as its letters stand, or None where pdfplumber cannot open what pdfium could."""
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every damaged font
        try:
            if self._file is None:
                self._file = pdfplumber.open(io.BytesIO(self._data))
            page = self._file.pages[number]
            return page if turned in {None, page.rotation} else _turned(page, turned)
        except Exception:  # whatever its parser raises: the page is read without it
            return None


def _turned(page: Any, degrees: int) -> Any:
    """Return a page of pdfplumber turned clockwise from how it lies."""
    inside = page.page_obj
    inside.rotate = inside.attrs["Rotate"] = degrees
    return type(page)(page.pdf, inside, page.page_number)


def _rows(table: Any) -> list[list[str]]:
    """Return the cells of a table; the lines of a cell are broken by its width, and go on."""
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract(x_tolerance_ratio=0.15)]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows if any(row)]


def _parted(page: Any, tables: list[tuple[tuple[float, float, float, float], list[list[str]]]]) -> str:
    """Return the text above, between and below tables, with their rows in between."""
    textpage = page.get_textpage()
    width, height = page.get_size()
    parts: list[str] = []
    top = 0.0
    for (_, begin, _, end), rows in sorted(tables, key=lambda table: table[0][1]):
        if begin > top + _MARGIN:
            parts.append(_band(textpage, lying(page, (0, height - begin, width, height - top))))
        parts.append("\n".join(map(framed, rows)))
        top = max(top, end)
    if top < height - _MARGIN:
        parts.append(_band(textpage, lying(page, (0, 0, width, height - top))))
    return "\n".join(part for part in parts if part.strip())


def _band(textpage: Any, box: Box) -> str:
    text: str = textpage.get_text_bounded(*box, errors="replace")
    return text.replace("\r\n", "\n").replace("\ufffe", "-").strip("\n")
