"""What the user can ask of the program beyond reviewing: files, jobs, views."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from gui.dialogs import files
from gui.dialogs.about import about
from gui.dialogs.cost import CostDialog
from gui.dialogs.shown import show
from gui.elsewhere import Elsewhere
from gui.evaluating import Evaluating
from gui.filling import Filling
from gui.flagging import Flagging
from gui.jobs import Jobs
from gui.labelling import Labelling
from gui.large import LargeEdits
from gui.missed import Missed
from gui.propagating import Propagating
from gui.remembering import Remembering
from gui.reviewing import Reviewing
from gui.samples import sample_project
from gui.settings import USUAL, Settings, tidied
from gui.sighting import Sighting
from gui.theme import Appearance, chosen_theme
from gui.workspace import Workspace


class Commands(QObject):
    """Carries out actions; the window listens to the signals that concern its looks.

    ``is_held`` tells whether what is being done is asked for by a key held down.
    """

    looks_changed = Signal()
    focus_wanted = Signal(str)
    help_wanted = Signal(str)
    dismissed = Signal()
    details_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        reviewing: Reviewing,
        jobs: Jobs,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.workspace = workspace
        self.reviewing = reviewing
        self.sighting = Sighting(workspace, settings)
        self.missed = Missed(workspace, reviewing.pointing, settings)
        self.jobs = jobs
        self.settings = settings
        self.elsewhere = Elsewhere(workspace, reviewing.pointing, window)
        self.evaluating = Evaluating(workspace, jobs, window)
        self.filling = Filling(workspace, jobs, window)
        self.flagging = Flagging(workspace, window)
        self.large = LargeEdits(workspace, reviewing, jobs, self)
        self.remembering = Remembering(workspace, window)
        self.propagating = Propagating(workspace, self.large, settings, window)
        self.labelling = Labelling(workspace, self.large, settings, window)
        self.samples = Path()
        self.is_held: Callable[[], bool] = lambda: False
        self._window = window

    def new_project(self) -> None:
        """Ask for a place and make a project there."""
        if path := files.new_project(self._window):
            self.workspace.attempt(partial(self.workspace.create, path))
            self._remember()

    def open_project(self) -> None:
        """Ask for a project and open it."""
        if path := files.project(self._window):
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project."""
        self.workspace.attempt(partial(self.workspace.open, path))
        self._remember()

    def open_samples(self) -> None:
        """Open the project of sample articles, making it if need be."""
        prepare = partial(sample_project, self.samples)
        self.filling.submit("Preparing samples", prepare, self._sampled)

    def evaluate(self) -> None:
        """Measure a pipeline against gold."""
        self.evaluating.show()

    def note(self) -> None:
        """Ask for a note on the current span."""
        mark = self.workspace.current
        assert mark is not None  # noqa: S101  the action is off without one
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Note")
        dialog.setLabelText(
            "A note, which also confirms the span:"
            if mark.is_pending
            else "A note on this decision:"
        )
        dialog.setTextValue(mark.annotation.note if mark.annotation else "")
        dialog.resize(420, dialog.height())
        dialog.textValueSelected.connect(self._noted)
        show(dialog, in_review=True)

    def toggle_disputed(self) -> None:
        """List only articles that runs disagree about, or all again."""
        query = self.workspace.query
        self.workspace.search(replace(query, disputed=not query.disputed))

    def ask_sure(self) -> None:
        """Ask from which score on suggestions count as sure."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("What counts as sure")
        dialog.setLabelText("Confirm together what is sure by so many per cent:")
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, 100)
        dialog.setIntValue(self.sighting.sure)
        dialog.intValueSelected.connect(self.sighting.set_sure)
        show(dialog)

    def sign_as(self) -> None:
        """Ask who is annotating."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("Annotator")
        dialog.setLabelText("The name that decisions are signed with:")
        dialog.setTextValue(self.workspace.annotator)
        dialog.textValueSelected.connect(self._signed)
        show(dialog)

    def show_cost(self) -> None:
        """Show what reviewing has cost, in figures and over time."""
        project = self.workspace.project
        assert project is not None  # noqa: S101  the action is off without one
        project.leave()
        theme = chosen_theme(self.settings.appearance)
        show(CostDialog(project.store, self.workspace.annotator, theme, self._window))

    def show_about(self) -> None:
        """Say what this program is."""
        about(self._window)

    def appear(self, appearance: Appearance) -> None:
        """Choose light, dark, or as the system has it."""
        self.settings.appearance = appearance
        self.looks_changed.emit()

    def resize_text(self, by: int) -> None:
        """Set the article larger or smaller; 0 is back to the usual size."""
        self.settings.size = self.settings.size + by if by else USUAL
        self.looks_changed.emit()

    def toggle_points(self) -> None:
        """Have keys act on what the mouse points at, or never."""
        self.settings.points = not self.settings.points
        self.reviewing.pointing.end()
        self.looks_changed.emit()

    def toggle_walks_missed(self) -> None:
        """Walk what may be missed before an article is left, or only when asked."""
        self.settings.walks_missed = not self.settings.walks_missed
        self.looks_changed.emit()

    def toggle_hints(self) -> None:
        """Show or hide the keys under the text."""
        self.settings.hints = not self.settings.hints
        self.looks_changed.emit()

    def toggle_tips(self) -> None:
        """Give hints the first times that something applies, or none."""
        self.settings.tips = not self.settings.tips
        self.looks_changed.emit()

    def toggle_suggests_alone(self) -> None:
        """Suggest by itself for new articles, or only when asked."""
        self.settings.suggests_alone = not self.settings.suggests_alone
        if self.settings.suggests_alone:
            self.filling.filled.emit()
        else:
            self.jobs.pause()

    def close(self) -> None:
        """End all that runs beside the window."""
        self.jobs.close()
        self.filling.close()

    def cancel(self) -> None:
        """Stop what runs beside the window."""
        if not self.jobs.can_cancel:
            self.workspace.told.emit("Nothing is running that could be cancelled.")
        self.jobs.cancel()

    def quit(self) -> None:
        """Close the window; everything is on disk."""
        self._window.close()

    def _remember(self) -> None:
        if self.workspace.project is not None:
            self.settings.remember(self.workspace.project.path)

    def _noted(self, text: str) -> None:
        self.workspace.attempt(partial(self.reviewing.note, text))

    def _signed(self, name: str) -> None:
        if tidy := tidied(name):
            self.settings.annotator = tidy
            self.workspace.attempt(partial(self.workspace.sign_as, tidy))

    def _sampled(self, path: object) -> None:
        assert isinstance(path, Path)  # noqa: S101  what sampling yields
        self.open_path(path)
        self.filling.suggest()
