"""The keys that actions have now: given to Qt, remembered, told when they change."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gui.actions import ACTIONS
from gui.keymap import Keymap, Usual, restored
from gui.settings import Settings
from gui.shortcuts import bare
from gui.workspace import Workspace

_IGNORED = "Some keys in the settings file cannot be obeyed; the usual ones stand."


class Keyboard(QObject):
    """Keeps actions, workspace and settings in step with one keymap."""

    def __init__(
        self, workspace: Workspace, settings: Settings, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._settings = settings
        self._actions = actions
        workspace.keymap, self._nonsense = restored(usual_keys(), settings.keys)
        self._apply(workspace.keymap)

    @property
    def keymap(self) -> Keymap:
        """The keys that actions have now."""
        return self._workspace.keymap

    def complaint(self) -> tuple[str, tuple[str, ...]]:
        """Say what the settings file asked for in vain: a sentence, and its reasons."""
        return (_IGNORED if self._nonsense else "", self._nonsense)

    def change(self, keymap: Keymap) -> None:
        """Give actions other keys, from now on and at the next start."""
        self._settings.keys = keymap.changed
        self._workspace.keymap = keymap
        self._apply(keymap)
        self._workspace.keys_changed.emit()

    def _apply(self, keymap: Keymap) -> None:
        for id_, action in self._actions.items():
            keys = [QKeySequence(key) for key in keymap.keys(id_)]
            if keys != action.shortcuts():
                action.setShortcuts(keys)


def usual_keys() -> Mapping[str, Usual]:
    """List the keys that the actions come with."""
    return {
        spec.id: Usual(
            title=bare(spec.title).rstrip("…"),
            keys=spec.keys,
            in_article=spec.in_article,
        )
        for spec in ACTIONS
    }
