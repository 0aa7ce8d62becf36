"""What hands point at beside the current span: with a token cursor, with the mouse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from annotations.annotation import State
from annotations.cursor import crosses_paragraphs
from annotations.edit import Edit, Kind, annotation_changes
from annotations.errors import CopydeskError
from annotations.marks import Mark, MarkKey, under
from annotations.span import Span
from gui.article.overlays import Over
from gui.article.view import ArticleView
from gui.jump import Jump
from gui.token_cursor import TokenCursor
from gui.workspace import Workspace


class Pointing(QObject):
    """Keeps what was moved last, cursor or mouse, and what it stands on.

    While the mouse was moved last, keys act on the span under it, and a label's key
    adds the unmarked words under it. This holds, whatever they do to those words,
    until the mouse moves on or a key goes elsewhere. ``changed`` tells that something
    else is pointed at; ``is_on`` whether pointing is wanted.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, view: ArticleView, is_on: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._workspace = workspace
        self._view = view
        self._is_on = is_on
        self._point = -1
        self._key: MarkKey | None = None
        self._words: Span | None = None
        self._steady = False
        self._offers_other = False
        self.cursor = TokenCursor(workspace, view, self._leave_mouse)
        self.jump = Jump(workspace, view, self.cursor)
        workspace.current_changed.connect(self.end)
        workspace.article_changed.connect(self.end)
        workspace.sight_changed.connect(self.end)
        workspace.edited.connect(self._follow)
        view.scrolled.connect(self._leave_mouse)
        view.hovered.connect(self._hover)
        view.pointed.connect(self._click)
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Shift go down and up over the text."""
        kind = event.type()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            if cast(QKeyEvent, event).key() == Qt.Key.Key_Shift:
                self.offer_other(offered=kind == QEvent.Type.KeyPress)
        elif kind == QEvent.Type.FocusOut:
            self.offer_other(offered=False)
        return False

    @property
    def mark(self) -> Mark | None:
        """The marked span under the mouse."""
        desk = self._workspace.desk
        return desk.by_key.get(self._key) if desk and self._key else None

    @property
    def holds(self) -> bool:
        """Tell whether the hand is on the mouse, so that the text must not move."""
        return self._steady or self.mark is not None or self._words is not None

    def words(self) -> Span | None:
        """Give the words that a label's key is to mark, if there are such.

        Raises:
            CopydeskError: what is selected runs over the end of a paragraph.
        """
        if self.cursor.span is not None:
            return self.cursor.span
        selected = self._view.selected_span()
        if selected is None:
            return self._words
        if crosses_paragraphs(self._view.places.tokens.text, selected):
            raise CopydeskError(
                "What is selected runs over the end of a paragraph, and no span does: "
                "select within one."
            )
        return selected

    @property
    def other(self) -> Span | None:
        """The other words that may be meant: the whole name, or else a part of it.

        Without the mouse they are found around the token cursor, what is selected, or
        the current span.
        """
        desk = self._workspace.desk
        if desk is None or not self._view.shows(desk.article):
            return None
        mark = self.target
        said = mark.span if mark else self._chosen or self._words
        point = self._point if self._point >= 0 and not self._chosen else None
        return self.cursor.other_than(said, point) if said else None

    @property
    def target(self) -> Mark | None:
        """The mark in whose place other words may be meant, if there is one."""
        if self._chosen is not None:
            return None
        return self.mark if self._point >= 0 else self._workspace.current

    @property
    def _chosen(self) -> Span | None:
        return self.cursor.span or self._view.selected_span()

    def offer_other(self, *, offered: bool) -> None:
        """Outline the other words that may be meant, or what is pointed at again."""
        if offered != self._offers_other:
            self._offers_other = offered
            self._show()

    def unselect(self) -> None:
        """Drop the cursor and the selection, which have served."""
        chosen = self._chosen
        self.cursor.drop()
        self._view.drop_selection()
        if chosen is not None:
            self._leave_mouse()

    def take(self) -> None:
        """Make the span under the mouse the current one; keys act on that."""
        if (mark := self.mark) is None:
            self.end()
            return
        with self.steady():
            self._workspace.select(mark.key)

    def end(self) -> None:
        """Leave what was pointed at: the keys have gone on without it."""
        if not self._steady:
            self.cursor.drop()
            self._leave_mouse()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Do what follows the mouse, so that it neither ends nor scrolls."""
        before, self._steady = self._steady, True
        try:
            yield
        finally:
            self._steady = before

    def _leave_mouse(self) -> None:
        if not self._steady:
            self._view.rest_mouse()
            self._aim(-1)

    def _click(self, point: int) -> None:
        """Choose the span that was clicked, and go on pointing at it."""
        with self.steady():
            self.cursor.drop()
            self._workspace.select_at(point)
            current = self._workspace.current
            if self._is_on() and current and current in under([current], point):
                self._aim(point)
                self._key = current.key
                self._show()

    def _hover(self, point: int) -> None:
        if not self._is_on() or self._workspace.desk is None:
            return
        if point >= 0:
            self.cursor.drop()
        spot = self._spot(point)
        if spot != self._spot(self._point) or not self.holds:
            self._aim(point)

    def _spot(self, point: int) -> Span | int:
        """Give the token at a position: within it, nothing else is pointed at."""
        return self._view.places.tokens.at(point) or point

    def _follow(self, edit: Edit) -> None:
        """Stay on the words through what is done to them; else let go."""
        self.cursor.drop()
        if self._point < 0:
            self._show()
        elif edit.kind is not Kind.FRESH and not self._concerns(edit):
            self._leave_mouse()
        elif self.mark is None:
            self._aim(self._point)
        else:
            self._show()

    def _concerns(self, edit: Edit) -> bool:
        """Tell whether an edit is about what is pointed at."""
        desk = self._workspace.desk
        here = desk.article.id if desk else None
        spans = [
            side.span
            for change in annotation_changes(edit.changes)
            for side in (change.before, change.after)
            if side is not None and change.article_id == here
        ]
        return any(span.start <= self._point < span.end for span in spans)

    def _aim(self, point: int) -> None:
        """Find what stands at a position and outline it."""
        before = self._key, self._words
        self._point, self._key, self._words = point, None, None
        if point >= 0:
            self._key = self._marked(point)
            self._words = None if self._key else self.cursor.unmarked_at(point)
        if (self._key, self._words) != before:
            self.changed.emit()
        if self._offers_other or (self._key, self._words) != before:
            self._show()

    def _show(self) -> None:
        span = self.mark.span if self.mark else self._words
        if self._offers_other and (other := self.other):
            span = other
        self._view.show_over(Over.POINTED, (span,) if span else ())

    def _marked(self, point: int) -> MarkKey | None:
        """Find the innermost span at a position, what is rejected last of all."""
        desk = self._workspace.desk
        if desk is None:
            return None
        found = under(desk.marks, point)
        return min(found, key=_rank).key if found else None


def _rank(mark: Mark) -> tuple[bool, int, bool]:
    return mark.state == State.REJECTED, len(mark.span), not mark.is_pending
