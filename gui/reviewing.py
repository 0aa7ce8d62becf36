"""What the reviewer's keys do: each method is one action on the current span."""

from collections.abc import Callable

from annotations import boundaries, review
from annotations.annotation import State
from annotations.edit import Action, Changes
from annotations.layer import Layer
from annotations.marks import Mark
from annotations.session import Desk, Session
from annotations.span import Span
from annotations.wording import shortened
from gui.workspace import Workspace


class Reviewing:
    """Turns actions into verbs on the session, and moves on where that helps.

    ``selection`` answers with the span that is selected in the text, if any, and
    ``unselect`` drops it.
    """

    def __init__(
        self,
        workspace: Workspace,
        selection: Callable[[], Span | None],
        unselect: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._selection = selection
        self._unselect = unselect

    def confirm(self) -> None:
        """Agree with the current span and go on to the next pending one."""
        if mark := self._workspace.current:
            self._perform(
                Action.CONFIRM,
                f"Confirm {self._quoted(mark)} {mark.label}",
                review.confirm(self._layer, [mark]),
                go_on=True,
            )
        else:
            self._workspace.step(1, pending_only=True)

    def reject(self) -> None:
        """Turn the current span down and go on."""
        mark = self._workspace.current
        if mark is None:
            return
        self._perform(
            Action.REJECT,
            f"Reject {self._quoted(mark)} {mark.label}",
            review.reject(self._layer, [mark]),
            go_on=mark.is_pending,
        )

    def label(self, label: str) -> None:
        """Add what is selected under a label, or give the current span that label."""
        if (span := self._selection()) is not None:
            self._add(span, label)
        elif mark := self._workspace.current:
            self._relabel(mark, label)

    def grow_left(self) -> None:
        """Take in the token before."""
        self._resize("Grow", boundaries.grow_left)

    def grow_right(self) -> None:
        """Take in the token after."""
        self._resize("Grow", boundaries.grow_right)

    def shrink_left(self) -> None:
        """Let go of the first token."""
        self._resize("Shrink", boundaries.shrink_left)

    def shrink_right(self) -> None:
        """Let go of the last token."""
        self._resize("Shrink", boundaries.shrink_right)

    def delete(self) -> None:
        """Withdraw the decision about the current span."""
        if mark := self._workspace.current:
            self._perform(
                Action.DELETE,
                f"Delete {self._quoted(mark)} {mark.label}",
                review.delete(self._layer, mark),
            )

    def note(self, text: str) -> None:
        """Write a note beside the current decision."""
        if mark := self._workspace.current:
            self._perform(
                Action.NOTE,
                f"Note on {self._quoted(mark)}",
                review.note(self._layer, mark, text),
            )

    def undo(self) -> None:
        """Take back the last edit, wherever it was."""
        self._refuse_if_gone()
        if (edit := self._session.undo()) is not None:
            self._workspace.told.emit(f"Undone: {edit.title}")

    def redo(self) -> None:
        """Bring back the last edit that was undone."""
        self._refuse_if_gone()
        if (edit := self._session.redo()) is not None:
            self._workspace.told.emit(f"Done again: {edit.title}")

    def done_and_next(self) -> None:
        """Mark the article done and open the next unfinished one."""
        title = f"Done: {self._desk.article.title}"
        self._perform(Action.MARK_DONE, title, review.mark_done(self._layer))
        self._open_next()

    def confirm_rest_and_next(self) -> None:
        """Confirm all that is pending, mark the article done, and go on."""
        rest = self._workspace.shown.pending
        changes = (
            *review.confirm(self._layer, rest),
            *review.mark_done(self._layer),
        )
        title = f"Confirm {len(rest)} and done: {self._desk.article.title}"
        self._perform(Action.CONFIRM_REST, title, changes)
        self._open_next()

    def confirm_sure(self, percent: int) -> None:
        """Confirm what is pending with a score of at least so many per cent."""
        sure = self._workspace.shown.sure(percent / 100)
        if not sure:
            self._workspace.told.emit(f"Nothing pending here has {percent} % or more.")
            return
        title = f"Confirm {len(sure)} of {percent} % and more"
        self._perform(Action.CONFIRM, title, review.confirm(self._layer, sure))

    def take_other(self) -> None:
        """Confirm what another run says about the words of the current span."""
        mark = self._workspace.current
        if mark is None:
            return
        other = self._desk.opinions.other_word(self._layer, mark)
        if other is None:
            self._workspace.told.emit("No other run has another word to take here.")
            return
        taken = Mark(suggestion=other)
        self._perform(
            Action.CONFIRM,
            f"Take {self._quoted(taken)} {other.label} of another run",
            review.confirm(self._layer, [taken]),
            go_on=True,
        )

    def reopen(self) -> None:
        """Take a finished article up again."""
        title = f"Reopen: {self._desk.article.title}"
        self._perform(Action.REOPEN, title, review.reopen(self._layer))

    @property
    def _session(self) -> Session:
        project = self._workspace.project
        assert project is not None  # noqa: S101  the actions are off without one
        return project.session

    @property
    def _desk(self) -> Desk:
        desk = self._session.desk
        assert desk is not None  # noqa: S101  the actions are off without one
        return desk

    @property
    def _layer(self) -> Layer:
        return self._desk.layer

    def _refuse_if_gone(self) -> None:
        if self._workspace.project is not None:
            self._workspace.project.refuse_if_gone()

    def _perform(
        self, action: Action, title: str, changes: Changes, *, go_on: bool = False
    ) -> None:
        self._workspace.perform(action, title, changes, go_on=go_on)

    def _add(self, span: Span, label: str) -> None:
        standing = self._standing(span)
        self._unselect()
        if standing is not None:
            self._workspace.select(standing.key)
            self._relabel(standing, label)
            return
        title = f"Add “{shortened(span.of(self._desk.article.text))}” {label}"
        self._perform(Action.ADD, title, review.add(self._layer, span, label))

    def _standing(self, span: Span) -> Mark | None:
        """Find what stands on these very words, which is then mended, not doubled."""
        marks = (m for m in self._workspace.marks if m.span == span)
        return next((m for m in marks if m.state != State.REJECTED), None)

    def _relabel(self, mark: Mark, label: str) -> None:
        title = f"Relabel {self._quoted(mark)} {mark.label} → {label}"
        if mark.label == label:
            title = f"Confirm {self._quoted(mark)} {label}"
        changes = review.relabel(self._layer, mark, label)
        # What was decided before is being mended, so stay with it.
        self._perform(Action.RELABEL, title, changes, go_on=mark.is_pending)

    def _resize(self, verb: str, move: boundaries.Move) -> None:
        mark = self._workspace.current
        if mark is None:
            return
        span = move(self._workspace.tokens, mark.span)
        if span is None:
            self._workspace.told.emit(f"{verb}: no further token on this side.")
            return
        words = shortened(span.of(self._desk.article.text))
        title = f"{verb} {self._quoted(mark)} → “{words}”"
        self._perform(Action.RESIZE, title, review.resize(self._layer, mark, span))

    def _open_next(self) -> None:
        following = self._workspace.next_unfinished()
        if following is None:
            self._workspace.told.emit("Every article in this list is done.")
        else:
            self._workspace.open_article(following)

    def _quoted(self, mark: Mark) -> str:
        return f"“{shortened(mark.span.of(self._desk.article.text))}”"
