"""What a command did not read: what failed is named, what is passed over is counted, and named on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.errors import BadArgument, PassedOver, ViendanError
from graph.cli.options import say

if TYPE_CHECKING:
    from extractors.dumps import Dumps

_NAMED = 100  # failures that are named without asking
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="FIELD=COLUMN,...", help="Columns of a dump: text, id, number, date, issuer, title, kind, url; else found by their names."
    ),
]
JoinOption = Annotated[
    str | None, typer.Option("--join", metavar="COLUMN", help="Join dumps by a column: what files without texts say is put beside the texts.")
]
NamesOption = Annotated[bool, typer.Option("--names", help="Name all that is passed over: unknown formats, lock files, empty rows.")]


def dumps_of(columns: str | None, join: str | None) -> Dumps:
    """Return how dumps are read, by the options of a command."""
    from extractors.dumps import Columns, Dumps

    try:
        return Dumps(Columns.parse(columns) if columns else Columns(), join)
    except BadArgument as error:
        raise typer.BadParameter(str(error), param_hint="--columns") from error


def named(path: str, error: ViendanError) -> str:
    """Return an error's message, with the file that it is about."""
    return str(error) if path in str(error) else f"{path}: {error}"


def tell(paths: Sequence[Path | str], failed: Iterable[tuple[str, ViendanError]], *, names: bool) -> int:
    """Say what was not read; return how many documents failed."""
    from extractors.folders import survey

    failures = [(path, error) for path, error in failed if not isinstance(error, PassedOver)]
    passed = [(str(error), error.what) for _, error in failed if isinstance(error, PassedOver)]
    passed += [(str(file), reason) for file, reason in survey(paths).passed]
    for path, error in failures if names else failures[:_NAMED]:
        say(f"left out: {named(path, error)}")
    if len(failures) > _NAMED and not names:
        say(f"left out: {len(failures) - _NAMED} more; --names names them")
    for name, reason in passed if names else ():
        say(f"passed over ({reason}): {name}")
    if passed:
        say(f"passed over: {counted(reason for _, reason in passed)}{'' if names else '; --names names them'}")
    return len(failures)


def counted(reasons: Iterable[str]) -> str:
    """Count reasons, the commonest first.

    >>> counted(["lock file", "empty row", "empty row"])
    'empty row: 2, lock file: 1'
    """
    return ", ".join(f"{reason}: {count}" for reason, count in sorted(Counter(reasons).items(), key=lambda item: (-item[1], item[0])))
