"""What the reviewer's keys do: each method is one action on the current span."""

from annotations import boundaries, review
from annotations.annotation import State
from annotations.edit import Action, Changes
from annotations.layer import Layer
from annotations.marks import Mark, MarkKey, pending
from annotations.session import Desk, Session
from annotations.span import Span
from annotations.wording import shortened
from gui.needed import desk_of, project_of
from gui.pointing import Pointing
from gui.workspace import Workspace


class Reviewing:
    """Turns actions into verbs on the session, and moves on where that helps.

    What is pointed at stays current: whoever holds the mouse goes on by themselves.
    """

    def __init__(self, workspace: Workspace, pointing: Pointing) -> None:
        self._workspace = workspace
        self.pointing = pointing

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
        """Add what is pointed at or selected, or give the current span that label."""
        if (span := self.pointing.words()) is not None:
            self._add(span, label)
            return
        self.pointing.take()
        if mark := self._workspace.current:
            self._relabel(mark, label)

    def label_other(self, label: str) -> None:
        """Give the label to the whole name around what is pointed at, or current.

        Where there is no longer name, it goes to the one word under the mouse.
        """
        span, pointing = self.pointing.other, self.pointing
        if span is None:
            self._workspace.told.emit("These words are no part of a longer name.")
            return
        mark = pointing.target
        if mark is None or mark.state == State.REJECTED or self._standing(span):
            self._add(span, label)
            return
        words = shortened(span.of(self._desk.article.text))
        title = f"Relabel {self._quoted(mark)} {mark.label} → “{words}” {label}"
        changes = review.settle(self._layer, mark, span, label)
        self._perform(Action.RELABEL, title, changes, go_on=mark.is_pending)

    def pull(self, key: MarkKey, span: Span) -> None:
        """Settle the boundaries to which an edge was pulled."""
        with self.pointing.steady():
            self._workspace.select(key)
            if (mark := self._workspace.current) and mark.key == key:
                self._settle("Pull", mark, span)

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

    def snap_out(self) -> None:
        """Have the span cover whole the words that it touches."""
        self._snap(boundaries.snapped_out)

    def snap_in(self) -> None:
        """Have the span cover only the words that it covers whole."""
        self._snap(boundaries.snapped_in)

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
            self._workspace.told.emit(edit.told)

    def redo(self) -> None:
        """Bring back the last edit that was undone."""
        self._refuse_if_gone()
        if (edit := self._session.redo()) is not None:
            self._workspace.told.emit(edit.told)

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
        return project_of(self._workspace).session

    @property
    def _desk(self) -> Desk:
        return desk_of(self._workspace)

    @property
    def _layer(self) -> Layer:
        return self._desk.layer

    def _refuse_if_gone(self) -> None:
        if self._workspace.project is not None:
            self._workspace.project.refuse_if_gone()

    def _perform(
        self, action: Action, title: str, changes: Changes, *, go_on: bool = False
    ) -> None:
        stays = self.pointing.holds and bool(changes)
        self._workspace.perform(action, title, changes, go_on=go_on and not stays)

    def _add(self, span: Span, label: str) -> None:
        standing = self._standing(span)
        self.pointing.unselect()
        if standing is not None:
            if standing.key in self._desk.by_key:
                self._workspace.select(standing.key)
            self._relabel(standing, label)
            return
        title = f"Add “{shortened(span.of(self._desk.article.text))}” {label}"
        self._perform(Action.ADD, title, review.add(self._layer, span, label))

    def _standing(self, span: Span) -> Mark | None:
        """Find what stands on these very words, which is then mended, not doubled.

        That may be something suggested that is not shown.
        """
        opinions = self._desk.opinions
        every = (*opinions.newest, *opinions.only_earlier)
        # Most begin elsewhere, and whole spans take long to compare.
        said = [s for s in every if s.span.start == span.start and s.span == span]
        unseen = (Mark(suggestion=s) for s in pending(self._layer, said))
        marks = (m for m in self._workspace.marks if m.span == span)
        stands = (m for m in (*marks, *unseen) if m.state != State.REJECTED)
        return next(stands, None)

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
        self._settle(verb, mark, span)

    def _snap(self, move: boundaries.Move) -> None:
        mark = self._workspace.current
        if mark is None:
            return
        span = move(self._workspace.tokens, mark.span)
        if span is None:
            self._workspace.told.emit("Snap: no word would be left of it.")
        elif span == mark.span:
            self._workspace.told.emit("Its ends are those of words already.")
        else:
            self._settle("Snap", mark, span)

    def _settle(self, verb: str, mark: Mark, span: Span) -> None:
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
