"""A graph on a Neo4j server, asked through its own driver.

In: an address and a password. Out: a `Store`. Queries run in transactions with access mode READ, so that the server itself refuses what would write;
what the server warns of is passed on, but for types and properties that the schema knows and the graph has none of.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from typing import Any

import neo4j
from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from graph.errors import GraphError, QueryError
from graph.schema import EDGES, NODES, words
from graph.store import TIMEOUT, Address, Row, Rows
from graph.store.cypher import reads_files

_CONNECT = 10.0  # seconds to wait for a server
_WRITES = "Neo.ClientError.Statement.AccessMode"
_TIMED_OUT = "TransactionTimedOut"
_UNKNOWN = frozenset({"01N50", "01N51", "01N52"})  # of a label, a relationship type, a property that no node or relationship of the database has
_NAMED = re.compile(r"`(\w+)`")
_QUIET = logging.NullHandler()  # what the driver logs is said here, or handled
_KEPT = "SHOW {what}S YIELD name, labelsOrTypes, properties RETURN '{what}' AS element, name, properties ORDER BY name"


class Neo4j:
    """A database on a server, opened for reading; `write` is for loading alone."""

    def __init__(self, where: Address, password: str | None = None) -> None:
        """Connect; raises `GraphError` where no server answers, or it refuses the name."""
        self._where = where
        logging.getLogger("neo4j").addHandler(_QUIET)
        auth = (where.user or "neo4j", password) if password is not None else None
        try:
            self._driver = neo4j.GraphDatabase.driver(
                where.uri, auth=auth, connection_timeout=_CONNECT, user_agent="viendan", notifications_min_severity="WARNING", warn_notification_severity="OFF"
            )
            with self._driver.session(database=where.database) as session:
                session.run("RETURN 1").consume()
        except (AuthError, ClientError) as error:
            raise GraphError(f"{where.uri}: {_refusal(error)}") from error
        except (ServiceUnavailable, ConfigurationError, DriverError, OSError) as error:
            raise GraphError(f"{where.uri}: no Neo4j answers there ({type(error).__name__}); is it started, and is the port right?") from error

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Rows:
        """Return the rows of a read-only query, run in one transaction of at most `timeout` seconds."""
        if reads_files(cypher):
            raise QueryError("the query fails: LOAD CSV reads files; it is not for questions")
        try:
            with self._driver.session(database=self._where.database, default_access_mode=neo4j.READ_ACCESS) as session:
                return session.execute_read(neo4j.unit_of_work(timeout=timeout, metadata={"app": "viendan"})(_rows), cypher, dict(parameters or {}))
        except (Neo4jError, DriverError) as error:
            raise QueryError(f"the query fails: {_failure(error, timeout)}") from error

    def write(self, batches: Iterable[tuple[str, list[Row]]]) -> int:
        """Run statements that write, each in a transaction that the driver repeats while a server is away; each returns one count, of its rows."""
        written = 0
        for statement, rows in batches:
            records, _, _ = self._driver.execute_query(neo4j.Query(statement), rows=rows, database_=self._where.database)
            if records and records[0][0] != len(rows):
                raise GraphError(f"{len(rows) - records[0][0]} of {len(rows)} rows have an end that is not in the graph")
            written += len(rows)
        return written

    def schema(self) -> Rows:
        """Return node and edge types with their counts, then constraints and indexes."""
        made = Rows(["element", "name", "count", "properties"])
        for node in NODES:
            count = self.query(f"MATCH (n:{node.label}) RETURN count(n) AS n")[0]["n"]
            made.append({"element": "node", "name": node.label, "count": count, "properties": ["id", *(p.name for p in node.properties)]})
        for edge in EDGES:
            count = self.query(f"MATCH ()-[r:{edge.name}]->() RETURN count(r) AS n")[0]["n"]
            made.append({"element": "edge", "name": edge.name, "count": count, "properties": [p.name for p in edge.properties]})
        for what in ("CONSTRAINT", "INDEXE"):
            named = "index" if what == "INDEXE" else "constraint"
            made += [{"element": named, "name": row["name"], "count": None, "properties": row["properties"]} for row in self.query(_KEPT.format(what=what))]
        return made

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()


def _rows(transaction: neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any]) -> Rows:
    """Run a query, which the driver may do again, and read all of it."""
    result = transaction.run(cypher, parameters)
    made = Rows(result.keys())
    made.extend(dict(zip(made.columns, (_plain(value, made) for value in record), strict=True)) for record in result)
    made.notes = list(_notes(result.consume()))
    return made


def _notes(summary: neo4j.ResultSummary) -> Iterable[str]:
    """Yield what the server warns of; a type without an edge, or a property without a value, that the schema knows is no slip."""
    for status in summary.gql_status_objects:
        if status.is_notification and not (status.gql_status in _UNKNOWN and words() & set(_NAMED.findall(status.status_description))):
            yield status.status_description.removeprefix("warn: ")


def _plain(value: Any, made: Rows) -> Any:
    """Turn the driver's nodes, relationships, paths and dates into plain values."""
    if isinstance(value, neo4j.graph.Node):
        return made.node(value.element_id, next(iter(value.labels), ""), dict(value))
    if isinstance(value, neo4j.graph.Relationship):
        start, end = value.nodes
        return made.edge(value.element_id, (start.element_id if start else None, end.element_id if end else None), value.type, dict(value))
    if isinstance(value, neo4j.graph.Path):
        return {"nodes": [_plain(node, made) for node in value.nodes], "relationships": [_plain(edge, made) for edge in value.relationships]}
    if isinstance(value, list):
        return [_plain(item, made) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, made) for name, item in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value


def _refusal(error: Neo4jError) -> str:
    if isinstance(error, AuthError):
        return "the server refuses the name or the password; write neo4j://user@host and set NEO4J_PASSWORD"
    return str(error.message or error)


def _failure(error: Neo4jError | DriverError, timeout: float) -> str:
    code = str(getattr(error, "code", ""))
    if code == _WRITES:
        return "it would change the graph, which is only read here"
    if _TIMED_OUT in code:
        return f"no answer in {timeout:g} s; ask for less, or give it more with --timeout"
    return str(getattr(error, "message", None) or error)
