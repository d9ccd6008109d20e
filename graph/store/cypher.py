"""What a query's own text tells before it runs: whether it reads files, whether it only asks, and whether a path in it has no bound.

In: Cypher. Out: whether it is so. The two engines read a text differently, and both ways are looked at: in Neo4j `\\u0027` is a quote, which ends a string, and
a comment ends at a carriage return; in the embedded store a keyword may stand in backquotes.
"""

from __future__ import annotations

import re
from itertools import accumulate

_QUOTED = r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`"
_ASIDE = re.compile(rf"{_QUOTED}|//[^\n]*|/\*.*?\*/", re.DOTALL)
_COMMENTS, _COMMENTS_OF_NEO4J = (re.compile(rf"(?P<kept>{_QUOTED})|//[^{ends}]*|/\*.*?\*/", re.DOTALL) for ends in (r"\n", r"\n\r"))
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_READS_FILES = re.compile(r"\bload\W+csv\b", re.IGNORECASE)  # also in a string: better one question too few
_ASKS = re.compile(r"\s*(?:(?:optional\s+)?match|with|unwind|return|call)\b", re.IGNORECASE)
_CALLS = re.compile(r"\bcall\b(?!\s*(?:\{|\([\w\s,*`]*\)\s*\{))", re.IGNORECASE)  # a subquery is no procedure
_SHORTEST = re.compile(r"shortestpath\s*\(", re.IGNORECASE)
_LENGTH = re.compile(r"-\s*\[[^\[\]*]*\*\s*(?P<least>\d*)\s*(?P<dots>\.\.)?\s*(?P<most>\d*)")


def blanked(cypher: str) -> str:
    """Return a query with its strings, quoted names and comments blank; places stay the same.

    >>> blanked("RETURN 'LOAD CSV' AS a // LOAD CSV")
    'RETURN            AS a            '
    """
    return _ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cypher)


def reads_files(cypher: str) -> bool:
    """Whether a query has LOAD CSV, which reads files of the machine that runs it.

    >>> [reads_files(f"{words} FROM 'file:///etc/hosts' AS a RETURN a") for words in ("LOAD // aside\\n CSV", "L\\\\u004fAD CSV", "`load` CSV", "load.csv")]
    [True, True, True, True]
    >>> reads_files("MATCH (d:Document) RETURN d // LOAD CSV")
    False
    """
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher)
    views = _COMMENTS.sub(_kept, cypher), _COMMENTS_OF_NEO4J.sub(_kept, decoded)
    return any(_READS_FILES.search(view) for view in views)


def only_asks(cypher: str) -> bool:
    """Whether a query begins as questions about a graph do and calls no procedure: it neither looks at the server nor ends another's query.

    >>> [only_asks(text) for text in ("MATCH (d) CALL { WITH d RETURN 1 AS n } RETURN n", "// all\\nRETURN 1 AS n", "unwind [1] AS n return n")]
    [True, True, True]
    >>> [only_asks(text) for text in ("SHOW USERS", "TERMINATE TRANSACTIONS 'a'", "CALL db.labels()", "MATCH (d) CALL apoc.load.json($a) YIELD b RETURN b")]
    [False, False, False, False]
    >>> only_asks("RETURN 'he will call me'")
    True
    """
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher)
    views = [pattern.sub(_asked, text) for text in (cypher, decoded) for pattern in (_COMMENTS, _COMMENTS_OF_NEO4J)]
    return all(_ASKS.match(view) and not _CALLS.search(view) for view in views)


def _asked(found: re.Match[str]) -> str:
    """Keep of what is quoted only names, which may be a procedure's."""
    kept = found["kept"] or " "
    return kept if kept.startswith("`") else "''" if found["kept"] else " "


def _kept(found: re.Match[str]) -> str:
    return found["kept"] or " "


def unbounded(cypher: str) -> bool:
    """Whether a path in a query has no greatest length, which only a shortest path can do without.

    >>> [unbounded(f"MATCH (a)-[:CITES{length}]->(b) RETURN b") for length in ("*", "*2..", "*..", "*3", "*..4", "*1..4", "")]
    [True, True, True, False, False, False, False]
    >>> unbounded("MATCH p = shortestPath((a)-[:CITES*]->(b)) RETURN p")
    False
    """
    text = blanked(cypher)
    return any(not (found["most"] or (found["least"] and not found["dots"]) or _in_shortest(text[: found.start()])) for found in _LENGTH.finditer(text))


def nested(cypher: str) -> int:
    """Return how many braces of a query are open at once: of subqueries within subqueries, and of maps.

    >>> nested("MATCH (d {id: '{'}) CALL { WITH d CALL { RETURN 1 AS n } RETURN n } RETURN n")
    2
    """
    return max(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in f" {blanked(cypher)}"))


def _in_shortest(before: str) -> bool:
    """Whether a text ends within the parentheses of a shortestPath."""
    opened = [found.end() for found in _SHORTEST.finditer(before)]
    return bool(opened) and min(accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in f" {before[opened[-1] :]}")) >= 0
