"""Who a document is sent to: the lines under `Nơi nhận`, and the units that each names.

In: a text, its outline and its header. Out: a `Recipient` a unit, and one without a unit for a line that names none (`Như Điều 3`), each with the line as it
stands; and the `Unit`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.bodies import Body, Home, local_row
from extractors.citations import units_of
from extractors.header import Header
from extractors.identity import identify
from extractors.identity.places import classed, placed
from extractors.identity.spelling import Words
from extractors.letters import rx
from extractors.lexicon import Page
from extractors.outline import Outline
from extractors.records import Recipient, Unit
from extractors.text import Text, folded
from extractors.unitlists import units_at
from extractors.writtenout import written_out

_MOST = 60  # lines
_BEFORE, _BEHIND = "-~+• \t\xa0", ";.,:/ \t\xa0"  # marks beside a recipient's name
_NOTE = rx(r"\s?\((?:để\s|đề\s|dé\s)?(?:b/c|báo\scáo|thực\shiện|t/h|p/h|biết|phối\shợp)[^)]{0,200}\)")
_FILED = re.compile(r"[-~+•\s]*(?:Lưu|Luu)\b")
_PART = rx(r"[^;]+")
_CODES = rx(r"(?:Các|các)\s(?:Bộ|Sở|bộ|sở)\s?:")  # codes stand behind it: `Các Bộ: TC, TP`, and TP is no city
_FIRST = rx(r"[^,:]+")


def recipients(text: Text, outline: Outline, header: Header) -> tuple[tuple[Recipient, ...], dict[str, Unit]]:
    """Return the lines under `Nơi nhận`, without marks, notes and the line `Lưu`; a row a unit."""
    found: dict[Recipient, None] = {}
    bodies: list[Body] = []
    for line in _lines(text, outline):
        named = [body for body in units_of_line(line, header.home) if body.id]
        bodies += named
        found.update(dict.fromkeys([Recipient(line, body.id) for body in named] or [Recipient(line, None)]))
    return tuple(found), units_of(bodies)


def _lines(text: Text, outline: Outline) -> Iterator[str]:
    items = outline.items[outline.index(outline.recipients) + 1 :] if outline.recipients < len(text.clean) else ()
    count = 0
    for item in items:
        line = text.clean[item.start : item.end]
        if _FILED.match(line) or count > _MOST:
            return
        said = _NOTE.sub("", line) if line.startswith(("-", "~", "+", "•")) else ""
        if name := folded(said.strip().lstrip(_BEFORE).rstrip(_BEHIND)):
            count += 1
            yield name


def units_of_line(line: str, home: Home) -> list[Body]:
    """Return the units that a line names, in its order: `HĐND, UBND các tỉnh` names two, each of all provinces."""
    page = Page.of(line if _CODES.match(line) else written_out(line))
    found: list[Body] = []
    for part in _PART.finditer(page.text):
        start = part.start() + len(part[0]) - len(part[0].lstrip(" -~+"))
        names = units_at(page, start, part.end())
        said = [(page.text[name.start : name.end], page.text[slice(*name.head)] if name.head else None) for name in names]
        if not said and (alone := _FIRST.match(page.text, start, part.end())):
            said = [(alone[0].strip(), None)]
        found += [identify(name, home, head) for name, head in _completed(said)]
    return found


def _completed(said: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Give a body without a place the place of the one behind it: `HĐND, UBND các tỉnh`."""
    place, made = "", list[tuple[str, str | None]]()
    for name, head in reversed(said):
        words = Words.of(name)
        found = classed(words) or placed(words, Home())
        if found is None and head is None and place and local_row(name.removeprefix("Thường trực ")):
            name = f"{name} {place}"
        place = str(words[len(found.head) :]) if found and len(found.head) else "" if found else place
        made.append((name, head))
    return made[::-1]
