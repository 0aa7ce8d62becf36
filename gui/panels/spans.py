"""The list of the article's spans."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from annotations.annotation import State
from annotations.marks import Mark
from annotations.wording import percent
from gui.models.index import AnyIndex
from gui.models.spans import MARK, SpanModel
from gui.panels.rows import draw_chosen, draw_focus
from gui.theme import Theme, ink, small_font
from gui.workspace import Workspace

_HEIGHT = 22
_ROWS = 2
_GAP = 6
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class _SpanDelegate(QStyledItemDelegate):
    """Draws the words, the label's name, and the score; pending words are bold."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._workspace = workspace
        self._small = small_font(size=9)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, _HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        mark: Mark = index.data(MARK)
        painter.save()
        draw_chosen(painter, option, self.theme)
        draw_focus(painter, option, self.theme)
        room = self._draw_score(painter, option, mark)
        room = self._draw_label(painter, mark, room)
        font = option.font
        font.setBold(mark.is_pending)
        font.setStrikeOut(mark.state == State.REJECTED)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        words = QFontMetrics(font).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _MIDDLE, words)
        painter.restore()

    def _draw_score(
        self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark
    ) -> QRect:
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.muted))
        shown = "" if mark.score is None else percent(mark.score)
        sign = "≠ " if mark.disputed else ""
        metrics = QFontMetrics(option.font)
        room = option.rect.adjusted(2, 0, -4, 0)
        right = int(Qt.AlignmentFlag.AlignRight) | _MIDDLE
        painter.drawText(room, right, sign + shown)
        return room.adjusted(0, 0, -metrics.horizontalAdvance("≠ 100 %") - _GAP, 0)

    def _draw_label(self, painter: QPainter, mark: Mark, room: QRect) -> QRect:
        project = self._workspace.project
        if project is None:
            return room
        painter.setFont(self._small)
        painter.setPen(ink(project.labels.named(mark.label).colour, self.theme).name)
        right = int(Qt.AlignmentFlag.AlignRight) | _MIDDLE
        painter.drawText(room, right, mark.label)
        width = QFontMetrics(self._small).horizontalAdvance(mark.label)
        return room.adjusted(0, 0, -width - _GAP, 0)


class SpanList(QListView):
    """Lists the spans of the article; what is chosen becomes the current span.

    It is read only while it is on show, so that it costs no key anything else.
    """

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._delegate = _SpanDelegate(workspace, theme)
        self._model = SpanModel(workspace)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_ROWS * _HEIGHT)
        self.setAccessibleName("Spans of the article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_chosen)
        for changed in (workspace.article_changed, workspace.sight_changed):
            changed.connect(self._read)
        workspace.edited.connect(lambda _: self._read())
        workspace.current_changed.connect(self._choose)

    @property
    def by_score(self) -> bool:
        """Whether the least sure come first."""
        return self._model.by_score

    def sort(self, *, by_score: bool) -> None:
        """List in reading order, or the least sure first."""
        self._model.by_score = by_score
        self._read()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        # It takes what room is left, and asks for no more than a few lines.
        return QSize(super().sizeHint().width(), _ROWS * _HEIGHT)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self.isVisible():
            self._model.read()
            self._choose()

    def _choose(self) -> None:
        if self.isVisible():
            row = self._model.row_of(self._workspace.current)
            self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            mark: Mark = index.data(MARK)
            self._workspace.select(mark.key)
