"""The command `viendan`: arguments in, results on standard output, progress and messages on standard error.

Exit status: 0 done; 1 done, but files failed or an evaluation is under its floor; 2 bad usage, an unknown or ambiguous document, a refused query; 130 stopped.
A command is a module here; what it needs is imported when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from extractors.errors import ReadError, ViendanError
from graph.cli import (
    ask,
    audit,
    build,
    cascade,
    catalogue,
    chain,
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
)
from graph.cli.options import say
from graph.errors import NothingRead

_STOPPED = 130
_LIBRARIES = frozenset({"pyarrow", "duckdb", "_duckdb", "kglite"})  # what they raise is about a file
app = typer.Typer(
    name="viendan",
    help="Vietnamese legal and administrative documents as a knowledge graph: who cites whom, and who must do what.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (build, load, extract, ask, query, show, chain, validity, impact, cascade, units, tasks, audit, view, export, evaluate, mcp)
for module in COMMANDS:
    app.command(name=module.__name__.rpartition(".")[2], epilog=module.EXAMPLES, context_settings=getattr(module, "SETTINGS", None))(module.run)
app.add_typer(catalogue.app, name="catalogue")


def _print_version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def _options(
    asked: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    pass


_options.__doc__ = app.info.help


@app.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    sys.stdout.write(f"viendan {installed('viendan')}\n")


def main() -> None:
    """Run the command; an error that Viendan raises on purpose is one message and a status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # whatever the code page
    try:
        app(prog_name="viendan")
    except ViendanError as error:
        say(f"viendan: {error}")
        sys.exit(1 if isinstance(error, (ReadError, NothingRead)) else 2)
    except BrokenPipeError:  # the reader of a pipe has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_STOPPED)
    except KeyboardInterrupt:
        say("viendan: stopped")
        sys.exit(_STOPPED)
    except Exception as error:
        if not _of_the_world(error):
            raise
        said = " ".join(str(error).split())[:300]
        say(f"viendan: {said or type(error).__name__}; if a table of the graph is damaged, run `viendan build` again with --fresh")
        sys.exit(2)


def _of_the_world(error: Exception) -> bool:
    """Whether an error is of the disk, the memory or a file, and none of the program's own."""
    return isinstance(error, (OSError, MemoryError, RecursionError, UnicodeError)) or type(error).__module__.partition(".")[0] in _LIBRARIES
