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
            self._draw_signs(painter, drawing)
        self._draw_names(painter, drawn)
        for drawing in drawn:
            if drawing.look.key == current:
                self._draw_ring(painter, drawing)

    def _ink(self, look: Look) -> Ink:
        return ink(self._scheme.named(look.label).colour, self._theme)

    def _draw_box(self, painter: QPainter, look: Look, piece: Piece) -> None:
        if look.rejected:
            return
        colours = self._ink(look)
        painter.setBrush(colours.fill if look.filled else Qt.BrushStyle.NoBrush)
        pen = QPen(colours.fill if look.filled else colours.outline, 1.3)
        painter.setPen(pen)
        painter.drawPath(_outline(_padded(piece.box, look), piece))

    def _draw_signs(self, painter: QPainter, drawing: Drawing) -> None:
        if drawing.look.rejected:
            self._draw_strike(painter, drawing)
        if drawing.look.corrected:
            box = drawing.pieces[-1].box
            self._draw_pencil(painter, QPointF(box.right() - 1, box.top() - 3))

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

    def _draw_names(self, painter: QPainter, drawings: list[Drawing]) -> None:
        painter.setFont(self._font)
        named = sorted(
            (d for d in drawings if d.pieces),
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
                drawing.look.label, Qt.TextElideMode.ElideRight, width
            )
            top = drawing.pieces[0].box.top() - 5 - 2 * drawing.look.depth
            painter.drawText(QPointF(left, top), name)

    def _places(self, line: list[Drawing]) -> list[tuple[float, float]]:
        return placed(
            Name(
                left=d.pieces[0].box.left(),
                width=self._metrics.horizontalAdvance(d.look.label) + 1,
                right=d.pieces[0].box.right(),
            )
            for d in line
        )

    def _draw_ring(self, painter: QPainter, drawing: Drawing) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.accent), 2.2))
        for piece in drawing.pieces:
            box = _padded(piece.box, drawing.look).adjusted(-1.6, -1.6, 1.6, 1.6)
            painter.drawPath(_outline(box, piece))


def _padded(box: QRectF, look: Look) -> QRectF:
    extra = 1.5 + 2.0 * look.depth
    return box.adjusted(-1.5 - look.depth, -extra, 1.5 + look.depth, extra)


def _outline(box: QRectF, piece: Piece) -> QPainterPath:
    """Round the ends of a span; where it runs on to another line, leave it square."""
    path = QPainterPath()
    path.addRoundedRect(box, _RADIUS, _RADIUS)
    square = QPainterPath()
    half = box.width() / 2
    if not piece.first:
        square.addRect(box.adjusted(0, 0, -half, 0))
    if not piece.last:
        square.addRect(box.adjusted(half, 0, 0, 0))
    return path.united(square)
