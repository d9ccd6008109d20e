"""Letters that stand for an office, and those that stand for something else.

In: a page and a unit's name. Out: whether the name is letters that no table of offices and no bracket of the text explains: `CTH phải đạt ...` tells an
origin, and `Công ty A` is of an example.
"""

from __future__ import annotations

from functools import cache

from extractors.letters import rx
from extractors.lexicon import Page
from extractors.registry import issuer_by_code, local_by_code
from extractors.registry.naming import unit_abbreviations
from extractors.unitnames import Name

_EXAMPLE = rx(r"(?i:công ty|doanh nghiệp)\b.*\s[A-Z]$")
_LETTERS = rx(r"[A-ZĐ]{2,8}(?:-[A-ZĐ]{2,6})?$")


def is_unexplained(page: Page, name: Name) -> bool:
    """Whether a name is letters that stand for no office that is known or that the text names before them: `... (EVN)`."""
    said = page.text[name.start : name.end]
    if _EXAMPLE.match(said):
        return True
    if not _LETTERS.match(said) or any(part in _codes() for part in said.split("-")):
        return False
    return f"({said})" not in page.text and f"là {said}" not in page.text


@cache
def _codes() -> frozenset[str]:
    return frozenset({*unit_abbreviations(), *issuer_by_code(), *local_by_code()})
