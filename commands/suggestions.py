"""Commands that have machines suggest entities."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from annotations.errors import CopydeskError
from annotations.ontonotes import ONTONOTES
from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.listed import offered
from annotations.suggest.mapping import parse_targets
from annotations.suggest.offers import offers
from commands.options import NAME, AsJson, Project
from commands.terminal import last, say, say_values
from db import work
from db.choosing import SuggestOrder, listed
from db.project import opened

_AUTO = "auto"
_MOST = 256
_INTERRUPTED = 130
_STOPPED = (
    "Stopped. What was finished is kept; call this again, and it goes on with the rest."
)


def suggest(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    *,
    pipeline: Annotated[
        str | None,
        typer.Option(
            help="A built-in or installed spaCy pipeline's name, or a folder.",
            show_default="the one chosen last",
        ),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FROM=TO",
            help="What a label of the pipeline becomes: PER=PERSON; MISC= ignores it.",
        ),
    ] = None,
    spans_key: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GROUP",
            help="A span group to read; '' is all of them.",
            show_default="those named last, or all",
        ),
    ] = None,
    jobs: Annotated[
        str,
        typer.Option(
            metavar="N",
            help="How many processes read at once; 0 or “auto” is one for each core.",
        ),
    ] = _AUTO,
    as_json: AsJson = False,
) -> None:
    """Have a spaCy pipeline suggest entities for the articles it has not seen.

    Stopped by Ctrl+C or killed, it goes on where it was when it is called again: no
    article is suggested for twice, and a few are lost at most. The project
    remembers pipeline, labels and span groups; “pipelines” lists them.
    """
    order = SuggestOrder(
        pipeline=pipeline,
        groups=tuple(spans_key or ()),
        targets=parse_targets(map_ or ()),
    )
    steps = work.suggesting_in_bulk(project, order, jobs=_processes(jobs))
    try:
        summary = last(steps)
    except KeyboardInterrupt:
        print(f"{NAME}: {_STOPPED}", file=sys.stderr)
        raise typer.Exit(_INTERRUPTED) from None
    say(summary, as_json=as_json)


def _processes(jobs: str) -> int:
    """Read a number of processes; 0 is one for each core."""
    if jobs == _AUTO:
        return 0
    if not (jobs.isascii() and jobs.isdigit()) or int(jobs) > _MOST:
        raise CopydeskError(
            f"“{jobs}” is no number of processes; give one from 0 to {_MOST}, or leave "
            "--jobs out."
        )
    return int(jobs)


def pipelines(
    project: Annotated[
        Path | None, typer.Argument(help="The project; without, what any can choose.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the pipelines to choose from, and what becomes of their labels.

    A star marks the one that suggests. Each label is kept where the project has it,
    becomes what the project calls the same thing, or is ignored; “suggest --map” says
    otherwise.
    """
    if project is None:
        found = offered(offers(), ONTONOTES, chosen=DEFAULT_PIPELINE)
    else:
        with opened(project) as store:
            found = listed(store)
    values = [one.as_dict() for one in found]
    say_values(values, [line for one in found for line in one.lines()], as_json=as_json)
