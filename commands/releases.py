"""Commands that make datasets to give away, and compare them."""

from pathlib import Path
from typing import Annotated

import typer

from annotations.release import manifest
from annotations.release.diff import difference
from annotations.release.order import (
    USUAL_FORMATS,
    USUAL_SPLIT,
    By,
    Plan,
    Shared,
    chosen_by,
    chosen_formats,
    chosen_shared,
)
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
from commands.terminal import last, say, say_values
from db.releasing import ReleaseOrder, releasing

_BY = "; ".join(f"{one}: {one.said}" for one in By)
_SHARED = "With --by stack, what else keeps articles together: "
Folder = Annotated[Path, typer.Argument(help="The folder of a release.")]


def release(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    folder: Annotated[Path, typer.Argument(help="The folder to write.")],
    *,
    formats: Annotated[
        str,
        typer.Option("--format", help="Names that “copydesk formats” lists."),
    ] = USUAL_FORMATS,
    by: Annotated[str, typer.Option(help=_BY)] = By.ARTICLE.value,
    stack: Annotated[str, typer.Option(help=_SHARED + ", ".join(Shared))] = "",
    split: Annotated[str, typer.Option(help="Parts and shares.")] = USUAL_SPLIT,
    seed: Annotated[int, typer.Option(help="Another seed divides otherwise.")] = 0,
    annotator: Annotator = "",
    states: States = USUAL_STATES,
    articles: Reviews = "all",
    name: Annotated[
        str, typer.Option(help="What the card calls it.", show_default="the project")
    ] = "",
    licence: Annotated[str, typer.Option(help="Such as CC-BY-4.0.")] = "",
    earlier: Annotated[
        Path | None, typer.Option(help="A release to list the changes since.")
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a dataset of a project: parts, card, label scheme, manifest, checksums.

    Each part is written in each format and read back. The folder is replaced only when
    all is proven, and only if it is empty or holds nothing but a release. The same
    decisions and options make the same bytes.
    """
    order = ReleaseOrder(
        selection=Selection.parse(
            annotator or user_name(), states=states, articles=articles
        ),
        plan=Plan(
            name=name or project.stem,
            split=Split.parse(split, seed=seed),
            by=chosen_by(by),
            shared=chosen_shared(stack),
            formats=chosen_formats(formats),
            licence=licence,
        ),
        target=None if dry_run else folder,
        earlier=earlier,
    )
    say(last(releasing(project, order)), as_json=as_json)


def release_diff(old: Folder, new: Folder, *, as_json: AsJson = False) -> None:
    """List what has changed from one release to another, article by article.

    Articles are the same if their texts are. Spans are matched by id, then by place,
    then by overlap.
    """
    found = difference(manifest.read(old), manifest.read(new))
    say_values(found.as_dict(), found.lines(), as_json=as_json)
