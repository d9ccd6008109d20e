"""The worked examples of CONTRIBUTING: each patch, applied to a copy of the packages, does what stands below it, and without it that fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT
from making.blocks import blocks

_PLAY = """
import doctest, sys
test = doctest.DocTestParser().get_doctest(sys.stdin.read(), {}, "effect", None, None)
sys.exit(doctest.DocTestRunner().run(test).failed)
"""


def examples() -> list[tuple[str, str]]:
    """Return the patches, each with the block behind it."""
    told = list(blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    return [(one.text, other.text) for one, other in pairwise(told) if (one.language, other.language) == ("diff", "python")]


EXAMPLES = examples()
NAMES = [patch.partition("\n")[0].removeprefix("--- ") for patch, _ in EXAMPLES]


def apply(patch: str, folder: Path) -> None:
    """Apply a patch: in each file the lines of context, which stand there once, get the lines with `+` beside them; a file that is not there is made."""
    for part in patch.split("--- ")[1:]:
        name, *lines = part.splitlines()
        file = folder / name
        before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
        after = "".join(f"{line[1:]}\n" for line in lines)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert not before or text.count(before) == 1, f"{name}: the context of the patch stands there {text.count(before)} times"
        file.write_text(text.replace(before, after) if before else after + text, encoding="utf-8")


def play(effect: str, packages: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run an example with the packages of a folder."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(packages), "VIENDAN_LANG": "en"}
    return subprocess.run([sys.executable, "-c", _PLAY], input=effect, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_there_are_five_examples_at_least() -> None:
    assert len(EXAMPLES) >= 5
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(("patch", "effect"), EXAMPLES, ids=NAMES)
def test_a_patch_does_what_stands_below_it(patch: str, effect: str, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for name in ("extractors", "graph"):
        shutil.copytree(ROOT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert play(effect, packages, tmp_path / "before").returncode
    apply(patch, packages)
    done = play(effect, packages, tmp_path / "after")
    assert done.returncode == 0, done.stdout + done.stderr
