"""HTML: the bytes of a page, or a fragment of one, come in; its text goes out, a blank line between blocks, a line a row of a table.

Numbers of ordered lists are those that a browser prints (letters as `a)`, as provisions have them). Marks of footnotes (`<sup>1</sup>`, `[1]` with a link
inside the page) are left out behind a word and kept where the note itself begins. Scripts, hidden parts and deletions are left out. A page nested without end
is cut flat, so that reading stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.readers.grid import Grid, lines
from extractors.readers.plain import decoded
from extractors.readers.reading import Reading

_UNSEEN = frozenset(["script", "style", "noscript", "head", "nav", "template", "svg", "button", "select", "del", "title", "object", "iframe"])
_BLOCKS = frozenset(
    ["p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "pre", "main", "header", "footer"]
    + ["aside", "figure", "figcaption", "center", "address", "form", "fieldset", "caption", "hr", "table", "tbody", "thead", "tfoot", "tr", "td", "th"]
)
_DEEPEST = 150
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>")
_CLOSED = frozenset(["br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source", "p", "li", "td", "tr", "th", "dt", "dd", "option"])
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MARK = re.compile(r"\s*[\[(]?(\d{1,3}|\*{1,3})[\])]?\s*")
_BRACKETED = re.compile(r"\s*\[(?:\d{1,3}|\*{1,3}|[a-z]{1,2})\]\s*")
_NOTES = re.compile(r"#.{0,20}(?:ftn|edn|fn|note|cite|ref|chuthich|chu-thich)", re.IGNORECASE)
_POWER = re.compile(r"(?:(?<![^\W_])[kcdmhd]{0,2}m|(?<![\d/])10)$")  # m², km², 10³
_NUMBERED = re.compile(r"\s*(?:\d{1,3}\s?[.)/]|[a-zđ]\s?[.)]|[IVX]{1,5}\s?[.)]|[-–+•]|(?:Điều|Khoản|Chương)\s)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LOOKS = re.compile(r"<(?:!doctype html|html|body|div|p|table|span|br|h[1-6]|b|i|em|strong|ul|ol|a|center|font)\b[^<>]*>", re.IGNORECASE)


def read_html(path: Path, data: bytes) -> Reading:
    """Read a page. Raises `ReadError` for a binary file, and for letters of no known encoding."""
    return Reading(text_of(decoded(path, data)))


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins with a tag, or holds several.

    >>> is_html("<div>Căn cứ</div>"), is_html("a < b và c > d")
    (True, False)
    """
    start = text[:2_000].lstrip("\ufeff \t\r\n")
    return bool(_LOOKS.match(start)) or start[:5].lower() == "<?xml" or sum(1 for _ in _LOOKS.finditer(text[:20_000])) > 4


def text_of(page: str) -> str:
    """Return the text of a page."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(_flat(page)).body
    if body is None:
        return ""
    out = _Out()
    _walk(body, out)
    return out.text()


def _flat(page: str) -> str:
    """Leave out the tags that open below `_DEEPEST` others, and those that close them: a parser takes quadratic time for them."""
    depth = deepest = 0
    for tag in _TAG.finditer(page):
        if tag[2].lower() not in _CLOSED:
            depth = max(0, depth + (-1 if tag[1] else 1))
            deepest = max(deepest, depth)
    return page if deepest <= _DEEPEST else _TAG.sub(_Flattener(), page)


class _Flattener:
    """Counts the tags that are open, and replaces those too deep."""

    depth = 0

    def __call__(self, tag: re.Match[str]) -> str:
        if tag[2].lower() in _CLOSED:
            return tag[0]
        if tag[1]:
            self.depth = max(0, self.depth - 1)
            return tag[0] if self.depth < _DEEPEST else "<br>"
        self.depth += 1
        return tag[0] if self.depth <= _DEEPEST else "<br>"


class _Out:
    """Text as a browser lays it out: white space folded, blocks apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._line = ""  # the end of what stands in the line
        self._breaks = 0
        self.lead = ""  # to be written before the next text

    def say(self, text: str) -> None:
        """Add text to the line."""
        if not self._line.strip():
            text = text.lstrip(" ")
        elif self._line.endswith(" ") and text.startswith(" "):
            text = text[1:]
        if not text:
            return
        text, self.lead = self.lead + text, ""
        if self._breaks and self._parts:
            self._parts.append("\n" * self._breaks)
        self._breaks = 0
        self._parts.append(text)
        self._line = (self._line + text)[-40:]

    def end(self, breaks: int) -> None:
        """End the line, if it holds anything: 1 for a break, 2 for a block."""
        self._breaks = max(self._breaks, breaks)
        self._line = ""

    def so_far(self) -> str:
        """Return the end of what the line holds."""
        return self._line

    def text(self) -> str:
        """Return the whole."""
        return "".join(self._parts)


