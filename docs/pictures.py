"""Draw the README's pictures from the sample project: ``make pictures``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from db import work
from gui.dialogs.export import ExportDialog
from gui.picture import draw_without_display
from gui.samples import sample_project
from gui.window import Window

_HERE = Path(__file__).parent


def main() -> None:
    """Make the sample project anew, and draw its window light and dark."""
    with TemporaryDirectory() as folder:
        *_, project = sample_project(Path(folder))
        assert isinstance(project, Path)  # noqa: S101  what sampling yields last
        for _ in work.suggesting_in_bulk(project):
            pass
        for name in ("light", "dark"):
            target = _HERE / f"window-{name}.png"
            draw_without_display(project, target, dark=name == "dark")
        target = _HERE / "export.png"
        draw_without_display(project, target, dark=False, subject=_export)


def _export(window: Window) -> QWidget:
    """Have the dialog say what an export would lose."""
    window.actions_by_id["project.export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)  # noqa: S101  what was just asked for
    dialog.fields.states["rejected"].setChecked(True)
    dialog.formats.choose("conll2003")
    dialog.formats.tree.scrollToTop()
    dialog.target.setText("news.conll")
    while not dialog.losses.tree.topLevelItemCount():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    if first := dialog.losses.tree.topLevelItem(0):
        first.setExpanded(True)
    return dialog


if __name__ == "__main__":
    main()
