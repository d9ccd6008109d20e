"""Which language people are spoken to in: `--lang`, else VIENDAN_LANG, else the locale's; Vietnamese for `vi`, English for every other.

In: the arguments of a command line and its environment. Out: one of `LANGUAGES`, and the arguments with `--lang` at their head.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from graph.words import LANGUAGES

VARIABLE = "VIENDAN_LANG"
OPTION = "--lang"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts
_VIETNAMESE = 0x2A  # primary language of Windows' identifiers


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language.

    >>> chosen(["show", "--lang", "vi"], {}), chosen([], {"VIENDAN_LANG": "en", "LANG": "vi_VN.UTF-8"}), chosen([], {"LANG": "vi_VN.UTF-8"})
    ('vi', 'en', 'vi')
    """
    asked, _ = parted(arguments)
    return next((told for told in (asked, environment.get(VARIABLE)) if told in LANGUAGES), None) or _of_locale(environment)


def parted(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Part `--lang X` or `--lang=X`, wherever it stands before `--`, from the other arguments; one without a value stays among them.

    >>> parted(["show", "--lang=vi", "x", "--", "--lang", "en"])
    ('vi', ['show', 'x', '--', '--lang', 'en'])
    """
    told: str | None = None
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return told, [*rest, word, *words]
        if word.startswith(f"{OPTION}="):
            told = word.partition("=")[2]
        elif word != OPTION or (value := next(words, None)) is None:
            rest.append(word)
        else:
            told = value
    return told, rest


def first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `--lang` before the command, where it belongs.

    >>> first(["show", "x", "--lang", "vi"])
    ['--lang', 'vi', 'show', 'x']
    """
    told, rest = parted(arguments)
    return rest if told is None else [OPTION, told, *rest]


def _of_locale(environment: Mapping[str, str]) -> str:
    named = next((environment[name] for name in _LOCALES if environment.get(name)), None)
    if named is None and sys.platform == "win32":
        import ctypes

        return "vi" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _VIETNAMESE else "en"
    return "vi" if (named or "").partition("_")[0].partition(".")[0].lower() == "vi" else "en"
