"""Where the text of a view stands, told in code points and pixels of the viewport."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QTextEdit

from annotations.offsets import Utf16Map
from annotations.span import Span
from annotations.tokens import Tokens
from gui.article.geometry import (
    MIXED,
    Piece,
    Range,
    line_at,
    lines_between,
    pieces,
    shifted,
    unit_at,
)

AIR = 24
"""How far a mark's name and ring reach beyond its box, generously, in pixels."""
_NAME_ROOM = 0.8


class Places:
    """Finds words on the page, and what stands beside, above and below them.

    Lines are those that are seen, not paragraphs; tokens go by their numbers.
    """

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self.positions = Utf16Map.of("")
        self.tokens = Tokens.of("")

    def take(self, text: str) -> None:
        """Turn to another text."""
        self.positions = Utf16Map.of(text)
        self.tokens = Tokens.of(text)

    @property
    def scroll(self) -> QPointF:
        """How far the document is scrolled."""
        view = self._view
        return QPointF(
            view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        )

    def units(self, span: Span) -> tuple[int, int]:
        """Give a span in UTF-16 units."""
        to_units = self.positions.to_units
        return to_units(span.start), to_units(span.end)

    def boxes(self, span: Span, within: Range | None = None) -> list[Piece]:
        """Tell where a span stands in the viewport."""
        found = pieces(self._view.document(), *self.units(span), within)
        return shifted(found, -self.scroll)

    def lines_of(self, area: QRect) -> Range:
        """Find the range of the lines that reach into a part of the viewport."""
        top, bottom = QPoint(0, area.top() - AIR), QPoint(0, area.bottom() + AIR)
        ends = (self._view.cursorForPosition(at).position() for at in (top, bottom))
        return lines_between(self._view.document(), *ends)

    def point_at(self, place: QPointF) -> int:
        """Find the position at a place, -1 beside the text.

        The name of a mark leads to the words below it.
        """
        for below in (
            0.0,
            _NAME_ROOM * self._view.document().defaultFont().pixelSize(),
        ):
            at = place + self.scroll + QPointF(0, below)
            unit = unit_at(self._view.document(), at)
            if unit >= 0:
                return self.positions.to_points(unit)
        return -1

    def token_near(self, place: QPointF) -> int:
        """Find the token nearest to a place on the line that is nearest; -1 if none."""
        at = self._view.cursorForPosition(place.toPoint()).position()
        found = self._on_line(line_at(self._view.document(), at))
        if found:
            return self._nearest(found, place.x())
        return min(bisect_left(self.tokens.starts, at), len(self.tokens) - 1)

    def column(self, index: int) -> float:
        """Tell at which x the middle of a token stands."""
        box = self.boxes(self.tokens[index])[0].box
        return box.center().x()

    def is_visible(self, span: Span) -> bool:
        """Tell whether the beginning of a span is in the viewport."""
        found = self.boxes(Span(span.start, span.start + 1))
        room = self._view.viewport().rect()
        return any(room.contains(piece.box.center().toPoint()) for piece in found)

    def top_token(self) -> int:
        """Find the first token that is seen whole; -1 in a text without tokens."""
        low, _ = self.lines_of(QRect(0, AIR, 1, 1))
        start = bisect_left(self.tokens.starts, self.positions.to_points(low))
        seen = (
            index
            for index in range(start, len(self.tokens))
            if self.boxes(self.tokens[index])[0].box.top() >= 0
        )
        return next(seen, len(self.tokens) - 1)

    def line_ends(self, index: int) -> tuple[int, int]:
        """Give the first and last token on the line of a token."""
        found = self._on_line(self._line_of(index))
        return found[0], found[-1]

    def other_line(self, index: int, step: int, x: float) -> int | None:
        """Find the token nearest to ``x`` on the line below a token's, or above."""
        document, line = self._view.document(), self._line_of(index)
        unit = line[1] if step > 0 else line[0] - 1
        while 0 <= unit < document.characterCount():
            there = line_at(document, unit)
            if there != line and (found := self._on_line(there)):
                return self._nearest(found, x)
            # The end of a paragraph counts to its last line, which ends before it.
            unit = max(there[1], unit + 1) if step > 0 else there[0] - 1
        return None

    def beside(self, index: int, step: int) -> int | None:
        """Find the token on the right of one, or on the left, as it is seen.

        At the end of a line it is that on the next, or on the one before.
        """
        if not self._is_mixed(index):
            return self._in_text(index + step)
        seen = self._across(self._line_of(index))
        at = seen.index(index) + step
        if 0 <= at < len(seen):
            return seen[at]
        forward = step if not self._goes_left(index) else -step
        onto = self._in_text(max(seen) + 1 if forward > 0 else min(seen) - 1)
        if onto is None or not self._is_mixed(onto):
            return onto
        return self._across(self._line_of(onto))[0 if step > 0 else -1]

    def _in_text(self, index: int) -> int | None:
        return index if 0 <= index < len(self.tokens) else None

    def _across(self, line: Range) -> list[int]:
        """List the tokens of a line from left to right."""
        return sorted(self._on_line(line), key=self.column)

    def _goes_left(self, index: int) -> bool:
        block = self._view.document().findBlock(self.units(self.tokens[index])[0])
        return block.textDirection().name == "RightToLeft"

    def _is_mixed(self, index: int) -> bool:
        unit = self.units(self.tokens[index])[0]
        return self._view.document().findBlock(unit).userState() == MIXED

    def _line_of(self, index: int) -> Range:
        return line_at(self._view.document(), self.units(self.tokens[index])[0])

    def _on_line(self, line: Range) -> Sequence[int]:
        """List the tokens that begin on a line."""
        low, high = (self.positions.to_points(unit) for unit in line)
        starts = self.tokens.starts
        return range(bisect_left(starts, low), bisect_left(starts, high))

    def _nearest(self, found: Sequence[int], x: float) -> int:
        return min(found, key=lambda index: self._distance(index, x))

    def _distance(self, index: int, x: float) -> float:
        box = self.boxes(self.tokens[index])[0].box
        return max(box.left() - x, x - box.right(), 0.0)
