"""Expressions of time as a grammar over `extractors.timewords`: a clean text in; phrases out, each with what opens it, its times, and how often they recur.

Each word is one letter, so that a sentence is a short string of letters, and the grammar a table of short patterns over it (`FORMS`). A new way to
tell a time is a row there. `extractors.deadlines` says which phrases are deadlines, and of what day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.timewords import Word, words

_CLOCK = r"(?:(?:H|nhn?p?)[,(]?)?(?:V[,(]?)?"
_YEAR = r"(?:[,-]?[AM]?(?P<y>y)|[,c]?A(?P<rel>[XT]))"  # a scan prints tháng for năm
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("date", rf"{_CLOCK}D?(?P<x>x)"),  # ngày 5/6/2025
        ("date", rf"{_CLOCK}D?(?P<t>t){_YEAR}?"),  # 17h00 ngày 5/6
        ("date", rf"{_CLOCK}D?(?P<d>n),?M(?P<m>n){_YEAR}?"),  # ngày 5 tháng 6 năm 2025
        ("date", rf"{_CLOCK}D?(?P<d>n)M(?P<my>m)"),  # ngày 5 tháng 6/2025
        ("day of quarter", r"D?(?P<d>n)c?M(?P<side>s)c?E?Q(?P<rel>X)?"),  # ngày 5 của tháng cuối quý
        ("day of month", rf"{_CLOCK}D(?P<d>n)(?:c?M(?P<rel>[XT]))?"),  # ngày 5 tháng sau
        ("month", rf"(?P<side>s)?M(?P<m>n){_YEAR}?"),  # cuối tháng 6
        ("month", r"(?P<side>s)?M(?P<my>m)"),  # tháng 6/2025
        ("month alone", r"(?P<my>m)"),  # 6/2025
        ("own month", r"M(?P<rel>[XT])"),  # tháng này
        ("own quarter", r"Q(?P<rel>[XT])"),
        ("part of month", r"(?P<side>s)c?M(?P<rel>[XT])?"),  # cuối tháng
        ("quarter", rf"(?P<side>s)?Q(?P<q>[rn]){_YEAR}?"),  # Quý IV năm 2025
        ("quarter alone", r"(?P<q>r)(?:A?(?P<y>y))?"),
        ("half", r"(?P<n>n)M(?P<side>s)(?:A?(?P<y>y)|A(?P<rel>[XT])?)"),  # 6 tháng đầu năm
        ("year", r"(?P<side>s)A(?:(?P<y>y)|(?P<rel>[XT]))?"),  # cuối năm
        ("year", r"A(?:(?P<y>y)|(?P<rel>[XT]))"),  # năm 2025, năm sau
        ("year alone", r"(?P<y>y)"),
        ("number alone", r"(?P<d>n)(?=[,&-]n|y|A|E|P|;|$)"),
        ("week", r"wc?n(?:c?Mn?)?|w[XT]|swc?n?(?:c?Mn?)?"),  # tuần 2 tháng 6
        ("weekday", r"(?P<v>V)"),
        ("count", r"(?P<n>n)(?P<unit>[hDkwMA])"),  # 15 ngày
        ("session", r"Sc?[nr]?"),  # kỳ họp thứ 10
    )
)
_MEMBERS: Mapping[str, frozenset[str]] = {  # what a bare number after a time may be, by the form of that time
    "number alone": frozenset({"month", "day of month"}),
    "quarter alone": frozenset({"quarter"}),
    "year alone": frozenset({"year"}),
    "month alone": frozenset({"month", "quarter", "date", "day of month"}),
}
_INNER = "|,;:-(&cXTlhpk"  # what no phrase begins with
_NEVER = {"Z": "|;", "N": "|;BbWU"}  # words that make no deadline of what follows, and up to where
_LEADS = re.compile(r"(?:(?:B(?![Ub])|[bWULad]):?[cXT]{0,2}){0,4}")  # a scan prints này for ngày
_JOINT = re.compile(r"[,(]?[U-]b?|[,&]")
_UNIT = r"(?:nM|[DwMQA])"
_OFTEN = (  # how often something comes again
    rf"(?:P[:,(]?)?E{_UNIT}(?:nl)?(?:[,&]E?{_UNIT}){{0,4}}",  # định kỳ hằng tháng, quý, năm
    rf"P:?{_UNIT}(?:[,&]E?{_UNIT}){{0,4}}",  # định kỳ 6 tháng, hằng năm
    r"nM,?n?l",  # 6 tháng một lần
    r"(?P<often>n)l(?P<unit>[wMQA])(?!y)",  # 2 lần/năm
)
_EVERY = re.compile("|".join(_OFTEN))
_TIME = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for _, form in FORMS))  # any of them: most places have none
_TELLS = re.compile(rf"{_TIME.pattern}|{re.sub(r'[?]P<often>', '?:', _EVERY.pattern)}")  # what every phrase has: a time, or how often
_OF_EVERY = re.compile(r"[,(]?c?")
_SINCE = re.compile(r"c?[KFB]|[,(]K")
_A_DAY = re.compile(r"D?x|D?nMn,?A?y")
_LONG = 90  # characters of an event
_STOP = re.compile(r"[,.;()\n]|$")
_MONTHS = {"D": 1 / 30, "w": 7 / 30, "M": 1, "Q": 3, "A": 12}  # how long a unit is; the shortest of a list counts


@dataclass(frozen=True, slots=True)
class Time:
    """A time as printed: a day, or a period of months `first` to `last`; what it does not say is None."""

    form: str
    start: int
    end: int
    year: int | None = None
    later: int | None = None  # years or months after the document's own (năm sau: 1, năm nay: 0)
    first: int | None = None
    last: int | None = None
    day: int | None = None
    side: int | None = None  # 1 beginning, 2 middle, 3 end
    weekday: int | None = None
    count: tuple[int, str] | None = None  # 15 days: (15, "D")
    since: tuple[int, int] | None = None  # the event that a count begins at
    since_day: Time | None = None  # or the day


@dataclass(frozen=True, slots=True)
class Every:
    """How often something comes again: every so many of a unit (`D`, `w`, `M`)."""

    unit: str
    number: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Times that belong together: `leads` are the letters of the words that open them (F: from), `start` is where those begin."""

    start: int
    end: int
    leads: str
    times: tuple[Time, ...]
    every: Every | None
    ranged: bool
    periodic: bool  # `định kỳ` stands in it


