"""What works on this machine: each thing that Viendan uses, whether it is there, and what was found.

In: a folder whose disk is looked at, and the address of a server, where one is given. Out: a `Check` a thing. Nothing is installed or changed; the words for
people, and how to get what is missing, are in `graph.words`.
"""

from __future__ import annotations

import importlib
import importlib.util
import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.errors import ViendanError
from extractors.readers.programs import office, program, tesseract_languages
from graph.store import open_store

WORKS, MISSING, WRONG, UNUSED = "works", "missing", "wrong", "unused"
SYSTEMS = ("debian", "macos", "windows")
_LIBRARIES = (
    "pyarrow",
    "duckdb",
    "kglite",
    "networkx",
    "lxml.etree",
    "pypdfium2",
    "pdfplumber",
    "openpyxl",
    "selectolax",
    "striprtf.striprtf",
    "rapidfuzz",
)
_OLDEST = (3, 11)
_LITTLE = 0.5  # GB


@dataclass(frozen=True, slots=True)
class Check:
    """A thing that is used: whether without it nothing goes, how it stands, and what was found, as a key of the words with its values."""

    name: str
    state: str  # one of WORKS, MISSING, WRONG, UNUSED
    found: str
    values: dict[str, object] = field(default_factory=dict)
    essential: bool = False

    @property
    def well(self) -> bool:
        """Whether it works, or is not needed."""
        return self.state in (WORKS, UNUSED)


def system() -> str:
    """Return the kind of system: one of `SYSTEMS`."""
    return {"darwin": "macos", "win32": "windows"}.get(sys.platform, "debian")


def checks(folder: Path, server: str | None = None) -> Iterator[Check]:
    """Yield what is found, the essentials first."""
    yield _python()
    yield _libraries()
    yield _names()
    yield _output()
    yield _disk(folder)
    yield _temporary()
    libreoffice = office()
    yield _program("libreoffice", libreoffice)
    antiword = program("antiword")
    yield Check("antiword", UNUSED, "no_need") if libreoffice and not antiword else _program("antiword", antiword)
    yield _tesseract()
    yield _neo4j(server)
    yield _mcp()
    yield _java()


def _python() -> Check:
    version = sys.version.split()[0]
    return (
        Check("python", WORKS, "version", {"version": version}, True)
        if sys.version_info >= _OLDEST
        else Check("python", WRONG, "old", {"version": version}, True)
    )


def _libraries() -> Check:
    broken = [name for name in _LIBRARIES if not _loads(name)]
    if broken:
        return Check("libraries", WRONG, "broken", {"names": ", ".join(broken)}, True)
    return Check("libraries", WORKS, "all", {"count": len(_LIBRARIES)}, True)


def _loads(name: str) -> bool:
    """Whether a library can be loaded, its compiled parts with it."""
    try:
        importlib.import_module(name)
    except (ImportError, OSError):
        return False
    return True


def _names() -> Check:
    encoding = sys.getfilesystemencoding()
    return Check("names", WORKS if encoding.lower().replace("-", "") == "utf8" else WRONG, "encoding", {"encoding": encoding}, True)


def _output() -> Check:
    """Output is always UTF-8; a terminal with another code page shows it wrongly."""
    shows = locale.getencoding().lower().replace("-", "")
    fits = shows in {"utf8", "cp65001"} or not sys.stdout.isatty()
    return Check("output", WORKS if fits else WRONG, "utf8", {"encoding": locale.getencoding()})


def _disk(folder: Path) -> Check:
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())
    free = shutil.disk_usage(there).free / 1e9
    values = {"free": f"{free:.1f}", "folder": there}
    return Check("disk", WORKS, "free", values, True) if free >= _LITTLE else Check("disk", WRONG, "full", values, True)


def _temporary() -> Check:
    try:
        with tempfile.TemporaryDirectory() as made:
            return Check("temporary", WORKS, "writable", {"folder": os.path.dirname(made)}, True)
    except OSError as error:
        return Check("temporary", WRONG, "unwritable", {"folder": error.filename or os.environ.get("TMPDIR", "")}, True)


def _program(name: str, path: str | None) -> Check:
    return Check(name, WORKS, "path", {"path": path}) if path else Check(name, MISSING, "absent")


def _tesseract() -> Check:
    path = program("tesseract")
    if path is None:
        return _program("tesseract", None)
    try:
        reads = "vie" in tesseract_languages()
    except ViendanError:
        reads = False
    return Check("tesseract", WORKS if reads else WRONG, "languages" if reads else "no_vietnamese", {"path": path})


def _neo4j(server: str | None) -> Check:
    if server is None:
        return Check("neo4j", UNUSED, "no_address")
    try:
        open_store(server).close()
    except ViendanError as error:
        return Check("neo4j", WRONG, "silent", {"error": str(error)})
    return Check("neo4j", WORKS, "answers", {"address": server})


def _mcp() -> Check:
    return Check("mcp", WORKS, "installed") if importlib.util.find_spec("mcp") else Check("mcp", MISSING, "absent")


def _java() -> Check:
    """Java is for Spark alone."""
    if not importlib.util.find_spec("pyspark"):
        return Check("java", UNUSED, "no_spark")
    home = os.environ.get("JAVA_HOME")
    return _program("java", shutil.which("java") or (home and shutil.which("java", path=str(Path(home) / "bin"))) or None)
