"""The widget that shows an article and reports what is pointed at."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from annotations.article import Article
from annotations.boundaries import snapped_out, trimmed, word_at
from annotations.label import LabelScheme
from annotations.marks import Mark, MarkKey
from annotations.offsets import Utf16Map
from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from annotations.tokens import Tokens
from gui.article.document import Setting, typeset
from gui.article.geometry import Piece, Range, lines_between, pieces, shifted, unit_at
from gui.article.looks import Look, altered, looks
from gui.article.masthead import Masthead
from gui.article.painter import Drawing, MarkPainter

_MARGIN = 28
_CARET = 2
_NAME_ROOM = 0.8
_AIR = 24
"""How far a mark's name and ring reach beyond its box, generously, in pixels."""
_MANY = 40


class ArticleView(QTextEdit):
    """Shows a text with its marks; positions it tells are code points."""

    pointed = Signal(int)
    touched = Signal()
    welcome = ""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setTabChangesFocus(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._setting = setting
        self._scheme = ONTONOTES
        self._painter = MarkPainter(setting.theme, self._scheme)
        self._article: Article | None = None
        self._masthead = Masthead("", "")
        self._positions = Utf16Map.of("")
        self._tokens = Tokens.of("")
        self._looks: tuple[Look, ...] = ()
        self._current: MarkKey | None = None

    def set_scheme(self, scheme: LabelScheme) -> None:
        """Take the colours of the labels from a scheme."""
        self._scheme = scheme
        self._painter = MarkPainter(self._setting.theme, scheme)
        self.viewport().update()

    def set_setting(self, setting: Setting) -> None:
        """Set the article anew in another theme or size."""
        self._setting = setting
        self._painter = MarkPainter(setting.theme, self._scheme)
        if self._article is not None:
            cursor, at = self.textCursor(), QPoint(0, 0)
            top = self.cursorForPosition(at).position()
            scrolled = self.verticalScrollBar().value() > 0
            self._typeset(self._article)
            self._go_back(cursor.anchor(), cursor.position(), top if scrolled else 0)

    def _go_back(self, anchor: int, position: int, top: int) -> None:
        """Select what was selected, and scroll to what was on top."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        first = next(pieces(self.document(), top, top + 1), None)
        self.verticalScrollBar().setValue(
            round(first.box.top()) if top and first else 0
        )

    def show_article(self, article: Article) -> None:
        """Show another text, from its beginning."""
        self._article = article
        self._masthead = Masthead.of(article)
        self._positions = Utf16Map.of(article.text)
        self._tokens = Tokens.of(article.text)
        self._looks, self._current = (), None
        self._typeset(article)

    def shows(self, article: Article) -> bool:
        """Tell whether this very article is on the page."""
        return self._article == article

    def show_nothing(self) -> None:
        """Clear the page."""
        self._article, self._looks, self._current = None, (), None
        self.clear()

    def show_marks(self, marks: Sequence[Mark], current: MarkKey | None) -> None:
        """Draw other marks over the same text."""
        before, self._looks = self._looks, looks(marks, self._positions)
        ringed = {self._current, current} if current != self._current else set()
        self._current = current
        self._redraw(altered(before, self._looks, ringed))

    def reveal(self, span: Span) -> None:
        """Scroll until a span can be read with a few lines around it."""
        units = self._units(span)
        boxes = [p.box for p in pieces(self.document(), *units)]
        if not boxes:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = boxes[0].top(), boxes[-1].bottom()
        margin = min(room // 4, 4 * self._setting.size)
        if top - margin < bar.value() or bottom + margin > bar.value() + room:
            bar.setValue(round((top + bottom) / 2 - room / 2.4))
        self._put_caret(units[0])

    def selected_span(self) -> Span | None:
        """Give the selection in whole tokens, without white space at its ends."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        points = self._positions.to_points
        start, end = points(cursor.selectionStart()), points(cursor.selectionEnd())
        span = trimmed(self._article.text, Span(start, end))
        return span and snapped_out(self._tokens, span)

    def drop_selection(self) -> None:
        """Forget what was selected."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def boxes(self, span: Span) -> list[Piece]:
        """Tell where a span stands in the viewport."""
        return shifted(pieces(self.document(), *self._units(span)), -self._scroll())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        drawings = list(self._within(event.rect()))
        with QPainter(self.viewport()) as painter:
            self._painter.below(painter, drawings)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._painter.above(painter, drawings, self._current)
            if self._article is None:
                self._draw_welcome(painter)
            else:
                top = -self._scroll().y()
                self._masthead.draw(painter, self._left(), top, self._setting)

    def _draw_welcome(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._setting.theme.muted))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(self.viewport().rect(), middle, self.welcome)

    @override
    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: a text that cannot change has none."""
        if event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            asked = cast(QKeyEvent, event)
            if asked.matches(keys.Undo) or asked.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched.emit()
        if Qt.Key.Key_Home <= event.key() <= Qt.Key.Key_Down:  # those that move it
            self.setCursorWidth(_CARET)
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.touched.emit()
        if not self.textCursor().hasSelection():
            self.pointed.emit(self._point_at(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        word = word_at(self._tokens, self._point_at(event.position()))
        if word is not None:
            self.select_span(word)

    def select_span(self, span: Span) -> None:
        """Select a span's words."""
        self._select_units(*self._units(span))

    def _select_units(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _typeset(self, article: Article) -> None:
        document = typeset(article, self._setting)
        # The view deletes the document it leaves if it is that document's parent.
        document.setParent(self)
        self.setDocument(document)
        self.setCursorWidth(0)
        self._set_margins()
        self.verticalScrollBar().setValue(0)

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        format_ = QTextFrameFormat(frame.frameFormat())
        side = self._left()
        format_.setLeftMargin(side)
        format_.setRightMargin(side)
        format_.setTopMargin(self._masthead.height(self._setting))
        format_.setBottomMargin(3 * self._setting.size)
        if format_ != frame.frameFormat():
            frame.setFrameFormat(format_)

    def _left(self) -> float:
        spare = self.viewport().width() - self._setting.measure
        return max(_MARGIN, spare / 2)

    def _scroll(self) -> QPointF:
        return QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )

    def _redraw(self, changed: Sequence[Look]) -> None:
        """Have the lines painted again on which a look has changed."""
        if len(changed) > _MANY:
            self.viewport().update()
            return
        width, shift = self.viewport().width(), -self._scroll()
        shown = self._lines_of(self.viewport().rect())
        for look in changed:
            for piece in pieces(self.document(), look.start, look.end, shown):
                box = piece.box.translated(shift)
                # A line is drawn whole: names on it make room for each other.
                line = QRectF(0, box.top(), width, box.height())
                self.viewport().update(line.adjusted(0, -_AIR, 0, _AIR).toAlignedRect())

    def _within(self, area: QRect) -> Iterator[Drawing]:
        """Work out the boxes of the marks in a part of the viewport."""
        first, last = self._lines_of(area)
        shift = -self._scroll()
        for look in self._looks:
            if look.start >= last:
                break
            if look.end > first:
                boxes = pieces(self.document(), look.start, look.end, (first, last))
                if moved := shifted(boxes, shift):
                    yield Drawing(look, tuple(moved))

    def _lines_of(self, area: QRect) -> Range:
        """Find the range of the lines that reach into a part of the viewport."""
        top, bottom = QPoint(0, area.top() - _AIR), QPoint(0, area.bottom() + _AIR)
        places = (self.cursorForPosition(at).position() for at in (top, bottom))
        return lines_between(self.document(), *places)

    def _point_at(self, place: QPointF) -> int:
        """Find the position under the mouse; a name leads to the words below it."""
        for below in (0.0, _NAME_ROOM * self._setting.size):
            at = place + self._scroll() + QPointF(0, below)
            unit = unit_at(self.document(), at)
            if unit >= 0:
                return self._positions.to_points(unit)
        return -1

    def _units(self, span: Span) -> tuple[int, int]:
        to_units = self._positions.to_units
        return to_units(span.start), to_units(span.end)

    def _put_caret(self, unit: int) -> None:
        value = self.verticalScrollBar().value()
        self._select_units(unit, unit)
        self.verticalScrollBar().setValue(value)
