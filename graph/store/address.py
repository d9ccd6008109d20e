"""Where a graph is: a folder, or a Neo4j server.

In: what stands behind `--graph`, such as `build` or `neo4j://analyst@db.example.org:7687/viendan`. Out: an `Address`, or None for a folder. The driver
itself refuses a user in an address and ignores a database, so both are taken out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from graph.errors import GraphError

SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})
_PORT = 7687
_HOW = "write neo4j://user@host:7687/database"


@dataclass(frozen=True, slots=True)
class Address:
    """A server: what the driver takes, and beside it the user and the database, where they are named."""

    uri: str
    user: str | None
    database: str | None


def parse(text: str) -> Address | None:
    """Take an address apart; None where `text` is a folder.

    Raises `GraphError` where it holds a password, names no host, or has a part that means nothing here.

    >>> parse("neo4j+s://analyst@db.example.org/viendan")
    Address(uri='neo4j+s://db.example.org:7687', user='analyst', database='viendan')
    >>> parse("build") is None
    True
    """
    scheme, sign, _ = text.partition("://")
    if not sign:
        return None
    if scheme not in SCHEMES:
        raise GraphError(f"{text}: a graph is a folder or an address that begins with {', '.join(sorted(SCHEMES))}")
    parts = _split(text)
    if parts.password is not None:
        raise GraphError("a password in an address ends up in histories and logs; leave it out and set NEO4J_PASSWORD")
    return Address(f"{scheme}://{_host(parts)}:{parts.port or _PORT}", unquote(parts.username) if parts.username else None, _database(parts))


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port  # asking for the port is what finds a wrong one
    except ValueError as error:
        raise GraphError(f"{text}: {error}; {_HOW}") from error
    if not host:
        raise GraphError(f"{text}: names no host; {_HOW}")
    return parts


def _host(parts: SplitResult) -> str:
    host = str(parts.hostname)
    return f"[{host}]" if ":" in host else host


def _database(parts: SplitResult) -> str | None:
    name = unquote(parts.path.strip("/"))
    if "/" in name or parts.query or parts.fragment:
        raise GraphError(f"{parts.geturl()}: behind the host stands the database's name alone; {_HOW}")
    return name or None
