"""A graph on a Neo4j server, asked through its own driver.

In: an address and a password. Out: a `Store`. Queries run in transactions with access mode READ, so that the server itself refuses what would write;
what the server warns of is passed on, but for types and properties that the schema knows and the graph has none of.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import islice
from typing import Any
from uuid import uuid4

import neo4j
from neo4j.exceptions import AuthError, DriverError, Forbidden, IncompleteCommit, Neo4jError

from graph.errors import GraphError, QueryError
from graph.schema import EDGES, NODES, known_node, words
from graph.store import TIMEOUT, Address, Row, Rows
from graph.store.cypher import reads_files
from graph.store.indexes import LOADING
from graph.store.waiting import wait

_CONNECT = 10.0  # seconds to wait for a connection
_PATIENCE = 10.0  # seconds to wait for a server that goes away
_LEAST = 0.001  # seconds; none at all would be no limit
_WRITES = "Neo.ClientError.Statement.AccessMode"
_TIMED_OUT = "TransactionTimedOut"
_UNKNOWN = frozenset({"01N50", "01N51", "01N52"})  # of a label, a relationship type, a property that no node or relationship of the database has
_NAMED = re.compile(r"`(\w+)`")
_QUIET = logging.NullHandler()  # what the driver logs is said here, or handled
_KEPT = (
    "SHOW CONSTRAINTS YIELD name, properties RETURN 'constraint' AS element, name, properties ORDER BY name",
    "SHOW INDEXES YIELD name, properties, owningConstraint WHERE owningConstraint IS NULL AND properties IS NOT NULL "
    "RETURN 'index' AS element, name, properties ORDER BY name",
)
_TERMINATE = (
    "SHOW TRANSACTIONS YIELD transactionId AS running, metaData WHERE metaData.sign = $sign "
    "TERMINATE TRANSACTIONS running YIELD transactionId RETURN transactionId"
)
_SETTINGS: dict[str, Any] = {
    "connection_timeout": _CONNECT,
    "connection_acquisition_timeout": 2 * _CONNECT,  # with what is said first; something else than Neo4j may never answer
    "user_agent": "viendan",
    "notifications_min_severity": "WARNING",
    "warn_notification_severity": "OFF",  # no warnings of Python: they become notes
}


class Neo4j:
    """A database on a server, opened for reading; `write` is for loading alone."""

    def __init__(self, where: Address, password: str | None = None, *, patience: float = _PATIENCE) -> None:
        """Connect; a server that goes away later is waited for, `patience` seconds. Raises `GraphError` where none answers, or it refuses the name."""
        logging.getLogger("neo4j").addHandler(_QUIET)
        self._where = where
        auth = (where.user or "neo4j", password) if password is not None else None
        self._driver = neo4j.GraphDatabase.driver(where.uri, auth=auth, max_transaction_retry_time=patience, **_SETTINGS)
        try:
            self._half = self._is_half()
        except (Neo4jError, DriverError, OSError) as error:
            self.close()
            raise GraphError(f"{where.uri}: {_refusal(error, where)}") from error

    def _is_half(self) -> bool:
        """Whether a load is under way, or was cut short; asking this is also how the server, the name and the database are tried."""
        try:
            with self._session() as session:
                return session.run("SHOW CONSTRAINTS YIELD name WHERE name = $sign RETURN name", sign=LOADING).single() is not None
        except Forbidden:  # a name may read the graph and not its constraints
            return False

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._where.database, default_access_mode=neo4j.READ_ACCESS)

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int | None = None) -> Rows:
        """Return the rows of a read-only query, run in one transaction of at most `timeout` seconds; with a `limit` no more are fetched."""
        if reads_files(cypher):
            raise QueryError("the query fails: LOAD CSV reads files; it is not for questions")
        sign = uuid4().hex
        reading = neo4j.unit_of_work(timeout=max(timeout, _LEAST), metadata={"app": "viendan", "sign": sign})(partial(_rows, limit=limit))
        try:
            made = wait(lambda: self._read(reading, cypher, dict(parameters or {})), stop=lambda: self._end(sign))
        except (Neo4jError, DriverError, ValueError, TypeError, OverflowError) as error:
            raise QueryError(f"the query fails: {_failure(error, timeout)}") from error
        if self._half:
            made.notes.append("this graph is half loaded: a load is under way, or was cut short and wants to be run again")
        return made

    def _read(self, reading: Callable[..., Rows], cypher: str, parameters: dict[str, Any]) -> Rows:
        with self._session() as session:
            return session.execute_read(reading, cypher, parameters)

    def _end(self, sign: str) -> None:
        """End the transaction that bears a sign, which the server would otherwise go on with."""
        with self._session() as session:
            session.run(_TERMINATE, sign=sign).consume()

    def write(self, batches: Iterable[tuple[str, list[Row]]]) -> int:
        """Run statements that write and may be run again, each in a transaction of its own; what one returns is the count of its rows."""
        written = 0
        for statement, rows in batches:
            found = self._written(statement, rows)
            if found is not None and found < len(rows):  # more, where an edge is there twice
                raise GraphError(f"{len(rows) - found} of {len(rows)} rows have an end that is not in the graph: {statement}")
            written += len(rows)
        return written

    def _written(self, statement: str, rows: list[Row]) -> int | None:
        while True:
            try:
                records = wait(lambda: self._driver.execute_query(neo4j.Query(statement), rows=rows, database_=self._where.database).records)
            except IncompleteCommit:  # the server went away before it said whether it was done
                continue
            except (Neo4jError, DriverError) as error:
                raise GraphError(f"{self._where.uri}: {_refusal(error, self._where)}") from error
            return records[0][0] if records else None

    def schema(self) -> Rows:
        """Return node and edge types with their counts, then constraints and indexes."""
        made = Rows(["element", "name", "count", "properties"])
        for node in NODES:
            count = self.query(f"MATCH (n:{node.label}) RETURN count(n) AS n")[0]["n"]
            made.append({"element": "node", "name": node.label, "count": count, "properties": ["id", *(p.name for p in node.properties)]})
        for edge in EDGES:
            count = self.query(f"MATCH ()-[r:{edge.name}]->() RETURN count(r) AS n")[0]["n"]
            made.append({"element": "edge", "name": edge.name, "count": count, "properties": [p.name for p in edge.properties]})
        made += [{**row, "count": None} for shown in _KEPT for row in self.query(shown)]
        return made

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()


def _rows(transaction: neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any], *, limit: int | None = None) -> Rows:
    """Run a query, which the driver may do again, and read all of it, or its first rows."""
    result = transaction.run(cypher, parameters)
    made = Rows(result.keys())
    made.extend(dict(zip(made.columns, (_plain(value, made) for value in record), strict=True)) for record in islice(result, limit))
    if limit is not None and result.peek() is not None:
        made.cut_at(limit)
    made.notes += _notes(result.consume())
    return made


def _notes(summary: neo4j.ResultSummary) -> Iterable[str]:
    """Yield what the server warns of; a type without an edge, or a property without a value, that the schema knows is no slip."""
    for status in summary.gql_status_objects:
        if status.is_notification and not (status.gql_status in _UNKNOWN and words() & set(_NAMED.findall(status.status_description))):
            yield status.status_description.removeprefix("warn: ")


def _plain(value: Any, made: Rows) -> Any:
    """Turn the driver's nodes, relationships, paths and dates into plain values."""
    if isinstance(value, neo4j.graph.Node):
        return made.node(value.element_id, min(value.labels, key=lambda label: (not known_node(label), label), default=""), dict(value))
    if isinstance(value, neo4j.graph.Relationship):
        start, end = value.nodes
        return made.edge(value.element_id, (start.element_id if start else None, end.element_id if end else None), value.type, dict(value))
    if isinstance(value, neo4j.graph.Path):
        return {"nodes": [_plain(node, made) for node in value.nodes], "relationships": [_plain(edge, made) for edge in value.relationships]}
    if isinstance(value, list):
        return [_plain(item, made) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, made) for name, item in value.items()}
    if isinstance(value, neo4j.time.Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    return value.to_native() if hasattr(value, "to_native") else value


def _refusal(error: Exception, where: Address) -> str:
    """Say in one line why a server is of no use."""
    if isinstance(error, AuthError):
        return "the server refuses the name or the password; write neo4j://user@host and set NEO4J_PASSWORD"
    if isinstance(error, Neo4jError):
        return str(error.message).partition("\n")[0]
    question = "does it speak TLS, as +s wants?" if "+s" in where.uri else "is the port right?"
    return f"no Neo4j answers there ({type(error).__name__}); is it started, and {question}"


def _failure(error: Exception, timeout: float) -> str:
    """Say why a query fails."""
    if isinstance(error, (ValueError, TypeError, OverflowError)):
        return f"a parameter is nothing that Cypher knows ({error})"
    if not isinstance(error, Neo4jError):
        return f"the server went away ({type(error).__name__}); is it still running?"
    if error.code == _WRITES:
        return "it would change the graph, which is only read here"
    if _TIMED_OUT in str(error.code):
        return f"no answer in {timeout:g} s; ask for less, or give it more with --timeout"
    return str(error.message)
