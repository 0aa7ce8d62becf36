"""Files that are almost right: bytes, lines, numbers and whole values changed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from annotations.exchange.facts import line_of
from annotations.exchange.format import Format
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed, read_as
from annotations.formats import FORMATS
from annotations.readers.reader import Refusal

_BYTES = (
    *(b"\0", b'"', b"<", b">", b"[", b"]", b"{", b"}", b"\t", b"\n", b"\r\n"),
    *(b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\\ud800", b"&x;", b"|", b"\\"),
)
_NUMBERS = (
    *(b"-1", b"0", b"1.5", b"1e999", b"NaN", b"9" * 30, b"9" * 5000, b"true"),
    *(b"null", b'"3"', b"[]", b"2147483648", "\u0663".encode()),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, -1, 3.5, 10**30, "", " ", "x", "\0", [], {}, [None], [[]]),
    *({"a": 1}, [1, 2, 3], {"start": 0, "end": 1, "label": 3}, "\ud800", "{", "null"),
)


def mutated(data: bytes, seed: int) -> bytes:
    """Change a file in one to three places, the same way every time."""
    chance = Random(seed)  # noqa: S311  the same every time
    for _ in range(chance.randint(1, 3)):
        if not data:
            break
        ways = (_byte, _piece, _cut, _line, _number, _number, _value, _value, _value)
        data = chance.choice(ways)(data, chance)
    return data


def _byte(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _piece(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_BYTES) + data[at + chance.randrange(3) :]


def _cut(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[: at + 1] if chance.random() < 1 / 4 else data[:at] + data[at + 40 :]


def _line(data: bytes, chance: Random) -> bytes:
    """Double a line, or leave it out."""
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at : at + 1] = [lines[at]] * chance.choice((0, 2))
    return b"".join(lines)


def _number(data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"-?\d+(\.\d+)?", data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_NUMBERS) + data[one.end() :]


def _value(data: bytes, chance: Random) -> bytes:
    """Put another value anywhere in JSON, or in one of its lines."""
    lines = data.split(b"\n")
    for place, piece in (*enumerate(lines), (None, data)):
        try:
            value = json.loads(piece)
        except ValueError:
            continue
        made = json.dumps(_revalued(value, chance)).encode()
        if place is None:
            return made
        lines[place] = made
        return b"\n".join(lines)
    return data


def _revalued(value: Any, chance: Random) -> Any:
    places = list(_places(value))
    if not places:
        return chance.choice(_VALUES)
    inside, key = chance.choice(places)
    if chance.random() < 1 / 6:
        del inside[key]
    else:
        inside[key] = chance.choice(_VALUES)
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        pairs: list[tuple[Any, Any]] = list(value.items())
    else:
        pairs = list(enumerate(value)) if isinstance(value, list) else []
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


def take(path: Path, of_format: Format) -> None:
    """Read a file as an import does, and write down all that was found."""
    guessed(path, FORMATS)
    for found in read_as(path, of_format, FORMATS):
        if isinstance(found, Refusal):
            assert found.why.endswith((".", ")"))
        elif found.text is not None:
            line_of(settled(found).annotated)