def _walk(node: Any, out: _Out, label: str = "") -> None:
    """Write what stands in a node; `label` is the number to write before its first text."""
    if label and not _NUMBERED.match(node.text(deep=True)[:40]):
        out.lead = label
    for child in node.iter(include_text=True):
        _node(child, out)


def _node(node: Any, out: _Out) -> None:
    tag = node.tag
    if tag == "-text":
        out.say(_SPACES.sub(" ", node.text(deep=False)))
    elif tag == "br":
        out.end(1)
    elif tag in _UNSEEN or tag.startswith(("-", "!", "_")) or _is_hidden(node):
        return
    elif tag in {"sup", "a"} and _is_mark(node, tag):
        _mark(node, out)
    elif tag == "table":
        out.end(2)
        _table(node, out)
        out.end(2)
    elif tag == "pre":
        _verbatim(node, out)
    elif tag in _BLOCKS:
        out.end(2)
        _list(node, out) if tag == "ol" else _walk(node, out)
        out.end(2)
    else:
        _walk(node, out)


def _verbatim(node: Any, out: _Out) -> None:
    """Write text whose lines are kept as they stand."""
    out.end(2)
    for line in node.text(deep=True).split("\n"):
        out.say(line.rstrip())
        out.end(2 if not line.strip() else 1)
    out.end(2)


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _is_mark(node: Any, tag: str) -> bool:
    """Whether a node is the mark of a footnote."""
    text = node.text(deep=True)[:12]
    if tag == "sup":
        return bool(_MARK.fullmatch(text))
    href = node.attributes.get("href") or ""
    return "#" in href and bool(_BRACKETED.fullmatch(text) or (_MARK.fullmatch(text) and _NOTES.search(href)))


def _mark(node: Any, out: _Out) -> None:
    """Leave out a mark behind a word; where a line begins with one, it is the note's."""
    text = node.text(deep=True).strip()
    before = out.so_far()
    if not before.strip():
        out.say(f"[{text.strip('[]()')}] ")
    elif node.tag == "sup" and _POWER.search(before):
        out.say(text)


def _list(node: Any, out: _Out) -> None:
    """Write an ordered list with its numbers."""
    attributes = node.attributes
    items = [child for child in node.iter() if child.tag == "li"]
    back = "reversed" in attributes
    count = _whole(attributes.get("start"), len(items) if back else 1)
    for child in node.iter():
        if child.tag != "li":
            _node(child, out)
            continue
        count = _whole(child.attributes.get("value"), count)
        out.end(2)
        _walk(child, out, _label(count, attributes.get("type") or _style(attributes)))
        out.end(2)
        count += -1 if back else 1


def _style(attributes: Any) -> str:
    style = attributes.get("style") or ""
    return next(
        (form for name, form in (("lower-alpha", "a"), ("lower-latin", "a"), ("upper-alpha", "A"), ("roman", "I"), ("none", "none")) if name in style), "1"
    )


def _label(count: int, form: str) -> str:
    from extractors.readers.word.numbers import written

    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    if form in {"none", "disc", "circle", "square"}:
        return ""
    return f"{written(count, forms.get(form, 'decimal'))}{')' if form == 'a' else '.'} "


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 9 else otherwise


def _table(table: Any, out: _Out) -> None:
    """Write a table of data by rows; one with tables inside is a layout, and is written cell by cell."""
    rows = list(_rows(table))
    if any(_has_table(cell) for row in rows for cell in row):
        for row in rows:
            for cell in row:
                _walk(cell, out)
                out.end(2)
        return
    grid = Grid()
    for row in rows:
        grid.row()
        for cell in row:
            grid.cell(_cell_text(cell), _whole(cell.attributes.get("colspan"), 1), min(_whole(cell.attributes.get("rowspan"), 1) or len(rows), len(rows)))
    for caption in table.iter():
        if caption.tag == "caption":
            _walk(caption, out)
            out.end(2)
    for line in lines(grid.texts()):
        for part in line.split("\n"):
            out.say(part)
            out.end(1)


def _rows(node: Any) -> Iterator[list[Any]]:
    """Yield the cells of each row of a table."""
    for child in node.iter():
        if child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)
        elif child.tag == "tr" and not _is_hidden(child):
            yield [cell for cell in child.iter() if cell.tag in {"td", "th"}]


def _has_table(cell: Any) -> bool:
    return cell.css_first("table") is not None


def _cell_text(cell: Any) -> str:
    """Return the text of a cell, a line a block."""
    out = _Out()
    _walk(cell, out)
    return re.sub(r"\n+", "\n", out.text()).strip()
