from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.span import Span
from gui.window import Window
from tests.gui.conftest import Hands

RIGHT, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Down


def test_painting_what_changed_looks_like_painting_everything(
    window: Window, hands: Hands
) -> None:
    differing = []
    for key in (" ", "x", "p", "]", "{", "u", "j", "h", "u", RIGHT, DOWN, "e", "u"):
        hands.press(key)
        if is_painted_in_part(window):
            differing.append(key)

    assert not differing


def test_so_does_painting_what_the_mouse_goes_over(window: Window) -> None:
    differing = []
    for start, end in ((2, 14), (27, 32), (36, 42), (58, 62), (76, 81), (36, 42)):
        (piece,) = window.view.boxes(Span(start, end))
        at = piece.box.center().toPoint()
        QTest.mouseMove(window.view.viewport(), at + QPoint(0, 1))
        if is_painted_in_part(window):
            differing.append((start, end))

    assert not differing


def is_painted_in_part(window: Window) -> bool:
    in_part = on_screen(window)
    window.view.viewport().update()
    return on_screen(window) != in_part


def on_screen(window: Window) -> QImage:
    """Show what is seen above the status line, in which a clock runs."""
    for _ in range(5):  # what one turn posts, the next one does
        QApplication.processEvents()
    seen = window.screen().grabWindow(window.winId()).toImage()
    return seen.copy(0, 0, seen.width(), window.status.geometry().top())
