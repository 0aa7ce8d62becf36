"""Changing a label scheme from the command line: said first, then done."""

from collections.abc import Callable
from functools import update_wrapper
from inspect import Signature, signature
from typing import Annotated

import typer

from annotations.colouring import too_near
from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.scheme_rules import WINDOW_KEYS
from annotations.user import user_name
from commands.options import AsJson, DryRun, Project
from commands.terminal import say_values
from db.project import opened
from db.store import SqliteStore

Make = Callable[[LabelScheme], Recast]
Name = Annotated[str, typer.Argument(help="A label of the project.")]
Signed = Annotated[
    str,
    typer.Option(
        "--annotator", help="Who signs the change.", show_default="your user name"
    ),
]


def asked(change: Callable[..., Make]) -> Callable[..., None]:
    """Make a command of a change: it asks for the project, and what all changes ask."""

    def command(
        project: Project,
        *,
        annotator: Signed = "",
        dry_run: DryRun = False,
        as_json: AsJson = False,
        **given: object,
    ) -> None:
        make = change(**given)
        with opened(project) as store:
            made = make(store.labels())
            recast_store(
                store, made, annotator=annotator, dry_run=dry_run, as_json=as_json
            )

    project, *shared, _ = signature(command).parameters.values()
    own = signature(change).parameters.values()
    update_wrapper(command, change)
    # Typer reads the parameters of a command from here.
    command.__signature__ = Signature([project, *own, *shared])  # type: ignore[attr-defined]
    return command


def recast_store(
    store: SqliteStore,
    made: Recast,
    *,
    annotator: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Do it in a project that is open."""
    preview = store.recasts.preview(made)
    edit = None
    if not dry_run:
        edit = store.recasts.perform(made, annotator=annotator or user_name())
    values = {**preview.as_dict(), "dry_run": dry_run, "edit": edit and edit.id}
    outcome = "Done; undo in the window takes it back."
    if edit is None:
        outcome = "This was a dry run: nothing was changed." * dry_run
    lines = [*preview.lines(), *_warnings(made), *filter(None, [outcome])]
    say_values(values, lines, as_json=as_json)


def _warnings(made: Recast) -> list[str]:
    """Name the labels that got a colour like another's, or a key of the window's."""
    names = {} if made.words else made.becomes
    before = {names[x.name]: x.colour for x in made.before if x.name in names}
    before |= {x.name: x.colour for x in made.before if x.name not in names}
    changed = [x for x in made.after.offered if before.get(x.name) != x.colour]
    keyed = {label.name: label.key for label in made.before}
    told = [
        f"  The window usually answers to {x.key.upper()} itself, so {x.name} will "
        "have no key there."
        for x in made.after
        if x.key.upper() in WINDOW_KEYS and keyed.get(x.name) != x.key
    ]
    near = ((x.name, too_near(made.after, x.name, x.colour)) for x in changed)
    return told + [
        f"  {name} and {other} have colours that some eyes cannot tell apart."
        for name, other in near
        if other
    ]
