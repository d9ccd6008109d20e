"""A list of law into the catalogue: its files come in, a folder of tables beside the other lists comes out, and what is to be said of it.

A list is refused whole where its days are turned round, a file cannot be read to its end, or nothing of it can be identified; what stood in the catalogue under
its name then stays.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extractors.dumps import Columns
from extractors.dumps.columns import OFFICIAL
from extractors.errors import ReadError
from extractors.registry import slug
from extractors.registry.official import status_of, tie_of
from graph.catalogue.dates import FIELDS, Checked
from graph.catalogue.identity import identify
from graph.catalogue.listed import FORMAT, LIST, Listed, files_of
from graph.catalogue.reading import DAYS, File, opened
from graph.catalogue.tables import DOCUMENTS, SAID, Sheet, settle
from graph.catalogue.tally import Tally
from graph.errors import CatalogueError
from graph.files import replacing

_EVERY = 1000  # rows between two reports
_FIRST, _LAST = "1945", "2100"  # years in which the days of a list lie
_SAID = ("said_documents.parquet", "said_relations.parquet")
_LONGEST_NAME = 100
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")  # names that no folder has on Windows


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told while a list is read: how many rows of a file are done, and each row that is left out with the reason."""

    progress: Callable[[int, int | None, str], None] = lambda done, total, path: None
    left_out: Callable[[str, str], None] = lambda row, reason: None


@dataclass(slots=True)
class Added:
    """What became of a list's rows."""

    name: str
    as_of: str | None
    rows: int = 0  # of documents
    documents: int = 0  # with an identity
    related: int = 0  # rows of relations
    broken: Tally = field(default_factory=Tally)  # rows that are none
    without: Tally = field(default_factory=Tally)  # identity, by reason
    days: Tally = field(default_factory=Tally)  # that are none, by field
    statuses: Tally = field(default_factory=Tally)  # words that the table does not have
    words: Tally = field(default_factory=Tally)  # of relations that the table does not have
    ties: Tally = field(default_factory=Tally)  # relations by word
    untied: Tally = field(default_factory=Tally)  # relations left out, by word and reason
    checked: tuple[Checked, ...] = ()

    @property
    def relations(self) -> int:
        """How many rows of relations are kept."""
        return self.ties.total


def add(
    files: Sequence[Path],
    catalogue: Path,
    *,
    name: str | None = None,
    as_of: str | None = None,
    columns: Columns | None = None,
    watch: Watch | None = None,
) -> Added:
    """Put a list of one or more files into a catalogue; one of the same name, or of the same first file, is replaced.

    `as_of` is the day on which the list was made (ISO). Raises `ReadError` for a file that cannot be read, `CatalogueError` for a list that is refused.
    """
    files, columns = list(dict.fromkeys(files)), columns or Columns(fields=OFFICIAL)
    added = Added(_name(files, catalogue, name), as_of, checked=tuple(map(Checked, FIELDS)))
    with replacing(catalogue / added.name, option="--catalogue") as part:
        part.mkdir()
        _read(files, part, columns, added, watch or Watch())
        for checked in added.checked:
            if checked.is_turned:
                raise CatalogueError(_refusal(files, checked))
        contradicted, added.ties, untied = settle(part / _SAID[0], part / _SAID[1], part)
        added.documents -= contradicted.total
        added.without.join(contradicted)
        added.untied.join(untied)
        if not added.documents:
            raise CatalogueError(_nothing(files, added))
        _sign(part, files, added)
    return added


def _name(files: Sequence[Path], catalogue: Path, name: str | None) -> str:
    """Return the name of a list. Raises `CatalogueError` where it has none, or one that another list has."""
    found = slug(name if name is not None else files[0].name.split(".")[0])[:_LONGEST_NAME]
    found = f"list-{found}" if _RESERVED.fullmatch(found) else found
    if not found:
        raise CatalogueError(f"{name or files[0]}: no name for a list; give one of letters and digits with --name")
    path = str(files[0].resolve())
    held = files_of(catalogue / found)
    if name is None and held and path not in held:
        raise CatalogueError(f"{files[0]}: list {found!r} of the catalogue is of another file, {held[0]}; --name {found} replaces it, another name keeps both")
    return found


def _read(files: Sequence[Path], part: Path, columns: Columns, added: Added, watch: Watch) -> None:
    """Read the files into tables of rows as they were read."""
    missing = set(columns.given.values())
    with Sheet(part / _SAID[0], DOCUMENTS) as documents, Sheet(part / _SAID[1], SAID) as relations:
        for path in files:
            file = opened(path, columns)
            missing -= file.names
            for row, told in _whole(path, file, added, watch):
                if file.relations:
                    _relation(told, added, relations)
                else:
                    _document(row, told, added, documents, watch)
    if missing:
        raise CatalogueError(f"{', '.join(map(str, files))}: no column {', '.join(sorted(missing))}")


