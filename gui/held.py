"""Telling a key that is held down from one that is pressed again."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class HeldKeys(QObject):
    """Watches the keys of some widgets.

    X11 tells of a held key as of one that is let go and pressed again at the same
    moment. Where Qt reads the two apart, it takes them for two presses.
    """

    def __init__(self, *watched: QWidget) -> None:
        super().__init__(watched[0])
        self.repeating = False
        self._let_go = (0, 0)
        for widget in watched:
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyRelease:
            self._let_go = _key_and_time(event)
            self.repeating = False
        elif kind == QEvent.Type.ShortcutOverride:
            pressed = _key_and_time(event)
            self.repeating = pressed == self._let_go and pressed[1] > 0
        return False


def _key_and_time(event: QEvent) -> tuple[int, int]:
    key = cast(QKeyEvent, event)
    return key.key(), key.timestamp()
