"""What was typed, taken apart without the extractor: kind, number, date, term of Congress, and who issued it where.

In: a text as a person types it, in any case of letters, with marks or without, glued (`CT666`) or spaced. Out: a `Reading` of the whole text, or None where
something in it is not understood. All is read in folded letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.letters import HIDDEN, SAME
from extractors.registry import abbreviations, ascii_fold, kinds, laws
from graph.find.bodies import NOBODY, Said, read_body

_SERIAL = r"(?P<serial>\d{1,5}(?:\.\d{1,3})?)(?![\d.]*\d)(?P<letters>[a-z]*)"
NUMBER = re.compile(rf"{_SERIAL}(?P<rest>(?:(?:\s*[/-]+\s*|\.(?=[a-z]))[a-z0-9&]+){{0,12}})")
_SPACED = re.compile(r"\s+[/-]+\s*|\s*[/-]+\s+")
_YEAR = re.compile(r"((?:19|20)\d\d)([a-z]*)")
_SO = re.compile(r"\s*[:.,]?\s*(?:so\b\s*[:.]?|so(?=\d))?\s*")
_Y = r"(?P<y>(?:19|20)\d\d)"
_DATES = (
    re.compile(
        r"(?:\b(?:ban hanh|ky|ra)\s+)?(?:\bngay\s*)?(?<!\d)(?P<d>\d{1,2})\s*(?:[/.-]|thang)\s*(?P<m>\d{1,2})\s*(?:[/.,-]|,?\s*nam|\s)\s*" + rf"{_Y}(?!\d)"
    ),
    re.compile(rf"(?:\bngay\s*)?(?<!\d){_Y}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(rf"\bthang\s*(?P<m>\d{{1,2}})\s*(?:/|,?\s*nam)\s*{_Y}(?!\d)"),
    re.compile(rf"(?:\bnam\s*)?(?<![\d/-]){_Y}(?![\d/-])"),
)
_TERM = re.compile(r"[(,]?\s*\bkhoa\s+(?P<term>[ivx]{1,5})\b\)?")
_APART = re.compile(r"[^a-z0-9]+")
BETWEEN = re.compile(r"[\s,;:.()\[\]\"'“”‘’]+")
_LED_BY = re.compile(r"(?:(?:cua|do|boi|ban hanh|tai)\s)+")
_TRAILING_YEAR = re.compile(r"[\s,(]*(?:\bnam\s*)?((?:19|20)\d\d)\)?$")
_ANY_KIND = frozenset({"van ban"})  # what every document is called


@dataclass(frozen=True, slots=True)
class Number:
    """A number in folded letters: `Number("71", "2020", ("nd", "cp"))`."""

    serial: str
    year: str | None
    parts: tuple[str, ...]

    @property
    def letters(self) -> str:
        """Its letters under which all ways to join them meet: `BGD&ĐT`, `BGD-ĐT`, `BGDĐT`."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of one document."""

    kind: str | None = None
    number: Number | None = None
    name: str | None = None  # of a law, with its kind
    year: int | None = None
    date: str | None = None
    term: str | None = None  # of the Party Congress
    said: Said = NOBODY  # who issued it, and where
    target: str | None = None  # its id, where the text settles all of it
    at: int = 0  # where it begins in the text


def unified(text: str) -> str:
    """Return a text with one kind of dash, space and slash, and nothing hidden in it."""
    return " ".join(HIDDEN.sub("", text.translate(SAME)).split())


def words(text: str) -> str:
    """Return the folded words of a text, under which the spellings of one name meet.

    >>> words("Bộ giáo dục - Đào tạo") == words("bo giao duc va dao tao")
    True
    """
    return " ".join(f" {_APART.sub(' ', ascii_fold(text))} ".replace(" va ", " ").split())


def number_of(printed: str) -> Number | None:
    """Read a number in folded letters.

    >>> number_of("071/2020/nd - cp"), number_of("29-nq/tw")
    (Number(serial='71', year='2020', parts=('nd', 'cp')), Number(serial='29', year=None, parts=('nq', 'tw')))
    >>> number_of("24/8/2020") is None
    True
    """
    match = NUMBER.fullmatch(printed.strip())
    if not match:
        return None
    suffix = match["letters"] if len(match["letters"]) == 1 else ""
    parts = [match["letters"].removeprefix(suffix), *(part.replace("&", "") for part in re.split(r"[\s/.-]+", match["rest"]))]
    year, parts = _with_year([part for part in parts if part])
    if parts and parts[0].isdigit():
        return None
    serial = re.sub(r"\.(?=\d{3}$)", "", match["serial"]).lstrip("0")
    return Number((serial or "0") + suffix, year, tuple(parts))


