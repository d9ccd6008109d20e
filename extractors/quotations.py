"""Whether a place of a text is quoted: a clean text and a place in, yes or no out. What another text says, or is to say, is none of this document's words."""

from __future__ import annotations

from extractors.cues import ACT_OPENS
from extractors.letters import rx
from extractors.outline import Item, Outline

_CLOSES = rx(r"(?:Hiệu\slực|Điều\skhoản|Trách\snhiệm|Tổ\schức)\s(?:thi\shành|thực\shiện|chuyển\stiếp)\s?[.:]?")  # the head of an article that ends a document
_LONGEST = 6000  # characters of a quotation


def is_quoted(clean: str, outline: Outline, position: int) -> bool:
    """Whether a place stands between quotation marks.

    An article that begins with an act, or tells of effect and execution, is this document's, though a scan lost the mark that closes the one before it.
    """
    index = outline.index(position)
    over = (outline.items[index], *outline.heading_over(index))
    since = next((item.start for item in over if _is_own(clean, item)), position - _LONGEST)
    opened = clean.rfind("“", max(0, since), position)
    return opened >= 0 and clean.find("”", opened, position) < 0 <= clean.find("”", position, position + _LONGEST)


def _is_own(clean: str, item: Item) -> bool:
    """Whether an article is this document's by how it begins."""
    return item.marker.casefold().startswith("điều") and bool(ACT_OPENS.match(clean, item.words) or _CLOSES.fullmatch(clean, item.words, item.end))
