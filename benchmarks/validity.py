"""How right the claims on validity are: `python benchmarks/validity.py GRAPH [--split development|"held out"] [--wrong]`.

In: a folder that `viendan build` made of the texts that the facts were read in, and data/gold/validity/facts.jsonl. Out: how many claims (in force, not in
force) are right, how many are a false `not in force`, how many of the facts that texts settle are claimed, and how many days and acts are right. A claim
that the registry settles and the texts alone do not is counted apart.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from extractors.errors import ViendanError
from graph import Graph, connect
from graph.validity import NOT_IN_FORCE, NOT_KNOWN, Life, Status, life, status

FACTS = Path(__file__).parent.parent / "data" / "gold" / "validity" / "facts.jsonl"


def main(where: str, split: str | None, wrong: bool) -> None:
    """Print the figures."""
    facts = [fact for line in FACTS.read_text(encoding="utf-8").splitlines() if split in {None, (fact := json.loads(line))["split"]}]
    counts: Counter[str] = Counter()
    with connect(where) as graph:
        for fact in facts:
            known, answer = answered(graph, fact)
            counts.update(judged(fact, known, answer))
            if wrong and (answer.answer if answer else None) != fact["answer"]:
                print(f"{fact['id']}  {fact['document'][:70]}  {fact['at']}: {fact['answer']}; {answer}")
    print(f"{len(facts)} facts, {counts['not found']} of documents that are not in the graph")
    print(f"claims right: {counts['right']} of {counts['claims']}, false 'not in force': {counts['false not in force']}")
    print(f"claims by the registry, where texts say nothing: {counts['registry']}")
    print(f"facts claimed: {counts['recalled']} of {counts['settled']}")
    print(f"'not in force' with the right first day: {counts['day']}, with the right act: {counts['act']}, of {counts['ended']}")


def answered(graph: Graph, fact: dict[str, Any]) -> tuple[Life | None, Status | None]:
    """Return what the graph knows of a fact's document, and its answer for the day."""
    try:
        known = life(graph.store, graph.find(fact["document"]))
    except ViendanError:
        return None, None
    return known, status(known, fact["at"])


def judged(fact: dict[str, Any], known: Life | None, answer: Status | None) -> list[str]:
    """Return what a fact counts for."""
    found = ["settled"] if fact["answer"] != NOT_KNOWN else []
    if answer is None:
        return [*found, "not found"]
    if answer.answer == NOT_KNOWN:
        return found
    right = answer.answer == fact["answer"]
    if not right and fact["answer"] == NOT_KNOWN and by_registry(known):
        return [*found, "registry"]
    found += ["claims"] + ["right"] * right + ["recalled"] * (right and fact["answer"] != NOT_KNOWN)
    if answer.answer == NOT_IN_FORCE:
        found += ["ended"] * right + ["false not in force"] * (not right)
        found += ["day"] * (right and answer.since == fact["since"]) + ["act"] * (right and same_act(fact["by"], answer.by))
    return found


def by_registry(known: Life | None) -> bool:
    """Whether a day that an answer rests on is none that a text says."""
    return known is not None and "registry" in (known.effective_stated_by, known.ends_stated_by)


def same_act(said: str | None, by: str | None) -> bool:
    """Whether the act that a fact names by its number is the one of that id."""
    from extractors.identifiers import parse

    number = parse(said) if said else None
    return (said is None and by is None) or bool(number and by and by.endswith(f"/{number.identity}"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("--split", choices=["development", "held out"])
    parser.add_argument("--wrong", action="store_true", help="print the facts that are answered another way")
    given = parser.parse_args()
    main(given.graph, given.split, given.wrong)
