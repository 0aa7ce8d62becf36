"""The items of a JSON list one by one: a file may hold more than fits in memory."""

from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from annotations.readers.encoding import decode, refuse_other_formats
from annotations.readers.json_document import CHUNK, JsonDocument, Part
from annotations.readers.json_text import json_value, sound


def json_items(path: Path) -> Iterator[object]:
    """Yield what is in the list that a file holds, or the one value that it is.

    Raises:
        CopydeskError: the file is no text, no JSON, was cut off, or goes too deep.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(CHUNK)
        refuse_other_formats(start)
        # UTF-16 has zeros for the halves of its brackets.
        if (
            start.removeprefix(BOM_UTF8).lstrip().startswith(b"[")
            and b"\0" not in start
        ):
            file.seek(0)
            for item in JsonDocument(file).items():
                yield sound(item)
            return
        whole = json_value(start + file.read())
    yield from whole if isinstance(whole, list) else [whole]


def json_parts(path: Path, names: Collection[str]) -> Iterator[Part]:
    """Yield the items of lists in an object one by one, by the ``names`` of the lists.

    They come with the name; behind them comes the object itself, without one, and with
    its lists empty. Several objects in a list are gone into one by one.

    Raises:
        CopydeskError: as ``json_items``, once it has come to what is wrong.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(CHUNK)
        refuse_other_formats(start)
        file.seek(0)
        source: BinaryIO = file
        if not _is_utf_8(start):
            source = BytesIO(decode(file.read()).encode())
        for name, part in JsonDocument(source).parts(names):
            yield name, sound(part)


def json_beginning(path: Path) -> object:
    """Give the value that a file holds as far as the first long list in it.

    Of that one, and of a list that is all there is, only the first item is there: what
    a large file is can be told by it.

    Raises:
        CopydeskError: that is no JSON.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return sound(JsonDocument(file).beginning())


def _is_utf_8(start: bytes) -> bool:
    try:
        return "\0" not in getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
