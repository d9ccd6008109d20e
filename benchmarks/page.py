"""How fast is the page? `python benchmarks/page.py [GRAPH] [--nodes N]`: the folder of a graph, about so many made-up nodes, or the directives.

Out: a row a measure with what is wanted of it: MB, seconds of CPU to write, and in headless Chromium the first drawing, a filter, the search, a choice, the
lược đồ of the most cited document (each the median of nine, in milliseconds, until it is drawn), and frames a second while the whole graph is dragged. Beside
the wall clock stands the CPU of the page's main thread, a turn with what undoes it. Needs Chromium; the status is 3 where a measure falls short. `--profile`
prints which functions of the page take the time of each.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import sync_playwright

from graph import build, connect
from graph.view import render

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))

import made_up  # noqa: E402  # beside the tests

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
READ = 0.42  # documents read for each node that made-up ones come to
TURNS = 9
WANTED: dict[int, dict[str, float]] = {  # at most so many nodes: what is wanted of each measure, the most except for frames
    1_000: {"MB": 0.8, "first drawing, s": 0.6},
    20_000: {"MB": 6, "first drawing, s": 0.8, "filter, ms": 50, "search, ms": 20, "choice, ms": 50},
    10**9: {"MB": 15, "first drawing, s": 2, "filter, ms": 60, "search, ms": 30, "frames a second": 45},
}
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ACTS = {  # a script of each measure that gives its milliseconds; `turn` is the number of the try
    "filter, ms": """async turn => {
        const box = document.querySelector('input[data-control^="relations:"]'), began = performance.now();
        box.click(); await frames(); return performance.now() - began; }""",
    "search, ms": """async turn => {
        const typed = ['nghi dinh 30', 'luat giao duc', 'quyet dinh 1', 'so y te', '71', 'thong tu 36/2017', 'ct 10', 'cong tac', 'ubnd tinh'];
        const field = document.getElementById('search'); field.focus(); field.value = typed[turn]; const began = performance.now();
        field.dispatchEvent(new InputEvent('input')); return performance.now() - began; }""",
    "choice, ms": """async turn => {
        const cards = [...document.querySelectorAll('.card')], before = document.querySelector('#panel h2')?.textContent, began = performance.now();
        cards[turn % cards.length].click(); await until(() => document.querySelector('#panel h2')?.textContent !== before); await frames();
        const took = performance.now() - began; history.back(); await frames(); await frames(); return took; }""",
    "lược đồ, ms": """async turn => {
        const start = location.hash; location.hash = '#view=map&relations=NONE&' + start.slice(1); await frames(); await frames();
        const began = performance.now(); location.hash = start; await until(() => document.querySelector('.card')); await frames();
        return performance.now() - began; }""",
}
HELPERS = f"""window.frames = () => {DRAWN};
window.until = async held => {{ while (!held()) await new Promise(done => setTimeout(done)); }}"""
COUNT = "() => { window.drawings = 0; const again = () => { window.drawings++; requestAnimationFrame(again); }; requestAnimationFrame(again); }"


@dataclass(slots=True)
class Bench:
    """A page in the browser, and what was measured of it."""

    page: Any
    protocol: Any
    profiled: bool
    found: dict[str, float] = field(default_factory=dict)
    worked: dict[str, float] = field(default_factory=dict)

    def computed(self) -> float:
        """Return the seconds of CPU of the page's main thread; a task's duration would count what it waits for other programs."""
        metrics = self.protocol.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "ThreadTime")

    @contextmanager
    def profile(self, name: str) -> Iterator[None]:
        """Print which functions take the time of what is done inside, where that is wanted."""
        if self.profiled:
            self.protocol.send("Profiler.start")
        yield
        if self.profiled:
            print(name, *costly(self.protocol.send("Profiler.stop")["profile"]), sep="\n  ")

    def first(self, address: str) -> None:
        """Open the page, and wait until it is drawn."""
        began, worked = time.perf_counter(), self.computed()
        with self.profile("first drawing"):
            self.page.goto(address)
            self.page.wait_for_selector("html[data-ready]", state="attached")
            self.page.evaluate(DRAWN)
        self.found["first drawing, s"] = time.perf_counter() - began
        self.worked["first drawing, s"] = self.computed() - worked

    def act(self, name: str) -> None:
        """Do one thing nine times."""
        before = self.computed()
        with self.profile(name):
            self.found[name] = median(self.page.evaluate(ACTS[name], turn) for turn in range(TURNS))
        self.worked[name] = (self.computed() - before) / TURNS * 1000

    def drag(self, seconds: float = 2.0) -> None:
        """Drag the whole graph, zoomed in a little, and count the frames."""
        self.page.evaluate("location.hash = '#view=whole'")
        self.page.wait_for_selector("#stage canvas", state="attached")
        box = self.page.locator("#stage canvas").first.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.wheel(0, -400)
        self.page.evaluate(COUNT)
        self.page.mouse.down()
        with self.profile("dragging"):
            began, before, turn = time.perf_counter(), self.page.evaluate("window.drawings"), 0
            while time.perf_counter() - began < seconds:
                turn += 1
                self.page.mouse.move(x + turn * 7 % 200 - 100, y + turn * 5 % 120 - 60)
            self.found["frames a second"] = (self.page.evaluate("window.drawings") - before) / (time.perf_counter() - began)
        self.page.mouse.up()


def costly(profile: dict[str, Any], most: int = 8) -> list[str]:
    """Return the functions in which a profile's time is spent, each with its own milliseconds and those with all that it calls."""
    nodes = {node["id"]: node for node in profile["nodes"]}
    own: dict[int, float] = defaultdict(float)
    for node, took in zip(profile["samples"], profile["timeDeltas"], strict=True):
        own[node] += took / 1000
    parents = {child: node["id"] for node in profile["nodes"] for child in node.get("children", ())}
    itself: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for node, took in own.items():
        names = [named(nodes[each]) for each in _upwards(node, parents)]
        itself[names[0]] += took
        for name in set(names):
            whole[name] += took
    busy = sorted((name for name in whole if not name.startswith("(")), key=lambda name: -whole[name])[: most * 2]
    return [f"{whole[name]:8.0f} ms, itself {itself[name]:6.0f}  {name}" for name in busy]


