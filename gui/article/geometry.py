"""Where spans stand in a document that is laid out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

_ABOVE, _HEIGHT = 0.13, 1.16
"""Where a box begins and how tall it is, in ascents: faces differ in their air."""

MIXED = 1
"""The user state of a block in which some of the text runs from right to left."""

_NARROWEST = 3.0
_TOUCHING = 0.5
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span on one line: its box, and whether it begins or ends there."""

    box: QRectF
    first: bool
    last: bool


class _Stretch(NamedTuple):
    """Positions that stand side by side on a line, and their left and right edge."""

    low: int
    high: int
    left: float
    right: float


def pieces(
    document: QTextDocument, start: int, end: int, within: Range | None = None
) -> Iterator[Piece]:
    """Yield a span's boxes line by line, in document coordinates.

    ``start`` and ``end`` count UTF-16 units. With ``within``, only the lines of that
    range are looked at: a paragraph may have thousands of others. Where the direction
    of the text changes, a line holds several boxes.
    """
    first, last = within or (start, end)
    block = document.findBlock(max(start, first))
    stop = min(end, last)
    while block.isValid() and block.position() < stop:
        low = max(start, first, block.position())
        yield from _in_block(document, block, (low, stop), (start, end))
        block = block.next()


def shifted(found: Iterable[Piece], by: QPointF) -> list[Piece]:
    """Move pieces, such as from the document to what the viewport shows of it."""
    return [Piece(p.box.translated(by), p.first, p.last) for p in found]


def lines_between(document: QTextDocument, one: int, other: int) -> Range:
    """Widen a range of UTF-16 units to whole lines, and to the one that ends there."""
    low, high = sorted((one, other))
    first, last = line_at(document, max(0, low - 1)), line_at(document, high)
    return first[0], last[1]


def unit_at(document: QTextDocument, point: QPointF) -> int:
    """Find the UTF-16 unit of the character under a point, -1 beside the text.

    Qt's own answer is the gap that is nearest, so for half of each character the
    one that follows.
    """
    gap = document.documentLayout().hitTest(point, Qt.HitTestAccuracy.ExactHit)
    if gap < 0:
        return -1
    block = document.findBlock(gap)
    at = point - document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(gap - block.position())
    if line.lineNumber() and line.y() > at.y():
        # The gap at the end of a wrapped line counts as the beginning of the next.
        line = block.layout().lineAt(line.lineNumber() - 1)
    return block.position() + _on(block, line, at.x())


def _on(block: QTextBlock, line: QTextLine, x: float) -> int:
    """Find the character of a line that stands at ``x``."""
    if block.userState() == MIXED:
        start = line.textStart()
        for at in range(start, start + line.textLength()):
            left, right = _edges(block.layout(), line, at) or (x, x)
            if left <= x < right:
                return at
    return line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)


def line_at(document: QTextDocument, unit: int) -> Range:
    """Find the line that holds a UTF-16 unit."""
    block = document.findBlock(unit)
    base = block.position()
    line = block.layout().lineForTextPosition(unit - base)
    if not line.isValid():
        return base, base + block.length()
    start = base + line.textStart()
    return start, start + max(1, line.textLength())


def _in_block(
    document: QTextDocument, block: QTextBlock, shown: Range, whole: Range
) -> Iterator[Piece]:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    base, (start, end) = block.position(), whole
    for line in _lines(block.layout(), shown[0] - base, shown[1] - base):
        first = base + line.textStart()
        low, high = max(start, first), min(end, first + line.textLength())
        if low >= high:
            continue
        for part in _stretches(block, line, low - base, high - base):
            yield Piece(
                _box(line, part.left, part.right).translated(origin),
                first=base + part.low == start,
                last=base + part.high == end,
            )


def _lines(layout: QTextLayout, low: int, high: int) -> Iterator[QTextLine]:
    """Walk the lines that hold some positions of a block."""
    number = layout.lineForTextPosition(max(0, low)).lineNumber()
    for line in map(layout.lineAt, range(max(0, number), layout.lineCount())):
        if line.textStart() >= high:
            return
        yield line


def _stretches(
    block: QTextBlock, line: QTextLine, low: int, high: int
) -> list[_Stretch]:
    if block.userState() != MIXED:
        left, right = sorted((_x(line, low), _x(line, high)))
        return [_Stretch(low, high, left, right)]
    found: list[_Stretch] = []
    for at in range(low, high):
        if edges := _edges(block.layout(), line, at):
            one = _Stretch(at, at + 1, *edges)
        elif found:
            one = found[-1]._replace(low=at, high=at + 1)
        else:
            one = _Stretch(at, at + 1, x := _x(line, at), x)
        joined = _joined(found[-1], one) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], one]
    return found


def _edges(layout: QTextLayout, line: QTextLine, at: int) -> tuple[float, float] | None:
    """Tell from where to where a character is drawn, if it is and not as an accent."""
    if not layout.isValidCursorPosition(at):
        return None
    edges = sorted((_x(line, at), _x(line, at, QTextLine.Edge.Trailing)))
    boxes = [run.boundingRect() for run in line.glyphRuns(at, 1)]
    glyph = [boxes[0].left(), boxes[0].right()] if boxes else edges
    apart = max(edges[0], glyph[0]) - min(edges[1], glyph[1])
    # At a change of direction the cursor has two places, and tells one: not always the
    # one meant. Inside a ligature it is right, and the glyph's box is not.
    left, right = glyph if edges[0] == edges[1] or apart > 1 else edges
    return (left, right) if left < right else None


def _joined(before: _Stretch, after: _Stretch) -> _Stretch | None:
    """Make one of two stretches that touch, in whichever direction they run."""
    left, right = min(before.left, after.left), max(before.right, after.right)
    width = before.right - before.left + after.right - after.left
    if right - left > width + _TOUCHING:
        return None
    return _Stretch(before.low, after.high, left, right)


def _box(line: QTextLine, left: float, right: float) -> QRectF:
    # A wrapped line's last space hangs over the edge; nobody wants to see it marked.
    natural = line.naturalTextRect()
    left, right = max(left, natural.left()), min(right, natural.right())
    top = line.y() + line.ascent() * _ABOVE
    return QRectF(left, top, max(right - left, _NARROWEST), _HEIGHT * line.ascent())


def _x(
    line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading
) -> float:
    # PySide answers with the position too, since Qt may move it to a glyph's edge.
    x, _ = cast(tuple[float, int], line.cursorToX(position, edge))
    return x
