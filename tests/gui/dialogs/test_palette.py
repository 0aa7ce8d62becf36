from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.label import LabelScheme
from gui.dialogs.palette import Palette
from gui.dialogs.palette_row import ENTRY
from gui.settings import Settings
from gui.window import Window
from tests.gui.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def type_(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    """Press keys wherever the keyboard is, as hands do."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def palette(window: Window) -> Palette:
    found = window.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def titles(window: Window) -> list[str]:
    rows = palette(window).list
    return [rows.item(row).text() for row in range(rows.count())]


def test_typing_finds_an_action_and_enter_does_it(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press("p", mods=CTRL)
    type_(qtbot, *"conf on", Qt.Key.Key_Return)

    assert hands.state_of("Ada Lovelace") == ("PERSON", "confirmed")
    assert window.view.hasFocus()


def test_a_colon_opens_it_and_no_letter_typed_decides_anything(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press(":")
    type_(qtbot, *"pgox u", Qt.Key.Key_Escape)

    assert all(state == "pending" for _, _, state in hands.marks())
    assert window.view.hasFocus()


def test_a_label_is_given_by_its_name(hands: Hands, qtbot: QtBot) -> None:
    hands.go_to("London")
    hands.press(":")
    type_(qtbot, *"gpe", Qt.Key.Key_Return)

    assert hands.state_of("London") == ("GPE", "corrected")


def test_a_label_without_a_key_is_given_by_its_name(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    assert window.workspace.project is not None
    scheme = window.workspace.project.labels
    bare = tuple(replace(label, key="") for label in scheme)
    window.workspace.project.labels = LabelScheme(bare)
    window.workspace.labels_changed.emit()
    hands.press("p")
    untouched = hands.state_of("Ada Lovelace")
    hands.press(":")
    type_(qtbot, *"org", Qt.Key.Key_Return)

    assert untouched == ("PERSON", "pending")
    assert hands.state_of("Ada Lovelace") == ("ORG", "corrected")


def test_an_article_is_found_by_its_headline(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press(":")
    type_(qtbot, *"somervil")
    qtbot.waitUntil(lambda: titles(window) == ["Unknown"])
    type_(qtbot, Qt.Key.Key_Return)

    assert hands.current == "Mary Somerville"


def test_enter_waits_for_no_pause_to_find_an_article(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.press(":")
    type_(qtbot, *"somervil", Qt.Key.Key_Return)

    assert hands.current == "Mary Somerville"


def test_what_cannot_be_done_is_there_says_why_and_is_not_done(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press(":")
    type_(qtbot, *"undo")
    entry = palette(window).list.item(0).data(ENTRY)
    type_(qtbot, Qt.Key.Key_Return)

    assert (entry.title, entry.lacks) == ("Undo", "needs something to undo")
    assert palette(window).isVisible()


def test_what_was_used_last_comes_first(
    hands: Hands, window: Window, qtbot: QtBot, settings: Settings
) -> None:
    hands.press(":")
    type_(qtbot, *"usual size", Qt.Key.Key_Return)
    hands.press(":")

    assert titles(window)[0] == "Usual size"
    assert settings.palette == ["action:view.usual"]


def test_arrows_walk_the_list_around_its_ends(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press(":")
    type_(qtbot, Qt.Key.Key_Up)
    rows = palette(window).list

    assert rows.currentRow() == rows.count() - 1


def test_it_shows_the_key_that_an_action_has_now(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    window.keyboard.change(window.keyboard.keymap.with_keys("view.usual", ["Z"]))
    hands.press(":")
    type_(qtbot, *"usual size")

    assert palette(window).list.item(0).data(ENTRY).keys == "Z"


def test_a_click_elsewhere_leaves(hands: Hands, window: Window) -> None:
    hands.press(":")
    window.view.setFocus(Qt.FocusReason.MouseFocusReason)

    assert not palette(window).isVisible()
