"""Rows put aside by the article they belong to, in whatever order they come."""

import json
from array import array
from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile

import msgspec

from annotations.exchange.text import as_json

_IN_MEMORY = 4_000_000
_ROW = msgspec.json.Decoder(dict[str, str])


class Shelf:
    """Keeps rows in a temporary file: there may be more than fit in memory."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  see close
        self._places: dict[str, array[int]] = {}

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def put(self, key: str, row: Mapping[str, str]) -> None:
        """Put a row aside."""
        self._places.setdefault(key, array("Q")).append(self._file.tell())
        try:
            line = msgspec.json.encode(row)
        except UnicodeEncodeError:  # half a character, as some put into cells
            line = as_json(row).encode("utf-8", "surrogatepass")
        self._file.write(line + b"\n")

    def taken(self, key: str) -> Iterator[dict[str, str]]:
        """Take the rows of an article off the shelf, in the order they came."""
        for place in self._places.pop(key, ()):
            self._file.seek(place)
            line = self._file.readline()
            try:
                yield _ROW.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                yield json.loads(line)

    @property
    def keys(self) -> list[str]:
        """List what there still are rows of, in the order they came."""
        return list(self._places)
