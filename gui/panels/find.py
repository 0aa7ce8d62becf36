"""The strip under the text in which one types what to go to."""

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_F3: 1,
    Qt.Key.Key_Up: -1,
}


class FindField(QLineEdit):
    """A line that goes from match to match, and is left by Enter and Esc."""

    stepped = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Find in this article")
        self.setPlaceholderText("Find in this article")
        self.setMinimumWidth(220)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride:
            asked = cast(QKeyEvent, event)
            if _is_ours(asked):
                asked.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else _STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindStrip(QWidget):
    """Shows what is typed, how often it is found, and the keys that count here."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field = FindField()
        self.count = QLabel()
        help_ = QLabel("Enter: cursor there  ·  ↓ ↑: other places  ·  Esc: back")
        help_.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        for widget in (self.field, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(help_)
        self.hide()

    def say(self, number: int, of: int) -> None:
        """Say which match is shown, and of how many; 0 of 0 is none."""
        typed = bool(self.field.text().strip())
        found = f"{number:,} of {of:,}" if of else "Not in this article"
        self.count.setText(found if typed else "")


def _is_ours(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    leaving = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
    return key in _STEPS or key in leaving
