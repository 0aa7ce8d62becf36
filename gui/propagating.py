"""Decide once: the last decision repeated where the same words stand."""

from functools import partial
from html import escape

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotations import propagate
from annotations.edit import Action, Edit, Kind
from annotations.elsewhere import (
    Recorded,
    Repeat,
    Wanted,
    done_here,
    named,
    said,
)
from annotations.following import is_repeated
from annotations.propagate import Decision, Places
from annotations.session import Desk
from annotations.wording import LEFT_TO_RIGHT, counted
from db.large import repeating
from gui.dialogs.propagation import PropagationDialog, Sources
from gui.dialogs.shown import show
from gui.keys import bold
from gui.large import LargeEdits
from gui.needed import desk_of, project_of
from gui.settings import Settings
from gui.theme import chosen_theme, ink
from gui.workspace import Workspace

_GREY = "#888888"
_SOON = 150
"""Milliseconds after which more of the same words are counted, clear of the key."""
_NOWHERE = "{}: these words stand undecided nowhere else."
_NOTHING = "Decide on a span first: {review.same_here} repeats it on the same words."


class Propagating(QObject):
    """Remembers what was decided last, and repeats it here or everywhere.

    ``offered`` carries a sentence about how many more of the same words stand here,
    as rich text.
    """

    offered = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        large: LargeEdits,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._large = large
        self._settings = settings
        self._window = window
        self._last: Decision | None = None
        self._offering: Decision | None = None
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self._say_offer)
        workspace.project_changed.connect(self._forget)
        workspace.article_changed.connect(partial(self._offer, None))
        workspace.edited.connect(self._on_edit)

    @property
    def decision(self) -> Decision | None:
        """What would be repeated: the current span's, or else the last one made."""
        desk, current = self._workspace.desk, self._workspace.current
        if desk is None or current is None or current.annotation is None:
            return self._last
        return Decision.of(desk.article.text, current.annotation)

    def here(self) -> None:
        """Repeat the decision in this article, where the words are undecided."""
        if (decision := self._asked_for()) is None:
            return
        desk, current = self._desk, self._workspace.current
        places = propagate.same_words_here(propagate.sheet_of(desk), decision)
        changes = propagate.changes_at(desk.layer, places.changes, decision)
        if changes:
            number = counted(len(places.changes), "place")
            title = f"{said(decision)} in {number} of this article"
            go_on = (
                current is not None
                and current.is_pending
                and propagate.settles(places, current.span)
            )
            self._workspace.perform(Action.PROPAGATE, title, changes, go_on=go_on)
        self._workspace.told.emit(self._told(decision, places))

    def everywhere(self) -> None:
        """Show where the words stand in all articles, and repeat it where ticked."""
        if (decision := self._asked_for()) is None:
            return
        project = project_of(self._workspace)
        store, labels = project.store, project.labels
        wanted = Wanted(decision=decision, annotator=self._workspace.annotator)
        sources = Sources(store.propagation.look, lambda id_: store.article(id_).text)
        dialog = PropagationDialog(wanted, self._desk.article.id, sources, self._window)
        if dialog.is_empty:
            dialog.deleteLater()
            self._workspace.told.emit(_NOWHERE.format(said(decision)))
            return
        known = decision.label in labels
        colour = labels.named(decision.label).colour if known else _GREY
        theme = chosen_theme(self._settings.appearance)
        dialog.dress(theme, ink(colour, theme))
        dialog.ordered.connect(self.repeat)
        show(dialog, in_review=True)

    def repeat(self, order: Repeat) -> None:
        """Repeat a decision in other articles."""
        self._workspace.attempt(partial(self._submit, order))

    @property
    def _desk(self) -> Desk:
        return desk_of(self._workspace)

    def _asked_for(self) -> Decision | None:
        if self.decision is None:
            self._workspace.told.emit(self._workspace.keymap.said(_NOTHING))
        return self.decision

    def _submit(self, order: Repeat) -> None:
        project = project_of(self._workspace)
        project.refuse_if_gone()
        work = partial(repeating, project.path, order)
        self._large.submit("Repeating", work, partial(self._repeated, order))

    def _repeated(self, order: Repeat, outcome: object) -> None:
        assert isinstance(outcome, Recorded)  # noqa: S101  what repeating yields
        left = f"; {outcome.left:,} decided meanwhile" if outcome.left else ""
        if outcome.edit is None:
            self._workspace.told.emit(f"Nothing was left to decide there{left}.")
            return
        articles = counted(len(outcome.edit.article_ids), "article")
        told = f"{said(order.wanted.decision)}: {order.places - outcome.left:,} more"
        self._large.learn(outcome.edit, f"{told} in {articles}{left}.")

    def _told(self, decision: Decision, places: Places) -> str:
        """Say what was done, and where to see what was left."""
        shows = self._workspace.keymap.named("review.same_everywhere")
        more = f": {shows} shows what" if places.conflicts else ""
        return f"{done_here(decision, places)}{more}."

    def _on_edit(self, edit: Edit) -> None:
        desk = self._workspace.desk
        if desk is None or is_repeated(edit):
            self._offer(None)
            return
        if made := propagate.decided(desk.article, edit):
            self._last = made
        elif edit.kind is Kind.UNDO and edit.action is not Action.PROPAGATE:
            self._last = None
        self._offer(made)

    def _offer(self, decision: Decision | None) -> None:
        """Say how many more of the same words stand undecided in this article."""
        self._offering = decision
        self._later.start()

    def _say_offer(self) -> None:
        decision = self._offering
        if decision is None or self._workspace.desk is None:
            self.offered.emit("")
            return
        sheet = propagate.sheet_of(self._desk)
        number = len(propagate.same_words_here(sheet, decision).changes)
        verb = "marks" if decision.accepted else "rejects"
        here = f"{{review.same_here}} {verb} {number:,} more here · " if number else ""
        offer = f"{here}{{review.same_everywhere}} looks elsewhere"
        keyed = self._workspace.keymap.said(offer, bold)
        sentence = f"{LEFT_TO_RIGHT}{escape(named(decision))}: {keyed}"
        self.offered.emit(sentence)

    def _forget(self) -> None:
        self._last = None
        self._offer(None)
