"""The place in a cited document that a citation names: `điểm a khoản 2 Điều 5` before or after it.

In: a clean text and the position of a citation. Out: paths from the widest to the narrowest part (`Điều 5, khoản 2, điểm a`), or None.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.letters import rx

_ITEM = r"(?:[\dIVXLC]+[a-zđ]?(?:\.\d+)*|[a-zđ]\d?(?:\.\d+)*)(?!\w)"
_ITEMS = rf"{_ITEM}(?:\s?(?:,|và|đến|-)\s?(?!(?:[Đđ]iểm|[Kk]hoản|[ĐđD]i[ềêế]u)){_ITEM}){{0,12}}"
_PART = rf"(?:[Đđ]iểm|[Kk]hoản|[ĐđD]i[ềêế]u|[Mm]ục|[Cc]hương|[Tt]iết|Phần|Phụ\slục)\s{_ITEMS}"
_PATH = rf"(?P<path>(?:[Cc]ác\s)?{_PART}(?:\s?(?:,|;|và|của|thuộc|đến)?\s?(?:[Cc]ác\s)?{_PART}){{0,20}})"
_BEFORE = rx(rf"{_PATH}\s?(?:,|của|tại|thuộc|kèm\stheo|ban\shành\skèm\stheo)?\s?$")
_BEHIND = rx(rf"\s?(?P<open>,|\()[^\S\n]?(?:tại\s)?{_PATH}")
_OF_ANOTHER = rx(r"\s?(?:,|và)?\s?(?:của|tại|thuộc)?\s?(?P<this>(?:[\w]+\s){1,2}này(?!\w))?")
_OF = ("của", "thuộc")
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
    window = clean[max(0, position - 320) : position].rpartition("\n")[2]
    match = _BEFORE.search(window) if _LAST.search(window, max(0, len(window) - _LONGEST_LAST)) else None
    return path(match["path"]) if match else None


def pinpoint_behind(clean: str, position: int, following: int) -> str | None:
    """Return the path that stands right behind a citation, in brackets or after a comma, and is not that of the next one at `following`.

    >>> text = "Luật Giáo dục năm 2019, Điều 5 khoản 2 nêu rõ mục tiêu"
    >>> pinpoint_behind(text, 22, len(text))
    'Điều 5, khoản 2'
    >>> pinpoint_behind("Luật Giáo dục, Điều 5 Nghị định số 1/2019/NĐ-CP", 13, 22) is None
    True
    """
    match = _BEHIND.match(clean, position)
    if not match or (match["open"] == "(") != (clean[match.end() : match.end() + 1] == ")"):
        return None
    anothers = _OF_ANOTHER.match(clean, match.end())
    return None if anothers and (anothers["this"] or anothers.end() >= following) else path(match["path"])


def path(printed: str) -> str:
    """Write a printed pinpoint as paths from the widest part, with a semicolon between them.

    Parts are named from the narrowest (`điểm a khoản 1 Điều 5`) or from the widest (`Điều 5 khoản 1`); what several have in common is said once, behind them.

    >>> path("khoản 3, khoản 4 Điều 15 và khoản 1 Điều 35")
    'Điều 15, khoản 3; Điều 15, khoản 4; Điều 35, khoản 1'
    >>> path("điểm a, b khoản 1 và khoản 3 Điều 5")
    'Điều 5, khoản 1, điểm a, b; Điều 5, khoản 3'
    >>> path("điểm a, khoản 7, Điều 4"), path("khoản 1, Điều 3 và khoản 2, Điều 4")
    ('Điều 4, khoản 7, điểm a', 'Điều 3, khoản 1; Điều 4, khoản 2')
    >>> path("từ Điều 5 đến Điều 12"), path("Điều 5 khoản 2")
    ('Điều 5 đến 12', 'Điều 5, khoản 2')
    """
    groups: list[dict[int, str]] = []
    end = 0
    for match in _UNIT.finditer(printed):
        unit = _UNIT_NAME.get(match["unit"].casefold(), match["unit"].casefold())
        rank, items, joint = _ORDER.index(unit), " ".join(match["items"].split()), printed[end : match.start()].strip()
        last = groups[-1] if groups else {}
        if joint == "đến" and rank in last:
            last[rank] += f" đến {items}"
        elif not joint and last and rank > max(last):  # from the widest part
            last[rank] = items
        elif (
            lacking := [group for group in groups if min(group) > rank]
            if not joint or joint in _OF or (joint == "," and groups and min(groups[-1]) > rank)
            else []
        ):
            for group in lacking:
                group[rank] = items
        else:
            groups.append({rank: items})
        end = match.end()
    return "; ".join(map(_written, _with_article_before(groups)))


def _with_article_before(groups: list[dict[int, str]]) -> list[dict[int, str]]:
    """Give a clause that no article follows the article before it: `Điều 7 khoản 2, khoản 3`."""
    article = _ORDER.index("điều")
    for before, group in pairwise(groups):
        if min(group) > article and article in before and max(before) > article:
            group[article] = before[article]
    return groups


def _written(group: dict[int, str]) -> str:
    named = ((_ORDER[rank], items) for rank, items in sorted(group.items()))
    return ", ".join(f"{unit[0].upper() + unit[1:] if unit in {'điều', 'chương', 'mục', 'phần'} else unit} {items}" for unit, items in named)
