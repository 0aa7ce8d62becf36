"""Writing spaCy's ``DocBin`` as a stream: one column after another, however many.

spaCy's own keeps every document in memory until the file is written. Here each column
grows in a temporary file beside the target, and all are packed one behind the other.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from msgspec.msgpack import encode as packed

from annotations.errors import CopydeskError

VERSION = "0.1"

# What a part of MessagePack counts in, at most.
_MOST = 2**32 - 1
_PIECE = 1 << 20
# Beyond the first, levels cost several times as long for a tenth less.
_LEVEL = 1
_BYTES, _LIST, _MAP = b"\xc6", b"\xdd", b"\xdf"
_BLOCKS = ("tokens", "spaces", "lengths")
_COLUMNS = (*_BLOCKS, "strings", "span_groups", "user_data")
_SAME = {"cats": b"\x80", "flags": b"\x81\xb2has_unknown_spaces\xc2"}
"""What every document of ours says alike: no categories, and spaces that are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document as the columns have it.

    ``tokens`` holds a row of 64-bit numbers for each token, ``spaces`` a byte for
    each, ``span_groups`` and ``user_data`` are packed already; ``strings`` are what
    the numbers stand for, as far as no earlier document said it.
    """

    tokens: bytes
    spaces: bytes
    span_groups: bytes
    user_data: bytes
    strings: Iterable[str]


class DocBinWriter:
    """Puts documents into a ``DocBin`` as they come.

    Raises:
        CopydeskError: from ``add``, once there are more than the format can count.
    """

    def __init__(self, path: Path, attrs: Iterable[int]) -> None:
        self._attrs = list(attrs)
        self._stream = path.open("xb")
        self._columns = {
            name: _Column(path.parent, is_list=name not in _BLOCKS) for name in _COLUMNS
        }

    def add(self, row: Row) -> None:
        """Write a document."""
        columns = self._columns
        columns["tokens"].add(row.tokens)
        columns["spaces"].add(row.spaces)
        columns["lengths"].add(len(row.spaces).to_bytes(4, "little"))
        for text in row.strings:
            columns["strings"].add(packed(text))
        for name in ("span_groups", "user_data"):
            data: bytes = getattr(row, name)
            columns[name].add(_BYTES + len(data).to_bytes(4, "big") + data)

    def finish(self) -> None:
        """Pack the columns behind one another."""
        packer = zlib.compressobj(_LEVEL)
        for piece in self._pieces():
            self._stream.write(packer.compress(piece))
        self._stream.write(packer.flush())
        self.close()

    def close(self) -> None:
        """Let go of the file and of all columns."""
        self._stream.close()
        for column in self._columns.values():
            column.close()

    def _pieces(self) -> Iterator[bytes]:
        yield _MAP + (2 + len(_SAME) + len(_COLUMNS)).to_bytes(4, "big")
        yield from _named("version", packed(VERSION))
        yield from _named("attrs", packed(self._attrs))
        for name, column in self._columns.items():
            kind = _LIST if column.is_list else _BYTES
            yield from _named(name, kind + _counted(column.size))
            yield from column.pieces()
        number = self._columns["user_data"].size
        for name, value in _SAME.items():
            yield from _named(name, _LIST + _counted(number))
            yield from repeat(value, number)


class _Column:
    """What all documents say of one thing, in a file that has no name."""

    def __init__(self, folder: Path, *, is_list: bool) -> None:
        self.is_list = is_list
        self.size = 0
        self._file: IO[bytes] = TemporaryFile(dir=folder, buffering=_PIECE)  # noqa: SIM115  see close

    def add(self, data: bytes) -> None:
        self.size += 1 if self.is_list else len(data)
        if self.size > _MOST:
            raise CopydeskError(
                "spaCy's file cannot hold that many articles; export them in parts."
            )
        self._file.write(data)

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece

    def close(self) -> None:
        self._file.close()


def _named(name: str, *values: bytes) -> Iterator[bytes]:
    yield packed(name)
    yield from values


def _counted(number: int) -> bytes:
    return number.to_bytes(4, "big")
