"""The blocks of code of a Markdown page.

In: a page's text. Out: its fenced blocks in order, each with its language, the file that it stands for, and its place in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r'^```(?P<language>\w*)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: with a title it is the file of that name; `start` and `end` are the place of its text in the page."""

    language: str
    title: str | None
    text: str
    start: int
    end: int


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page.

    >>> [(block.language, block.title, block.text) for block in blocks('A file:\\n\\n```text title="a.txt"\\nWords.\\n```\\n')]
    [('text', 'a.txt', 'Words.\\n')]
    """
    for found in _FENCE.finditer(page):
        yield Block(found["language"], found["title"], found["text"], found.start("text"), found.end("text"))


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block, and what the page says that it prints."""

    command: str
    printed: str


def steps(text: str) -> Iterator[Step]:
    r"""Yield the commands of a console block; a command goes on behind a `\` at the end of a line.

    >>> list(steps("$ viendan version\nviendan 1\n$ ls\n"))
    [Step(command='viendan version', printed='viendan 1\n'), Step(command='ls', printed='')]
    """
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command = re.match(r"(?:[^\n]*\\\n)*[^\n]*\n", part)
        assert command, part
        yield Step(command[0].rstrip("\n"), part[command.end() :])
