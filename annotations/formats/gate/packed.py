"""bdoc as GATE packs it: JSON, YAML or MessagePack, and each of them with gzip."""

import gzip
import json
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from annotations.errors import CopydeskError
from annotations.readers.encoding import decode
from annotations.readers.json_text import json_value

YAML, MESSAGE_PACK = ".bdocym", ".bdocmp"
ZIPPED = ".gz"
_LARGEST = 1_000_000_000
_MOST_VALUES = 20_000_000
_VERSION = "sm2"
_DAMAGED = "It is damaged, or no document of GATE; save it again from its source."


def value_in(path: Path) -> Any:
    """Read the values that a file holds, whatever they are.

    Raises:
        CopydeskError: it is damaged, or holds more than could be meant.
        OSError: it cannot be read.
    """
    name = path.name.lower()
    data = _unzipped(path) if name.endswith(ZIPPED) else path.read_bytes()
    kind = Path(name.removesuffix(ZIPPED)).suffix
    if kind == YAML:
        return _from_yaml(data)
    return _from_message_pack(data) if kind == MESSAGE_PACK else json_value(data)


def _unzipped(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            data = file.read(_LARGEST + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise CopydeskError(_DAMAGED) from error
    if len(data) > _LARGEST:
        raise CopydeskError("It is too large unpacked; unpack it.")
    return data


def _from_yaml(data: bytes) -> Any:
    import srsly

    try:
        value = srsly.yaml_loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise CopydeskError(_DAMAGED) from error
    # A few lines of YAML can stand for more than any memory holds.
    if sum(1 for _ in _walked(value)) > _MOST_VALUES:
        raise CopydeskError("It holds more than it could mean to; save it as JSON.")
    return _as_in_json(value)


def _as_in_json(value: Any) -> Any:
    """Make of names and values, dates among them, what JSON would have."""
    try:
        return json.loads(json.dumps(value, default=str, allow_nan=False))
    except (RecursionError, TypeError, ValueError) as error:
        raise CopydeskError(_DAMAGED) from error


def _walked(value: Any) -> Iterator[Any]:
    waiting, count = [value], 0
    while waiting and count <= _MOST_VALUES:
        one = waiting.pop()
        count += 1
        yield one
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _from_message_pack(data: bytes) -> Any:
    """Read values one after another, into what the JSON would be."""
    from srsly import msgpack

    values = iter(msgpack.Unpacker(BytesIO(data), raw=False))
    try:
        if next(values) != _VERSION:
            raise CopydeskError(_DAMAGED)
        page = {name: next(values) for name in ("offset_type", "text", "name")}
        page["features"] = next(values)
        page["annotation_sets"] = dict(_set(values) for _ in range(next(values)))
    except (StopIteration, RuntimeError, TypeError, ValueError) as error:
        raise CopydeskError(_DAMAGED) from error
    return _as_in_json(page)


def _set(values: Iterator[Any]) -> tuple[str, dict[str, Any]]:
    name, _, count = (next(values) for _ in range(3))
    keys = ("type", "start", "end", "id", "features")
    return name or "", {
        "annotations": [{key: next(values) for key in keys} for _ in range(count)]
    }
