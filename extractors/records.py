"""The records that stages hand on: what every field means is written here, once.

All records are frozen. Offsets are half-open character offsets into the source text as decoded (`Source.text`), never into
a cleaned copy. Dates are ISO 8601 strings; an unknown value is None, and where that matters a `reason` says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

RELATIONS = (
    "BASED_ON",  # legal basis in a recital (Căn cứ ...)
    "IMPLEMENTS",  # to be carried out (thực hiện, triển khai, thi hành, quán triệt)
    "PURSUANT_TO",  # a rule or instruction to be followed (theo, theo quy định tại)
    "GUIDES",  # the citing document details or guides it
    "AMENDS",
    "REPLACES",
    "REPEALS",
    "SUSPENDS",
    "CORRECTS",
    "CONSOLIDATES",
    "CITES",  # anything else
)
CHANGING_RELATIONS = ("AMENDS", "REPLACES", "REPEALS", "SUSPENDS")  # acts that leave another whole, in part, or not in force
PARENT_RELATIONS = ("BASED_ON", "IMPLEMENTS", "PURSUANT_TO", "GUIDES")
ROLES = ("lead", "coordinating", "assigned", "requested")


@dataclass(frozen=True, slots=True)
class Source:
    """A text as a reader returned it: `name` is its path as given, `sha256` that of the file's bytes, or of a row of a dump with what it says."""

    name: str
    text: str
    sha256: str
    given: Mapping[str, str] = field(default_factory=dict, hash=False)  # what a dump says beside the text: number, date, issuer, title, kind, url
    recognised: tuple[tuple[int, int], ...] = ()  # spans that were read from pictures
    notes: tuple[tuple[str, int], ...] = ()  # what of the file holds no text, and where it would stand


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says of itself; a field that it does not state is None."""

    id: str  # scope/year/number in ASCII: tw/2020/71-ND-CP
    kind: str | None  # Chỉ thị
    number: str | None  # 666/CT-BGDĐT
    year: int | None
    date: str | None
    issuer: str | None  # full name, made absolute
    issuer_id: str | None  # the Unit of that issuer: dien-bien/ubnd
    place: str | None  # province, and below it the district: Điện Biên, thành phố Điện Biên Phủ
    level: str | None  # central, province, district, commune
    title: str | None  # trích yếu
    signer: str | None
    signer_role: str | None  # KT. CHỦ TỊCH PHÓ CHỦ TỊCH
    draft: bool = False  # it calls itself a draft, or its number is still to be given: what it does is not done yet


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document, resolved as far as this text allows."""

    start: int
    end: int
    text: str  # source[start:end], white space folded
    kind: str
    number: str | None  # canonical; from the registry for a law whose name and year settle it
    printed_number: str | None  # as printed, where that differs from the canonical number by more than white space
    year: int | None
    date: str | None  # as printed, right or wrong
    issuer: str | None  # full name, made absolute
    issuer_id: str | None
    title: str | None
    relation: str  # one of RELATIONS, from the citing document to the cited one
    cue: str | None  # the words that settled the relation
    pinpoint: str | None  # Điều 5, khoản 2, điểm a
    target: str | None  # id of the cited document
    reason: str | None  # why target is None or uncertain
    confidence: float  # 1.0 printed in full; lower where a part was inferred
    form: str  # the citation form that read it (`extractors.forms.FORMS`)
    term: str | None = None  # of the Party Congress, as printed beside a Party document: XIII
    extent: str | None = None  # of an act of this document: whole, or part of the cited one; None where it is no act
    effective: str | None = None  # the day on which the act takes effect, where the text says it


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text says between two documents that it cites; source and target are canonical numbers or law names."""

    source: str
    relation: str
    target: str
    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What the document says of its own effect, or of that of one that it amends: the first day on which it holds, or on which it no longer does."""

    what: str  # from, until
    day: str | None  # ISO 8601
    reason: str | None  # why there is no day
    part: str | None  # the place in the document that alone is meant: Điều 5, khoản 2
    start: int
    end: int
    other: str | None = None  # id of the document that is meant, where this one amends it and moves its day


@dataclass(frozen=True, slots=True)
class Unit:
    """A body, office, class or group of bodies that the text names, under its one identity.

    The scope of its id is a place, `tw` for bodies of the centre, `vn` for classes of the whole country, or the body that it is inside of
    (`tw.bo-y-te/vu-phap-che`).
    """

    id: str  # scope/name in ASCII: bac-giang/so-giao-duc-va-dao-tao
    name: str  # full name, made absolute: Sở Giáo dục và Đào tạo tỉnh Bắc Giang
    kind: str  # body, office (a person's), class (UBND cấp xã, chủ đầu tư), group (các sở, ban, ngành)
    level: str | None  # central, province, district, commune
    place: str | None  # Bắc Giang


@dataclass(frozen=True, slots=True)
class Assignment:
    """Work given to a unit at one place in the text."""

    unit: str  # as printed, white space folded
    unit_id: str | None
    role: str  # one of ROLES
    task: str | None  # what to do, cut at 400 characters; the span has all of it
    task_start: int | None
    task_end: int | None
    deadline: str | None  # as printed
    due: str | None  # the last day on which the work is on time
    due_reason: str | None  # why no such day is computed
    recurrence: str | None  # RFC 5545: FREQ=MONTHLY;BYMONTHDAY=15
    product: str | None  # what is to come out of it, where a table or a label says so
    rests_on: tuple[int, ...]  # indices of the citations that stand in the task
    section: str | None  # the heading that it stands under
    cue: str
    start: int
    end: int
    confidence: float  # the share of rows told in this way that were right on annotated texts


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit to which the document is sent: a line under Nơi nhận has a row a unit, or one without."""

    text: str  # the line
    unit_id: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in the text, said beside the graph and never mended in it silently."""

    rule: str
    message: str
    start: int
    end: int


_Row = TypeVar("_Row")


def from_plain(kind: Callable[..., _Row], told: Mapping[str, Any]) -> _Row:
    """Return the record of a plain dictionary; lists, which JSON has for tuples, are tuples again."""
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says: the line that `viendan extract` prints."""

    source: str
    sha256: str
    document: Document
    effects: tuple[Effect, ...]
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    assignments: tuple[Assignment, ...]
    recipients: tuple[Recipient, ...]
    units: tuple[Unit, ...]  # every unit that an issuer_id or unit_id above names, once
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain dictionaries and lists, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Extraction:
        """Return the record of what `to_dict` gave, also after a way through JSON or msgpack."""
        return cls(
            source=told["source"],
            sha256=told["sha256"],
            document=from_plain(Document, told["document"]),
            effects=tuple(from_plain(Effect, row) for row in told["effects"]),
            citations=tuple(from_plain(Citation, row) for row in told["citations"]),
            relations=tuple(from_plain(Relation, row) for row in told["relations"]),
            assignments=tuple(from_plain(Assignment, row) for row in told["assignments"]),
            recipients=tuple(from_plain(Recipient, row) for row in told["recipients"]),
            units=tuple(from_plain(Unit, row) for row in told["units"]),
            findings=tuple(from_plain(Finding, row) for row in told["findings"]),
        )
