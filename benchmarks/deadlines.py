"""How many printed deadlines of annotated texts are found, and how many with their day: `python benchmarks/deadlines.py GOLD_FOLDER...`.

Of each annotated assignment the task's text is read; a deadline that stands outside it is read in its own paragraph, as a cell where that is short. Two
halves are told apart: documents at even places of the sorted names (development) and at odd places (held out). `extra` counts phrases found in tasks
that no row of that document has. Nothing of the held-out texts is printed unless `--show` asks for it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from extractors.deadlines import Deadline, read_deadlines
from extractors.text import clean

CELL = 80  # characters: a longer paragraph is prose


def main(folders: list[str], show: str | None) -> None:
    """Print the figures of each half."""
    for folder in folders:
        names = sorted(Path(folder).glob("*.json"))
        for half, chosen in (("developed", names[::2]), ("held out", names[1::2])):
            counts: Counter[str] = Counter()
            for name in chosen:
                counts += measure(name, show == half)
            print(f"{folder} {half}: {figures(counts)}")


def figures(counts: Counter[str]) -> str:
    """Return shares of rows, and of phrases that several rows share counted once."""
    shares = [f"{what}: found {counts[f'{what} found']}/{counts[what]}, right day {counts[f'{what} right']}/{counts[what]}" for what in ("rows", "phrases")]
    inside = f"in the task's own text: found {counts['inside found']}/{counts['inside']}, right day {counts['inside right']}/{counts['inside']}"
    return "; ".join([*shares, inside, f"extra {counts['extra']}"])


def measure(path: Path, show: bool) -> Counter[str]:
    """Count the deadlines of one annotated document."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / "texts" / gold["source"]).read_text(encoding="utf-8")
    dated, counts, seen, extra = gold["document"].get("date"), Counter[str](), set(), set()
    rows = [row for row in gold.get("assignments", []) if "unsure" not in row]
    known = [(row["deadline"]["start"], row["deadline"]["end"]) for row in gold.get("assignments", []) if row.get("deadline")]
    for row in rows:
        task, told = row.get("task"), row.get("deadline")
        inside = read(text, task["start"], task["end"], dated, bare=False) if task else []
        extra |= {(item.start, item.end, item.printed, item.due) for item in inside if not any(meets(item, *span) for span in known)}
        if not told:
            continue
        of_task = bool(task) and task["start"] <= told["start"] < task["end"]
        found = [item for item in (inside if of_task else beside(text, told, dated)) if meets(item, told["start"], told["end"])]
        right = bool(found) and told.get("iso") in {item.due for item in found}
        key = told["start"], told["end"]
        for what in ("rows", *(["phrases"] if key not in seen else []), *(["inside"] if of_task else [])):
            counts.update({what: 1, f"{what} found": bool(found), f"{what} right": right})
        if show and not right and key not in seen:
            print(f"{path.stem}: {told['printed']!r} {told.get('iso')}: {[(item.printed, item.due, item.reason, item.recurrence) for item in found]}")
        seen.add(key)
    counts["extra"] = len(extra)
    if show:
        print("".join(f"{path.stem}: extra {printed!r} {due}\n" for *_, printed, due in sorted(extra)), end="")
    return counts


def read(text: str, start: int, end: int, dated: str | None, *, bare: bool) -> list[Deadline]:
    """Read a span of a raw text; the deadlines that come back have offsets into it."""
    part = clean(text[start:end])
    found = read_deadlines(part.clean, 0, len(part.clean), dated, bare=bare)
    spans = [part.raw_span(item.start, item.end) for item in found]
    return [
        Deadline(start + first, start + last, item.printed, item.due, item.reason, item.recurrence)
        for item, (first, last) in zip(found, spans, strict=True)
    ]  # fmt: skip


def beside(text: str, told: dict[str, Any], dated: str | None) -> list[Deadline]:
    """Read the paragraph that holds a deadline outside of its task."""
    start = text.rfind("\n\n", 0, told["start"]) + 1
    end = text.find("\n\n", told["end"])
    end = len(text) if end < 0 else end
    return read(text, start, end, dated, bare=end - start <= CELL)


def meets(item: Deadline, start: int, end: int) -> bool:
    """Whether a deadline overlaps a span."""
    return item.start < end and start < item.end


if __name__ == "__main__":
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(folders, next((argument.removeprefix("--show=") for argument in sys.argv[1:] if argument.startswith("--show=")), None))
