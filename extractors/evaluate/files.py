"""JSON that people wrote or changed: a file in, what it holds out, or one line that names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractors.errors import GoldError


def read_json(file: Path) -> Any:
    """Return what a file of JSON holds. Raises `GoldError` where it holds none."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise GoldError(f"{file}: is not JSON in UTF-8 ({said}); mend it, or leave it out") from error