def _with_year(parts: list[str]) -> tuple[str | None, list[str]]:
    """Take the year off the parts of a number, also where a slip glued it to the next."""
    year = _YEAR.fullmatch(parts[0]) if parts else None
    return (year[1], [part for part in (year[2], *parts[1:]) if part]) if year else (None, parts)


def readings(text: str) -> Iterator[Reading]:
    """Yield what a whole text may say: a kind, a number, and what follows it. Nothing where it has more, or less."""
    plain = ascii_fold(text).strip(" ,;.:\"'“”()")
    kind, start = kind_at(plain, 0)
    match = NUMBER.match(plain, _SO.match(plain, start).end())  # type: ignore[union-attr]  # it matches nothing, too
    if match:
        for end in _ends(match):
            number, tail = number_of(plain[match.start() : end]), _tail(plain[end:])
            if number and tail:
                yield Reading(kind, number, None, *tail)


def _ends(match: re.Match[str]) -> list[int]:
    """Return where a number can end, the longest first: a dash between spaces may be part of it, or not."""
    return [match.end(), *(cut.start() for cut in reversed(list(_SPACED.finditer(match.string, match.start(), match.end()))))]


@cache
def kind_words() -> tuple[tuple[str, str | None], ...]:
    """What people write for the kinds, in folded letters, the longest first."""
    known = {ascii_fold(word): kind.name for kind in kinds().values() for word in kind.abbreviations}
    return tuple((word, None if word in _ANY_KIND else known[word]) for word in sorted(known, key=lambda word: (-len(word), word)))


def kind_at(plain: str, start: int) -> tuple[str | None, int]:
    """Return the kind whose word stands at `start`, and where the word ends."""
    for word, kind in kind_words():
        end = start + len(word)
        if plain.startswith(word, start) and not plain[end : end + 1].isalpha():
            return kind, end
    return None, start


def _tail(text: str) -> tuple[int | None, str | None, str | None, Said] | None:
    """Read what follows a number: year, date, term, issuer; None where there is more."""
    rest, year, date = dated(text)
    term = _TERM.search(rest)
    rest = _TERM.sub(" ", rest, count=1)
    said = issuer(rest)
    return None if said is None else (year, date, term["term"] if term else None, said)


def dated(text: str) -> tuple[str, int | None, str | None]:
    """Take the first date off a text: what is left, the year, the ISO date where it has a day."""
    for pattern in _DATES:
        if match := pattern.search(text):
            return f"{text[: match.start()]} {text[match.end() :]}", *_day(match)
    return text, None, None


def date_at(text: str) -> tuple[int, int | None, str | None]:
    """Return where the date ends that a text begins with, its year, and the ISO date where it has a day."""
    for pattern in _DATES:
        if match := pattern.match(text):
            return match.end(), *_day(match)
    return 0, None, None


def _day(match: re.Match[str]) -> tuple[int, str | None]:
    found = match.groupdict()
    day, month = int(found.get("d") or 0), int(found.get("m") or 0)
    return int(found["y"]), f"{found['y']}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def issuer(text: str) -> Said | None:
    """Read who issued it and where; None where a text says something else."""
    plain = _LED_BY.sub("", BETWEEN.sub(" ", text).strip() + " ", count=1).strip()
    return read_body(plain) if plain else NOBODY


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
    return " ".join(_long_words().get(word, word) for word in name.split())


@cache
def _long_words() -> dict[str, str]:
    return {ascii_fold(short): words(long) for short, long in abbreviations().items() if " " not in short}


def laws_called(name: str) -> frozenset[str]:
    """Return the numbers that the catalogue has for the laws of a name in folded words; a code is called a law, too.

    >>> sorted(laws_called("luat lao dong"))[-1]
    '45/2019/QH14'
    """
    return _catalogue().get(name, frozenset())


@cache
def _catalogue() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for law in laws():
        for kind in (law.kind, *(["Luật"] if law.kind == "Bộ luật" else [])):
            index.setdefault(words(f"{kind} {law.name}"), set()).add(law.number)
    return {name: frozenset(numbers) for name, numbers in index.items()}


def shortened(text: str) -> str:
    """Return the kind and the number that a text begins with as they are written in full; all of a text without them.

    >>> shortened("QĐ 30/2020/QĐ-UBND tỉnh Lào Cai"), shortened("BLDS 2015")
    ('quyet dinh 30/2020/qd-ubnd', 'bo luat dan su 2015')
    """
    plain = ascii_fold(text)
    kind, start = kind_at(plain, 0)
    match = NUMBER.match(plain, _SO.match(plain, start).end())  # type: ignore[union-attr]  # it matches nothing, too
    if match and number_of(match.group()):
        return f"{ascii_fold(kind or '')} {match.group()}".strip()
    return spelled(plain)
