"""What is dropped on the window: a project to open, or articles to take in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from gui.commands import Commands

_PROJECT = ".copydesk"


def paths_of(dropped: QMimeData) -> list[Path]:
    """List the files and folders of this machine among what is dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def take_in(paths: Sequence[Path], commands: Commands) -> None:
    """Open a project, or import into the one that is open."""
    if len(paths) == 1 and paths[0].suffix == _PROJECT:
        commands.open_path(paths[0])
    elif commands.workspace.project is None:
        first = "Make or open a project first ({project.new}, {project.open})."
        commands.workspace.failed.emit(commands.workspace.keymap.said(first))
    else:
        commands.filling.import_paths(paths)
