"""Annotated texts: figures as the reference scorer gives them.

In: gold files (`NAME.json` beside `texts/NAME.txt`, or with the id of a document of the corpus as `source`, and then spans without their words).
Out: precision, recall and F1 of citations, of (number, relation) edges, of acts between two cited documents, of units and of dates on which work is due; the
share of matched citations whose number, kind, date, issuer and relation are right, of matched units whose task has the right span, and of what documents say
of themselves; for all, for each source, for each `group` that annotations name. Gold is
checked first: an annotation that does not say what its text says is an error, never a lost point. A file without `citations`, or without `assignments`, says
nothing of them; one with `until` is of so many characters, with which its text begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.errors import GoldError
from extractors.evaluate.files import read_json
from extractors.extraction import extract
from extractors.jsonl import rows
from extractors.records import Source
from extractors.text import folded

Row = dict[str, Any]
_ISSUER_WORDS = (
    ("ủy ban nhân dân", "ubnd"),
    ("uỷ ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("gd&đt", "giáo dục và đào tạo"),
    ("gdđt", "giáo dục và đào tạo"),
    ("chủ tịch ", ""),
    ("bộ trưởng ", ""),
)
SCORES = ("detection", "exact", "edge", "between", "unit", "unit_role", "due")
_CITED = ("number", "kind", "date", "issuer", "relation")
_HEADER = ("kind", "number", "date", "issuer", "title")
FIELDS = (*_CITED, "task", *(f"own_{name}" for name in _HEADER))
_SAME_TASK = 0.9  # of the union of two spans that both hold


@dataclass(slots=True)
class Tally:
    """Counts of one source, or of all; `misses` are the cases to look at, as (kind of miss, what)."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, name: str, hit: int, extra: int, lost: int) -> None:
        """Count true positives, false positives and false negatives of one score."""
        self.counts.update({f"{name} tp": hit, f"{name} fp": extra, f"{name} fn": lost})

    def figures(self) -> Row:
        """Return the figures as the reference scorer names them."""
        scores: Row = {name: prf(*(self.counts[f"{name} {k}"] for k in ("tp", "fp", "fn"))) for name in SCORES}
        for name in FIELDS:
            total = self.counts[f"{name} n"]
            scores |= {name: round(self.counts[name] / total, 4) if total else None, f"{name}_n": total}
        return scores | {"ungoverned": self.counts["ungoverned"]}


def prf(hit: int, extra: int, lost: int) -> Row:
    """Return precision, recall and F1 as the reference scorer rounds them; with nothing to find, all are one."""
    p = hit / (hit + extra) if hit + extra else 1.0
    r = hit / (hit + lost) if hit + lost else 1.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "n": hit + lost}


def evaluate(files: Sequence[Path], corpus: Path | None = None) -> Row:
    """Evaluate on gold files.

    Returns the figures of all, `sources` and `groups` with those of each, `forms` with those of each citation form, `examples` with the misses. Raises
    `GoldError` where an annotation does not say what its text says.
    """
    total, sources = Tally(), {}
    groups: dict[str, Tally] = defaultdict(Tally)
    for gold, text in gold_files(files, corpus):
        tally = score(gold, extract(Source(gold["source"], text, "")).to_dict())
        sources[gold["source"]] = tally.figures()
        for whole in (total, *([groups[gold["group"]]] if "group" in gold else ())):
            whole.counts.update(tally.counts)
            whole.misses += tally.misses
    examples = [dict(zip(("source", "miss", "what"), miss, strict=True)) for miss in total.misses]
    of_groups = {name: groups[name].figures() for name in sorted(groups)}
    return {**total.figures(), "sources": sources, "groups": of_groups, "forms": _forms(total.counts), "examples": examples}


def _forms(counts: Counter[str]) -> Row:
    """Return, by citation form, how many mentions were read, how many of them are no citation, and how many have every field right."""
    names = sorted({key.removeprefix("form ").rpartition(" ")[0] for key in counts if key.startswith("form ")})
    return {name: {what: counts[f"form {name} {what}"] for what in ("read", "extra", "right")} for name in names}


def gold_files(files: Sequence[Path], corpus: Path | None = None) -> Iterator[tuple[Row, str]]:
    """Yield every annotation with its text, checked."""
    read = [(file, gold) for file in files if is_annotation(gold := read_json(file))]
    wanted = {gold["source"] for file, gold in read if not _beside(file, gold).exists()}
    texts = {row["id"]: row["text"] for row in rows(corpus) if row["id"] in wanted} if wanted and corpus and corpus.exists() else {}
    for file, gold in read:
        text = _checked(file, gold, texts)
        yield _worded(gold, text), text


def is_annotation(gold: Any) -> bool:
    """Whether an object read from JSON annotates a text."""
    return isinstance(gold, dict) and "source" in gold and ("citations" in gold or "assignments" in gold)


