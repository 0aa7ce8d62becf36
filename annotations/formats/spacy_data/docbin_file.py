"""Reading spaCy's ``DocBin`` as a stream, a document at a time.

spaCy's own takes the whole file into memory. Here it is unpacked into a temporary
file, each column is gone along for itself, and strings are looked up where they are.
"""

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from annotations.errors import CopydeskError
from annotations.readers.reader import name_of

_PIECE = 1 << 20
_READ = 1 << 16
_SHORT = 256
_MOST_WORDS = 200_000
_LARGEST_ITEM = 2**31 - 1
# How MessagePack begins a row of bytes, and how many say how long it is.
_SIZES = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a ``DocBin`` holds of a document, as numbers and packed bytes.

    ``table`` has a row for each token and a column for each of the file's ``attrs``;
    ``spaces`` tells whether a space follows each.
    """

    table: Any
    spaces: Any
    flags: Mapping[str, Any]
    cats: Mapping[str, Any]
    span_groups: bytes
    user_data: bytes | None


class DocBinFile:
    """An unpacked ``DocBin``; ``attrs`` are what its columns mean to spaCy."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._parts = dict(_parts(file, size))
        self.attrs: Sequence[int] = list(self._part("attrs").unpacked())
        self.strings = Strings(self._part("strings"))

    def pages(self) -> Iterator[Page]:
        """Yield the documents."""
        import numpy as np  # noqa: PLC0415  the window starts without it

        width = len(self.attrs)
        lengths = np.frombuffer(self._part("lengths").rest(), "<i4").tolist()
        tokens, spaces = self._part("tokens"), self._part("spaces")
        names = ("flags", "cats", "span_groups", "user_data")
        for length, *more in zip(lengths, *map(self._items, names), strict=False):
            flags, cats, span_groups, user_data = more
            table = np.frombuffer(tokens.exactly(8 * length * width), "<u8")
            yield Page(
                table=table.reshape(length, width),
                spaces=np.frombuffer(spaces.exactly(length), bool),
                flags=flags or {},
                cats=cats or {},
                span_groups=span_groups or b"",
                user_data=user_data,
            )

    def _part(self, name: str) -> "_Part":
        return self._parts[name].again()

    def _items(self, name: str) -> Iterator[Any]:
        """Give what each document has of it; older files lack some of it."""
        if name not in self._parts:
            return repeat(None)
        return chain(self._part(name).items(), repeat(None))


class Strings:
    """What numbers stand for; only where that is said is kept in memory."""

    def __init__(self, part: "_Part") -> None:
        import numpy as np  # noqa: PLC0415  the window starts without it
        from spacy.strings import StringStore, get_string_id

        self.number: Callable[[str], int] = get_string_id
        self._part = part
        self._common = StringStore()
        numbers, places = array("Q"), array("Q")
        for place, text in part.placed():
            numbers.append(get_string_id(text))
            places.append(place)
        found = np.frombuffer(numbers, "u8") if numbers else np.zeros(0, "u8")
        self._order = found.argsort(kind="stable")
        self._numbers = found[self._order]
        self._places = places
        self._known: dict[int, str] = {}

    def __getitem__(self, number: int) -> str:
        known = self._known
        if number not in known:
            if len(known) > _MOST_WORDS:
                known.clear()
            known[number] = self._found(number)
        return known[number]

    def all(self, numbers: Sequence[int]) -> list[str]:
        """Give what many numbers stand for."""
        known = self._known
        return [known.get(one) or self[one] for one in numbers]

    def _found(self, number: int) -> str:
        import numpy as np  # noqa: PLC0415  the window starts without it

        at = int(self._numbers.searchsorted(np.uint64(number)))
        if at < len(self._numbers) and self._numbers[at] == number:
            return str(self._part.at(self._places[self._order[at]]))
        # What spaCy knows without being told, such as the labels of its pipelines.
        return str(self._common[number])


