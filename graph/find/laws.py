"""Laws by their names: `BLHS`, `Luật Giáo dục 2019`, `Luật Đất đai số 45/2013/QH13`, with marks or without.

In: a text. Out: its words as a law's name, with the year behind it; the laws that the catalogue has of a name; and, where the catalogue settles which law is
meant, a `Reading` with its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from extractors.registry import Law, abbreviations, ascii_fold, laws
from graph.find.typed import NUMBER, Reading, number_of, tail_of, words

_TRAILING_YEAR = re.compile(r"[\s,(]*(?:\bnam\s*)?((?:19|20)\d\d)\)?$")
_SO = re.compile(r"[\s,:]*(?:\bso\s*:?)?\s*$")


def name_and_year(text: str) -> tuple[str, int | None]:
    """Return the words of a law's name, abbreviations spelled out, and the year behind it.

    >>> name_and_year("BLDS 2015"), name_and_year("luật giáo dục (năm 2019)")
    (('bo luat dan su', 2015), ('luat giao duc', 2019))
    """
    plain = ascii_fold(text).strip(" ,;.:\"'“”")
    year = _TRAILING_YEAR.search(plain)
    return spelled(words(plain[: year.start()] if year else plain)), int(year[1]) if year else None


def spelled(name: str) -> str:
    """Return folded words with their abbreviations spelled out."""
    return " ".join(long_words().get(word, word) for word in name.split())


@cache
def long_words() -> dict[str, str]:
    return {ascii_fold(short): words(long) for short, long in abbreviations().items() if " " not in short}


def laws_called(name: str) -> tuple[Law, ...]:
    """Return the catalogue's laws of a name in folded words; a code is called a law, too.

    >>> [law.number for law in laws_called("luat lao dong")][-1]
    '45/2019/QH14'
    """
    return _catalogue().get(name, ())


@cache
def _catalogue() -> dict[str, tuple[Law, ...]]:
    index: dict[str, list[Law]] = defaultdict(list)
    for law in laws():
        for kind in (law.kind, *(["Luật"] if law.kind == "Bộ luật" else [])):
            index[words(f"{kind} {law.name}")].append(law)
    return {name: tuple(sorted(found, key=lambda law: (law.year or 0, law.number))) for name, found in index.items()}


def law_readings(text: str) -> Iterator[Reading]:
    """Yield the law that a whole text names, where name and year, or name and number, are one law's in the catalogue."""
    name, year = name_and_year(text)
    of_year = [law for law in laws_called(name) if year and law.year == year]
    if len(of_year) == 1 and of_year[0].number:
        yield Reading(_kind(of_year[0]), number_of(ascii_fold(of_year[0].number)), year=year)
    plain = ascii_fold(text)
    for match in NUMBER.finditer(plain):
        number, tail = number_of(match.group()), tail_of(plain[match.end() :])
        called = laws_called(spelled(words(_SO.sub("", plain[: match.start()]))))
        if number and tail and (law := next((law for law in called if number_of(ascii_fold(law.number)) == number), None)):
            yield Reading(_kind(law), number, None, *tail)


def _kind(law: Law) -> str:
    """Return the kind under which texts may cite a law: a code is called a law, too."""
    return "Luật" if law.kind == "Bộ luật" else law.kind
