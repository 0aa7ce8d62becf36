"""The command that takes articles in, and what others have annotated."""

from pathlib import Path
from typing import Annotated

import typer

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.intake.order import (
    AUTO,
    ImportOrder,
    Match,
    Onto,
    TakeAs,
    parse_choice,
)
from annotations.intake.summary import Intake
from annotations.suggest.mapping import parse_targets
from annotations.summary import ImportSummary
from annotations.user import user_name
from commands.options import AsJson, Project
from commands.terminal import last, say
from db.intake import importing, trying_import

_FORMATS = "auto tells it by the file; or a name that “copydesk formats” lists."


def import_(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    sources: Annotated[
        list[Path],
        typer.Argument(help="Files, folders and .zip of articles or annotations."),
    ],
    *,
    format_: Annotated[
        str,
        typer.Option("--format", help=_FORMATS),
    ] = AUTO,
    take_as: Annotated[
        TakeAs, typer.Option("--as", help="What spans become; articles takes none.")
    ] = TakeAs.SUGGESTIONS,
    annotator: Annotated[
        str,
        typer.Option(
            help="Whose the annotations are.", show_default="as the file says, or you"
        ),
    ] = "",
    onto: Annotated[
        str, typer.Option("--articles", metavar="KINDS", help="new, existing or both.")
    ] = "new,existing",
    match: Annotated[
        str,
        typer.Option(metavar="KINDS", help="Articles are known by text, id or both."),
    ] = "text,id",
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FROM=TO",
            help="What a label becomes: PER=PERSON; MISC= leaves it out.",
        ),
    ] = None,
    offsets: Annotated[
        Unit | None,
        typer.Option(help="What offsets count.", show_default="as the format has it"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would come in; write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Add articles and annotated spans; the same text twice is one article.

    Encodings and formats are detected. Spans become suggestions, or annotations by a
    single edit that can be undone; decisions that are there are never changed, and
    importing twice doubles nothing. What cannot be taken is listed with the reason,
    and the rest is imported.
    """
    order = ImportOrder(
        sources=tuple(sources),
        user=annotator or user_name(),
        take_as=take_as,
        annotator=annotator,
        format=format_,
        onto=frozenset(map(Onto, parse_choice(onto, Onto, "--articles"))),
        match=frozenset(map(Match, parse_choice(match, Match, "--match"))),
        targets=parse_targets(map_ or ()),
        unit=offsets,
    )
    steps = trying_import if dry_run else importing
    summary: ImportSummary | Intake = last(steps(project, order))
    say(summary, as_json=as_json)
    if summary.is_empty:
        raise CopydeskError("None of that could be imported; it is listed with why.")
