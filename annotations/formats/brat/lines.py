"""The lines of brat's files, as brat writes them, and as people do who saw some."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LINE = re.compile(r"(?:[TREAMN][^\t\s]+|#[^\t\s]*|\*)\t")
_SPAN = re.compile(r"T\S+\t\S+(?: \S+)*? (\d{1,9}) (\d{1,9})\s*\t")
# Spaces or tabs throughout.
_BY_HAND = re.compile(
    r"(T[^\s]*\d)\s+([^\s\d;][^\s;]*)\s+(\d{1,9})\s+(\d{1,9})(?:\s(.*))?"
)


class Line(NamedTuple):
    """A line: its number, its id, what it says, and the words behind that."""

    number: int
    id: str
    said: str
    words: str | None

    @property
    def name(self) -> str:
        """Name it for a person."""
        return f"Line {self.number} ({self.id})"


def lines_in(raw: Iterable[str]) -> Iterator[Line | int]:
    """Take lines apart; of those that are none of brat's, give the number.

    Words with a line break go on in the next line.
    """
    last, room = None, 0
    for number, line in enumerate(raw, start=1):
        found = line_of(number, line)
        if found is None and last is not None and len(line) < room:
            last = last._replace(words=f"{last.words}\n{line}")
            room -= len(line) + 1
            continue
        if last is not None:
            yield last
        last, room = found, _room(line, found)
        if found is None and line.strip():
            yield number
    if last is not None:
        yield last


def line_of(number: int, line: str) -> Line | None:
    """Take a line apart, if it is one."""
    by_hand = None if _SPAN.match(line) else _BY_HAND.fullmatch(line)
    if by_hand is not None:
        name, label, start, end, words = by_hand.groups()
        return Line(number, name, f"{label} {start} {end}", words)
    if not _LINE.match(line):
        return None
    name, said, *rest = line.split("\t", 2)
    return Line(number, name, said, rest[0] if rest else None)


def _room(line: str, found: Line | None) -> int:
    """Count the characters that a span has and its words lack."""
    match = _SPAN.match(line)
    if match is None or found is None or not found.words:
        return 0
    return int(match[2]) - int(match[1]) - len(found.words)
