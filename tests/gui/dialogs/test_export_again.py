"""What the export dialog keeps for the next time."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.export import ExportDialog
from gui.window import Window


def _opened(window: Window) -> ExportDialog:
    window.actions_by_id["project.export"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ExportDialog)
    return found


def test_the_next_export_begins_with_what_was_chosen_for_the_last(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _opened(window)
    dialog.formats.choose("brat")
    dialog.kind.setCurrentIndex(1)
    dialog.fields.states["pending"].setChecked(True)
    dialog.split.setText("train=0.5,test=0.5")
    dialog.seed.setValue(7)
    dialog.target.setText(str(tmp_path / "mine.zip"))
    before = dialog.wishes
    dialog.go.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)

    again = _opened(window)

    assert again.wishes == before
    again.reject()


def test_what_was_left_with_esc_is_not_begun_with(window: Window) -> None:
    dialog = _opened(window)
    dialog.formats.choose("brat")
    dialog.reject()

    again = _opened(window)

    assert again.wishes.format == "jsonl"
    again.reject()
