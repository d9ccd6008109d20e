"""`viendan` alone: what graph is in the folder, and what to do next."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from graph.cli.options import DEFAULT
from graph.cli.speech import phrase, told

_BEGIN = (("viendan build PATH", "make"), ("viendan check DRAFT.docx", "try"), ("viendan doctor", "doctor"))
_GO_ON = (('viendan show "Chỉ thị 666"', "show"), ('viendan chain "Chỉ thị 666"', "chain"), ("viendan ask", "ask"), ("viendan view --open", "view"))
_HELP = ("viendan --help", "help")


def run() -> None:
    """Say it on standard output."""
    from importlib.metadata import version

    found, steps = _found(Path(DEFAULT))
    lines = [told("welcome.version", version=version("viendan")), "", found, "", *_steps([*steps, _HELP])]
    sys.stdout.write("\n".join(lines) + "\n")


def _found(folder: Path) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return what is said of the graph in the folder, and what to do next."""
    from extractors.errors import ViendanError
    from graph.generations import manifest

    try:
        counts = manifest(folder).get("counts")
    except ViendanError as error:
        return told("welcome.broken", folder=folder, why=phrase(str(error))), _BEGIN
    if not isinstance(counts, dict) or "loaded" not in counts:
        return told("welcome.none", folder=folder), _BEGIN
    cited = counts.get("Document", 0) - counts["loaded"]
    return told("welcome.found", folder=folder, documents=counts["loaded"], cited=cited, units=counts.get("Unit", 0)), _GO_ON


def _steps(steps: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(command) for command, _ in steps)
    return [f"  {command:{width}}  {told(f'welcome.{what}')}" for command, what in steps]
