"""Which actions make sense now, and what undo and redo would do."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtGui import QAction

from annotations.history import History
from gui.actions import ACTIONS, Needs
from gui.pointing import Pointing
from gui.workspace import Workspace


class Enabling:
    """Switches actions on and off; looks at each only when something has changed."""

    def __init__(
        self,
        workspace: Workspace,
        actions: Mapping[str, QAction],
        pointing: Pointing,
    ) -> None:
        self._workspace = workspace
        self._pointing = pointing
        self._actions = actions
        self._by_needs = {
            needs: [actions[spec.id] for spec in ACTIONS if spec.needs is needs]
            for needs in Needs
        }
        self._met: AbstractSet[Needs] = frozenset(Needs)  # as actions are made

    def refresh(self) -> None:
        """Enable what makes sense as things stand."""
        met = available(self._workspace, self._pointing)
        changed, self._met = met ^ self._met, met
        for needs in changed:
            for action in self._by_needs[needs]:
                action.setEnabled(needs in met)
        self._name_undo()

    def _name_undo(self) -> None:
        project = self._workspace.project
        history = project.session.history if project else History()
        for id_, verb, entry in (
            ("edit.undo", "&Undo", history.undoable),
            ("edit.redo", "&Redo", history.redoable),
        ):
            what = f" {entry.action.said}" if entry else ""
            self._actions[id_].setText(verb + what)


def available(workspace: Workspace, pointing: Pointing) -> AbstractSet[Needs]:
    """Tell which of the things that actions need are there."""
    project = workspace.project
    if project is None:
        return {Needs.NOTHING}
    there = {
        Needs.NOTHING: True,
        Needs.PROJECT: True,
        Needs.ARTICLE: workspace.desk is not None,
        Needs.SPAN: bool(workspace.current or pointing.mark),
        Needs.UNDOABLE: project.session.history.undoable is not None,
        Needs.REDOABLE: project.session.history.redoable is not None,
    }
    return {needs for needs, is_there in there.items() if is_there}
