"""Doing anything by its name: type, look, Enter."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui.dialogs.overlay import Overlay
from gui.dialogs.palette_row import ENTRY, HEIGHT, PaletteRow
from gui.finding import Entry, found
from gui.theme import Theme

_WIDTH, _ROWS, _EDGE = 620, 11, 12
_SHOWN = 60
_PAUSE = 120
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Look = Callable[[str], Sequence[Entry]]
"""Finds more for what is typed, such as articles."""


class Palette(Overlay):
    """Lists what fits what is typed; Enter chooses, Esc leaves.

    ``chosen`` carries the id of the entry, once the keyboard is back in its place.
    """

    chosen = Signal(str)

    def __init__(
        self,
        over: QWidget,
        entries: Sequence[Entry],
        recent: Sequence[str],
        more: Look,
        theme: Theme,
    ) -> None:
        super().__init__(over, "palette")
        self.setAccessibleName("Do anything by its name")
        self._entries, self._recent, self._more = entries, recent, more
        self.field = _Field(self)
        self.list = QListWidget()
        self._row = PaletteRow(theme)
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up()
        self._narrow("")

    @override
    def appear(self) -> None:
        super().appear()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def place(self) -> None:
        window = self.over.window()
        place = self.over.mapTo(window, self.over.rect().topLeft())
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        left = place.x() + (self.over.width() - width) // 2
        left = max(_EDGE, min(left, window.width() - width - _EDGE))
        room = window.height() - place.y() - 2 * _EDGE
        height = min(self.sizeHint().height(), room)
        self.setGeometry(left, place.y() + _EDGE, width, height)

    def step(self, by: int) -> None:
        """Go down or up the list, around its ends if only by one."""
        row, last = self.list.currentRow() + by, self.list.count() - 1
        if abs(by) == 1:
            row = row % (last + 1) if last >= 0 else -1
        self.list.setCurrentRow(min(max(row, 0), last))

    def choose(self) -> None:
        """Do what is marked, unless it cannot be done now."""
        if self._pausing.isActive():
            self._look_further()
        if self.list.currentRow() < 0:
            return
        entry: Entry = self.list.currentItem().data(ENTRY)
        if entry.lacks:
            return
        self.leave()
        self.chosen.emit(entry.id)

    def _set_up(self) -> None:
        self.list.setItemDelegate(self._row)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROWS * HEIGHT + 4)
        self.list.setAccessibleName("What fits")
        self.list.itemClicked.connect(lambda _: self.choose())
        self.field.textChanged.connect(self._narrow)
        self._pausing.timeout.connect(self._look_further)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        self._add(found(self._entries, typed, self._recent)[:_SHOWN])
        self.list.setCurrentRow(0)
        self._pausing.start()

    def _look_further(self) -> None:
        """Add what takes longer to find than there is time between two letters."""
        self._pausing.stop()
        self._add(self._more(self.field.text()))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            spoken = (entry.title, entry.where, entry.keys, entry.lacks)
            text = ", ".join(filter(None, spoken))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            self.list.addItem(item)


class _Field(QLineEdit):
    """Has every key while it has the keyboard; the window's shortcuts rest."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(placeholderText="Type what you want to do")
        self._palette = palette
        self.setObjectName("palette_field")
        self.setAccessibleName("What do you want to do?")

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(cast(QKeyEvent, event))
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._palette.close()

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._palette.leave()
        elif key in _GO:
            self._palette.choose()
        elif key in _STEPS:
            self._palette.step(_STEPS[key])
        else:
            return super().event(event)
        return True
