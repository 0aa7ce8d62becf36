"""The list of articles."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.edit import Review
from db.project import opened
from gui.window import Window
from tests import builders
from tests.gui.around import CTRL, titles
from tests.gui.conftest import Hands


def test_the_list_tells_title_state_and_what_is_pending(window: Window) -> None:
    first = window.articles.model.summary(0)

    assert (first.title, first.review, first.pending) == ("Poets meet", "unseen", 5)


def test_the_list_follows_every_decision(window: Window, hands: Hands) -> None:
    hands.press(" ")

    first = window.articles.model.summary(0)
    assert (first.review, first.pending) == (Review.STARTED, 4)
    assert [chip.text() for chip in window.articles.chips] == [
        "All 2",
        "To do 1",
        "Started 1",
        "Done 0",
    ]


def test_choosing_in_the_list_opens_the_article(window: Window, hands: Hands) -> None:
    window.articles.view.setCurrentIndex(window.articles.model.index(1))

    assert hands.current == "Mary Somerville"


def test_searching_looks_into_the_text(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.articles.search, "jedburgh")
    qtbot.keyClick(window.articles.search, Qt.Key.Key_Return)

    assert titles(window) == ["Unknown"]


def test_a_chip_filters_by_state(window: Window, hands: Hands, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    qtbot.mouseClick(window.articles.chips[3], Qt.MouseButton.LeftButton)

    assert titles(window) == ["Poets meet"]


def test_the_list_can_be_sorted(window: Window) -> None:
    menu = window.articles.order.menu()
    assert menu is not None
    fewest = next(a for a in menu.actions() if a.text() == "Fewest pending first")
    fewest.trigger()

    assert titles(window) == ["Unknown", "Poets meet"]
    assert "Fewest pending first" in window.articles.order.text()


def test_f5_shows_what_another_program_added(
    window: Window, hands: Hands, filled: Path
) -> None:
    with opened(filled) as store:
        builders.fill(store, headline="From elsewhere")
    hands.press(Qt.Key.Key_F5)

    assert titles(window) == ["Poets meet", "Unknown", "From elsewhere"]


def test_chips_keep_their_room_while_articles_are_decided(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = []
    for done in (0, 996):
        counts = {Review.UNSEEN: 1_000 - done, Review.DONE: done}
        monkeypatch.setattr(window.workspace, "counts", counts.copy)
        window.workspace.list_changed.emit()
        QApplication.processEvents()
        widths.append([chip.width() for chip in window.articles.chips])

    assert widths[0] == widths[1]
