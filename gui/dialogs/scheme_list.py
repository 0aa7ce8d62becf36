"""The labels as a list: swatch, key, name, uses, description; in an order to change."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)
from typing_extensions import override

from annotations.label import Label, LabelScheme
from gui.dialogs.scheme_fields import swatch
from gui.theme import Theme

_COLUMNS = ("Label", "Key", "Uses", "What belongs under it")
_GAP = 14
_NAME = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LabelList(QTreeWidget):
    """Shows a scheme; ``moved`` carries a label's name and its new place.

    A label is moved by dragging it, or by Alt and an arrow.
    """

    moved = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(columnCount=len(_COLUMNS))
        self._theme = theme
        self.setHeaderLabels(list(_COLUMNS))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName("Labels")
        self.setToolTip("Drag a label, or press Alt and an arrow, to move it")
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def chosen(self) -> str:
        """The name of the current label, empty if there is none."""
        item = self.currentItem()
        return str(item.data(0, _NAME)) if item else ""

    def fill(self, scheme: LabelScheme, uses: Mapping[str, int]) -> None:
        """Show a scheme, at the label that was current, or in its place."""
        name, at = self.chosen, self.currentIndex().row()
        self.clear()
        for label in scheme:
            self._add(label, uses.get(label.name, 0))
        for column in (1, 2):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + _GAP)
        if not self.choose(name):
            last = self.topLevelItemCount() - 1
            self.choose(self._name(min(max(at, 0), last)))

    def choose(self, name: str) -> bool:
        """Make a label current; tell whether it is there."""
        for at in range(self.topLevelItemCount()):
            item = self.topLevelItem(at)
            if item is not None and item.data(0, _NAME) == name:
                self.setCurrentItem(item)
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            to = self.currentIndex().row() + step
            if 0 <= to < self.topLevelItemCount():
                self.moved.emit(self.chosen, to)
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        name, before = self.chosen, self.currentIndex().row()
        super().dropEvent(event)
        names = [self._name(at) for at in range(self.topLevelItemCount())]
        to = names.index(name) if name in names else before
        if to != before:
            self.moved.emit(name, to)

    def _name(self, at: int) -> str:
        item = self.topLevelItem(at)
        return str(item.data(0, _NAME)) if item else ""

    def _add(self, label: Label, uses: int) -> None:
        shown = f"{label.name} (retired)" if label.retired else label.name
        cells = [shown, label.key.upper(), f"{uses:,}", label.description]
        item = QTreeWidgetItem(self, cells)
        item.setData(0, _NAME, label.name)
        item.setIcon(0, swatch(label.colour, self._theme))
        item.setTextAlignment(2, _RIGHT)
        item.setToolTip(3, label.description)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        if label.retired:
            for column in range(len(_COLUMNS)):
                item.setForeground(column, QColor(self._theme.muted))
