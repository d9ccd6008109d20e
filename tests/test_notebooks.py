"""Every notebook runs, says what its saved outputs say, and is small; the one about Neo4j asks a real server."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, SHARED
from nbclient import NotebookClient

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SMALL = 250_000  # bytes
READS_CORPUS = "05-how-right-is-it"
_OF_THIS_RUN = re.compile(r"/tmp/\S+|0x[0-9a-f]+|\s+")


def _said(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """Return the texts of each cell's outputs, without folders and widths of this run."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[_OF_THIS_RUN.sub(" ", _text(output)) for output in cell.outputs if _text(output)] for cell in cells]


def _text(output: nbformat.NotebookNode) -> str:
    return str(output.get("data", output).get("text/plain", output.get("text", "")))


def _run(path: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_outputs_are_saved_small_and_name_no_folder_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < SMALL
    assert all(cell.outputs for cell in nbformat.reads(text, as_version=4).cells if cell.cell_type == "code" and "def " not in cell.source)
    assert "/work/" not in text
    assert "/home/" not in text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_says_what_it_said(path: Path) -> None:
    if path.stem == READS_CORPUS and not SHARED.is_dir():
        pytest.skip("its figures are of texts beside the project")
    assert _said(_run(path)) == _said(nbformat.read(path, as_version=4))


def test_chains_are_equal_on_neo4j(neo4j_empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j_empty)
    path = next(path for path in NOTEBOOKS if path.stem.startswith("02"))
    assert _said(_run(path)) == _said(nbformat.read(path, as_version=4))
