"""Viendan's extractors: files in, records of citations and assignments out.

>>> from extractors import extract
>>> [citation.number for citation in extract("Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020").citations]
['16/CT-TTg']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.extraction import extract
from extractors.readers import read

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract", "pipeline", "read"]


def pipeline() -> Language:
    """Return the spaCy pipeline; spaCy is imported only here."""
    from extractors.components import pipeline as make

    return make()
