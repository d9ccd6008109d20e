"""Codes of a number that a scan or a slip damaged, put right where one repair is possible.

In: the parts of a number's symbol, the kind word beside it, its year. Out: the parts as they must have been, or unchanged. `T1-BTC` of a Thông tư is `TT-BTC`;
`QH1` of 2025 is `QH15`, because that year has one term of the Assembly.
"""

from __future__ import annotations

import re

from extractors.registry import Kind, ascii_fold

# the terms of the Assembly that numbers print, with the years in which documents of each are
_TERMS = {
    8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026),
    16: (2026, 2031),
}  # fmt: skip
_OF_THE_ASSEMBLY = re.compile(r"(UBTVQH|QH)([\dIl]{0,3})")
_ONES = str.maketrans("Il", "11")
_LETTERS_AT_MOST = 5


def with_term(code: str, year: int | None) -> str:
    """Return a code of the Assembly with its term, where what is left of it fits one term of the year.

    >>> with_term("QH1", 2025), with_term("QHI15", 2025), with_term("UBTVQH", 2000), with_term("QH1", 2002), with_term("QH14", 2025)
    ('QH15', 'QH15', 'UBTVQH10', 'QH1', 'QH14')
    """
    found = _OF_THE_ASSEMBLY.fullmatch(code)
    if not found or year is None or is_term(found[2]):
        return code
    figures = found[2].translate(_ONES)
    terms = [str(term) for term, (first, last) in _TERMS.items() if first <= year <= last]
    fitting = [term for term in terms if _left_of(figures, term) or _left_of(term, figures)]
    return found[1] + fitting[0] if len(fitting) == 1 else code


def is_term(figures: str) -> bool:
    """Whether figures are a term that numbers print."""
    return figures.isdecimal() and int(figures) in _TERMS


def is_damaged(code: str) -> bool:
    """Whether a code of the Assembly has no term that there is.

    >>> is_damaged("QH1"), is_damaged("QH15"), is_damaged("BTC")
    (True, False, False)
    """
    found = _OF_THE_ASSEMBLY.fullmatch(code)
    return found is not None and not is_term(found[2])


def kind_letters(printed: str, kind: Kind | None) -> str:
    """Return the letters of the kind word beside a number, where the printed ones differ from them in one place.

    >>> from extractors.registry import kinds
    >>> kind_letters("T1", kinds()["Thông tư"]), kind_letters("NO", kinds()["Nghị quyết"]), kind_letters("KH", kinds()["Nghị quyết"])
    ('TT', 'NQ', 'KH')
    """
    if kind is None or len(printed) > _LETTERS_AT_MOST:
        return printed
    fitting = [letters for letters in kind.letters if _differs_once(ascii_fold(printed).upper(), ascii_fold(letters).upper())]
    return fitting[0] if len(fitting) == 1 else printed


def _left_of(part: str, whole: str) -> bool:
    """Whether a word is what is left of another that lost letters."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def _differs_once(one: str, other: str) -> bool:
    """Whether two words differ in one letter, or one of them lacks one."""
    if len(one) == len(other):
        return len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and _left_of(short, long)
