"""JSON as strangers write it: deep, broken, in odd encodings, line by line or whole."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from math import isinf
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from annotations.errors import CopydeskError
from annotations.readers.encoding import decode, refuse_other_formats

_START = 1024
_DEEPEST = 100
_NESTED: set[type] = {dict, list}


def json_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines one by one: a file may hold more than fits in memory.

    Raises:
        CopydeskError: the file is no text.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(_START)
        refuse_other_formats(start)
        if b"\0" in start or start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            yield from decode(start + file.read()).encode().split(b"\n")
            return
        file.seek(len(BOM_UTF8) if start.startswith(BOM_UTF8) else 0)
        yield from file


def json_object(line: bytes) -> Mapping[str, object]:
    """Read the object that a line holds.

    Raises:
        CopydeskError: the line is no text, no JSON, or no object.
    """
    found = _loaded(line)
    if _is_deep(found):
        raise CopydeskError(
            "The line is nested too deeply; leave out what is not needed."
        )
    if not isinstance(found, dict):
        raise CopydeskError('The line is no JSON object; write it like {"text": "…"}.')
    return found


def _loaded(line: bytes) -> object:
    """Read a value as the standard has it, or else as far as it can be helped."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _helped(line)


def _helped(line: bytes) -> object:
    try:
        found: object = json.loads(decode(line), parse_constant=no_json)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise CopydeskError(
            "The line holds half a character (an unpaired surrogate); export it again "
            "from its source."
        ) from error
    except (ValueError, RecursionError) as error:
        raise CopydeskError(
            "The line is not JSON; write one whole JSON object on each line."
        ) from error
    return found


def json_value(data: bytes) -> object:
    """Read the value that a whole file holds.

    Raises:
        CopydeskError: the file is no text, no JSON, or nested too deeply.
    """
    refuse_other_formats(data[:_START])
    try:
        # What is JSON is text, however many of its characters are for control.
        return _shallow(msgspec.json.decode(data))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _helped_value(data)


def _helped_value(data: bytes) -> object:
    try:
        found = json.loads(decode(data), parse_constant=no_json, parse_float=finite)
    except (ValueError, RecursionError) as error:
        raise broken() from error
    return sound(found)


def sound(found: object) -> object:
    """Give a value back if all our readers and SQLite can take it.

    Raises:
        CopydeskError: it holds half a character, or goes too deep.
    """
    _shallow(found)
    try:
        msgspec.json.encode(found)
    except UnicodeEncodeError as error:
        raise CopydeskError(
            "The file holds half a character (an unpaired surrogate); export it again "
            "from its source."
        ) from error
    return found


def _shallow(found: object) -> object:
    if _is_deep(found):
        raise CopydeskError("The file is nested too deeply; leave out what is not due.")
    return found


def broken() -> CopydeskError:
    """Say that a file is no JSON."""
    return CopydeskError(
        "The file is not JSON, or was cut off; export it again from its source."
    )


def no_json(constant: str) -> NoReturn:
    """Refuse ``NaN`` and the like, which JSON does not have."""
    raise ValueError(constant)


def finite(number: str) -> float:
    """Read a number; refuse one that is too large to be any, such as ``1e999``."""
    found = float(number)
    if isinf(found):
        raise ValueError(number)
    return found


def _is_deep(found: object) -> bool:
    """Tell whether values lie deeper than SQLite and all readers of ours can follow."""
    level = [found] if found.__class__ in _NESTED else []
    for _ in range(_DEEPEST):
        level = [
            inner
            for value in level
            for inner in _inside(value)
            # Most are neither; this is asked of everything in a file.
            if inner.__class__ is dict or inner.__class__ is list
        ]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[object]:
    """List what is in an object or a list."""
    return value.values() if value.__class__ is dict else value
