"""The JSON that UIMA wrote before its CAS JSON: lists of structures by view and type.

Short names of types are explained in ``_context``, if that is there; what several
point to stands in ``_referenced_fss`` by its number, and what one points to in its
place. What would be zero or empty is left out.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from annotations.errors import CopydeskError
from annotations.formats.uima.layers import (
    DOCUMENT,
    FIELD,
    METADATA,
    NAMED_ENTITY,
    POS,
    SENTENCE,
    TOKEN,
    short,
)
from annotations.formats.uima.structures import (
    ENDS,
    FIRST_VIEW,
    PLACES,
    Cas,
    Layer,
    Structure,
    View,
    words_of,
)

_CONTEXT, _VIEWS, _REFERENCED = "_context", "_views", "_referenced_fss"
_TYPE, _COLLECTION = "_type", "_collection"
_POINTING = ENDS | {"target", "next", "first"}
_KNOWN = {
    short(one): one
    for one in (METADATA, FIELD, DOCUMENT, NAMED_ENTITY, POS, TOKEN, SENTENCE)
}
_Record = Mapping[str, Any]
_Value = str | tuple[int, ...]


def is_legacy(value: object) -> bool:
    """Tell it by the names of its parts."""
    if not isinstance(value, dict) or not isinstance(value.get(_VIEWS), dict):
        return False
    return any(isinstance(value.get(name), dict) for name in (_CONTEXT, _REFERENCED))


def cas_in_legacy(value: _Record) -> Cas:
    """Take what a document holds.

    Raises:
        CopydeskError: it is not as UIMA writes it.
    """
    try:
        return _Legacy(value).cas()
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise CopydeskError(
            "It is no JSON of UIMA, or damaged; export it again as UIMA CAS JSON."
        ) from error


class _Legacy:
    """Numbers the structures of a document that have none."""

    def __init__(self, value: _Record) -> None:
        self._views: Mapping[str, _Record] = value[_VIEWS]
        self._types: _Record = value.get(_CONTEXT, {}).get("_types", {})
        found: Mapping[str, _Record] = value.get(_REFERENCED, {})
        self._records = {
            int(number): (one[_TYPE], one) for number, one in found.items()
        }
        self._unused = count(max(self._records, default=0) + 1)

    def cas(self) -> Cas:
        members = {
            name: tuple(
                self._number(kind, one)
                for kind, found in kinds.items()
                for one in found
            )
            for name, kinds in self._views.items()
        }
        structures: dict[int, Structure] = {}
        # What stands inside of others is found on the way.
        while len(structures) < len(self._records):
            for number in self._records.keys() - structures.keys():
                structures[number] = self._structure(number)
        return Cas(
            views=tuple(self._sofas(members)),
            structures=structures,
            offsets={
                number: (int(one.get("begin", 0)), int(one["end"]))
                for number, (_, one) in self._records.items()
                if "end" in one
            },
            numbers=structures.keys(),
        )

    def _number(self, kind: str, one: Any) -> int:
        """Give the number of a structure, which may be that itself."""
        if isinstance(one, int):
            self._records[one]
            return one
        number = next(self._unused)
        self._records[number] = one.get(_TYPE, kind), one
        return number

    def _sofas(self, members: Mapping[str, tuple[int, ...]]) -> Iterator[View]:
        texts = {
            one["sofaID"]: text if isinstance(text, str) else None
            for _, one in self._records.values()
            if "sofaID" in one
            for text in [one.get("sofaString")]
        }
        names = dict.fromkeys((*members, *texts))
        for name in sorted(names, key=lambda one: one != FIRST_VIEW):
            yield View(name, texts.get(name), members.get(name, ()))

    def _structure(self, number: int) -> Structure:
        kind, one = self._records[number]
        told = self._types.get(kind, {})
        ranges = told.get("_feature_types", {})
        features = {
            "elements" if name == _COLLECTION else name: self._value(
                value, is_pointer=self._points(name, value, ranges)
            )
            for name, value in one.items()
            if name not in PLACES and name != _TYPE
        }
        plain = kind.rpartition(":")[2]
        name = str(told.get("_id", _KNOWN.get(plain, plain)))
        return Structure(number, Layer(name, features.keys()), features)

    def _points(self, name: str, value: Any, ranges: _Record) -> bool:
        if name in ranges:
            return bool(ranges[name] == "_ref")
        values = value if isinstance(value, list) else [value]
        if not values or any(type(one) not in {int, dict} for one in values):
            return False
        # Nothing is said of it where there is no context.
        is_known = name in _POINTING or isinstance(value, list)
        return any(isinstance(one, dict) for one in values) or (
            is_known and all(one in self._records for one in values)
        )

    def _value(self, value: Any, *, is_pointer: bool) -> _Value:
        if is_pointer:
            values = value if isinstance(value, list) else [value]
            # Zero is nothing.
            return tuple(self._number("", one) for one in values if one)
        return words_of(value)
