from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.keys import KeysDialog
from gui.dialogs.scheme import SchemeDialog
from gui.settings import Settings
from gui.window import Window
from tests.gui.conftest import Hands

CONTAINING = Qt.MatchFlag.MatchContains
RECURSIVELY = Qt.MatchFlag.MatchRecursive
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(hands: Hands) -> KeysDialog:
    """The dialog, as F1 opens it once the window is active."""
    QApplication.processEvents()
    hands.press(Qt.Key.Key_F1)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, KeysDialog)
    return opened


def visible(dialog: KeysDialog) -> list[str]:
    rows = dialog.tree.findItems("", CONTAINING | RECURSIVELY)
    return [r.text(0) for r in rows if r.parent() is not None and not r.isHidden()]


def give(dialog: KeysDialog, qtbot: QtBot, id_: str, key: str | Qt.Key) -> None:
    dialog.go_to(id_)
    qtbot.keyClick(dialog.editor.new_key, key)


def leave(dialog: KeysDialog, window: Window) -> None:
    """Close it; the window below is the active one again."""
    dialog.close()
    window.activateWindow()
    QApplication.processEvents()


def test_actions_are_found_by_words_and_by_pressing_their_key(
    dialog: KeysDialog, qtbot: QtBot
) -> None:
    dialog.search.setText("grow by")
    by_words = visible(dialog)
    qtbot.keyClick(dialog.by_key, "u")
    by_key = visible(dialog)
    qtbot.keyClick(dialog.by_key, "p")

    assert by_words == ["Right end: grow by a token", "Left end: grow by a token"]
    assert by_key == ["Undo"]
    assert visible(dialog) == ["PERSON"]


def test_what_is_found_is_what_is_changed(
    dialog: KeysDialog, qtbot: QtBot, window: Window
) -> None:
    dialog.search.setText("skip")
    qtbot.keyClick(dialog.editor.new_key, "z")

    assert window.workspace.keymap.keys("article.skip") == ("Y", "Z")


def test_where_nothing_is_found_nothing_is_changed(
    dialog: KeysDialog, qtbot: QtBot, window: Window
) -> None:
    before = window.workspace.keymap
    dialog.search.setText("no such thing")
    qtbot.keyClick(dialog.editor.new_key, "z")

    assert window.workspace.keymap == before


def test_a_new_key_works_at_once_everywhere_and_at_the_next_start(
    dialog: KeysDialog, hands: Hands, qtbot: QtBot, settings: Settings
) -> None:
    give(dialog, qtbot, "review.confirm", "z")
    leave(dialog, hands.window)
    hands.press("z")

    assert hands.state_of("Ada Lovelace") == ("PERSON", "confirmed")
    assert settings.keys == {"review.confirm": ("Space", "Z")}


def test_a_key_taken_away_does_nothing_any_more(
    dialog: KeysDialog, hands: Hands
) -> None:
    dialog.go_to("review.reject")
    dialog.editor.caps[0].click()
    leave(dialog, hands.window)
    hands.press("x")

    assert hands.state_of("Ada Lovelace")[1] == "pending"


def test_a_clash_is_refused_named_and_can_be_gone_to(
    dialog: KeysDialog, window: Window, qtbot: QtBot
) -> None:
    give(dialog, qtbot, "review.confirm", "u")
    said = dialog.editor.note.text()
    dialog.editor.show_owner.click()

    assert said == "U is taken: Undo."
    assert [row.text(0) for row in dialog.tree.selectedItems()] == ["Undo"]
    assert window.keyboard.keymap.changed == {}


def test_a_labels_key_is_refused(
    dialog: KeysDialog, window: Window, qtbot: QtBot
) -> None:
    give(dialog, qtbot, "review.confirm", "p")

    assert dialog.editor.note.text() == "P is taken: the label PERSON."
    assert window.keyboard.keymap.changed == {}


def test_the_labels_keys_are_changed_in_their_own_dialog(dialog: KeysDialog) -> None:
    dialog.scheme.click()

    assert isinstance(QApplication.activeModalWidget(), SchemeDialog)


def test_one_action_and_all_can_have_their_usual_keys_back(
    dialog: KeysDialog, window: Window, qtbot: QtBot
) -> None:
    give(dialog, qtbot, "review.confirm", "z")
    give(dialog, qtbot, "edit.undo", Qt.Key.Key_F9)
    dialog.go_to("review.confirm")
    dialog.editor.usual.click()
    one = dict(window.keyboard.keymap.changed)
    dialog.all_usual.click()

    assert list(one) == ["edit.undo"]
    assert window.keyboard.keymap.changed == {}


def test_usual_keys_that_went_to_another_action_are_not_taken_from_it(
    dialog: KeysDialog, window: Window, qtbot: QtBot
) -> None:
    dialog.go_to("review.reject")
    dialog.editor.caps[0].click()
    give(dialog, qtbot, "review.confirm", "x")
    dialog.go_to("review.reject")
    dialog.editor.usual.click()

    assert dialog.editor.note.text() == "X is taken: Confirm and go on."
    assert window.keyboard.keymap.owner("X") == "review.confirm"


def test_shift_counts_only_where_it_types_no_sign_of_its_own(
    dialog: KeysDialog, window: Window, qtbot: QtBot
) -> None:
    dialog.go_to("review.confirm")
    qtbot.keyClick(dialog.editor.new_key, Qt.Key.Key_Z, SHIFT)
    qtbot.keyClick(dialog.editor.new_key, "%", SHIFT)

    keys = window.keyboard.keymap.keys("review.confirm")
    assert keys == ("Space", "Shift+Z", "%")


def test_strip_and_sentences_name_the_changed_key(
    dialog: KeysDialog, window: Window, hands: Hands, qtbot: QtBot
) -> None:
    for id_, key in (
        ("article.flag_note", Qt.Key.Key_F9),
        ("edit.undo", Qt.Key.Key_F8),
    ):
        give(dialog, qtbot, id_, key)
        for cap in dialog.editor.caps[:-1]:
            cap.click()
    leave(dialog, hands.window)
    hands.press("!")

    assert "F9 says why" in window.status.told.text()
    caps = {cap.text() for cap in window.hints.findChildren(QLabel)}
    assert "F8" in caps


def test_nonsense_in_the_settings_file_is_ignored_and_said(
    new_window: Callable[[], Window], settings: Settings
) -> None:
    settings.keys = {"edit.undo": ("Space",), "fly": ("Z",)}
    window = new_window()

    assert window.keyboard.keymap.changed == {}
    assert "cannot be obeyed" in window.banner.text.text()


def test_a_labels_key_that_an_action_has_now_is_left_to_the_action(
    new_window: Callable[[], Window], settings: Settings, filled: Path
) -> None:
    settings.keys = {"edit.undo": ("P",)}
    window = new_window()
    window.open(filled)

    assert window.workspace.project is not None
    assert window.workspace.project.labels.named("PERSON").key == ""
    assert "PERSON (Undo)" in window.banner.text.text()
