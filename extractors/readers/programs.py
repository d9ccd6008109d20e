"""Programs of the system: a command comes in, what it prints goes out; one that is missing, fails or hangs is a `ReadError`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractors.errors import ReadError
from extractors.readers.limits import shown

_SECONDS = 600  # for a whole document
_PLACES = {  # where installers put programs that they add to no PATH
    "soffice": ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"%ProgramFiles%\LibreOffice\program\soffice.exe"),
    "tesseract": (r"%ProgramFiles%\Tesseract-OCR\tesseract.exe", r"%LocalAppData%\Programs\Tesseract-OCR\tesseract.exe"),
}


def program(name: str) -> str | None:
    """Return the path of a program: on the PATH, or where its installer puts it."""
    places = (Path(_filled(place)) for place in _PLACES.get(name, ()))
    return shutil.which(name) or next((str(place) for place in places if place.is_file()), None)


def _filled(place: str) -> str:
    """Return a place with the variables of Windows in it filled in; what is not set stays, and is no file."""
    for variable in ("ProgramFiles", "LocalAppData"):
        place = place.replace(f"%{variable}%", os.environ.get(variable) or f"%{variable}%")
    return place


def office() -> str | None:
    """Return the path of LibreOffice."""
    return program("soffice") or program("libreoffice")


def output_of(path: Path, command: Sequence[str], *, seconds: int = _SECONDS) -> str:
    """Run a program on a file and return what it prints."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=True, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{shown(path)}: {Path(command[0]).name} did not end in {seconds} seconds; save the file as .docx or as a PDF with text") from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        what = " ".join(said.decode("utf-8", "replace").split())[-200:]
        raise ReadError(
            f"{shown(path)}: {Path(command[0]).name} could not read the file ({what}); open it, and save it as .docx or as a PDF with text"
        ) from error
    return done.stdout.decode("utf-8", errors="replace")


def tesseract_languages() -> frozenset[str]:
    """Return the languages that tesseract knows; none where it is not installed."""
    found = program("tesseract")
    return _languages(found) if found else frozenset()


@cache
def _languages(tesseract: str) -> frozenset[str]:
    return frozenset(output_of(Path(tesseract), [tesseract, "--list-langs"]).split())
