"""The texts as a page, with every citation marked and explained: HTML without a script, which asks the network for nothing.

In: reports, and a language of `graph.words`. Out: a file. What a mark says is said by a sign and in words, never by colour alone; whatever stands in a text, a
path or a graph is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from pathlib import Path

from graph.cells import inert, sayable
from graph.checking.report import OK, Cited, Finding, Report
from graph.files import save
from graph.validity import NOT_KNOWN
from graph.words import words
from graph.words.phrases import translated

UNKNOWN = "unknown"  # nothing is wrong, and nothing shows that the document is in force
SIGNS = {"error": "✗", "warning": "!", "info": "i", UNKNOWN: "?", OK: "✓"}


def write(file: Path, reports: Sequence[Report], language: str = "en") -> None:
    """Write the page. Raises `GraphError` where it cannot be written."""
    save(file, page(reports, language).encode("utf-8", errors="replace"))


def page(reports: Sequence[Report], language: str = "en") -> str:
    """Return the page of some documents, one after the other."""
    return _Page(language).whole(reports)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in a language."""

    language: str

    def _told(self, key: str, **values: object) -> str:
        return words("checked", self.language)[key].format(**values)

    def _severity(self, severity: str) -> str:
        return words("values", self.language)[f"severity.{severity}"]

    def _phrase(self, text: str | None) -> str:
        return _said(translated(text or "", self.language))

    def whole(self, reports: Sequence[Report]) -> str:
        """Return the page."""
        listed = "".join(self._listed(at, report) for at, report in enumerate(reports))
        several = [f"<nav><h2>{self._told('documents')}</h2><ul>{listed}</ul></nav>"] if len(reports) != 1 else []
        body = [*several, *(self._document(at, report) for at, report in enumerate(reports))]
        title = self._told("title", what=_said(reports[0].label) if len(reports) == 1 else self._told("several", count=len(reports)))
        style = resources.files("graph.checking").joinpath("page.css").read_text(encoding="utf-8")
        return (
            f'<!doctype html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{self._legend()}\n{chr(10).join(body)}\n</body>\n</html>\n"
        )

    def _legend(self) -> str:
        rows = (
            f'<li><span class="sign {severity}">{sign}</span> <b>{self._severity(severity)}</b>: {self._told(f"means.{severity}")}</li>'
            for severity, sign in SIGNS.items()
        )
        return f'<aside aria-label="{self._told("legend")}"><ul class="legend">{"".join(rows)}</ul></aside>'

    def _listed(self, at: int, report: Report) -> str:
        found = self._told("listed", citations=len(report.citations), errors=report.errors, warnings=report.warnings)
        return f'<li><span class="sign {report.severity}">{SIGNS[report.severity]}</span> <a href="#d{at}">{_said(report.source)}</a> {found}</li>'

    def _document(self, at: int, report: Report) -> str:
        key = "on_day" if report.since == report.day else "on_days"
        day = self._told(key, since=report.since, day=report.day, whose=self._phrase(report.whose))
        by_severity = ", ".join(f"{count} {self._severity(severity)}" for severity, count in report.counts.items())
        counts = self._told("counts", citations=len(report.citations), counts=by_severity, unknown=report.not_known)
        head = f'<h1>{_said(report.label)}</h1>\n<p class="of">{_said(report.source)}<br>{day}<br>{counts}</p>'
        explained = "\n".join(self._explained(at, number, cited) for number, cited in enumerate(report.citations, 1))
        text = f'<h2>{self._told("text")}</h2>\n<div class="text" lang="vi">{self._text(at, report)}</div>'
        return f'<section id="d{at}">\n{head}\n{text}\n<h2>{self._told("citations")}</h2>\n{explained}\n</section>'

    def _text(self, at: int, report: Report) -> str:
        """Return the text with its marks; of two citations that overlap the second begins where the first ends."""
        parts, done = [], 0
        for number, cited in enumerate(report.citations, 1):
            start, end = max(cited.start, done), max(cited.end, done)
            parts.append(_said(report.text[done:start]))
            parts.append(self._mark(at, number, cited, report.text[start:end]))
            done = end
        return "".join([*parts, _said(report.text[done:])])

    def _mark(self, at: int, number: int, cited: Cited, text: str) -> str:
        sign = _sign(cited)
        told = "; ".join([self._severity(sign), _said(cited.label), *(self._phrase(found.message) for found in cited.findings)])
        link = f'<a class="sign {sign}" id="m{at}-{number}" href="#c{at}-{number}" title="{told}">{SIGNS[sign]}&nbsp;{number}</a>'
        return f'{link}<mark class="{sign}" title="{told}">{_said(text)}</mark>'

    def _explained(self, at: int, number: int, cited: Cited) -> str:
        """Return what is said of a citation; what must be mended is open."""
        opened = " open" if cited.severity in ("error", "warning") else ""
        known = ", ".join(map(_said, cited.known_to)) or self._told("nobody")
        rows = {"tied_to": self._tied(cited), "known_to": known, "on_the_day": self._phrase(cited.answer), "relation": _said(cited.relation)}
        body = "".join(f"<dt>{self._told(name)}</dt><dd>{value}</dd>" for name, value in rows.items())
        found = "".join(self._finding(each) for each in cited.findings)
        summary = f'<span class="sign {_sign(cited)}">{SIGNS[_sign(cited)]}&nbsp;{number}</span> <span lang="vi">{_said(cited.text)}</span>'
        back = f'<dt>{self._told("in_the_text")}</dt><dd><a href="#m{at}-{number}">{self._told("line", line=cited.line)}</a></dd>'
        return f'<details id="c{at}-{number}"{opened}><summary>{summary}</summary>\n{found}<dl>{body}{back}</dl></details>'

    def _tied(self, cited: Cited) -> str:
        if cited.id:
            return f"{_said(cited.label)} <code>{_said(cited.id)}</code> ({self._phrase(cited.tie)})"
        return self._told("no_document", why=self._phrase(cited.reason or "unknown"))

    def _finding(self, found: Finding) -> str:
        sign = f'<span class="sign {found.severity}">{SIGNS[found.severity]}</span>'
        parts = [f"{sign} <b>{self._severity(found.severity)}</b>: {self._phrase(found.message)}"]
        parts += [f'<br>{self._told("instead")} <b lang="vi">{_said(found.instead)}</b>'] if found.instead else []
        parts += [f'<br><q lang="vi">{_said(" ".join(found.evidence.split())[:400])}</q>'] if found.evidence else []
        return f'<p class="finding">{"".join(parts)}</p>'


def _sign(cited: Cited) -> str:
    """Return how a citation is marked: by its gravest finding; without one, whether the document is known to be in force."""
    return UNKNOWN if cited.severity == OK and cited.answer == NOT_KNOWN else cited.severity


def _said(text: str | None) -> str:
    """Return a text as the page holds it: escaped, and without signs that move, turn round, or cannot be said."""
    return escape(sayable(inert(text or "")), quote=True)
