"""Packed folders, and packed folders inside them, within limits."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from struct import error as StructError  # noqa: N812  “error” says nothing
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  ditto

from annotations.errors import CopydeskError

ZIP = ".zip"
_LARGEST = 4_000_000_000
_MOST = 1_000_000
_DEEPEST = 3
# What a damaged .zip makes of zipfile, or a name in it of the disk.
_BROKEN = (
    *(BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError),
    *(LZMAError, StructError, ValueError, ZlibError),
)


def unpack(path: Path, folder: Path) -> None:
    """Unpack a .zip, and those in it each into a folder of its name beside.

    Raises:
        CopydeskError: one is damaged, would not stay in its folder, or holds too much.
    """
    taken = _Taken(path.name)
    taken.extract(path, path.name, folder)
    unpack_inside(folder, taken)


def unpack_inside(folder: Path, taken: "_Taken | None" = None) -> None:
    """Unpack what is packed in a folder, and take it away.

    Raises:
        CopydeskError: as ``unpack``.
    """
    taken = taken or _Taken(folder.name)
    waiting = [(one, 1) for one in _zips(folder)]
    while waiting:
        inner, depth = waiting.pop()
        if depth > _DEEPEST:
            raise CopydeskError(
                f"{taken.name} holds packed folders in packed folders, more than "
                f"{_DEEPEST} deep; unpack it by hand."
            )
        place = _free(inner.with_suffix(""))
        taken.extract(inner, f"{inner.name} in {taken.name}", place)
        inner.unlink()
        waiting += [(one, depth + 1) for one in _zips(place)]


@dataclass(slots=True)
class _Taken:
    """How much has come out of a .zip, those in it included."""

    name: str
    size: int = 0
    files: int = 0

    def extract(self, path: Path, name: str, folder: Path) -> None:
        """Unpack one that is called so in sentences."""
        try:
            with ZipFile(path) as archive:
                entries = [one for one in archive.infolist() if not one.is_dir()]
                self._count(entries)
                folder.mkdir(parents=True, exist_ok=True)
                for one in entries:
                    _refuse_outside(one, name)
                    archive.extract(one, folder)
        except _BROKEN as error:
            raise CopydeskError(
                f"{name} cannot be unpacked ({error}); pack it again."
            ) from error

    def _count(self, entries: list[ZipInfo]) -> None:
        """Go by what they are said to become: more than that is never written."""
        self.size += sum(one.file_size for one in entries)
        self.files += len(entries)
        if self.size > _LARGEST or self.files > _MOST:
            raise CopydeskError(f"{self.name} is too large unpacked; unpack it.")


def _refuse_outside(entry: ZipInfo, name: str) -> None:
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
        raise CopydeskError(
            f"{name} holds “{entry.filename}”, which lies outside it; unpack it by "
            "hand and look at it first."
        )


def _zips(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(ZIP) and not name.startswith("."):
                yield Path(parent, name)


def _free(place: Path) -> Path:
    """Find a name that nothing has yet."""
    number, free = 1, place
    while free.exists():
        number += 1
        free = place.with_name(f"{place.name}-{number}")
    return free
