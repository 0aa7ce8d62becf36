"""Opening a table that is text, in whichever encoding a spreadsheet has saved it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from os import SEEK_END
from pathlib import Path
from typing import IO

from annotations.exchange.head import Head
from annotations.readers.encoding import decode, refuse_other_formats

_CHUNK = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """Open a file as UTF-8 if it is that, or as what it seems to be."""
    with path.open("rb") as raw:
        refuse_other_formats(raw.read(_CHUNK))
        raw.seek(0)
        is_unicode = _is_utf_8(raw)
    if is_unicode:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    else:
        yield StringIO(decode(path.read_bytes()), newline="")


def beginning(head: Head) -> str:
    """Read the beginning of a file, as far as it is there."""
    # Excel saves “Unicode text” so.
    is_wide = head.data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return head.data.decode("utf-16", "replace") if is_wide else head.text


def is_ended(path: Path) -> bool:
    """Tell whether a file ends with the end of a line."""
    with path.open("rb") as file:
        file.seek(0, SEEK_END)
        file.seek(max(0, file.tell() - 2))
        return b"\n" in file.read()


def _is_utf_8(raw: IO[bytes]) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            if "\0" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
