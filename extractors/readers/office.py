"""Old Word files, RTF and other text files of word processors: bytes come in, the text goes out, by what the bytes are and not by the name.

A `.doc` may be HTML, RTF, a web archive or a `.docx`; each is read as what it is. Old Word files are read by LibreOffice or antiword. RTF is read by
LibreOffice where it is installed, for its numbers and tables, else by striprtf. Files are handed to programs as copies with a name that is no option.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from extractors.encodings import repaired
from extractors.errors import MissingTool, ReadError
from extractors.readers.html import is_html, read_html
from extractors.readers.limits import shown
from extractors.readers.plain import read_plain
from extractors.readers.programs import office, output_of, program
from extractors.readers.reading import Reading
from extractors.readers.word import read_docx

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MIME = re.compile(rb"\s*(?:MIME-Version|From|Content-Type|Date|Subject):", re.IGNORECASE)
_SECONDS = 180


def read_doc(path: Path, data: bytes) -> Reading:
    """Read an old Word file, or whatever else bears its suffix.

    Raises `MissingTool` where no program for it is installed, `ReadError` for one that is damaged or protected by a password.
    """
    if not data.startswith(_OLE):
        return _foreign(path, data)
    if _ENCRYPTED in data:
        raise ReadError(f"{shown(path)}: protected by a password; open it with the password and save it without")
    if office():
        return read_docx(path, converted(path, data, ".doc"))
    if antiword := program("antiword"):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "document.doc"
            copy.write_bytes(data)
            return Reading(repaired(output_of(path, [antiword, "-m", "UTF-8.txt", "-w", "0", str(copy)], seconds=_SECONDS)))
    raise MissingTool(f"{shown(path)}: an old Word file; install LibreOffice or antiword, or save it as .docx; `viendan doctor` says how")


def _foreign(path: Path, data: bytes) -> Reading:
    """Read a file that is named as an old Word file and is none."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return read_rtf(path, data)
    if _MIME.match(start):
        return _web_archive(path, data)
    page = read_plain(path, data)
    return read_html(path, data) if is_html(page.text) else page


def _web_archive(path: Path, data: bytes) -> Reading:
    """Read the page of a web archive (`Single File Web Page`). Raises `ReadError` where it holds none."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return read_html(path, page if isinstance(page, bytes) else b"")
    raise ReadError(f"{shown(path)}: a message without a page; save what it holds as .docx, .pdf or .html")


def read_rtf(path: Path, data: bytes) -> Reading:
    """Read RTF. Raises `ReadError` for what is none."""
    if not data.lstrip().startswith(b"{\\rtf"):
        return read_doc(path, data) if data.startswith((_OLE, b"<", b"\xef\xbb\xbf<")) else read_plain(path, data)
    if office():
        try:
            return read_docx(path, converted(path, data, ".rtf"))
        except MissingTool:
            raise
        except ReadError:
            pass  # what LibreOffice cannot open, striprtf may
    from striprtf.striprtf import rtf_to_text

    convert: Callable[..., str] = rtf_to_text
    text = convert(data.decode("latin-1"), encoding="cp1252", errors="replace")
    return Reading(repaired(re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text)))


def converted(path: Path, data: bytes, suffix: str) -> bytes:
    """Return a file as LibreOffice saves it as `.docx`. Raises `MissingTool` without LibreOffice, `ReadError` where it fails."""
    libreoffice = office()
    if libreoffice is None:
        raise MissingTool(f"{shown(path)}: a file for LibreOffice; install it, or save the file as .docx; `viendan doctor` says how")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"document{suffix}"
        copy.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        made = Path(folder) / "made" / "document.docx"
        command = [libreoffice, "--headless", "--norestore", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(copy)]
        output_of(path, command, seconds=_SECONDS)
        if not made.exists():
            raise ReadError(f"{shown(path)}: LibreOffice could not read the file; open it in a word processor and save it as .docx")
        return made.read_bytes()
