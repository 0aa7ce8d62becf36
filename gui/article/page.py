"""A page: one article's text, set and scrolled, with nothing on it yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from annotations.article import Article
from annotations.boundaries import snapped_out, trimmed
from annotations.span import Span
from gui.article.document import Setting, typeset
from gui.article.geometry import Piece, pieces
from gui.article.masthead import Masthead
from gui.article.places import Places

_MARGIN = 28


class Page(QTextEdit):
    """Sets a text and scrolls to places in it; positions are code points."""

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
        self.setCursorWidth(0)
        self.places = Places(self)
        self._setting = setting
        self._article: Article | None = None
        self._masthead = Masthead("", "")

    def shows(self, article: Article) -> bool:
        """Tell whether this very article is on the page."""
        return self._article == article

    def reveal(self, span: Span) -> None:
        """Scroll until a span can be read with a few lines around it."""
        units = self.places.units(span)
        boxes = [p.box for p in pieces(self.document(), *units)]
        if not boxes:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = boxes[0].top(), boxes[-1].bottom()
        margin = min(room // 4, 4 * self._setting.size)
        if top - margin < bar.value() or bottom + margin > bar.value() + room:
            bar.setValue(round((top + bottom) / 2 - room / 2.4))
        self._select_units(units[0], units[0])

    def keep_visible(self, span: Span) -> None:
        """Scroll no further than it takes to see a span and the line beyond it."""
        boxes = [piece.box for piece in self.places.boxes(span)]
        bar, room = self.verticalScrollBar(), self.viewport().height()
        margin = min(room / 4, 2.2 * self._setting.size)
        above = boxes[0].top() - margin
        below = boxes[-1].bottom() + margin - room
        if above < 0 or below > 0:
            bar.setValue(round(bar.value() + (above if above < 0 else below)))

    def boxes(self, span: Span) -> list[Piece]:
        """Tell where a span stands in the viewport."""
        return self.places.boxes(span)

    def selected_span(self) -> Span | None:
        """Give the selection in whole tokens, without white space at its ends."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        points = self.places.positions.to_points
        start, end = points(cursor.selectionStart()), points(cursor.selectionEnd())
        span = trimmed(self._article.text, Span(start, end))
        return span and snapped_out(self.places.tokens, span)

    def select_span(self, span: Span) -> None:
        """Select a span's words."""
        self._select_units(*self.places.units(span))

    def drop_selection(self) -> None:
        """Forget what was selected."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._select_units(cursor.position(), cursor.position())

    @override
    def event(self, event: QEvent) -> bool:
        """Leave all keys but those that copy to the window's actions.

        A text that cannot change has nothing to undo, and its cursor walks by tokens.
        """
        if event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            asked = cast(QKeyEvent, event)
            if not (asked.matches(keys.Copy) or asked.matches(keys.SelectAll)):
                event.ignore()
                return False
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins()
        super().resizeEvent(event)

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Keep the text where it is while the selection changes."""
        bar = self.verticalScrollBar()
        value = bar.value()
        yield
        bar.setValue(value)

    def show_flag(self, text: str) -> None:
        """Show above the text what is to be discussed, if anything is."""
        head = replace(self._masthead, flag=" · ".join(text.splitlines()))
        if head != self._masthead:
            self._masthead = head
            self.viewport().update()

    def _set_text(self, article: Article) -> None:
        """Put another text on the page, from its beginning."""
        self._article = article
        self._masthead = Masthead.of(article)
        self.places.take(article.text)
        self._typeset(article)

    def _set_again(self, setting: Setting) -> None:
        """Set the same text in another theme or size, keeping the place."""
        self._setting = setting
        if self._article is not None:
            cursor = self.textCursor()
            top = self.cursorForPosition(QPoint(0, 0)).position()
            scrolled = self.verticalScrollBar().value() > 0
            self._typeset(self._article)
            self._select_units(cursor.anchor(), cursor.position())
            self._scroll_to(top if scrolled else 0)

    def _scroll_to(self, top: int) -> None:
        first = next(pieces(self.document(), top, top + 1), None)
        self.verticalScrollBar().setValue(
            round(first.box.top()) if top and first else 0
        )

    def _select_units(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        with self._still():
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
        format_.setTopMargin(self._masthead.height(self._setting, self._width()))
        format_.setBottomMargin(3 * self._setting.size)
        if format_ != frame.frameFormat():
            frame.setFrameFormat(format_)

    def _width(self) -> float:
        return self.viewport().width() - 2 * self._left()

    def _left(self) -> float:
        spare = self.viewport().width() - self._setting.measure
        return max(_MARGIN, spare / 2)

    def _draw_head(self, painter: QPainter) -> None:
        """Draw what is above the text, or a welcome where there is none."""
        if self._article is not None:
            corner = QPointF(self._left(), -self.places.scroll.y())
            self._masthead.draw(painter, corner, self._setting, self._width())
            return
        painter.setFont(self.viewport().font())
        painter.setPen(QColor(self._setting.theme.muted))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(self.viewport().rect(), middle, self.welcome)
