"""Fixtures that several test files share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DIRECTIVES = ROOT / "data" / "directives"


def need(found: object, what: str) -> None:
    """Skip a test whose means are missing on a person's machine; in CI that is a failure."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI lacks {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the project."""
    need((SHARED / "gold").is_dir(), "the evaluation material in ../shared")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    need(path, "Chromium (apt-get install chromium)")
    assert path
    return path
