"""The place in a cited document that a citation names: `điểm a khoản 2 Điều 5` before or after it.

In: a clean text and the position of a citation. Out: a path from the widest to the narrowest part (`Điều 5, khoản 2, điểm a`), or None.
"""

from __future__ import annotations

from extractors.letters import rx

_ITEM = r"(?:[\dIVXLC]+[a-zđ]?(?:\.\d+)*|[a-zđ]\d?)(?!\w)"
_ITEMS = rf"{_ITEM}(?:\s?(?:,|và|đến|-)\s?(?!(?:[Đđ]iểm|[Kk]hoản|[ĐđD]i[ềêế]u)){_ITEM}){{0,12}}"
_PART = rf"(?:[Đđ]iểm|[Kk]hoản|[ĐđD]i[ềêế]u|[Mm]ục|[Cc]hương|[Tt]iết|Phần|Phụ\slục)\s{_ITEMS}"
_BEFORE = rx(
    rf"(?P<path>(?:[Cc]ác\s)?{_PART}(?:\s?(?:,|;|và|của|thuộc)?\s?(?:[Cc]ác\s)?{_PART}){{0,8}})\s?(?:,|của|tại|thuộc|kèm\stheo|ban\shành\skèm\stheo)?\s?$"
)
# what it ends in, as most that stands before a citation does not
_LAST = rx(r"(?:[\dIVXLC]|(?<=[\s\dIVXLC])[a-zđ])\s?(?:,|của|tại|thuộc|kèm\stheo|ban\shành\skèm\stheo)?\s?$")
_LONGEST_LAST = 24  # characters
_UNIT = rx(rf"(?P<unit>[Đđ]iểm|[Kk]hoản|[ĐđD]i[ềêế]u|[Mm]ục|[Cc]hương|[Tt]iết|Phần|Phụ\slục)\s(?P<items>{_ITEMS})")
_UNIT_NAME = dict.fromkeys(("điêu", "điếu", "diều", "diêu", "diếu"), "điều")  # as scans print it
_ORDER = ("phần", "chương", "mục", "điều", "khoản", "điểm", "tiết", "phụ lục")


def pinpoint_before(clean: str, position: int) -> str | None:
    """Return the path that stands right before a citation.

    >>> text = "theo điểm b khoản 2 Điều 5 Nghị định số 1/2019/NĐ-CP"
    >>> pinpoint_before(text, text.index("Nghị"))
    'Điều 5, khoản 2, điểm b'
    """
    window = clean[max(0, position - 160) : position].rpartition("\n")[2]
    match = _BEFORE.search(window) if _LAST.search(window, max(0, len(window) - _LONGEST_LAST)) else None
    return path(match["path"]) if match else None


def path(printed: str) -> str:
    """Write a printed pinpoint as paths from the widest part; a part that returns begins another path, after a semicolon.

    >>> path("khoản 3, khoản 4 Điều 15 và khoản 1 Điều 35")
    'Điều 15, khoản 3; Điều 15, khoản 4; Điều 35, khoản 1'

    >>> path("khoản 1 Điều 1 và Điều 3")
    'Điều 1, khoản 1; Điều 3'
    """
    closed: list[list[tuple[str, str]]] = []
    open_: list[list[tuple[str, str]]] = []
    last_end = 0
    for match in _UNIT.finditer(printed):
        step = (_UNIT_NAME.get(match["unit"].casefold(), match["unit"].casefold()), " ".join(match["items"].split()))
        rank, seen = _ORDER.index(step[0]), [_ORDER.index(unit) for unit, _ in open_[-1]] if open_ else []
        if seen and rank < min(seen):
            for group in open_:
                group.append(step)
        elif seen and rank > max(seen) and not printed[last_end : match.start()].strip():
            open_[-1].append(step)
        elif seen == [rank]:
            open_.append([step])
        else:
            closed, open_ = closed + open_, [[step]]
        last_end = match.end()
    return "; ".join(map(_written, closed + open_))


def _written(group: list[tuple[str, str]]) -> str:
    ordered = sorted(group, key=lambda item: _ORDER.index(item[0]))
    return ", ".join(f"{unit[0].upper() + unit[1:] if unit in {'điều', 'chương', 'mục', 'phần'} else unit} {items}" for unit, items in ordered)
