"""What the page's search knows of how people write: the same tables as `graph.find`.

In: nothing. Out: words for kinds, abbreviations of laws' and bodies' names, in folded letters.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from extractors.registry import ascii_fold, issuers, locals_
from graph.find.laws import long_words
from graph.find.typed import kind_words, words


@cache
def rules() -> dict[str, Any]:
    """Return `kinds`, pairs of a word and a kind, the longest word first; `long`, words for abbreviations; `bodies`, names for codes.

    >>> rules()["bodies"]["btc"], ["nd", "Nghị định"] in rules()["kinds"]
    ('bo tai chinh', True)
    """
    named = [(code, row.name) for row in locals_().values() for code in row.codes] + [(code, row.name) for row in issuers().values() for code in row.codes]
    bodies = {ascii_fold(code).replace("&", ""): words(name) for code, name in named if len(code) > 2}
    return {"kinds": [[word, kind] for word, kind in kind_words()], "long": dict(long_words()), "bodies": bodies}
