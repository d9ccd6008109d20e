"""How the commands speak: in which language, with which words, and what a table of rows looks like to people.

In: the language of `graph.words.choice`, chosen when this is imported, because help texts are made at import. Out: words of help (`HELP`), messages (`told`),
phrases of records (`phrase`), rows with headings and phrases in the language (`worded`). Names of commands, options, columns in files and Cypher stay English.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

from graph.cells import inert
from graph.words import words
from graph.words.choice import chosen

LANGUAGE = chosen(sys.argv[1:], os.environ)
HELP = words("help", LANGUAGE)
_PHRASES = frozenset({"answer", "detail", "extent", "how", "listed_status", "reason", "due_reason", "tie", "ties", "what", "wrong"})
_TOKENS = {  # columns with words of a closed list, which stand in `values` under a name
    **{name: name for name in ("level", "role", "severity", "loaded", "draft", "tied")},
    **dict.fromkeys(("effective_stated_by", "ends_stated_by"), "stated_by"),
}


def told(key: str, **values: object) -> str:
    """Return a message."""
    return words("say", LANGUAGE)[key].format(**values)


def say(message: str) -> None:
    """Say something on standard error."""
    sys.stderr.write(f"{inert(message)}\n")


def phrase(text: str) -> str:
    """Return a phrase of a record or of an error in the language."""
    if LANGUAGE == "en":
        return text
    from graph.words.phrases import translated

    return translated(text, LANGUAGE)


def epilog(*commands: str) -> str:
    """Return examples as help shows them."""
    return f"{HELP['examples' if len(commands) > 1 else 'example']} {'; '.join(commands)}"


def heading(name: str) -> str:
    """Return the heading of a column."""
    return words("columns", LANGUAGE).get(name, name)


def worded(rows: Any) -> Any:
    """Return rows as a table shows them: the headings, and the phrases in the cells."""
    if LANGUAGE == "en":
        return rows
    from graph.output import columns
    from graph.store import Rows

    names = columns(rows)
    return Rows([heading(name) for name in names], [{heading(name): cell(name, row.get(name), row.get("rule")) for name in names} for row in rows])


def cell(name: str, value: Any, rule: Any = None) -> Any:
    """Return the value of a column in the language: a phrase, a word of a closed list, or as it is; the detail of a finding by its rule."""
    if isinstance(value, list):
        return [cell(name, item, rule) for item in value]
    if LANGUAGE != "en" and name == "detail" and isinstance(value, str) and isinstance(rule, str):
        from graph.words.phrases import detailed

        return detailed(rule, value, LANGUAGE)
    if LANGUAGE != "en" and name in _TOKENS:
        return words("values", LANGUAGE).get(f"{_TOKENS[name]}.{str(value).lower()}", value)
    return phrase(value) if name in _PHRASES and isinstance(value, str) else value


def shown(rows: Any, *, title: str | None = None) -> None:
    """Print rows for people."""
    from graph.output import show

    show(worded(rows), title=title, empty=told("no_rows"))


def note(notes: Iterable[str]) -> None:
    """Say what is to be noted of an answer, on standard error."""
    for each in notes:
        say(told("note", what=phrase(each)))
