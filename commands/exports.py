"""Commands that write decisions for other tools."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from annotations.exchange.summary import ExportSummary
from annotations.selection import Selection
from annotations.split import Split
from annotations.user import user_name
from commands.options import (
    USUAL_STATES,
    Annotator,
    AsJson,
    DryRun,
    Project,
    Reviews,
    States,
)
from commands.terminal import last, say
from db import work
from db.project import opened

_FORMATS = "A name that “copydesk formats” lists, such as spacy, brat or iob."


def export(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    target: Annotated[Path, typer.Argument(help="The file, or folder, to write.")],
    *,
    format_: Annotated[str, typer.Option("--format", help=_FORMATS)] = "jsonl",
    annotator: Annotator = "",
    states: States = USUAL_STATES,
    articles: Reviews = "all",
    split: Annotated[
        str, typer.Option(help="Parts and shares: train=0.8,dev=0.1,test=0.1")
    ] = "",
    seed: Annotated[int, typer.Option(help="Another seed splits otherwise.")] = 0,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Write decisions for other tools to read, and prove the file by reading it back.

    What a format cannot carry is counted and listed, never dropped in silence. The
    target is replaced only when the new file is complete and proven.
    """
    order = work.ExportOrder(
        selection=Selection.parse(
            annotator or user_name(), states=states, articles=articles
        ),
        format=format_,
        target=target,
        split=Split.parse(split, seed=seed) if split else None,
    )
    job = work.forecasting if dry_run else work.exporting
    summary: ExportSummary = last(job(project, order))
    say(summary, as_json=as_json)
    if not (summary.spans or summary.losses):
        _say_who_else(project, order.selection.annotator)


def _say_who_else(project: Path, annotator: str) -> None:
    """Tell whose decisions there are, where somebody's own are none."""
    with opened(project) as store:
        others = [name for name in store.annotators() if name != annotator]
    if others:
        print(
            f"{annotator} has no such spans; there are decisions of "
            f"{', '.join(others)}: name one with --annotator.",
            file=sys.stderr,
        )
