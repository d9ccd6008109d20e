"""A question of the library, asked with values as people type them.

In: a store, a question's name, and values: `Chỉ thị 666` for a document, `Sở Giáo dục và Đào tạo tỉnh Bắc Giang` for a unit, `1/11/2025` for a date. Out: its
rows. Nothing is guessed: a value that means nothing or several things is an error that says what it may be.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

from extractors.records import RELATIONS, ROLES
from extractors.registry import fold_key, kinds
from graph.errors import MissingValue, ValueUnknown
from graph.queries import NULL, Parameter, Question, query, question, questions
from graph.store import TIMEOUT, Rows, Store
from graph.words import words

TODAY = frozenset({"today", "hom nay"})
SEVERITIES = {"info": "info", "notice": "notice", "warning": "warning", "error": "error"}
_FEW = 12  # values that are all named
_DAY = re.compile(r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))")
_PLACE_TYPE = re.compile(r"^(?:tinh|thanh pho|tp|quan|huyen|thi xa|thi tran|xa|phuong)\s+")


def ask(store: Store, name: str, values: Sequence[Any] = (), named: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Rows:
    """Return the rows of a question; `values` fill its parameters in their order, `named` those of their names.

    Raises `UnknownQuestion`, `MissingValue`, `ValueUnknown` for a value of the wrong type or a name it does not take, and what finding a document raises.
    """
    asked = question(name)
    given = filled(asked, values, named or {})
    parameters = {item.name: read(store, item, given[item.name]) for item in asked.parameters}
    rows = store.query(query(name), parameters, timeout=timeout)
    if "limit" in parameters and len(rows) == parameters["limit"]:
        rows.notes.append(f"as many rows as asked for, {len(rows)}; a greater limit may give more")
    return rows


def listed() -> Rows:
    """Return the questions of the library: `group`, `question`, `takes`, `asks` in English, `asks_vi` in Vietnamese, `example`."""
    return Rows(
        ("group", "question", "takes", "asks", "asks_vi", "example"),
        [{"group": q.group, "question": q.name, "takes": q.takes, "asks": q.en, "asks_vi": q.vi, "example": q.command} for q in questions()],
    )


def described(asked: Question) -> str:
    """Return what a question asks and takes, for people."""
    width = max((len(item.name) for item in asked.parameters), default=0)
    kind = max((len(item.type) for item in asked.parameters), default=0)
    takes = [f"  {item.name:{width}}  {item.type:{kind}}  {item.says}{f' ({item.default} unless given)' if item.default else ''}" for item in asked.parameters]
    return "\n".join([asked.vi, asked.en, *takes, f"example: {asked.command}"])


def filled(asked: Question, values: Sequence[Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every parameter, as given or by default. Raises `MissingValue`, or `ValueUnknown` for what it does not take."""
    names = [item.name for item in asked.parameters]
    takes = f"it takes {asked.takes}" if names else "it takes nothing"
    if len(values) > len(names):
        raise ValueUnknown(f"{asked.name}: {len(values)} values are too many; {takes}")
    for name in named:
        if name not in names:
            raise ValueUnknown(f"{asked.name}: no parameter {name!r}; {takes}")
        if name in names[: len(values)]:
            raise ValueUnknown(f"{asked.name}: {name!r} is given twice, by its place and by its name")
    said = dict(zip(names, values, strict=False)) | dict(named)
    given = {item.name: item.default if said.get(item.name) is None else said[item.name] for item in asked.parameters}
    if missing := [name for name in names if given[name] is None]:
        raise MissingValue(f"{asked.name} needs {' and '.join(name.upper() for name in missing)}\n{described(asked)}")
    return given


def read(store: Store, item: Parameter, value: Any) -> Any:
    """Return what Cypher takes for a value that a person gives."""
    if value == item.default == NULL:
        return None
    try:
        return READERS[item.type](store, _clean(value))
    except ValueError as error:
        raise ValueUnknown(f"{item.name}: {error}") from error


def _clean(value: Any) -> Any:
    """Return a text composed and without white space around it; raises ValueError where nothing is left."""
    if not isinstance(value, str):
        return value
    if not (plain := " ".join(unicodedata.normalize("NFC", value).split())):
        raise ValueError("an empty text says nothing")
    return plain


