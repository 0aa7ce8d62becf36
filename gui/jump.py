"""Jumping to words by typing some of their letters."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotations.annotation import State
from annotations.find import matches, nearest
from annotations.marks import Mark, under
from annotations.span import Span
from gui.article.overlays import Over
from gui.article.view import ArticleView
from gui.panels.find import FindStrip
from gui.token_cursor import TokenCursor
from gui.workspace import Workspace


class Jump(QObject):
    """Searches on from where one is, at each letter; goes there or back again."""

    def __init__(
        self, workspace: Workspace, view: ArticleView, cursor: TokenCursor
    ) -> None:
        super().__init__(view)
        self.strip = FindStrip()
        self._workspace = workspace
        self._view = view
        self._cursor = cursor
        self._found: Sequence[Span] = ()
        self._at = 0
        self._begun: tuple[int, Span | None] = (0, None)
        self._origin = 0
        self._connect()

    def open(self) -> None:
        """Ask for some letters; those of last time are there to be used again."""
        self._begun = self._view.verticalScrollBar().value(), self._cursor.span
        self._origin = self._cursor.place
        self._cursor.drop()
        self.strip.show()
        self.strip.field.setFocus()
        self.strip.field.selectAll()
        self._search(self.strip.field.text())

    def _connect(self) -> None:
        field = self.strip.field
        field.textEdited.connect(self._search)
        field.stepped.connect(self._step)
        field.taken.connect(self._take)
        field.left.connect(self._leave)
        self._workspace.article_changed.connect(self._close)

    def _search(self, typed: str) -> None:
        self._found = matches(self._view.places.tokens, typed)
        self._at = nearest(self._found, self._origin)
        self._show()

    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._show()

    def _show(self) -> None:
        """Let all that is found stand out, and one of it more than the others."""
        chosen = self._found[self._at] if self._found else None
        self._view.show_over(Over.FOUND, self._found)
        self._view.show_over(Over.CHOSEN, (chosen,) if chosen else ())
        self.strip.say(self._at + 1, len(self._found))
        if chosen:
            self._view.reveal(chosen)
        else:
            self._view.verticalScrollBar().setValue(self._begun[0])

    def _take(self) -> None:
        """Go there: to the span that is marked there, else with the token cursor."""
        chosen = self._found[self._at] if self._found else None
        if chosen is None:
            self._leave()
            return
        self._close()
        if (mark := self._marked(chosen)) is None:
            self._cursor.put(chosen)
        else:
            self._workspace.select(mark.key)

    def _leave(self) -> None:
        """Go back to where one was."""
        self._close()
        scrolled, span = self._begun
        self._view.verticalScrollBar().setValue(scrolled)
        if span is not None:
            self._cursor.put(span)

    def _close(self) -> None:
        if not self.strip.isHidden():
            self._found = ()
            for over in (Over.FOUND, Over.CHOSEN):
                self._view.show_over(over, ())
            self.strip.hide()
            self._view.setFocus()

    def _marked(self, span: Span) -> Mark | None:
        """Find the innermost span that is marked over some words."""
        over = (m for m in under(self._workspace.marks, span.start) if _holds(m, span))
        return min(over, key=lambda mark: len(mark.span), default=None)


def _holds(mark: Mark, span: Span) -> bool:
    return mark.state != State.REJECTED and mark.span.contains(span)
