"""Label schemes from files and pipelines, and what becomes of the present one."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType

from annotations.colouring import proposed
from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme
from annotations.scheme import Recast
from annotations.scheme_rules import WINDOW_KEYS, checked, tidy_colour
from annotations.suggest.mapping import LabelMap
from annotations.suggest.offers import Offer

_SHAPE = '{"labels": [{"name": "ORG", "key": "o", "colour": "#3fbf8a"}]}'
_DIGITS = "1234567890"
_TEXTS = ("name", "key", "colour", "description")
_KNOWN = frozenset(field.name for field in fields(Label))


def to_text(scheme: LabelScheme) -> str:
    """Write a scheme as JSON that ``parse`` reads."""
    return json.dumps(scheme.as_dict(), ensure_ascii=False, indent=2) + "\n"


def parse(text: str) -> LabelScheme:
    """Read a scheme from JSON; what is left out of a label is as for a new one.

    Raises:
        CopydeskError: it is no JSON, of another shape, or no scheme.
    """
    try:
        found = json.loads(text)
    except ValueError as error:
        raise CopydeskError(
            f"This is no JSON ({error}); write it like {_SHAPE}."
        ) from error
    listed = found.get("labels") if isinstance(found, dict) else found
    if not isinstance(listed, list) or not listed:
        raise CopydeskError(f"There are no labels in it; write it like {_SHAPE}.")
    scheme = LabelScheme(())
    for one in listed:
        scheme = LabelScheme((*scheme, _label(one, scheme)))
    return checked(_untwinned(scheme.labels))


def read(path: Path) -> LabelScheme:
    """Read a scheme from a file.

    Raises:
        CopydeskError: the file cannot be read, or holds no scheme.
    """
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise CopydeskError(
            f"“{path}” cannot be read as text ({error}); choose a JSON file."
        ) from error


def write(scheme: LabelScheme, path: Path) -> None:
    """Write a scheme to a file.

    Raises:
        CopydeskError: the file cannot be written.
    """
    try:
        path.write_text(to_text(scheme), encoding="utf-8")
    except OSError as error:
        raise CopydeskError(
            f"“{path}” cannot be written ({error.strerror}); choose another place."
        ) from error


def declared(offer: Offer, scheme: LabelScheme) -> LabelScheme:
    """Make a scheme of a pipeline's labels, as the present one has them, or else new.

    What the present one calls by another name is one of its own. New ones get a
    colour and, as far as one is free, a key out of their name.

    Raises:
        CopydeskError: the pipeline cannot be used, or does not say what it gives.
    """
    if offer.trouble:
        raise CopydeskError(offer.trouble)
    labels_to = LabelMap(scheme, {})
    made: dict[str, Label] = {}
    around = scheme
    for label in offer.labels:
        name = labels_to.target(label) or label
        if name not in around:
            around = LabelScheme((*around, fresh(name, around)))
        made[name] = around.named(name)
    if not made:
        raise CopydeskError(
            f"“{offer.name}” does not say which labels it gives; add them by name."
        )
    return checked(tuple(made.values()))


def fresh(
    name: str, scheme: LabelScheme, *, taken: Collection[str] = WINDOW_KEYS
) -> Label:
    """Make a label, with a colour unlike the scheme's and a key that is free.

    It is a letter of the name, or else a digit; ``taken`` are keys, in capitals, that
    no label can have.
    """
    used = {label.key.upper() for label in scheme} | set(taken)
    letters = [c for c in name if c.isalnum() and len(c.upper()) == 1]
    key = next((c for c in (*letters, *_DIGITS) if c.upper() not in used), "")
    return Label(name, key=key.lower(), colour=proposed(scheme))


def replaced(scheme: LabelScheme, by: LabelScheme, *, used: Collection[str]) -> Recast:
    """Put another scheme in the place of the present one.

    A label that the other one calls by another name, or writes in another case, moves
    to that name. What it lacks goes, unless it is among the ``used``: that is kept
    below the others, without its key if one of them has it.
    """
    becomes = dict(_becoming(scheme, by))
    lost = [x for x in scheme if x.name not in by and x.name not in becomes]
    kept = _keyless([x for x in lost if x.name in used], by)
    after = checked((*_remembering(scheme, by, becomes), *kept))
    return Recast(
        title="Import labels",
        before=scheme,
        after=after,
        becomes=MappingProxyType(becomes),
    )


def extended(scheme: LabelScheme, by: LabelScheme) -> Recast:
    """Add the labels that the present scheme lacks, and leave the others alone."""
    names = {n.casefold() for x in scheme for n in (x.name, *x.also)}
    new = [label for label in by if label.name.casefold() not in names]
    new = [replace(x, also=tuple(n for n in x.also if n not in names)) for x in new]
    after = checked((*scheme, *_keyless(new, scheme)))
    return Recast(title="Add imported labels", before=scheme, after=after)


def _label(found: object, scheme: LabelScheme) -> Label:
    if isinstance(found, str):
        return fresh(found, scheme)
    if not isinstance(found, dict) or not isinstance(found.get("name"), str):
        raise CopydeskError(
            f"“{found}” is no label: each needs a name; write it like {_SHAPE}."
        )
    _refuse_other_types(found)
    usual = Label(str(found["name"]), colour=proposed(scheme))
    told = {name: found[name] for name in _KNOWN & found.keys()}
    told["also"] = tuple(found.get("also", ()))
    told["colour"] = tidy_colour(str(found.get("colour", usual.colour)))
    return replace(usual, **told)


def _refuse_other_types(found: dict[str, object]) -> None:
    name = found["name"]
    for field in _TEXTS:
        if not isinstance(found.get(field, ""), str):
            raise CopydeskError(f"The {field} of the label {name} must be a text.")
    also = found.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) for one in also):
        raise CopydeskError(f"“also” of the label {name} must be a list of names.")
    if not isinstance(found.get("retired", False), bool):
        raise CopydeskError(f"“retired” of the label {name} must be true or false.")


def _untwinned(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Let a name of before belong to one label only, and to none that bears it."""
    gone = {label.name for label in labels}
    tidy = []
    for label in labels:
        also = tuple(n for n in dict.fromkeys(label.also) if n not in gone)
        gone |= set(also)
        tidy.append(replace(label, also=also))
    return tuple(tidy)


def _becoming(scheme: LabelScheme, by: LabelScheme) -> Iterator[tuple[str, str]]:
    """Pair the names that change with those they change to."""
    same = {label.name.casefold(): label.name for label in by}
    for label in scheme:
        name = by.readings.today(label.name)
        name = same.get(name.casefold(), name)
        if name in by and name != label.name:
            yield label.name, name


def _remembering(
    scheme: LabelScheme, by: LabelScheme, becomes: dict[str, str]
) -> Iterator[Label]:
    """Keep the names of before, under which suggestions are stored."""
    names = {label.name for label in by}
    claimed = set(names)
    for label in by:
        were = [x for x in scheme if becomes.get(x.name, x.name) == label.name]
        before = (n for x in were for n in (x.name, *x.also))
        also = [n for n in (*label.also, *before) if n not in claimed]
        claimed |= set(also)
        yield replace(label, also=tuple(dict.fromkeys(also)))


def _keyless(labels: Iterable[Label], scheme: LabelScheme) -> list[Label]:
    taken = {label.key.casefold() for label in scheme}
    return [replace(x, key="") if x.key.casefold() in taken else x for x in labels]
