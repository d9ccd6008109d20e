"""Viendan's extractors: files in, records of citations and assignments out.

>>> from extractors import extract
>>> [citation.number for citation in extract("Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020").citations]
['16/CT-TTg']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from extractors.extraction import extract
    from extractors.readers import read

__all__ = ["extract", "pipeline", "read"]


def pipeline() -> Language:
    """Return the spaCy pipeline; spaCy is imported only here."""
    from extractors.components import pipeline as make

    return make()


def __getattr__(name: str) -> Any:
    """Import the extractor when it is asked for: its tables take a while to load."""
    if name == "extract":
        from extractors.extraction import extract

        return extract
    if name == "read":
        from extractors.readers import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
