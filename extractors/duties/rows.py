"""What the work of a document is told in: a row a unit, and the setting in which it speaks.

In: nothing. Out: `Given` and `Setting`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.lexicon import Page
from extractors.unitnames import Name


@dataclass(frozen=True, slots=True)
class Given:
    """Work given to one unit at one place, in clean offsets; `item` is the index of the item that says so."""

    start: int
    end: int
    role: str
    cue: str
    how: str  # heading, label, subject, given, joint, table: how the text says it
    task: tuple[int, int] | None
    item: int
    deadline: tuple[int, int] | None = None  # the cell of a table that says when
    product: tuple[int, int] | None = None  # what is to come out of it
    head: tuple[int, int] | None = None  # of the list that the unit is a member of, where it leaves it out


def given(name: Name, role: str, cue: str, how: str, task: tuple[int, int] | None, item: int) -> Given:
    """Return the row that gives a unit work."""
    return Given(name.start, name.end, role, cue, how, task, item, head=name.head)


@dataclass(frozen=True, slots=True)
class Setting:
    """What kind of document speaks: whether it rules, where its text begins, and which spans are read elsewhere."""

    rules: bool
    founds: bool
    begin: int
    kind: str
    issuer: str  # folded
    opening: int  # where the preamble ends: there the issuer says what it makes, and gives itself no work
    aside: tuple[tuple[int, int], ...] = ()
    told: bool = False  # the item at hand gives an account of what is
    tells: bool = False  # a report, a proposal or an essay: it asks, and gives no work but in sections of tasks
    letter: bool = False  # it may explain instead of ordering
    answer: bool = False  # a letter to a company or another private person
    law: bool = False  # a law, a decree or a circular, which orders by subjects and duties


def is_issuer(page: Page, name: Name, where: Setting) -> bool:
    """Whether a unit is the document's own issuer: `UBND tỉnh`, `Ủy ban nhân dân tỉnh Nghệ An`."""
    said = page.folded[name.start : name.end].replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    issuer = where.issuer.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    return bool(issuer) and (issuer.startswith(said) or said.startswith(issuer))
