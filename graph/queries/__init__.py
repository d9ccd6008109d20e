"""The library of questions: one file a question, the same Cypher for every store. Adding a question is adding a file.

In: a question's name. Out: its Cypher, or a `Question` with what its head says. A head is comment lines before the Cypher, so that a file can be pasted into
Neo4j Browser as it is:

    // vi: Những văn bản nào dựa vào văn bản này?
    // en: What rests on a document.
    // group: chains                               `commands`: asked by commands, and not listed for people
    // $id document: the document at the top       a line a parameter, in order: name, type (one of `TYPES`), what it means
    // $limit integer = 200: rows at most          a default makes it optional
    // example: id="Chỉ thị 666"                   a value, as people type it, for every parameter without a default

Names of nodes and relations are those of `graph.schema`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.errors import GraphError, UnknownQuestion

GROUPS = ("chains", "citations", "validity", "provisions", "work", "units", "findings", "documents", "commands")
TYPES = ("document", "documents", "unit", "text", "texts", "integer", "date", "place", "relation", "role", "kind", "rule", "severity")
NULL = "null"  # the default of what may be left open
INTERNAL = "commands"
_SUFFIX = ".cypher"
_PARAMETER = re.compile(r"\$(?P<name>[a-z]+) (?P<type>[a-z]+)(?: = (?P<default>[^:]+))?: (?P<says>.+)")
_SAID = re.compile(r"(?P<field>vi|en|group|example): (?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes: its name, its type, what it means, and the value where none is given, as people type it."""

    name: str
    type: str
    says: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library: what it asks in Vietnamese and in English, what it takes, values that have an answer, and its Cypher."""

    name: str
    group: str
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    example: tuple[tuple[str, str], ...]
    cypher: str

    @property
    def takes(self) -> str:
        """How the parameters are written behind the name: `ID [LIMIT]`."""
        return " ".join(item.name.upper() if item.default is None else f"[{item.name.upper()}]" for item in self.parameters)

    @property
    def command(self) -> str:
        """The command that asks it with the example's values."""
        return shlex.join(["viendan", "ask", self.name, *_in_order(self)])


def _in_order(question: Question) -> Iterator[str]:
    """Yield the example's values in the order of the parameters; behind one that is left to its default they are named."""
    given, gap = dict(question.example), False
    for item in question.parameters:
        if item.name not in given:
            gap = True
        else:
            yield f"--{item.name}={given[item.name]}" if gap else given[item.name]


def query(name: str) -> str:
    """Return the Cypher of a question without its head. Raises `UnknownQuestion`.

    >>> query("parents").split()[0]
    'MATCH'
    """
    return "\n".join(line for line in text(name).splitlines() if not line.startswith("//"))


@cache
def text(name: str) -> str:
    """Return the file of a question as it is. Raises `UnknownQuestion`."""
    if name not in names():
        raise UnknownQuestion(name, _nearest(name))
    return _file(name).read_text(encoding="utf-8")


def _file(name: str) -> Traversable:
    return files(__package__).joinpath(f"{name}{_SUFFIX}")


@cache
def names() -> tuple[str, ...]:
    """Return the names of all questions, in alphabetical order."""
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in files(__package__).iterdir() if file.name.endswith(_SUFFIX)))


def _nearest(name: str) -> list[str]:
    from rapidfuzz import process

    return [found for found, _, _ in process.extract(name, names(), limit=5, score_cutoff=60)]


@cache
def question(name: str) -> Question:
    """Return a question with what its head says. Raises `UnknownQuestion`; `GraphError` where the head is malformed.

    >>> question("chain_down").parameters[0].type, question("chain_down").takes
    ('document', 'ID [LIMIT]')
    """
    return parse(name, text(name))


def questions() -> tuple[Question, ...]:
    """Return every question for people, group by group."""
    every = [question(name) for name in names()]
    return tuple(sorted((item for item in every if item.group != INTERNAL), key=lambda item: (GROUPS.index(item.group), item.name)))


def parse(name: str, written: str) -> Question:
    """Read a question's file. Raises `GraphError` with the line that is no part of a head, or what is missing in it."""
    head = [line.removeprefix("//").strip() for line in written.splitlines() if line.startswith("//")]
    cypher = "\n".join(line for line in written.splitlines() if not line.startswith("//")).strip()
    said: dict[str, str] = {}
    parameters = []
    for line in head:
        if found := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(**found.groupdict()))
        elif (found := _SAID.fullmatch(line)) and found["field"] not in said:
            said[found["field"]] = found["value"]
        else:
            raise GraphError(f"{name}{_SUFFIX}: {line!r} is no line of a head, or stands in it twice")
    example = tuple((key, value) for key, _, value in (word.partition("=") for word in shlex.split(said.get("example", ""))))
    made = Question(name, said.get("group", ""), said.get("vi", ""), said.get("en", ""), tuple(parameters), example, cypher)
    for fault in _faults(made, said):
        raise GraphError(f"{name}{_SUFFIX}: {fault}")
    return made


def _faults(made: Question, said: Mapping[str, str]) -> Iterator[str]:
    """Yield what is missing or wrong in a head."""
    named = [item.name for item in made.parameters]
    for field in ("vi", "en", "group"):
        if field not in said:
            yield f"the head has no line `// {field}: ...`"
    if made.group not in GROUPS:
        yield f"no group {made.group!r}; known are {', '.join(GROUPS)}"
    for item in made.parameters:
        if item.type not in TYPES:
            yield f"${item.name} has no type {item.type!r}; known are {', '.join(TYPES)}"
    if [item.default is None for item in made.parameters] != sorted((item.default is None for item in made.parameters), reverse=True):
        yield "parameters with a default stand behind those without"
    if len(named) != len(set(named)) or set(named) != set(re.findall(r"\$(\w+)", made.cypher)):
        yield "the parameters of the head are not those of the Cypher"
    if missing := [item.name for item in made.parameters if item.default is None and item.name not in dict(made.example)]:
        yield f"the example gives no {', '.join(missing)}"
    if foreign := dict(made.example).keys() - set(named):
        yield f"the example gives {', '.join(sorted(foreign))}, which it does not take"
