"""Waiting for a server so that Ctrl-C ends the wait at once, which it does not where a driver reads a socket or tidies up a connection.

In: a function. Out: what it returns, or raises.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

_TICK = 0.1  # seconds within which Ctrl-C is heard where a lock is deaf to it
T = TypeVar("T")


def wait(work: Callable[[], T], *, stop: Callable[[], object] | None = None, patience: float = 2.0) -> T:
    """Do work in a thread of its own; on Ctrl-C call `stop`, give it `patience` seconds, and let go of both."""
    thread, result = _begin(work)
    try:
        while thread.is_alive():
            thread.join(_TICK)
    except KeyboardInterrupt:
        if stop:
            _begin(stop)[0].join(patience)
        raise
    return result.result()


def _begin(work: Callable[[], T]) -> tuple[Thread, Future[T]]:
    result: Future[T] = Future()

    def run() -> None:
        try:
            result.set_result(work())
        except BaseException as error:
            result.set_exception(error)

    thread = Thread(target=run, daemon=True)  # nothing waits for it at the end of the program
    thread.start()
    return thread, result
