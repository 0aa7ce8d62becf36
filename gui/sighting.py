"""What the reviewer sees of what machines say: threshold, second opinion, doubt."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotations.marks import Mark
from annotations.wording import counted
from gui.settings import Settings
from gui.workspace import Workspace

_STEP = 5


class Sighting(QObject):
    """Turns the keys for looking into what the workspace shows; decides nothing.

    ``peeking`` shows what is below the threshold until it is switched off again;
    ``second_opinion`` shows what only an earlier run found.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._settings = settings
        self.peeking = False
        self.second_opinion = False
        workspace.project_changed.connect(self._look)

    @property
    def threshold(self) -> int:
        """The score below which suggestions are hidden, in per cent."""
        return self._settings.threshold

    @property
    def sure(self) -> int:
        """The score from which suggestions count as sure, in per cent."""
        return self._settings.sure

    def set_threshold(self, percent: int) -> None:
        """Hide what is below another score, and say how much that is."""
        self._settings.threshold = min(100, max(0, percent))
        self.peeking = False
        self._look()
        hidden = counted(self._workspace.shown.hidden, "suggestion")
        self._workspace.told.emit(
            f"Shown from {self.threshold} % on: {hidden} hidden here."
            if self.threshold
            else "Suggestions of every score are shown."
        )

    def set_sure(self, percent: int) -> None:
        """Say from which score on suggestions count as sure."""
        self._settings.sure = min(100, max(1, percent))
        self.changed.emit()

    def raise_threshold(self) -> None:
        """Show fewer."""
        self.set_threshold((self.threshold // _STEP + 1) * _STEP)

    def lower_threshold(self) -> None:
        """Show more."""
        self.set_threshold((self.threshold - 1) // _STEP * _STEP)

    def toggle_hidden(self) -> None:
        """Show what is below the threshold, or hide it again."""
        self.peeking = not self.peeking
        self._look()

    def toggle_second_opinion(self) -> None:
        """Show what only an earlier run found, or hide it again."""
        self.second_opinion = not self.second_opinion
        self._look()

    def step_disputed(self, step: int) -> None:
        """Go to the next or previous undecided span about which runs disagree."""
        shown = self._workspace.shown
        if shown.disputed:
            self._go(shown.disputed, step)
        elif shown.only_earlier:
            found = counted(shown.only_earlier, "span")
            shows = self._workspace.keymap.said("{view.second_opinion} shows")
            self._workspace.told.emit(f"An earlier run alone found {found}: {shows}.")
        else:
            self._workspace.told.emit("Runs disagree about nothing undecided here.")

    def step_doubt(self, step: int) -> None:
        """Go to the pending span that is next in doubt, the most doubtful first."""
        doubtful = self._workspace.shown.by_doubt()
        if doubtful:
            self._go_in(doubtful, step)
        else:
            self._workspace.told.emit("Nothing pending here has a score.")

    def _go(self, marks: Sequence[Mark], step: int) -> None:
        """Go on from the current span in reading order, around the ends."""
        here = self._workspace.current
        if here is None or here in marks:
            self._go_in(marks, step)
            return
        before = [m for m in marks if m.span < here.span]
        after = [m for m in marks if m.span >= here.span]
        around = [*after, *before] if step > 0 else [*before[::-1], *after[::-1]]
        self._workspace.select(around[0].key)

    def _go_in(self, marks: Sequence[Mark], step: int) -> None:
        """Go on in the order given; from elsewhere, to its first or last."""
        here = self._workspace.current
        place = next((at for at, mark in enumerate(marks) if mark is here), None)
        if place is None:
            place = -1 if step > 0 else 0
        self._workspace.select(marks[(place + step) % len(marks)].key)

    def _look(self) -> None:
        self._workspace.look(
            threshold=0.0 if self.peeking else self.threshold / 100,
            second_opinion=self.second_opinion,
            silenced=self.peeking,
        )
        self.changed.emit()
