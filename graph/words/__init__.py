"""The words that people see, in two languages: one folder a language, one table a place where they are shown.

In: a section (`page`) and a language. Out: its words by key. Both languages hold the same keys, which a test checks.
Words of records, columns and Cypher are none of these: they stay as they are in every language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("vi", "en")
_HERE = Path(__file__).parent


@cache
def words(section: str, language: str) -> Mapping[str, str]:
    """Return the words of a section by key; tables inside the file give keys with dots: `[tab]` and `matrix` give `tab.matrix`."""
    read = tomllib.loads((_HERE / language / f"{section}.toml").read_text(encoding="utf-8"))
    return MappingProxyType(dict(_flat(read, "")))


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        rows += _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", str(value))]
    return rows
