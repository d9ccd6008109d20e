"""The walk over the body of a Word file: an element that holds paragraphs and tables comes in, its lines go out in reading order.

Wrappers (insertions, content controls, smart tags, hyperlinks) are walked through, deletions passed by. What hangs on a paragraph (text boxes, notes) becomes
lines of its own: a box before the paragraph, above or beside which it floats; a note behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from extractors.readers.grid import Grid, framed, is_grid, lines
from extractors.readers.word.diagrams import shapes
from extractors.readers.word.fonts import Fonts, unicode_of
from extractors.readers.word.numbers import Numbers
from extractors.readers.word.package import DIAGRAM, W

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt"))
_PRINTED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES", "XE", "TC")  # fields whose result is no text of the document
_DEEPEST, _LONGEST_CODE = 50, 40  # fields inside each other, and the characters of a code that are looked at
_OFF = frozenset({"0", "false", "off"})


@dataclass
class _Field:
    """A field that has begun and not ended: its code, and whether its result has."""

    code: str = ""
    shown: bool = False

    def hides(self) -> bool:
        """Whether what stands here is not printed as text."""
        return not self.shown or self.code.split(maxsplit=1)[:1] in [[name] for name in _PAGES]


@dataclass
class _Line:
    """One paragraph as it is read: pieces with the encoding of their letters, and what hangs on it."""

    pieces: list[tuple[str | None, str]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the paragraph; neighbouring runs are turned into Unicode together, because a mark may stand in the run behind its letter."""
        return "".join(unicode_of("".join(piece for _, piece in group), name) for name, group in groupby(self.pieces, key=lambda piece: piece[0]))


