"""Commands that list a project's label scheme, and exchange it with files."""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup
from typing_extensions import override

from annotations.scheme_files import (
    declared,
    extended,
    read,
    replaced,
    write,
)
from annotations.suggest.offers import offer
from commands import label_changes
from commands.options import AsJson, DryRun, Project
from commands.recasting import Signed, recast_store
from commands.terminal import say, say_values
from db.choosing import source_of
from db.project import opened, refuse_to_overwrite

_LISTING = "list"
_FILE = typer.Argument(help="A JSON file as “labels export” writes it.")


class _Listing(TyperGroup):
    """Lists when no other command is named, so that ``labels PROJECT`` does."""

    @override
    def parse_args(self, ctx, args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202  Typer moved the context's class
        if not args or args[0] not in {*self.commands, "--help"}:
            args = [_LISTING, *args]
        return super().parse_args(ctx, args)


labels = typer.Typer(
    cls=_Listing,
    rich_markup_mode=None,
    help="List the label scheme, or change it.\n\n“labels PROJECT” lists. A change "
    "takes everybody's annotations along, as one edit that undo in the window takes "
    "back; with --dry-run it only says what it would do.",
)


@labels.command(_LISTING)
def list_(project: Project, *, as_json: AsJson = False) -> None:
    """List the label scheme: name, key, colour and what belongs under it."""
    with opened(project) as store:
        say(store.labels(), as_json=as_json)


for _change in (
    label_changes.add,
    label_changes.rename,
    label_changes.merge,
    label_changes.split,
    label_changes.recolour,
    label_changes.key,
    label_changes.describe,
    label_changes.move,
    label_changes.retire,
    label_changes.restore,
    label_changes.remove,
):
    labels.command()(_change)


@labels.command("import")
def import_(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    file: Annotated[Path, _FILE],
    *,
    extend: Annotated[
        bool, typer.Option("--extend", help="Only add the labels that are missing.")
    ] = False,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take the labels of a file; those in use that it lacks are kept below them."""
    found = read(file)
    with opened(project) as store:
        scheme = store.labels()
        used = store.recasts.names_in_use()
        made = extended(scheme, found) if extend else replaced(scheme, found, used=used)
        recast_store(store, made, annotator=annotator, dry_run=dry_run, as_json=as_json)


@labels.command("export")
def export(
    project: Project, file: Annotated[Path, _FILE], *, as_json: AsJson = False
) -> None:
    """Write the label scheme to a JSON file, for another project to import."""
    refuse_to_overwrite(file)
    with opened(project) as store:
        scheme = store.labels()
    write(scheme, file)
    said = f"Wrote {len(scheme)} labels to {file}."
    say_values({"file": str(file), **scheme.as_dict()}, [said], as_json=as_json)


@labels.command("from-pipeline")
def from_pipeline(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    pipeline: Annotated[
        str, typer.Argument(help="A built-in or installed one's name, or a folder.")
    ],
    *,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Keep only its labels, and those in use."),
    ] = False,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Add the labels that a spaCy pipeline gives and the project has no word for."""
    found = offer(source_of(pipeline))
    with opened(project) as store:
        scheme = store.labels()
        used = store.recasts.names_in_use()
        by = declared(found, scheme)
        made = replaced(scheme, by, used=used) if replace else extended(scheme, by)
        recast_store(store, made, annotator=annotator, dry_run=dry_run, as_json=as_json)
