"""The widget that shows an article and reports what is pointed at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotations.article import Article
from annotations.boundaries import word_at
from annotations.cursor import within_paragraph
from annotations.flags import places
from annotations.label import LabelScheme
from annotations.marks import Mark, MarkKey
from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from gui.article.document import Setting
from gui.article.geometry import Range, pieces, shifted
from gui.article.hands import Hands
from gui.article.looks import Look, Looks, altered
from gui.article.overlays import REACH, Over, OverlayPainter
from gui.article.page import Page
from gui.article.painter import Drawing, MarkPainter
from gui.article.places import AIR

_MANY = 40
_NOTHING: Mapping[Over, tuple[Span, ...]] = MappingProxyType({})


class ArticleView(Page):
    """Shows a text with its marks; positions it tells are code points.

    ``pointed`` tells where was clicked, ``hovered`` where a mouse that was moved for
    real stands now (-1: beside the text), ``scrolled`` that the text moved by other
    means than its wheel, ``pulled`` whose edge was pulled and what it covers now.
    """

    pointed = Signal(int)
    hovered = Signal(int)
    scrolled = Signal()
    pulled = Signal(str, object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._scheme = ONTONOTES
        self._known = Looks()
        self._looks: tuple[Look, ...] = ()
        self._current: MarkKey | None = None
        self._over = dict(_NOTHING)
        self._is_still = False
        self._hands = Hands(self.places, lambda: (self._looks, self._current))
        self.viewport().setMouseTracking(True)
        self._take_painters()

    def set_scheme(self, scheme: LabelScheme) -> None:
        """Take the colours of the labels from a scheme."""
        self._scheme = scheme
        self._take_painters()
        self.viewport().update()

    def set_setting(self, setting: Setting) -> None:
        """Set the article anew in another theme or size."""
        self._set_again(setting)
        self._take_painters()

    def show_article(self, article: Article) -> None:
        """Show another text, from its beginning."""
        self._looks, self._current, self._over = (), None, dict(_NOTHING)
        self._known = Looks()
        self._set_text(article)

    def show_nothing(self) -> None:
        """Clear the page."""
        self._article, self._looks, self._current = None, (), None
        self._over = dict(_NOTHING)
        self.clear()

    def show_marks(
        self, marks: Sequence[Mark], current: MarkKey | None, flag: str = ""
    ) -> None:
        """Draw other marks over the same text; a ``flag`` says what to discuss."""
        before, text = self._looks, self._article.text if self._article else ""
        flagged = places(text, marks, flag)
        self._looks = self._known.of(marks, self.places.positions, flagged)
        self.show_flag(flag)
        ringed = {self._current, current} if current != self._current else set()
        self._current = current
        self._redraw(altered(before, self._looks, ringed))

    def show_over(self, over: Over, spans: Sequence[Span]) -> None:
        """Let words stand out for a reason, in place of those that did so far."""
        before, after = self.over(over), tuple(spans)
        if before != after:
            self._over[over] = after
            if len(before) + len(after) > _MANY:
                self.viewport().update()
                return
            for span in {*before} ^ {*after}:
                self._redraw_boxes(span)

    def over(self, over: Over) -> tuple[Span, ...]:
        """List what stands out for a reason."""
        return self._over.get(over, ())

    def rest_mouse(self) -> None:
        """Take the mouse for left alone until it is moved again."""
        self._hands.rest()

    @override
    def drop_selection(self) -> None:
        """Forget what was selected, and the edge that was being pulled."""
        self._hands.let_go()
        self.show_over(Over.EXTENT, ())
        super().drop_selection()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        drawings = list(self._within(event.rect()))
        with QPainter(self.viewport()) as painter:
            self._painter.below(painter, drawings)
            self._draw_over(painter, event.rect())
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._painter.above(painter, drawings, self._current)
            self._draw_head(painter)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._is_still:
            self.scrolled.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        with self._quietly():
            super().wheelEvent(event)
        self.hovered.emit(self.places.point_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(-1)
        if not self._hands.take(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if extent := self._hands.pull(at):
            self.show_over(Over.EXTENT, (extent,))
        elif event.buttons() != Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)
        elif self._article is not None and self._hands.moves(event):
            self.viewport().setCursor(self._hands.shape(at))
            self.hovered.emit(self.places.point_at(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hands.pulls:
            self._end_pull(event.position())
            return
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            self._select_whole()
        else:
            self.pointed.emit(self.places.point_at(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.places.point_at(event.position())
        word = word_at(self.places.tokens, at)
        if word is not None:
            self.select_span(word)

    def _end_pull(self, at: QPointF) -> None:
        """Tell what an edge was pulled to; where it stayed, it was a click."""
        done = self._hands.let_go()
        self.show_over(Over.EXTENT, ())
        if done is not None:
            self.pulled.emit(*done)
        else:
            self.pointed.emit(self.places.point_at(at))

    def _select_whole(self) -> None:
        """Have whole tokens selected, within the paragraph where the drag began."""
        span, anchor = self.selected_span(), self.textCursor().anchor()
        if span is None or self._article is None:
            return
        begun = self.places.positions.to_points(anchor)
        within = within_paragraph(self._article.text, span, begun)
        if within is not None:
            self.select_span(within)

    @override
    def _select_units(self, anchor: int, position: int) -> None:
        with self._quietly():
            super()._select_units(anchor, position)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Do what moves the text without telling of it."""
        self._is_still = True
        yield
        self._is_still = False

    def _take_painters(self) -> None:
        self._painter = MarkPainter(self._setting.theme, self._scheme)
        self._overlays = OverlayPainter(self._setting.theme)

    def _draw_over(self, painter: QPainter, area: QRect) -> None:
        if not any(self._over.values()):
            return
        shown = self.places.lines_of(area)
        for over in Over:
            if over is Over.POINTED and self.over(Over.EXTENT):
                continue
            for span in self._seen(self.over(over), shown):
                self._overlays.draw(painter, over, self.places.boxes(span, shown))

    def _seen(self, spans: Sequence[Span], shown: Range) -> Sequence[Span]:
        """Keep those of some spans, in order, that reach into a range of lines."""
        low, high = (self.places.positions.to_points(unit) for unit in shown)
        first = bisect_right(spans, low, key=lambda span: span.end)
        return spans[first : bisect_left(spans, high, key=lambda span: span.start)]

    def _redraw_boxes(self, span: Span) -> None:
        """Have the words of a span painted again, and no more than these."""
        reach = (-REACH, -REACH, REACH, REACH)
        for piece in self.places.boxes(span, self.places.lines_of(self._room())):
            self.viewport().update(piece.box.adjusted(*reach).toAlignedRect())

    def _redraw(self, changed: Sequence[Look]) -> None:
        """Have the lines painted again on which a look has changed."""
        if len(changed) > _MANY:
            self.viewport().update()
            return
        width, shift = self.viewport().width(), -self.places.scroll
        shown = self.places.lines_of(self._room())
        for look in changed:
            for piece in pieces(self.document(), look.start, look.end, shown):
                box = piece.box.translated(shift)
                # A line is drawn whole: names on it make room for each other.
                line = QRectF(0, box.top(), width, box.height())
                self.viewport().update(line.adjusted(0, -AIR, 0, AIR).toAlignedRect())

    def _room(self) -> QRect:
        return self.viewport().rect()

    def _within(self, area: QRect) -> Iterator[Drawing]:
        """Work out the boxes of the marks in a part of the viewport."""
        first, last = self._lines_of(area)
        shift = -self.places.scroll
        for look in self._looks:
            if look.start >= last:
                break
            if look.end > first:
                boxes = pieces(self.document(), look.start, look.end, (first, last))
                if moved := shifted(boxes, shift):
                    yield Drawing(look, tuple(moved))

    def _lines_of(self, area: QRect) -> Range:
        return self.places.lines_of(area)
