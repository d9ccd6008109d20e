"""The command `viendan`: arguments in, results on standard output, progress and messages on standard error.

Exit status: 0 done; 1 done, but files failed or an evaluation is under its floor; 2 bad usage, an unknown or ambiguous document, a refused query; 130 stopped.
A command is a module here; what it needs is imported when it runs, so that `--help` answers at once. Its help stands in `graph.words`.
"""

from __future__ import annotations

import errno
import os
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
import typer.core

from extractors.errors import ReadError, ViendanError
from graph.cli import (
    ask,
    audit,
    build,
    cascade,
    catalogue,
    chain,
    check,
    doctor,
    evaluate,
    export,
    extract,
    impact,
    load,
    mcp,
    query,
    show,
    tasks,
    units,
    validity,
    view,
    welcome,
)
from graph.cli.helping import Command, Group, foreign
from graph.cli.speech import HELP, phrase, say, told
from graph.errors import NothingRead
from graph.words.choice import OPTION, VARIABLE, first

_STOPPED = 130
_LIBRARIES = frozenset({"pyarrow", "duckdb", "_duckdb", "kglite"})  # what they raise is about a file
_SETTINGS: dict[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "options_metavar": HELP["options"],
    "subcommand_metavar": HELP["commands"],
}
_Refusal: Any = typer.BadParameter.__mro__[2]  # of any argument, whichever library of commands typer stands on
PANELS = {
    "build": (build, catalogue, load, extract),
    "ask": (show, chain, validity, impact, cascade, units, tasks, ask, query),
    "check": (check, audit, evaluate, doctor),
    "give": (view, export, mcp),
}
app = typer.Typer(
    name="viendan",
    cls=Group,
    help=HELP["about"],
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    **_SETTINGS,
)
lists = typer.Typer(cls=Group, help=HELP["catalogue.about"], no_args_is_help=True, **_SETTINGS)


def _add(to: typer.Typer, run: Any, key: str, epilog: str, **settings: Any) -> None:
    """Add a command, whose name ends its key, with the help of its key."""
    said: dict[str, Any] = {"help": HELP[f"{key}.about"], "short_help": HELP[f"{key}.short"], "epilog": epilog}
    to.command(name=key.rpartition(".")[2], cls=Command, options_metavar=HELP["options"], **said, **settings)(run)


for panel, modules in PANELS.items():
    for module in modules:
        name = module.__name__.rpartition(".")[2]
        if module is catalogue:
            app.add_typer(lists, name=name, short_help=HELP[f"{name}.short"], rich_help_panel=HELP[f"panels.{panel}"])
        else:
            _add(app, module.run, name, module.EXAMPLES, rich_help_panel=HELP[f"panels.{panel}"], context_settings=getattr(module, "SETTINGS", None))
for key, (run, examples) in catalogue.COMMANDS.items():
    _add(lists, run, f"catalogue.{key}", examples)


class Language(StrEnum):
    """A language of `graph.words`."""

    vi = "vi"
    en = "en"


def _print_version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback(help=HELP["about"])
def _options(
    context: typer.Context,
    language: Annotated[Language | None, typer.Option(OPTION, envvar=VARIABLE, show_envvar=False, help=HELP["lang"])] = None,
    asked: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help=HELP["version"])] = False,
) -> None:
    if context.invoked_subcommand is None:
        welcome.run()


@app.command(hidden=True)
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    sys.stdout.write(f"viendan {installed('viendan')}\n")


def main() -> None:
    """Run the command; an error that Viendan raises on purpose is one message and a status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # whatever the code page
    foreign()
    try:
        sys.exit(_status(app(args=first(sys.argv[1:]), prog_name="viendan", standalone_mode=False)))
    except _Refusal as error:
        _refused(error)
    except typer.Abort:
        _stopped()
    except ViendanError as error:
        say(told("error", why=phrase(str(error))))
        sys.exit(1 if isinstance(error, (ReadError, NothingRead)) else 2)
    except BrokenPipeError:  # the reader of a pipe has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_STOPPED)
    except KeyboardInterrupt:
        _stopped()
    except Exception as error:
        if not _of_the_world(error):
            raise
        say(_cause(error))
        sys.exit(2)


def _status(ended: object) -> int:
    """Return the exit status of a command that has run."""
    return ended if isinstance(ended, int) else 0


def _stopped() -> None:
    say(told("stopped"))
    sys.exit(_STOPPED)


def _refused(error: Any) -> None:
    """Say what is wrong with the arguments, and how the command is used."""
    context, said = getattr(error, "ctx", None), error.format_message().replace("Value error, ", "", 1)
    if context is not None and said.rstrip() == context.get_help().rstrip():
        say(said)
        sys.exit(error.exit_code)
    if context is not None:
        say(f"{context.get_usage()}\n{told('try', command=context.command_path)}\n")
    if said:
        say(told("wrong", why=phrase(said)))
    sys.exit(error.exit_code)


def _cause(error: Exception) -> str:
    """Say what the disk, the memory or a file is about, and the way out."""
    where = f": {error.filename}" if isinstance(error, OSError) and error.filename else ""
    if isinstance(error, MemoryError):
        return told("memory")
    if isinstance(error, PermissionError):
        return told("denied", where=where)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return told("full", where=where)
    said = " ".join(str(error).split())[:300]
    return told("damaged", why=said or type(error).__name__)


def _of_the_world(error: Exception) -> bool:
    """Whether an error is of the disk, the memory or a file, and none of the program's own."""
    return isinstance(error, (OSError, MemoryError, RecursionError, UnicodeError)) or type(error).__module__.partition(".")[0] in _LIBRARIES
