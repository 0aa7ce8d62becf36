"""A field that takes keys as they are pressed."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from gui import keys

_LEAVE = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeyField(QLineEdit):
    """Tells which key was pressed; Tab and Esc go on as everywhere."""

    pressed = Signal(str)

    def __init__(self, hint: str) -> None:
        super().__init__(placeholderText=hint, readOnly=True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return super().event(event)
        press = cast(QKeyEvent, event)
        if press.key() in _LEAVE and not press.modifiers() & _WITH:
            return super().event(event)
        event.accept()
        if kind == QEvent.Type.KeyPress and (key := keys.pressed(press)):
            self.pressed.emit(key)
        return True
