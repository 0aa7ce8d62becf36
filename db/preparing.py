"""Reading annotated files and making their articles ready, here or on another core."""

import copyreg
import gc
import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from types import MappingProxyType
from typing import Any, Protocol

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle
from annotations.formats import format_named
from annotations.intake.sources import Part
from annotations.processes import Hands, cores, may_fork
from annotations.readers.reader import Refusal
from db.fresh import Basis, Prepared
from db.making import Terms, prepared
from db.uncollected import uncollected

_FIRST = 50
_BATCH = 250
_CHARACTERS = 1_000_000
"""What is taken in at once, at most: so many articles, or one that exceeds this."""
WORTH_IT = 5_000_000
"""Bytes of files; to start a process takes as long as to read a few of them."""
WORTH_SENDING = 500_000
"""Bytes of files; the process is there."""
_BETWEEN = 8
"""Batches between two looks for cycles."""
_AHEAD = 2
_KEPT = _AHEAD + 1
"""Batches that may be asked for again."""
_Batch = list[FoundArticle | Refusal]


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read, and how to make their articles ready."""

    part: Part
    terms: Terms


class Preparing(Protocol):
    """Gives one batch after the other."""

    def next(self, basis: Basis) -> Prepared:
        """Give the next batch, made ready on this basis or one that it came from."""

    def again(self, number: int, basis: Basis) -> Prepared:
        """Make one of the last batches ready on another basis."""


class Near:
    """Reads files and makes batches ready in this process."""

    def __init__(self, task: Task) -> None:
        self._terms = task.terms
        self._batches = enumerate(_batches(task.part.read()))
        self._kept: deque[tuple[int, _Batch]] = deque(maxlen=_KEPT)

    def next(self, basis: Basis) -> Prepared:
        """Give the next batch."""
        with uncollected():
            number, batch = next(self._batches, (0, []))
            self._kept.append((number, batch))
            return prepared(number, batch, self._terms, basis)

    def again(self, number: int, basis: Basis) -> Prepared:
        """Make one of the last batches ready on another basis."""
        batch = next(batch for kept, batch in self._kept if kept == number)
        with uncollected():
            return prepared(number, batch, self._terms, basis)

    def skip(self) -> None:
        """Leave a batch to another process."""
        next(self._batches, None)


class Far:
    """Has another process read ahead, but for the first batch: that is soon wanted."""

    def __init__(self, task: Task, hands: Hands) -> None:
        self._task = task
        self._hands = hands
        self._near = Near(task)
        self._ahead: deque[Future[bytes]] = deque()

    def next(self, basis: Basis) -> Prepared:
        """Give the next batch, and have another one made ready."""
        told = packed(basis)
        if not self._ahead:
            self._submit(_begun, packed(self._task))
            self._ahead.extend(self._submit(_next, told) for _ in range(_AHEAD))
            return self._near.next(basis)
        ready = self._ahead.popleft()
        if not ready.done():  # who has to wait has time to count
            told = packed(basis._replace(counts=False))
        self._ahead.append(self._submit(_next, told))
        return _awaited(ready)

    def again(self, number: int, basis: Basis) -> Prepared:
        """Make one of the last batches ready on another basis."""
        if number == 0:
            return self._near.again(number, basis)
        return _awaited(self._submit(_again, packed((number, basis))))

    def _submit(self, work: Callable[[bytes], bytes], told: bytes) -> Future[bytes]:
        with minded():
            return self._hands.submit(work, told)


def is_large(size: int) -> bool:
    """Tell whether so many bytes are better read once, and by a process of its own."""
    return size >= WORTH_IT


@contextmanager
def helping(size: int) -> Iterator[Hands | None]:
    """Have another process at hand for so many bytes, if there is a core for it.

    To be asked for before the project is opened: in a connection that is there, a
    forked process would have a part.
    """
    if not is_large(size) or cores() == 1:
        yield None
        return
    with closing(Hands(1, method="fork" if may_fork() else "spawn")) as hands:
        hands.submit(cores)  # to start it now; what it does is no matter
        yield hands


def begun(task: Task, hands: Hands | None) -> Preparing:
    """Begin to read files, in the other process if there is one and it is worth it."""
    if hands is None or task.part.size < WORTH_SENDING:
        return Near(task)
    return Far(task, hands)


@contextmanager
def minded() -> Iterator[None]:
    """Say of a process that died what to do.

    Raises:
        CopydeskError: one did.
    """
    try:
        yield
    except BrokenProcessPool as error:
        raise CopydeskError(
            "A process that was helping to import died, perhaps for want of memory; "
            "what was finished is kept. Import the rest again."
        ) from error


def packed(value: object) -> bytes:
    """Make bytes for another process of ours."""
    into = BytesIO()
    _Packer(into, pickle.HIGHEST_PROTOCOL).dump(value)
    return into.getvalue()


def _read_only(value: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(value)


class _Packer(pickle.Pickler):
    """Packs read-only mappings, too, and of a format its name."""

    dispatch_table = copyreg.dispatch_table | {
        MappingProxyType: lambda value: (_read_only, (dict(value),)),
        Format: lambda value: (format_named, (value.name,)),
    }


# What a process of its own is at; functions are all that can be sent there.
_at_work: list[Near] = []
_turns = count(1)


def _begun(told: bytes) -> bytes:
    # What is made here goes at once; cycles of other libraries are looked for below.
    gc.freeze()
    gc.disable()
    near = Near(_unpacked(told))
    near.skip()
    _at_work[:] = [near]
    return b""


def _next(told: bytes) -> bytes:
    if not next(_turns) % _BETWEEN:
        gc.collect()
    return packed(_at_work[0].next(_unpacked(told)))


def _again(told: bytes) -> bytes:
    return packed(_at_work[0].again(*_unpacked(told)))


def _awaited(ready: Future[bytes]) -> Prepared:
    with minded():
        told: Prepared = _unpacked(ready.result())
    return told


def _unpacked(told: bytes) -> Any:
    return pickle.loads(told)  # noqa: S301  we packed it ourselves


def _batches(items: Reading) -> Iterator[_Batch]:
    """Group what is read; the first group is small, as somebody looks on."""
    batch: _Batch = []
    most, size = _FIRST, 0
    for one in items:
        batch.append(one)
        size += len(one.text or "") if isinstance(one, FoundArticle) else 0
        if len(batch) >= most or size > _CHARACTERS:
            yield batch
            batch, most, size = [], _BATCH, 0
    yield batch
