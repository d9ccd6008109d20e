"""From what a person types to a document of the graph.

In: a store, and `Chỉ thị 666`, `NĐ 71/2020`, `71/2020/NĐ-CP`, `Luật Giáo dục 2019`, an id, or a file's name. Out: the id of the one
document that is meant. Nothing is guessed: several matches are an error that lists them, none an error that names the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import PurePath

from extractors.registry import ascii_fold, fold_key, kinds
from graph.errors import AmbiguousDocument, UnknownDocument
from graph.queries import query
from graph.schema import label
from graph.store import Row, Store

_NUMBER = re.compile(r"(?:so\s*:?\s*)?(?P<number>\d+(?:\.\d+)?[a-z]?(?:[/-]\S+)?)(?:\s+nam\s+(?P<year>\d{4}))?")
_YEAR = re.compile(r"\s*(?:năm\s+)?((?:19|20)\d\d)$")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart: the kind word's kind, then a number, or a name with a year."""

    text: str
    kind: str | None
    rest: str


def find(store: Store, text: str) -> str:
    """Return the id of the document that `text` names.

    Raises `UnknownDocument` or `AmbiguousDocument`.
    """
    documents = store.query(query("documents"))
    typed = _typed(text)
    for matches in _MATCHERS:
        found = [row for row in documents if matches(typed, row)]
        if len(found) == 1:
            return str(found[0]["id"])
        if found:
            raise AmbiguousDocument(text, [(row["id"], _line(row)) for row in found[:_SHOWN]])
    raise UnknownDocument(text, _nearest(typed, documents))


def _line(row: Row) -> str:
    return ", ".join(filter(None, (label(row), row["issuer"], str(row["year"] or ""))))


def _typed(text: str) -> Typed:
    """Part a kind word from the rest."""
    plain = " ".join(text.split())
    for word, kind in _kind_words():
        head, tail = plain[: len(word)], plain[len(word) :]
        if ascii_fold(head) == ascii_fold(word) and tail.startswith(" "):
            return Typed(plain, kind, tail.strip())
    return Typed(plain, None, plain)


@cache
def _kind_words() -> tuple[tuple[str, str], ...]:
    words = [(word, kind.name) for kind in kinds().values() for word in kind.abbreviations]
    return tuple(sorted(words, key=lambda item: (-len(item[0]), item)))


def _by_id(typed: Typed, row: Row) -> bool:
    return typed.text in (row["id"], row["source"]) or bool(row["source"] and PurePath(row["source"]).name == typed.text)


def _by_number(typed: Typed, row: Row) -> bool:
    """The whole number, however spelt: `71/2020/nd-cp`."""
    match = _NUMBER.fullmatch(ascii_fold(typed.rest))
    return bool(match and row["number"] and _of_kind(typed, row) and _flat(match["number"]) == _flat(row["number"]) and _of_year(match, row))


def _by_beginning(typed: Typed, row: Row) -> bool:
    """The beginning of a number: `666`, `71/2020`."""
    match = _NUMBER.fullmatch(ascii_fold(typed.rest))
    if not match or not row["number"] or not _of_kind(typed, row) or not _of_year(match, row):
        return False
    wanted, number = _parts(match["number"]), _parts(row["number"])
    return number[: len(wanted)] == wanted


def _of_kind(typed: Typed, row: Row) -> bool:
    return typed.kind is None or row["kind"] == typed.kind


def _of_year(match: re.Match[str], row: Row) -> bool:
    return match["year"] is None or str(row["year"]) == match["year"]


def _flat(number: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", ascii_fold(number)).lstrip("0")


def _parts(number: str) -> list[str]:
    return _flat(number).split("-")


def _by_name(typed: Typed, row: Row) -> bool:
    """The whole name of a law, with its year or without: `Luật Giáo dục 2019`."""
    name, year = _name_and_year(typed.text)
    return _matches_year(year, row) and fold_key(name) in {fold_key(title) for title in (row["title"], f"{row['kind']} {row['title']}") if title}


def _by_words(typed: Typed, row: Row) -> bool:
    """Words of the title, in order."""
    name, year = _name_and_year(typed.text)
    return len(name) > 3 and _matches_year(year, row) and fold_key(name) in fold_key(f"{row['kind'] or ''} {row['title'] or ''}")


def _name_and_year(text: str) -> tuple[str, str | None]:
    match = _YEAR.search(text)
    return (text[: match.start()], match[1]) if match else (text, None)


def _matches_year(year: str | None, row: Row) -> bool:
    return year is None or str(row["year"]) == year


_MATCHERS: tuple[Callable[[Typed, Row], bool], ...] = (_by_id, _by_number, _by_beginning, _by_name, _by_words)


def _nearest(typed: Typed, documents: Sequence[Row]) -> list[str]:
    names = {ascii_fold(label(row)): label(row) for row in documents}
    return [names[key] for key in get_close_matches(ascii_fold(typed.text), names, n=5, cutoff=0.5)]
