"""Make Qt's actions from the table, and the list of keys from both."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotations.label import LabelScheme
from gui.actions import ActionSpec
from gui.commands import Commands
from gui.dialogs.keys import KeyTable
from gui.settings import Settings
from gui.theme import Appearance
from gui.workspace import Workspace

_NATIVE = QKeySequence.SequenceFormat.NativeText


def make_action(spec: ActionSpec, commands: Commands, parent: QWidget) -> QAction:
    """Make the action of one row."""
    action = QAction(spec.title, parent)
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setAutoRepeat(spec.repeats)
    action.setCheckable(spec.checkable)
    if spec.in_article:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if spec.tip:
        action.setToolTip(spec.tip)
        action.setStatusTip(spec.tip)
    run = partial(spec.run, commands)
    _connect(action, run, commands)
    return action


def make_label_actions(
    scheme: LabelScheme, commands: Commands, parent: QWidget
) -> list[QAction]:
    """Make an action for each label of the scheme."""
    return [_label_action(label.name, label.key, commands, parent) for label in scheme]


def perform(act: Callable[[], None], workspace: Workspace) -> None:
    """Do what the user asked, as one action of theirs."""
    workspace.tick()
    workspace.attempt(act)


def tick(actions: Mapping[str, QAction], settings: Settings) -> None:
    """Tick in the menus what is set."""
    ticked = {
        **{f"view.{one}": one is settings.appearance for one in Appearance},
        "view.hints": settings.hints,
        "suggest.when_asked": not settings.suggests_alone,
    }
    for id_, is_ticked in ticked.items():
        actions[id_].setCheckable(True)
        actions[id_].setChecked(is_ticked)


def key_table(specs: tuple[ActionSpec, ...], scheme: LabelScheme) -> KeyTable:
    """List menus, actions and keys; the labels come last."""
    rows = [(bare(s.menu), bare(s.title), shown(s.keys)) for s in specs if s.keys]
    rows += [("Labels", label.name, shown((label.key,))) for label in scheme]
    return tuple(rows)


def bare(title: str) -> str:
    """Drop the mark of the mnemonic."""
    return re.sub(r"&(.)", r"\1", title)


def taken_keys(specs: tuple[ActionSpec, ...]) -> frozenset[str]:
    """List the keys that no label can have."""
    return frozenset(key.upper() for spec in specs for key in spec.keys)


def plain(text: str) -> str:
    """Write text on an action as it is: an ampersand in it marks no mnemonic."""
    return text.replace("&", "&&")


def shown(keys: tuple[str, ...]) -> str:
    """Write keys as this system writes them."""
    return ", ".join(QKeySequence(key).toString(_NATIVE) for key in keys if key)


def _label_action(name: str, key: str, commands: Commands, parent: QWidget) -> QAction:
    action = QAction(plain(name), parent)
    action.setObjectName(f"label.{name}")
    action.setAutoRepeat(False)
    if key:
        action.setShortcut(QKeySequence(key.upper()))
    label = partial(commands.reviewing.label, name)
    _connect(action, label, commands)
    return action


def _connect(action: QAction, act: Callable[[], None], commands: Commands) -> None:
    def done() -> None:
        if action.autoRepeat() or not commands.is_held():
            perform(act, commands.workspace)

    action.triggered.connect(done)
