"""One value as text: for people, for a terminal, for a spreadsheet, for XML, for JSON.

In: any value of a row. Out: a text that its reader takes for what it is: on a terminal it moves no cursor, in a spreadsheet it is no formula, in XML it can be
said at all. JSON has lists and nodes whole; elsewhere a list of plain items is its items with `; ` between them, and what holds more is JSON.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

_MOVES = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)  # controls, marks that turn the direction of text, halves of letters
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # an apostrophe before one of these may be ours
_RAW = re.compile(r"[\x7f-\x9f\ud800-\udfff]")  # what JSON leaves as it is, and terminals or UTF-8 do not
_UNKNOWN = "\ufffd"


def text_of(value: Any) -> str:
    """Return a value as a person reads it.

    >>> text_of(["Điều 5", "Điều 7"]), text_of(True), text_of(None), text_of({"a": None, "b": 1}), text_of(0.5)
    ('Điều 5; Điều 7', 'true', '', '{"b": 1}', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)) and not any(isinstance(item, (list, tuple, dict)) for item in value):
        return "; ".join(text for item in value if (text := text_of(item)))
    return json_of(_known(value)) if isinstance(value, (list, tuple, dict)) else str(value)


def _known(value: Any) -> Any:
    """Drop from nodes and relationships what is unknown."""
    if isinstance(value, dict):
        return {name: _known(item) for name, item in value.items() if item is not None}
    return [_known(item) for item in value] if isinstance(value, (list, tuple)) else value


def json_of(value: Any, *, indent: int | None = None) -> str:
    """Return a value as JSON that every reader takes: a number that JSON lacks is null, and no raw control character is in it.

    >>> json_of({"đ": float("nan"), "e": "\\x9b\\ud800"})
    '{"đ": null, "e": "\\\\u009b\\\\ud800"}'
    """
    try:
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=str, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, indent=indent, default=str)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, (list, tuple)) else value


def inert(text: str) -> str:
    """Return a text whose control characters are signs: it moves no cursor, rings no bell and turns no line round.

    >>> inert("a\\x1b[31mb\\x7f"), inert("\\u202eab")
    ('a␛[31mb␡', '\ufffdab')
    """
    return _MOVES.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 32 else "\u2421" if code == 127 else _UNKNOWN


def sayable(text: str) -> str:
    """Return a text that XML can hold.

    >>> sayable("a\\x00b")
    'a\ufffdb'
    """
    return _UNSAYABLE.sub(_UNKNOWN, text)


def formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula; so does one that begins with apostrophes before it, so that ours can be told from the text's own."""
    return _FORMULA.match(text) is not None


def cell(value: Any) -> Any:
    """Return a value as a CSV file holds it: controls are signs, and a text that a spreadsheet would run as a formula has an apostrophe before it.

    The apostrophe comes off again where a text begins with `'`, any more of them, and one of `= + - @`, a tab or an end of line.

    >>> cell("=1+1"), cell("'=1"), cell(7), cell(None), cell(["a", "b"])
    ("'=1+1", "''=1", 7, '', 'a; b')
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = inert(text_of(value))
    return f"'{text}" if formula(text) else text
