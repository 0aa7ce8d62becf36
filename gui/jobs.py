"""Work off the UI thread.

One worker, so that a pipeline never meets a second thread; edits have another one, for
nobody wants to wait for a pipeline. A job is a function that
makes a generator: it yields ``Progress`` and at last its outcome, opens what it needs
itself, and touches no widget. Closing the generator cancels the job between steps.
"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal, Slot

from annotations.progress import Progress

Work = Callable[[], Iterator[object]]
_PAUSE = 0.1
# Usually a thread may keep Python for 5 ms, which a key press asks for again and again.
_SWITCH = 0.000_5


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do and whom to tell; one of done, failed and cancelled is called.

    A job that ``is_quiet`` was asked for by nobody: it gives way to those that were.
    One that ``decides`` records an edit: it waits for no other kind, and is not
    cancelled, for nobody could tell whether the edit was on disk by then.
    """

    title: str
    work: Work
    done: Callable[[object], None]
    failed: Callable[[Exception], None]
    cancelled: Callable[[], None] = lambda: None
    progressed: Callable[[Progress], None] = lambda _: None
    is_quiet: bool = False
    decides: bool = False


class _Cancelled(Exception):  # noqa: N818  nothing went wrong
    """Nobody wants the outcome any more."""


class Jobs(QObject):
    """Runs jobs in turn and delivers each outcome on the UI thread.

    ``started`` tells of those only that somebody asked for.
    """

    started = Signal(str)
    progressed = Signal(str, object)
    murmured = Signal(str, object)
    stopping = Signal()
    ended = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._scribe = ThreadPoolExecutor(max_workers=1, thread_name_prefix="edit")
        self._edits: dict[Future[object], Event] = {}
        self._stops: dict[Future[object], Event] = {}
        self._quiet: dict[Future[object], Event] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether any job is queued or running."""
        return bool(self._stops or self._quiet or self._edits)

    @property
    def can_cancel(self) -> bool:
        """Tell whether anything is queued or runs that somebody asked for."""
        return bool(self._stops)

    def submit(self, job: Job) -> Callable[[], None]:
        """Queue a job; a quiet one that runs ends at its next step.

        What is returned asks this job alone to stop at its next step.
        """
        self.pause()
        stop = Event()
        worker = self._scribe if job.decides else self._worker
        future = worker.submit(self._run, job, stop)
        self._kept(job)[future] = stop
        if not job.is_quiet:
            self.started.emit(job.title)
        future.add_done_callback(
            lambda future: self._arrived.emit(partial(self._settle, job, future))
        )
        return stop.set

    def cancel(self) -> None:
        """Ask every job to stop at its next step."""
        self.pause()
        for stop in self._stops.values():
            stop.set()
        if self._stops:
            self.stopping.emit()

    def pause(self) -> None:
        """Ask what is quiet to stop at its next step; it can be submitted again."""
        for stop in self._quiet.values():
            stop.set()

    def close(self) -> None:
        """Cancel everything and wait for the worker to come home."""
        self.cancel()
        self._worker.shutdown(cancel_futures=True)
        self._scribe.shutdown()

    def _kept(self, job: Job) -> dict[Future[object], Event]:
        """Give the place where a job of this kind is kept until it ends."""
        if job.decides:
            return self._edits
        return self._quiet if job.is_quiet else self._stops

    def _run(self, job: Job, stop: Event) -> object:
        outcome: object = None
        told = 0.0
        steps = job.work()
        try:
            for outcome in steps:
                if stop.is_set():
                    raise _Cancelled
                if isinstance(outcome, Progress) and monotonic() - told >= _PAUSE:
                    told = monotonic()
                    self._arrived.emit(partial(self._tell, job, outcome))
        finally:
            close = getattr(steps, "close", None)
            if close is not None:
                close()
        return outcome

    def _tell(self, job: Job, progress: Progress) -> None:
        job.progressed(progress)
        (self.murmured if job.is_quiet else self.progressed).emit(job.title, progress)

    def _settle(self, job: Job, future: Future[object]) -> None:
        self._kept(job).pop(future)
        self.ended.emit(job.title)
        if future.cancelled() or isinstance(future.exception(), _Cancelled):
            job.cancelled()
        elif isinstance(error := future.exception(), Exception):
            job.failed(error)
        else:
            job.done(future.result())

    @Slot(object)
    def _deliver(self, outcome: Callable[[], None]) -> None:
        outcome()
