"""Suggesting in processes of its own: on every core, or beside a busy window."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property, partial
from types import MappingProxyType

from annotations.errors import CopydeskError
from annotations.processes import Hands, cores, may_fork
from annotations.suggest import worker
from annotations.suggest.suggester import Suggester
from annotations.suggestion import Pipeline, Proposal

Load = Callable[[], Suggester]
Found = list[tuple[Proposal, ...]]
_AHEAD = 3
_PORTION = 10_000
_RENEWED = 10_000_000
_FEW = 100
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def staffed(load: Load, *, jobs: int, articles: int) -> Suggester:
    """Load a suggester, in so many processes as asked for; 0 is one for each core.

    A few articles are read in this very process: starting others would take longer.
    """
    if jobs <= 1 and articles < _FEW:
        return load()
    return Crew(load, jobs=jobs or min(cores(), articles // _FEW))


class Crew:
    """Has ``jobs`` processes do what the suggester does that ``load`` makes.

    They start when first needed, and end with ``suggest``, or with the program if it is
    killed. Those that are ``lasting`` end with ``close``, and yield to the window that
    they work for.
    """

    def __init__(self, load: Load, *, jobs: int = 1, lasting: bool = False) -> None:
        self._load = load
        self._jobs = jobs
        self._lasting = lasting
        self._team: _Team | None = None

    @property
    def pipeline(self) -> Pipeline:
        """Say which machine this is."""
        return self._described[0]

    @property
    def labels(self) -> tuple[str, ...]:
        """List the labels it may propose."""
        return self._described[1]

    def suggest(self, texts: Iterable[str]) -> Generator[tuple[Proposal, ...]]:
        """Yield the proposals for each text, in order, in code points.

        Texts are taken as they are needed, a few for each process beforehand.

        Raises:
            CopydeskError: the suggester cannot be loaded, or a process of it died.
        """
        running: deque[Future[Found]] = deque()
        try:
            with self._minded():
                for portion in _portions(texts):
                    if self._team is not None and self._team.is_tired:
                        yield from _results(running, left=0)
                        self.close()
                    running.append(self._at_work().read(portion))
                    yield from _results(running, left=_AHEAD * self._jobs)
                yield from _results(running, left=0)
        finally:
            for future in running:
                future.cancel()
            if not self._lasting:
                self.close()

    def close(self) -> None:
        """End the processes; they start again if there is more to do."""
        if self._team is not None:
            self._team.close()
            self._team = None

    @cached_property
    def _described(self) -> tuple[Pipeline, tuple[str, ...]]:
        with self._minded():
            said = self._at_work().describe()
        settings = MappingProxyType(said.settings)
        pipeline = Pipeline(
            name=said.name, version=said.version, digest=said.digest, settings=settings
        )
        return pipeline, said.labels

    @cached_property
    def _start(self) -> tuple[str, Load]:
        """Choose how the processes start, and how they come by the suggester."""
        if not may_fork():
            return "spawn", self._load
        suggester = self._load()
        return "fork", lambda: suggester

    def _at_work(self) -> "_Team":
        if self._team is None:
            for name in _THREADS:  # in time for whoever reads it: the cores are taken
                os.environ.setdefault(name, "1")
            self._team = _Team(*self._start, jobs=self._jobs, yields=self._lasting)
        return self._team

    @contextmanager
    def _minded(self) -> Iterator[None]:
        try:
            yield
        except BrokenProcessPool as error:
            self.close()
            raise CopydeskError(
                "A process that was reading articles died, perhaps for want of memory; "
                "what was finished is kept. Do this again, with fewer --jobs."
            ) from error


class _Team:
    """Processes at work, until they are tired: spaCy keeps every word it meets."""

    def __init__(self, method: str, load: Load, *, jobs: int, yields: bool) -> None:
        begin = partial(worker.take, load)
        self._hands = Hands(jobs, method=method, polite=yields, begin=begin)
        self._strength = jobs * _RENEWED

    @property
    def is_tired(self) -> bool:
        return self._strength <= 0

    def describe(self) -> worker.Description:
        return self._hands.submit(worker.describe).result()

    def read(self, texts: list[str]) -> Future[Found]:
        self._strength -= sum(map(len, texts))
        return self._hands.submit(worker.read, texts)

    def close(self) -> None:
        self._hands.close()


def _portions(texts: Iterable[str]) -> Iterator[list[str]]:
    """Divide texts into what takes a process a fraction of a second.

    The first goes alone, for somebody may be looking at it.
    """
    portion: list[str] = []
    limit = 0
    for text in texts:
        portion.append(text)
        if sum(map(len, portion)) >= limit:
            yield portion
            portion, limit = [], _PORTION
    if portion:
        yield portion


def _results(
    running: deque[Future[Found]], *, left: int
) -> Iterator[tuple[Proposal, ...]]:
    """Yield what the oldest found, until so many are left."""
    while len(running) > left:
        yield from running.popleft().result()
