"""Programs of the system: a command comes in, what it prints goes out; one that is missing, fails or hangs is a `ReadError`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractors.errors import ReadError
from extractors.readers.limits import shown

_SECONDS = 600  # for a whole document


def office() -> str | None:
    """Return the path of LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def output_of(path: Path, command: Sequence[str], *, seconds: int = _SECONDS) -> str:
    """Run a program on a file and return what it prints."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=True, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{shown(path)}: {Path(command[0]).name} did not end in {seconds} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        raise ReadError(f"{shown(path)}: {Path(command[0]).name} could not read the file: {said.decode('utf-8', 'replace').strip()[-200:]}") from error
    return done.stdout.decode("utf-8", errors="replace")


def tesseract_languages() -> frozenset[str]:
    """Return the languages that tesseract knows; none where it is not installed."""
    program = shutil.which("tesseract")
    return _languages(program) if program else frozenset()


@cache
def _languages(program: str) -> frozenset[str]:
    return frozenset(output_of(Path(program), [program, "--list-langs"]).split())
