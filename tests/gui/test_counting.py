"""Every key and click counts once, wherever in the window it goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from annotations.effort import Effort
from db.project import opened
from gui.window import Window
from tests.gui.conftest import Hands

LEFT = Qt.MouseButton.LeftButton
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _from_nothing(window: Window) -> None:
    QApplication.processEvents()
    stopwatch = window.workspace.stopwatch
    assert stopwatch is not None
    stopwatch.take()


def spent(window: Window) -> tuple[int, int]:
    """Tell how many keys and clicks the article has cost."""
    project = window.workspace.project
    assert project is not None
    return project.session.spent.keys, project.session.spent.clicks


def stored(window: Window, project: Path) -> list[tuple[int, int]]:
    """List keys and clicks of every article worked on, once the window is closed."""
    window.close()
    with opened(project) as store:
        return [(one.cost.keys, one.cost.clicks) for one in store.costs("ann").articles]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Tab])
def test_a_key_counts_once_whether_or_not_it_is_a_shortcut(
    window: Window, key: Qt.Key
) -> None:
    QTest.keyClick(window.windowHandle(), key)  # as the system delivers it

    assert spent(window) == (1, 0)


def test_a_key_that_nothing_answers_to_counts_too(window: Window, hands: Hands) -> None:
    hands.press("0", "0")

    assert spent(window) == (2, 0)


def test_modifiers_alone_are_no_keys(window: Window) -> None:
    for key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
        QTest.keyClick(window.windowHandle(), key)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Shift)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_U, SHIFT)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Shift)

    assert spent(window) == (1, 0)


def test_a_key_held_down_is_one_key(window: Window) -> None:
    for number, repeats in enumerate((False, True, True)):
        QApplication.sendEvent(window.view, pressed(number + 1, repeats=repeats))

    assert spent(window) == (1, 0)


def test_a_key_held_down_on_x11_is_one_key(window: Window) -> None:
    QApplication.sendEvent(window.view, pressed(1))
    for moment in (40, 80):  # let go and pressed again at the same moment
        released = pressed(moment, QEvent.Type.KeyRelease)
        QApplication.sendEvent(window.view, released)
        QApplication.sendEvent(window.view, pressed(moment))

    assert spent(window) == (1, 0)


def pressed(
    at: int,
    kind: QEvent.Type = QEvent.Type.ShortcutOverride,
    *,
    repeats: bool = False,
) -> QKeyEvent:
    event = QKeyEvent(kind, Qt.Key.Key_J, NONE, "j", repeats)
    event.setTimestamp(at)
    return event


def test_keys_that_overlap_count_each(window: Window) -> None:
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_J)
    QTest.keyPress(handle, Qt.Key.Key_H)
    QTest.keyRelease(handle, Qt.Key.Key_J)
    QTest.keyRelease(handle, Qt.Key.Key_H)

    assert spent(window) == (2, 0)


def test_typing_into_the_search_counts(window: Window, qtbot: QtBot) -> None:
    window.articles.search.setFocus()
    qtbot.keyClicks(window.articles.search, "all")

    assert spent(window) == (3, 0)


def test_typing_into_a_dialog_of_reviewing_counts(window: Window, hands: Hands) -> None:
    hands.press(";")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "who?")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert spent(window) == (6, 0)


@pytest.mark.parametrize(
    "open_dialog",
    [
        lambda window: window.commands.filling.export(),
        lambda window: window.commands.filling.release(),
        lambda window: window.commands.labelling.show(),
        lambda window: window.commands.evaluate(),
        lambda window: window.commands.sign_as(),
        lambda window: window.commands.show_cost(),
    ],
    ids=["export", "release", "labels", "evaluation", "annotator", "cost"],
)
def test_what_is_done_in_other_dialogs_is_no_cost_of_reviewing(
    window: Window, open_dialog: Callable[[Window], None]
) -> None:
    open_dialog(window)
    dialog = window.findChildren(QDialog)[-1]
    for _ in range(3):
        QTest.keyClick(dialog, Qt.Key.Key_Down)
    QTest.mouseClick(dialog, LEFT)
    dialog.reject()

    assert spent(window) == (0, 0)


def test_time_in_other_dialogs_is_no_cost_of_reviewing(
    window: Window, hands: Hands
) -> None:
    stopwatch = window.workspace.stopwatch
    assert stopwatch is not None
    hands.press("j")
    stopwatch.take()
    window.commands.sign_as()
    dialog = window.findChildren(QDialog)[-1]
    QTest.keyClick(dialog, Qt.Key.Key_X)
    dialog.reject()
    hands.press("j")

    assert stopwatch.gathered == Effort(keys=1)


def test_a_click_counts_once_however_many_widgets_hear_of_it(window: Window) -> None:
    QTest.mouseClick(window.status.decided, LEFT)  # which leaves it to its holders
    at = window.status.decided.mapTo(window, QPoint(3, 3))
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, at)

    assert spent(window) == (0, 2)


def test_a_double_click_is_one_click(window: Window) -> None:
    at = window.view.viewport().mapTo(window, QPoint(300, 300))
    QTest.mouseDClick(window.windowHandle(), LEFT, NONE, at)
    QTest.mouseDClick(window.view.viewport(), LEFT, NONE, QPoint(200, 300))

    assert spent(window) == (0, 2)


def test_a_drag_is_one_click(window: Window) -> None:
    page = window.view.viewport()
    QTest.mousePress(page, LEFT, NONE, QPoint(200, 300))
    QTest.mouseMove(page, QPoint(300, 300))
    QTest.mouseRelease(page, LEFT, NONE, QPoint(300, 300))

    assert spent(window) == (0, 1)


def test_every_edit_carries_what_led_up_to_it(
    window: Window, hands: Hands, filled: Path
) -> None:
    hands.press("j", "h", " ", "x")
    window.close()
    with opened(filled) as store:
        found = store._db.execute("SELECT keys, clicks FROM edits ORDER BY seq")
        edits = [tuple(row) for row in found]

    assert edits == [(3, 0), (1, 0)]


def test_looking_around_counts_for_the_article_that_is_left(
    window: Window, hands: Hands, filled: Path
) -> None:
    hands.press("j", "j", Qt.Key.Key_PageDown, "h")

    assert stored(window, filled) == [(3, 0), (1, 0)]


def test_who_only_looks_has_decided_nothing(
    window: Window, hands: Hands, filled: Path
) -> None:
    hands.press("j")
    window.close()
    with opened(filled) as store:
        assert store.annotators() == []
        assert store.check() == []
        assert store.statistics().decisions == 0
        assert store.costs().total.keys == 1


def test_what_cannot_be_decided_is_not_forgotten(
    window: Window, hands: Hands, filled: Path
) -> None:
    hidden = filled.with_name("elsewhere.copydesk")
    filled.rename(hidden)
    hands.press(" ")
    hidden.rename(filled)
    hands.press(" ")

    assert stored(window, filled) == [(2, 0)]


def test_the_status_line_says_what_the_article_cost(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ", " ", "x")
    said = "3 keys · 0 clicks · 1.50 per entity"

    qtbot.waitUntil(lambda: window.status.cost.text().startswith(said))


def test_another_article_has_its_own_cost(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ", Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window.status.cost.text().startswith("0 keys"))
    hands.press(Qt.Key.Key_PageUp)

    qtbot.waitUntil(lambda: window.status.cost.text().startswith("2 keys"))


def test_two_windows_count_each_for_itself(
    window: Window, hands: Hands, new_window: Callable[[], Window], filled: Path
) -> None:
    other = new_window()
    other.open(filled)
    hands.press("j")

    assert spent(window) == (1, 0)
    assert other.workspace.stopwatch is not None
    assert other.workspace.stopwatch.gathered == Effort()
