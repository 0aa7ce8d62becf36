"""How WebAnno TSV writes text and values, with its escapes."""

import re
from collections.abc import Iterator

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV 3(?:\.(\d+))?\s*$")
_IN_TEXT = re.compile(r"[\x00-\x0a\x0c-\x1f\\]")
_TEXT_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|[tnfrb\\\x00-\x1f])", re.DOTALL)
_IN_VALUE = re.compile(r"->|[\\\[\]|_;\t\n*]")
_VALUE_ESCAPE = re.compile(r"\\(->|[\\\[\]|_;tn*])")
_NAMED = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
_NAMES = {char: name for name, char in _NAMED.items()}
_ID = re.compile(r"((?:\\.|[^\\\[])*)\[(\d+(?:_\d+)?)\]", re.DOTALL)
_LINK = re.compile(r"((?:\\.|[^\\])*?)->(\d+)-(\d+)", re.DOTALL)
_PARTS = {
    char: re.compile(rf"(?:^|{re.escape(char)})((?:\\.|[^\\{char}])*)", re.DOTALL)
    for char in "|;"
}
_FIRST_OF_ITS_ESCAPES = 2

NOTHING = "_"
"""A cell of no annotation."""
NO_VALUE = "*"
"""An annotation that says nothing here."""


def minor_version(line: str) -> int | None:
    """Tell which WebAnno TSV 3 a file is by its first line, or that it is none."""
    match = _FORMAT.match(line)
    return int(match[1] or 0) if match else None


def escaped_text(text: str) -> str:
    """Write a line of text as TSV 3.3 does."""
    return _IN_TEXT.sub(lambda found: f"\\{_NAMES.get(found[0], found[0])}", text)


def text_of(line: str, version: int) -> str:
    """Read a line of text; before 3.2, characters might be written as numbers."""

    def meant(found: re.Match[str]) -> str:
        if len(found[1]) == 1:
            return _NAMED.get(found[1], found[1])
        is_number = version < _FIRST_OF_ITS_ESCAPES
        return chr(int(found[1][1:], 16)) if is_number else found[0]

    return _TEXT_ESCAPE.sub(meant, line)


def escaped_value(value: str) -> str:
    """Write a value, so that it is taken neither for a mark nor for a missing one."""
    return _IN_VALUE.sub(lambda found: f"\\{_NAMES.get(found[0], found[0])}", value)


def value_of(cell: str) -> str | None:
    """Read a value without its number; nothing if there is none."""
    if cell in {NO_VALUE, NOTHING, ""}:
        return None
    return _VALUE_ESCAPE.sub(lambda found: _NAMED.get(found[1], found[1]), cell)


def stacked(cell: str, separator: str = "|") -> Iterator[str]:
    """Split a cell where what separates is not escaped."""
    return (found[1] for found in _PARTS[separator].finditer(cell))


def numbered(cell: str) -> tuple[str, str]:
    """Split a value from the number in brackets behind it, if there is one."""
    match = _ID.fullmatch(cell)
    return (match[1], match[2]) if match else (cell, "")


def linked(cell: str) -> tuple[str, int, int] | None:
    """Split the value of a link in a chain from the chain and its place there."""
    match = _LINK.fullmatch(cell)
    return (match[1], int(match[2]), int(match[3])) if match else None
