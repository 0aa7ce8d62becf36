"""Make Qt's actions from the table; their keys come from the keymap."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotations.label import LabelScheme
from gui.actions import ActionSpec, Needs
from gui.commands import Commands
from gui.enabling import available
from gui.settings import Settings
from gui.theme import Appearance
from gui.workspace import Workspace


def make_action(spec: ActionSpec, commands: Commands, parent: QWidget) -> QAction:
    """Make the action of one row."""
    action = QAction(spec.title, parent)
    action.setObjectName(spec.id)
    action.setAutoRepeat(spec.repeats)
    action.setCheckable(spec.checkable)
    if spec.in_article:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if spec.tip:
        action.setToolTip(spec.tip)
        action.setStatusTip(spec.tip)
    run = partial(_run, spec, commands)
    _connect(action, run, commands)
    return action


def make_label_actions(
    scheme: LabelScheme, commands: Commands, parent: QWidget
) -> list[QAction]:
    """Make an action for each label of the scheme."""
    return [
        _label_action(label.name, label.key, commands, parent)
        for label in scheme.offered
    ]


def make_other_actions(
    scheme: LabelScheme, commands: Commands, parent: QWidget
) -> list[QAction]:
    """Make an action for Shift and each label's key that is a letter no action has."""
    keys = {label.name: f"Shift+{label.key.upper()}" for label in scheme.offered}
    taken = commands.workspace.keymap.taken
    return [
        _other_action(label.name, keys[label.name], commands, parent)
        for label in scheme.offered
        if label.key.isalpha() and keys[label.name] not in taken
    ]


def perform(act: Callable[[], None], workspace: Workspace) -> None:
    """Do what the user asked, as one action of theirs."""
    workspace.attempt(act)


def tick(actions: Mapping[str, QAction], settings: Settings) -> None:
    """Tick in the menus what is set."""
    ticked = {
        **{f"view.{one}": one is settings.appearance for one in Appearance},
        "view.hints": settings.hints,
        "view.tips": settings.tips,
        "view.points": settings.points,
        "article.walk_missed": settings.walks_missed,
        "suggest.when_asked": not settings.suggests_alone,
    }
    for id_, is_ticked in ticked.items():
        actions[id_].setCheckable(True)
        actions[id_].setChecked(is_ticked)


def bare(title: str) -> str:
    """Drop the mark of the mnemonic."""
    return re.sub(r"&(.)", r"\1", title)


def plain(text: str) -> str:
    """Write text on an action as it is: an ampersand in it marks no mnemonic."""
    return text.replace("&", "&&")


# Decide on the span under the mouse, but can do without any span.
_ON_SPAN = {"review.confirm", "review.reject"}


def _run(spec: ActionSpec, commands: Commands) -> None:
    pointing = commands.reviewing.pointing
    # A key pressed during a large edit is obeyed after it, and what it is for may
    # be gone by then.
    if spec.needs not in available(commands.workspace, pointing):
        return
    on_span = spec.needs is Needs.SPAN or spec.id in _ON_SPAN
    if on_span and not commands.missed.is_walking:
        pointing.take()
    spec.run(commands)


def _label_action(name: str, key: str, commands: Commands, parent: QWidget) -> QAction:
    action = QAction(plain(name), parent)
    action.setObjectName(f"label.{name}")
    action.setAutoRepeat(False)
    if key:
        action.setShortcut(QKeySequence(key.upper()))
    label = partial(commands.reviewing.label, name)
    _connect(action, label, commands)
    return action


def _other_action(name: str, key: str, commands: Commands, parent: QWidget) -> QAction:
    action = QAction(plain(f"{name}: the whole name"), parent)
    action.setObjectName(f"other.{name}")
    action.setAutoRepeat(False)
    action.setShortcut(QKeySequence(key))
    _connect(action, partial(commands.reviewing.label_other, name), commands)
    return action


def _connect(action: QAction, act: Callable[[], None], commands: Commands) -> None:
    def done() -> None:
        if action.autoRepeat() or not commands.is_held():
            perform(act, commands.workspace)

    action.triggered.connect(done)
