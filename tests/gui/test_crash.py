import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.crash import CrashReporter, report
from gui.dialogs.report import ReportDialog
from gui.window import Window


def raised() -> RuntimeError:
    try:
        raise RuntimeError("the press stopped")  # noqa: TRY301  it wants a traceback
    except RuntimeError as error:
        return error


def test_a_report_names_versions_and_the_place() -> None:
    text = report(raised())

    assert text.startswith("Copydesk 0.")
    assert "in raised" in text
    assert "the press stopped" in text


def test_a_crash_is_kept_and_shown_to_copy(
    window: Window, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = CrashReporter(tmp_path / "crashes")
    reporter.parent_widget = window
    error = raised()
    reporter.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    dialog.copy.click()
    (kept,) = (tmp_path / "crashes").iterdir()
    assert "the press stopped" in kept.read_text(encoding="utf-8")
    assert "the press stopped" in QApplication.clipboard().text()
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]
    caplog.clear()
    dialog.close()


def test_a_crash_that_cannot_be_kept_is_still_shown(
    window: Window, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "crashes").write_text("in the way")
    reporter = CrashReporter(tmp_path / "crashes")
    reporter.parent_widget = window
    error = raised()
    with qtbot.waitSignal(reporter.crashed):
        reporter.caught(type(error), error, error.__traceback__)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    caplog.clear()
    dialog.close()
