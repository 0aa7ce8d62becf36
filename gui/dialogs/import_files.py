"""A table of files to import, with the format of each."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from annotations.formats import FORMATS, format_named
from annotations.intake.looking import Findings, LookedAt
from annotations.intake.order import ARTICLES

_COLUMNS = ("File", "Format", "New", "There", "Spans")
_ARTICLES = "plain articles"
_GAP, _WIDE = 14, 220
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FilesTable(QTreeWidget):
    """Shows what each file holds, beside a box with the formats there are.

    ``changed`` tells that another format was chosen for one of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(columnCount=len(_COLUMNS))
        self._boxes: dict[Path, QComboBox] = {}
        self._chosen: dict[Path, str] = {}
        self.setHeaderLabels(list(_COLUMNS))
        self.setRootIsDecorated(False)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # there may be more than is shown
        self.setAccessibleName("Files to import")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def formats(self) -> Mapping[Path, str]:
        """The formats that were chosen, by the file or folder that was named."""
        return dict(self._chosen)

    def box(self, source: Path) -> QComboBox:
        """Find the box of a file."""
        return self._boxes[source]

    def show_files(self, look: Findings) -> None:
        """Show what was found, and keep what was chosen."""
        self.clear()
        self._boxes = {}
        for one in look.files:
            self._add(one)
        for source, name in self._chosen.items():
            if source not in self._boxes:  # nothing was found in it as that
                self._add(LookedAt(source, source.name, name))
        for column in range(1, len(_COLUMNS)):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + _GAP)
        self.setColumnWidth(1, _WIDE)

    def _add(self, one: LookedAt) -> None:
        counts = (f"{number:,}" for number in (one.new, one.existing, one.spans))
        item = QTreeWidgetItem(self, [one.name, format_title(one.format), *counts])
        item.setToolTip(0, str(one.source))
        for column in range(2, len(_COLUMNS)):
            item.setTextAlignment(column, _RIGHT)
        if one.source in self._boxes:  # a folder of several formats has one box
            return
        box = QComboBox()
        box.setAccessibleName(f"Format of {one.name}")
        for format_ in FORMATS:
            box.addItem(format_.title, format_.name)
        box.addItem(_ARTICLES, ARTICLES)
        box.setCurrentIndex(box.findData(one.format))
        box.currentIndexChanged.connect(lambda _: self._choose(one.source))
        self.setItemWidget(item, 1, box)
        self._boxes[one.source] = box

    def _choose(self, source: Path) -> None:
        self._chosen[source] = str(self._boxes[source].currentData())
        self.changed.emit()


def format_title(name: str) -> str:
    """Name a format for people."""
    return _ARTICLES if name == ARTICLES else format_named(name).title
