"""The main job without a display: exports, and pictures of the window."""

from collections.abc import Iterator
from pathlib import Path

from annotations.exchange.summary import ExportSummary
from annotations.exchange.traits import Trait
from annotations.formats import WRITTEN
from annotations.formats.parts.extra import advice
from annotations.release.files import names
from annotations.selection import ALL_STATES, GOOD_STATES, Selection
from annotations.user import user_name
from db import work
from gui.picture import draw_without_display


def show_off(project: Path) -> Iterator[str]:
    """Export a project beside itself, draw its window, and say where all of it is.

    What is pending goes only into the formats that can tell it from what is decided.
    """
    able = [one for one in WRITTEN if not advice(one.needs)]
    for format_, name in names(project.stem, able):
        states = ALL_STATES if Trait.PENDING in format_.carries else GOOD_STATES
        order = work.ExportOrder(
            selection=Selection(annotator=user_name(), states=states),
            format=format_.name,
            target=project.with_name(name),
        )
        *_, summary = work.exporting(project, order)
        assert isinstance(summary, ExportSummary)  # noqa: S101  what exporting yields
        yield summary.sentence()
    for name in ("light", "dark"):
        target = project.with_name(f"window-{name}.png")
        draw_without_display(project, target, dark=name == "dark")
    yield f"The window, drawn light and dark: {project.parent}/window-….png"
    yield f"Everything lies in {project.parent}"
