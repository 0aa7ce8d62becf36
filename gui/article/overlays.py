"""What lies over the text for a moment: cursor, outline, pulled edge, finds."""

from collections.abc import Iterable
from enum import StrEnum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.article.geometry import Piece
from gui.theme import Theme

REACH = 7
"""How far anything here is drawn beyond the box of its words, in pixels."""

_ROUND = 4.0
_FAR, _FIND = 3.6, 2.0
_CURSOR, _EXTENT, _OTHER, _CHOSEN = 46, 34, 90, 200
_AMBER = {False: "#ffd24d", True: "#9a6b00"}


class Over(StrEnum):
    """Why words stand out for a moment, in the order in which they are drawn."""

    CANDIDATE = auto()
    FOUND = auto()
    CHOSEN = auto()
    CURSOR = auto()
    POINTED = auto()
    EXTENT = auto()


class OverlayPainter:
    """Draws beneath the words, over the boxes of the marks."""

    def __init__(self, theme: Theme) -> None:
        self._accent = QColor(theme.accent)
        self._text = QColor(theme.text)
        self._muted = QColor(theme.muted)
        self._amber = QColor(_AMBER[theme.dark])

    def draw(self, painter: QPainter, over: Over, boxes: Iterable[Piece]) -> None:
        """Draw what stands out for one reason."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw = {
            Over.CANDIDATE: self._draw_candidate,
            Over.FOUND: self._draw_found,
            Over.CHOSEN: self._draw_chosen,
            Over.CURSOR: self._draw_cursor,
            Over.POINTED: self._draw_pointed,
            Over.EXTENT: self._draw_extent,
        }[over]
        for piece in boxes:
            draw(painter, piece)

    def _draw_candidate(self, painter: QPainter, piece: Piece) -> None:
        """Draw a dotted line beneath, fainter than any mark."""
        pen = QPen(self._muted, 1.5)
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        down = QPointF(0, 2)
        painter.drawLine(
            QLineF(piece.box.bottomLeft() + down, piece.box.bottomRight() + down)
        )

    def _draw_found(self, painter: QPainter, piece: Piece) -> None:
        _fill(painter, piece.box, self._amber, _OTHER)

    def _draw_chosen(self, painter: QPainter, piece: Piece) -> None:
        _fill(painter, piece.box, self._amber, _CHOSEN)
        _outline(painter, piece.box, QPen(self._text, 1.2))

    def _draw_cursor(self, painter: QPainter, piece: Piece) -> None:
        """Draw a bar beneath and one at either end, like a wide text cursor."""
        box = piece.box.adjusted(-2, -1, 2, 2)
        _fill(painter, box, self._accent, _CURSOR)
        pen = QPen(self._accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        down = QPointF(0, 2)
        painter.drawLine(QLineF(box.bottomLeft() + down, box.bottomRight() + down))
        pen.setWidthF(1.6)
        painter.setPen(pen)
        for top in (box.topLeft(), box.topRight()):
            painter.drawLine(QLineF(top, QPointF(top.x(), box.bottom() + 3)))

    def _draw_pointed(self, painter: QPainter, piece: Piece) -> None:
        pen = QPen(self._text, 1.5)
        pen.setDashPattern([3.2, 2.4])
        _outline(painter, piece.box.adjusted(-_FIND - 1, -_FAR, _FIND + 1, _FAR), pen)

    def _draw_extent(self, painter: QPainter, piece: Piece) -> None:
        _fill(painter, piece.box, self._accent, _EXTENT)
        box = piece.box.adjusted(-_FIND, -_FIND, _FIND, _FIND)
        _outline(painter, box, QPen(self._accent, 1.6))


def _fill(painter: QPainter, box: QRectF, colour: QColor, alpha: int) -> None:
    shade = QColor(colour)
    shade.setAlpha(alpha)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(box, _ROUND, _ROUND)


def _outline(painter: QPainter, box: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
