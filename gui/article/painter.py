"""Draw marks around the words, and their names in the line spacing above."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from annotations.label import LabelScheme
from gui.article.geometry import Piece
from gui.article.looks import Look, Name, placed
from gui.theme import Ink, Theme, ink, small_font

_RADIUS = 3.5
_NAME_SIZE = 9
_FAINT = 150
_SIGN, _RAISED = 12, 10
_DOTS, _DASHES = (1.5, 2.5), (4.0, 2.0)
_INWARD = {
    90: QPointF(-1, 1),
    0: QPointF(-1, -1),
    270: QPointF(1, -1),
    180: QPointF(1, 1),
}
"""From each corner towards the middle, by the angle at which its arc begins."""

_UNEQUAL = (
    (QPointF(-4.5, -0.5), QPointF(2.5, -0.5)),
    (QPointF(-4.5, 2.5), QPointF(2.5, 2.5)),
    (QPointF(-3, 5), QPointF(1, -3)),
)
"""The strokes of the sign ≠, around the corner of a box."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One look and the boxes it fills, in the coordinates of the viewport."""

    look: Look
    pieces: tuple[Piece, ...]


class MarkPainter:
    """Draws in two passes: boxes below the text, names and strokes above it."""

    def __init__(self, theme: Theme, scheme: LabelScheme) -> None:
        self._theme = theme
        self._scheme = scheme
        self._font = small_font(size=_NAME_SIZE)
        self._metrics = QFontMetricsF(self._font)

    def below(self, painter: QPainter, drawings: Iterable[Drawing]) -> None:
        """Draw fills and outlines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for drawing in drawings:
            for piece in drawing.pieces:
                self._draw_box(painter, drawing.look, piece)

    def above(
        self, painter: QPainter, drawings: Iterable[Drawing], current: str | None
    ) -> None:
        """Draw what goes over the words: strokes, pencils, names and the ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = list(drawings)
        for drawing in drawn:
            if drawing.look.key == current:
                self._draw_ring(painter, drawing)
        for drawing in drawn:
            self._draw_signs(painter, drawing)
        self._draw_names(painter, drawn)

    def _ink(self, look: Look) -> Ink:
        return ink(self._scheme.named(look.label).colour, self._theme)

    def _draw_box(self, painter: QPainter, look: Look, piece: Piece) -> None:
        if look.rejected:
            return
        colours = self._ink(look)
        painter.setBrush(colours.fill if look.filled else Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(look, colours))
        painter.drawPath(_outline(_padded(piece.box, look), piece))

    def _draw_signs(self, painter: QPainter, drawing: Drawing) -> None:
        if drawing.look.rejected:
            self._draw_strike(painter, drawing)
        if not drawing.pieces[-1].last:
            return
        corner = drawing.pieces[-1].box.topRight() - QPointF(1, 3)
        if drawing.look.corrected:
            self._draw_pencil(painter, corner)
        if drawing.look.disputed:
            self._draw_unequal(painter, self._beside_name(drawing, corner))

    def _draw_strike(self, painter: QPainter, drawing: Drawing) -> None:
        veil = QColor(self._theme.page)
        veil.setAlpha(_FAINT)
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        for piece in drawing.pieces:
            painter.fillRect(piece.box, veil)
            middle = piece.box.center().y() + 2
            painter.drawLine(
                QPointF(piece.box.left(), middle), QPointF(piece.box.right(), middle)
            )

    def _draw_pencil(self, painter: QPainter, tip: QPointF) -> None:
        shape = QPolygonF(
            [
                QPointF(-7, 0),
                QPointF(-6, -3),
                QPointF(0, -9),
                QPointF(2, -7),
                QPointF(-4, -1),
            ]
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.muted))
        painter.drawPolygon(shape.translated(tip))

    def _beside_name(self, drawing: Drawing, corner: QPointF) -> QPointF:
        """Move a sign from the corner to the name, where that outruns its words."""
        box = drawing.pieces[-1].box
        beside = box.left() + self._width(drawing.look) - _SIGN / 2
        if not drawing.pieces[-1].first or beside <= corner.x():
            return corner
        return QPointF(beside, box.top() - _RAISED)

    def _draw_unequal(self, painter: QPainter, tip: QPointF) -> None:
        """Draw the sign of disagreement, on a ground that sets it off."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.page))
        painter.drawEllipse(tip + QPointF(-1, 1), 5.5, 5.5)
        painter.setPen(QPen(QColor(self._theme.text), 1.3))
        for start, end in _UNEQUAL:
            painter.drawLine(tip + start, tip + end)

    def _draw_names(self, painter: QPainter, drawings: list[Drawing]) -> None:
        painter.setFont(self._font)
        named = sorted(
            (d for d in drawings if d.pieces and d.pieces[0].first),
            key=lambda d: (d.pieces[0].box.top(), d.pieces[0].box.left()),
        )
        for _, line in groupby(named, key=lambda d: d.pieces[0].box.top()):
            self._draw_names_of_line(painter, list(line))

    def _draw_names_of_line(self, painter: QPainter, line: list[Drawing]) -> None:
        for drawing, (left, width) in zip(line, self._places(line), strict=True):
            colour = QColor(self._ink(drawing.look).name)
            colour.setAlpha(_FAINT if drawing.look.rejected else 255)
            painter.setPen(colour)
            name = self._metrics.elidedText(
                drawing.look.name, Qt.TextElideMode.ElideRight, width
            )
            top = drawing.pieces[0].box.top() - 5 - 2 * _outermost(drawing.look, line)
            painter.drawText(QPointF(left, top), name)

    def _places(self, line: list[Drawing]) -> list[tuple[float, float]]:
        return placed(
            Name(
                left=d.pieces[0].box.left(),
                width=self._width(d.look),
                right=d.pieces[0].box.right(),
            )
            for d in line
        )

    def _width(self, look: Look) -> float:
        """Tell how wide a name is, with the sign of disagreement beside it."""
        sign = _SIGN if look.disputed else 1
        return self._metrics.horizontalAdvance(look.name) + sign

    def _draw_ring(self, painter: QPainter, drawing: Drawing) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 2.2))
        for piece in drawing.pieces:
            box = _padded(piece.box, drawing.look).adjusted(-1.6, -1.6, 1.6, 1.6)
            painter.drawPath(_outline(box, piece))


def _pen(look: Look, colours: Ink) -> QPen:
    """Outline what is undecided; broken where it is not the newest run's word."""
    pen = QPen(colours.fill if look.filled else colours.outline, 1.3)
    if look.faint:
        pen.setDashPattern(_DOTS)
    elif look.recalled:
        pen.setDashPattern(_DASHES)
    return pen


