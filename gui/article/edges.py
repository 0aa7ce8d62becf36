"""The edges of spans, to be taken with the mouse and pulled from token to token."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from annotations.cursor import line_around, runs_left
from annotations.marks import MarkKey
from annotations.span import Span
from annotations.tokens import Tokens
from gui.article.geometry import Piece
from gui.article.looks import Look
from gui.article.places import Places

_OUTSIDE, _INSIDE = 4.0, 5.0
_MIDDLE = 0.3
"""The share of a box on each side that is its edge, at the most."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a marked span."""

    key: MarkKey
    span: Span
    is_start: bool


def edge_at(
    places: Places, looks: Sequence[Look], current: MarkKey | None, at: QPointF
) -> Edge | None:
    """Find the edge at a place: the current span's, else that of the innermost."""
    aside = (QPointF(-_OUTSIDE, 0), QPointF(0, 0), QPointF(_OUTSIDE, 0))
    points = {places.point_at(at + by) for by in aside} - {-1}
    units = sorted(places.positions.to_units(point) for point in points)
    near = list(_touching(looks, units))
    near.sort(key=lambda look: (look.key != current, look.end - look.start))
    found = (_edge_of(places, look, at) for look in near)
    return next((edge for edge in found if edge), None)


def pulled(places: Places, edge: Edge, to: QPointF) -> Span:
    """Give the span once its edge is pulled to a place.

    A token outside the span is taken in once it is reached; one inside is let go once
    the mouse is past its middle. One token stays, and no edge leaves its paragraph.
    """
    tokens, index = places.tokens, places.token_near(to)
    token = tokens[index]
    left_half = to.x() < places.column(index)
    right_half = to.x() > places.column(index)
    begins, ends = left_half, right_half
    if runs_left(tokens.text, token):
        begins, ends = right_half, left_half
    if edge.span.contains(token):
        index += int(ends) if edge.is_start else -int(begins)
    return with_end(tokens, edge, index)


def with_end(tokens: Tokens, edge: Edge, index: int) -> Span:
    """Move the edge of a span to a token."""
    start, end = line_around(tokens.text, edge.span)
    low, high = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end) - 1
    if edge.is_start:
        last = max(low, bisect_left(tokens.starts, edge.span.end) - 1)
        return Span(tokens.starts[min(max(index, low), last)], edge.span.end)
    first = min(high, bisect_left(tokens.ends, edge.span.start + 1))
    return Span(edge.span.start, tokens.ends[max(min(index, high), first)])


def _touching(looks: Sequence[Look], units: Sequence[int]) -> Iterator[Look]:
    """Yield the looks over any of some units; both come in order."""
    if not units:
        return
    low, high = units[0], units[-1]
    for look in looks:
        if look.start > high:
            return
        if look.end > low and not look.rejected:
            yield look


def _edge_of(places: Places, look: Look, at: QPointF) -> Edge | None:
    to_points = places.positions.to_points
    span = Span(to_points(look.start), to_points(look.end))
    boxes = places.boxes(span)
    for is_start, found in ((True, boxes[:1]), (False, boxes[-1:])):
        for piece in found:
            on_right = runs_left(places.tokens.text, span) == is_start
            if _near(piece, at, on_right=on_right):
                return Edge(look.key, span, is_start)
    return None


def _near(piece: Piece, at: QPointF, *, on_right: bool) -> bool:
    box = piece.box
    if not box.top() - 1 <= at.y() <= box.bottom() + 1:
        return False
    inside = at.x() - box.left()
    if on_right:
        inside = box.right() - at.x()
    return -_OUTSIDE <= inside <= min(_INSIDE, box.width() * _MIDDLE)
