"""What is lost when builds fail? `make failures`: builds killed, with a full disk, with broken files, two at once: the table of docs/failures.md.

In: how many random kills, and how many broken files of each format: `python benchmarks/failures.py [KILLS] [FILES]`, 40 and 24 unless told. Out: a table in
Markdown: what was injected, how often, and what was lost; the status is 1 where anything was. After every failure the graph is read: it must be the old one or
the new one, its records and its store of one generation, and the next build must make the new one and leave nothing behind.
"""

from __future__ import annotations

import gzip
import io
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from random import Random

from extractors.batch import extract_paths
from graph import connect
from graph.builder import build_folder
from graph.errors import ViendanError
from graph.generations import GENERATIONS, hold
from graph.tables import digests

TEXT = "UBND TỈNH LÀO CAI\nSố: {n}/QĐ-UBND\nLào Cai, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc thử\nCăn cứ Quyết định số 5/QĐ-TTg ngày 2/1/2020;\n"
CHILD = """
import os, sys
from pathlib import Path
source, out, what, stop = sys.argv[1:]
seen = 0
MOVES = {"os.rename", "os.mkdir", "os.link", "os.remove", "os.rmdir", "shutil.rmtree", "open"}
def hook(event, arguments):
    global seen
    if event not in MOVES or out not in str(arguments[0]) or (event == "open" and not (arguments[2] & (os.O_WRONLY | os.O_RDWR))):
        return
    seen += 1
    if seen == int(stop):
        if what == "kill":
            os.kill(os.getpid(), 9)
        raise OSError(28, "No space left on device")
import graph.builder as builder
builder.RELINK_FROM, builder.RELINK_SHARE = 1 if what == "relink" or int(stop) % 2 else 5000, 1
from graph.errors import ViendanError
sys.addaudithook(hook)
try:
    builder.build_folder([source], out, how=builder.How(fresh=what == "fresh"))
except ViendanError as error:
    print(error)
    sys.exit(1)
print("moves", seen)
"""


