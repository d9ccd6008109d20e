"""The place in a cited document that a citation names: `điểm a khoản 2 Điều 5` before or after it.

In: a clean text and the position of a citation. Out: a path from the widest to the narrowest part (`Điều 5, khoản 2, điểm a`), or None.
"""

from __future__ import annotations

from extractors.letters import rx

_ITEM = r"(?:[\dIVXLC]+[a-zđ]?(?:\.\d+)*|[a-zđ]\d?)(?!\w)"
_PART = rf"(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Tt]iết|Phần|Phụ\slục)\s{_ITEM}(?:\s?(?:,|và|đến|-)\s?(?!(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều)){_ITEM}){{0,12}}"
_BEFORE = rx(
    rf"(?P<path>(?:[Cc]ác\s)?{_PART}(?:\s?(?:,|và|của|thuộc)?\s?(?:[Cc]ác\s)?{_PART}){{0,8}})\s?(?:,|của|tại|thuộc|kèm\stheo|ban\shành\skèm\stheo)?\s?$"
)
_UNIT = rx(
    rf"(?P<unit>[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Tt]iết|Phần|Phụ\slục)\s(?P<items>{_ITEM}(?:\s?(?:,|và|đến|-)\s?(?!(?:[Đđ]iểm|[Kk]hoản"
    rf"|[Đđ]iều)){_ITEM}){{0,12}})"
)
_ORDER = ("phần", "chương", "mục", "điều", "khoản", "điểm", "tiết", "phụ lục")


def pinpoint_before(clean: str, position: int) -> str | None:
    """Return the path that stands right before a citation.

    >>> text = "theo điểm b khoản 2 Điều 5 Nghị định số 1/2019/NĐ-CP"
    >>> pinpoint_before(text, text.index("Nghị"))
    'Điều 5, khoản 2, điểm b'
    """
    window = clean[max(0, position - 160) : position].rpartition("\n")[2]
    match = _BEFORE.search(window)
    return path(match["path"]) if match else None


def path(printed: str) -> str:
    """Write a printed pinpoint as paths from the widest part; a part that returns begins another path, after a semicolon.

    >>> path("khoản 1 Điều 1 và Điều 3")
    'Điều 1, khoản 1; Điều 3'
    """
    groups: list[list[tuple[str, str]]] = [[]]
    for match in _UNIT.finditer(printed):
        unit = match["unit"].casefold()
        if any(_ORDER.index(unit) >= _ORDER.index(seen) for seen, _ in groups[-1]):
            groups.append([])
        groups[-1].append((unit, " ".join(match["items"].split())))
    return "; ".join(_written(group) for group in groups if group)


def _written(group: list[tuple[str, str]]) -> str:
    ordered = sorted(group, key=lambda item: _ORDER.index(item[0]))
    return ", ".join(f"{unit[0].upper() + unit[1:] if unit in {'điều', 'chương', 'mục', 'phần'} else unit} {items}" for unit, items in ordered)
