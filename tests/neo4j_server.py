"""A real Neo4j for tests and benchmarks: the community server, put together from Maven Central, on loopback, in a folder of its own.

In: a folder, or none. Out: a `Server` that answers over Bolt, and is killed by its pid at the end; on Linux also where its owner dies first. Maven is asked
once: the class path is kept in a file of the cache folder. `python tests/neo4j_server.py` fetches it and prints where it is kept.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

POM = Path(__file__).with_name("pom.xml")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "viendan"
PASSWORD = "viendan-tests"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
_ENTRY, _ADMIN = "org.neo4j.server.CommunityEntryPoint", "org.neo4j.cli.AdminTool"
_JVM = ("-Xms256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")  # for a short life: starting costs more than running
_LIMIT = 180.0  # seconds for a start
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.directories.import=import
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""


def class_path() -> str:
    """Return the class path of the server, fetched by Maven where it is not kept."""
    kept = CACHE / f"neo4j-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}.classpath"
    if not (kept.exists() and all(map(os.path.exists, kept.read_text().split(os.pathsep)))):
        CACHE.mkdir(parents=True, exist_ok=True)
        made = kept.with_suffix(f".{os.getpid()}")
        subprocess.run(["mvn", "-B", "-q", "-Dstyle.color=never", "-f", POM, _PLUGIN, f"-Dmdep.outputFile={made}"], check=True, timeout=900)
        made.replace(kept)
    return kept.read_text()


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@dataclass
class Server:
    """A server in a folder, on one port as long as it lives; it can be killed and started again."""

    home: Path
    memory: str = "512m"
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """The address, as `--graph` takes it."""
        return f"bolt://neo4j@127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Write the configuration and set the password."""
        (self.home / "conf").mkdir(parents=True)
        (self.home / "conf" / "neo4j.conf").write_text(_CONF.format(port=self.port))
        self.admin("dbms", "set-initial-password", PASSWORD)

    def admin(self, *arguments: str) -> str:
        """Run neo4j-admin, and return what it prints."""
        done = subprocess.run(self._java(_ADMIN, *arguments), env=self._environment(), cwd=self.home, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def admin_program(self) -> Path:
        """Write a program that is neo4j-admin for this server, and return its path."""
        program = self.home / "neo4j-admin"
        named = [f"{name}={value}" for name, value in self._environment().items() if name.startswith("NEO4J_")]
        program.write_text(f'#!/bin/sh\nexec env {shlex.join([*named, *self._java(_ADMIN)])} "$@"\n')
        program.chmod(0o755)
        return program

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.home / "out.log").open("ab") as log:
            command = self._java(_ENTRY, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with_parent)
        self._wait()

    def computed(self) -> float:
        """Return the seconds that the server has computed since its start; 0 where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat") if self._process else Path()
        return sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK") if stat.is_file() else 0.0

    def kill(self) -> None:
        """End the server at once, as a failing machine does."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(60)
            self._process = None

    def _java(self, entry: str, *arguments: str) -> list[str]:
        return ["java", *_JVM, f"-Xmx{self.memory}", "-cp", class_path(), entry, *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _wait(self) -> None:
        until = time.monotonic() + _LIMIT
        while not self._answers():
            if self._process is None or self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"Neo4j does not start: {(self.home / 'out.log').read_text()[-2000:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()  # the driver alone would wait longer
            with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", PASSWORD)) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
        except (OSError, Neo4jError, DriverError):
            return False
        return True


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


@contextmanager
def server(*, memory: str = "512m", started: bool = True) -> Iterator[Server]:
    """Give a new server, and afterwards kill it and throw its folder away."""
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as home:
        made = Server(Path(home) / "home", memory)
        made.prepare()
        try:
            if started:
                made.start()
            yield made
        finally:
            made.kill()


if __name__ == "__main__":
    print(f"{len(class_path().split(os.pathsep))} entries of the class path, kept in {CACHE}")
