"""The menu bar and the tool bar, made from the action table."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from gui.actions import ACTIONS, Menu
from gui.commands import Commands
from gui.shortcuts import make_label_actions, make_other_actions, perform, plain


class Menus:
    """Owns the menus; those that depend on the project are filled when it changes."""

    def __init__(
        self, window: QMainWindow, actions: Mapping[str, QAction], commands: Commands
    ) -> None:
        self._window = window
        self._commands = commands
        self._menus = {menu: QMenu(menu.value, window) for menu in Menu}
        self.recent = QMenu("Open &recent", window)
        self.labels = QMenu("&Labels", window)
        self._others: list[QAction] = []
        self._fill(actions)
        remembering = commands.remembering
        remembering.changed.connect(partial(remembering.tick, actions))
        commands.workspace.keys_changed.connect(self.fill_labels)
        self.recent.aboutToShow.connect(self._fill_recent)

    def fill_labels(self) -> None:
        """Offer the labels of the project that is open now."""
        for old in (*self.labels.actions(), *self._others):
            self._window.removeAction(old)
            old.deleteLater()
        self.labels.clear()
        self._others = []
        project = self._commands.workspace.project
        if project is None:
            return
        made = make_label_actions(project.labels, self._commands, self._window)
        self.labels.addActions(made)
        self._others = make_other_actions(project.labels, self._commands, self._window)
        self._window.addActions([*made, *self._others])

    def _fill(self, actions: Mapping[str, QAction]) -> None:
        for spec in ACTIONS:
            menu = self._menus[spec.menu]
            if spec.apart:
                menu.addSeparator()
            menu.addAction(actions[spec.id])
            if spec.id == "project.open":
                menu.addMenu(self.recent)
        bar = self._window.menuBar()
        for name, filled in self._menus.items():
            if name is Menu.SUGGEST:
                bar.addMenu(self.labels)
            bar.addMenu(filled)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._commands.settings.recent:
            action = self.recent.addAction(plain(f"{path.name}   {path.parent}"))
            act = partial(self._commands.open_path, path)
            action.triggered.connect(self._slot(act))
        self.recent.setEnabled(True)

    def _slot(self, act: Callable[[], None]) -> Callable[[], None]:
        return lambda: perform(act, self._commands.workspace)


def make_tool_bar(actions: Mapping[str, QAction], help_id: str) -> QToolBar:
    """Put the actions that are wanted at a glance in a bar."""
    bar = QToolBar("Tools", movable=False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    for id_, title in (("edit.undo", "Undo"), ("edit.redo", "Redo")):
        bar.addAction(_plainly(actions[id_], title, bar))
    for id_ in ("project.import", "suggest.run", "project.export"):
        bar.addAction(actions[id_])
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spring)
    bar.addAction(actions["article.done"])
    bar.addAction(actions[help_id])
    return bar


def _plainly(action: QAction, title: str, bar: QToolBar) -> QAction:
    """Make an action of a constant title that does what another does.

    Menus say what would be undone; a bar would be laid out anew at each key.
    """
    made = QAction(title, bar)
    made.setEnabled(action.isEnabled())
    made.triggered.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made
