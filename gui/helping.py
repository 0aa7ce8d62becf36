"""What helps the hands: palette, cheat sheet, and the dialog of all keys."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotations.ontonotes import ONTONOTES
from gui import entries
from gui.commands import Commands
from gui.dialogs.cheat_sheet import CheatSheet
from gui.dialogs.keys import KeysDialog
from gui.dialogs.palette import Palette
from gui.dialogs.shown import show
from gui.keyboard import Keyboard
from gui.shortcuts import perform
from gui.theme import Theme, chosen_theme

_KEYLESS = (
    "The keys of these labels belong to actions: {}. Give either another key; until "
    "then a label is given by a click, or by its name ({{help.palette}})."
)


class Helping(QObject):
    """Brings help over a part of the window, and does what is chosen there."""

    def __init__(
        self,
        commands: Commands,
        keyboard: Keyboard,
        actions: Mapping[str, QAction],
        over: QWidget,
    ) -> None:
        super().__init__(commands)
        self._commands = commands
        self._workspace = commands.workspace
        self._keyboard = keyboard
        self._table = actions
        self._over = over
        commands.help_wanted.connect(self.help)
        self._workspace.project_changed.connect(self._check_labels)

    def help(self, what: str) -> None:
        """Show one of ``palette``, ``sheet`` and ``keys``."""
        {"palette": self._palette, "sheet": self._sheet, "keys": self._keys}[what]()

    def _check_labels(self) -> None:
        """Say which labels of a project have no key because actions have theirs."""
        keymap, project = self._keyboard.keymap, self._workspace.project
        if project is None:
            return
        lost = [
            f"{label.name} ({keymap.usual[owner].title})"
            for label in project.store.labels().offered
            if (owner := keymap.owner(label.key.upper()))
        ]
        if lost:
            self._workspace.failed.emit(keymap.said(_KEYLESS.format(", ".join(lost))))

    def _palette(self) -> None:
        workspace, settings = self._workspace, self._commands.settings
        palette = Palette(
            self._over,
            entries.standing(workspace, self._actions()),
            settings.palette,
            partial(entries.articles, workspace),
            self._theme(),
        )
        palette.chosen.connect(self._choose)
        palette.appear()

    def _sheet(self) -> None:
        project = self._workspace.project
        scheme = project.labels if project else ONTONOTES
        CheatSheet(self._over, self._keyboard.keymap, scheme, self._theme()).appear()

    def _keys(self) -> None:
        project = self._workspace.project
        labels = project.labels.offered if project else ()
        keys = {label.key.upper(): label.name for label in labels if label.key}
        dialog = KeysDialog(self._keyboard, keys, self._over.window())
        dialog.scheme_wanted.connect(self._commands.labelling.show)
        show(dialog)

    def _choose(self, id_: str) -> None:
        self._commands.settings.used(id_)
        act = partial(entries.chosen, id_, self._workspace, self._actions())
        perform(act, self._workspace)

    def _actions(self) -> Mapping[str, QAction]:
        """Find the actions of the table and of the labels by name."""
        others = {one.objectName(): one for one in self._over.window().actions()}
        return {**others, **self._table}

    def _theme(self) -> Theme:
        return chosen_theme(self._commands.settings.appearance)
