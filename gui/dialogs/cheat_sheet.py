"""The keys at a glance, in the order of use; any key puts them away."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.label import LabelScheme
from gui.dialogs.overlay import Overlay
from gui.dialogs.sheet_page import Shape, page
from gui.keymap import Keymap
from gui.sheet import groups
from gui.theme import Theme

_EDGE, _FRAME = 12, 4
_SHAPES = (
    Shape(3, 14),
    Shape(4, 14),
    Shape(4, 13),
    Shape(3, 13),
    Shape(4, 12),
    Shape(3, 12),
)
_SMALL = (Shape(4, 11), Shape(3, 11), Shape(3, 10))
_ALONE = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}


class CheatSheet(Overlay):
    """Shows keys and labels over the whole window, as large as it has room for."""

    def __init__(
        self, over: QWidget, keymap: Keymap, scheme: LabelScheme, theme: Theme
    ) -> None:
        super().__init__(over, "sheet")
        self.setAccessibleName("Cheat sheet")
        self._groups = groups(keymap)
        self._labels = [label for label in scheme.offered if label.key]
        self._theme = theme
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)

    @override
    def place(self) -> None:
        window = self.over.window()
        room = window.size() - QSize(2 * _EDGE, 2 * _EDGE)
        size = self._fill(room - QSize(_FRAME, _FRAME))
        self.resize((size + QSize(_FRAME, _FRAME)).boundedTo(room))
        middle = window.rect().center() - self.rect().center()
        self.move(middle)

    @override
    def event(self, event: QEvent) -> bool:
        """Let no shortcut see the key that puts it away."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ALONE:
            self.leave()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's own signature
        return False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def _fill(self, room: QSize) -> QSize:
        """Set the page as large as fits; the smallest one scrolls if it must."""
        size = room
        for shape in (*_SHAPES, *_SMALL):
            made = page(self._groups, self._labels, self._theme, shape)
            self._area.setWidget(made)
            size = made.sizeHint()
            if size.boundedTo(room) == size:
                break
        return size
