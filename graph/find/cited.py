"""What the extractor reads in a pasted text: its citations, as `Reading`s of the documents that they name.

In: a text as documents print it, a citation or a sentence with one. Out: one `Reading` a citation; what stands in the title of another document, or in the name
of a law, is no citation of its own. Imported only where nothing simpler finds a document: the extractor's tables take a while to load.
"""

from __future__ import annotations

import re
import unicodedata

from extractors.beside import Reading as Governed
from extractors.bodies import Body, Home
from extractors.header import Header
from extractors.mentions import find_mentions
from extractors.outline import analyse
from extractors.registry import ascii_fold, issuers
from extractors.relations import read_relations
from extractors.resolve import Resolved, resolve
from graph.find.bodies import NOBODY, Said, read_body
from graph.find.typed import Number, Reading, issuer_at, number_of, words

_NOWHERE = Header(None, None, None, None, None, Home(), None, None, None, 0)
_TERM = re.compile(r"[^.;]{0,90}?\bkhoa\s+(?P<term>[ivx]{1,5})\b")
_PLACE = re.compile(r"\s*,?\s*(?=(?:tinh|thanh pho|tp|huyen|quan|thi xa)\s)")


def cited(text: str) -> list[Reading]:
    """Return what each citation of a text says of its document."""
    clean = unicodedata.normalize("NFC", text)
    mentions = find_mentions(clean)
    governed = read_relations(clean, analyse(clean), _NOWHERE, mentions)
    found = resolve(mentions, _NOWHERE)
    return [_reading(clean, item) for index, item in enumerate(found) if not _in_a_title(governed[index], index)]


def _in_a_title(governed: Governed, index: int) -> bool:
    """Whether a mention stands in the title of one before it, rather than beside it."""
    return governed.inside is not None and governed.inside < index and not (governed.between and governed.between[2])


def _reading(clean: str, item: Resolved) -> Reading:
    mention = item.mention
    plain = ascii_fold(clean)
    term = _TERM.match(plain, mention.start) if item.number and item.number.party else None
    return Reading(
        kind=mention.kind,
        number=_number(item),
        name=words(f"{mention.kind} {mention.name}") if mention.name is not None and item.number is None else None,
        year=item.year,
        date=mention.date,
        term=term["term"] if term else None,
        said=_said(item, plain),
        target=item.target if item.reason is None else None,
        at=mention.start,
    )


def _number(item: Resolved) -> Number | None:
    printed = item.number.text if item.number else item.mention.printed
    return number_of(ascii_fold(printed)) if printed else None


def _said(item: Resolved, plain: str) -> Said:
    """Return who issued it: as the text says, or the place right behind it."""
    if item.mention.issuer:
        return _body(item.body) or read_body(item.mention.issuer) or NOBODY
    behind = _PLACE.match(plain, item.mention.end)
    return issuer_at(plain[behind.end() :]) if behind else NOBODY


def _body(body: Body | None) -> Said | None:
    if body is None or body.id is None or body.scope is None:
        return None
    scope, _, name = body.id.partition("/")
    return Said(frozenset({name})) if name in issuers() and scope == "tw" else Said(local=frozenset({name}), scopes=frozenset({body.scope}))
