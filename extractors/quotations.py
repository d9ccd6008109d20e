"""Whether a place of a text is quoted: a clean text and a place in, yes or no out. What another text says, or is to say, is none of this document's words."""

from __future__ import annotations

from extractors.cues import ACT_OPENS
from extractors.outline import Outline

_LONGEST = 6000  # characters of a quotation


def is_quoted(clean: str, outline: Outline, position: int) -> bool:
    """Whether a place stands between quotation marks.

    An article that begins with an act is this document's, though a scan lost the mark that closes the one before it.
    """
    item = outline.item(position)
    own_article = item.marker.casefold().startswith("điều") and ACT_OPENS.match(clean, item.words)
    opened = clean.rfind("“", item.start if own_article else max(0, position - _LONGEST), position)
    return opened >= 0 and clean.find("”", opened, position) < 0 <= clean.find("”", position, position + _LONGEST)
