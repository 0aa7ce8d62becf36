"""Where memory is silent: a list to look through, and to let it speak again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.memory.switches import Switch

_NONE = (
    "Memory suggests wherever you decided on the same words before. Nothing is "
    "switched off."
)
_SOME = "Memory suggests nothing about these. What is chosen, it may speak of again."
_ROLE = QDialogButtonBox.ButtonRole.ActionRole
_SWITCH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Silence:
    """What memory is silent about, and how to call it."""

    switch: Switch
    name: str


class SilencesDialog(QDialog):
    """``lifted`` carries the switches that are to be on again."""

    lifted = Signal(object)

    def __init__(self, silences: Sequence[Silence], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where memory is silent")
        self.resize(460, 320)
        self.head = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = QListWidget()
        self.list.setAccessibleName("What memory is silent about")
        multiple = QAbstractItemView.SelectionMode.ExtendedSelection
        self.list.setSelectionMode(multiple)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.lift = buttons.addButton("&Let it speak again", _ROLE)
        self.lift.clicked.connect(self._lift)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.head, self.list, buttons):
            column.addWidget(widget)
        self._fill(silences)
        self.list.itemSelectionChanged.connect(self._refresh)
        self._refresh()

    def _fill(self, silences: Sequence[Silence]) -> None:
        for one in silences:
            item = QListWidgetItem(one.name)
            item.setData(_SWITCH, one.switch)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _refresh(self) -> None:
        self.head.setText(_SOME if self.list.count() else _NONE)
        self.lift.setEnabled(bool(self.list.selectedItems()))

    def _lift(self) -> None:
        chosen = self.list.selectedItems()
        self.lifted.emit([item.data(_SWITCH) for item in chosen])
        for item in chosen:
            self.list.takeItem(self.list.row(item))
        self._refresh()
