"""Widgets whose words change at each key, and move nothing around them."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.shown import fit
from gui.panels.parts import Lines, Steady


def test_other_words_on_a_line_ask_for_no_other_room(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.setText("one line")
    before = lines.sizeHint().height()

    lines.setText("another")
    same = lines.sizeHint().height()
    lines.setText("two\nlines")

    assert (same, lines.text()) == (before, "two\nlines")
    assert lines.sizeHint().height() == 2 * before
    assert lines.accessibleName() == "two\nlines"


def test_a_steady_text_keeps_its_room_until_it_needs_more(qtbot: QtBot) -> None:
    row, steady = QWidget(), Steady()
    qtbot.addWidget(row)
    column = QHBoxLayout(row)
    column.addWidget(steady)
    column.addWidget(QLabel("beside"))
    row.show()
    widths = []
    for text in ("12 of 47 decided", "9 of 47 decided", "112 of 470 decided"):
        steady.setText(text)
        QApplication.processEvents()
        widths.append(steady.width())

    assert widths[0] == widths[1] < widths[2]


def test_a_window_larger_than_the_screen_is_made_to_fit(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5_000, 5_000)

    fit(window)

    room = window.screen().availableGeometry()
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_over_a_large_window_a_dialog_may_be_as_large(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(5_000, 5_000)
    window = QWidget(over)
    window.resize(3_000, 3_000)

    fit(window)

    assert window.width() == 3_000
