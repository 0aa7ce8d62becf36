"""Edits over many articles: a worker records them, and the window learns of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from annotations.edit import Edit
from annotations.errors import CopydeskError
from annotations.history import Entry, History
from annotations.session import Session
from db.large import LARGE, stepping
from gui.jobs import Job, Jobs, Work
from gui.needed import project_of
from gui.reviewing import Reviewing
from gui.workspace import Workspace


class LargeEdits(QObject):
    """Has edits made off the UI thread; keys pressed meanwhile are obeyed after it."""

    def __init__(
        self, workspace: Workspace, reviewing: Reviewing, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reviewing = reviewing
        self._jobs = jobs

    def undo(self) -> None:
        """Take back the last edit, wherever it was."""
        entry = project_of(self._workspace).session.history.undoable
        if entry is None or not self._is_large(entry):
            self._reviewing.undo()
        else:
            self._step("Undoing", Session.undo, History(done=[entry]))

    def redo(self) -> None:
        """Bring back the last edit that was undone."""
        entry = project_of(self._workspace).session.history.redoable
        if entry is None or not self._is_large(entry):
            self._reviewing.redo()
        else:
            self._step("Redoing", Session.redo, History(undone=[entry]))

    def submit(self, title: str, work: Work, done: Callable[[object], None]) -> None:
        """Have a worker record an edit; ``done`` is given what the work yields last.

        Until then, whatever else is asked for waits.
        """
        self._workspace.turns.hold()
        self._jobs.submit(
            Job(
                title=title,
                work=work,
                done=partial(self._settle, done),
                failed=self._failed,
                decides=True,
            )
        )

    def learn(self, edit: Edit, told: str) -> None:
        """Show what a worker has recorded, and say it."""
        project_of(self._workspace).session.learn(edit)
        self._workspace.told.emit(told)

    def _step(
        self,
        title: str,
        step: Callable[[Session], Edit | None],
        history: History,
    ) -> None:
        project = project_of(self._workspace)
        project.refuse_if_gone()
        annotator = self._workspace.annotator
        work = partial(stepping, project.path, annotator, history, step)
        self.submit(title, work, self._stepped)

    def _stepped(self, edit: object) -> None:
        if isinstance(edit, Edit):
            self.learn(edit, edit.told)

    def _settle(self, done: Callable[[object], None], outcome: object) -> None:
        try:
            done(outcome)
        finally:
            self._workspace.turns.let_go()

    def _failed(self, error: Exception) -> None:
        try:
            if not isinstance(error, CopydeskError):
                raise error
            project_of(self._workspace).session.read_history()
            self._workspace.refresh()
            self._workspace.failed.emit(str(error))
        finally:
            self._workspace.turns.let_go()

    def _is_large(self, entry: Entry) -> bool:
        return project_of(self._workspace).store.propagation.reach(entry.id) > LARGE
