"""Where a graph is: a folder, or a Neo4j server.

In: what stands behind `--graph`, such as `build` or `neo4j://analyst@db.example.org:7687/viendan`. Out: an `Address`, or None for a folder. The driver
itself refuses a user in an address and ignores a database, so both are taken out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from graph.errors import GraphError

SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})
_PORT = 7687


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
    parts = urlsplit(text)
    if parts.password is not None:
        raise GraphError("a password in an address ends up in histories and logs; leave it out and set NEO4J_PASSWORD")
    return Address(f"{scheme}://{_host(text)}:{_port(text)}", unquote(parts.username) if parts.username else None, _database(text))


def _host(text: str) -> str:
    host = urlsplit(text).hostname
    if not host:
        raise GraphError(f"{text}: names no host; write neo4j://user@host:7687/database")
    return f"[{host}]" if ":" in host else host


def _port(text: str) -> int:
    try:
        return urlsplit(text).port or _PORT
    except ValueError as error:
        raise GraphError(f"{text}: {error}; write neo4j://user@host:7687/database") from error


def _database(text: str) -> str | None:
    parts = urlsplit(text)
    name = unquote(parts.path.strip("/"))
    if "/" in name or parts.query or parts.fragment:
        raise GraphError(f"{text}: behind the host stands the database's name alone; write neo4j://user@host:7687/database")
    return name or None
