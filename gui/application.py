"""Start Qt, and draw the window for pictures."""

import gc
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui.crash import CrashReporter
from gui.dialogs.shown import fit
from gui.settings import Places, Settings
from gui.window import Window

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_UNSEEN = {"offscreen", "minimal"}
_OF_EVERY_WINDOW = "This plugin does not support propagateSizeHints()"


def can_open_window() -> bool:
    """Tell whether Qt can open a window here, be it one that nobody sees."""
    return bool(os.environ.get("QT_QPA_PLATFORM")) or has_display()


def has_display() -> bool:
    """Tell whether somebody would see a window here."""
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        return platform.partition(":")[0] not in _UNSEEN
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def application() -> QApplication:
    """Make Qt's application, or give the one that is there."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    made = QApplication(["copydesk"])
    made.setApplicationName("Copydesk")
    made.setDesktopFileName("copydesk")
    made.setStyle("Fusion")
    return made


def run(project: Path | None, places: Places) -> int:
    """Show the window until it is closed; the exit code is Qt's.

    Without a project it is the one opened last, if there is one.
    """
    qInstallMessageHandler(log_qt)
    app = application()
    reporter = CrashReporter(places.crashes)
    reporter.install()
    settings = Settings(places.settings)
    window = Window(settings, places.samples)
    reporter.parent_widget = window
    fit(window)
    window.show()
    if opening := project or next(iter(settings.recent), None):
        window.open(opening)
    # What was made to start stays, so the collector need not walk it between keys.
    gc.freeze()
    return app.exec()


def log_qt(kind: QtMsgType, _context: object, message: str | None) -> None:
    """Hand what Qt says to the log, but for what it says of every offscreen window."""
    if message != _OF_EVERY_WINDOW:
        log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
