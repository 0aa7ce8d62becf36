"""Our own failures: kept in a file, and shown as a report that can be copied."""

import logging
import platform
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.dialogs.report import ReportDialog

log = logging.getLogger(__name__)

_SENTENCE = (
    "Something in Copydesk broke. Everything you had decided is on disk; you can go "
    "on, or close the window and open it again. Please send this report to whoever "
    "looks after Copydesk for you: nothing is sent by itself."
)


class CrashReporter(QObject):
    """Writes each unexpected error to a file and tells the window, from any thread."""

    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.parent_widget: QWidget | None = None
        self.crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody else catches."""
        sys.excepthook = self.caught

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep a report of an error and ask for it to be shown."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error)
        log.critical("%s", text)
        path = self._keep(text)
        self.crashed.emit(f"{text}\nKept in {path}\n" if path else text)

    def _keep(self, text: str) -> Path | None:
        path = self._folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            # The disk may be what broke; the report is still shown.
            return None
        return path

    def _show(self, text: str) -> None:
        dialog = ReportDialog("Copydesk broke", _SENTENCE, text, self.parent_widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def report(error: BaseException) -> str:
    """Write what a maintainer needs: versions and the traceback, no article text."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"Copydesk {version('copydesk')} · Python {platform.python_version()} · "
        f"PySide6 {version('PySide6-Essentials')} · {platform.platform()}\n\n{trace}"
    )
