"""The keys, under the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.panels.parts import keycap

Hint = tuple[tuple[str, ...], str]


class Hints(QWidget):
    """Shows the keys that a reviewer needs most."""

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(5)
        row.addStretch(1)
        for keys, what in hints:
            for key in keys:
                row.addWidget(keycap(key))
            label = QLabel(what)
            label.setObjectName("muted")
            row.addWidget(label)
            row.addSpacing(9)
        row.addStretch(1)
