"""What a document says of itself: kind, number, date, issuer, place, title, signer.

In: a clean text, its outline and the mentions found in it. Out: a `Header` with the printed facts, the `Home` from which the document speaks, and the mentions
that are the document's own number. Each fact has a module of its own: `ownnumbers`, `owntitles`, `owndates`, `ownissuers`, `signatures`, `drafts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.bodies import Body, Home
from extractors.dates import dates_in
from extractors.drafts import PASSED, is_draft
from extractors.forms import KIND, kind_named
from extractors.identifiers import Number
from extractors.letterheads import head_end
from extractors.letters import rx
from extractors.mentions import Mention
from extractors.outline import Outline
from extractors.owndates import adopted, own_date, year_alone, year_of_title
from extractors.ownissuers import Head, read_issuer
from extractors.ownnumbers import letters_alone, own_number, stands_as_own
from extractors.owntitles import Heading, read_heading
from extractors.registry import fold_key
from extractors.signatures import signature
from extractors.titletails import Span, title_of_line

_ENACTS = rx(rf"(?i:ban\shành|quyết\snghị|quyết\sđịnh\sban\shành)\s(?P<kind>{KIND})(?!\w)(?=\s)(?!\s(?:số|này|kèm|của|ngày|\d))")
_SOON = 600  # characters in which a text is introduced
_ANNEX_LINE = rx(r"(?:^|\n)\s?\((?:Ban\shành\s)?[Kk]èm\stheo\s$")


@dataclass(frozen=True, slots=True)
class Header:
    """A document's own facts; offsets are clean."""

    kind: str | None
    number: Number | None
    date: str | None
    year: int | None
    body: Body | None
    home: Home
    title: Span | None
    signer: str | None
    signer_role: str | None
    end: int  # where the header ends
    name_key: str = ""  # folded title, by which a law calls itself
    enacts: Span | None = None  # the document's own name in `Chính phủ ban hành Nghị định ...`
    holds_from: str | None = None  # the day of effect that the document states for itself (`extractors.effects`)
    month: str | None = None  # 2025-06, of a document whose day is missing
    draft: bool = False  # what it says that it does is not done yet
    asides: tuple[Span, ...] = ()  # what stands inside the title and is none of it

    def title_spans(self) -> tuple[Span, ...]:
        """Return the pieces of the title around what is none of it."""
        if self.title is None:
            return ()
        starts, ends = [self.title[0], *(end for _, end in self.asides)], [*(start for start, _ in self.asides), self.title[1]]
        return tuple(zip(starts, ends, strict=True))


def read_header(clean: str, outline: Outline, mentions: list[Mention]) -> Header:
    """Read a document's header, and its end where the header is silent."""
    end = head_end(clean, outline)
    titled = _title_line(clean, outline, mentions)
    titled = _introduced(clean, titled, mentions) if titled and titled.date is None else titled
    number = titled.number if titled else own_number(clean, end)
    date, month, year = (titled.date, None, titled.year) if titled else own_date(clean, end, mentions)
    letters = number or letters_alone(clean, end)
    heading = Heading(titled.kind, title_of_line(clean, titled.end, _line_end(clean, titled))) if titled else read_heading(clean, outline, end, letters)
    kind, title, number, date = heading.kind, heading.title, number or heading.number, date or heading.date
    if date is None and not titled and (kind is None or kind in PASSED):
        date, year = adopted(clean, outline, year or (number.year if number else None))
    annexed = None if number else _annexed(mentions, clean, kind)
    if annexed:
        number, date, year = annexed.number, date or annexed.date, year or annexed.year
    home, body = read_issuer(clean, outline, Head(end, number or letters, heading, year, titled.issuer if titled else None))
    year = year or (number.year if number else None) or year_of_title(clean, title, mentions) or year_alone(clean, end)
    signer, role = signature(clean, outline)
    header = Header(kind, number, date, year, body, home, title, signer, role, end, asides=heading.asides)
    return replace(
        header,
        name_key=fold_key(" ".join(clean[slice(*span)] for span in header.title_spans())),
        enacts=_enacts(clean, outline, kind),
        month=month,
        draft=is_draft(clean, end, kind, title, dated=bool(date or number)),
    )


