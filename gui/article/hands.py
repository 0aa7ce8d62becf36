"""The mouse over the text: whether it moved for real, and pulling at edges."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent

from annotations.marks import MarkKey
from annotations.span import Span
from gui.article.edges import Edge, edge_at, pulled
from gui.article.looks import Look
from gui.article.places import Places

_REAL = 5
"""How many pixels a mouse must go before it counts as moved: desks tremble."""

Shown = Callable[[], tuple[Sequence[Look], MarkKey | None]]


class Hands:
    """Knows whether the mouse was moved since keys took over, and what it pulls at.

    ``shown`` answers with what is drawn and which of it is current.
    """

    def __init__(self, places: Places, shown: Shown) -> None:
        self._places = places
        self._shown = shown
        self._rest: QPoint | None = None
        self._last = QCursor.pos()
        self._edge: Edge | None = None
        self.extent: Span | None = None
        self.rest()

    @property
    def pulls(self) -> bool:
        """Tell whether an edge is being pulled."""
        return self._edge is not None

    def rest(self) -> None:
        """Take the mouse for left alone, until it moves for real."""
        self._rest = self._last

    def moves(self, event: QMouseEvent) -> bool:
        """Tell whether the mouse is being moved, and did not only tremble."""
        self._last = event.globalPosition().toPoint()
        if self._rest is not None:
            if (self._last - self._rest).manhattanLength() < _REAL:
                return False
            self._rest = None
        return True

    def shape(self, at: QPointF) -> Qt.CursorShape:
        """Say what the pointer looks like at a place."""
        near = self.pulls or edge_at(self._places, *self._shown(), at)
        return Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.IBeamCursor

    def take(self, event: QMouseEvent) -> bool:
        """Take hold of an edge, if one is near."""
        self._edge = self.extent = None
        if _is_plain_left(event):
            self._edge = edge_at(self._places, *self._shown(), event.position())
        return self.pulls

    def pull(self, at: QPointF) -> Span | None:
        """Give the span as it would be with its edge here."""
        if self._edge is not None:
            self.extent = pulled(self._places, self._edge, at)
        return self.extent

    def let_go(self) -> tuple[MarkKey, Span] | None:
        """End pulling; tell whose edge it was and what its span is now, if another."""
        edge, extent = self._edge, self.extent
        self._edge = self.extent = None
        if edge is None or extent is None or extent == edge.span:
            return None
        return edge.key, extent


def _is_plain_left(event: QMouseEvent) -> bool:
    return (
        event.button() == Qt.MouseButton.LeftButton
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
