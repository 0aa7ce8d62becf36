"""The command that lists the keys of the window."""

from typing import Annotated

import typer
from platformdirs import user_config_path

from commands.options import NAME


def keys(
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write the page of the manual.")
    ] = False,
) -> None:
    """List every action of the window with its keys, as they are set on this machine.

    The page of the manual has the keys that the program comes with.
    """
    from gui import manual  # noqa: PLC0415  headless needs no Qt
    from gui.settings import Settings  # noqa: PLC0415  headless needs no Qt

    if markdown:
        print(manual.markdown(manual.usual()), end="")
        return
    settings = Settings(user_config_path(NAME) / "settings.ini")
    for line in manual.lines(manual.present(settings)):
        print(line)
