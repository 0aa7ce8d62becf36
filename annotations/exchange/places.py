"""Where exports may go: a file, a folder of files, a packed folder."""

import os
from collections.abc import Callable
from enum import Enum, auto
from hashlib import file_digest
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotations.errors import CopydeskError
from annotations.exchange.format import Format

MARK = "copydesk.export"
"""The file by which Copydesk knows a folder that it has made."""

_ZIP = ".zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


class Place(Enum):
    """What kind of thing a target is."""

    FILE = auto()
    SINGLE = auto()
    FOLDER = auto()
    PACKED = auto()


def place_for(target: Path, to_format: Format) -> Place:
    """Tell by its name what a target is to be."""
    if not to_format.is_spread:
        return Place.FILE
    if target.suffix.lower() == _ZIP:
        return Place.PACKED
    if target.name.lower().endswith(to_format.suffixes) and not target.is_dir():
        return Place.SINGLE
    return Place.FOLDER


def followed(target: Path) -> Path:
    """Follow links, of which the last may lead to nothing yet.

    Raises:
        CopydeskError: they lead in a circle.
    """
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:
        raise CopydeskError(
            f"{target} is a link that leads back to itself; name another place."
        ) from error


def foreseen(target: Path, to_format: Format) -> bool:
    """Tell at a glance whether an export would replace something; read no file for it.

    Raises:
        CopydeskError: it would be refused, as far as a glance can tell.
    """
    refuse_folder(followed(target).parent)
    refuse_target(target, place_for(target, to_format), ours=_seems_ours)
    return target.is_file() or (target.is_dir() and any(target.iterdir()))


def refuse_folder(folder: Path) -> None:
    """Tell of a folder that nothing can be written to.

    Raises:
        CopydeskError: it is not there, or not to be written to.
    """
    if not folder.is_dir():
        raise CopydeskError(
            f"The folder {folder} does not exist; make it or choose another."
        )
    if not os.access(folder, os.W_OK):
        raise CopydeskError(f"{folder} may not be written to; choose another folder.")


def refuse_target(
    target: Path, place: Place, *, ours: Callable[[Path], bool] | None = None
) -> None:
    """Keep what a target may not replace from harm; ``ours`` knows our own folders.

    Raises:
        CopydeskError: it is a folder for a file, or a folder with files of others.
    """
    if place is Place.FOLDER and target.is_dir():
        if not (ours or is_ours)(target):
            raise CopydeskError(
                f"{target} holds files that Copydesk did not write, or that have "
                "changed since; name a new folder, or an empty one."
            )
    elif target.is_dir():
        raise CopydeskError(f"{target} is a folder; name a file in it.")
    elif target.exists() and place is Place.FOLDER:
        raise CopydeskError(f"{target} is a file; name a folder to fill.")
    elif target.exists() and not target.is_file():
        raise CopydeskError(f"{target} is no ordinary file; name another.")


def mark(folder: Path, name: str) -> None:
    """Note in a folder what an export wrote there, so that the next may replace it."""
    lines = [f"{digest}  {name}\n" for name, digest in _digests(folder)]
    head = f"# Written by Copydesk ({name}). The next export to here replaces it,\n"
    rest = "# unless one of the files below has changed, or another has come.\n"
    (folder / MARK).write_text("".join([head, rest, *lines]), encoding="utf-8")


def is_ours(folder: Path) -> bool:
    """Tell whether a folder is empty, or as an export left it."""
    found = _digests(folder)
    try:
        noted = (folder / MARK).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return not found and not any(folder.iterdir())
    pairs = (line.partition("  ") for line in noted if not line.startswith("#"))
    return found == [(name, digest) for digest, _, name in pairs]


def _seems_ours(folder: Path) -> bool:
    return (folder / MARK).exists() or not any(folder.iterdir())


def _digests(folder: Path) -> list[tuple[str, str]]:
    """Give the SHA-256 of each file, by name."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MARK:
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
            found.append((path.relative_to(folder).as_posix(), digest))
    return found


def packed(folder: Path) -> Path:
    """Pack a folder; the same files make the same bytes."""
    archive = folder / _ZIP
    with ZipFile(archive, "x", ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            if path != archive and path.is_file():
                entry = ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = _MODE
                made.writestr(entry, path.read_bytes())
    return archive
