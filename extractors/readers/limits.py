"""Files and archives within bounds: a path or bytes come in, bytes and XML trees go out, and what unfolds without end is refused.

A file is read whole only if it is a regular file of `LARGEST` bytes at most. A member of an archive may be 200 times as large as it is packed, and all read
members `LARGEST` bytes together. XML has no document type, no entities, reaches no network and nests as deep as libxml2 allows (2,048).
"""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from extractors.errors import ReadError

LARGEST = 256 << 20  # bytes of one file, and of all that is unpacked from it
_RATIO = 200  # unpacked to packed
_WINDOWS, _LONGEST_PATH = os.name == "nt", 260
_FREE = 4 << 20  # bytes that may unfold from anything


def shown(path: Path | str) -> str:
    r"""Return a path as text that can be written anywhere; bytes that are not UTF-8 are escaped.

    >>> shown("a\udcff.txt")
    'a\\xff.txt'
    """
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a regular file. Raises `ReadError` for one that is missing, empty, too large, a pipe or a device."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ReadError(f"{shown(path)}: {'a folder' if stat.S_ISDIR(found.st_mode) else 'a pipe or device'}, no file; give a file")
        if found.st_size > LARGEST:
            raise ReadError(f"{shown(path)}: {found.st_size >> 20} MB; one document has at most {LARGEST >> 20} MB; split it")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{shown(path)}: no such file; {_way_to(path)}") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{shown(path)}: cannot be opened: {getattr(error, 'strerror', None) or error}; check its rights") from error
    if not data.strip():
        raise ReadError(f"{shown(path)}: the file is empty; give a file with text")
    return data


def _way_to(path: Path) -> str:
    """Return what to do about a path that leads to no file."""
    length = len(os.path.abspath(path))
    if _WINDOWS and length >= _LONGEST_PATH:
        return f"its path has {length} characters, and Windows opens longer ones than {_LONGEST_PATH} only where they are enabled; shorten it, or enable them"
    return "check the path"


class Archive:
    """A ZIP file whose members are read within bounds."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Open the archive. Raises `ReadError` where the bytes are none, or need a password."""
        self._path, self._left = path, LARGEST
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadError(
                f"{shown(path)}: damaged, no archive as Word and its like write ({error}); open it in the program that made it and save it again"
            ) from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise ReadError(f"{shown(path)}: protected by a password; open it with the password and save it without")

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> list[str]:
        """Return the members' names."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises `ReadError` for one that is missing, damaged, or unfolds beyond bounds."""
        member = self._members.get(name)
        if member is None:
            raise ReadError(f"{shown(self._path)}: damaged, without its part {name}; open it in the program that made it and save it again")
        most = min(self._left, max(_FREE, member.compress_size * _RATIO))
        with self._zip.open(member) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise ReadError(f"{shown(self._path)}: its part {name} unfolds beyond {most >> 20} MB; such a file is not read")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Any:
        """Return the root of a member that is XML."""
        return self.parsed(name, self.read(name))

    def parsed(self, name: str, data: bytes) -> Any:
        """Return the root of a member whose bytes were read before."""
        return xml_of(self._path, name, data)


def xml_of(path: Path, name: str, data: bytes) -> Any:
    """Parse XML without entities and network. Raises `ReadError` for what is none, or declares a document type."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{shown(path)}: damaged: its part {name} is not XML ({error.msg}); open it in the program that made it and save it again") from error
    if root.getroottree().docinfo.doctype:
        raise ReadError(f"{shown(path)}: its part {name} declares a document type, which such files never do; it is not read")
    return root


def local_name(path: Path) -> str:
    """Return a name for a copy of a file that no program takes for an option."""
    return f"document{os.path.splitext(path.name)[1].casefold()}"