def _annexed(mentions: list[Mention], clean: str, kind: str | None) -> Mention | None:
    """Return the document as the line over its own annex names it: `(Ban hành kèm theo Nghị quyết số 24/2017/NQ-HĐND ngày ...)`."""
    found = [m for m in mentions if m.number and m.kind == kind and _ANNEX_LINE.search(clean[max(0, m.start - 40) : m.start])]
    return found[0] if found and len({m.number.text for m in found if m.number}) == 1 else None


def _enacts(clean: str, outline: Outline, kind: str | None) -> tuple[int, int] | None:
    """Return where the enacting formula names the document itself: kind and title, without a number right after the kind."""
    for match in _ENACTS.finditer(clean, 0, max(outline.body, 1500) + 800):
        if kind_named(match["kind"]) == kind:
            return match.start("kind"), outline.sentence(match.end())[1]
    return None


def without_own_tail(header: Header, mention: Mention) -> Mention:
    """Return what a title line cites last without the date and issuer behind the title, which are the document's own."""
    if header.title is None or not header.title[0] <= mention.start < header.title[1] < mention.end or mention.date != header.date:
        return mention
    return replace(mention, end=header.title[1], date=None, year=mention.number.year if mention.number else None, issuer=None)


def is_own(clean: str, header: Header, mention: Mention) -> bool:
    """Whether a mention is the document's own number."""
    number = header.number
    if number and mention.number and mention.number.identity == number.identity and mention.number.year == number.year:
        return mention.date is None or header.date is None or mention.date == header.date
    if number and mention.form == "short number" and mention.kind == header.kind and mention.printed:
        serial, _, year = mention.printed.partition("/")
        return serial.lstrip("0") == number.serial.lstrip("0") and year in {"", str(header.year)} and mention.date in {None, header.date}
    if mention.form == "law by name" and header.title and mention.start < header.title[0] <= mention.start + len(mention.kind or "") + 1:
        return True  # kind and title in one line
    if mention.name and mention.number is None and mention.year is None and mention.kind == header.kind and fold_key(mention.name) == header.name_key:
        return True
    if mention.kind == header.kind == "Hiến pháp" and mention.number is None and mention.year is None and mention.date is None:
        return True
    before_title = mention.start < (header.title[0] if header.title else header.end)
    left = clean[max(0, mention.start - 30) : mention.start]
    return before_title and mention.form == "bare number" and stands_as_own(left)


def _title_line(clean: str, outline: Outline, mentions: list[Mention]) -> Mention | None:
    """Return the mention that opens a text whose first line is number, title, date and issuer in one."""
    first = mentions[0] if mentions else None
    if first and first.start <= 2 and first.number and first.form == "numbered":
        line_end = clean.find("\n", first.start)
        line = clean[first.end : line_end if line_end > 0 else len(clean)]
        last = next(reversed(list(dates_in(line))), None)
        if last and last.date and first.date in {None, last.date}:
            issuer = re.match(r"\s(?:của\s)?(.+)", line[last.end :])
            return replace(first, name=None, date=last.date, year=last.year, issuer=issuer[1] if issuer else None)
        if first.date is None and not last and len(outline.items) > 5:
            return first  # a heading without a date, over a text of its own
        return first if first.date and len(line) < 5 else None
    return None


def _introduced(clean: str, titled: Mention, mentions: list[Mention]) -> Mention:
    """Return a heading that is a number alone with the date and issuer of the words that introduce it: `đã ký Nghị quyết số ... ngày ... của ...`."""
    again = next((m for m in mentions[1:] if m.start < _SOON and m.number and titled.number and m.number.identity == titled.number.identity and m.date), None)
    if again is None:
        return titled
    issuer = again.issuer or clean[again.end :].partition("\n")[0].partition(" của ")[2] or None
    return replace(titled, date=again.date, year=again.year, issuer=issuer)


def _line_end(clean: str, mention: Mention) -> int:
    end = clean.find("\n", mention.end)
    return end if end >= 0 else len(clean)
