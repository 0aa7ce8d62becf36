"""A reviewer at work with the mouse: drags and clicks in the real window."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from annotations.span import Span
from gui.window import Window
from tests.gui.conftest import FIRST, Hands
from tests.gui.stored import stored


def test_dragging_and_a_letter_add_a_span(
    hands: Hands, window: Window, qtbot: QtBot, filled: Path
) -> None:
    drag(window, qtbot, "Royal Society")
    hands.press("o")

    assert hands.state_of("Royal Society") == ("ORG", "added")
    assert hands.current == "Royal Society"
    (annotation,) = stored(filled)
    assert annotation.span.of(FIRST) == "Royal Society"


def test_adding_on_a_pending_span_answers_it(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    drag(window, qtbot, "London")
    hands.press("g")

    assert hands.state_of("London") == ("GPE", "corrected")


def test_a_double_click_chooses_a_word(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    at = middle(window, "Society")
    qtbot.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hands.press("o")

    assert hands.state_of("Society") == ("ORG", "added")


def test_a_click_makes_a_span_current(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    qtbot.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(window, "London")
    )

    assert hands.current == "London"


def test_a_click_on_a_name_makes_its_span_current(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    above = middle(window, "London") - QPoint(0, 17)
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=above)

    assert hands.current == "London"


def test_a_click_on_the_palette_labels(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.go_to("London")
    row = next(r for r in window.inspector.labels.rows if r.label.name == "GPE")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert hands.state_of("London") == ("GPE", "corrected")


def drag(window: Window, qtbot: QtBot, words: str) -> None:
    """Drag with the left button over some words."""
    start = FIRST.index(words)
    (piece,) = window.view.boxes(Span(start, start + len(words)))
    view, button = window.view.viewport(), Qt.MouseButton.LeftButton
    box = piece.box.toRect()
    at = box.left() + 1, box.right() - 1
    qtbot.mousePress(view, button, pos=QPoint(at[0], box.center().y()))
    qtbot.mouseMove(view, QPoint(at[1], box.center().y()))
    qtbot.mouseRelease(view, button, pos=QPoint(at[1], box.center().y()))


def middle(window: Window, words: str) -> QPoint:
    start = FIRST.index(words)
    piece = window.view.boxes(Span(start, start + len(words)))[0]
    return piece.box.center().toPoint()
