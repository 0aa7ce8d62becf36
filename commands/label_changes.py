"""Commands that change one label of a project, or two."""

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from annotations import scheme as verbs
from annotations.colouring import proposed, spread
from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.scheme_files import fresh
from annotations.scheme_rules import tidy_colour
from commands.options import AsJson, DryRun, Project
from commands.recasting import Name, Signed, recast


def add(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    *,
    key: Annotated[
        str | None,
        typer.Option(help="One character, or ''.", show_default="one that is free"),
    ] = None,
    colour: Annotated[
        str | None,
        typer.Option(help="Such as #3fbf8a.", show_default="unlike the others"),
    ] = None,
    description: Annotated[str, typer.Option(help="What belongs under it.")] = "",
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Add a label below the others."""

    def make(scheme: LabelScheme) -> Recast:
        label = fresh(name.strip(), scheme)
        label = replace(
            label,
            key=label.key if key is None else key,
            colour=label.colour if colour is None else tidy_colour(colour),
            description=description,
        )
        return verbs.added(scheme, label)

    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def rename(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give a label another name.

    Suggestions made under the old one are read under the new one from then on.
    """
    make = partial(verbs.renamed, name=name, to=to)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def merge(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    into: Annotated[str, typer.Argument(help="The label that stays.")],
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make one label of two; words that bear both then bear one."""
    make = partial(verbs.merged, name=name, into=into)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def split(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    into: Annotated[str, typer.Argument(help="A label; it is added if it is new.")],
    words: Annotated[list[str], typer.Argument(help="“New York” “Lisbon” …")],
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Move the annotations of some words to another label."""

    def make(scheme: LabelScheme) -> Recast:
        there = into in scheme
        label = scheme.named(into) if there else fresh(into.strip(), scheme)
        return verbs.split(scheme, name, label, words)

    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def recolour(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Annotated[str, typer.Argument(help="A label.", show_default="all")] = "",
    colour: Annotated[
        str, typer.Argument(help="Such as #3fbf8a.", show_default="unlike the others")
    ] = "",
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give a label another colour, or all of them colours far apart."""

    def make(scheme: LabelScheme) -> Recast:
        if not name:
            return verbs.recoloured(scheme, spread(scheme))
        verbs.known(scheme, name)
        others = LabelScheme(tuple(one for one in scheme if one.name != name))
        return verbs.recoloured(scheme, {name: colour or proposed(others)})

    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def key(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    key: Annotated[
        str, typer.Argument(help="One character.", show_default="none")
    ] = "",
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Have another key give a label, or none.

    A key that an action of the window answers to stays the action's; “keys” lists
    them. The label can then still be clicked, and found by typing its name.
    """
    make = partial(verbs.rekeyed, name=name, key=key)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def describe(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    description: Annotated[str, typer.Argument(help="What belongs under it.")],
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Say what belongs under a label."""
    make = partial(verbs.described, name=name, description=description)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def move(  # noqa: PLR0913  Typer reads the options from the parameters
    project: Project,
    name: Name,
    place: Annotated[int, typer.Argument(min=1, help="Its line in the list.")],
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Put a label at another place in the order."""
    make = partial(verbs.moved, name=name, to=place - 1)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def retire(
    project: Project,
    name: Name,
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Offer a label no more; annotations keep it, suggestions of it are not shown."""
    make = partial(verbs.retired, name=name)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def restore(
    project: Project,
    name: Name,
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Offer a retired label again."""
    make = partial(verbs.restored, name=name)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)


def remove(
    project: Project,
    name: Name,
    *,
    annotator: Signed = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take out a label that nothing uses."""
    make = partial(verbs.removed, name=name)
    recast(project, make, annotator=annotator, dry_run=dry_run, as_json=as_json)
