"""The token cursor: words to label, found without a mouse."""

from collections.abc import Callable

from annotations.cursor import (
    Cursor,
    extended,
    next_of,
    over,
    runs_left,
)
from annotations.extent import Extents, extents_of, other, unmarked
from annotations.marks import Mark
from annotations.missed import Candidate, clear
from annotations.span import Span
from annotations.tokens import Tokens
from annotations.wording import shortened
from gui.article.overlays import Over
from gui.article.view import ArticleView
from gui.workspace import Workspace

_PARAGRAPH = "The paragraph ends here, and no span runs over its end."
_SAID = "Cursor on {}: a label's key marks it."
_NO_MORE = "No further name or number on this side that nothing marks."


class TokenCursor:
    """Walks by tokens from the current span, or from the top of what is seen.

    Steps of 1 go to the right or down as it is seen, steps of -1 left or up.
    """

    def __init__(
        self, workspace: Workspace, view: ArticleView, moved: Callable[[], None]
    ) -> None:
        self._workspace = workspace
        self._view = view
        self._moved = moved
        self._cursor: Cursor | None = None
        self._column: float | None = None
        self._said = ""

    @property
    def span(self) -> Span | None:
        """The words under the cursor."""
        return self._cursor.span(self._tokens) if self._cursor else None

    @property
    def place(self) -> int:
        """The position from which a search goes on."""
        here = self._start() or self._top()
        return here.span(self._tokens).start if here else 0

    def step(self, step: int) -> None:
        """Go to the token on the right, or on the left."""
        here = self._start()
        if here is None:
            self._put(self._top())
            return
        last = self._is_forward(step, here)
        onto = self._view.places.beside(here.last if last else here.first, step)
        self._go(onto, extend=False)

    def extend(self, step: int) -> None:
        """Take in the token on the right, or on the left, or let one go."""
        if self._cursor is None:
            self.step(step)
            return
        anchor = Cursor(self._cursor.anchor, self._cursor.anchor)
        forward = 1 if self._is_forward(step, anchor) else -1
        self._go(self._cursor.head + forward, extend=True)

    def go_line(self, step: int, *, extend: bool = False) -> None:
        """Go to the line below, or above, as straight as can be."""
        here = self._start()
        if here is None:
            self._put(self._top())
            return
        if self._column is None:
            self._column = self._view.places.column(here.head)
        column = self._column
        onto = self._view.places.other_line(here.head, step, column)
        self._go(onto, extend=extend)
        self._column = column

    def go_end(self, step: int, *, extend: bool = False) -> None:
        """Go to the last token of the line, or to its first."""
        here = self._start()
        if here is None:
            self._put(self._top())
            return
        first, last = self._view.places.line_ends(here.head)
        self._go(last if step > 0 else first, extend=extend)

    def jump(self, step: int) -> None:
        """Go to the next name or number that nothing marks, and take it whole."""
        here = self._start()
        span = here.span(self._tokens) if here else None
        if here is None and (top := self._top()):
            span = _before(top.span(self._tokens), step)
        found = next_of(self.unmarked, span, step)
        if found is None:
            self._workspace.told.emit(_NO_MORE)
        else:
            self.put(found)

    def put(self, span: Span) -> None:
        """Take the tokens of a span."""
        self._put(over(self._tokens, span))

    def drop(self) -> None:
        """Take the cursor away."""
        if self._cursor is not None:
            self._put(None)

    def unmarked_at(self, point: int) -> Span | None:
        """Find what a label's key would mark at a position that nothing marks."""
        extents = self._extents
        marks = filter(_stands, self._workspace.marks)
        return unmarked(extents, marks, point) if extents else None

    def other_than(self, span: Span, point: int | None = None) -> Span | None:
        """Find what else may be meant by some words, or by a position in them."""
        extents, marks = self._extents, filter(_stands, self._workspace.marks)
        taken = [m.span for m in marks if not m.is_pending and m.span != span]
        return other(extents, span, taken, point) if extents else None

    @property
    def unmarked(self) -> tuple[Span, ...]:
        """List what looks like a name or a number and is not marked, in order."""
        extents, desk = self._extents, self._workspace.desk
        if extents is None or desk is None:
            return ()
        taken = [mark.span for mark in self._workspace.marks if _stands(mark)]
        taken += [one.span for one in desk.layer if one.is_nothing]
        names = (Candidate(extents.span(words), "") for words in extents.names)
        return tuple(one.span for one in clear(names, taken))

    @property
    def _extents(self) -> Extents | None:
        desk = self._workspace.desk
        return extents_of(desk.article.text, desk.article.zones) if desk else None

    @property
    def _tokens(self) -> Tokens:
        return self._view.places.tokens

    def _start(self) -> Cursor | None:
        """Begin where the cursor is, or on the current span if that is in sight."""
        if self._cursor is not None or not self._tokens:
            return self._cursor
        mark = self._workspace.current
        if mark is None or not self._view.places.is_visible(mark.span):
            return None
        return over(self._tokens, mark.span)

    def _top(self) -> Cursor | None:
        index = self._view.places.top_token()
        return Cursor(index, index) if index >= 0 else None

    def _is_forward(self, step: int, cursor: Cursor) -> bool:
        leftward = runs_left(self._tokens.text, cursor.span(self._tokens))
        return (step > 0) != leftward

    def _go(self, onto: int | None, *, extend: bool) -> None:
        if onto is None:
            return
        if not extend or self._cursor is None:
            self._put(Cursor(onto, onto))
            return
        wider = extended(self._tokens, self._cursor, onto)
        if wider == self._cursor:
            self._workspace.told.emit(_PARAGRAPH)
        else:
            self._put(wider)

    def _put(self, cursor: Cursor | None) -> None:
        self._cursor, self._column = cursor, None
        span = self.span
        self._view.show_over(Over.CURSOR, (span,) if span else ())
        self._say(span)
        if span and cursor:
            self._view.drop_selection()
            self._view.keep_visible(self._tokens[cursor.head])
            self._moved()

    def _say(self, span: Span | None) -> None:
        words = f"“{shortened(span.of(self._tokens.text))}”" if span else ""
        self._view.setAccessibleDescription(words and f"Cursor on {words}")
        before, self._said = self._said, words and _SAID.format(words)
        if self._said:
            self._workspace.told.emit(self._said)
        elif before:
            self._workspace.withdrawn.emit(before)


def _before(top: Span, step: int) -> Span:
    """Have a search from the top of what is seen find what stands there, too."""
    return Span(max(0, top.start - 1), max(1, top.start)) if step > 0 else top


def _stands(mark: Mark) -> bool:
    return mark.state != "rejected"
