"""The items of a JSON list one by one: a file may hold more than fits in memory."""

import json
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotations.errors import CopydeskError
from annotations.readers.encoding import refuse_other_formats
from annotations.readers.json_text import broken, json_value, no_json, sound

_CHUNK = 65_536
_SPACE = " \t\r\n"


def json_items(path: Path) -> Iterator[object]:
    """Yield what is in the list that a file holds, or the one value that it is.

    Raises:
        CopydeskError: the file is no text, no JSON, was cut off, or goes too deep.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(_CHUNK)
        refuse_other_formats(start)
        # UTF-16 has zeros for the halves of its brackets.
        if (
            start.removeprefix(BOM_UTF8).lstrip().startswith(b"[")
            and b"\0" not in start
        ):
            file.seek(0)
            for item in _List(file).items():
                yield sound(item)
            return
        whole = json_value(start + file.read())
    yield from whole if isinstance(whole, list) else [whole]


class _List:
    """A list in a file, of which only the items being read are in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = getincrementaldecoder("utf-8-sig")().decode
        self._scan = json.JSONDecoder(parse_constant=no_json).raw_decode
        self._text = ""
        self._at = 0

    def items(self) -> Iterator[object]:
        """Yield the items in their order."""
        self._take("[")
        if self._next() != "]":
            yield self._item()
            while self._next() == ",":
                self._take(",")
                yield self._item()
        self._take("]")
        if self._next():
            raise broken()

    def _item(self) -> object:
        self._next()
        while True:
            try:
                item, end = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise broken() from error
                continue
            except (ValueError, RecursionError) as error:
                raise broken() from error
            # A number may go on in what has not been read yet.
            if end < len(self._text) or not self._more():
                self._at = end
                return item

    def _take(self, char: str) -> None:
        if self._next() != char:
            raise broken()
        self._at += 1

    def _next(self) -> str:
        """Give the next character past white space, or none at the end."""
        while True:
            while (found := self._text[self._at : self._at + 1]) and found in _SPACE:
                self._at += 1
            if found or not self._more():
                return found

    def _more(self) -> bool:
        """Take in as much again as is waiting, if there is more."""
        waiting = self._text[self._at :]
        data = self._file.read(max(_CHUNK, len(waiting)))
        try:
            self._text = waiting + self._decode(data, not data)
        except UnicodeDecodeError as error:
            raise CopydeskError(
                "The file is not UTF-8, as JSON has to be; export it again from its "
                "source."
            ) from error
        self._at = 0
        return bool(data)
