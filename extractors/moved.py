"""From when another document holds, as one that amends it says: `Sửa đổi khoản 1 Điều 9 của Luật X như sau: “1. Luật này có hiệu lực từ ngày ...”`.

In: a clean text, its outline, the document's date, and its resolved mentions with their readings. Out: `Effect`s of the other documents, where one
article amends one document alone and the quoted clause is about the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.effects import FROM, quoted_beginnings
from extractors.header import Header
from extractors.letters import rx
from extractors.outline import Outline
from extractors.pairs import Reading
from extractors.quotations import is_quoted
from extractors.records import Effect
from extractors.resolve import Resolved

_ARTICLE = rx(r"(?:^|\n)(?:“?Điều|ĐIỀU)\s\d+[a-z]?\s?[.:]")


def moved(clean: str, outline: Outline, header: Header, resolved: Sequence[Resolved], readings: Sequence[Reading]) -> tuple[Effect, ...]:
    """Return from when documents hold that this one amends, as the words say that it puts into them."""
    return tuple(_moved(clean, outline, header, resolved, readings))


def _moved(clean: str, outline: Outline, header: Header, resolved: Sequence[Resolved], readings: Sequence[Reading]) -> Iterator[Effect]:
    for kind, day, start, end in quoted_beginnings(clean, outline):
        opened = clean.rfind("“", 0, start + 1)
        if _ARTICLE.search(clean, opened + 2, start):
            continue  # another article than the one that the quotation begins with: a scan may have lost the mark that closes it
        amended = _amended(clean, outline, opened, resolved, readings)
        if amended and amended.target and amended.mention.kind in {kind, f"Bộ {kind.lower()}"} and day >= (header.date or ""):
            yield Effect(FROM, day, None, None, start, end, amended.target)


def _amended(clean: str, outline: Outline, opened: int, resolved: Sequence[Resolved], readings: Sequence[Reading]) -> Resolved | None:
    """Return the one document that the article amends in which a quotation opens."""
    heads = [head.end() for head in _ARTICLE.finditer(clean, 0, opened) if not is_quoted(clean, outline, head.end() - 1)]
    article = heads[-1] if heads else 0
    found = [
        item
        for item, reading in zip(resolved, readings, strict=True)
        if article <= item.mention.start < opened and reading.relation == "AMENDS" and not is_quoted(clean, outline, item.mention.start)
    ]
    return found[-1] if heads and len({item.target for item in found}) == 1 else None
