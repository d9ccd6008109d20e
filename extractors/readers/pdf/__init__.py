"""PDF: the bytes of a file come in, the text of its pages goes out, a form feed between them; each page is known to be read or recognised.

A page is read by pdfium, turned so that its letters stand upright; where they look broken, by pdfplumber from their places, and the better text stands. Drawn
tables become rows with bars. A page that is a picture is recognised by tesseract; one without anything is noted, and so is a picture that nothing recognises.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.encodings import repaired
from extractors.errors import MissingTool, ReadError
from extractors.readers.limits import shown
from extractors.readers.pdf.letters import broken, is_broken, page_text
from extractors.readers.pdf.scans import can_recognise, is_picture, recognised
from extractors.readers.pdf.streams import refuse_bombs
from extractors.readers.pdf.tables import Drawn
from extractors.readers.reading import Reading, Span

_PASSWORD = 4  # pdfium's error code
_MOST_PAGES = 10_000
_FEWEST = 20  # letters of a page that has a text layer
_INSTALL = "install tesseract with its Vietnamese data (Debian: tesseract-ocr tesseract-ocr-vie) and try again"


def read_pdf(path: Path, data: bytes) -> Reading:
    """Read a PDF.

    Raises `ReadError` for one that is damaged, protected by a password or unfolds without end, `MissingTool` for a scan where nothing recognises it.
    """
    import pypdfium2

    refuse_bombs(path, data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
            raise ReadError(f"{shown(path)}: protected by a password; open it with the password and save it without") from error
        raise ReadError(f"{shown(path)}: not a readable PDF; open it in a viewer and print it to a new PDF") from error
    try:
        if len(document) > _MOST_PAGES:
            raise ReadError(f"{shown(path)}: {len(document)} pages; one document has at most {_MOST_PAGES}; split it")
        return _joined(path, list(_pages(path, data, document)))
    finally:
        document.close()


Page = tuple[str, bool, str | None]  # the text, whether it was recognised, what is to be noted


def _pages(path: Path, data: bytes, document: Any) -> Iterator[Page]:
    """Yield the pages; one that is damaged costs itself."""
    import pypdfium2

    drawn = Drawn(data)
    for number in range(len(document)):
        try:
            page = document[number]
            yield _page(path, page, number, drawn)
            page.close()
        except pypdfium2.PdfiumError:
            yield "", False, f"page {number + 1} is damaged and was not read"


def _page(path: Path, page: Any, number: int, drawn: Drawn) -> Page:
    """Read one page."""
    text = page_text(page)
    letters = sum(map(str.isalpha, text))
    if is_picture(page, letters):
        if can_recognise():
            return recognised(path, page), True, None
        return "", False, f"page {number + 1} is a picture; {_INSTALL}"
    if letters < _FEWEST and not text.strip():
        return "", False, f"page {number + 1} holds no text"
    if not is_broken(text):
        return drawn.with_tables(page, number, text), False, None
    return _mended(path, page, number, text, drawn)


def _mended(path: Path, page: Any, number: int, text: str, drawn: Drawn) -> Page:
    """Read a page whose letters look broken in other ways, and keep the best."""
    text = min(text, drawn.text(number), key=broken)
    if is_broken(repaired(text)) and can_recognise():
        seen = recognised(path, page)
        if broken(seen) < broken(repaired(text)):
            return seen, True, None
    return text, False, None


def _joined(path: Path, pages: list[Page]) -> Reading:
    """Put the pages together. Raises `MissingTool` where all are pictures that nothing recognises."""
    pictures = [note for text, _, note in pages if note and _INSTALL in note]
    if pictures and not any(text.strip() for text, _, _ in pages):
        raise MissingTool(f"{shown(path)}: a scan without text layer; {_INSTALL}")
    whole = repaired("\f".join(text for text, _, _ in pages))
    same = len(whole) == sum(len(text) + 1 for text, _, _ in pages) - 1
    spans: list[Span] = []
    notes: list[tuple[str, int]] = []
    at = 0
    for text, seen, note in pages:
        if seen:
            spans.append((at, at + len(text)) if same else (0, len(whole)))
        if note:
            notes.append((note, at if same else 0))
        at += len(text) + 1
    return Reading(whole, tuple(dict.fromkeys(spans)), tuple(notes))
