"""Keys that come faster than the machine follows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotations.edit import Action, Kind
from gui.window import Window

NONE = Qt.KeyboardModifier.NoModifier
KEYS = "p xgu]u j[ohx.u" * 14
"""Deciding, mending, walking and undoing, 210 presses in all."""

CODES = {
    " ": Qt.Key.Key_Space,
    "]": Qt.Key.Key_BracketRight,
    "[": Qt.Key.Key_BracketLeft,
    ".": Qt.Key.Key_Period,
}
Outcome = tuple[list[object], str, list[tuple[Action, Kind]]]


def events() -> Iterator[QKeyEvent]:
    """Make the presses and releases, in the order of the fingers."""
    for number, key in enumerate(KEYS):
        code = CODES.get(key) or Qt.Key(ord(key.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code.value, NONE, key)
            event.setTimestamp(10 * number + 10)
            yield event


def outcome(window: Window) -> Outcome:
    """Say what stands on the article, where the reviewer is, and the whole record."""
    workspace = window.workspace
    assert workspace.project is not None
    log = [one.entry for one in workspace.project.store.log(limit=1_000)]
    marks: list[object] = [(m.span, m.label, m.state) for m in workspace.marks]
    here = str(workspace.current.span) if workspace.current else ""
    return marks, here, [(entry.action, entry.kind) for entry in log]


def test_keys_that_come_all_at_once_do_what_they_do_one_by_one(
    new_window: Callable[[], Window], filled: Path, tmp_path: Path
) -> None:
    twin = Path(copy(filled, tmp_path / "twin.copydesk"))
    outcomes = []
    for path, at_once in ((filled, True), (twin, False)):
        window = new_window()
        window.open(path)
        QApplication.processEvents()
        for event in events():
            QApplication.postEvent(window.windowHandle(), event)
            if not at_once:
                QApplication.processEvents()
        QApplication.processEvents()
        outcomes.append(outcome(window))
        window.close()

    assert outcomes[0] == outcomes[1]
    assert len(outcomes[0][2]) > len(KEYS) // 2
