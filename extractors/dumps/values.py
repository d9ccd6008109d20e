"""The values of a dump's cells: what a reader of its format gave comes in, an id, a text or a day goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from extractors.letters import whole

_LONGEST_SAID = 2_000  # characters
_LONGEST_NAME = 200
_DAY = re.compile(r"\s*(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)")


def first(row: Mapping[str, Any], columns: Sequence[str | None]) -> Any:
    """Return the first value that says anything."""
    return next((value for column in columns if column is not None and (value := row.get(column)) not in (None, "", [], {})), None)


def named(value: Any) -> str:
    """Return an id as it stands in a name.

    >>> named(7.0), named(" a\\n b")
    ('7', 'a b')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return whole(" ".join(str(value).split()))[:_LONGEST_NAME]


def said(value: Any) -> str:
    """Return a value as text; of a list, its parts.

    >>> said(["Bộ Tài chính", "Bộ Y tế"]), said(date(2020, 3, 5)), said({"a": 1})
    ('Bộ Tài chính; Bộ Y tế', '2020-03-05', '')
    """
    if isinstance(value, list):
        value = "; ".join(str(part) for part in value if isinstance(part, str | int))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return whole(" ".join(str(value).split()))[:_LONGEST_SAID] if isinstance(value, str | int | float) else ""


def iso(text: str) -> str:
    """Return a day as ISO, whatever is no day as it stands.

    >>> iso("05/03/2020 00:00"), iso("2020-03-05T00:00:00"), iso("tháng 3")
    ('2020-03-05', '2020-03-05', 'tháng 3')
    """
    found = _DAY.match(text)
    if not found:
        return text
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return text
