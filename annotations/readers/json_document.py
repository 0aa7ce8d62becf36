"""A file of JSON read value by value: it may hold more than fits in memory."""

import json
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterator
from typing import BinaryIO

from annotations.errors import CopydeskError
from annotations.readers.json_text import broken, finite, no_json

CHUNK = 65_536
"""How many bytes are read at a time, at least."""

_LONG = 4_000_000
_LITERAL = len("-Infinity")
_LIST, _OBJECT = ("[", "]"), ("{", "}")
_SPACE = " \t\r\n"

Part = tuple[str, object]
"""The name of the list that something is an item of, if any, and what it is."""


class JsonDocument:
    """A value in a file, of which only what is being read is in memory.

    All of its methods raise ``CopydeskError`` once they come to what is no JSON.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = getincrementaldecoder("utf-8-sig")().decode
        decoder = json.JSONDecoder(parse_constant=no_json, parse_float=finite)
        self._scan = decoder.raw_decode
        self._text = ""
        self._at = 0

    def items(self) -> Iterator[object]:
        """Yield the items of the list that it is, in their order."""
        yield from self._items()
        self._end()

    def parts(self, names: Collection[str]) -> Iterator[Part]:
        """Yield the items of lists by their ``names``, and whatever there is besides.

        Behind its items comes an object itself, without a name, its lists empty. Of a
        list of objects, each is gone into.
        """
        if self._next() == "[":
            for _ in self._members(_LIST):
                yield from self._parts(names)
        else:
            yield from self._parts(names)
        self._end()

    def beginning(self) -> object:
        """Give the value as far as the first list in it that is long.

        Of that one, and of a list that is all there is, only the first item is there.
        """
        return self._begun_list() if self._next() == "[" else self._begun()[0]

    def _parts(self, names: Collection[str]) -> Iterator[Part]:
        if self._next() != "{":
            yield "", self._value()
            return
        found: dict[str, object] = {}
        for name in self._names():
            if name in names and self._next() == "[":
                found[name] = []
                for item in self._items():
                    yield name, item
            else:
                found[name] = self._value()
        yield "", found

    def _begun(self) -> tuple[object, bool]:
        """Give a value, or the beginning of a long one, and whether it is that."""
        bracket = self._next()
        if bracket not in {"[", "{"}:
            return self._value(), False
        try:
            return self._value(longest=_LONG), False
        except _LongError:
            is_list = bracket == "["
            return self._begun_list() if is_list else self._begun_object(), True

    def _begun_list(self) -> list[object]:
        found: list[object] = []
        for _ in self._members(_LIST):
            found.append(self._begun()[0])
            break
        return found

    def _begun_object(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for name in self._names():
            found[name], is_only_begun = self._begun()
            if is_only_begun:
                break
        return found

    def _names(self) -> Iterator[str]:
        """Yield the names in an object, each when its value is next."""
        for _ in self._members(_OBJECT):
            name = self._value()
            if not isinstance(name, str):
                raise broken()
            self._take(":")
            yield name

    def _items(self) -> Iterator[object]:
        for _ in self._members(_LIST):
            yield self._value()

    def _members(self, brackets: tuple[str, str]) -> Iterator[None]:
        """Pause before each member of a list or an object."""
        first, last = brackets
        self._take(first)
        if self._next() != last:
            yield
            while self._next() == ",":
                self._take(",")
                yield
        self._take(last)

    def _value(self, longest: int | None = None) -> object:
        self._next()
        while True:
            try:
                value, end = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                if not (self._may_go_on(error) and self._more(longest)):
                    raise broken() from error
                continue
            except (ValueError, RecursionError) as error:
                raise broken() from error
            # A number may go on in what has not been read yet.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Tell damage from what ends with what has been read so far."""
        is_at_end = error.pos + _LITERAL >= len(self._text)
        return is_at_end or error.msg.startswith("Unterminated")

    def _end(self) -> None:
        if self._next():
            raise broken()

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

    def _more(self, longest: int | None = None) -> bool:
        """Take in as much again as is waiting, if there is more.

        Raises:
            _LongError: as much is waiting already as anything may be long.
        """
        waiting = self._text[self._at :]
        if longest is not None and len(waiting) > longest:
            raise _LongError
        data = self._file.read(max(CHUNK, len(waiting)))
        try:
            self._text = waiting + self._decode(data, not data)
        except UnicodeDecodeError as error:
            raise CopydeskError(
                "The file is not UTF-8, as JSON has to be; export it again from its "
                "source."
            ) from error
        self._at = 0
        return bool(data)


class _LongError(Exception):
    """A value is longer than was asked for."""
