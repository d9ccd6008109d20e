"""Pages that are pictures: a page of pdfium comes in, the text that tesseract recognises on it goes out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from extractors.readers.programs import output_of, program, tesseract_languages

_LETTERS = 200  # of a stamp of an electronic signature, which may stand on a picture
_FEWEST = 20
_COVERED = 0.5  # of the page
_PIXELS = 40_000_000  # at most
_SCALE = 200 / 72  # 200 dots an inch
_SECONDS = 120  # a page


def can_recognise() -> bool:
    """Whether tesseract and its Vietnamese data are installed."""
    return "vie" in tesseract_languages()


def is_picture(page: Any, letters: int) -> bool:
    """Whether a page of that many letters of text is a picture, or letters drawn as lines."""
    if letters >= _LETTERS:
        return False
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    kinds = [(thing.type, thing.get_bounds()) for thing in page.get_objects(max_depth=4)]
    covered = sum((right - left) * (top - bottom) for kind, (left, bottom, right, top) in kinds if kind == FPDF_PAGEOBJ_IMAGE)
    if covered > _COVERED * width * height:
        return True
    return letters < _FEWEST and bool(kinds)


def recognised(path: Path, page: Any) -> str:
    """Return what tesseract reads on a page, whichever way it lies."""
    width, height = page.get_size()
    scale = min(_SCALE, (_PIXELS / max(1.0, width * height)) ** 0.5)
    layout = "1" if "osd" in tesseract_languages() else "3"
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        page.render(scale=scale, grayscale=True).to_pil().save(image)
        return output_of(path, [program("tesseract") or "tesseract", str(image), "stdout", "-l", "vie", "--psm", layout], seconds=_SECONDS).strip("\f\n")
