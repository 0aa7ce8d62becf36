"""Suggesting for new articles by itself, while nobody is at work in the window."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.corpus import SuggestSummary
from annotations.errors import CopydeskError
from annotations.progress import Progress
from gui.commands import Commands
from gui.jobs import Job

PATIENCE = 3_000
_WORK = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})
_WORK |= {QEvent.Type.Wheel, QEvent.Type.ShortcutOverride}


class Idle(QObject):
    """Begins after a while without key, click or wheel, and pauses at the next one.

    What is read by then is kept. ``advanced`` tells that lists may show more.
    """

    advanced = Signal()

    def __init__(self, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._awaited = False
        self._hopeless = False
        self.timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self.timer.timeout.connect(self._begin)
        commands.filling.filled.connect(self._hope)
        commands.workspace.project_changed.connect(self._start_again)
        commands.workspace.list_changed.connect(self.timer.start)
        commands.jobs.ended.connect(lambda _: self.timer.start())
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _WORK:
            self._commands.jobs.pause()
            self.timer.start()
        elif kind == QEvent.Type.Show and watched is self._window:
            # All keys and clicks come through here before a widget has them, those
            # that a shortcut takes only as an offer to it.
            self._window.windowHandle().installEventFilter(self)
        return False

    def _start_again(self) -> None:
        """Leave the project that was open, and look into the one that is."""
        self._commands.jobs.pause()
        self._hopeless = False
        self.timer.start()

    def _hope(self) -> None:
        """Begin at once: articles have come in, and whoever sent them waits."""
        self._hopeless = False
        self._begin()

    def _begin(self) -> None:
        jobs, project = self._commands.jobs, self._commands.workspace.project
        if jobs.busy or self._hopeless or not self._commands.settings.suggests_alone:
            return
        if project is None or project.is_gone or not project.store.unread():
            return
        desk = self._commands.workspace.desk
        here = desk.article.id if desk else None
        self._awaited = bool(desk and not desk.marks)
        suggest = self._commands.filling.suggesters.suggesting
        job = Job(
            title="Suggesting by itself",
            work=partial(suggest, project.path, first=here),
            done=self._done,
            failed=self._failed,
            cancelled=self.advanced.emit,
            is_quiet=True,
            progressed=self._advance,
        )
        jobs.submit(job)

    def _advance(self, progress: Progress) -> None:
        """Show what has come, first of all on the article that is open."""
        if self._awaited and progress.done:
            self._awaited = False
            self._commands.workspace.refresh()
        else:
            self.advanced.emit()

    def _done(self, summary: object) -> None:
        assert isinstance(summary, SuggestSummary)  # noqa: S101  what suggesting yields
        self._commands.workspace.refresh()
        if summary.articles:
            self._commands.workspace.told.emit(summary.sentence())

    def _failed(self, error: Exception) -> None:
        """Say it once, and leave it until there is something new."""
        self._hopeless = True
        if not isinstance(error, CopydeskError):
            raise error
        self._commands.workspace.failed.emit(str(error))
