"""Processes that work for this one, on other cores, and end when it does."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_TASKS = Path("/proc/self/task")
_POLITE = 5


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def may_fork() -> bool:
    """Tell whether a fork is safe: it copies the locks that other threads hold."""
    return sys.platform == "linux" and len(list(_TASKS.iterdir())) == 1


def _nothing() -> None:
    pass


class Hands:
    """So many processes, started as they are needed.

    They end with ``close``, or with this process if that is killed. Those that are
    ``polite`` work on what other programs leave of the cores. Each begins with
    ``begin``, which has to travel to it, unless processes are forked.
    """

    def __init__(
        self,
        jobs: int,
        *,
        method: str,
        polite: bool = False,
        begin: Callable[[], None] = _nothing,
    ) -> None:
        context = multiprocessing.get_context(method)
        self._theirs, self._ours = context.Pipe(duplex=False)
        inherited = self._ours if method == "fork" else None
        self._pool = ProcessPoolExecutor(
            jobs,
            mp_context=context,
            initializer=_begin,
            initargs=(begin, self._theirs, inherited, polite),
        )

    def submit(
        self,
        work: Callable[_Given, _Made],
        *given: _Given.args,
        **named: _Given.kwargs,
    ) -> Future[_Made]:
        """Have one of them do something, as soon as it can."""
        with _deaf():
            return self._pool.submit(work, *given, **named)

    def close(self) -> None:
        """End them, once they are through with what they have begun."""
        self._pool.shutdown(cancel_futures=True)
        self._ours.close()
        self._theirs.close()


def _begin(
    begin: Callable[[], None],
    lifeline: Connection,
    inherited: Connection | None,
    polite: bool,  # noqa: FBT001  a process takes its arguments by position only
) -> None:
    """Make this process one that ends when the lifeline's other end closes.

    A forked process has ``inherited`` that other end, and must let go of it.
    """
    if polite and hasattr(os, "nice"):
        os.nice(_POLITE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is said to all; one answers
    if inherited is not None:
        inherited.close()
    begin()
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """Have processes that start now never hear Ctrl-C, which is said to all of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
