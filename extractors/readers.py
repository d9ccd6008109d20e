"""From a file to a `Source`: one reader a format, chosen by suffix. Adding a format is adding a row to `READERS`.

In: a path. Out: the text in reading order and the digest of the file's bytes. Offsets of all records are into that text. A file that cannot be
read raises `ReadError` with the way out; nothing is guessed. Programs of the system serve old Word files and scans where they are
installed; the libraries for PDF, Word and HTML are imported where they serve.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from extractors.encodings import decode, repaired
from extractors.errors import MissingTool, ReadError
from extractors.records import Source

Reader = Callable[[Path, bytes], str]
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ\x90", b"\x1f\x8b", b"SQLite format", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "section", "article", "blockquote", "pre", "td", "th")
_OCR_SECONDS = 600
_LONGEST_PATH = 260  # characters
_WIDEST = 100  # rows or columns that one cell is believed to reach over


def read(path: Path | str) -> Source:
    """Read a document.

    Raises `ReadError` for a missing, empty or binary file, an unknown format, and a file that is no document; `MissingTool` where a program
    must be installed first.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise ReadError(f"{path}: format {path.suffix or 'without suffix'} is not read; known are {', '.join(sorted(READERS))}")
    data = _bytes(path)
    text = reader(path, data)
    if not any(character.isalpha() for character in text):
        raise ReadError(f"{path}: no text found; give a document that holds text")
    return Source(str(path), text, hashlib.sha256(data).hexdigest())


def names_file(text: str) -> bool:
    """Whether a text is a file's name rather than a document's text: one short line that names a file, or ends as one and has no blank.

    >>> names_file("thong-bao.docx"), names_file("Chỉ thị số 16/CT-TTg"), names_file("Xem thong-bao.docx")
    (True, False, False)
    """
    if not 0 < len(text) <= _LONGEST_PATH or not text.isprintable():
        return False
    if not any(map(str.isspace, text)) and Path(text).suffix.casefold() in READERS:
        return True
    try:
        return Path(text).is_file()
    except OSError:
        return False


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened: {error.strerror}") from error
    if not data.strip():
        raise ReadError(f"{path}: the file is empty; give a file with text")
    return data


def _plain(path: Path, data: bytes) -> str:
    """Decode a plain text or Markdown."""
    if data.startswith(_BINARY) or _controls(data) > len(data) * 0.02:
        raise ReadError(f"{path}: a binary file, not a text; give the document as text, or with the suffix of its format")
    text = decode(data, str(path))
    if text.count("\x00") + text.count("\ufffd") > len(text) * 0.05:
        raise ReadError(f"{path}: a binary file, not a text; give the document as text")
    return text


def _controls(data: bytes) -> int:
    """Count control characters that no text holds; in UTF-16, which is full of zeros, they are halves of letters."""
    return 0 if data.count(0) > len(data) * 0.05 else len(data) - len(data.translate(None, bytes({*range(1, 9), *range(14, 32)} - {0x1B})))


def _html(path: Path, data: bytes) -> str:
    """Take the text out of HTML: a line a block, cells parted by a bar, scripts and styles left out."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_plain(path, data))
    for node in tree.css("script, style, noscript, head, nav"):
        node.decompose()
    for table in tree.css("table"):
        grid = [] if table.css_first("table table") else _html_grid(table)
        if _is_grid(grid):
            table.replace_with("\n" + "\n".join(_rows_text(grid)) + "\n")
    for node in tree.css(", ".join(_BLOCKS)):
        node.insert_before(" | " if node.tag in {"td", "th"} else "\n")
        if node.tag != "br":
            node.insert_after("\n" if node.tag not in {"td", "th"} else "")
    return tree.body.text() if tree.body else ""


def _html_grid(table: Any) -> list[list[str]]:
    """Return the cells of a table by row and column; a cell over several rows or columns is said once, at its first."""
    taken: dict[tuple[int, int], str] = {}
    lines = table.css("tr")
    for row, line in enumerate(lines):
        column = 0
        for cell in line.css("td, th"):
            while (row, column) in taken:
                column += 1
            across, down = (_span(cell, name) for name in ("colspan", "rowspan"))
            taken |= dict.fromkeys(((r, c) for r in range(row, min(row + down, len(lines))) for c in range(column, column + across)), "")
            taken[row, column] = _html_cell(cell)
    height, width = (max((place[side] for place in taken), default=-1) + 1 for side in (0, 1))
    return [[taken.get((row, column), "") for column in range(width)] for row in range(height)]


def _span(cell: Any, name: str) -> int:
    """Return over how many rows or columns a cell reaches."""
    printed = (cell.attributes.get(name) or "1").strip()
    return min(max(int(printed), 1), _WIDEST) if printed.isdecimal() else 1


def _html_cell(cell: Any) -> str:
    """Return the text of a cell, a line a block."""
    for node in cell.css("p, div, li, br"):
        node.insert_before("\x1f")
    return "\n".join(filter(None, (" ".join(part.split()) for part in cell.text().split("\x1f"))))


def _is_grid(grid: list[list[str]]) -> bool:
    """Whether a table holds data: two rows or more with text in three columns or more; a letterhead or a signature has fewer."""
    return len(grid) > 1 and sum(any(cells) for cells in zip(*grid, strict=True)) > 2


def _rows_text(grid: list[list[str]]) -> Iterator[str]:
    """Write each row of a table as a line, its cells between bars and none left out, so that columns can be told."""
    for row in grid:
        yield f"| {' | '.join(_cell_text(cell) for cell in row)} |"


def _cell_text(cell: str) -> str:
    """Write a cell as one line; where its lines were items of a list without marks between them, a semicolon parts them."""
    lines = [line.strip().replace("|", "/") for line in cell.splitlines() if line.strip()]
    joints = [" " if before[-1] in ";,.:-" or after[0].islower() else "; " for before, after in pairwise(lines)]
    return "".join(joint + line for joint, line in zip(["", *joints], lines, strict=False))


def _docx(path: Path, data: bytes) -> str:
    """Take the text out of Word: header of the first section, paragraphs and tables in order, footnotes at the end."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ReadError(f"{path}: not a Word document; open it in a word processor and save it as .docx") from error
    blocks = [*_docx_blocks(document.sections[0].header), *_docx_blocks(document), *_docx_notes(document)]
    return "\n".join(blocks)


