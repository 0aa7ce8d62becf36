"""The real window on a project, and bare things to compare it with."""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from typing_extensions import override

from annotations.edit import Edit
from annotations.effort import Effort
from annotations.marks import PENDING
from benchmarks.corpus import ANNOTATOR
from benchmarks.figures import Watch
from db.store import SqliteStore
from gui.application import application, log_qt
from gui.settings import Settings
from gui.window import Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window with a project open, a hand on its keyboard and an eye on its page."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.eye = _Eye()
        window.view.viewport().installEventFilter(self.eye)

    @property
    def text(self) -> str:
        """The text on screen."""
        desk = self.window.workspace.desk
        return desk.article.text if desk else ""

    @property
    def pending(self) -> int:
        """How many spans still wait; memory may have silenced some of an article's."""
        desk = self.window.workspace.desk
        marks = desk.marks if desk else ()
        return sum(one.state == PENDING for one in marks)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY
    ) -> tuple[float, float]:
        """Press a key; give the milliseconds until all is done, then until painted.

        Raises:
            RuntimeError: the page was not painted.
        """
        self.eye.painted, watch = 0, Watch()
        QTest.keyPress(self.window.view, key, held)
        acted = watch.lap()
        QApplication.processEvents()
        painted = watch.lap()
        if not self.eye.painted:
            raise RuntimeError(f"{key} painted nothing.")
        QTest.keyRelease(self.window.view, key, held)
        QApplication.processEvents()
        return acted, painted


class BareDesk:
    """The least that a program of this kind can do: a row on disk, a plain text."""

    def __init__(self, folder: Path, like: Window) -> None:
        self._db = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS decisions (id INTEGER PRIMARY KEY, what TEXT)"
        )
        self._text = QTextEdit(readOnly=True)
        self._text.resize(like.view.size())
        self._text.show()

    def write(self) -> float:
        """Insert a row, commit it, and give the milliseconds."""
        watch = Watch()
        self._db.execute("INSERT INTO decisions (what) VALUES ('confirmed')")
        return watch.lap()

    def set_text(self, text: str) -> float:
        """Show a text, and give the milliseconds."""
        watch = Watch()
        self._text.setPlainText(text)
        self._text.viewport().repaint()
        return watch.lap()

    def repaint(self) -> float:
        """Paint the text again, and give the milliseconds."""
        watch = Watch()
        self._text.viewport().repaint()
        return watch.lap()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        self._text.close()


class _Eye(QObject):
    """Counts how often a widget is painted."""

    painted = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def at_desk(project: Path) -> Iterator[tuple[Desk, BareDesk]]:
    """Open the window on a project, and a bare text of the same size beside it."""
    qInstallMessageHandler(log_qt)
    application()
    settings = Settings(project.with_name("settings.ini"))
    settings.annotator = ANNOTATOR
    window = Window(settings, project.parent)
    window.show()
    window.open(project)
    bare = BareDesk(project.parent, window)
    window.activateWindow()
    window.view.setFocus()
    QApplication.processEvents()
    gc.freeze()  # as the program does
    try:
        yield Desk(window), bare
    finally:
        gc.unfreeze()
        window.close()
        bare.close()
        window.deleteLater()
        QApplication.processEvents()


@contextmanager
def recording_timed(times: list[float]) -> Iterator[None]:
    """Take down how long each edit takes to be recorded, in milliseconds."""
    record: Callable[[SqliteStore, Edit, Effort], None] = SqliteStore.record

    def timed(store: SqliteStore, edit: Edit, effort: Effort) -> None:
        watch = Watch()
        record(store, edit, effort)
        times.append(watch.lap())

    with patch.object(SqliteStore, "record", timed):
        yield
