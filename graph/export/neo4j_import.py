"""A folder for `neo4j-admin database import`: the fast way to fill the empty database of a server that is stopped.

In: a folder of node and edge tables. Out: a folder with CSV files, a header file beside each; `import.sh`, which runs the import; `after.cypher`, to be run
when the server is up: constraints, indexes, and the values that the importer cannot hold; and `viendan.grass`, a style for Neo4j Browser.
What is imported so is what `viendan load` loads, and can be loaded over later.
"""

from __future__ import annotations

import shlex
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractors.errors import BadArgument
from graph.errors import GraphError
from graph.network import Asked
from graph.schema import ENTRIES, EdgeType, Entry, NodeType, ends_of, name_of, table_path
from graph.store.indexes import constraints, indexes

_TYPES = {"string": "string", "integer": "long", "number": "double", "boolean": "boolean", "strings": "string[]", "integers": "long[]"}
_LISTS = ("strings", "integers")
_DELIMITERS = "\x1f\x1e\x1d\x1c\x01\x02\x03\x04"  # between the items of a list: the first that stands in no text
_STYLE = "viendan.grass"
_SCRIPT = """\
#!/bin/sh
# Imports the graph into the database `neo4j` of a server that is stopped. For one that exists add --overwrite-destination=true: it is then thrown away.
# NEO4J_ADMIN names the program where it is not on the path.
set -e
cd "$(dirname "$0")"
"${{NEO4J_ADMIN:-neo4j-admin}}" {command} "$@"
echo "Start the server, then run: cypher-shell --file after.cypher"
"""


def write(of: Path | Asked, out: Path) -> list[str]:
    """Write the folder's files into `out`, which is there, and return what to do with them: the commands."""
    if not isinstance(of, Path):
        raise BadArgument("neo4j-import is made from the folder of a graph, not from a server; give it with --graph")
    import duckdb

    with duckdb.connect() as connection:
        held = [entry for entry in ENTRIES if _rows(connection, of, entry, "count(*)")]
        delimiter = _delimiter(connection, of, held)
        for entry in held:
            _write(connection, of, entry, out, delimiter)
        repairs = [statement for entry in held for statement in _repairs(connection, of, entry)]
    command = shlex.join(["database", "import", "full", *_options(held, delimiter)])
    _text(out / "import.sh", _SCRIPT.format(command=command)).chmod(0o755)
    _text(out / "after.cypher", "".join(f"{statement};\n" for statement in (*constraints(), *indexes(), *repairs)))
    _text(out / _STYLE, files(__package__).joinpath(_STYLE).read_text(encoding="utf-8"))
    return [f"in this folder, with the server stopped: neo4j-admin {command}", "then, with the server started: cypher-shell --file after.cypher"]


def _text(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def _options(held: list[Entry], delimiter: str) -> list[str]:
    options = [f"--array-delimiter=U+{ord(delimiter):04X}", "--id-type=string", "--multiline-fields=true", "--report-file=/dev/stderr"]
    for entry in held:
        name = name_of(entry)
        options.append(f"--{'nodes' if isinstance(entry, NodeType) else 'relationships'}={name}={name}-header.csv,{name}.csv")
    return options


def _write(connection: Any, folder: Path, entry: Entry, out: Path, delimiter: str) -> None:
    """Write a type's rows, and its header in a file of its own; of edges with one key one."""
    ends = ["id:ID"] if isinstance(entry, NodeType) else [":START_ID", ":END_ID"]
    _text(out / f"{name_of(entry)}-header.csv", ",".join([*ends, *(f"{item.name}:{_TYPES[item.type]}" for item in entry.properties)]) + "\n")
    lists = {item.name for item in entry.properties if item.type in _LISTS}
    names = [*ends_of(entry), *(item.name for item in entry.properties)]
    written = ", ".join(f"""array_to_string("{name}", '{delimiter}') AS "{name}\"""" if name in lists else f'"{name}"' for name in names)
    key = ", ".join(f'"{name}"' for name in (*ends_of(entry), *(entry.key if isinstance(entry, EdgeType) else ())))
    query = f"SELECT {written} FROM (SELECT DISTINCT ON ({key}) * FROM {_table(folder, entry)})"
    connection.execute(
        f"COPY ({query}) TO {_literal(out / f'{name_of(entry)}.csv')} (FORMAT csv, HEADER false, QUOTE '\"', ESCAPE '\"', FORCE_QUOTE *, NULLSTR '')"
    )


def _delimiter(connection: Any, folder: Path, held: list[Entry]) -> str:
    for delimiter in _DELIMITERS:
        texts = [(entry, item.name) for entry in held for item in entry.properties if item.type == "strings"]
        if not any(_rows(connection, folder, entry, f"""bool_or(contains(array_to_string("{name}", ''), '{delimiter}'))""") for entry, name in texts):
            return delimiter
    raise GraphError("every sign that could stand between the items of a list stands in a text; use `viendan load`")


def _repairs(connection: Any, folder: Path, entry: Entry) -> list[str]:
    """Return a statement for each property whose lists of one empty text the importer takes for nothing; no such property is ever unknown."""
    pattern = f"(x:{name_of(entry)})" if isinstance(entry, NodeType) else f"()-[x:{name_of(entry)}]->()"
    names = [item.name for item in entry.properties if item.type == "strings"]
    lost = [name for name in names if _rows(connection, folder, entry, f"""bool_or("{name}" = [''])""")]
    return [f"MATCH {pattern} WHERE x.{name} IS NULL CALL (x) {{ SET x.{name} = [''] }} IN TRANSACTIONS OF 10000 ROWS" for name in lost]


def _rows(connection: Any, folder: Path, entry: Entry, what: str) -> Any:
    """Return an aggregate of a table."""
    return connection.execute(f"SELECT {what} FROM {_table(folder, entry)}").fetchone()[0]


def _table(folder: Path, entry: Entry) -> str:
    return f"read_parquet({_literal(table_path(folder, entry))})"


def _literal(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
