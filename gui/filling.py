"""What goes into a project and out of it, as jobs beside the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotations.corpus import SuggestSummary
from annotations.errors import CopydeskError
from annotations.exchange.summary import ExportSummary
from annotations.intake.looking import Findings
from annotations.intake.order import ImportOrder
from annotations.intake.summary import Intake
from annotations.release.summary import ReleaseSummary
from annotations.summary import ImportSummary
from db import work
from db.choosing import REMEMBERED, SuggestOrder
from db.intake import importing, looking
from db.releasing import ReleaseOrder, releasing
from gui.dialogs import files
from gui.dialogs.export import ExportDialog, Wishes
from gui.dialogs.importing import ImportDialog
from gui.dialogs.pipeline import PipelineDialog
from gui.dialogs.release import ReleaseDialog
from gui.dialogs.shown import show
from gui.foresight import Foresight, Look
from gui.jobs import Job, Jobs, Work
from gui.needed import project_of
from gui.workspace import Workspace

_LEFT = dict.fromkeys(("Exporting", "Releasing"), "what was there before still is")
"""What is left when a job is cancelled, if not what it had finished."""


class Filling(QObject):
    """Imports, suggests and exports.

    ``announced`` carries a sentence and the lines that go with it; ``filled`` tells
    that articles have come in.
    """

    announced = Signal(str, object)
    filled = Signal()

    def __init__(self, workspace: Workspace, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self.suggesters = work.Suggesters()
        self._workspace = workspace
        self._jobs = jobs
        self._window = window
        self._wishes: dict[tuple[Path, str], Wishes] = {}
        self._came_from: Path | None = None

    def import_files(self) -> None:
        """Ask for files and import them."""
        if paths := files.articles(self._window, self._start()):
            self.import_paths(paths)

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        title = "Import a folder of articles"
        if path := files.folder(self._window, title, self._start()):
            self.import_paths([path])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; if any are annotated, ask first as what."""
        self._came_from = paths[0].parent
        order = ImportOrder(sources=tuple(paths), user=self._workspace.annotator)
        look = partial(looking, project_of(self._workspace).path, order)
        self.submit("Importing", look, self._looked)

    def take(self, order: ImportOrder) -> None:
        """Import."""
        project = project_of(self._workspace)
        self.submit(
            "Importing", partial(importing, project.path, order), self._imported
        )

    def suggest(self) -> None:
        """Have the chosen pipeline go over the articles it has not seen."""
        self.suggest_with(REMEMBERED)

    def suggest_with(self, order: SuggestOrder) -> None:
        """Take another pipeline, or other labels, and go over the articles with it."""
        suggesting = partial(
            self.suggesters.suggesting, project_of(self._workspace).path, order
        )
        self.submit("Suggesting", suggesting, self._suggested)

    def choose_pipeline(self) -> None:
        """Ask which pipeline is to suggest, and what its labels become."""
        dialog = PipelineDialog(project_of(self._workspace).store, self._window)
        dialog.ordered.connect(self.suggest_with)
        show(dialog)

    def export(self) -> None:
        """Ask what to export and where to."""
        project = project_of(self._workspace)
        dialog = ExportDialog(
            project.store, project.path, self._workspace.annotator, self._window
        )
        whose = project.path, self._workspace.annotator
        if whose in self._wishes:
            dialog.begin_with(self._wishes[whose])
        dialog.ordered.connect(lambda _: self._wishes.update({whose: dialog.wishes}))
        dialog.ordered.connect(self.write_export)
        self._foresee(dialog, partial(work.forecasting, project.path))
        show(dialog)

    def write_export(self, order: work.ExportOrder) -> None:
        """Export."""
        project = project_of(self._workspace)
        self.submit(
            "Exporting", partial(work.exporting, project.path, order), self._exported
        )

    def release(self) -> None:
        """Ask what a release is to hold and where it goes."""
        project = project_of(self._workspace)
        dialog = ReleaseDialog(
            project.store, project.path, self._workspace.annotator, self._window
        )
        dialog.ordered.connect(self.write_release)
        self._foresee(dialog, partial(releasing, project.path))
        show(dialog)

    def write_release(self, order: ReleaseOrder) -> None:
        """Write a release."""
        work_ = partial(releasing, project_of(self._workspace).path, order)
        self.submit("Releasing", work_, self._released)

    def count_missed(self) -> None:
        """Look through the articles that nobody has, for what may be missed."""
        project = project_of(self._workspace)
        if project.store.lookout.uncounted():
            looking = partial(work.counting_missed, project.path)
            self.submit(
                "Looking for what is missed",
                looking,
                lambda _: self._workspace.refresh_list(),
            )

    def _start(self) -> Path:
        """Give the folder to look in first: the last one, or the project's."""
        return self._came_from or project_of(self._workspace).path.parent

    def submit(self, title: str, work_: Work, done: Callable[[object], None]) -> None:
        """Queue a job; what the world does to it is said in a sentence."""
        self._jobs.submit(
            Job(
                title=title,
                work=work_,
                done=done,
                failed=self._failed,
                cancelled=partial(self._cancelled, title),
            )
        )

    def close(self) -> None:
        """End the pipelines that are kept ready."""
        self.suggesters.close()

    def _looked(self, found: object) -> None:
        """Ask as what annotated files are to be imported, once they were looked at.

        Plain articles came in with the look.
        """
        if not isinstance(found, Findings):
            self._imported(found)
        elif (project := self._workspace.project) is not None:
            store = project.store
            names = list(store.annotators())
            dialog = ImportDialog(found, store.labels(), names, self._window)
            dialog.ordered.connect(self.take)
            foresight = self._foresight(dialog, partial(looking, project.path))
            dialog.asked.connect(foresight.ask)
            foresight.told.connect(dialog.foretell)
            foresight.failed.connect(dialog.found.setText)
            show(dialog)

    def _imported(self, summary: object) -> None:
        assert isinstance(summary, ImportSummary | Intake)  # noqa: S101  what it yields
        self._learn()
        told, lines = summary.sentence(), tuple(summary.lines()[1:])
        if summary.is_empty and len(lines) == 1:
            told = f"{told} {lines[0]}"
        self.announced.emit(told, lines)
        if summary.came_in:
            self.filled.emit()

    def _suggested(self, summary: object) -> None:
        assert isinstance(summary, SuggestSummary)  # noqa: S101  what suggesting yields
        self._workspace.refresh()
        self._workspace.told.emit(summary.sentence())
        if summary.ignored:
            self.announced.emit(" ".join(summary.lines()), ())

    def _exported(self, summary: object) -> None:
        assert isinstance(summary, ExportSummary)  # noqa: S101  what exporting yields
        self.announced.emit(summary.sentence(), tuple(summary.lines()[1:]))

    def _released(self, summary: object) -> None:
        assert isinstance(summary, ReleaseSummary)  # noqa: S101  what releasing yields
        self.announced.emit(summary.sentence(), tuple(summary.lines()[1:]))

    def _foresee(self, dialog: ExportDialog | ReleaseDialog, look: Look) -> None:
        """Have it looked ahead for a dialog for as long as it is open."""
        foresight = self._foresight(dialog, look)
        dialog.considered.connect(foresight.ask)
        foresight.advanced.connect(dialog.losses.advance)
        foresight.told.connect(dialog.foretell)
        foresight.failed.connect(dialog.losses.say)

    def _foresight(self, dialog: QDialog, look: Look) -> Foresight:
        foresight = Foresight(self._jobs, look, dialog)
        dialog.finished.connect(lambda _: foresight.stop())
        return foresight

    def _learn(self) -> None:
        """Show what a job has stored, edits in this name among it."""
        if self._workspace.project is not None:
            self._workspace.project.session.read_history()
        self._workspace.refresh()

    def _cancelled(self, title: str) -> None:
        self._learn()
        left = _LEFT.get(title, "what was finished is kept")
        self._workspace.told.emit(f"{title} was cancelled; {left}.")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CopydeskError):
            raise error
        self._workspace.refresh()
        self._workspace.failed.emit(str(error))
