"""What runs in the processes of a crew."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from threading import Thread

from annotations.suggest.suggester import Suggester
from annotations.suggestion import Proposal

_POLITE = 5


@dataclass(frozen=True, slots=True)
class Description:
    """What a suggester says of itself, in values that can travel."""

    name: str
    version: str
    digest: str
    settings: Mapping[str, object]
    labels: tuple[str, ...]


class _Worker:
    """The one suggester of this process, loaded when it is first needed."""

    load: Callable[[], Suggester]

    @cached_property
    def suggester(self) -> Suggester:
        return self.load()


_WORKER = _Worker()


def begin(
    load: Callable[[], Suggester],
    lifeline: Connection,
    inherited: Connection | None,
    yields: bool,  # noqa: FBT001  a process takes its arguments by position only
) -> None:
    """Make this process a worker, which ends when the lifeline's other end closes.

    A forked process has ``inherited`` that other end, and must let go of it. One that
    ``yields`` works on what other programs leave of the cores.
    """
    if yields and hasattr(os, "nice"):
        os.nice(_POLITE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is said to all; one answers
    if inherited is not None:
        inherited.close()
    _WORKER.load = load
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def describe() -> Description:
    """Say which machine this process has."""
    pipeline = _WORKER.suggester.pipeline
    return Description(
        name=pipeline.name,
        version=pipeline.version,
        digest=pipeline.digest,
        settings=dict(pipeline.settings),
        labels=tuple(_WORKER.suggester.labels),
    )


def read(texts: Sequence[str]) -> list[tuple[Proposal, ...]]:
    """Give the proposals for each text."""
    return list(_WORKER.suggester.suggest(texts))


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)
