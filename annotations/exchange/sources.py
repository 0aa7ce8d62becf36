"""Opening what others wrote: a file, a folder of files, a packed folder."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from struct import error as StructError  # noqa: N812  “error” says nothing
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  ditto

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.head import Head
from annotations.exchange.places import MARK
from annotations.readers.reader import Refusal, name_of

_ZIP = ".zip"
_LARGEST = 4_000_000_000
_APPLE = "__MACOSX"
# What a damaged .zip makes of zipfile, or a name in it of the disk.
_BROKEN = (
    *(BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError),
    *(LZMAError, StructError, ValueError, ZlibError),
)


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give a folder with what is in a .zip while it is looked at, or the path itself.

    Raises:
        CopydeskError: the .zip is damaged, or would not stay in its folder.
    """
    if path.suffix.lower() != _ZIP or path.is_dir():
        yield path
        return
    with TemporaryDirectory(prefix="copydesk-") as folder:
        _extract(path, Path(folder))
        yield Path(folder)


def files_in(path: Path, formats: Sequence[Format]) -> list[Path]:
    """List the files that may be of some formats, in order; a file is one by itself."""
    if not path.is_dir():
        return [path]
    suffixes = tuple(suffix for one in formats for suffix in one.suffixes)
    others = {MARK, *(name for one in formats for name in one.helpers)}
    found = []
    for parent, folders, names in os.walk(path):
        # Among them what macOS packs along, under the same names as the files.
        folders[:] = sorted(
            name for name in folders if name != _APPLE and not name.startswith(".")
        )
        found += [
            Path(parent, name)
            for name in sorted(names)
            if name.lower().endswith(suffixes)
            and name.lower() not in others
            and not name.startswith(".")
        ]
    return found


def guessed(path: Path, formats: Sequence[Format]) -> Format | None:
    """Tell of which format a file is, by its name and its beginning; or none.

    Raises:
        OSError: it cannot be read.
    """
    head = Head.of(path)
    name = path.name.lower()
    return next(
        (one for one in formats if name.endswith(one.suffixes) and one.knows(head)),
        None,
    )


def read_as(path: Path, of_format: Format, formats: Sequence[Format]) -> Reading:
    """Read a file as one format; if it is none, say what it looks like."""
    is_empty = True
    try:
        for found in of_format.read(path):
            is_empty = False
            yield found
    except CopydeskError as error:
        yield Refusal(name_of(path), f"{error}{_looks(path, of_format, formats)}")
    except OSError as error:
        yield Refusal(
            name_of(path), f"It could not be read ({error.strerror}); check the file."
        )
    else:
        if is_empty:
            hint = _looks(path, of_format, formats)
            why = f"It holds no articles as {of_format.title}; check the format.{hint}"
            yield Refusal(name_of(path), why)


def _looks(path: Path, of_format: Format, formats: Sequence[Format]) -> str:
    try:
        other = guessed(path, formats)
    except OSError:
        return ""
    if other is None or other is of_format:
        return ""
    return f" It looks like {other.title}: --format {other.name}."


def _extract(path: Path, folder: Path) -> None:
    try:
        with ZipFile(path) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in entries) > _LARGEST:
                raise CopydeskError(f"{path.name} is too large unpacked; unpack it.")
            for one in entries:
                name = PurePosixPath(one.filename.replace("\\", "/"))
                if name.is_absolute() or ".." in name.parts or ":" in one.filename:
                    raise CopydeskError(
                        f"{path.name} holds “{one.filename}”, which lies outside it; "
                        "unpack it by hand and look at it first."
                    )
                archive.extract(one, folder)
    except _BROKEN as error:
        raise CopydeskError(
            f"{path.name} cannot be unpacked ({error}); pack it again."
        ) from error
