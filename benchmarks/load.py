"""How fast is a graph in Neo4j, and is it all there? Made-up documents loaded twice by the driver, cut short at three places, with the server killed under it,
and imported in bulk; after each the database is compared with the tables, value for value.

In: `--documents N`. Out: a line a step, on standard output; the status is 1 where a value differs. Needs Java and Maven, see `tests/neo4j_server.py`.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pyarrow.parquet as pq

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import made_up  # beside the tests, as the two below
from neo4j_server import PASSWORD, Server, server
from stored import differences

from graph.export import neo4j_import
from graph.schema import ENTRIES, NODES, table_path

CUT = (0.15, 0.45, 0.8)  # shares of all edges at which a load is cut short
MEMORY = "1g"


class Bench:
    """A folder to load, how many rows it has, and what was found wrong so far."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.wrong = folder, 0
        counts = {entry: pq.read_metadata(table_path(folder, entry)).num_rows for entry in ENTRIES}
        self.rows, self.edges = sum(counts.values()), sum(count for entry, count in counts.items() if entry not in NODES)

    def say(self, what: str, seconds: float | None = None, computed: str = "") -> None:
        """Print a step, its seconds, the rows a second, and the seconds of computing, which tell more on a machine that others use too."""
        took = "" if seconds is None else f"{seconds:8.1f} s{self.rows / seconds:10,.0f} rows a second"
        print(f"{what:52}{took}{computed}", flush=True)

    def compare(self, driver: neo4j.Driver) -> None:
        """Say how many values differ from the tables."""
        found = differences(self.folder, driver)
        self.wrong += len(found)
        self.say(f"  differences: {len(found)}")
        print("".join(f"    {line[:300]}\n" for line in found[:5]), end="")

    def loader(self, own: Server) -> subprocess.Popen[str]:
        """Start `viendan load`."""
        return subprocess.Popen([sys.executable, "-m", "graph.cli", "load", own.uri, "--graph", str(self.folder)], stderr=subprocess.PIPE, text=True)

    def loaded(self, own: Server, what: str) -> None:
        """Load, and say how long it took, with the start of Python."""
        start, server, python = time.perf_counter(), own.computed(), children()
        process = self.loader(own)
        said = process.communicate()[1]
        if process.returncode:
            raise RuntimeError(said)
        self.say(what, time.perf_counter() - start, f"; computed {own.computed() - server:.0f} s in the server, {children() - python:.0f} s in Python")


def children() -> float:
    """Return the seconds that ended programs of this one have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=50_000, help="documents read; as many again and more are cited")
    count = parser.parse_args().documents
    os.environ["NEO4J_PASSWORD"] = PASSWORD
    with tempfile.TemporaryDirectory(prefix="viendan-load-") as name:
        bench = Bench(made_up.build(Path(name) / "graph", count))
        nodes = f"{bench.rows - bench.edges:,} nodes, {bench.edges:,} edges"
        print(f"{count:,} documents: {nodes}; {os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}, server with {MEMORY}")
        for step in (twice, cut_short, server_killed, in_bulk):
            step(bench, Path(name))
    return 1 if bench.wrong else 0


def twice(bench: Bench, _: Path) -> None:
    """Load an empty database, and again."""
    with running() as (own, driver):
        bench.loaded(own, "driver, empty database")
        bench.compare(driver)
        bench.loaded(own, "driver, again")
        bench.compare(driver)


def cut_short(bench: Bench, _: Path) -> None:
    """Kill three loads, then load."""
    with running() as (own, driver):
        for share in CUT:
            process = bench.loader(own)
            wait_for(driver, share * bench.edges, process)
            process.kill()
            process.wait()
        bench.loaded(own, f"loader killed at {', '.join(f'{share:.0%}' for share in CUT)} of the edges, then")
        bench.compare(driver)


def server_killed(bench: Bench, _: Path) -> None:
    """Kill the server under a load, and start it again."""
    with running() as (own, driver):
        start = time.perf_counter()
        process = bench.loader(own)
        wait_for(driver, bench.edges / 2, process)
        own.kill()
        down = time.perf_counter()
        own.start()
        down = time.perf_counter() - down
        if process.wait():
            raise RuntimeError(str(process.stderr and process.stderr.read()))
        bench.say(f"server killed at half of the edges ({down:.0f} s away)", time.perf_counter() - start)
        bench.compare(driver)


def in_bulk(bench: Bench, place: Path) -> None:
    """Write the files, import them, start the server, and run what comes after."""
    out = place / "import"
    out.mkdir()
    bench.say("files for neo4j-admin", timed(lambda: neo4j_import.write(bench.folder, out)))
    size = sum(file.stat().st_size for file in out.iterdir()) / 1e6
    bench.say(f"  {size:,.0f} MB")
    with running(started=False) as (own, driver):
        bench.say("neo4j-admin database import, with the JVM's start", timed(lambda: imported(own, out)))
        own.start()
        bench.say(f"  after.cypher: {timed(lambda: afterwards(driver, out / 'after.cypher')):.1f} s")
        bench.compare(driver)


def imported(own: Server, out: Path) -> None:
    environment = {**os.environ, "NEO4J_ADMIN": str(own.admin_program())}
    subprocess.run(["sh", str(out / "import.sh"), "--overwrite-destination=true"], env=environment, check=True, capture_output=True)


def afterwards(driver: neo4j.Driver, script: Path) -> None:
    with driver.session() as session:
        for statement in (*script.read_text(encoding="utf-8").split(";\n")[:-1], "CALL db.awaitIndexes(3600)"):
            session.run(statement).consume()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def running(*, started: bool = True) -> Iterator[tuple[Server, neo4j.Driver]]:
    """Give a new server, and a driver for it."""
    settings = {"auth": ("neo4j", PASSWORD), "notifications_min_severity": "OFF"}
    with server(memory=MEMORY, started=started) as own, neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{own.port}", **settings) as driver:
        yield own, driver


def wait_for(driver: neo4j.Driver, edges: float, process: subprocess.Popen[str]) -> None:
    """Wait until so many edges are in the database, while a load runs."""
    while driver.execute_query("MATCH ()-->() RETURN count(*)").records[0][0] < edges:
        if process.poll() is not None:
            raise RuntimeError("the load ended before it could be cut short")
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
