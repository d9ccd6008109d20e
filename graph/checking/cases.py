"""One citation under check, and what it stands in.

In: a document that was read, what the link made of its mentions, and what is known. Out: a `Case` a mention, which the rules are asked about.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.identifiers import parse
from extractors.records import Citation, Document
from extractors.registry import ascii_fold
from graph.checking.alone import Mention
from graph.checking.known import Knowledge
from graph.validity import Life

_BEFORE = 160  # characters before a mention that tell how it is meant
_BLANK = re.compile(r"\bso ?:?[ .…_]{0,40}/|\bngay[ .…_]{0,40}thang\b")  # of a number or a day that is still to be given
_HEAD = 3000  # characters in which a document says what it is
_EDITED = re.compile(r"(?:sua doi|bo sung|bai bo|thay the)[^.;]{0,60}\b(?:theo|boi)\b[^.;]{0,60}$")  # a note in a consolidated text


@dataclass(frozen=True, slots=True)
class Day:
    """The day on which a document speaks: from `first` to `last` where it is not known, and nothing is said that does not hold on all of them."""

    first: str
    last: str
    is_: str  # as `Report.day_is`


@dataclass(frozen=True, slots=True)
class Paper:
    """A document under check: its text and mentions, the day, from when it holds, and what is known."""

    document: Document
    text: str
    mentions: tuple[Mention, ...]
    day: Day
    holds_from: str | None
    known: Knowledge

    @property
    def id(self) -> str:
        """The id that the document has elsewhere, too."""
        return self.document.id.partition("~")[0]

    @property
    def numbered_year(self) -> str | None:
        """The year in the document's number: normative documents have it."""
        return _year(self.document)

    @property
    def late(self) -> set[str]:
        """The ids of what it cites and what is of a later day than itself."""
        return {mention.id for mention in self.mentions if mention.late and mention.id} if dated(self.document, self.mentions) else set()

    @property
    def consolidated(self) -> bool:
        """Whether the text was edited after its date: it calls itself consolidated, or notes by what a provision was amended later."""
        if self.document.kind == "Văn bản hợp nhất" or "VBHN" in (self.document.number or ""):
            return True
        return any(mention.late and _EDITED.search(self.before(mention)) for mention in self.mentions)

    def before(self, mention: Mention) -> str:
        """Return what stands before a mention, without marks and line ends."""
        start = mention.citation.start
        return " ".join(ascii_fold(self.text[max(0, start - _BEFORE) : start]).split())


def dated(document: Document, mentions: Sequence[Mention]) -> bool:
    """Whether a document's date is its own.

    It may be another's in a text without a head, in one without a number that cites something of that day, and where the number is of another year.
    """
    if document.date is None:
        return document.year is not None
    if (year := _year(document)) and year != document.date[:4]:
        return False
    return document.number is not None or (document.kind is not None and all(mention.citation.date != document.date for mention in mentions))


def _year(document: Document) -> str | None:
    """Return the year that a document's number has."""
    number = parse(document.number, kind=document.kind) if document.number else None
    return str(number.year) if number and number.year else None


def day_of(document: Document, text: str, mentions: Sequence[Mention], at: str | None) -> Day:
    """Return the day on which a document speaks: the one that is asked about, its own, or today for a draft and for a passage.

    Of one that is dated by its year it is any day of that; of another without a date any from the last day that it cites until today.
    """
    today = datetime.date.today().isoformat()
    if at:
        return Day(at, at, "given")
    if document.date and dated(document, mentions):
        return Day(document.date, document.date, "the document's")
    passage = document.kind is None and document.number is None
    if document.draft or passage or (document.number is None and _BLANK.search(ascii_fold(text[:_HEAD]))):
        return Day(today, today, "today's")
    year = _year(document) or (str(document.year) if document.year and not document.date else today)
    if year < today[:4]:
        return Day(f"{year}-01-01", f"{year}-12-31", "of its year")
    cited = max((mention.citation.date for mention in mentions if mention.citation.date), default=today)
    return Day(min(cited, today), today, "not known")


@dataclass(frozen=True, slots=True)
class Case:
    """A mention in its document."""

    paper: Paper
    mention: Mention

    @property
    def document(self) -> Document:
        """What the citing document says of itself."""
        return self.paper.document

    @property
    def citation(self) -> Citation:
        """What was read."""
        return self.mention.citation

    @property
    def known(self) -> Knowledge:
        """What is known of documents."""
        return self.paper.known

    @property
    def day(self) -> Day:
        """The day on which the document speaks."""
        return self.paper.day

    @property
    def relation(self) -> str:
        """The relation of the document to the one that is cited."""
        return self.citation.relation

    @property
    def settled(self) -> str | None:
        """The id of the document that is cited, where that is sure and it is another one."""
        return self.mention.id if self.mention.id and (self.mention.reason is None or self.mention.late) else None

    @property
    def before(self) -> str:
        """What stands before the mention, without marks."""
        return self.paper.before(self.mention)

    def life(self) -> Life | None:
        """What is known of the life of the document that is cited, without what this document does to it."""
        return self.known.life(self.settled, self.paper.id) if self.settled else None
