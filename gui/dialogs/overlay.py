"""What lies over the window for a moment and has the keyboard meanwhile."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget
from shiboken6 import isValid
from typing_extensions import override


class Overlay(QFrame):
    """A part of the window, not a window: it has the keyboard from the first key on.

    A window of its own would get it some moments later, and what is typed meanwhile
    would decide spans.
    """

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over.window())
        self.over = over
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before = QApplication.focusWidget()
        shadow = QGraphicsDropShadowEffect(self, blurRadius=36)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 110))
        self.setGraphicsEffect(shadow)

    def appear(self) -> None:
        """Come up in place, with the keyboard."""
        self.over.window().installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Take the place that the window has for it now."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go away, and give the keyboard back to who had it."""
        # Whoever had it may have been closed in the meantime.
        before = self._before if _lives(self._before) else self.over
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False


def _lives(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible()
