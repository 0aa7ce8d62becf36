import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from gui.actions import Use
from gui.dialogs.cheat_sheet import CheatSheet
from gui.keyboard import usual_keys
from gui.keymap import Keymap
from gui.sheet import columns, groups
from gui.window import Window
from tests.gui.conftest import Hands


def sheet(window: Window) -> CheatSheet:
    found = window.findChild(CheatSheet)
    assert isinstance(found, CheatSheet)
    return found


def test_groups_stand_in_the_order_of_use() -> None:
    titles = [group.title for group in groups(Keymap(usual_keys()))]

    assert titles == [use.value for use in Use if use.value in titles]
    assert titles[0] == "Decide"


def test_a_changed_key_is_on_the_sheet() -> None:
    keymap = Keymap(usual_keys()).with_keys("review.confirm", ["Z"])

    assert ("Z", "Confirm and go on") in groups(keymap)[0].rows


@pytest.mark.parametrize(
    ("heights", "number", "dealt"),
    [
        ([5, 5, 5, 5], 2, [[0, 1], [2, 3]]),
        ([9, 2, 2, 2], 2, [[0], [1, 2, 3]]),
        ([4, 4, 4], 4, [[0], [1], [2]]),
        ([1, 2, 3], 1, [[0, 1, 2]]),
    ],
)
def test_groups_are_dealt_out_evenly_and_in_order(
    heights: list[int], number: int, dealt: list[list[int]]
) -> None:
    assert columns(heights, number) == dealt


def test_a_question_mark_shows_keys_and_labels(hands: Hands, window: Window) -> None:
    hands.press("?")

    texts = {label.text() for label in sheet(window).findChildren(QLabel)}
    assert {"Space", "Confirm and go on", "PERSON", "Undo"} <= texts


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, "p", "?", Qt.Key.Key_Tab, "]"])
def test_any_key_puts_it_away_and_does_nothing_else(
    hands: Hands, window: Window, qtbot: QtBot, key: str | Qt.Key
) -> None:
    before = hands.marks()
    hands.press("?")
    shown = sheet(window)
    qtbot.keyClick(QApplication.focusWidget(), key)

    assert not shown.isVisible()
    assert hands.marks() == before
    assert window.view.hasFocus()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_it_is_one_page_in_any_usual_window(
    hands: Hands, window: Window, size: tuple[int, int]
) -> None:
    window.resize(*size)
    hands.press("?")
    QApplication.processEvents()
    area = sheet(window).findChild(QScrollArea)

    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0