def _upwards(node: int, parents: dict[int, int]) -> Iterator[int]:
    yield node
    while node in parents:
        node = parents[node]
        yield node


def named(node: dict[str, Any]) -> str:
    frame = node["callFrame"]
    return f"{frame['functionName'] or 'nameless'}:{frame['lineNumber'] + 1}:{frame['columnNumber']}" if frame["url"] else str(frame["functionName"])


def written(folder: Path, page: Path) -> dict[str, float]:
    """Write the page; return its size and the seconds of CPU."""
    graph = SimpleNamespace(folder=folder, store=None)
    render(graph, page)  # and all tables are read once
    began = time.process_time()
    render(graph, page)
    return {"MB": page.stat().st_size / 1e6, "CPU to write, s": time.process_time() - began}


def measured(page: Path, *, profiled: bool) -> tuple[Bench, int]:
    """Open the page, do each thing, and return what was measured and how many nodes the page has."""
    found = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        shown = browser.new_page(viewport={"width": 1400, "height": 900})
        shown.add_init_script(HELPERS)
        protocol = shown.context.new_cdp_session(shown)
        for command in ("Performance.enable", *(["Profiler.enable"] if profiled else [])):
            protocol.send(command)
        bench = Bench(shown, protocol, profiled)
        bench.first(page.as_uri())
        shown.wait_for_selector("#panel h2", state="attached")
        for name in ACTS:
            bench.act(name)
        bench.drag()
        nodes = shown.evaluate("JSON.parse(document.getElementById('signs').textContent).meta.count")
        browser.close()
    return bench, nodes


@contextmanager
def opened(graph: Path | None, nodes: int | None) -> Iterator[Path]:
    """Give the folder of tables of a graph: one that is there, one made up, or that of the directives."""
    with tempfile.TemporaryDirectory(prefix="viendan-page-") as name:
        if nodes:
            yield made_up.build(Path(name) / "graph", int(nodes * READ))
            return
        held = connect(graph) if graph else build(ROOT / "data" / "directives", out=Path(name) / "graph")
        with held:
            assert held.folder
            yield held.folder


def main() -> int:
    """Print a row a measure; the status is 3 where one falls short of what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, nargs="?", help="the folder of a graph")
    parser.add_argument("--nodes", type=int, help="make up a graph of about so many nodes")
    parser.add_argument("--profile", action="store_true", help="print the functions of the page that take the time")
    given = parser.parse_args()
    with opened(given.graph, given.nodes) as folder, tempfile.TemporaryDirectory() as name:
        page = Path(name) / "page.html"
        found = written(folder, page)
        seen, nodes = measured(page, profiled=given.profile)
    return report({**found, **seen.found}, seen.worked, nodes)


def report(found: dict[str, float], worked: dict[str, float], nodes: int) -> int:
    """Print what was measured beside what is wanted."""
    wanted = next(row for most, row in WANTED.items() if nodes <= most)
    short = {name for name, limit in wanted.items() if (found[name] < limit if name == "frames a second" else found[name] > limit)}
    print(f"{nodes:,} nodes; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'':18} {'measured':>9} {'CPU':>7} {'wanted':>7}")
    for name, value in found.items():
        computed = f"{worked[name]:7.2f}" if name in worked else ""
        print(f"{name:18} {value:9.2f} {computed:>7} {wanted.get(name, ''):>7}{'  falls short' if name in short else ''}")
    return 3 if short else 0


if __name__ == "__main__":
    sys.exit(main())
