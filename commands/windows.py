"""Commands that open or draw the window."""

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_config_path, user_data_path, user_log_path

from annotations.errors import CopydeskError
from commands.options import NAME, Project
from commands.terminal import last, say
from db import work


def window(
    project: Annotated[
        Path | None, typer.Argument(help="The project to open; else the last one.")
    ] = None,
) -> None:
    """Open the window."""
    from gui.application import can_open_window, run  # noqa: PLC0415  needs Qt
    from gui.settings import Places  # noqa: PLC0415  headless needs no Qt

    if not can_open_window():
        raise CopydeskError(
            "There is no display here to put a window on; use the commands listed by "
            "--help, or “samples” to see the whole job done without one."
        )
    places = Places(
        settings=user_config_path(NAME, ensure_exists=True) / "settings.ini",
        crashes=user_log_path(NAME),
        samples=samples_folder(),
    )
    raise typer.Exit(run(project, places))


def samples(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the sample project lies or is made.")
    ] = None,
) -> None:
    """Open a project of sample articles; without a display, do the job headless.

    Headless means: import the samples, suggest, export to every format, draw the
    window to a picture, and print where all of it lies.
    """
    from gui.application import has_display  # noqa: PLC0415  headless needs no Qt
    from gui.samples import sample_project  # noqa: PLC0415  headless needs no Qt
    from gui.tour import show_off  # noqa: PLC0415  headless needs no Qt

    project: Path = last(sample_project(folder or samples_folder()))
    say(last(work.suggesting_in_bulk(project)))
    if has_display():
        window(project)
    print("There is no display here, so the rest is done without a window.")
    for line in show_off(project):
        print(line)


def picture(
    project: Project,
    target: Annotated[Path, typer.Argument(help="The PNG to write.")],
    *,
    dark: Annotated[bool, typer.Option("--dark", help="Draw it dark.")] = False,
) -> None:
    """Draw the window on a project to a PNG, with no display needed."""
    from gui.picture import draw_without_display  # noqa: PLC0415  needs Qt

    draw_without_display(project, target, dark=dark)
    print(f"Drawn: {target}")


def samples_folder() -> Path:
    """Say where the sample project lies."""
    return user_data_path(NAME) / "samples"
