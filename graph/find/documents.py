"""Which document of the graph a text means.

In: a store and a text. Out: the id of one document. What is simplest is tried first: an id or a file's name, a number with what follows it, a name; then the
extractor reads the text. Documents that are settled come before mentions that nothing settles (their ids hold `@`). A date, an issuer or a place in
the text narrows; what contradicts it is not meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain

from graph.errors import AmbiguousDocument, UnknownDocument
from graph.find.laws import law_readings, laws_called, name_and_year, spelled
from graph.find.matching import NUMBERED, fits, misprinted, pattern
from graph.find.nearest import nearest
from graph.find.typed import Reading, kind_at, readings, shortened, unified, words
from graph.queries import query
from graph.schema import label, named_kinds
from graph.store import Row, Store

_LONGEST = 4000  # characters that are read
_SHORTEST = 4
_LAWS = {"Luật": ("Luật", "Bộ luật")}  # a code is called a law, too


def find(store: Store, text: str) -> str:
    """Return the id of the document that `text` names.

    Raises `UnknownDocument` or `AmbiguousDocument`.
    """
    refuse(text, UnknownDocument)
    plain = unified(unicodedata.normalize("NFC", text))
    for rows in _found(store, text, plain):
        if len(rows) == 1:
            return str(rows[0]["id"])
        if rows:
            raise AmbiguousDocument(text, [(row["id"], line(row)) for row in rows])
    settled = [row for row in store.query(query("documents")) if "@" not in row["id"]]
    names = [(label(row), row["title"] or "") for row in settled]
    raise UnknownDocument(text, [(settled[index]["id"], line(settled[index])) for index in nearest(shortened(plain), names)])


def citations_of(store: Store) -> Callable[[str], list[str]]:
    """Return what gives the ids of the documents that a printed citation can mean: by its number, date, issuer or whole name, and never by words of a title.

    The documents of the store are read once, for any number of citations.
    """
    documents = store.query(query("documents"))

    def found(text: str) -> list[str]:
        from graph.find.cited import cited
        from graph.find.scanned import scanned

        read = cited(text) or scanned(unified(unicodedata.normalize("NFC", text)))
        return [row["id"] for row in _meant(store, documents, read[0])] if read else []

    return found


def refuse(text: str, error: Callable[..., Exception]) -> None:
    """Raise where a text cannot name anything."""
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is {type(text).__name__}; give what you would write, such as 'Chỉ thị 666'")
    if not any(letter.isalnum() for letter in text):
        raise error(text, why="it has no letter and no digit; give a name, a number or an id")
    if len(text) > _LONGEST:
        raise error(text, why=f"it has {len(text)} characters; give one citation, of at most {_LONGEST}")
    if bad := next((letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs"} and not letter.isspace()), None):
        raise error(text, why=f"it holds a control character (U+{ord(bad):04X}); give plain text")


def line(row: Row) -> str:
    """Return what tells a document from others: its label, its date or year, who issued it."""
    name, year = label(row), str(row["year"] or "")
    return ", ".join(filter(None, (name, row["date"] or ("" if year in name else year), row["issuer"])))


def _found(store: Store, text: str, plain: str) -> Iterator[list[Row]]:
    """Yield what each way to read a text finds, the surest way first."""
    yield _by_id(store, text)
    for reading in chain(readings(plain), law_readings(plain)):
        yield _settled([_numbered(store, reading)])
    documents = store.query(query("documents"))
    yield _by_name(documents, plain)
    ways: tuple[Callable[[], list[Row]], ...] = (partial(_cited, store, documents, text, plain), partial(_by_words, documents, plain))
    for way in ways if any(letter.isdigit() for letter in plain) else reversed(ways):
        yield way()


def _settled(found: Iterable[list[Row]]) -> list[Row]:
    """Return documents, each once: the settled ones if there are any; those read first, then the newest."""
    rows = {row["id"]: row for rows in found for row in rows}.values()
    settled = [row for row in rows if "@" not in row["id"]]
    return sorted(settled or rows, key=lambda row: (not row["loaded"], -(row["year"] or 0), row["id"]))


def _by_id(store: Store, text: str) -> list[Row]:
    """Return the document of that id, or those read from a file of that name."""
    spelled = list(dict.fromkeys((text, *(unicodedata.normalize(form, text.strip()) for form in ("NFC", "NFD")))))
    scope, _, number = spelled[-1].rpartition("/")
    ends = [] if text.strip().isdigit() else [f"{sign}{name}" for name in spelled for sign in "/\\#"]
    rows = store.query(query("documents_by_id"), {"ids": [*spelled, f"{scope.lower()}/{number.upper()}"], "ends": ends})
    return [row for row in rows if row["id"] in spelled] or list(rows)


def _numbered(store: Store, reading: Reading) -> list[Row]:
    """Return the documents with the number of a reading that nothing in it contradicts: those spelt so, else those whose number begins so."""
    if reading.number is None:
        return []
    rows = store.query(query("documents_by_number"), {"pattern": pattern(reading.number)})
    for some in ([row for row in rows if "@" not in row["id"]], rows):
        for matches in NUMBERED:
            if found := [row for row in some if matches(reading, row) and fits(reading, row)]:
                return found
    return []


def _by_name(documents: Sequence[Row], plain: str) -> list[Row]:
    """Return the laws of that whole name, with its year or without, and the documents of that whole title."""
    whole = spelled(words(plain))
    named = _named(documents, *name_and_year(plain))
    return _settled([named, [row for row in documents if whole and whole in _names(row)]])


def _named(documents: Sequence[Row], name: str, year: int | None) -> list[Row]:
    """Return the laws of that name and year: by their titles, and by the numbers that the catalogue has for them."""
    numbers = {law.number for law in laws_called(name)}
    return [row for row in documents if year in {None, row["year"]} and (row["number"] in numbers or (row["kind"] in named_kinds() and name in _names(row)))]


def _names(row: Row) -> tuple[str, ...]:
    """Return what a document is called in full, without its kind and with it."""
    return _called(row["kind"] or "", row["title"] or "")


@lru_cache(maxsize=1 << 16)
def _called(kind: str, title: str) -> tuple[str, ...]:
    name = words(title)
    return tuple(map(spelled, (name, f"{_folded(kind)} {name}"))) if kind in named_kinds() else (name, f"{_folded(kind)} {name}")


@cache
def _folded(kind: str) -> str:
    return words(kind)


def _by_words(documents: Sequence[Row], plain: str) -> list[Row]:
    """Return the documents whose title has the words, in order; of the kind, where a kind is named."""
    name, year = name_and_year(plain)
    kind, start = kind_at(name, 0)
    rest = name[start:].strip()
    if len(rest) < _SHORTEST:
        return []
    of_year = [row for row in documents if year in {None, row["year"]}]
    of_kind = [row for row in of_year if kind and row["kind"] in _LAWS.get(kind, (kind,)) and _has(row, rest)]
    return _settled([of_kind or ([] if kind in named_kinds() else [row for row in of_year if _has(row, name)])])


def _has(row: Row, some: str) -> bool:
    return f" {some}" in f" {_names(row)[0]}"


def _cited(store: Store, documents: Sequence[Row], text: str, plain: str) -> list[Row]:
    """Return the documents that the citation in a text can mean; where other words stand before it, those, too, of whose title the text is a part.

    Raises `AmbiguousDocument` where it cites several, of which the graph has some: none of them is chosen.
    """
    from graph.find.cited import cited
    from graph.find.scanned import scanned

    read = scanned(plain) or cited(plain) if plain.isascii() else cited(plain) or scanned(plain)
    meant = [_meant(store, documents, reading) for reading in read]
    found = _settled(meant)
    if found and not all(meant):
        raise AmbiguousDocument(text, [(row["id"], line(row)) for row in found], why="cites several documents, and not all are in this graph")
    return _settled([found, _by_words(documents, plain)]) if found and read[0].at else found


def _meant(store: Store, documents: Sequence[Row], reading: Reading) -> list[Row]:
    """Return the documents that one citation can mean."""
    if reading.target:
        rows = store.query(query("documents_by_id"), {"ids": [reading.target], "ends": []})
        if rows and not misprinted(reading, rows[0]):
            return list(rows)
    if reading.number:
        return _settled([_numbered(store, reading)])
    if reading.name is None:
        return []
    return _settled([_named(documents, spelled(reading.name), reading.year)])
