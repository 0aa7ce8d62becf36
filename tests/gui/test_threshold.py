"""Scores and the threshold, from the keyboard on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from gui.settings import Settings
from gui.window import Window
from tests.gui.conftest import Hands
from tests.gui.second_run import add_second_run, words

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def filled(filled: Path) -> Path:
    """The filled project after a second run: it found no “left”, and less noise."""
    add_second_run(filled)
    return filled


def test_doubt_is_walked_from_the_least_sure_on(hands: Hands) -> None:
    walked = []
    for _ in range(5):
        hands.press("v")
        walked.append(hands.current)
    hands.press("v", mods=SHIFT)

    # The article opens at the surest.
    assert walked[:4] == ["on Friday", "Lord Byron", "London", "Ada Lovelace"]
    assert (walked[4], hands.current) == ("on Friday", "Ada Lovelace")


def test_the_threshold_hides_counts_and_is_remembered(
    hands: Hands, window: Window, settings: Settings
) -> None:
    for _ in range(13):
        hands.press(")")

    assert words(hands) == ["Ada Lovelace", "London"]
    assert window.sight.hidden.text() == "2 hidden"
    assert settings.threshold == window.sight.slider.value() == 65
    assert window.status.decided.text() == "0 of 4 decided"


def test_an_asterisk_shows_what_is_hidden_and_hides_it_again(hands: Hands) -> None:
    for _ in range(13):
        hands.press(")")
    hands.press("*")
    shown = words(hands)
    hands.press("*")

    assert "on Friday" in shown
    assert "on Friday" not in words(hands)


def test_the_slider_sets_the_threshold_and_brackets_move_it_back(
    hands: Hands, window: Window
) -> None:
    window.sight.slider.setValue(63)
    hidden = words(hands)
    hands.press("(")

    assert "Lord Byron" not in hidden
    assert "Lord Byron" in words(hands)
    assert window.sight.slider.value() == 60


def test_a_remembered_threshold_holds_from_the_first_article_on(
    settings: Settings, new_window: Callable[[], Window], filled: Path
) -> None:
    settings.threshold = 50
    window = new_window()
    window.open(filled)

    assert window.workspace.shown.hidden == 1


def test_what_is_confirmed_last_may_be_hidden_but_what_is_undone_is_seen(
    hands: Hands,
) -> None:
    hands.go_to("on Friday")
    hands.press(" ", *")" * 13, "u")

    assert hands.current == "on Friday"
    assert hands.state_of("on Friday")[1] == "pending"


def test_those_that_are_sure_are_confirmed_as_one_edit(
    hands: Hands, window: Window
) -> None:
    action = window.actions_by_id["review.confirm_sure"]
    offered = action.text().replace("&", "")
    hands.press(Qt.Key.Key_Return, mods=ALT)
    decided = [w for w, _, state in hands.marks() if state == "confirmed"]
    hands.press("u")

    assert offered == "Confirm those of 95 % and more (2)"
    assert decided == ["Ada Lovelace", "London"]
    assert {state for _, _, state in hands.marks()} == {"pending"}


def test_what_counts_as_sure_can_be_set(window: Window, settings: Settings) -> None:
    window.actions_by_id["review.sure"].trigger()
    (dialog,) = window.findChildren(QInputDialog)
    dialog.setIntValue(60)
    dialog.accept()

    assert settings.sure == 60
    assert window.sight.sure.text() == "Confirm 3 of ≥ 60 %"


def test_nothing_sure_is_said(hands: Hands, window: Window) -> None:
    window.commands.sighting.set_sure(99)
    hands.press(Qt.Key.Key_Return, mods=ALT)

    assert window.status.told.text() == "Nothing pending here has 99 % or more."
