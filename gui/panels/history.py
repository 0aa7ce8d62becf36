"""What was done last, and what undo would take back."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from annotations.history import Entry
from gui.models.history import ENTRY, UNDONE, HistoryModel
from gui.models.index import AnyIndex
from gui.panels.facts import clock
from gui.theme import Theme
from gui.workspace import Workspace

_HEIGHT = 22
_ROWS = 2


class _EntryDelegate(QStyledItemDelegate):
    """Draws an edit's title and its time; what is undone is faint and struck."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, _HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        undone: bool = index.data(UNDONE)
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self.theme.chosen))
        font = option.font
        font.setStrikeOut(undone)
        painter.setFont(font)
        at = clock(entry.at)
        room = option.rect.adjusted(2, 0, -4, 0)
        width = QFontMetrics(font).horizontalAdvance(at) + 10
        painter.setPen(QColor(self.theme.muted))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags | int(Qt.AlignmentFlag.AlignRight), at)
        painter.setPen(QColor(self.theme.muted if undone else self.theme.text))
        title = QFontMetrics(font).elidedText(
            entry.title, Qt.TextElideMode.ElideRight, room.width() - width
        )
        painter.drawText(room, flags, title)
        painter.restore()


class HistoryPanel(QListView):
    """Lists the annotator's edits; a click goes to where an edit was made."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._delegate = _EntryDelegate(theme)
        self.setModel(HistoryModel(workspace))
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setMinimumHeight(_ROWS * _HEIGHT)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("History of edits")
        self.clicked.connect(self._go)

    @override
    def sizeHint(self) -> QSize:
        # It takes what room is left, and asks for no more than a few lines.
        return QSize(super().sizeHint().width(), _ROWS * _HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def _go(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.article_id is not None:  # the label scheme is on no article
            self._workspace.open_article(entry.article_id)
