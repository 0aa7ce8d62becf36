"""What dkpro-cassis sees in a file that Copydesk wrote: another pair of eyes.

It is strict: whatever its types do not have is an error.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from annotations.exchange.format import Entity, Seen
from annotations.exchange.text import as_json
from annotations.formats.parts.extra import need
from annotations.formats.uima.kinds import types_beside
from annotations.formats.uima.layers import NAMED_ENTITY

_TYPES = "%TYPES"


def seen_in_xmi(path: Path) -> Iterator[Seen]:
    """Read a file with the types beside it.

    Raises:
        Exception: whatever dkpro-cassis makes of a file that is not right.
    """
    beside = types_beside(path)
    types = _beside(beside.read_bytes() if beside else b"")
    load = need("cassis", "uima").load_cas_from_xmi
    # A text of our own may be long.
    yield from _seen(load(path, typesystem=types, trusted=True))


def seen_in_json(path: Path) -> Iterator[Seen]:
    """Read a file with the types in it.

    Raises:
        Exception: whatever dkpro-cassis makes of a file that is not right.
    """
    data = path.read_text(encoding="utf-8")
    types = _inside(as_json(json.loads(data)[_TYPES]))
    load = need("cassis", "uima").load_cas_from_json
    yield from _seen(load(StringIO(data), typesystem=types, merge_typesystem=False))


@lru_cache(maxsize=4)
def _beside(data: bytes) -> Any:
    return need("cassis", "uima").load_typesystem(BytesIO(data))


@lru_cache(maxsize=4)
def _inside(types: str) -> Any:
    """Have types read that many files have alike; it takes longer than a file."""
    alone = f'{{"{_TYPES}": {types}, "%FEATURE_STRUCTURES": [], "%VIEWS": {{}}}}'
    return need("cassis", "uima").load_cas_from_json(alone).typesystem


def _seen(cas: Any) -> Iterator[Seen]:
    for view in cas.views:
        entities = (
            Entity(one.begin, one.end, one.value)
            for one in view.get_all_fs()
            if one.type.name == NAMED_ENTITY
        )
        yield Seen(view.sofa.sofaString, tuple(sorted(entities)))
