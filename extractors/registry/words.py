"""Find words for words.toml in a corpus, and see what a row of it gains and loses: `python -m extractors.registry.words CORPUS`.

In: a corpus (`documents.jsonl.xz`, a row a document with `id` and `text`). Out, on standard output:

    words CORPUS                          candidates: class, word, how often, and a place where it stands
    words CORPUS --without verb "rà soát" assignments that the table finds with this row alone (+) and without it alone (-)
    words CORPUS --with verb "bình ổn"    the same for a word that the table lacks; `verb.power` names a part of a class

`words --tidy` writes words.toml in its layout: lists in the order they have, in lines of 160 characters at most.

Candidates are no more than that: most are names, slips or words of other classes. A word goes into the table when `--with` shows that what it gains is work
and what it loses was none. Candidates of a `verb` follow a unit or `chủ trì, phối hợp với` units, an `attribute` stands between a unit and its duty, a `head`
follows `giao`, `yêu cầu`, `phối hợp với`, a `label` stands before a colon with a unit behind it. `--sample` says how many documents are read, taken
at even steps, so that twice the same is printed; `--least` how often a candidate must stand, `--most` how many of a class are listed.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from extractors import agencies, dutywords, lexicon, unitlists, unitnames
from extractors.errors import RegistryError
from extractors.letters import rx
from extractors.lexicon import Page, united
from extractors.outline import Item, analyse
from extractors.registry.remake import jsonl
from extractors.registry.wording import word_classes
from extractors.text import clean

if TYPE_CHECKING:
    from extractors.unitnames import Name

Document = tuple[str, str]  # id, text
Found = tuple[str, int, str, str, str]  # document, place, unit, role, the text around
Classes = Mapping[str, Mapping[str, tuple[str, ...]]]
KINDS = ("verb", "attribute", "head", "label")
TABLE = Path(__file__).with_name("words.toml")
EXAMPLES = 10
LONGEST = 160  # characters of a line of words.toml
_LIST = re.compile(r"^(?P<name>\w+) = \[(?P<words>[^\]]*)\](?P<note>.*)$", re.MULTILINE)
_AROUND = 50  # characters on either side of an example
_FEW = 6  # words between a unit and its duty, or of a label
_OFTEN = 3  # times that a name must stand to be known as one
_WORK = ("verb", "adverb", "modal", "lead", "joint", "with", "giver.assigned", "giver.directed", "giver.requested", "stop")
_FOLLOWS = (*_WORK, "plural", "group", "person", "nominal", "attribute", "joint.manner", "unlike")
_SAID = ("label.lead", "label.coordinating", "label.assigned", "giver.assigned", "giver.requested", "joint")
_TWO = rx(r"\s?(?P<words>(?!(?:và|hoặc|tỉnh|thành|này)\s)[\Ll]+(?:\s[\Ll]+)?)")
_FIRST = rx(r"(?P<words>(?!(?:và|số|của)\s)[\w]+(?:\s[\Ll]+)?)")
_LABEL = rx(r"[-+•*\s]*(?P<words>[\Lu][^:.;,\n\d]{2,40}):\s")
_BETWEEN = rx(r"\s(?P<words>[^\n,;.:()]{2,60}?)\s(?=(?:phải|cần|có trách nhiệm|có nhiệm vụ|chủ trì)\s)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may belong to a class, how often it stands, and a place: a document's id and the text around."""

    kind: str
    word: str
    count: int
    document: str
    example: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Print candidates, or the effect of one row."""
    parser = _parser()
    told = parser.parse_args(arguments)
    if told.tidy:
        TABLE.write_text(laid_out(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
        return
    if told.corpus is None:
        parser.error("which corpus? Give a documents.jsonl.xz")
    documents = sample([(row["id"], row["text"]) for row in jsonl(told.corpus)], told.sample)
    changed = told.without or told.with_
    if changed is None:
        print(*(f"{c.kind}\t{c.word}\t{c.count}\t{c.document}: {c.example}" for c in candidates(documents, told.least, told.most)), sep="\n")
        return
    try:
        have, lack = _tables(*changed, there=told.without is not None)
    except RegistryError as error:
        parser.error(str(error))
    print(report(found_with(have, documents), found_with(lack, documents)))


def _parser() -> argparse.ArgumentParser:
    assert __doc__
    parser = argparse.ArgumentParser("words", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--tidy", action="store_true")
    row = parser.add_mutually_exclusive_group()
    row.add_argument("--without", nargs=2, metavar=("CLASS", "WORD"))
    row.add_argument("--with", nargs=2, metavar=("CLASS", "WORD"), dest="with_")
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--most", type=int, default=40)
    return parser


def sample(documents: Sequence[Document], count: int) -> list[Document]:
    """Return so many documents at even steps, or all where there are fewer.

    >>> sample([("a", ""), ("b", ""), ("c", ""), ("d", "")], 2)
    [('a', ''), ('c', '')]
    """
    count = min(count, len(documents))
    return [documents[index * len(documents) // count] for index in range(count)]


def laid_out(table: str) -> str:
    """Return a table of words in its layout.

    >>> laid_out('[lead]\\nwords = ["chủ trì",   "đầu mối", ] # who leads\\n')
    '[lead]\\nwords = ["chủ trì", "đầu mối"] # who leads\\n'
    """
    return _LIST.sub(lambda found: _lines(found["name"], re.findall(r'"[^"]*"', found["words"]), found["note"]), table)


def _lines(name: str, listed: list[str], note: str) -> str:
    line = f"{name} = [{', '.join(listed)}]{note}"
    if len(line) <= LONGEST:
        return line
    wrapped = textwrap.wrap(", ".join(word.replace(" ", "\0") for word in listed) + ",", LONGEST - 2, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{name} = [", *(f"  {part.replace(chr(0), ' ')}" for part in wrapped), f"]{note}"])


# ---------------------------------------------------------------- candidates


def candidates(documents: Iterable[Document], least: int = 3, most: int = 40) -> list[Candidate]:
    """Return the candidates of each class, the most frequent first."""
    read = [(name, Page.of(clean(text).clean)) for name, text in documents]
    known = _known(page for _, page in read)
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], tuple[str, str]] = {}
    for name, page in read:
        for kind, word, at in _mined(page, known):
            counts[kind, word] += 1
            examples.setdefault((kind, word), (name, around(page.text, at)))
    ordered = sorted(counts.items(), key=lambda item: (KINDS.index(item[0][0]), -item[1], item[0][1]))
    found = [Candidate(kind, word, count, *examples[kind, word]) for (kind, word), count in ordered if count >= least]
    return [candidate for kind in KINDS for candidate in [c for c in found if c.kind == kind][:most]]


def around(text: str, at: int) -> str:
    """Return the text at a place on one line."""
    return " ".join(text[max(at - _AROUND, 0) : at + _AROUND].split())


def _known(pages: Iterable[Page]) -> frozenset[str]:
    """Return the names that stand often, folded: what goes on behind one of them is no part of it."""
    counts = Counter(page.folded[name.start : name.end] for page in pages for _, names in _listed(page) for name in names)
    return frozenset(name for name, count in counts.items() if count >= _OFTEN)


def _listed(page: Page) -> Iterator[tuple[Item, list[Name]]]:
    """Yield the lists of units at the beginning of items, and behind `phối hợp với`."""
    for item in analyse(page.text).items:
        if names := unitlists.units_at(page, item.words, item.end):
            yield item, names
        for at in _behind(page, item, "joint"):
            if names := unitlists.units_at(page, at, item.end):
                yield item, names


def _behind(page: Page, item: Item, *names: str) -> Iterator[int]:
    """Yield where an item goes on behind `phối hợp với`, or behind words of classes with which it begins or that have a capital letter."""
    at = item.words
    while found := united(*names).search(page, at, item.end):
        at = agencies.spaced(page, found[1])
        if (united("attribute").match(page, found[0], item.end) or 0) > found[1]:
            continue  # `giao thông` gives nothing
        partner = united("joint.partner").match(page, at, item.end)
        if partner or found[0] == item.words or page.text[found[0]].isupper():
            yield agencies.spaced(page, partner) if partner else at


def _mined(page: Page, known: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Yield class, word and place of each candidate of a text."""
    for item, names in _listed(page):
        yield from _after_units(page, item, names[-1], known)
    for item in analyse(page.text).items:
        yield from _heads(page, item)
        yield from _labels(page, item)


