"""The records of what a document cites: mentions that are resolved, read and placed in the source.

In: a text, the resolved mentions with their readings. Out: `Citation`s and `Relation`s with raw offsets, and the units that bodies are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.beside import Reading
from extractors.bodies import Body, unit_name
from extractors.extents import effective, extent
from extractors.header import Header
from extractors.letters import rx
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.pinpoints import pinpoint_before, pinpoint_behind
from extractors.records import Citation, Relation, Unit
from extractors.resolve import Resolved
from extractors.text import Text, folded


def citations(text: Text, outline: Outline, header: Header, resolved: Sequence[Resolved], readings: Sequence[Reading]) -> tuple[Citation, ...]:
    """Return one citation a mention, with raw offsets."""
    following = [*(item.mention.start for item in resolved[1:]), len(text.clean)][: len(resolved)]
    return tuple(_citation(text, outline, header, *row) for row in zip(resolved, readings, following, strict=True))


def _citation(text: Text, outline: Outline, header: Header, item: Resolved, reading: Reading, following: int) -> Citation:
    mention = item.mention
    pinpoint = pinpoint_before(text.clean, mention.start) or pinpoint_behind(text.clean, mention.end, following)
    start, end = text.raw_span(mention.start, mention.end)
    number = item.number.text if item.number else None
    printed = folded(mention.printed) if mention.printed else None
    return Citation(
        start=start,
        end=end,
        text=folded(text.raw[start:end]),
        kind=mention.kind or "Văn bản",
        number=number,
        printed_number=printed if printed and printed.replace(" ", "") != number else None,
        year=item.year,
        date=mention.date,
        issuer=(item.body.name or None) if item.body else None,
        issuer_id=item.body.id if item.body else None,
        title=_title(text, mention, reading),
        relation=reading.relation,
        cue=reading.cue,
        pinpoint=pinpoint,
        target=item.target,
        reason=item.reason,
        confidence=item.confidence,
        form=mention.form,
        term=_term(text.clean, mention) if item.number and item.number.party else None,
        extent=extent(text.clean, outline, mention, reading, pinpoint),
        effective=effective(text.clean, outline, header, mention, reading),
    )


_TERM = rx(r"[^.;\n]{0,90}?[Kk]h[óo][áa]?\s(?P<term>[IVX]{1,5})(?![\w])")


def _term(clean: str, mention: Mention) -> str | None:
    """Return the term of Congress that stands in a mention or after it: `Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương khóa XI`."""
    match = _TERM.match(clean, mention.start + len(mention.kind or ""))
    another = rx(r"\d-?[\Lu]{2}[/-]").search(clean, mention.end, match.start("term")) if match else None
    return match["term"] if match and not another else None


def _title(text: Text, mention: Mention, reading: Reading) -> str | None:
    if reading.title:
        return folded(text.raw[slice(*text.raw_span(*reading.title))])
    return f"{mention.kind} {mention.name}".strip() if mention.name is not None else None


def relations(text: Text, resolved: Sequence[Resolved], readings: Sequence[Reading]) -> tuple[Relation, ...]:
    """Return what the text says between two cited documents."""
    return tuple(relation for index, reading in enumerate(readings) if (relation := _between(text, resolved, index, reading)))


def _between(text: Text, resolved: Sequence[Resolved], index: int, reading: Reading) -> Relation | None:
    if reading.between is None or reading.inside is None:
        return None
    relation, cue, turned = reading.between
    source, target = (index, reading.inside) if turned else (reading.inside, index)
    names = [_name(resolved[i]) for i in (source, target)]
    if None in names or names[0] == names[1]:
        return None
    both = [resolved[i].mention for i in (source, target)]  # the outer one's number and date may stand behind the inner one
    start, end = text.raw_span(min(mention.start for mention in both), max(mention.end for mention in both))
    return Relation(str(names[0]), relation, str(names[1]), cue, start, end)


def _name(item: Resolved) -> str | None:
    if item.number:
        return item.number.text
    return f"{item.mention.kind} {item.mention.name}" if item.mention.name else None


def units_of(bodies: Iterable[Body | None]) -> dict[str, Unit]:
    """Return the units that bodies with an id are, by id; an office's body is the unit."""
    units: dict[str, Unit] = {}
    for body in bodies:
        if body and body.id:
            units.setdefault(body.id, Unit(body.id, unit_name(body), body.kind, body.level, body.place.name if body.place else None))
    return units