def _docx_blocks(part: Any) -> Iterator[str]:
    """Yield paragraphs and table rows of a part in reading order."""
    from docx.table import Table

    for item in part.iter_inner_content():
        if not isinstance(item, Table):
            yield item.text
            continue
        grid = _docx_grid(item)
        yield from _rows_text(grid) if _is_grid(grid) else (_row_text([cell for cell in row if cell]) for row in grid)


def _docx_grid(table: Any) -> list[list[str]]:
    """Return the cells of a table by row and column; a merged cell is said once, at its first place."""
    said: set[Any] = set()
    grid: list[list[str]] = []
    for row in table.rows:
        cells = [cell._tc for cell in row.cells]
        texts = [cell.text.strip() for cell in row.cells]
        grid.append(["" if cell in said or cell in cells[:at] else text for at, (cell, text) in enumerate(zip(cells, texts, strict=True))])
        said.update(cells)
    width = max(map(len, grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid]


def _row_text(cells: list[str]) -> str:
    """Write a table row: cells of several lines one under the other, as in a letterhead; others parted by a bar."""
    return "\n".join(cells) if any("\n" in cell for cell in cells) else " | ".join(cells)


def _docx_notes(document: Any) -> Iterator[str]:
    """Yield the footnotes' texts."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            root = etree.fromstring(relation.target_part.blob)
            yield from ("".join(t.text or "" for t in note.iter(f"{space}t")) for note in root.iter(f"{space}footnote"))


def _pdf(path: Path, data: bytes) -> str:
    """Take the text layer of a PDF, a form feed between pages; a scan goes through OCR."""
    import pypdfium2

    try:
        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{path}: not a readable PDF; open it in a viewer and print it to a new PDF") from error
    text = "\f".join(page.replace("\r\n", "\n").replace("\ufffe", "-") for page in pages)
    return repaired(text) if sum(c.isalpha() for c in text) > 40 * len(pages) else _scanned(path, data)


def _scanned(path: Path, data: bytes) -> str:
    """Read a scanned PDF with tesseract and its Vietnamese data, page by page."""
    if not shutil.which("tesseract") or "vie" not in _run(path, ["tesseract", "--list-langs"]):
        raise MissingTool(
            f"{path}: a scan without text layer; install tesseract with its Vietnamese data (Debian: tesseract-ocr tesseract-ocr-vie) and try again"
        )
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for number, page in enumerate(pypdfium2.PdfDocument(data)):
            image = Path(folder) / f"{number}.png"
            page.render(scale=200 / 72, grayscale=True).to_pil().save(image)
            texts.append(_run(path, ["tesseract", str(image), "stdout", "-l", "vie"]))
    return "\f".join(texts)


def _doc(path: Path, data: bytes) -> str:
    """Read an old Word file with LibreOffice or antiword."""
    if data.startswith(b"PK\x03\x04"):
        return _docx(path, data)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        with tempfile.TemporaryDirectory() as folder:
            _run(path, [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "docx", "--outdir", folder, str(path)])
            made = Path(folder) / f"{path.stem}.docx"
            if made.exists():
                return _docx(path, made.read_bytes())
    if shutil.which("antiword"):
        return repaired(_run(path, ["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)]))
    raise MissingTool(f"{path}: an old Word file; install LibreOffice or antiword, or save it as .docx")


def _run(path: Path, command: list[str]) -> str:
    """Run a program of the system and return what it prints."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_OCR_SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"{path}: {command[0]} could not read the file: {error}") from error
    return done.stdout.decode("utf-8", errors="replace")


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".doc": _doc,
    ".pdf": _pdf,
}
