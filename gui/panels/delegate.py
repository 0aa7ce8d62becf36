"""How one article looks in the list."""

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotations.edit import Review
from annotations.listing import ArticleSummary, Order
from gui.models.articles import SUMMARY, facts, figure
from gui.models.index import AnyIndex
from gui.panels.rows import draw_chosen, draw_focus
from gui.theme import Theme

_LEFT, _TOP, _RIGHT = 34, 9, 12
_LINES = 2
_GAP = 3
_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class ArticleDelegate(QStyledItemDelegate):
    """Draws state, headline, facts, what is pending, and what the list goes by."""

    theme: Theme
    order = Order.IMPORTED

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = QFontMetrics(_bold(option.font)).height()
        small = QFontMetrics(_small(option.font)).height()
        return QSize(120, 2 * _TOP + _LINES * line + small + _GAP)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        summary: ArticleSummary = index.data(SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chosen(painter, option, self.theme)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        draw_focus(painter, option, self.theme)
        self._draw_state(painter, option.rect, summary)
        self._draw_words(painter, option, summary)
        painter.restore()

    def _draw_state(
        self, painter: QPainter, rect: QRect, summary: ArticleSummary
    ) -> None:
        circle = QRectF(rect.left() + 13, rect.top() + _TOP + 4, 9, 9)
        colour = {
            Review.DONE: self.theme.done,
            Review.STARTED: self.theme.accent,
            Review.UNSEEN: self.theme.muted,
        }[summary.review]
        painter.setPen(QPen(QColor(colour), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if summary.review is Review.DONE:
            painter.setBrush(QColor(colour))
        painter.drawEllipse(circle)
        if summary.review is Review.STARTED:
            painter.setBrush(QColor(colour))
            painter.drawPie(circle, 90 * 16, 180 * 16)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: ArticleSummary
    ) -> None:
        inner = option.rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        shown = figure(summary, self.order), _tally(summary)
        tally = "   ".join(filter(None, shown))
        small = _small(option.font)
        room = QFontMetrics(small).horizontalAdvance(tally) + 10
        painter.setPen(QColor(self.theme.text))
        bottom = _draw_wrapped(
            painter,
            inner.adjusted(0, 0, -room, 0),
            summary.title,
            _bold(option.font),
        )
        painter.setFont(small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight), tally)
        line = QFontMetrics(small).elidedText(
            facts(summary), Qt.TextElideMode.ElideRight, inner.width()
        )
        baseline = bottom + QFontMetrics(small).ascent() + _GAP
        painter.drawText(QPoint(inner.left(), baseline), line)


def _tally(summary: ArticleSummary) -> str:
    sign = "⚑ " if summary.flag else ""
    return sign + _count(summary)


def _count(summary: ArticleSummary) -> str:
    if summary.review is Review.DONE:
        return "✓" if not summary.pending else f"✓ {summary.pending}"
    return str(summary.pending) if summary.suggested else "new"


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(QFontInfo(font).pixelSize() - 1)
    return small


def _draw_wrapped(painter: QPainter, room: QRect, text: str, font: QFont) -> int:
    """Draw at most two lines and return where they end."""
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    layout.setTextOption(_ANYWHERE)
    metrics = QFontMetrics(font)
    layout.beginLayout()
    top = room.top()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        words = text[line.textStart() : line.textStart() + line.textLength()]
        if number == _LINES - 1:
            rest = text[line.textStart() :]
            words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.drawText(QPointF(room.left(), top + metrics.ascent()), words.strip())
        top += metrics.height()
    layout.endLayout()
    return top
