"""The window itself: its looks, and what it says of the present span and of undo."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from annotations import review
from annotations.edit import Action
from gui.theme import Appearance
from gui.window import Window
from tests.gui.around import CTRL, decide_elsewhere, modal
from tests.gui.conftest import Hands


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_window_changes_its_looks_at_once(
    window: Window, appearance: Appearance
) -> None:
    window.actions_by_id[f"view.{appearance}"].trigger()

    corner = window.view.viewport().grab().toImage().pixelColor(2, 2)
    assert (corner.lightness() < 128) == (appearance is Appearance.DARK)
    assert window.settings.appearance is appearance


def test_text_grows_and_shrinks_and_finds_back(window: Window, hands: Hands) -> None:
    usual = window.view.document().defaultFont().pixelSize()
    hands.press("+", "+", mods=CTRL)
    assert window.view.document().defaultFont().pixelSize() == usual + 2

    hands.press("0", mods=CTRL)

    assert window.view.document().defaultFont().pixelSize() == usual


def test_the_keys_under_the_text_can_be_hidden(window: Window) -> None:
    window.actions_by_id["view.hints"].trigger()

    assert not window.hints.isVisible()


def test_about_tells_the_version(window: Window) -> None:
    window.actions_by_id["help.about"].trigger()
    box = modal()
    assert isinstance(box, QMessageBox)

    assert "Copydesk 0." in box.text()
    box.close()


def test_f6_moves_between_list_and_article(window: Window, hands: Hands) -> None:
    hands.press(Qt.Key.Key_F6, mods=Qt.KeyboardModifier.ShiftModifier)
    assert window.articles.view.hasFocus()

    window.actions_by_id["view.article"].trigger()

    assert window.view.hasFocus()


def test_the_window_comes_back_in_its_shape(
    window: Window, new_window: Callable[[], Window]
) -> None:
    window.resize(window.minimumSizeHint().width() + 7, 555)
    shape = window.size()
    window.close()

    assert new_window().size() == shape


def test_undo_says_what_it_would_take_back(window: Window, hands: Hands) -> None:
    assert not window.actions_by_id["edit.undo"].isEnabled()

    hands.press("x")

    assert window.actions_by_id["edit.undo"].text() == "&Undo reject"


@pytest.mark.parametrize(
    ("action", "named"),
    [
        (Action.MARK_DONE, "&Undo mark done"),
        (Action.PROPAGATE, "&Undo same words"),
        (Action.SCHEME, "&Undo change of labels"),
    ],
)
def test_undo_calls_things_by_their_names_in_the_window(
    window: Window, action: Action, named: str
) -> None:
    desk = window.workspace.desk
    assert desk is not None

    window.workspace.perform(action, "It", review.mark_done(desk.layer))

    assert window.actions_by_id["edit.undo"].text() == named


def test_the_inspector_says_why_and_what_happened(window: Window, hands: Hands) -> None:
    hands.go_to("London")
    hands.press("g", "h")

    span = window.inspector.span
    assert span.state.text().endswith("GPE, corrected")
    assert span.score.text() == "80 % sure"
    assert "en_core_web_sm 3.8.0" in span.why.text()
    assert "It had said ORG “London”" in span.why.text()
    assert "undecided → GPE corrected · ann" in span.past.text()


def test_the_history_lists_the_edits_newest_first(window: Window, hands: Hands) -> None:
    hands.press(" ", "x", "u")
    model = window.inspector.foot.history.model()
    lines = [str(model.index(row, 0).data())[7:] for row in range(model.rowCount())]

    assert lines == ["Reject “Byron” PERSON", "Confirm “Ada Lovelace” PERSON"]


def test_a_complaint_goes_once_something_was_done(
    window: Window, hands: Hands, filled: Path
) -> None:
    window.banner.least = 0
    decide_elsewhere(filled)
    hands.press(" ")
    before = window.banner.isVisible()

    hands.press(" ")

    assert (before, window.banner.isVisible()) == (True, False)


def test_a_complaint_can_be_read_before_it_goes(
    window: Window, hands: Hands, filled: Path
) -> None:
    window.banner.least = 3_600_000
    decide_elsewhere(filled)

    hands.press(" ", " ")

    assert window.banner.isVisible()


def test_what_a_job_announced_stays_through_decisions(
    window: Window, hands: Hands
) -> None:
    window.banner.least = 0
    window.commands.filling.announced.emit("1 article added.", ())

    hands.press(" ")

    assert window.banner.isVisible()


def test_a_narrow_window_shows_the_first_keys_only(window: Window) -> None:
    window.actions_by_id["view.dismiss"].trigger()
    window.resize(1600, 700)
    wide = [group.isVisible() for group in window.hints.groups]
    window.resize(window.minimumSizeHint().width(), 700)
    narrow = [group.isVisible() for group in window.hints.groups]

    assert all(wide)
    assert narrow == sorted(narrow, reverse=True)
    assert not all(narrow)


def test_the_labels_keep_their_height_in_a_low_window(window: Window) -> None:
    window.resize(900, 400)
    QApplication.processEvents()
    tops = [row.geometry().top() for row in window.inspector.labels.rows]

    assert {below - above for above, below in pairwise(tops)} == {21}