class Bench:
    """A graph of two documents, a third one to add, and the look at what a failure left."""

    def __init__(self, folder: Path) -> None:
        """Build the old graph."""
        self.folder, self.source, self.old, self.out = folder, folder / "in", folder / "old", folder / "out"
        self.source.mkdir()
        for n in (7, 8):
            self._write(n)
        build_folder([self.source], self.old)
        self._write(9)

    def _write(self, number: int) -> None:
        (self.source / f"{number}.txt").write_text(TEXT.format(n=number), encoding="utf-8")

    def start(self, what: str = "none", stop: int = 0) -> subprocess.Popen[str]:
        """Begin to build the new graph over the old one, to stop at a move."""
        command = [sys.executable, "-c", CHILD, str(self.source), str(self.out), what, str(stop)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def anew(self) -> None:
        """Put the old graph back."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.old, self.out)

    def wrong(self) -> str | None:
        """Return what a failure broke, if anything: now, and after the next build."""
        try:
            if (said := self.read()) not in (2, 3):
                return f"{said} documents"
            build_folder([self.source], self.out)
            if (said := self.read()) != 3:
                return f"{said} documents after the next build"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        left = [each.name for each in (self.out / GENERATIONS).iterdir()]
        return None if len(left) == 1 else f"left behind: {left}"

    def read(self) -> int:
        """Return how many documents the graph has; raises where its parts are of two generations."""
        held = hold(self.out)
        with connect(self.out) as graph:
            loaded = {row["source"] for row in graph.query("MATCH (d:Document) WHERE d.loaded RETURN d.source AS source")}
            nodes = {source for _, source in graph.nx.nodes(data="source") if source}
        held.release()
        if not loaded == nodes == digests(held.folder / "records").keys():
            raise ViendanError("a mixture of two generations")
        return len(loaded)


Row = tuple[str, int, list[str]]  # what was injected, how often, what went wrong


def killed_at_random(bench: Bench, count: int) -> Row:
    """Kill builds at random moments, by three signals."""
    random, wrong = Random(1), []
    bench.anew()
    begun = time.monotonic()
    bench.start().communicate()
    whole = time.monotonic() - begun
    for _ in range(count):
        bench.anew()
        process = bench.start()
        time.sleep(random.uniform(0.1, whole))
        process.send_signal(random.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)))
        process.communicate()
        wrong += filter(None, [bench.wrong()])
    return "a kill at a random moment (KILL, TERM, INT)", count, wrong


def at_each_move(bench: Bench, what: str, named: str, most: int | None = None) -> Row:
    """Stop builds at each of their moves in turn: a file opened to be written, a folder made, a rename, a link, a removal."""
    bench.anew()
    moves = int(bench.start().communicate()[0].split()[-1])
    chosen = range(1, moves + 1) if most is None else sorted({1 + number * (moves - 1) // max(1, most - 1) for number in range(most)})
    wrong = []
    for stop in chosen:
        bench.anew()
        _, error = bench.start(what, stop).communicate()
        if "Traceback" in error:
            wrong.append(f"move {stop}: {error.splitlines()[-1]}")
        wrong += [f"move {stop}: {said}" for said in [bench.wrong()] if said]
    return named, len(chosen), wrong


def files_too_large(bench: Bench, count: int) -> Row:
    """Let the system refuse what is written beyond a size, also in libraries: as a disk does that is full."""
    import resource

    wrong = []
    for number in range(count):
        bench.anew()
        most = 64 * 4**number if number < 8 else 20_000 * number
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(bench.source), str(bench.out), "none" if number % 2 else "fresh", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda most=most: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))),  # type: ignore[misc]
        )
        _, error = process.communicate()
        wrong += [f"{most} bytes: {error.splitlines()[-1]}"] if "Traceback" in error else []
        wrong += [f"{most} bytes: {said}" for said in [bench.wrong()] if said]
    return "writes refused beyond a size (a full disk, also in libraries)", count, wrong


def twice_at_once(bench: Bench, count: int) -> Row:
    """Start two builds at once: one builds, the other is refused with the name of the first, or comes after it."""
    wrong = []
    for _ in range(count):
        bench.anew()
        both = [bench.start(), bench.start()]
        said = [process.communicate()[0] for process in both]
        done = sorted(process.returncode for process in both)
        if done not in ([0, 0], [0, 1]) or (done == [0, 1] and not any("builds here" in text for text in said)):
            wrong.append(f"{done}: {said}")
        wrong += filter(None, [bench.wrong()])
    return "two builds of one folder at once", count, wrong


def broken_files(folder: Path, count: int) -> Iterator[Row]:
    """Read broken files of each format beside a good one; each must be read or named, and the good one read."""
    for suffix, data in made().items():
        random, place = Random(suffix), folder / f"broken{suffix}"
        place.mkdir()
        (place / "good.txt").write_text(TEXT.format(n=1), encoding="utf-8")
        for number in range(count):
            (place / f"{number}{suffix}").write_bytes(damaged(data, random))
        outcomes = list(extract_paths([place], workers=2))
        wrong = [] if any(outcome.path.endswith("good.txt") and outcome.extraction for outcome in outcomes) else ["the good file"]
        named = {outcome.path.rpartition("/")[2].partition("#")[0] for outcome in outcomes}
        wrong += sorted({f"{number}{suffix}" for number in range(count)} - named)
        wrong += [str(outcome.error) for outcome in outcomes if outcome.error and "\n" in str(outcome.error)]
        yield f"broken files: {suffix}", count, wrong


def damaged(data: bytes, random: Random) -> bytes:
    """Return a file with bytes turned over, cut out, doubled or set to nothing."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        at = random.randrange(len(changed) + 1)
        end = at + random.choice((1, 4, 100, 1000))
        what = random.randrange(4)
        changed[at:end] = (bytes(random.randrange(256) for _ in changed[at:end]), b"", changed[at:end] * 2, bytes(len(changed[at:end])))[what]
    return bytes(changed)


def made() -> dict[str, bytes]:
    """Return a whole file of each format."""
    from docx import Document

    text = TEXT.format(n=1)
    word, stream = Document(), io.BytesIO()
    for line in text.splitlines():
        word.add_paragraph(line)
    word.add_table(3, 3).cell(0, 0).text = "Sở Y tế"
    word.save(stream)
    rows = "".join(f'{{"id": "{n}", "text": {TEXT.format(n=n)!r}}}\n'.replace("'", '"') for n in range(20)).encode()
    content = b"BT /F1 12 Tf 72 700 Td (Quyet dinh so 5/QD-TTg ngay 2/1/2020 cua Thu tuong Chinh phu ve viec thu) Tj ET"
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    pdf += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    pdf += b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n" % (
        len(content),
        content,
    )
    html = f"<html><body><table><tr><td>{text}</td><td>a</td></tr></table><p>{text}</p></body></html>".encode()
    return {".txt": text.encode(), ".html": html, ".docx": stream.getvalue(), ".pdf": pdf, ".jsonl": rows, ".jsonl.gz": gzip.compress(rows)}


def main(kills: int = 40, files: int = 24) -> int:
    """Print the table."""
    points = None if kills >= 40 else 3
    print("| injected | times | lost or mixed |\n|---|---|---|", flush=True)
    lost = 0
    with tempfile.TemporaryDirectory() as made_here:
        bench = Bench(Path(made_here))
        tries: list[Callable[[], Row]] = [
            lambda: killed_at_random(bench, kills),
            lambda: at_each_move(bench, "kill", "a kill at each move of a build", points),
            lambda: at_each_move(bench, "full", "no space left, at moves over the whole build", points or 10),
            lambda: files_too_large(bench, min(10, kills)),
            lambda: twice_at_once(bench, min(10, kills)),
        ]
        rows = (each() for each in tries)
        for name, times, wrong in chain(rows, broken_files(bench.folder, files)):
            lost += len(wrong)
            print(f"| {name} | {times} | {'; '.join(wrong) or 'nothing'} |", flush=True)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
