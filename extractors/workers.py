"""Processes that do what may crash, hang or eat memory: a job that ends its worker costs itself and nothing else.

In: a function of a module and its jobs. Out: what the function returns, job by job in their order; where a job ends its worker, `Died` with the reason. A
worker is a fresh interpreter with limits of computing time and memory that the system holds it to; it ends with its parent, whatever ends that. Nothing of
the caller's main module is run in it, and none of its files or locks are open in it.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from threading import Timer
from typing import IO, Any

from extractors.errors import ViendanError

_WAITING = 10  # times the seconds of computing that a job may take in all: programs that it starts and slow disks are waited for
_AHEAD = 16  # jobs a worker that are begun before the first of them is asked for
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from extractors.workers import serve; serve()"
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: seconds of computing, and bytes of memory."""

    seconds: float = 120
    memory: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Died:
    """A job ended its worker; `reason` says how."""

    reason: str


class _Ended(Exception):
    """The worker has gone; the message is the reason."""


class Worker:
    """One process that runs a function on jobs; it is started when first asked, and again after a job ended it."""

    def __init__(self, function: Callable[[Any], Any], limits: Limits) -> None:
        """Take a function that a fresh interpreter can import by its name."""
        self._function, self._limits = function, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._overdue = self._closed = False

    def ask(self, job: Any) -> Any:
        """Return what the function returns for a job, or `Died`."""
        try:
            with self._limited() as process:
                _send(process, job)
                return _answer(process)
        except (_Ended, OSError, EOFError, pickle.UnpicklingError):
            return Died(self._buried())

    def stream(self, job: Any) -> Iterator[Any]:
        """Yield what the iterator yields that the function returns for a job; where the worker dies, last a `Died`."""
        try:
            with self._limited() as process:
                _send(process, job)
            while True:
                with self._limited() as process:
                    more, item = _answer(process)
                if not more:
                    return
                yield item
        except (_Ended, OSError, EOFError, pickle.UnpicklingError):
            yield Died(self._buried())

    def close(self) -> None:
        """End the process, at once."""
        self._closed = True
        self._kill()
        self._buried()

    @contextmanager
    def _limited(self) -> Iterator[subprocess.Popen[bytes]]:
        """Give the running process, which is killed when the time is over."""
        process = self._started()
        timer = Timer(self._limits.seconds * _WAITING, self._late)
        timer.daemon = True
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()

    def _late(self) -> None:
        self._overdue = True
        self._kill()

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process, started if it does not run. Raises `ViendanError` where none can be started."""
        if self._closed:
            raise _Ended
        if self._process is None:
            self._overdue = False
            self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed when the process is buried
            command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=self._said, start_new_session=True)
            try:
                _send(self._process, (self._function, self._limits, os.getpid()))
                _answer(self._process)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                raise ViendanError(f"no process can be started to read files: {self._buried()}") from error
        return self._process

    def _kill(self) -> None:
        """End the process and the programs that it started."""
        if self._process and self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)

    def _buried(self) -> str:
        """Wait for the process, let go of it, and return what ended it."""
        process, said = self._process, self._said
        self._process = self._said = None
        if process is None or said is None:
            return "stopped"
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # both are pipes
        try:
            status = process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        with said:
            return self._reason(status, said)

    def _reason(self, status: int, said: IO[bytes]) -> str:
        if self._overdue:
            return f"took longer than {self._limits.seconds * _WAITING:g} s"
        if status == -getattr(signal, "SIGXCPU", 0):
            return f"computing took longer than {self._limits.seconds:g} s"
        if status < 0:
            name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
            return f"the process that read it was killed ({name}){', maybe for want of memory' if name == 'SIGKILL' else ''}"
        said.seek(0)
        lines = said.read().decode("utf-8", errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"the process that read it ended with status {status}{': ' if last else ''}{last}"


def _send(process: subprocess.Popen[bytes], job: Any) -> None:
    assert process.stdin
    pickle.dump(job, process.stdin)
    process.stdin.flush()


def _answer(process: subprocess.Popen[bytes]) -> Any:
    assert process.stdout
    return pickle.load(process.stdout)  # what our own process wrote


class Pool:
    """Several workers of one function; used in a `with`, which ends them all."""

    def __init__(self, function: Callable[[Any], Any], count: int, limits: Limits) -> None:
        """Take the function, the number of workers, and what each job may take."""
        self._count = count
        self._all = [Worker(function, limits) for _ in range(count)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        self._threads.shutdown(cancel_futures=True)
        self._close()  # what a thread started meanwhile

    def _close(self) -> None:
        for worker in self._all:
            worker.close()

    def map(self, jobs: Iterable[Any], *, through: Callable[[Any], bool] = lambda _: False) -> Iterator[tuple[Any, Any]]:
        """Yield each job with what becomes of it, in order; jobs that are let `through` need no worker and are their own result."""
        begun: deque[tuple[Any, Future[Any] | None]] = deque()
        waiting = iter(jobs)
        while True:
            for job in islice(waiting, self._count * _AHEAD - len(begun)):
                begun.append((job, None if through(job) else self._threads.submit(self._ask, job)))
                if begun[0][1] is None or begun[0][1].done():
                    break
            if not begun:
                return
            job, result = begun.popleft()
            yield job, job if result is None else result.result()

    def _ask(self, job: Any) -> Any:
        worker = self._idle.get()
        try:
            return worker.ask(job)
        finally:
            self._idle.put(worker)


def serve() -> None:
    """Be a worker: read the function and the jobs from standard input, write the results to standard output."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    _quiet_input()
    function, limits, parent = pickle.load(jobs)
    _bind(limits, parent)
    _give(answers, None)
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        _renew(limits)
        result = function(job)
        if isinstance(result, Iterator):
            for item in result:
                _give(answers, (True, item))
                _renew(limits)
            result = (False, None)
        _give(answers, result)


def _quiet_input() -> None:
    """Let no program that a job starts read the jobs."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _give(answers: IO[bytes], result: Any) -> None:
    pickle.dump(result, answers)
    answers.flush()


def _bind(limits: Limits, parent: int) -> None:
    """Hold this process to its memory, leave no core file, and end with the parent."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, limits.memory)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _renew(limits: Limits) -> None:
    """Let this process compute for the time of one more job, and no longer: the system ends it, also within one call of a library."""
    if sys.platform == "win32":
        return
    import resource
    import time

    most = max(1, int(time.process_time() + limits.seconds + 0.5))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
