"""UIMA CAS JSON 0.4, as INCEpTION exports it: a file an article, with its types.

Offsets count UTF-16 units.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter
from annotations.formats.parts.extra import need
from annotations.formats.uima.cas import cas_of
from annotations.formats.uima.found import Offsets, articles_in
from annotations.formats.uima.legacy_json import articles_in_legacy, is_legacy
from annotations.formats.uima.loading import loaded, seen_in, types_beside
from annotations.formats.uima.types import type_system
from annotations.readers.json_text import json_value
from annotations.readers.reader import name_of

_TYPES, _STRUCTURES, _VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"


def _writer(path: Path) -> Writer:
    type_system()
    return SpreadWriter(path, _pages)


def _pages(fitted: Fitted) -> Mapping[str, bytes]:
    # Only the types in use: the others would be most of a short article's file.
    types = need("cassis.typesystem", "uima").TypeSystemMode.MINIMAL
    cas = cas_of(fitted.annotated)
    made: str = cas.to_json(type_system_mode=types)
    return {".json": made.encode() + b"\n"}


def _read(path: Path) -> Reading:
    value = _value(path)
    if is_legacy(value):
        yield from articles_in_legacy(value, name_of(path))
        return
    offsets = _offsets(value)
    yield from articles_in(_cas(path, value), offsets, name_of(path))


def _seen(path: Path) -> Iterator[Seen]:
    yield from seen_in(_cas(path, _value(path)))


def _value(path: Path) -> Mapping[str, Any]:
    value = json_value(path.read_bytes())
    if not isinstance(value, dict) or not _is_cas(value):
        raise CopydeskError("It is no CAS JSON of UIMA; check the format.")
    return value


def _cas(path: Path, value: Mapping[str, Any]) -> Any:
    # Without a byte order mark, and with what JSON may leave out.
    whole = json.dumps({_STRUCTURES: [], _VIEWS: {}, **value})
    has_types = isinstance(value.get(_TYPES), dict)
    load = partial(
        need("cassis", "uima").load_cas_from_json,
        typesystem=None if has_types else types_beside(path),
        lenient=True,
        merge_typesystem=has_types,
    )
    return loaded(lambda: load(whole))


def _offsets(value: Mapping[str, Any]) -> Offsets:
    try:
        return {
            int(key): (int(one["begin"]), int(one["end"]))
            for key, one in _structures(value)
            if "begin" in one and "end" in one
        }
    except (AttributeError, TypeError, ValueError) as error:
        raise CopydeskError(
            "Its annotations have no numbers for places; export it again."
        ) from error


def _structures(value: Mapping[str, Any]) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Go through the structures, which are a list, or named by their ids."""
    found = value.get(_STRUCTURES, [])
    if isinstance(found, dict):
        yield from found.items()
    else:
        yield from ((one.get("%ID"), one) for one in found)


def _is_cas(value: Mapping[str, Any]) -> bool:
    return _VIEWS in value or _STRUCTURES in value or is_legacy(value)


def _knows(head: Head) -> bool:
    keys = (_TYPES, _STRUCTURES, _VIEWS, "_context")
    is_likely = any(f'"{key}"' in head.text for key in keys)
    return is_likely and isinstance(head.value, dict) and _is_cas(head.value)


UIMA_JSON = Format(
    name="uima-json",
    title="UIMA CAS JSON (INCEpTION)",
    suffixes=(".json",),
    carries=EVERYTHING,
    loses=("the settings of the pipelines that made the suggestions",),
    is_spread=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    library=_seen,
    needs="uima",
)
