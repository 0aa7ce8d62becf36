"""Structures of a CAS from XMI, whether or not its types came with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from annotations.errors import CopydeskError
from annotations.formats.uima.kinds import CAS, Kinds, is_collection, is_linking
from annotations.formats.uima.layers import TELLING, Kind, kind_of
from annotations.formats.uima.structures import (
    ENDS,
    FIRST_VIEW,
    PLACES,
    Cas,
    Layer,
    Offsets,
    Structure,
    View,
    joined,
)

SPACE = "http://www.omg.org/XMI"
_ID = f"{{{SPACE}}}id"
_XMLNS = "http:///"
_SOFA, _VIEW, _BYTES = f"{CAS}Sofa", f"{CAS}View", f"{CAS}ByteArray"
_NOTHING = frozenset({_SOFA, _VIEW, f"{CAS}NULL", ""})
_POINTING = ENDS | {"target", "next", "first"}
_ASIDE = PLACES | {_ID}
_Elements = Mapping[str, Sequence[Any]]


def cas_in_xmi(root: Any, kinds: Kinds) -> Cas:
    """Take what the root of a document holds.

    Raises:
        CopydeskError: its numbers are none, or point to nothing.
    """
    by_kind: dict[str, list[Any]] = {}
    for element in root:
        by_kind.setdefault(element.tag, []).append(element)
    named = {_kind(tag): found for tag, found in by_kind.items()}
    rest = {name: found for name, found in named.items() if name not in _NOTHING}
    try:
        by_number = {int(one.get(_ID)): one for found in rest.values() for one in found}
        return Cas(
            views=tuple(_views(named, by_number)),
            structures=_Reading(kinds, by_number).structures(rest),
            offsets=_offsets(by_number),
            numbers=by_number.keys(),
        )
    except (TypeError, ValueError) as error:
        raise CopydeskError(
            "Its annotations have no numbers for places, or for what they point to; "
            "export it again."
        ) from error


def _offsets(by_number: Mapping[int, Any]) -> Offsets:
    return {
        number: (int(begin), int(end))
        for number, one in by_number.items()
        if (begin := one.get("begin")) is not None
        and (end := one.get("end")) is not None
    }


def _views(named: _Elements, by_number: Mapping[int, Any]) -> Iterator[View]:
    members = {
        one.get("sofa"): tuple(map(int, one.get("members", "").split()))
        for one in named.get(_VIEW, ())
    }
    sofas = named.get(_SOFA, ())
    for one in sorted(sofas, key=lambda one: one.get("sofaID") != FIRST_VIEW):
        yield View(
            name=one.get("sofaID", ""),
            text=one.get("sofaString"),
            members=members.get(one.get(_ID), ()),
            mime=one.get("mimeType", ""),
            data=_data(one.get("sofaArray"), by_number),
        )


def _data(number: str | None, by_number: Mapping[int, Any]) -> bytes | None:
    array = None if number is None else by_number.get(int(number))
    return None if array is None else bytes.fromhex(array.get("elements", ""))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A layer, what its features range over, and which of them are words anyway."""

    layer: Layer
    ranges: Mapping[str, str]
    words: frozenset[str]


class _Reading:
    """Makes structures of elements, as far as their types are known or can be told."""

    def __init__(self, kinds: Kinds, by_number: Mapping[int, Any]) -> None:
        self._kinds = kinds
        self._by_number = by_number

    def structures(self, named: _Elements) -> dict[int, Structure]:
        shapes = ((found, self._shape(name, found)) for name, found in named.items())
        made = (
            Structure(int(one.get(_ID)), shape.layer, dict(self._features(one, shape)))
            for found, shape in shapes
            if not _is_mute(shape)
            for one in found
        )
        return {one.number: one for one in made}

    def _shape(self, name: str, found: Sequence[Any]) -> _Shape:
        ranges = self._kinds.features(name)
        words = (one for one in ranges if self._kinds.is_words(ranges[one]))
        layer = Layer(name, [*ranges, *_others(found, ranges)])
        return _Shape(layer, ranges, frozenset(words))

    def _features(
        self, one: Any, shape: _Shape
    ) -> Iterator[tuple[str, str | tuple[int, ...]]]:
        held: dict[str, list[str]] = {}
        for child in one:
            held.setdefault(child.tag, []).append(child.text or "")
        for name in shape.layer.features:
            if name in held:
                yield name, joined(held[name])
            elif (value := one.get(name)) is not None:
                is_plain = name in shape.words
                yield name, value if is_plain else self._value(shape, name, value)

    def _value(self, shape: _Shape, name: str, value: str) -> str | tuple[int, ...]:
        if shape.layer.name.startswith(CAS):
            return _held(shape.layer.name, name, value)
        over = shape.ranges.get(name)
        if over is None:
            return _numbers(value) if self._points(name, value) else value
        if is_collection(over) and not self._is_array(value):
            return "" if over == _BYTES else joined(value.split())
        return _numbers(value)

    def _is_array(self, value: str) -> bool:
        """Tell the number of an array from an array of numbers."""
        target = self._target(value)
        return target is not None and _kind(target.tag).startswith(CAS)

    def _points(self, name: str, value: str) -> bool:
        """Guess whether a feature of which nothing is said points to others."""
        targets = [self._target(one) for one in value.split()]
        if len(targets) == 1 and name in _POINTING:
            return targets[0] is not None or (name in ENDS and value.isdecimal())
        return all(one is not None and one.get("target") for one in targets or [None])

    def _target(self, value: str) -> Any:
        return self._by_number.get(int(value)) if value.isdecimal() else None


def _said(one: Any, features: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Give what an element says, in its attributes or in elements of their names."""
    held: dict[str, list[str]] = {}
    for child in one:
        held.setdefault(child.tag, []).append(child.text or "")
    for name in features:
        value = held.get(name) or one.get(name)
        if value is not None:
            yield name, value


def _others(found: Sequence[Any], ranges: Mapping[str, str]) -> list[str]:
    """Name the features that are used and that no type is known to have, in order."""
    used = set(chain.from_iterable(one.keys() for one in found))
    if used <= _ASIDE | ranges.keys() and not any(map(len, found)):
        return []
    names = dict.fromkeys(
        name for one in found for name in (*one.keys(), *(held.tag for held in one))
    )
    return [name for name in names if name not in _ASIDE and name not in ranges]


def _is_mute(shape: _Shape) -> bool:
    """Tell whether nothing can come of a type: most of a file is words of its text."""
    name = shape.layer.name
    if name in TELLING or kind_of(name) is not Kind.STRUCTURE:
        return False
    return all(
        feature in shape.ranges
        and feature not in _POINTING
        and not is_linking(shape.ranges[feature])
        for feature in shape.layer.features
    )


def _held(array: str, name: str, value: str) -> str | tuple[int, ...]:
    """Take what an array or a node of a list holds."""
    if name == "tail" or "FS" in array:
        return _numbers(value)
    if array == _BYTES:
        return ""
    return joined(value.split()) if name == "elements" else value


def _numbers(value: str) -> tuple[int, ...]:
    return tuple(map(int, value.split()))


def _kind(tag: str) -> str:
    """Name the type that an element of XMI stands for, if it stands for one."""
    space, _, name = tag.removeprefix("{").partition("}")
    package = space.removeprefix(_XMLNS).removesuffix(".ecore").replace("/", ".")
    if not space.startswith(_XMLNS):
        return ""
    return name if package == "uima.noNamespace" else f"{package}.{name}"
