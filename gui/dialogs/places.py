"""Where some words were decided: a list to look through and to go from."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.consistency import Place
from gui.models.articles import plain_tip
from gui.models.index import AnyIndex

_PLACE = Qt.ItemDataRole.UserRole
_COLUMNS = ("Decided as", "", "In the sentence", "Article")
_BEFORE, _WORDS = 1, 2
_WIDTHS = (100, 250, 280, 200)


class PlacesDialog(QDialog):
    """Lists the rarest decisions first, for these are most often the mistaken ones.

    ``chosen`` carries the place that somebody wants to see.
    """

    chosen = Signal(object)

    def __init__(
        self, title: str, head: str, places: Sequence[Place], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(880, 460)
        self.head = QLabel(head, textFormat=Qt.TextFormat.PlainText)
        self.list = QTreeWidget()
        self._fill(places)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton(
            "Go there", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setDefault(True)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.head, self.list, self.buttons):
            column.addWidget(widget)
        self.list.setFocus()

    def _fill(self, places: Sequence[Place]) -> None:
        self.list.setHeaderLabels(_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName("Places where these words were decided")
        for column, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(column, width)
        self.list.header().setStretchLastSection(False)
        stretch = QHeaderView.ResizeMode.Stretch
        self.list.header().setSectionResizeMode(_WORDS, stretch)
        self.list.setItemDelegateForColumn(_BEFORE, _CutLeft(self.list))
        often = Counter(place.verdict for place in places)
        for place in sorted(places, key=lambda p: (often[p.verdict], p.verdict)):
            self.list.addTopLevelItem(_row(place))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.itemActivated.connect(lambda *_: self._choose())

    def _choose(self) -> None:
        item = self.list.currentItem()
        self.accept()
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))


class _CutLeft(QStyledItemDelegate):
    """Cuts a text where it begins, so that its end stays beside the words."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
        option.displayAlignment = (
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )


def _row(place: Place) -> QTreeWidgetItem:
    shown = f"{place.words}{place.after}"
    item = QTreeWidgetItem([place.verdict, place.before, shown, place.title])
    item.setData(0, _PLACE, place)
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)
    item.setToolTip(_WORDS, plain_tip(f"{place.before}{shown}"))
    item.setToolTip(len(_COLUMNS) - 1, plain_tip(place.title))
    return item
