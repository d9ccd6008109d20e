"""What a check says: one `Report` a document, in it every citation with what it is tied to, and what is wrong with it.

All records are frozen. Offsets are half-open character offsets into the text that was read; days are ISO 8601. `not known` is no finding: it is counted only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

SEVERITIES = ("info", "warning", "error")
OK = "ok"
_DAYS = {
    "given": "as asked",
    "the document's": "the document's date",
    "today's": "today",
    "of its year": "of the document's date the year alone is known",
    "not known": "the document has no date that is known; --at gives one",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a citation, or that is said of it."""

    rule: str
    severity: str  # one of SEVERITIES
    message: str
    instead: str | None = None  # what to cite instead
    instead_id: str | None = None
    by: str | None = None  # id of the document that the finding rests on: the act that ends another, the one of that number
    stated_by: str | None = None  # who says so: text, registry, observed, cited, drafts, or the name of a catalogue
    evidence: str | None = None  # the sentence


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as printed, the document that it is tied to, and the findings, the gravest first."""

    start: int
    end: int
    line: int
    text: str
    relation: str
    pinpoint: str | None
    id: str | None
    label: str
    tie: str | None  # how it is tied to that document
    reason: str | None  # why it is tied to none, or not surely
    known_to: tuple[str, ...]  # who knows the document
    answer: str  # in force, not in force, not known: on the day of the report
    findings: tuple[Finding, ...] = ()

    @property
    def severity(self) -> str:
        """The gravest severity of the findings, `ok` where there is none."""
        return max((finding.severity for finding in self.findings), key=SEVERITIES.index, default=OK)


@dataclass(frozen=True)
class Report:
    """What a check says of one document, on a day: its own, that of today, or that which was asked for."""

    source: str
    id: str
    label: str
    draft: bool
    since: str  # the first day that is asked about; `day` where that is known
    day: str
    day_is: str  # given, the document's, today's, of its year, not known
    citations: tuple[Cited, ...]
    text: str = field(repr=False)

    @property
    def on(self) -> str:
        """The day, and whose it is, in words."""
        return f"on {self.day} ({self.whose})" if self.since == self.day else f"on any day from {self.since} to {self.day} ({self.whose})"

    @property
    def whose(self) -> str:
        """Whose the day is, in words."""
        return _DAYS[self.day_is]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for cited in self.citations for finding in cited.findings)
        return {severity: found[severity] for severity in reversed(SEVERITIES)}

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self.counts["error"]

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return self.counts["warning"]

    @property
    def severity(self) -> str:
        """The gravest severity of all, `ok` where nothing is graver than info."""
        return "error" if self.errors else "warning" if self.warnings else OK

    @property
    def not_known(self) -> int:
        """How many citations are of documents of which it is not known whether they are in force."""
        return sum(cited.answer == "not known" for cited in self.citations)

    def findings(self, at_least: str = "info") -> Iterator[tuple[Cited, Finding]]:
        """Yield each finding with its citation, in the order of the text."""
        for cited in self.citations:
            for finding in cited.findings:
                if SEVERITIES.index(finding.severity) >= SEVERITIES.index(at_least):
                    yield cited, finding

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain dictionaries and lists, ready for JSON, without the text."""
        told = {name: getattr(self, name) for name in ("source", "id", "label", "draft", "since", "day", "day_is", "severity", "counts", "not_known")}
        return {**told, "citations": [{**asdict(cited), "severity": cited.severity} for cited in self.citations]}
