"""A hand on the mouse."""

import re

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.span import Span
from gui.article.overlays import Over
from gui.window import Window


class Mouse:
    """A hand on the mouse: it moves over the text for real."""

    def __init__(self, window: Window) -> None:
        self._view = window.view
        self._window = window

    def point(self, words: str) -> None:
        at = self.place(words)
        self.move(at + QPoint(0, 60))
        self.move(at)

    def place(self, words: str) -> QPoint:
        text = self._view.places.tokens.text
        start = text.index(words)
        (piece, *_) = self._view.boxes(Span(start, start + len(words)))
        return piece.box.center().toPoint()

    def lowest(self, words: str) -> QPoint:
        """Find the last place in sight where some words stand."""
        text, view = self._view.places.tokens.text, self._view
        spans = [Span(m.start(), m.end()) for m in re.finditer(words, text)]
        seen = [span for span in spans if view.places.is_visible(span)]
        return view.boxes(seen[-1])[0].box.center().toPoint()

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self._view.viewport(), at)
        QApplication.processEvents()

    @property
    def outlined(self) -> list[str]:
        text = self._view.places.tokens.text
        return [span.of(text) for span in self._view.over(Over.POINTED)]
