"""The main job without a display: export in every format, and a picture."""

from collections.abc import Iterator
from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.summary import ExportSummary
from annotations.selection import ALL_STATES, Selection
from annotations.user import user_name
from db import work
from gui.picture import draw_without_display


def show_off(project: Path) -> Iterator[str]:
    """Export a project beside itself, draw its window, and say where all of it is."""
    for format_ in FORMATS:
        order = work.ExportOrder(
            selection=Selection(annotator=user_name(), states=ALL_STATES),
            format=format_.name,
            target=project.with_suffix(format_.suffix),
        )
        *_, summary = work.exporting(project, order)
        assert isinstance(summary, ExportSummary)  # noqa: S101  what exporting yields
        yield summary.sentence()
    for name in ("light", "dark"):
        target = project.with_name(f"window-{name}.png")
        draw_without_display(project, target, dark=name == "dark")
    yield f"The window, drawn light and dark: {project.parent}/window-….png"
    yield f"Everything lies in {project.parent}"