class Walk:
    """Reads the stories of one file: lists count on, and fields stay open, from one paragraph to the next."""

    def __init__(self, fonts: Fonts, numbers: Numbers, notes: Mapping[str, Any | None], diagrams: Mapping[str, Any]) -> None:
        self._fonts, self._numbers, self._diagrams = fonts, numbers, diagrams
        self._notes = {
            (kind, note.get(f"{W}id")): note
            for kind, root in notes.items()
            if root is not None
            for note in root.iter(f"{W}{kind}")
            if note.get(f"{W}type") in {None, "normal"}
        }
        self._fields: list[_Field] = []
        self._marks = 0
        self._readers: dict[str, Callable[[Any, _Line], None]] = {
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{_MATHS}t": self._text,
            f"{W}fldChar": self._field,
            f"{W}fldSimple": self._simple_field,
            f"{W}instrText": self._code,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}txbxContent": self._box,
            f"{DIAGRAM}relIds": self._diagram,
            f"{_COMPATIBLE}AlternateContent": self._alternative,
        }

    def blocks(self, element: Any) -> Iterator[str]:
        """Yield the lines of an element that holds paragraphs and tables."""
        lead = ""
        for child in element:
            if child.tag == f"{W}p":
                line, joined = self._paragraph(child), _is_joined(child)
                text = lead + line.text()
                lead = text if joined else ""
                if joined:
                    yield from [*line.before, *line.notes]
                    continue
                number = self._numbers.of(child) if text.strip() or not _is_deleted(child) else ""
                yield from [*line.before, number + text if text.strip() else text, *line.notes]
            elif child.tag == f"{W}tbl":
                rows, notes = self._table(child)
                yield from ["\n".join(rows), *notes]
            elif child.tag not in _UNSEEN and len(child):
                yield from self.blocks(_chosen(child))
        if lead:
            yield lead

    def _paragraph(self, element: Any) -> _Line:
        line = _Line()
        self._inside(element, line)
        return line

    def _inside(self, element: Any, line: _Line) -> None:
        """Read what stands inside a paragraph, through every wrapper."""
        for child in element:
            if child.tag in self._readers:
                self._readers[child.tag](child, line)
            elif child.tag in _PRINTED:
                self._print(child, line, _PRINTED[child.tag])
            elif child.tag not in _UNSEEN and len(child):
                self._inside(child, line)

    def _run(self, run: Any, line: _Line) -> None:
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is None or hidden.get(f"{W}val") in _OFF:
            self._inside(run, line)

    def _text(self, element: Any, line: _Line) -> None:
        self._print(element, line, element.text or "")

    def _print(self, element: Any, line: _Line, text: str) -> None:
        if text and not any(field.hides() for field in self._fields):
            run = element.getparent()
            line.pieces.append((self._fonts.encoding(run) if run.tag == f"{W}r" else None, text))

    def _field(self, element: Any, line: _Line) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _code(self, element: Any, line: _Line) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code = (self._fields[-1].code + (element.text or ""))[:_LONGEST_CODE]

    def _simple_field(self, element: Any, line: _Line) -> None:
        self._fields.append(_Field(element.get(f"{W}instr", "")[:_LONGEST_CODE], True))
        self._inside(element, line)
        self._fields.pop()

    def _note(self, element: Any, line: _Line) -> None:
        """Keep a note for the line behind the paragraph; its mark in the text is left out, so that no number grows by it."""
        kind = element.tag.removeprefix(W).removesuffix("Reference")
        note = self._notes.pop((kind, element.get(f"{W}id")), None)
        if note is None:
            return
        self._marks += 1
        mark = self._marks
        text = " ".join(part for block in self._apart(note) for part in block.split())
        if text:
            line.notes.append(f"[{mark}] {text}")

    def _box(self, element: Any, line: _Line) -> None:
        line.before.extend(block for block in self._apart(element) if block.strip())

    def _diagram(self, element: Any, line: _Line) -> None:
        name = next((value for key, value in element.attrib.items() if key.endswith("}dm")), "")
        if name in self._diagrams:
            line.before.extend(shapes(self._diagrams[name]))

    def _apart(self, element: Any) -> list[str]:
        """Read a story of its own: the fields around it are none of its."""
        kept, self._fields = self._fields, []
        found = list(self.blocks(element))
        self._fields = kept
        return found

    def _alternative(self, element: Any, line: _Line) -> None:
        self._inside(_chosen(element), line)

    def _table(self, table: Any) -> tuple[list[str], list[str]]:
        """Return a table's rows, those of tables inside its cells behind their row, and the notes of all its cells."""
        grid = Grid()
        inner: list[list[str]] = []
        notes: list[str] = []
        for row in _rows(table):
            grid.row(_whole(row.find(f"{W}trPr/{W}gridBefore")))
            inside: list[str] = []
            for cell in _wrapped(row, f"{W}tc"):
                across = _whole(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart":
                    grid.cell("", across)
                    continue
                text, tables, hung = self._cell(cell)
                grid.cell("\n".join(text).strip(), across)
                inside += tables
                notes += hung
            inner.append(inside)
        return list(_with_inner(grid.texts(), inner)), notes

    def _cell(self, cell: Any) -> tuple[list[str], list[str], list[str]]:
        """Return the lines of a cell, those of tables in it, and its notes."""
        text: list[str] = []
        tables: list[str] = []
        notes: list[str] = []
        for child in _flat(cell):
            if child.tag == f"{W}tbl":
                rows, hung = self._table(child)
                tables += rows
                notes += hung
                continue
            line = self._paragraph(child)
            said = line.text()
            number = self._numbers.of(child) if said.strip() else ""
            text += [*line.before, number + said]
            notes += line.notes
        return text, tables, notes


def _with_inner(rows: list[list[str]], inner: list[list[str]]) -> Iterator[str]:
    """Yield the lines of a table, each row with the tables inside it behind."""
    data = is_grid(rows)
    for row, inside in zip(rows, inner, strict=True):
        yield from [*([framed(row)] if data else lines([row])), *inside]


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table that were not deleted."""
    for row in _wrapped(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _wrapped(element: Any, tag: str) -> Iterator[Any]:
    """Yield the children of a kind, through content controls and insertions around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN and child.tag not in {f"{W}tbl", f"{W}p", f"{W}tc"} and len(child):
            yield from _wrapped(_chosen(child), tag)


def _flat(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a cell."""
    for child in cell:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag not in _UNSEEN and len(child):
            yield from _flat(_chosen(child))


def _chosen(element: Any) -> Any:
    """Return the part of an element to walk: of two ways to show one thing, the first."""
    if element.tag != f"{_COMPATIBLE}AlternateContent":
        return element
    choice = element.find(f"{_COMPATIBLE}Choice")
    return choice if choice is not None else element.find(f"{_COMPATIBLE}Fallback") if element.find(f"{_COMPATIBLE}Fallback") is not None else ()


def _is_joined(paragraph: Any) -> bool:
    """Whether a paragraph's end was deleted, so that the next one goes on with it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _is_deleted(paragraph: Any) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}moveFrom") is not None


def _whole(element: Any | None) -> int:
    text = element.get(f"{W}val") if element is not None else None
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
