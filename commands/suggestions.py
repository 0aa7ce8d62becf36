"""Commands that have machines suggest entities."""

from functools import partial
from typing import Annotated

import typer

from annotations.suggest import DEFAULT_PIPELINE, load_suggester
from commands.options import AsJson, Project
from commands.terminal import last, say
from db import work


def suggest(
    project: Project,
    *,
    pipeline: Annotated[
        str, typer.Option(help="An installed spaCy pipeline's name, or its folder.")
    ] = DEFAULT_PIPELINE,
    as_json: AsJson = False,
) -> None:
    """Have a spaCy pipeline suggest entities for the articles it has not seen.

    Interrupted, it goes on where it stopped when it is called again.
    """
    load = partial(load_suggester, pipeline)
    say(last(work.suggesting(project, load)), as_json=as_json)
