"""Laws named by initials: mentions in, the same out, with `Luật CLSPHH` named in full where the text names one law of those initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.inforce import laws_named
from extractors.letters import rx
from extractors.mentions import Mention
from extractors.registry import fold_key

_INITIALS = rx(r"[\Lu]{2,10}")
_WORD = rx(r"\w+")
_JOINING = "va"


def named_in_full(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, each law that is named by initials under the one name of the text that has them.

    A name that the catalogue has, or that two names of the text fit, stays as it is.
    """
    known: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for mention in mentions:
        if mention.name and not _INITIALS.fullmatch(mention.name):
            known[mention.kind, _initials(mention.name)].setdefault(fold_key(mention.name), mention.name)
    return [_full(mention, known) for mention in mentions]


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if fold_key(word) != _JOINING).upper()


def _full(mention: Mention, known: Mapping[tuple[str | None, str], Mapping[str, str]]) -> Mention:
    if not mention.name or not mention.kind or not _INITIALS.fullmatch(mention.name) or laws_named(mention.kind, mention.name):
        return mention
    names = list(known.get((mention.kind, mention.name), {}).values())
    return replace(mention, name=names[0]) if len(names) == 1 else mention
