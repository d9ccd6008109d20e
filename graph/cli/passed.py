"""What a command did not read: what failed is named, what is passed over is counted, and named on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.errors import BadArgument, PassedOver, ViendanError
from graph.cli.speech import HELP, phrase, say, told

if TYPE_CHECKING:
    from extractors.dumps import Dumps

_NAMED = 100  # failures that are named without asking
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="FIELD=COLUMN,...", help=HELP["shared.columns"]),
]
JoinOption = Annotated[str | None, typer.Option("--join", metavar="COLUMN", help=HELP["shared.join"])]
NamesOption = Annotated[bool, typer.Option("--names", help=HELP["shared.names"])]


def dumps_of(columns: str | None, join: str | None) -> Dumps:
    """Return how dumps are read, by the options of a command."""
    from extractors.dumps import Columns, Dumps

    try:
        return Dumps(Columns.parse(columns) if columns else Columns(), join)
    except BadArgument as error:
        raise typer.BadParameter(phrase(str(error)), param_hint="--columns") from error


def named(path: str, error: ViendanError) -> str:
    """Return an error's message, with the file that it is about."""
    said = phrase(str(error))
    return said if path in said else f"{path}: {said}"


def tell(paths: Sequence[Path | str], failed: Iterable[tuple[str, ViendanError]], *, names: bool) -> int:
    """Say what was not read; return how many documents failed."""
    from extractors.folders import survey

    failures = [(path, error) for path, error in failed if not isinstance(error, PassedOver)]
    passed = [(str(error), error.what) for _, error in failed if isinstance(error, PassedOver)]
    passed += [(str(file), reason) for file, reason in survey(paths).passed]
    for path, error in failures if names else failures[:_NAMED]:
        say(told("passed.left", what=named(path, error)))
    if len(failures) > _NAMED and not names:
        say(told("passed.left_more", count=len(failures) - _NAMED))
    for name, reason in passed if names else ():
        say(told("passed.one", reason=phrase(reason), name=name))
    if passed:
        say(told("passed.counted" if names else "passed.counted_named", counts=counted(phrase(reason) for _, reason in passed)))
    return len(failures)


def counted(reasons: Iterable[str]) -> str:
    """Count reasons, the commonest first.

    >>> counted(["lock file", "empty row", "empty row"])
    'empty row: 2, lock file: 1'
    """
    return ", ".join(f"{reason}: {count}" for reason, count in sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0])))