def _after_units(page: Page, item: Item, name: Name, known: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Yield what follows a unit, or went into its name, and is no word of the table."""
    end = _known_end(page, name, known)
    duty = dutywords.read_duty(page, name.after, item.end, weak=True)
    if end < name.end and duty and not united("attribute").match(page, end + 1, name.end):
        yield "attribute", page.text[end + 1 : name.end].lower(), end + 1
    elif not duty and (between := _BETWEEN.match(page.text, name.after, item.end)) and len(between["words"].split()) <= _FEW:
        yield "attribute", between["words"].lower(), between.start("words")
    elif not duty and (found := _TWO.match(page.text, end, item.end)) and not _classed(page, found.start("words"), item.end):
        yield "verb", found["words"], found.start("words")


def _known_end(page: Page, name: Name, known: frozenset[str]) -> int:
    """Return where the longest frequent name ends that a name begins with and that goes on in small letters."""
    for space in [m.start() for m in re.finditer(" ", page.text[name.start : name.end])][::-1]:
        end = name.start + space
        if page.folded[name.start : end] in known and page.folded[name.start : name.end] not in known and page.text[end + 1].islower():
            return end
    return name.end


def _classed(page: Page, at: int, stop: int) -> bool:
    """Whether a word of the table that may follow a unit, or a giver, stands here."""
    return united(*_FOLLOWS).match(page, at, stop) is not None


def _heads(page: Page, item: Item) -> Iterator[tuple[str, str, int]]:
    for at in _behind(page, item, "giver.assigned", "giver.requested", "joint"):
        plural = united("plural").match(page, at, item.end)
        at = agencies.spaced(page, plural) if plural else at
        found = _FIRST.match(page.text, at, item.end)
        if found and not unitlists.units_at(page, at, item.end) and not _classed(page, at, item.end):
            yield "head", found["words"].lower(), at


def _labels(page: Page, item: Item) -> Iterator[tuple[str, str, int]]:
    found = _LABEL.match(page.text, item.words, item.end)
    if not found or len(found["words"].split()) > _FEW or not unitlists.units_at(page, found.end(), item.end):
        return
    at = found.start("words")
    if not united(*_SAID).match(page, at) and not unitnames.heads(page, at):
        yield "label", found["words"].strip().lower(), at


# ---------------------------------------------------------------- what a row gains and loses


def _tables(name: str, word: str, *, there: bool) -> tuple[Classes, Classes]:
    """Return the table with a row and without it.

    Raises `RegistryError` for a class that the table lacks, a word to leave out that it lacks, or one to add that it has.
    """
    of, _, part = name.partition(".")
    part = part or "words"
    classes = {key: dict(parts) for key, parts in word_classes().items()}
    if part not in classes.get(of, {}):
        raise RegistryError(f"words.toml has no class {name}; it has {', '.join(f'{key}.{inner}' for key, parts in classes.items() for inner in parts)}")
    if (word in classes[of][part]) != there:
        raise RegistryError(
            f"words.toml: [{of}] {part} {'has no' if there else 'already has the'} word {word}; {'--with' if there else '--without'} shows what it does"
        )
    others = tuple(other for other in classes[of][part] if other != word)
    return {**classes, of: {**classes[of], part: (*others, word)}}, {**classes, of: {**classes[of], part: others}}


def found_with(classes: Classes, documents: Sequence[Document]) -> list[Found]:
    """Return the assignments of documents as a table of words finds them, in a process of its own, where no other table was read."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_found, {name: dict(parts) for name, parts in classes.items()}, list(documents)).result()


def _found(classes: Classes, documents: Sequence[Document]) -> list[Found]:
    from extractors import extract

    lexicon.word_classes = lambda: classes  # type: ignore[attr-defined,assignment]
    read = ((name, text, extract(text).assignments) for name, text in documents)
    return [(name, row.start, row.unit, row.role, around(text, row.start)) for name, text, rows in read for row in rows]


def report(have: Sequence[Found], lack: Sequence[Found]) -> str:
    """Say what a table with a row finds beside the one without it: counts, and some examples of what either alone finds."""
    gained, lost = [row for row in have if row not in set(lack)], [row for row in lack if row not in set(have)]
    lines = [f"{len(lack)} assignments without, {len(have)} with: {len(gained)} gained (+), {len(lost)} lost (-)"]
    for sign, rows in (("+", gained), ("-", lost)):
        lines += [f"{sign} {unit} [{role}]\t{name}: {text}" for name, _, unit, role, text in rows[:EXAMPLES]]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
