"""UIMA CAS JSON 0.4, as INCEpTION exports it: a file an article, with its types.

Offsets count UTF-16 units.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.head import Head
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.units import Unit
from annotations.exchange.writing import SpreadWriter
from annotations.formats.parts.extra import need
from annotations.formats.uima.cas import cas_of
from annotations.formats.uima.found import articles_in
from annotations.formats.uima.json_reading import STRUCTURES, VIEWS, cas_in_json
from annotations.formats.uima.kinds import described, kinds_beside
from annotations.formats.uima.legacy_json import cas_in_legacy, is_legacy
from annotations.formats.uima.seen import seen_in_json
from annotations.formats.uima.types import type_system
from annotations.readers.json_text import json_value
from annotations.readers.reader import name_of

_TYPES = "%TYPES"


def _writer(path: Path) -> Writer:
    type_system()
    return SpreadWriter(path, _pages)


def _pages(fitted: Fitted) -> Mapping[str, bytes]:
    # Only the types in use: the others would be most of a short article's file.
    types = need("cassis.typesystem", "uima").TypeSystemMode.MINIMAL
    made: str = cas_of(fitted.annotated).to_json(type_system_mode=types)
    return {".json": made.encode() + b"\n"}


def _read(path: Path) -> Reading:
    value = _value(path)
    if is_legacy(value):
        yield from articles_in(cas_in_legacy(value), name_of(path))
        return
    types = value.get(_TYPES)
    kinds = described(types) if isinstance(types, dict) else kinds_beside(path)
    yield from articles_in(cas_in_json(value, kinds), name_of(path))


def _value(path: Path) -> Mapping[str, Any]:
    value = json_value(path.read_bytes())
    if not isinstance(value, dict) or not _is_cas(value):
        raise CopydeskError("It is no CAS JSON of UIMA; check the format.")
    return value


def _is_cas(value: Mapping[str, Any]) -> bool:
    return VIEWS in value or STRUCTURES in value or is_legacy(value)


def _knows(head: Head) -> bool:
    keys = (_TYPES, STRUCTURES, VIEWS, "_views")
    is_likely = any(f'"{key}"' in head.text for key in keys)
    return is_likely and isinstance(head.value, dict) and _is_cas(head.value)


UIMA_JSON = Format(
    name="uima-json",
    title="UIMA CAS JSON (INCEpTION)",
    suffixes=(".json",),
    carries=EVERYTHING,
    loses=("the settings of the pipelines that made the suggestions",),
    is_spread=True,
    is_joined=True,
    unit=Unit.UTF_16,
    writer=_writer,
    read=_read,
    knows=_knows,
    library=seen_in_json,
    needs="uima",
    is_read_bare=True,
)
