"""Small graphs as tables, and a page of one open in a browser, for the tests of the page.

In: rows of nodes and edges. Out: a folder of tables; a `Visit` of the page that was written from it.
"""

from __future__ import annotations

import base64
import gzip
import html
import re
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.schema import ENTRIES, columns, name_of, table_path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


class Made:
    """A graph that is put together row by row."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {name_of(entry): [] for entry in ENTRIES}

    def document(self, key: str, number: str | None, kind: str | None, **more: Any) -> None:
        self.rows["Document"].append({"id": key, "number": number, "kind": kind, "loaded": False, "draft": False, **more})

    def unit(self, key: str, name: str, **more: Any) -> None:
        self.rows["Unit"].append({"id": key, "name": name, "kind": "body", **more})

    def cite(self, source: str, relation: str, target: str, *sentences: tuple[str, str], **more: Any) -> None:
        """Cite with sentences, each with the words in it that are the mention."""
        marks = [sentence.index(words) for sentence, words in sentences]
        lists = {
            "evidence": [sentence for sentence, _ in sentences],
            "marks": marks,
            "mark_ends": [mark + len(words) for mark, (_, words) in zip(marks, sentences, strict=True)],
            "pinpoints": ["khoản 2 Điều 5", *[""] * (len(sentences) - 1)],
            "stated_by": [source] * len(sentences),
            "ties": ["number, year and issuer"] * len(sentences),
            "cues": [""] * len(sentences),
        }
        self.rows[relation].append({"source": source, "target": target, "mentions": len(sentences), **lists, **more})

    def assign(self, source: str, unit: str, task: str, **more: Any) -> None:
        sentence = f"Giao đơn vị {task}."
        place = {"evidence": sentence, "mark": 5, "mark_end": 11, "start": len(self.rows["ASSIGNS"]), "end": 0}
        self.rows["ASSIGNS"].append({"source": source, "target": unit, "role": "lead", "task": task, **place, **more})

    def edge(self, relation: str, source: str, target: str) -> None:
        self.rows[relation].append({"source": source, "target": target})

    def finding(self, key: str, document: str, rule: str, detail: str, other: str | None = None) -> None:
        self.rows["Finding"].append({"id": key, "rule": rule, "severity": "warning", "detail": detail, "evidence": detail})
        self.edge("ABOUT", key, document)
        if other:
            self.edge("BESIDE", key, other)

    def write(self, folder: Path) -> SimpleNamespace:
        """Write the tables and return what a page takes for a graph."""
        for entry in ENTRIES:
            path = table_path(folder, entry)
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(self.rows[name_of(entry)], schema=columns(entry)), path)
        return SimpleNamespace(folder=folder, store=None)


class Visit:
    """A page opened in the browser, with all that it asked for and complained about."""

    def __init__(self, page: Any, path: Path, address: str = "") -> None:
        self.page, self.requests, self.complaints = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{path.as_uri()}{address}")
        page.wait_for_selector("html[data-ready]")
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is drawn."""
        self.page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60))")

    def go(self, address: str) -> None:
        self.page.evaluate("address => { location.hash = address }", address)
        self.settle()

    def click(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.settle()

    def text(self, what: str) -> str:
        return str(self.page.locator(what).inner_text())

    def texts(self, what: str) -> list[str]:
        return [str(text) for text in self.page.locator(what).all_inner_texts()]

    def state(self) -> Mapping[str, str]:
        """What the address says."""
        return dict(self.page.evaluate("() => Object.fromEntries(new URLSearchParams(location.hash.slice(1)))"))

    def boxes(self, what: str) -> list[dict[str, float]]:
        """Where elements are drawn: left, top, right, bottom, and the size of their letters."""
        measure = """all => all.map(e => { const b = e.getBoundingClientRect();
                     return { left: b.left, top: b.top, right: b.right, bottom: b.bottom, size: parseFloat(getComputedStyle(e).fontSize) } })"""
        return list(self.page.locator(what).evaluate_all(measure))


def column(page: str, name: str) -> list[str]:
    """A column of texts out of a page, also of one that is quoted in a frame."""
    found = re.search(rf'id="data-{name}" data-kind="text">([^<]*)</script>', html.unescape(page))
    assert found
    return gzip.decompress(base64.b64decode(found[1])).decode().split("\n")


def apart(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two boxes do not overlap."""
    return (
        one["right"] <= other["left"] + 0.5 or other["right"] <= one["left"] + 0.5 or one["bottom"] <= other["top"] + 0.5 or other["bottom"] <= one["top"] + 0.5
    )
