"""Help on a terminal: commands in groups, each with a heading, and the few words that the library of commands says itself in the language that is spoken."""

from __future__ import annotations

import re
from typing import Any

import typer.core

from graph.cli.speech import HELP, LANGUAGE, told
from graph.words import words

_REQUIRED = re.compile(r"\{([^{}]+)\}")  # as typer writes what must be given
_OPTIONAL = re.compile(r"\[\[([^\[\]]+)\](?:\.\.\.)?\]")  # and what may be left out, though its name says so


class Command(typer.core.TyperCommand):
    """A command whose usage is told in the language that is spoken."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        _usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help` with its help."""
        return _told(super().get_help_option(ctx))


class Group(typer.core.TyperGroup):
    """A command of commands: they stand in groups, in the order in which they were added."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        _usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help` with its help."""
        return _told(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options, those for completion with their help."""
        found = super().get_params(ctx)
        for option in (each for each in found if hasattr(each, "help")):
            if option.name in {"install_completion", "show_completion"}:
                option.help = HELP[option.name]
        return found

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands in the order of the groups."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, group by group."""
        groups: dict[str, list[tuple[str, str]]] = {}
        width = max(map(len, self.commands))
        for name, command in self.commands.items():
            if not command.hidden:
                heading = getattr(command, "rich_help_panel", None)
                group = heading if isinstance(heading, str) else words("foreign", LANGUAGE)["Commands"]
                groups.setdefault(group, []).append((f"{name:{width}}", command.get_short_help_str(formatter.width)))
        for group, rows in groups.items():
            with formatter.section(group):
                formatter.write_dl(rows)


def _usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    plain = _OPTIONAL.sub(r"[\1]", _REQUIRED.sub(r"\1", pieces)).replace("......", "...")
    formatter.write_usage(ctx.command_path, plain, prefix=f"{told('usage')} ")


def _told(option: Any) -> Any:
    if option is not None:
        option.help = HELP["show_help"]
    return option


def foreign() -> None:
    """Have the library of commands say its headings and remarks (`Options`, `required`) in the language that is spoken."""
    told_by_us = words("foreign", LANGUAGE)
    if hasattr(typer.core, "_"):
        typer.core._ = lambda text: told_by_us.get(text, text)
