"""Looking ahead beside the window: one order at a time, the last that was asked."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotations.errors import CopydeskError
from annotations.progress import Progress
from gui.jobs import Job, Jobs

Look = Callable[[Any], Iterator[object]]
"""Looks what would come of an order."""

_CANCELLED = "The look ahead was cancelled; it begins again when a choice changes."


class Foresight(QObject):
    """Has a worker say what orders would do; what is asked later replaces the rest.

    ``told`` carries what the job ended with, ``failed`` a sentence.
    """

    advanced = Signal(object)
    told = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._look = look
        self._number = 0
        self._stop: Callable[[], None] = lambda: None

    def ask(self, order: object) -> None:
        """Begin to look what would come of an order, and drop any other."""
        self.stop()
        number = self._number
        self._stop = self._jobs.submit(
            Job(
                title="Looking ahead",
                work=partial(self._look, order),
                done=partial(self._done, number),
                failed=partial(self._failed, number),
                cancelled=partial(self._cancelled, number),
                progressed=partial(self._advanced, number),
            )
        )

    def stop(self) -> None:
        """Look no further; nothing is told any more."""
        self._number += 1
        self._stop()

    def _advanced(self, number: int, progress: Progress) -> None:
        if number == self._number:
            self.advanced.emit(progress)

    def _done(self, number: int, outcome: object) -> None:
        if number == self._number:
            self.told.emit(outcome)

    def _cancelled(self, number: int) -> None:
        if number == self._number:
            self.failed.emit(_CANCELLED)

    def _failed(self, number: int, error: Exception) -> None:
        if not isinstance(error, CopydeskError):
            raise error
        if number == self._number:
            self.failed.emit(str(error))
