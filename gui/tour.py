"""The main job without a display: exports, and pictures of the window."""

from collections.abc import Iterator
from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.summary import ExportSummary
from annotations.selection import ALL_STATES, GOOD_STATES, Selection
from annotations.user import user_name
from db import work
from gui.picture import draw_without_display

_CARRY_PENDING = ("jsonl", "spacy")


def show_off(project: Path) -> Iterator[str]:
    """Export a project beside itself, draw its window, and say where all of it is.

    What is pending goes only into the formats that can tell it from what is decided.
    """
    for format_ in FORMATS:
        states = ALL_STATES if format_.name in _CARRY_PENDING else GOOD_STATES
        order = work.ExportOrder(
            selection=Selection(annotator=user_name(), states=states),
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
