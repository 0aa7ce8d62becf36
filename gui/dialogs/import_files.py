"""A table of files to import, with the format of each."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from annotations.formats import FORMATS, format_named
from annotations.intake.looking import Findings, LookedAt
from annotations.intake.order import ARTICLES, AUTO
from annotations.readers.reader import name_of
from gui.dialogs.fields import Choice

_COLUMNS = ("File", "Format", "New", "There", "Spans")
_ARTICLES = "plain articles"
_EACH = "told by each file"
_GAP, _WIDE = 14, 220
_FEW, _MANY = 2, 7
"""Rows that there is room for, at least and at most; others are scrolled to."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FilesTable(QTreeWidget):
    """Shows what each file holds, beside a box with the formats there are.

    A folder that holds several formats has a row with the box above its files.
    ``changed`` tells that another format was chosen for one of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(columnCount=len(_COLUMNS))
        self._boxes: dict[Path, QComboBox] = {}
        self._chosen: dict[Path, str] = {}
        self._mixed: set[Path] = set()
        self.setHeaderLabels(list(_COLUMNS))
        self.setRootIsDecorated(False)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # there may be more than is shown
        self.setAccessibleName("Files to import")
        for column in range(2, len(_COLUMNS)):
            self.headerItem().setTextAlignment(column, _RIGHT)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def formats(self) -> Mapping[Path, str]:
        """The formats that were chosen, by the file or folder that was named."""
        return dict(self._chosen)

    @property
    def boxes(self) -> tuple[QComboBox, ...]:
        """The boxes, from the top down."""
        return tuple(self._boxes.values())

    def box(self, source: Path) -> QComboBox:
        """Find the box of a file."""
        return self._boxes[source]

    def show_files(self, look: Findings) -> None:
        """Show what was found, and keep what was chosen, and the keyboard."""
        held = next((path for path, box in self._boxes.items() if box.hasFocus()), None)
        self.clear()
        self._boxes = {}
        several = Counter(one.source for one in look.files)
        for one in look.files:
            if several[one.source] > 1 and one.source not in self._boxes:
                self._mixed.add(one.source)
                item = QTreeWidgetItem(self, [name_of(one.source)])
                self._offer(item, one.source, AUTO)
            self._add(one)
        for source, name in self._chosen.items():
            if source not in self._boxes:  # nothing was found in it as that
                self._add(LookedAt(source, source.name, name))
        for column in range(1, len(_COLUMNS)):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + _GAP)
        self.setColumnWidth(1, _WIDE)
        rows = min(max(self.topLevelItemCount(), _FEW), _MANY)
        height = self.header().sizeHint().height() + 2 * self.frameWidth()
        self.setFixedHeight(height + rows * self._row().height())
        if held in self._boxes:
            self._boxes[held].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, one: LookedAt) -> None:
        counts = (f"{number:,}" for number in (one.new, one.existing, one.spans))
        item = QTreeWidgetItem(self, [one.name, format_title(one.format), *counts])
        item.setToolTip(0, str(one.source))
        for column in range(2, len(_COLUMNS)):
            item.setTextAlignment(column, _RIGHT)
        item.setSizeHint(0, self._row())
        if one.source not in self._boxes:
            self._offer(item, one.source, one.format)

    def _offer(self, item: QTreeWidgetItem, source: Path, format_: str) -> None:
        """Have the format of what was named chosen in a row."""
        box = Choice()
        box.setAccessibleName(f"Format of {item.text(0)}")
        if source in self._mixed:
            box.addItem(_EACH, AUTO)
        for one in FORMATS:
            box.addItem(one.title, one.name)
        box.addItem(_ARTICLES, ARTICLES)
        box.setCurrentIndex(box.findData(format_))
        box.currentIndexChanged.connect(lambda _: self._choose(source))
        item.setToolTip(0, str(source))
        item.setSizeHint(0, self._row())
        self.setItemWidget(item, 1, box)
        self._boxes[source] = box

    def _row(self) -> QSize:
        return QSize(0, QComboBox().sizeHint().height())

    def _choose(self, source: Path) -> None:
        self._chosen[source] = str(self._boxes[source].currentData())
        self.changed.emit()


def format_title(name: str) -> str:
    """Name a format for people."""
    return _ARTICLES if name == ARTICLES else format_named(name).title
