"""What a file of UIMA holds: structures of types, and views that list them."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.formats.uima.kinds import CAS

Offsets = Mapping[int, tuple[int, int]]
"""Where annotations begin and end, by their numbers, in the units of the file."""

FIRST_VIEW = "_InitialView"
PLACES = frozenset({"sofa", "begin", "end"})
ENDS = frozenset({"Governor", "Dependent"})
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Layer:
    """A type as a file has it, with the features that structures of it may have."""

    name: str
    features: Collection[str]

    @property
    def is_relation(self) -> bool:
        """Tell whether it joins two others."""
        return set(self.features) >= ENDS


@dataclass(frozen=True, slots=True)
class Structure:
    """A structure by its number; a feature is words, or the numbers of others.

    Features stand in the order of the layer.
    """

    number: int
    layer: Layer
    features: Mapping[str, str | tuple[int, ...]]

    def text(self, name: str) -> str:
        """Give the words of a feature, if it has any."""
        value = self.features.get(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class View:
    """A text and the numbers of what is said of it; or bytes, of whatever kind."""

    name: str
    text: str | None
    members: tuple[int, ...]
    mime: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cas:
    """All of a file; ``numbers`` also has the structures that nothing is made of."""

    views: tuple[View, ...]
    structures: Mapping[int, Structure]
    offsets: Offsets
    numbers: AbstractSet[int]
    unit: Unit = Unit.UTF_16

    def members(self, view: View) -> list[Structure]:
        """List a view's structures in the order in which they were made.

        Raises:
            CopydeskError: the view lists what is not there.
        """
        if not self.numbers >= set(view.members):
            raise _missing()
        numbers = sorted(self.structures.keys() & view.members)
        return [self.structures[one] for one in numbers]

    def said(self, one: Structure) -> dict[str, str]:
        """Give the features that say something in words or numbers, in their order."""
        made = {
            name: value if isinstance(value, str) else self._words(value)
            for name, value in one.features.items()
        }
        return {name: value for name, value in made.items() if value}

    def pointed(self, one: Structure, name: str) -> int | None:
        """Give the number that a feature points to, if it does.

        Raises:
            CopydeskError: it is not there.
        """
        value = one.features.get(name)
        number = value[0] if isinstance(value, tuple) and value else None
        if number is not None and number not in self.numbers:
            raise _missing()
        return number

    def links(self, one: Structure) -> Iterator[tuple[str, Structure]]:
        """Go through the links of slots, which are no annotations themselves."""
        for name, value in one.features.items():
            if isinstance(value, tuple):
                for other in self._elements(value):
                    is_link = "target" in other.layer.features
                    if is_link and other.number not in self.offsets:
                        yield name, other

    def _words(self, numbers: tuple[int, ...]) -> str:
        """Give words and numbers that were gathered elsewhere."""
        found = (
            one.text(name)
            for one in self._gathered(numbers)
            for name in ("elements", "head")
        )
        return _BETWEEN.join(filter(None, found))

    def _elements(self, numbers: tuple[int, ...]) -> Iterator[Structure]:
        """Go through structures, and through what arrays and lists among them hold."""
        found = (self.structures.get(one) for one in numbers)
        yield from (one for one in found if one and not _gathers(one))
        for one in self._gathered(numbers):
            for name in ("elements", "head"):
                held = one.features.get(name)
                inner = held if isinstance(held, tuple) else ()
                yield from filter(None, map(self.structures.get, inner))

    def _gathered(self, numbers: tuple[int, ...]) -> Iterator[Structure]:
        """Go through arrays, and from node to node of lists."""
        waiting, been = list(reversed(numbers)), set()
        while waiting:
            one = self.structures.get(waiting.pop())
            if one is not None and _gathers(one) and one.number not in been:
                been.add(one.number)
                yield one
                tail = one.features.get("tail")
                waiting += tail if isinstance(tail, tuple) else ()


def words_of(value: object) -> str:
    """Write a value of JSON in words."""
    if isinstance(value, list):
        return joined([words_of(one) for one in value])
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""


def joined(words: Collection[str]) -> str:
    """Put the words of an array into one value."""
    return _BETWEEN.join(filter(None, words))


def _gathers(one: Structure) -> bool:
    name = one.layer.name
    is_built_in = name.startswith(CAS) and name.endswith(("Array", "List"))
    return is_built_in or name.endswith("[]")


def _missing() -> CopydeskError:
    return CopydeskError(
        "It points to structures of UIMA that it does not have; check that it is "
        "whole, and export it again."
    )
