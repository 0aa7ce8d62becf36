"""What can be done to a label scheme: each verb gives the next one, and what moves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.scheme_rules import checked, tidy_colour
from annotations.words import words_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Recast:
    """A scheme made into another, and what that makes of annotations.

    ``becomes`` gives the labels that annotations move to, by those that they have.
    With ``words``, as ``words_key`` names them, only these words move, and what
    machines suggested keeps its label; without, that is read anew, too.
    """

    title: str
    before: LabelScheme
    after: LabelScheme
    becomes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: frozenset[str] = frozenset()


def added(scheme: LabelScheme, label: Label) -> Recast:
    """Add a label at the end; a name that another one had before is free to take."""
    tidy = _tidy(label)
    rest = _freed(scheme, tidy.name)
    return _recast(f"Add the label {tidy.name}", scheme, (*rest, tidy))


def renamed(scheme: LabelScheme, name: str, to: str) -> Recast:
    """Give a label another name; what machines call by the old one stays its own."""
    label, to = known(scheme, name), to.strip()
    also = tuple(n for n in (*label.also, name) if n != to)
    rest = LabelScheme(tuple(_freed(scheme, to)))
    after = _with(rest, name, name=to, also=also)
    title = f"Rename {name} to {to}"
    return _recast(title, scheme, after, becomes={} if to == name else {name: to})


def edited(scheme: LabelScheme, name: str, to: Label) -> Recast:
    """Give a label another name, key, colour and description at once."""
    tidy = _tidy(to)
    renaming = renamed(scheme, name, tidy.name)
    steps = [
        rekeyed(scheme, name, tidy.key),
        recoloured(scheme, {name: tidy.colour}),
        described(scheme, name, tidy.description),
    ]
    told = [step.title for step in steps if step.after != scheme]
    title = told[0] if len(told) == 1 else f"Change {name}"
    after = _with(
        renaming.after,
        tidy.name,
        key=tidy.key,
        colour=tidy.colour,
        description=tidy.description,
    )
    return _recast(
        renaming.title if renaming.becomes else title,
        scheme,
        after,
        becomes=renaming.becomes,
    )


def merged(scheme: LabelScheme, name: str, into: str) -> Recast:
    """Make one label of two; ``into`` stays, and answers to the other's names, too."""
    gone, stays = known(scheme, name), known(scheme, into)
    if name == into:
        raise CopydeskError(f"“{name}” is one label already; name another to merge.")
    also = tuple(dict.fromkeys((*stays.also, gone.name, *gone.also)))
    rest = LabelScheme(_without(scheme, name))
    after = _with(rest, into, also=also)
    title = f"Merge {name} into {into}"
    return _recast(title, scheme, after, becomes={name: into})


def split(scheme: LabelScheme, name: str, into: Label, words: Iterable[str]) -> Recast:
    """Move the annotations of some words to a label, which is added if it is new.

    Raises:
        CopydeskError: there are no words, or both are one label.
    """
    known(scheme, name)
    asked = frozenset(key for word in words if (key := words_key(word)))
    if not asked:
        raise CopydeskError("Name the words that are to move, one on each line.")
    if name == into.name:
        raise CopydeskError(f"“{name}” cannot be split off itself; name another label.")
    tidy = _tidy(into)
    kept = tidy.name in scheme
    after = scheme.labels if kept else (*_freed(scheme, tidy.name), tidy)
    title = f"Split {tidy.name} off {name}"
    return _recast(title, scheme, after, becomes={name: tidy.name}, words=asked)


def recoloured(scheme: LabelScheme, colours: Mapping[str, str]) -> Recast:
    """Give labels other colours, as ``#rrggbb`` by name."""
    tidy = {known(scheme, n).name: tidy_colour(colour) for n, colour in colours.items()}
    after = (replace(one, colour=tidy.get(one.name, one.colour)) for one in scheme)
    which = next(iter(tidy)) if len(tidy) == 1 else "the labels"
    return _recast(f"Recolour {which}", scheme, after)


def rekeyed(scheme: LabelScheme, name: str, key: str) -> Recast:
    """Have another key give a label, or none."""
    known(scheme, name)
    said = f"Give {name} the key {key.upper()}" if key else f"Give {name} no key"
    return _recast(said, scheme, _with(scheme, name, key=key.lower()))


def described(scheme: LabelScheme, name: str, description: str) -> Recast:
    """Say otherwise what belongs under a label."""
    known(scheme, name)
    after = _with(scheme, name, description=" ".join(description.split()))
    return _recast(f"Describe {name}", scheme, after)


def retired(scheme: LabelScheme, name: str) -> Recast:
    """Offer a label no more; what bears it stays, what suggests it is not shown."""
    if known(scheme, name).retired:
        raise CopydeskError(f"“{name}” is retired already.")
    return _recast(f"Retire {name}", scheme, _with(scheme, name, retired=True, key=""))


def restored(scheme: LabelScheme, name: str) -> Recast:
    """Offer a retired label again."""
    if not known(scheme, name).retired:
        raise CopydeskError(f"“{name}” is not retired; it is offered as it is.")
    return _recast(f"Restore {name}", scheme, _with(scheme, name, retired=False))


def removed(scheme: LabelScheme, name: str) -> Recast:
    """Take a label out; whoever asks has made sure that nothing uses it."""
    known(scheme, name)
    return _recast(f"Remove {name}", scheme, _without(scheme, name))


def moved(scheme: LabelScheme, name: str, *, to: int) -> Recast:
    """Put a label at another place in the order, counted from 0."""
    label, rest = known(scheme, name), list(_without(scheme, name))
    at = max(0, min(to, len(rest)))
    rest.insert(at, label)
    return _recast(f"Move {name} to line {at + 1}", scheme, rest)


def known(scheme: LabelScheme, name: str) -> Label:
    """Find a label that must be there.

    Raises:
        CopydeskError: the scheme has none of that name.
    """
    if name in scheme:
        return scheme.named(name)
    raise CopydeskError(f"This project has no label “{name}”; {_hint(scheme, name)}.")


def _hint(scheme: LabelScheme, name: str) -> str:
    if now := scheme.readings.names.get(name):
        return f"it is called {now} now"
    if meant := [x.name for x in scheme if x.name.casefold() == name.casefold()]:
        return f"write it like {meant[0]}"
    return f"it has {', '.join(label.name for label in scheme)}"


def _recast(
    title: str,
    before: LabelScheme,
    after: Iterable[Label],
    *,
    becomes: Mapping[str, str] = MappingProxyType({}),
    words: frozenset[str] = frozenset(),
) -> Recast:
    return Recast(
        title=title,
        before=before,
        after=checked(tuple(after)),
        becomes=MappingProxyType(dict(becomes)),
        words=words,
    )


def _with(scheme: LabelScheme, which: str, **changed: object) -> tuple[Label, ...]:
    change: Callable[..., Label] = replace
    return tuple(change(x, **changed) if x.name == which else x for x in scheme)


def _without(scheme: LabelScheme, name: str) -> tuple[Label, ...]:
    return tuple(label for label in scheme if label.name != name)


def _freed(scheme: LabelScheme, name: str) -> tuple[Label, ...]:
    """Let a new label have a name that another one only had before."""
    return tuple(replace(x, also=tuple(n for n in x.also if n != name)) for x in scheme)


def _tidy(label: Label) -> Label:
    return replace(
        label,
        name=label.name.strip(),
        key=label.key.lower(),
        colour=tidy_colour(label.colour),
        description=" ".join(label.description.split()),
    )
