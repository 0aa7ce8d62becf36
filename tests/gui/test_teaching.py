from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment

from gui.settings import Settings
from gui.window import Window
from tests.gui.conftest import Hands


def tip(window: Window) -> str:
    """Read the hint that is on show."""
    shown = window.hints.tip.text() if window.hints.tip.isVisible() else ""
    return QTextDocumentFragment.fromHtml(shown).toPlainText()


def test_the_first_article_says_how_to_begin(window: Window) -> None:
    assert tip(window).startswith("The ringed span is yours to decide: Space confirms")


def test_a_hint_goes_when_what_it_says_is_done(hands: Hands, window: Window) -> None:
    hands.press(" ")

    assert tip(window) == ""


def test_escape_dismisses_a_hint_and_nothing_else(hands: Hands, window: Window) -> None:
    hands.press(Qt.Key.Key_Escape)

    assert tip(window) == ""
    assert hands.current == "Ada Lovelace"


def test_a_hint_moves_nothing(hands: Hands, window: Window) -> None:
    height = window.hints.height()
    hands.press(Qt.Key.Key_Escape)

    assert window.hints.height() == height


def test_walking_without_deciding_points_to_confirming_the_rest(
    hands: Hands, window: Window
) -> None:
    hands.press(Qt.Key.Key_Escape)
    for _ in range(6):
        hands.press(Qt.Key.Key_Tab)

    assert "Shift+Enter confirms it" in tip(window)


def test_the_first_correction_points_to_undo(hands: Hands, window: Window) -> None:
    hands.press("x")

    assert tip(window).startswith("U takes back")


def test_no_hint_is_given_more_than_twice(
    new_window: Callable[[], Window], filled: Path, settings: Settings
) -> None:
    seen = []
    for _ in range(3):
        window = new_window()
        window.open(filled)
        seen.append(bool(tip(window)))
        window.close()

    assert seen == [True, True, False]
    assert settings.tips_given["confirm"] == 2


def test_hints_can_be_switched_off(hands: Hands, window: Window) -> None:
    window.actions_by_id["view.tips"].trigger()
    hands.press("x")

    assert tip(window) == ""
    assert not window.actions_by_id["view.tips"].isChecked()


def test_a_hint_names_changed_keys(window: Window) -> None:
    window.keyboard.change(window.keyboard.keymap.with_keys("review.confirm", ["F9"]))

    assert "F9 confirms it" in tip(window)
