"""Commands that change one label of a project, or two."""

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from annotations import scheme as verbs
from annotations.colouring import proposed, spread
from annotations.errors import CopydeskError
from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.scheme_files import fresh
from annotations.scheme_rules import tidy_colour
from commands.recasting import Make, Name, asked


@asked
def add(
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
) -> Make:
    """Add a label below the others."""

    def make(scheme: LabelScheme) -> Recast:
        if name.strip() in scheme:
            raise CopydeskError(
                f"There is a label “{name.strip()}” already; choose another name."
            )
        label = fresh(name.strip(), scheme)
        label = replace(
            label,
            key=label.key if key is None else key,
            colour=label.colour if colour is None else tidy_colour(colour),
            description=description,
        )
        return verbs.added(scheme, label)

    return make


@asked
def rename(
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
) -> Make:
    """Give a label another name.

    Suggestions made under the old one are read under the new one from then on.
    """
    return partial(verbs.renamed, name=name, to=to)


@asked
def merge(
    name: Name,
    into: Annotated[str, typer.Argument(help="The label that stays.")],
) -> Make:
    """Make one label of two: annotations of the first get the second.

    Of words that bear both, one annotation is kept.
    """
    return partial(verbs.merged, name=name, into=into)


@asked
def split(
    name: Name,
    into: Annotated[str, typer.Argument(help="Their label; added if it is new.")],
    words: Annotated[
        list[str],
        typer.Argument(help='The words that move, such as "New York" Lisbon.'),
    ],
) -> Make:
    """Move the annotations of some words to another label.

    Small and capital letters are the same; what is rejected stays as it is.
    """

    def make(scheme: LabelScheme) -> Recast:
        there = into in scheme
        label = scheme.named(into) if there else fresh(into.strip(), scheme)
        return verbs.split(scheme, name, label, words)

    return make


@asked
def recolour(
    name: Annotated[str, typer.Argument(help="A label.", show_default="all")] = "",
    colour: Annotated[
        str, typer.Argument(help="Such as #3fbf8a.", show_default="unlike the others")
    ] = "",
) -> Make:
    """Give a label another colour, or all of them colours far apart."""

    def make(scheme: LabelScheme) -> Recast:
        if not name:
            return verbs.recoloured(scheme, spread(scheme))
        verbs.known(scheme, name)
        others = LabelScheme(tuple(one for one in scheme if one.name != name))
        return verbs.recoloured(scheme, {name: colour or proposed(others)})

    return make


@asked
def key(
    name: Name,
    key: Annotated[
        str, typer.Argument(help="One character.", show_default="none")
    ] = "",
) -> Make:
    """Have another key give a label, or none.

    A key that an action of the window answers to stays the action's; “keys” lists
    them. The label can then still be clicked, and found by typing its name.
    """
    return partial(verbs.rekeyed, name=name, key=key)


@asked
def describe(
    name: Name,
    description: Annotated[str, typer.Argument(help="What belongs under it.")],
) -> Make:
    """Say what belongs under a label."""
    return partial(verbs.described, name=name, description=description)


@asked
def move(
    name: Name,
    place: Annotated[int, typer.Argument(min=1, help="Its line, from 1 at the top.")],
) -> Make:
    """Put a label on another line of the list."""
    return partial(verbs.moved, name=name, to=place - 1)


@asked
def retire(name: Name) -> Make:
    """Offer a label no more, without losing anything.

    Annotations keep it; suggestions of it are no longer shown.
    """
    return partial(verbs.retired, name=name)


@asked
def restore(name: Name) -> Make:
    """Offer a retired label again."""
    return partial(verbs.restored, name=name)


@asked
def remove(name: Name) -> Make:
    """Take out a label that no annotation and no suggestion bears."""
    return partial(verbs.removed, name=name)