def _beside(file: Path, gold: Row) -> Path:
    return file.parent / "texts" / str(gold["source"])


def _checked(file: Path, gold: Row, texts: Mapping[str, str]) -> str:
    """Return the text of a gold file after checking that every span says what the annotation says."""
    place = _beside(file, gold)
    if not place.exists() and gold["source"] not in texts:
        raise GoldError(f"{file}: its text is neither {place} nor in the corpus; name the corpus with --corpus")
    text = (place.read_bytes().decode("utf-8") if place.exists() else texts[gold["source"]])[: gold.get("until")]
    for row, name in [(c, "surface") for c in gold.get("citations", [])] + [(a, "unit") for a in gold.get("assignments", [])]:
        if not 0 <= row["start"] < row["end"] <= len(text):
            raise GoldError(f"{file}: {row['start']}:{row['end']} is no span of its text")
        if name in row and folded(text[row["start"] : row["end"]]) != folded(row[name]):
            raise GoldError(f"{file}: {row['start']}:{row['end']} is {folded(text[row['start'] : row['end']])!r}, annotated {row[name]!r}")
    return text


def _worded(gold: Row, text: str) -> Row:
    """Return an annotation that gives spans alone with the words of them, and the ends of acts between two citations as those are called."""
    cited = [{**row, "surface": folded(text[row["start"] : row["end"]])} for row in gold.get("citations", [])]
    own = dict(gold.get("document", {}))
    if own.get("title") is None and own.get("title_start") is not None:
        own["title"] = folded(text[own["title_start"] : own["title_end"]])
    between = [
        {**row, **{end: _called(cited[row[end]]) if isinstance(row[end], int) else row[end] for end in ("source", "target")}}
        for row in gold.get("between_cited", [])
    ]
    return {**gold, "document": own, **({"citations": cited, "between_cited": between} if "citations" in gold else {})}


def _called(cited: Row) -> str:
    """Return the number of an annotated citation, else its kind and name without what follows them."""
    return cited.get("number") or re.split(r",?\s(?:số|ngày|năm|\d|\(|của\sQuốc)", cited["surface"])[0]


def score(gold: Row, got: Row) -> Tally:
    """Score one extraction against its annotation."""
    tally = Tally()
    if "citations" in gold:
        _score_citations(tally, gold["source"], gold["citations"], got["citations"])
        _score_edges(tally, gold["citations"], got["citations"])
        _score_between(tally, gold["source"], gold.get("between_cited", []), got["relations"])
        _score_own(tally, gold["source"], gold.get("document", {}), got["document"])
    if "assignments" in gold:
        for name, with_role in (("unit", False), ("unit_role", True)):
            _score_units(tally, gold["source"], name, gold["assignments"], got["assignments"], with_role)
    return tally


def _number(text: str | None) -> str | None:
    if text is None:
        return None
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).upper().replace("Ð", "Đ").replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", plain)


def _fold(text: str | None) -> str | None:
    return folded(text).lower() if text else None


def _issuer(text: str | None) -> str | None:
    name = _fold(text)
    for long, short in _ISSUER_WORDS if name else ():
        name = name.replace(long, short) if name else name
    return name.strip() if name else None


_COMPARE: dict[str, Callable[[Any], Any]] = {"number": _number, "kind": _fold, "date": lambda x: x, "issuer": _issuer, "relation": lambda x: x}


