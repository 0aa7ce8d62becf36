"""A picture of the window, as it is in the middle of a reviewer's work."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from annotations.errors import CopydeskError
from db.project import refuse_to_overwrite
from db.work import copied
from gui.application import application, log_qt
from gui.reviewing import Reviewing
from gui.settings import Settings
from gui.theme import Appearance
from gui.window import Window

_SIZE = (1440, 900)
_MOMENT = 400


def _itself(window: Window) -> QWidget:
    return window


def draw(
    project: Path,
    target: Path,
    *,
    settings: Path,
    appearance: Appearance,
    subject: Callable[[Window], QWidget] = _itself,
) -> None:
    """Open a project, draw its window to a PNG, and close it again.

    A project in which nothing is decided yet gets some decisions first. What is drawn
    may be another ``subject`` than the window, such as a dialog.
    """
    app = application()
    kept = Settings(settings)
    kept.appearance = appearance
    window = Window(kept, settings.parent)
    window.resize(*_SIZE)
    window.show()
    window.open(project)
    if window.workspace.desk and not window.workspace.desk.layer.by_id:
        review_some(window)
    _settle()
    saved = subject(window).grab().save(str(target))
    window.close()
    window.deleteLater()
    app.processEvents()
    if not saved:
        raise _not_drawn(target)


def _settle() -> None:
    """Let the window show what it shows a moment after a key."""
    loop = QEventLoop()
    QTimer.singleShot(_MOMENT, loop.quit)
    loop.exec()
    # What came last may not be laid out yet on a busy machine.
    application().processEvents()


def _not_drawn(target: Path) -> CopydeskError:
    return CopydeskError(
        f"{target} could not be drawn; name a .png file in a folder that exists and in "
        "which you may write."
    )


def draw_without_display(
    project: Path,
    target: Path,
    *,
    dark: bool,
    subject: Callable[[Window], QWidget] = _itself,
) -> None:
    """Draw a copy of a project, so that the picture changes nothing in it."""
    refuse_to_overwrite(target)
    if target.suffix.lower() != ".png":  # Qt empties the file before it finds out
        raise _not_drawn(target)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with _qt_logged(), TemporaryDirectory() as folder:
        copy = Path(folder) / project.name
        copied(project, copy)
        draw(
            copy,
            target,
            settings=Path(folder) / "settings.ini",
            appearance=Appearance.DARK if dark else Appearance.LIGHT,
            subject=subject,
        )


@contextmanager
def _qt_logged() -> Iterator[None]:
    before = qInstallMessageHandler(log_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def review_some(window: Window) -> None:
    """Decide on half of the article as a reviewer would, in every kind of way."""
    reviewing, workspace = window.commands.reviewing, window.workspace
    for _ in range(len(workspace.marks) // 2):
        mark, desk = workspace.current, workspace.desk
        if mark is None or desk is None or not mark.is_pending:
            return
        _MENDED.get(mark.span.of(desk.article.text), Reviewing.confirm)(reviewing)


def _as_outlet(reviewing: Reviewing) -> None:
    reviewing.grow_left()
    reviewing.grow_right()
    reviewing.label("ORG")
    reviewing.confirm()


_MENDED: dict[str, Callable[[Reviewing], None]] = {
    "Danube": _as_outlet,
    "Café Zugzwang": lambda reviewing: reviewing.label("FAC"),
    "83": Reviewing.reject,
    "46": Reviewing.reject,
}
"""What the pipeline gets wrong at the top of the first sample, and how to mend it."""
