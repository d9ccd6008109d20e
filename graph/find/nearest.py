"""What in the graph is spelt most like a text that names nothing in it.

In: a text, and the names of things, each short and in full. Out: the nearest ones, the nearest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.registry import ascii_fold

_COUNT = 5
_ALIKE, _WITHIN = 65, 85  # of 100: how alike two names are, or a text and a part of a name
_TYPED = 200  # characters of a text that are compared
_TELLING = 10  # characters without which a part tells nothing


def nearest(text: str, names: Sequence[tuple[str, str]]) -> list[int]:
    """Return where the few names stand that are most like a text: by the short name first, then by a part of the full one. Equal names count once."""
    from rapidfuzz import fuzz, process

    typed = ascii_fold(text)[:_TYPED]
    near = process.extract(typed, [ascii_fold(short) for short, _ in names], scorer=fuzz.ratio, limit=4 * _COUNT, score_cutoff=_ALIKE)
    if len(typed) >= _TELLING:
        near += process.extract(typed, [ascii_fold(full) for _, full in names], scorer=fuzz.partial_ratio, limit=4 * _COUNT, score_cutoff=_WITHIN)
    found: dict[str, int] = {}
    for _, _, index in near:
        found.setdefault(names[index][0], index)
    return list(found.values())[:_COUNT]
