"""Counts of what a list says, by word or reason, with a few examples of each; bounded, whatever the list holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_MOST = 500  # words that are told apart
_EXAMPLES = 3
_LONGEST = 200  # characters of a word
OTHERS = "others"


@dataclass(slots=True)
class Tally:
    """Counts by what is counted, and the first examples of it."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, example: str = "", count: int = 1) -> None:
        """Count one more."""
        what = what[:_LONGEST]
        if what not in self.counts and len(self.counts) >= _MOST:
            what = OTHERS
        self.counts[what] = self.counts.get(what, 0) + count
        named = self.examples.setdefault(what, [])
        if example and len(named) < _EXAMPLES and example not in named:
            named.append(example[:_LONGEST])

    def join(self, other: Tally) -> None:
        """Count what another one counted."""
        for what, count in other.counts.items():
            self.add(what, count=count)
            for example in other.examples[what]:
                self.add(what, example, count=0)

    @property
    def total(self) -> int:
        """How many were counted."""
        return sum(self.counts.values())

    def ordered(self) -> Mapping[str, int]:
        """Return the counts, the greatest first."""
        return dict(sorted(self.counts.items(), key=lambda item: (-item[1], item[0])))

    def said(self, most: int = 10) -> str:
        """Return the counts with their examples, the greatest first.

        >>> tally = Tally()
        >>> tally.add("no number", "row 7"), tally.add("no year")
        (None, None)
        >>> tally.said()
        'no number: 1 (such as row 7), no year: 1'
        """
        ordered = list(self.ordered().items())
        parts = [f"{what}: {count:,}{self._such(what)}" for what, count in ordered[:most]]
        more = sum(count for _, count in ordered[most:])
        return ", ".join([*parts, *([f"{len(ordered) - most} more: {more:,}"] if more else [])])

    def _such(self, what: str) -> str:
        named = self.examples.get(what)
        return f" (such as {'; '.join(named)})" if named else ""
