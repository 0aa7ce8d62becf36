from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from gui.panels.flagged import FlaggedChip
from gui.window import Window
from tests.gui.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def flag(window: Window) -> str:
    desk = window.workspace.desk
    assert desk is not None
    return desk.layer.flag


def test_an_exclamation_mark_flags_the_place_and_decides_nothing(
    hands: Hands, window: Window
) -> None:
    hands.press("!")

    assert flag(window) == "“Ada Lovelace” PERSON"
    assert hands.state_of("Ada Lovelace") == ("PERSON", "pending")
    assert hands.current == "Ada Lovelace"
    assert "Ctrl+Shift+M says why" in window.status.told.text()


def test_what_is_flagged_is_drawn_over_the_text(hands: Hands, window: Window) -> None:
    before = window.view.grab().toImage()
    hands.press("!")
    flagged = window.view.grab().toImage()
    hands.press("!")

    assert flagged != before
    assert window.view.grab().toImage() == before


def test_a_second_one_takes_the_place_off_again(hands: Hands, window: Window) -> None:
    hands.press("!", "j", "!", "!")

    assert flag(window) == "“Ada Lovelace” PERSON"


def test_a_flag_is_undone_like_any_edit(hands: Hands, window: Window) -> None:
    hands.press("!", "u")

    assert flag(window) == ""


def test_the_list_shows_and_filters_what_is_flagged(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    chip = window.articles.findChild(FlaggedChip)
    assert isinstance(chip, FlaggedChip)
    before = chip.isVisible()
    hands.press("!")
    model = window.articles.model
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert (before, chip.isVisible(), chip.text()) == (False, True, "⚑ 1")
    assert "To discuss: “Ada Lovelace” PERSON" in str(spoken)
    assert len(window.workspace.queue) == 1
    assert window.actions_by_id["view.flagged"].isChecked()


def test_one_can_say_what_is_to_be_discussed(hands: Hands, window: Window) -> None:
    hands.press("m", mods=CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Poet or countess?")
    dialog.accept()

    assert flag(window) == "Poet or countess?"


def test_skipping_goes_on_and_leaves_the_article_as_it_is(
    hands: Hands, window: Window
) -> None:
    hands.press(" ")
    here = window.workspace.queue[0]
    hands.press("y")

    assert window.workspace.desk is not None
    assert window.workspace.desk.article.id != here
    (summary,) = window.workspace.summaries([here])
    assert summary.review == "started"


def test_where_everything_else_is_done_skipping_only_says_so(
    hands: Hands, window: Window
) -> None:
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    here = hands.current
    hands.press("y")

    assert hands.current == here
    assert "No other article in this list" in window.status.told.text()


def test_alt_and_arrows_walk_spans_of_one_label(hands: Hands, window: Window) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    hands.press(Qt.Key.Key_Down, mods=alt)
    first = hands.current
    hands.press(Qt.Key.Key_Down, mods=alt)
    around = hands.current
    hands.go_to("London")
    hands.press(Qt.Key.Key_Up, mods=alt)

    assert (first, around) == ("Byron", "Ada Lovelace")
    assert hands.current == "London"
    assert "No other span here is ORG" in window.status.told.text()
