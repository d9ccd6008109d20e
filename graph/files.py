"""Files and folders that are written whole or not at all.

In: a path. Out: a place beside it, moved there when it is done, so that no reader opens a half-written one and a failure leaves what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import GraphError


@contextmanager
def replacing(to: Path, *, option: str = "--output") -> Iterator[Path]:
    """Give a place for a new file or folder, and put it at `to` when it is done; a file or folder that stood there is replaced.

    Raises `GraphError` where it cannot be written; its message names the option that gives another place.
    """
    import tempfile

    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{to.name[:80]}-", dir=to.parent, ignore_cleanup_errors=True) as made:
            part = Path(made) / to.name
            yield part
            if to.is_dir():
                to.replace(Path(made) / "old")
            part.replace(to)
    except OSError as error:
        raise GraphError(f"{to}: cannot be written ({error.strerror or error}); give another place with {option}") from error


@contextmanager
def replacing_file(to: Path, *, option: str = "--output") -> Iterator[Path]:
    """Give a place for a new file; what stands at `to` is replaced, unless it is a folder."""
    if to.is_dir():
        raise GraphError(f"{to}: is a folder; give a file with --output")
    with replacing(to, option=option) as part:
        yield part


@contextmanager
def replacing_folder(to: Path) -> Iterator[Path]:
    """Give a new folder; what stands at `to` is replaced, unless it holds what the new one does not: that is not ours."""
    if to.exists() and not to.is_dir():
        raise GraphError(f"{to}: is a file; give a folder with --output")
    with replacing(to) as part:
        part.mkdir()
        yield part
        foreign = sorted(_inside(to) - _inside(part))
        if foreign:
            more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
            raise GraphError(f"{to}: holds what is not of this export ({', '.join(foreign[:3])}{more}); give a new or an empty folder")


def _inside(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}


def save(to: Path, data: bytes) -> None:
    """Write a file whole. Raises `GraphError` where it cannot be written, or a folder stands there."""
    with replacing_file(to) as part:
        part.write_bytes(data)