def phrases(text: str, *, bare: bool = False) -> Iterator[Phrase]:
    """Yield the phrases of time of a text, each word in one of them; `bare` takes numbers alone for times, as a cell prints them (`2025 - 2026`)."""
    reader = _Reader(text, words(text), bare)
    at = 0 if _TELLS.search(reader.codes) else len(reader.codes)
    while at < len(reader.codes):
        if reader.codes[at] in _INNER:
            at += 1
            continue
        if reader.codes[at] in _NEVER:
            at = reader.over(at)
            continue
        phrase, end = reader.phrase(at)
        if phrase:
            yield phrase
        at = max(end, at + 1)


class _Reader:
    """The words of one text, and a method for each part of a phrase: where it begins in, what it is and where it ends out."""

    def __init__(self, text: str, found: Sequence[Word], bare: bool) -> None:
        self.text = text
        self.words = found
        self.codes = "".join(word.code for word in found)
        self.bare = bare

    def over(self, at: int) -> int:
        """Return where the words end that are no deadline because of this one."""
        return next((i for i in range(at + 1, len(self.codes)) if self.codes[i] in _NEVER[self.codes[at]]), len(self.codes))

    def phrase(self, at: int) -> tuple[Phrase | None, int]:
        """Read leads, then times and how often, in either order."""
        opened = self._match(_LEADS, at)
        every, position = self._every(opened)
        leads = self.codes[at:opened]
        if every:
            lead = self._match(_LEADS, self._match(_OF_EVERY, position))
            times, end, ranged = self._times(lead)
            if times and all(time.year is None and time.count is None for time in times):
                leads, position = leads + self.codes[position:lead], end
            else:
                times, ranged = (), False
        else:
            times, position, ranged = self._times(opened)
            counted = not times or times[-1].count
            every, position = (None, position) if counted else self._every(self._match(_OF_EVERY, position), position)
        if not times and not every:
            return None, self._time(opened + 1, None)[1] if self.codes[opened : opened + 1] == "F" else at
        return self._made(at, opened, position, (leads, times, every, ranged)), self._after(position, times)

    def _made(self, at: int, opened: int, end: int, read: tuple[str, tuple[Time, ...], Every | None, bool]) -> Phrase:
        """Return the phrase; it begins at its first lead that is neither a label nor the work."""
        leads, times, every, ranged = read
        leads += "F" if ranged and self.codes[opened] == "F" else ""
        start = next((self.words[i].start for i in range(at, opened) if self.codes[i] in "BbWUa"), self.words[opened].start)
        stop = max(self.words[end - 1].end, times[-1].end if times else 0)
        return Phrase(start, stop, re.sub("[^BbWULadF]", "", leads), times, every, ranged, "P" in self.codes[at:end])

    def _after(self, position: int, times: tuple[Time, ...]) -> int:
        """Return the word after a phrase, past the words of an event that it tells."""
        while times and times[-1].since and position < len(self.words) and self.words[position].start < times[-1].end:
            position += 1
        return position

    def _match(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self.codes, at)
        return found.end() if found else at

    def _every(self, at: int, otherwise: int | None = None) -> tuple[Every | None, int]:
        """Read how often: of `hằng tháng, quý, năm` the shortest."""
        match = _EVERY.match(self.codes, at)
        if not match:
            return None, at if otherwise is None else otherwise
        if match["often"]:
            months = round(_MONTHS[match["unit"]] / (self.words[match.start("often")].value or 1))
            return (Every("M", months) if months else Every("w", 1)), match.end()
        return _shortest(self.words[match.start() : match.end()]), match.end()

    def _times(self, at: int) -> tuple[tuple[Time, ...], int, bool]:
        """Read a time, a list of times, or a range, of which the end counts; a year at the end of a list is that of all its members."""
        opened = self.codes[at : at + 1] == "F"
        time, position = self._time(at + opened, None)
        times: list[Time] = [time] if time else []
        ranged = False
        while times and not times[-1].count and len(times) < 8 and (joint := _JOINT.match(self.codes, position)):
            time, end = self._time(joint.end(), times[-1])
            if time is None:
                break
            listed = joint.group() in ",&"
            times = [*times, time] if listed else [*times[:-1], time]
            ranged, position = ranged or not listed, end
        if opened and not ranged:
            return (), at, False
        return tuple(_with_years(times)), position, ranged

    def _time(self, at: int, before: Time | None) -> tuple[Time | None, int]:
        """Read the longest time at a word; a number alone (`tháng 11, 12`) is of the kind of the time before it."""
        if not _TIME.match(self.codes, at):
            return None, at
        matches = [(match.end(), -rank, name, match) for rank, (name, form) in enumerate(FORMS) if (match := form.match(self.codes, at))]
        if not matches:
            return None, at
        end, _, name, match = max(matches, key=lambda item: item[:2])
        time: Time | None = _read(name, match, self.words)
        if name in _MEMBERS:
            time = self._alone(_read(name, match, self.words), before)
        return self._since(time, end) if time and time.count else (time, end)

    def _alone(self, time: Time, before: Time | None) -> Time | None:
        if before is None:
            whole = self.bare and time.form != "number alone"
            return replace(time, form=time.form.removesuffix(" alone")) if whole or time.form == "month alone" else None
        if before.form not in _MEMBERS[time.form]:
            return None
        if time.form == "number alone" and before.form == "month":
            return replace(time, form="month", first=time.day, last=time.day, day=None)
        return replace(time, form="month" if time.form == "month alone" else before.form)

    def _since(self, time: Time, at: int) -> tuple[Time, int]:
        """Read from when a count is counted: a day, or an event that the text tells in words, to the next mark."""
        joint = _SINCE.match(self.codes, at)
        if not joint:
            return time, at
        word = self.words[joint.end() - 1]
        if _A_DAY.match(self.codes, joint.end()):
            day, end = self._time(joint.end(), None)
            assert day is not None, "the pattern of a day is that of a time"
            return replace(time, since=(word.start, day.end), since_day=day, end=day.end), end
        stop = _STOP.search(self.text, word.end, word.end + _LONG)
        told = self.text[word.end : stop.start() if stop else word.end].rstrip()
        told = told if len(told) < _LONG else told.rsplit(maxsplit=1)[0]
        return replace(time, since=(word.start, word.end + len(told)), end=word.end + len(told)), joint.end()


