"""JSON as strangers write it: deep, broken, in odd encodings, line by line or whole."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from annotations.errors import CopydeskError
from annotations.readers.encoding import decode, refuse_other_formats

_START = 1024
_DEEPEST = 100


class LineError(CopydeskError):
    """A line that holds no article."""


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
    try:
        found = json.loads(decode(line), parse_constant=_no_json)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise LineError(
            "The line holds half a character (an unpaired surrogate); export it again "
            "from its source."
        ) from error
    except (ValueError, RecursionError) as error:
        raise LineError(
            "The line is not JSON; write one whole JSON object on each line."
        ) from error
    if _is_deep(found):
        raise LineError("The line is nested too deeply; leave out what is not needed.")
    if not isinstance(found, dict):
        raise LineError('The line is no JSON object; write it like {"text": "…"}.')
    return found


def _is_deep(found: object) -> bool:
    """Tell whether values lie deeper than SQLite and all readers of ours can follow."""
    level = [found]
    for _ in range(_DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _no_json(constant: str) -> NoReturn:
    raise ValueError(constant)
