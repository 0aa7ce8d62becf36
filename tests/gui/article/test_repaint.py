from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui.window import Window
from tests.gui.conftest import Hands


def test_painting_what_changed_looks_like_painting_everything(
    window: Window, hands: Hands
) -> None:
    differing = []
    for key in (" ", "x", "p", "]", "{", "u", "j", "h", "u"):
        hands.press(key)
        in_part = on_screen(window)
        window.view.viewport().update()
        if on_screen(window) != in_part:
            differing.append(key)

    assert not differing


def on_screen(window: Window) -> QImage:
    for _ in range(5):  # what one turn posts, the next one does
        QApplication.processEvents()
    return window.screen().grabWindow(window.winId()).toImage()
