"""Whether two titles are one, or of two matters: a title as a text prints it, cut or run on, and as a catalogue gives it."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from extractors.registry import fold_key

_LEAST = 30  # characters from which a title tells a document from others
_ALONE = 60  # characters from which the beginning of a longer title tells a document from others
_NEARLY = 97.0  # of 100: titles that differ by a few letters
_LEAD = re.compile(r"^(?:(?:ve viec|v v|ve|ban hanh|quy dinh|phe duyet|huong dan|cua|so)\s+)+")
_COMMON = frozenset(
    {
        "ve",
        "viec",
        "va",
        "cua",
        "cac",
        "quy",
        "dinh",
        "mot",
        "so",
        "dieu",
        "sua",
        "doi",
        "bo",
        "sung",
        "ban",
        "hanh",
        "theo",
        "tai",
        "trong",
        "cho",
        "tu",
        "den",
        "nam",
        "ngay",
        "thi",
        "chi",
        "tiet",
        "huong",
        "dan",
        "luat",
    }
)


@lru_cache(maxsize=4096)
def _key(title: str) -> str:
    """Return a title without case, marks, and the words that open one."""
    return _LEAD.sub("", fold_key(title))


def same(one: str | None, other: str | None) -> bool:
    """Whether two titles are nearly one, as far as the shorter goes; numbers in them must be equal.

    >>> same("về việc thanh tra giáo dục đáp ứng yêu cầu đổi mới giáo dục phổ thông", "Thanh tra giáo dục đáp ứng yêu cầu đổi mới giáo dục phổ thông, đại học")
    True
    >>> same("về nhiệm vụ trọng tâm của năm học 2019-2020", "về nhiệm vụ trọng tâm của năm học 2020-2021")
    False
    """
    from rapidfuzz.fuzz import ratio

    a, b = _key(one or ""), _key(other or "")
    length, longer = sorted((len(a), len(b)))
    if length < _LEAST or (length < _ALONE and longer > 1.1 * length):
        return False
    a, b = a[:length], b[:length]
    return re.findall(r"\d+", a) == re.findall(r"\d+", b) and ratio(a, b) >= _NEARLY


def equal(one: str | None, other: str | None) -> bool:
    """Whether two names are one, but for case, marks and the kind before them.

    >>> equal("Luật Đất đai", "ĐẤT ĐAI")
    True
    """
    names = {_key(name or "").removeprefix("bo ").removeprefix("luat ").removeprefix("phap lenh ") for name in (one, other)}
    return len(names) == 1 and bool(names.pop())


def strange(one: str | None, other: str | None) -> bool:
    """Whether two titles are of two matters: of the words that tell one, hardly any is in the other.

    >>> strange("quy định về bến đò và phương tiện thủy nội địa", "Quy định mức thu lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ")
    True
    """
    a, b = _words(one or ""), _words(other or "")
    return min(len(a), len(b)) >= 5 and len(a & b) <= 0.2 * min(len(a), len(b))


@lru_cache(maxsize=4096)
def _words(title: str) -> Set[str]:
    return frozenset(word for word in _key(title).split() if word not in _COMMON and not word.isdigit())
