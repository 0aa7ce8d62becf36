"""How the rows of lists show that they are chosen, and that they have the keyboard."""

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.theme import Theme


def draw_chosen(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Fill the ground of a chosen row."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.chosen))


def draw_focus(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Frame the row that has the keyboard."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
