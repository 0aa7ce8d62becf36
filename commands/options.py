"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from annotations.edit import Review
from annotations.selection import ALL_STATES, GOOD_STATES

NAME = "copydesk"

Project = Annotated[Path, typer.Argument(help="The project, such as press.copydesk.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Say what it would do; do nothing."),
]
Annotator = Annotated[
    str, typer.Option(help="Whose decisions.", show_default="your user name")
]
Whose = Annotated[
    str, typer.Option("--annotator", help="Whose.", show_default="everybody's")
]
Limit = Annotated[int, typer.Option(min=1, max=10**9, help="How many of the last.")]
States = Annotated[
    str, typer.Option(help="all, or some of: " + ", ".join(sorted(ALL_STATES)))
]
USUAL_STATES = ",".join(sorted(GOOD_STATES))
Reviews = Annotated[str, typer.Option(help="all, or some of: " + ", ".join(Review))]