@contextmanager
def docbin(path: Path) -> Iterator[DocBinFile]:
    """Open a ``DocBin``, and close it in the end.

    Raises:
        CopydeskError: it is none, or damaged; also while its documents are read.
        OSError: it cannot be read.
    """
    with TemporaryFile(prefix="copydesk-", buffering=0) as file, _damage(path):
        size = _unpack(path, file)
        yield DocBinFile(file, size)


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    from srsly.msgpack.exceptions import UnpackException

    # Whatever is raised over what is not as spaCy writes it.
    damage = (zlib.error, UnpackException, ArithmeticError, LookupError, RuntimeError)
    try:
        yield
    except (*damage, AttributeError, TypeError, ValueError) as error:
        raise CopydeskError(
            f"{name_of(path)}: It cannot be read as documents of spaCy; write it again "
            "with DocBin.to_disk, or choose another file."
        ) from error


def _unpack(path: Path, into: IO[bytes]) -> int:
    unpacker = zlib.decompressobj()
    size = 0
    with path.open("rb") as file:
        while not unpacker.eof:
            data = unpacker.unconsumed_tail or file.read(_PIECE)
            if not data:
                size += into.write(unpacker.flush())
                break
            size += into.write(unpacker.decompress(data, _PIECE))
    if not unpacker.eof:
        raise ValueError(path)
    return size


class _Part:
    """A stretch of the file, read from its beginning."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self.end = file, start, end
        self._at = start

    def again(self) -> "_Part":
        return _Part(self._file, self._start, self.end)

    def read(self, number: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(min(number, self.end - self._at))
        self._at += len(data)
        return data

    def exactly(self, number: int) -> bytes:
        data = self.read(max(number, 0))
        if len(data) != number:
            raise ValueError(number)
        return data

    def rest(self) -> bytes:
        return self.exactly(self.end - self._at)

    def unpacked(self) -> Any:
        return _unpacker(self).unpack()

    def items(self) -> Iterator[Any]:
        found = _unpacker(self)
        for _ in range(found.read_array_header()):
            yield found.unpack()

    def placed(self) -> Iterator[tuple[int, str]]:
        """Give the items of a list of strings, and where each begins."""
        found = _unpacker(self)
        for _ in range(found.read_array_header()):
            yield self._start + found.tell(), found.unpack()

    def at(self, place: int) -> Any:
        return _unpacker(_Part(self._file, place, self.end), read=_SHORT).unpack()


def _parts(file: IO[bytes], size: int) -> Iterator[tuple[str, _Part]]:
    """Find where each value of the outermost map begins and ends."""
    found = _unpacker(_Part(file, 0, size), read=_SHORT)
    count, at = found.read_map_header(), found.tell()
    for _ in range(count):
        found = _unpacker(_Part(file, at, size), read=_SHORT)
        name, at = found.unpack(), at + found.tell()
        part = _bytes(file, at, size) or _value(file, at, size)
        yield name, part
        at = part.end


def _bytes(file: IO[bytes], at: int, size: int) -> _Part | None:
    """Find bytes, which may be too many to be unpacked; or tell that it is none."""
    head = _Part(file, at, size)
    width = _SIZES.get(head.exactly(1)[0])
    if width is None:
        return None
    length = int.from_bytes(head.exactly(width), "big")
    start = at + 1 + width
    if start + length > size:
        raise ValueError(length)
    return _Part(file, start, start + length)


def _value(file: IO[bytes], at: int, size: int) -> _Part:
    found = _unpacker(_Part(file, at, size))
    found.skip()
    return _Part(file, at, at + found.tell())


def _unpacker(part: _Part, *, read: int = _READ) -> Any:
    # The one that srsly offers looks through all installed packages each time.
    from srsly.msgpack._unpacker import Unpacker

    return Unpacker(part, raw=False, read_size=read, max_buffer_size=_LARGEST_ITEM)
