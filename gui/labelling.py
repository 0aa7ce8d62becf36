"""The label scheme in the window: shown as it is, and changed."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotations.edit import Action, Edit
from annotations.scheme import Recast
from db.large import recasting
from gui.dialogs.scheme import SchemeDialog
from gui.dialogs.shown import show
from gui.large import LargeEdits
from gui.needed import project_of
from gui.settings import Settings
from gui.theme import chosen_theme
from gui.workspace import Workspace


class Labelling(QObject):
    """Keeps the window's labels those of the project, and has them changed."""

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
        # Another program may have changed them: looking takes less than a blink.
        workspace.article_changed.connect(self._look_again)
        workspace.keys_changed.connect(self._look_again)
        workspace.edited.connect(self._follow)

    def show(self) -> None:
        """Show the labels and what can be done with them."""
        theme = chosen_theme(self._settings.appearance)
        dialog = SchemeDialog(self._workspace, theme, self._window)
        dialog.ordered.connect(self.change)
        dialog.undo.clicked.connect(self.undo)
        show(dialog)

    def change(self, recast: Recast) -> None:
        """Change the scheme, and everybody's annotations with it."""
        project = project_of(self._workspace)
        project.refuse_if_gone()
        work = partial(
            recasting, project.path, recast, annotator=self._workspace.annotator
        )
        self._large.submit("Changing labels", work, self._changed)

    def undo(self) -> None:
        """Take back the last change of the scheme, if it was the last edit."""
        entry = project_of(self._workspace).session.history.undoable
        if entry is not None and entry.action is Action.SCHEME:
            self._workspace.attempt(self._large.undo)

    def _changed(self, edit: object) -> None:
        if isinstance(edit, Edit):
            self._large.learn(edit, f"{edit.title}.")
        else:
            self._workspace.told.emit("The labels are so already.")

    def _follow(self, edit: Edit) -> None:
        if edit.scheme_change is not None:
            self._look_again()
            self._workspace.refresh_list()

    def _look_again(self) -> None:
        project = self._workspace.project
        if project is not None and project.relabel(self._workspace.keymap.taken):
            self._workspace.labels_changed.emit()
