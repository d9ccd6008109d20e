"""The commands of `viendan`, as they describe themselves.

In: nothing. Out: a record a command, and its page.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

os.environ["VIENDAN_LANG"] = "en"  # before the command is imported: reference pages are in English
EXAMPLES = Path(__file__).with_name("examples.toml")


@dataclass(frozen=True, slots=True)
class Taken:
    """An argument or an option: how it is written, what it means, and its default."""

    names: tuple[str, ...]
    written: str
    says: str
    default: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name behind `viendan`, what it does, and what it takes."""

    name: str
    says: str
    usage: str
    arguments: tuple[Taken, ...]
    options: tuple[Taken, ...]
    hidden: bool = False  # known, and told nowhere

    @property
    def names(self) -> set[str]:
        """Every name of an option."""
        return {name for option in self.options for name in option.names}

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"{self.name.replace(' ', '-')}.md"


@cache
def commands() -> tuple[Command, ...]:
    """Return every command, those inside another behind it, in the order of the help."""
    from typer.main import get_command

    from graph.cli import app

    return tuple(_inside(get_command(app), "", None))


def _inside(group: Any, prefix: str, above: Any) -> Iterator[Command]:
    context = group.make_context("viendan", [], parent=above, resilient_parsing=True)
    for name, command in group.commands.items():
        full = f"{prefix}{name}"
        if hasattr(command, "commands"):
            yield from _inside(command, f"{full} ", context)
        else:
            yield _described(full, command, context)


def _described(name: str, command: Any, above: Any) -> Command:
    context = command.make_context(name, [], parent=above, resilient_parsing=True)
    usage = _plain(f"viendan {name} {' '.join(command.collect_usage_pieces(context))}")
    given = command.get_params(context)
    arguments = tuple(_taken(item, context) for item in given if item.param_type_name == "argument")
    options = tuple(_taken(item, context) for item in given if item.param_type_name == "option")
    says = "\n\n".join(" ".join(part.split()) for part in command.help.split("\n\n"))
    return Command(name, says, usage, arguments, options, command.hidden)


def _plain(usage: str) -> str:
    """Return how a command or an argument is written, without the braces that say again what is required, and without types.

    >>> _plain("viendan ask [OPTIONS] [[QUESTION]] [[VALUE]...]..."), _plain("PATH... <list[Path]>")
    ('viendan ask [OPTIONS] [QUESTION] [VALUE]...', 'PATH...')
    """
    plain = re.sub(r" <\S+>$", "", " ".join(usage.split()))
    plain = re.sub(r"\{([^{}]+)\}", r"\1", plain)
    return re.sub(r"\[\[([^\[\]]+)\](?:\.\.\.)?\]", r"[\1]", plain).replace("......", "...")


def _choices(written: str) -> str:
    """Return how an option is written, without the bar between choices, which divides the cells of a table.

    >>> _choices("--format <csv|json>"), _choices("--graph DIR|ADDRESS")
    ('--format <csv, json>', '--graph DIR or ADDRESS')
    """
    return re.sub(r"<[^>]+>", lambda found: found[0].replace("|", ", "), written).replace("|", " or ")


def _taken(item: Any, context: Any) -> Taken:
    written, said = item.get_help_record(context)
    extra = re.search(r"\s*\[(?P<inside>[^\]]*)\]$", said)
    says = said[: extra.start()] if extra else said
    default = " ".join((extra["inside"] if extra else "").split())
    if item.name == "workers":  # how many, the machine says
        default = re.sub(r"default: \d+", "default: one, for `build` one a processor", default)
    shown = _plain(written) if item.param_type_name == "argument" else _choices(" ".join(written.split()))
    return Taken((*item.opts, *item.secondary_opts), shown, " ".join(says.split()), default)


def page(command: Command, examples: Mapping[str, Any]) -> str:
    """Return the page of a command; what its examples print is filled in later."""
    lines = [f"# viendan {command.name}", "", command.says, "", "```text", command.usage, "```", ""]
    lines += _table("argument", command.arguments) + _table("option", command.options)
    for example in examples.get(command.name, []):
        lines += [example["says"], "", *_files(example), f"```{example.get('as', 'console')}"]
        lines += [f"{'' if 'as' in example else '$ '}{line}" for line in example["run"]] + ["```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _files(example: Mapping[str, Any]) -> list[str]:
    lines = []
    for name, text in example.get("files", {}).items():
        lines += [f'```text title="{name}"', *text.strip().splitlines(), "```", ""]
    return lines


def _table(kind: str, items: tuple[Taken, ...]) -> list[str]:
    if not items:
        return []
    return [f"| {kind} | meaning | |", "| --- | --- | --- |", *(_row(item) for item in items), ""]


def _row(item: Taken) -> str:
    return "| " + " | ".join(part.replace("|", "\\|") for part in (f"`{item.written}`", item.says, item.default)) + " |"


def pages() -> dict[str, str]:
    """Return the pages of all commands, and the list of them."""
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    told = [item for item in commands() if not item.hidden]
    made = {f"commands/{item.file}": page(item, examples) for item in told}
    head = [
        "# Commands",
        "",
        (EXAMPLES.parent / "commands.md").read_text(encoding="utf-8").strip(),
        "",
        *_table("option", _of_all()),
        "| command | does |",
        "| --- | --- |",
    ]
    rows = [f"| [`viendan {item.name}`]({item.file}) | {item.says.partition(chr(10))[0]} |" for item in told]
    return {"commands/index.md": "\n".join([*head, *rows]) + "\n", **made}


def _of_all() -> tuple[Taken, ...]:
    """Return the options that stand before the command."""
    from typer.main import get_command

    from graph.cli import app

    group = get_command(app)
    context = group.make_context("viendan", [], resilient_parsing=True)
    return tuple(_taken(item, context) for item in group.get_params(context))
