"""PDF files written by hand: pages of Latin letters come in, the bytes of a file go out."""

from __future__ import annotations

from collections.abc import Sequence

Page = tuple[str, str]  # its content stream, and more entries of its dictionary


def said(text: str, x: float = 50, y: float = 700, size: float = 12) -> str:
    """Return the content that prints a text at a place."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def pdf(pages: Sequence[Page], box: str = "0 0 600 800") -> bytes:
    """Return a file of pages."""
    parts = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for content, more in pages:
        kids.append(f"{len(parts) + 1} 0 R")
        parts.append(f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {len(parts) + 2} 0 R/Resources<</Font<</F1 3 0 R>>>>{more}>>")
        parts.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    parts[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = "%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{rows}trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()
