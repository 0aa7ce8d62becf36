"""Where spans stand in a document that is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

_ABOVE, _HEIGHT = 0.13, 1.16
"""Where a box begins and how tall it is, in ascents: faces differ in their air."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span on one line: its box, and whether it begins or ends there."""

    box: QRectF
    first: bool
    last: bool


def pieces(document: QTextDocument, start: int, end: int) -> Iterator[Piece]:
    """Yield a span's boxes line by line, in document coordinates.

    ``start`` and ``end`` count UTF-16 units.
    """
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _in_block(document, block, start, end)
        block = block.next()


def _in_block(
    document: QTextDocument, block: QTextBlock, start: int, end: int
) -> Iterator[Piece]:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    base = block.position()
    for line in _lines(layout):
        first, last = base + line.textStart(), base + line.textStart()
        last += line.textLength()
        low, high = max(start, first), min(end, last)
        if low >= high:
            continue
        box = _box(line, low - base, high - base).translated(origin)
        yield Piece(box, first=low == start, last=high == end)


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def _box(line: QTextLine, low: int, high: int) -> QRectF:
    left, right = sorted((_x(line, low), _x(line, high)))
    # A wrapped line's last space hangs over the edge; nobody wants to see it marked.
    right = min(right, line.naturalTextRect().right())
    height = _HEIGHT * line.ascent()
    top = line.y() + line.ascent() * _ABOVE
    return QRectF(left, top, max(right - left, 3.0), height)


def _x(line: QTextLine, position: int) -> float:
    # PySide answers with the position too, since Qt may move it to a glyph's edge.
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x