def _outermost(look: Look, line: list[Drawing]) -> int:
    """Tell how far boxes reach that stand around a mark, so its name clears them."""
    around = (d.look for d in line if d.look.start <= look.start < d.look.end)
    return max(other.depth for other in around)


def _padded(box: QRectF, look: Look) -> QRectF:
    extra = 1.5 + 2.0 * look.depth
    return box.adjusted(-1.5 - look.depth, -extra, 1.5 + look.depth, extra)


def _outline(box: QRectF, piece: Piece) -> QPainterPath:
    """Round the ends of a span; where it runs on to another line, leave it square.

    Drawn corner by corner: uniting two paths sometimes loses half of them.
    """
    path = QPainterPath()
    if piece.first and piece.last:
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        return path
    left, right = (_RADIUS if end else 0.0 for end in (piece.first, piece.last))
    path.moveTo(box.left() + left, box.top())
    for corner, radius, angle in (
        (box.topRight(), right, 90),
        (box.bottomRight(), right, 0),
        (box.bottomLeft(), left, 270),
        (box.topLeft(), left, 180),
    ):
        if not radius:
            path.lineTo(corner)
            continue
        round_ = QRectF(0, 0, 2 * radius, 2 * radius)
        round_.moveCenter(corner + _INWARD[angle] * radius)
        path.arcTo(round_, angle, -90)
    path.closeSubpath()
    return path