def _document(store: Store, value: Any) -> str:
    from graph.find import find

    return find(store, _text(store, value))


def _documents(store: Store, value: Any) -> list[str]:
    """Several documents: a list, or one text with `;` between them."""
    return [_document(store, item) for item in _texts(store, value)]


def _unit(store: Store, value: Any) -> str:
    from graph.find import find_unit

    return find_unit(store, _text(store, value))


def _text(store: Store, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _texts(store: Store, value: Any) -> list[str]:
    """Several texts: a list, or one text with `;` between them."""
    several = re.split(r"\s*;\s*", value.strip("; ")) if isinstance(value, str) else list(value)
    return [_text(store, item) for item in several]


def _integer(store: Store, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,18}", value):
        return int(value)
    raise ValueError(f"{value!r} is no whole number from 0 up")


def _date(store: Store, value: Any) -> str:
    """A day, ISO: from `2025-11-01`, `1/11/2025`, `today`, or a date of Python."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, str) and fold_key(value) in TODAY:
        return datetime.date.today().isoformat()
    if isinstance(value, str) and (found := _DAY.fullmatch(value)):
        with suppress(ValueError):
            return datetime.date(*(int(found[part] or found[f"{part}2"]) for part in "ymd")).isoformat()
    raise ValueError(f"{value!r} is no day; write 2025-11-01, 1/11/2025 or today")


def day(store: Store | None, value: Any) -> str:
    """Return a day, ISO, as a person or Python gives it; no store is asked. Raises `ValueUnknown`."""
    return str(read(cast("Store", store), Parameter("at", "date", "the day"), value))


def _place(store: Store, value: Any) -> str:
    held = [*store.query("MATCH (d:Document) RETURN DISTINCT d.place AS place"), *store.query("MATCH (u:Unit) RETURN DISTINCT u.place AS place")]
    spelled = {fold_key(place): place for place in sorted({row["place"] for row in held if row["place"]})}
    typed = fold_key(_text(store, value))
    return _one_of("place", value, spelled, (typed, _PLACE_TYPE.sub("", typed)))


def _rule(store: Store, value: Any) -> str:
    rules = [row["rule"] for row in store.query("MATCH (f:Finding) RETURN DISTINCT f.rule AS rule ORDER BY rule")]
    return _one_of("rule", value, {fold_key(rule): rule for rule in rules})


def _relation(store: Store, value: Any) -> str:
    called = words("page", "vi")
    return _one_of("relation", value, {fold_key(word): relation for relation in RELATIONS for word in (relation, called[f"relation.{relation}"])})


def _role(store: Store, value: Any) -> str:
    called = words("page", "vi")
    return _one_of("role", value, {fold_key(word): role for role in ROLES for word in (role, called[f"role.{role}"])})


def _kind(store: Store, value: Any) -> str:
    return _one_of("kind of documents", value, {fold_key(word): kind.name for kind in kinds().values() for word in (*kind.abbreviations[::-1], kind.name)})


def _severity(store: Store, value: Any) -> str:
    return _one_of("severity", value, SEVERITIES)


def _one_of(what: str, value: Any, spelled: Mapping[str, str], typed: Sequence[str] = ()) -> str:
    """Return the value that a text is the spelling of, in any letters."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    for key in typed or (fold_key(value),):
        if key in spelled:
            return spelled[key]
    raise ValueError(f"no {what} {value!r}{_near(value, list(dict.fromkeys(spelled.values())))}")


def _near(value: str, known: Sequence[str]) -> str:
    """Say which names are nearest; all where they are few."""
    from rapidfuzz import process

    few = len(known) <= _FEW
    nearest = known if few else [found for found, _, _ in process.extract(value, known, processor=fold_key, limit=5, score_cutoff=60)]
    return f"; {'known' if few else 'nearest'} are: {'; '.join(nearest)}" if nearest else ""


READERS: Mapping[str, Callable[[Store, Any], Any]] = {
    "document": _document,
    "documents": _documents,
    "unit": _unit,
    "text": _text,
    "texts": _texts,
    "integer": _integer,
    "date": _date,
    "place": _place,
    "relation": _relation,
    "role": _role,
    "kind": _kind,
    "rule": _rule,
    "severity": _severity,
}