def _shortest(units: Sequence[Word]) -> Every:
    """Return the shortest of the units in a list, with the numbers before them."""
    numbers = [before.value if before and before.code == "n" else 1 for before in (None, *units[:-1])]
    spans = [(_MONTHS[word.code] * number, word.code) for word, number in zip(units, numbers, strict=True) if word.code in _MONTHS]
    months, unit = min(spans)
    return Every(unit, 1) if unit in "Dw" else Every("M", round(months))


def _with_years(times: Sequence[Time]) -> Iterator[Time]:
    year = next((time.year for time in reversed(times) if time.year), None)
    for time in times:
        yield replace(time, year=year) if time.year is None and time.later is None and time.form != "count" else time


def _read(name: str, match: re.Match[str], found: Sequence[Word]) -> Time:
    """Return the time of a match: its named groups are places of words."""
    said: dict[str, Any] = {key: found[match.start(key)].value for key, group in match.groupdict().items() if group}
    day, month, year = said.get("d"), said.get("m"), said.get("y")
    if "x" in said:
        day, month, year = said["x"]
    elif "t" in said:
        day, month = said["t"]
    elif "my" in said:
        month, year = said["my"]
    first, last = _months(name, said, month)
    side = None if name in {"half", "day of quarter"} else said.get("side")
    return Time(
        name,
        found[match.start()].start,
        found[match.end() - 1].end,
        year=year,
        later={"X": 1, "T": 0}.get(match.groupdict().get("rel") or ""),
        first=first,
        last=last,
        day=day,
        side=side,
        weekday=said.get("v"),
        count=(said["n"], match["unit"]) if name == "count" else None,
    )


def _months(name: str, said: Mapping[str, Any], month: int | None) -> tuple[int | None, int | None]:
    """Return the first and the last month of a period."""
    if "q" in said:
        return 3 * said["q"] - 2, 3 * said["q"]
    if name == "half":
        return (1, said["n"]) if said["side"] == 1 else (13 - said["n"], 12)
    if name == "day of quarter":
        return said["side"], said["side"]
    return (1, 12) if name.startswith("year") else (month, month)
