"""What a query's own text tells before it runs: whether it reads files, and whether a path in it has no bound.

In: Cypher. Out: the reason to refuse it, or None. Strings, quoted names and comments are blanked first, so that what stands in them decides nothing.
"""

from __future__ import annotations

import re

_ASIDE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_READS_FILES = re.compile(r"\bload\s+csv\b", re.IGNORECASE)
_LENGTH = re.compile(r"-\s*\[[^\[\]*]*\*\s*(?P<least>\d*)\s*(?P<dots>\.\.)?\s*(?P<most>\d*)")


def blanked(cypher: str) -> str:
    """Return a query with its strings, quoted names and comments blank; places stay the same.

    >>> blanked("RETURN 'LOAD CSV' AS a // LOAD CSV")
    'RETURN            AS a            '
    """
    return _ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cypher)


def reads_files(cypher: str) -> bool:
    """Whether a query has LOAD CSV, which reads files of the machine that runs it.

    >>> reads_files("LOAD // aside\\n CSV FROM 'file:///etc/hosts' AS line RETURN line")
    True
    """
    return _READS_FILES.search(blanked(cypher)) is not None


def unbounded(cypher: str) -> bool:
    """Whether a path in a query has no greatest length.

    >>> [unbounded(f"MATCH (a)-[:CITES{length}]->(b) RETURN b") for length in ("*", "*2..", "*..", "*3", "*..4", "*1..4", "")]
    [True, True, True, False, False, False, False]
    """
    return any(not (found["most"] or (found["least"] and not found["dots"])) for found in _LENGTH.finditer(blanked(cypher)))
