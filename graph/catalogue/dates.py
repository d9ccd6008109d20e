"""Whether the days of a list are what they say: a list that turned day and month round is known by acts whose days are known.

In: the canonical numbers of rows with their days, one after the other. Out: how many of the known acts have their day, how many have it turned round. Only
days tell that can be read in both ways: the day at most 12, and not the month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.identifiers import parse
from extractors.registry import codified, laws, observed

FIELDS = ("date", "effective")
_FEW = 5  # acts by which a list is held to be checked
_SURE = 3  # acts with turned days by which it is held to be turned
_NAMED = 3


@dataclass(slots=True)
class Checked:
    """What the known acts of a list show of one of `FIELDS`."""

    told: str
    right: int = 0
    turned: int = 0
    other: int = 0
    examples: list[str] = field(default_factory=list)

    def see(self, number: str, day: str) -> None:
        """Compare the day of a row."""
        back = turned(day)
        known = {each for each in _known(self.told).get(number, ()) if each[:4] == day[:4]}
        if back is None or not known:
            return
        if day in known:
            self.right += 1
        elif back in known:
            self.turned += 1
            if len(self.examples) < _NAMED:
                self.examples.append(f"{number} has {day} for {back}")
        else:
            self.other += 1

    @property
    def seen(self) -> int:
        """How many rows could show it."""
        return self.right + self.turned + self.other

    @property
    def is_turned(self) -> bool:
        """Whether day and month are turned round in most of them."""
        return self.turned >= _SURE and 2 * self.turned > self.seen

    def said(self) -> str:
        """Return what to tell a person.

        >>> Checked("date", right=40, other=1).said(), Checked("date", right=2).said()
        ('40 of 41 known acts have their day', 'not checked: of 2 known acts the day could tell')
        """
        if self.seen < _FEW:
            return f"not checked: of {self.seen} known acts the day could tell"
        round_ = f", {self.turned} have day and month turned round ({'; '.join(self.examples)})" if self.turned else ""
        return f"{self.right} of {self.seen} known acts have their day{round_}"


def turned(day: str) -> str | None:
    """Return an ISO day with day and month turned round, None where it can be read in one way only.

    >>> turned("2020-03-05"), turned("2020-03-25"), turned("2020-05-05")
    ('2020-05-03', None, None)
    """
    year, month, number = day.split("-")
    return f"{year}-{number}-{month}" if number <= "12" and number != month else None


@cache
def _known(told: str) -> Mapping[str, frozenset[str]]:
    """Return the days of known acts by number: the official codification's, those of laws, and those that texts agree on."""
    rows: list[tuple[str, str, str | None, str | None]] = [(row.number, row.kind, row.date, row.effective) for row in codified().values()]
    rows += [(law.number, law.kind, law.date, law.effective if law.source == "codification" else None) for law in laws() if law.number]
    rows += [(row.number, row.kind, row.date, None) for row in observed()]
    found: dict[str, set[str]] = defaultdict(set)
    for printed, kind, *days in rows:
        day = days[FIELDS.index(told)]
        if day and (number := parse(printed, kind=kind)):
            found[number.text].add(day)
    return {number: frozenset(days) for number, days in found.items()}