def pair(gold: Sequence[Row], got: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one: equal numbers first, then the largest overlap, then the nearest length."""
    candidates = []
    for i, g in enumerate(gold):
        for k, h in enumerate(got):
            overlap = min(g["end"], h["end"]) - max(g["start"], h["start"])
            if overlap > 0:
                equal = g.get("number") is not None and _number(g["number"]) == _number(h.get("number"))
                candidates.append((equal, overlap, -abs((h["end"] - h["start"]) - (g["end"] - g["start"])), i, k))
    pairs: dict[int, int] = {}
    for *_, i, k in sorted(candidates, reverse=True):
        if i not in pairs and k not in pairs.values():
            pairs[i] = k
    return list(pairs.items())


def _score_citations(tally: Tally, source: str, gold: Sequence[Row], got: Sequence[Row]) -> None:
    pairs = dict(pair(gold, got))
    sure = {i for i, row in enumerate(gold) if "unsure" not in row}
    lost = [gold[i] for i in sorted(sure - pairs.keys())]
    extra = [row for k, row in enumerate(got) if k not in pairs.values()]
    matched = [(gold[i], got[k]) for i, k in pairs.items() if i in sure]
    exact = sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in matched)
    tally.counts["ungoverned"] += sum(row["relation"] == "CITES" and row["cue"] is None for row in got)
    tally.add("detection", len(matched), len(extra), len(lost))
    tally.add("exact", exact, len(got) - exact - sum(1 for i in pairs if i not in sure), len(sure) - exact)
    tally.misses += [(source, "missed", row["surface"]) for row in lost] + [(source, "extra", str(row.get("text"))) for row in extra]
    tally.counts.update(f"form {row['form']} extra" for row in extra)
    for a, b in matched:
        right = _score_fields(tally, source, a, b)
        tally.counts.update({f"form {b['form']} read": 1, f"form {b['form']} right": int(right)})


def _score_fields(tally: Tally, source: str, gold: Row, got: Row) -> bool:
    """Score the fields of a matched pair; return whether all are right."""
    wrong = 0
    for name in _CITED:
        if gold.get(name) is None or (name == "number" and not gold["number"]):
            continue
        right = _COMPARE[name](gold[name]) == _COMPARE[name](got.get(name))
        tally.counts.update({f"{name} n": 1, name: int(right)})
        wrong += not right
        if not right:
            tally.misses.append((source, name, f"{gold['surface']}: {gold[name]}, got {got.get(name)}"))
    return not wrong


def _score_edges(tally: Tally, gold: Sequence[Row], got: Sequence[Row]) -> None:
    expected = {(_number(c["number"]), c["relation"]) for c in gold if c.get("number") and "unsure" not in c}
    unsure = {_number(c["number"]) for c in gold if c.get("number") and "unsure" in c}
    found = {(_number(c["number"]), c["relation"]) for c in got if c.get("number")}
    found = {edge for edge in found if edge[0] not in unsure or edge in expected}
    tally.add("edge", len(expected & found), len(found - expected), len(expected - found))


def _score_between(tally: Tally, source: str, gold: Sequence[Row], got: Sequence[Row]) -> None:
    """Score what the text says that one cited document does to another; that one only cites the other is not counted."""
    sure, unsure, found = (
        {(_number(row["source"]), row["relation"], _number(row["target"])) for row in some if row["relation"] != "CITES"}
        for some in ([row for row in gold if "unsure" not in row], [row for row in gold if "unsure" in row], got)
    )
    tally.add("between", len(sure & found), len(found - sure - unsure), len(sure - found))
    tally.misses += [(source, "between missed", " ".join(map(str, row))) for row in sorted(sure - found, key=str)]
    tally.misses += [(source, "between extra", " ".join(map(str, row))) for row in sorted(found - sure - unsure, key=str)]


def _score_own(tally: Tally, source: str, gold: Row, got: Row) -> None:
    """Score what a document says of itself."""
    for name in _HEADER:
        if gold.get(name) is not None:
            compare = _COMPARE.get(name, _fold)
            right = compare(gold[name]) == compare(got[name])
            tally.counts.update({f"own_{name} n": 1, f"own_{name}": int(right)})
            if not right:
                tally.misses.append((source, f"own {name}", f"{gold[name]}, got {got[name]}"))


def _score_units(tally: Tally, source: str, name: str, gold: Sequence[Row], got: Sequence[Row], with_role: bool) -> None:
    used: set[int] = set()
    hit: set[int] = set()
    for i, a in enumerate(gold):
        for k, b in enumerate(got):
            overlap = min(a["end"], b["end"]) > max(a["start"], b["start"])
            if k not in used and overlap and (not with_role or a["role"] == b["role"]):
                used.add(k)
                hit.add(i)
                if not with_role and "unsure" not in a:
                    _score_task(tally, source, a, b)
                break
    sure = {i for i, row in enumerate(gold) if "unsure" not in row}
    tally.add(name, len(sure & hit), len(got) - len(used), len(sure - hit))
    if not with_role:
        tally.add("due", 0, 0, sum(_due(gold[i]) is not None for i in sure - hit))
    if with_role:
        tally.misses += [(source, "unit missed", f"{gold[i]['role']} {gold[i].get('unit', gold[i]['start'])}") for i in sorted(sure - hit)]
        tally.misses += [(source, "unit extra", f"{row['role']} {row['unit']}") for k, row in enumerate(got) if k not in used]


def _due(row: Row) -> str | None:
    """Return the last day on which annotated work is on time."""
    return (row.get("deadline") or {}).get("iso")


def _score_task(tally: Tally, source: str, gold: Row, got: Row) -> None:
    """Score the span of the task and the day on which it is due, of one matched pair."""
    if task := gold.get("task"):
        start, end = got.get("task_start") or task["start"], got.get("task_end") or 0
        both, union = min(task["end"], end) - max(task["start"], start), max(task["end"], end) - min(task["start"], start)
        right = both > 0 and both >= _SAME_TASK * union
        tally.counts.update({"task n": 1, "task": int(right)})
        if not right:
            tally.misses.append((source, "task", f"{gold.get('unit', gold['start'])}: {task['start']}:{task['end']}, got {start}:{end}"))
    if due := _due(gold):
        right = got.get("due") == due
        tally.add("due", int(right), int(not right and got.get("due") is not None), int(not right))
        if not right:
            tally.misses.append((source, "due", f"{gold.get('unit', gold['start'])}: {due}, got {got.get('due')}"))
