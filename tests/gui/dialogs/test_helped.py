"""Dialogs that say of themselves what is what in them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.report import ReportDialog
from gui.window import Window


@pytest.fixture(params=["project.export", "project.release"])
def dialog(window: Window, request: pytest.FixtureRequest) -> QDialog:
    window.actions_by_id[request.param].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def button(dialog: QDialog) -> QPushButton:
    found = dialog.findChildren(QPushButton)
    return next(one for one in found if one.text() == "Help")


def test_help_says_what_the_fields_are_for(dialog: QDialog) -> None:
    button(dialog).click()

    report = QApplication.activeModalWidget()
    assert isinstance(report, ReportDialog)
    assert report.body.toPlainText().startswith("Format")
    assert "\n\nTo: " in report.body.toPlainText()
    report.reject()
    dialog.reject()


def test_the_usual_key_brings_it(dialog: QDialog) -> None:
    assert button(dialog).shortcut() == QKeySequence(Qt.Key.Key_F1)
    assert not button(dialog).autoDefault()
    dialog.reject()


def test_it_goes_away_alone(dialog: QDialog, qtbot: QtBot) -> None:
    button(dialog).click()
    report = QApplication.activeModalWidget()
    assert isinstance(report, ReportDialog)
    QTest.keyClick(report, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    assert dialog.isVisible()
    dialog.reject()


def test_what_has_the_keyboard_is_seen_from_the_beginning(
    dialog: QDialog, qtbot: QtBot
) -> None:
    ringed = Qt.WidgetAttribute.WA_KeyboardFocusChange

    qtbot.waitUntil(lambda: dialog.testAttribute(ringed))
    dialog.reject()
