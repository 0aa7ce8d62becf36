"""How one entry of the palette looks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from gui.finding import Entry
from gui.theme import Theme, ink, small_font

ENTRY = Qt.ItemDataRole.UserRole
HEIGHT = 32
_LEFT, _SWATCH = 14, 10
_WHERE = 190
_VERTICAL = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
AnyIndex = QModelIndex | QPersistentModelIndex


class PaletteRow(QStyledItemDelegate):
    """Draws a title, its menu or why it cannot be done, and its key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.chosen))
            painter.drawRoundedRect(option.rect.adjusted(5, 1, -5, -1), 6, 6)
        inner = option.rect.adjusted(_LEFT, 0, -_LEFT, 0)
        inner.setRight(self._draw_key(painter, inner, entry.keys) - 10)
        self._draw_where(painter, inner, entry.lacks or entry.where)
        inner.setRight(inner.right() - _WHERE)
        self._draw_title(painter, inner, entry, option.font)
        painter.restore()

    def _draw_key(self, painter: QPainter, room: QRect, keys: str) -> int:
        """Draw a keycap at the right end, and return where it begins."""
        if not keys:
            return room.right()
        font = small_font(size=12, bold=False)
        width = max(24, QFontMetrics(font).horizontalAdvance(keys) + 14)
        cap = QRect(room.right() - width, room.center().y() - 10, width, 21)
        painter.setFont(font)
        painter.setBrush(QColor(self._theme.page))
        painter.setPen(QColor(self._theme.line))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(cap, _MIDDLE, keys)
        return cap.left()

    def _draw_where(self, painter: QPainter, room: QRect, where: str) -> None:
        painter.setFont(small_font(size=11, bold=False))
        painter.setPen(QColor(self._theme.muted))
        end = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(where, end, _WHERE - 10)
        painter.drawText(room, _RIGHT, text)

    def _draw_title(
        self, painter: QPainter, room: QRect, entry: Entry, font: QFont
    ) -> None:
        if entry.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(entry.colour, self._theme).outline)
            top = room.center().y() - _SWATCH // 2
            painter.drawRoundedRect(room.left(), top, _SWATCH, _SWATCH, 3, 3)
            room = room.adjusted(_SWATCH + 8, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted if entry.lacks else self._theme.text))
        end = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(entry.title, end, room.width())
        painter.drawText(room, _VERTICAL, text)