def _whole(path: Path, file: File, added: Added, watch: Watch) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the name of each row and what it says; count those that are broken."""
    for number, told in file.rows:
        row = f"{path.name}#{told.get('id', number) if isinstance(told, Mapping) else number}"
        if number % _EVERY == 0:
            watch.progress(number, None, str(path))
        if isinstance(told, ReadError):
            added.broken.add("broken row", str(told))
            watch.left_out(row, str(told))
        else:
            yield row, told


def _document(row: str, told: Mapping[str, str], added: Added, documents: Sheet, watch: Watch) -> None:
    added.rows += 1
    said = {**told, **dict.fromkeys(DAYS), **_days(told, added)}
    identity = identify({name: value for name, value in said.items() if value})
    if identity.id is None:
        reason = identity.reason or "unknown"
        added.without.add(reason, told.get("number") or row)
        watch.left_out(row, f"{reason}: {told.get('number') or '-'}, {told.get('issuer') or '-'}")
        return
    for checked in added.checked:
        if identity.number and (day := said.get(checked.told)):
            checked.see(identity.number, day)
    added.documents += 1
    documents.add(
        {
            **{name: said[name] for name in DAYS},
            **{name: getattr(identity, name) for name in ("id", "number", "kind", "issuer")},
            **_plain(told, added),
            "as_of": added.as_of,
            "source": added.name,
        }
    )


def _plain(told: Mapping[str, str], added: Added) -> dict[str, str | None]:
    """Return what a row says of itself without being read: its own id, its title, and its status with the word for it."""
    printed = told.get("status")
    return {"given_id": told.get("id"), "title": told.get("title"), "status": _status(printed, added), "printed_status": printed}


def _days(told: Mapping[str, str], added: Added) -> dict[str, str]:
    """Return a row's days; count what is none."""
    found = {name: told[name] for name in DAYS if name in told}
    days = {name: day for name, day in found.items() if _is_day(day)}
    for name in found.keys() - days.keys():
        added.days.add(name, found[name])
    return days


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 and _FIRST <= text[:4] <= _LAST


def _status(printed: str | None, added: Added) -> str:
    status = status_of(printed) if printed else "unknown"
    if status is None:
        added.statuses.add(printed or "")
    return status or "unknown"


def _relation(told: Mapping[str, str], added: Added, relations: Sheet) -> None:
    """Note a relation by given ids, from the document that acts to the one that it acts on."""
    added.related += 1
    printed = told.get("relation", "")
    tie = tie_of(printed)
    if tie is None or not printed:
        added.words.add(repr(printed) if printed else "no word")
    elif tie.relation is None:
        added.untied.add(f"{printed!r} says of no act")
    elif "document" not in told or "other" not in told:
        added.untied.add(f"{printed!r} without an id")
    else:
        pair = (told["document"], told["other"]) if tie.acts == "this" else (told["other"], told["document"])
        row = dict(zip(("acting", "acted_on"), pair, strict=True))
        relations.add({**row, "relation": tie.relation, "extent": tie.extent, "printed": printed, "stated_by": added.name})


def _refusal(files: Sequence[Path], checked: Checked) -> str:
    names = ", ".join(map(str, files))
    return (
        f"{names}: refused, for day and month are turned round ({checked.told}): of {checked.seen} known acts whose day could tell, {checked.turned} have "
        f"them so, {checked.right} have their day; {'; '.join(checked.examples)}. Get the list anew with its days read day first"
    )


def _nothing(files: Sequence[Path], added: Added) -> str:
    names = ", ".join(map(str, files))
    if added.related and not added.rows:
        return f"{names}: holds relations alone; add it together with the file of documents that has their ids"
    return f"{names}: no document can be identified; {added.without.said() or 'there is no row'}"


def _sign(part: Path, files: Sequence[Path], added: Added) -> None:
    """Say beside the tables what the list is, and take away what it was made from."""
    for name in _SAID:
        (part / name).unlink()
    shutil.rmtree(part / "spilled", ignore_errors=True)
    made = Listed(
        name=added.name,
        files=tuple(str(file.resolve()) for file in files),
        as_of=added.as_of,
        added=date.today().isoformat(),
        rows=added.rows,
        documents=added.documents,
        relations=added.relations,
        checked={each.told: each.said() for each in added.checked},
    )
    (part / LIST).write_text(json.dumps({"format": FORMAT, **made.to_dict()}, ensure_ascii=False, indent=1), encoding="utf-8")
