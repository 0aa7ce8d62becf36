"""The keys, under the text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from gui.panels.parts import keycap

Hint = tuple[tuple[str, ...], str]
_MARGIN, _APART = 12, 14

HINTS = (
    (("Space",), "confirm"),
    (("X",), "reject"),
    (("P", "G"), "… label"),
    (("[", "]", "{", "}"), "boundary"),
    (("U",), "undo"),
    (("Tab",), "next"),
    (("Ctrl+↵",), "done"),
    (("?",), "all keys"),
)


class Hints(QWidget):
    """Shows the keys that a reviewer needs most; in a narrow window the first ones."""

    def __init__(self, hints: tuple[Hint, ...]) -> None:
        super().__init__()
        self.setObjectName("hints")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.groups = [_group(keys, what) for keys, what in hints]
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 6, _MARGIN, 8)
        row.setSpacing(_APART)
        row.addStretch(1)
        for group in self.groups:
            row.addWidget(group)
        row.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * _MARGIN
        for group in self.groups:
            room -= group.sizeHint().width() + _APART
            group.setVisible(room >= 0)


def _group(keys: tuple[str, ...], what: str) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    for key in keys:
        row.addWidget(keycap(key))
    label = QLabel(what)
    label.setObjectName("muted")
    row.addWidget(label)
    return group
