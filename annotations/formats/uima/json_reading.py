"""Structures of a CAS from CAS JSON 0.4."""

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.formats.uima.kinds import CAS, Kinds, is_linking
from annotations.formats.uima.layers import TELLING, Kind, kind_of
from annotations.formats.uima.structures import (
    FIRST_VIEW,
    PLACES,
    Cas,
    Layer,
    Offsets,
    Structure,
    View,
    words_of,
)

STRUCTURES, VIEWS = "%FEATURE_STRUCTURES", "%VIEWS"
_KIND, _NUMBER, _ELEMENTS = "%TYPE", "%ID", "%ELEMENTS"
_SOFA, _BYTES = f"{CAS}Sofa", f"{CAS}ByteArray"
_HEADER = "%HEADER"
_UNITS = {"UTF-8": Unit.BYTES, "UTF-16": Unit.UTF_16, "UTF-32": Unit.CODE_POINTS}
_MARKS = "@#^"
_Record = Mapping[str, Any]
_Value = str | tuple[int, ...]


def cas_in_json(value: _Record, kinds: Kinds) -> Cas:
    """Take what a document holds.

    Raises:
        CopydeskError: its numbers are none, or it is no CAS JSON.
    """
    try:
        by_number = dict(_numbered(value.get(STRUCTURES) or ()))
        rest = {number: one for number, one in by_number.items() if one[_KIND] != _SOFA}
        return Cas(
            views=tuple(_views(value.get(VIEWS) or {}, by_number)),
            structures=_structures(rest, kinds),
            offsets=_offsets(rest),
            numbers=rest.keys(),
            unit=_UNITS[(value.get(_HEADER) or {}).get("offset-encoding", "UTF-16")],
        )
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise CopydeskError(
            "Its annotations have no numbers for places, or for what they point to, "
            "or count what Copydesk does not know; export it again."
        ) from error


def _numbered(found: Any) -> Iterator[tuple[int, _Record]]:
    """Go through the structures, which are a list, or named by their numbers."""
    if isinstance(found, dict):
        yield from ((int(number), one) for number, one in found.items())
    else:
        yield from ((int(one[_NUMBER]), one) for one in found)


def _offsets(by_number: Mapping[int, _Record]) -> Offsets:
    # The specification marks what points into the text, and nobody does so yet.
    places = (
        (number, one.get("begin", one.get("^begin")), one.get("end", one.get("^end")))
        for number, one in by_number.items()
    )
    return {
        number: (int(begin), int(end))
        for number, begin, end in places
        if begin is not None and end is not None
    }


def _views(listed: _Record, by_number: Mapping[int, _Record]) -> Iterator[View]:
    inside = [
        one for view in listed.values() if isinstance(one := view.get("%SOFA"), dict)
    ]
    found = [one for one in by_number.values() if one[_KIND] == _SOFA]
    sofas = {one["sofaID"]: one for one in (*found, *inside)}
    members = {name: list(view.get("%MEMBERS", ())) for name, view in listed.items()}
    for number, one in by_number.items():
        for name in one.get(VIEWS, ()):
            members.setdefault(name, []).append(number)
    for name in sorted(sofas | members, key=lambda one: one != FIRST_VIEW):
        sofa = sofas.get(name, {})
        array = by_number.get(sofa.get("@sofaArray", -1))
        yield View(
            name=name,
            text=_text(sofa.get("sofaString")),
            members=tuple(map(int, members.get(name, ()))),
            mime=_text(sofa.get("mimeType")) or "",
            data=None if array is None else b64decode(array.get(_ELEMENTS, "")),
        )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _structures(by_number: Mapping[int, _Record], kinds: Kinds) -> dict[int, Structure]:
    by_kind: dict[str, list[tuple[int, _Record]]] = {}
    for number, one in by_number.items():
        by_kind.setdefault(one[_KIND], []).append((number, one))
    made = {}
    for name, found in by_kind.items():
        if not _is_mute(name, found):
            used = dict.fromkeys(_plain(key) for _, one in found for key in one)
            known = dict.fromkeys(kinds.features(name)) | used
            layer = Layer(name, [one for one in known if one and one not in PLACES])
            pointing = ("@", _ELEMENTS) if _gathers_structures(name, kinds) else "@"
            for number, one in found:
                made[number] = Structure(number, layer, _features(layer, one, pointing))
    return made


def _gathers_structures(name: str, kinds: Kinds) -> bool:
    is_array = name.endswith("[]") and not kinds.is_words(name.removesuffix("[]"))
    return is_array or is_linking(name)


def _features(
    layer: Layer, one: _Record, pointing: str | tuple[str, ...]
) -> dict[str, _Value]:
    said = {
        _plain(key): _numbers(value) if key.startswith(pointing) else words_of(value)
        for key, value in one.items()
    }
    if layer.name == _BYTES:
        return {}
    return {name: said[name] for name in layer.features if name in said}


def _plain(key: str) -> str:
    """Name a feature; what is said of arrays goes by the name that XMI has for it."""
    if key == _ELEMENTS:
        return "elements"
    return "" if key.startswith("%") else key.lstrip(_MARKS)


def _numbers(value: object) -> tuple[int, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(one for one in values if isinstance(one, int))


def _is_mute(name: str, found: Sequence[tuple[int, _Record]]) -> bool:
    """Tell whether nothing can come of a type: most of a file is words of its text."""
    if name in TELLING or kind_of(name) is not Kind.STRUCTURE:
        return False
    keys = {key for _, one in found for key in one}
    return all(key == "@sofa" or not key.startswith("@") for key in keys)
