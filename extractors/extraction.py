"""One document through all stages: text in, `Extraction` out.

In: a `Source`, a plain text, or a path, whose file `extractors.readers` reads. Out: the frozen record of all that it says. Two calls on one text give equal
records.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TypeVar

from extractors.assignments import assignments
from extractors.citations import citations, relations, units_of
from extractors.cues import SPEAKING
from extractors.dates import is_mended
from extractors.duties import read_duties, setting
from extractors.effects import effects, holds_from
from extractors.errors import BadArgument
from extractors.evidence import Evidence, Sentences
from extractors.given import believed, differences, settled
from extractors.header import Header, is_own, read_header, without_own_tail
from extractors.identifiers import document_id, kind_identity
from extractors.letters import whole
from extractors.lexicon import Page
from extractors.mentions import Mention, find_mentions
from extractors.moved import moved
from extractors.outline import Outline, analyse
from extractors.readers import names_file, read
from extractors.recipients import recipients
from extractors.records import Assignment, Citation, Document, Effect, Extraction, Finding, Source
from extractors.registry import slug
from extractors.relations import read_relations
from extractors.resolve import law_of, not_foretold, of_old_provinces, resolve
from extractors.tables import read_tables
from extractors.text import Text, clean, folded
from extractors.unitlists import units_at

_MARKDOWN = re.compile(r"\*+|_{2,}|`|(?<!\w)#+")
RECOGNISED = 0.9  # of the confidence of a record whose place was recognised from a picture
_Told = TypeVar("_Told", Citation, Assignment)


def extract(source: Source | str | Path) -> Extraction:
    """Extract all that one document says.

    `source` is what `read` returned, a text, or the path of a file. Offsets in the result are into the text. Raises `ReadError` for a file that cannot be read,
    `BadArgument` for a text that is a file's name: a path is a `Path`.

    >>> result = extract("Căn cứ Luật Thủy lợi số 08/2017/QH14 ngày 19/6/2017;")
    >>> result.citations[0].number, result.citations[0].relation, result.citations[0].target
    ('08/2017/QH14', 'BASED_ON', 'tw/2017/8-QH14')
    """
    return _read(whole_source(_source(source)))[0]


def extract_with_evidence(source: Source) -> tuple[Extraction, Evidence]:
    """Extract all that a document says, with the sentence of each record that has a place in its text."""
    made, text, outline = _read(source)
    return made, Sentences(text, outline).of(made)


def _read(source: Source) -> tuple[Extraction, Text, Outline]:
    """Extract all that a document says; also return its clean text and outline."""
    text = clean(source.text)
    outline = analyse(text.clean)
    mentions = find_mentions(text.clean)
    own = read_header(text.clean, outline, mentions)
    held = believed(source.given, mentions, None if own.number or own.date else own.year) if source.given else {}
    header = settled(own, held)
    told = effects(text.clean, outline, header)
    header = replace(header, holds_from=holds_from(told, header.date))
    if header.enacts:
        mentions = _without_own_name(text.clean, header.enacts, mentions)
    cited = [without_own_tail(header, mention) for mention in mentions if not is_own(text.clean, header, mention)]
    return _noted(source, text, own, held, _extraction(source, text, outline, header, cited, told)), text, outline


def _noted(source: Source, text: Text, own: Header, held: Mapping[str, str], made: Extraction) -> Extraction:
    """Say what the dump says otherwise and what of the file holds no text, and trust less what was recognised from pictures."""
    if not (source.given or source.notes or source.recognised):
        return made
    title = _title(text, own)
    findings = [*made.findings, *differences(own, title, source.given, held), *(Finding("page without text", note, at, at) for note, at in source.notes)]
    document = replace(made.document, title=made.document.title or source.given.get("title"))
    return replace(
        made,
        document=document,
        citations=tuple(_trusted(row, source.recognised) for row in made.citations),
        assignments=tuple(_trusted(row, source.recognised) for row in made.assignments),
        findings=tuple(sorted(findings, key=lambda finding: finding.start)),
    )


def _trusted(row: _Told, recognised: Sequence[tuple[int, int]]) -> _Told:
    """Return a record with less confidence where its place was recognised from a picture."""
    if not any(start < row.end and row.start < end for start, end in recognised):
        return row
    return replace(row, confidence=round(row.confidence * RECOGNISED, 3))


def whole_source(source: Source) -> Source:
    """Return a source whose text can be written."""
    text = whole(source.text)
    return source if text == source.text else replace(source, text=text)


def _source(given: Source | str | Path) -> Source:
    if isinstance(given, Source):
        return given
    if isinstance(given, PathLike):
        return read(given)
    if not isinstance(given, str):
        raise BadArgument(f"extract takes a text, a Path, or what read() returned, and was given {type(given).__name__}")
    if names_file(given):
        raise BadArgument(f"extract({given!r}): a text was given that is a file's name; for the file, write extract(Path({given!r}))")
    return of_text(given)


def of_text(text: str) -> Source:
    """Return a source for a text from elsewhere, whatever it looks like."""
    return Source("-", text, hashlib.sha256(text.encode(errors="replace")).hexdigest())


def _without_own_name(clean: str, enacts: tuple[int, int], mentions: list[Mention]) -> list[Mention]:
    """Read the enacting formula again without its kind word: what it names is this document, what its title names is cited."""
    start, end = enacts
    masked = "_" * len(clean[start:end].split()[0]) + clean[start + len(clean[start:end].split()[0]) : end]
    inside = [replace(m, start=m.start + start, end=m.end + start, head=None if m.head is None else m.head + start) for m in find_mentions(masked)]
    return sorted([*(m for m in mentions if not start <= m.start < end), *inside], key=lambda m: (m.start, -m.end))


def _extraction(source: Source, text: Text, outline: Outline, header: Header, cited: Sequence[Mention], told: Sequence[Effect]) -> Extraction:
    resolved = resolve(cited, header)
    readings = read_relations(text.clean, outline, header, list(cited))
    settled = of_old_provinces(text.clean, not_foretold(resolved, readings), readings, header)
    made = citations(text, outline, header, settled, readings)
    page = Page.of(text.clean)
    heads: dict[int, tuple[int, int]] = {}
    tables = read_tables(text, partial(_units, page, heads))
    where = setting(page, outline, header, [(table.start, table.end) for table in tables])
    given, assigned, left = assignments(text, page, outline, read_duties(page, outline, where, tables, heads), header, made, lasting=where.rules)
    sent, received = recipients(text, outline, header)
    units = units_of([header.body, *(item.body for item in settled)]) | assigned | received
    return Extraction(
        source=source.name,
        sha256=source.sha256,
        document=_document(text, header),
        effects=_placed(text, sorted([*told, *moved(text.clean, outline, header, settled, readings)], key=lambda row: row.start)),
        citations=made,
        relations=relations(text, settled, readings),
        assignments=given,
        recipients=sent,
        units=tuple(units[key] for key in sorted(units)),
        findings=_findings(made, left),
    )


def _units(page: Page, heads: dict[int, tuple[int, int]], _: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the spans of the units that begin at a place, as the tables ask for them, and note the heads that members leave out."""
    names = units_at(page, start, stop)
    heads.update({name.start: name.head for name in names if name.head})
    return [(name.start, name.end) for name in names]


