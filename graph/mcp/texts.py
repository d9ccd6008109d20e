"""A text that is checked: its citations, the documents of the graph that they mean, whether these are in force on a day, and what is wrong with them.

In: a graph, a text as a drafter has it, a day (ISO 8601). Out: an answer with one row a citation. `check_text` is the one place where tools ask for this.
"""

from __future__ import annotations

import time
from dataclasses import asdict
from functools import cache, partial
from typing import Any

from extractors.extraction import extract, of_text, whole_source
from extractors.records import Citation
from graph.checking import check_read
from graph.find import citations_of
from graph.mcp.cards import cards
from graph.mcp.lives import standing
from graph.store import Row, Store

MOST = 100  # citations
_SECONDS = 20.0  # for looking documents up; what is left then is not known
_CANDIDATES = 5


def check_text(store: Store, text: str, at: str) -> Row:
    """Return the citations of a text, each with its document of the graph, or why there is none, that document's standing on a day, and findings."""
    source = whole_source(of_text(text))
    every = (read := extract(source)).citations
    lookup = _Lookup(store, at)
    (report,) = check_read([(read, source.text)], store, at=at)
    wrong = {(cited.start, cited.end): [asdict(finding) for finding in cited.findings] for cited in report.citations}
    rows = [{**lookup.row(citation), "findings": wrong.get((citation.start, citation.end), [])} for citation in every[:MOST]]
    more = [f"citations: the first {MOST} of {len(every)}"] if len(every) > MOST else []
    counts = {answer: sum(row["status"]["answer"] == answer for row in rows) for answer in ("in force", "not in force", "not known")}
    return {"at": at, "counts": counts, "citations": rows, "limits": [*more, *lookup.limits(), *([] if every else ["no citation was found in the text"])]}


class _Lookup:
    """Finds the documents of citations, each once, for so many seconds."""

    def __init__(self, store: Store, at: str) -> None:
        self._store, self._at, self._until = store, at, time.monotonic() + _SECONDS
        self._found: dict[tuple[str, str | None], Row] = {}
        self._meant = cache(partial(citations_of, store))  # read when first needed
        self._standing: dict[str, Row] = {}
        self._late = False

    def row(self, citation: Citation) -> Row:
        """Return the row of a citation."""
        key = citation.text, citation.target
        if key not in self._found:
            self._found[key] = self._resolved(citation)
        found = self._found[key]
        told = ("kind", "number", "date", "issuer", "relation", "pinpoint")
        place = {"text": citation.text, "start": citation.start, "end": citation.end, **{name: getattr(citation, name) for name in told}}
        return {**place, **found, "status": self._status(found)}

    def limits(self) -> list[str]:
        """Say what was not looked up."""
        return [f"after {_SECONDS:g} s no further citation was looked up; give a shorter text"] if self._late else []

    def _resolved(self, citation: Citation) -> Row:
        """Return the document that a citation means; one that its own text leaves open has candidates and no document."""
        if citation.target and not citation.reason and (known := cards(self._store, [citation.target])):
            return _resolution("found", known[citation.target], None)
        if time.monotonic() > self._until:
            self._late = True
            return _resolution("not known", None, "not looked up in time")
        ids = self._meant()(_asked(citation))
        known = cards(self._store, ids[:_CANDIDATES])
        if citation.reason or not ids:
            return _resolution("not known", None, citation.reason or "not in this graph", list(known.values()))
        if len(ids) > 1:
            return _resolution("ambiguous", None, f"{len(ids)} documents can be meant", list(known.values()))
        return _resolution("found", known[ids[0]], None)

    def _status(self, found: Row) -> Row:
        if found["document"] is None:
            return {"answer": "not known", "reason": f"the document is not known: {found['reason']}"}
        identity = found["document"]["id"]
        if identity not in self._standing:
            self._standing[identity] = standing(self._store, identity, self._at)
        return self._standing[identity]


def _resolution(answer: str, document: Row | None, reason: str | None, candidates: list[Row] | None = None) -> dict[str, Any]:
    return {"resolution": answer, "document": document, "reason": reason, "candidates": candidates or []}


def _asked(citation: Citation) -> str:
    """Return what tells a citation's document: its words, and its issuer where they lack one."""
    lacks = citation.issuer and citation.issuer.casefold() not in citation.text.casefold()
    return f"{citation.text} của {citation.issuer}" if lacks and citation.number and not citation.title else citation.text
