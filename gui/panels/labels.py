"""The label palette: which key gives which label."""

from collections import Counter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from annotations.annotation import State
from annotations.label import Label
from gui.models.articles import plain_tip
from gui.theme import Theme, ink, small_font
from gui.workspace import Workspace

_HEIGHT = 21
_REJECTED = State.REJECTED.value


class LabelRow(QWidget):
    """One label: its key, colour, name, and how often it stands in the article."""

    chosen = Signal(str)

    def __init__(self, label: Label, theme: Theme) -> None:
        super().__init__()
        self.label = label
        self.theme = theme
        self.count = 0
        self.is_current = False
        self._picture = QPixmap()
        self.setFixedHeight(_HEIGHT)
        key = f"key {label.key.upper()}" if label.key else "no key"
        tip = ". ".join(part for part in (label.name, label.description, key) if part)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(f"{label.name}, {key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def change(self, *, theme: Theme, count: int, is_current: bool) -> None:
        """Draw other colours, another number, or whether it is the current label."""
        if (self.theme, self.count, self.is_current) != (theme, count, is_current):
            self.theme, self.count, self.is_current = theme, count, is_current
            self._picture = QPixmap()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.label.name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # The palette is painted whenever what stands above it changes its height, so
        # at almost every key, and rarely looks different.
        size = self.size() * self.devicePixelRatio()
        if self._picture.size() != size:
            self._picture = self._drawn(size)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _drawn(self, size: QSize) -> QPixmap:
        picture = QPixmap(size)
        picture.setDevicePixelRatio(self.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.theme.chosen))
                painter.drawRoundedRect(self.rect(), 5, 5)
            self._draw_key(painter)
            self._draw_name(painter)
        return picture

    def _draw_key(self, painter: QPainter) -> None:
        painter.setBrush(QColor(self.theme.page))
        painter.setPen(QColor(self.theme.line))
        cap = self.rect().adjusted(4, 2, 0, -3)
        cap.setWidth(20)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(self.theme.text))
        painter.setFont(small_font(size=11, bold=False))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(cap, middle, self.label.key.upper())

    def _draw_name(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(self.label.colour, self.theme).outline)
        painter.drawRoundedRect(33, self.height() // 2 - 5, 10, 10, 3, 3)
        painter.setFont(self.font())
        baseline = (self.height() + QFontMetrics(self.font()).capHeight()) // 2
        painter.setPen(QColor(self.theme.text))
        number = str(self.count) if self.count else ""
        metrics = QFontMetrics(self.font())
        room = self.width() - 51 - 14 - metrics.horizontalAdvance(number)
        name = metrics.elidedText(self.label.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(51, baseline, name)
        painter.setPen(QColor(self.theme.muted))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(0, 0, -6, 0), right, number)


class LabelPanel(QWidget):
    """Lists the scheme; a click does what the label's key does."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self.rows: list[LabelRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        workspace.project_changed.connect(self._list)
        workspace.labels_changed.connect(self._list)
        workspace.labels_changed.connect(self._count)
        for changed in (workspace.article_changed, workspace.current_changed):
            changed.connect(self._count)
        workspace.edited.connect(lambda _: self._count())

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._count()

    def _list(self) -> None:
        layout = self.layout()
        assert layout is not None  # noqa: S101  __init__ made it
        for row in self.rows:
            layout.removeWidget(row)
            row.deleteLater()
        project = self._workspace.project
        labels = project.labels.offered if project else ()
        self.rows = [LabelRow(label, self._theme) for label in labels]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            layout.addWidget(row)
        # While the layout above is held, Qt would squeeze the rows into one another.
        self.setFixedHeight(_HEIGHT * len(self.rows))

    def _count(self) -> None:
        marks = self._workspace.marks
        counts = Counter([m.label for m in marks if m.state != _REJECTED])
        current = self._workspace.current
        for row in self.rows:
            row.change(
                theme=self._theme,
                count=counts[row.label.name],
                is_current=current is not None and current.label == row.label.name,
            )