def _document(text: Text, header: Header) -> Document:
    title = _title(text, header)
    home, body = header.home, header.body
    place = " - ".join(filter(None, [home.province.full if home.province else None, home.district.full if home.district else None]))
    return Document(
        id=_id(text, header, title),
        kind=header.kind,
        number=header.number.text if header.number else None,
        year=header.year,
        date=header.date,
        issuer=body.name if body else None,
        issuer_id=body.id if body else None,
        place=place or None,
        level=home.level,
        title=title,
        signer=header.signer,
        signer_role=header.signer_role,
        draft=header.draft,
    )


def _title(text: Text, header: Header) -> str | None:
    """Return the title as the source prints it, without what stands inside it and is none of it."""
    pieces = (text.raw[slice(*text.raw_span(*span))] for span in header.title_spans())
    return folded(_MARKDOWN.sub(" ", " ".join(pieces))) or None


def _placed(text: Text, told: Sequence[Effect]) -> tuple[Effect, ...]:
    """Return what the document says of effects, at its places in the source."""
    spans = [text.raw_span(row.start, row.end) for row in told]
    return tuple(replace(row, start=start, end=end) for row, (start, end) in zip(told, spans, strict=True))


def _id(text: Text, header: Header, title: str | None) -> str:
    """Return the document's id; without a number, kind and title stand for it, and a digest of the text where they or the year are not enough.

    A document whose issuer is unknown shares its id with no other: the same number may be another's.
    """
    scope = (header.body.scope if header.body else None) or (
        "tw" if header.home.level == "central" else header.home.place.id if header.home.place else "unknown"
    )
    if header.number:
        identity = kind_identity(header.number, header.kind)
        known = header.home.level == "central" or (header.body and header.body.scope)
        return document_id(scope, header.year, identity if known else f"{identity}-{_digest(text)}")
    law = law_of(header.kind or "", title or "", header.date, header.year) if not header.number and not header.draft else None
    if law:
        return law
    name = slug(f"{header.kind or 'van ban'} {title or ''}")
    common = header.kind in SPEAKING  # several letters of a day bear one subject
    unsure = common or len(name) > 60 or not title or not header.year or header.draft  # a draft is not what it will be
    return document_id(scope, header.year, f"{name[:60].strip('-')}-{_digest(text)}" if unsure else name)


def _digest(text: Text) -> str:
    """Return what tells a text from others of its name."""
    return hashlib.sha256(" ".join(text.clean.split()).encode()).hexdigest()[:8]


def _findings(found: Sequence[Citation], left: Sequence[Finding]) -> tuple[Finding, ...]:
    """Say what was mended in a number or date, beside the citation that prints it, and which deadlines no row of work has."""
    numbers = [Finding("number mended", f"printed {c.printed_number}, read as {c.number}", c.start, c.end) for c in found if c.printed_number and c.number]
    dates = [Finding("date mended", f"printed {c.text}, read as {c.date}", c.start, c.end) for c in found if c.date and is_mended(c.text)]
    return tuple(sorted([*numbers, *dates, *left], key=lambda finding: finding.start))
