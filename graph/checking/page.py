"""The texts as a page, with every citation marked and explained: HTML without a script, which asks the network for nothing.

In: reports. Out: a file. What a mark says is said by a sign and in words, never by colour alone; whatever stands in a text, a path or a graph is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import resources
from pathlib import Path

from graph.cells import inert, sayable
from graph.checking.report import OK, Cited, Finding, Report
from graph.files import save

SIGNS = {"error": "✗", "warning": "!", "info": "i", OK: "✓"}
MEANS = {
    "error": "must be mended: no longer or not yet in force, or at odds with what is known",
    "warning": "to be looked at",
    "info": "something cannot be checked: it is tied to no document, or nobody knows it",
    OK: "nothing is known against it",
}


def write(file: Path, reports: Sequence[Report]) -> None:
    """Write the page. Raises `GraphError` where it cannot be written."""
    save(file, page(reports).encode("utf-8", errors="replace"))


def page(reports: Sequence[Report]) -> str:
    """Return the page of some documents, one after the other."""
    several = [f"<nav><h2>Documents</h2><ul>{''.join(_listed(at, report) for at, report in enumerate(reports))}</ul></nav>"] if len(reports) != 1 else []
    body = [*several, *(_document(at, report) for at, report in enumerate(reports))]
    title = _said(reports[0].label) if len(reports) == 1 else f"{len(reports)} documents"
    style = resources.files("graph.checking").joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}: citations checked</title>\n<style>\n{style}</style>\n</head>\n<body>\n{_legend()}\n{chr(10).join(body)}\n</body>\n</html>\n"
    )


def _legend() -> str:
    rows = (f'<li><span class="sign {severity}">{SIGNS[severity]}</span> <b>{severity}</b>: {means}</li>' for severity, means in MEANS.items())
    return f'<aside aria-label="Legend"><ul class="legend">{"".join(rows)}</ul></aside>'


def _listed(at: int, report: Report) -> str:
    found = f"{len(report.citations)} citations, {report.errors} errors, {report.warnings} warnings"
    return f'<li><span class="sign {report.severity}">{SIGNS[report.severity]}</span> <a href="#d{at}">{_said(report.source)}</a> {found}</li>'


def _document(at: int, report: Report) -> str:
    day = f"checked {_said(report.on)}"
    counts = f"{len(report.citations)} citations: " + ", ".join(f"{count} {severity}" for severity, count in report.counts.items())
    unknown = f"of {report.not_known} it is not known whether they are in force"
    head = f'<h1>{_said(report.label)}</h1>\n<p class="of">{_said(report.source)}<br>{day}<br>{counts}; {unknown}</p>'
    explained = "\n".join(_explained(at, number, cited) for number, cited in enumerate(report.citations, 1))
    return f'<section id="d{at}">\n{head}\n<h2>Text</h2>\n<div class="text" lang="vi">{_text(at, report)}</div>\n<h2>Citations</h2>\n{explained}\n</section>'


def _text(at: int, report: Report) -> str:
    """Return the text with its marks; of two citations that overlap the second begins where the first ends."""
    parts, done = [], 0
    for number, cited in enumerate(report.citations, 1):
        start, end = max(cited.start, done), max(cited.end, done)
        parts.append(_said(report.text[done:start]))
        parts.append(_mark(at, number, cited, report.text[start:end]))
        done = end
    return "".join([*parts, _said(report.text[done:])])


def _mark(at: int, number: int, cited: Cited, text: str) -> str:
    told = "; ".join([cited.severity, cited.label, *(found.message for found in cited.findings)])
    link = f'<a class="sign {cited.severity}" id="m{at}-{number}" href="#c{at}-{number}" title="{_said(told)}">{SIGNS[cited.severity]}&nbsp;{number}</a>'
    return f'{link}<mark class="{cited.severity}" title="{_said(told)}">{_said(text)}</mark>'


def _explained(at: int, number: int, cited: Cited) -> str:
    """Return what is said of a citation; what must be mended is open."""
    opened = " open" if cited.severity in ("error", "warning") else ""
    tied = f"{_said(cited.label)} <code>{_said(cited.id)}</code> ({_said(cited.tie or '')})" if cited.id else f"no document: {_said(cited.reason or 'unknown')}"
    known = ", ".join(map(_said, cited.known_to)) or "nobody that was asked"
    rows = [("tied to", tied), ("known to", known), ("on the day", _said(cited.answer)), ("relation", _said(cited.relation))]
    body = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    found = "".join(_finding(each) for each in cited.findings)
    summary = f'<span class="sign {cited.severity}">{SIGNS[cited.severity]}&nbsp;{number}</span> <span lang="vi">{_said(cited.text)}</span>'
    back = f'<a href="#m{at}-{number}">line {cited.line}</a>'
    return f'<details id="c{at}-{number}"{opened}><summary>{summary}</summary>\n{found}<dl>{body}<dt>in the text</dt><dd>{back}</dd></dl></details>'


def _finding(found: Finding) -> str:
    parts = [f'<span class="sign {found.severity}">{SIGNS[found.severity]}</span> <b>{found.severity}</b>: {_said(found.message)}']
    parts += [f'<br>instead: <b lang="vi">{_said(found.instead)}</b>'] if found.instead else []
    parts += [f'<br><q lang="vi">{_said(" ".join(found.evidence.split())[:400])}</q>'] if found.evidence else []
    return f'<p class="finding">{"".join(parts)}</p>'


def _said(text: str | None) -> str:
    """Return a text as the page holds it: escaped, and without signs that move, turn round, or cannot be said."""
    return escape(sayable(inert(text or "")), quote=True)
